"""What A does with a question of consent on her card: answer it, think again, take a yes back (SCREENS §13)."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from bot.ports import Chat
from bot.route import consent
from bot.route.dossier import Action, Answer
from bot.route.model import Case, Reporter, StaffId
from bot.route.refusals import Refusal
from bot.usecases import consenting
from bot.usecases.dossiers import dossier_of
from bot.usecases.scene import Scene
from handlers import talking
from handlers.flows.card import CARD
from handlers.flows.confiding import CHOOSE, WHICH
from handlers.flows.consent import AGAIN, BACK, digest

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
    return _card(chat, case, NOTES[Answer(said)] if said != Answer.YES else _thanks(scene, chat, case))


def _thanks(scene: Scene, chat: Chat, case: Case) -> str:
    """What a yes is worth: it can be taken back at any time, or until the coach has taken the case over."""
    last = consent.latest_of_all(dossier_of(scene.unit, case.id, _me(chat)))
    return "note-consent-coach" if last is not None and last.action is Action.COACH else NOTES[Answer.YES]


def _again(scene: Scene, chat: Chat, case: Case, option: str) -> Chat:
    asked = consenting.ask_again(scene, _me(chat), case.id)
    return _card(chat, case, STALE if isinstance(asked, Refusal) else None)


def _which(scene: Scene, chat: Chat, case: Case, option: str) -> Chat:
    return replace(_card(chat, case), panel=WHICH)


def _another(scene: Scene, chat: Chat, case: Case, option: str) -> Chat:
    """She chose another coach: the question is asked with that name, and is hers to answer."""
    coach, owner = scene.school.member(StaffId(option)), scene.school.member(case.owner)
    if coach is None or owner is None:
        return _card(chat, case, STALE)
    wanted = consenting.Wanted(Action.COACH, digest(Action.COACH, owner.name, coach.name, None), coach.id)
    asked = consenting.another_coach(scene, _me(chat), case.id, wanted)
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
    WHICH: _which,
    CHOOSE: _another,
    "consent-stop": _stop,
}
"""What each button does."""
