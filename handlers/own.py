"""A reporter's own cases in her chat: which one is shown, and what the buttons of its card do (SCREENS §5)."""

from dataclasses import replace
from typing import Final

from bot.ports import Chat
from bot.route.access import Deed, may
from bot.route.dossier import Verdict
from bot.route.model import Case, CaseId, Reporter, Whom
from bot.route.refusals import Reason, Refusal
from bot.usecases import borging, reporting, road
from bot.usecases.prompting import FOLDED, NUDGE
from bot.usecases.scene import Scene
from handlers import afterwards, consents, talking, traces
from handlers.flows import card, elsewhere, herword, parent, welcome, witness
from handlers.screens import Pressed

TALKS: Final = {
    "add": talking.ADD,
    "questions": talking.MORE,
    "name": talking.GIVE_NAME,
    "further": talking.FURTHER,
}
"""The buttons of a card that begin a talk."""
DEEDS: Final = {**traces.DEEDS, **consents.DEEDS, **afterwards.DEEDS}
"""The buttons that have a module of their own."""


def me(chat: Chat) -> Reporter:
    """The person behind this chat, as De Route knows her: by the cases that came from it."""
    return Reporter(frozenset(chat.cases))


def show(chat: Chat, panel: str, case_id: CaseId | None, page: int = 1) -> Chat:
    """The chat with this panel on it, about this case."""
    return replace(chat, panel=panel, case=case_id, page=page, note=None)


def home_of_cases(scene: Scene, chat: Chat) -> Chat:
    """Her card when she has one open case, a choice when she has more, the first screen when she has none."""
    cases = talking.own_cases(scene, chat)
    if not cases:
        return replace(chat, panel=None if chat.talks else welcome.HELLO, case=None)
    if chat.case is not None and chat.panel == NUDGE and any(c.id == chat.case for c in cases):
        return show(chat, card.CARD, chat.case)
    return show(chat, card.CARD, cases[0].id) if len(cases) == 1 else replace(chat, panel="card-which", case=None)


def own_case(scene: Scene, chat: Chat, pressed: Pressed) -> Chat | None:
    """What a tap on a card of hers does; None when it makes no sense any more."""
    if pressed.code is None:
        return home_of_cases(scene, chat)
    case = next((c for c in talking.own_cases(scene, chat) if c.code == pressed.code), None)
    if case is None:
        return None
    match pressed.name:
        case "card":
            return show(chat, card.CARD, case.id)
        case "heard":
            reporting.heard(scene, me(chat), case.id)
            return replace(show(chat, card.CARD, case.id), note="closed-thanks" if pressed.option else None)
        case "read":
            return show(chat, "read-back", case.id, int(pressed.option) if pressed.option.isdecimal() else 1)
        case deed if deed in DEEDS:
            return DEEDS[deed](scene, chat, case, pressed.option)
        case "rather-not":
            reporting.heard(scene, me(chat), case.id)
            return show(chat, card.CARD, case.id)
        case "right":
            road.confirmed(scene, me(chat), case.id, pressed.option == "yes")
            return show(chat, card.CARD if pressed.option == "yes" else "plan-stop", case.id)
        case "how" if pressed.option in set(Verdict):
            borging.said_how_it_is(scene, me(chat), case.id, Verdict(pressed.option))
            return show(chat, "worse" if pressed.option == Verdict.ERGER else card.CARD, case.id)
        case "bothered" if pressed.option in herword.BOTHERED:
            return _bothered(scene, chat, case, pressed.option)
        case "done":
            borging.answered_to_close(scene, me(chat), case.id, pressed.option == "yes")
            return show(chat, card.CARD if pressed.option == "yes" else "worse", case.id)
        case "knows" if pressed.option in parent.KNOWS and case.whom is Whom.PARENT:
            return _child_knows(scene, chat, case, pressed.option)
        case "danger" if pressed.option in witness.DANGER and case.whom is Whom.OTHER:
            return _in_danger(scene, chat, case, pressed.option)
        case "elsewhere" if case.whom is not Whom.STAFF:
            return _to_somebody_else(scene, chat, case)
        case "later":
            return show(chat, FOLDED, None)
        case "code":
            return show(chat, "show-code", case.id)
        case deed if deed in TALKS:
            return talking.begin_on(scene, chat, TALKS[deed], case)
    return None


def _child_knows(scene: Scene, chat: Chat, case: Case, option: str) -> Chat:
    """The first answer of the questions after sending was given on the receipt itself; it counts at once."""
    reporting.tell_more(scene, me(chat), case.id, {"knows": option})
    begun = talking.begin_on(scene, chat, talking.PARENT_MORE, case)
    return talking.with_floor(begun, replace(begun.talks[-1], answers={"parent-knows": option}))


def _to_somebody_else(scene: Scene, chat: Chat, case: Case) -> Chat:
    """The question who may read it, when there is anybody to choose."""
    if not may(me(chat), Deed.ADD, case):
        return replace(show(chat, card.CARD, case.id), note=Reason.CANNOT)
    if not elsewhere.anybody(talking.instead_of(scene, case)):
        return replace(show(chat, card.CARD, case.id), note="note-nobody-else")
    return talking.begin_on(scene, chat, talking.ELSEWHERE, case)


def _bothered(scene: Scene, chat: Chat, case: Case, option: str) -> Chat:
    """Her answer after the talk with the other pupil: kept, and with a little or a yes school hears it today."""
    if isinstance(borging.said_after_talk(scene, me(chat), case.id, option), Refusal):
        return show(chat, card.CARD, case.id)
    reporting.tell_more(scene, me(chat), case.id, {"after": option})
    return show(chat, card.CARD if option == borging.BOTHERS_NOBODY else "worse", case.id)


def _in_danger(scene: Scene, chat: Chat, case: Case, option: str) -> Chat:
    """The first answer of a witness was given on the receipt itself. Who is afraid sees first where help is."""
    reporting.tell_more(scene, me(chat), case.id, {"danger": option})
    begun = talking.begin_on(scene, chat, talking.WITNESS, case)
    return replace(begun, panel=witness.HELP) if option == witness.AFRAID else begun
