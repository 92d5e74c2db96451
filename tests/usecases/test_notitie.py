"""Notes in a case: who writes, corrects, erases and reads them; and that nobody else learns that there are any."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from sqlalchemy import func, select

from bot.route.access import Deed, may
from bot.route.model import Case, Code, EntryKind, Flag, Reporter, Staff
from bot.route.refusals import Refusal
from bot.usecases import casework, notitie, offering, sharing, spoed
from bot.usecases.notitie import Corrected, notes_in
from bot.usecases.scene import Scene
from bot.usecases.sharing import Knows, Shared
from storage.tables import entry_old
from tests.people import ALI, BAKKER, SAM, VISSER
from tests.usecases.staffroom import Staffroom, a_staffroom
from tests.usecases.test_ladder import BOS, VOS

TEXT: Final = "A zat vandaag alleen in de kantine."
OLD: Final = select(func.count()).select_from(entry_old)
BETTER: Final = "A zat vandaag met C in de kantine."


@pytest.fixture
def school(tmp_path: Path) -> Iterator[Staffroom]:
    """A school in which Sam has case 1."""
    with a_staffroom(tmp_path) as made:
        made.settle(SAM, ALI, BAKKER, VISSER, BOS, VOS)
        made.picks_up(SAM, made.sends(1, SAM, ALI))
        yield made


def the_case(school: Staffroom) -> Case:
    """The one case there is."""
    return school.case(school.does(lambda scene: scene.unit.inbox(SAM))[0].id)


def writes(school: Staffroom, staff: Staff = SAM, text: str = TEXT) -> Case | Refusal:
    """Somebody writes a note."""
    code = the_case(school).code
    return school.does(lambda scene: notitie.write(scene, staff, code, text))


def read_by(school: Staffroom, actor: Staff | Reporter) -> list[str]:
    """The words of the notes that this person gets."""
    case = the_case(school)
    return [note.text for note in school.does(lambda scene: notes_in(scene.unit.entries(case.id, actor)))]


def shares_with(school: Staffroom, other: Staff) -> None:
    """Sam lets a colleague look along."""
    code = the_case(school).code
    shared = school.does(lambda scene: sharing.share(scene, SAM, code, Shared(other.id, Knows.YES)))
    assert isinstance(shared, Case)


def test_who_has_it_writes_a_note_and_nobody_else(school: Staffroom) -> None:
    """Not a receiver, not who looks along; and no note without words."""
    assert isinstance(writes(school), Case)
    shares_with(school, BOS)
    for other in (ALI, BAKKER, BOS):
        assert isinstance(writes(school, other), Refusal)
    assert isinstance(writes(school, text=" \n"), Refusal)
    assert read_by(school, SAM) == [TEXT]


def test_only_who_goes_on_with_it_or_reads_all_of_it_reads_the_notes(school: Staffroom) -> None:
    """Never the reporter (DOMAIN §5.3), never leadership or another coach who see the agreements alone."""
    writes(school)
    for other in (BOS, VOS, BAKKER):
        shares_with(school, other)
    assert read_by(school, BOS) == [TEXT]
    for nobody in (VOS, BAKKER, ALI, Reporter(frozenset({the_case(school).id}))):
        assert read_by(school, nobody) == []
        assert not may(nobody, Deed.NOTES, the_case(school))


def test_in_danger_who_was_asked_reads_the_story_and_no_notes(school: Staffroom) -> None:
    """What a coach wrote down says nothing of the danger; the story does."""
    writes(school)
    case = the_case(school)
    school.does(lambda scene: scene.unit.put_case(replace(case, flags=case.flags | {Flag.SPOED, Flag.ONBEVESTIGD})))
    kinds = school.does(lambda scene: {e.kind for e in scene.unit.entries(case.id, ALI)})
    assert EntryKind.STORY in kinds
    assert EntryKind.NOTE not in kinds
    assert isinstance(school.does(lambda scene: spoed.confirm(scene, ALI, case.code)), Case)
    assert read_by(school, ALI) == []


def test_who_takes_it_over_reads_them_and_changes_none(school: Staffroom) -> None:
    """They belong to who wrote them; who handed it over has them no more."""
    writes(school)
    code = the_case(school).code
    school.does(lambda scene: offering.hand_over(scene, SAM, code, offering.HandOver(ALI.id)))
    school.does(lambda scene: offering.accept(scene, ALI, code))
    assert the_case_of(school, ALI).owner == ALI.id

    def of(scene: Scene) -> list[str]:
        return [note.text for note in notes_in(scene.unit.entries(scene.unit.inbox(ALI)[0].id, ALI))]

    assert school.does(of) == [TEXT]
    for staff in (SAM, ALI):
        assert changes_nothing(school, staff, code)
    assert school.does(of) == [TEXT]


def changes_nothing(school: Staffroom, staff: Staff, code: Code) -> bool:
    """Whether this person can neither correct nor erase the first note."""
    erased = school.does(lambda scene: notitie.erase(scene, staff, code, 1))
    corrected = school.does(lambda scene: notitie.correct(scene, staff, code, Corrected(1, BETTER)))
    return isinstance(erased, Refusal) and isinstance(corrected, Refusal)


def the_case_of(school: Staffroom, staff: Staff) -> Case:
    """The one case this person has."""
    return school.case(school.does(lambda scene: scene.unit.inbox(staff))[0].id)


def test_a_correction_keeps_the_former_words_sealed(school: Staffroom) -> None:
    """As with everything that is changed; the day on which it was written stays, and the day of the change is said."""
    writes(school)
    case = the_case(school)
    assert isinstance(school.does(lambda scene: notitie.correct(scene, SAM, case.code, Corrected(1, BETTER))), Case)
    (note,) = school.does(lambda scene: notes_in(scene.unit.entries(case.id, SAM)))
    assert (note.text, note.on, note.changed_on) == (BETTER, note.on, note.on)
    assert former(school) == 1


def former(school: Staffroom) -> int:
    """How many former versions are kept."""
    return school.does(lambda scene: int(scene.unit._run(OLD).scalar()))  # type: ignore[attr-defined]


def test_an_erased_note_is_gone_with_what_it_was_before(school: Staffroom) -> None:
    """And no other note with it; the next one gets a number of its own."""
    writes(school)
    writes(school, text="Een tweede.")
    case = the_case(school)
    school.does(lambda scene: notitie.correct(scene, SAM, case.code, Corrected(1, BETTER)))
    assert isinstance(school.does(lambda scene: notitie.erase(scene, SAM, case.code, 1)), Case)
    assert read_by(school, SAM) == ["Een tweede."]
    assert former(school) == 0
    assert isinstance(school.does(lambda scene: notitie.erase(scene, SAM, case.code, 1)), Refusal)
    writes(school, text="Een derde.")
    assert [n.number for n in school.does(lambda scene: notes_in(scene.unit.entries(case.id, SAM)))] == [2, 3]


def test_what_she_tells_later_takes_no_notes_place(school: Staffroom) -> None:
    """The reporter's side does not see the notes, and may not write over them."""
    writes(school)
    case = the_case(school)
    asked = school.does(lambda scene: casework.ask(scene, SAM, case.code, "Wil je praten?"))
    assert isinstance(asked, Case)
    assert read_by(school, SAM) == [TEXT]


def test_each_look_at_the_notes_is_logged(school: Staffroom) -> None:
    """As any reading is; who may not look is told no more than that it cannot be done."""
    writes(school)
    case = the_case(school)
    before = len(school.does(lambda scene: scene.unit.readings(case.id, SAM)))
    assert isinstance(school.does(lambda scene: notitie.look(scene, SAM, case.code)), Case)
    assert isinstance(school.does(lambda scene: notitie.look(scene, VOS, case.code)), Refusal)
    assert len(school.does(lambda scene: scene.unit.readings(case.id, SAM))) == before + 1
