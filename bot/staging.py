"""Puts the demo on: a school with its staff, keys and database in a folder of its own, a Telegram on this machine, the
bot, and the page. Nothing leaves the machine, and what was made is removed at the end (DESIGN §6).
"""

import asyncio
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bot.config import SchoolFile
from bot.config.school import Contacts
from bot.demo.clock import MovableClock
from bot.demo.page import Phone, routes
from bot.demo.server import Emulator
from bot.demo.telegram import Telegram
from bot.ports import Unit
from bot.route.model import ChatId, Group, Role, Staff, StaffId
from bot.usecases.scene import Pace
from bot.wiring import Lane, Machine, MachineChance, MachineTime, open_store, surroundings
from handlers.telegram.request import connect

HURRIED: Final = Pace(0, 0, alert_at_once=True)
"""In the demo a nudge and an alert leave at once; in a school they wait, because time tells who it was."""


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


@dataclass(frozen=True)
class Demo:
    """What runs: where the page is, and the bot."""

    address: str
    telegram: Telegram
    machine: Machine


def the_school() -> SchoolFile:
    """The demo's school. Its people do not exist."""
    contacts = Contacts(
        vertrouwenspersoon="Mulder",
        vp_contact="kamer 1.12",
        aw_plek="de balie in de hal",
        fg_contact="privacy@delinde.example",
    )
    return SchoolFile(
        name="De Linde", region="Midden", first_bell=time(8, 30), last_bell=time(16, 10), contacts=contacts
    )


async def play(port: int, started: asyncio.Future[Demo] | None, stop: asyncio.Event) -> None:
    """Run the demo on ``port`` until ``stop`` is set; ``started`` is told where. Raises OSError: the port is taken."""
    with _folder() as folder:
        lane = Lane(open_store(f"sqlite:///{folder / 'signaal.db'}", folder / "keys", secrets.token_bytes))
        clock = MachineTime()
        # A token of its own, so that no web page can guess the way to this Telegram.
        token = f"{secrets.randbelow(10**9) + 10**9}:{secrets.token_urlsafe(27)}"
        telegram = Telegram(MovableClock(clock.school), token=token)
        phones = _cast(telegram, lane)
        async with Emulator(telegram, port=port, beside=routes(telegram, phones)) as emulator:
            line = connect(token, emulator.origin)
            machine = Machine(lane, surroundings(the_school(), clock, MachineChance(), HURRIED), line)
            if started is not None:
                started.set_result(Demo(emulator.origin, telegram, machine))
            await machine.run(stop)
        lane.close()


@contextmanager
def _folder() -> Iterator[Path]:
    with TemporaryDirectory(prefix="signaal-demo-") as name:
        yield Path(name)


def _cast(telegram: Telegram, lane: Lane) -> tuple[Phone, ...]:
    """A pupil who is nobody to the school, and her coach, who is connected."""
    pupil = telegram.add_user("Noor", language_code="nl")
    coach = telegram.add_user("Sam", language_code="nl")
    telegram.chats[coach.id].started = True  # as when the invite was opened
    lane.now(lambda unit: _seated(unit, ChatId(coach.id)))
    return (Phone("leerling", pupil.id, "Leerling", "nl"), Phone("coach", coach.id, "Coach Jansen", "nl"))


def _seated(unit: Unit, coach: ChatId) -> None:
    for member in STAFF:
        unit.put_staff(member)
    for group in GROUPS:
        unit.put_group(group)
    unit.seat(JANSEN.id, coach, "nl")
