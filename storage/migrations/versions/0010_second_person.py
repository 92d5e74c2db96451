"""A colleague can be asked to confirm that there is acute danger: a fifth thing that one may be to a case.

Frozen: a revision imports nothing of the application, for the application goes on changing.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0011"
branch_labels = None
depends_on = None

BEFORE = "part IN ('owner', 'receiver', 'kept-out', 'shared')"
AFTER = "part IN ('owner', 'receiver', 'kept-out', 'shared', 'second')"


def casus_staff(check: str) -> sa.Table:
    """The table in SQLite, with this check."""
    metadata = sa.MetaData()
    for name in ("casus", "staff"):
        sa.Table(name, metadata, sa.Column("id", sa.Text, primary_key=True))
    case = sa.ForeignKey("casus.id", name="fk_casus_staff_case_id_casus", deferrable=True, initially="DEFERRED")
    return sa.Table(
        "casus_staff",
        metadata,
        sa.Column("case_id", sa.Text, case, nullable=False),
        sa.Column("part", sa.Text, nullable=False),
        sa.Column("staff_id", sa.Text, sa.ForeignKey("staff.id", name="fk_casus_staff_staff_id_staff"), nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("case_id", "part", "staff_id", name="pk_casus_staff"),
        sa.CheckConstraint(check, name="ck_casus_staff_part"),
        sa.Index("ix_casus_staff_staff_id", "staff_id"),
        sqlite_strict=True,
    )


def change(check: str) -> None:
    """SQLite cannot change a check, so the table is made anew; foreign keys are off while a revision runs."""
    if op.get_bind().dialect.name != "sqlite":
        op.drop_constraint(op.f("ck_casus_staff_part"), "casus_staff")
        op.create_check_constraint(op.f("ck_casus_staff_part"), "casus_staff", check)
        return
    op.execute("DROP INDEX ix_casus_staff_staff_id")
    op.execute("ALTER TABLE casus_staff RENAME TO casus_staff_old")
    casus_staff(check).create(op.get_bind())
    op.execute("INSERT INTO casus_staff SELECT case_id, part, staff_id, place FROM casus_staff_old")
    op.execute("DROP TABLE casus_staff_old")


def upgrade() -> None:
    """Nobody is asked yet."""
    change(AFTER)


def downgrade() -> None:
    """What was asked is not any more."""
    op.execute("DELETE FROM casus_staff WHERE part = 'second'")
    change(BEFORE)
