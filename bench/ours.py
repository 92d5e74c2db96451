"""Signaal as ``signaal serve`` runs it, without the limits on sending: ``python -m bench.ours``.

Settings come from the environment. An alert to a coach leaves at once, so that everything that a signal causes at
school is in what is measured. The command line is imported only because ``serve`` has it in memory too.
"""

import asyncio
import gc
import logging
import os
import signal
import sys
from time import monotonic

import bot.cli  # noqa: F401
from bench.machine import BOT_CORE, pin
from bot.config import SchoolFile, Settings, load_school, load_settings
from bot.log import setup, watch
from bot.surroundings import MachineChance, MachineTime, surroundings
from bot.usecases.scene import Pace
from bot.wiring import Lane, Machine, ready_to_serve
from handlers.telegram.request import connect
from scheduler.limits import Limits
from scheduler.limits import Pace as SendingPace
from storage.store import SqlStore


async def serve(store: SqlStore, settings: Settings, school: SchoolFile) -> None:
    """Run until a polite kill."""
    assert settings.token is not None
    stop = asyncio.Event()
    watch(asyncio.get_running_loop())
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    lane = Lane(store)
    around = surroundings(school, MachineTime(), MachineChance(), Pace(alert_at_once=True))
    line = connect(settings.token.get_secret_value(), settings.api_url)
    await Machine(lane, around, line, limits=Limits(monotonic, SendingPace(on=False))).run(stop)
    lane.close()


def main() -> None:
    """The program."""
    setup(sys.stderr, logging.INFO)
    settings = load_settings(os.environ)
    assert isinstance(settings, Settings)
    school = load_school(settings.home / "school.toml")
    assert isinstance(school, SchoolFile)
    with ready_to_serve(settings) as store:
        gc.collect()
        gc.freeze()
        asyncio.run(serve(store, settings, school))


if __name__ == "__main__":
    pin(0, BOT_CORE)
    main()
