"""``[terms]`` of school.toml: each name, its bounds, and one sentence for what makes no sense (DOMAIN §1.5)."""

import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from bot.config import SchoolFile, calendar_of
from bot.config.school import Termijnen
from bot.route.terms import Terms
from tests.edges.test_config import CONTACTS, REQUIRED, good_school, school_of
from tests.people import a_school_file

EXAMPLE = files("bot").joinpath("school.toml").read_text(encoding="utf-8")
EACH = "".join(
    f"{name} = {[value[0] + 1, value[1] + 2] if isinstance(value, tuple) else value + 1}\n"
    for name, value in vars(Terms()).items()
)
PAIRS = {name for name, value in vars(Terms()).items() if isinstance(value, tuple)}


def test_a_school_that_sets_no_terms_has_those_of_de_route() -> None:
    """The example that `signaal init` writes, and a file without them, say the same as the rules do."""
    for school in (SchoolFile(**tomllib.loads(EXAMPLE)), a_school_file()):
        assert vars(calendar_of(school, (2026, 2027)).terms) == vars(Terms())


def test_the_example_says_each_of_them_with_what_it_is_for() -> None:
    """So that a school finds it without a manual."""
    said = {line.partition(" =")[0]: line.partition("#")[2] for line in EXAMPLE.splitlines()}
    assert {name for name in Termijnen.model_fields if not said.get(name, "").strip()} == set()


def test_each_of_them_comes_through(tmp_path: Path) -> None:
    """What stands in the file is what the rules reckon with, every single one."""
    terms = vars(calendar_of(good_school(tmp_path, f"[terms]\n{EACH}"), (2026, 2027)).terms)
    assert {name for name, value in vars(Terms()).items() if terms[name] == value} == set()


@pytest.mark.parametrize("name", Termijnen.model_fields)
@pytest.mark.parametrize("least", [True, False], ids=["none at all", "for ever"])
def test_none_of_them_can_be_nothing_or_for_ever(tmp_path: Path, name: str, least: bool) -> None:
    """`signaal doctor` and the start say in one sentence which setting it is, and what it may be."""
    value = 0 if least else 999
    text = f"[terms]\n{name} = {[value, value + 1] if name in PAIRS else value}\n"
    problems = school_of(tmp_path, REQUIRED + CONTACTS + text)
    assert isinstance(problems, list)
    assert {f"school.toml, terms.{name}"} <= {problem.where for problem in problems}
    assert all(("at least" if least else "at most") in problem.sentence for problem in problems[:1])


@pytest.mark.parametrize(
    ("line", "where", "sentence"),
    [
        ("watch_days = [6, 6]", "watch_days", "before the second"),
        ("check_in_days = [20, 5]", "check_in_days", "before the second"),
        ("after_talk_days = [3, 2]", "after_talk_days", "before the second"),
        ("follow_again_days = 10", "follow_again_days", "two values"),
        ("folow_days = 5", "folow_days", "do you mean follow_days?"),
        ('year_end_days = "15"', "year_end_days", "whole number"),
    ],
)
def test_what_makes_no_sense_is_one_sentence(tmp_path: Path, line: str, where: str, sentence: str) -> None:
    """And names the setting as it stands in the file."""
    problems = school_of(tmp_path, f"{REQUIRED}{CONTACTS}[terms]\n{line}\n")
    assert isinstance(problems, list)
    assert [problem.where for problem in problems] == [f"school.toml, terms.{where}"]
    assert sentence in problems[0].sentence
