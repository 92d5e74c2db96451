"""Why something a person asks for does not happen, as a value. Each refusal is one text key; a bug is an exception."""

from dataclasses import dataclass
from enum import StrEnum

from bot.route.model import CaseId


class Reason(StrEnum):
    """The text key that says it to the person, kindly (bot/texts, ``chat.ftl`` and ``coach.ftl``)."""

    CANNOT = "note-cannot"
    TAKEN = "note-taken"
    GROUP_GONE = "note-group-gone"
    RECEIVER_GONE = "note-receiver-gone"
    TOO_LONG = "note-too-long"
    NAME_SHORT = "note-name-short"
    INVITE_BAD = "coach-invite-bad"
    LOCKED = "locked"
    NO_CODE = "note-no-code"
    TOO_OFTEN = "note-too-often"
    NOBODY_ELSE = "passed-on-nobody"
    APART = "together-not"


@dataclass(frozen=True)
class Refusal:
    """Not now, and why. ``case`` is the case it is about, when the person may know that it is there."""

    reason: Reason
    case: CaseId | None = None
