"""The note for Magister: one for each pupil, for that pupil's own parents to read (P-43, P-70, P-79).

It is a fixed wording with what was agreed with this pupil. Out of the agreements nothing may come that says who else is
concerned, what was told, when, or by whom: a name or another pupil's letter becomes *een andere leerling*, and a line
that quotes what was told is left out. What was changed or left out is said to the coach, who completes it in Magister.
Which note stands there is recorded for each pupil; while the parents of one do not know, it waits or is shielded.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from bot.route.dossier import Agreement, Dossier, Noted, Parents

MOST: Final = 256
"""Characters that a copy button holds, and that one is willing to type over (SCREENS ``magister``)."""
OTHER: Final = "\ufffc"
"""Stands in a sentence where a name or another pupil's letter stood."""
PUPILS: Final = ("A", "B", "C", "D", "E", "F")
ALWAYS: Final = 2
"""A and B have a note whenever something was agreed, also when nothing was agreed with one of them."""
KNOW: Final = frozenset({Parents.CALLED, Parents.ADULT})
QUOTE: Final = 5
"""So many words in a row that also stand in what was told are a quote of it."""
MORE: Final = "…"
_ALSO: Final = re.compile(r"\s*(?:en|and|,|&|\+)\s*([A-F])(?!\w)[\s:]*")
_QUOTED: Final = re.compile(r"[\"“”„«»]|(?<!\w)['‘’]")
_WORD: Final = re.compile(r"@?\w+(?:['’.@-]\w+)*")
_BARE: Final = re.compile(r"\w+")


def pupils(dossier: Dossier) -> tuple[str, ...]:
    """The pupils who get a note, by letter; none while nothing was agreed."""
    named = agreed_with(dossier)
    return tuple(p for at, p in enumerate(PUPILS) if at < ALWAYS or p in named) if dossier.agreements else ()


def agreed_with(dossier: Dossier) -> frozenset[str]:
    """The letters of everybody with whom something was agreed."""
    return frozenset(pupil for agreement in dossier.agreements for pupil in _shared(agreement)[0])


def left(dossier: Dossier) -> tuple[str, ...]:
    """Of these the ones whose note does not stand in Magister yet. A dossier may be older than a tick for each.
    Nothing is noted of B who is not at school any more (P-46)."""
    done = {one.pupil for one in dossier.noted} | ({"B"} if dossier.removed_on else set())
    return () if dossier.magister else tuple(pupil for pupil in pupils(dossier) if pupil not in done)


def parents_know(dossier: Dossier, pupil: str) -> bool:
    """Whether the parents of this pupil were told, or need not be (SCREENS §13; DESIGN §4 row 2)."""
    further = {one.letter: one.parents for one in dossier.pupils}
    return {"A": dossier.parents_a, "B": dossier.parents_b, **further}.get(pupil) in KNOW


def noted(dossier: Dossier, pupil: str) -> Noted | None:
    """When and how the note of this pupil was put into Magister."""
    return next((one for one in dossier.noted if one.pupil == pupil), None)


def _shared(agreement: Agreement) -> tuple[tuple[str, ...], str]:
    """Whom a line is about and what is agreed: *A en B groeten elkaar* is about both."""
    who: tuple[str, ...] = (agreement.who,)
    what = agreement.what
    while found := _ALSO.match(what):
        who, what = (*who, found[1]), what[found.end() :]
    return who, what


# --- What may not come out ------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class NoteWords:
    """Lists of all languages: small words that are in every sentence, words that may have a capital without being a
    name, words that speak of who told, and days."""

    small: frozenset[str] = field(repr=False)
    plain: frozenset[str] = field(repr=False)
    tells: frozenset[str] = field(repr=False)
    days: frozenset[str] = field(repr=False)

    @classmethod
    def of(cls, lists: Iterable[Mapping[str, Iterable[str]]]) -> "NoteWords":
        """From lists by name, one mapping for each language."""
        every = tuple(lists)
        small, plain, tells, days = (
            frozenset(_fold(word) for one in every for word in one.get(name, ()))
            for name in ("small", "plain", "tells", "days")
        )
        return cls(small, plain, tells, days)


@dataclass(frozen=True)
class Secrets:
    """What is known of a case and may not come out: names as folded words, and everything that was told."""

    names: frozenset[str] = field(repr=False)
    told: tuple[tuple[str, ...], ...] = field(repr=False)
    code: str = field(repr=False)

    @classmethod
    def of(cls, words: NoteWords, named: Iterable[str], told: Iterable[str], code: str) -> "Secrets":
        """``named``: the entries that hold a name; ``told``: every other one; ``code``: that of the case."""
        texts = tuple(told)
        names = {word for text in named for word in _folded(_clean(text))} | {
            _fold(word) for text in texts for word, first in _words(_clean(text)) if word[0].isupper() and not first
        }
        known = frozenset(word for word in names if len(word) > 1) - words.small - words.plain - words.days
        return cls(known, tuple(tuple(_folded(_clean(text))) for text in texts), _fold(code))


@dataclass(frozen=True)
class Draft:
    """The agreements with one pupil as sentences, ``OTHER`` where somebody stood. ``whole``: as they were typed."""

    sentences: tuple[str, ...] = field(repr=False)
    whole: bool


def draft(pupil: str, agreements: Iterable[Agreement], words: NoteWords, secrets: Secrets) -> Draft:
    """What was agreed with this pupil, as far as this pupil's parents may read it."""
    own = [what for who, what in map(_shared, agreements) if pupil in who]
    made = [_sentence(pupil, _clean(what), words, secrets) for what in own]
    kept = tuple(one for one in made if one)
    return Draft(kept, len(kept) == len(own) and not any(OTHER in one for one in kept))


def _sentence(pupil: str, what: str, words: NoteWords, secrets: Secrets) -> str:
    """The line as a sentence; empty when it quotes what was told, or says when or by whom."""
    folded = tuple(_folded(what))
    if _QUOTED.search(what) or not words.tells.isdisjoint(folded) or secrets.code in folded:
        return ""
    if _says_when(folded, words, secrets) or any(_quotes(folded, told) for told in secrets.told):
        return ""
    masked = _WORD.sub(lambda found: _masked(found, pupil, words, secrets), what)
    bare = re.sub(rf"{OTHER}(?:[\s,&+]*(?:en|and)?\s*{OTHER})+", OTHER, masked).strip(" .;,:")
    return f"{bare}." if bare else ""


def _says_when(folded: tuple[str, ...], words: NoteWords, secrets: Secrets) -> bool:
    """A number or a day that also stands in what was told: it may say who was there."""
    moments = {word for word in folded if word in words.days or any(map(str.isdigit, word))}
    return any(not moments.isdisjoint(told) for told in secrets.told)


def _quotes(folded: tuple[str, ...], told: tuple[str, ...]) -> bool:
    size = min(QUOTE, len(told))
    runs = {told[at : at + size] for at in range(len(told) - size + 1)} if size > 1 else set()
    return any(folded[at : at + size] in runs for at in range(len(folded) - size + 1))


def _masked(found: re.Match[str], pupil: str, words: NoteWords, secrets: Secrets) -> str:
    """This word, or ``OTHER`` when it stands for somebody. The pupil's own letter is nobody else."""
    word = found[0]
    if len(word) == 1:
        return word if word.upper() == pupil or word not in {*PUPILS, *"bcdef"} else OTHER
    parts = {_fold(part) for part in (word, *_BARE.findall(word))}
    ends = {part.removesuffix("s") for part in parts}
    is_name = not secrets.names.isdisjoint(parts | ends) or "@" in word
    capital = word[0].isupper() and parts.isdisjoint(words.small | words.plain | words.days)
    return OTHER if is_name or capital else word


def _clean(text: str) -> str:
    """On one line, without signs that cannot be seen: those would hide a name."""
    seen = (" " if c.isspace() else c for c in text.replace(OTHER, "") if c.isspace() or _shows(c))
    return " ".join("".join(seen).split())


def _shows(sign: str) -> bool:
    return unicodedata.category(sign)[0] != "C"


def _fold(word: str) -> str:
    """A word as it is compared: small letters without accents."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))


def _folded(text: str) -> Iterator[str]:
    return map(_fold, _BARE.findall(text))


def _words(text: str) -> Iterator[tuple[str, bool]]:
    """Each word, and whether a sentence begins with it."""
    for found in _BARE.finditer(text):
        before = text[: found.start()].rstrip(" \"'«“(")
        yield found[0], not before or before[-1] in ".!?:;…"


# --- The note -------------------------------------------------------------------------------------------------------


def fitted(begin: str, sentences: tuple[str, ...], end: str, other: str) -> str:
    """Begin, as many sentences as fit, end: never more than ``MOST`` characters; what is cut off ends in ``…``."""
    said = [one.replace(OTHER, other) for one in sentences]
    numbered = [f"{at}) {one}" for at, one in enumerate(said, 1)] if len(said) > 1 else said
    room = MOST - size_of(f"{begin}  {end}")
    middle, fits = "", 0
    for one in numbered:
        longer = f"{middle} {one}".strip()
        if size_of(longer) + (2 if one is not numbered[-1] else 0) > room:
            break
        middle, fits = longer, fits + 1
    if fits < len(numbered):
        middle = f"{middle} {MORE}" if fits else _cut(numbered[0], room)
    return " ".join(part for part in (begin, middle, end) if part)


def _cut(sentence: str, room: int) -> str:
    """As many whole words as fit, of a sentence that is longer than the whole note may be."""
    cut = sentence
    while cut and size_of(f"{cut}{MORE}") > room:
        cut = cut[:-1] if " " not in cut.strip() else cut.rstrip().rpartition(" ")[0]
    return f"{cut.rstrip(' ,;:.')}{MORE}"


def size_of(text: str) -> int:
    """Its length as Telegram counts it: a sign outside the first plane counts twice."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
