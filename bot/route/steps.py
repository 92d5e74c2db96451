"""The law: which status may follow which, and by what. The one transition table of De Route (DOMAIN §1.4).

What is not in ``TRANSITIONS`` does not happen. Statuses whose roads are still to be built stand in ``Status`` with
no row yet, final ones only what opens them again: absence is a decision. The picture in ``docs/route.md`` is drawn from
here.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from bot.route.model import Case, Status, Step
from bot.route.refusals import Reason, Refusal


class Event(StrEnum):
    """What happens to a case, in the school's words (DOMAIN §1.4)."""

    VERZENDEN = "verzenden"
    STOPPEN = "stoppen"
    OPPAKKEN = "oppakken"
    OVERDRAGEN = "overdragen"
    TERUGHALEN = "terughalen"
    EERSTE_OPVANG = "eerste-opvang"
    GESPREK_GEVOERD = "gesprek-gevoerd"
    UITKOMST_VASTGELEGD = "uitkomst-vastgelegd"
    HERSTELGESPREK_GEKOZEN = "herstelgesprek-gekozen"
    ALTERNATIEF_PLAN = "alternatief-plan"
    NU_NIETS = "nu-niets"
    GEEN_ANTWOORD = "geen-antwoord"
    WIL_TOCH = "wil-toch"
    GEHOUDEN = "gehouden"
    NIET_DOORGEGAAN = "niet-doorgegaan"
    VERVOLG_GEHOUDEN = "vervolg-gehouden"
    KANS_GEGEVEN = "kans-gegeven"
    OPNIEUW_AFGESPROKEN = "opnieuw-afgesproken"
    NIET_GESTOPT = "niet-gestopt"
    OUDERGESPREK_GEHOUDEN = "oudergesprek-gehouden"
    EVALUATIE_GOED = "evaluatie-goed"
    EVALUATIE_NIET_GOED = "evaluatie-niet-goed"
    AFRONDEN = "afronden"
    MAATREGEL = "maatregel"
    VERWIJDERING = "verwijdering"
    TERUGKEERGESPREK = "terugkeergesprek"
    GEDEELD = "gedeeld"
    TERUGGENOMEN = "teruggenomen"
    OVERLEGD = "overlegd"
    SPOED = "spoed"
    SPOED_BEVESTIGD = "spoed-bevestigd"
    SPOED_VOORBIJ = "spoed-voorbij"
    ANDERS_SLUITEN = "anders-sluiten"
    HEROPENEN = "heropenen"
    SAMENGEVOEGD = "samengevoegd"
    UIT_ELKAAR = "uit-elkaar"
    NIEUW_SIGNAAL = "nieuw-signaal"
    TOCH_NIET_GESTOPT = "toch-niet-gestopt"
    GEVAAR_GEVRAAGD = "gevaar-gevraagd"
    GEVAAR_BEVESTIGD = "gevaar-bevestigd"
    GEVAAR_NIET_BEVESTIGD = "gevaar-niet-bevestigd"
    GEVAAR_VERVALLEN = "gevaar-vervallen"


SPOED: Final = (Event.SPOED, Event.SPOED_BEVESTIGD, Event.SPOED_VOORBIJ)
"""What changes no status: there may be danger, a person acts on it, it has passed (DOMAIN §1.4 *any*)."""
SHARING: Final = (Event.GEDEELD, Event.TERUGGENOMEN, Event.OVERLEGD)
"""Nor do these: a colleague may look at it from now on, or not any more, or was asked without a name (SCREENS §13)."""
JOINING: Final = (Event.SAMENGEVOEGD, Event.UIT_ELKAAR)
"""Nor these: from now on it goes along with another case of the same owner, or stands by itself again."""
ACUUT: Final = (
    Event.GEVAAR_GEVRAAGD,
    Event.GEVAAR_BEVESTIGD,
    Event.GEVAAR_NIET_BEVESTIGD,
    Event.GEVAAR_VERVALLEN,
)
"""Nor these: a second person is asked whether there is acute danger, and says so or not (SCREENS §13)."""
BESIDE_THE_ROAD: Final = frozenset({*SPOED, *SHARING, *JOINING, *ACUUT})
RUNNING: Final = (
    Status.NIEUW,
    Status.ONTVANGEN,
    Status.ANALYSE,
    Status.PLAN,
    Status.HERSTELGESPREK,
    Status.BORGING,
    Status.MEEKIJKEN,
    Status.NIET_GESTOPT,
    Status.MAATREGEL,
)
PICKED_UP: Final = tuple(status for status in RUNNING if status is not Status.NIEUW)
TRANSITIONS: Final[Mapping[tuple[Status, Event], Status]] = MappingProxyType(
    {
        (Status.CONCEPT, Event.VERZENDEN): Status.NIEUW,
        (Status.CONCEPT, Event.STOPPEN): Status.GEWIST,
        (Status.NIEUW, Event.OPPAKKEN): Status.ONTVANGEN,
        (Status.NIEUW, Event.OVERDRAGEN): Status.NIEUW,
        (Status.NIEUW, Event.TERUGHALEN): Status.GEWIST,
        (Status.ONTVANGEN, Event.OVERDRAGEN): Status.NIEUW,
        (Status.ONTVANGEN, Event.EERSTE_OPVANG): Status.ANALYSE,
        (Status.ONTVANGEN, Event.GESPREK_GEVOERD): Status.ANALYSE,
        (Status.ANALYSE, Event.UITKOMST_VASTGELEGD): Status.PLAN,
        (Status.PLAN, Event.HERSTELGESPREK_GEKOZEN): Status.HERSTELGESPREK,
        (Status.PLAN, Event.ALTERNATIEF_PLAN): Status.BORGING,
        (Status.PLAN, Event.NU_NIETS): Status.MEEKIJKEN,
        # Nobody knows who it is, and what was asked in the chat has no answer (DOMAIN §1.4 *leerling onbekend*).
        (Status.ONTVANGEN, Event.GEEN_ANTWOORD): Status.MEEKIJKEN,
        (Status.ANALYSE, Event.GEEN_ANTWOORD): Status.MEEKIJKEN,
        (Status.MEEKIJKEN, Event.GEEN_ANTWOORD): Status.MEEKIJKEN,
        (Status.MEEKIJKEN, Event.WIL_TOCH): Status.PLAN,
        (Status.MEEKIJKEN, Event.AFRONDEN): Status.AFGEROND,
        # A new signal while one only watches: whoever has it talks with A again, and that begins it anew.
        (Status.MEEKIJKEN, Event.NIEUW_SIGNAAL): Status.ANALYSE,
        (Status.HERSTELGESPREK, Event.GEHOUDEN): Status.BORGING,
        (Status.HERSTELGESPREK, Event.NIET_DOORGEGAAN): Status.PLAN,
        (Status.BORGING, Event.VERVOLG_GEHOUDEN): Status.BORGING,
        (Status.BORGING, Event.AFRONDEN): Status.AFGEROND,
        # It goes on after the agreements: each of these is pressed by a person, none follows by itself (G12, P-48).
        (Status.BORGING, Event.KANS_GEGEVEN): Status.BORGING,
        (Status.BORGING, Event.OPNIEUW_AFGESPROKEN): Status.BORGING,
        (Status.BORGING, Event.NIET_GESTOPT): Status.NIET_GESTOPT,
        (Status.NIET_GESTOPT, Event.OUDERGESPREK_GEHOUDEN): Status.NIET_GESTOPT,
        (Status.NIET_GESTOPT, Event.EVALUATIE_NIET_GOED): Status.NIET_GESTOPT,
        (Status.NIET_GESTOPT, Event.EVALUATIE_GOED): Status.BORGING,
        (Status.NIET_GESTOPT, Event.AFRONDEN): Status.AFGEROND,
        # Only the schoolleiding presses the first of these (G9); the talk about coming back leads out of it again.
        (Status.NIET_GESTOPT, Event.MAATREGEL): Status.MAATREGEL,
        (Status.MAATREGEL, Event.TERUGKEERGESPREK): Status.BORGING,
        # B is not at school any more; with A it goes on (P-46). Leadership presses it, after the rector was asked.
        (Status.NIET_GESTOPT, Event.VERWIJDERING): Status.BORGING,
        (Status.MAATREGEL, Event.VERWIJDERING): Status.BORGING,
        # It ends another way. Somebody has picked it up first, and read it (P-15); from anywhere on the road (P-47).
        **{(status, Event.ANDERS_SLUITEN): Status.GESLOTEN_ANDERS for status in PICKED_UP},
        # It did not help, says the pupil it is about, and somebody else looks along: by her, and by nobody else.
        (Status.AFGEROND, Event.HEROPENEN): Status.ANALYSE,
        (Status.GESLOTEN_ANDERS, Event.HEROPENEN): Status.ANALYSE,
        # A new signal within eight weeks: whoever has both chooses how it goes on (DOMAIN §1.4).
        (Status.AFGEROND, Event.NIEUW_SIGNAAL): Status.ANALYSE,
        (Status.AFGEROND, Event.TOCH_NIET_GESTOPT): Status.NIET_GESTOPT,
        # Whoever had it is away: somebody else takes it up where it is.
        (Status.ANALYSE, Event.OVERDRAGEN): Status.ANALYSE,
        (Status.ANALYSE, Event.OPPAKKEN): Status.ANALYSE,
        (Status.PLAN, Event.OVERDRAGEN): Status.PLAN,
        (Status.PLAN, Event.OPPAKKEN): Status.PLAN,
        (Status.HERSTELGESPREK, Event.OVERDRAGEN): Status.HERSTELGESPREK,
        (Status.HERSTELGESPREK, Event.OPPAKKEN): Status.HERSTELGESPREK,
        (Status.BORGING, Event.OVERDRAGEN): Status.BORGING,
        (Status.BORGING, Event.OPPAKKEN): Status.BORGING,
        (Status.MEEKIJKEN, Event.OVERDRAGEN): Status.MEEKIJKEN,
        (Status.MEEKIJKEN, Event.OPPAKKEN): Status.MEEKIJKEN,
        (Status.NIET_GESTOPT, Event.OVERDRAGEN): Status.NIET_GESTOPT,
        (Status.NIET_GESTOPT, Event.OPPAKKEN): Status.NIET_GESTOPT,
        (Status.MAATREGEL, Event.OVERDRAGEN): Status.MAATREGEL,
        (Status.MAATREGEL, Event.OPPAKKEN): Status.MAATREGEL,
        **{(status, event): status for status in RUNNING for event in SPOED},
        **{(status, event): status for status in PICKED_UP for event in (*SHARING, *JOINING, *ACUUT)},
    }
)

FINAL: Final = frozenset({Status.AFGEROND, Status.GESLOTEN_ANDERS, Status.GEWIST})
"""Where nobody at school does anything any more. What leads out of it is *heropenen*, and a new signal that a person
links to what was finished; never out of *gewist*."""


def follows(status: Status, event: Event) -> Status | None:
    """The status after this event, or None when the table does not know it."""
    return TRANSITIONS.get((status, event))


def advance(case: Case, event: Event, by: str, now: datetime) -> tuple[Case, Step] | Refusal:
    """The case one step further and the line for its history, or a refusal; nothing else of the case changes.

    ``by`` is who did it (a StaffId, ``melder``, ``beheerder`` or ``klok``), ``now`` is aware.
    """
    after = follows(case.status, event)
    if after is None:
        return Refusal(Reason.CANNOT)
    return replace(case, status=after), Step(case.status, event, after, by, now)


def mermaid() -> str:
    """The table as a Mermaid state diagram, one line per row, in the order of the table; without SPOED, sharing,
    joining and what is asked in acute danger, which change no status and would hide the road."""
    rows = [(before, event, after) for (before, event), after in TRANSITIONS.items()]
    road = [row for row in rows if row[1] not in BESIDE_THE_ROAD]
    lines = [f"    {_id(before)} --> {_id(after)} : {event}" for before, event, after in road]
    start = f"    [*] --> {_id(Status.CONCEPT)}"
    ends = [f"    {_id(status)} --> [*]" for status in Status if status in FINAL and status in TRANSITIONS.values()]
    return "\n".join(["stateDiagram-v2", start, *lines, *ends])


def _id(status: Status) -> str:
    return status.name
