"""Holds what was promised against what people saw and what the database says (DESIGN §1)."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from bot.ports import Unit
from bot.rehearsal.colleagues import Colleague
from bot.rehearsal.machine import Life
from bot.rehearsal.observer import Named, Phones
from bot.rehearsal.promises import Broken, Ledger
from bot.rehearsal.reading import DAY, ELSEWHERE, SAME
from bot.rehearsal.reporters import Somebody
from bot.rehearsal.year import Year
from bot.route.access import kinds
from bot.route.effects import Alert
from bot.route.model import Case, CaseId, ChatId, Clock, Code, EntryKind, Flag, Staff, StaffId, Status
from bot.route.steps import FINAL
from bot.route.timing import DAY_ENDS, alert_at, at, local_day, open_from
from bot.usecases.dossiers import dossier_of

CLOCK: Final = Clock()
PANELS: Final = frozenset({DAY, *Alert} - ELSEWHERE)
SILENT: Final = frozenset({Flag.STIL, Flag.LOSGEKOPPELD, Flag.ONBEREIKBAAR, Flag.MET_CODE})


@dataclass(repr=False)
class Signal:
    """One signal that was sent, and from which chat."""

    case: CaseId
    code: str
    chat: int
    at: datetime
    whom: str


@dataclass(repr=False)
class Audit:
    """Keeps the signals, and judges."""

    year: Year
    phones: Phones
    ledger: Ledger
    staff: Mapping[int, Colleague]
    reporters: Mapping[int, Somebody]
    signals: dict[CaseId, Signal] = field(default_factory=dict)
    sent: dict[int, tuple[str, str]] = field(default_factory=dict)
    short: dict[tuple[int, str], int] = field(default_factory=lambda: defaultdict(int))

    # --- while it goes on -------------------------------------------------------------------------------------------

    def looks_for_signals(self, life: Life, chat: int, now: datetime) -> None:
        """What this chat has sent that was not known yet."""

        def look(unit: Unit) -> None:
            there = unit.chat(ChatId(chat))
            for case_id in () if there is None else there.cases:
                case = unit.case(case_id, CLOCK)
                if case is not None:
                    self.signals.setdefault(case_id, Signal(case_id, case.code, chat, now, case.whom))
                    if Flag.SPOED in case.flags:  # Also when that was said after it had been sent.
                        self.phones.urgent[chat].add(case.code)

        life.lane.store_now(look)

    def strikes(self, life: Life | None, hour: Named) -> None:
        """An hour that was named: something new is there, or nothing can come any more, or Telegram was out."""
        self.ledger.count("hours")
        if self.phones.nudged(hour) or self.phones.later_named(hour):
            self.ledger.count("hours-kept")
        elif self._was_out(hour.by) or life is None:
            self.ledger.count("hours-telegram-out")
        elif not self._expects(life, hour.chat):
            self.ledger.count("hours-let-go")
        else:
            self.ledger.broke(Broken.HOUR, hour.by, str(hour.chat), f"since {hour.since:%m-%d %H:%M}")

    def _was_out(self, by: datetime) -> bool:
        return any(one.begins <= by and one.ends >= by - timedelta(minutes=90) for one in self.year.breaks)

    def _expects(self, life: Life, chat: int) -> bool:
        """Whether this person still has a signal about which something may be said in the chat."""
        if self.reporters[chat].left_for_good:
            return False

        def look(unit: Unit) -> bool:
            there = unit.chat(ChatId(chat))
            cases = [unit.case(one, CLOCK) for one in (there.cases if there else ())]
            return any(c is not None and c.status not in FINAL and not c.flags & SILENT for c in cases)

        return life.lane.store_now(look)

    def of_the_day(self, life: Life, now: datetime) -> None:
        """Every case of which something was due today stood in its owner's message of the day (P-80, R12)."""
        life.lane.store_now(lambda unit: self._of_the_day(unit, now))

    def _of_the_day(self, unit: Unit, now: datetime) -> None:
        today = local_day(self.year.calendar, now)
        members = {member.id: member for member in unit.staff()}
        for signal in self.signals.values():
            case = unit.case(signal.case, CLOCK)
            owner = members.get(case.owner) if case is not None and case.owner is not None else None
            if case is None or owner is None or case.status in FINAL or not owner.active:
                continue
            due = dossier_of(unit, case.id, owner).due_on
            if due is not None and due <= today:
                self.ledger.count("due-days")
                self._was_told(case, owner, now)

    def _was_told(self, case: Case, owner: Staff, now: datetime) -> None:
        today = local_day(self.year.calendar, now)
        chat = next(c.id for c in self.staff.values() if c.staff.id == owner.id)
        if any(case.code in codes for codes in self.phones.days.get((chat, today), [])):
            self.ledger.count("due-days-told")
        elif self._touched_today(case.code, now) or self._was_out(now):
            self.ledger.count("due-days-else")
        else:
            self.ledger.broke(Broken.FORGOTTEN, now, case.code, case.status)

    def _touched_today(self, code: str, now: datetime) -> bool:
        """Somebody did something with it today or yesterday: then its day was chosen after the message had left."""
        since = at(self.year.calendar, local_day(self.year.calendar, now), DAY_ENDS) - timedelta(hours=24)
        return any(done.code == code and done.at >= since for c in self.staff.values() for done in c.done)

    def nobody_kept_out_sees(self, life: Life) -> None:
        """Whose phone names a case was not kept out of it when that came there (DESIGN §4 row 10)."""
        named, self.phones.names = self.phones.names, []
        staff = {c.id: c.staff.id for c in self.staff.values()}

        def look(unit: Unit) -> None:
            cases = {code: unit.case_by_code(Code(code), CLOCK) for code in {code for _, _, code in named}}
            for moment, chat, code in named:
                case = cases[code]
                self.ledger.count("looked who may see it", case is not None)
                if case is not None and staff[chat] in case.kept_out:
                    self.ledger.broke(Broken.KEPT_OUT, moment, code, str(chat))

        if named:
            life.lane.store_now(look)

    def nobody_reads_what_is_not_theirs(self, life: Life) -> None:
        """Words of a reporter stand only on the phones of those who may read that case now (DOMAIN §1.3)."""
        shown, self.phones.words = self.phones.words, []
        if shown:
            life.lane.store_now(lambda unit: self._may_read(unit, shown))

    def _may_read(self, unit: Unit, shown: list[tuple[datetime, int, EntryKind, int]]) -> None:
        members = {member.id: member for member in unit.staff()}
        for moment, chat, kind, teller in shown:
            reader = members[self.staff[chat].staff.id]
            codes = [Code(signal.code) for signal in self.signals.values() if signal.chat == teller]
            cases = [unit.case_by_code(code, CLOCK) for code in codes]
            self.ledger.count("looked who may read it")
            if not any(case is not None and kind in kinds(reader, case) for case in cases):
                self.ledger.broke(Broken.UNMASKED, moment, str(chat), f"{kind} of {teller}")

    def what_counts_as_sent(self, rows: Mapping[int, tuple[str, str]], now: datetime) -> None:
        """Each alert, and each message of the day, that the database holds for sent stood on that person's phone."""
        chats = {c.staff.id: c.id for c in self.staff.values()}
        self.sent |= rows
        held = Counter((chats[StaffId(to)], SAME.get(panel, panel)) for to, panel in self.sent.values())
        for (chat, panel), count in held.items():
            short = count - self.phones.arrived[chat, panel] - self.short[chat, panel]
            if panel in PANELS and short > 0:
                self.short[chat, panel] += short
                self.ledger.broke(Broken.UNSENT, now, str(chat), panel)

    # --- when it is over --------------------------------------------------------------------------------------------

    def at_the_end(self, life: Life, now: datetime) -> None:
        """No signal was lost, and nobody was told of what must not be seen."""
        life.lane.store_now(lambda unit: self._at_the_end(unit, now))

    def _at_the_end(self, unit: Unit, now: datetime) -> None:
        for signal in self.signals.values():
            case = unit.case(signal.case, CLOCK)
            if signal.chat not in self.phones.receipts:
                self.ledger.broke(Broken.LOST, signal.at, signal.code, "no receipt")
            self._was_heard(signal, case, now)
            self._kept_out(signal, case)

    def _was_heard(self, signal: Signal, case: Case | None, now: datetime) -> None:
        back = case is None or case.status is Status.GEWIST or Flag.TERUGGEHAALD in case.flags
        if signal.code in self.phones.alerted or back:
            return
        if max(open_from(self.year.calendar, signal.at), alert_at(self.year.calendar, signal.at)) > now:
            self.ledger.count("sent after the last bell of the year, heard in the next")
        else:
            self.ledger.broke(Broken.LOST, signal.at, signal.code, "nobody heard")

    def _kept_out(self, signal: Signal, case: Case | None) -> None:
        out = case.kept_out if case is not None else frozenset()
        chats = {c.id for c in self.staff.values() if c.staff.id in out}
        if self.phones.told[signal.code] & chats:
            self.ledger.count("told-before-kept-out")
