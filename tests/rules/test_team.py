"""Whether the ondersteuningsteam may know a pupil's name: A's yes, B's yes, and what takes them away (P-41, G3)."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given

from bot.route.access import NAMED, knows_a
from bot.route.consent import to_take_back
from bot.route.dossier import Action, Answer, Dossier, Joins, Kept, Named, Parent, Parents, Request, Round, Verdict
from bot.route.model import Flag, StaffId, Status, Whom
from bot.route.team import may_name_a, may_name_b, named, of_nobody, refused, took_back
from tests.rules.test_access import CASES, SHARED, TEAM

TUESDAY, WEDNESDAY = date(2026, 11, 24), date(2026, 11, 25)
YES = Named(Parent.MOTHER, TUESDAY, StaffId("a" * 32))
TALKED = Dossier(talked_on=TUESDAY, recognised=True)


def asked(answer: Answer, *, back: bool = False) -> Request:
    """The question in the chat, answered on Tuesday; and taken back that day."""
    at = datetime(2026, 11, 24, 12, tzinfo=UTC)
    line = Request(Action.TEAM, 1, "0" * 64, StaffId("a" * 32), at, answer=answer, answered_at=at)
    return replace(line, withdrawn_at=at if back else None)


@pytest.mark.parametrize(
    ("dossier", "whom", "may"),
    [
        (Dossier(), Whom.ME, False),
        (replace(TALKED, recognised=False), Whom.ME, False),
        (TALKED, Whom.ME, True),
        (replace(TALKED, recognised=False), Whom.OTHER, True),
        (Dossier(), Whom.OTHER, False),
        (replace(TALKED, requests=(asked(Answer.NO),)), Whom.ME, False),
        (replace(TALKED, requests=(asked(Answer.YES),)), Whom.ME, True),
        (replace(TALKED, requests=(asked(Answer.YES, back=True),)), Whom.ME, False),
        (replace(TALKED, team_back=TUESDAY), Whom.ME, False),
        (replace(TALKED, team_back=TUESDAY, rounds=(Round(TUESDAY, Verdict.ERGER, Kept.NIET),)), Whom.ME, False),
        (replace(TALKED, team_back=TUESDAY, rounds=(Round(WEDNESDAY, Verdict.ERGER, Kept.NIET),)), Whom.ME, True),
    ],
)
def test_a_yes_of_a_counts_after_a_talk_and_never_after_a_no(dossier: Dossier, whom: Whom, may: bool) -> None:
    """SCREENS §13 ◆: recognised in a talk; a no or a taking back stands until they talked on a later day."""
    assert may_name_a(dossier, whom) is may


def test_who_never_said_no_did_not_refuse() -> None:
    """Silence is no refusal, and no yes either."""
    assert not refused(TALKED)


@pytest.mark.parametrize(
    ("dossier", "may"),
    [(TALKED, False), (Dossier(joins=Joins.NO), True), (Dossier(parents_b=Parents.OBJECTS), True)],
)
def test_b_can_only_have_said_yes_in_a_talk(dossier: Dossier, may: bool) -> None:
    """What A said says nothing about B."""
    assert may_name_b(dossier) is may


@pytest.mark.parametrize(
    ("a", "b", "flags"),
    [(None, None, set()), (YES, None, {Flag.TEAM_A}), (None, YES, {Flag.TEAM_B}), (YES, YES, set(NAMED))],
)
def test_the_flags_follow_what_was_said(a: Named | None, b: Named | None, flags: set[Flag]) -> None:
    """Per pupil; and what stood there before goes."""
    before = replace(SHARED, flags=NAMED | {Flag.STIL})
    assert named(before, Dossier(team_a=a, team_b=b)).flags == flags | {Flag.STIL}


@given(CASES)
def test_taking_back_hides_her_name_whatever_else_is_true(case: object) -> None:
    """At once, and without a word about B."""
    assert isinstance(case, type(SHARED))
    after, dossier = took_back(case, Dossier(team_a=YES, team_b=YES), WEDNESDAY)
    assert not knows_a(TEAM, after)
    assert (dossier.team_a, dossier.team_b, dossier.team_back) == (None, YES, WEDNESDAY)


@given(CASES)
def test_a_case_of_nobody_names_nobody(case: object) -> None:
    """Who takes it up asks anew."""
    assert isinstance(case, type(SHARED))
    assert not of_nobody(replace(case, owner=None)).flags & NAMED
    assert of_nobody(case).flags - NAMED == case.flags - NAMED


def test_what_she_said_in_a_talk_can_be_taken_back_in_the_chat() -> None:
    """*Ik wil toch niet*, also where it was never asked in the chat; of nobody else who told."""
    case = replace(SHARED, status=Status.BORGING)
    assert to_take_back(case, replace(TALKED, team_a=YES)) == (Action.TEAM,)
    assert to_take_back(case, TALKED) == ()
    assert to_take_back(replace(case, whom=Whom.OTHER), replace(TALKED, team_a=YES)) == ()
