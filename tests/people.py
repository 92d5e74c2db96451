"""The cast: the same people in every story, so that a name says who may do what (STYLE §3.15).

Noor is in 2HE and is bullied; Daan sees it; Sam Jansen and Ali are coaches of 2HE, Bakker of 2VA; Visser is on duty
(achterwacht), Mulder is the vertrouwenspersoon, De Wit the aanspreekpunt. A stranger knows the bot's name and no more.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Final

from bot.config import SchoolFile
from bot.config.school import Contacts
from bot.route.model import Group, Role, Staff, StaffId

TUESDAY: Final = datetime(2026, 11, 24, 18, 30, tzinfo=UTC)
"""Tuesday evening at half past seven: most signals come after school."""


def _staff(number: int, name: str, *roles: Role) -> Staff:
    return Staff(StaffId(f"{number:032x}"[::-1]), name, frozenset(roles))


SAM: Final = _staff(1, "Jansen", Role.COACH)
ALI: Final = _staff(2, "Ali", Role.COACH)
BAKKER: Final = _staff(3, "Bakker", Role.COACH)
VISSER: Final = _staff(4, "Visser", Role.ACHTERWACHT)
MULDER: Final = _staff(5, "Mulder", Role.VERTROUWENSPERSOON)
DE_WIT: Final = _staff(6, "De Wit", Role.AANSPREEKPUNT)
STAFF: Final = (SAM, ALI, BAKKER, VISSER, MULDER, DE_WIT)

GROUPS: Final = (
    Group("1HA", 1, (BAKKER.id,)),
    Group("2HE", 2, (SAM.id, ALI.id)),
    Group("2VA", 2, (BAKKER.id,)),
    *(Group(f"{year}K{letter}", year, (BAKKER.id,)) for year in (3, 4, 5, 6) for letter in "ABCDEF"),
)
"""More than 24 classes, so that the year is asked first (SCREENS §2)."""


@dataclass(frozen=True)
class Pupil:
    """Somebody with a phone; none of this may ever reach the school, the disk or a log."""

    first_name: str
    last_name: str
    username: str
    language: str
    id: int


NOOR: Final = Pupil("Noorcanary", "Achternaamcanary", "noor_canary_handle", "nl", 7_310_455_911)
DAAN: Final = Pupil("Daancanary", "Vriescanary", "daan_canary_handle", "nl", 7_310_455_912)
EMMA: Final = Pupil("Emmacanary", "Smithcanary", "emma_canary_handle", "en", 7_310_455_913)
FATIMA: Final = Pupil("Fatimacanary", "Bouzidcanary", "fatima_canary_handle", "nl", 7_310_455_914)
"""Noor's mother."""
OLIVER: Final = Pupil("Olivercanary", "Brownecanary", "oliver_canary_handle", "en", 7_310_455_915)
"""The father of somebody in 2HE; he reads English."""
PETRA: Final = Pupil("Petracanary", "Docentcanary", "petra_canary_handle", "nl", 7_310_455_916)
"""Teaches Noor; she is not connected."""


def a_school_file() -> SchoolFile:
    """The school of the stories: five days a week, bells from 8.30 to 16.10."""
    contacts = Contacts(
        vertrouwenspersoon="Mulder", vp_contact="kamer 1.12", aw_plek="bij de balie", fg_contact="fg@school.example"
    )
    return SchoolFile(
        name="De Linde", region="Midden", first_bell=time(8, 30), last_bell=time(16, 10), contacts=contacts
    )
