"""What delivery has in hand: an errand on its way, how it fared, and how much more may be started."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from bot.ports import Chat, Claimed, Errand, Outcome, Retry
from bot.route.model import ChatId

_LONGEST_BACKOFF_S: Final = 30.0


@dataclass(frozen=True)
class Parcel:
    """An errand on its way: the screen of ``chat``, or the notice ``claimed``, which may not leave after ``fence``."""

    errand: Errand = field(repr=False)
    chat: Chat | None = None
    claimed: Claimed | None = None
    fence: datetime | None = None


@dataclass(frozen=True)
class Result:
    """How a parcel fared. ``at``: when, or for ``Retry`` the moment to try again."""

    parcel: Parcel
    outcome: Outcome
    at: datetime


@dataclass(frozen=True)
class Room:
    """What may be started now: ``most`` parcels, at least ``notices`` of them notices if there are so many (neither a
    crowd of pupils nor a crowd of prompts keeps the other waiting) and never more than ``marks``, no screen to a chat
    in ``busy``."""

    most: int
    notices: int
    marks: int
    busy: frozenset[ChatId] = field(repr=False)


def delay(outcome: Outcome, claimed: Claimed | None) -> float:
    """Seconds until it is tried again; what failed more often waits longer. 0 for what is not tried again."""
    if not isinstance(outcome, Retry):
        return 0.0
    if claimed is None or outcome.after_s == 0:
        return outcome.after_s
    return max(outcome.after_s, min(2.0 ** max(claimed.attempt - 1, 0), _LONGEST_BACKOFF_S))
