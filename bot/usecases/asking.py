"""What the bot itself asks a pupil while her case runs, and when: how it is, and whether anybody bothers her since.

T10 of DOMAIN §1.5: five and twenty school days after it was picked up; once A wanted nothing now, five and ten after
that talk (T9). And two and seven school days after the talk with the other pupil (SCREENS ``after-talk``). Or when the
school's ``terms`` say so. In the afternoon, behind the one neutral nudge, and one question at a time: what is not
answered yet is never replaced by a question of the bot.
"""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from bot.route.effects import Cancel, DueKind, Plan
from bot.route.model import Case, Flag, Whom
from bot.route.spoed import HEARD, STILL_UNREAD
from bot.route.steps import FINAL
from bot.route.timing import add_school_days, afternoon_at, is_afternoon, local_day, next_school_day
from bot.usecases.scene import Scene

HOW_IT_IS: Final = "verdict"
AFTER_TALK: Final = "after-talk"
KEEPS_WATCH: Final = "keeps-watch"
"""The words behind the nudge."""
LATE: Final = frozenset({"late", "late-alone", "late-board", "late-nobody"})
NOT_NEWS: Final = LATE | {"", "no-news", KEEPS_WATCH, STILL_UNREAD, HEARD}
"""What stands on a card and asks nothing that would be lost."""
NO_QUESTIONS: Final = frozenset({Flag.STIL, Flag.LOSGEKOPPELD})
"""She asked for no more questions, or cannot be asked any: read in ``may_be_asked`` and nowhere else."""
CHECK_INS: Final = (DueKind.CHECK_IN, DueKind.CHECK_IN_LATER)
AFTERWARDS: Final = (DueKind.AFTER_TALK, DueKind.AFTER_TALK_LATER)
"""After it was picked up (or A wanted nothing now), and after the talk with the other pupil."""
ASKS: Final[Mapping[DueKind, str]] = MappingProxyType(
    {**dict.fromkeys(CHECK_INS, HOW_IT_IS), **dict.fromkeys(AFTERWARDS, AFTER_TALK)}
)
"""What is asked at each of these moments."""
NO_MORE_ASKING: Final = tuple(Cancel(kind) for kind in ASKS)


def may_be_asked(case: Case) -> bool:
    """Only the pupil it is about, while it runs, and unless she asked for no more questions (R15, ``quiet``)."""
    return case.whom is Whom.ME and case.status not in FINAL and not case.flags & NO_QUESTIONS


def looks_herself(case: Case) -> bool:
    """With a code she cannot be told that something is asked; it stands on her card when she comes to look."""
    hers = case.whom is Whom.ME and case.status not in FINAL
    return hers and Flag.MET_CODE in case.flags and Flag.STIL not in case.flags


def check_ins(scene: Scene, case: Case) -> tuple[Plan, ...]:
    """It was picked up: when she is asked how it is (T10)."""
    return _planned(scene, case, CHECK_INS, scene.calendar.terms.check_in_days)


def watching(scene: Scene, case: Case) -> tuple[Plan, ...]:
    """She wants nothing now: when she is asked how it is from here on, in the place of what was planned before (T9)."""
    return _planned(scene, case, CHECK_INS, scene.calendar.terms.watch_days)


def after_talk(scene: Scene, case: Case) -> tuple[Plan, ...]:
    """Somebody talked with the other pupil: when she is asked whether that made it worse."""
    return _planned(scene, case, AFTERWARDS, scene.calendar.terms.after_talk_days)


def _planned(
    scene: Scene, case: Case, kinds: tuple[DueKind, DueKind], after: tuple[int, int]
) -> tuple[Plan, ...]:
    if not may_be_asked(case):
        return ()
    today = local_day(scene.calendar, scene.now)
    days = ((kind, add_school_days(scene.calendar, today, later)) for kind, later in zip(kinds, after, strict=True))
    return tuple(Plan(kind, afternoon_at(scene.calendar, day, scene.wait())) for kind, day in days)


def another_day(scene: Scene) -> datetime:
    """The next school day's afternoon: for a question that does not fit now."""
    day = next_school_day(scene.calendar, local_day(scene.calendar, scene.now))
    return afternoon_at(scene.calendar, day, scene.wait())


def fits_now(scene: Scene, case: Case) -> bool:
    """Whether it is a moment to ask, and nothing else is being asked."""
    return case.word in NOT_NEWS and is_afternoon(scene.calendar, scene.now)


def asked_again(scene: Scene, case: Case) -> tuple[Plan, ...]:
    """What a person asks comes first; whether anybody bothers her is then asked once more, and not lost."""
    return (Plan(DueKind.AFTER_TALK, another_day(scene)),) if case.word == AFTER_TALK else ()
