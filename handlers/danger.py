"""Words that speak of danger bring numbers to call, at once and before anything else; and nothing besides (SCREENS §7).

Nothing goes to school, nothing is kept or counted: whether a subject was shown before is read from what was typed
before. What was typed is kept as ever, and the talk goes on behind the screen.
"""

from dataclasses import replace
from typing import Final

from bot.ports import Chat
from bot.route.danger import Subject
from bot.texts.danger import danger_words
from handlers.flows.card import CARD

OVER: Final = frozenset({None, CARD})
"""What such a screen may stand over: a question, or the card. A receipt is not hidden."""
SCREENS: Final = frozenset(f"help-{subject}" for subject in Subject)
NEAR: Final = 200
"""So much of what was typed before is read again: a phrase may go on in the next message."""


def with_numbers(chat: Chat, after: Chat, before: str, text: str) -> Chat:
    """``after``: the chat once these words were taken; ``before``: what this person had typed in this talk until then.

    One subject, once; when it was shown already, one line that says where help is. Words that come at once after it do
    not push it away before she has seen it.
    """
    if chat.panel in SCREENS and chat.rev > chat.shown and after.panel in OVER:
        return replace(after, panel=chat.panel, page=1, note=None)
    words = danger_words()
    found = words.subjects_in(f"{before[-NEAR:]}\n{text}")
    if not found or after.panel not in OVER:
        return after
    new = [subject for subject in found if subject not in words.subjects_in(before)]
    if new:
        return replace(after, panel=f"help-{new[0]}", page=1, note=None)
    return replace(after, note="note-help") if words.subjects_in(text) else after
