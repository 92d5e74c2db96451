"""Which rules of De Route that ask for more people fit a case, and the facts that make them fit. Pure (DOMAIN §3.4).

A table of rules and facts, no verdict: the facts stand beside the proposal, a person presses it or says why not, and
nothing here raises anything (P-47, P-48, P-82, P-83; G12). Only what was chosen at a question or noted by the coach
counts; no word that anybody typed is read for it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from bot.route.dossier import Dossier, Part
from bot.route.lines import Flagged, Rule, Sign

RULES: Final[Mapping[Rule, tuple[frozenset[Sign], int]]] = MappingProxyType(
    {
        Rule.ERNST: (
            frozenset(
                {
                    Sign.VIOLENCE,
                    Sign.THREAT,
                    Sign.SEXUAL,
                    Sign.DISCRIMINATION,
                    Sign.STAYS_HOME,
                    Sign.UNSAFE,
                }
            ),
            1,
        ),
        Rule.LIJKT_STRUCTUREEL: (
            frozenset(
                {Sign.WEEKLY, Sign.LONG, Sign.PLACES, Sign.ALONE, Sign.GROUP, Sign.MORE_TELL, Sign.AGAIN}
            ),
            2,
        ),
        Rule.OVERLEG: (frozenset({Sign.NEW}), 1),
        Rule.MEERDERE: (frozenset({Sign.SOME, Sign.GROUP, Sign.MORE_A}), 1),
    }
)
"""The facts each rule looks at, and how many of them make it a proposal; the most pressing rule first (Q5, Q6)."""
TOLD: Final[Mapping[tuple[str, str], Sign]] = MappingProxyType(
    {
        ("often", "weekly"): Sign.WEEKLY,
        ("often", "daily"): Sign.WEEKLY,
        ("long", "weeks"): Sign.LONG,
        ("long", "months"): Sign.LONG,
        ("long", "longer"): Sign.LONG,
        ("support", "alone"): Sign.ALONE,
        ("who", "some"): Sign.SOME,
        ("who", "group"): Sign.GROUP,
        ("safe", "very-unsafe"): Sign.UNSAFE,
        ("child", "scared"): Sign.STAYS_HOME,
    }
)
"""What an answer after sending says, by question and option."""
KINDS: Final[Mapping[str, Sign]] = MappingProxyType(
    {"hitting": Sign.VIOLENCE, "threats": Sign.THREAT, "images": Sign.SEXUAL}
)
"""What a kind says that was chosen instead of typing."""
NOTED: Final = (
    *(Sign.SOME, Sign.GROUP, Sign.MORE_A, Sign.MORE_TELL, Sign.AGAIN),
    *(Sign.VIOLENCE, Sign.THREAT, Sign.SEXUAL, Sign.DISCRIMINATION, Sign.STAYS_HOME),
)
"""What a coach can note, because no question asks it or nobody answered it."""
PLACES: Final = 2


@dataclass(frozen=True)
class Proposed:
    """A rule that fits, and the facts that make it fit."""

    rule: Rule
    signs: tuple[Sign, ...]


def signs(told: Mapping[str, str], kinds: Iterable[str], dossier: Dossier) -> frozenset[Sign]:
    """All facts of the case that a rule may look at: ``told`` by question, the ``kinds`` chosen, and what was noted."""
    chosen = (KINDS[kind] for kind in kinds if kind in KINDS)
    new = (Sign.NEW,) if dossier.new_signal_on is not None else ()
    return frozenset((*_told(told), *chosen, *dossier.signs, *_of_pupils(dossier), *new))


def _of_pupils(dossier: Dossier) -> Iterator[Sign]:
    """What the coach said of further pupils: more than one pests along, or is bullied (Q6, P-82)."""
    parts = {one.part for one in dossier.pupils}
    yield from (sign for part, sign in ((Part.PEST_MEE, Sign.SOME), (Part.GEPEST, Sign.MORE_A)) if part in parts)


def _told(told: Mapping[str, str]) -> Iterator[Sign]:
    yield from (TOLD[pair] for pair in told.items() if pair in TOLD)
    if len([place for place in told.get("where", "").split(",") if place]) >= PLACES:
        yield Sign.PLACES


def fitting(found: frozenset[Sign]) -> tuple[Proposed, ...]:
    """Each rule that these facts make fit, the most pressing first, with its facts in a fixed order."""
    pairs = ((rule, tuple(s for s in Sign if s in found & some), least) for rule, (some, least) in RULES.items())
    return tuple(Proposed(rule, some) for rule, some, least in pairs if len(some) >= least)


def team_leads(dossier: Dossier) -> bool:
    """Whether somebody of the ondersteuningsteam is proposed to lead the herstelgesprek: a person said that it is
    serious, or that several pupils are involved (P-26). Who leads it stays the coach's choice."""
    return any(one.rule in {Rule.ERNST, Rule.MEERDERE} for one in dossier.flagged)


def standing(found: frozenset[Sign], dossier: Dossier, today: date) -> tuple[Proposed, ...]:
    """What is proposed today: what fits, was not decided by a person, and is not silent (DOMAIN §1.6).

    After a newer signal it is proposed again to confer.
    """
    new = dossier.new_signal_on
    again = {Rule.OVERLEG} if new is not None and all(one.on < new for one in _conferred(dossier)) else set[Rule]()
    decided = {one.rule for one in dossier.flagged} - again
    quiet = {one.rule for one in dossier.silenced if today < one.until}
    return tuple(one for one in fitting(found) if one.rule not in decided | quiet)


def _conferred(dossier: Dossier) -> tuple[Flagged, ...]:
    return tuple(one for one in dossier.flagged if one.rule is Rule.OVERLEG)
