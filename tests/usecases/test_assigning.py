"""*Wijs anders toe*: what waits goes to somebody else, by code; to nobody who was kept out, with nothing of it seen."""

from datetime import date
from typing import Any, Final

import pytest

from bot.route.effects import DueKind
from bot.route.model import Flag, Staff
from bot.route.refusals import Reason, Refusal
from bot.usecases import assigning, overview
from bot.usecases.assigning import GONE, assign
from tests.people import ALI, BAKKER, DE_WIT, MULDER, SAM, VISSER
from tests.usecases.roadside import CLASS, Road, here, history, said, sends
from tests.usecases.staffroom import Staffroom
from tests.usecases.test_only_she_is_asked import shown

OUT: Final[dict[str, Any]] = {"kept_out": frozenset({DE_WIT.id})}


@pytest.fixture
def school(room: Staffroom) -> Staffroom:
    """Everybody of the cast."""
    room.settle(SAM, ALI, BAKKER, VISSER, MULDER, DE_WIT, groups=(CLASS,))
    return room


def able(found: Road) -> set[str]:
    """To whom the overview offers to give it."""
    seen = found.room.does(lambda scene: overview.overview(scene, DE_WIT))
    assert seen is not None
    return {one.name for waits in seen.waits for one in waits.able}


def test_it_waits_for_somebody_else_and_both_sides_hear_it(school: Staffroom) -> None:
    """One step by who did it, an alert by code, a word without code to who had it; her card names the new reader."""
    found = sends(school)
    given = found.coach(assign, ALI.id, by=DE_WIT)
    assert not isinstance(given, Refusal)
    assert (found.case.receivers, found.case.owner) == ((ALI.id,), None)
    assert history(found)[-1] == ("nieuw", "overdragen", "nieuw")
    assert [to for to, _ in said(school, "alert-escalated")] == [ALI.id]
    assert [to for to, _ in said(school, GONE)] == [SAM.id]
    assert said(school, "alert-new") == []
    assert school.readers(found.id) == {school.member(ALI)}
    assert b"Ali" in shown(found)["status-card"]
    assert b"Jansen" not in shown(found)["status-card"]
    assert {DueKind.REMIND, DueKind.SILENCE, DueKind.LAST, DueKind.PROMISE} <= found.planned().keys()


def test_in_the_evening_it_waits_until_school_opens(school: Staffroom) -> None:
    """Whoever looks at the overview at home disturbs nobody."""
    found = sends(school)
    school.time.pass_(9 * 3600)
    found.coach(assign, ALI.id, by=DE_WIT)
    assert said(school, "alert-escalated") == [(ALI.id, here(date(2026, 11, 25), "8.00"))]
    assert found.planned()[DueKind.REMIND] == here(date(2026, 11, 25), "10.00")


def test_only_who_has_the_overview_and_only_what_waits(school: Staffroom) -> None:
    """Not a coach, not the achterwacht; not what somebody picked up; nothing changes, to the last row."""
    found = sends(school)
    for other in (SAM, ALI, VISSER, MULDER):
        assert found.refuses_coach(assign, BAKKER.id, by=other) is Reason.CANNOT
    found.walks("pick-up")
    assert found.refuses_coach(assign, ALI.id, by=DE_WIT) is Reason.CANNOT


@pytest.mark.parametrize("out", [ALI, BAKKER, VISSER])
def test_never_to_who_was_kept_out(school: Staffroom, out: Staff) -> None:
    """Not offered, and refused when the button is made up; who is away is not offered either."""
    found = sends(school)
    assert out.name in able(found)
    kept = school.sends(700, SAM, kept_out=frozenset({out.id}))
    code = school.case(kept).code
    refused = school.does(lambda scene: assign(scene, DE_WIT, code, out.id))
    assert refused == Refusal(Reason.RECEIVER_GONE)
    case = school.case(kept)
    assert out.id not in {one.id for one in school.does(lambda scene: assigning.able(scene, case))}


@pytest.mark.parametrize("kept", [{"flags": frozenset({Flag.VERTROUWD})}, {"flags": frozenset({Flag.MEDEWERKER})}])
def test_what_a_vertrouwenspersoon_reads_is_never_assigned(school: Staffroom, kept: dict[str, Any]) -> None:
    """It does not stand in the overview, and a code that somebody knows opens nothing; so for who was kept out."""
    for number, how in enumerate((kept, OUT), start=710):
        case = school.case(school.sends(number, MULDER, **how))
        refused = school.does(lambda scene, code=case.code: assign(scene, DE_WIT, code, ALI.id))  # type: ignore[misc]
        assert refused == Refusal(Reason.CANNOT)


def test_in_danger_who_was_asked_stays_asked(school: Staffroom) -> None:
    """One more is asked, and nobody hears that they need to do nothing."""
    case = school.sends(720, SAM, flags=frozenset({Flag.SPOED, Flag.ONBEVESTIGD}))
    code = school.case(case).code
    school.does(lambda scene: assign(scene, DE_WIT, code, VISSER.id))
    assert school.case(case).receivers == (VISSER.id, SAM.id)
    assert said(school, GONE) == []
