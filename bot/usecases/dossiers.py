"""The dossier of a case among its sealed entries: one entry, replaced as a whole, its former versions kept sealed.

It is written and read by its own types (docs/decisions/0034): a field with a default may be new, for a dossier may be
older than it; a field that is gone is not read.
"""

from collections.abc import Collection, Sequence
from contextlib import suppress
from typing import Final

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError

from bot.ports import Unit
from bot.route.dossier import Dossier
from bot.route.model import Actor, Case, CaseId, Entry, EntryKind
from bot.usecases.recording import Place

DOSSIER: Final = TypeAdapter(Dossier)


def dossier_in(entries: Sequence[Entry]) -> Dossier:
    """The dossier among these entries; an empty one when nothing was recorded yet.

    Raises ``ValueError`` without a word of it when what is kept is no dossier.
    """
    kept = next((e for e in entries if e.kind is EntryKind.DOSSIER), None)
    return Dossier() if kept is None else _opened(kept.text)


def dossier_of(unit: Unit, case_id: CaseId, actor: Actor) -> Dossier:
    """The dossier, for who may READ the case; an empty one for anybody else."""
    return dossier_in(unit.entries(case_id, actor))


def dossiers_of(unit: Unit, cases: Collection[Case], actor: Actor) -> dict[CaseId, Dossier]:
    """The dossiers of many cases at once, however many there are: a postvak of fifty asks once (DESIGN §7)."""
    kept = unit.one_of_each(cases, EntryKind.DOSSIER, actor)
    return {case.id: dossier_in((kept[case.id],) if case.id in kept else ()) for case in cases}


def keep_dossier(unit: Unit, case_id: CaseId, dossier: Dossier) -> None:
    """Seal the dossier in the place of the one that stood there.

    Raises ``ValueError`` without a word of it when it could not be opened again: nothing is kept then.
    """
    unit.put_entry(case_id, Entry(Place.DOSSIER, EntryKind.DOSSIER, _written(dossier)))


def _written(dossier: Dossier) -> str:
    with suppress(PydanticSerializationError):  # It repeats what was typed, as a warning would.
        return DOSSIER.dump_json(dossier, warnings="error").decode()
    raise ValueError("this cannot be kept as a dossier")


def _opened(kept: str) -> Dossier:
    with suppress(ValidationError):  # It repeats what was typed, so it goes no further than this.
        return DOSSIER.validate_json(kept)
    raise ValueError("what is kept is no dossier")
