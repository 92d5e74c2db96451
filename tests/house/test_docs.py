"""What the documents say is so: each command, setting, target, path and text key they name exists; none is left out."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
from typer.main import get_command

from bot.cli import app
from bot.config import Settings
from bot.config.environment import PREFIX
from bot.config.school import SchoolFile
from bot.texts import FIRST, keys

ROOT: Final = Path(__file__).resolve().parents[2]
READMES: Final = ("README.md", "README.nl.md")
CODE: Final = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)
OPTION: Final = re.compile(r"(?<![\w-])--[a-z][a-z-]+")
OTHERS: Final = frozenset({"--help"})
"""Options that every command has."""


def documents() -> list[str]:
    """Every document of ours, by its path from the top."""
    found = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    return sorted(file.relative_to(ROOT).as_posix() for file in found)


def text_of(document: str) -> str:
    """All that stands in it."""
    return (ROOT / document).read_text(encoding="utf-8")


def code_in(text: str) -> str:
    """What stands between back-ticks, a piece on each line."""
    return "\n".join(CODE.findall(text))


# --- What there is ----------------------------------------------------------------------------------------------------


@cache
def commands() -> dict[str, Any]:
    """Every command, by the words that call it: ``coach invite``. (Typer brings a click of its own: no type for it.)"""

    def walk(command: Any, words: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
        inner = getattr(command, "commands", None)
        if inner is None:
            yield " ".join(words), command
        for name, one in (inner or {}).items():
            yield from walk(one, (*words, name))

    return dict(walk(get_command(app), ()))


def options() -> set[str]:
    """Every option of every command, and of make's own programs."""
    return {name for command in commands().values() for given in command.params for name in given.opts} | OTHERS


def settings() -> set[str]:
    """Every variable that is read."""
    return {PREFIX + name.upper() for name in (*Settings.model_fields, "token_file")}


def targets() -> set[str]:
    """What ``make`` lists."""
    return set(re.findall(r"^([a-z]+):.*## ", text_of("Makefile"), re.MULTILINE))


# --- What is named exists ---------------------------------------------------------------------------------------------


def unknown_commands(text: str) -> list[str]:
    """``signaal`` with words after it that call nothing."""
    named = re.findall(r"(?<![\w/.-])signaal ((?:[a-z]+(?: [a-z]+)?)?)", code_in(text))
    known = {*commands(), *(name.split()[0] for name in commands())}
    return [words for words in named if words and words not in known and words.split()[0] not in alone()]


def alone() -> set[str]:
    """Commands of one word, after which anything may follow."""
    return {name for name in commands() if " " not in name}


def unknown_options(text: str) -> list[str]:
    """Options after ``signaal`` that no command has."""
    lines = [line for line in code_in(text).splitlines() if "signaal" in line]
    return [option for line in lines for option in OPTION.findall(line) if option not in options()]


def unknown_settings(text: str) -> list[str]:
    """Variables with our prefix that nobody reads; those of the tests and the bench stand in CONTRIBUTING and tests."""
    return [name for name in re.findall(rf"{PREFIX}[A-Z_]+[A-Z]", text) if name not in settings() | of_the_tests()]


@cache
def of_the_tests() -> frozenset[str]:
    """What the tests themselves read: ``SIGNAAL_KILLS`` and the like."""
    files = (file for folder in ("tests", "bench") for file in (ROOT / folder).rglob("*.py") if file != Path(__file__))
    read = re.compile(rf'environ(?:\.get\(|\[)"({PREFIX}[A-Z_]+)"')
    return frozenset(name for file in files for name in read.findall(file.read_text(encoding="utf-8")))


def unknown_targets(text: str) -> list[str]:
    """``make`` with a word that it does not know; a stamp (a path) is looked at as a path."""
    return [name for name in re.findall(r"\bmake ([a-z]+)\b", code_in(text)) if name not in targets()]


def unknown_paths(text: str) -> list[str]:
    """Paths below one of our folders where nothing is."""
    named = re.findall(r"`((?:bot|handlers|storage|scheduler|tests|docs|bench)/[\w./*-]*)`", text)
    links = [link for link in re.findall(r"\]\(([\w./-]+)\)", text) if "://" not in link]
    return [path for path in (*named, *links) if not list(ROOT.glob(path.rstrip("/")))]


CHECKS: Final[tuple[Callable[[str], list[str]], ...]] = (
    unknown_commands,
    unknown_options,
    unknown_settings,
    unknown_targets,
    unknown_paths,
)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
@pytest.mark.parametrize("document", [d for d in documents() if not d.startswith("docs/decisions/")])
def test_what_a_document_names_is_there(document: str, check: Callable[[str], list[str]]) -> None:
    """A document that names what is gone sends somebody the wrong way. A decision tells how it was then."""
    assert check(text_of(document)) == []


@pytest.mark.parametrize(
    ("check", "text"),
    [
        (unknown_commands, "`signaal pray`"),
        (unknown_commands, "```\nsignaal coach dismiss Jansen\n```"),
        (unknown_options, "`signaal serve --pupils-only`"),
        (unknown_settings, "set SIGNAAL_TOKENS"),
        (unknown_targets, "`make coffee`"),
        (unknown_paths, "`bot/route/guilt.py`"),
        (unknown_paths, "[more](docs/more.md)"),
    ],
)
def test_each_check_notices_what_is_not_there(check: Callable[[str], list[str]], text: str) -> None:
    """A check that cannot fail is worth nothing."""
    assert check(text) != []


# --- What exists is named ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("readme", READMES)
def test_every_command_and_setting_is_documented(readme: str) -> None:
    """In both languages: what is not in the README does not exist for who needs it."""
    text = text_of(readme)
    shown = {"route", *(name for name in commands() if f"signaal {name}" in text or f"make {name}" in text)}
    assert sorted(commands().keys() - shown) == []
    assert sorted(name for name in settings() if f"`{name}`" not in text) == []


def test_every_key_of_the_schools_file_stands_in_its_template() -> None:
    """``school.toml`` explains itself: a key that is not in it is never found."""
    template = text_of("bot/school.toml")
    fields = [name for name, field in SchoolFile.model_fields.items() if not hasattr(field.annotation, "model_fields")]
    inner = [name for part in SchoolFile.model_fields.values() for name in getattr(part.annotation, "model_fields", ())]
    assert [name for name in (*fields, *inner) if not re.search(rf"^#? ?\[?{name}\b", template, re.MULTILINE)] == []


def test_every_text_key_of_the_glossary_exists() -> None:
    """The last column names keys of texts, or how they begin."""
    rows = [line for line in text_of("GLOSSARY.md").splitlines() if line.count("|") >= 5 and "---" not in line]
    named = {key for row in rows[1:] for key in re.findall(r"`([a-z][a-z-]*…?)`", row.rsplit("|", 2)[1])}
    known = keys(FIRST)
    assert named
    assert sorted(key for key in named if not any(k.startswith(key.rstrip("…")) for k in known)) == []
