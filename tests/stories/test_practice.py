"""Practising leaves nothing behind (SCREENS §6, §14; docs/decisions/0014): each row is compared, each byte searched."""

import asyncio
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Final

import psycopg
from sqlalchemy.engine import make_url

from bot.texts import say
from tests import canaries
from tests.canaries import Scanner
from tests.chat import Phone, Stage, a_stage, eventually
from tests.people import DAAN, EMMA, NOOR, SAM
from tests.stories.test_report import tells

TYPED: Final = "zij verstoppen oefenkanarie steeds"
MORE: Final = "en lachen nakanarie dan"
WORDS: Final = {"nl": "oefenen", "en": "practice"}
SEEN: Final = "seen"
"""The table of the updates' own numbers: all that a practice may leave."""


async def practises(phone: Phone, language: str = "nl", end: str = "report-send.anon") -> None:
    """The whole road, from the command to the end, with words where only buttons answer."""
    await phone.says(f"/{WORDS[language]}")
    await phone.sees(line("practice", language))
    await phone.says(TYPED)
    await phone.sees(line("report-year", language))
    await phone.says(MORE)
    await phone.sees(say("note-added", language))
    await phone.taps("2", line("report-class", language))
    await phone.taps("2HE · Jansen", f"{TYPED}\n{MORE}")
    assert phone.screen.text.splitlines()[0] == say("practice-head", language)
    await phone.taps(say(end, language))


def line(key: str, language: str) -> str:
    """The first line of a text."""
    return say(key, language).splitlines()[0]


async def ends(phone: Phone, language: str = "nl") -> None:
    """The last screen; what was typed has left the chat, as it would have for real."""
    await phone.sees(say("practice-end", language))
    await phone.holds_no_more("kanarie")


# --- Nothing is stored ------------------------------------------------------------------------------------------------

Rows = Mapping[str, list[tuple[object, ...]]]


def tables(folder: Path, url: str | None) -> Rows:
    """Every row of every table, as a thief reads them; without the numbers of updates."""
    if url is not None:
        return _of_postgres(make_url(url).set(drivername="postgresql").render_as_string(hide_password=False))
    with closing(sqlite3.connect(folder / "signaal.db", timeout=5)) as db:
        names = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: sorted(db.execute(f"SELECT * FROM {name}"), key=repr) for name in names if name != SEEN}


def _of_postgres(url: str) -> Rows:
    with psycopg.connect(url) as db:
        names = db.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        found = {name: db.execute(f"SELECT * FROM {name}".encode()).fetchall() for (name,) in names if name != SEEN}
    return {name: sorted(some, key=repr) for name, some in found.items()}


async def a_class_practises(stage: Stage, url: str | None) -> None:
    """Two pupils and a coach at once, to the end and after it; then one of them tells something for real."""
    noor, emma, sam = stage.pupil(NOOR), stage.pupil(EMMA), stage.coach(SAM)
    waiting = stage.pupil(DAAN)
    await tells(waiting, "nl", story="dit is echt")
    await calm_with(stage)
    before = tables(stage.folder, url)
    assert {"chat", "talk", "outbox", "entry", "casus", "key_slot", "quarantine"} < before.keys()

    async with asyncio.TaskGroup() as group:
        group.create_task(practises(noor))
        group.create_task(practises(emma, "en"))
        group.create_task(practises(sam))
        group.create_task(practises(waiting))
    for phone, language in ((noor, "nl"), (emma, "en"), (sam, "nl"), (waiting, "nl")):
        await ends(phone, language)
    await noor.taps(say("practice-end.clear", "nl"), say("chat-clear", "nl"))
    await sam.taps(say("practice-end.clear", "nl"))
    await sam.no_longer_sees(say("practice-end", "nl"))
    await calm_with(stage)
    assert tables(stage.folder, url) == before

    await emma.taps(say("practice-end.really", "en"), "De Linde")
    await emma.taps(say("report-hello.me", "en"), line("report-story", "en"))
    after = tables(stage.folder, url)
    assert {name for name in before if after[name] != before[name]} >= {"chat", "talk", "key_slot"}


async def calm_with(stage: Stage) -> None:
    """Until every update is handled and no screen is owed, whatever the database is."""
    telegram = stage.telegram
    await eventually(
        lambda: telegram.polling and not telegram.queue.pending(telegram.now()), lambda: "it never became calm"
    )
    await asyncio.sleep(0.7)


async def test_a_practice_leaves_no_row(tmp_path: Path) -> None:
    """Two pupils, one with a real talk that waits, and a coach, at once and to the end: not one value differs."""
    async with a_stage(tmp_path) as stage:
        await a_class_practises(stage, None)


async def test_a_practice_leaves_no_row_on_postgres(tmp_path: Path, postgres_url: str) -> None:
    """The same, whatever the database."""
    async with a_stage(tmp_path, url=postgres_url) as stage:
        await a_class_practises(stage, postgres_url)


async def test_nothing_typed_in_a_practice_reaches_the_disk(tmp_path: Path) -> None:
    """Not the database, not its log beside it, not a key: every byte is searched. The control is a file with it."""
    found = Scanner(canaries.text("a word", "kanarie"))
    disk = tmp_path / "disk"
    disk.mkdir()
    async with a_stage(disk) as stage:
        noor = stage.pupil(NOOR)
        await practises(noor, end="report-send.named")
        await noor.says("Noor nakanarie Vries")
        await ends(noor)
        await noor.taps(say("practice-end.clear", "nl"), say("chat-clear", "nl"))
        during = canaries.stolen(disk, tmp_path / "during")
        (tmp_path / "control").write_text(TYPED)
    assert found.places(during) == []
    assert found.places(disk) == []
    assert found.places(tmp_path / "control") != []
