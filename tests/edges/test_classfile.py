"""The list of classes as a file: what may differ does not matter, and each mistake is one sentence on its line."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.cli.classfile import TEMPLATE, Mistake, read_roster
from bot.route.model import Role
from bot.usecases.classlist import Klas, Person, Roster

TODAY = date(2026, 11, 24)
SCHOOL = f"""{TEMPLATE}
2026-2027;2HE;2HE-a;JAN;Jansen;coach;ACH
2026-2027;2HE;2HE-b;ACH;Achterstraat;coach;JAN
2026-2027;mh1c;;JAN;Jansen;coach;
2026-2027;*;;VIS;Visser;coach-ondersteuner;
2026-2027;*;;VIS;Visser;achterwacht;
"""
ROSTER = Roster(
    (
        Person("Jansen", frozenset({Role.COACH})),
        Person("Achterstraat", frozenset({Role.COACH})),
        Person("Visser", frozenset({Role.COACH_ONDERSTEUNER, Role.ACHTERWACHT})),
    ),
    (Klas("2HE", 2, ("Jansen", "Achterstraat")), Klas("mh1c", 1, ("Jansen",))),
)


def read(folder: Path, text: str | bytes, today: date = TODAY) -> Roster | list[Mistake]:
    """What somebody's file says."""
    file = folder / "klassen.csv"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_roster(file, today)


def mistakes(folder: Path, *lines: str, header: str = TEMPLATE) -> list[tuple[int | None, str]]:
    """What is wrong with a file of these lines below the first."""
    found = read(folder, "\n".join((header, *lines)))
    assert isinstance(found, list), found
    return [(mistake.line, mistake.sentence) for mistake in found]


def test_the_template_of_the_domain_is_read(tmp_path: Path) -> None:
    """DOMAIN §2.7, with a second role and a class whose year is not its first letter."""
    assert read(tmp_path, SCHOOL) == ROSTER


@pytest.mark.parametrize(
    "text",
    [
        SCHOOL.encode("utf-8-sig"),
        SCHOOL.replace("\n", "\r\n").encode(),
        SCHOOL.replace(";", ",").encode(),
        SCHOOL.replace("2HE;", '"2HE";').encode(),
        SCHOOL.replace("2026-2027", " 2026/2027 ").encode(),
        SCHOOL.upper().replace("JANSEN", "Jansen").replace("ACHTERSTRAAT", "Achterstraat").replace("VISSER", "Visser")
        .replace("MH1C", "mh1c").encode(),
        SCHOOL.replace("2HE;2HE-b", "2 h.e;2HE-b").encode(),
        SCHOOL.replace("JAN;Jansen", "jan;Jansen").encode(),
        ("\n" + SCHOOL.replace("\n", "\n;;;;;;\n\n")).encode(),
        SCHOOL.rstrip().encode(),
    ],
    ids=["bom", "windows", "commas", "quotes", "slashes", "capitals", "spelling", "codes", "blank-lines", "no-end"],
)
def test_what_may_differ_does_not_matter(tmp_path: Path, text: bytes) -> None:
    """As other programs save it."""
    assert read(tmp_path, text) == ROSTER


def test_other_columns_are_not_read_and_the_order_is_free(tmp_path: Path) -> None:
    """Whatever else a school keeps in its list, also twice, stays in the file."""
    text = "rol;lokaal;coach_naam;lokaal;klas;coach_code;schooljaar\ncoach;B17;Jansen;B18;2HE;JAN;2026-2027\n"

    assert read(tmp_path, text) == Roster((Person("Jansen", frozenset({Role.COACH})),), (Klas("2HE", 2, ("Jansen",)),))


def test_the_year_may_have_a_column(tmp_path: Path) -> None:
    """For classes without a digit, and where the digit is something else."""
    header = f"{TEMPLATE};leerjaar"
    lines = (f"2026-2027;{klas};;JAN;Jansen;coach;;{year}" for klas, year in (("Gym", 3), ("A4", 1), ("2B", "")))
    found = read(tmp_path, "\n".join((header, *lines)))

    assert isinstance(found, Roster)
    assert [(klas.name, klas.year) for klas in found.classes] == [("Gym", 3), ("A4", 1), ("2B", 2)]


def test_next_year_may_come_in_before_it_begins(tmp_path: Path) -> None:
    """In July the list of August is brought in; in August the one of before is over."""
    assert isinstance(read(tmp_path, SCHOOL, date(2026, 6, 1)), Roster)
    assert isinstance(read(tmp_path, SCHOOL, date(2027, 7, 31)), Roster)
    assert isinstance(read(tmp_path, SCHOOL, date(2027, 8, 1)), list)


# --- One line that is wrong -------------------------------------------------------------------------------------------

RIGHT = "2026-2027;2HE;;JAN;Jansen;coach;"
WRONG = [
    (";2HE;;K1;Kanarie;coach;", "schooljaar must be two years"),
    ("2026;2HE;;K1;Kanarie;coach;", "schooljaar must be two years"),
    ("2026-2028;2HE;;K1;Kanarie;coach;", "schooljaar must be two years"),
    ("2025-2026;2HE;;K1;Kanarie;coach;", "school year is over"),
    ("2026-2027;;;K1;Kanarie;coach;", "klas is missing"),
    ("2026-2027;*;;K1;Kanarie;coach;", "A coach has a class"),
    ("2026-2027;2HE;;K1;Kanarie;achterwacht;", "every other role has *"),
    (f"2026-2027;{'k' * 33}2;;K1;Kanarie;coach;", "klas is too long: at most 33 bytes"),
    (f"2026-2027;2{'é' * 17};;K1;Kanarie;coach;", "klas is too long"),
    ("2026-2027;Gym;;K1;Kanarie;coach;", "Add a column leerjaar"),
    ("2026-2027;7A;;K1;Kanarie;coach;", "Add a column leerjaar"),
    ("2026-2027;2\u200bHE;;K1;Kanarie;coach;", "cannot be shown"),
    ("2026-2027;2HE;;;Kanarie;coach;", "coach_code is missing"),
    ("2026-2027;2HE;;K1;;coach;", "coach_naam is missing"),
    (f"2026-2027;2HE;;K1;Kanarie{'k' * 40};coach;", "coach_naam is too long: at most 40 bytes"),
    (f"2026-2027;2HE;;K1;{'ë' * 21};coach;", "coach_naam is too long"),
    ("2026-2027;2HE;;K1;Kana\x1b[31mrie;coach;", "cannot be shown"),
    ("2026-2027;2HE;;K1;Kanarie;;", "rol is missing"),
    ("2026-2027;2HE;;K1;Kanarie;coahc;", "do you mean coach?"),
    ("2026-2027;2HE;;K1;Kanarie;kanarie;", "choose from coach, coach-ondersteuner"),
    ("2026-2027;2HE;;K1;Kanarie;coach;K1", "somebody else in this file"),
    ("2026-2027;2HE;;K1;Kanarie;coach;XXX", "somebody else in this file"),
    ("2027-2028;2HE;;K1;Kanarie;coach;", "another school year than on line 2"),
    (RIGHT, "says the same as line 2"),
    ("2026-2027;2.h e;;jan;Jansen;Coach;", "says the same as line 2"),
    ("2026-2027;3HE;;JAN;Kanarie;coach;", "another name on line 2"),
    ("2026-2027;3HE;;K1;JANSEN;coach;", "another coach_code on line 2"),
    ("2026-2027;2HE;;K1;Kanarie;coach", "has 6 fields where the first line has 7"),
    ("2026-2027;2HE;;K1;Kana;rie;coach;", "has 8 fields where the first line has 7"),
    ('2026-2027;2HE;;K1;"Kanarie;coach;', "quote"),
    ('2026-2027;2HE;;K1;"Kana"rie;coach;', "quote"),
]


@pytest.mark.parametrize(("line", "sentence"), WRONG, ids=[sentence for _, sentence in WRONG])
def test_a_wrong_line_gives_one_sentence_with_its_number(tmp_path: Path, line: str, sentence: str) -> None:
    """The number is that of the line in the file; nothing that stands on it is repeated."""
    found = mistakes(tmp_path, RIGHT, line)

    assert [number for number, _ in found] == [3]
    assert sentence in found[0][1]
    assert "anarie" not in found[0][1]
    assert found[0][1].endswith((".", "?"))


def test_every_wrong_line_is_said_at_once(tmp_path: Path) -> None:
    """In the order of the file, one each, also when a line is wrong in more ways."""
    found = mistakes(tmp_path, "2026;;;;;;", RIGHT, RIGHT, "2026-2027;2HE;;K1;;coach;")

    assert [number for number, _ in found] == [2, 4, 5]


def test_a_class_is_in_one_year(tmp_path: Path) -> None:
    """Two lines that differ would put it in two places of the pupil's screen."""
    header = f"{TEMPLATE};leerjaar"
    found = mistakes(tmp_path, f"{RIGHT};2", "2026-2027;2HE;b;ACH;Achterstraat;coach;;3", header=header)

    assert [(number, "another year on line 2" in sentence) for number, sentence in found] == [(3, True)]


def test_numbers_count_every_line_of_the_file(tmp_path: Path) -> None:
    """Blank ones too, as an editor shows them."""
    assert [number for number, _ in mistakes(tmp_path, "", "", RIGHT, "", "2026;;;;;;")] == [6]


# --- A file that is no list -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "line", "sentence"),
    [
        (b"", None, "This file is empty"),
        (b"\n \n", None, "This file is empty"),
        (TEMPLATE.encode(), None, "nothing below the first line"),
        (b"klas;rol\n2HE;coach\n", 1, "no column schooljaar and no column coach_code and no column coach_naam"),
        (b"\nnaam\nkanarie\n", 2, "no column schooljaar"),
        (f"{TEMPLATE};klas\n".encode(), 1, "A column is there twice"),
        (b"Stamnummer,Roepnaam,Klas,Klassenmentor 1\n1,Kanarie,2HE,x\n", 1, "list of pupils"),
        (f"{TEMPLATE}\n2026-2027;2HE;;JAN;Ren\xe9;coach;\n".encode("latin-1"), 2, "not UTF-8"),
        (SCHOOL.encode("utf-16"), 1, "not UTF-8"),
        (b"PK\x03\x04" + bytes(range(256)) * 10, None, ""),
        (b"x" * 1_000_001, None, "too large"),
    ],
    ids=["empty", "blank", "header", "columns", "other", "twice", "pupils", "latin-1", "utf-16", "excel", "large"],
)
def test_a_file_that_is_no_list_is_one_sentence(
    tmp_path: Path, content: bytes, line: int | None, sentence: str
) -> None:
    """Whatever was given by mistake, and nothing of it is repeated."""
    found = read(tmp_path, content)

    assert isinstance(found, list)
    assert len(found) == 1
    assert line is None or found[0].line == line
    assert sentence in found[0].sentence
    assert "anarie" not in found[0].sentence


def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    """Neither a missing file nor a folder gives a traceback."""
    for path in (tmp_path / "none.csv", tmp_path):
        found = read_roster(path, TODAY)
        assert isinstance(found, list)
        assert [mistake.line for mistake in found] == [None]
        assert "cannot be read" in found[0].sentence


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.lists(st.text(max_size=12), min_size=7, max_size=7), max_size=5), st.binary(max_size=30))
def test_no_content_gives_a_traceback(tmp_path: Path, rows: list[list[str]], junk: bytes) -> None:
    """Whatever stands in the fields, and whatever was cut off or added: a roster, or sentences."""
    paper = io.StringIO()
    csv.writer(paper, delimiter=";").writerows([TEMPLATE.split(";"), *rows])
    found = read(tmp_path, paper.getvalue().encode("utf-8", "surrogatepass") + junk)

    assert isinstance(found, Roster) or all(mistake.sentence for mistake in found)
