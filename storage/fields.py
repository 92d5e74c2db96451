"""The numbers of everything that is sealed: one for each kind of content, bound into its seal (SECURITY §2.4).

A number never changes and is never used again: a column may be renamed, but what was sealed as 3 opens only as 3.
"""

from enum import IntEnum


class Field(IntEnum):
    """What a sealed value is, whatever its column is called."""

    ENTRY_TEXT = 1
    TALK_STATE = 2
    CHAT_MEMO = 3
    NOTICE_VALUES = 4
    STAFF_NAME = 5
    CLASS_NAME = 6
    INVITE_NAME = 7
    QUARANTINE = 8
    CASE_NAME = 9
    NOTICE_IDS = 10
    CLASS_COACH = 11
    DUE_VALUES = 12
    FIGURES = 13
