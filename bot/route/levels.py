"""How far a case has gone up the ladder, beside its status: E0 to E4, by what people recorded (DOMAIN §1.6).

It follows from what was recorded and is kept nowhere: nobody raises a level, people do things (P-48, G12). Pure.
"""

from enum import StrEnum

from bot.route.dossier import Dossier
from bot.route.lines import Rule
from bot.route.model import Case, Status


class Level(StrEnum):
    """Who is at work on it, at most."""

    E0 = "e0"
    """Coach or achterwacht."""
    E1 = "e1"
    """The coach-ondersteuner: it has not stopped (P-36)."""
    E2 = "e2"
    """The ondersteuningsteam: several pupils, or serious (P-82)."""
    E3 = "e3"
    """Schoolleiding with the team: it looks structural, or there is a measure (P-83, P-44)."""
    E4 = "e4"
    """The teamleider in consultation with the rector: a pupil left school (P-46)."""


def level(case: Case, dossier: Dossier) -> Level:
    """The highest that something recorded speaks of."""
    flagged = {one.rule for one in dossier.flagged}
    if dossier.removed_on is not None and dossier.rector_on is not None:
        return Level.E4
    if case.status is Status.MAATREGEL or Rule.LIJKT_STRUCTUREEL in flagged:
        return Level.E3
    if flagged & {Rule.MEERDERE, Rule.ERNST}:
        return Level.E2
    return Level.E1 if case.status is Status.NIET_GESTOPT else Level.E0
