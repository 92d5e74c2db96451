"""The table of the school's own protocol, row by row: for each which rows of ours it is, or why there is none.

DOMAIN §1.4 is written out here as data. A row that is added to our table must be named by a row of the school, or by
``OURS`` with the reason; so neither the protocol nor the table can grow unseen.
"""

from collections.abc import Iterable
from typing import Final

import pytest

from bot.route.model import Status
from bot.route.steps import ACUUT, PICKED_UP, RUNNING, TRANSITIONS, Event

S = Status
E = Event
Row = tuple[Status, Event, Status]


def _each(statuses: Iterable[Status], event: Event, after: Status | None = None) -> tuple[Row, ...]:
    return tuple((status, event, after or status) for status in statuses)


WORKED_ON: Final = tuple(status for status in PICKED_UP if status is not S.ONTVANGEN)
DOMAIN: Final[tuple[tuple[str, str, str, tuple[Row, ...]], ...]] = (
    ("CONCEPT", "verzenden", "NIEUW", ((S.CONCEPT, E.VERZENDEN, S.NIEUW),)),
    ("CONCEPT", "stop / 24 h", "(erased)", ((S.CONCEPT, E.STOPPEN, S.GEWIST),)),
    ("NIEUW", "oppakken", "ONTVANGEN", ((S.NIEUW, E.OPPAKKEN, S.ONTVANGEN),)),
    ("NIEUW", "overdragen / niet voor mij", "NIEUW", ((S.NIEUW, E.OVERDRAGEN, S.NIEUW),)),
    ("NIEUW, any", "crisis words in sent text, or button", "same + SPOED", _each(RUNNING, E.SPOED)),
    ("ONTVANGEN, ANALYSE", "misbruik, te weinig info, doorverwezen", "GESLOTEN_ANDERS",
     _each((S.ONTVANGEN, S.ANALYSE), E.ANDERS_SLUITEN, S.GESLOTEN_ANDERS)),
    ("NIEUW", "melder wist", "(erased)", ((S.NIEUW, E.TERUGHALEN, S.GEWIST),)),
    ("ONTVANGEN", "AW eerste opvang gedaan", "ANALYSE", ((S.ONTVANGEN, E.EERSTE_OPVANG, S.ANALYSE),)),
    ("ONTVANGEN", "gesprek gepland/gevoerd", "ANALYSE", ((S.ONTVANGEN, E.GESPREK_GEVOERD, S.ANALYSE),)),
    ("ANALYSE", "uitkomst vastgelegd", "PLAN", ((S.ANALYSE, E.UITKOMST_VASTGELEGD, S.PLAN),)),
    ("ANALYSE", "geen pesten", "GESLOTEN_ANDERS or PLAN",
     ((S.ANALYSE, E.ANDERS_SLUITEN, S.GESLOTEN_ANDERS), (S.ANALYSE, E.UITKOMST_VASTGELEGD, S.PLAN))),
    ("PLAN", "herstelgesprek gekozen", "HERSTELGESPREK", ((S.PLAN, E.HERSTELGESPREK_GEKOZEN, S.HERSTELGESPREK),)),
    ("PLAN", "alternatief plan", "BORGING", ((S.PLAN, E.ALTERNATIEF_PLAN, S.BORGING),)),
    ("PLAN", "leerling wil nu niets", "MEEKIJKEN", ((S.PLAN, E.NU_NIETS, S.MEEKIJKEN),)),
    ("ONTVANGEN", "leerling onbekend", "asked at most twice without an answer, then MEEKIJKEN",
     _each((S.ONTVANGEN, S.ANALYSE, S.MEEKIJKEN), E.GEEN_ANTWOORD, S.MEEKIJKEN)),
    ("HERSTELGESPREK", "gehouden", "BORGING", ((S.HERSTELGESPREK, E.GEHOUDEN, S.BORGING),)),
    ("HERSTELGESPREK", "niet doorgegaan", "PLAN", ((S.HERSTELGESPREK, E.NIET_DOORGEGAAN, S.PLAN),)),
    ("MEEKIJKEN", "leerling wil wel", "PLAN", ((S.MEEKIJKEN, E.WIL_TOCH, S.PLAN),)),
    ("MEEKIJKEN", "nieuw signaal", "ANALYSE", ((S.MEEKIJKEN, E.NIEUW_SIGNAAL, S.ANALYSE),)),
    ("BORGING", "gestopt (G and P) x2", "BORGING", ((S.BORGING, E.VERVOLG_GEHOUDEN, S.BORGING),)),
    ("BORGING", "afspraken niet gelukt, 1st time", "BORGING",
     ((S.BORGING, E.KANS_GEGEVEN, S.BORGING), (S.BORGING, E.OPNIEUW_AFGESPROKEN, S.BORGING))),
    ("BORGING", "niet gelukt 2nd time / erger / new signal", "NIET_GESTOPT",
     ((S.BORGING, E.NIET_GESTOPT, S.NIET_GESTOPT),)),
    ("NIET_GESTOPT", "coach-ondersteuner geinformeerd", "same, E1", _each((S.NIET_GESTOPT,), E.GEDEELD)),
    ("NIET_GESTOPT", "oudergesprek gehouden", "same", _each((S.NIET_GESTOPT,), E.OUDERGESPREK_GEHOUDEN)),
    ("NIET_GESTOPT", "evaluatie goed", "BORGING or AFGEROND",
     ((S.NIET_GESTOPT, E.EVALUATIE_GOED, S.BORGING), (S.NIET_GESTOPT, E.AFRONDEN, S.AFGEROND))),
    ("NIET_GESTOPT", "SL records Time Out/schorsing", "MAATREGEL", ((S.NIET_GESTOPT, E.MAATREGEL, S.MAATREGEL),)),
    ("MAATREGEL", "terugkeergesprek gehouden", "BORGING", ((S.MAATREGEL, E.TERUGKEERGESPREK, S.BORGING),)),
    ("MAATREGEL", "SL records verwijdering", "BORGING, E4",
     ((S.MAATREGEL, E.VERWIJDERING, S.BORGING), (S.NIET_GESTOPT, E.VERWIJDERING, S.BORGING))),
    ("any active", "afronden", "AFGEROND",
     _each((S.MEEKIJKEN, S.BORGING, S.NIET_GESTOPT), E.AFRONDEN, S.AFGEROND)),
    ("ONTVANGEN, ANALYSE", "dubbel (samenvoegen)", "GESLOTEN_ANDERS, with the one that leads",
     _each(PICKED_UP, E.SAMENGEVOEGD)),
    ("AFGEROND", "nieuw signaal < 8 weeks", "ANALYSE or NIET_GESTOPT",
     ((S.AFGEROND, E.NIEUW_SIGNAAL, S.ANALYSE), (S.AFGEROND, E.TOCH_NIET_GESTOPT, S.NIET_GESTOPT))),
)
"""From, event, to as DOMAIN §1.4 has them, and the rows of ``TRANSITIONS`` that they are."""

NO_ROW: Final[tuple[tuple[str, str, str, str], ...]] = (
    ("CONCEPT", "crisis words", "CONCEPT", "nothing is recorded: help is shown at once, and no school hears of it"),
    ("NIEUW", "misbruik, te weinig info, doorverwezen", "GESLOTEN_ANDERS", "somebody reads it first (P-15)"),
    ("any", "melder koppelt los", "same, ANONIEM", "a flag and keys, no step of the road"),
    ("any active", ">=2 pesters/gepesten", "same, E2", "an escalation level is no status"),
    ("any active", "criteria structureel", "same, E3", "an escalation level is no status"),
    ("NIET_GESTOPT", "nieuw signaal", "same", "it is joined, and kept as new; nothing follows from it by itself (G12)"),
)
"""What has no row of ours, and why."""

OURS: Final[tuple[tuple[str, tuple[Row, ...]], ...]] = (
    ("whoever had it gives it back before a talk was held", ((S.ONTVANGEN, E.OVERDRAGEN, S.NIEUW),)),
    ("whoever had it is away: somebody else takes it up where it is",
     (*_each(WORKED_ON, E.OVERDRAGEN), *_each(WORKED_ON, E.OPPAKKEN))),
    ("danger: somebody acts on it, it has passed",
     (*_each(RUNNING, E.SPOED_BEVESTIGD), *_each(RUNNING, E.SPOED_VOORBIJ))),
    ("a colleague looks along, not any more, or was asked without a name",
     tuple(row for event in (E.GEDEELD, E.TERUGGENOMEN, E.OVERLEGD) for row in _each(PICKED_UP, event))),
    ("acute danger: a second person is asked, confirms, does not, or it lapses (SCREENS §13)",
     tuple(row for event in ACUUT for row in _each(PICKED_UP, event))),
    ("what went along with another stands by itself again", _each(PICKED_UP, E.UIT_ELKAAR)),
    ("the evaluation says no: the coach chooses again", _each((S.NIET_GESTOPT,), E.EVALUATIE_NIET_GOED)),
    ("closing is possible from any active state, with a reason (P-47)",
     _each(PICKED_UP, E.ANDERS_SLUITEN, S.GESLOTEN_ANDERS)),
    ("it did not help, she says, and somebody else looks along (SCREENS closed-no)",
     _each((S.AFGEROND, S.GESLOTEN_ANDERS), E.HEROPENEN, S.ANALYSE)),
)
"""Rows that the protocol does not have, with what they are for."""

TABLE: Final = {(before, event, after) for (before, event), after in TRANSITIONS.items()}


@pytest.mark.parametrize(("before", "event", "after", "rows"), DOMAIN, ids=[f"{r[0]} {r[1]}" for r in DOMAIN])
def test_a_row_of_the_school_is_in_the_table(before: str, event: str, after: str, rows: tuple[Row, ...]) -> None:
    """From the same status, to the same one."""
    assert rows
    assert set(rows) <= TABLE, (before, event, after)


def test_every_row_of_the_table_has_a_ground() -> None:
    """In the protocol, or in a reason of ours that is written down."""
    named = {row for *_, rows in DOMAIN for row in rows} | {row for _, rows in OURS for row in rows}
    assert TABLE - named == set()
    assert named - TABLE == set()


def test_what_has_no_row_has_a_reason() -> None:
    """And is not in the table after all."""
    assert all(why for *_, why in NO_ROW)
    absent = {(S.NIEUW, E.ANDERS_SLUITEN), (S.ONTVANGEN, E.UITKOMST_VASTGELEGD), (S.MEEKIJKEN, E.GESPREK_GEVOERD)}
    assert absent & TRANSITIONS.keys() == set()


def test_all_rows_of_the_school_are_here() -> None:
    """Thirty-three of them; three name several things, each of which stands here by itself."""
    assert len(DOMAIN) + len(NO_ROW) == 37
