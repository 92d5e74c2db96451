"""What is installed is what was tested: the wheel holds our four packages, whole, and nothing else (STYLE §4.6)."""

import ast
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping
from configparser import ConfigParser
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = {"bot", "handlers", "storage", "scheduler"}
NOT_SHIPPED = {"__pycache__", ".DS_Store"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[zipfile.ZipFile]:
    """The wheel as `pip install .` would make it, built once."""
    made = next(WheelBuilder(str(ROOT)).build(directory=str(tmp_path_factory.mktemp("wheel")), versions=["standard"]))
    with zipfile.ZipFile(made) as opened:
        yield opened


def contents(wheel: zipfile.ZipFile) -> set[str]:
    """The files of ours in a wheel, without its own paperwork."""
    return {name for name in wheel.namelist() if ".dist-info/" not in name}


def files_of(package: str) -> set[str]:
    """Every file of one package in the checkout, whatever its kind."""
    found = (file for file in (ROOT / package).rglob("*") if file.is_file())
    return {file.relative_to(ROOT).as_posix() for file in found if not NOT_SHIPPED & set(file.parts)}


@pytest.mark.parametrize("package", sorted(PACKAGES))
def test_the_wheel_holds_every_file_of_the_package(wheel: zipfile.ZipFile, package: str) -> None:
    """Texts, the demo's page and the migrations are files without which the bot only works in the checkout."""
    assert {name for name in contents(wheel) if name.startswith(f"{package}/")} == files_of(package)


def test_the_wheel_holds_nothing_but_the_four_packages(wheel: zipfile.ZipFile) -> None:
    """No tests, no bench, no documents: they would claim generic names in somebody's environment."""
    assert {name.split("/")[0] for name in contents(wheel)} == PACKAGES


@pytest.mark.parametrize(
    "pattern",
    ["bot/texts/nl/*.ftl", "bot/texts/en/*.ftl", "bot/demo/assets/*", "storage/migrations/**/*.py", "bot/school.toml"],
)
def test_what_is_not_code_but_needed_is_there(wheel: zipfile.ZipFile, pattern: str) -> None:
    """The comparison above would also hold if a whole kind of file had gone from both sides."""
    wanted = {file.relative_to(ROOT).as_posix() for file in ROOT.glob(pattern)}

    assert wanted
    assert wanted <= contents(wheel)


def imported() -> set[str]:
    """The top-level name of everything that our code imports, but not under ``TYPE_CHECKING``."""
    trees = [ast.parse(f.read_text("utf-8")) for package in PACKAGES for f in (ROOT / package).rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    plain = {alias.name.split(".")[0] for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    of = {str(node.module).split(".")[0] for node in nodes if isinstance(node, ast.ImportFrom)}
    return (plain | of) - PACKAGES - sys.stdlib_module_names


def test_what_is_imported_is_installed_with_the_bot() -> None:
    """An empty environment gets the runtime requirements and nothing else: all that is imported must be among them."""
    pinned = set(re.findall(r"^([a-z0-9-]+)==", (ROOT / "requirements/runtime.txt").read_text("utf-8"), re.MULTILINE))
    owners = packages_distributions()
    homes = {name: {re.sub(r"[._]", "-", owner.lower()) for owner in owners.get(name, [])} for name in imported()}

    assert homes["telegram"] == {"python-telegram-bot"}
    assert sorted(name for name, found in homes.items() if not found & pinned) == []


def foreign_owners(owners: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Of our four names, those that another installed distribution ships too, and which."""
    others = {name: sorted(set(owners.get(name, [])) - {"signaal"}) for name in PACKAGES}
    return {name: found for name, found in others.items() if found}


def test_every_top_level_name_has_one_owner() -> None:
    """Two distributions with a `handlers` overwrite each other in silence; then uninstalling theirs removes ours."""
    assert foreign_owners(packages_distributions()) == {}
    assert foreign_owners({"handlers": ["signaal", "backoff"], "bot": ["signaal"]}) == {"handlers": ["backoff"]}


def test_the_wheel_carries_the_licence_and_the_command(wheel: zipfile.ZipFile) -> None:
    """Operators start `signaal`, never `python -m bot`."""
    paperwork = {name.split(".dist-info/")[1]: name for name in wheel.namelist() if ".dist-info/" in name}
    scripts = ConfigParser()
    scripts.read_string(wheel.read(paperwork["entry_points.txt"]).decode())

    assert "licenses/LICENSE" in paperwork
    assert dict(scripts["console_scripts"]) == {"signaal": "bot.cli:main"}


def test_the_installed_command_starts_without_the_checkout(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    """Unpacked elsewhere, the four packages are enough: nothing is read from the folder they were built in."""
    wheel.extractall(tmp_path / "installed")
    program = "import bot, bot.cli, bot.wiring; print(bot.__file__); bot.cli.main()"
    done = subprocess.run(
        [sys.executable, "-P", "-c", program, "--help"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "installed"), "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(str(tmp_path))
    assert "demo" in done.stdout
