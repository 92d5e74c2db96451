"""One function per thing a person, or the clock, does: fetch, let ``bot.route`` decide, record; in one transaction.

Synchronous and small. Time, ids and chance come in through ``Scene``; words are keys, never sentences.
"""
