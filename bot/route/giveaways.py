"""What in a story gives away who typed it, and whether it names somebody who works at school (SCREENS ``report-send``).

Fixed lists and a few forms (a number, an address, a name after *ik heet*), looked at before sending and never kept: it
only puts one line under the send screen, and what she then leaves as it is, is sent as it is. What her name is, nobody
here knows, on purpose. The lists miss things; nobody may rely on them.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain
from typing import Final

from bot.route.phrases import Passage, Phrases

MOST: Final = 40
"""So many characters of the passage are quoted: enough to find it again."""

# A number of ten signs or more that begins as a Dutch one does; not a date, nor a number to call for help.
_PHONE: Final = re.compile(
    r"(?<![\w+])(?!0[89]00)(?!\d{1,2}[-./ ]\d{1,2}[-./ ]20\d\d)(?:\+|00|0(?=[1-9]))\d(?:[ \-.()]{0,2}\d){8,11}(?!\d)"
)
_EMAIL: Final = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+")
_HANDLE: Final = re.compile(r"(?<![\w.])@[A-Za-z_][\w.]{2,}")
_CLASS: Final = re.compile(r"(?:uit|van|in|from)\W+(?:\w+\W+)?\d[a-z]{1,3}\d?\b", re.IGNORECASE)
_NAME: Final = r"\W{1,3}([^\W\d_][\w'-]*)"


class Words(StrEnum):
    """The lists: what gives away by itself, what a name or number follows, and who works at school."""

    TELLS = "tells"
    NUMBER = "number"
    NAMED = "named"
    MAYBE = "maybe"
    SIGNED = "signed"
    NO_NAME = "no-name"
    STAFF = "staff"


LOOSE: Final = (Words.TELLS, Words.NUMBER, Words.STAFF)
"""The lists of which the spelling is forgiven; the others are looked for as they are spelled."""


@dataclass(frozen=True)
class GiveawayWords:
    """The lists of all languages. What announces a name is looked for as it is spelled: *ik het* is no *ik heet*."""

    phrases: Phrases[Words] = field(repr=False)
    announced: Mapping[Words, re.Pattern[str]] = field(repr=False)
    no_name: frozenset[str] = field(repr=False)

    @classmethod
    def of(cls, lists: Iterable[Mapping[str, Iterable[str]]]) -> "GiveawayWords":
        """From lists by name, one mapping for each language. Raises ValueError for a list nobody knows."""
        every = tuple({Words(name): phrases for name, phrases in one.items()} for one in lists)
        phrases = Phrases.of(LOOSE, ({name: one[name] for name in LOOSE if name in one} for one in every))
        announced = {words: _announcing(line for one in every for line in one.get(words, ())) for words in _FOLLOWS}
        no_name = frozenset(word for one in every for word in one.get(Words.NO_NAME, ()))
        return cls(phrases, announced, no_name)

    def passage_in(self, text: str) -> str:
        """The first passage that gives away who typed it, as it was typed but not longer than ``MOST``; mostly ''."""
        found = chain(_forms(text), self._names(text), self._phrases(text))
        first = min(found, key=lambda passage: passage.start, default=None)
        return _short(first.of(text)) if first else ""

    def names_staff(self, text: str) -> bool:
        """Whether it names somebody who works at school."""
        return Words.STAFF in self.phrases.found_in(text)

    def _phrases(self, text: str) -> Iterator[Passage]:
        found = self.phrases.found_in(text)
        if Words.TELLS in found:
            yield found[Words.TELLS]
        if Words.NUMBER in found and (digits := re.search(r"\d{4,}", text[found[Words.NUMBER].start :][:MOST])):
            yield Passage(found[Words.NUMBER].start, found[Words.NUMBER].start + digits.end())

    def _names(self, text: str) -> Iterator[Passage]:
        """Each announcement after which a name follows; a signature ends its line, which is a message."""
        straight = text.replace("\u2019", "'")
        for words, follows in _FOLLOWS.items():
            for lead in self.announced[words].finditer(straight):
                if self._is_name(lead[1]) and follows(lead):
                    yield Passage(lead.start(), lead.end())

    def _is_name(self, word: str) -> bool:
        return len(word) > 1 and word.casefold() not in self.no_name


def _announcing(phrases: Iterable[str]) -> re.Pattern[str]:
    leads = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{leads}){_NAME}", re.IGNORECASE)


def _maybe(lead: re.Match[str]) -> bool:
    """*ik ben*: a word with a capital in the same sentence, or a word and then a class."""
    word, between = lead[1], lead.string[lead.start() : lead.start(1)]
    capital = word[0].isupper() and word[1:].islower() and not re.search(r"[.!?;:\n]", between)
    return capital or _CLASS.match(lead.string[lead.end() :].lstrip()) is not None


def _signed(lead: re.Match[str]) -> bool:
    """*groetjes*: one or two words, three when the name has a capital, and then the end of the line."""
    rest = lead.string[lead.end() :].partition("\n")[0]
    return "\n" not in lead[0].rstrip() and len(rest.split()) <= 1 + lead[1][0].isupper()


_FOLLOWS: Final[Mapping[Words, Callable[[re.Match[str]], bool]]] = {
    Words.NAMED: lambda lead: True,
    Words.MAYBE: _maybe,
    Words.SIGNED: _signed,
}
"""What else must be so where a name may be announced."""


def _forms(text: str) -> Iterator[Passage]:
    """Numbers and addresses."""
    for form in (_PHONE, _EMAIL, _HANDLE):
        if found := form.search(text):
            yield Passage(found.start(), found.end())


def _short(passage: str) -> str:
    bare = passage.strip(" .,!?;:")
    return bare if len(bare) <= MOST else bare[: MOST - 1].rstrip() + "…"
