"""What a calendar file may look like: whole days, folded lines, other people's events; and one sentence when wrong."""

from datetime import date, timedelta
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar.timezone import tzp

from bot.cli.classfile import Mistake
from bot.cli.icalfile import MOST_BYTES, Days, Event, read_days
from tests.rules.calendars import patiently

TODAY = date(2026, 11, 27)
STARTS = "DTSTART:20270205"
STUDY = Event("Studiedag", date(2027, 2, 5), date(2027, 2, 5))


def ics(*events: str, end: str = "\r\n") -> str:
    """A file with these events, each given by its own lines."""
    inner = (f"BEGIN:VEVENT\n{event}\nEND:VEVENT" for event in events)
    return "\n".join(("BEGIN:VCALENDAR", "VERSION:2.0", *inner, "END:VCALENDAR", "")).replace("\n", end)


def read(folder: Path, text: str | bytes) -> Days | list[Mistake]:
    """What is read of it."""
    file = folder / "school.ics"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_days(file, TODAY)


def events(folder: Path, *given: str, end: str = "\r\n") -> tuple[Event, ...]:
    """The whole days of a file that can be read."""
    found = read(folder, ics(*given, end=end))
    assert isinstance(found, Days)
    return found.events


@pytest.mark.parametrize(
    ("lines", "last"),
    [
        ("DTSTART;VALUE=DATE:20270205", 5),
        ("DTSTART;VALUE=DATE:20270205\nDTEND;VALUE=DATE:20270206", 5),
        ("DTSTART;VALUE=DATE:20270205\nDTEND;VALUE=DATE:20270208", 7),
        ("DTSTART;VALUE=DATE:20270205\nDURATION:P3D", 7),
        ("DTSTART;VALUE=DATE:20270205\nDURATION:P1W", 11),
        ("DTSTART;TZID=Europe/Amsterdam:20270205T000000\nDTEND;TZID=Europe/Amsterdam:20270206T000000", 5),
        ('DTSTART;TZID="W. Europe: Standard Time":20270205T000000\nDTEND:20270206T000000', 5),
        ("DTSTART:20270204T230000Z\nDTEND:20270205T230000Z", 5),
        ("dtstart;value=date:20270205\ndtend;value=date:20270206", 5),
        ("BEGIN:VALARM\nDTSTART:20200101\nSUMMARY:anders\nEND:VALARM\nDTSTART;VALUE=DATE:20270205", 5),
    ],
)
@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_whole_days_are_read(tmp_path: Path, lines: str, last: int, end: str) -> None:
    """The end is not part of it; a day is a day however its calendar writes it; an alarm inside is not read."""
    expected = (Event("Studiedag", date(2027, 2, 5), date(2027, 2, last)),)
    assert events(tmp_path, f"SUMMARY:Studiedag\n{lines}", end=end) == expected


def test_over_a_change_of_the_clocks_a_day_is_a_day(tmp_path: Path) -> None:
    """28 March 2027 has 23 hours; written in UTC it still is that day."""
    lines = "SUMMARY:Pasen\nDTSTART:20270327T230000Z\nDTEND:20270328T220000Z"
    assert events(tmp_path, lines) == (Event("Pasen", date(2027, 3, 28), date(2027, 3, 28)),)


@pytest.mark.parametrize(
    ("summary", "name"),
    [
        ("SUMMARY:Studie\n dag", "Studiedag"),
        ("SUMMARY:Studie\n\tdag", "Studiedag"),
        (r"SUMMARY:Vrij\, echt\; ja\\nee\nmeer", "Vrij, echt; ja\\nee meer"),
        ("SUMMARY;LANGUAGE=nl:Kerst: vrij", "Kerst: vrij"),
        ("SUMMARY:Carna\u2028val\u202e\x07", "Carna val"),
        ("SUMMARY:" + "x" * 60, "x" * 39 + "…"),
        ("DESCRIPTION:niets", ""),
        ("SUMMARY:Vergadering é 🎉", "Vergadering é 🎉"),
    ],
)
def test_a_name_is_read_on_one_line(tmp_path: Path, summary: str, name: str) -> None:
    """Unfolded, unescaped, without what cannot be seen, as long as a telephone shows."""
    (event,) = events(tmp_path, f"{summary}\nDTSTART;VALUE=DATE:20270205")
    assert event.name == name


def test_what_has_hours_is_counted_and_what_was_cancelled_is_not_there(tmp_path: Path) -> None:
    """Neither becomes a free day; the same twice is once, also when one of both is by a rule."""
    day = "SUMMARY:Studiedag\nDTSTART;VALUE=DATE:20270205"
    evening = "SUMMARY:Ouderavond\nDTSTART:20270205T190000\nDTEND:20270205T210000\nRRULE:FREQ=DAILY"
    moment = "SUMMARY:Bel\nDTSTART:20270205T000000"
    hours = "SUMMARY:Rooster\nDTSTART;VALUE=DATE:20270205\nDURATION:PT5H"
    gone = f"{day}\nDURATION:P3D\nSTATUS:CANCELLED"
    found = read(tmp_path, ics(day, day, evening, moment, hours, gone, f"{day}\nRRULE:FREQ=YEARLY;COUNT=1"))
    assert isinstance(found, Days)
    assert (found.events, found.with_hours) == ((STUDY,), 3)


@pytest.mark.parametrize("zone", ["Europe", "/example.org/Europe/Amsterdam", "../x", "Asia/Tokyo", "kanarie"])
def test_a_zone_is_neither_looked_up_nor_reckoned(tmp_path: Path, zone: str) -> None:
    """Not one that is a folder of the system's zones, and none of the file's own, which may change every second."""
    day = f"BEGIN:VEVENT\nDTSTART;TZID={zone}:20270205T000000\nDURATION:P1D\nSUMMARY:Studiedag\nEND:VEVENT"
    change = "DTSTART:19700101T000000\nTZOFFSETFROM:+0900\nTZOFFSETTO:+0900"
    own = f"BEGIN:VTIMEZONE\nTZID:{zone}\nBEGIN:STANDARD\n{change}\nEND:STANDARD\nEND:VTIMEZONE"
    for text in (f"{own}\n{day}", f"{day}\n{own}"):
        found = read(tmp_path, f"BEGIN:VCALENDAR\n{text}\nEND:VCALENDAR")
        assert isinstance(found, Days)
        assert found.events == (STUDY,)
    assert tzp.timezone("kanarie") is None


def test_lines_that_are_none_are_skipped(tmp_path: Path) -> None:
    """What others put into a file, in an event or beside it, is not ours to refuse."""
    odd = "niets\nX-KANARIE;=:1\nDTSTAMP:kanarie\nGEO:x\nSEQUENCE:x\nBEGIN:VALARM\nTRIGGER:x\nEND:VALARM"
    text = ics(f"SUMMARY:Studiedag\n{odd}\nDTSTART:20270205").replace("VERSION:2.0", "VERSION:2.0\r\nCALSCALE\r\n:")
    found = read(tmp_path, text)
    assert isinstance(found, Days)
    assert found.events == (STUDY,)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", None, "no iCalendar file"),
        ("naam;dag\r\nkanarie;1\r\n", None, "no iCalendar file"),
        (ics(STARTS).removesuffix("END:VCALENDAR\r\n"), None, "no iCalendar file"),
        (f"{ics(STARTS)}BEGIN:VCALENDAR\r\n", None, "no iCalendar file"),
        (f"END:VEVENT\r\n{ics(STARTS)}", None, "no iCalendar file"),
        (b"BEGIN:VCALENDAR\r\nSUMMARY:\xff", None, "not UTF-8"),
        (b" " * (MOST_BYTES + 1), None, "too large"),
        (ics("SUMMARY:kanarie"), 3, "no day on which it begins"),
        (ics("SUMMARY:kanarie\nDTSTART:20270231"), 3, "cannot be read"),
        (ics("SUMMARY:kanarie\nDTSTART:kanarie"), 3, "cannot be read"),
        (ics("SUMMARY:kanarie\nDTSTART:99999999"), 3, "cannot be read"),
        (ics("SUMMARY:kanarie\nDTSTART:20270205\nDURATION:P99999999999W"), 3, "cannot be read"),
        (ics("SUMMARY:kanarie\nDTSTART:00010101T000000\nDTEND:kanarie"), 3, "cannot be read"),
        (ics(STARTS, "SUMMARY:kanarie\nDTSTART:20270205\nDTSTART:20270206"), 6, "cannot be read"),
        (ics("SUMMARY:kanarie\nDTSTART:20270205\nDTEND:20270204"), 3, "must end after"),
        (ics("SUMMARY:kanarie\nDTSTART:20270205\nDTEND:20280205"), 3, "not last longer"),
    ],
)
def test_what_is_wrong_gets_a_sentence_and_is_not_repeated(
    tmp_path: Path, text: str | bytes, line: int | None, words: str
) -> None:
    """The line on which the event begins, and what is wrong with it."""
    found = read(tmp_path, text)
    assert isinstance(found, list)
    assert [mistake.line for mistake in found] == [line]
    assert words in found[0].sentence
    assert "kanarie" not in found[0].sentence


def test_a_file_that_is_not_there_gets_a_sentence(tmp_path: Path) -> None:
    """Neither does a folder raise."""
    for path in (tmp_path / "none.ics", tmp_path):
        assert read_days(path, TODAY) == [Mistake(None, "This file cannot be read.")]


@patiently
@given(st.text(max_size=300) | st.lists(st.sampled_from(
    ["BEGIN:VEVENT", "END:VEVENT", "END:VCALENDAR", "BEGIN:VALARM", "END:VALARM", "DTSTART:20270205", "DTEND:20270301",
     "DURATION:P9W", "DURATION:P", "SUMMARY:x", " y", ":", ";", "DTSTART;X=:00000000", "DTSTART:20270205T250000Z"]
)).map("\r\n".join))  # fmt: skip
def test_no_file_makes_it_fall_over(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """Whatever stands in it: days, or sentences."""
    for end in ("", "\r\nEND:VCALENDAR"):
        days_or_sentences(tmp_path_factory.mktemp("ics"), f"BEGIN:VCALENDAR\r\n{text}{end}")


VALUES: Final = st.sampled_from(
    ["20270205", "20270205T000000", "20270204T230000Z", "00010101", "99991231", "99991231T235959Z", "20270231", "",
     "P1D", "-P1D", "P99999999999W", "120000", "20270205/P1D", "20270205T000000/20270206T000000", "20270205,20270301"]
)  # fmt: skip
PARTS: Final = st.sampled_from(
    ["COUNT=-1", "COUNT=0", "COUNT=3", "COUNT=999999999", "INTERVAL=0", "INTERVAL=-1", "INTERVAL=2147483647",
     "INTERVAL=99", "UNTIL=20270301", "UNTIL=20270304T230000Z", "UNTIL=P1D", "UNTIL=x", "BYDAY=-1FR", "BYDAY=MO,TU",
     "BYDAY=53FR", "BYMONTH=2", "BYMONTHDAY=5", "BYMONTHDAY=30", "BYSETPOS=-1", "BYSETPOS=400", "BYYEARDAY=400",
     "BYWEEKNO=99", "BYHOUR=3", "WKST=SU", "X=1", "="]
)  # fmt: skip
FREQS: Final = st.sampled_from(["SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY", "ooit"])
SOME: Final = st.lists(PARTS, max_size=3)
RULES: Final = st.builds(lambda often, parts: ";".join((f"RRULE:FREQ={often}", *parts)), FREQS, SOME)
NAMES: Final = st.sampled_from(
    ["RDATE", "EXDATE", "RDATE;VALUE=PERIOD", "RECURRENCE-ID", "RECURRENCE-ID;RANGE=THISANDFUTURE", "DTEND", "STATUS",
     "DTSTART", "UID;VALUE=DATE", "SUMMARY;VALUE=DATE"]
)  # fmt: skip
LINES: Final = st.lists(RULES | st.builds("{}:{}".format, NAMES, VALUES) | st.just("UID:a"), max_size=4)
REPEATING: Final = st.builds(lambda day, lines: "\n".join((f"DTSTART:{day}", *lines)), VALUES, LINES)


@patiently
@given(st.lists(REPEATING, min_size=1, max_size=3))
def test_no_rule_makes_it_fall_over(tmp_path_factory: pytest.TempPathFactory, given: list[str]) -> None:
    """However absurd, and whatever stands in the place of its days."""
    days_or_sentences(tmp_path_factory.mktemp("ics"), ics(*given))


def days_or_sentences(folder: Path, text: str) -> None:
    """It can be read, as spans of sensible length, or what is wrong is said."""
    found = read(folder, text)
    days = found.events if isinstance(found, Days) else ()
    assert all(timedelta(0) <= event.last - event.first <= timedelta(days=100) for event in days)
