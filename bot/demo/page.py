"""The demo's page: phones in a browser, each showing the true state of one chat in the emulated Telegram.

Mounts beside the emulator: ``Emulator(telegram, port=8400, beside=routes(telegram, phones))``. The page has no state of
its own; it shows what ``Telegram`` holds and does what people do with a phone (``people.py``). The caller listens on
this machine only; here, requests that another web page smuggles in are refused (DESIGN §6).
"""

import asyncio
import json
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from zoneinfo import ZoneInfo

from aiohttp import web

from bot.demo.model import Button, JsonObject, Shown
from bot.demo.people import Impossible
from bot.demo.telegram import Telegram

LANGUAGES = ("nl", "en")
"""What a phone can be set to."""

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""On every answer: the page loads nothing from elsewhere, and nobody else frames, reads or keeps it."""

_ASSETS = Path(__file__).parent / "assets"
_FILES = ("page.css", "page.js", "phone.js", "message.js", "words.js", "icon.svg")
_KINDS = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_THIS_MACHINE = re.compile(r"(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?", re.IGNORECASE)
_SCHOOL_ZONE = ZoneInfo("Europe/Amsterdam")
_PATIENCE = 25.0
_STEP = 0.05
_MOST_DATA = 64

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
Said = Mapping[str, object]


@dataclass(frozen=True)
class Phone:
    """A phone on the page: ``key`` names it in addresses, ``person`` is the Telegram account that holds it.

    ``label`` is what the page calls its owner ("Leerling"), ``language`` what the phone is set to when the page begins.
    """

    key: str
    person: int
    label: str
    language: str = "nl"


class _Malformed(Exception):
    """A request that the page never sends."""


def routes(
    telegram: Telegram, phones: Sequence[Phone], *, zone: ZoneInfo = _SCHOOL_ZONE, patience: float = _PATIENCE
) -> list[web.AbstractRouteDef]:
    """Return the page's routes for an aiohttp application, and set each account to its phone's language.

    ``zone`` is in which moments are shown; ``patience`` how many real seconds ``/phones`` waits for news. Raises
    LookupError for a phone whose person has no account, ValueError for a language that is not in ``LANGUAGES``.
    """
    for phone in phones:
        speak(telegram, phone, phone.language)
    desk = _Desk(telegram, {phone.key: phone for phone in phones}, zone, patience)
    return [
        web.get("/", _guarded(_asset("page.html"))),
        *(web.get(f"/{name}", _guarded(_asset(name))) for name in _FILES),
        web.get("/phones", _guarded(desk.phones)),
        web.get("/chat/{phone}", _guarded(desk.chat)),
        *(web.post(f"/chat/{{phone}}/{name}", _guarded(desk.does(act))) for name, act in _ACTS.items()),
    ]


def speak(telegram: Telegram, phone: Phone, language: str) -> None:
    """Set a phone to one of ``LANGUAGES``. The bot is not told: it sees it with the next thing the person does.

    Raises ValueError for another language.
    """
    if language not in LANGUAGES:
        raise ValueError("a phone speaks nl or en")
    chat = telegram.chat_of(phone.person)
    chat.user = telegram.users[phone.person] = replace(telegram.users[phone.person], language_code=language)
    telegram.touch(chat)


# -- who may ask ----------------------------------------------------------------------------------------------------


def _guarded(handler: Handler) -> Handler:
    """Wrap a handler: strangers are refused, every answer carries ``HEADERS``."""

    async def guarded(request: web.Request) -> web.StreamResponse:
        refusal = _refusal(request)
        response = await handler(request) if refusal is None else refusal
        response.headers.update(HEADERS)
        return response

    return guarded


def _refusal(request: web.Request) -> web.Response | None:
    """Return the answer to a request that did not come from our own page, or None.

    A name that somebody else's DNS lets point here would make their page ours (rebinding), so the Host must be this
    machine. A form on another page can post without asking us, so an Origin must be ours and a body must be JSON.
    """
    host = request.headers.get("Host", "")
    if not _THIS_MACHINE.fullmatch(host):
        return _refused(421, "another host")
    if request.method != "POST":
        return None
    if request.headers.get("Origin", f"http://{host}").lower() != f"http://{host}".lower():
        return _refused(403, "another origin")
    return None if request.content_type == "application/json" else _refused(415, "not JSON")


def _refused(status: int, why: str) -> web.Response:
    return web.json_response({"error": why}, status=status)


def _asset(name: str) -> Handler:
    """Return the handler of a file, which is read once, now."""
    file = _ASSETS / name
    body, kind = file.read_bytes(), _KINDS[file.suffix]

    async def asset(_: web.Request) -> web.StreamResponse:
        return web.Response(body=body, content_type=kind, charset="utf-8")

    return asset


# -- what people do -------------------------------------------------------------------------------------------------


def _say(telegram: Telegram, phone: Phone, said: Said) -> JsonObject:
    return {"message": telegram.says(phone.person, _text(said, "text"))}


def _start(telegram: Telegram, phone: Phone, said: Said) -> JsonObject:
    return {"message": telegram.starts(phone.person, _text(said, "payload") if "payload" in said else "")}


def _edit(telegram: Telegram, phone: Phone, said: Said) -> JsonObject:
    telegram.edits(phone.person, _number(said, "message"), _text(said, "text"))
    return {}


def _tap(telegram: Telegram, phone: Phone, said: Said) -> JsonObject:
    """Tap what the phone showed. The bot may have changed the buttons meanwhile: a real tap arrives then, too."""
    message, data = _number(said, "message"), _text(said, "data")
    if not 0 < len(data.encode()) <= _MOST_DATA:
        raise _Malformed
    if message not in telegram.chat_of(phone.person).messages:
        raise Impossible("that message is gone")
    return {"tap": telegram.taps(phone.person, message, data, stale=True)}


def _language(telegram: Telegram, phone: Phone, said: Said) -> JsonObject:
    language = _text(said, "language")
    if language not in LANGUAGES:
        raise _Malformed
    speak(telegram, phone, language)
    return {}


_ACTS: Mapping[str, Callable[[Telegram, Phone, Said], JsonObject]] = {
    "say": _say,
    "tap": _tap,
    "edit": _edit,
    "start": _start,
    "language": _language,
}


async def _body(request: web.Request) -> Said:
    try:
        said = json.loads(await request.read())
    except ValueError:
        raise _Malformed from None
    if not isinstance(said, dict):
        raise _Malformed
    return said


def _text(said: Said, name: str) -> str:
    """Return a text; half of a surrogate pair, which no Telegram client can send, becomes a question mark."""
    text = said.get(name)
    if not isinstance(text, str):
        raise _Malformed
    return text.encode(errors="replace").decode()


def _number(said: Said, name: str) -> int:
    number = said.get(name)
    if isinstance(number, bool) or not isinstance(number, int):
        raise _Malformed
    return number


# -- what phones show -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Desk:
    """The phones on the page, and the Telegram behind them."""

    telegram: Telegram
    by_key: Mapping[str, Phone]
    zone: ZoneInfo
    patience: float

    async def phones(self, request: web.Request) -> web.StreamResponse:
        """Serve which phones there are, each with the version of its chat.

        With ``?seen=`` the version of such an answer, wait until there is another, or until patience runs out. One
        wait for all phones: a browser opens six connections at most, and a tap must not queue behind them.
        """
        seen = request.query.get("seen")
        for _ in range(int(self.patience / _STEP)):
            if self._version() != seen:
                break
            await asyncio.sleep(_STEP)
        listed = [self._listed(phone) for phone in self.by_key.values()]
        return web.json_response({"version": self._version(), "bot": self.telegram.bot.first_name, "phones": listed})

    def _listed(self, phone: Phone) -> JsonObject:
        owner = self.telegram.users[phone.person].first_name
        return {"key": phone.key, "label": phone.label, "owner": owner, "version": self._version_of(phone)}

    def _version(self) -> str:
        return "-".join(self._version_of(phone) for phone in self.by_key.values())

    def _version_of(self, phone: Phone) -> str:
        """Name what can be seen on a phone: the chat, whether the bot is typing, and the menu."""
        person = phone.person
        look = (self.telegram.version(person), self.telegram.activity(person), self.telegram.menu(person))
        return f"{hash(look) % 2**64:x}"

    async def chat(self, request: web.Request) -> web.StreamResponse:
        """Serve everything one phone shows now."""
        phone = self.by_key.get(request.match_info["phone"])
        return _refused(404, "no such phone") if phone is None else web.json_response(self._view(phone))

    def _view(self, phone: Phone) -> JsonObject:
        telegram, person = self.telegram, phone.person
        return {
            "version": self._version_of(phone),
            "language": telegram.users[person].language_code,
            "typing": telegram.activity(person) is not None,
            "commands": [{"name": command.name, "says": command.description} for command in telegram.menu(person)],
            "tap": self._last_tap(person),
            "messages": [self._message(shown) for shown in telegram.chat(person)],
        }

    def _last_tap(self, person: int) -> JsonObject | None:
        """Return the last thing this person tapped, with what the bot let her see in answer to it."""
        own = (query for query in reversed(self.telegram.queries.values()) if query.user_id == person)
        last = next(own, None)
        if last is None:
            return None
        return {"id": last.id, "answered": last.answered, "text": last.text, "alert": last.alert}

    def _message(self, shown: Shown) -> JsonObject:
        return {
            "id": shown.id,
            "from_bot": shown.from_bot,
            "text": shown.text,
            "rows": [[_button(button) for button in row] for row in shown.rows],
            "protected": shown.protected,
            "silent": shown.silent,
            "edited": shown.edited,
            "date": shown.date.astimezone(self.zone).isoformat(),
            "media": shown.media,
        }

    def does(self, act: Callable[[Telegram, Phone, Said], JsonObject]) -> Handler:
        """Return the handler that lets a phone's owner do something, as what the request's JSON object says.

        400 for what the page never sends, 404 for no such phone, 409 for what no Telegram client lets a person do.
        """

        async def done(request: web.Request) -> web.StreamResponse:
            phone = self.by_key.get(request.match_info["phone"])
            if phone is None:
                return _refused(404, "no such phone")
            try:
                return web.json_response(act(self.telegram, phone, await _body(request)))
            except _Malformed:
                return _refused(400, "not understood")
            except Impossible:
                return _refused(409, "no phone can do that")

        return done


def _button(button: Button) -> JsonObject:
    face = {"label": button.label, "data": button.data, "copy": button.copy_text, "url": button.url}
    return {name: value for name, value in (face | {"style": button.style}).items() if value is not None}
