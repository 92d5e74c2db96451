"""The steps of the road on a real database: by whom, when, what follows, and who hears (SCREENS §5, §10.3, §13).

A step that is refused leaves every row of the database as it was.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import pairwise

import pytest

from bot.route.dossier import Dossier, Joins, Kept, Noted, Parents, Reason, Verdict, Wish
from bot.route.effects import DueKind
from bot.route.model import Actor, Case, CaseId, Code, Reporter, Status, Whom
from bot.route.refusals import Reason as Why
from bot.route.refusals import Refusal
from bot.route.road import Open, open_things
from bot.route.timing import local_day
from bot.usecases import borging, casework, reporting, road
from bot.usecases.dossiers import dossier_of
from handlers.script import Part
from tests.people import ALI, BAKKER, SAM, VISSER
from tests.usecases.roadside import (
    AGREED,
    ALL_REASONS,
    FIRST,
    STEPS,
    THINKS,
    WAY_TO,
    WEDNESDAY,
    Road,
    at_status,
    here,
    hires,
    history,
    nothing_comes_of,
    picture,
    sends,
    tried,
)
from tests.usecases.staffroom import Staffroom, a_staffroom

UNTIL_AGREED = (Status.ONTVANGEN, Status.ANALYSE, Status.PLAN, Status.HERSTELGESPREK, Status.MEEKIJKEN)
AGREED_BEFORE = {status: status for status in (Status.BORGING, Status.NIET_GESTOPT)}
OWNED = (*UNTIL_AGREED, *AGREED_BEFORE)
SINCE_TALK = (Status.ANALYSE, Status.PLAN, Status.HERSTELGESPREK, *AGREED_BEFORE, Status.MEEKIJKEN)
THINKING = {
    Status.ONTVANGEN: Status.ANALYSE,
    Status.ANALYSE: Status.ANALYSE,
    Status.PLAN: Status.PLAN,
    Status.HERSTELGESPREK: Status.PLAN,
    Status.MEEKIJKEN: Status.MEEKIJKEN,
}
ALLOWED: dict[str, dict[Status, Status]] = {
    "plan-talk": {status: status for status in UNTIL_AGREED},
    "first-talk": dict.fromkeys(UNTIL_AGREED, Status.PLAN),
    "thinks": THINKING,
    "wants-nothing": dict.fromkeys(UNTIL_AGREED, Status.MEEKIJKEN),
    "talk-b": {Status.PLAN: Status.HERSTELGESPREK},
    "agreed": {Status.PLAN: Status.BORGING, Status.HERSTELGESPREK: Status.BORGING},
    "follow": {Status.BORGING: Status.BORGING},
    "parents-a": {status: status for status in SINCE_TALK},
    "parents-b": {Status.HERSTELGESPREK: Status.HERSTELGESPREK, **AGREED_BEFORE},
    "magister": AGREED_BEFORE,
    "ask-close": {**AGREED_BEFORE, Status.MEEKIJKEN: Status.MEEKIJKEN},
    "close": dict.fromkeys((*AGREED_BEFORE, Status.MEEKIJKEN), Status.AFGEROND),
    "leads-on": {Status.BORGING: Status.BORGING},
    "one-chance": {Status.BORGING: Status.BORGING},
    "agreed-again": {Status.BORGING: Status.BORGING},
    "not-now": AGREED_BEFORE,
    "share": {status: status for status in OWNED},
    "invite": dict.fromkeys(AGREED_BEFORE, Status.NIET_GESTOPT),
    "meet": {Status.NIET_GESTOPT: Status.NIET_GESTOPT},
    "not-stopped": dict.fromkeys(AGREED_BEFORE, Status.NIET_GESTOPT),
}
"""Where each step may be taken, and what becomes of the case; everywhere else it is refused."""
HerWord = Callable[..., Case | Refusal]


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Staffroom]:
    """One school for the tests in which no time passes."""
    with a_staffroom(tmp_path_factory.mktemp("school")) as made:
        hires(made)
        yield made


@pytest.fixture(scope="module")
def everywhere(school: Staffroom) -> dict[Status, Road]:
    """A case in each status it can have."""
    return {status: at_status(school, status) for status in WAY_TO}


# --- By whom, and when ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ALLOWED)
def test_a_step_is_taken_only_in_its_state(school: Staffroom, everywhere: dict[Status, Road], name: str) -> None:
    """In the right state it leads on; in any other it is refused and not a row changes (DOMAIN §1.4)."""
    for status, found in everywhere.items():
        after = ALLOWED[name].get(status)
        if after is None:
            assert found.refuses(name) in {Why.CANNOT, Why.LOCKED}, status
        else:
            taken = tried(school, partial(STEPS[name], staff=SAM, of=found))
            assert isinstance(taken, Case), (status, taken)
            assert taken.status is after


@pytest.mark.parametrize("name", ALLOWED)
def test_a_step_is_taken_only_by_who_has_it(school: Staffroom, name: str) -> None:
    """Whoever else is in the school, also who was alerted beside the owner, records nothing (DESIGN §4 row 10)."""
    found = sends(school)
    assert isinstance(found.coach(casework.not_today), Case)
    found.walks(*WAY_TO[next(status for status in reversed(WAY_TO) if status in ALLOWED[name])])
    assert VISSER.id in found.case.receivers

    for stranger in (ALI, BAKKER, VISSER, replace(SAM, active=False)):
        assert found.refuses(name, stranger) is Why.CANNOT


HERS: dict[str, tuple[HerWord, object, str]] = {
    "says it is right": (road.confirmed, True, "first-talk"),
    "says it is not": (road.confirmed, False, "first-talk"),
    "says how it is": (borging.said_how_it_is, Verdict.ERGER, "agreed"),
    "says it is finished": (borging.answered_to_close, True, "ask-close"),
}
TO_THE_QUESTION = ("pick-up", "first-talk", "talk-b", "agreed", "ask-close")


@pytest.mark.parametrize(("act", "answer", "asked_by"), HERS.values(), ids=HERS.keys())
def test_only_she_answers_and_only_while_it_runs(
    school: Staffroom, act: HerWord, answer: object, asked_by: str
) -> None:
    """Not another reporter, not a witness, parent or colleague, and not after the end (SCREENS §13)."""
    way = TO_THE_QUESTION[: TO_THE_QUESTION.index(asked_by) + 1]
    found, other = sends(school).walks(*way), sends(school)
    others = [sends(school, whom).walks(*way) for whom in Whom if whom is not Whom.ME]
    ended = sends(school).walks(*TO_THE_QUESTION, "close")

    assert isinstance(tried(school, lambda scene: act(scene, found.reporter, found.id, answer)), Case)
    for somebody_else in (other.reporter, Reporter()):
        found.refuses_pupil(act, answer, by=somebody_else)
    for each in (*others, ended):
        each.refuses_pupil(act, answer)


def test_what_was_not_asked_is_not_answered(school: Staffroom) -> None:
    """Nothing was written down yet; nobody asked whether it is finished, or not any more."""
    sends(school).refuses_pupil(road.confirmed, False)
    at_status(school, Status.BORGING).refuses_pupil(borging.answered_to_close, True)
    at_status(school, Status.BORGING).walks("ask-close", "follow").refuses_pupil(borging.answered_to_close, True)


def test_a_case_that_is_not_there_is_refused_like_one_of_somebody_else(school: Staffroom) -> None:
    """Nobody learns which cases exist."""
    gone = CaseId("f" * 32)
    me = Reporter(frozenset({gone}))
    assert nothing_comes_of(school, lambda scene: road.confirmed(scene, me, gone, True)).reason is Why.CANNOT
    assert nothing_comes_of(school, lambda scene: borging.in_magister(scene, SAM, Code("ZZZZZ"))).reason is Why.CANNOT


# --- Locks ------------------------------------------------------------------------------------------------------------


def test_a_no_locks_it_until_they_talked_again(school: Staffroom) -> None:
    """No talk with B, no other plan; a yes afterwards opens nothing, the next talk does (P-17, DESIGN §4 row 16)."""
    found = at_status(school, Status.PLAN)
    found.pupil(road.confirmed, False)

    assert found.refuses("talk-b") is Why.LOCKED
    assert found.refuses("agreed") is Why.LOCKED
    assert found.refuses_pupil(road.confirmed, True) is Why.CANNOT
    assert found.walks("first-talk", "talk-b").case.status is Status.HERSTELGESPREK


def test_a_no_on_the_way_to_the_herstelgesprek_leads_back_to_a_talk(school: Staffroom) -> None:
    """She may say no until the last moment; then it is not held, and the way is open to talk again (G2, §13)."""
    found = at_status(school, Status.HERSTELGESPREK)
    found.pupil(road.confirmed, False)
    assert found.refuses("agreed") is Why.LOCKED

    found.walks("other-plan")
    assert (found.case.status, found.dossier.wish) == (Status.PLAN, Wish.ANDER_PLAN)
    assert found.walks("agreed").dossier.restored_on is None


@pytest.mark.parametrize("joins", [Joins.NO, Joins.THINKS])
def test_b_may_still_say_no_too(school: Staffroom, joins: Joins) -> None:
    """Then it does not go on, and there can be another plan (SCREENS §13)."""
    found = at_status(school, Status.HERSTELGESPREK)
    found.coach(road.talk_with_b, joins, Parents.NOT_YET)
    assert (found.case.status, found.dossier.joins) == (Status.PLAN, joins)
    assert found.walks("agreed").case.status is Status.BORGING


def test_b_joining_another_plan_is_no_herstelgesprek(school: Staffroom) -> None:
    """She wants another plan: nothing is planned over her head, and the agreements can still be made."""
    found = sends(school).walks("pick-up", "other-plan")
    found.coach(road.talk_with_b, Joins.YES, Parents.COACH_CALLS)
    assert found.case.status is Status.PLAN
    assert found.walks("agreed").case.status is Status.BORGING


def test_nothing_is_agreed_while_she_thinks(school: Staffroom) -> None:
    """After a no she thinks about it: neither B nor a plan (P-17)."""
    found = at_status(school, Status.PLAN)
    found.pupil(road.confirmed, False)
    found.walks("thinks")
    for name in ("talk-b", "agreed"):
        assert found.refuses(name) is Why.LOCKED


def test_agreements_need_at_least_one_line(school: Staffroom) -> None:
    """G5: leaving the herstelgesprek needs agreements and a day."""
    for status in (Status.PLAN, Status.HERSTELGESPREK):
        at_status(school, status).refuses_coach(road.agreed, replace(AGREED, agreements=()))


@pytest.mark.parametrize("said", [Parents.OBJECTS, Parents.UNSAFE, Parents.NOT_YET, Parents.ADULT])
def test_parents_are_not_called_without_the_pupil(school: Staffroom, said: Parents) -> None:
    """P-86: an objection stops the call, home may be unsafe, and at eighteen it takes a yes (DESIGN §4 row 2)."""
    found = sends(school).walks("pick-up")
    found.coach(road.first_talk, replace(FIRST, parents=said))
    found.coach(road.talk_with_b, Joins.YES, said)
    for of in ("a", "b"):
        assert found.refuses(f"parents-{of}") is Why.LOCKED


@pytest.mark.parametrize("of", ["", "c", "A", "ab"])
def test_a_button_that_names_other_parents_does_nothing(school: Staffroom, of: str) -> None:
    """What is on a button may be made up: it is refused, and is no error."""
    at_status(school, Status.HERSTELGESPREK).refuses_coach(borging.parents_called, of)


# --- The end ----------------------------------------------------------------------------------------------------------

BARE = (Open.PARENTS_A, Open.PARENTS_B, Open.MAGISTER_A, Open.MAGISTER_B, Open.FOLLOW_UP, Open.HER_WORD)


@pytest.mark.parametrize("left_out", BARE)
def test_what_is_open_needs_a_reason_of_its_own(school: Staffroom, left_out: Open) -> None:
    """G6, G7: one reason short, or an empty one, and it is not finished."""
    found = at_status(school, Status.BORGING)
    others = tuple(reason for reason in ALL_REASONS if reason.what != left_out)
    for given in ((), others, (*others, Reason(left_out, "  ")), (*others, Reason("something-else", "why"))):
        found.refuses_coach(borging.close, given)
    found.coach(borging.close, (*others, Reason(left_out, "otherwise")))
    assert found.case.status is Status.AFGEROND
    assert {reason.what for reason in found.dossier.reasons} == set(Open)


def test_what_was_done_needs_no_reason(school: Staffroom) -> None:
    """Everything is done and she says yes: one tap."""
    found = at_status(school, Status.BORGING).walks("parents-a", "parents-b", "magister", "follow", "ask-close")
    found.pupil(borging.answered_to_close, True)
    found.coach(borging.close, ())
    assert found.case.status is Status.AFGEROND


@pytest.mark.parametrize("answer", [None, True, False])
def test_finishing_asks_her_first(school: Staffroom, answer: bool | None) -> None:
    """Without having asked it takes a reason, as after a "nog niet"; silence does not (SCREENS ``close-ask``)."""
    found = at_status(school, Status.BORGING).walks("parents-a", "parents-b", "magister", "follow")
    found.refuses_coach(borging.close, ())
    found.walks("ask-close")
    if answer is not None:
        found.pupil(borging.answered_to_close, answer)
    code = found.case.code
    closed = tried(school, lambda scene: borging.close(scene, SAM, code, ()))
    assert isinstance(closed, Refusal) == (answer is False)


def test_after_another_talk_she_is_asked_anew(school: Staffroom) -> None:
    """Her yes was to what was then; it is no yes to what came after."""
    found = at_status(school, Status.BORGING).walks("ask-close")
    found.pupil(borging.answered_to_close, True)
    found.walks("follow")
    assert (found.dossier.close_asked, found.dossier.close_answer) == (False, None)


def test_what_begins_again_after_the_end_is_no_part_of_it(school: Staffroom) -> None:
    """Words, a changed word, a name: nothing is added to a case that is finished (SCREENS ``closed``)."""
    found = at_status(school, Status.AFGEROND)
    found.refuses_pupil(reporting.add_words, (Part(9, "het begint weer"),))
    found.refuses_pupil(reporting.give_name, "Noor")
    found.refuses_pupil(reporting.take_back)
    before = picture(school)
    assert not school.does(lambda scene: reporting.change_words(scene, found.reporter, 1, "iets anders"))
    assert picture(school) == before


# --- What is recorded -------------------------------------------------------------------------------------------------


def test_the_whole_road_is_a_path_of_the_table(school: Staffroom) -> None:
    """Each line of the history begins where the one before it ended, and the dossier holds what was recorded."""
    found = sends(school).walks("pick-up", "thinks", "first-talk", "talk-b", "agreed", "follow", "ask-close")
    lines = history(found)
    assert [line[1] for line in lines] == [
        *("verzenden", "oppakken", "gesprek-gevoerd", "uitkomst-vastgelegd"),
        *("herstelgesprek-gekozen", "gehouden", "vervolg-gehouden"),
    ]
    assert all(earlier[2] == later[0] for earlier, later in pairwise(lines))
    dossier = found.dossier
    assert (dossier.wish, dossier.joins, dossier.recognised) == (Wish.HERSTELGESPREK, Joins.YES, True)
    assert [consent.what for consent in dossier.consents] == [Wish.NADENKEN, Wish.HERSTELGESPREK]
    assert dossier.agreements == AGREED.agreements
    assert [(one.on, one.a, one.b) for one in dossier.rounds] == [(date(2026, 11, 24), Verdict.GESTOPT, Kept.GELUKT)]
    assert (dossier.talked_on, dossier.restored_on) == (date(2026, 11, 24), date(2026, 11, 24))


def test_once_recognised_stays_recognised(school: Staffroom) -> None:
    """In a later talk the code need not be shown again."""
    found = sends(school).walks("pick-up")
    found.coach(road.first_talk, THINKS)
    found.coach(road.first_talk, replace(FIRST, recognised=False))
    assert found.dossier.recognised


def test_each_note_is_ticked_with_its_day_and_shielded_while_those_parents_do_not_know(school: Staffroom) -> None:
    """P-79, SCREENS §13: the parents of A were called, those of B were not; a second tap changes nothing."""
    found = at_status(school, Status.BORGING).walks("parents-a")
    today = local_day(school.around.calendar, school.time.school())
    for pupil in ("B", "A", "B", ""):
        assert isinstance(found.coach(borging.in_magister, pupil), Case)
    assert found.dossier.noted == (Noted("B", today, True), Noted("A", today, False))
    assert Open.MAGISTER_A not in open_things(found.dossier)


def test_new_agreements_have_new_notes(school: Staffroom) -> None:
    """What stands in Magister is what was agreed before."""
    found = at_status(school, Status.BORGING).walks("magister", "leads-on", "agreed-again")
    assert (found.dossier.noted, found.dossier.magister) == ((), False)
    assert {Open.MAGISTER_A, Open.MAGISTER_B} <= set(open_things(found.dossier))


@pytest.mark.parametrize("pupil", ["C", "Z", "ik"])
def test_who_has_no_note_cannot_be_ticked(school: Staffroom, pupil: str) -> None:
    """A button may be made up."""
    assert at_status(school, Status.BORGING).refuses_coach(borging.in_magister, pupil) is Why.CANNOT


def test_another_plan_has_the_same_follow_up_but_no_herstelgesprek(school: Staffroom) -> None:
    """P-27: agreements, a day for both, and the question the afternoon before."""
    found = sends(school).walks("pick-up", "other-plan", "agreed", "parents-a", "magister")
    assert found.dossier.restored_on is None
    assert (found.planned()[DueKind.TODAY], found.planned()[DueKind.VERDICT]) == (
        here(WEDNESDAY, "7.45"),
        here(date(2026, 12, 1), "16.30"),
    )


def test_what_dies_before_its_commit_never_was(school: Staffroom, everywhere: dict[Status, Road]) -> None:
    """Case, history, dossier, moments and alerts of a step change together or not at all (DESIGN §3)."""
    for name, states in ALLOWED.items():
        before = picture(school)
        taken = tried(school, partial(STEPS[name], staff=SAM, of=everywhere[next(iter(states))]))
        assert isinstance(taken, Case)
        assert picture(school) == before


def test_the_dossier_can_be_read_by_who_may_read_the_case(school: Staffroom) -> None:
    """For anybody else there is none: an empty one, as if nothing had been recorded (DESIGN §4 row 10)."""
    found = at_status(school, Status.BORGING)

    def read_by(actor: Actor) -> Dossier:
        return school.does(lambda scene: dossier_of(scene.unit, found.id, actor))

    assert read_by(SAM).agreements == AGREED.agreements
    for stranger in (ALI, BAKKER, Reporter(), replace(SAM, active=False)):
        assert read_by(stranger) == Dossier()
