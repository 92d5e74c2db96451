"""The figures: made on the first of a month, kept when a case is erased, and seen by few (docs/decisions/0029)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from typing import Final

import pytest

from bot.route.dossier import Dossier
from bot.route.effects import DueKind
from bot.route.figures import Cell
from bot.route.model import Case, CaseId, Clock, Entry, EntryKind, Flag, Group, Role, Staff, StaffId, Status, Whom
from bot.usecases import figures, overview, traces
from bot.usecases.dossiers import keep_dossier
from bot.usecases.figures import Figures
from bot.usecases.overview import Numbers
from bot.usecases.scene import Scene
from tests.people import ALI, BAKKER, DE_WIT, MULDER, SAM, VISSER
from tests.usecases.roadside import CLASS, THURSDAY, Undone, a_crash, here, picture, until
from tests.usecases.staffroom import Staffroom

BOS: Final = Staff(StaffId("9" * 32), "Bos", frozenset({Role.COACH_ONDERSTEUNER}))
KAYA: Final = Staff(StaffId("6" * 32), "Kaya", frozenset({Role.ONDERSTEUNINGSTEAM}))
VOS: Final = Staff(StaffId("8" * 32), "Vos", frozenset({Role.TEAMLEIDER}))
PRINS: Final = Staff(StaffId("5" * 32), "Prins", frozenset({Role.RECTOR}))
SMIT: Final = Staff(StaffId("4" * 32), "Smit", frozenset({Role.BEHEERDER}))
SEES: Final = (DE_WIT, BOS, KAYA, VOS, PRINS)
SEES_NOT: Final = (SAM, VISSER, MULDER, SMIT, replace(VOS, id=StaffId("3" * 32), active=False))
DECEMBER: Final = here(date(2026, 12, 1), "8.00")


@pytest.fixture
def school(room: Staffroom) -> Staffroom:
    """Everybody is there, and one class has no coach."""
    room.settle(SAM, ALI, BAKKER, VISSER, MULDER, SMIT, *SEES, groups=(CLASS, Group("3VC", 3, ())))
    return room


def sent(room: Staffroom, *numbers: int, **more: object) -> list[CaseId]:
    """Signals of the 24th of November, with these numbers."""
    return [room.sends(number, SAM, **more) for number in numbers]


def at(room: Staffroom, moment: datetime) -> None:
    """It is then, and the hour has struck."""
    until(room, moment)
    room.does(figures.make_figures)


def seen(room: Staffroom, staff: Staff = VOS) -> tuple[Figures, ...] | None:
    """What this person sees."""
    return room.does(lambda scene: figures.figures(scene, staff))


def least(room: Staffroom) -> Mapping[Cell, int]:
    """Of the latest year, as it is shown."""
    found = seen(room)
    assert found
    return found[0].least


def test_they_are_made_on_the_first_of_the_month(school: Staffroom) -> None:
    """Not before; what is told in this month is not in it, and in between they stand still to the last row."""
    sent(school, 1, 2, 3, 4, 5, 6)
    at(school, here(date(2026, 11, 30), "16.00"))
    assert seen(school) == ()
    at(school, DECEMBER)
    assert {cell for cell in Cell if least(school).get(cell)} == {Cell.TOTAL, Cell.LAYER_2, Cell.ME}
    assert (least(school)[Cell.TOTAL], seen(school)[0].upto) == (5, date(2026, 12, 1))  # type: ignore[index]
    sent(school, *range(11, 21), sent_at=DECEMBER)
    before = picture(school)
    at(school, here(date(2026, 12, 31), "16.00"))
    assert picture(school)["figures"] == before["figures"]
    at(school, here(date(2027, 1, 1), "8.00"))
    assert least(school)[Cell.TOTAL] == 15


def test_four_more_change_nothing(school: Staffroom) -> None:
    """They wait until there are five; then all of them are in it at once."""
    sent(school, *range(1, 9))
    at(school, DECEMBER)
    sent(school, *range(11, 15), sent_at=DECEMBER, whom=Whom.PARENT)
    at(school, here(date(2027, 1, 4), "8.00"))
    assert (least(school)[Cell.TOTAL], seen(school)[0].upto) == (5, date(2026, 12, 1))  # type: ignore[index]
    sent(school, 21, sent_at=here(date(2027, 1, 11), "10.00"), whom=Whom.PARENT)
    at(school, here(date(2027, 2, 1), "8.00"))
    assert (least(school)[Cell.TOTAL], least(school)[Cell.PARENT]) == (10, 5)


@pytest.mark.parametrize("staff", [*SEES, *SEES_NOT], ids=lambda staff: staff.name)
def test_who_sees_them(school: Staffroom, staff: Staff) -> None:
    """No coach, achterwacht, vertrouwenspersoon or beheerder as such, nor who left (DOMAIN §1.3)."""
    sent(school, 1, 2, 3, 4, 5)
    at(school, DECEMBER)
    assert bool(seen(school, staff)) is (staff in SEES)


@pytest.mark.parametrize(
    "kept",
    [
        {"flags": frozenset({Flag.MEDEWERKER})},
        {"flags": frozenset({Flag.VERTROUWD})},
        {"flags": frozenset({Flag.TERUGGEHAALD})},
        {"kept_out": frozenset({VOS.id})},
    ],
    ids=["about staff", "confided", "taken back", "who sees them was kept out"],
)
def test_what_is_in_no_count(school: Staffroom, kept: dict[str, object]) -> None:
    """Also not when its term is over. Who was kept out and sees no figures changes nothing: the positive control."""
    sent(school, 1, 2, 3, 4, kept_out=frozenset({ALI.id}))
    case_id = sent(school, 5, owner=SAM.id, status=Status.AFGEROND, **kept)[0]
    school.does(lambda scene: scene.unit.plan(case_id, DueKind.FORGET, here(THURSDAY, "16.00")))
    at(school, DECEMBER)
    assert school.case(case_id).status is Status.GEWIST
    assert seen(school) == ()
    sent(school, 6, kept_out=frozenset({ALI.id}), sent_at=DECEMBER)
    at(school, here(date(2027, 1, 4), "8.00"))
    assert least(school)[Cell.TOTAL] == 5


def ends(case_id: CaseId, scene: Scene) -> None:
    """She chose what happened, there was a talk that day, and its term is over two days later."""
    keep_dossier(scene.unit, case_id, Dossier(talked_on=date(2026, 11, 24)))
    scene.unit.put_entry(case_id, Entry(90, EntryKind.KINDS, "gossip,else"))
    scene.unit.plan(case_id, DueKind.FORGET, here(THURSDAY, "16.00"))


def test_what_is_erased_at_its_term_stays_a_number(school: Staffroom) -> None:
    """Of the case nothing comes back: no id of it, no day, and no word stands in what is kept."""
    ended = sent(school, 1, 2, 3, 4, 5, owner=SAM.id, status=Status.AFGEROND)
    for case_id in ended:
        school.does(partial(ends, case_id))
    until(school, here(date(2026, 11, 27), "16.00"))
    assert {school.case(case_id).status for case_id in ended} == {Status.GEWIST}
    kept = repr(school.does(lambda scene: scene.unit.figures(2026)))
    assert not [case_id for case_id in ended if case_id in kept]
    assert "2026-11" not in kept
    at(school, DECEMBER)
    shown = {cell for cell in Cell if least(school).get(cell) == 5}
    assert shown == {Cell.TOTAL, Cell.ME, Cell.LAYER_2, Cell.GOSSIP, Cell.SAME_DAY, Cell.FINISHED}


def test_what_she_takes_back_is_gone_from_what_is_counted(school: Staffroom) -> None:
    """Whether her coach had opened it or not, and what the coach erases then."""
    sent(school, 1, 2, 3, 4)
    gone, read = sent(school, 5, 6, owner=SAM.id, status=Status.ONTVANGEN, flags=frozenset({Flag.TERUGGEHAALD}))
    school.does(lambda scene: scene.unit.erase_case(gone))
    code = school.case(read).code
    assert school.does(lambda scene: traces.erase_text(scene, SAM, code)) is None
    at(school, DECEMBER)
    assert seen(school) == ()


def test_a_year_is_closed_and_its_sums_are_dropped(school: Staffroom) -> None:
    """From October on it changes no more, whatever is erased; the year before still stands there."""
    first = sent(school, 1, 2, 3, 4, 5)[0]
    at(school, DECEMBER)
    at(school, here(date(2027, 10, 1), "8.00"))
    kept = school.does(lambda scene: scene.unit.figures(2026))
    assert kept is not None
    assert (kept["closed"], kept["erased"], kept["sent"]) == (True, {}, 0)
    school.does(lambda scene: figures.remember(scene, school_case(scene, first)))
    assert school.does(lambda scene: scene.unit.figures(2026)) == kept
    assert [one.year for one in seen(school) or ()] == [2026]


def school_case(scene: Scene, case_id: CaseId) -> Case:
    """The case as the clock has it."""
    found = scene.unit.case(case_id, Clock())
    assert found is not None
    return found


def test_a_crash_while_they_are_made_leaves_them_for_the_next_hour(school: Staffroom) -> None:
    """Nothing of it is kept then, and nothing is counted twice."""
    sent(school, 1, 2, 3, 4, 5)
    until(school, DECEMBER)

    def dies(scene: Scene) -> None:
        figures.make_figures(scene)
        raise Undone

    with a_crash():
        school.does(dies)
    assert seen(school) == ()
    for _ in range(3):
        school.does(figures.make_figures)
    assert least(school)[Cell.TOTAL] == 5


# --- How it stands, for leadership ------------------------------------------------------------------------------------


def numbers(room: Staffroom, staff: Staff = VOS) -> Numbers | None:
    """What this person sees of how it stands."""
    return room.does(lambda scene: overview.numbers(scene, staff))


def test_a_teamleider_has_numbers_and_no_code(school: Staffroom) -> None:
    """What waits long, and what is late; what came a moment ago is in no number."""
    sent(school, 1)
    sent(school, 2, sent_at=here(THURSDAY, "16.00"))
    late = sent(school, 3, owner=SAM.id, status=Status.ONTVANGEN)[0]
    school.does(lambda scene: keep_dossier(scene.unit, late, Dossier(due_on=date(2026, 11, 25))))
    until(school, here(THURSDAY, "16.30"))
    assert numbers(school) == Numbers(waits=1, talk_late=1, follow_late=0, without=1)


@pytest.mark.parametrize("staff", [SAM, DE_WIT, BOS, KAYA, PRINS, SMIT], ids=lambda staff: staff.name)
def test_nobody_else_has_them(school: Staffroom, staff: Staff) -> None:
    """The aanspreekpunt has the codes; a rector and the team only the figures (DOMAIN §1.3)."""
    assert numbers(school, staff) is None


@pytest.mark.parametrize("kept", [{"kept_out": frozenset({VOS.id})}, {"flags": frozenset({Flag.VERTROUWD})}])
def test_who_was_kept_out_finds_nothing_of_it_in_a_number(school: Staffroom, kept: dict[str, object]) -> None:
    """Nor anybody of what a vertrouwenspersoon reads alone."""
    sent(school, 1, **kept)
    until(school, here(THURSDAY, "16.30"))
    found = numbers(school)
    assert found is not None
    assert found.waits == 0
