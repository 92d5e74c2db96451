"""How a case went, line by line, and who opened it: for who has it (SCREENS ``case-more``, DOMAIN §1.3 *access log*).

No word that anybody told stands here, and no hour: a day and the part of it (DESIGN §4 row 9). Who tells never opens a
case as staff does, so that no list of readers can hold a reporter.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from itertools import groupby
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

from bot.route.acuut import OF_B
from bot.route.dossier import Dossier
from bot.route.guards import Guard
from bot.route.lines import Ground, Lock
from bot.route.model import Reading, Role, StaffId, Step
from bot.route.steps import Event
from bot.usecases.closing import Ended
from bot.usecases.notitie import notes_in
from handlers.flows import notitie
from handlers.flows.view import Panel, View, buttons
from handlers.screens import At, Say, Screen, Value, Verb, When, to_case

TIMELINE: Final = "timeline"
WHO_READ: Final = "who-read"
A_PAGE: Final = 10
BY_THE_REPORTER: Final = "melder"
BESIDE: Final = MappingProxyType({name: (name, True) for name in (TIMELINE, WHO_READ)})
"""What stands behind ⋯, always."""

THINGS: Final = MappingProxyType(
    {
        **{guard.value: f"guard-{guard}" for guard in (Guard.G4, Guard.G5, Guard.G8)},
        "not-stopped": "thing-not-stopped",
        "magister": "open-magister-a",
        Event.ANDERS_SLUITEN: "thing-end",
        **dict.fromkeys(Ended, "thing-end"),
    }
)
"""What a reason is about, when it is no thing that was open at the end."""
WITHOUT: Final = MappingProxyType({lock.value: f"lock-{lock}" for lock in Lock})
"""What was done without A, when it was not a call to parents."""
WHYS: Final = frozenset({*(ground.value for ground in Ground if ground is not Ground.OTHER), "better", "discuss"})
"""Reasons that were chosen; any other one was typed."""
Days = Callable[[Dossier], Iterable[date | datetime | None]]
DATED: Final[Mapping[str, Days]] = MappingProxyType(
    {
        "dated-wish": lambda d: [one.at for one in d.consents],
        "dated-asked": lambda d: [one.at for one in d.requests],
        "dated-answered": lambda d: [one.answered_at for one in d.requests],
        "dated-withdrawn": lambda d: [one.withdrawn_at for one in d.requests],
        "dated-follow": lambda d: [one.on for one in d.rounds],
        "dated-last-chance": lambda d: [d.last_chance_on],
        "dated-due": lambda d: [d.due_on],
        "dated-parents": lambda d: [d.parents_on],
        "dated-class": lambda d: [d.class_on],
        "dated-class-done": lambda d: [d.class_done_on],
        "dated-others": lambda d: [d.others_on],
        "dated-others-done": lambda d: [d.others_done_on],
        "dated-help": lambda d: [one.on for one in d.hulp],
        "dated-help-look": lambda d: [one.look_on for one in d.hulp],
        "dated-tell": lambda d: [d.tell_on],
        "dated-invited": lambda d: [d.invited_on],
        "dated-evaluation": lambda d: [d.evaluation.on if d.evaluation else None],
        "dated-leadership": lambda d: [d.led_on],
        "dated-rector": lambda d: [d.rector_on],
        "dated-back": lambda d: [d.back_on],
        "dated-flagged": lambda d: [one.on for one in d.flagged],
        "dated-silenced": lambda d: [one.on for one in d.silenced],
        "dated-pupil": lambda d: [one.on for one in d.pupils],
        "dated-anyway": lambda d: [one.on for one in d.anyway if one.what in {"a", "b"}],
        "dated-without-talk-b": lambda d: [one.on for one in d.anyway if one.what == Lock.TALK_B],
        "dated-without-name": lambda d: [one.on for one in d.anyway if one.what == Lock.NAME],
        "dated-without-team": lambda d: [one.on for one in d.anyway if one.what in {Lock.TEAM_A, Lock.TEAM_B}],
        "dated-anyway-told": lambda d: [one.told_on for one in d.anyway if one.what not in OF_B],
        "dated-anyway-told-b": lambda d: [one.told_on for one in d.anyway if one.what in OF_B],
        "dated-task": lambda d: [one.by for one in d.tasks],
    }
)
"""What of the dossier has a day, and is no step: what was asked of A, and what is planned."""


def _timeline(view: View) -> Screen:
    """The steps and the dated facts in order, the newest last; it opens at the last page."""
    lines = [*_steps(view), *_facts(view), *_notes(view)]
    more = (("notes", to_case(Verb.STAFF, view.the_case.code, notitie.NOTES)),) if notitie.reads(view) else ()
    ordered = [line for _, line in sorted(lines, key=lambda one: one[0])]
    return replace(_paged(view, TIMELINE, [*ordered, *_reasons(view.dossier)], more), content=True)


def _who_read(view: View) -> Screen:
    """Who opened it, each person once for a part of a day, the newest last."""
    return _paged(view, WHO_READ, [*_readers(view)])


def _steps(view: View) -> Iterator[tuple[tuple[date, datetime], Say]]:
    for step in view.steps:
        what, at = Say(f"event-{step.event}"), At(step.at, When.DATED)
        by = _by(view, step)
        named = Say("timeline-by", {"day": at, "what": what, "who": by}) if by else None
        yield (_local(view, step.at), step.at), named or Say("timeline-line", {"day": at, "what": what})


def _by(view: View, step: Step) -> Value | None:
    """Who took the step; nobody when it was time itself. Why somebody passed it on stays out of it."""
    if step.by == BY_THE_REPORTER:
        return Say("timeline-reporter")
    member = view.school.member(StaffId(step.by.partition(":")[0]))
    return member.name if member else None


def _facts(view: View) -> Iterator[tuple[tuple[date, datetime], Say]]:
    dossier = view.dossier
    for key, days in DATED.items():
        for day in filter(None, days(dossier)):
            on = _local(view, day) if isinstance(day, datetime) else day
            at = At.of_day(on, view.zone, When.DAY)
            last = datetime.max.replace(tzinfo=view.now.tzinfo)  # After the steps of the same day.
            yield (on, last), Say("timeline-line", {"day": at, "what": Say(key)})


def _notes(view: View) -> Iterator[tuple[tuple[date, datetime], Say]]:
    """That there is a note, of which day and by whom; its words stand one tap further, where reading is logged."""
    for note in notes_in(view.entries) if notitie.reads(view) else ():
        member = view.school.member(note.by)
        who: Value = member.name if member else Say(notitie.GONE)
        at, what = At.of_day(note.on, view.zone, When.DAY), Say("dated-note", {"number": note.number})
        last = datetime.max.replace(tzinfo=view.now.tzinfo)
        yield (note.on, last), Say("timeline-by", {"day": at, "what": what, "who": who})


def _reasons(dossier: Dossier) -> Iterator[Say]:
    """Why something was left out, put off, or done without a pupil: a reason of the list, or the coach's own words."""
    for one in (*dossier.put_off, *dossier.reasons):
        yield _reason(THINGS.get(one.what, f"open-{one.what}"), one.why)
    yield from (_reason("thing-proposal", one.why) for one in dossier.silenced)
    alone = (one for one in dossier.anyway if one.ground is not Ground.DANGER or not dossier.acuut)
    yield from (_reason(WITHOUT.get(one.what, "thing-without"), one.typed or one.ground) for one in alone)
    yield from (_reason(f"lock-{one.lock}", one.why) for one in dossier.acuut)


def _reason(thing: str, why: str) -> Say:
    return Say("timeline-reason", {"thing": Say(thing), "why": Say(f"why-{why}") if why in WHYS else why})


def _local(view: View, at: datetime) -> date:
    return at.astimezone(ZoneInfo(view.zone)).date()


def _readers(view: View) -> Iterator[Say]:
    def together(one: Reading) -> tuple[StaffId, date, int]:
        local = one.at.astimezone(ZoneInfo(view.zone))
        return one.staff, local.date(), local.hour // 6

    for (reader, _, _), some in groupby(view.readings, together):
        yield _reader(view, reader, At(next(some).at, When.DATED))


def _reader(view: View, reader: StaffId, at: At) -> Say:
    member = view.school.member(reader)
    if member is None:
        return Say("who-read-gone", {"day": at})
    roles = tuple(Say(f"role-{role}") for role in Role if role in member.roles)
    return Say("who-read-line", {"who": member.name, "role": roles, "day": at})


def _paged(view: View, text: str, lines: list[Say], more: tuple[tuple[str, str], ...] = ()) -> Screen:
    """A page of them: first the newest, and back in time with a button."""
    most = max((len(lines) + A_PAGE - 1) // A_PAGE, 1)
    page = min(max(view.page, 1), most)
    end = len(lines) - (page - 1) * A_PAGE
    shown = tuple(lines[max(end - A_PAGE, 0) : end])
    row = [("older", _to(view, text, page + 1))] if page < most else []
    row += [("newer", _to(view, text, page - 1))] if page > 1 else []
    row += [*more, ("back", to_case(Verb.STAFF, view.the_case.code, "open"))]
    return Screen(text, {"code": view.the_case.code}, (buttons(text, *row),), shown or (Say("timeline-none"),))


def _to(view: View, text: str, page: int) -> str:
    return to_case(Verb.STAFF, view.the_case.code, text, str(page))


PANELS: Final[Mapping[str, Panel]] = MappingProxyType({TIMELINE: _timeline, WHO_READ: _who_read})
