"""What stories share: a real PostgreSQL, started once and only when a story asks for it."""

from tests.edges.conftest import postgres_server, postgres_url

__all__ = ["postgres_server", "postgres_url"]
