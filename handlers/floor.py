"""One input in, the chat as it becomes: who speaks, what has the floor, which use case takes what was said (DESIGN §3).

A reporter's chat holds one screen; staff get notices (``desk``). Every input of a reporter ends in ``put_chat`` with a
new revision, or in silence; the screen itself leaves after the commit.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from bot.ports import Chat, Talk
from bot.route.access import Deed, may
from bot.route.model import Case, CaseId, Reporter, Whom
from bot.route.refusals import Reason, Refusal
from bot.texts import LANGUAGES
from bot.texts.moments import read_day
from bot.usecases import joining, reporting
from bot.usecases.forgetting import clear, discard
from bot.usecases.prompting import FOLDED, NUDGE, owing
from bot.usecases.scene import FOLD_AFTER, Scene
from handlers import desk, talking
from handlers.flows import card, welcome
from handlers.flows.view import ON
from handlers.inputs import Blocked, Command, Edited, Input, Media, Tap, Unblocked, Words
from handlers.screens import Pressed, Verb, read
from handlers.script import Part, Told, as_answer

UNFOLDED: Final = frozenset({FOLDED, NUDGE})
GREETING: Final = "report-hello"
COMMANDS: Final = frozenset({"start", "melden", "hulp", "help", "privacy", "stop", "kaart", "postvak"})
"""What is a command; whatever else begins with a slash are words, and words are never refused."""


def take(scene: Scene, given: Input) -> None:
    """Whatever somebody does in a private chat. Everything it causes is in the scene's unit when this returns."""
    staff = scene.unit.staff_of(given.chat)
    if staff is not None:
        desk.take(scene, staff, given)
        return
    before = scene.unit.chat(given.chat) or Chat(given.chat)
    chat = replace(before, language=language_of(given.language, before.language))
    after = _reporter(scene, chat, given)
    if after is not None:
        scene.unit.put_chat(_owing(scene, after))


def language_of(told: str, before: str) -> str:
    """The language to speak: the person's own if we have it, else what the chat had."""
    return told if told in LANGUAGES else before


def _owing(scene: Scene, chat: Chat) -> Chat:
    later = chat.owed_at if chat.owed_at and chat.owed_at > scene.real else None
    asked = bool(chat.talks) and chat.panel is None
    quiet = not chat.cases or asked or chat.panel in UNFOLDED
    fold_at = None if quiet else scene.now + FOLD_AFTER
    owed = owing(scene, replace(chat, fold_at=fold_at))
    return replace(owed, owed_at=later) if later else owed


def _reporter(scene: Scene, chat: Chat, given: Input) -> Chat | None:
    match given:
        case Words():
            return _words(scene, _below(chat), given)
        case Tap():
            return _tap(scene, chat, given)
        case Edited():
            return _edited(scene, chat, given)
        case Command() if given.name in COMMANDS:
            clear(scene, chat, (given.message,))
            return _command(scene, _below(chat), given)
        case Command():
            return _words(scene, _below(chat), Words(given.chat, given.language, given.message, given.text))
        case Media():
            clear(scene, chat, (given.message,))
            return None if chat.panel == "no-media" else replace(_below(chat), panel="no-media", note=None)
        case Blocked() | Unblocked():
            reporting.unreachable(scene, me(chat), isinstance(given, Blocked))
            return None


def me(chat: Chat) -> Reporter:
    """The person behind this chat, as De Route knows her: by the cases that came from it."""
    return Reporter(frozenset(chat.cases))


def _below(chat: Chat) -> Chat:
    return replace(chat, below=True, last="", note=None)


# --- Words --------------------------------------------------------------------------------------------------------


def _words(scene: Scene, chat: Chat, given: Words) -> Chat:
    part = Part(given.message, given.text)
    if not chat.talks:
        flow = talking.TYPED_LATER if talking.own_cases(scene, chat) else talking.REPORT
        ahead = {talking.AHEAD[flow]: as_answer(Told((part,)))}
        begun = talking.begin(scene, chat, flow, ahead)
        talk = replace(begun.talks[-1], own=(given.message,))
        note = "note-held" if flow == talking.REPORT else None
        return replace(talking.with_floor(begun, talk), panel=None, note=note)

    moved = talking.hear(scene, chat, chat.talks[-1], part, lambda text: read_day(text, chat.language))
    return _ended(scene, moved)


def _edited(scene: Scene, chat: Chat, given: Edited) -> Chat | None:
    changed = talking.change(scene, chat, given.message, given.text)
    if changed is None:
        reporting.change_words(scene, me(chat), given.message, given.text)
        return None
    return replace(changed, below=chat.below and chat.rev > chat.shown)


# --- Commands -----------------------------------------------------------------------------------------------------


def _command(scene: Scene, chat: Chat, given: Command) -> Chat | None:
    known: dict[str, Callable[[], Chat | None]] = {
        "start": lambda: _start(scene, chat, given.payload),
        "melden": lambda: _start(scene, chat, ""),
        "hulp": lambda: replace(chat, panel="help"),
        "help": lambda: replace(chat, panel="help"),
        "privacy": lambda: replace(chat, panel="who-sees"),
        "stop": lambda: _stop(scene, chat),
        "kaart": lambda: _view(scene, chat),
    }
    return known.get(given.name, lambda: _home(scene, chat))()


def _start(scene: Scene, chat: Chat, payload: str) -> Chat | None:
    if not payload.startswith(desk.INVITE):
        return _home(scene, chat)
    seated = joining.take_seat(scene, chat, payload.removeprefix(desk.INVITE))
    if isinstance(seated, Refusal):
        return replace(_home(scene, chat), note=seated.reason)
    desk.seat(scene, seated)
    return None


def _home(scene: Scene, chat: Chat) -> Chat:
    """Where somebody is: the talk that waits, else the card, else the first screen."""
    if chat.talks:
        return replace(chat, panel=None, note="note-here")
    return _view(scene, chat)


def _view(scene: Scene, chat: Chat) -> Chat:
    cases = talking.own_cases(scene, chat)
    if not cases:
        return replace(chat, panel=None if chat.talks else welcome.HELLO, case=None)
    if chat.case is not None and chat.panel == NUDGE and any(c.id == chat.case for c in cases):
        return _show(chat, card.CARD, chat.case)
    return _show(chat, card.CARD, cases[0].id) if len(cases) == 1 else replace(chat, panel="card-which", case=None)


def _show(chat: Chat, panel: str, case_id: CaseId | None, page: int = 1) -> Chat:
    return replace(chat, panel=panel, case=case_id, page=page, note=None)


def _stop(scene: Scene, chat: Chat) -> Chat:
    talk = talking.floor(chat)
    if talk is None:
        return _home(scene, chat)
    without = discard(scene, chat, talk)
    if without.talks:
        return replace(without, panel=None, note="note-here")
    gone = "report-gone" if talk.flow == talking.REPORT else FOLDED if chat.cases else welcome.HELLO
    return replace(without, panel=gone, case=None, note=None)


# --- Taps ---------------------------------------------------------------------------------------------------------


def _tap(scene: Scene, chat: Chat, given: Tap) -> Chat | None:
    if given.data == chat.last:
        return None
    if chat.message is not None and chat.message != given.message:
        clear(scene, chat, (chat.message,))
    here = replace(chat, message=given.message, below=False, last=given.data, note=None, owed_at=None)
    pressed = read(given.data)
    if pressed is None:
        return _stale(scene, here)
    # Who ticks or types faster than the screen is shown anew presses the buttons that still stand on it.
    on_it = given.message == chat.message
    return _pressed(scene, here, replace(pressed, nonce=chat.nonce) if on_it else pressed)


def _stale(scene: Scene, chat: Chat) -> Chat:
    return replace(_home(scene, chat), note="note-stale")


def _pressed(scene: Scene, chat: Chat, pressed: Pressed) -> Chat:
    talk = talking.floor(chat)
    match pressed.verb:
        case Verb.PANEL:
            return _panel(scene, chat, pressed)
        case Verb.REPORTER:
            return _own_case(scene, chat, pressed)
        case Verb.ANSWER if talk is None:
            return _first_answer(scene, chat, pressed)
        case Verb.ANSWER if talk is not None:
            return _ended(scene, talking.answer(scene, chat, talk, pressed))
        case Verb.BACK if talk is not None and pressed.nonce == chat.nonce:
            return talking.back(scene, chat, talk)
        case Verb.REOPEN if talk is not None:
            return _ended(scene, talking.reopen_named(scene, chat, talk, pressed.name))
        case Verb.STOP if talk is not None and pressed.nonce == chat.nonce:
            return _stop(scene, chat)
        case Verb.STOP if talk is None and not chat.cases:
            return _show(chat, "report-gone", None)  # the second of two taps: nothing of the chat is kept any more
    return _stale(scene, chat)


def _first_answer(scene: Scene, chat: Chat, pressed: Pressed) -> Chat:
    """The first button: only now something is kept. An answer to any other question belongs to a draft that is gone."""
    if pressed.name == GREETING and pressed.option not in set(Whom):
        return _stale(scene, chat)
    if pressed.name != GREETING:
        return replace(_home(scene, chat), note="note-expired" if not chat.cases else "note-stale")
    begun = talking.begin(scene, chat, talking.REPORT)
    hello = replace(pressed, nonce=begun.nonce)
    return _ended(scene, talking.answer(scene, begun, begun.talks[-1], hello))


def _panel(scene: Scene, chat: Chat, pressed: Pressed) -> Chat:
    if pressed.name == ON:
        return replace(chat, panel=None, note=None) if chat.talks else _view(scene, chat)
    if pressed.name not in welcome.PANELS:
        return _stale(scene, chat)
    page = int(pressed.option) if pressed.option.isdecimal() else 1
    return replace(chat, panel=pressed.name, page=page, note=None)


# --- Her own case -------------------------------------------------------------------------------------------------


def _own_case(scene: Scene, chat: Chat, pressed: Pressed) -> Chat:
    if pressed.code is None:
        return _view(scene, chat)
    case = next((c for c in talking.own_cases(scene, chat) if c.code == pressed.code), None)
    if case is None:
        return _stale(scene, chat)
    match pressed.name:
        case "card":
            return _show(chat, card.CARD, case.id)
        case "heard":
            reporting.heard(scene, me(chat), case.id)
            return _show(chat, card.CARD, case.id)
        case "more":
            return _show(chat, "card-more", case.id)
        case "read":
            return _show(chat, "read-back", case.id, int(pressed.option) if pressed.option.isdecimal() else 1)
        case "take-back" if may(me(chat), Deed.TAKE_BACK, case):
            return _show(chat, "take-back", case.id)
        case "take-back":
            return replace(_show(chat, card.CARD, case.id), note=Reason.CANNOT)
        case "taken-back":
            return _taken_back(scene, chat, case)
        case "add":
            return talking.begin_on(scene, chat, talking.ADD, case)
    return _stale(scene, chat)


def _taken_back(scene: Scene, chat: Chat, case: Case) -> Chat:
    refused = reporting.take_back(scene, me(chat), case.id)
    if refused is not None:
        return replace(_show(chat, card.CARD, case.id), note=refused.reason)
    cases = tuple(c for c in chat.cases if c != case.id)
    talks = tuple(t for t in chat.talks if t.case != case.id)
    return _show(replace(chat, cases=cases, talks=talks), "taken-back", None)


# --- The end of a talk --------------------------------------------------------------------------------------------


def _ended(scene: Scene, moved: talking.Moved) -> Chat:
    """What a finished talk returned goes to its use case, in this same transaction."""
    if moved.result is None:
        return moved.chat
    chat, talk = moved.chat, moved.chat.talks[-1]
    match talk.flow, moved.result:
        case talking.REPORT, reporting.Signal() as signal:
            return _submit(scene, chat, talk, signal)
        case talking.ADD, Told() as told:
            return _added(scene, chat, talk, talk.case, told)
        case talking.TYPED_LATER, (Told() as told, str(chosen)):
            return _sorted_out(scene, chat, talk, told, chosen)
    raise TypeError(f"nobody takes what {talk.flow} returns")


def _submit(scene: Scene, chat: Chat, talk: Talk, signal: reporting.Signal) -> Chat:
    sent = reporting.submit(scene, chat, talk.case, signal)
    if isinstance(sent, Refusal):
        return talking.undo_last(scene, chat, talk, sent.reason)
    clear(scene, chat, talk.own)
    own = replace(talking.with_floor(chat, None), cases=(*chat.cases, sent.id))
    return _show(own, card.SENT, sent.id)


def _added(scene: Scene, chat: Chat, talk: Talk, case_id: CaseId, told: Told) -> Chat:
    note: str | None = None
    if told.instead is None:
        added = reporting.add_words(scene, me(chat), case_id, told.parts)
        note = added.reason if isinstance(added, Refusal) else "note-added"
    clear(scene, chat, talk.own)
    return replace(_show(talking.with_floor(chat, None), card.CARD, case_id), note=note)


def _sorted_out(scene: Scene, chat: Chat, talk: Talk, told: Told, chosen: str) -> Chat:
    """Words outside a talk found their place: a case, a new story, or nowhere."""
    case = next((c for c in talking.own_cases(scene, chat) if c.code == chosen), None)
    if chosen == "new":
        story = {talking.AHEAD[talking.REPORT]: as_answer(told)}
        again = replace(talk, flow=talking.REPORT, answers=story, aside=frozenset())
        return talking.with_floor(chat, again)
    if case is not None:
        after = _added(scene, chat, talk, case.id, told)
        scene.unit.drop_key(talk.case)
        return after
    return _view(scene, discard(scene, chat, talk))
