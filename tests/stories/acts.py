"""What people do in more than one story, and how a story waits until nothing more happens.

A story that says "nothing came of it" must first know that everything did happen: ``calm`` waits until the bot has
confirmed every update and owes nobody anything.
"""

import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.demo.model import Shown
from bot.route.model import CODE_ALPHABET, CODE_LENGTH, CaseId, Code, Staff
from storage.theft import owed_by
from tests.chat import Phone, Stage, eventually
from tests.people import STAFF
from tests.stories.test_report import STORY, tells

FOLDED: Final = "Ik ben er als je me nodig hebt."
CARD: Final = "Jouw bericht van"
TO_CARD: Final = "aat mijn kaart zien"
"""The button of the receipt, with or without four questions before it."""
CODE: Final = re.compile(f"[{CODE_ALPHABET}]{{{CODE_LENGTH}}}")


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment in the last days of November 2026, on the school's clock; the 24th is a Tuesday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=ZoneInfo("Europe/Amsterdam")).astimezone(UTC)


async def calm(stage: Stage) -> None:
    """Wait until all that was typed and tapped is answered, and nothing is owed to anybody."""
    telegram = stage.telegram
    for _ in range(2):  # What leaves the outbox may be planned by what was handled last.
        await eventually(
            lambda: telegram.polling and not telegram.queue.pending(telegram.now()) and not _owed(stage),
            lambda: "it never became calm",
        )


def _owed(stage: Stage) -> int:
    return owed_by(stage.folder / "signaal.db", stage.time.at)


def rows(stage: Stage, sql: str, *values: int | str) -> list[tuple[object, ...]]:
    """What the database itself holds, as a thief would read it."""
    with closing(sqlite3.connect(stage.folder / "signaal.db", timeout=5)) as db:
        return db.execute(sql, values).fetchall()


def writes(stage: Stage, sql: str) -> None:
    """Somebody else changes the database beside the running bot."""
    with closing(sqlite3.connect(stage.folder / "signaal.db", timeout=5)) as db, db:
        db.execute(sql)


def number(stage: Stage, sql: str, *values: int | str) -> int:
    """The one number that this query gives."""
    ((found,),) = rows(stage, sql, *values)
    assert isinstance(found, int)
    return found


def count(stage: Stage, table: str) -> int:
    """How many rows there are in a table."""
    return number(stage, f"SELECT count(*) FROM {table}")


def from_bot(phone: Phone) -> list[Shown]:
    """The messages of the bot that stand in this chat."""
    return [m for m in phone.messages if m.from_bot]


def everything(phone: Phone) -> str:
    """All that can be read in this chat, buttons included."""
    return "\n".join([m.text + " ".join(b.label for row in m.rows for b in row) for m in phone.messages])


def data_of(phone: Phone, label: str) -> tuple[int, str]:
    """The message and the data of a button that can be seen now."""
    shown = next(m for m in reversed(phone.messages) if any(label in b.label for row in m.rows for b in row))
    data = next(b.data for row in shown.rows for b in row if label in b.label)
    assert data is not None
    return shown.id, data


async def forges(stage: Stage, phone: Phone, data: str, message: int | None = None) -> None:
    """Presses a button that the bot never gave, or gave long ago, as a made-up client could."""
    stage.telegram.taps(phone.id, message or phone.screen.id, data, stale=True)
    await calm(stage)


async def sends(phone: Phone, label: str = "Verstuur zonder mijn naam") -> None:
    """Presses send and waits for the receipt."""
    await phone.taps(label, "Verstuurd")


async def signals(phone: Phone, story: str = STORY) -> None:
    """A pupil tells about herself, to Jansen of 2HE, without her name."""
    await tells(phone, "nl", story=story)
    await sends(phone)


def alerts(phone: Phone) -> list[str]:
    """What stands in this chat of what arrived by itself."""
    return [text for text in phone.bubbles if text[0] in "📬⏰💬" or text.startswith(("Spoed", "Urgent"))]


async def alerted(phone: Phone) -> Code:
    """Waits for an alert, the first or one that comes because others were silent; gives the code in it."""
    await eventually(lambda: alerts(phone), lambda: f"no alert, but {phone.bubbles}")
    return next(Code(word.strip(".")) for word in alerts(phone)[-1].split() if CODE.fullmatch(word.strip(".")))


def code_in(phone: Phone) -> Code:
    """The code that stands in this chat."""
    said = (word.strip(".:") for text in phone.bubbles for word in text.split())
    return next(Code(word) for word in said if CODE.fullmatch(word))


async def opens(phone: Phone, text: str = STORY) -> Code:
    """Opens the newest alert and waits for what it is about; gives the code."""
    code = await alerted(phone)
    await phone.taps("Openen", text)
    return code


async def folds(stage: Stage, phone: Phone) -> None:
    """A quarter of an hour goes by in which nobody touches this phone."""
    await stage.later(timedelta(minutes=16))
    await calm(stage)
    assert phone.bubbles == [FOLDED]


async def shows_card(phone: Phone) -> None:
    """Opens the card behind the folded line or the nudge."""
    await phone.taps("Bekijk", CARD)


def staff_is(stage: Stage, staff: Staff) -> None:
    """The beheerder changes something about a member of staff."""
    assert staff.id in {s.id for s in STAFF}
    stage.lane.now(lambda unit: unit.put_staff(staff))


def the_only_case(stage: Stage) -> CaseId:
    """The id of the one case there is."""
    ((found,),) = rows(stage, "SELECT id FROM casus")
    return CaseId(str(found))


