"""What a side screen may be made of: values read for this person at this moment, and how long texts become pages."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Final
from zoneinfo import ZoneInfo

from bot.route.dossier import Dossier
from bot.route.model import Case, CaseId, Entry, EntryKind, Reading, School, Staff, Step
from bot.route.timing import Calendar
from bot.usecases.dossiers import dossier_in
from bot.usecases.figures import Figures
from bot.usecases.overview import Numbers, Overview
from handlers.screens import Press, Say, Screen, Value

PAGE: Final = 3_000
ON: Final = "on"


@dataclass(frozen=True)
class View:
    """What one side screen shows: the case and content its reader may see, or the draft that is being written.

    ``cases`` are the reader's own open cases, ``now`` is school time. ``may_tell``: pupils are let in. ``due``:
    those of the cases that stand in this day's message, longest due first. ``calendar``: the school's, for staff.
    ``steps``, ``readings``: how the case went and who opened it, for who may TRACE it. ``days``: the next school days,
    today with them while there is school. ``lead``: the case with which this one goes along; ``along``: those that go
    along with it; ``joined``: of ``cases`` those that go along, and with which. ``keeps``: whoever
    told wants the chat to stay as it is.
    """

    school: School
    now: datetime
    page: int = 1
    case: Case | None = None
    entries: tuple[Entry, ...] = field(default=(), repr=False)
    draft: str = field(default="", repr=False)
    talking: bool = False
    cases: tuple[Case, ...] = ()
    staff: Staff | None = None
    secret: str = field(repr=False, default="")
    zone: str = field(default="Europe/Amsterdam", repr=False)
    may_tell: bool = True
    calendar: Calendar | None = field(default=None, repr=False)
    due: tuple[CaseId, ...] = ()
    steps: tuple[Step, ...] = ()
    readings: tuple[Reading, ...] = ()
    days: tuple[date, ...] = ()
    overview: Overview | None = field(default=None, repr=False)
    numbers: Numbers | None = field(default=None, repr=False)
    figures: tuple[Figures, ...] = field(default=(), repr=False)
    lead: Case | None = None
    along: tuple[Case, ...] = ()
    joined: Mapping[CaseId, CaseId] = field(default_factory=dict)
    keeps: bool = False

    @property
    def today(self) -> date:
        """The day it is at school."""
        return self.now.astimezone(ZoneInfo(self.zone)).date()

    @cached_property
    def dossier(self) -> Dossier:
        """What was recorded: opened once, for all that is shown of it."""
        return dossier_in(self.entries)

    @property
    def the_case(self) -> Case:
        """The case the screen is about. Raises LookupError when there is none: a panel without its case is a bug."""
        if self.case is None:
            raise LookupError("this screen is about a case")
        return self.case

    @property
    def reader(self) -> str:
        """Who has the case, or will read it: the owner, else the first receiver, else the school."""
        case = self.the_case
        ids = (case.owner, *case.receivers) if case.owner else case.receivers
        names = [s.name for s in map(self.school.member, ids) if s]
        return names[0] if names else self.school.name

    def contact(self, name: str) -> str:
        """A contact of the school file."""
        return self.school.contacts[name]


Panel = Callable[[View], Screen]


def pages(text: str) -> tuple[str, ...]:
    """The text in pages of at most 3,000 characters, cut at a space or line end where there is one."""
    found: list[str] = []
    rest = text
    while len(rest) > PAGE:
        cut = max(rest.rfind("\n", PAGE // 2, PAGE), rest.rfind(" ", PAGE // 2, PAGE))
        cut = cut if cut > 0 else PAGE
        found.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return (*found, rest) if rest or not found else tuple(found)


def page_of(text: str, page: int) -> tuple[str, int, int]:
    """That page of the text, its number within bounds, and how many there are."""
    parts = pages(text)
    number = min(max(page, 1), len(parts))
    return parts[number - 1], number, len(parts)


def story_of(entries: tuple[Entry, ...]) -> str:
    """What the reporter typed before sending, a line for each message."""
    return "\n".join(e.text for e in entries if e.kind is EntryKind.STORY)


def question_of(entries: tuple[Entry, ...]) -> Value:
    """What the coach asked last; a ready question is worded in the language of who reads it."""
    asked = next((e for e in reversed(entries) if e.kind in {EntryKind.QUESTION, EntryKind.READY_QUESTION}), None)
    if asked is None:
        return ""
    return Say(f"question-{asked.text}") if asked.kind is EntryKind.READY_QUESTION else asked.text


def kinds_of(entries: tuple[Entry, ...]) -> tuple[str, ...]:
    """The kinds she chose, when buttons said it."""
    return tuple(k for e in entries if e.kind is EntryKind.KINDS for k in e.text.split(","))


def kinds_said(kinds: Sequence[str]) -> tuple[Say, ...]:
    """The kinds in words, as their buttons have them."""
    return tuple(Say(f"report-kinds.{kind}") for kind in kinds)


def kinds_beside(story: str, kinds: Sequence[str]) -> tuple[Say, ...]:
    """The line for who chose kinds and typed something too: nothing of what is sent stays out of sight."""
    return (Say("case-kinds", {"kinds": kinds_said(kinds)}),) if story and kinds else ()


def buttons(text: str, *named: tuple[str, str]) -> tuple[Press, ...]:
    """Buttons worded by the screen's own attributes: pairs of attribute and data."""
    return tuple(Press(data, f"{text}.{name}") for name, data in named)


def plain(text: str, *named: tuple[str, str], contacts: tuple[str, ...] = ()) -> Panel:
    """A side screen that is the same for everybody: its text, its buttons, and which contacts it names."""

    def panel(view: View) -> Screen:
        values: dict[str, Value] = {name: view.contact(name) for name in contacts}
        return Screen(text, values, (buttons(text, *named),))

    return panel
