"""A member of staff may be ill for a while: until when.

Frozen: a revision imports nothing of the application, for the application goes on changing.
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0005"
branch_labels = None
depends_on = None

LONG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Nobody is ill yet."""
    op.add_column("staff", sa.Column("away_until", LONG, nullable=True))


def downgrade() -> None:
    """Who is ill is at work again, and says it anew or is paused."""
    op.drop_column("staff", "away_until")
