"""One input in, the chat as it becomes: who speaks, what has the floor, which use case takes what was said (DESIGN §3).

A reporter's chat holds one screen; staff get notices (``desk``). Every input of a reporter ends in ``put_chat`` with a
new revision, or in silence; the screen itself leaves after the commit.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from bot.ports import Chat
from bot.route.model import Case, Whom
from bot.route.refusals import Refusal
from bot.texts import LANGUAGES
from bot.texts.moments import read_day
from bot.usecases import joining, reporting
from bot.usecases.casework import ASKED
from bot.usecases.forgetting import clear, clear_sent, discard
from bot.usecases.prompting import FOLDED, NUDGE, owing, seen
from bot.usecases.scene import FOLD_AFTER, Scene
from handlers import desk, practice, schoolnow, talking, traces, visits
from handlers.danger import with_numbers
from handlers.deskdeeds import commands
from handlers.endings import ended
from handlers.flows import card, herword, welcome
from handlers.flows.practice import REALLY
from handlers.flows.report import HELLO as GREETING
from handlers.flows.traces import ENTER
from handlers.flows.urgent import SCHOOL_NOW
from handlers.flows.view import ON
from handlers.inputs import Blocked, Command, Edited, Input, Media, Tap, Unblocked, Words
from handlers.own import home_of_cases, me, own_case, show
from handlers.pacing import paced
from handlers.screens import Pressed, Verb, read
from handlers.script import Part, Told, as_answer

UNFOLDED: Final = frozenset({FOLDED, NUDGE})
NOT_OPEN: Final = "not-open"
PARENT: Final = "ouder"
"""The role in the link on the parents' card (``signaal qr --role ouder``)."""
ALWAYS: Final = frozenset({"hulp", "help", "privacy", "route"})
"""Commands that are answered also while pupils are not let in."""
SHUT: Final = frozenset({ON, REALLY, welcome.HELLO, SCHOOL_NOW})
"""What is not, because it leads to a story."""
COMMANDS: Final = frozenset(
    {"start", "melden", "hulp", "help", "privacy", "route", "stop", "kaart", "postvak", "code"}
)
"""What is a command, beside those of each language (``traces.commands``); whatever else begins with a slash are words,
and words are never refused."""


def take(scene: Scene, given: Input) -> None:
    """Whatever somebody does in a private chat. Everything it causes is in the scene's unit when this returns; what is
    practice causes nothing there, whoever it is."""
    real = practice.take(scene, given, COMMANDS | commands() | traces.commands().keys())
    if real is not None:
        _take_for_real(scene, real)


def _take_for_real(scene: Scene, given: Input) -> None:
    staff = scene.unit.staff_of(given.chat)
    if staff is not None:
        desk.take(scene, staff, given)
        return
    before = scene.unit.chat(given.chat) or Chat(given.chat)
    chat = replace(before, language=language_of(given.language, before.language), secret="")
    shut = scene.staff_only and not (chat.cases or chat.talks)
    after = _not_yet(scene, chat, given) if shut else _reporter(scene, chat, given)
    if after is not None:
        if after.panel == card.CARD and after.case is not None:
            seen(scene, after.case)
        scene.unit.put_chat(paced(scene, before, _owing(scene, visits.bound(scene, after)), given))


def language_of(told: str, before: str) -> str:
    """The language to speak: the person's own if we have it, else what the chat had."""
    return told if told in LANGUAGES else before


def _owing(scene: Scene, chat: Chat) -> Chat:
    later = chat.owed_at if chat.owed_at and chat.owed_at > scene.real else None
    asked = bool(chat.talks) and chat.panel is None
    quiet = asked or chat.keep or chat.panel in UNFOLDED
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
        case Command() if given.name in COMMANDS or given.name in traces.commands():
            clear(scene, chat, (given.message,))
            return _command(scene, _below(chat), given)
        case Command():
            return _words(scene, _below(chat), Words(given.chat, given.language, given.message, given.text))
        case Media():
            clear(scene, chat, (given.message,))
            return _no_media(chat, given)
        case Blocked() | Unblocked():
            reporting.unreachable(scene, me(chat), isinstance(given, Blocked))
            return None


def _no_media(chat: Chat, given: Media) -> Chat | None:
    """One answer to a whole album; what was typed below a picture is said to be lost, whichever of them has it."""
    note = "note-caption" if given.captioned else None
    if chat.panel != "no-media":
        return replace(_below(chat), panel="no-media", note=note)
    said = note is None or note == chat.note
    return None if said else replace(chat, note=note, below=chat.below and chat.rev > chat.shown)


def _not_yet(scene: Scene, chat: Chat, given: Input) -> Chat | None:
    """The school has not opened the bot to pupils: nothing is kept, and what was typed goes from the chat. Help is
    real, and an invite may be opened (DESIGN §4 row 21)."""
    if isinstance(given, Words | Command | Media):
        clear(scene, chat, (given.message,))
    match given:
        case Command() if given.payload.startswith(desk.INVITE):
            refused = _start(scene, _below(chat), given.payload)
            return refused and replace(refused, panel=NOT_OPEN)
        case Command() if given.name in ALWAYS:
            return _command(scene, _below(chat), given)
        case Tap() if (pressed := read(given.data)) and pressed.verb is Verb.PANEL and pressed.name not in SHUT:
            return _tap(scene, chat, given)
        case Media() if chat.panel == NOT_OPEN:
            return None  # One answer to a whole album.
        case Words() | Command() | Media() | Tap():
            return replace(_below(chat), panel=NOT_OPEN)
    return None


def _below(chat: Chat) -> Chat:
    return replace(chat, below=True, last="", note=None)


# --- Words --------------------------------------------------------------------------------------------------------


def _words(scene: Scene, chat: Chat, given: Words) -> Chat:
    after = with_numbers(chat, _heard(scene, chat, given), talking.draft_text(chat), given.text)
    return schoolnow.announced(scene, after)


def _heard(scene: Scene, chat: Chat, given: Words) -> Chat:
    visit = visits.typed(scene, chat, given.message, given.text)
    if visit is not None:
        return visit
    part = Part(given.message, given.text)
    asked = _asked(scene, chat)
    if asked is not None:
        return _answered(scene, chat, asked, part)
    if not chat.talks:
        flow = talking.TYPED_LATER if talking.open_cases(scene, chat) else talking.REPORT
        ahead = {talking.AHEAD[flow]: as_answer(Told((part,)))}
        begun = talking.begin(scene, chat, flow, ahead)
        talk = replace(begun.talks[-1], own=(given.message,))
        note = "note-held" if flow == talking.REPORT else None
        return replace(talking.with_floor(begun, talk), panel=None, note=note)

    moved = talking.hear(scene, chat, chat.talks[-1], part, lambda text: read_day(text, chat.language))
    return ended(scene, moved)


def _asked(scene: Scene, chat: Chat) -> Case | None:
    """The case whose screen asks for words: a question of the coach, or what is wrong. What is typed is the answer."""
    if chat.talks:
        return None
    case = next((c for c in talking.own_cases(scene, chat) if c.id == chat.case), None)
    question = case is not None and chat.panel == card.CARD and case.word == ASKED
    return case if question or chat.panel in herword.PANELS else None


def asks_words(scene: Scene, chat: Chat) -> bool:
    """Whether the side screen that stands here asks for words."""
    return chat.panel == ENTER or _asked(scene, chat) is not None


def _answered(scene: Scene, chat: Chat, case: Case, part: Part) -> Chat:
    says = reporting.answer if chat.panel == card.CARD else reporting.add_words
    sent = says(scene, me(chat), case.id, (part,))
    clear_sent(scene, chat, (part.message,))
    return replace(show(chat, card.CARD, case.id), note=sent.reason if isinstance(sent, Refusal) else "answer-sent")


def _edited(scene: Scene, chat: Chat, given: Edited) -> Chat | None:
    changed = talking.change(scene, chat, given.message, given.text)
    if changed is None:
        reporting.change_words(scene, me(chat), given.message, given.text)
        return None
    here = replace(changed, below=chat.below and chat.rev > chat.shown)
    return with_numbers(chat, here, talking.draft_text(chat), given.text)


# --- Commands -----------------------------------------------------------------------------------------------------


def _command(scene: Scene, chat: Chat, given: Command) -> Chat | None:
    known: dict[str, Callable[[], Chat | None]] = {
        "start": lambda: _start(scene, chat, given.payload),
        "melden": lambda: _start(scene, chat, ""),
        "hulp": lambda: replace(chat, panel="help"),
        "help": lambda: replace(chat, panel="help"),
        "privacy": lambda: replace(chat, panel="who-sees"),
        "route": lambda: replace(chat, panel=welcome.ROUTE),
        "stop": lambda: _stop(scene, chat),
        "kaart": lambda: home_of_cases(scene, chat),
        "code": lambda: visits.asked(scene, chat, given.payload),
    }
    if given.name in traces.commands():
        return traces.commanded(scene, chat, given.name) or _home(scene, chat)
    return known.get(given.name, lambda: _home(scene, chat))()


def _start(scene: Scene, chat: Chat, payload: str) -> Chat | None:
    if payload == PARENT and not (chat.talks or chat.cases):
        return _as_parent(scene, chat)
    if not payload.startswith(desk.INVITE):
        return _home(scene, chat)
    seated = joining.take_seat(scene, chat, payload.removeprefix(desk.INVITE))
    if isinstance(seated, Refusal):
        return replace(_home(scene, chat), note=seated.reason)
    desk.seat(scene, seated)
    return None


def _as_parent(scene: Scene, chat: Chat) -> Chat:
    """From the parents' card: the link itself was the first tap (SCREENS §8). Who has a talk or a card finds that."""
    begun = talking.begin(scene, chat, talking.REPORT, {GREETING: Whom.PARENT.value})
    return replace(begun, panel=None, case=None)


def _home(scene: Scene, chat: Chat) -> Chat:
    """Where somebody is: the talk that waits, else the card, else the first screen."""
    if chat.talks:
        return replace(chat, panel=None, note="note-here")
    return home_of_cases(scene, chat)


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
    # The newer message stays, the other goes: it may be one of which the bot does not know yet that it was sent, and a
    # tap on the older one may come after that.
    known = chat.message or given.message
    stays = max(known, given.message)
    if known != given.message:
        clear(scene, chat, (min(known, given.message),))
    here = replace(chat, message=stays, below=False, last=given.data, note=None, owed_at=None)
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
            return own_case(scene, chat, pressed) or _stale(scene, chat)
        case Verb.ANSWER if talk is None:
            return _first_answer(scene, chat, pressed)
        case Verb.ANSWER if talk is not None:
            return ended(scene, talking.answer(scene, chat, talk, pressed))
        case Verb.BACK if talk is not None and pressed.nonce == chat.nonce:
            return talking.back(scene, chat, talk)
        case Verb.REOPEN if talk is not None:
            return ended(scene, talking.reopen_named(scene, chat, talk, pressed.name))
        case Verb.STOP if talk is not None and pressed.nonce == chat.nonce:
            return _stop(scene, chat)
        case Verb.STOP if talk is None and not chat.cases:
            return show(chat, "report-gone", None)  # the second of two taps: nothing of the chat is kept any more
    return _stale(scene, chat)


def _first_answer(scene: Scene, chat: Chat, pressed: Pressed) -> Chat:
    """The first button: only now something is kept. An answer to any other question belongs to a draft that is gone."""
    if pressed.name == GREETING and pressed.option not in set(Whom):
        return _stale(scene, chat)
    if pressed.name != GREETING:
        return replace(_home(scene, chat), note="note-expired" if not chat.cases else "note-stale")
    begun = talking.begin(scene, chat, talking.REPORT)
    hello = replace(pressed, nonce=begun.nonce)
    return ended(scene, talking.answer(scene, begun, begun.talks[-1], hello))


def _panel(scene: Scene, chat: Chat, pressed: Pressed) -> Chat:
    if pressed.name == ON:
        return replace(chat, panel=None, note=None) if chat.talks else home_of_cases(scene, chat)
    if pressed.name == SCHOOL_NOW:
        return schoolnow.begin(scene, chat)
    if pressed.name == REALLY:
        return _home(scene, chat) if chat.talks else show(chat, welcome.HELLO, None)
    if pressed.name not in welcome.PANELS:
        return _stale(scene, chat)
    page = int(pressed.option) if pressed.option.isdecimal() else 1
    return replace(chat, panel=pressed.name, page=page, note=None)
