"""The phones on the demo's page: whose they are, what they show, and what can be done on them.

A phone has no state of its own; it shows what ``Telegram`` holds and does what people do with a phone (``people.py``).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from bot.demo.guard import Malformed, Said, number_in, text_in
from bot.demo.model import Button, JsonObject, Shown
from bot.demo.people import Impossible
from bot.demo.telegram import Telegram

LANGUAGES = ("nl", "en")
"""What a phone can be set to."""
SCHOOL_ZONE = ZoneInfo("Europe/Amsterdam")
_MOST_DATA = 64


@dataclass(frozen=True)
class Phone:
    """A phone on the page: ``key`` names it in addresses, ``person`` is the Telegram account that holds it.

    ``label`` is what the page calls its owner ("Leerling"), ``language`` what the phone is set to when the page begins.
    """

    key: str
    person: int
    label: str
    language: str = "nl"


@dataclass(frozen=True)
class Cast:
    """The phones that lie on the table now, and the Telegram behind them; ``edition`` counts the schools before it."""

    telegram: Telegram
    phones: tuple[Phone, ...]
    edition: int = 0

    def phone(self, key: str) -> Phone | None:
        """The phone of that name."""
        return next((phone for phone in self.phones if phone.key == key), None)

    def version(self) -> str:
        """Name all that can be seen on all phones."""
        return "-".join(self.version_of(phone) for phone in self.phones)

    def version_of(self, phone: Phone) -> str:
        """Name what can be seen on a phone: the chat, whether the bot is typing, and the menu."""
        telegram, person = self.telegram, phone.person
        look = (self.edition, telegram.version(person), telegram.activity(person), telegram.menu(person))
        return f"{hash(look) % 2**64:x}"


def cast_of(telegram: Telegram, phones: Sequence[Phone], edition: int = 0) -> Cast:
    """Lay these phones on the table, each set to its language.

    Raises LookupError for a phone whose person has no account, ValueError for a language that is not in ``LANGUAGES``.
    """
    for phone in phones:
        speak(telegram, phone, phone.language)
    return Cast(telegram, tuple(phones), edition)


def speak(telegram: Telegram, phone: Phone, language: str) -> None:
    """Set a phone to one of ``LANGUAGES``. The bot is not told: it sees it with the next thing the person does.

    Raises ValueError for another language.
    """
    if language not in LANGUAGES:
        raise ValueError("a phone speaks nl or en")
    chat = telegram.chat_of(phone.person)
    chat.user = telegram.users[phone.person] = replace(telegram.users[phone.person], language_code=language)
    telegram.touch(chat)


# -- what people do -------------------------------------------------------------------------------------------------


def _say(telegram: Telegram, phone: Phone, said: Said) -> JsonObject:
    return {"message": telegram.says(phone.person, text_in(said, "text"))}


def _start(telegram: Telegram, phone: Phone, said: Said) -> JsonObject:
    return {"message": telegram.starts(phone.person, text_in(said, "payload") if "payload" in said else "")}


def _edit(telegram: Telegram, phone: Phone, said: Said) -> JsonObject:
    telegram.edits(phone.person, number_in(said, "message"), text_in(said, "text"))
    return {}


def _tap(telegram: Telegram, phone: Phone, said: Said) -> JsonObject:
    """Tap what the phone showed. The bot may have changed the buttons meanwhile: a real tap arrives then, too."""
    message, data = number_in(said, "message"), text_in(said, "data")
    if not 0 < len(data.encode()) <= _MOST_DATA:
        raise Malformed
    if message not in telegram.chat_of(phone.person).messages:
        raise Impossible("that message is gone")
    return {"tap": telegram.taps(phone.person, message, data, stale=True)}


def _language(telegram: Telegram, phone: Phone, said: Said) -> JsonObject:
    language = text_in(said, "language")
    if language not in LANGUAGES:
        raise Malformed
    speak(telegram, phone, language)
    return {}


Act = Callable[[Telegram, Phone, Said], JsonObject]
ACTS: Mapping[str, Act] = {"say": _say, "tap": _tap, "edit": _edit, "start": _start, "language": _language}
"""What can be done on a phone, by the name it has in addresses."""


# -- what phones show -----------------------------------------------------------------------------------------------


def listed(cast: Cast, phone: Phone) -> JsonObject:
    """A phone as the page first hears of it."""
    owner = cast.telegram.users[phone.person].first_name
    return {"key": phone.key, "label": phone.label, "owner": owner, "version": cast.version_of(phone)}


def shown(cast: Cast, phone: Phone, zone: ZoneInfo) -> JsonObject:
    """Everything one phone shows now; moments as clocks in ``zone`` have them."""
    telegram, person = cast.telegram, phone.person
    return {
        "version": cast.version_of(phone),
        "language": telegram.users[person].language_code,
        "typing": telegram.activity(person) is not None,
        "commands": [{"name": command.name, "says": command.description} for command in telegram.menu(person)],
        "tap": _last_tap(telegram, person),
        "messages": [_message(message, zone) for message in telegram.chat(person)],
    }


def _last_tap(telegram: Telegram, person: int) -> JsonObject | None:
    """Return the last thing this person tapped, with what the bot let her see in answer to it."""
    own = (query for query in reversed(telegram.queries.values()) if query.user_id == person)
    last = next(own, None)
    if last is None:
        return None
    return {"id": last.id, "answered": last.answered, "text": last.text, "alert": last.alert}


def _message(message: Shown, zone: ZoneInfo) -> JsonObject:
    return {
        "id": message.id,
        "from_bot": message.from_bot,
        "text": message.text,
        "rows": [[_button(button) for button in row] for row in message.rows],
        "protected": message.protected,
        "silent": message.silent,
        "edited": message.edited,
        "date": message.date.astimezone(zone).isoformat(),
        "media": message.media,
    }


def _button(button: Button) -> JsonObject:
    face = {"label": button.label, "data": button.data, "copy": button.copy_text, "url": button.url}
    return {name: value for name, value in (face | {"style": button.style}).items() if value is not None}
