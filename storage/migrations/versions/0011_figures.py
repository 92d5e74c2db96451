"""The figures of a school year, sealed: one row for each year.

Frozen: a revision imports nothing of the application, for the application goes on changing.
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0009"
branch_labels = None
depends_on = None

FIRST_BYTE = {"sqlite": "x'01'", "postgresql": r"'\x01'::bytea"}


def upgrade() -> None:
    """Nothing was counted yet."""
    sealed = f"substr(content, 1, 1) = {FIRST_BYTE[op.get_bind().dialect.name]} AND length(content) >= 98"
    op.create_table(
        "figures",
        sa.Column("year", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("year", name="pk_figures"),
        sa.CheckConstraint(sealed, name="sealed_content"),
        sqlite_strict=True,
    )


def downgrade() -> None:
    """What was counted is gone."""
    op.drop_table("figures")
