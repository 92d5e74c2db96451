"""What is in memory while the bot serves: nothing that only another command, or another database, needs (DESIGN §7)."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from secrets import token_bytes
from typing import Final

from bot.demo.telegram import TOKEN
from storage.keys import KeyRing

ROOT: Final = Path(__file__).resolve().parents[2]
NOWHERE: Final = "http://127.0.0.1:9"
SERVE: Final = """
import asyncio, os, sys
import bot.cli
from bot.config import load_settings
from bot.wiring import ready_to_serve, serve_on, turn_of
from tests.people import a_school_file

async def briefly(store, settings, turn):
    stop = asyncio.Event()
    stop.set()
    await serve_on(store, settings, a_school_file(), stop, turn)

settings = load_settings(os.environ)
turn = turn_of(settings)
with ready_to_serve(settings, turn) as store:
    asyncio.run(briefly(store, settings, turn))
"""
MIGRATE: Final = """
from storage.migrate import migrate
migrate(os.environ["SIGNAAL_DATABASE_URL"])
"""
TELL: Final = """
others = {"alembic", "matplotlib", "psycopg", "icalendar", "recurring_ical_events", "bot.rehearsal"}
print(*sorted(others & sys.modules.keys()))
"""


def loaded(folder: Path, url: str, code: str) -> set[str]:
    """Which of these a fresh Python has loaded once it has run this code, with a home and keys in ``folder``."""
    if not (folder / "keys").exists():
        KeyRing.create(folder / "keys", token_bytes)
    settings = {
        "SIGNAAL_HOME": str(folder),
        "SIGNAAL_KEYS": str(folder / "keys"),
        "SIGNAAL_TOKEN": TOKEN,
        "SIGNAAL_API_URL": NOWHERE,
        "SIGNAAL_DATABASE_URL": url,
    }
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=os.environ | settings, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    return set(ran.stdout.split())


def test_serving_loads_only_what_its_database_needs(tmp_path: Path, database_url: str) -> None:
    """Neither matplotlib nor Alembic, no reader of calendars, no rehearsed year; psycopg on PostgreSQL alone."""
    needs = {"psycopg"} if database_url.startswith("postgresql") else set()
    assert loaded(tmp_path, database_url, SERVE + TELL) == needs


def test_what_is_loaded_would_be_seen(tmp_path: Path, sqlite_template: Path) -> None:
    """The positive control: migrating in the same process does load Alembic, and psycopg when it is asked for."""
    url = f"sqlite:///{shutil.copy(sqlite_template, tmp_path)}"
    assert loaded(tmp_path, url, SERVE + MIGRATE + "import psycopg" + TELL) == {"alembic", "psycopg"}
