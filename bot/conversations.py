"""Writes down what people can read and press: every screen of every conversation, in a language, as Markdown.

It plays on the sample school, in a folder that is gone afterwards; the bot itself says what stands where (DESIGN §3.1).
"""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bot.config import SchoolFile
from bot.ports import Unit
from bot.sample import JANSEN, VISSER, seated, the_school
from bot.surroundings import MachineChance, surroundings
from bot.texts import say
from bot.usecases.scene import Pace, Scene
from bot.wiring import open_store
from handlers.chapters import CHAPTERS, COACH, DUTY, Part, parts
from handlers.exploring import Exit, Found, Stage

TUESDAY: Final = datetime(2026, 11, 24, 18, 30, tzinfo=UTC)
"""Half past seven in the evening: most pupils tell after school (SCREENS R14)."""
PACE: Final = Pace(10, 10)
LONGEST_TITLE: Final = 60


def book(language: str) -> str:
    """The conversations in this language. Always the same, until a word or a button changes."""
    chapters = tuple(_played(language))
    lines = [f"# {say('book-title', language)}", "", say("book-how", language), "", *_contents(chapters, language)]
    for title, all_of in chapters:
        lines += ["", f"## {say(title, language)}"]
        for part in all_of:
            lines += _part(part, language)
    return "\n".join(lines) + "\n"


# --- Playing ----------------------------------------------------------------------------------------------------------

Chapters = tuple[tuple[str, tuple[Part, ...]], ...]


def _played(language: str) -> Iterator[tuple[str, tuple[Part, ...]]]:
    with TemporaryDirectory(prefix="signaal-conversations-") as name:
        folder = Path(name)
        store = open_store(f"sqlite:///{folder / 'signaal.db'}", folder / "keys", secrets.token_bytes)
        try:
            with store.unit() as unit:
                seated(unit, {JANSEN.id: COACH.chat, VISSER.id: DUTY.chat}, language)
                yield from _chapters(unit, language)
        finally:
            store.close()


@dataclass(frozen=True)
class _Still:
    """A clock that stands still, as both clocks of ``bot.ports.Time``."""

    moment: datetime

    def school(self) -> datetime:
        """Now at school."""
        return self.moment

    def real(self) -> datetime:
        """Now at the machine."""
        return self.moment


def _school() -> SchoolFile:
    """The sample school, with everything filled in that a school may fill in."""
    more = {
        "aw_tel": "06-87654321",
        "school_tel": "020-1234567",
        "teamleider": "mevrouw Vos, 020-1234567",
        "klacht_link": "delinde.example/klachten",
    }
    school = the_school()
    return school.model_copy(update={"contacts": school.contacts.model_copy(update=more)})


def _chapters(unit: Unit, language: str) -> Iterator[tuple[str, tuple[Part, ...]]]:
    around = surroundings(_school(), _Still(TUESDAY), MachineChance(), PACE)

    def scene(unit: Unit, now: datetime) -> Scene:
        return replace(around, time=_Still(now)).scene(unit)

    stage, placed = Stage(unit, scene, TUESDAY, language), set[str]()
    for chapter in CHAPTERS:
        yield chapter.title, tuple(parts(stage, chapter, placed))


# --- Writing ----------------------------------------------------------------------------------------------------------


def _contents(chapters: Chapters, language: str) -> Iterator[str]:
    for title, all_of in chapters:
        first = all_of[0].found[0].text
        yield f"* [{say(title, language)}](#{first})"


def _part(part: Part, language: str) -> Iterator[str]:
    if part.title:
        yield from ("", f"### {say(part.title, language)}")
    for found in part.found:
        yield from _screen(found, language)


def _screen(found: Found, language: str) -> Iterator[str]:
    """The words as a quote, and below it each way on."""
    yield from ("", f"#### {found.text}", "")
    yield from (f"> {line}  " if line else ">" for line in found.words.splitlines())
    if found.exits:
        yield ""
    for _, group in groupby(found.exits, key=lambda way: (way.leads_to, way.line)):
        some = [*group]
        yield f"* {_buttons(some, language)} → {_where(some[0], found, language)}"


def _buttons(ways: list[Exit], language: str) -> str:
    return " ".join(f"**[{way.label}]**" if way.label else f"*{say('book-typed', language)}*" for way in ways)


def _where(way: Exit, found: Found, language: str) -> str:
    if way.leads_to == found.text:
        return f"*{say('book-stays', language)}*"
    line = way.line if len(way.line) <= LONGEST_TITLE else way.line[: LONGEST_TITLE - 1].rstrip() + "…"
    return f"[{line}](#{way.leads_to})"
