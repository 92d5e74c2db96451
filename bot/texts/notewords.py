"""The lists with which a note for Magister is made, one beside the texts of each language; all are looked at."""

import tomllib
from functools import cache

from bot.route.magister import NoteWords
from bot.texts import LANGUAGES, place


@cache
def note_words() -> NoteWords:
    """All lists together. Raises what is wrong with a file: a bug, found by the tests of the rules."""
    files = (place(language) / "magister.toml" for language in LANGUAGES)
    return NoteWords.of(tomllib.loads(file.read_text("utf-8")) for file in files if file.exists())
