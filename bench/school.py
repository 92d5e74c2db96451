"""A school to measure with: its home, keys and database as ``signaal init`` makes them, its staff, and stored cases."""

import secrets
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from bot.ports import Chat, Notice, NoticeKind, Unit
from bot.route.effects import DueKind
from bot.route.model import Case, CaseId, ChatId, Code, Entry, EntryKind, Flag, Status, Whom
from bot.sample import BAKKER, GROUPS, STAFF
from bot.surroundings import MachineChance
from bot.wiring import open_store

CHATS: Final = {member.id: ChatId(900_000_000 + place) for place, member in enumerate(STAFF)}
"""Where each member of staff is reached."""
_FIRST_REPORTER: Final = 5_000_000_000
_IN_ONE_UNIT: Final = 250
_TOML: Final = """
name = "De Linde"
region = "Midden"
first_bell = "08:30"
last_bell = "16:10"

[contacts]
vertrouwenspersoon = "Mulder"
vp_contact = "kamer 1.12"
aw_plek = "de balie in de hal"
fg_contact = "privacy@delinde.example"

[live]
board_date = 2026-01-01
board_name = "Bestuur"
dpia_date = 2026-01-01
fg_date = 2026-01-01
mr_date = 2026-01-01
"""


def found(home: Path, cases: int = 0) -> None:
    """Make the home of a school with its staff connected, and ``cases`` open cases of as many reporters."""
    (home / "data").mkdir(parents=True)
    (home / "school.toml").write_text(_TOML)
    store = open_store(f"sqlite:///{home / 'data' / 'signaal.db'}", home / "keys", secrets.token_bytes)
    with store.unit() as unit:
        _connect_staff(unit)
    for first in range(0, cases, _IN_ONE_UNIT):
        with store.unit() as unit:
            for number in range(first, min(first + _IN_ONE_UNIT, cases)):
                _keep_case(unit, number)
    store.close()


def _connect_staff(unit: Unit) -> None:
    for member in STAFF:
        unit.put_staff(member)
        unit.seat(member.id, CHATS[member.id], "nl")
    for group in GROUPS:
        unit.put_group(group)


def _keep_case(unit: Unit, number: int) -> None:
    """One signal as it lies there: sealed, alerted, promised, with the way back to its reporter's folded chat."""
    case, now = _case(number), datetime.now(UTC)
    chat = Chat(ChatId(_FIRST_REPORTER + number), rev=1, shown=1, message=number + 1, panel="folded", cases=(case.id,))
    unit.new_key(case.id)
    unit.put_case(case)
    unit.put_entry(case.id, Entry(1, EntryKind.STORY, "Ze verstoppen elke dag mijn tas. " * 10, number + 1))
    unit.bind_reporter(case.id, chat)
    unit.put_chat(chat)
    unit.plan(case.id, DueKind.PROMISE, now + timedelta(days=1))
    later = now + timedelta(hours=12)
    unit.say(Notice(f"alert-new:{case.id}:0", NoticeKind.SAY, later, case=case.id, to=BAKKER.id, panel="alert-new"))


def _case(number: int) -> Case:
    case_id = MachineChance().case_id()
    return Case(
        id=CaseId(case_id),
        code=Code(f"#{number}"),
        status=Status.NIEUW,
        whom=Whom.ME,
        group="3HA",
        receivers=(BAKKER.id,),
        sent_at=datetime.now(UTC).replace(minute=0, second=0, microsecond=0),
        flags=frozenset({Flag.ANONIEM}),
        promised_at=datetime.now(UTC) + timedelta(days=1),
    )
