"""Help that is offered, looked at again on a day, and the talk with B: what is recorded, by whom, and what is due."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from bot.route import due
from bot.route.dossier import Dossier
from bot.route.due import Due
from bot.route.hulp import About, Helped, HelpFrom, Hulp, Obliger, Said, Works
from bot.route.model import Case, Staff
from bot.route.road import Open, open_things
from bot.usecases import hulp
from bot.usecases.dossiers import dossier_of
from bot.usecases.hulp import Looked, Offered
from tests.people import ALI, BAKKER, SAM, VISSER
from tests.usecases.roadside import THURSDAY, TO_AGREEMENTS, here, hires, said, sends, until
from tests.usecases.staffroom import Staffroom, a_staffroom

DAY: Final = date(2026, 11, 27)
MONDAY: Final = date(2026, 11, 30)
TRAINING: Final = Offered(Helped.B, HelpFrom.TRAINING, Said.THINKS, look_on=DAY)


@pytest.fixture
def school(tmp_path: Path) -> Iterator[Staffroom]:
    """A school in which Sam has case 1."""
    with a_staffroom(tmp_path) as made:
        made.settle(SAM, ALI, BAKKER, VISSER)
        made.picks_up(SAM, made.sends(1, SAM))
        yield made


def of(school: Staffroom) -> tuple[Case, Dossier]:
    """The one case and what is recorded of it."""
    case = school.does(lambda scene: scene.unit.inbox(SAM))[0]
    return case, school.does(lambda scene: dossier_of(scene.unit, case.id, SAM))


def offers(school: Staffroom, told: Offered, staff: Staff = SAM) -> bool:
    """Whether somebody can record this offer."""
    code = of(school)[0].code
    return isinstance(school.does(lambda scene: hulp.offer(scene, staff, code, told)), Case)


def looks(school: Staffroom, told: Looked) -> bool:
    """Whether Sam can record that it was looked at."""
    code = of(school)[0].code
    return isinstance(school.does(lambda scene: hulp.looked(scene, SAM, code, told)), Case)


def ticks(school: Staffroom, what: str, staff: Staff = SAM) -> bool:
    """Whether somebody can tick this."""
    code = of(school)[0].code
    return isinstance(school.does(lambda scene: hulp.talked_about(scene, staff, code, what)), Case)


def test_an_offer_is_kept_as_it_was_said(school: Staffroom) -> None:
    """To whom, who helps, what was said, who recorded it and when it is looked at again (P-18, P-25)."""
    assert offers(school, TRAINING)
    (one,) = of(school)[1].hulp
    assert one == Hulp(Helped.B, HelpFrom.TRAINING, Said.THINKS, one.on, SAM.id, look_on=DAY)


@pytest.mark.parametrize(
    "told",
    [
        replace(TRAINING, whom=Helped.A),
        replace(TRAINING, whom=Helped.PARENTS_B),
        replace(TRAINING, helper=HelpFrom.VERTROUWENSPERSOON),
        replace(TRAINING, helper=HelpFrom.ELSEWHERE),
        replace(TRAINING, where="Bureau Jeugd"),
        replace(TRAINING, look_on=None),
        replace(TRAINING, said=Said.OBLIGED),
        replace(TRAINING, obliged_by=Obliger.TEAM),
        Offered(Helped.A, HelpFrom.COACH, Said.OBLIGED, obliged_by=Obliger.COACH, look_on=DAY),
    ],
)
def test_what_the_protocol_does_not_offer_is_not_recorded(school: Staffroom, told: Offered) -> None:
    """To B alone it can be obligatory, and then it is said by whom (P-21); a look is planned unless it was refused."""
    assert not offers(school, told)
    assert of(school)[1].hulp == ()


@pytest.mark.parametrize("by", Obliger)
def test_who_made_it_obligatory_is_kept(school: Staffroom, by: Obliger) -> None:
    """People decide that, and the record says who (P-21)."""
    assert offers(school, replace(TRAINING, said=Said.OBLIGED, obliged_by=by))
    assert of(school)[1].hulp[0].obliged_by is by


def test_nobody_else_records_help(school: Staffroom) -> None:
    """It is the work of who has the case."""
    assert not any(offers(school, TRAINING, other) for other in (ALI, BAKKER, VISSER))


def test_what_is_looked_at_stands_in_the_message_of_its_day(tmp_path: Path) -> None:
    """On that day and each school day after it, until somebody looked (P-19)."""
    with a_staffroom(tmp_path) as school:
        hires(school)
        found = sends(school).walks(*TO_AGREEMENTS, "magister", "parents-a", "parents-b")
        until(school, here(THURSDAY, "12.00"))
        quiet = len(said(school, "day"))
        found.coach(hulp.offer, replace(TRAINING, look_on=DAY))
        until(school, here(DAY, "12.00"))
        assert len(said(school, "day")) == quiet + 1
        assert Open.HELP in open_things(found.dossier)
        until(school, here(MONDAY, "7.40"))
        found.coach(hulp.looked, Looked(0, Works.HELPS))
        assert Open.HELP not in open_things(found.dossier)
        until(school, here(MONDAY, "12.00"))
        assert len(said(school, "day")) == quiet + 1


def test_what_does_not_help_yet_is_looked_at_again(school: Staffroom) -> None:
    """On a day that is chosen; what waits for no look cannot be looked at."""
    offers(school, TRAINING)
    case, _ = of(school)
    again = Looked(0, Works.NOT_YET, date(2026, 12, 4))
    assert isinstance(school.does(lambda scene: hulp.looked(scene, SAM, case.code, again)), Case)
    assert of(school)[1].hulp[0].look_on == date(2026, 12, 4)
    calendar = school.does(lambda scene: scene.calendar)
    days = due.things(*of(school), calendar, date(2026, 12, 4))
    assert (Due.HELP, date(2026, 12, 4)) in days
    wrongs = (Looked(0, Works.NOT_YET), Looked(0, Works.HELPS, DAY), Looked(1, Works.HELPS), Looked(-1, Works.HELPS))
    assert not any(looks(school, wrong) for wrong in wrongs)
    assert looks(school, Looked(0, Works.STOPPED))
    assert not looks(school, Looked(0, Works.HELPS))


def test_a_tick_says_that_it_was_talked_about_and_a_second_one_takes_it_back(school: Staffroom) -> None:
    """P-19, P-20: behaviour, consequences, causes, empathy, help; there is no place for what B said, nor for guilt."""
    assert ticks(school, About.EMPATHY)
    assert ticks(school, About.BEHAVIOUR)
    assert of(school)[1].about_b == (About.BEHAVIOUR, About.EMPATHY)
    assert ticks(school, About.EMPATHY)
    assert of(school)[1].about_b == (About.BEHAVIOUR,)
    assert not ticks(school, "guilt")
    assert not ticks(school, About.HELP, ALI)
