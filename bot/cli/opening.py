"""What every command opens before it does its work: settings, the school's file, the database; and how it says no.

Whatever is missing or wrong ends the command with one sentence, on standard error and with exit code 1.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Final, NoReturn, TypeVar

from rich.console import Console

from bot.config import Problem, SchoolFile, Settings, load_school, load_settings
from bot.ports import StoreBusy, Unit
from bot.surroundings import MachineChance, MachineTime, surroundings
from bot.usecases.recording import CaseMoved
from bot.usecases.scene import Scene
from bot.wiring import Lane, Trouble, open_store
from storage.condition import Condition, condition_of
from storage.keys import KeysError
from storage.lock import NetworkDisk
from storage.store import CannotUse, SqlStore

T = TypeVar("T")
out, err = Console(soft_wrap=True), Console(stderr=True, soft_wrap=True)

WRONG: Final = {
    Condition.ABSENT: "There is no database yet: run `signaal init`.",
    Condition.OLDER: "The database is of another version: run `signaal init`, which brings it up to date.",
    Condition.EMPTY: "There is no school in the database yet: run `signaal init`.",
    Condition.UNREACHABLE: "The database cannot be opened: is its server there, and may this account use it?",
    Condition.NO_DATABASE: "What SIGNAAL_DATABASE_URL names is no database: look at where it points.",
    Condition.NETWORK_DISK: "The database lies on a network disk: put SIGNAAL_HOME on a disk of this machine.",
    Condition.NO_ADDRESS: "SIGNAAL_DATABASE_URL cannot be understood: sqlite:/// and a file, or postgresql+psycopg://…",
}
"""What to say about a database that cannot be used."""
BUSY: Final = "The database cannot be reached or is full. Nothing was changed; try again when it is there."
MOVED: Final = "Somebody changed a case at the same moment. Nothing was changed here; try again."
MENDABLE: Final = (Trouble, KeysError, CannotUse, NetworkDisk, StoreBusy, CaseMoved)
"""What the administrator can mend, or try again; anything else is a bug."""
NOT_OURS: Final = "The keys belong to another account of this machine: run this as the account that runs `serve`."


def give_up(sentence: str) -> NoReturn:
    """Say what is wrong and end the command."""
    err.print(sentence, markup=False, highlight=False)
    raise SystemExit(1)


def say(sentence: str) -> None:
    """A line of the answer, exactly as it is: a name in it is not taken for markup."""
    out.print(sentence, markup=False, highlight=False)


def sentence_of(problem: Exception) -> str:
    """What to say about one of ``MENDABLE``."""
    match problem:
        case StoreBusy():
            return BUSY
        case CaseMoved():
            return MOVED
    return str(problem)


def no_problems(problems: list[Problem]) -> None:
    """End the command when there are any."""
    if problems:
        give_up("\n".join(f"{p.where}: {p.sentence}" for p in problems))


def settings() -> Settings:
    """The settings of this installation; the command ends when something is wrong with them."""
    found = load_settings(os.environ)
    if isinstance(found, Settings):
        return found
    no_problems(found)
    raise AssertionError("no settings and no problem")


def configured() -> tuple[Settings, SchoolFile]:
    """The settings and the school's file; the command ends when something is wrong with them."""
    found = settings()
    school = load_school(found.home / "school.toml")
    if isinstance(school, SchoolFile):
        return found, school
    no_problems(school)
    raise AssertionError("no school and no problem")


def expect_own(keys: Path) -> None:
    """Raises Trouble when the keys are another account's: what a command writes there ``serve`` could not read."""
    if keys.exists() and keys.stat().st_uid != os.geteuid():
        raise Trouble(NOT_OURS)


def opened(found: Settings) -> SqlStore:
    """The store of a school that was founded. Raises Trouble and the like with the sentence that helps."""
    expect_own(found.keys)
    url = found.database_url.get_secret_value()
    condition = condition_of(url)
    if condition is not Condition.READY:
        raise Trouble(WRONG[condition])
    return open_store(url, found.keys)


def in_scene(work: Callable[[Scene], T]) -> T:
    """Run it in one transaction, beside a running ``serve`` if there is one."""
    found, school = configured()
    store = opened(found)
    lane = Lane(store)
    around = surroundings(school, MachineTime(), MachineChance())

    def in_unit(unit: Unit) -> T:
        return work(around.scene(unit))

    try:
        return lane.now(in_unit)
    finally:
        lane.close()
        store.close()
