"""What the tests of the store keep in it: a school, its staff, cases and chats, as the machine would."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final

from bot.ports import Chat, Notice, NoticeKind, Talk
from bot.route.effects import Alert
from bot.route.model import (
    Case,
    CaseId,
    ChatId,
    Code,
    Entry,
    EntryKind,
    Group,
    Reporter,
    Role,
    Staff,
    StaffId,
    Status,
    Whom,
)
from storage.store import SqlStore, SqlUnit

NOW: Final = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
HOUR: Final = datetime(2026, 11, 23, 9, tzinfo=UTC)
MINUTE: Final = timedelta(minutes=1)
DAY: Final = timedelta(days=1)

PUPIL: Final = ChatId(7_123_456_789_012)
TEACHER: Final = ChatId(7_987_654_321_098)
STORY: Final = "Ze gooien elke dag mijn etui uit het raam van lokaal B17."
NAME: Final = "Sanne Hartgers-Verbruggenbeek"
KLAS: Final = "Zeppelinbrugklas 1X9"


def case_id(number: int) -> CaseId:
    """A case id that tells itself from the others."""
    return CaseId(f"{number:032x}")


def staff_id(number: int) -> StaffId:
    """A staff id that tells itself from the others."""
    return StaffId(f"{0xAA00 + number:032x}")


COACH: Final = Staff(staff_id(1), NAME, frozenset({Role.COACH}))
OTHER: Final = Staff(staff_id(2), "Bas Wiersma", frozenset({Role.COACH}))
CONFIDANT: Final = Staff(staff_id(3), "Els de Boer", frozenset({Role.VERTROUWENSPERSOON}))
AWAY: Final = replace(OTHER, id=staff_id(4), active=False, name="Ad Vonk")
EVERYBODY: Final = (COACH, OTHER, CONFIDANT, AWAY)
CLASS: Final = Group(KLAS, 1, (COACH.id, OTHER.id))

MINE: Final = case_id(1)
ME: Final = Reporter(frozenset({MINE}))
SOMEBODY_ELSE: Final = Reporter(frozenset({case_id(99)}))


def a_case(number: int = 1, *receivers: Staff) -> Case:
    """A new signal about the teller, for these people (else the coach)."""
    to = tuple(member.id for member in receivers or (COACH,))
    return Case(case_id(number), Code(f"CASE{number}"), Status.NIEUW, Whom.ME, KLAS, to, HOUR)


def a_story(text: str = STORY, seq: int = 1) -> Entry:
    """The story of a signal."""
    return Entry(seq, EntryKind.STORY, text, part=41)


def a_talk(case: CaseId = MINE, **answers: str) -> Talk:
    """A talk in which this was answered."""
    aside = frozenset({"report-year"})
    return Talk(case, "report", {"classes": [KLAS]}, dict(answers), aside, (41, 42), NOW, NOW + DAY)


def a_chat(*talks: Talk, chat: ChatId = PUPIL, cases: tuple[CaseId, ...] = ()) -> Chat:
    """A chat in which these talks run."""
    return Chat(chat, rev=1, nonce="k7Qp2x", talks=talks, cases=cases, touched_at=NOW)


def a_notice(dedupe: str = "1", *, at: datetime = NOW, case: CaseId | None = MINE, urgent: bool = False) -> Notice:
    """An alert for the coach."""
    return Notice(dedupe, NoticeKind.SAY, at, case, COACH.id, panel=Alert.NEW, urgent=urgent)


def hire(unit: SqlUnit) -> None:
    """Everybody works here, and the class has its coaches."""
    for member in EVERYBODY:
        unit.put_staff(member)
    unit.put_group(CLASS)


def send(unit: SqlUnit, case: Case, text: str = STORY) -> None:
    """A signal comes in: key, case and story."""
    unit.new_key(case.id)
    assert unit.put_case(case)
    unit.put_entry(case.id, a_story(text))


def settled(store: SqlStore, *cases: Case) -> None:
    """A school with these cases in it."""
    with store.unit() as unit:
        hire(unit)
        for case in cases:
            send(unit, case)
