"""Goes through the conversations the way people could: it presses every button and types where words are an answer.

People act on a stage: a transaction that is never kept, with a clock that stands still until it is moved. So what is
found is what the bot does, and not what somebody wrote down about it (DESIGN §3.1, *Exploring*).
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Final

from bot.ports import Chat, Claimed, Message, NoticeKind, NotYet, Refused, Sent, Unit
from bot.route.model import CODE_ALPHABET, CODE_LENGTH, CaseId, ChatId, Code, StaffId
from bot.texts import say
from bot.usecases.prompting import fire, fold
from bot.usecases.scene import Scene
from handlers import floor, talking
from handlers.inputs import Command, Input, Media, Tap, Words
from handlers.present import for_staff, screen_in, worded
from handlers.screens import Press, Screen
from handlers.script import READY
from handlers.script import Words as AskedWords

LEASE_S: Final = 60.0
SOON: Final = timedelta(minutes=1)
MOST_WAITS: Final = 300
NTH: Final = "*"
FIRST: Final = f"{NTH}1"
ROW: Final = "row."
ENOUGH: Final = f".{READY}"
SAMPLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "agree": "sample-agree",
        "write": "sample-write",
        "case-note": "sample-note",
        "hulp-where": "sample-help",
        "close-why": "sample-close-why",
        **dict.fromkeys(("report-name", "more-name", "give-name", "parent-name", "other-who"), "sample-name"),
    }
)
"""What is typed where a story is no answer, by the beginning of the text's key."""


class Counting:
    """``bot.ports.Chance`` without chance: it counts, so that whatever is shown is the same each time."""

    def __init__(self) -> None:
        self.count = 0

    def _next(self) -> int:
        self.count += 1
        return self.count

    def case_id(self) -> CaseId:
        """The next number, in 32 hexadecimal digits."""
        return CaseId(f"{self._next():032x}")

    def staff_id(self) -> StaffId:
        """The next number, in 32 hexadecimal digits."""
        return StaffId(f"{self._next():032x}")

    def code(self) -> Code:
        """Five characters that look like any code."""
        number, size = self._next(), len(CODE_ALPHABET)
        return Code("".join(CODE_ALPHABET[(number * 7 + at * 11) % size] for at in range(CODE_LENGTH)))

    def nonce(self) -> str:
        """The next number, in six digits."""
        return f"{self._next():06d}"

    def token(self) -> str:
        """The next number."""
        return f"token-{self._next():010d}"

    def digits(self, count: int) -> str:
        """Digits that look like any."""
        return "".join(str((self._next() * 7) % 10) for _ in range(count))

    def minutes(self, least: int, most: int) -> int:
        """Always the least."""
        return least


class _Undone(Exception):
    """Nothing of this is kept."""


@dataclass(frozen=True, repr=False)
class Person:
    """Somebody with a phone, and the key of what is typed as a story."""

    chat: ChatId
    story: str = "sample-story"


@dataclass(frozen=True, repr=False)
class Seen:
    """What stands in somebody's chat: the screen, the line before it, and the same in words."""

    screen: Screen
    note: str | None
    message: int
    words: Message


class Stage:
    """People in a school. ``around`` gives the scene of a moment; what they do is undone when ``apart`` ends."""

    def __init__(self, unit: Unit, around: Callable[[Unit, datetime], Scene], start: datetime, language: str) -> None:
        self.unit, self.language = unit, language
        self._around = around
        self._now = start
        self._message = 100
        self._chance = Counting()
        self._seen: dict[ChatId, Seen] = {}
        self._beside: dict[ChatId, Seen] = {}

    @property
    def scene(self) -> Scene:
        """The present."""
        return replace(self._around(self.unit, self._now), chance=self._chance)

    @contextmanager
    def apart(self) -> Iterator[None]:
        """What happens inside is undone at its end, the clock included."""
        before = (self._now, self._message, self._chance.count, dict(self._seen), dict(self._beside))
        with suppress(_Undone), self.unit.savepoint():
            yield
            raise _Undone
        self._now, self._message, self._chance.count, self._seen, self._beside = before

    def sees(self, who: Person) -> Seen:
        """What was last shown to this person. Raises LookupError when nothing was."""
        return self._seen[who.chat]

    def turns_to_copy(self, who: Person) -> None:
        """Somebody looks at what came beside the screen, to be copied. Raises LookupError when nothing did."""
        self._seen[who.chat] = self._beside[who.chat]

    # --- What people do -----------------------------------------------------------------------------------------------

    def commands(self, who: Person, name: str, payload: str = "") -> None:
        """Somebody types a command."""
        self._does(Command(who.chat, self.language, self._number(), name, payload))

    def types(self, who: Person, text: str = "") -> None:
        """Somebody types: this, or what fits what is asked."""
        self._does(Words(who.chat, self.language, self._number(), text or self._fitting(who)))

    def sends_media(self, who: Person) -> None:
        """Somebody sends a picture, or anything else that is not taken."""
        self._does(Media(who.chat, self.language, self._number()))

    def taps(self, who: Person, button: str) -> None:
        """Somebody presses the button with this key, or whose name or class begins so; ``*2`` is the second one.

        Raises LookupError: there is no such button.
        """
        presses = [press for group in self.sees(who).screen.groups for press in group]
        numbered = {f"{NTH}{number}": press for number, press in enumerate(presses, 1)}
        found = [p for p in presses if numbered.get(button, p) is p and (button in numbered or _is_on(p, button))]
        if not found:
            raise LookupError(f"{self.sees(who).screen.text} has no button {button}")
        self.presses(who, found[0])

    def presses(self, who: Person, press: Press) -> None:
        """Somebody presses this button."""
        self._does(Tap(who.chat, self.language, self.sees(who).message, press.data))

    def waits_for(self, who: Person, text: str) -> None:
        """Time passes until this stands in the chat of this person. Raises LookupError when it never comes."""
        for _ in range(MOST_WAITS):
            if who.chat in self._seen and self.sees(who).screen.text == text:
                return
            due = self.unit.next_due()
            if due is None:
                break
            self._now = max(due, self._now)
            while fire(self.scene) + fold(self.scene):
                pass
            self.delivers()
        raise LookupError(f"{text} never comes")

    def takes_words(self, who: Person) -> bool:
        """Whether what is typed now is an answer to what stands there."""
        chat = self.unit.chat(who.chat)
        talk = talking.floor(chat) if chat else None
        if chat is None:
            return False
        if talk is None or chat.panel is not None:
            return floor.asks_words(self.scene, chat)
        return isinstance(talking.stand(self.scene, chat, talk).question, AskedWords)

    def _fitting(self, who: Person) -> str:
        text = self.sees(who).screen.text if who.chat in self._seen else ""
        return say(next((key for begin, key in SAMPLES.items() if text.startswith(begin)), who.story), self.language)

    def _does(self, given: Input) -> None:
        floor.take(self.scene, given)
        self.delivers()

    # --- What they see ------------------------------------------------------------------------------------------------

    def _number(self) -> int:
        self._message += 1
        return self._message

    def delivers(self) -> None:
        """All that is owed by now is shown."""
        real = self.scene.real + SOON
        while owed := self.unit.owed_chats(real, 50):
            for chat in owed:
                self._show_screen(chat)
        while claimed := self.unit.claim(self._now, real, 50, LEASE_S, "stage"):
            for one in self.unit.sending(claimed, "stage"):
                self._show_notice(one)

    def _show_screen(self, chat: Chat) -> None:
        scene = self.scene
        screen, note = screen_in(scene, chat)
        message = self._number() if chat.below or chat.message is None else chat.message
        self._seen[chat.id] = Seen(screen, note, message, worded(scene, chat.language, screen, None))
        self.unit.settle_chat(chat.id, chat.rev, message)

    def _show_notice(self, claimed: Claimed) -> None:
        scene, notice = self.scene, claimed.notice
        said = for_staff(scene, notice) if notice.kind is NoticeKind.SAY else None
        if said is None or isinstance(said, NotYet):
            self.unit.settle(claimed, said or Refused("nothing to say"), scene.real)
            return
        chat_id, language, screen = said
        message = notice.edit or self._number()
        seen = Seen(screen, notice.note, message, worded(scene, language, screen, None))
        (self._beside if screen.copied else self._seen)[chat_id] = seen
        self.unit.settle(claimed, Sent(message), scene.real)


def _is_on(press: Press, button: str) -> bool:
    return press.key == button or (press.label or "").startswith(button)


# --- Exploring --------------------------------------------------------------------------------------------------------

Act = Callable[[Stage], None]


@dataclass(frozen=True, repr=False)
class Exit:
    """A button, or words that are typed (no label); the text of the screen that follows, and its first line."""

    label: str | None
    leads_to: str
    line: str


@dataclass(frozen=True, repr=False)
class Found:
    """A screen that was met: its text's key, its words, and where each button leads."""

    text: str
    words: str
    exits: tuple[Exit, ...]


def explore(stage: Stage, who: Person, holds: Callable[[str], bool]) -> Iterator[Found]:
    """The screens that this person can come to from here, nearest first, each once.

    Behind a screen that ``holds`` says no to nobody looks; the first one is always looked at.
    """
    waiting: list[Act] = [_stays]
    met = set[str]()
    while waiting:
        to_here = waiting.pop(0)
        with stage.apart():
            to_here(stage)
            seen = stage.sees(who)
            met.add(seen.screen.text)
            steps = tuple(_steps(stage, who))
            exits = tuple(_exit(stage, who, step) for step in steps)
        yield Found(seen.screen.text, seen.words.text, exits)
        for step, way in zip(steps, exits, strict=True):
            if way.leads_to not in met and holds(way.leads_to):
                met.add(way.leads_to)
                waiting.append(_after(to_here, step))


def _stays(stage: Stage) -> None:
    """Nothing is done."""


@dataclass(frozen=True, repr=False)
class _Step:
    """One thing to do, with the words on its button."""

    label: str | None
    act: Act


def _steps(stage: Stage, who: Person) -> Iterator[_Step]:
    """Everything this person can do now: type, where that is an answer, and press each button.

    The row below every question is left out: it does the same everywhere (SCREENS R4).
    """
    if stage.takes_words(who):
        yield _Step(None, lambda stage: stage.types(who))
    seen = stage.sees(who)
    labels = [button.label for row in seen.words.rows for button in row]
    presses = [press for group in seen.screen.groups for press in group]
    for label, press in zip(labels, presses, strict=True):
        if not press.key.startswith(ROW) and press.copy is None:
            yield _Step(label, _pressing(who, press))


def _pressing(who: Person, press: Press) -> Act:
    """To press it; what says that enough was chosen comes after something was."""
    if not press.key.endswith(ENOUGH):
        return lambda stage: stage.presses(who, press)

    def act(stage: Stage) -> None:
        stage.taps(who, FIRST)
        stage.taps(who, press.key)

    return act


def _after(before: Act, step: _Step) -> Act:
    def act(stage: Stage) -> None:
        before(stage)
        step.act(stage)

    return act


def _exit(stage: Stage, who: Person, step: _Step) -> Exit:
    with stage.apart():
        step.act(stage)
        seen = stage.sees(who)
    return Exit(step.label, seen.screen.text, seen.words.text.splitlines()[0])
