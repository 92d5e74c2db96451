"""However many cases are stored, an update costs the same: no statement of the whole road reads a table through
(DESIGN §7, §4 row 13). What SQLite would do for each statement is asked of SQLite itself.
"""

import re
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Final

from sqlalchemy import event

from storage.tables import metadata
from tests.chat import a_stage
from tests.stories.test_road import begins, follows_up, it_ends, nobody_bothers_her, talks, they_talk_and_agree

SMALL: Final = frozenset({"meta", "staff", "staff_address", "klas", "klas_coach", "transition", "alembic_version"})
"""Tables that grow with the school and not with what is told: read as a whole, and remembered."""
ALL_CASES: Final = re.compile(r"SELECT casus\..*\nFROM casus \nWHERE casus\.status != \?")
"""What the figures count, of two school years, once a month (docs/decisions/0029)."""
MONTHS: Final = 3
"""November, December and January, in which this road is walked."""
SCANNED: Final = re.compile(r"SCAN (\w+)(?! USING)")

Said = dict[str, tuple[object, ...]]


def searched(database: Path, said: Said) -> dict[str, set[str]]:
    """The tables that are read through, by the statement that does it."""
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as db:
        plans = {one: str(db.execute(f"EXPLAIN QUERY PLAN {one}", bound).fetchall()) for one, bound in said.items()}
    tables = {table.name for table in metadata.sorted_tables} - SMALL
    return {one: found for one, plan in plans.items() if (found := set(SCANNED.findall(plan)) & tables)}


async def test_no_statement_of_the_whole_road_reads_a_table_through(tmp_path: Path) -> None:
    """Told, opened, talked, agreed, followed up, finished, delivered: each row is found by an index. The figures look
    at every case, and only as the month begins."""
    said: Said = {}
    counted = list[str]()
    async with a_stage(tmp_path) as stage:

        @event.listens_for(stage.lane.store._engine, "before_cursor_execute")  # type: ignore[attr-defined]
        def hears(_: object, __: object, statement: str, bound: tuple[object, ...], ___: object, many: bool) -> None:
            if ALL_CASES.fullmatch(statement):
                counted.append(statement)
            elif not many and statement.split()[0] in {"SELECT", "UPDATE", "DELETE", "WITH"}:
                said[statement] = bound

        talk = await begins(stage)
        await talks(talk)
        await they_talk_and_agree(talk)
        await nobody_bothers_her(talk, date(2026, 11, 26))
        await follows_up(talk, date(2026, 12, 2), 1, date(2026, 12, 16))
        await nobody_bothers_her(talk, date(2026, 12, 3))
        await follows_up(talk, date(2026, 12, 16), 2, date(2027, 1, 7))
        await it_ends(talk)
        assert searched(tmp_path / "signaal.db", said) == {}
    assert len(said) > 50
    assert 0 < len(counted) <= 2 * MONTHS


async def test_what_reads_a_table_through_is_found(tmp_path: Path) -> None:
    """The check itself: pairs without an index, which once made each delivery read the whole outbox."""
    async with a_stage(tmp_path):
        pairs = "UPDATE outbox SET state = 2 WHERE (id, attempt) IN (VALUES (1, 1), (2, 1))"
        assert searched(tmp_path / "signaal.db", {pairs: ()}) == {pairs: {"outbox"}}
