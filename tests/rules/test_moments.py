"""Days and hours as people say them: true on the clock of the school, whatever the moment (SCREENS R14)."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.texts import LANGUAGES
from bot.texts.moments import clock_time, day, daypart, moment, short_day

SCHOOL = ZoneInfo("Europe/Amsterdam")
NOW = datetime(2026, 11, 24, 14, 0, tzinfo=SCHOOL)
TIMES = st.integers(0, 5_000_000).map(lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes))


def at(day_of_november: int, hour: int, minute: int = 0) -> datetime:
    """A moment on the school's clock in November 2026."""
    return datetime(2026, 11, day_of_november, hour, minute, tzinfo=SCHOOL)


@pytest.mark.parametrize(
    ("when", "dutch", "english"),
    [
        (at(24, 15, 30), "vandaag 15.30 uur", "today at 15:30"),
        (at(25, 8, 15), "morgen 8.15 uur", "tomorrow at 8:15"),
        (at(25, 0), "morgen 0.00 uur", "tomorrow at 0:00"),
        (at(26, 17), "do 26 november, 17.00 uur", "Thu 26 November, 17:00"),
        (at(23, 9, 5), "ma 23 november, 9.05 uur", "Mon 23 November, 9:05"),
    ],
)
def test_a_moment_is_said_as_people_say_it(when: datetime, dutch: str, english: str) -> None:
    """Today and tomorrow by name, another day by its date, the hour without a leading nought."""
    assert moment(when, "nl", NOW, SCHOOL) == dutch
    assert moment(when, "en", NOW, SCHOOL) == english


def test_the_day_changes_at_midnight_of_the_school_and_not_of_the_server() -> None:
    """Half past eleven at night in UTC is already the next day at school."""
    late = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
    assert moment(late, "nl", NOW, SCHOOL) == "morgen 0.30 uur"
    assert moment(late, "nl", late, SCHOOL) == "vandaag 0.30 uur"
    assert day(late, "nl", SCHOOL) == "wo 25 november"


def test_the_hour_follows_summer_time() -> None:
    """The same hour in UTC is an hour later on the wall once the clock has gone forward."""
    assert clock_time(datetime(2027, 3, 27, 7, 0, tzinfo=UTC), "nl", SCHOOL) == "8.00 uur"
    assert clock_time(datetime(2027, 3, 28, 7, 0, tzinfo=UTC), "nl", SCHOOL) == "9.00 uur"
    assert clock_time(datetime(2027, 3, 28, 7, 0, tzinfo=UTC), "en", SCHOOL) == "9:00"


def test_a_day_is_said_in_full_or_short() -> None:
    """On a card the day has its month, on a button it has not; a plain date is as good as a moment."""
    assert day(date(2026, 11, 24), "nl", SCHOOL) == day(NOW, "nl", SCHOOL) == "di 24 november"
    assert day(NOW, "en", SCHOOL) == "Tue 24 November"
    assert short_day(date(2026, 11, 26), "nl", SCHOOL) == short_day(at(26, 9), "nl", SCHOOL) == "do 26"
    assert short_day(at(26, 9), "en", SCHOOL) == "Thu 26"


@pytest.mark.parametrize(
    ("hour", "dutch", "english"),
    [
        (0, "di, nacht", "Tue, night"),
        (5, "di, nacht", "Tue, night"),
        (6, "di, ochtend", "Tue, morning"),
        (11, "di, ochtend", "Tue, morning"),
        (12, "di, middag", "Tue, afternoon"),
        (17, "di, middag", "Tue, afternoon"),
        (18, "di, avond", "Tue, evening"),
        (23, "di, avond", "Tue, evening"),
    ],
)
def test_staff_see_the_day_and_its_part(hour: int, dutch: str, english: str) -> None:
    """Staff may not learn the hour at which something was sent (DESIGN §4 row 9)."""
    assert daypart(at(24, hour, 59), "nl", SCHOOL) == dutch
    assert daypart(at(24, hour, 59), "en", SCHOOL) == english


@given(when=TIMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_day_part_holds_no_number(language: str, when: datetime) -> None:
    """Whatever the moment, the part of the day gives away neither hour nor date."""
    assert not any(sign.isdigit() for sign in daypart(when, language, SCHOOL))


@given(now=TIMES, ahead=st.timedeltas(timedelta(days=-3), timedelta(days=30)))
def test_today_is_only_said_of_today(now: datetime, ahead: timedelta) -> None:
    """Evening, weekend, the night the clock changes: *vandaag* and *morgen* are always true."""
    when = now + ahead
    apart = (when.astimezone(SCHOOL).date() - now.astimezone(SCHOOL).date()).days
    first = moment(when, "nl", now, SCHOOL).split()[0]
    assert first == {0: "vandaag", 1: "morgen"}.get(apart, day(when, "nl", SCHOOL).split()[0])


@given(when=TIMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_abbreviation_keeps_its_dot(language: str, when: datetime) -> None:
    """A day reads as "wo 25", never "wo. 25", in every month of the year."""
    assert "." not in day(when, language, SCHOOL) + short_day(when, language, SCHOOL)


def test_a_moment_without_a_zone_is_refused() -> None:
    """Who forgets the zone is stopped, not answered an hour wrong."""
    naive = NOW.replace(tzinfo=None)
    for when, now in ((naive, NOW), (NOW, naive)):
        with pytest.raises(ValueError):
            moment(when, "nl", now, SCHOOL)
    for say_it in (day, short_day, daypart, clock_time):
        with pytest.raises(ValueError):
            say_it(naive, "nl", SCHOOL)
