"""One file per conversation, top to bottom as it is spoken. A flow does no I/O and knows no channel (DESIGN §3.1)."""
