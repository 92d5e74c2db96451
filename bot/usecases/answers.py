"""What is answered with a button beside the story: kept sealed, each in a place of its own (SCREENS §3, §8, §9)."""

from collections.abc import Mapping, Sequence
from typing import Final

from bot.ports import Unit
from bot.route.model import CaseId, Entry, EntryKind
from bot.usecases.recording import FIXED

TOLD: Final = (
    *("wish", "how", "often", "safe", "about", "knows", "child", "source", "did", "by"),
    *("where", "long", "who", "support"),
    *("danger", "aware", "beside", "after"),
)
"""The order is that of their places: add at the end."""


def told_of(entries: Sequence[Entry]) -> dict[str, str]:
    """What was answered: the key of each question and the option that was chosen."""
    pairs = (e.text.partition("=") for e in entries if e.kind is EntryKind.TOLD)
    return {name: option for name, _, option in pairs}


def keep_told(unit: Unit, case_id: CaseId, told: Mapping[str, str]) -> None:
    """Keep these answers; answered again, the last one stands."""
    for place, key in enumerate(TOLD, start=1):
        if key in told:
            unit.put_entry(case_id, Entry(FIXED + place, EntryKind.TOLD, f"{key}={told[key]}"))
