"""The lists of words that speak of danger, one beside the texts of each language; all of them are always looked at,
because a frightened child writes in the language that comes first. So a language without a list is no hole."""

import tomllib
from functools import cache

from bot.route.danger import DangerWords
from bot.texts import LANGUAGES, place


@cache
def danger_words() -> DangerWords:
    """All lists together. Raises what is wrong with a file: a bug, found by the house tests."""
    files = (place(language) / "danger.toml" for language in LANGUAGES)
    return DangerWords.of(tomllib.loads(file.read_text("utf-8")) for file in files if file.exists())
