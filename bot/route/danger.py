"""Whether words speak of danger, and of which: fixed lists, no learned model, no score (DESIGN §4 row 17).

A hit blocks nothing and judges nobody: it only says which numbers to show. Spelling is forgiven: capitals, accents,
letters that are doubled or stretched, one wrong letter in a long word, a word written as two or letter by letter, and
up to two words in between. Rather a number
too many than one too few; still, a list misses things, and nobody may rely on it.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import zip_longest
from typing import Final

LONG: Final = 7
"""Letters from which on one of them, but not the first, may be wrong: in a shorter word that makes another word."""
BETWEEN: Final = 2
"""So many other words may stand between two words of a phrase."""


class Subject(StrEnum):
    """What the danger is; each has its own numbers (SCREENS §7). In this order the first found is shown."""

    DEATH = "death"
    DANGER = "danger"
    HOME = "home"
    IMAGES = "images"


@dataclass(frozen=True)
class DangerWords:
    """The phrases of each subject, as they are looked for. ``*`` at the end of a word: whatever follows it."""

    phrases: Mapping[Subject, tuple[tuple[str, ...], ...]] = field(repr=False)

    @classmethod
    def of(cls, lists: Iterable[Mapping[str, Iterable[str]]]) -> "DangerWords":
        """From lists of phrases by subject, one for each language. Raises ValueError for a subject nobody knows."""
        found: dict[Subject, tuple[tuple[str, ...], ...]] = dict.fromkeys(Subject, ())
        for one in lists:
            for name, phrases in one.items():
                found[Subject(name)] += tuple(tuple(map(_pattern, phrase.split())) for phrase in phrases)
        return cls(found)

    def subjects_in(self, text: str) -> tuple[Subject, ...]:
        """The subjects that these words speak of, the gravest first; mostly none."""
        words = _spelled_out(plain(text).split())
        joined = [_once(one + other) for one, other in zip_longest(words, words[1:], fillvalue="")]
        known = {word: self._patterns.that_fit(word) for word in {*words, *joined}}
        fits = [known[word] | {p for p in known[two] if len(p) > LONG} for word, two in zip(words, joined, strict=True)]
        return tuple(s for s, phrases in self.phrases.items() if any(_stands_in(p, fits) for p in phrases))

    @cached_property
    def _patterns(self) -> "_Patterns":
        return _Patterns.of(word for phrases in self.phrases.values() for phrase in phrases for word in phrase)


@dataclass(frozen=True)
class _Patterns:
    """All words of all phrases, so laid out that those that fit a given word are found quickly."""

    whole: frozenset[str] = field(repr=False)
    starts: frozenset[str] = field(repr=False)
    long: Mapping[str, tuple[str, ...]] = field(repr=False)

    @classmethod
    def of(cls, patterns: Iterable[str]) -> "_Patterns":
        every = frozenset(patterns)
        starts = frozenset(p for p in every if p.endswith("*"))
        long = [p for p in every if len(p.removesuffix("*")) >= LONG]
        by_letter = {letter: tuple(p for p in long if p[0] == letter) for letter in {p[0] for p in long}}
        return cls(every - starts, starts, by_letter)

    def that_fit(self, word: str) -> frozenset[str]:
        """The patterns that this word is, begins with, or nearly is."""
        begins = (f"{word[:size]}*" for size in range(2, len(word) + 1))
        exact = {p for p in (word, *begins) if p in self.whole or p in self.starts}
        long = self.long.get(word[0], ()) if len(word) >= LONG - 1 else ()
        near = {p for p in long if _nearly_fits(p, word)}
        return frozenset(exact | near)


NO_DANGER_WORDS: Final = DangerWords.of(())
"""Of which nothing is danger."""


def plain(text: str) -> str:
    """Lower case, without accents, each letter once however often it is repeated, everything else a blank."""
    letters = unicodedata.normalize("NFKD", text.casefold().replace("0", "o").replace("1", "i").replace("3", "e"))
    bare = re.sub(r"[^a-z]+", " ", "".join(c for c in letters if not unicodedata.combining(c)).replace("'", ""))
    return _once(bare)


def _once(text: str) -> str:
    return re.sub(r"(.)\1+", r"\1", text)


def _spelled_out(words: list[str]) -> list[str]:
    """Single letters in a row are one word: who writes z e l f means it."""
    found: list[str] = []
    run = False
    for word in words:
        if len(word) == 1 and run:
            found[-1] += word
        else:
            found.append(word)
        run = len(word) == 1
    return [_once(word) for word in found]


def _pattern(word: str) -> str:
    return plain(word).strip() + ("*" if word.endswith("*") else "")


def _stands_in(phrase: tuple[str, ...], fits: list[frozenset[str]]) -> bool:
    return any(_goes_on(phrase[1:], fits[at + 1 :]) for at, found in enumerate(fits) if phrase[0] in found)


def _goes_on(rest: tuple[str, ...], fits: list[frozenset[str]]) -> bool:
    if not rest:
        return True
    near = fits[: BETWEEN + 1]
    return any(rest[0] in found and _goes_on(rest[1:], fits[at + 1 :]) for at, found in enumerate(near))


def _nearly_fits(pattern: str, word: str) -> bool:
    stem = pattern.removesuffix("*")
    return _nearly(stem, word[: len(stem)] if stem != pattern else word)


def _nearly(one: str, other: str) -> bool:
    """One letter wrong, missing, too many, or two that changed places."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    a, b = one[start:], other[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])
