"""The figures of a school year in the database: one sealed row a year, under the school's key (docs/decisions/0029)."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import bindparam, select

from bot.ports import Json
from storage import mapping
from storage.base import Root
from storage.fields import Field
from storage.tables import figures
from storage.vault import Purpose

_OF = select(figures.c.content).where(figures.c.year == bindparam("year"))
_ROW = 16


class FigureRows(Root):
    """``bot.ports.Numbers``."""

    def figures(self, year: int) -> dict[str, Any] | None:
        """What is kept of the figures of this school year, or None."""
        sealed = self._run(_OF, year=year).scalar()
        if sealed is None:
            return None
        return mapping.open_json(self._school, Field.FIGURES, _row(year), sealed, Purpose.STAFF)

    def put_figures(self, year: int, kept: Mapping[str, Json]) -> None:
        """Keep this, in the place of what was kept of that year; the old numbers go from the disk as well."""
        sealed = mapping.seal_json(self._school, Field.FIGURES, _row(year), kept, Purpose.STAFF)
        self._put(figures, ("year",), {"year": year, "content": sealed})
        self.erased = True


def _row(year: int) -> bytes:
    return year.to_bytes(_ROW, "big")
