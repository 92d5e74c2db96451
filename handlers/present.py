"""Puts a screen into words at the moment it leaves: the language of the reader, moments that are true now (DESIGN §3).

``Present`` is the port ``Mouth``: it finds out what a chat is owed, or what a notice has become, and gives an errand.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from bot.ports import Button, Chat, Claimed, Errand, Message, Notice, NoticeKind, NotYet, Practice, Unit
from bot.route.access import Deed, may
from bot.route.dossier import Dossier
from bot.route.due import Due, theirs, things
from bot.route.effects import Alert
from bot.route.magister import fitted
from bot.route.model import Case, CaseId, ChatId, Reporter, Staff
from bot.route.seasons import Season, handed_over_by
from bot.route.together import leads
from bot.route.workdays import own
from bot.texts import say
from bot.texts.moments import clock_time, dated_part, day, daypart, moment
from bot.usecases import casework, notes, reporting
from bot.usecases.alongside import along_with, lead_of
from bot.usecases.assigning import GONE
from bot.usecases.board import NOBODY, TO_CALL
from bot.usecases.casework import LATER
from bot.usecases.classkit import AGAIN
from bot.usecases.colleagues import FINISHED, READ
from bot.usecases.dossiers import dossiers_of
from bot.usecases.lateness import LATE
from bot.usecases.notes import TEXTS
from bot.usecases.offering import TAKEN_OVER
from bot.usecases.practices import Practices
from bot.usecases.prompting import FOLDED, staff_hears_at
from bot.usecases.scene import Scene
from bot.usecases.workhours import back_at, next_message, works
from handlers import talking
from handlers.counted import counted
from handlers.flows import acuut, card, cardmore, notitie, practice, roadcard, shared, timeline, welcome, workweek
from handlers.flows import casework as cases_shown
from handlers.flows.polite import polite, polite_key
from handlers.flows.report import HELLO as GREETING
from handlers.flows.view import View
from handlers.roadfacts import days_ahead
from handlers.screens import At, Later, Lines, Note, Press, Say, Screen, Soon, Today, Value, Verb, When, to_panel
from handlers.script import Question

ROW_WIDTH: Final = 36
"""Characters, one more than it says counted for each button."""
MOST_IN_A_ROW: Final = 6


class Present:
    """Words for what is owed. ``scene_of`` gives the school, the calendar and the time as they are for this unit."""

    def __init__(self, scene_of: Callable[[Unit], Scene], practices: Practices | None = None) -> None:
        self._scene_of = scene_of
        self._practices = practices or Practices()

    def screen(self, unit: Unit, chat: Chat) -> Errand:
        """The present screen of a reporter's chat: a side screen, else the talk's question, else the first screen."""
        scene = self._scene_of(unit)
        if isinstance(chat, Practice):
            return _practised(scene, chat)
        screen, note = screen_in(scene, chat)
        message = worded(scene, chat.language, screen, note)
        if not chat.below and chat.message is not None:
            return Errand(chat.id, message, chat.message)
        gone = (chat.message,) if chat.message else ()
        if screen.content:  # It comes as an edit, once it is known where it stands.
            return Errand(chat.id, Message(say("hold", chat.language), quiet=screen.quiet), None, gone, holds=True)
        return Errand(chat.id, message, None, gone)

    def notice(self, unit: Unit, claimed: Claimed) -> Errand | NotYet | None:
        """The notice as an errand; None when nobody is there, or the right to see the case is gone. An alert that is
        overdue because the bot was away does not disturb anybody on a day off (R12)."""
        notice = claimed.notice
        if notice.kind is NoticeKind.DELETE:
            return Errand(notice.chat, remove=notice.message_ids) if notice.chat is not None else None
        scene = self._scene_of(unit)
        said = for_staff(scene, notice)
        if said is None or isinstance(said, NotYet):
            return said
        chat_id, language, screen = said
        if screen.copied and screen.content and notice.edit is None:  # It comes as an edit, once it stands.
            return Errand(chat_id, Message(say("hold", language), quiet=True, protected=False), holds=True)
        return Errand(chat_id, worded(scene, language, screen, notice.note), notice.edit)

    def practices(self, real: datetime, busy: frozenset[ChatId]) -> list[Practice]:
        """Practices that are owed a screen."""
        return self._practices.owed(real, busy)

    def practised(self, practice: Practice, message: int | None) -> None:
        """Its screen stands there now."""
        self._practices.shown(practice, message)

    def placed(self, unit: Unit, notice: Notice, errand: Errand, message: int) -> None:
        """What may be copied does not stay in the chat (DESIGN §4 row 4)."""
        notes.placed(self._scene_of(unit), notice, errand.chat, message, errand.holds)

    def unreached(self, unit: Unit, what: Notice | Chat | None) -> None:
        """Who closed the door is no longer waited for: the school's alert moves on, the reporter's card says so."""
        scene = self._scene_of(unit)
        match what:
            case Notice(to=staff_id) if staff_id is not None:
                casework.not_reached(scene, staff_id, what.case)
            case Chat():
                reporting.unreachable(scene, Reporter(frozenset(what.cases)), blocked=True)


# --- What a reporter sees ---------------------------------------------------------------------------------------------


def screen_in(scene: Scene, chat: Chat) -> tuple[Screen, str | None]:
    """What stands in a reporter's chat as things are now, and the note before it: to a parent in the u-form."""
    screen, note = _screen_of(scene, chat), chat.note
    if talking.by_parent(scene, chat):
        return polite(screen), polite_key(note) if note else None
    return screen, note


def _screen_of(scene: Scene, chat: Chat) -> Screen:
    talk = talking.floor(chat)
    if chat.panel is None and talk is not None:
        question = talking.stand(scene, chat, talk).question
        if question is not None:
            return _question(chat, question, talk.answers.get(question.key))
    return _side_screen(scene, chat)


def _practised(scene: Scene, chat: Practice) -> Errand:
    """A screen of a practice, headed so, with buttons of its own; or only what goes, when it was let go."""
    if chat.panel is None and not chat.talks:
        return Errand(chat.id, remove=chat.remove)
    screen = _screen_of(scene, chat)
    head = practice.heading(chat, screen)
    message = worded(scene, chat.language, practice.marked(screen) if chat.talks else screen, chat.note, head)
    if not chat.below and chat.message is not None:
        return Errand(chat.id, message, chat.message, chat.remove)
    return Errand(chat.id, message, None, (*chat.remove, *((chat.message,) if chat.message else ())))


def _question(chat: Chat, question: Question, answer: object) -> Screen:
    screen = question.screen(chat.nonce, answer)  # type: ignore[arg-type]  # answers are Json by construction
    return screen if question.key == GREETING else _with_row(screen, chat.nonce)


def _with_row(screen: Screen, nonce: str) -> Screen:
    """Every question ends with one row: back, stop, help (R4). Back twice is two steps, a double tap is one: each
    screen's button is another."""
    row = (
        Press(f"{Verb.BACK}:back:{nonce}", "row.back"),
        Press(f"{Verb.STOP}:stop:{nonce}", "row.stop"),
        Press(to_panel("help"), "row.sos"),
    )
    return Screen(screen.text, screen.values, (*screen.groups, row), screen.lines, screen.content, screen.quiet)


def _side_screen(scene: Scene, chat: Chat) -> Screen:
    cases = talking.own_cases(scene, chat)
    case = next((c for c in cases if c.id == chat.case), None)
    panel = chat.panel or (FOLDED if cases else welcome.HELLO)
    if panel in card.NEEDS_CASE and case is None:
        panel = FOLDED
    panels = {**welcome.PANELS, **card.PANELS, **practice.PANELS}
    return panels.get(panel, welcome.PANELS[welcome.HELLO])(_view(scene, chat, cases, case))


def _view(scene: Scene, chat: Chat, cases: tuple[Case, ...], case: Case | None) -> View:
    me = Reporter(frozenset(chat.cases))
    return View(
        scene.school,
        scene.now,
        chat.page,
        case,
        scene.unit.entries(case.id, me) if case else (),
        talking.draft_text(chat),
        bool(chat.talks),
        cases,
        secret=chat.secret,
        keeps=chat.keep,
        zone=scene.calendar.zone,
        calendar=scene.calendar,
        may_tell=not scene.staff_only or bool(chat.cases or (chat.talks and not isinstance(chat, Practice))),
    )


# --- What the staff sees ----------------------------------------------------------------------------------------------


def for_staff(scene: Scene, notice: Notice) -> tuple[ChatId, str, Screen] | NotYet | None:
    """In which chat, in which language and with which screen; not yet, when it would disturb; None: nobody is there, or
    the right to see the case is gone."""
    if notice.urgent and scene.opens_at() > scene.now:
        return NotYet(scene.opens_at())  # Outside school hours nobody is paged (DESIGN §4 row 17).
    if notice.panel in ALERTS | HEARD and not notice.urgent and staff_hears_at(scene) > scene.now:
        return NotYet(staff_hears_at(scene))
    staff = scene.school.member(notice.to)
    if staff is not None and staff.away_until is not None and notice.panel in ALERTS | HEARD | {DAY}:
        return None if notice.panel == DAY else NotYet(next_message(scene, staff))  # Nothing goes to who is ill (§1.5).
    if staff and not works(scene, staff, scene.now) and notice.panel in (ALERTS | HEARD) - CANNOT_WAIT:
        return None if notice.panel == Alert.WAITING else NotYet(back_at(scene, staff))
    where = scene.unit.staff_chat(staff.id) if staff else None
    if staff and notice.panel in BY_ITSELF and _has_a_message_today(scene, staff):
        return NotYet(next_message(scene, staff))
    if staff and notice.panel in BY_ITSELF and not staff.active:
        return None
    screen = _staff_screen(scene, staff, notice) if staff and where else None
    return (*where, screen) if where and screen else None


def _staff_screen(scene: Scene, staff: Staff, notice: Notice) -> Screen | None:
    """The panel for this person as things are now; rights are asked again when the words leave."""
    case = scene.unit.case(notice.case, staff) if notice.case else None
    if notice.case is not None and case is None:
        # What is theirs no longer goes out of the chat all the same, and its code with it.
        gone = notice.panel == cases_shown.STUB
        return cases_shown.PANELS["hidden"](View(scene.school, scene.now)) if gone else None
    panel = notice.panel
    if panel == TALK:
        return _staff_talk(scene, staff)
    if case is not None and panel in cases_shown.CONTENT and not may(staff, Deed.READ, case):
        asked = acuut.SECOND if may(staff, Deed.SECOND, case) else cases_shown.TAKEN
        panel = shared.CARD if may(staff, Deed.LOOK, case) else asked
    if case is not None and panel in notitie.PANELS and not may(staff, Deed.NOTES, case):
        panel = cases_shown.TAKEN
    if case is not None and panel in timeline.PANELS and not may(staff, Deed.TRACE, case):
        panel = cases_shown.TAKEN
    if case is not None and panel in ALERTS | {TEXTS} and not may(staff, _NEEDED.get(panel, Deed.READ), case):
        return None
    entries = scene.unit.entries(case.id, staff) if case and panel in SHOWS_DOSSIER else ()
    cases = scene.unit.inbox(staff) if panel in {"desk", "day", workweek.SAVED} else ()
    view = View(scene.school, scene.now, notice.page, case, entries, cases=cases, staff=staff, zone=scene.calendar.zone)
    view = replace(view, calendar=scene.calendar)
    if panel.startswith(workweek.FROM):
        return workweek.panel_of(panel)(view)
    if panel in {"day-not", "ill-done"}:
        view = replace(view, days=days_ahead(scene))
    panel, view = counted(scene, staff, panel, view)
    if panel == "desk":
        due, joined = _due(scene, staff, view)
        view = replace(view, due=tuple(case.id for case in due), joined=joined)
    if case is not None and case.owner == staff.id and panel in SHOWS_DOSSIER:
        lead = lead_of(scene.unit, case, staff)
        view = replace(view, lead=lead, along=() if lead else along_with(scene.unit, case, staff))
    if case is not None and panel in timeline.PANELS:
        view = replace(view, steps=scene.unit.steps(case.id, staff), readings=scene.unit.readings(case.id, staff))
    return _of_today(scene, staff, view) if panel == "day" else cases_shown.PANELS[panel](view)


def _has_a_message_today(scene: Scene, staff: Staff) -> bool:
    """Whether the one planned message of this day is taken (R12)."""
    view = View(scene.school, scene.now, cases=scene.unit.inbox(staff), staff=staff, zone=scene.calendar.zone)
    return _of_today(scene, staff, view) is not None


def _of_today(scene: Scene, staff: Staff, view: View) -> Screen | None:
    """The message of the day, with what is due of one's own; None when nothing is (any more)."""
    (due, _), today = _due(scene, staff, view), view.today
    is_end = handed_over_by(scene.calendar, own(scene.calendar, staff.week), today) == today
    return roadcard.day(replace(view, cases=due), scene.calendar.terms.year_end_days * is_end) if due else None


def _due(scene: Scene, staff: Staff, view: View) -> tuple[tuple[Case, ...], dict[CaseId, CaseId]]:
    """What is due of one's own and of what one is named in, longest first, and which of them go along with another,
    where what is due of them stands: one look into all dossiers, however many there are."""
    mine = {case.id: case for case in view.cases if staff.id in {case.owner, *case.shared}}
    kept = dossiers_of(scene.unit, mine.values(), staff)
    joined = leads({name: case for name, case in mine.items() if case.owner == staff.id}, kept)
    alone = [case for case in mine.values() if case.id not in joined]
    days = {c.id: [day for _, day in _things(scene, staff, c, kept[c.id], view.today)] for c in alone}
    due = (case for case in alone if min(days[case.id], default=date.max) <= view.today)
    return tuple(sorted(due, key=lambda case: min(days[case.id]))), joined


def _things(scene: Scene, staff: Staff, case: Case, dossier: Dossier, today: date) -> tuple[tuple[Due, date], ...]:
    """What is due of a case for who has it, or is named in it."""
    if case.owner == staff.id:
        return things(case, dossier, scene.calendar, today, own(scene.calendar, staff.week))
    return theirs(staff, case, dossier, scene.calendar, today)


def _staff_talk(scene: Scene, staff: Staff) -> Screen | None:
    """The question at which a coach's talk stands; None when it is over."""
    where = scene.unit.staff_chat(staff.id)
    chat = scene.unit.chat(where[0]) if where else None
    talk = talking.floor(chat) if chat else None
    if chat is None or talk is None:
        return None
    question = talking.stand(scene, chat, talk).question
    return _asked_of_staff(chat, question, talk.answers.get(question.key)) if question else None


def _asked_of_staff(chat: Chat, question: Question, answer: object) -> Screen:
    screen = question.screen(chat.nonce, answer)  # type: ignore[arg-type]  # answers are Json by construction
    row = (Press(f"{Verb.BACK}:back:{chat.nonce}", "row.back"), Press(f"{Verb.STOP}:stop:{chat.nonce}", "row.stop"))
    return Screen(screen.text, screen.values, (*screen.groups, row), screen.lines, screen.content)


TALK: Final = "talk"
SHOWS_DOSSIER: Final = cases_shown.CONTENT | frozenset({**roadcard.PANELS, **cardmore.PANELS})
DAY: Final = "day"
ALERTS: Final = frozenset(Alert)
_NEEDED: Final[Mapping[str, Deed]] = {
    Alert.SHARED: Deed.LOOK,
    Alert.OFFERED: Deed.TAKE_OVER,
    Alert.COVER: Deed.TAKE_OVER,
    Alert.SECOND: Deed.SECOND,
    TEXTS: Deed.WORK,
}
BY_ITSELF: Final = frozenset({AGAIN, *Season})
"""What waits for a morning on which nothing is due (R12)."""
CANNOT_WAIT: Final = frozenset({Alert.URGENT, Alert.ESCALATED, Alert.WORSE, Alert.SECOND, Alert.SECOND_SAID})
"""What also comes on a day off: danger, what nobody else can take, what a pupil was told that school hears today."""
HEARD: Final = BY_ITSELF | {READ, FINISHED, TO_CALL, NOBODY, TAKEN_OVER, LATE, GONE}
"""What a colleague hears of what she passed on, and is reminded of; it holds nothing of any case, so that no right is
asked."""


# --- Words ------------------------------------------------------------------------------------------------------------


def worded(scene: Scene, language: str, screen: Screen, note: str | None, head: str | None = None) -> Message:
    """The screen in this language, with the head and the note before it and its lines after it."""
    before, after = ([_line(scene, language, line) for line in lines] for lines in (screen.ahead, screen.lines))
    before[:0] = [say(line, language) for line in (head, note) if line]
    text = say(screen.text, language, **_values(scene, language, screen.values))
    rows = tuple(row for group in screen.groups for row in _packed([_button(scene, language, p) for p in group]))
    return Message("\n".join([*before, text, *after]), rows, quiet=screen.quiet, protected=not screen.copied)


def _line(scene: Scene, language: str, line: Say) -> str:
    return say(line.key, language, **_values(scene, language, line.values))


def _values(scene: Scene, language: str, values: Mapping[str, Value]) -> dict[str, str | int]:
    return {name: _value(scene, language, value) for name, value in values.items()}


def _value(scene: Scene, language: str, value: Value) -> str | int:
    match value:
        case Say(key, values):
            return say(key, language, **_values(scene, language, values))
        case At(at, style):
            return _moment(scene, language, At(at, style))
        case Soon():
            return _moment(scene, language, At(scene.alert_at()))
        case Today():
            return _moment(scene, language, At(scene.today_at()))
        case Later():
            return _moment(scene, language, At(scene.later_at(LATER)))
        case Note(begin, sentences, end, other):
            first, last, others = (str(_value(scene, language, part)) for part in (begin, end, other))
            return fitted(first, sentences, last, others)
        case Lines(parts):
            return "\n".join(str(_value(scene, language, item)) for item in parts)
        case tuple():
            return ", ".join(str(_value(scene, language, item)) for item in value)
    return value


def _moment(scene: Scene, language: str, at: At) -> str:
    zone = ZoneInfo(scene.calendar.zone)
    match at.style:
        case When.DAY:
            return day(at.at, language, zone)
        case When.DAYPART:
            return daypart(at.at, language, zone)
        case When.DATED:
            return dated_part(at.at, language, zone)
        case When.CLOCK:
            return clock_time(at.at, language, zone)
        case When.MOMENT:
            return moment(at.at, language, scene.now, zone)


def _button(scene: Scene, language: str, press: Press) -> Button:
    label = press.label or say(press.key, language, **_values(scene, language, press.values))
    copy = "" if press.copy is None else str(_value(scene, language, press.copy))
    return Button(f"✓ {label}" if press.chosen else label, press.data, press.primary, copy)


def _packed(buttons: Iterable[Button]) -> Iterable[tuple[Button, ...]]:
    """Buttons in rows, as many as fit beside each other on a phone: all in a row get the same width."""
    row: list[Button] = []
    for button in buttons:
        widest = max(len(b.label) for b in (*row, button))
        if row and ((len(row) + 1) * (widest + 1) > ROW_WIDTH or len(row) == MOST_IN_A_ROW):
            yield tuple(row)
            row = []
        row.append(button)
    if row:
        yield tuple(row)
