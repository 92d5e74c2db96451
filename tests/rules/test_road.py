"""The road: what comes next, what is locked, and what is still open at the end (SCREENS §10.2, §10.3, §13; P-17, P-48).

A dossier is a plain value, so that each lock is tried on dossiers that no talk could ever make.
"""

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import product
from typing import cast

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.ports import Unit
from bot.route import road
from bot.route.dossier import (
    Agreement,
    By,
    Consent,
    Dossier,
    Evaluation,
    Joins,
    Kept,
    Noted,
    Parents,
    Reason,
    Round,
    Verdict,
    Wish,
)
from bot.route.model import Case, CaseId, Code, Entry, Flag, StaffId, Status, Whom
from bot.route.road import NextStep, Open
from bot.usecases.dossiers import dossier_in, keep_dossier
from tests.rules.any_dossier import dossiers, moments, some_days, words
from tests.rules.calendars import patiently

COACH = StaffId("c" * 32)
DAY = date(2026, 11, 24)
THEN = datetime(2026, 11, 24, 10, tzinfo=UTC)
GOOD, BAD = Round(DAY, Verdict.GESTOPT, Kept.GELUKT), Round(DAY, Verdict.MINDER, Kept.GELUKT)
NEVER_WORKED_ON = {Status.CONCEPT, Status.AFGEROND, Status.GESLOTEN_ANDERS, Status.GEWIST}
ACTS = {NextStep.TALK_B, NextStep.RESTORE, NextStep.AGREE}
"""What would happen to somebody because of her wish."""


def case(status: Status, whom: Whom = Whom.ME, *flags: Flag) -> Case:
    """A case in this status; somebody has it as soon as it is not new."""
    owner = None if status in {Status.CONCEPT, Status.NIEUW} else COACH
    return Case(CaseId("1" * 32), Code("KD7FQ"), status, whom, "2HE", (COACH,), THEN, owner, flags=frozenset(flags))


def talked(wish: Wish | None = Wish.HERSTELGESPREK, answer: bool | None = None, **more: object) -> Dossier:
    """After a talk with her about this wish, and what she said to it in the chat."""
    consents = (Consent(wish, f"plan-check-{wish}", THEN, answer),) if wish else ()
    return replace(Dossier(talked_on=DAY, wish=wish, consents=consents), **more)  # type: ignore[arg-type]


def after(a: Verdict, b: Kept = Kept.GELUKT, **more: object) -> Dossier:
    """After agreements and one vervolggesprek, in which this was said."""
    return replace(talked(joins=Joins.YES, rounds=(Round(DAY, a, b),)), **more)  # type: ignore[arg-type]


LOOKED = Evaluation("elke dag even vragen", By.COACH, DAY)
WILLING = talked(joins=Joins.YES)
TOLD_BOTH = replace(WILLING, parents_a=Parents.CALLED, parents_b=Parents.CALLED)
DONE = replace(TOLD_BOTH, agreements=(Agreement("B", "stopt"),), magister=True, rounds=(GOOD,), close_asked=True)
"""Nothing is open; she was asked and said nothing."""

cases = st.builds(case, st.sampled_from(Status), st.sampled_from(Whom), st.sampled_from(Flag))


# --- What comes next --------------------------------------------------------------------------------------------------

NAMELESS = case(Status.ONTVANGEN, Whom.ME, Flag.ANONIEM)
GONE = replace(NAMELESS, flags=frozenset({Flag.ANONIEM, Flag.LOSGEKOPPELD}))
STEPS: list[tuple[str, Case, Dossier, NextStep]] = [
    ("nobody has it", case(Status.NIEUW), Dossier(), NextStep.PICK_UP),
    ("her name is known", case(Status.ONTVANGEN), Dossier(), NextStep.TALK_A),
    ("without a name", case(Status.ONTVANGEN, Whom.ME, Flag.ANONIEM), Dossier(), NextStep.ASK),
    ("asked once, and silent", NAMELESS, Dossier(asked=(DAY,)), NextStep.ASK),
    ("asked twice, and silent", NAMELESS, Dossier(asked=(DAY, DAY)), NextStep.KEEP_WATCH),
    ("asked twice, then they talked", NAMELESS, talked(Wish.NADENKEN, asked=(DAY, DAY)), NextStep.TALK_A),
    ("she cannot be asked any more", GONE, Dossier(asked=(DAY, DAY)), NextStep.TALK_A),
    ("watched, and nobody knows her", case(Status.MEEKIJKEN, Whom.ME, Flag.ANONIEM), Dossier(), NextStep.ASK),
    ("a witness without a name", case(Status.ONTVANGEN, Whom.OTHER, Flag.ANONIEM), Dossier(), NextStep.TALK_A),
    ("who takes part, nameless", case(Status.ONTVANGEN, Whom.PART, Flag.ANONIEM), Dossier(), NextStep.TALK_A),
    ("she thinks about it", case(Status.ANALYSE), talked(Wish.NADENKEN), NextStep.TALK_A),
    ("nameless, but they talked", case(Status.ANALYSE, Whom.ME, Flag.ANONIEM), talked(Wish.NADENKEN), NextStep.TALK_A),
    ("she wants the talk", case(Status.PLAN), talked(), NextStep.TALK_B),
    ("and said so in the chat", case(Status.PLAN), talked(answer=True), NextStep.TALK_B),
    ("she said that it is not so", case(Status.PLAN), talked(answer=False), NextStep.TALK_A),
    ("B thinks about it", case(Status.PLAN), talked(joins=Joins.THINKS), NextStep.TALK_B),
    ("B does not want it", case(Status.PLAN), talked(joins=Joins.NO), NextStep.AGREE),
    ("she wants another plan", case(Status.PLAN), talked(Wish.ANDER_PLAN), NextStep.AGREE),
    ("another plan, and not so", case(Status.PLAN), talked(Wish.ANDER_PLAN, False), NextStep.TALK_A),
    ("she thinks again", case(Status.PLAN), talked(Wish.NADENKEN), NextStep.TALK_A),
    ("nobody talked with her", case(Status.PLAN), Dossier(wish=Wish.HERSTELGESPREK), NextStep.TALK_A),
    ("both join", case(Status.HERSTELGESPREK), WILLING, NextStep.RESTORE),
    ("and then she says no", case(Status.HERSTELGESPREK), talked(answer=False, joins=Joins.YES), NextStep.TALK_A),
    ("she wants nothing now", case(Status.MEEKIJKEN), talked(Wish.NIETS), NextStep.TALK_A),
    ("agreed", case(Status.BORGING), replace(WILLING, agreements=DONE.agreements), NextStep.FOLLOW),
    ("it went well once", case(Status.BORGING), replace(WILLING, rounds=(GOOD,)), NextStep.FOLLOW),
    ("and once more", case(Status.BORGING), replace(WILLING, rounds=(GOOD, GOOD)), NextStep.ASK_CLOSE),
    ("but not in a row", case(Status.BORGING), replace(WILLING, rounds=(GOOD, BAD, GOOD)), NextStep.FOLLOW),
    ("it went wrong again", case(Status.BORGING), replace(WILLING, rounds=(GOOD, GOOD, BAD)), NextStep.FOLLOW),
    ("she was asked", case(Status.BORGING), DONE, NextStep.CLOSE),
    ("she says yes", case(Status.BORGING), replace(DONE, close_answer=True), NextStep.CLOSE),
    ("she says not yet", case(Status.BORGING), replace(DONE, close_answer=False), NextStep.FOLLOW),
    ("it is the same", case(Status.BORGING), after(Verdict.HETZELFDE), NextStep.ONE_CHANCE),
    ("B did not keep to it", case(Status.BORGING), after(Verdict.MINDER, Kept.NIET), NextStep.ONE_CHANCE),
    ("it is worse", case(Status.BORGING), after(Verdict.ERGER), NextStep.NOT_STOPPED),
    ("the chance was given", case(Status.BORGING), after(Verdict.HETZELFDE, chance_on=DAY), NextStep.NOT_STOPPED),
    ("the coach has chosen", case(Status.BORGING), after(Verdict.ERGER, decided=1), NextStep.FOLLOW),
    ("partly kept, and less", case(Status.BORGING), after(Verdict.MINDER, Kept.DEELS), NextStep.FOLLOW),
    ("it has not stopped", case(Status.NIET_GESTOPT), after(Verdict.ERGER, decided=1), NextStep.NOT_STOPPED),
    ("the parents of B are invited", case(Status.NIET_GESTOPT), talked(invited_on=DAY), NextStep.MEET),
    ("and it will be evaluated", case(Status.NIET_GESTOPT), talked(evaluation=LOOKED), NextStep.EVALUATE),
    ("the schoolleiding took a measure", case(Status.MAATREGEL), talked(back_on=DAY), NextStep.RETURN),
    ("and she is asked whether it has", case(Status.NIET_GESTOPT), DONE, NextStep.CLOSE),
    ("it has not, she says", case(Status.NIET_GESTOPT), replace(DONE, close_answer=False), NextStep.NOT_STOPPED),
]


@pytest.mark.parametrize(("found", "dossier", "step"), [s[1:] for s in STEPS], ids=[s[0] for s in STEPS])
def test_one_next_step_is_proposed(found: Case, dossier: Dossier, step: NextStep) -> None:
    """The table of SCREENS ``case-card``: one coloured button, as things are."""
    assert road.next_step(found, dossier) is step


@patiently
@given(cases, dossiers)
def test_there_is_a_step_exactly_where_somebody_works_on_it(found: Case, dossier: Dossier) -> None:
    """No status is forgotten, and what is not sent, finished or not built yet proposes nothing."""
    assert (road.next_step(found, dossier) is NextStep.NONE) == (found.status in NEVER_WORKED_ON)


@patiently
@given(cases, dossiers)
def test_what_is_proposed_is_never_locked(found: Case, dossier: Dossier) -> None:
    """A coloured button that is then refused would be a dead end (R10)."""
    allowed = {
        NextStep.TALK_B: road.may_talk_with_b(dossier, found.owner),
        NextStep.RESTORE: road.may_restore(dossier, found.owner),
        NextStep.AGREE: road.may_agree(dossier),
    }
    assert allowed.get(road.next_step(found, dossier), True)


@patiently
@given(cases, dossiers, st.none() | some_days, words)
def test_the_step_does_not_hang_on_what_was_merely_noted(
    found: Case, dossier: Dossier, due_on: date | None, others: str
) -> None:
    """Neither a planned day, nor Magister, nor the parents move a case on: people do (P-48)."""
    other = replace(dossier, due_on=due_on, others=others, magister=True, parents_a=None, parents_b=None, reasons=())
    assert road.next_step(found, other) is road.next_step(found, dossier)


# --- Locks ------------------------------------------------------------------------------------------------------------


def opened(dossier: Dossier) -> list[str]:
    """The locks that are open."""
    locks = {
        "talk with B": road.may_talk_with_b(dossier, COACH),
        "herstelgesprek": road.may_restore(dossier, COACH),
        "agreements": road.may_agree(dossier),
    }
    return [name for name, is_open in locks.items() if is_open]


@patiently
@given(dossiers)
def test_nothing_opens_before_a_talk(dossier: Dossier) -> None:
    """Whatever was typed or ticked: as long as nobody talked with her, every lock is shut (DESIGN §4 row 16)."""
    untold = replace(dossier, talked_on=None)
    assert road.locked(untold)
    assert opened(untold) == []


@patiently
@given(cases, dossiers, st.builds(Consent, st.sampled_from(Wish), words, moments, st.just(False)))
def test_a_no_locks_whatever_was_said_before(found: Case, dossier: Dossier, no: Consent) -> None:
    """Her last word counts: no talk with B, no herstelgesprek, no other plan, and none of them is proposed (P-17)."""
    refused = replace(dossier, consents=(*dossier.consents, no))
    assert road.locked(refused)
    assert opened(refused) == []
    assert road.next_step(found, refused) not in ACTS


@patiently
@given(dossiers, st.sampled_from(Wish), moments)
def test_a_yes_in_the_chat_opens_no_lock(dossier: Dossier, wish: Wish, at: datetime) -> None:
    """Anybody can type "over mij": a yes changes nothing beside silence, recognised or not (SCREENS §13, §14)."""
    silent, agreed = (replace(dossier, consents=(Consent(wish, "", at, answer),)) for answer in (None, True))
    for lock in (road.locked, road.may_talk_with_b, road.may_restore, road.may_agree):
        assert lock(silent) == lock(agreed)
    assert road.locked(replace(agreed, talked_on=None, recognised=False))


@patiently
@given(dossiers, moments)
def test_another_talk_opens_it_again(dossier: Dossier, at: datetime) -> None:
    """After a no they talk again, and what was then written down is shown anew: the old answer is not the new one."""
    again = Consent(Wish.HERSTELGESPREK, "plan-check-herstelgesprek", at)
    after = replace(dossier, talked_on=DAY, wish=Wish.HERSTELGESPREK, consents=(*dossier.consents, again))
    assert road.may_talk_with_b(after)


@pytest.mark.parametrize(("wish", "joins"), [*product([None, *Wish], [None, *Joins])])
def test_a_herstelgesprek_needs_both_of_them(wish: Wish | None, joins: Joins | None) -> None:
    """She wants it and B joins (G2, G4); of all other pairs none will do."""
    both = wish is Wish.HERSTELGESPREK and joins is Joins.YES
    assert road.may_restore(talked(wish, joins=joins)) == both


@pytest.mark.parametrize("wish", [None, *Wish])
def test_only_who_wants_something_gets_something(wish: Wish | None) -> None:
    """Nothing at all, or still thinking, is no ground to speak with B or to agree anything (P-17)."""
    wants = wish in {Wish.HERSTELGESPREK, Wish.ANDER_PLAN}
    assert road.may_talk_with_b(talked(wish)) == wants
    assert road.may_agree(talked(wish)) == wants


@patiently
@given(dossiers)
def test_each_lock_opens_only_behind_the_one_before(dossier: Dossier) -> None:
    """Who may restore may talk with B, and who may talk with B was talked with."""
    assert not road.may_restore(dossier) or road.may_talk_with_b(dossier)
    assert not road.may_talk_with_b(dossier) or not road.locked(dossier)
    assert road.locked(dossier) or dossier.talked_on is not None


# --- What is still open -----------------------------------------------------------------------------------------------

OPEN: list[tuple[str, Dossier, set[Open]]] = [
    ("nothing", DONE, set()),
    ("nobody was asked anything", Dossier(), {Open.PARENTS_A, Open.FOLLOW_UP, Open.HER_WORD}),
    ("her parents are not called", replace(DONE, parents_a=Parents.PUPIL_TELLS), {Open.PARENTS_A}),
    ("she does not want them called", replace(DONE, parents_a=Parents.OBJECTS), {Open.PARENTS_A}),
    ("home is not safe", replace(DONE, parents_a=Parents.UNSAFE), {Open.PARENTS_A}),
    ("she is of age", replace(DONE, parents_a=Parents.ADULT), set()),
    ("B's parents are not called", replace(DONE, parents_b=Parents.COACH_CALLS), {Open.PARENTS_B}),
    ("B was never spoken with", replace(DONE, parents_b=None, agreements=(), magister=False), set()),
    ("not in Magister", replace(DONE, magister=False), {Open.MAGISTER_A, Open.MAGISTER_B}),
    ("only B's in Magister", replace(DONE, magister=False, noted=(Noted("B", DAY),)), {Open.MAGISTER_A}),
    ("no vervolggesprek", replace(DONE, rounds=()), {Open.FOLLOW_UP}),
    ("the coach comes back to the class", replace(DONE, class_on=date(2026, 12, 10)), {Open.CLASS}),
    ("others are to be approached", replace(DONE, others_on=date(2026, 12, 10)), {Open.OTHERS}),
    ("she was not asked", replace(DONE, close_asked=False), {Open.HER_WORD}),
    ("not asked again after the last talk", replace(DONE, close_asked=False, close_answer=True), {Open.HER_WORD}),
    ("she said yes", replace(DONE, close_answer=True), set()),
    ("she said not yet", replace(DONE, close_answer=False), {Open.HER_WORD}),
    ("she said it is the same", replace(DONE, verdicts=(Verdict.MINDER, Verdict.HETZELFDE)), {Open.HER_WORD}),
    ("she said it is worse", replace(DONE, verdicts=(Verdict.ERGER,)), {Open.HER_WORD}),
    ("it was worse once", replace(DONE, verdicts=(Verdict.ERGER, Verdict.MINDER)), set()),
]


@pytest.mark.parametrize(("dossier", "things"), [o[1:] for o in OPEN], ids=[o[0] for o in OPEN])
def test_what_is_left_out_is_named(dossier: Dossier, things: set[Open]) -> None:
    """G6, G7 and her own word (SCREENS ``close-case``); each of these asks the coach for a reason."""
    assert set(road.open_things(dossier)) == things


@patiently
@given(dossiers)
def test_open_things_come_in_one_order_and_once(dossier: Dossier) -> None:
    """The coach is asked for each reason once, always in the same order."""
    found = road.open_things(dossier)
    assert found == tuple(thing for thing in Open if thing in found)


@patiently
@given(dossiers)
def test_doing_a_thing_closes_it_and_no_other(dossier: Dossier) -> None:
    """Calling, noting and talking each take away exactly their own line."""
    done = {
        Open.PARENTS_A: replace(dossier, parents_a=Parents.CALLED),
        Open.PARENTS_B: replace(dossier, parents_b=Parents.CALLED),
        Open.MAGISTER_A: replace(dossier, noted=(*dossier.noted, Noted("A", DAY))),
        Open.MAGISTER_B: replace(dossier, noted=(*dossier.noted, Noted("B", DAY, True))),
        Open.MAGISTER_MORE: replace(dossier, noted=(*dossier.noted, *(Noted(one, DAY) for one in "CDEF"))),
        Open.FOLLOW_UP: replace(dossier, rounds=(*dossier.rounds, BAD)),
        Open.HER_WORD: replace(dossier, close_asked=True, close_answer=True, verdicts=(*dossier.verdicts, GOOD.a)),
    }
    for thing, after in done.items():
        assert set(road.open_things(after)) == set(road.open_things(dossier)) - {thing}


@patiently
@given(st.lists(st.booleans(), max_size=8))
def test_good_rounds_are_counted_back_from_the_last(good: list[bool]) -> None:
    """Two in a row, as they are now: what went well before something went wrong does not count."""
    dossier = Dossier(rounds=tuple(GOOD if one else BAD for one in good))
    in_a_row = len("".join("+" if one else "-" for one in good).rpartition("-")[2])
    assert dossier.good_rounds == in_a_row


@pytest.mark.parametrize(("a", "b"), [*product(Verdict, Kept)])
def test_a_round_is_good_when_it_stopped_and_the_agreements_hold(a: Verdict, b: Kept) -> None:
    """Both of them: less is not stopped, and partly is not kept."""
    assert Round(DAY, a, b).good == (a is Verdict.GESTOPT and b in {Kept.GELUKT, Kept.GONE})


# --- How it is kept ---------------------------------------------------------------------------------------------------


class Drawer:
    """The one thing of a unit that keeping a dossier needs: a place for entries, by their number."""

    def __init__(self) -> None:
        self.kept: dict[int, Entry] = {}

    def put_entry(self, _: CaseId, entry: Entry) -> None:
        """The newest of a number takes the place of the former."""
        self.kept[entry.seq] = entry


def kept_and_opened(*dossiers_in_turn: Dossier) -> tuple[Dossier, int]:
    """What comes back after these were kept one after the other, and how many entries there are."""
    drawer = Drawer()
    for one in dossiers_in_turn:
        keep_dossier(cast(Unit, drawer), CaseId("1" * 32), one)
    return dossier_in(tuple(drawer.kept.values())), len(drawer.kept)


@patiently
@given(dossiers)
def test_a_dossier_comes_back_as_it_was_kept(dossier: Dossier) -> None:
    """Each field, also with quotes, line ends and any script in what was typed; and as its own type, not as text."""
    back, _ = kept_and_opened(dossier)
    assert back == dossier
    assert repr(back).replace("TzInfo(0)", "datetime.timezone.utc") == repr(dossier)


@patiently
@given(dossiers, dossiers)
def test_the_newest_takes_the_place_of_the_former(first: Dossier, second: Dossier) -> None:
    """One entry for a case, so that two dossiers can never contradict each other."""
    assume(first != second)
    assert kept_and_opened(first, second) == (second, 1)


def test_before_anything_is_recorded_there_is_an_empty_dossier() -> None:
    """Not an error: the coach has only just opened the case."""
    assert dossier_in(()) == Dossier()


@patiently
@given(dossiers)
def test_what_was_typed_is_not_in_what_is_printed(dossier: Dossier) -> None:
    """Agreements and reasons are the pupil's own words and may reach no log."""
    secret = "zij-wachten-me-op"
    spoken = replace(
        dossier, others=secret, agreements=(Agreement("B", secret),), reasons=(Reason("magister", secret),),
        put_off=(Reason("not-stopped", secret),), evaluation=Evaluation(secret, By.COACH, DAY),
    )
    assert secret not in repr(spoken)
