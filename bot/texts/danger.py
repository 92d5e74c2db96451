"""The lists of words that speak of danger, one beside the texts of each language; all of them are always looked at,
because a frightened child writes in the language that comes first."""

import tomllib
from functools import cache
from pathlib import Path

from bot.route.danger import DangerWords
from bot.texts import LANGUAGES


@cache
def danger_words() -> DangerWords:
    """All lists together. Raises what is wrong with a file: a bug, found by the house tests."""
    files = (Path(__file__).parent / language / "danger.toml" for language in LANGUAGES)
    return DangerWords.of(tomllib.loads(file.read_text("utf-8")) for file in files if file.exists())
