"""Signaal's memory: keys, sealing, tables and the outbox. The only code that imports sqlalchemy and cryptography."""
