"""The road of one case: what comes next, what is locked and why, what is still open at the end. Pure (SCREENS §10–§13).

The bot proposes one next step and says what is missing; a person takes it (P-48). A lock is never picked by the bot:
it opens when the pupil was talked with, and it closes again when she says that it is not what she wants (P-17).
"""

from dataclasses import replace
from datetime import date
from enum import StrEnum

from bot.route import consent as in_chat
from bot.route import guards, ladder, magister, pupils
from bot.route.access import unheard
from bot.route.dossier import Action, Dossier, Followed, Joins, Kept, Parents, Round, Verdict, Wish
from bot.route.ladder import NOT_BETTER
from bot.route.model import Case, Flag, StaffId, Status, Whom
from bot.route.steps import Event, follows

ENOUGH_GOOD_ROUNDS = 2
MOST_QUESTIONS = 2
"""So many questions without an answer, and the bot proposes to keep an eye on it (DOMAIN §1.4)."""
WANTS_SOMETHING = frozenset({Wish.HERSTELGESPREK, Wish.ANDER_PLAN})


class NextStep(StrEnum):
    """The one coloured button of a case card (SCREENS R10 and the table of ``case-card``)."""

    PICK_UP = "pick-up"
    ASK = "ask"
    KEEP_WATCH = "keep-watch"
    TALK_A = "talk-a"
    TALK_B = "talk-b"
    RESTORE = "restore"
    AGREE = "agree"
    FOLLOW = "follow"
    ASK_CLOSE = "ask-close"
    CLOSE = "close"
    ONE_CHANCE = "one-chance"
    NOT_STOPPED = "not-stopped"
    MEET = "meet"
    EVALUATE = "evaluate"
    RETURN = "return"
    WATCH = "watch"
    NONE = "none"


class Open(StrEnum):
    """What may still be open when a case is finished; each asks for a reason (G6, G7)."""

    PARENTS_A = "parents-a"
    PARENTS_B = "parents-b"
    MAGISTER_A = "magister-a"
    MAGISTER_B = "magister-b"
    MAGISTER_MORE = "magister-more"
    PARENTS_MORE = "parents-more"
    FOLLOW_MORE = "follow-more"
    FOLLOW_UP = "follow-up"
    HER_WORD = "her-word"
    CLASS = "class"
    """To come back to the class (P-34)."""
    OTHERS = "others"
    """To approach who took part and was not there (P-32)."""
    LEADERSHIP = "leadership"
    """To share what was agreed with the parents of B with leadership (P-43)."""
    HELP = "help"
    """To look whether help that was offered helps."""


def next_step(case: Case, dossier: Dossier) -> NextStep:
    """What the coach may do next, as things are."""
    match case.status:
        case Status.NIEUW:
            return NextStep.PICK_UP
        case Status.ONTVANGEN | Status.ANALYSE:
            return _first_step(case, dossier)
        case Status.PLAN:
            return _plan_step(case, dossier)
        case Status.HERSTELGESPREK:
            return NextStep.RESTORE if may_restore(dossier, case.owner) else NextStep.TALK_A
        case Status.BORGING:
            return _follow_step(dossier)
        case Status.MEEKIJKEN:
            return _first_step(case, dossier)
        case Status.NIET_GESTOPT:
            return NextStep.CLOSE if _asked_to_end(dossier) else _when_it_goes_on(dossier)
        case Status.MAATREGEL:
            return NextStep.RETURN
    return NextStep.NONE


def _first_step(case: Case, dossier: Dossier) -> NextStep:
    """The talk with A; of whom nobody knows who it is, one question in the chat, and after two that is enough."""
    if not _nobody_knows(case, dossier) or unheard(case):
        return _after_her_yes(case, dossier)
    return NextStep.ASK if len(dossier.asked) < MOST_QUESTIONS else NextStep.KEEP_WATCH


def _nobody_knows(case: Case, dossier: Dossier) -> bool:
    """Nobody at school knows who it is, and nobody talked with A yet."""
    return Flag.ANONIEM in case.flags and case.whom is Whom.ME and dossier.talked_on is None


def may_keep_watch(case: Case, dossier: Dossier) -> bool:
    """*Meekijken* without a talk: A was asked and is silent, or cannot be asked any more; and once more after that."""
    tried = bool(dossier.asked) or unheard(case) or case.status is Status.MEEKIJKEN
    return tried and _nobody_knows(case, dossier) and follows(case.status, Event.GEEN_ANTWOORD) is not None


def _after_her_yes(case: Case, dossier: Dossier) -> NextStep:
    """The talk with the other pupil, when she agreed to it in the chat and it was not held yet; else one with her."""
    if not agreed_in_chat(dossier, case.owner):
        return NextStep.TALK_A
    wants_both = in_chat.opens(dossier, case.owner, Action.RESTORE)
    ahead = dossier.joins is not Joins.NO if wants_both else dossier.joins in {None, Joins.THINKS}
    return NextStep.TALK_B if ahead else NextStep.TALK_A


def _plan_step(case: Case, dossier: Dossier) -> NextStep:
    if not may_agree(dossier):
        return _after_her_yes(case, dossier)
    if dossier.wish is Wish.HERSTELGESPREK and dossier.joins is not Joins.NO:
        return NextStep.TALK_B
    return NextStep.AGREE


def _follow_step(dossier: Dossier) -> NextStep:
    """After her "nog niet" it goes on: the talks again, and then the question again."""
    proposed = ladder.proposal(dossier)
    if dossier.close_asked:
        return NextStep.CLOSE if _asked_to_end(dossier) else NextStep.FOLLOW
    if proposed is not None:
        return NextStep(proposed)
    return NextStep.ASK_CLOSE if dossier.good_rounds >= ENOUGH_GOOD_ROUNDS else NextStep.FOLLOW


def is_enough(dossier: Dossier, a: Verdict, b: Kept, more: tuple[Followed, ...] = ()) -> bool:
    """Whether with this vervolggesprek it went well so often in a row that A may be asked whether it is finished."""
    held = replace(dossier, rounds=(*dossier.rounds, Round(date.min, a, b, more)))
    return held.good_rounds >= ENOUGH_GOOD_ROUNDS


def _when_it_goes_on(dossier: Dossier) -> NextStep:
    """What was begun comes first; else the coach chooses what fits."""
    if dossier.evaluation is not None:
        return NextStep.EVALUATE
    return NextStep.MEET if dossier.invited_on is not None else NextStep.NOT_STOPPED


def _asked_to_end(dossier: Dossier) -> bool:
    """She was asked whether it is finished, and did not say that it is not."""
    return dossier.close_asked and dossier.close_answer is not False


def locked(dossier: Dossier) -> bool:
    """Whether what was recorded as her wish may not be acted on: nobody talked with her, or she said it is not so.

    A yes in the chat opens nothing by itself: anybody can type "over mij" (DESIGN §4 row 16). A no always locks.
    """
    consent = dossier.consent
    return dossier.talked_on is None or (consent is not None and consent.answer is False)


def agreed_in_chat(dossier: Dossier, owner: StaffId | None) -> bool:
    """Whether she agreed in the chat, recognised in a talk, that ``owner`` talks with the other pupil."""
    return not locked(dossier) and any(in_chat.opens(dossier, owner, action) for action in in_chat.WITH_B)


def may_talk_with_b(dossier: Dossier, owner: StaffId | None = None) -> bool:
    """The talk with the other pupil: she agreed in a talk, or in a chat that was recognised in one (SCREENS §13).

    ``owner`` has the case: a yes in the chat counts for who is named in it, and for nobody else.
    """
    return may_agree(dossier) or agreed_in_chat(dossier, owner)


def may_agree(dossier: Dossier) -> bool:
    """Agreements, of whatever kind: she wants something to happen, and is not still thinking about it (P-17, P-27)."""
    return not locked(dossier) and dossier.wish in WANTS_SOMETHING


def may_restore(dossier: Dossier, owner: StaffId | None = None) -> bool:
    """The herstelgesprek: she wants it, and the other pupil joins (G2, G4)."""
    wants = dossier.wish is Wish.HERSTELGESPREK or in_chat.opens(dossier, owner, Action.RESTORE)
    return wants and not locked(dossier) and dossier.joins is Joins.YES


def may_call_parents(dossier: Dossier, of: str) -> bool:
    """The parents of ``a`` or ``b`` may be called: that pupil was consulted, and did not object since
    (P-86); or a reason stands in the place of that (G1)."""
    before = {"a": dossier.parents_a, "b": dossier.parents_b}.get(of)
    consulted = before in TO_CALL and not (of == "a" and in_chat.refused(dossier, Action.PARENTS))
    return consulted or (before in guards.GRACE and guards.standing(dossier, of) is not None)


TO_CALL = frozenset({Parents.PUPIL_TELLS, Parents.COACH_CALLS, Parents.CALLED})
"""What a pupil said about his or her parents after which they may be called (P-86; at 18 only with a yes)."""
SETTLED = frozenset({Parents.CALLED, Parents.ADULT})


OF_B_ALONE = frozenset({Open.PARENTS_B, Open.MAGISTER_B})
"""What lapses when B is not at school any more (P-46)."""


def open_things(dossier: Dossier) -> tuple[Open, ...]:
    """What is not done yet and needs a reason to be left out when the case is finished (G6, G7)."""
    notes, stays = set(magister.left(dossier)), dossier.removed_on is None
    missing = {
        Open.PARENTS_A: dossier.parents_a not in SETTLED,
        Open.PARENTS_B: stays and bool(dossier.agreements) and dossier.parents_b not in SETTLED,
        Open.MAGISTER_A: "A" in notes,
        Open.MAGISTER_B: "B" in notes,
        Open.MAGISTER_MORE: bool(notes - {"A", "B"}),
        Open.PARENTS_MORE: bool(dossier.agreements) and bool(pupils.parents_left(dossier)),
        Open.FOLLOW_UP: not dossier.rounds,
        Open.FOLLOW_MORE: bool(dossier.agreements) and bool(pupils.not_followed(dossier)),
        Open.HER_WORD: _her_word_is_open(dossier),
        Open.CLASS: dossier.class_on is not None,
        Open.OTHERS: dossier.others_on is not None,
        Open.LEADERSHIP: dossier.met_on is not None and dossier.led_on is None,
        Open.HELP: any(one.look_on is not None for one in dossier.hulp),
    }
    return tuple(thing for thing, is_open in missing.items() if is_open)


def _her_word_is_open(dossier: Dossier) -> bool:
    """She was not asked, said "nog niet", or last let us know that it is no better (SCREENS §13, ``close-case``).

    Asked and silent is not open: she was told that the coach decides then.
    """
    not_better = bool(dossier.verdicts) and dossier.verdicts[-1] in NOT_BETTER
    return not dossier.close_asked or dossier.close_answer is False or not_better
