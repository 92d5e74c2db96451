"""The command line as a whole: whatever is wrong gives one clear sentence, no traceback, and nothing that is secret."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import typer
from sqlalchemy import create_engine, text
from typer.main import get_command

from bot.cli import BUG, app
from storage.keys import KeyRing
from storage.lock import ServeLock
from tests.edges.commanding import GOOD, TOKEN, Beheerder

COMMANDS = (("coach", "list"), ("classes", "list"), ("coach", "invite", "Kanarie"), ("quarantine", "retry"))
Breaks = Callable[[Beheerder], dict[str, str]]


# --- Help -------------------------------------------------------------------------------------------------------------


def test_every_command_says_what_it_is_for() -> None:
    """And every option and argument says what it means."""

    def commands(group: typer.core.TyperGroup, *path: str) -> dict[tuple[str, ...], typer.core.TyperCommand]:
        found: dict[tuple[str, ...], typer.core.TyperCommand] = {}
        for name, command in group.commands.items():
            if isinstance(command, typer.core.TyperGroup):
                found |= commands(command, *path, name)
            elif isinstance(command, typer.core.TyperCommand):
                found[(*path, name)] = command
        return found

    top = get_command(app)
    assert isinstance(top, typer.core.TyperGroup)
    every = commands(top)

    assert {path[0] for path in every} == {
        *("demo", "serve", "route", "conversations", "rehearse", "qr"),
        *("init", "doctor", "coach", "classes", "calendar", "duty", "quarantine"),
    }
    for path, command in every.items():
        assert command.help, path
        assert all(getattr(param, "help", None) for param in command.params), path


@pytest.mark.parametrize("words", [(), ("--help",), ("coach",), ("classes", "import", "--help")])
def test_help_is_shown(beheerder: Beheerder, words: tuple[str, ...]) -> None:
    """With nothing but the name of the program, too."""
    said = beheerder.types(*words)

    assert "Usage" in said.out + said.err
    assert "Traceback" not in said.out + said.err


def test_de_route_is_shown(beheerder: Beheerder) -> None:
    """As a table, and as the picture of the documentation."""
    assert "oppakken" in beheerder.types("route").out
    assert beheerder.types("route", "--mermaid").out.startswith("stateDiagram-v2\n")


@pytest.mark.parametrize("words", [("fly",), ("coach", "fly"), ("demo", "--port", "kanarie"), ("coach", "invite")])
def test_a_command_that_does_not_exist_gives_no_traceback(beheerder: Beheerder, words: tuple[str, ...]) -> None:
    """Typing mistakes are the command line's own matter: it shows how it should be."""
    said = beheerder.types(*words)

    assert said.code == 2
    assert "Traceback" not in said.err
    assert said.out == ""


# --- What may be wrong ------------------------------------------------------------------------------------------------


def a_setting(name: str, value: str) -> Breaks:
    """A variable in the environment."""
    return lambda _: {name: value}


def a_school_file(content: str | None) -> Breaks:
    """Another school.toml; None: none at all."""

    def breaks(beheerder: Beheerder) -> dict[str, str]:
        file = beheerder.home / "school.toml"
        file.unlink() if content is None else file.write_text(content)
        return {}

    return breaks


def a_database(sql: str) -> Breaks:
    """Something was done to the database."""

    def breaks(beheerder: Beheerder) -> dict[str, str]:
        engine = create_engine(f"sqlite:///{beheerder.database}")
        with engine.begin() as db:
            db.execute(text(sql))
        engine.dispose()
        return {}

    return breaks


def no_database(beheerder: Beheerder) -> dict[str, str]:
    """It was never made, or somebody moved it."""
    for file in beheerder.database.parent.glob("signaal.db*"):
        file.unlink()
    return {}


def a_letter(beheerder: Beheerder) -> dict[str, str]:
    """Something else lies where the database should be."""
    no_database(beheerder)
    beheerder.database.write_text("Beste ouders, " * 500)
    return {}


def no_keys(beheerder: Beheerder) -> dict[str, str]:
    """The folder is not there."""
    shutil.rmtree(beheerder.keys)
    return {}


def open_keys(beheerder: Beheerder) -> dict[str, str]:
    """Others may enter."""
    beheerder.keys.chmod(0o755)
    return {}


def other_keys(beheerder: Beheerder) -> dict[str, str]:
    """Those of another school."""
    shutil.rmtree(beheerder.keys)
    KeyRing.create(beheerder.keys, os.urandom)
    return {}


def torn_index(beheerder: Beheerder) -> dict[str, str]:
    """Somebody edited it."""
    (beheerder.keys / "index").write_text("kanarie")
    return {}


def short_key(beheerder: Beheerder) -> dict[str, str]:
    """A disk was full."""
    next(beheerder.keys.glob("kek-*.key")).write_bytes(b"kanarie")
    return {}


MISTAKES: dict[str, tuple[Breaks, str]] = {
    "unknown setting": (a_setting("SIGNAAL_HOMES", "kanarie"), "SIGNAAL_HOMES: There is no such setting"),
    "bad token": (a_setting("SIGNAAL_TOKEN", "kanarie"), "SIGNAAL_TOKEN: This is not a bot token"),
    "no token file": (a_setting("SIGNAAL_TOKEN_FILE", "/no/kanarie"), "SIGNAAL_TOKEN_FILE: The file it names"),
    "bad database": (a_setting("SIGNAAL_DATABASE_URL", "mysql://kanarie"), "SIGNAAL_DATABASE_URL: This must begin"),
    "no database file": (a_setting("SIGNAAL_DATABASE_URL", "sqlite:///"), "SIGNAAL_DATABASE_URL cannot be understood"),
    "bad port": (
        a_setting("SIGNAAL_DATABASE_URL", "postgresql://u:kanarie@h:x/d"),
        "SIGNAAL_DATABASE_URL cannot be understood",
    ),
    "no server": (
        a_setting("SIGNAAL_DATABASE_URL", "postgresql+psycopg://u:kanarie@127.0.0.1:1/d"),
        "The database cannot be opened",
    ),
    "no home": (a_setting("SIGNAAL_HOME", "/no/kanarie"), "school.toml: There is no such file yet: `signaal init`"),
    "no school file": (a_school_file(None), "school.toml: There is no such file yet"),
    "no toml": (a_school_file("name = kanarie"), "school.toml: This is not TOML"),
    "typing mistake": (a_school_file(GOOD.replace("region", "regoin")), "school.toml, region"),
    "never founded": (no_database, "There is no database yet: run `signaal init`."),
    "a letter": (a_letter, "is no database"),
    "older": (a_database("DELETE FROM alembic_version"), "run `signaal init`, which brings it up to date"),
    "no school in it": (a_database("UPDATE meta SET school = ''"), "There is no school in the database yet"),
    "another school": (a_database("UPDATE meta SET school = 'x'"), "the database of another school"),
    "no keys": (no_keys, "There are no keys here"),
    "open keys": (open_keys, "Others on this machine may use keys"),
    "other keys": (other_keys, "sealed with other keys"),
    "torn index": (torn_index, "The key index cannot be read"),
    "short key": (short_key, "is damaged"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_mistake_is_one_sentence(beheerder: Beheerder, words: tuple[str, ...], mistake: str) -> None:
    """For every command that opens the school: exit code 1, nothing on standard output, nothing secret."""
    breaks, sentence = MISTAKES[mistake]
    said = beheerder.types(*words, **breaks(beheerder))

    assert (said.code, said.out) == (1, "")
    assert sentence in said.err
    assert len(said.sentences) <= 2
    assert "anarie" not in said.err
    assert all(each.endswith((".", "?", "…")) for each in said.sentences)


@pytest.mark.parametrize("mistake", ["bad token", "no toml", "a letter", "no keys", "never founded", "other keys"])
def test_a_mistake_is_one_sentence_in_a_real_process_too(beheerder: Beheerder, mistake: str) -> None:
    """As it is installed: no traceback of Python, no warning of a library."""
    breaks, sentence = MISTAKES[mistake]
    said = beheerder.runs("coach", "list", **breaks(beheerder))

    assert (said.code, said.out, len(said.sentences)) == (1, "", 1)
    assert sentence in said.err


def test_serve_says_what_is_missing_before_it_begins(beheerder: Beheerder) -> None:
    """The token, then what the school must have decided; each by its name."""
    beheerder.writes(GOOD.partition("[live]")[0])
    assert beheerder.types("serve").sentences == [
        "SIGNAAL_TOKEN: This is missing: give it, or name the file it is in as SIGNAAL_TOKEN_FILE."
    ]
    said = beheerder.types("serve", SIGNAAL_TOKEN=TOKEN)

    assert [sentence.split(":")[0] for sentence in said.sentences] == [
        f"school.toml, live.{name}" for name in ("board_date", "board_name", "dpia_date", "fg_date", "mr_date")
    ]
    assert "kanarie" not in said.err


def test_staff_may_come_in_before_the_school_has_decided(beheerder: Beheerder) -> None:
    """What is declared for pupils is not asked then: it gets as far as the database, which somebody has."""
    beheerder.writes(GOOD.partition("[live]")[0])
    with ServeLock(f"sqlite:///{beheerder.database}").held():
        said = beheerder.types("serve", "--staff-only", SIGNAAL_TOKEN=TOKEN)

    assert said.sentences[-1].startswith("Another `signaal serve` has this database")


def test_one_serves_at_a_time(beheerder: Beheerder) -> None:
    """The second is told so; the other commands work beside it."""
    lock = ServeLock(f"sqlite:///{beheerder.database}")
    with lock.held():
        said = beheerder.types("serve", SIGNAAL_TOKEN=TOKEN)
        assert beheerder.types("coach", "list").code == 0

    assert said.code == 1
    assert said.sentences[-1].startswith("Another `signaal serve` has this database")


def test_another_account_may_not_write_among_the_keys(beheerder: Beheerder) -> None:
    """A key that root made today could not be read by the bot's account: it would stop."""
    if os.geteuid() != 0:
        pytest.skip("only root can give files away")
    os.chown(beheerder.keys, 12345, 12345)
    before = sorted(beheerder.keys.iterdir())

    for words in COMMANDS:
        assert "another account" in beheerder.types(*words).err
    assert sorted(beheerder.keys.iterdir()) == before


# --- A bug ------------------------------------------------------------------------------------------------------------


def test_a_bug_is_a_sentence_and_a_line_in_the_log_that_tells_nothing(beheerder: Beheerder) -> None:
    """The kind and the place; not the name that was typed, not the class, not the statement."""
    a_database("DROP TABLE klas_coach")(beheerder)
    said = beheerder.runs("coach", "invite", "Kanarie", "--class", "2KAN")

    assert said.code == 1
    assert said.sentences[-1] == BUG
    (line,) = [each for each in said.sentences if "command-failed" in each]
    assert "OperationalError" in line
    assert len(said.sentences) == 2
    for secret in ("Kanarie", "2KAN", "klas_coach", "INSERT", "Traceback"):
        assert secret not in said.err


def test_no_name_is_ever_in_the_log(beheerder: Beheerder, tmp_path: Path) -> None:
    """A whole afternoon of the beheerder: names are answers on standard output, never on standard error."""
    names = ("Kanarie-Jansen", "Kanarie-Visser")
    file = tmp_path / "list.csv"
    file.write_text(f"schooljaar;klas;coach_code;coach_naam;rol\n2098-2099;2KAN;J;{names[0]};coach\n")
    said = [
        beheerder.runs("classes", "import", str(file)),
        beheerder.runs("coach", "invite", names[1], "--role", "achterwacht"),
        beheerder.runs("coach", "confirm", names[1]),
        beheerder.runs("coach", "pause", names[1]),
        beheerder.runs("coach", "roles", names[0], "aanspreekpunt"),
        beheerder.runs("coach", "list"),
        beheerder.runs("doctor"),
    ]

    assert [each.code for each in said] == [0, 0, 1, 1, 0, 0, 1]
    assert all(name in said[5].out for name in names)
    assert not [each.err for each in said if "anarie" in each.err or "2KAN" in each.err]
    assert "anarie" not in said[6].out
