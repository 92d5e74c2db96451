"""What repeats in a calendar file: its days in this school year and the next, and where reckoning ends."""

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.cli.icalfile import ELSEWHEN, MOST_STEPS, STRANGE, Days, Event
from tests.edges.test_icalfile import ics, read

LAST = date(2028, 7, 31)
"""The last day of the school year after this one: for these tests it is November 2026."""


def days(folder: Path, *given: str) -> Days:
    """What is found in a file with these events."""
    found = read(folder, ics(*given))
    assert isinstance(found, Days)
    return found


def firsts(found: Days) -> list[str]:
    """The days on which something begins, as month and day."""
    return [f"{event.first:%m%d}" for event in found.events]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("DTSTART:20270129\nRRULE:FREQ=MONTHLY;BYDAY=-1FR;COUNT=3", "0129 0226 0326"),
        ("DTSTART:20270129\nRRULE:FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1;UNTIL=20270326", "0129 0226 0326"),
        ("DTSTART:20270131\nRRULE:FREQ=MONTHLY;BYMONTHDAY=-1;UNTIL=20270301", "0131 0228"),
        ("DTSTART:20270113\nRRULE:FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=13;COUNT=2", "0113 0313"),
        ("DTSTART:20270105\nRRULE:FREQ=WEEKLY;WKST=SU;UNTIL=20270112;BYDAY=TU,WE", "0105 0106 0112"),
        ("DTSTART:20270105\nRRULE:FREQ=DAILY;INTERVAL=3;COUNT=2", "0105 0108"),
        ("DTSTART:20200427\nRRULE:FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=27", "0427 0427"),
        ("DTSTART:20200229\nRRULE:FREQ=YEARLY", "0229"),
        ("DTSTART:20270105\nRDATE;VALUE=DATE:20270112,20270210", "0105 0112 0210"),
        ("DTSTART:20270105\nRRULE:FREQ=WEEKLY;COUNT=3\nEXDATE;VALUE=DATE:20270112", "0105 0119"),
        ("DTSTART:20270104T230000Z\nDURATION:P1D\nRRULE:FREQ=WEEKLY;COUNT=3\nEXDATE:20270111T230000Z", "0105 0119"),
        ("DTSTART:20270104T230000Z\nDURATION:P1D\nRRULE:FREQ=WEEKLY;UNTIL=20270111T230000Z", "0105 0112"),
        ("DTSTART;TZID=x:20270323T000000\nDURATION:P1D\nRRULE:FREQ=WEEKLY;UNTIL=20270330T215959Z", "0323 0330"),
        ("DTSTART:20250731\nDURATION:P2D\nRRULE:FREQ=DAILY;INTERVAL=5;UNTIL=20260806", "0731 0805"),
    ],
)
def test_its_days_are_reckoned(tmp_path: Path, lines: str, expected: str) -> None:
    """The rules that calendars make; a day in UTC is a day at school, also over a change of the clocks."""
    found = days(tmp_path, f"SUMMARY:Studiedag\n{lines}")
    assert firsts(found) == expected.split()
    assert {(event.name, event.repeats, event.why) for event in found.events} == {("Studiedag", True, "")}


def test_what_was_moved_changed_or_cancelled_takes_the_place_of_its_day(tmp_path: Path) -> None:
    """Also in another order than it was written, and when it got hours."""
    every = "UID:a\nSUMMARY:Studiedag\nDTSTART:20270105\nRRULE:FREQ=WEEKLY;COUNT=5"
    moved = "UID:a\nSUMMARY:Lesvrij\nDTSTART:20270114\nRECURRENCE-ID;VALUE=DATE:20270112"
    hours = "UID:a\nSUMMARY:Avond\nDTSTART:20270119T190000\nDURATION:PT2H\nRECURRENCE-ID:20270118T230000Z"
    gone = "UID:a\nDTSTART:20270126\nSTATUS:CANCELLED\nRECURRENCE-ID:20270126"
    other = "UID:b\nSUMMARY:Los\nDTSTART:20270303\nRECURRENCE-ID:20270202"
    for order in ((every, moved, hours, gone, other), (other, gone, hours, moved, every)):
        found = days(tmp_path, *order)
        assert [(f"{each.first:%m%d}", each.name) for each in found.events] == [
            ("0105", "Studiedag"), ("0114", "Lesvrij"), ("0202", "Studiedag"), ("0303", "Los")
        ]  # fmt: skip
        assert found.with_hours == 1


def test_two_school_years_are_reckoned_and_the_rest_is_told(tmp_path: Path) -> None:
    """From August to July, twice; what ends within them goes on nowhere; what comes only before or after is named."""
    found = days(
        tmp_path,
        "SUMMARY:Altijd\nDTSTART:20260727\nRRULE:FREQ=WEEKLY",
        "SUMMARY:Op\nDTSTART:20270105\nRRULE:FREQ=DAILY;COUNT=3",
        "SUMMARY:Tot\nDTSTART:20280731\nRRULE:FREQ=DAILY;UNTIL=20280731",
        "SUMMARY:Tot na\nDTSTART:20280731\nRRULE:FREQ=DAILY;UNTIL=20280801",
        "SUMMARY:Later\nDTSTART:20270105\nRDATE:20300101",
        "SUMMARY:Vroeger\nDTSTART:20190105\nRRULE:FREQ=YEARLY;COUNT=2",
    )
    always = [event.first for event in found.events if event.name == "Altijd"]
    assert (always[0], always[-1], len(always)) == (date(2026, 8, 3), LAST, 105)
    assert (found.until, sorted(found.going_on)) == (LAST, ["Altijd", "Later", "Tot na"])
    assert Event("Vroeger", date(2019, 1, 5), date(2019, 1, 5), why=ELSEWHEN) in found.events
    assert [event.name for event in found.events if event.why] == ["Vroeger"]


@pytest.mark.parametrize(
    "lines",
    [
        *(f"RRULE:FREQ={freq}" for freq in ("SECONDLY", "MINUTELY", "HOURLY", "ooit", "DAILY;BYHOUR=3")),
        *(f"RRULE:FREQ=DAILY;{part}" for part in ("COUNT=-1", "COUNT=0", "INTERVAL=0", "INTERVAL=-1", "INTERVAL=9999")),
        *(f"RRULE:FREQ=YEARLY;{part}" for part in ("BYMONTH=2;BYMONTHDAY=30", "BYWEEKNO=54", "BYYEARDAY=400")),
        *(f"RRULE:FREQ=MONTHLY;{part}" for part in ("BYSETPOS=9", "BYDAY=2FR;BYSETPOS=3", "BYDAY=5FR", "BYMONTH=3")),
        *(f"RRULE:FREQ=WEEKLY;{part}" for part in ("BYMONTHDAY=30;BYMONTH=2", "UNTIL=P1D", "UNTIL=20270231", "X-Y=1")),
        "RRULE:kanarie",
        "RRULE:FREQ=DAILY;INTERVAL=7;BYDAY=MO",
        "RRULE:FREQ=DAILY\nEXDATE:kanarie",
        "RDATE:P1D",
        "RDATE:20270231",
        "RRULE:FREQ=DAILY;COUNT=3;UNTIL=20280205",
    ],
)
def test_what_is_strange_is_named_with_its_first_day(tmp_path: Path, lines: str) -> None:
    """A rule that finds no day would be looked through until the year 9999: it is not begun."""
    found = days(tmp_path, f"SUMMARY:Studiedag\nDTSTART:20270205\n{lines}")
    assert found.events == (Event("Studiedag", date(2027, 2, 5), date(2027, 2, 5), why=STRANGE),)
    assert found.going_on == frozenset()


@pytest.mark.parametrize(
    "lines",
    [
        "DTSTART:20260901\nRRULE:FREQ=DAILY",
        "DTSTART:20260901\nRRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU",
        "DTSTART:19260901\nRRULE:FREQ=DAILY",
        "DTSTART:20260901\nRRULE:FREQ=MONTHLY;BYDAY=-1FR",
        "DTSTART:20260901\nRDATE:" + ",".join(f"{date(2026, 9, 1) + timedelta(days=n):%Y%m%d}" for n in range(100)),
    ],
)
def test_a_thousand_that_never_end_cost_no_more_than_some(tmp_path: Path, lines: str) -> None:
    """What is looked at is bounded for the whole file; what is too much is named, and what costs little comes first."""
    many = (f"SUMMARY:{number}\n{lines}" for number in range(1000))
    found = days(tmp_path, *many, "SUMMARY:Studiedag\nDTSTART:20260901\nRRULE:FREQ=YEARLY")
    reckoned = Counter(event.name for event in found.events if not event.why)
    assert sum(reckoned.values()) <= MOST_STEPS
    assert reckoned["Studiedag"] == 2
    assert len(reckoned) + sum(event.why == STRANGE for event in found.events) == 1001


def test_what_was_moved_costs_too(tmp_path: Path) -> None:
    """A thousand changes of one series would be looked through for each of its days."""
    every = "UID:a\nSUMMARY:Les\nDTSTART:20260901\nRRULE:FREQ=DAILY"
    moved = (f"UID:a\nDTSTART:20270114\nRECURRENCE-ID;RANGE=THISANDFUTURE:2027{n % 12 + 1:02}01" for n in range(1000))
    found = days(tmp_path, every, *moved)
    assert [event.why for event in found.events] == [STRANGE, ""]
