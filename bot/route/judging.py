"""Words that judge, in what a coach is about to send or to record: pointed at before it leaves, no more (P-73).

Fixed lists, compared as whole words and without capitals and accents. What is kind although it holds such a word (*het
is niet jouw schuld*) is looked for first, and left alone. Nothing of this is kept or counted: the coach sees the words
and decides. The lists miss things; ``tests/rules/test_judging.py`` says how much.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

MOST: Final = 3
"""So many passages are named: enough to see what is meant."""
LONGEST: Final = 40
JUDGES, KIND = "judges", "kind"


@dataclass(frozen=True)
class JudgingWords:
    """The lists of all languages; each is looked at for everybody, whatever the phone is set to."""

    judges: re.Pattern[str] = field(repr=False)
    kind: re.Pattern[str] = field(repr=False)

    @classmethod
    def of(cls, lists: Iterable[Mapping[str, Iterable[str]]]) -> "JudgingWords":
        """From lists by name, one mapping for each language. Raises ValueError for a list nobody knows."""
        every = tuple(lists)
        if any(set(one) - {JUDGES, KIND} for one in every):
            raise ValueError("there is a list that nobody knows")
        return cls(*(_pattern(line for one in every for line in one.get(name, ())) for name in (JUDGES, KIND)))

    def passages_in(self, text: str) -> tuple[str, ...]:
        """What judges in this text, as it was typed, each once and at most ``MOST``; mostly none."""
        plain = _plain(text)
        left = self.kind.sub(lambda found: " " * len(found[0]), plain)
        found = (" ".join(text[one.start() : one.end()].split()) for one in self.judges.finditer(left))
        once: dict[str, str] = {}
        for passage in found:
            once.setdefault(passage.casefold(), passage[:LONGEST])
        return tuple(once.values())[:MOST]


def _plain(text: str) -> str:
    """As it is compared: each sign stays in its place, so that a passage can be shown as it was typed."""
    return "".join(map(_bare, text))


def _bare(sign: str) -> str:
    """One small letter without its accent; what would become more than one sign stays as it is."""
    if sign in "\u2019\u2018`´":
        return "'"
    bare = unicodedata.normalize("NFKD", sign)[:1].lower()
    return bare if len(bare) == 1 else sign


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """Whole words; one that ends in ``*`` may go on. No phrases at all find nothing."""
    lines = sorted({_plain(phrase) for phrase in phrases}, key=len, reverse=True)
    words = (r"\W+".join(map(_word, line.split())) for line in lines)
    return re.compile(rf"(?<!\w)(?:{'|'.join(words) or '(?!)'})(?!\w)")


def _word(word: str) -> str:
    return re.escape(word.removesuffix("*")) + (r"\w*" if word.endswith("*") else "")
