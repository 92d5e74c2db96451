"""A note (*notitie*): what whoever has a case writes down for themselves and for who goes on with it. Pure.

It is part of nothing that a pupil, a parent or leadership reads: who reads it is ``Deed.NOTES`` of ``access`` (DOMAIN
§5.3). Nothing follows from it; what must stay belongs in Magister.
"""

from dataclasses import dataclass, field
from datetime import date

from bot.route.model import StaffId


@dataclass(frozen=True)
class Notitie:
    """One note: its number in the case, who wrote it and when; ``changed_on``: when that person last corrected it."""

    number: int
    by: StaffId
    on: date
    text: str = field(repr=False)
    changed_on: date | None = None
