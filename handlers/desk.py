"""The staff's side of the floor: each tap changes the message it was on, each command brings a new one (SCREENS §10).

Everything goes through the outbox, because one chat holds many cards. What quotes a story becomes a stub again fifteen
minutes after the last touch, planned in the same transaction (R16).
"""

from typing import Final

from bot.ports import Chat, Notice, NoticeKind
from bot.route.access import unheard
from bot.route.model import Case, ChatId, EntryKind, Flag, Staff, Whom
from bot.route.refusals import Reason, Refusal
from bot.route.road import locked
from bot.texts import LANGUAGES
from bot.usecases import borging, casework, classkit, overview, traces
from bot.usecases.closing import NotMeant, close_kindly
from bot.usecases.dossiers import dossier_of
from bot.usecases.forgetting import clear, end_at_desk
from bot.usecases.notes import show_texts
from bot.usecases.scene import FOLD_AFTER, Scene
from bot.usecases.together import candidates
from handlers import (
    deskabsence,
    deskacuut,
    deskassign,
    deskday,
    deskfigures,
    deskhours,
    deskhulp,
    deskladder,
    desknotes,
    desknotitie,
    desktelling,
    deskwork,
    talking,
)
from handlers.deskdeeds import DOES, LEAVES, LOOKS, NOTES, after, commands
from handlers.deskscreens import asked, passed, refused, show, shown
from handlers.desktelling import TALK
from handlers.flows import acuut, roadcard, together
from handlers.flows import overview as overview_shown
from handlers.flows.casework import CASE_NEW, CLASS, READY_QUESTIONS, WHY_NOT
from handlers.flows.notes import TICKS
from handlers.flows.writing import MOST, WRITE
from handlers.inputs import Blocked, Command, Edited, Input, Media, Tap, Unblocked, Words
from handlers.screens import Pressed, Verb, read

INVITE: Final = "i-"
HIDDEN: Final = "hidden"
READY: Final = EntryKind.READY_QUESTION
ELSEWHERE: Final = {name: each.deed for each in (deskacuut, deskhulp, desknotitie, desknotes) for name in each.DEEDS}
"""Buttons that have a module of their own."""
LOCKABLE: Final = frozenset({"talk-b", "agree"})
"""Steps that a no of hers locks (P-17)."""


def take(scene: Scene, staff: Staff, given: Input) -> None:
    """What a member of staff does. Nobody becomes a reporter by typing (DESIGN §3.1)."""
    _follow_language(scene, staff, given)
    if isinstance(given, Command | Media):
        clear(scene, Chat(given.chat), (given.message,))
    match given:
        case Blocked() | Unblocked():
            scene.unit.reach(staff.id, isinstance(given, Unblocked))
        case Edited():
            return
        case _ if not staff.active:
            show(scene, staff, "coach-waiting")
        case Tap():
            _tap(scene, staff, given)
        case Command() if given.name in commands():
            show(scene, staff, classkit.CLASS_KIT)
        case Command():
            show(scene, staff, deskfigures.commanded(scene, staff, given.name))
        case Words():
            _words(scene, staff, given)
        case Media():
            _no_media(scene, staff, given)


def _no_media(scene: Scene, staff: Staff, given: Media) -> None:
    """Pictures are not taken from anybody; a whole album gets one answer."""
    which = f"album:{staff.id}:{given.album}" if given.album else f"view:{scene.chance.token()}"
    scene.unit.say(Notice(which, NoticeKind.SAY, scene.now, None, staff.id, panel="desk-media"))


def _follow_language(scene: Scene, staff: Staff, given: Input) -> None:
    """Who sets the phone to another language is spoken to in it from the next thing they do, as a reporter is."""
    seat = scene.unit.staff_chat(staff.id)
    if seat is not None and given.language in LANGUAGES and given.language != seat[1]:
        scene.unit.seat(staff.id, given.chat, given.language)


def _words(scene: Scene, staff: Staff, given: Words) -> None:
    """What a coach types belongs to what is being told or recorded, or to nothing; then nobody gets it, and it leaves
    the chat as soon as what is shown does: it may be about a pupil."""
    chat = scene.unit.chat(given.chat)
    talk = talking.floor(chat) if chat else None
    if chat is not None and talk is not None and talk.flow in talking.TELLINGS:
        desktelling.telling(scene, staff, deskwork.tells(scene, chat, given))
        return
    case = scene.unit.case(talk.case, staff) if talk else None
    writes = talk is not None and talk.flow in deskwork.TYPED_ANEW
    too_long = talk is not None and talk.flow == WRITE and len(given.text) > MOST
    if chat is None or case is None or too_long:
        clear(scene, Chat(given.chat), (given.message,), scene.now + FOLD_AFTER)
        show(scene, staff, "unknown-words")
    elif writes:
        _moved(scene, staff, case, deskwork.writes(scene, chat, given))
    else:
        _moved(scene, staff, case, deskwork.typed(scene, chat, given))


def _moved(scene: Scene, staff: Staff, case: Case, moved: talking.Moved) -> None:
    """The step's next question stands where the former one stood; or it is done, and the card says so."""
    message = moved.chat.message
    if moved.result is None:
        deskwork.go_on(scene, moved)
        show(scene, staff, TALK, case=case.id, edit=message, note=moved.chat.note)
        return
    recorded = deskwork.record(scene, staff, moved, case)
    if isinstance(recorded, Refusal):
        refused(scene, staff, message, recorded)
    elif (following := deskwork.leads_to(scene, staff, moved, recorded)) and message is not None:
        deskwork.begin(scene, moved.chat.id, deskwork.language(scene, staff), message, following, recorded)
        show(scene, staff, TALK, case=case.id, edit=message)
    else:
        panel, note = deskwork.shown_after(moved, recorded)
        show(scene, staff, panel, case=None if panel == HIDDEN else recorded.id, edit=message, note=note)
        if panel == TICKS:
            show_texts(scene, staff, recorded)


def _in_talk(scene: Scene, staff: Staff, pressed: Pressed, tap: Tap) -> None:
    """A tap on a question of a step; when that step is over, the card as it is now."""
    chat = scene.unit.chat(tap.chat)
    talk = talking.floor(chat) if chat else None
    telling = talk is not None and talk.flow in talking.TELLINGS
    case = scene.unit.case(talk.case, staff) if talk else None
    if chat is None or not (telling or case) or chat.message != tap.message:
        show(scene, staff, "cannot", edit=tap.message)
        return
    moved = deskwork.pressed(scene, chat, pressed)
    if case is None:
        desktelling.told_or_stopped(scene, staff, chat, moved)
    elif moved is None:
        scene.unit.drop_chat(tap.chat)
        show(scene, staff, "opened", case=case.id, edit=tap.message)
    else:
        _moved(scene, staff, case, moved)


def _step(scene: Scene, staff: Staff, flow: str, tap: Tap, found: Case | Refusal) -> None:
    """A button of the card begins a step of the road."""
    if isinstance(found, Refusal):
        refused(scene, staff, tap.message, found)
    elif flow == together.STEP and not candidates(scene, staff, found):
        show(scene, staff, together.NONE, case=found.id, edit=tap.message)
    elif _is_next(scene, staff, flow, tap.message, found):
        _begin(scene, staff, flow, tap, found)


def _is_next(scene: Scene, staff: Staff, deed: str, message: int, case: Case) -> bool:
    """Whether this may be done as things are; if not (the button is older than that), what stands now is shown."""
    dossier = dossier_of(scene.unit, case.id, staff)
    if deed in LOCKABLE and case.owner == staff.id and locked(dossier) and not acuut.unlocks(deed, case, dossier):
        show(scene, staff, "locked", case=case.id, edit=message)
        return False
    begins = deed in roadcard.begins(case, dossier) and deskladder.stands(scene, staff, deed, case)
    if begins or deskladder.leads(staff, deed, case):
        return True
    show(scene, staff, "opened", case=case.id, edit=message, note="note-stale")
    return False


def _begin(scene: Scene, staff: Staff, flow: str, tap: Tap, case: Case, note: str | None = None) -> None:
    deskwork.begin(scene, tap.chat, deskwork.language(scene, staff), tap.message, flow, case)
    show(scene, staff, TALK, case=case.id, edit=tap.message, note=note)


def _on_its_day(scene: Scene, staff: Staff, tap: Tap, found: Case | Refusal) -> None:
    """A code in the message of the day: the question that is due, or the card."""
    flow = None if isinstance(found, Refusal) else deskday.straight(scene, staff, found)
    if flow is None:
        shown(scene, staff, tap.message, "opened", found)
    else:
        _step(scene, staff, flow, tap, found)


def _ask_close(scene: Scene, staff: Staff, tap: Tap, found: Case | Refusal) -> None:
    """A is asked once; a second tap takes nothing back of what she said."""
    if isinstance(found, Refusal):
        refused(scene, staff, tap.message, found)
    elif _is_next(scene, staff, "ask-close", tap.message, found):
        shown(scene, staff, tap.message, "opened", borging.ask_to_close(scene, staff, found.code))


def _write(scene: Scene, staff: Staff, chat_id: ChatId, message: int, found: Case | Refusal) -> None:
    """From here on, what this person types goes to this case; for a quarter of an hour (SCREENS ``write``)."""
    if isinstance(found, Refusal):
        refused(scene, staff, message, found)
        return
    fresh = Chat(chat_id, deskwork.language(scene, staff), message=message, touched_at=scene.now)
    scene.unit.put_chat(talking.begin_on(scene, fresh, WRITE, found))
    show(scene, staff, "write", case=found.id, edit=message)


def seat(scene: Scene, staff: Staff) -> None:
    """Somebody opened an invite in this chat: from here on it is a desk, and the pupil's first screen is not shown."""
    show(scene, staff, "desk" if staff.active else "coach-waiting")


def _tap(scene: Scene, staff: Staff, tap: Tap) -> None:
    pressed = read(tap.data)
    if pressed is not None and pressed.verb in {Verb.ANSWER, Verb.BACK, Verb.STOP, Verb.REOPEN}:
        _in_talk(scene, staff, pressed, tap)
    elif pressed is not None and pressed.verb is Verb.PANEL:
        show(scene, staff, "desk", page=_page(pressed), edit=tap.message)
    elif pressed is None or pressed.verb is not Verb.STAFF:
        show(scene, staff, "cannot", edit=tap.message)
    elif pressed.code is None and pressed.name in desktelling.TELLS:
        desktelling.tell(scene, staff, tap, desktelling.TELLS[pressed.name])
    elif pressed.code is None:
        _without_case(scene, staff, pressed.name, tap.message)
    else:
        # Whatever was begun here is over: a tap is about what it is on.
        end_at_desk(scene, scene.unit.chat(tap.chat) or Chat(tap.chat))
        _deed(scene, staff, pressed, tap)


def _page(pressed: Pressed) -> int:
    """Which page the button names."""
    return int(pressed.option) if pressed.option.isdecimal() else 1


def _without_case(scene: Scene, staff: Staff, name: str, message: int) -> None:
    """What to tell the class, and that it is done or comes back; else the desk."""
    if any(own.takes(scene, staff, name, message) for own in (deskhours, deskabsence, deskfigures)):
        return
    if name == "class-later":
        classkit.remind(scene, staff)
    if name == overview_shown.REMIND:
        overview.remind(scene, staff)
    panel, note = {**CLASS, **overview_shown.SHOWS}.get(name, ("desk", None))
    show(scene, staff, panel, edit=message, note=note)


def _deed(scene: Scene, staff: Staff, pressed: Pressed, tap: Tap) -> None:
    assert pressed.code is not None
    message = tap.message
    page = _page(pressed)
    match pressed.name:
        case "open" if pressed.option == roadcard.OF_THE_DAY:
            _on_its_day(scene, staff, tap, deskladder.opened(scene, staff, pressed.code))
        case deed if deed in LOOKS:
            shown(scene, staff, message, LOOKS[deed], casework.open_case(scene, staff, pressed.code))
        case deed if deed in DOES:
            done = DOES[deed](scene, staff, pressed.code, pressed.option)
            shown(scene, staff, message, after(scene, staff, deed, done), done, note=NOTES.get(deed))
        case "read":
            shown(scene, staff, message, CASE_NEW, casework.open_case(scene, staff, pressed.code), page)
        case deed if deed in ELSEWHERE:
            ELSEWHERE[deed](scene, staff, pressed, tap)
        case "assign":
            deskassign.assign(scene, staff, pressed, message)
        case "timeline" | "who-read":
            shown(scene, staff, message, pressed.name, casework.trace(scene, staff, pressed.code), page)
        case "pick-up":
            _picked_up(scene, staff, tap, casework.pick_up(scene, staff, pressed.code))
        case "write":
            _write(scene, staff, tap.chat, message, casework.open_case(scene, staff, pressed.code))
        case step if step in talking.ROAD:
            _step(scene, staff, step, tap, deskladder.opened(scene, staff, pressed.code))
        case "ask-close":
            _ask_close(scene, staff, tap, casework.open_case(scene, staff, pressed.code))
        case "closed-kindly" if pressed.option in set(NotMeant):
            closed = close_kindly(scene, staff, pressed.code, NotMeant(pressed.option))
            shown(scene, staff, message, "close-kindly-done", closed)
        case "guide":
            _guide(scene, staff, message, casework.open_case(scene, staff, pressed.code))
        case "keep-text" | "erase-text":
            _about_text(scene, staff, message, pressed)
        case "ask" if pressed.option in READY_QUESTIONS:
            asked(scene, staff, message, casework.ask(scene, staff, pressed.code, pressed.option, READY))
        case "pass-on" if pressed.option in WHY_NOT:
            passed(scene, staff, message, casework.not_mine(scene, staff, pressed.code, pressed.option), "hidden")
        case leaving if leaving in LEAVES:
            passed(scene, staff, message, LEAVES[leaving](scene, staff, pressed.code), "hidden")
        case "not-today":
            passed(scene, staff, message, casework.not_today(scene, staff, pressed.code), "passed-on")
        case "later":
            _asked_later(scene, staff, message, pressed)
        case "hide" | _:
            show(scene, staff, "hidden" if pressed.name == "hide" else "cannot", edit=message)


def _picked_up(scene: Scene, staff: Staff, tap: Tap, taken: Case | Refusal) -> None:
    """Picked up. When is the talk? When nobody knows who it is, the next thing is one short question."""
    if isinstance(taken, Refusal):
        refused(scene, staff, tap.message, taken)
    elif not _is_next(scene, staff, "plan-talk", tap.message, taken):
        return
    elif unheard(taken):
        show(scene, staff, "opened", case=taken.id, edit=tap.message)
    elif taken.whom == Whom.ME and Flag.ANONIEM in taken.flags:
        show(scene, staff, "pick-up-unknown", case=taken.id, edit=tap.message)
    else:
        note = "note-picked-up" if taken.whom == Whom.ME else "note-picked-up-other"
        _begin(scene, staff, "plan-talk", tap, taken, note)


def _guide(scene: Scene, staff: Staff, message: int, found: Case | Refusal) -> None:
    """A message of its own, which stays when the card folds: it is read while they talk (SCREENS §10.2)."""
    if isinstance(found, Refusal):
        refused(scene, staff, message, found)
    else:
        show(scene, staff, "restore-guide", case=found.id)


def _about_text(scene: Scene, staff: Staff, message: int, pressed: Pressed) -> None:
    """A text that was taken back: a person says why it is needed, or lets it go now."""
    assert pressed.code is not None
    if pressed.name == "keep-text" and pressed.option in set(traces.Needed):
        kept = traces.keep_text(scene, staff, pressed.code, traces.Needed(pressed.option))
        shown(scene, staff, message, "opened", kept, note="note-text-kept")
        return
    failed = traces.erase_text(scene, staff, pressed.code) if pressed.name == "erase-text" else Refusal(Reason.CANNOT)
    if failed is None:
        show(scene, staff, "hidden", edit=message)
    else:
        refused(scene, staff, message, failed)


def _asked_later(scene: Scene, staff: Staff, message: int, pressed: Pressed) -> None:
    assert pressed.code is not None
    shown(scene, staff, message, "later", casework.ask_later(scene, staff, pressed.code))
