"""One reader mutes one case: added words give no alert, all that cannot wait does, and the pupil notices nothing."""

import json
from dataclasses import replace

import pytest

from bot.route.dossier import Verdict
from bot.route.model import Case, EntryKind, Flag, Whom
from bot.route.refusals import Reason
from bot.usecases import borging, casework, muting, reporting, road
from handlers.script import Part
from tests.people import ALI, BAKKER, SAM, VISSER
from tests.usecases.roadside import Road, hires, said, seen_by_reporter, sends
from tests.usecases.staffroom import Staffroom
from tests.usecases.test_only_she_is_asked import shown

MORE = (Part(9, "vandaag weer"),)


@pytest.fixture
def school(room: Staffroom) -> Staffroom:
    """The school with its people, on a Tuesday at half past eleven."""
    hires(room)
    return room


def adds(found: Road, *, can_wait: bool = True) -> None:
    """She types something more; ``can_wait``: none of it speaks of danger."""
    added = found.room.does(
        lambda scene: reporting.add_words(scene, found.reporter, found.id, MORE, can_wait=can_wait)
    )
    assert isinstance(added, Case)


def told(found: Road, alert: str = "alert-reply") -> list[str]:
    """Whom such an alert waits for."""
    return [to for to, _ in said(found.room, alert)]


def muted(room: Staffroom) -> Road:
    """A case that its coach muted."""
    found = sends(room).walks("pick-up")
    assert isinstance(found.coach(muting.mute, True), Case)
    return found


def test_added_words_give_no_alert_and_are_there(school: Staffroom) -> None:
    """They are kept, stand at *Openen*, and the case is still theirs."""
    found = muted(school)
    adds(found)
    assert told(found) == []
    opened = found.coach(casework.open_case)
    assert isinstance(opened, Case)
    assert opened.owner == SAM.id
    assert MORE[0].text in school.does(lambda scene: [e.text for e in scene.unit.entries(found.id, SAM)])


def test_before_and_after_there_is_an_alert(school: Staffroom) -> None:
    """The test above can see one; unmuted the same way, it is as it was."""
    found = sends(school).walks("pick-up")
    adds(found)
    assert told(found) == [SAM.id]
    school.does(lambda scene: scene.unit.unsay(found.id, "alert-reply"))
    found.coach(muting.mute, True)
    found.coach(muting.mute, False)
    adds(found)
    assert told(found) == [SAM.id]


def test_what_cannot_wait_always_comes(school: Staffroom) -> None:
    """Words of danger; an urgent case; that it gets worse, and her answer to what was asked."""
    found = muted(school)
    adds(found, can_wait=False)
    assert told(found) == [SAM.id]
    urgent = muted(school)
    flags = urgent.case.flags | {Flag.SPOED}
    school.does(lambda scene: scene.unit.put_case(_flagged(urgent, scene.unit.case(urgent.id, urgent.reporter), flags)))
    adds(urgent)
    assert len(told(urgent)) == 2
    worse = muted(school)
    worse.pupil(borging.said_how_it_is, Verdict.ERGER)
    assert told(worse, "alert-worse") == [SAM.id]
    answering = muted(school).walks("first-talk")
    before = len(told(answering))
    answering.pupil(road.confirmed, False)
    assert len(told(answering)) == before + 1


def _flagged(of: Road, case: Case | None, flags: frozenset[Flag]) -> Case:
    assert case is not None
    return replace(case, flags=flags)


def test_an_alert_on_its_way_is_not_lost(school: Staffroom) -> None:
    """Her answer waits for the next alerts, and then she adds something that is muted."""
    found = muted(school).walks("first-talk")
    found.pupil(road.confirmed, False)
    adds(found)
    assert told(found) == [SAM.id]


def test_one_reader_of_several(school: Staffroom) -> None:
    """Who did not mute it hears of it as ever; and the mute stays with the person when somebody else picks it up."""
    found = sends(school)
    both = found.case
    found.coach(casework.not_today)
    receivers = found.case.receivers
    assert len(receivers) > len(both.receivers)
    found.coach(muting.mute, True)
    adds(found)
    assert told(found) == [r for r in receivers if r != SAM.id]


def test_only_who_may_read_it_mutes_it(school: Staffroom) -> None:
    """Not another coach, and nobody once a colleague has it."""
    found = sends(school).walks("pick-up")
    for stranger in (ALI, BAKKER):
        assert found.refuses_coach(muting.mute, True, by=stranger) is Reason.CANNOT
    passed_on = sends(school)
    passed_on.coach(casework.not_today)
    passed_on.walks("pick-up")
    assert VISSER.id in passed_on.case.receivers
    assert passed_on.refuses_coach(muting.mute, True, by=VISSER) is Reason.CANNOT


@pytest.mark.parametrize("whom", Whom)
def test_the_reporter_notices_nothing(school: Staffroom, whom: Whom) -> None:
    """Not a byte of any screen of hers, nor what is planned for her; before, after, and when she adds something."""
    found, beside = (sends(school, whom).walks("pick-up") for _ in range(2))
    before = shown(found), seen_by_reporter(found), found.planned()
    found.coach(muting.mute, True)
    assert (shown(found), seen_by_reporter(found), found.planned()) == before
    for one in (found, beside):
        adds(one)
    assert shown(found) == shown(beside)
    assert seen_by_reporter(found) == seen_by_reporter(beside)


def test_who_muted_it_is_sealed_and_says_nothing_of_her(school: Staffroom) -> None:
    """An id of the staff, and nothing else; muted twice is muted once."""
    found = muted(school)
    found.coach(muting.mute, True)
    kept = school.does(lambda scene: [e for e in scene.unit.entries(found.id, SAM) if e.kind is EntryKind.MUTED])
    assert [json.loads(entry.text) for entry in kept] == [[SAM.id]]
