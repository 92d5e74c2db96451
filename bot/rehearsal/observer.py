"""Looks at every phone, as the people who hold them do, and remembers what came when (SCREENS §14).

It does not know the bot. What came *unasked* is told apart from an answer: that person had just done something.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final

from bot.demo.model import Message
from bot.rehearsal.air import Air
from bot.rehearsal.promises import Broken, Ledger
from bot.rehearsal.reading import (
    SAME,
    codes_in,
    has_receipt,
    hours_in,
    is_day,
    is_nudge,
    lets_go,
    names_no_case,
    panel_of,
)
from bot.rehearsal.words import typed_by
from bot.route.model import EntryKind
from bot.route.timing import DAY_ENDS, QUIET_UNTIL, Calendar, at, between_bells, is_quiet, is_school_day, local_day

DOUBLE_WITHIN: Final = timedelta(minutes=9)
"""Asked again in earnest comes later: the rounds of SPOED are ten minutes apart."""
LINE_IS_BACK: Final = timedelta(minutes=30)
"""What was owed before Telegram was out leaves when it is there again, also in class."""
DOUBT_LASTS: Final = timedelta(hours=3)


@dataclass(frozen=True, repr=False)
class Named:
    """An hour that a screen named to a reporter, and since when it stood there."""

    chat: int
    by: datetime
    since: datetime


@dataclass(repr=False)
class Phones:
    """What came to whom. ``languages``: of the reporters; every other chat is of somebody at school."""

    air: Air
    calendar: Calendar
    ledger: Ledger
    languages: dict[int, str] = field(default_factory=dict)
    asking: set[int] = field(default_factory=set)
    alerted: dict[str, datetime] = field(default_factory=dict)
    arrived: dict[tuple[int, str], int] = field(default_factory=lambda: defaultdict(int))
    names: list[tuple[datetime, int, str]] = field(default_factory=list)
    words: list[tuple[datetime, int, EntryKind, int]] = field(default_factory=list)
    told: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    receipts: dict[int, datetime] = field(default_factory=dict)
    new_receipts: set[int] = field(default_factory=set)
    nudges: dict[int, list[datetime]] = field(default_factory=lambda: defaultdict(list))
    named: dict[tuple[int, datetime], Named] = field(default_factory=dict)
    shown: dict[tuple[int, datetime], datetime] = field(default_factory=dict)
    days: dict[tuple[int, date], list[frozenset[str]]] = field(default_factory=lambda: defaultdict(list))
    unasked: list[int] = field(default_factory=list)
    fresh: list[Named] = field(default_factory=list)
    mended: datetime | None = None
    urgent: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    strangers: dict[int, datetime] = field(default_factory=dict)
    _last: dict[tuple[int, str], datetime] = field(default_factory=dict)
    _stood: dict[tuple[int, int], str] = field(default_factory=dict)
    _doubts: list[tuple[datetime, int]] = field(default_factory=list)
    _posted: list[tuple[datetime, int, Message]] = field(default_factory=list)

    def hears(self, moment: datetime, chat: int, message: Message) -> None:
        """The bot said something; it is looked at when all of this moment is there."""
        self._posted.append((moment, chat, message))

    def doubt(self, now: datetime, count: int) -> None:
        """So many messages may come twice: the bot wrote down that it does not know."""
        if count > 0:
            self._doubts.append((now, count))
            self.ledger.count("ambiguous", count)

    def look(self, now: datetime) -> None:
        """All that changed since the last time."""
        posted, self._posted = self._posted, []
        for moment, chat, message in posted:
            if chat not in self.asking or is_day(message.text):  # The message of the day is nobody's answer.
                self._came(moment, chat, message)
            self._read_by_staff(moment, chat, message)
        for chat in [*self.air.touched]:
            if chat in self.languages:
                self._scan(now, chat)
            else:
                self._scan_staff(now, chat)
        self.air.touched.clear()

    # --- what came --------------------------------------------------------------------------------------------------

    def _came(self, moment: datetime, chat: int, message: Message) -> None:
        self.unasked.append(chat)
        if self._is_double(moment, chat, message.text):
            return
        if chat in self.languages:
            self._to_a_reporter(moment, chat, message)
        else:
            self._to_staff(moment, chat, message)

    def _to_a_reporter(self, moment: datetime, chat: int, message: Message) -> None:
        self.ledger.count("nudges")
        if not is_nudge(message.text):
            self.ledger.broke(Broken.UNASKED, moment, str(chat), message.text[:60])
            return
        self._is_one_of_the_day(moment, chat)
        self.nudges[chat].append(moment)
        disturbs = is_quiet(self.calendar, moment) or between_bells(self.calendar, moment)
        if disturbs and self.mended is not None and moment - self.mended < LINE_IS_BACK:
            self.ledger.count("in class, when the line came back")
        elif disturbs and chat not in self.urgent:
            self.ledger.broke(Broken.IN_CLASS, moment, str(chat))

    def _is_one_of_the_day(self, moment: datetime, chat: int) -> None:
        """At most one nudge a day, but for an hour that was named (R15). Of somebody who took a signal back or cut
        loose the bot knows no more that there was one."""
        day, since = local_day(self.calendar, moment), self.strangers.get(chat)
        counted = [nudge for nudge in self.nudges[chat] if since is None or nudge > since]
        before = any(local_day(self.calendar, nudge) == day for nudge in counted)
        if before and (chat, at(self.calendar, day, DAY_ENDS)) not in self.named and chat not in self.urgent:
            self.ledger.broke(Broken.NAGGED, moment, str(chat))

    def acted(self, chat: int) -> None:
        """Somebody does something: what comes in this turn is an answer, and what came before it is seen.

        In danger each thing that is added rings at once: the same words about it may then come anew.
        """
        self.asking.add(chat)
        codes = self.urgent.get(chat, set())
        self._last = {
            (to, text): moment
            for (to, text), moment in self._last.items()
            if to != chat and not codes & codes_in(text)
        }

    def _to_staff(self, moment: datetime, chat: int, message: Message) -> None:
        day = local_day(self.calendar, moment)
        self.ledger.count("to-staff")
        opens, ends = (at(self.calendar, day, hour) for hour in (QUIET_UNTIL, DAY_ENDS))
        if not is_school_day(self.calendar, day) or not opens <= moment <= ends:
            self.ledger.broke(Broken.DAY_OFF, moment, str(chat), message.text[:60])
        if is_day(message.text):
            codes = frozenset(code for row in message.keyboard for b in row for code in codes_in(b.label))
            self.days[chat, day].append(codes)
            if len(self.days[chat, day]) > 1:
                self.ledger.broke(Broken.TWICE_A_DAY, moment, str(chat))

    def _read_by_staff(self, moment: datetime, chat: int, message: Message) -> None:
        if chat in self.languages:
            return
        panel = panel_of(message.text)
        if panel is not None:
            self.arrived[chat, SAME.get(panel, panel)] += 1
        for code in codes_in(message.text):
            self.alerted.setdefault(code, moment)
            self._names(moment, chat, code)
        for code in (code for row in message.keyboard for button in row for code in codes_in(button.label)):
            self._names(moment, chat, code)

    def _names(self, moment: datetime, chat: int, code: str) -> None:
        """This code stands on the phone of somebody at school: may it? (``audit``)"""
        self.names.append((moment, chat, code))
        self.told[code].add(chat)

    def _is_double(self, moment: datetime, chat: int, text: str) -> bool:
        """Whether the same words came just before; and whether that was in doubt."""
        before, self._last[chat, text] = self._last.get((chat, text)), moment
        if before is None or moment - before > DOUBLE_WITHIN:
            return False
        if names_no_case(text):
            self.ledger.count("the same words, perhaps of two cases")
            return False
        self._doubts = [(since, left) for since, left in self._doubts if left and since + DOUBT_LASTS > moment]
        if self._doubts:
            since, left = self._doubts[0]
            self._doubts[0] = (since, left - 1)
            self.ledger.count("doubled-in-doubt")
        else:
            self.ledger.broke(Broken.DOUBLED, moment, str(chat), text[:60])
        return bool(self._doubts)

    # --- what stands there ------------------------------------------------------------------------------------------

    def _scan(self, now: datetime, chat: int) -> None:
        """The hours that are named and the receipt, on what is new in this chat."""
        for message in self.air.chats[chat].messages.values():
            if not message.sender.is_bot or self._stood.get((chat, message.id)) == message.text:
                continue
            self._stood[chat, message.id] = message.text
            if {teller for _, teller in typed_by(message.text)} - {chat}:
                self.ledger.broke(Broken.UNMASKED, now, str(chat))
            if lets_go(message.text):
                self.strangers[chat] = now
            if has_receipt(message.text):
                self.receipts.setdefault(chat, now)
                self.new_receipts.add(chat)
            for by in hours_in(message.text, self.languages[chat], now, self.calendar):
                self.shown[chat, by] = now
                if (chat, by) not in self.named:
                    self.named[chat, by] = Named(chat, by, now)
                    self.fresh.append(self.named[chat, by])

    def _scan_staff(self, now: datetime, chat: int) -> None:
        """What was put in the place of something else names a case: one that this person did not know of before."""
        for message in self.air.chats[chat].messages.values():
            if not message.sender.is_bot or self._stood.get((chat, message.id)) == message.text:
                continue
            self._stood[chat, message.id] = message.text
            self.words += ((now, chat, kind, teller) for kind, teller in typed_by(message.text))
            for code in codes_in(message.text):
                if chat not in self.told[code]:
                    self._names(now, chat, code)

    def later_named(self, hour: Named) -> bool:
        """Whether this reporter read a later hour since, also one that was named before: she saw what was new."""
        since = (at for (chat, by), at in self.shown.items() if chat == hour.chat and by > hour.by)
        return any(at > hour.since for at in since)

    def nudged(self, hour: Named) -> bool:
        """Whether something new came after the hour was named and before it struck."""
        return any(hour.since <= nudge <= hour.by for nudge in self.nudges[hour.chat])


def school_minutes(calendar: Calendar, begins: datetime, ends: datetime) -> float:
    """Minutes between two moments in which the school was open."""
    day, last, total = local_day(calendar, begins), local_day(calendar, ends), 0.0
    while day <= last:
        if is_school_day(calendar, day):
            opens, closes = (at(calendar, day, hour) for hour in calendar.hours[day.weekday()])
            total += max(0.0, (min(ends, closes) - max(begins, opens)).total_seconds())
        day += timedelta(days=1)
    return total / 60


def share(part: int, whole: int) -> float:
    """A part as a share of the whole."""
    return part / whole if whole else 1.0


def middle(values: Iterable[float], part: float) -> float:
    """The value below which this part of them lies; 0 of none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))] if ordered else 0.0


Doings = Mapping[str, list[datetime]]
