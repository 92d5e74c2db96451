"""A member of staff may be ill for a while: until when.

Frozen: a revision imports nothing of the application, for the application goes on changing.
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0005"
branch_labels = None
depends_on = None

YES_NO = "active IN (0, 1) AND seated IN (0, 1) AND reachable IN (0, 1) AND paused IN (0, 1)"
SEALED = "substr(name, 1, 1) = x'01' AND length(name) >= 98"
LONG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
COLUMNS = "id, place, name, roles, active, seated, reachable, paused"


def away() -> sa.Column[int]:
    return sa.Column("away_until", LONG, nullable=True)


def staff(*more: sa.Column[int]) -> sa.Table:
    """The table in SQLite, before, and with the new column after."""
    return sa.Table(
        "staff",
        sa.MetaData(),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("name", sa.LargeBinary, nullable=False),
        sa.Column("roles", sa.Text, nullable=False),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("active", "seated", "reachable", "paused")),
        *more,
        sa.PrimaryKeyConstraint("id", name="pk_staff"),
        sa.CheckConstraint(SEALED, name="ck_staff_sealed_name"),
        sa.CheckConstraint(YES_NO, name="ck_staff_yes_no"),
        sqlite_strict=True,
    )


def rebuild(new: sa.Table) -> None:
    """In SQLite a column that is added stands behind the checks, so the table is made anew."""
    op.execute("PRAGMA legacy_alter_table = ON")  # What points at the table goes on pointing at its name.
    op.execute("ALTER TABLE staff RENAME TO staff_old")
    new.create(op.get_bind())
    op.execute(f"INSERT INTO staff ({COLUMNS}) SELECT {COLUMNS} FROM staff_old")  # noqa: S608
    op.execute("DROP TABLE staff_old")
    op.execute("PRAGMA legacy_alter_table = OFF")


def upgrade() -> None:
    """Nobody is ill yet."""
    if op.get_bind().dialect.name == "sqlite":
        rebuild(staff(away()))
    else:
        op.add_column("staff", away())


def downgrade() -> None:
    """Who is ill is at work again, and says it anew or is paused."""
    if op.get_bind().dialect.name == "sqlite":
        rebuild(staff())
    else:
        op.drop_column("staff", "away_until")
