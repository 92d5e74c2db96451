"""Practising: what somebody does between `/oefenen` and the end of it, before anything looks at who it is (SCREENS §6).

No row, no notice, no reading of a case: the practice lives in memory and its screens leave from there
(docs/decisions/0014). A real talk in the same chat is not touched; whatever is no practice goes on to the floor.
"""

from dataclasses import replace
from functools import cache
from typing import Final

from bot.ports import Chat, Practice, Talk
from bot.route.model import CaseId, ChatId
from bot.texts import LANGUAGES, say
from bot.texts.moments import read_day
from bot.usecases.prompting import FOLDED, owing
from bot.usecases.scene import FOLD_AFTER, Scene
from handlers import talking
from handlers.danger import with_numbers
from handlers.flows import welcome
from handlers.flows.practice import CLEAR, END, PRACTICE
from handlers.flows.view import ON
from handlers.inputs import Command, Edited, Input, Media, Tap, Unblocked, Words
from handlers.screens import Pressed, Verb, meant_in_practice, read
from handlers.script import Part
from handlers.traces import around

BESIDE: Final = {"hulp": "help", "help": "help", "privacy": "who-sees"}
"""Commands that open a side screen, in a practice as outside it."""
PANELS: Final = frozenset(welcome.PANELS) - {welcome.HELLO, "report-gone", "not-open"}
"""Side screens that a practice may show: none that leads to a real story."""
DRAFT: Final = CaseId(PRACTICE)
"""Stands where a draft has the id of its key; there is no draft, and no key."""


@cache
def menu(language: str) -> str:
    """The command under Telegram's menu button."""
    return say("own-commands.practice", language)


@cache
def commands() -> frozenset[str]:
    """The same in all languages, whatever the phone is set to."""
    return frozenset(map(menu, LANGUAGES))


def take(scene: Scene, given: Input, known: frozenset[str]) -> Input | None:
    """What is left to be done for real: nothing when this was practice. ``known``: what is a command, and no words."""
    held = scene.practices.of(given.chat)
    now = held if held is not None and not held.over else None
    match given:
        case Command() if given.name in commands():
            _begin(scene, given, held)
        case Tap() if (data := meant_in_practice(given.data)) is not None:
            _tap(scene, replace(given, data=data), now)
        case _ if now is None:
            return given
        case _ if now.talks and (after := _during(scene, now, given, known)) is not None:
            _keep(scene, after)
        case _:
            return _for_real(scene, now, given)
    return None


def fold(scene: Scene) -> int:
    """Practices that nobody touched for a quarter of an hour are over; gives how many (R6)."""
    left = scene.practices.folding(scene.now)
    for practice in left:
        _fold(scene, practice)
    return len(left)


def apologise(scene: Scene, chat_id: ChatId) -> bool:
    """Say on the practice itself that it went wrong here; False when nobody practises there."""
    practice = scene.practices.of(chat_id)
    if practice is None or not practice.talks:
        return False
    _keep(scene, replace(practice, note="note-sorry", below=True, last=""))
    return True


# --- Beginning, keeping, ending ---------------------------------------------------------------------------------------


def _begin(scene: Scene, given: Command, held: Practice | None) -> None:
    """A practice from its first screen; one that ran makes place, with what was typed in it."""
    language = given.language if given.language in LANGUAGES else LANGUAGES[0]
    before = held or Practice(given.chat)
    gone = (*before.remove, *_own(before), given.message)
    message, rev, shown = before.message, before.rev, before.shown
    fresh = Practice(given.chat, language, rev, shown, message=message, below=True, talks=_talks(), remove=gone)
    _keep(scene, fresh)


def _talks() -> tuple[Talk, ...]:
    return (Talk(DRAFT, PRACTICE, {}),)


def _own(practice: Chat) -> tuple[int, ...]:
    return tuple(number for talk in practice.talks for number in talk.own)


def _keep(scene: Scene, after: Chat) -> None:
    """It is owed a screen; a quarter of an hour from now it is over."""
    later = after.owed_at if after.owed_at and after.owed_at > scene.real else scene.real
    owed = replace(owing(scene, after), owed_at=later, fold_at=scene.now + FOLD_AFTER)
    assert isinstance(owed, Practice), "what is kept here is no real chat"
    scene.practices.put(owed)


def _removing(chat: Chat, *numbers: int) -> Chat:
    assert isinstance(chat, Practice)
    return replace(chat, remove=(*chat.remove, *numbers))


def _ended(moved: talking.Moved) -> Chat:
    """After the send screen it is over, and what was typed leaves the chat, as it would have for real."""
    return moved.chat if moved.result is None else _end(moved.chat)


def _end(chat: Chat) -> Chat:
    return replace(_removing(chat, *_own(chat)), talks=(), panel=END, page=1, note=None)


def _let_go(scene: Scene, practice: Practice, stays: int | None = None) -> None:
    """All of it goes from the chat, but for a message in which something real will stand."""
    numbers = (*practice.remove, *_own(practice), practice.message)
    gone = tuple(number for number in numbers if number is not None and number != stays)
    owed = owing(scene, replace(practice, talks=(), panel=None, note=None, message=stays, fold_at=None))
    assert isinstance(owed, Practice)
    scene.practices.put(replace(owed, remove=gone, over=True))


def _for_real(scene: Scene, practice: Practice, given: Input) -> Input:
    """Something real is done, so the practice ends; not for what only changes something that was typed before."""
    if not isinstance(given, Edited | Unblocked):
        _let_go(scene, practice, given.message if isinstance(given, Tap) else None)
    return given


def _fold(scene: Scene, practice: Practice) -> None:
    """Where something real stands in the chat, nothing is left of it; else the one neutral line is."""
    if scene.unit.staff_of(practice.id) is not None or scene.unit.chat(practice.id) is not None:
        _let_go(scene, practice)
        return
    folded = replace(_removing(practice, *_own(practice)), talks=(), panel=FOLDED, note=None, below=False, last="")
    owed = owing(scene, replace(folded, fold_at=None))
    assert isinstance(owed, Practice)
    scene.practices.put(replace(owed, over=True))


# --- While it runs ----------------------------------------------------------------------------------------------------


def _during(scene: Scene, practice: Practice, given: Input, known: frozenset[str]) -> Chat | None:
    """The practice after this; None when this is nothing of the practice."""
    below = replace(practice, below=True, last="", note=None)
    match given:
        case Words():
            return _heard(scene, below, given.message, given.text)
        case Command() if given.name == "stop":
            return _removing(_end(below), given.message)
        case Command() if given.name in BESIDE:
            return _removing(replace(below, panel=BESIDE[given.name], page=1), given.message)
        case Command() if given.name not in known:
            return _heard(scene, below, given.message, given.text)
        case Media():
            return _removing(replace(below, panel="no-media"), given.message)
        case Edited():
            return talking.change(scene, practice, given.message, given.text)
    return None


def _heard(scene: Scene, chat: Chat, message: int, text: str) -> Chat:
    part = Part(message, text)
    moved = talking.hear(scene, chat, chat.talks[-1], part, lambda typed: read_day(typed, chat.language))
    return with_numbers(chat, _ended(moved), talking.draft_text(chat), text)


# --- Taps -------------------------------------------------------------------------------------------------------------


def _tap(scene: Scene, given: Tap, now: Practice | None) -> None:
    """A button of a practice. When the practice it was of is gone (a restart), it kindly begins again."""
    pressed = read(given.data)
    if now is not None and given.data == now.last:
        return
    if pressed is not None and (pressed.verb, pressed.name) == (Verb.PANEL, CLEAR):
        _clear(scene, given, now or Practice(given.chat, given.language))
    elif now is None or not now.talks:
        again = now or Practice(given.chat, given.language)
        _keep(scene, replace(_at(again, given), talks=_talks(), panel=None, note="note-practice-again"))
    else:
        here = _at(now, given)
        on_it = given.message == here.message
        _keep(scene, _pressed(scene, here, replace(pressed, nonce=here.nonce) if pressed and on_it else pressed))


def _at(practice: Practice, given: Tap) -> Chat:
    """The screen comes in the place of what was tapped; of two messages the newer stays."""
    known = practice.message or given.message
    older = (min(known, given.message),) if known != given.message else ()
    here = replace(practice, message=max(known, given.message), below=False, last=given.data, note=None, owed_at=None)
    return _removing(here, *older)


def _pressed(scene: Scene, chat: Chat, pressed: Pressed | None) -> Chat:
    talk = chat.talks[-1]
    match pressed:
        case Pressed(Verb.PANEL, name, page) if name in PANELS | {ON}:
            panel = None if name == ON else name
            return replace(chat, panel=panel, page=int(page) if page.isdecimal() else 1)
        case Pressed(Verb.ANSWER):
            return _ended(talking.answer(scene, chat, talk, pressed))
        case Pressed(Verb.REOPEN, name):
            return _ended(talking.reopen_named(scene, chat, talk, name))
        case Pressed(Verb.BACK, nonce=nonce) if nonce == chat.nonce:
            first = chat.panel is None and not talking.stand(scene, chat, talk).path
            return _end(chat) if first else talking.back(scene, chat, talk)
        case Pressed(Verb.STOP, nonce=nonce) if nonce == chat.nonce:
            return _end(chat)
    return replace(chat, panel=None, note="note-stale")


def _clear(scene: Scene, given: Tap, practice: Practice) -> None:
    """*Maak de chat leeg*: as on a card. At a desk only the practice goes: the cases of others stand there too."""
    if scene.unit.staff_of(given.chat) is not None:
        _let_go(scene, replace(practice, message=given.message))
        return
    real = scene.unit.chat(given.chat)
    here = replace(_at(practice, given), talks=(), panel=CLEAR, page=1)
    _keep(scene, _removing(here, *_own(practice), *around(given.message, real.message if real else None)))
