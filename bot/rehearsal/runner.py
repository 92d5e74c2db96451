"""Plays the year: the clock jumps from what falls due to what somebody does next, and everything comes to rest between.

Nothing sleeps. The bot gets a ``kill -9`` now and then and begins again on the same disk; Telegram is out for minutes,
a night, a weekend, and over Christmas. At the end ``promises.Ledger`` holds what was broken.
"""

import logging
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import replace
from datetime import datetime, time, timedelta
from heapq import heappop, heappush
from pathlib import Path
from random import Random
from secrets import token_bytes
from typing import Final, TypeVar

from bot.rehearsal.air import Air
from bot.rehearsal.apart import Killed, apart
from bot.rehearsal.audit import Audit
from bot.rehearsal.clock import YearChance, YearTime
from bot.rehearsal.colleagues import Colleague
from bot.rehearsal.machine import Answer, Life, Wrap, begin, beside
from bot.rehearsal.observer import Named, Phones
from bot.rehearsal.planted import Fault, hasty, planting
from bot.rehearsal.promises import Broken, Ledger
from bot.rehearsal.reporters import Somebody
from bot.rehearsal.year import Away, Break, Death, Year, enrol
from bot.route.model import ChatId
from bot.route.timing import at, is_school_day
from bot.surroundings import Surroundings, surroundings
from bot.usecases.joining import pause, resume
from bot.usecases.practices import Practices
from bot.wiring import Checkpoint, no_checkpoint, open_store
from storage.theft import doubts_in, owed_by, sent_in, taken_in

MOST_TURNS: Final = 60
TICKS: Final = tuple(timedelta(minutes=minutes) for minutes in (1, 2, 5, 10, 30, 60, 120))
LANES: Final = 8
"""So many messages are under way at once (``scheduler.delivery``)."""
AFTERWARDS: Final = timedelta(days=21)
"""The year goes on so long after the last school day, so that what was promised in it can be kept."""

T = TypeVar("T")
Work = Callable[[], Coroutine[object, object, None]]


class Rehearsal:
    """One year on one disk."""

    def __init__(
        self,
        year: Year,
        folder: Path,
        seed: int,
        faults: frozenset[Fault] = frozenset(),
        progress: Callable[[datetime], None] = lambda moment: None,
    ) -> None:
        """``progress`` is told where the clock stands."""
        self.year, self.folder, self.seed = year, folder, seed
        self.faults, self.progress, self.ledger = faults, progress, Ledger()
        start = at(self.year.calendar, self.year.first - timedelta(days=1), time(12))
        self.time = YearTime(start)
        self.air = Air(self.time)
        self._death: Death | None = None
        self._lives = 0
        self.around = surroundings(
            self.year.school, self.time, YearChance(Random(f"chance:{self.seed}"))
        )
        self.phones = Phones(self.air, self.year.calendar, self.ledger)
        self.air.on_said = self.phones.hears
        self.staff = {c.id: c for c in (Colleague(self.air, s, self.seed, self.year.calendar) for s in self.year.staff)}
        self.reporters: dict[int, Somebody] = {}
        self.audit = Audit(self.year, self.phones, self.ledger, self.staff, self.reporters)
        self._random = Random(f"runner:{self.seed}")
        self._heap: list[tuple[datetime, int, Work]] = []
        self._order = 0
        self._looks: dict[int, int] = {}
        self._life: Life | None = None
        self._restless = 0
        self._coming: datetime | None = None
        self._stuck: datetime | None = None

    @property
    def database(self) -> Path:
        """The file that everything is in."""
        return self.folder / "signaal.db"

    # --- the year ---------------------------------------------------------------------------------------------------

    async def play(self) -> None:
        """From the first day until three weeks after the last."""
        log = _Errors(self.ledger, self.time)
        logging.getLogger().addHandler(log)
        try:
            self._enrol()
            self._plan()
            await self._drain()
            await self._until(at(self.year.calendar, self.year.last, time(23)) + AFTERWARDS)
            self._hears_everything()
            self.audit.at_the_end(self._unit_of_life(), self.time.at)
        finally:
            logging.getLogger().removeHandler(log)
            self._end()

    def _enrol(self) -> None:
        store = open_store(f"sqlite:///{self.database}", self.folder / "keys", token_bytes)
        with store.unit() as unit:
            enrol(unit, self.year)
            for colleague in self.staff.values():
                unit.seat(colleague.staff.id, ChatId(colleague.id), "nl")
        store.close()
        self._begin()

    def _plan(self) -> None:
        for number, moment in enumerate(self.year.arrivals):
            self._at(moment, self._arrives(number))
        for one in self.year.breaks:
            self._at(one.begins, self._breaks(one))
            self._at(one.ends, self._mends(one))
        for death in self.year.deaths:
            self._at(death.at, self._dooms(death))
        for away in self.year.away:
            self._at(away.begins, self._leaves(away))
            self._at(away.ends, self._returns(away))
        for day in self.year.days():
            self._at(at(self.year.calendar, day, time(3, 30)), self._sweeps)
            if is_school_day(self.year.calendar, day):
                self._at(at(self.year.calendar, day, time(17, 1)), self._audits)

    async def _until(self, end: datetime) -> None:
        while self._heap or self._life:
            moment, work = self._next(end)
            if moment >= end:
                return
            self.time.at = max(self.time.at, moment)
            self.progress(self.time.at)
            if work is not None:
                await work()
            await self._drain()

    def _next(self, end: datetime) -> tuple[datetime, Work | None]:
        due = self._next_due()
        first = self._heap[0][0] if self._heap else end
        if due is not None and due < first:
            return due, None
        if not self._heap:
            return end, None
        moment, _, work = heappop(self._heap)
        return moment, work

    def _next_due(self) -> datetime | None:
        """What falls due next; what came due already and did not leave is looked at again by ``_ticks``."""
        if self._life is None:
            return None
        due = self._coming
        return due if due is not None and due > self.time.at else None

    def _due(self) -> datetime | None:
        return None if self._life is None else self._life.lane.store_now(lambda unit: unit.next_due())

    def _at(self, moment: datetime, work: Work) -> None:
        self._order += 1
        heappush(self._heap, (moment, self._order, work))

    # --- coming to rest ---------------------------------------------------------------------------------------------

    async def _drain(self) -> None:
        """Until nothing more happens at this moment; then everybody's phone is looked at."""
        if self._life is not None:
            for _ in range(MOST_TURNS):
                if await self._turn() and not self._waits():
                    break
            else:
                self.ledger.broke(Broken.RESTLESS, self.time.at)
            self._keeps_trying()
        self.phones.look(self.time.at)
        if self._life is not None:
            self.audit.nobody_kept_out_sees(self._life)
            self.audit.nobody_reads_what_is_not_theirs(self._life)
        if self._rests():
            self.phones.asking.clear()
        self._notices()

    async def _turn(self) -> bool:
        """One turn of the bot; False when it died of it."""
        life = self._life
        assert life is not None
        return await self._survives(life.machine.turn(self._unheard())) is not None

    def _unheard(self) -> bool:
        return self.air.queue.pending(self.air.now()) > 0 and not self.air.out

    def _waits(self) -> bool:
        """Whether there is more to do at this moment, because of what was done just now."""
        due = self._due()
        self._coming = due
        return self._unheard() or (due is not None and due <= self.time.at and due != self._stuck)

    async def _survives(self, work: Awaitable[T]) -> T | None:
        """What the bot does; None when it died of it, and is there again."""
        before = doubts_in(self.database) if self._death or self.air.faulty else None
        try:
            done = await work
        except Killed as death:
            await self._begins_again(before or 0, death.said)
            return None
        if before is not None:
            self.phones.doubt(self.time.at, doubts_in(self.database) - before)
        return done

    def _rests(self) -> bool:
        return self._life is not None and not self.air.out and not self._restless

    def _keeps_trying(self) -> None:
        """What could not leave waits for real time: look again, later each time, until nothing is owed."""
        owed = (self.air.out or self.air.faulty or self._restless) and owed_by(self.database, self.time.at) > 0
        if not owed:
            self._restless = 0
        elif not self.air.out:
            self._at(self.time.at + TICKS[min(self._restless, len(TICKS) - 1)], _nothing)
            self._restless += 1

    async def _begins_again(self, before: int, said: tuple[int, ...]) -> None:
        """Killed: what is on disk is all there is. Messages on their way may come twice; the bot writes that down.

        But for the screens of reporters: one on its way is owed again, and no row says so. Of what was said in the last
        turn no more can have been on their way than there are lanes.
        """
        self.ledger.count("killed")
        if self._death is not None:
            self.ledger.count(f"killed, {self._death.point}")
        self._death = None
        self._end()
        await self._begin().machine.take_over()
        self.phones.doubt(self.time.at, doubts_in(self.database) - before)
        self.phones.doubt(self.time.at, min(LANES, sum(chat in self.phones.languages for chat in said)))

    def _begin(self) -> Life:
        """A life in this process; or in one of its own, when it is to be killed."""
        chance = YearChance(Random(f"chance:{self.seed}:{self._lives}"))  # What a dead one drew must not come again.
        around: Surroundings = replace(self.around, practices=Practices(), chance=chance)
        self._lives += 1
        plants = planting(self.faults)

        def begins(answer: Answer, watch: Wrap, checkpoint: Checkpoint = no_checkpoint) -> Life:
            line = hasty(self.faults, answer)
            return begin(self.folder, around, line, self.time, lambda store: plants(watch(store)), checkpoint)

        if self._death is None:
            self._life = begins(self.air.answer, lambda store: store)
        else:
            child = apart(begins, self.time, self.air.answer, self._death, self._errs)
            self._life = beside(self.folder, child, child.close)
        return self._life

    def _errs(self, words: str) -> None:
        self.ledger.broke(Broken.ERROR, self.time.at, "", words)

    def _end(self) -> None:
        if self._life is not None:
            self._life.close()
            self._life = None

    def _unit_of_life(self) -> Life:
        return self._life or self._begin()

    # --- people -----------------------------------------------------------------------------------------------------

    def _notices(self) -> None:
        """Who got something unasked looks at it, each in her own time; named hours are checked when they strike."""
        for chat in self.phones.unasked:
            who = self.reporters.get(chat) or self.staff[chat]
            moment = who.noticed(self.time.at)
            if moment is not None:
                self._looks[chat] = self._looks.get(chat, 0) + 1
                self._at(max(moment, self.time.at), self._acts(chat, self._looks[chat]))
        self.phones.unasked.clear()
        for hour in self.phones.fresh:
            self._at(hour.by, self._strikes(hour))
        self.phones.fresh.clear()

    def _arrives(self, number: int) -> Work:
        async def work() -> None:
            somebody = Somebody(self.air, number, self.seed)
            self.reporters[somebody.id] = somebody
            self.phones.languages[somebody.id] = somebody.language
            self.ledger.count("people")
            self._looks[somebody.id] = 0
            await self._acts(somebody.id, 0)()

        return work

    def _acts(self, chat: int, look: int) -> Work:
        async def work() -> None:
            if self._looks.get(chat) != look:
                return
            who = self.reporters.get(chat) or self.staff[chat]
            again = who.act(self.time.at)
            self.phones.acted(chat)
            self.ledger.count("acts")
            await self._drain()
            looks = chat in self.reporters and (again is None or chat in self.phones.new_receipts)
            if looks and self._life is not None:
                self.phones.new_receipts.discard(chat)
                self.audit.looks_for_signals(self._life, chat, self.time.at)
            if again is not None:
                self._at(again, self._acts(chat, look))

        return work

    def _strikes(self, hour: Named) -> Work:
        async def work() -> None:
            self.audit.strikes(self._life, hour)

        return work

    def _leaves(self, away: Away) -> Work:
        async def work() -> None:
            colleague = next(c for c in self.staff.values() if c.staff.id == away.staff)
            colleague.away_until = away.ends
            if away.told and self._life is not None:
                self.ledger.count("paused")
                self._life.lane.store_now(lambda unit: pause(self.around.scene(unit), away.staff))

        return work

    def _returns(self, away: Away) -> Work:
        async def work() -> None:
            if away.told and self._life is not None:
                self._life.lane.store_now(lambda unit: resume(self.around.scene(unit), away.staff))

        return work

    # --- what breaks ------------------------------------------------------------------------------------------------

    def _breaks(self, one: Break) -> Work:
        async def work() -> None:
            self.ledger.count("bot down" if one.down else "telegram out")
            self.air.out = True
            if one.down:
                self._end()

        return work

    def _mends(self, one: Break) -> Work:
        async def work() -> None:
            self.air.out = False
            self.phones.mended = self.time.at
            self._restless = max(1, self._restless)
            if one.down and self._life is None:
                await self._survives(self._begin().machine.take_over())

        return work

    def _dooms(self, death: Death) -> Work:
        async def work() -> None:
            self._death = death
            if self._life is not None:
                self._end()
                await self._survives(self._begin().machine.take_over())

        return work

    async def _sweeps(self) -> None:
        if self._life is not None:
            self._hears_everything()
            await self._survives(self._life.machine.sweep())

    def _hears_everything(self) -> None:
        """What Telegram handed over since yesterday was kept; before what was seen is swept."""
        waits, handed = self.air.queue.waiting(), self.air.handed
        for number in handed - taken_in(self.database) - waits:
            self.ledger.broke(Broken.UNHEARD, self.time.at, str(number))
        self.air.handed = handed & waits
        self.audit.what_counts_as_sent(sent_in(self.database), self.time.at)

    async def _audits(self) -> None:
        if self._life is not None and self._rests():
            self.audit.of_the_day(self._life, self.time.at)


async def _nothing() -> None:
    """A moment at which the bot looks again."""


class _Errors(logging.Handler):
    """An error in the log is a promise broken: nothing that happens in a year is unforeseen."""

    def __init__(self, ledger: Ledger, time_: YearTime) -> None:
        super().__init__(logging.ERROR)
        self._ledger = ledger
        self._time = time_

    def emit(self, record: logging.LogRecord) -> None:
        """Count it, with the constant word that it was logged with."""
        self._ledger.broke(Broken.ERROR, self._time.at, "", record.getMessage()[:120])
