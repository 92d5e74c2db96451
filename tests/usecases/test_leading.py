"""Leadership: the tick that it knows what was agreed (P-43), and a pupil who leaves school (P-46)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from bot.route.dossier import Kept, Parents, Verdict
from bot.route.effects import Alert, DueKind
from bot.route.hulp import Helped, HelpFrom, Said
from bot.route.magister import left
from bot.route.model import Case, Role, Staff, StaffId, Status
from bot.route.refusals import Reason as Why
from bot.route.road import NextStep, Open, next_step, open_things
from bot.usecases import hulp, ladder, leading, sharing
from bot.usecases.hulp import Offered
from bot.usecases.leading import LEFT_SCHOOL, Removed
from bot.usecases.sharing import Knows, Shared
from tests.people import ALI, BAKKER, SAM, VISSER
from tests.usecases.roadside import (
    LATER,
    MET,
    Road,
    at_status,
    here,
    hires,
    history,
    said,
    until,
)
from tests.usecases.staffroom import Staffroom, a_staffroom
from tests.usecases.test_ladder import BOS, VOS

RECTOR: Final = Staff(StaffId("9" * 32), "De Rector", frozenset({Role.RECTOR}))
TODAY: Final = date(2026, 11, 24)
TOLD: Final = Removed(TODAY)


@pytest.fixture
def school(tmp_path: Path) -> Iterator[Staffroom]:
    """A school with a teamleider, a coach-ondersteuner and a rector."""
    with a_staffroom(tmp_path) as made:
        hires(made)
        made.settle(SAM, ALI, BAKKER, VISSER, BOS, VOS, RECTOR)
        yield made


def led(school: Staffroom) -> Road:
    """It has not stopped, and the teamleider looks along."""
    found = at_status(school, Status.NIET_GESTOPT)
    found.coach(sharing.share, Shared(VOS.id, Knows.YES))
    return found


# --- Shared with leadership (P-43) ------------------------------------------------------------------------------------


def test_what_was_agreed_with_the_parents_is_to_be_shared_with_leadership(school: Staffroom) -> None:
    """It stands as open until it is ticked, and asks for a reason at the end; before that talk there is nothing."""
    found = at_status(school, Status.NIET_GESTOPT)
    assert found.refuses_coach(leading.shared_with_leadership) is Why.CANNOT
    found.walks("meet")
    assert Open.LEADERSHIP in open_things(found.dossier)
    assert found.refuses_coach(leading.shared_with_leadership, by=VOS) is Why.CANNOT
    for _ in range(2):
        assert isinstance(found.coach(leading.shared_with_leadership), Case)
    assert Open.LEADERSHIP not in open_things(found.dossier)
    assert found.dossier.led_on == TODAY


def test_it_is_asked_for_on_the_next_two_school_days(school: Staffroom) -> None:
    """As the notes for Magister are (T5): in the one message of the day, and then no more."""
    found = at_status(school, Status.NIET_GESTOPT)
    found.walks("meet", "magister", "parents-a", "parents-b")
    assert MET.evaluation is not None
    found.coach(ladder.chosen, replace(MET, last_chance=False, evaluation=replace(MET.evaluation, on=LATER)))
    until(school, here(date(2026, 11, 30), "12.00"))
    days = [at.date() for to, at in said(school, "day") if to == SAM.id]
    assert {date(2026, 11, 25), date(2026, 11, 26)} <= set(days)
    assert date(2026, 11, 30) not in days


def test_a_new_talk_with_the_parents_is_to_be_shared_again(school: Staffroom) -> None:
    """The tick is of what was agreed then."""
    found = at_status(school, Status.NIET_GESTOPT)
    found.walks("meet")
    found.coach(leading.shared_with_leadership)
    found.coach(ladder.chosen, replace(MET, last_chance=False))
    assert Open.LEADERSHIP in open_things(found.dossier)


# --- B leaves school (P-46) -------------------------------------------------------------------------------------------


def test_only_leadership_records_it_and_only_after_the_rector_was_asked(school: Staffroom) -> None:
    """G9: nobody else, not before it is shared, and not with a day that is still to come."""
    found = at_status(school, Status.NIET_GESTOPT)
    found.coach(sharing.share, Shared(BOS.id, Knows.YES))
    for other in (SAM, BOS, ALI, VOS, RECTOR):
        assert found.refuses_coach(leading.recorded, TOLD, by=other) is Why.CANNOT
    found.coach(sharing.share, Shared(VOS.id, Knows.YES))
    assert found.refuses_coach(leading.recorded, Removed(date(2026, 11, 25)), by=VOS) is Why.CANNOT
    assert found.case.status is Status.NIET_GESTOPT
    assert isinstance(found.coach(leading.recorded, TOLD, by=VOS), Case)
    assert (found.dossier.removed_on, found.dossier.rector_on) == (TODAY, TODAY)
    assert found.refuses_coach(leading.recorded, TOLD, by=VOS) is Why.CANNOT


@pytest.mark.parametrize("measured", [False, True])
def test_what_was_to_be_done_with_b_lapses_and_with_a_it_goes_on(school: Staffroom, measured: bool) -> None:
    """DOMAIN §1.4: borging; the parents and the note of B, help for B and the talk about coming back lapse."""
    found = led(school)
    found.coach(hulp.offer, Offered(Helped.B, HelpFrom.TRAINING, Said.YES, look_on=LATER))
    found.coach(hulp.offer, Offered(Helped.A, HelpFrom.COACH, Said.YES, look_on=LATER))
    if measured:
        found.coach(leading.recorded, LATER, by=VOS)
    found.coach(leading.recorded, TOLD, by=VOS)
    dossier = found.dossier
    assert (found.case.status, dossier.back_on, dossier.invited_on) == (Status.BORGING, None, None)
    assert next_step(found.case, dossier) is NextStep.FOLLOW
    assert {Open.PARENTS_B, Open.MAGISTER_B}.isdisjoint(open_things(dossier))
    assert "B" not in left(dossier)
    assert [one.look_on for one in dossier.hulp] == [None, LATER]
    assert {one.what for one in dossier.put_off if one.why == LEFT_SCHOOL} == {Open.PARENTS_B, Open.MAGISTER_B}
    assert DueKind.VERDICT in found.planned()
    assert SAM.id in {to for to, _ in said(school, Alert.REPLY)}
    assert "verwijdering" in [event for _, event, _ in history(found)]


def test_a_is_followed_until_it_is_finished(school: Staffroom) -> None:
    """Two good vervolggesprekken with A alone are enough; where it is the same for A, no chance for B is proposed."""
    found = led(school)
    found.coach(leading.recorded, TOLD, by=VOS)
    found.coach(ladder.followed, Verdict.HETZELFDE, Kept.GONE, None)
    assert next_step(found.case, found.dossier) is NextStep.NOT_STOPPED
    found.walks("not-now")
    for _ in range(2):
        found.coach(ladder.followed, Verdict.GESTOPT, Kept.GONE, LATER)
    assert found.dossier.good_rounds == 2
    assert next_step(found.case, found.dossier) is NextStep.ASK_CLOSE


def test_who_told_hears_nothing_of_it(school: Staffroom) -> None:
    """As of any measure: no word and no nudge by it (P-44 *never the reporter*)."""
    found = led(school)
    word = found.case.word
    planned = found.planned().get(DueKind.NUDGE)
    found.coach(leading.recorded, TOLD, by=VOS)
    assert (found.case.word, found.planned().get(DueKind.NUDGE)) == (word, planned)


def test_the_parents_of_b_are_called_no_more(school: Staffroom) -> None:
    """And the message of the day does not ask for it."""
    found = led(school)
    assert found.dossier.parents_b is Parents.COACH_CALLS
    found.coach(leading.recorded, TOLD, by=VOS)
    found.walks("parents-a", "magister")
    until(school, here(date(2026, 11, 30), "7.00"))
    assert Open.PARENTS_B not in open_things(found.dossier)
