"""A school on a real database for tests of use cases: people, classes and cases as they stand, and acts upon them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, TypeVar

from bot.ports import Unit
from bot.route.access import Deed, may
from bot.route.model import Case, CaseId, Clock, Code, Entry, EntryKind, Group, Staff, Status, Whom
from bot.surroundings import Surroundings, surroundings
from bot.usecases import casework
from bot.usecases.scene import Scene
from bot.wiring import Lane
from tests.fakes import FrozenTime, SequentialChance
from tests.fresh import a_fresh_store
from tests.people import a_school_file

T = TypeVar("T")
TUESDAY_MORNING: Final = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)
STORY: Final = "Ze verstoppen steeds mijn tas achter de fietsen."


@dataclass
class Staffroom:
    """The school, and a way to do something in it, in one transaction."""

    lane: Lane
    around: Surroundings
    time: FrozenTime

    def does(self, work: Callable[[Scene], T]) -> T:
        """What comes of it, committed."""

        def in_unit(unit: Unit) -> T:
            return work(self.around.scene(unit))

        return self.lane.now(in_unit)

    def settle(self, *staff: Staff, groups: tuple[Group, ...] = ()) -> None:
        """From now on these people work here, and these classes have their coaches as far as they work here."""
        self.does(lambda scene: _settled(scene, staff, groups))

    def sends(self, number: int, *receivers: Staff, **more: object) -> CaseId:
        """A signal that waits for these people."""
        case = Case(
            CaseId(f"{number:032x}"),
            Code(f"CS{number:03}"),
            Status.NIEUW,
            Whom.ME,
            "2HE",
            tuple(s.id for s in receivers),
            TUESDAY_MORNING,
        )
        self.does(lambda scene: _sent(scene, replace(case, **more)))  # type: ignore[arg-type]
        return case.id

    def picks_up(self, staff: Staff, case_id: CaseId) -> None:
        """This person takes the case."""
        code = self.case(case_id).code
        taken = self.does(lambda scene: casework.pick_up(scene, staff, code))
        assert isinstance(taken, Case)

    def case(self, case_id: CaseId) -> Case:
        """The case as it stands."""
        found = self.does(lambda scene: scene.unit.case(case_id, Clock()))
        assert found is not None
        return found

    def member(self, staff: Staff) -> Staff:
        """This person as the list has them now."""
        found = self.does(lambda scene: scene.school.member(staff.id))
        assert found is not None
        return found

    def readers(self, case_id: CaseId) -> set[Staff]:
        """Who could read the case now."""
        case = self.case(case_id)
        return self.does(lambda scene: {s for s in scene.school.staff if may(s, Deed.READ, case)})

    def alerts(self) -> list[tuple[str, datetime]]:
        """The alerts that wait to leave, to whom (by id) and when, whatever they are."""
        moment = self.time.school()
        claimed = self.does(lambda scene: scene.unit.claim(FAR, moment, 100, 0.0, "test"))
        return [(str(one.notice.to), one.notice.at) for one in claimed if one.notice.panel.startswith("alert-")]


FAR: Final = datetime(2027, 6, 1, tzinfo=UTC)


def _settled(scene: Scene, staff: tuple[Staff, ...], groups: tuple[Group, ...]) -> None:
    for member in staff:
        scene.unit.put_staff(member)
    known = {s.id for s in scene.unit.staff()}
    for group in groups:
        scene.unit.put_group(replace(group, coaches=tuple(c for c in group.coaches if c in known)))


def _sent(scene: Scene, case: Case) -> None:
    scene.unit.new_key(case.id)
    assert scene.unit.put_case(case)
    scene.unit.put_entry(case.id, Entry(1, EntryKind.STORY, STORY, part=1))


@contextmanager
def a_staffroom(folder: Path, start: datetime = TUESDAY_MORNING) -> Iterator[Staffroom]:
    """A school with nobody in it, on a fresh SQLite database in ``folder``; time stands still."""
    store = a_fresh_store(folder)
    time = FrozenTime(start)
    lane = Lane(store)
    try:
        yield Staffroom(lane, surroundings(a_school_file(), time, SequentialChance()), time)
    finally:
        lane.close()
        store.close()


