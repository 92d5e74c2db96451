"""``signaal rehearse`` as somebody at a terminal sees it: what happened, each promise in words, and the exit code."""

import json

import pytest

from bot.cli import app
from bot.cli.rehearsing import SAID
from bot.rehearsal.planted import Fault
from bot.rehearsal.promises import Broken
from tests.edges.commanding import RUNNER

A_LITTLE = ("rehearse", "--cases", "4", "--weeks", "3", "--seed", "5", "--kills", "0")


def test_every_promise_is_said_in_words() -> None:
    """Also one that is new: without its words a whole year would be played for nothing."""
    assert SAID.keys() == set(Broken)


def test_what_was_kept_is_shown() -> None:
    """Each promise with a nought behind it, the figures, and the work of each week."""
    ended = RUNNER.invoke(app, A_LITTLE)
    assert ended.exit_code == 0, ended.output
    for words in (*SAID.values(), "A school year, seed 5", "signals sent", "2026-08-31"):
        assert words in ended.output
    assert "█" in ended.output


def test_what_was_broken_is_shown_and_ends_with_one() -> None:
    """With when and about which case, so that it can be looked at again."""
    ended = RUNNER.invoke(app, (*A_LITTLE, "--fault", Fault.LOST_ALERT))
    assert ended.exit_code == 1
    assert "lost  2026-" in ended.output


def test_the_figures_can_be_read_by_a_program() -> None:
    """Names and numbers."""
    found = json.loads(RUNNER.invoke(app, (*A_LITTLE, "--json")).output)
    assert found["seed"] == 5


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--year", "2026"), "Give the school year as two years in a row"),
        (("--year", "2026-2028"), "Give the school year as two years in a row"),
        (("--fault", "kanarie"), "There is no such fault. There are: skip-prompt"),
    ],
)
def test_what_cannot_be_played_gets_a_sentence(words: tuple[str, ...], sentence: str) -> None:
    """And nothing is begun."""
    ended = RUNNER.invoke(app, ("rehearse", *words))
    assert ended.exit_code == 1
    assert sentence in " ".join(ended.output.split())
    assert "kanarie" not in ended.output
