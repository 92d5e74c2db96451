"""The school's calendar: the national holidays of its region, and where it differs from them (DOMAIN §2.8)."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

import holidays

from bot.config.school import WEEKDAYS, SchoolFile
from bot.route.terms import Terms
from bot.route.timing import Calendar

ZONE: Final = "Europe/Amsterdam"
SUMMER, AUTUMN = "zomervakantie", "herfstvakantie"


def calendar_of(school: SchoolFile, years: Iterable[int]) -> Calendar:
    """The school's calendar over whole calendar years: national holidays of its region, and its own days.

    ``until`` is the last day for which the holidays are known: the package knows them up to the summer of 2030, and
    after that would hold every day for a school day without saying so. What a school imported itself counts as known.
    """
    years = sorted(set(years))
    known = holidays.country_holidays(
        "NL", subdiv=school.region, years=years, categories=("public", "school"), language="nl"
    )
    names = {day: str(name) for day, name in known.items()}
    own = {day: name or names.get(day, "") for day, name in school.days.extra_vrij.items()}
    free = {day: name for day, name in {**names, **own}.items() if day not in school.days.toch_school}
    return Calendar(
        zone=ZONE,
        free=frozenset(free),
        hours={WEEKDAYS.index(day): hours for day, hours in school.hours.items()},
        bells=(school.first_bell, school.last_bell),
        alert_moments=school.alert_moments,
        until=_known_until({**names, **own}, years),
        names=free,
        terms=Terms(**school.terms.model_dump()),
    )


def _known_until(known: Mapping[date, str], years: list[int]) -> date:
    """The end of the last year that has both a summer and an autumn, or of the summer after which autumn is missing."""
    for year in years:
        summer = [day for day, name in known.items() if day.year == year and SUMMER in name.casefold()]
        autumn = any(day.year == year and AUTUMN in name.casefold() for day, name in known.items())
        if not (summer and autumn):
            return max(summer, default=date(year - 1, 12, 31))
    return date(years[-1], 12, 31)
