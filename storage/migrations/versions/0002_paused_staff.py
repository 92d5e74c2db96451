"""Somebody of the staff can be paused: a column beside ``active``, so that a pause is not taken for an invite.

Frozen: a revision imports nothing of the application, for the application goes on changing.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

YES_NO = "active IN (0, 1) AND seated IN (0, 1) AND reachable IN (0, 1)"
SEALED = "substr(name, 1, 1) = x'01' AND length(name) >= 98"


def count(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False)


def staff(*paused: sa.Column[int]) -> sa.Table:
    """The table in SQLite, before, and with the new column after."""
    check = f"{YES_NO} AND paused IN (0, 1)" if paused else YES_NO
    return sa.Table(
        "staff",
        sa.MetaData(),
        sa.Column("id", sa.Text, nullable=False),
        count("place"),
        sa.Column("name", sa.LargeBinary, nullable=False),
        sa.Column("roles", sa.Text, nullable=False),
        *map(count, ("active", "seated", "reachable")),
        *paused,
        sa.PrimaryKeyConstraint("id", name="pk_staff"),
        sa.CheckConstraint(SEALED, name="ck_staff_sealed_name"),
        sa.CheckConstraint(check, name="ck_staff_yes_no"),
        sqlite_strict=True,
    )


def rebuild(new: sa.Table, *, paused: str) -> None:
    """SQLite cannot change a check, so the table is made anew; foreign keys are off while a revision runs."""
    columns = "id, place, name, roles, active, seated, reachable"
    op.execute("ALTER TABLE staff RENAME TO staff_old")
    new.create(op.get_bind())
    more = (", paused", f", {paused}") if paused else ("", "")
    op.execute(f"INSERT INTO staff ({columns}{more[0]}) SELECT {columns}{more[1]} FROM staff_old")  # noqa: S608
    op.execute("DROP TABLE staff_old")


def check(condition: str) -> None:
    op.drop_constraint(op.f("ck_staff_yes_no"), "staff")
    op.create_check_constraint(op.f("ck_staff_yes_no"), "staff", condition)


def upgrade() -> None:
    """Nobody is paused yet."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("PRAGMA legacy_alter_table = ON")  # What points at the table goes on pointing at its name.
        rebuild(staff(count("paused")), paused="0")
        op.execute("PRAGMA legacy_alter_table = OFF")
        return
    op.add_column("staff", sa.Column("paused", sa.Integer, nullable=False, server_default="0"))
    op.alter_column("staff", "paused", server_default=None)
    check(f"{YES_NO} AND paused IN (0, 1)")


def downgrade() -> None:
    """Who is paused is inactive as before, and is confirmed anew."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("PRAGMA legacy_alter_table = ON")
        rebuild(staff(), paused="")
        op.execute("PRAGMA legacy_alter_table = OFF")
        return
    check(YES_NO)
    op.drop_column("staff", "paused")
