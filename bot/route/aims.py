"""Which day is proposed where a coach chooses one: the aims of DOMAIN §1.5 (T4, T6, T7, T9), in school days.

A proposal and no more: any other day is one tap away, and the day that was chosen goes before the aim. Pure.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from bot.route.dossier import Dossier
from bot.route.model import Case, Status
from bot.route.timing import Calendar, add_school_days


class Aim(StrEnum):
    """What a day is chosen for."""

    RESTORE = "restore"
    """The herstelgesprek (T4)."""
    FOLLOW = "follow"
    """The first vervolggesprek after agreements, or after something was decided (T6)."""
    AGAIN = "again"
    """The vervolggesprek after one that was held (T7)."""
    WATCH = "watch"
    """To look again how A is, who wants nothing now (T9)."""


def aims(case: Case, dossier: Dossier, calendar: Calendar, today: date) -> Mapping[Aim, date]:
    """The day that is proposed for each. ``calendar``: of who chooses, so that it is a day on which they work; none is
    proposed past the days that it knows."""
    terms = calendar.terms
    ahead = {
        Aim.RESTORE: terms.restore_days,
        Aim.FOLLOW: terms.follow_days,
        Aim.AGAIN: terms.follow_again_days[min(_held(dossier), 1)],
        Aim.WATCH: terms.watch_days[case.status is Status.MEEKIJKEN],
    }
    days = {aim: add_school_days(calendar, today, after) for aim, after in ahead.items()}
    return {aim: day for aim, day in days.items() if day <= calendar.until}


def _held(dossier: Dossier) -> int:
    """How many vervolggesprekken were held about the agreements that stand, without the one that is held now."""
    since = dossier.agreed_on
    return sum(since is None or one.on > since for one in dossier.rounds)
