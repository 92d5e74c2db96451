"""How the database came to its present shape, revision by revision. Run by ``storage/migrate.py``."""
