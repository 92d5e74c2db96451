"""``signaal classes`` on the command line: a dry run first, a report of what changes, no name where none belongs."""

from pathlib import Path

import pytest

from bot.route.model import Role, Staff, StaffId
from tests.edges.commanding import Beheerder
from tests.edges.test_classfile import SCHOOL


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A list of classes without a mistake in it, of a school year that is not over."""
    made = tmp_path / "klassen.csv"
    made.write_text(SCHOOL.replace("2026-2027", "2098-2099"))
    return made


def test_a_list_comes_in_and_is_shown(beheerder: Beheerder, file: Path) -> None:
    """What changes is told line by line; then the classes and the staff are there, not invited yet."""
    said = beheerder.types("classes", "import", str(file))

    assert (said.code, said.err) == (0, "")
    assert "new: Jansen (coach), to be invited with `signaal coach invite`" in said.out
    assert "new class 2HE (year 2): Jansen, Achterstraat" in said.out
    assert said.out.endswith("Done.\n")
    listed = beheerder.types("classes", "list").out
    assert "Jansen (to be invited, or invited)" in listed
    assert "mh1c" in listed
    assert "to be invited" in beheerder.types("coach", "list").out


def test_a_dry_run_changes_nothing(beheerder: Beheerder, file: Path) -> None:
    """And says the same."""
    dry = beheerder.types("classes", "import", "--dry-run", str(file))
    assert "nothing was changed" in dry.out
    assert "No classes yet" in beheerder.types("classes", "list").out
    wet = beheerder.types("classes", "import", str(file))

    assert dry.out.splitlines()[:-1] == wet.out.splitlines()[:-1]


def test_again_nothing_changes(beheerder: Beheerder, file: Path) -> None:
    """The same file twice is one file."""
    beheerder.types("classes", "import", str(file))

    assert beheerder.types("classes", "import", str(file)).out == "Nothing changes: the school is as the file says.\n"


def test_what_is_missing_in_the_file_is_reported_and_goes_only_on_request(beheerder: Beheerder, file: Path) -> None:
    """Coaches and classes of which the file says nothing."""
    beheerder.types("coach", "invite", "De Boer", "--class", "2HE", "--class", "4:V4")
    said = beheerder.types("classes", "import", str(file)).out
    assert "class 2HE: De Boer → Jansen, Achterstraat, De Boer" in said
    assert "left as they are (--remove takes them away): V4" in said
    assert "not in the file: De Boer. If this person has left: `signaal coach pause`" in said

    said = beheerder.types("classes", "import", "--remove", str(file)).out
    assert "class V4 goes" in said
    assert "class 2HE: Jansen, Achterstraat, De Boer → Jansen, Achterstraat" in said
    assert "De Boer" in beheerder.types("coach", "list").out


def test_mistakes_are_a_line_each_and_nothing_comes_in(beheerder: Beheerder, file: Path) -> None:
    """All of them at once, with their numbers, on standard error."""
    file.write_text(file.read_text() + "2098-2099;3VA;;KAN;Kanarie;coahc;\n2098-2099;;;KAN;Kanarie;coach;\n")
    said = beheerder.types("classes", "import", str(file))

    assert (said.code, said.out) == (1, "")
    assert [sentence.partition(":")[0] for sentence in said.sentences] == ["line 7", "line 8"]
    assert "Kanarie" not in said.err
    assert "No classes yet" in beheerder.types("classes", "list").out


def test_a_name_of_two_people_is_a_sentence_without_the_name(beheerder: Beheerder, file: Path) -> None:
    """It may end up in a log."""
    store = beheerder.store()
    with store.unit() as unit:
        for letter in "ab":
            unit.put_staff(Staff(StaffId(letter * 32), "Jansen", frozenset({Role.COACH})))
    store.close()
    said = beheerder.types("classes", "import", str(file))

    assert (said.code, len(said.sentences)) == (1, 1)
    assert "two people" in said.err
    assert "Jansen" not in said.err


def test_an_invite_after_an_import_is_for_the_person_of_the_list(beheerder: Beheerder, file: Path) -> None:
    """Nobody is on the list twice, and the classes are theirs already."""
    beheerder.types("classes", "import", str(file))
    assert "start=i-" in beheerder.types("coach", "invite", "jansen").out
    beheerder.seats("Jansen")
    assert beheerder.types("coach", "confirm", "Jansen").code == 0
    listed = beheerder.types("coach", "list").out

    assert listed.count("Jansen") == 1
    assert "works" in listed


def test_names_that_look_like_markup_are_names(beheerder: Beheerder, file: Path) -> None:
    """Nobody colours the beheerder's screen."""
    file.write_text(file.read_text().replace("Jansen", "[red]Jansen[/red]"))

    assert "[red]Jansen[/red]" in beheerder.types("classes", "import", str(file)).out
    assert "[red]Jansen[/red]" in beheerder.types("classes", "list").out
