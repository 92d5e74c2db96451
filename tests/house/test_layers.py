"""Who may import whom: the contract is kept, and each kind of breach turns it red (DESIGN §2)."""

import contextlib
import io
import multiprocessing
import os
import shutil
import sys
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("bot", "handlers", "storage", "scheduler")


@dataclass(frozen=True)
class Breach:
    """One forbidden line in one file, and the contract that must notice it."""

    rule: str
    file: str
    line: str


BREACHES = (
    Breach("One plug, three sockets, one core", "bot/usecases/breach.py", "import storage"),
    Breach("One plug, three sockets, one core", "bot/cli/__init__.py", "import bot.__main__"),
    Breach("One plug, three sockets, one core", "bot/demo/breach.py", "import storage"),
    Breach("One plug, three sockets, one core", "handlers/flows/breach.py", "import storage"),
    Breach("One plug, three sockets, one core", "handlers/telegram/breach.py", "import bot.config"),
    Breach("One plug, three sockets, one core", "storage/keys.py", "import handlers.telegram"),
    Breach("One plug, three sockets, one core", "scheduler/ticks.py", "import storage"),
    Breach("Every part of bot has its place", "bot/usecases/breach.py", "import bot.texts"),
    Breach("Every part of bot has its place", "bot/route/model.py", "import bot.ports"),
    Breach("Every part of bot has its place", "bot/unplaced.py", "import enum"),
    Breach("Every rule of De Route has its place", "bot/route/model.py", "import bot.route.access"),
    Breach("Every rule of De Route has its place", "bot/route/unplaced.py", "import enum"),
    Breach("Flows know no channel", "handlers/flows/breach.py", "import handlers.telegram"),
    Breach("Flows know no channel", "handlers/inputs.py", "import handlers.script"),
    Breach("Flows know no channel", "handlers/unplaced.py", "import enum"),
    Breach("Flows know no channel", "handlers/intake.py", "import handlers.telegram"),
    Breach("The Telegram world ends in handlers.telegram", "handlers/telegram/breach.py", "import handlers.floor"),
    Breach("Storage is built from the key upwards", "storage/keys.py", "import storage.store"),
    Breach("Storage is built from the key upwards", "storage/unplaced.py", "import enum"),
    Breach("The clock calls delivery, never the other way", "scheduler/limits.py", "import scheduler.ticks"),
    Breach("The clock calls delivery, never the other way", "scheduler/unplaced.py", "import enum"),
    Breach("De Route, the use cases, the ports and the flows do no I/O", "bot/route/steps.py", "import os"),
    Breach("De Route, the use cases, the ports and the flows do no I/O", "bot/usecases/breach.py", "import uuid"),
    Breach("De Route, the use cases, the ports and the flows do no I/O", "handlers/flows/breach.py", "import asyncio"),
    Breach("Telegram lives in handlers.telegram", "handlers/flows/breach.py", "import telegram"),
    Breach("Telegram lives in handlers.telegram", "handlers/script.py", "import telegram.ext"),
    Breach("Telegram lives in handlers.telegram", "scheduler/delivery.py", "from telegram import Bot"),
    Breach("Telegram lives in handlers.telegram", "bot/cli/__init__.py", "import telegram"),
    Breach("HTTP lives in handlers.telegram and bot.demo", "bot/wiring.py", "import aiohttp"),
    Breach("SQL and encryption live in storage", "bot/texts/breach.py", "import sqlalchemy"),
    Breach("SQL and encryption live in storage", "bot/wiring.py", "from cryptography.hazmat.primitives import hashes"),
    Breach("APScheduler lives in scheduler", "bot/wiring.py", "import apscheduler"),
    Breach("Fluent and Babel live in bot.texts", "handlers/present.py", "import babel.dates"),
    Breach("Pydantic and the holidays live in bot.config", "bot/route/timing.py", "import holidays"),
    Breach("The command line's libraries live in bot.cli", "bot/wiring.py", "import rich"),
    Breach("The calendars of others live in bot.cli.icalfile", "bot/cli/schooldays.py", "import icalendar"),
    Breach("The calendars of others live in bot.cli.icalfile", "bot/config/days.py", "import recurring_ical_events"),
    Breach("What the bot does not need has no home in it", "handlers/telegram/breach.py", "import httpx"),
)


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the four packages and the contract, in which a breach may be planted."""
    copy = tmp_path_factory.mktemp("tree")
    shutil.copy(ROOT / ".importlinter", copy)
    for package in PACKAGES:
        shutil.copytree(ROOT / package, copy / package, ignore=shutil.ignore_patterns("__pycache__"))
        stub(copy / package / "__init__.py")
    return copy


def stub(file: Path) -> None:
    """Create a module that is not written yet, and the packages around it, so that a breach has a host."""
    if file.exists():
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text('"""A stub: this module is not written yet."""\n')
    if file.parent.name and file.name != "__init__.py":
        stub(file.parent / "__init__.py")


def lint(tree: Path) -> tuple[int, str]:
    """Run the import linter over a tree: its exit code and its report. Only for a process that never imported ours."""
    os.chdir(tree)
    sys.path[0] = str(tree)
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        code = lint_imports(no_logo=True)
    return code, said.getvalue()


@pytest.fixture(scope="module")
def linter() -> Iterator[Executor]:
    """One process of its own, because the linter finds packages that are imported already where they came from."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        yield pool


def test_the_tree_as_it_is_keeps_every_contract(tree: Path, linter: Executor) -> None:
    """What is committed obeys the contract."""
    code, report = linter.submit(lint, tree).result()

    assert code == 0, report
    assert "0 broken" in report


@pytest.mark.parametrize("breach", BREACHES, ids=lambda breach: f"{breach.file}: {breach.line}")
def test_a_breach_turns_its_contract_red(tree: Path, linter: Executor, breach: Breach) -> None:
    """A contract that cannot fail protects nothing: each planted line is noticed, by the contract meant for it."""
    file, before = tree / breach.file, set(tree.rglob("*.py"))
    for module in (*imported_modules(breach.line), breach.file):
        stub(tree / module)
    was = file.read_text()
    file.write_text(f"{was}\n{breach.line}\n")
    try:
        code, report = linter.submit(lint, tree).result()
    finally:
        file.write_text(was)
        for made in set(tree.rglob("*.py")) - before:
            made.unlink()

    assert code == 1, report
    assert f"{breach.rule} BROKEN" in report, report


def imported_modules(line: str) -> list[str]:
    """The files of ours that a planted line imports, so that they exist (as stubs) in the copy."""
    name = line.split()[1]
    ours = name.split(".")[0] in PACKAGES and "." in name
    return [name.replace(".", "/") + ".py"] if ours else []


def test_every_contract_has_a_breach_that_turns_it_red() -> None:
    """A contract added without a breach here would be believed on its word."""
    names = [line.removeprefix("name = ") for line in (ROOT / ".importlinter").read_text().splitlines()]

    assert {name for name in names if name and name[0].isupper()} - {breach.rule for breach in BREACHES} == set()
