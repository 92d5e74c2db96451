"""The command line as the beheerder uses it: a home and keys of its own, commands in this process or in a real one."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from typer.testing import CliRunner

from bot.cli import app
from bot.ports import Unit
from bot.wiring import Lane, open_store
from storage.store import SqlStore

TOKEN: Final = "123456789:AAE" + "kanarie_" * 4
GOOD: Final = """
name = "Het Voorbeeld"
region = "Midden"
first_bell = "08:30"
last_bell = "16:10"
[contacts]
vertrouwenspersoon = "mevrouw Mulder"
vp_contact = "kamer 12"
aw_plek = "lokaal 0.14"
fg_contact = "fg@voorbeeld.example"
[live]
board_date = 2026-09-01
board_name = "M. Bestuur"
dpia_date = 2026-09-02
fg_date = 2026-09-03
mr_date = 2026-09-04
"""
RUNNER: Final = CliRunner()


@dataclass(frozen=True)
class Said:
    """How a command ended: its exit code, its answer, and what it said on standard error."""

    code: int
    out: str
    err: str

    @property
    def sentences(self) -> list[str]:
        """What went wrong, a line each."""
        return self.err.strip().splitlines()


@dataclass
class Beheerder:
    """Somebody at a terminal, with the settings of one school."""

    folder: Path
    env: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.env = {"SIGNAAL_HOME": str(self.home), "SIGNAAL_KEYS": str(self.keys), **self.env}

    @property
    def home(self) -> Path:
        """The folder with school.toml and the data."""
        return self.folder / "home" / "school"

    @property
    def keys(self) -> Path:
        """The folder with the keys, far from the home."""
        return self.folder / "etc" / "keys"

    @property
    def database(self) -> Path:
        """The file of the database."""
        return self.home / "data" / "signaal.db"

    def types(self, *words: str, answers: str = "", **env: str) -> Said:
        """A command in this process; ``answers`` is what is typed at its questions, ``env`` more settings."""
        others = dict.fromkeys(name for name in os.environ if name.startswith("SIGNAAL_"))
        done = RUNNER.invoke(app, [*words], input=answers, env=others | self.env | env)
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return Said(done.exit_code, done.stdout, done.stderr)

    def runs(self, *words: str, **env: str) -> Said:
        """A command in a process of its own, as it is installed; nothing is typed."""
        with self.starts(*words, **env) as process:
            out, err = process.communicate("")
        return Said(process.returncode, out, err)

    def starts(self, *words: str, **env: str) -> subprocess.Popen[str]:
        """The same, to be talked with."""
        clean = {name: value for name, value in os.environ.items() if not name.startswith("SIGNAAL_")}
        return subprocess.Popen(
            [sys.executable, "-P", "-c", "from bot.cli import main; main()", *words],
            env=clean | self.env | {"NO_COLOR": "1", "COLUMNS": "200"} | env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def writes(self, text: str = GOOD) -> None:
        """Fill in school.toml."""
        (self.home / "school.toml").write_text(text, encoding="utf-8")

    def store(self) -> SqlStore:
        """The database itself, to look inside; to be closed."""
        return open_store(f"sqlite:///{self.database}", self.keys)

    def seats(self, name: str, chat: int = 5) -> None:
        """The person opened the invite."""
        lane = Lane(self.store())
        lane.now(lambda unit: _seated(unit, name, chat))
        lane.close()


def _seated(unit: Unit, name: str, chat: int) -> None:
    member = next(s for s in unit.staff() if s.name == name)
    unit.seat(member.id, chat, "nl")  # type: ignore[arg-type]


def founded(folder: Path, template: Path) -> Beheerder:
    """A school that was founded, copied from one that was."""
    shutil.copytree(template, folder, dirs_exist_ok=True)
    return Beheerder(folder)

