"""Where the machine of ``test_road_machine`` runs: a fresh school for each example, acts that may die, and what always
holds. The acts themselves, and what they come to, stand in the test.
"""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from itertools import count, pairwise
from pathlib import Path
from typing import Final

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant

from bot.ports import Chat, Unit
from bot.route.access import Deed, may
from bot.route.dossier import Dossier
from bot.route.effects import DueKind
from bot.route.model import Case, Staff, Status, Whom
from bot.route.refusals import Refusal
from bot.route.steps import FINAL, TRANSITIONS, Event
from bot.route.timing import local_day
from bot.surroundings import Surroundings
from bot.usecases.dossiers import dossier_of
from bot.usecases.scene import Scene
from bot.wiring import Lane, open_store
from handlers.inputs import Input, Tap
from handlers.intake import take_all
from handlers.screens import Verb, to_case
from tests.fakes import FrozenTime, SequentialChance
from tests.people import ALI, SAM, VISSER
from tests.usecases.roadmodel import Model
from tests.usecases.roadside import Arrived, Road, Undone, a_crash, comes_in, history, picture, said
from tests.usecases.staffroom import TUESDAY_MORNING, Staffroom

MEMBERS: Final = (SAM.id, ALI.id, VISSER.id)
AFTER_THE_END: Final = {DueKind.NUDGE, DueKind.HOUR, DueKind.FORGET}
GOES_ON: Final = {DueKind.REMIND, DueKind.SILENCE, DueKind.LAST}
"""What is still to come for a case that nobody has."""
OF_A_WITNESS: Final = {"", "late", "late-alone", "late-board", "late-nobody", "no-news", "asked"}
RUNS: Final = count(1)
MOST_CASES: Final = 3

Chosen = tuple[int, int, str]
"""In which case, by whom of the staff, and whether the process dies before the commit."""
Pressed = tuple[int, str]
"""On the card of which case, and how it is delivered."""
acts = st.tuples(
    st.integers(0, 9), st.sampled_from([0, 0, 0, 0, 0, 0, 1, 2]), st.sampled_from(["kept"] * 4 + ["dies"])
)
taps = st.tuples(st.integers(0, 9), st.sampled_from(["once", "twice", "dies first"]))


class World(RuleBasedStateMachine):
    """Some cases from one chat, three members of staff, and time."""

    template: Path
    around: Surroundings

    def __init__(self) -> None:
        super().__init__()
        self.folder = self.template.with_name(f"run-{next(RUNS)}")
        shutil.copytree(self.template, self.folder)
        self.store = open_store(f"sqlite:///{self.folder / 'signaal.db'}", self.folder / "keys")
        self.time = FrozenTime(TUESDAY_MORNING)
        around = replace(self.around, time=self.time, chance=SequentialChance())
        self.room = Staffroom(Lane(self.store), around, self.time)
        self.cases: list[tuple[Road, Model]] = []
        self.arrived: list[Arrived] = []

    def teardown(self) -> None:
        """The database is whole at the end; then it goes."""
        with self.store._engine.connect() as db:
            assert db.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
            assert not db.exec_driver_sql("PRAGMA foreign_key_check").all()
        self.room.lane.close()
        self.store.close()
        shutil.rmtree(self.folder)

    @property
    def today(self) -> date:
        """The day at school."""
        return local_day(self.around.calendar, self.time.school())

    @property
    def present(self) -> list[Staff]:
        """Who of the staff is there now."""
        members = self.room.does(lambda scene: [scene.school.member(staff_id) for staff_id in MEMBERS])
        return [member for member in members if member is not None and member.active]

    def day(self, offset: int) -> date:
        """So many days from today; it may be past, or no school day."""
        return self.today + timedelta(days=offset)

    # --- The staff ----------------------------------------------------------------------------------------------------

    def does(
        self, chosen: Chosen, counts: Callable[[Model, Staff, Case], bool], step: Callable[..., object], *given: object
    ) -> None:
        """Somebody of the staff does it, and the model says whether it counts. If not, nothing in the database changed;
        if the process dies, neither."""
        which, who, fate = chosen
        of, model = self.cases[which % len(self.cases)]
        staff_id = model.owner if who == 0 and model.owner else MEMBERS[who]
        member, case = self.room.does(lambda scene: scene.school.member(staff_id)), of.case
        assert member is not None
        before = picture(self.room)
        work = partial(_step, step, member, case, given)
        if fate == "dies":
            with a_crash():
                self.room.does(partial(dies, work))
            assert picture(self.room) == before
            return
        outcome, expected = self.room.does(work), counts(model, member, case)
        assert isinstance(outcome, Refusal) != expected, (outcome, case.status, model)
        assert expected or picture(self.room) == before

    def presses(self, tap: tuple[int, str], name: str, option: str, counts: Callable[[Model], None]) -> None:
        """A button of a card, delivered once, twice in a batch, or again because the process died over it."""
        of, model = self.cases[tap[0] % len(self.cases)]
        data = to_case(Verb.REPORTER, of.case.code, name, option)
        chat = self.room.does(lambda scene: scene.unit.chat(of.chat_id)) or Chat(of.chat_id)
        self.comes(Tap(of.chat_id, "nl", 50, data), tap[1])
        if chat.last != data and of.id in chat.cases:  # a second tap on the same button is acknowledged, no more
            counts(model)

    def comes(self, given: Input, fate: str) -> None:
        """An update comes in."""
        update = Arrived(len(self.arrived) + 1, given)
        if fate == "dies first":
            before = picture(self.room)
            with a_crash():
                self.room.lane.now(lambda unit: _taken_and_dies(unit, update, self.room))
            assert picture(self.room) == before
        assert comes_in(self.room, *([update] * (2 if fate == "twice" else 1))) == 1
        self.arrived.append(update)

    def lets_go(self) -> None:
        """Whoever has a case and cannot be reached loses it when something is to be done and nobody took it over: it
        waits for others again. The model learns from the database only that, and only of such an owner."""
        away = {s.id for s in self.room.does(lambda scene: scene.school.staff) if not s.there}
        for of, model in self.cases:
            if model.owner in away and of.case.owner is None:
                model.handed_on(model.owner)

    def clock_to(self, moment: datetime) -> None:
        """The clock of the school is put ahead."""
        self.time.move_school(moment - self.time.school())

    @invariant()
    def the_database_says_what_the_model_says(self) -> None:
        """Status, owner and dossier; somebody at school has it; what is planned fits; history is a path."""
        for of, model in self.cases:
            case, dossier, planned, able = self.room.does(partial(_looked, of))
            # A day that is reckoned, and who is asked to take over while its owner cannot be reached: not told here.
            known = replace(dossier, parents_on=None, offer=None)
            stands = (case.status, case.owner, known)
            assert stands == (model.status, model.owner, model.dossier)
            assert set(case.shared) == model.shared
            assert case.opened == model.opened or case.status is Status.GEWIST
            assert model.whom is Whom.ME or case.word in OF_A_WITNESS
            path = [(Status(before), Event(event), Status(after)) for before, event, after in history(of)]
            _is_a_path(path, case.status)
            if case.status in FINAL:
                assert planned.keys() <= (AFTER_THE_END if case.status is Status.AFGEROND else set())
                continue
            assert able, "nobody at school has it"
            assert case.owner is None or [s.id for s in able] == [case.owner]
            assert case.owner or {s.id for s in able} <= set(case.receivers)
            heard = any(s.there for s in able)
            assert case.owner or planned.keys() & GOES_ON or heard, "it waits for who cannot hear it"
            assert not (model.unlinked and self.room.does(partial(_way_back, of)))
            assert dossier.offer is None or dossier.offer.to != case.owner
            assert case.promised_at is not None
            assert self.time.school() < planned[DueKind.PROMISE] <= case.promised_at
            assert DueKind.VERDICT not in planned or case.status is Status.BORGING

    @invariant()
    def nobody_gets_two_messages_of_the_day(self) -> None:
        """One a day at most (R12)."""
        days_of = [(to, local_day(self.around.calendar, at)) for to, at in said(self.room, "day")]
        assert len(days_of) == len(set(days_of))


def _step(step: Callable[..., object], by: Staff, case: Case, given: tuple[object, ...], scene: Scene) -> object:
    return step(scene, by, case.code, *given)


def dies(work: Callable[[Scene], object], scene: Scene) -> None:
    """It is done, and the process dies before it commits."""
    work(scene)
    raise Undone


def _taken_and_dies(unit: Unit, update: Arrived, room: Staffroom) -> None:
    take_all(unit, [update], room.around.scene)
    raise Undone


def _looked(of: Road, scene: Scene) -> tuple[Case, Dossier, dict[DueKind, datetime], list[Staff]]:
    """The case, what is recorded, what is planned, and who at school has it, or may take it while nobody has."""
    case = scene.unit.case(of.id, of.reporter)
    assert case is not None
    planned = {kind: at for kind in DueKind if (at := scene.unit.planned(of.id, kind)) is not None}
    able = [s for s in scene.school.staff if may(s, Deed.WORK if case.owner else Deed.PICK_UP, case)]
    return case, dossier_of(scene.unit, of.id, of.reporter), planned, able


def _way_back(of: Road, scene: Scene) -> Chat | None:
    """The chat in which who told would hear something."""
    return scene.unit.reporter_chat(of.id)


def _is_a_path(path: list[tuple[Status, Event, Status]], ends: Status) -> None:
    assert path[0][0] is Status.CONCEPT
    assert all(TRANSITIONS[before, event] is after for before, event, after in path)
    assert all(earlier[2] is later[0] for earlier, later in pairwise(path))
    forgotten = ends is Status.GEWIST and path[-1][2] is Status.AFGEROND
    assert path[-1][2] is ends or forgotten
