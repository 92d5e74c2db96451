"""When it does not stop after the agreements: what the facts propose, and which facts those are. Pure (P-35 to P-48).

Nothing here raises anything: a proposal is a button, and a person presses it or says why not (G12). Steps may be left
out, taken again and taken in another order; the ladder is no automatic one (P-47, P-48).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from bot.route.dossier import Dossier, Followed, Kept, Verdict

NOT_BETTER = frozenset({Verdict.HETZELFDE, Verdict.ERGER})


class Proposal(StrEnum):
    """What the last vervolggesprek proposes, until the coach chose."""

    ONE_CHANCE = "one-chance"
    NOT_STOPPED = "not-stopped"


class Why(StrEnum):
    """A fact that stands behind a proposal: of the talks and her own word, never of a person's guilt (P-73)."""

    SAME = "same"
    WORSE = "worse"
    BROKEN = "broken"
    FURTHER = "further"
    """With a pupil besides A and B it was no better, or not kept to."""
    CHANCE = "chance"
    LAST_CHANCE = "last-chance"
    NEW_SIGNAL = "new-signal"
    """Another signal about the same was joined to it (P-44)."""


@dataclass(frozen=True)
class Fact:
    """A fact, how often it was so, and since when if it is a dated one."""

    why: Why
    times: int = field(repr=False, default=1)
    on: date | None = None


def leads_on(a: Verdict, b: Kept, more: Sequence[Followed] = ()) -> bool:
    """Whether this vervolggesprek asks for more than another day for the next one (SCREENS ``follow``)."""
    return a in NOT_BETTER or b is Kept.NIET or any(one.leads_on for one in more)


def proposal(dossier: Dossier) -> Proposal | None:
    """What to choose between, from the last vervolggesprek; None when it went better, or the coach has chosen.

    *Nog één kans* is given once in a case (P-81); where it is worse it is not proposed.
    """
    last = dossier.rounds[-1] if dossier.rounds else None
    if last is None or len(dossier.rounds) <= dossier.decided or not leads_on(last.a, last.b, last.more):
        return None
    if last.a is Verdict.ERGER or dossier.chance_on is not None or dossier.removed_on is not None:
        return Proposal.NOT_STOPPED
    return Proposal.ONE_CHANCE


def facts(dossier: Dossier) -> tuple[Fact, ...]:
    """The facts behind it, as they are shown to the coach: transparent, and no more than was recorded."""
    return tuple(_facts(dossier))


def _facts(dossier: Dossier) -> Iterator[Fact]:
    dated = ((dossier.last_chance_on, Why.LAST_CHANCE), (dossier.chance_on, Why.CHANCE))
    for day, why in ((dossier.new_signal_on, Why.NEW_SIGNAL), *dated):
        if day is not None:
            yield Fact(why, on=day)
    said = (*(one.a for one in dossier.rounds), *dossier.verdicts)
    for verdict, why in ((Verdict.ERGER, Why.WORSE), (Verdict.HETZELFDE, Why.SAME)):
        if times := said.count(verdict):
            yield Fact(why, times)
    if times := sum(one.b is Kept.NIET for one in dossier.rounds):
        yield Fact(Why.BROKEN, times)
    if times := sum(one.leads_on for each in dossier.rounds for one in each.more):
        yield Fact(Why.FURTHER, times)
