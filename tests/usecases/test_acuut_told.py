"""What was done without a yes in acute danger: each step, and how the pupil is told (SCREENS §13)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.route.consent import to_take_back
from bot.route.dossier import Parents
from bot.route.effects import DueKind
from bot.route.lines import Lock
from bot.route.model import Case, Flag
from bot.route.refusals import Reason as Why
from bot.usecases import acuut, anyway, borging, road, team
from bot.usecases.acuut import Asks
from handlers.flows import anyway as shown
from handlers.flows import team as team_shown
from tests.people import SAM, VISSER
from tests.usecases.roadside import (
    FIRST,
    THINKS,
    Road,
    here,
    seen_by_reporter,
    until,
)
from tests.usecases.staffroom import Staffroom
from tests.usecases.test_acuut import BOS, DANGER, TALK, TO_B, TODAY, WIT, asked, confirmed, not_asked_yet, says, school
from tests.usecases.test_anyway import on_her_card, view

__all__ = ["school"]


# --- A is told --------------------------------------------------------------------------------------------------------


def test_a_sees_nothing_until_it_is_safe_and_then_reads_it(school: Staffroom) -> None:
    """The same to the last byte before; afterwards what was done, why in general words, and not what was typed."""
    found = not_asked_yet(school)
    found.coach(road.first_talk, THINKS)
    before = seen_by_reporter(found)
    confirmed(found)
    found.coach(anyway.b_was_spoken_to, *TALK)
    assert (seen_by_reporter(found), on_her_card(found)) == (before, ())
    assert [line.key for line in shown.said(view(found, SAM))] == ["anyway-untold"]
    assert isinstance(found.coach(anyway.tell_now), Case)
    (line,) = on_her_card(found)
    assert (line.key, DANGER in str(line.values)) == ("card-anyway-talk-b", False)


def test_not_safe_yet_asks_again_on_the_day_that_was_chosen(school: Staffroom) -> None:
    """And from then on every school day until she was told."""
    found = confirmed(not_asked_yet(school))
    found.coach(anyway.b_was_spoken_to, *TALK)
    assert found.planned()[DueKind.TODAY] == here(date(2026, 11, 25), "7.45")
    found.coach(road.plan_talk, date(2026, 12, 9))
    chosen = date(2026, 12, 1)
    assert found.refuses_coach(anyway.look_again, TODAY) is Why.CANNOT
    assert isinstance(found.coach(anyway.look_again, chosen), Case)
    assert found.planned()[DueKind.TODAY] == here(chosen, "7.45")
    until(school, here(chosen, "9.00"))
    assert found.planned()[DueKind.TODAY] == here(chosen + timedelta(days=1), "7.45")
    found.coach(anyway.tell_now)
    assert found.planned()[DueKind.TODAY] == here(date(2026, 12, 9), "7.45")


# --- The other locks --------------------------------------------------------------------------------------------------


def test_the_team_has_her_name_without_a_yes_and_her_card_does_not_show_it(school: Staffroom) -> None:
    """Until it is safe her card says neither that the team has it nor that it has not."""
    found = not_asked_yet(school)
    found.coach(road.first_talk, replace(FIRST, recognised=False))
    told = team.TeamAsked(WIT.id, True, team.Heard(None, TODAY))
    assert found.refuses_coach(team.ask, told) is Why.LOCKED
    confirmed(found, replace(TO_B, lock=Lock.TEAM_A))
    assert isinstance(found.coach(team.ask, told), Case)
    assert Flag.TEAM_A in found.case.flags
    assert [line.key for line in team_shown.told(view(found, None))] == ["card-team-looks"]
    assert consent_of(found) == ()
    found.coach(anyway.tell_now)
    assert [line.key for line in team_shown.told(view(found, None))] == ["card-team-named"]
    assert consent_of(found) == ("team",)


def consent_of(found: Road) -> tuple[str, ...]:
    """What A may take back on her card."""
    return tuple(str(action) for action in to_take_back(found.case, found.dossier))


def test_a_name_of_b_is_for_b_to_hear(school: Staffroom) -> None:
    """A reads nothing of it; the coach is asked until B knows."""
    found = confirmed(not_asked_yet(school), replace(TO_B, lock=Lock.TEAM_B))
    found.coach(team.ask, team.TeamAsked(WIT.id, True, None, team.Heard(None, TODAY)))
    assert Flag.TEAM_B in found.case.flags
    assert found.refuses_coach(anyway.tell_now) is Why.CANNOT
    assert [line.key for line in shown.said(view(found, SAM))] == ["anyway-untold-b"]
    before = seen_by_reporter(found)
    assert isinstance(found.coach(anyway.b_knows), Case)
    assert (seen_by_reporter(found), on_her_card(found), shown.said(view(found, SAM))) == (before, (), ())


def test_a_name_is_given_to_the_person_that_was_named(school: Staffroom) -> None:
    """Asked with a person, recorded once; not to who was kept out, not to nobody."""
    found = not_asked_yet(school)
    name = Asks(Lock.NAME, DANGER, BOS.id, VISSER.id)
    for wrong in (replace(name, whom=None), replace(name, whom=SAM.id), replace(TO_B, whom=VISSER.id)):
        assert found.refuses_coach(acuut.ask, wrong) is Why.LOCKED
    confirmed(found, name)
    assert isinstance(found.coach(anyway.name_given), Case)
    assert [one.what for one in found.dossier.anyway] == [Lock.NAME]
    assert found.refuses_coach(anyway.name_given) is Why.CANNOT


def test_parents_are_called_in_danger_only_when_somebody_confirmed(school: Staffroom) -> None:
    """G1: a name beside the reason is not enough any more."""
    found = not_asked_yet(school)
    found.coach(road.first_talk, replace(FIRST, parents=Parents.OBJECTS))
    asked(found, replace(TO_B, lock=Lock.PARENTS_A))
    assert found.refuses_coach(borging.parents_called, "a") is Why.LOCKED
    says(found, "yes")
    assert isinstance(found.coach(borging.parents_called, "a"), Case)
    assert [(one.what, one.second) for one in found.dossier.anyway] == [("a", BOS.id)]


@pytest.mark.parametrize("parents", [Parents.UNSAFE, Parents.ADULT])
def test_danger_opens_no_call_when_home_is_unsafe_or_at_eighteen(school: Staffroom, parents: Parents) -> None:
    """SCREENS §13: there a call may be the danger."""
    found = not_asked_yet(school)
    found.coach(road.first_talk, replace(FIRST, parents=parents))
    assert found.refuses_coach(acuut.ask, replace(TO_B, lock=Lock.PARENTS_A)) is Why.LOCKED
