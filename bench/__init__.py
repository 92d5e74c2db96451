"""What we claim about speed, measured beside a bare python-telegram-bot: ``make bench`` (DESIGN §7, bench/README.md).

Not part of what is installed. Nothing leaves the machine, and what was made is removed at the end.
"""
