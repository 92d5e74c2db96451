"""``signaal calendar``: shown before it is written, asked, kept beside school.toml, and shown as the bot sees it."""

from datetime import date
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import pytest

from bot.config import SchoolFile, calendar_of, load_school
from bot.config.days import ZONE
from bot.config.school import CALENDAR
from bot.route.figures import school_year
from bot.surroundings import MachineTime
from tests.edges.commanding import GOOD, Beheerder
from tests.edges.test_icalfile import ics

AMSTERDAM: Final = ZoneInfo(ZONE)
FILE = ics(
    "SUMMARY:Voorjaarsvakantie en carnaval\nDTSTART;VALUE=DATE:20270206\nDTEND;VALUE=DATE:20270222",
    "SUMMARY:Studiedag \"alle\" teams\nDTSTART;VALUE=DATE:20270312",
    "SUMMARY:Vrijdagmiddagconcert\nDTSTART;VALUE=DATE:20270319",
    "SUMMARY:Kerstgala\nDTSTART;VALUE=DATE:20261217",
    "SUMMARY:Lesvrij\nDTSTART;VALUE=DATE:20270607",
    "SUMMARY:Ouderavond\nDTSTART:20270205T190000\nDTEND:20270205T210000",
    "SUMMARY:Studiedag\nDTSTART;VALUE=DATE:20270108\nRRULE:FREQ=HOURLY",
)
STUDY, LESVRIJ = date(2027, 3, 12), date(2027, 6, 7)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A calendar as a school gives it."""
    made = tmp_path / "jaar.ics"
    made.write_text(FILE, encoding="utf-8", newline="")
    return made


def school_of(beheerder: Beheerder) -> SchoolFile:
    """The school as the bot will read it."""
    found = load_school(beheerder.home / "school.toml")
    assert isinstance(found, SchoolFile)
    return found


def test_free_days_come_in_after_a_yes(beheerder: Beheerder, file: Path) -> None:
    """What was shown is what is free then, under its own name; school.toml is not touched."""
    beheerder.writes(GOOD)
    before = (beheerder.home / "school.toml").read_bytes()
    said = beheerder.types("calendar", "import", str(file), answers="y\n")
    assert (said.code, said.err) == (0, "")
    assert "free: Sat 2027-02-06 – Sun 2027-02-21  Voorjaarsvakantie en carnaval" in said.out
    assert 'free: Fri 2027-03-12  Studiedag "alle" teams' in said.out
    assert "left out: Thu 2026-12-17  Kerstgala" in said.out
    assert "left out: Fri 2027-03-19  Vrijdagmiddagconcert" in said.out
    assert "left out, for it repeats in a way that is not reckoned here: Fri 2027-01-08  Studiedag" in said.out
    assert "1 events with hours of their own were left out." in said.out
    assert (beheerder.home / "school.toml").read_bytes() == before
    calendar = calendar_of(school_of(beheerder), (2026, 2027))
    assert calendar.names[STUDY] == 'Studiedag "alle" teams'
    assert {STUDY, LESVRIJ, date(2027, 2, 8)} <= calendar.free
    assert date(2026, 12, 17) not in calendar.free


def test_what_repeats_comes_in_until_the_end_of_the_next_school_year(beheerder: Beheerder, file: Path) -> None:
    """Each free day has a line of its own, what is left out one however often it comes; what goes on is told."""
    year = school_year(MachineTime().school().astimezone(AMSTERDAM).date())
    start, moved = f"DTSTART;VALUE=DATE:{year}0901", f"DTSTART:{year}1103\nRECURRENCE-ID:{year}1101"
    monthly = f"UID:a\nSUMMARY:Studiedag\n{start}\nRRULE:FREQ=MONTHLY\nEXDATE:{year}1001"
    gym = f"SUMMARY:Gym\n{start}\nRRULE:FREQ=DAILY;COUNT=200"
    file.write_text(ics(monthly, f"UID:a\nSUMMARY:Lesvrij\n{moved}", gym))
    said = beheerder.types("calendar", "import", str(file), "--yes")
    assert said.code == 0
    free = {date(year, 9, 1), date(year, 11, 3), date(year, 12, 1)}
    free |= {date(year + 1 + n // 12, n % 12 + 1, 1) for n in range(12 + 7)}
    assert school_of(beheerder).days.extra_vrij.keys() == free
    assert len([line for line in said.out.splitlines() if line.startswith("free: ")]) == len(free)
    (left,) = (line for line in said.out.splitlines() if "left out" in line)
    assert left.startswith("left out 200 times: ")
    assert left.endswith("  Gym")
    assert f"goes on after {year + 2}-07-31: Studiedag (bring the calendar in again next year)" in said.out
    assert "Gym (bring" not in said.out


def test_what_repeats_is_no_end_of_the_file(beheerder: Beheerder, file: Path) -> None:
    """Of what was imported for next year nothing goes because this year's file has a lesson that never ends."""
    year = school_year(MachineTime().school().astimezone(AMSTERDAM).date())
    file.write_text(ics(f"SUMMARY:Studiedag\nDTSTART:{year + 1}1105"))
    beheerder.types("calendar", "import", str(file), "--yes")
    file.write_text(ics(f"SUMMARY:Lesvrij\nDTSTART:{year}1105", f"SUMMARY:Gym\nDTSTART:{year}0901\nRRULE:FREQ=WEEKLY"))
    said = beheerder.types("calendar", "import", str(file), "--yes", "--remove")
    assert "no longer free" not in said.out
    assert school_of(beheerder).days.extra_vrij.keys() == {date(year, 11, 5), date(year + 1, 11, 5)}


@pytest.mark.parametrize(("words", "answers"), [((), "n\n"), (("--dry-run",), "y\n")])
def test_without_a_yes_nothing_changes(
    beheerder: Beheerder, file: Path, words: tuple[str, ...], answers: str
) -> None:
    """Neither after a no, nor in a dry run."""
    said = beheerder.types("calendar", "import", str(file), *words, answers=answers)
    assert said.code == 0
    assert "othing was changed" in said.out
    assert not (beheerder.home / CALENDAR).exists()


def test_again_nothing_changes_and_what_is_gone_goes_on_request(beheerder: Beheerder, file: Path) -> None:
    """A study day that was moved stays free until somebody says that it goes."""
    beheerder.types("calendar", "import", str(file), "--yes")
    assert "Nothing changes" in beheerder.types("calendar", "import", str(file), "--yes").out
    file.write_text(FILE.replace("20270312", "20270313"), encoding="utf-8")
    beheerder.types("calendar", "import", str(file), "--yes")
    assert STUDY in school_of(beheerder).days.extra_vrij
    said = beheerder.types("calendar", "import", str(file), "--yes", "--remove")
    assert "no longer free: Fri 2027-03-12" in said.out
    assert STUDY not in school_of(beheerder).days.extra_vrij


def test_words_of_a_schools_own_may_be_given(beheerder: Beheerder, file: Path) -> None:
    """What is free under another name comes in, and what only looks like it stays out."""
    beheerder.types("calendar", "import", str(file), "--yes", "--word", "gala", "--not", "studiedag")
    days = school_of(beheerder).days.extra_vrij
    assert date(2026, 12, 17) in days
    assert STUDY not in days


def test_the_editor_has_the_last_word(beheerder: Beheerder, file: Path) -> None:
    """A day on which there is school after all, and a name of its own."""
    own = '[days]\nextra_vrij = [{ from = 2027-06-07, name = "Toetsvrij" }]\ntoch_school = [2027-03-12]\n'
    beheerder.writes(GOOD + own)
    beheerder.types("calendar", "import", str(file), "--yes")
    calendar = calendar_of(school_of(beheerder), (2026, 2027))
    assert STUDY not in calendar.free
    assert calendar.names[LESVRIJ] == "Toetsvrij"


def test_a_year_that_was_imported_is_known(beheerder: Beheerder, file: Path) -> None:
    """The package knows no autumn of 2030; a school that brings in its own calendar goes on until its summer."""
    names = ("Herfstvakantie", "20301019"), ("Zomervakantie", "20310719")
    file.write_text(ics(*(f"SUMMARY:{name}\nDTSTART:{day}\nDURATION:P6W" for name, day in names)), encoding="utf-8")
    beheerder.writes(GOOD)
    assert calendar_of(school_of(beheerder), range(2029, 2034)).until == date(2030, 8, 25)
    beheerder.types("calendar", "import", str(file), "--yes")
    assert calendar_of(school_of(beheerder), range(2029, 2034)).until == date(2031, 8, 29)


def test_it_is_shown_as_the_bot_sees_it(beheerder: Beheerder, file: Path) -> None:
    """A year of free days as one line each, and every day of a month with its hours."""
    beheerder.writes(GOOD + '[hours]\nmonday = ["08:00", "12:30"]\nfriday = ["08:00", "17:00"]\n')
    beheerder.types("calendar", "import", str(file), "--yes")
    lines = beheerder.types("calendar", "show", "--month", "2027-03").out.splitlines()
    assert lines[0] == "Mon 2027-03-01  08:00–12:30"
    assert lines[1] == "Tue 2027-03-02  closed"
    assert lines[11] == 'Fri 2027-03-12  Studiedag "alle" teams'
    assert lines[25] == "Fri 2027-03-26  Goede vrijdag"
    assert len(lines) == 32
    year = beheerder.types("calendar", "show").out
    assert "The holidays are known until 2030-08-25." in year or "known until 20" in year


@pytest.mark.parametrize("month", ["2027-13", "februari", "2027-2", "1999-01"])
def test_a_month_that_is_none_gets_a_sentence(beheerder: Beheerder, month: str) -> None:
    """Not a traceback."""
    said = beheerder.types("calendar", "show", "--month", month)
    assert (said.code, said.sentences) == (1, ["A month is a year and a number, such as 2027-02."])


def test_mistakes_are_told_line_by_line(beheerder: Beheerder, file: Path) -> None:
    """In the file, and in what was imported and then edited."""
    file.write_text(ics("DTSTART:kanarie", "SUMMARY:x"), encoding="utf-8")
    said = beheerder.types("calendar", "import", str(file))
    assert said.code == 1
    assert [line.split(":")[0] for line in said.sentences] == ["line 3", "line 6"]
    (beheerder.home / CALENDAR).write_text("extra_vrij = [1]", encoding="utf-8")
    said = beheerder.types("calendar", "show")
    assert said.code == 1
    assert said.sentences[0].startswith("calendar.toml, extra_vrij: ")
