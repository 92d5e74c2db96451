"""What the clock does: say what was promised at the promised hour, nudge, fold what stands open (SCREENS §5, R5–R7)."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.ports import Chat, Due, Notice, NoticeKind
from bot.route.effects import Alert, Cancel, Decision, DueKind, Effect, Plan, Tell
from bot.route.model import Case, CaseId, Clock, Flag, Status, Whom
from bot.route.promises import HEARS_IN, next_promise, nudge_in_time
from bot.route.refusals import Refusal
from bot.route.spoed import NEXT as SPOED
from bot.route.spoed import is_urgent
from bot.route.steps import FINAL
from bot.route.timing import (
    DAY_ENDS,
    QUIET_UNTIL,
    alert_at,
    at,
    between_bells,
    is_quiet,
    is_school_day,
    local_day,
)
from bot.usecases import absence, acuut, asking, board, duty, leiding, offering, restraint, road, spoed
from bot.usecases.alongside import goes_along
from bot.usecases.casework import STAND_IN, WHEN_SILENT, remind, widen
from bot.usecases.figures import remember
from bot.usecases.lateness import tell_when_late
from bot.usecases.recording import record
from bot.usecases.scene import Scene
from bot.usecases.today import plan_today
from bot.usecases.workhours import works

CLOCK: Final = Clock()
NUDGE: Final = "nudge"
FOLDED: Final = "folded"
BATCH: Final = 50
AFTER_THE_END: Final = frozenset({DueKind.NUDGE, DueKind.HOUR, DueKind.FORGET, DueKind.TAKEN_BACK})
OWN_WORDS: Final = asking.LATE | {"no-news"}
"""What the clock said before; anything else still waits for her answer and stays."""
QUIET_FOR: Final = timedelta(minutes=10)


class Word:
    """What stands behind the nudge: the screen the card opens with."""

    LATE: Final = "late"
    LATE_ALONE: Final = "late-alone"
    LATE_BOARD: Final = "late-board"
    LATE_NOBODY: Final = "late-nobody"
    NO_NEWS: Final = "no-news"


def fire(scene: Scene) -> int:
    """Everything that has come due by ``scene.now``, oldest first; gives how many. The caller comes back for more."""
    due = scene.unit.take_due(scene.now, BATCH)
    for moment in due:
        _fire(scene, moment)
    return len(due)


def _fire(scene: Scene, due: Due) -> None:
    case = scene.unit.case(due.case, CLOCK)
    if case is None or (case.status in FINAL and (due.kind not in AFTER_THE_END or case.status is Status.GEWIST)):
        return
    match due.kind:
        case DueKind.FORGET | DueKind.TAKEN_BACK:
            _forget(scene, case)
        case DueKind.NUDGE:
            nudge(scene, case)
        case DueKind.HOUR:
            nudge(scene, case, promised=True)
        case DueKind.PROMISE:
            _keep_promise(scene, case)
        case DueKind.VERDICT if case.whom is Whom.ME:
            _ask_how_it_is(scene, case)
        case kind if kind in asking.ASKS:
            _ask_by_itself(scene, case, kind)
        case kind if kind in SPOED:
            spoed.ask_again(scene, case, kind)
        case DueKind.SECOND:
            acuut.time_is_over(scene, case)
        case DueKind.TODAY if staff_hears_at(scene) > scene.now or _owner_is_off(scene, case):
            plan_today(scene, case)
        case _ if staff_hears_at(scene) > scene.now:
            scene.unit.plan(case.id, due.kind, staff_hears_at(scene))
        case DueKind.TODAY:
            _say_today(scene, case)
        case DueKind.OTHERS:
            leiding.remind_others(scene, case)
            plan_today(scene, case)
        case DueKind.DUTY_ENDS:
            duty.turn_ends(scene, case)
        case DueKind.OFFERED:
            offering.not_taken(scene, case)
        case DueKind.REMIND:
            remind(scene, case)
        case DueKind.SILENCE:
            remind(scene, case, STAND_IN)
        case DueKind.LAST:
            board.at_last(scene, case)


def _forget(scene: Scene, case: Case) -> None:
    """The term is over: content, name, address and key go; that there was a case stays (SCREENS ``closed``)."""
    chat = scene.unit.reporter_chat(case.id)
    remember(scene, case)
    scene.unit.erase_case(case.id)
    if chat is not None and case.id in chat.cases:
        cases = tuple(c for c in chat.cases if c != case.id)
        if cases or chat.talks:
            scene.unit.put_chat(replace(chat, cases=cases, case=None))
        else:
            scene.unit.drop_chat(chat.id)


def _owner_is_off(scene: Scene, case: Case) -> bool:
    owner = scene.school.member(case.owner)
    return owner is not None and not works(scene, owner, scene.now)


def _say_today(scene: Scene, case: Case) -> None:
    """It stands in its owner's one message of the day, and again the next school day until it was done (R12, T6)."""
    if case.owner is None:
        return
    if goes_along(scene, case):  # What is due stands at the case that leads; it looks again the next day.
        plan_today(scene, case)
        return
    absence.cover(scene, case)  # Who is ill gets no message of the day; a substitute is asked instead.
    today = local_day(scene.calendar, scene.now)
    dedupe = f"day:{case.owner}:{today.isoformat()}"
    scene.unit.say(Notice(dedupe, NoticeKind.SAY, scene.now, to=case.owner, panel="day"))
    tell_when_late(scene, case)
    plan_today(scene, scene.unit.case(case.id, CLOCK) or case)


def _ask_how_it_is(scene: Scene, case: Case) -> None:
    """The afternoon before each vervolggesprek she is asked, behind the one neutral nudge (SCREENS ``verdict``).

    Not while something else is being asked: that stands first, and tomorrow her coach asks it in person. With a code
    there is no nudge, and it stands on her card.
    """
    asked = asking.may_be_asked(case) or asking.looks_herself(case)
    if asked and case.word in asking.NOT_NEWS:
        _ask(scene, case, road.Word.VERDICT)


def _ask_by_itself(scene: Scene, case: Case, kind: DueKind) -> None:
    """How it is, or whether anybody bothers her since; on another day when it does not fit now (``asking``)."""
    if not asking.may_be_asked(case) or case.word == asking.ASKS[kind]:
        return
    if asking.fits_now(scene, case):
        _ask(scene, case, asking.ASKS[kind])
    else:
        scene.unit.plan(case.id, kind, asking.another_day(scene))


def _ask(scene: Scene, case: Case, word: str) -> None:
    """The question stands on the card; when an hour was promised for today, that hour's nudge is the one (R15)."""
    record(scene.unit, Decision(replace(case, word=word)))
    promised = scene.unit.planned(case.id, DueKind.PROMISE)
    if promised is None or local_day(scene.calendar, promised) != local_day(scene.calendar, scene.now):
        nudge(scene, case)


def staff_hears_at(scene: Scene) -> datetime:
    """Now; or with the next alerts, when the bot was away so long that it is evening, night or a day off (R12)."""
    day = local_day(scene.calendar, scene.now)
    opens, ends = (at(scene.calendar, day, hour) for hour in (QUIET_UNTIL, DAY_ENDS))
    works = is_school_day(scene.calendar, day) and opens <= scene.now <= ends
    return scene.now if works or scene.pace.alert_at_once else alert_at(scene.calendar, scene.now)


def _keep_promise(scene: Scene, case: Case) -> None:
    """At the promised hour something is said, also that nothing happened; and the next hour is named (R7)."""
    scene.unit.unsay(case.id, Alert.WAITING)
    reminders = _remind(scene, case)
    word = Word.NO_NEWS if case.word in {"", *OWN_WORDS} else case.word
    if case.status is Status.NIEUW:
        case, asked = _ask_others(scene, case)
        word = word if case.opened else asked
    promise = next_promise(scene.calendar, scene.now, _hears_in(scene, case))
    effects: tuple[Effect, ...] = (Cancel(DueKind.NUDGE), Plan(DueKind.PROMISE, promise.fires), *reminders)
    promised = replace(case, word=word, promised_at=promise.by)
    record(scene.unit, Decision(promised, (), effects))
    plan_today(scene, promised)
    nudge(scene, case, promised=True)


def _hears_in(scene: Scene, case: Case) -> int:
    """School days until the next named hour: where one only watches, as long as until the coach looks again (T9)."""
    return scene.calendar.terms.watch_days[1] if case.status is Status.MEEKIJKEN else HEARS_IN


def _ask_others(scene: Scene, case: Case) -> tuple[Case, str]:
    """Nobody opened it: the achterwacht is asked too. The word says so only when somebody really was."""
    wider = widen(scene, case, "klok", WHEN_SILENT)
    if isinstance(wider, Refusal):
        return case, _nobody_else(scene, case)
    return scene.unit.case(case.id, CLOCK) or wider, Word.LATE


def _nobody_else(scene: Scene, case: Case) -> str:
    """Everybody was asked before. She hears it as it is: who is called now, or that nobody can be reached."""
    if board.asks_board(scene, case):
        return Word.LATE_BOARD
    if not board.reached(scene, case):
        return Word.LATE_NOBODY
    return Word.LATE_ALONE if len(case.receivers) == 1 else Word.LATE


def _remind(scene: Scene, case: Case) -> tuple[Tell, ...]:
    """Code only, to who may pick it up: the reporter was just told that it was asked. Who has it already finds it in
    the message of the next day (R12)."""
    readers = () if case.owner else case.receivers
    return tuple(Tell(staff, Alert.WAITING, staff_hears_at(scene), case.version) for staff in readers)


def nudge(scene: Scene, case: Case, *, promised: bool = False) -> None:
    """One neutral line below what stands in the reporter's chat. One that is unread already is not repeated, and one
    that can wait does not come between somebody and her words (DESIGN §3.1). Nor is it the second of a day or the
    thirteenth of a case, unless it was ``promised`` (R15, R7)."""
    chat = scene.unit.reporter_chat(case.id)
    if chat is None or Flag.STIL in case.flags:
        return
    if chat.panel == NUDGE:
        _lead_to(scene, chat, case)
        return
    later = _a_better_moment(scene, chat, case)
    if later is not None:
        scene.unit.plan(case.id, DueKind.HOUR if promised else DueKind.NUDGE, later)
        return
    if not promised and not restraint.free(scene, case):
        if restraint.enough(scene, case):
            return
        if restraint.today(scene, chat):
            scene.unit.plan(case.id, DueKind.NUDGE, restraint.tomorrow(scene))
            return
    restraint.remember(scene, case, promised)
    scene.unit.cancel(case.id, DueKind.HOUR)
    nudged = replace(chat, panel=NUDGE, case=case.id, page=1, note=None, below=True, fold_at=None, last="")
    scene.unit.put_chat(owing(scene, nudged))


def _a_better_moment(scene: Scene, chat: Chat, case: Case) -> datetime | None:
    """When it would disturb less than now; None when now is as good as any, or it cannot wait (R5)."""
    if is_urgent(case):
        return None
    if _disturbs(scene):
        return scene.nudge_at(case.promised_at)
    if not _is_typing(chat, scene.now) or _hour_is_near(scene):
        return None
    minutes = int(QUIET_FOR.total_seconds() // 60)
    return nudge_in_time(scene.calendar, scene.now, minutes, case.promised_at)


def _disturbs(scene: Scene) -> bool:
    """A nudge was planned for a better moment than this: the bot was away then, and it waits for the next (R5)."""
    quiet = is_quiet(scene.calendar, scene.now) or between_bells(scene.calendar, scene.now)
    return quiet and scene.pace.nudge_most > 0


def _lead_to(scene: Scene, chat: Chat, case: Case) -> None:
    """The nudge that stands unread leads to this card as well: behind it she chooses which one to see."""
    if chat.case not in {None, case.id}:
        scene.unit.put_chat(replace(chat, case=None))


def seen(scene: Scene, case_id: CaseId) -> None:
    """She looks at her card, which shows everything at once: a nudge still to come would point at nothing (R5)."""
    scene.unit.cancel(case_id, DueKind.NUDGE)
    scene.unit.cancel(case_id, DueKind.HOUR)


def _hour_is_near(scene: Scene) -> bool:
    """Waiting would go past the hour for which everything is promised. The case may name a later one by now: the word
    that keeps this promise was written down with the next."""
    by = at(scene.calendar, local_day(scene.calendar, scene.now), DAY_ENDS)
    return scene.now < by <= scene.now + QUIET_FOR


def _is_typing(chat: Chat, now: datetime) -> bool:
    return any(talk.touched_at is not None and talk.touched_at + QUIET_FOR > now for talk in chat.talks)


def owing(scene: Scene, chat: Chat) -> Chat:
    """The chat, owed its present screen: a new revision with new buttons."""
    return replace(
        chat, rev=chat.rev + 1, owed_at=scene.real, nonce=scene.chance.nonce(), touched_at=scene.now
    )


def left(chat: Chat) -> Chat:
    """The chat without the cases that were found with a code, and without what is shown once (``code-mode``)."""
    cases = tuple(c for c in chat.cases if c not in chat.visiting)
    talks = tuple(t for t in chat.talks if t.case not in chat.visiting)
    return replace(chat, cases=cases, talks=talks, visiting=(), secret="")


def fold(scene: Scene) -> int:
    """Chats that were left open for fifteen minutes become one neutral line again (R6); gives how many."""
    chats = scene.unit.folding_chats(scene.now, BATCH)
    for chat in chats:
        folded = replace(left(chat), panel=FOLDED, case=None, page=1, note=None, below=False, fold_at=None, last="")
        scene.unit.put_chat(owing(scene, folded))
    return len(chats)
