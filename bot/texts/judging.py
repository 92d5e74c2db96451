"""The lists of words that judge, one beside the texts of each language; all of them are always looked at."""

import tomllib
from functools import cache

from bot.route.judging import JudgingWords
from bot.texts import LANGUAGES, place


@cache
def judging_words() -> JudgingWords:
    """All lists together. Raises what is wrong with a file: a bug, found by the tests of the rules."""
    files = (place(language) / "judging.toml" for language in LANGUAGES)
    return JudgingWords.of(tomllib.loads(file.read_text("utf-8")) for file in files if file.exists())
