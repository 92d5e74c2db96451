"""A school year in minutes: seeded people against the real rules, store, scheduler and emulator on a virtual clock.

``runner`` drives, ``people`` act, ``observer`` looks at phones, ``promises`` judges, ``report`` says what was kept.
"""
