"""What goes on in the demo besides what its viewer does: the school's clock is moved, or a scene is played.

One thing at a time, and it can be stopped. The school itself is made by ``bot.staging``; when the page asks for a fresh
one, the former is gone with everything in it. Moving the clock stops at each due moment in order, lets what is due
leave, and tells the page what it was (DESIGN §3 "Two clocks").
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Final, Protocol

from bot.demo.guard import NotYet
from bot.demo.model import JsonObject
from bot.demo.phones import Cast
from bot.route.timing import Calendar, add_school_days, at, local_day, next_school_day

BEAT: Final = 1.5
"""How long, in seconds, a viewer gets to see one thing before the next comes."""
OPENS_AT: Final = time(15, 40)
MORNING: Final = time(8, 0)
_LOOK: Final = 0.02
_REMEMBERED: Final = 5
_QUIETLY: Final = frozenset({"fold", "expiry", "delete", "stub"})
"""What falls due so often, and is so little, that nobody needs long to see it."""


class Stuck(Exception):
    """It cannot go on. ``key`` names a line of the page, ``values`` are words of the bot's own, never of a person."""

    def __init__(self, key: str, **values: str) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


class Leap(StrEnum):
    """How far the page can move the clock."""

    HOUR = "hour"
    DAY = "day"
    WEEKS = "weeks"


@dataclass(frozen=True)
class Opening:
    """A fresh school that is asked for: the scene to play in it (none is ""), and the language of its phones."""

    scene: str = ""
    language: str = "nl"


class School(Protocol):
    """A running school, as far as the demo plays with it."""

    @property
    def cast(self) -> Cast:
        """The phones of its people."""

    @property
    def calendar(self) -> Calendar:
        """Its school days."""

    def now(self) -> datetime:
        """School time."""

    async def next_due(self) -> datetime | None:
        """When the next thing falls due."""

    async def coming(self, moment: datetime) -> tuple[str, ...]:
        """What kinds of things fall due by then."""

    async def owes(self) -> bool:
        """Whether anything that is due has not left yet."""

    async def put_clock(self, moment: datetime) -> None:
        """School time is this now; what is due is handled."""

    async def loot(self) -> JsonObject:
        """What a thief of the disk holds."""

    async def times(self, words: str) -> int:
        """How often these words stand on the disk."""


@dataclass(frozen=True)
class Hand:
    """What somebody is about to do on a phone, so that a viewer sees it coming: a button, or words being typed."""

    phone: str
    message: int = 0
    data: str = field(default="", repr=False)
    text: str = field(default="", repr=False)


@dataclass
class Show:
    """What is on: the school, what is being played in it, and what the page says about that.

    ``patience``: how many seconds somebody in a scene waits for the bot before the scene is given up.
    """

    beat: float = BEAT
    patience: float = 12.0
    busy: str = ""
    caption: JsonObject | None = None
    hand: Hand | None = None
    changes: int = 0
    came: deque[JsonObject] = field(default_factory=lambda: deque(maxlen=_REMEMBERED))
    wanted: Opening | None = None
    asked: asyncio.Event = field(default_factory=asyncio.Event)
    _school: School | None = None
    _group: asyncio.TaskGroup | None = None
    _task: asyncio.Task[None] | None = None

    # -- schools come and go ----------------------------------------------------------------------------------------

    @property
    def school(self) -> School:
        """The school that is there now; while the next one is being made, still the former. Raises NotYet."""
        if self._school is None:
            raise NotYet
        return self._school

    @property
    def cast(self) -> Cast:
        """The phones on the table."""
        return self.school.cast

    def enter(self, school: School, group: asyncio.TaskGroup) -> None:
        """This school is on from now on; what is played in it runs in this group."""
        self._school, self._group, self._task = school, group, None
        self.busy, self.caption, self.hand = "", None, None
        self.came.clear()
        self.changed()

    def wants(self, opening: Opening) -> None:
        """Ask for a fresh school; what is being played in this one ends."""
        self.stop()
        self.wanted = opening
        self.asked.set()

    async def until_asked(self, stop: asyncio.Event) -> None:
        """Wait until another school is asked for, or the demo stops."""
        async with asyncio.TaskGroup() as group:
            waits = [group.create_task(event.wait()) for event in (self.asked, stop)]
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
            for wait in waits:
                wait.cancel()
        self.stop()

    def next_opening(self) -> Opening:
        """The school that was asked for."""
        self.asked.clear()
        opening, self.wanted = self.wanted or Opening(), None
        return opening

    # -- one thing at a time ----------------------------------------------------------------------------------------

    def play(self, name: str, work: Coroutine[object, object, None]) -> bool:
        """Begin this, unless something goes on already; then False."""
        if self.busy or self._group is None or self.asked.is_set():
            work.close()
            return False
        self.busy = name
        self.changed()
        self._task = self._group.create_task(self._played(work))
        return True

    def stop(self) -> None:
        """End what goes on, wherever it is."""
        if self._task is not None and not self._task.done():
            self._task.cancel()
            self._over({"key": "stopped", "values": {}})

    async def _played(self, work: Awaitable[None]) -> None:
        try:
            await work
        except Stuck as stuck:
            self._over({"key": stuck.key, "values": stuck.values})
        else:
            self._over(self.caption)

    def _over(self, caption: JsonObject | None) -> None:
        self.busy, self.hand, self.caption = "", None, caption
        self.changed()

    # -- what the page is told --------------------------------------------------------------------------------------

    def changed(self) -> None:
        """There is something new to show."""
        self.changes += 1

    def says(self, key: str) -> None:
        """The line that tells what happens."""
        self.caption = {"key": key, "values": {}}
        self.changed()

    def points(self, hand: Hand | None) -> None:
        """Somebody's hand is there, or nowhere."""
        self.hand = hand
        self.changed()

    def told(self) -> JsonObject:
        """All of it, for the page."""
        hand = self.hand
        stage = {
            "edition": self.cast.edition,
            "now": self.school.now().isoformat(),
            "busy": self.busy,
            "caption": self.caption,
            "hand": None if hand is None else vars(hand),
            "came": list(self.came),
            "beat": round(self.beat * 1000),
        }
        return {"version": f"-{self.cast.edition}.{self.changes}", "stage": stage}

    async def rest(self, beats: float = 1.0) -> None:
        """Let it be seen."""
        await asyncio.sleep(self.beat * beats)

    async def until(self, true: Callable[[], bool], otherwise: Stuck) -> None:
        """Wait until this is true. Raises ``otherwise`` when patience runs out: nothing here hangs."""
        ends = asyncio.get_running_loop().time() + self.patience
        while not true():
            if asyncio.get_running_loop().time() > ends:
                raise otherwise
            await asyncio.sleep(_LOOK)

    # -- the clock --------------------------------------------------------------------------------------------------

    def goal(self, leap: Leap) -> datetime:
        """Where the clock comes to stand: an hour or two weeks on, or at the beginning of the next school day."""
        school = self.school
        if leap is Leap.DAY:
            today = local_day(school.calendar, school.now())
            return at(school.calendar, next_school_day(school.calendar, today), MORNING)
        return school.now() + (timedelta(hours=1) if leap is Leap.HOUR else timedelta(weeks=2))

    async def walk(self, goal: datetime, enough: Callable[[], bool] = lambda: False) -> None:
        """School time goes on to ``goal``, by way of each moment at which something falls due; or until ``enough``."""
        school = self.school
        while (due := await school.next_due()) is not None and due <= goal:
            await self._stop_at(max(due, school.now()))
            if enough():
                return
        await school.put_clock(max(goal, school.now()))
        self.changed()

    async def _stop_at(self, moment: datetime) -> None:
        kinds = await self.school.coming(moment)
        await self.school.put_clock(moment)
        self.came.append({"at": moment.isoformat(), "kinds": kinds})
        self.changed()
        await self.drained(Stuck("clock-stuck"))
        await self.rest(0.3 if _QUIETLY.issuperset(kinds) else 1.0)

    async def drained(self, otherwise: Stuck) -> None:
        """Wait until all that is due has left. Raises ``otherwise`` when it does not."""
        ends = asyncio.get_running_loop().time() + self.patience
        while await self.school.owes():
            if asyncio.get_running_loop().time() > ends:
                raise otherwise
            await asyncio.sleep(_LOOK)


def opening_moment(calendar: Calendar, today: datetime) -> datetime:
    """When a demo opens: after school on the first school day from today, so that it never opens on a holiday."""
    day = add_school_days(calendar, local_day(calendar, today), 0)
    return at(calendar, day, OPENS_AT)
