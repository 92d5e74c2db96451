"""All tables, and the triggers that keep the history append-only.

Frozen: a revision imports nothing of the application, for the application goes on changing.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)
LONG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
FIELD, ADDRESS, SLOT = ">= 98", "= 50", "= 66"

HISTORY_STAYS = {
    "sqlite": (
        "CREATE TRIGGER history_unchanged BEFORE UPDATE ON history BEGIN"
        " SELECT RAISE(ABORT, 'history is append-only'); END",
        "CREATE TRIGGER history_kept BEFORE DELETE ON history"
        " WHEN (SELECT status FROM casus WHERE id = OLD.case_id) IS NOT 'gewist' BEGIN"
        " SELECT RAISE(ABORT, 'history is append-only'); END",
    ),
    "postgresql": (
        "CREATE FUNCTION history_stays() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        " IF TG_OP = 'DELETE' AND EXISTS (SELECT 1 FROM casus WHERE id = OLD.case_id AND status = 'gewist')"
        " THEN RETURN OLD; END IF;"
        " RAISE EXCEPTION 'history is append-only'; END $$",
        "CREATE TRIGGER history_kept BEFORE UPDATE OR DELETE ON history"
        " FOR EACH ROW EXECUTE FUNCTION history_stays()",
    ),
}


def words(name: str, *more: sa.ForeignKey, key: bool = False, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, *more, primary_key=key, nullable=nullable)


def count(name: str, *, key: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, primary_key=key, nullable=False, autoincrement=False)


def moment(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, LONG, nullable=nullable)


def number(name: str, *, own: bool) -> sa.Column[int]:
    return sa.Column(name, LONG, primary_key=True, autoincrement=own)


def digest(name: str, *more: sa.ForeignKey, key: bool = False) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary, *more, primary_key=key, nullable=False)


def sealed(name: str, length: str, *, nullable: bool = False) -> tuple[sa.Column[bytes], sa.CheckConstraint]:
    one = "x'01'" if op.get_bind().dialect.name == "sqlite" else "'\\x01'::bytea"
    looks: sa.ColumnClause[bool] = sa.literal_column(f"substr({name}, 1, 1) = {one} AND length({name}) {length}")
    return sa.Column(name, sa.LargeBinary, nullable=nullable), sa.CheckConstraint(looks, name=f"sealed_{name}")


def a_case() -> sa.ForeignKey:
    return sa.ForeignKey("casus.id", deferrable=True, initially="DEFERRED")


def partial(name: str, *columns: str, where: str, unique: bool = False) -> sa.Index:
    return sa.Index(name, *columns, unique=unique, sqlite_where=sa.text(where), postgresql_where=sa.text(where))


def check(condition: str, name: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(condition, name=name)


def table(name: str, *parts: sa.schema.SchemaItem, autoincrement: bool = False) -> None:
    sa.Table(name, metadata, *parts, sqlite_strict=True, sqlite_autoincrement=autoincrement)


def coming_in() -> None:
    table("meta", count("id", key=True), words("school"), count("people"), check("id = 1", "one_row"))
    table("seen", number("update_id", own=False), moment("at"), sa.Index(None, "at"))
    table(
        "quarantine",
        number("update_id", own=False),
        *sealed("content", FIELD),
        moment("at"),
        sa.Index(None, "at"),
    )


def chats() -> None:
    table(
        "chat",
        digest("key", key=True),
        *sealed("address", ADDRESS),
        *sealed("memo", FIELD),
        count("rev"),
        count("shown"),
        moment("owed_at"),
        moment("fold_at", nullable=True),
        partial("ix_chat_owed", "owed_at", where="rev > shown"),
        partial("ix_chat_fold", "fold_at", where="fold_at IS NOT NULL"),
    )
    table(
        "talk",
        digest("chat_key", sa.ForeignKey("chat.key", ondelete="CASCADE"), key=True),
        count("depth", key=True),
        words("case_id"),
        *sealed("state", FIELD),
        moment("expires_at", nullable=True),
        sa.Index(None, "case_id"),
        partial("ix_talk_expires", "expires_at", where="expires_at IS NOT NULL"),
    )


def keys() -> None:
    table(
        "key_slot",
        words("case_id", key=True),
        count("generation", key=True),
        count("kind", key=True),
        digest("holder", key=True),
        *sealed("wrapped", SLOT),
        partial("uq_key_slot_server", "case_id", "generation", where="kind = 1", unique=True),
        sa.Index(None, "holder"),
    )
    table("reply_address", words("case_id", a_case(), key=True), digest("reporter"), *sealed("address", ADDRESS))


def cases() -> None:
    table(
        "casus",
        words("id", key=True),
        words("code"),
        words("status"),
        words("whom"),
        *sealed("klas", FIELD, nullable=True),
        moment("sent_at"),
        words("flags"),
        count("opened"),
        words("word"),
        moment("promised_at", nullable=True),
        count("version"),
        sa.UniqueConstraint("code"),
        check("opened IN (0, 1)", "opened"),
    )
    table(
        "casus_staff",
        words("case_id", a_case(), key=True),
        words("part", key=True),
        words("staff_id", sa.ForeignKey("staff.id"), key=True),
        count("place"),
        check("part IN ('owner', 'receiver', 'kept-out')", "part"),
        sa.Index(None, "staff_id"),
    )


def past() -> None:
    step = ("before", "event", "after")
    table("transition", *(words(name, key=True) for name in step), sa.UniqueConstraint("before", "event"))
    table(
        "history",
        number("id", own=True),
        words("case_id", a_case()),
        *map(words, step),
        words("by"),
        moment("at"),
        sa.ForeignKeyConstraint(step, [f"transition.{name}" for name in step]),
        sa.Index(None, "case_id"),
    )
    table(
        "reading",
        number("id", own=True),
        words("case_id", a_case()),
        words("staff_id", sa.ForeignKey("staff.id")),
        moment("at"),
        sa.Index(None, "case_id"),
    )


def content() -> None:
    table(
        "entry",
        words("case_id", a_case(), key=True),
        count("seq", key=True),
        words("kind"),
        count("part"),
        count("changed"),
        count("changes"),
        *sealed("content", FIELD),
        check("changed IN (0, 1)", "changed"),
    )
    table(
        "entry_old",
        words("case_id", a_case(), key=True),
        count("seq", key=True),
        count("changes", key=True),
        *sealed("content", FIELD),
    )


def leaving() -> None:
    table(
        "outbox",
        number("id", own=True),
        digest("dedupe"),
        words("kind"),
        words("case_id", nullable=True),
        words("panel"),
        words("to_staff", sa.ForeignKey("staff.id"), nullable=True),
        *sealed("address", ADDRESS, nullable=True),
        *sealed("content", FIELD, nullable=True),
        count("urgent"),
        count("quotes"),
        moment("visible_at"),
        moment("not_after", nullable=True),
        count("state"),
        count("attempt"),
        count("unsure"),
        words("owner", nullable=True),
        *(moment(name, nullable=True) for name in ("lease_until", "retry_at", "settled_at")),
        words("reason", nullable=True),
        sa.UniqueConstraint("dedupe"),
        check("state BETWEEN 0 AND 6", "state"),
        check("urgent IN (0, 1) AND quotes IN (0, 1)", "yes_no"),
        sa.Index(None, "case_id"),
        partial("ix_outbox_due", "urgent", "visible_at", where="state = 0"),
        partial("ix_outbox_late", "not_after", where="state < 3 AND not_after IS NOT NULL"),
        partial("ix_outbox_lease", "lease_until", where="lease_until IS NOT NULL"),
        partial("ix_outbox_settled", "settled_at", where="settled_at IS NOT NULL"),
        autoincrement=True,
    )
    table("due", words("case_id", a_case(), key=True), words("kind", key=True), moment("at"), sa.Index(None, "at"))


def people() -> None:
    table(
        "staff",
        words("id", key=True),
        count("place"),
        *sealed("name", FIELD),
        words("roles"),
        *map(count, ("active", "seated", "reachable")),
        check("active IN (0, 1) AND seated IN (0, 1) AND reachable IN (0, 1)", "yes_no"),
    )
    table(
        "staff_address",
        words("staff_id", sa.ForeignKey("staff.id"), key=True),
        digest("reached"),
        *sealed("address", ADDRESS),
        sa.UniqueConstraint("reached"),
    )
    table("klas", digest("key", key=True), *sealed("name", FIELD), count("year"))
    table(
        "klas_coach",
        digest("klas_key", sa.ForeignKey("klas.key", ondelete="CASCADE"), key=True),
        count("place", key=True),
        words("staff_id", sa.ForeignKey("staff.id")),
    )
    table(
        "invite",
        digest("token_hash", key=True),
        words("staff_id", sa.ForeignKey("staff.id")),
        moment("expires_at"),
        count("used"),
        check("used IN (0, 1)", "used"),
    )


def describe() -> None:
    metadata.clear()
    for part in (coming_in, chats, keys, cases, past, content, leaving, people):
        part()


def upgrade() -> None:
    """All tables, one row in ``meta``, the triggers."""
    describe()
    metadata.create_all(op.get_bind(), checkfirst=False)
    op.execute("INSERT INTO meta (id, school, people) VALUES (1, '', 0)")
    for statement in HISTORY_STAYS[op.get_bind().dialect.name]:
        op.execute(statement)


def downgrade() -> None:
    """No tables. The triggers go with their table."""
    describe()
    metadata.drop_all(op.get_bind(), checkfirst=False)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION history_stays()")
