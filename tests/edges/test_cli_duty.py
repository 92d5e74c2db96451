"""``signaal duty`` on the command line: list, set, clear; each no is one sentence."""

import pytest

from tests.edges.commanding import Beheerder
from tests.edges.test_cli_coach import SAM, VISSER, settle


def test_a_roster_is_made_shown_and_cleared(beheerder: Beheerder) -> None:
    """By weekday in the school's words or ours, by date, and what is left open in the coming week."""
    settle(beheerder, SAM, VISSER)
    assert beheerder.types("duty", "list").out.startswith("No roster: all achterwachten are asked.")
    assert beheerder.types("duty", "set", "Visser", "mon,di,wednesday", "08:00-12.30").code == 0
    beheerder.types("duty", "set", "Visser", "2099-12-08", "8:00-10:00,13:00-17:00")
    listed = beheerder.types("duty", "list").out.splitlines()
    assert listed[:3] == [f"{day}  08:00-12:30  Visser" for day in ("Mon", "Tue", "Wed")]
    assert listed[3] == "Tue 2099-12-08  08:00-10:00  Visser  (instead of the usual turns)"
    assert any(line.endswith("nobody: all achterwachten are asked") for line in listed)
    beheerder.types("duty", "clear", "Visser", "tue,2099-12-08")
    left = beheerder.types("duty", "list").out
    assert "Tue  08:00" not in left
    assert "2099" not in left
    beheerder.types("duty", "clear", "Visser")
    assert beheerder.types("duty", "list").out.startswith("No roster")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("Jansen", "mon", "08:00-12:00"), "This person is no achterwacht"),
        (("Nobody", "mon", "08:00-12:00"), "There are no people with that name"),
        (("Visser", "someday", "08:00-12:00"), "A day is a weekday"),
        (("Visser", "sun", "08:00-12:00"), "School is closed on one of these days"),
        (("Visser", "mon", "12:00-08:00"), "Hours are given as from-until"),
        (("Visser", "mon", "all day"), "Hours are given as from-until"),
    ],
)
def test_what_cannot_be_set_gets_a_sentence(beheerder: Beheerder, words: tuple[str, ...], sentence: str) -> None:
    """And nothing is changed."""
    settle(beheerder, SAM, VISSER)
    said = beheerder.types("duty", "set", *words)
    assert (said.code, len(said.sentences)) == (1, 1)
    assert said.sentences[0].startswith(sentence)
    assert beheerder.types("duty", "list").out.startswith("No roster")
