"""Consent in the chat: what may be asked, when a yes counts, and what it opens (SCREENS §13; DESIGN §4 row 16)."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.route import consent, road
from bot.route.consent import VERSIONS
from bot.route.dossier import Action, Answer, Consent, Dossier, Joins, Parents, Request, Wish
from bot.route.model import Case, CaseId, Code, Flag, StaffId, Status, Whom
from bot.route.road import NextStep
from tests.rules.calendars import patiently

COACH, OTHER_COACH = StaffId("c" * 32), StaffId("d" * 32)
DAY = date(2026, 11, 24)
THEN = datetime(2026, 11, 24, 10, tzinfo=UTC)
LATER = THEN + timedelta(hours=1)
DIAMONDS = (Action.TALK_B, Action.RESTORE, Action.NAME, Action.TEAM)
"""The actions that SCREENS §13 marks ◆, written out a second time."""
CASE = Case(CaseId("1" * 32), Code("KD7FQ"), Status.ANALYSE, Whom.ME, "2HE", (COACH,), THEN, COACH)
NADENKEN = Dossier(
    talked_on=DAY, recognised=True, wish=Wish.NADENKEN, consents=(Consent(Wish.NADENKEN, "plan-check-nadenken", THEN),)
)
"""They talked, her code was shown, and she still thinks about it."""


def line(action: Action, answer: Answer | None = Answer.YES, **more: object) -> Request:
    """One line of the ledger: by the coach, in today's words, after the one talk."""
    made = Request(action, VERSIONS[action], "f" * 64, COACH, THEN, talks=1, answer=answer)
    return replace(made, **more)  # type: ignore[arg-type]


def after(dossier: Dossier, *lines: Request) -> Dossier:
    """The dossier with these lines in its ledger."""
    return replace(dossier, requests=lines)


CONFIDED = replace(CASE, flags=frozenset({Flag.VERTROUWD, Flag.ANONIEM}))


@pytest.mark.parametrize(("recognised", "talked", "named"), [*product((True, False), repeat=3)])
def test_a_yes_lets_a_coach_take_over_what_was_confided(recognised: bool, talked: bool, named: bool) -> None:
    """Once pupil and chat are known to be one; or while all there is came from that chat, without a name."""
    dossier = replace(NADENKEN, recognised=recognised, talked_on=DAY if talked else None)
    case = replace(CONFIDED, flags=CONFIDED.flags - ({Flag.ANONIEM} if named else set()))
    said = after(dossier, line(Action.COACH, to=OTHER_COACH))
    opens = recognised or not (talked or named)
    assert consent.goes_to(case, said) == (OTHER_COACH if opens else None)
    assert consent.goes_to(case, after(dossier, line(Action.COACH, to=OTHER_COACH, words=""))) == OTHER_COACH


@pytest.mark.parametrize("answer", [None, *Answer])
def test_only_a_yes_that_stands_lets_it_go_on(answer: Answer | None) -> None:
    """Not an open question, not taken back, not after it went to somebody else, and never about staff (G10)."""
    mine = line(Action.COACH, answer, to=OTHER_COACH)
    assert (consent.goes_to(CONFIDED, after(NADENKEN, mine)) is not None) == (answer is Answer.YES)
    assert consent.goes_to(CONFIDED, after(NADENKEN, replace(mine, withdrawn_at=LATER))) is None
    assert consent.goes_to(replace(CONFIDED, owner=OTHER_COACH), after(NADENKEN, mine)) is None
    about_staff = replace(CONFIDED, flags=CONFIDED.flags | {Flag.MEDEWERKER})
    assert consent.goes_to(about_staff, after(NADENKEN, mine)) is None


# --- What a yes opens -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("action", "recognised"), [*product(Action, (True, False))])
def test_a_yes_in_the_chat_opens_a_diamond_only_once_the_chat_was_recognised(action: Action, recognised: bool) -> None:
    """Anybody can type "over mij" and a name (SCREENS §14)."""
    dossier = after(replace(NADENKEN, recognised=recognised), line(action, talks=1))
    if action is Action.TALK_A:
        dossier = replace(dossier, talked_on=None)
    assert consent.agreed(dossier, COACH, action) is not None
    assert consent.opens(dossier, COACH, action) == (recognised or action not in DIAMONDS)


@pytest.mark.parametrize("recognised", [True, False])
def test_her_yes_to_the_talk_with_b_leads_there(recognised: bool) -> None:
    """The coloured button becomes the talk with B, but only once A was recognised; else it stays the talk with A."""
    dossier = after(replace(NADENKEN, recognised=recognised), line(Action.TALK_B))
    step = road.next_step(CASE, dossier)
    assert step is (NextStep.TALK_B if recognised else NextStep.TALK_A)
    assert road.may_talk_with_b(dossier, COACH) == recognised


def test_before_any_talk_a_yes_opens_no_road() -> None:
    """It waits for the talk in which the code is shown."""
    dossier = after(Dossier(), line(Action.RESTORE, talks=0))
    assert road.locked(dossier)
    assert not road.may_talk_with_b(dossier, COACH)
    assert road.next_step(replace(CASE, status=Status.ONTVANGEN), dossier) is NextStep.TALK_A


@pytest.mark.parametrize("joins", [None, *Joins])
def test_her_yes_to_the_herstelgesprek_needs_b_as_well(joins: Joins | None) -> None:
    """Both of them (G2, G4), as after a talk."""
    dossier = replace(after(NADENKEN, line(Action.RESTORE, day=DAY)), joins=joins)
    assert road.may_restore(dossier, COACH) == (joins is Joins.YES)
    expected = NextStep.TALK_A if joins is Joins.NO else NextStep.TALK_B
    assert road.next_step(replace(CASE, status=Status.PLAN), dossier) is expected


@pytest.mark.parametrize("joins", [Joins.YES, Joins.NO])
def test_a_talk_with_b_that_was_held_is_not_proposed_again(joins: Joins) -> None:
    """She agreed to one talk; what comes of it is hers again."""
    dossier = replace(after(NADENKEN, line(Action.TALK_B)), joins=joins)
    assert road.next_step(replace(CASE, status=Status.PLAN), dossier) is NextStep.TALK_A


# --- When it does not count (any more) --------------------------------------------------------------------------------

NO_YES = [
    ("no answer", {"answer": None}),
    ("a no", {"answer": Answer.NO}),
    ("a question", {"answer": Answer.QUESTION}),
    ("she does not know yet", {"answer": Answer.UNSURE}),
    ("taken back", {"withdrawn_at": LATER}),
    ("other words", {"version": VERSIONS[Action.TALK_B] + 1}),
    ("former words", {"version": VERSIONS[Action.TALK_B] - 1}),
    ("another coach asked", {"by": OTHER_COACH}),
    ("before a talk", {"talks": 0}),
]


@pytest.mark.parametrize("changed", [n[1] for n in NO_YES], ids=[n[0] for n in NO_YES])
def test_only_a_yes_to_these_very_words_opens_it(changed: dict[str, object]) -> None:
    """Bound to the wording and to who is named in it, and hers to take back; what she said in a talk goes first."""
    assert road.may_talk_with_b(after(NADENKEN, line(Action.TALK_B)), COACH)
    shut = after(NADENKEN, line(Action.TALK_B, **changed))  # type: ignore[arg-type]
    assert not road.may_talk_with_b(shut, COACH)
    assert road.next_step(CASE, shut) is NextStep.TALK_A


@pytest.mark.parametrize("action", Action)
def test_asked_anew_with_another_person_or_day_the_former_yes_is_gone(action: Action) -> None:
    """Until she says yes to that as well."""
    dossier = replace(NADENKEN, talked_on=None if action is Action.TALK_A else DAY)
    other = line(action, None, to=OTHER_COACH, day=DAY)
    assert consent.agreed(after(dossier, line(action)), COACH, action) is not None
    assert consent.agreed(after(dossier, line(action), other), COACH, action) is None
    both = after(dossier, line(action), replace(other, answer=Answer.YES))
    assert consent.agreed(both, COACH, action) == both.requests[-1]


def test_her_no_to_what_was_written_down_goes_before_a_yes_in_the_chat() -> None:
    """Only a talk opens that lock; nobody can type it away."""
    said_no = replace(NADENKEN, consents=(replace(NADENKEN.consents[0], answer=False),))
    assert not road.may_talk_with_b(after(said_no, line(Action.TALK_B)), COACH)
    assert Action.TALK_B not in consent.to_ask(CASE, said_no)


def test_an_objection_stops_the_call_until_they_talked() -> None:
    """Her parents: consulted, in the chat as well (P-86). Those of B are not hers to stop."""
    told = replace(NADENKEN, parents_a=Parents.COACH_CALLS, parents_b=Parents.COACH_CALLS)
    for stop in (line(Action.PARENTS, Answer.NO), line(Action.PARENTS, withdrawn_at=LATER)):
        assert [road.may_call_parents(after(told, stop), of) for of in "ab"] == [False, True]
        talked_again = replace(after(told, stop), consents=(*told.consents, *told.consents))
        assert road.may_call_parents(talked_again, "a")
    assert road.may_call_parents(after(told, line(Action.PARENTS)), "a")


# --- What may be asked ------------------------------------------------------------------------------------------------


@patiently
@given(st.sampled_from(Whom), st.sampled_from(Status), st.sampled_from(Flag))
def test_only_a_is_ever_asked(whom: Whom, status: Status, flag: Flag) -> None:
    """Not a witness, a parent or a colleague, nor in a case that is not somebody's, or is over."""
    case = replace(CASE, whom=whom, status=status, flags=frozenset({flag}))
    over = {Status.AFGEROND, Status.GESLOTEN_ANDERS, Status.GEWIST}
    may = whom is Whom.ME and status not in over and flag is not Flag.LOSGEKOPPELD
    known = Dossier(talked_on=DAY)
    assert bool(consent.to_ask(case, known)) == may
    assert consent.to_ask(replace(case, owner=None), known) == ()
    asked = after(Dossier(), line(Action.NAME, None))
    if whom is not Whom.ME:
        assert consent.pending(case, asked) is None
        assert consent.to_take_back(case, after(Dossier(), line(Action.NAME))) == ()


def test_what_was_said_in_a_talk_is_not_asked_twice() -> None:
    """SCREENS §10.3: the wish in the talk is the consent."""
    for wish in (Wish.HERSTELGESPREK, Wish.ANDER_PLAN):
        told = replace(NADENKEN, wish=wish, parents_a=Parents.PUPIL_TELLS)
        assert consent.to_ask(CASE, told) == (Action.NAME, Action.TEAM)
    ordinary = tuple(action for action in Action if action is not Action.COACH)
    assert consent.to_ask(CASE, Dossier()) == ordinary


def test_what_needs_a_name_is_not_asked_of_who_gave_none() -> None:
    """Until they talked: then whoever talked with her knows who she is."""
    nameless = replace(CASE, flags=frozenset({Flag.ANONIEM}))
    assert consent.to_ask(nameless, Dossier()) == (Action.TALK_A, Action.TALK_B, Action.RESTORE)
    assert {Action.NAME, Action.TEAM, Action.PARENTS} <= {*consent.to_ask(nameless, NADENKEN)}


@pytest.mark.parametrize("action", Action)
def test_a_yes_or_a_no_is_not_asked_again(action: Action) -> None:
    """Nobody asks a frightened pupil until she gives in; she herself may think better of it."""
    dossier = replace(NADENKEN, talked_on=None if action is Action.TALK_A else DAY)
    for said in (Answer.YES, Answer.NO):
        assert not consent.may_ask(CASE, after(dossier, line(action, said)), action)
    no = after(dossier, line(action, Answer.NO))
    assert consent.pending(CASE, no) == no.requests[0]
    assert consent.may_ask(CASE, after(dossier, line(action, Answer.UNSURE)), action)


@pytest.mark.parametrize("action", [Action.TALK_A, Action.TALK_B, Action.RESTORE])
def test_after_the_agreements_the_talks_are_over(action: Action) -> None:
    """Nothing of them is left to ask, to answer or to take back."""
    case = replace(CASE, status=Status.BORGING)
    asked = after(NADENKEN, line(action, None))
    assert action not in consent.to_ask(case, Dossier())
    assert consent.pending(case, asked) is None
    assert action not in consent.to_take_back(case, after(NADENKEN, line(action)))
    assert consent.to_take_back(case, after(NADENKEN, line(Action.NAME))) == (Action.NAME,)
