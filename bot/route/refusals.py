"""Why something a person asks for does not happen, as a value. Each refusal is one text key; a bug is an exception."""

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """The text key that says it to the person, kindly (bot/texts, ``chat.ftl`` and ``coach.ftl``)."""

    CANNOT = "note-cannot"
    TAKEN = "note-taken"
    GROUP_GONE = "note-group-gone"
    RECEIVER_GONE = "note-receiver-gone"
    TOO_LONG = "note-too-long"
    NAME_SHORT = "note-name-short"
    INVITE_BAD = "coach-invite-bad"


@dataclass(frozen=True)
class Refusal:
    """Not now, and why. ``who`` is the colleague whose name the text shows, when it shows one."""

    reason: Reason
    who: str | None = None
