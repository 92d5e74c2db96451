"""The Telegram world: our own poll, one update made into an input, one errand made into calls.

Nothing of the channel leaves this package but ``handlers.inputs``, and nothing enters it but ``bot.ports`` (DESIGN §3).
"""
