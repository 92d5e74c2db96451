"""The tables, as SQLAlchemy Core: what is kept, and of each column what a thief would learn from it.

``info["class"]`` of a column is the promise about it, and ``tests/edges/test_inventory.py`` holds every column to one:

* ``sealed``: only what the vault closed (``storage/sealed.py``: the type refuses; a CHECK holds when it is passed by);
* ``index``: a keyed digest or a key's id: finds a row, says nothing without the key;
* ``public``: what may be seen: own random ids, statuses, counters, moments. Never a word or an id of a person.

Moments are epoch milliseconds UTC. Case and staff ids are 32 hexadecimal digits. Keys that point at a case are checked
at commit, so that within a unit content may come before its case (SECURITY §3; DESIGN §2, §3.2).
"""

from typing import Final

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from storage.envelope import ADDRESS_SIZE, SLOT_SIZE, Sealed
from storage.sealed import SealedType, sealed_check

NAMING: Final = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
metadata: Final = MetaData(naming_convention=NAMING)

LONG: Final = BigInteger().with_variant(Integer(), "sqlite")
"""64 bits; a STRICT table of SQLite knows only the word INTEGER for it."""


def _text(name: str, *more: ForeignKey, key: bool = False, nullable: bool = False) -> Column[str]:
    return Column(name, Text, *more, primary_key=key, nullable=nullable, info={"class": "public"})


def _count(name: str, *, key: bool = False) -> Column[int]:
    return Column(name, Integer, primary_key=key, nullable=False, autoincrement=False, info={"class": "public"})


def _moment(name: str, *, nullable: bool = False) -> Column[int]:
    return Column(name, LONG, nullable=nullable, info={"class": "public"})


def _number(name: str, *, own: bool) -> Column[int]:
    """The number of a row; ``own`` when the database gives it out."""
    return Column(name, LONG, primary_key=True, autoincrement=own, info={"class": "public"})


def _index(name: str, *more: ForeignKey, key: bool = False) -> Column[bytes]:
    return Column(name, LargeBinary, *more, primary_key=key, nullable=False, info={"class": "index"})


def _sealed(name: str, size: int | None = None, *, nullable: bool = False) -> tuple[Column[Sealed], CheckConstraint]:
    return Column(name, SealedType, nullable=nullable, info={"class": "sealed"}), sealed_check(name, size)


def _case() -> ForeignKey:
    return ForeignKey("casus.id", deferrable=True, initially="DEFERRED")


def _partial(name: str, *columns: str, where: str, unique: bool = False) -> Index:
    return Index(name, *columns, unique=unique, sqlite_where=text(where), postgresql_where=text(where))


meta: Final = Table(
    "meta",
    metadata,
    _count("id", key=True),
    _text("school"),
    _count("people"),
    CheckConstraint("id = 1", name="one_row"),
    sqlite_strict=True,
)
"""One row: whose database this is, and how often staff or classes have changed."""

# --- Coming in ------------------------------------------------------------------------------------------------------

seen: Final = Table(
    "seen", metadata, _number("update_id", own=False), _moment("at"), Index(None, "at"), sqlite_strict=True
)
quarantine: Final = Table(
    "quarantine",
    metadata,
    _number("update_id", own=False),
    *_sealed("content"),
    _moment("at"),
    Index(None, "at"),
    sqlite_strict=True,
)

# --- Chats ----------------------------------------------------------------------------------------------------------

chat: Final = Table(
    "chat",
    metadata,
    _index("key", key=True),
    *_sealed("address", ADDRESS_SIZE),
    *_sealed("memo"),
    _count("rev"),
    _count("shown"),
    _moment("owed_at"),
    _moment("fold_at", nullable=True),
    _partial("ix_chat_owed", "owed_at", where="rev > shown"),
    _partial("ix_chat_fold", "fold_at", where="fold_at IS NOT NULL"),
    sqlite_strict=True,
)
talk: Final = Table(
    "talk",
    metadata,
    _index("chat_key", ForeignKey("chat.key", ondelete="CASCADE"), key=True),
    _count("depth", key=True),
    _text("case_id"),
    *_sealed("state"),
    _moment("expires_at", nullable=True),
    Index(None, "case_id"),
    _partial("ix_talk_expires", "expires_at", where="expires_at IS NOT NULL"),
    sqlite_strict=True,
)

# --- Keys and ways back ---------------------------------------------------------------------------------------------

key_slot: Final = Table(
    "key_slot",
    metadata,
    _text("case_id", key=True),
    _count("generation", key=True),
    _count("kind", key=True),
    _index("holder", key=True),
    *_sealed("wrapped", SLOT_SIZE),
    _partial("uq_key_slot_server", "case_id", "generation", where="kind = 1", unique=True),
    Index(None, "holder"),
    sqlite_strict=True,
)
"""The data key of a draft, a case or the school (``kind`` 1: wrapped by the KEK ``holder``); more slots may come."""

reply_address: Final = Table(
    "reply_address",
    metadata,
    _text("case_id", _case(), key=True),
    _index("reporter"),
    *_sealed("address", ADDRESS_SIZE),
    sqlite_strict=True,
)

receipt: Final = Table(
    "receipt",
    metadata,
    _text("case_id", _case(), key=True),
    _index("locator"),
    _index("verifier"),
    UniqueConstraint("locator"),
    sqlite_strict=True,
)
"""A code by which a reporter finds her case: what finds its row, and the digest of Argon2id over what opens it."""

receipt_try: Final = Table(
    "receipt_try",
    metadata,
    _number("id", own=True),
    _index("who"),
    _moment("at"),
    Index(None, "who", "at"),
    Index(None, "at"),
    sqlite_strict=True,
)
"""Tries of the last hour, by a keyed index of the chat, and of the code."""

# --- Cases ----------------------------------------------------------------------------------------------------------

casus: Final = Table(
    "casus",
    metadata,
    _text("id", key=True),
    _text("code"),
    _text("status"),
    _text("whom"),
    *_sealed("klas", nullable=True),
    _moment("sent_at"),
    _text("flags"),
    _count("opened"),
    _text("word"),
    _moment("promised_at", nullable=True),
    _count("version"),
    UniqueConstraint("code"),
    CheckConstraint("opened IN (0, 1)", name="opened"),
    sqlite_strict=True,
)
casus_staff: Final = Table(
    "casus_staff",
    metadata,
    _text("case_id", _case(), key=True),
    _text("part", key=True),
    _text("staff_id", ForeignKey("staff.id"), key=True),
    _count("place"),
    CheckConstraint("part IN ('owner', 'receiver', 'kept-out', 'shared', 'second')", name="part"),
    Index(None, "staff_id"),
    sqlite_strict=True,
)
transition: Final = Table(
    "transition",
    metadata,
    _text("before", key=True),
    _text("event", key=True),
    _text("after", key=True),
    UniqueConstraint("before", "event"),
    sqlite_strict=True,
)
"""``bot.route.steps.TRANSITIONS``, filled by ``storage/migrate.py``."""

history: Final = Table(
    "history",
    metadata,
    _number("id", own=True),
    _text("case_id", _case()),
    _text("before"),
    _text("event"),
    _text("after"),
    _text("by"),
    _moment("at"),
    ForeignKeyConstraint(["before", "event", "after"], ["transition.before", "transition.event", "transition.after"]),
    Index(None, "case_id"),
    sqlite_strict=True,
)
"""Append-only: triggers (in the migration) refuse a change, and refuse to remove a line of a case that still lives."""

entry: Final = Table(
    "entry",
    metadata,
    _text("case_id", _case(), key=True),
    _count("seq", key=True),
    _text("kind"),
    _count("changed"),
    _count("changes"),
    *_sealed("content"),
    CheckConstraint("changed IN (0, 1)", name="changed"),
    sqlite_strict=True,
)
entry_old: Final = Table(
    "entry_old",
    metadata,
    _text("case_id", _case(), key=True),
    _count("seq", key=True),
    _count("changes", key=True),
    *_sealed("content"),
    sqlite_strict=True,
)
reading: Final = Table(
    "reading",
    metadata,
    _number("id", own=True),
    _text("case_id", _case()),
    _text("staff_id", ForeignKey("staff.id")),
    _moment("at"),
    Index(None, "case_id"),
    sqlite_strict=True,
)

# --- What leaves, and when ------------------------------------------------------------------------------------------

PENDING: Final = "state = 0"
"""What a claim may take, and all that stands in its index: neither what was sent nor what is leased slows it down."""
WAITING: Final = "state < 3"
"""Pending, leased or sending: not over."""

outbox: Final = Table(
    "outbox",
    metadata,
    _number("id", own=True),
    _index("dedupe"),
    _text("kind"),
    _text("case_id", nullable=True),
    _text("panel"),
    _text("to_staff", ForeignKey("staff.id"), nullable=True),
    *_sealed("address", ADDRESS_SIZE, nullable=True),
    *_sealed("content", nullable=True),
    _count("urgent"),
    _count("quotes"),
    _moment("visible_at"),
    _moment("not_after", nullable=True),
    _count("state"),
    _count("attempt"),
    _count("unsure"),
    _text("owner", nullable=True),
    _moment("lease_until", nullable=True),
    _moment("retry_at", nullable=True),
    _moment("settled_at", nullable=True),
    _text("reason", nullable=True),
    UniqueConstraint("dedupe"),
    CheckConstraint("state BETWEEN 0 AND 6", name="state"),
    CheckConstraint("urgent IN (0, 1) AND quotes IN (0, 1)", name="yes_no"),
    Index(None, "case_id"),
    _partial("ix_outbox_due", "urgent", "visible_at", where=PENDING),
    _partial("ix_outbox_late", "not_after", where=f"{WAITING} AND not_after IS NOT NULL"),
    _partial("ix_outbox_lease", "lease_until", where="lease_until IS NOT NULL"),
    _partial("ix_outbox_settled", "settled_at", where="settled_at IS NOT NULL"),
    sqlite_autoincrement=True,
    sqlite_strict=True,
)
due: Final = Table(
    "due",
    metadata,
    _text("case_id", _case(), key=True),
    _text("kind", key=True),
    _moment("at"),
    Index(None, "at"),
    sqlite_strict=True,
)

# --- People ---------------------------------------------------------------------------------------------------------

staff: Final = Table(
    "staff",
    metadata,
    _text("id", key=True),
    _count("place"),
    *_sealed("name"),
    _text("roles"),
    _count("active"),
    _count("seated"),
    _count("reachable"),
    _count("paused"),
    _moment("away_until", nullable=True),
    CheckConstraint(
        "active IN (0, 1) AND seated IN (0, 1) AND reachable IN (0, 1) AND paused IN (0, 1)", name="yes_no"
    ),
    sqlite_strict=True,
)
staff_address: Final = Table(
    "staff_address",
    metadata,
    _text("staff_id", ForeignKey("staff.id"), key=True),
    _index("reached"),
    *_sealed("address", ADDRESS_SIZE),
    UniqueConstraint("reached"),
    sqlite_strict=True,
)
klas: Final = Table("klas", metadata, _index("key", key=True), *_sealed("name"), _count("year"), sqlite_strict=True)
klas_coach: Final = Table(
    "klas_coach",
    metadata,
    _index("klas_key", ForeignKey("klas.key", ondelete="CASCADE"), key=True),
    _count("place", key=True),
    _text("staff_id", ForeignKey("staff.id")),
    sqlite_strict=True,
)
figures: Final = Table("figures", metadata, _count("year", key=True), *_sealed("content"), sqlite_strict=True)
"""Of each school year what was counted, without a case, a day or a name."""

invite: Final = Table(
    "invite",
    metadata,
    _index("token_hash", key=True),
    _text("staff_id", ForeignKey("staff.id")),
    _moment("expires_at"),
    _count("used"),
    CheckConstraint("used IN (0, 1)", name="used"),
    sqlite_strict=True,
)
