"""The lists of what gives somebody away and of who works at school, one beside the texts of each language; all of them
are always looked at."""

import tomllib
from functools import cache
from pathlib import Path

from bot.route.giveaways import GiveawayWords
from bot.texts import LANGUAGES


@cache
def giveaway_words() -> GiveawayWords:
    """All lists together. Raises what is wrong with a file: a bug, found by the house tests."""
    files = (Path(__file__).parent / language / "giveaway.toml" for language in LANGUAGES)
    return GiveawayWords.of(tomllib.loads(file.read_text("utf-8")) for file in files if file.exists())
