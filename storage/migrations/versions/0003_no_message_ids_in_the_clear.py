"""The number of the typed message that an entry came from stands inside its seal (DESIGN §3.2).

In the clear it was a message id of Telegram that lived as long as the case. What was told before this revision keeps no
such number: it could be changed for 48 hours only, and this came before the first release.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The column goes."""
    op.execute("ALTER TABLE entry DROP COLUMN part")


def downgrade() -> None:
    """It comes back, and knows no message."""
    op.add_column("entry", sa.Column("part", sa.Integer, nullable=False, server_default="0"))
    if op.get_bind().dialect.name != "sqlite":  # SQLite cannot take a default away, and needs one here.
        op.alter_column("entry", "part", server_default=None)
