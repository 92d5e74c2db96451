"""Casework is played with canaries in everything that is typed about a pupil after pick-up, and in every name; then
every byte on disk is searched for them, as ``test_canaries`` does for the first slice, and once more when all of it is
erased (SECURITY §6 T7, T14).
"""

import logging
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest

from bot import log
from bot.route.model import Case
from bot.route.notitie import Notitie
from bot.usecases import notitie
from bot.usecases.scene import Scene
from tests import canaries
from tests.canaries import MARK, Needle, Scanner
from tests.chat import Phone
from tests.people import DAAN, EMMA, NOOR
from tests.planted import FELIX, STAFF, Play
from tests.planted_casework import CREW, LOST, WORDS, Casework, gathered, picked_up
from tests.planted_road import notes_are_made, the_casework
from tests.stories.acts import everything
from tests.stories.test_canaries import disk as disk
from tests.stories.test_canaries import filled, needles, played, search

FILLED: Final = {"entry", "entry_old", "casus", "history", "reading", "key_slot", "reply_address", "chat", "figures"}
TERM: Final = timedelta(days=61)
"""The sixty days after the end of a case, and one more."""


def test_every_word_and_name_of_casework_bears_the_mark() -> None:
    """Otherwise the search for the mark would not find it."""
    names = [*WORDS.values(), *LOST, *(staff.name for staff in CREW)]

    assert [name for name in names if MARK not in name.lower()] == []
    assert len(set(WORDS.values())) == len(WORDS)


async def test_nothing_of_casework_stands_on_disk_in_a_log_or_in_print(
    tmp_path: Path, disk: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """All of it was kept, sealed; nothing can be read while the bot runs, when days went by, and when it is erased."""
    cases: list[Casework] = []

    async def acts(play: Play) -> None:
        cases.append(await the_casework(play))

    async with played(disk, monkeypatch, acts=acts) as play:
        during, unlinked = canaries.stolen(disk, tmp_path / "during"), canaries.unlinked_files(disk)
        await goes_by(play, timedelta(minutes=16))
        left = left_in_chats(play)
        await goes_by(play, timedelta(days=2))
        later = canaries.stolen(disk, tmp_path / "later")
        await goes_by(play, TERM)
        erased = canaries.stolen(disk, tmp_path / "erased")
    printed = capfd.readouterr()
    scanner = Scanner((*needles(), *play.secrets))

    assert cases[0].kept == set(WORDS)
    assert kinds(later) >= {"story", "added", "name", "told", "question", "dossier", "note"}
    assert filled(later / "signaal.db") >= FILLED
    assert left == []
    for place in (during, later, erased, disk):
        assert search(place, play.secrets) == []
    assert [hit for name, data in unlinked for hit in scanner.data(name, data)] == []
    assert scanner.data("printed", f"{printed.out}{printed.err}".encode()) == []
    assert canaries.strangers_among_keys(disk / "keys") == []
    assert list((disk / "tmp").iterdir()) == []
    assert nothing_is_kept(erased)
    assert Scanner(sealed_in(later)).places(later / "signaal.db") != []
    assert Scanner(sealed_in(later)).places(*(file for file in erased.glob("signaal.db*"))) == []


async def goes_by(play: Play, time: timedelta) -> None:
    """School time goes on, and all that was due is done."""
    await play.stage.quiet()
    await play.stage.later(time)
    await play.stage.quiet()


def left_in_chats(play: Play) -> list[str]:
    """Which words still stand in somebody's chat."""
    pupils = (who.id for who in (NOOR, DAAN, EMMA, FELIX))
    chats = [everything(Phone(play.stage.telegram, chat)) for chat in (*pupils, *STAFF.values(), *CREW.values())]
    return [words for words in (*WORDS.values(), *LOST) if any(words in chat for chat in chats)]


# --- What the thief has -----------------------------------------------------------------------------------------------


def rows(place: Path, query: str) -> list[tuple[object, ...]]:
    """What this query gives in a copy of the database."""
    with closing(sqlite3.connect(place / "signaal.db")) as db:
        return db.execute(query).fetchall()


def kinds(place: Path) -> set[object]:
    """Which kinds of content are kept."""
    return {kind for (kind,) in rows(place, "SELECT kind FROM entry")}


def nothing_is_kept(place: Path) -> bool:
    """Of no case is there more than that it was there: no content, no key, no way back, no class."""
    of_cases = "SELECT count(*) FROM key_slot WHERE case_id IN (SELECT id FROM casus)"
    counts = [rows(place, f"SELECT count(*) FROM {table}") for table in ("entry", "entry_old", "reply_address")]
    there = rows(place, "SELECT DISTINCT status, klas FROM casus")
    return [*counts, rows(place, of_cases)] == [[(0,)]] * 4 and there == [("gewist", None)]


def sealed_in(place: Path) -> tuple[Needle, ...]:
    """Every sealed piece of content and every wrapped key of a case, as bytes: once erased they may be nowhere."""
    content = rows(place, "SELECT content FROM entry UNION SELECT content FROM entry_old")
    wrapped = rows(place, "SELECT wrapped FROM key_slot WHERE case_id IN (SELECT id FROM casus)")
    found = [bytes(raw) for (raw,) in (*content, *wrapped) if isinstance(raw, bytes)]
    return tuple(Needle("a sealed piece", "bytes", raw[-48:]) for raw in found)


# --- The control: carelessness is found -------------------------------------------------------------------------------


@contextmanager
def carelessness() -> Iterator[None]:
    """Whoever keeps a note also logs it as if it were made for that, prints it, leaves it in a temporary file, and puts
    it into a line of the history."""
    keeps = notitie._keep

    def careless(scene: Scene, case: Case, note: Notitie, *, changed: bool = False) -> None:
        keeps(scene, case, note, changed=changed)
        logging.getLogger("handlers").warning("a note: %s", note.text)  # Nothing comes of this.
        logging.getLogger("handlers").warning(log.Line(note.text))
        Path(tempfile.gettempdir(), "note.txt").write_text(note.text)
        print(note.text)
        owner = scene.school.member(case.owner)
        assert owner is not None
        scene.unit.add_step(case.id, replace(scene.unit.steps(case.id, owner)[-1], by=note.text))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(notitie, "_keep", careless)
        yield


async def only_notes(play: Play) -> None:
    """One case, and the notes in it."""
    case = gathered(play)
    _, code = await picked_up(case, NOOR, "story of noor")
    await notes_are_made(case, code)
    assert case.kept >= {"note", "note anew", "judging note"}


@pytest.mark.parametrize("careless", [False, True], ids=["as it is", "careless"])
async def test_the_search_finds_a_note_that_leaks(
    disk: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], careless: bool
) -> None:
    """In the log of whoever is not careful, in a temporary file, in print and in the database; and only then."""
    with carelessness() if careless else nullcontext():
        async with played(disk, monkeypatch, acts=only_notes) as play:
            pass
    printed = capfd.readouterr().out

    found = {hit.where for hit in search(disk, play.secrets) if hit.what == "a word"}
    leaks = {"logs/signaal.log", "logs/careless.log", "tmp/note.txt", "signaal.db"}
    assert found == (leaks if careless else set())
    assert (WORDS["note"] in printed) is careless
