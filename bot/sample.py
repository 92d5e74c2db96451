"""A school whose people do not exist: the one of the demo, and of the conversations that are written down."""

from collections.abc import Mapping
from datetime import time
from typing import Final

from bot.config import SchoolFile
from bot.config.school import Contacts
from bot.ports import Unit
from bot.route.model import ChatId, Group, Role, Staff, StaffId


def _member(number: int, name: str, *roles: Role) -> Staff:
    return Staff(StaffId(f"{number:08x}{'0' * 24}"), name, frozenset(roles))


JANSEN: Final = _member(1, "Jansen", Role.COACH)
ALI: Final = _member(2, "Ali", Role.COACH)
BAKKER: Final = _member(3, "Bakker", Role.COACH)
VISSER: Final = _member(4, "Visser", Role.ACHTERWACHT)
MULDER: Final = _member(5, "Mulder", Role.VERTROUWENSPERSOON)
DE_WIT: Final = _member(6, "De Wit", Role.AANSPREEKPUNT)
STAFF: Final = (JANSEN, ALI, BAKKER, VISSER, MULDER, DE_WIT)
KINDS: Final = ("HA", "HB", "MA", "MB", "VA", "VB")
GROUPS: Final = (
    Group("1HA", 1, (BAKKER.id,)),
    Group("1VA", 1, (BAKKER.id,)),
    Group("2HE", 2, (JANSEN.id, ALI.id)),
    Group("2VA", 2, (BAKKER.id,)),
    *(Group(f"{year}{kind}", year, (BAKKER.id,)) for year in (3, 4, 5) for kind in KINDS),
    *(Group(f"6V{letter}", 6, (BAKKER.id,)) for letter in "ABC"),
)


def the_school() -> SchoolFile:
    """The school's file, with what a school must fill in."""
    contacts = Contacts(
        vertrouwenspersoon="Mulder",
        vp_contact="kamer 1.12",
        aw_plek="de balie in de hal",
        fg_contact="privacy@delinde.example",
    )
    return SchoolFile(
        name="De Linde", region="Midden", first_bell=time(8, 30), last_bell=time(16, 10), contacts=contacts
    )


def seated(unit: Unit, seats: Mapping[StaffId, ChatId], language: str) -> None:
    """The school's people and classes are there; who has a seat is reached in that chat."""
    for member in STAFF:
        unit.put_staff(member)
    for group in GROUPS:
        unit.put_group(group)
    for staff, chat in seats.items():
        unit.seat(staff, chat, language)
