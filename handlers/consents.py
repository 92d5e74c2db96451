"""What A does with a question of consent on her card: answer it, think again, take a yes back (SCREENS §13)."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from bot.ports import Chat
from bot.route.dossier import Action, Answer
from bot.route.model import Case, Reporter
from bot.route.refusals import Refusal
from bot.usecases import consenting
from bot.usecases.scene import Scene
from handlers import talking
from handlers.flows.card import CARD
from handlers.flows.consent import AGAIN, BACK

NOTES: Final[Mapping[Answer, str]] = {
    Answer.YES: "note-consent-yes",
    Answer.NO: "note-consent-no",
    Answer.UNSURE: "note-consent-unsure",
}
STALE: Final = "note-stale"


def _me(chat: Chat) -> Reporter:
    return Reporter(frozenset(chat.cases))


def _card(chat: Chat, case: Case, note: str | None = None) -> Chat:
    return replace(chat, panel=CARD, case=case.id, page=1, note=note)


def _answer(scene: Scene, chat: Chat, case: Case, option: str) -> Chat:
    """Her answer to the words on this very screen. A question of hers is typed at once, and goes to the coach."""
    said, _, seen = option.partition("-")
    if said not in set(Answer):
        return _card(chat, case, STALE)
    if isinstance(consenting.answer(scene, _me(chat), case.id, Answer(said), seen), Refusal):
        return _card(chat, case, STALE)
    if said == Answer.QUESTION:
        return talking.begin_on(scene, chat, talking.ADD, case)
    return _card(chat, case, NOTES[Answer(said)])


def _again(scene: Scene, chat: Chat, case: Case, option: str) -> Chat:
    asked = consenting.ask_again(scene, _me(chat), case.id)
    return _card(chat, case, STALE if isinstance(asked, Refusal) else None)


def _choose(scene: Scene, chat: Chat, case: Case, option: str) -> Chat:
    return replace(_card(chat, case), panel=BACK)


def _stop(scene: Scene, chat: Chat, case: Case, option: str) -> Chat:
    """*Ik wil toch niet*, of this action."""
    if option not in set(Action):
        return _card(chat, case, STALE)
    taken = consenting.take_back(scene, _me(chat), case.id, Action(option))
    return _card(chat, case, STALE if isinstance(taken, Refusal) else "note-consent-back")


DEEDS: Final[Mapping[str, Callable[[Scene, Chat, Case, str], Chat]]] = {
    consenting.WORD: _answer,
    AGAIN: _again,
    BACK: _choose,
    "consent-stop": _stop,
}
"""What each button does."""
