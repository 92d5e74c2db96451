"""One case on its road, on a real database: sent by a pupil (or a witness) in a chat, worked on by Jansen.

For the tests of the road's use cases. What each step is given when it is given the right thing stands here once.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import count
from typing import Any, Final, Protocol, TypeVar
from zoneinfo import ZoneInfo

from bot.ports import Chat, Talk
from bot.route.dossier import Agreement, By, Dossier, Evaluation, Joins, Kept, Parents, Reason, Verdict, Wish
from bot.route.effects import DueKind
from bot.route.model import Case, CaseId, ChatId, Group, Reporter, Staff, Status, Whom
from bot.route.refusals import Reason as Why
from bot.route.refusals import Refusal
from bot.route.road import Open
from bot.route.routing import Routed
from bot.usecases import borging, casework, ladder, meekijken, prompting, reporting, road
from bot.usecases.dossiers import dossier_of
from bot.usecases.reporting import Signal
from bot.usecases.road import Agreed, FirstTalk
from bot.usecases.scene import Scene
from bot.usecases.sharing import Knows, Shared
from handlers.inputs import Input
from handlers.intake import take_all
from handlers.script import Part
from storage.atoms import when
from tests.people import ALI, BAKKER, SAM, VISSER
from tests.usecases.staffroom import Staffroom

T = TypeVar("T")
STORY: Final = "Ze verstoppen steeds mijn tas achter de fietsen."
CLASS: Final = Group("2HE", 2, (SAM.id, ALI.id))
NUMBERS: Final = count(1)

THURSDAY: Final = date(2026, 11, 26)
WEDNESDAY: Final = date(2026, 12, 2)
LATER: Final = date(2026, 12, 16)
AGREEMENTS: Final = (Agreement("B", "stopt met berichten over A"), Agreement("ik", "kom erop terug"))

FIRST: Final = FirstTalk(True, Wish.HERSTELGESPREK, Parents.COACH_CALLS, THURSDAY)
THINKS: Final = replace(FIRST, wish=Wish.NADENKEN)
NOTHING: Final = replace(FIRST, wish=Wish.NIETS)
OTHER_PLAN: Final = replace(FIRST, wish=Wish.ANDER_PLAN, on=None)
AGREED: Final = Agreed(AGREEMENTS, "none", WEDNESDAY)
WITH_ALI: Final = Shared(ALI.id, Knows.YES)
MET: Final = ladder.Met(True, True, Evaluation("elke week even vragen", By.COACH, LATER))
ALL_REASONS: Final = tuple(Reason(thing, "otherwise") for thing in Open)

Act = Callable[[Scene], object]


def here(day: date, clock: str) -> datetime:
    """This time of that day on the school's clock, as UTC."""
    hour, minute = map(int, clock.split("."))
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZoneInfo("Europe/Amsterdam")).astimezone(UTC)


@dataclass(frozen=True)
class Road:
    """A case in a chat, and what its coach and whoever sent it do with it."""

    room: Staffroom
    id: CaseId
    chat_id: ChatId

    @property
    def reporter(self) -> Reporter:
        """Who sent it."""
        return Reporter(frozenset({self.id}))

    @property
    def case(self) -> Case:
        """The case as it stands."""
        return self.room.case(self.id)

    @property
    def dossier(self) -> Dossier:
        """What is recorded."""
        return self.room.does(lambda scene: dossier_of(scene.unit, self.id, self.reporter))

    @property
    def chat(self) -> Chat:
        """The chat it came from."""
        found = self.room.does(lambda scene: scene.unit.chat(self.chat_id))
        assert found is not None
        return found

    def coach(self, step: Callable[..., T], *given: object, by: Staff = SAM) -> T:
        """The coach (or somebody else of the staff) records a step."""
        code = self.case.code
        return self.room.does(lambda scene: step(scene, by, code, *given))

    def pupil(self, step: Callable[..., T], *given: object) -> T:
        """Whoever sent it answers, or adds something."""
        return self.room.does(lambda scene: step(scene, self.reporter, self.id, *given))

    def refuses_coach(self, step: Callable[..., object], *given: object, by: Staff = SAM) -> Why:
        """Why a step of the coach is not taken; nothing changed."""
        code = self.case.code
        return nothing_comes_of(self.room, lambda scene: step(scene, by, code, *given)).reason

    def refuses_pupil(self, step: Callable[..., object], *given: object, by: Reporter | None = None) -> Why:
        """Why what the pupil (or whoever) said is not taken; nothing changed."""
        who = by or self.reporter
        return nothing_comes_of(self.room, lambda scene: step(scene, who, self.id, *given)).reason

    def refuses(self, name: str, by: Staff = SAM) -> Why:
        """Why this one of the ``STEPS`` is not taken; nothing changed."""
        return nothing_comes_of(self.room, partial(STEPS[name], staff=by, of=self)).reason

    def planned(self) -> dict[DueKind, datetime]:
        """What is planned for the case, by kind."""
        return self.room.does(lambda scene: dict(_planned(scene, self.id)))

    def turns_to(self, panel: str, talk: Talk | None = None) -> None:
        """Something else stands in the chat: the reporter looked, or it folded, or she is in a talk."""
        talks = (talk,) if talk else ()
        shown = replace(self.chat, panel=panel, case=None, talks=talks, fold_at=None)
        self.room.does(lambda scene: scene.unit.put_chat(shown))

    def walks(self, *steps: str) -> "Road":
        """These steps, one after the other, each with what fits it; every one must be taken."""
        for name in steps:
            taken = self.room.does(partial(STEPS[name], staff=SAM, of=self))
            assert isinstance(taken, Case), (name, taken)
        return self


def _planned(scene: Scene, case: CaseId) -> Iterator[tuple[DueKind, datetime]]:
    for kind in DueKind:
        if (at := scene.unit.planned(case, kind)) is not None:
            yield kind, at


def sends(
    room: Staffroom, whom: Whom = Whom.ME, *, to: Staff = SAM, chat: ChatId | None = None, name: str = "Noor"
) -> Road:
    """A signal to Jansen (or to somebody else), from a chat of its own, or from one that has others."""
    number = next(NUMBERS)
    sent_by = Road(room, CaseId(f"{number:032x}"), chat or ChatId(9_000_000 + number))

    def sent(scene: Scene) -> None:
        here = scene.unit.chat(sent_by.chat_id) or Chat(sent_by.chat_id, "nl")
        scene.unit.new_key(sent_by.id)
        signal = Signal(whom, (Part(1, STORY),), (), CLASS.name, Routed(to.id), name)
        assert isinstance(reporting.submit(scene, here, sent_by.id, signal), Case)
        scene.unit.put_chat(replace(here, panel="folded", cases=(*here.cases, sent_by.id)))

    room.does(sent)
    return sent_by


def seen_by_reporter(found: Road) -> tuple[object, ...]:
    """All that the reporter's side depends on: word, promise, chat, and what is planned for her."""
    chat, case, planned = found.chat, found.case, found.planned()
    spoken = planned.get(DueKind.NUDGE), planned.get(DueKind.PROMISE)
    return case.word, case.promised_at, chat.panel, chat.rev, chat.below, chat.note, spoken


def hires(room: Staffroom) -> None:
    """Two coaches of the class, one of another, and the achterwacht."""
    room.settle(SAM, ALI, BAKKER, VISSER, groups=(CLASS,))


@dataclass(frozen=True)
class Arrived:
    """An update, as the channel gives it; perhaps more than once."""

    update_id: int
    input: Input
    poison_text: str | None = None

    @property
    def chat(self) -> ChatId:
        """Where it came from."""
        return self.input.chat


def comes_in(room: Staffroom, *arrived: Arrived) -> int:
    """These updates are taken, in one transaction; gives how many were new."""
    return room.lane.now(lambda unit: take_all(unit, arrived, room.around.scene))


# --- The steps of the coach, each with what fits ----------------------------------------------------------------------

class Step(Protocol):
    """A step with what fits it, by somebody of the staff, in a case."""

    def __call__(self, scene: Scene, staff: Staff, of: Road) -> Case | Refusal:
        """The case as it becomes, or why not."""


def _step(use_case: Callable[..., Case | Refusal], *given: Any) -> Step:
    def step(scene: Scene, staff: Staff, of: Road) -> Case | Refusal:
        return use_case(scene, staff, scene.unit.case(of.id, of.reporter).code, *given)  # type: ignore[union-attr]

    return step


STEPS: Final[dict[str, Step]] = {
    "pick-up": _step(casework.pick_up),
    "ask": _step(casework.ask, "Wat zou helpen?"),
    "keep-watch": _step(meekijken.keep_watch),
    "plan-talk": _step(road.plan_talk, THURSDAY),
    "first-talk": _step(road.first_talk, FIRST),
    "thinks": _step(road.first_talk, THINKS),
    "wants-nothing": _step(road.first_talk, NOTHING),
    "other-plan": _step(road.first_talk, OTHER_PLAN),
    "talk-b": _step(road.talk_with_b, Joins.YES, Parents.COACH_CALLS),
    "agreed": _step(road.agreed, AGREED),
    "follow": _step(borging.followed_up, Verdict.GESTOPT, Kept.GELUKT, LATER),
    "leads-on": _step(ladder.followed, Verdict.HETZELFDE, Kept.NIET, None),
    "one-chance": _step(ladder.chosen, ladder.OneChance(LATER)),
    "agreed-again": _step(ladder.chosen, AGREED),
    "not-now": _step(ladder.chosen, ladder.NotNow("better", LATER)),
    "share": _step(ladder.chosen, WITH_ALI),
    "invite": _step(ladder.chosen, ladder.Raised(ladder.Invited(Parents.CALLED, WEDNESDAY), THURSDAY)),
    "meet": _step(ladder.chosen, MET),
    "works": _step(ladder.chosen, ladder.Evaluated(LATER)),
    "works-not": _step(ladder.chosen, ladder.Evaluated(None)),
    "works-and-asks": _step(ladder.chosen, ladder.AsksHer()),
    "not-stopped": _step(ladder.chosen, ladder.Raised(WITH_ALI, THURSDAY)),
    "parents-a": _step(borging.parents_called, "a"),
    "parents-b": _step(borging.parents_called, "b"),
    "magister": _step(borging.in_magister),
    "ask-close": _step(borging.ask_to_close),
    "close": _step(borging.close, ALL_REASONS),
}
TO_AGREEMENTS: Final = ("pick-up", "first-talk", "talk-b", "agreed")
WAY_TO: Final[dict[Status, tuple[str, ...]]] = {
    Status.NIEUW: (),
    Status.ONTVANGEN: ("pick-up",),
    Status.ANALYSE: ("pick-up", "thinks"),
    Status.PLAN: ("pick-up", "first-talk"),
    Status.HERSTELGESPREK: ("pick-up", "first-talk", "talk-b"),
    Status.BORGING: TO_AGREEMENTS,
    Status.MEEKIJKEN: ("pick-up", "wants-nothing"),
    Status.NIET_GESTOPT: (*TO_AGREEMENTS, "not-stopped"),
    Status.AFGEROND: (*TO_AGREEMENTS, "ask-close", "close"),
}
"""The shortest way to each status that a case can have."""


def at_status(room: Staffroom, status: Status, whom: Whom = Whom.ME) -> Road:
    """A case that has come this far."""
    found = sends(room, whom).walks(*WAY_TO[status])
    assert found.case.status is status
    return found


# --- The database, and time -------------------------------------------------------------------------------------------


def picture(room: Staffroom) -> dict[str, list[str]]:
    """Every row of every table, to see whether anything changed."""
    with room.lane.store._engine.connect() as db:  # type: ignore[attr-defined]  # as it lies on the disk
        names = db.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").scalars().all()
        return {name: sorted(map(repr, db.exec_driver_sql(f"SELECT * FROM {name}"))) for name in names}


def nothing_comes_of(room: Staffroom, act: Act) -> Refusal:
    """The refusal that comes of it; and the database is as it was, to the last row."""
    before = picture(room)
    refused = room.does(act)
    assert isinstance(refused, Refusal), refused
    assert picture(room) == before
    return refused


class Undone(Exception):
    """What was done in the unit is not to be kept."""


def tried(room: Staffroom, act: Callable[[Scene], T]) -> T:
    """What would come of it; the transaction is not committed, as when the process dies just before."""
    found: list[T] = []
    with a_crash():
        room.does(lambda scene: _and_dies(scene, act, found))
    return found[0]


def _and_dies(scene: Scene, act: Callable[[Scene], T], found: list[T]) -> None:
    found.append(act(scene))
    raise Undone


@contextmanager
def a_crash() -> Iterator[None]:
    """Inside, the unit dies before it commits; outside, life goes on."""
    died = False
    try:
        yield
    except Undone:
        died = True
    assert died


def fires(room: Staffroom) -> int:
    """Whatever has come due is handled; gives how much."""
    return room.does(prompting.fire)


def until(room: Staffroom, moment: datetime) -> None:
    """Time goes on to this moment, and stops at each moment on the way at which something falls due."""
    while (due := first_due(room)) is not None and due <= moment:
        _clock_to(room, max(due, room.time.school()))
        fires(room)
    _clock_to(room, moment)


def first_due(room: Staffroom) -> datetime | None:
    """The first moment that is planned for any case."""
    with room.lane.store._engine.connect() as db:  # type: ignore[attr-defined]
        first = db.exec_driver_sql("SELECT min(at) FROM due").scalar()
    return when(first) if first is not None else None


def _clock_to(room: Staffroom, moment: datetime) -> None:
    room.time.move_school(max(moment - room.time.school(), timedelta(0)))


def said(room: Staffroom, panel: str) -> list[tuple[str, datetime]]:
    """The notices of this panel that wait to leave: to whom (an id), and when."""
    with room.lane.store._engine.connect() as db:  # type: ignore[attr-defined]
        rows = db.exec_driver_sql(
            "SELECT to_staff, visible_at FROM outbox WHERE state = 0 AND panel = ? ORDER BY visible_at, id", (panel,)
        )
        return [(str(to), when(at)) for to, at in rows]


def history(of: Road) -> list[tuple[str, str, str]]:
    """The lines of the case's history: before, event, after."""
    with of.room.lane.store._engine.connect() as db:  # type: ignore[attr-defined]
        rows = db.exec_driver_sql("SELECT before, event, after FROM history WHERE case_id = ? ORDER BY id", (of.id,))
        return [tuple(row) for row in rows]
