"""Whether a language can be spoken: a folder that lacks a text would fail when a frightened pupil needs it, so it is
looked through before the bot starts (``signaal serve``, ``signaal doctor``). The house tests ask more of ours.
"""

import re
from typing import Final

from babel import Locale, UnknownLocaleError

from bot.texts import FIRST, keys, variables

SHOWN: Final = 3
COMMAND: Final = re.compile(r"[a-z0-9_]{1,32}")


def wrong_with(language: str) -> str | None:
    """What is wrong with a language, in one sentence; None when it can be spoken."""
    try:
        Locale.parse(language)
        own = keys(language)
    except UnknownLocaleError:
        return f"No language is known by the name {language}: its folder must be called by its code of two letters."
    except (ValueError, OSError) as problem:
        return f"A file of {language} cannot be read: {problem if isinstance(problem, ValueError) else 'look at it'}."
    known = keys(FIRST)
    if lacking := sorted(known - own):
        return f"The language {language} lacks {len(lacking)} texts: {', '.join(lacking[:SHOWN])} …"
    differing = [key for key in sorted(known) if variables(key, language) != variables(key, FIRST)]
    if differing:
        return f"In {language} these texts want other values: {', '.join(differing[:SHOWN])} …"
    return None
