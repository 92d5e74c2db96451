"""The moments that are named to a reporter, each of which the bot can keep by itself (SCREENS R7, R14).

"Je hoort hier iets vóór wo 25 november, 17.00 uur": by then something has been said, if need be by the bot itself that
nothing happened yet. So a promise has two moments: the one that is named, and the one at which the bot speaks up.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from bot.route.timing import (
    DAY_ENDS,
    Calendar,
    add_school_days,
    alert_at,
    at,
    local_day,
    next_school_day,
    nudge_at,
)

AHEAD: Final = timedelta(minutes=25)
"""How long before the named moment the bot speaks, so that a restart or a slow network breaks no promise."""

HEARS_IN: Final = 3
"""School days until the next hour that is named, after a word."""


@dataclass(frozen=True)
class Promise:
    """``by`` is named to the reporter; at ``fires`` the bot speaks if nothing else did. Both aware UTC."""

    by: datetime
    fires: datetime


def first_promise(calendar: Calendar, sent: datetime) -> Promise:
    """What is promised on sending: 17.00 on the first school day after the day on which the alert leaves.

    So the receiver has that day and the next to read it. Sent on a Friday morning it is Monday; sent on a Friday
    evening the alert leaves on Monday and it is Tuesday; before a holiday it is the first day after it (or the second,
    when the alert itself waits for the first). ``sent`` is the real moment, aware, not the one truncated to the hour.
    """
    leaves = local_day(calendar, alert_at(calendar, sent))
    return promise_for(calendar, next_school_day(calendar, leaves))


def next_promise(calendar: Calendar, said: datetime, school_days: int = HEARS_IN) -> Promise:
    """What is promised with a later word (picked up, no news): 17.00, so many school days after the day of the word.

    ``said`` is aware. Raises ``ValueError`` when ``school_days`` is below 1: today may be over already.
    """
    if school_days < 1:
        raise ValueError("a promise is for a later day")
    return promise_for(calendar, add_school_days(calendar, local_day(calendar, said), school_days))


def promise_for(calendar: Calendar, day: date) -> Promise:
    """The promise for this school day: 17.00, and 25 minutes earlier to keep it, but not before the last bell.

    When the last bell leaves less than that, the bot speaks halfway between bell and 17.00.
    """
    by, bell = at(calendar, day, DAY_ENDS), at(calendar, day, calendar.bells[1])
    return Promise(by, by - AHEAD if by - AHEAD > bell else bell + (by - bell) / 2)


def nudge_in_time(calendar: Calendar, after: datetime, minutes: int, by: datetime | None) -> datetime:
    """When the nudge for an act at ``after`` leaves while a promise stands: ``nudge_at``, but never past the promise.

    Whoever picks up at 16.30 would otherwise take back the bot's own word (16.35) and give one at 17.10, too late. The
    earlier moment tells nobody about the act: the bot would have spoken then anyhow. ``by`` is what was named and is
    not yet kept, or None; once it has passed it holds nothing back. When the bot is already late with its word, the
    nudge leaves at once.
    """
    nudge = nudge_at(calendar, after, minutes)
    if by is None or by <= after:
        return nudge
    return min(nudge, max(after.astimezone(UTC), promise_for(calendar, local_day(calendar, by)).fires))
