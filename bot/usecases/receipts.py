"""*Geef me een code*: the way back to her chat is cut, and she comes to look herself, from any account (SECURITY §2.6).

A code is four signs that find the case and sixteen digits that open it. It is shown once, and the way to her chat is
cut only when she says that she has it. Who comes with a code sees the case in that chat until it folds, and no longer.
"""

import re
from dataclasses import dataclass, field, replace
from typing import Final

from bot.ports import Chat
from bot.route.effects import Cancel, Decision, DueKind
from bot.route.model import CODE_ALPHABET, CaseId, Flag, Reporter
from bot.route.refusals import Reason, Refusal
from bot.usecases.prompting import left
from bot.usecases.recording import record
from bot.usecases.scene import FOLD_AFTER, Scene

LOCATOR: Final = 4
DIGITS: Final = 16
_TYPED: Final = re.compile(rf"([{CODE_ALPHABET}]{{{LOCATOR}}})([0-9]{{{DIGITS}}})")


@dataclass(frozen=True)
class Receipt:
    """A code: the part that finds the case, and the part that opens it."""

    locator: str = field(repr=False)
    digits: str = field(repr=False)

    @property
    def words(self) -> str:
        """As it is shown: in fours, to be copied by hand."""
        whole = self.locator + self.digits
        return " ".join(whole[at : at + 4] for at in range(0, len(whole), 4))


def read_receipt(typed: str) -> Receipt | None:
    """The code that somebody typed, however it is spaced; None when it looks like none."""
    found = _TYPED.fullmatch(re.sub(r"[\s.-]", "", typed).upper())
    return Receipt(*found.groups()) if found else None


def give_code(scene: Scene, chat: Chat, case_id: CaseId) -> Receipt | Refusal:
    """A code for this case, in the place of a former one; counted as a try, for it takes as long."""
    case = scene.unit.case(case_id, Reporter(frozenset(chat.cases)))
    if case is None or case_id in chat.visiting:
        return Refusal(Reason.CANNOT)
    if not scene.unit.may_try(chat.id, case.code, scene.real):
        return Refusal(Reason.TOO_OFTEN)
    while not scene.unit.put_receipt(case_id, (code := _new(scene)).locator, code.digits):
        pass
    return code


def _new(scene: Scene) -> Receipt:
    return Receipt(scene.chance.code()[-LOCATOR:], scene.chance.digits(DIGITS))


def keep_code(scene: Scene, chat: Chat, case_id: CaseId) -> Refusal | None:
    """She has it: from now on nothing of Telegram is kept of her, and nothing can be sent.

    How it is, is still asked the afternoon before a vervolggesprek: on her card, when she looks herself (SCREENS
    ``verdict``).
    """
    case = scene.unit.case(case_id, Reporter(frozenset(chat.cases)))
    if case is None or not scene.unit.has_receipt(case_id):
        return Refusal(Reason.CANNOT)
    scene.unit.unbind_reporter(case_id)
    flags = (case.flags - {Flag.STIL, Flag.ONBEREIKBAAR}) | {Flag.LOSGEKOPPELD, Flag.MET_CODE}
    record(scene.unit, Decision(replace(case, flags=flags), (), (Cancel(DueKind.NUDGE),)))
    return None


def come_with(scene: Scene, chat: Chat, code: Receipt) -> tuple[Chat, CaseId] | Refusal:
    """The chat with the case that this code opens, until it folds. Five tries an hour, by a chat and at a code."""
    if not scene.unit.may_try(chat.id, code.locator, scene.real):
        return Refusal(Reason.TOO_OFTEN)
    case_id = scene.unit.receipt_case(code.locator, code.digits)
    if case_id is None:
        return Refusal(Reason.NO_CODE)
    if case_id in chat.cases:
        return chat, case_id
    return replace(chat, cases=(*chat.cases, case_id), visiting=(*chat.visiting, case_id)), case_id


def no_longer(scene: Scene, chat: Chat, telling: bool) -> Chat:
    """A visit lasts no longer than its screen: a new story ends it, and half a sentence does not keep it.

    ``telling``: a new story has begun in this chat.
    """
    if not chat.visiting:
        return chat
    if telling:
        return left(chat)
    ends = scene.now + FOLD_AFTER
    return replace(chat, talks=tuple(replace(t, expires_at=min(t.expires_at or ends, ends)) for t in chat.talks))
