"""Codes by which a reporter finds her own case from any account, and how often one was tried (SECURITY §2.6).

Frozen: a revision imports nothing of the application, for the application goes on changing.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

LONG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def tables() -> sa.MetaData:
    """The two tables, beside the one that they point at."""
    metadata = sa.MetaData()
    sa.Table("casus", metadata, sa.Column("id", sa.Text, primary_key=True))
    case = sa.ForeignKey("casus.id", name="fk_receipt_case_id_casus", deferrable=True, initially="DEFERRED")
    sa.Table(
        "receipt",
        metadata,
        sa.Column("case_id", sa.Text, case, nullable=False),
        sa.Column("locator", sa.LargeBinary, nullable=False),
        sa.Column("verifier", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("case_id", name="pk_receipt"),
        sa.UniqueConstraint("locator", name="uq_receipt_locator"),
        sqlite_strict=True,
    )
    sa.Table(
        "receipt_try",
        metadata,
        sa.Column("id", LONG, nullable=False, autoincrement=True),
        sa.Column("who", sa.LargeBinary, nullable=False),
        sa.Column("at", LONG, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_receipt_try"),
        sa.Index("ix_receipt_try_who_at", "who", "at"),
        sa.Index("ix_receipt_try_at", "at"),
        sqlite_strict=True,
    )
    return metadata


def upgrade() -> None:
    """Nobody has a code yet."""
    ours = tables()
    ours.create_all(op.get_bind(), tables=[ours.tables["receipt"], ours.tables["receipt_try"]], checkfirst=False)


def downgrade() -> None:
    """Who had only a code cannot come back to what she told; the case itself stays with her coach."""
    op.drop_table("receipt_try")
    op.drop_table("receipt")
