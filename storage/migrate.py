"""Bring a database to the present shape, and say whether it has it. Only ``migrate`` loads Alembic.

Run by a command, never at the start of ``serve`` (SECURITY §3.4). Each revision is one transaction: on SQLite with
foreign keys off (a rebuilt table would empty its children), and found whole again before it commits.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import Column, Connection, MetaData, Table, Text, insert, inspect, select

from bot.route.steps import TRANSITIONS
from storage.engine import busy, open_engine
from storage.lock import ServeLock
from storage.tables import transition

if TYPE_CHECKING:
    from alembic.config import Config
    from alembic.migration import MigrationContext

HEAD: Final = "0010"
"""The newest revision in ``migrations/versions``; a test compares."""

_VERSION: Final = Table("alembic_version", MetaData(), Column("version_num", Text, primary_key=True))
_LAW: Final = {(before.value, event.value, after.value) for (before, event), after in TRANSITIONS.items()}


class BrokenReferences(Exception):
    """A revision would have left rows that point at nothing; it was undone."""


def migrate(url: str, revision: str = "head") -> None:
    """Bring the database at ``url`` to a revision (``head``: the newest; ``base``: nothing), while nobody serves it.

    Raises ``StoreBusy`` (also when somebody serves it), ``BrokenReferences``; what a revision raises undoes it.
    """
    from alembic import command

    with ServeLock(url).held(), connected(url) as db:
        config = alembic_config(db)
        if revision == "base":
            command.downgrade(config, revision)
            return
        command.upgrade(config, revision)
        db.commit()  # When there was nothing to do, Alembic leaves its look at the version open.
        with db.begin():
            _lay_down_the_law(db)


def is_current(url: str) -> bool:
    """Whether the database at ``url`` has the present shape. Does not load Alembic. Raises ``StoreBusy``."""
    with connected(url) as db, db.begin():
        return stands_at_head(db)


def stands_at_head(db: Connection) -> bool:
    """Whether this database has the present shape and knows the steps of De Route."""
    if not inspect(db).has_table(_VERSION.name) or db.execute(select(_VERSION)).scalars().all() != [HEAD]:
        return False
    return {tuple(row) for row in db.execute(select(transition))} >= _LAW


def alembic_config(db: Connection) -> "Config":
    """Alembic's settings for the scripts in ``storage/migrations``, on this connection."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = db
    return config


def expect_whole(ctx: "MigrationContext", step: object, heads: object, run_args: object) -> None:
    """After each revision, before its commit: every reference points at something (Alembic's ``on_version_apply``).

    PostgreSQL sees to that itself. Raises ``BrokenReferences``.
    """
    db = ctx.connection
    if db is not None and db.dialect.name == "sqlite" and db.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise BrokenReferences


def _lay_down_the_law(db: Connection) -> None:
    """Add the steps that De Route has learned. Old ones stay: the history refers to them."""
    known = {tuple(row) for row in db.execute(select(transition))}
    new = [dict(zip(("before", "event", "after"), step, strict=True)) for step in sorted(_LAW - known)]
    if new:
        db.execute(insert(transition), new)


@contextmanager
def connected(url: str) -> Iterator[Connection]:
    """A connection on which revisions can run. Raises ``StoreBusy``."""
    engine = open_engine(url, migrating=True)
    try:
        with busy(), engine.connect() as db:
            yield db
    finally:
        engine.dispose()
