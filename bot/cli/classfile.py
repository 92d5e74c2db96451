"""Reads our own list of classes: a CSV file with one line for each coach of a class (DOMAIN §2.7).

    schooljaar;klas;coachgroep;coach_code;coach_naam;rol;vervanger_code
    2026-2027;2HE;2HE-a;JAN;Jansen;coach;ACH
    2026-2027;*;;VIS;Visser;coach-ondersteuner;

UTF-8 with or without BOM, ``;`` or ``,``, capitals and the order of the columns do not matter, and other columns are
not read. What is wrong comes back as one sentence per line; nothing that stands in the file is repeated in it.
"""

import csv
import difflib
import io
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from bot.route.model import Role
from bot.usecases.classlist import CLASS_BYTES, NAME_BYTES, Klas, Person, Roster, class_key

NEEDED: Final = ("schooljaar", "klas", "coach_code", "coach_naam", "rol")
READ: Final = (*NEEDED, "coachgroep", "vervanger_code", "leerjaar")
TEMPLATE: Final = "schooljaar;klas;coachgroep;coach_code;coach_naam;rol;vervanger_code"
MOST_BYTES: Final = 1_000_000
WHOLE_SCHOOL: Final = "*"
YEARS: Final = range(1, 7)
NEW_SCHOOL_YEAR: Final = 8
"""The month in which a school year begins."""


@dataclass(frozen=True)
class Mistake:
    """What is wrong, and on which line (None: with the file as a whole)."""

    line: int | None
    sentence: str


@dataclass(frozen=True)
class Row:
    """One line of the file: its number, and its fields by column."""

    number: int
    fields: dict[str, str] = field(repr=False)

    def __getitem__(self, column: str) -> str:
        return self.fields.get(column, "")

    @property
    def code(self) -> str:
        """Who the line is about, as codes are compared."""
        return self["coach_code"].casefold()

    @property
    def role(self) -> Role | None:
        """The role, or None when there is no such role."""
        return next((role for role in Role if role == self["rol"].casefold()), None)

    @property
    def year(self) -> int | None:
        """The year the class is in: from ``leerjaar``, else the first digit of the class's name, as in 2HE or mh1c."""
        said = self["leerjaar"] or next(iter(re.findall(r"\d", self["klas"])), "")
        return int(said) if re.fullmatch(r"[1-6]", said) else None


def read_roster(file: Path, today: date) -> Roster | list[Mistake]:
    """What the file says, or everything that is wrong with it. ``today`` tells whether its school year is over."""
    try:
        rows = _rows(_text(file))
    except _Unreadable as problem:
        return [problem.mistake]
    mistakes = list(_mistakes(rows, today))
    return sorted(mistakes, key=lambda m: m.line or 0) if mistakes else _roster(rows)


class _Unreadable(Exception):
    """The file cannot be read as a list at all."""

    def __init__(self, line: int | None, sentence: str) -> None:
        super().__init__(sentence)
        self.mistake = Mistake(line, sentence)


# --- From bytes to rows -----------------------------------------------------------------------------------------------


def _text(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            content = opened.read(MOST_BYTES + 1)
    except OSError:
        raise _Unreadable(None, "This file cannot be read: is it there, and may you open it?") from None
    if len(content) > MOST_BYTES:
        raise _Unreadable(None, "This file is too large for a list of classes.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _Unreadable(line, "This is not UTF-8: save the file as 'CSV UTF-8'.") from None


def _rows(text: str) -> list[Row]:
    first = next((line for line in text.splitlines() if line.strip()), "")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(first), strict=True)
    try:
        lines = [(reader.line_num, [cell.strip() for cell in cells]) for cells in reader if any(map(str.strip, cells))]
    except csv.Error:
        raise _Unreadable(reader.line_num, "A quote is not closed or stands in the middle of a field here.") from None
    if not lines:
        raise _Unreadable(None, f"This file is empty. Its first line must be: {TEMPLATE}")
    columns = _columns(*lines[0])
    if len(lines) == 1:
        raise _Unreadable(None, "There is nothing below the first line: write one line for each coach of a class.")
    return [_row(number, cells, columns) for number, cells in lines[1:]]


def _separator(line: str) -> str:
    return ";" if line.count(";") >= line.count(",") else ","


def _columns(number: int, cells: list[str]) -> list[str]:
    columns = [cell.casefold() for cell in cells]
    if "stamnummer" in columns or "leerlingnummer" in columns:
        raise _Unreadable(number, "This is a list of pupils, which Signaal does not want. Use its own template.")
    missing = [column for column in NEEDED if column not in columns]
    if missing:
        raise _Unreadable(number, f"There is no column {' and no column '.join(missing)}. Expected: {TEMPLATE}")
    if any(columns.count(column) > 1 for column in READ):
        raise _Unreadable(number, "A column is there twice.")
    return columns


def _row(number: int, cells: list[str], columns: list[str]) -> Row:
    if len(cells) != len(columns):
        raise _Unreadable(number, f"This line has {len(cells)} fields where the first line has {len(columns)}.")
    return Row(number, {name: cell for name, cell in zip(columns, cells, strict=True) if name in READ})


# --- What is wrong ----------------------------------------------------------------------------------------------------


def _mistakes(rows: list[Row], today: date) -> Iterator[Mistake]:
    """At most one for each line: first what is wrong with the line itself, then how it fits the others."""
    alone = {row.number: sentence for row in rows if (sentence := _wrong(row, today))}
    fits = _together([row for row in rows if row.number not in alone], {row.code for row in rows})
    yield from (Mistake(number, sentence) for number, sentence in {**fits, **alone}.items())


def _wrong(row: Row, today: date) -> str | None:
    """The first thing that is wrong with this line."""
    return next((sentence for sentence in (check(row, today) for check in CHECKS) if sentence), None)


def _school_year(row: Row, today: date) -> str | None:
    years = re.fullmatch(r"(20\d\d)[-/](20\d\d)", row["schooljaar"])
    if not years or int(years[2]) != int(years[1]) + 1:
        return "schooljaar must be two years that follow each other, such as 2026-2027."
    if date(int(years[2]), NEW_SCHOOL_YEAR, 1) <= today:
        return "This school year is over: make the list of the present one."
    return None


def _role(row: Row, _: date) -> str | None:
    if not row["rol"]:
        return "rol is missing: coach, or another role."
    if row.role is None:
        near = difflib.get_close_matches(row["rol"].casefold(), list(Role), n=1)
        meant = f"do you mean {near[0]}?" if near else f"choose from {', '.join(Role)}."
        return f"There is no such role: {meant}"
    return None


def _person(row: Row, _: date) -> str | None:
    for column in ("coach_code", "coach_naam"):
        if not row[column]:
            return f"{column} is missing."
        if len(row[column].encode()) > NAME_BYTES:
            return f"{column} is too long: at most {NAME_BYTES} bytes."
        if not row[column].isprintable():
            return f"{column} holds a character that cannot be shown."
    return None


def _klas(row: Row, _: date) -> str | None:
    klas, is_coach = row["klas"], row.role is Role.COACH
    if not klas:
        return "klas is missing: write * for a role that goes for the whole school."
    if (klas == WHOLE_SCHOOL) == is_coach:
        return "A coach has a class, every other role has *; whoever is both has two lines."
    if klas == WHOLE_SCHOOL:
        return None
    if len(klas.encode()) > CLASS_BYTES:
        return f"klas is too long: at most {CLASS_BYTES} bytes."
    if not klas.isprintable() or not class_key(klas):
        return "klas holds a character that cannot be shown."
    return None if row.year else "Which year is this class in? Add a column leerjaar with 1 to 6."


CHECKS: Final[tuple[Callable[[Row, date], str | None], ...]] = (_school_year, _role, _person, _klas)


def _together(rows: list[Row], codes: set[str]) -> dict[int, str]:
    """What is wrong between lines that are right by themselves, by number of the later line."""
    wrong: dict[int, str] = {}
    for what, of, told in AGREE:
        first: dict[object, Row] = {}
        for row in rows:
            before = first.setdefault(what(row), row)
            if of(before) != of(row):
                wrong.setdefault(row.number, told.format(before.number))
    seen: dict[object, int] = {}
    for row in rows:
        same = seen.setdefault((class_key(row["klas"]), row["coachgroep"].casefold(), row.code, row.role), row.number)
        if same != row.number:
            wrong.setdefault(row.number, f"This says the same as line {same}: take one of them out.")
        if row["vervanger_code"] and row["vervanger_code"].casefold() not in codes - {row.code}:
            wrong.setdefault(row.number, "vervanger_code must be the coach_code of somebody else in this file.")
    return wrong


AGREE: Final[tuple[tuple[Callable[[Row], object], Callable[[Row], object], str], ...]] = (
    (lambda row: "", lambda row: row["schooljaar"].replace("/", "-"), "This is another school year than on line {}."),
    (lambda row: row.code, lambda row: row["coach_naam"], "This coach_code has another name on line {}."),
    (
        lambda row: " ".join(row["coach_naam"].split()).casefold(),
        lambda row: row.code,
        "This name has another coach_code on line {}: write names so that people can be told apart.",
    ),
    (lambda row: class_key(row["klas"]), lambda row: row.year, "This class is in another year on line {}."),
)
"""What two lines have in common, what must then be the same, and what to say when it is not."""


# --- What it says -----------------------------------------------------------------------------------------------------


def _roster(rows: list[Row]) -> Roster:
    classes = [row for row in rows if row["klas"] != WHOLE_SCHOOL]
    return Roster(
        tuple(_person_of(rows, name) for name in _once(row["coach_naam"] for row in rows)),
        tuple(_klas_of(classes, key) for key in _once(class_key(row["klas"]) for row in classes)),
    )


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _person_of(rows: list[Row], name: str) -> Person:
    return Person(name, frozenset(row.role for row in rows if row["coach_naam"] == name and row.role))


def _klas_of(rows: list[Row], key: str) -> Klas:
    """The class as its first line spells it, with its coaches in the order of the lines."""
    own = [row for row in rows if class_key(row["klas"]) == key]
    assert own[0].year is not None
    return Klas(own[0]["klas"], own[0].year, _once(row["coach_naam"] for row in own))
