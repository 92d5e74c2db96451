"""The process in which Telegram and the people live: ``python -m bench.telegram``.

A line of JSON on standard input is a command, a line on standard output its answer. It listens on this machine only.

    {"do": "open", "kind": "pupil"}       a fresh Telegram, for one bot   → {"place": …, "origin": …}
    {"do": "first", "place": …}           somebody does one thing         → {"at": …} once it was answered
    {"do": "slow", "place": …, "seconds": 0.04}   every call takes so long from now on               → {}
    {"do": "saturate", "place": …, "bot": …, "people": …, "warm": …, "count": …, "most_s": …}        → a Window
    {"do": "pace", "place": …, "bot": …, "people": …, "rate": …, "warm_s": …, "seconds": …}          → a Window
    {"do": "close", "place": …}                                                                      → {}

``bot`` is the number of the bot's process. When nobody is answered any more, the answer is {"stuck": …}.
"""

import asyncio
import json
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from bench.crowd import Crowd, HeardTelegram, Stuck
from bench.machine import EMULATOR_CORE, pin
from bench.people import KINDS
from bench.school import CHATS
from bot.demo.faults import Fault, FaultKind
from bot.demo.server import Emulator

Given = dict[str, Any]
"""What came out of the JSON: our own other process wrote it."""


class Place:
    """One Telegram, on a port of its own, for one bot and its people."""

    def __init__(self, kind: str) -> None:
        self._kind = kind
        self._telegram = HeardTelegram(lambda: datetime.now(UTC))
        for chat in CHATS.values():
            self._telegram.add_user("Staff", language_code="nl", user_id=chat)
            self._telegram.chats[chat].started = True
        self._emulator = Emulator(self._telegram)

    async def open(self) -> str:
        """Begin to listen; gives where."""
        await self._emulator.start()
        return self._emulator.origin

    async def do(self, what: str, bot: int = 0, **given: Any) -> Given:
        """One command; gives its answer."""
        crowd = Crowd(self._telegram, KINDS[self._kind], bot)
        match what:
            case "first":
                return {"at": await crowd.first()}
            case "slow":
                self._slow(**given)
                return {}
            case "saturate":
                return asdict(await crowd.saturate(**given))
            case "pace":
                return asdict(await crowd.pace(**given))
            case "close":
                await self._emulator.stop()
                return {}
        raise ValueError(what)

    def _slow(self, seconds: float) -> None:
        self._telegram.faults.clear()
        if seconds:
            self._telegram.faults.add(Fault(FaultKind.SLOW, times=None, seconds=seconds))


async def serve() -> None:
    """Do what standard input asks, until it ends."""
    lines, places = asyncio.StreamReader(), list[Place]()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
    while line := await lines.readline():
        print(json.dumps(await _answer(places, **json.loads(line))), flush=True)


async def _answer(places: list[Place], do: str, place: int = 0, **given: Any) -> Given:
    try:
        if do == "open":
            places.append(Place(**given))
            return {"place": len(places) - 1, "origin": await places[-1].open()}
        return await places[place].do(do, **given)
    except Stuck as stuck:
        return {"stuck": str(stuck)}


if __name__ == "__main__":
    pin(0, EMULATOR_CORE)
    asyncio.run(serve())
