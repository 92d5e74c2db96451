"""Finds phrases of fixed lists in what somebody typed, and where they stand; no learned model, no score.

Spelling is forgiven: capitals, accents, letters that are doubled or stretched, one wrong letter in a long word, a word
written as two or letter by letter, and a few words in between. What is found is for the lists' owners to weigh
(``danger``, ``giveaways``).
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import zip_longest
from typing import Final, Generic, TypeVar

N = TypeVar("N", bound=str)

LONG: Final = 7
"""Letters from which on one of them, but not the first, may be wrong: in a shorter word that makes another word."""
BETWEEN: Final = 2
"""So many other words may stand between two words of a phrase."""


@dataclass(frozen=True)
class Passage:
    """Where something stands in a text: from its first sign to the one after its last."""

    start: int = field(repr=False)
    end: int = field(repr=False)

    def of(self, text: str) -> str:
        """What stands there, on one line."""
        return " ".join(text[self.start : self.end].split())


@dataclass(frozen=True)
class Phrases(Generic[N]):
    """Named lists of phrases, as they are looked for. ``*`` before or after a word: whatever stands there joined."""

    lists: Mapping[N, tuple[tuple[str, ...], ...]] = field(repr=False)

    @classmethod
    def of(cls, names: Iterable[N], lists: Iterable[Mapping[str, Iterable[str]]]) -> "Phrases[N]":
        """From lists by name, one mapping for each language. Raises ValueError for a name that nobody knows."""
        found: dict[N, tuple[tuple[str, ...], ...]] = dict.fromkeys(names, ())
        known = {str(name): name for name in found}
        for name, phrases in (item for one in lists for item in one.items()):
            if name not in known:
                raise ValueError(f"no list is called {name}")
            found[known[name]] += tuple(tuple(map(_pattern, phrase.split())) for phrase in phrases)
        return cls(found)

    def found_in(self, text: str) -> dict[N, Passage]:
        """The lists of which a phrase stands in the text, in their order, each with the first place where one does."""
        words = _words(text)
        fits = self._fits([word.letters for word in words])
        first = {name: self._first(starting, words, fits) for name, starting in self._starting.items()}
        return {name: passage for name, passage in first.items() if passage}

    def _fits(self, words: list[str]) -> list[frozenset[str]]:
        """For each word the patterns that fit it, alone or joined with the one after it."""
        joined = [_once(one + other) for one, other in zip_longest(words, words[1:], fillvalue="")]
        known = {word: self._patterns.that_fit(word) for word in {*words, *joined}}
        return [known[word] | {p for p in known[two] if len(p) > LONG} for word, two in zip(words, joined, strict=True)]

    def _first(
        self, starting: Mapping[str, list[tuple[str, ...]]], words: "list[_Word]", fits: list[frozenset[str]]
    ) -> Passage | None:
        for at, some in enumerate(fits):
            begun = (phrase for pattern in some for phrase in starting.get(pattern, ()))
            last = max((self._last(phrase, fits, at) for phrase in begun), default=-1)
            if last >= 0:
                return Passage(words[at].start, words[last].end)
        return None

    def _last(self, phrase: tuple[str, ...], fits: list[frozenset[str]], at: int) -> int:
        """The place of the last word of a phrase of which the first stands here; -1 when it does not go on."""
        if len(phrase) == 1:
            return at
        near = range(at + 1, min(at + BETWEEN + 2, len(fits)))
        return next((end for n in near if phrase[1] in fits[n] and (end := self._last(phrase[1:], fits, n)) >= 0), -1)

    @cached_property
    def _starting(self) -> dict[N, dict[str, list[tuple[str, ...]]]]:
        """The phrases of each list by their first word."""
        return {name: _by_first(phrases) for name, phrases in self.lists.items()}

    @cached_property
    def _patterns(self) -> "_Patterns":
        return _Patterns.of(word for phrases in self.lists.values() for phrase in phrases for word in phrase)


def _by_first(phrases: Iterable[tuple[str, ...]]) -> dict[str, list[tuple[str, ...]]]:
    found = defaultdict[str, list[tuple[str, ...]]](list)
    for phrase in phrases:
        found[phrase[0]].append(phrase)
    return dict(found)


@dataclass(frozen=True)
class _Patterns:
    """All words of all phrases, so laid out that those that fit a given word are found quickly."""

    whole: frozenset[str] = field(repr=False)
    starts: frozenset[str] = field(repr=False)
    inner: frozenset[str] = field(repr=False)
    long: Mapping[str, tuple[str, ...]] = field(repr=False)
    longest: int = field(repr=False, default=0)

    @classmethod
    def of(cls, patterns: Iterable[str]) -> "_Patterns":
        every = frozenset(patterns)
        inner = frozenset(p for p in every if p.startswith("*"))
        starts = frozenset(p for p in every - inner if p.endswith("*"))
        long = [p for p in every - inner if len(p.removesuffix("*")) >= LONG]
        by_letter = {letter: tuple(p for p in long if p[0] == letter) for letter in {p[0] for p in long}}
        return cls(every - starts - inner, starts, inner, by_letter, max(map(len, starts), default=0))

    def that_fit(self, word: str) -> frozenset[str]:
        """The patterns that this word is, begins with, holds, or nearly is."""
        begins = (f"{word[:size]}*" for size in range(2, min(len(word), self.longest) + 1))
        exact = {p for p in (word, *begins) if p in self.whole or p in self.starts}
        holds = {p for p in self.inner if _holds(p, word)}
        long = self.long.get(word[0], ()) if len(word) >= LONG - 1 else ()
        near = {p for p in long if _nearly_fits(p, word)}
        return frozenset(exact | holds | near)


# --- Words as they are compared -----------------------------------------------------------------------------------


def plain(text: str) -> str:
    """Lower case, without accents, each letter once however often it is repeated, everything else a blank."""
    letters = unicodedata.normalize("NFKD", text.casefold().replace("0", "o").replace("1", "i").replace("3", "e"))
    bare = re.sub(r"[^a-z]+", " ", "".join(c for c in letters if not unicodedata.combining(c)).replace("'", ""))
    return _once(bare)


@dataclass(frozen=True)
class _Word:
    """One word as it is compared, and where it stands in what was typed."""

    letters: str = field(repr=False)
    start: int = field(repr=False)
    end: int = field(repr=False)


def _words(text: str) -> list[_Word]:
    """The words of a text; single letters in a row are one word: who writes z e l f means it."""
    found: list[_Word] = []
    run = False
    known = dict[str, list[str]]()
    for piece in re.finditer(r"\S+", text):
        if piece[0] not in known:
            known[piece[0]] = plain(piece[0]).split()
        for letters in known[piece[0]]:
            start, single = piece.start(), len(letters) == 1
            if single and run:
                before = found.pop()
                letters, start = before.letters + letters, before.start
            found.append(_Word(letters, start, piece.end()))
            run = single
    return [_Word(_once(word.letters), word.start, word.end) for word in found]


def _once(text: str) -> str:
    return re.sub(r"(.)\1+", r"\1", text)


def _pattern(word: str) -> str:
    before, after = ("*" if word.startswith("*") else ""), ("*" if word.endswith("*") else "")
    return before + plain(word).strip() + after


# --- Nearly the same ----------------------------------------------------------------------------------------------


def _holds(pattern: str, word: str) -> bool:
    stem = pattern.strip("*")
    return stem in word if pattern.endswith("*") else word.endswith(stem)


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
