"""Alembic's way in: runs the revisions on the connection that ``storage/migrate.py`` hands over (SECURITY §3.4)."""

from alembic import context

from storage.migrate import expect_whole
from storage.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,
    transaction_per_migration=True,
    on_version_apply=expect_whole,
)
with context.begin_transaction():
    context.run_migrations()
