"""A screen as data: which text, with which values and buttons. It is put into words only when it leaves (DESIGN §3).

What a button does is written in its *data*, at most 64 bytes, and read back by ``read``; whatever comes back is
checked against the present, so data that was made up gains nobody anything (DESIGN §3, "a button outlives its moment").
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from typing import Final, TypeAlias
from zoneinfo import ZoneInfo

from bot.route.model import Code

CODE_BYTES: Final = 64


class Verb(StrEnum):
    """What a button asks for."""

    ANSWER = "a"
    BACK = "b"
    STOP = "x"
    REOPEN = "o"
    PANEL = "p"
    REPORTER = "r"
    STAFF = "s"


@dataclass(frozen=True)
class Pressed:
    """A tap, read: the verb and its parts. ``nonce`` belongs to what is pressed at a question, ``code`` to cases."""

    verb: Verb
    name: str = field(repr=False)
    option: str = field(repr=False, default="")
    nonce: str = field(repr=False, default="")
    code: Code | None = field(repr=False, default=None)


@dataclass(frozen=True)
class Say:
    """A piece of text inside a text: a key with its own values."""

    key: str
    values: Mapping[str, "Value"] = field(default_factory=dict, repr=False)


class When(StrEnum):
    """How a moment is written (bot/texts/moments)."""

    MOMENT = "moment"
    DAY = "day"
    DAYPART = "daypart"
    DATED = "dated"
    CLOCK = "clock"


@dataclass(frozen=True)
class At:
    """A moment, written when the screen leaves, so that "morgen" is true then (SCREENS R14)."""

    at: datetime
    style: When = When.MOMENT

    @classmethod
    def of_day(cls, day: date, zone: str, style: When) -> "At":
        """A day of the school, as the moment at which it begins there."""
        return cls(datetime.combine(day, time.min, ZoneInfo(zone)), style)


@dataclass(frozen=True)
class Soon:
    """The next moment at which an alert leaves, counted from when the screen leaves (SCREENS ``report-send``)."""


@dataclass(frozen=True)
class Today:
    """The moment at which school hears what cannot wait (SCREENS ``worse``)."""


@dataclass(frozen=True)
class Later:
    """The moment at which an alert that was put off comes back (SCREENS ``later``)."""


@dataclass(frozen=True)
class Lines:
    """Pieces that stand below each other; those of a tuple stand after each other, with commas."""

    parts: tuple["Value", ...] = field(repr=False)


Value: TypeAlias = str | int | Say | At | Soon | Today | Later | Lines | tuple["Value", ...]


@dataclass(frozen=True)
class Press:
    """A button: ``label`` are literal words (a class, a name), else the words stand at the text ``key``."""

    data: str = field(repr=False)
    key: str = ""
    label: str | None = field(default=None, repr=False)
    values: Mapping[str, Value] = field(default_factory=dict, repr=False)
    primary: bool = False
    chosen: bool = False


@dataclass(frozen=True)
class Screen:
    """One screen. ``groups`` are buttons that stand together; ``lines`` come after the text, each when it applies, and
    ``ahead`` before it.

    ``content``: it quotes what somebody told, so it folds after 15 minutes and is never resent by itself.
    """

    text: str
    values: Mapping[str, Value] = field(default_factory=dict, repr=False)
    groups: tuple[tuple[Press, ...], ...] = ()
    lines: tuple[Say, ...] = ()
    content: bool = False
    quiet: bool = False
    ahead: tuple[Say, ...] = ()


def to_panel(panel: str, page: int = 1) -> str:
    """Data of a button that opens a side screen."""
    return f"{Verb.PANEL}:{panel}:{page}" if page > 1 else f"{Verb.PANEL}:{panel}"


def to_case(verb: Verb, code: Code, deed: str, option: str = "") -> str:
    """Data of a button on a case: ``verb`` says whether the reporter or the staff presses it."""
    return f"{verb}:{code}:{deed}:{option}" if option else f"{verb}:{code}:{deed}"


def to_answer(nonce: str, question: str, option: str) -> str:
    """Data of an answer. Raises ValueError when it does not fit in 64 bytes: a bug, found by the exploring test."""
    data = f"{Verb.ANSWER}:{nonce}:{question}:{option}"
    if len(data.encode()) > CODE_BYTES:
        raise ValueError(f"the buttons of {question} are too long")
    return data


def practised(data: str) -> str:
    """Data of the same button in a practice: marked, so that no button of a practice ever does anything for real."""
    return data[:1].upper() + data[1:]


def meant_in_practice(data: str) -> str | None:
    """What a button of a practice would do for real; None for any other."""
    return data[:1].lower() + data[1:] if data[:1].isupper() else None


def read(data: str) -> Pressed | None:
    """What a tap says, or None when it makes no sense. Only an option may hold a colon: a class can be named so."""
    head, _, rest = data.partition(":")
    try:
        verb = Verb(head)
    except ValueError:
        return None
    parts = rest.split(":", 2)
    match verb, parts:
        case Verb.ANSWER, [nonce, question, option]:
            return Pressed(verb, question, option, nonce)
        case Verb.REPORTER | Verb.STAFF, [code, deed]:
            return Pressed(verb, deed, code=Code(code))
        case Verb.REPORTER | Verb.STAFF, [code, deed, option]:
            return Pressed(verb, deed, option, code=Code(code))
        case Verb.BACK | Verb.STOP, [name, nonce]:
            return Pressed(verb, name, nonce=nonce)
        case (Verb.PANEL, [name]) | (Verb.BACK | Verb.STOP | Verb.REOPEN | Verb.REPORTER | Verb.STAFF, [name]):
            return Pressed(verb, name)
        case Verb.PANEL, [name, page]:
            return Pressed(verb, name, page)
    return None
