"""Consent in the chat: what the coach asks, in words that are the same for everybody, and how A answers (SCREENS §13).

The words of each action stand in ``consent.ftl``; who asks, to whom and on which day is filled in. Their digest, in
every language at once, goes into the ledger and on the buttons: a yes belongs to the words above it and to no others,
and tells nobody in which language they were read.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from hashlib import sha256
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

from bot.route import consent
from bot.route.dossier import Action, Answer, Dossier, Request
from bot.route.model import Case, Role, School, Staff, StaffId
from bot.route.road import WANTS_SOMETHING
from bot.route.steps import FINAL
from bot.texts import LANGUAGES, say
from bot.texts.moments import day as day_in_words
from bot.usecases.consenting import SEEN, WORD, Wanted
from handlers.flows import seconded
from handlers.flows.road import RoadFacts
from handlers.flows.view import Panel, View, buttons
from handlers.screens import At, Press, Say, Screen, Value, Verb, When, to_case
from handlers.script import Choice, Day, Flow, Option, choices

STEP: Final = "ask-consent"
LEDGER: Final = "consents"
BACK: Final = "consent-back"
AGAIN: Final = "consent-open"
PLAN: Final = "plan"
MOST_PEOPLE: Final = 40
MOST_LINES: Final = 6
HELPS: Final = frozenset(Role) - {Role.COACH, Role.BEHEERDER}
"""Who may be told A's name besides a coach of the class: whoever has one of these roles."""
SAY: Final = "consent-say"


# --- The words --------------------------------------------------------------------------------------------------------


def digest(action: Action, coach: str, to: str, day: date | None) -> str:
    """What stands for the exact words of this question, in every language the bot speaks."""
    said = (say(f"consent-{action}", language, **_spelled(action, coach, to, day, language)) for language in LANGUAGES)
    return sha256("\n".join(said).encode()).hexdigest()


def _spelled(action: Action, coach: str, to: str, day: date | None, language: str) -> dict[str, str]:
    on = day_in_words(day, language, ZoneInfo("UTC")) if day else ""  # A day stays what it is, in any zone.
    return {name: {"coach": coach, "who": to, "day": on}[name] for name in _named_in(action)}


def _named_in(action: Action) -> tuple[str, ...]:
    more = {Action.NAME: ("who",), Action.COACH: ("who",), Action.RESTORE: ("day",)}
    return ("coach", *more.get(action, ()))


def _values(action: Action, coach: str, to: str, day: date | None, zone: str) -> dict[str, Value]:
    on: Value = At.of_day(day, zone, When.DAY) if day else ""
    return {name: {"coach": coach, "who": to, "day": on}[name] for name in _named_in(action)}


def _name(school: School, staff_id: StaffId | None) -> str:
    member = school.member(staff_id)
    return member.name if member else ""


def _words(line: Request, view: View) -> Say:
    """The words of this line of the ledger, as they would be said today."""
    names = _name(view.school, line.by), _name(view.school, line.to)
    return Say(f"consent-{line.action}", _values(line.action, *names, line.day, view.zone))


# --- What the coach asks ----------------------------------------------------------------------------------------------


def ask_consent(facts: RoadFacts) -> Flow[Wanted]:
    """One question to A in the chat; the coach reads first, word for word, what A will read."""
    action = yield from Choice("consent-what", options=choices(Action, *consent.to_ask(facts.case, facts.dossier)))
    to, day = None, None
    if action is Action.NAME:
        to = yield from Choice("consent-who", options=tuple(map(_person, whom_to_tell(facts))))
    if action is Action.RESTORE:
        day = yield from Day("consent-day", lines=facts.skipped, days=facts.days, labels=facts.labels)
    return (yield from checked(facts, action, next((s for s in facts.people if s.id == to), None), day))


def checked(facts: RoadFacts, action: Action, to: Staff | None, day: date | None) -> Flow[Wanted]:
    """The words that A will read; asked once they are right."""
    coach = next((s.name for s in facts.people if s.id == facts.case.owner), "")
    who = to.name if to else ""
    words = Say(f"consent-{action}", _values(action, coach, who, day, facts.zone))
    yield from Choice("consent-check", values={"words": words}, options=(Option("ask", True, primary=True),))
    return Wanted(action, digest(action, coach, who, day), to.id if to else None, day)


def whom_to_tell(facts: RoadFacts) -> tuple[Staff, ...]:
    """Who might be told A's name: not who was kept out, and not who has it."""
    case, others = facts.case, (s for s in facts.people if s.id != facts.case.owner)
    able = (s for s in others if s.active and s.id not in case.kept_out and (s.roles & HELPS or s.id in facts.coaches))
    return tuple(able)[:MOST_PEOPLE]


def _person(staff: Staff) -> Option[StaffId]:
    return Option(staff.id, staff.id, label=staff.name[:32])


# --- What A sees ------------------------------------------------------------------------------------------------------


def _deed(view: View, verb: Verb, deed: str, option: str = "") -> str:
    return to_case(verb, view.the_case.code, deed, option)


def waits(view: View) -> Request | None:
    """The question that A may answer now, if its words are still the words that were asked."""
    line = consent.pending(view.the_case, view.dossier)
    return line if line is not None and _same_words(line, view) else None


def _same_words(line: Request, view: View) -> bool:
    return digest(line.action, _name(view.school, line.by), _name(view.school, line.to), line.day) == line.words


def asked(view: View) -> Screen | None:
    """The question, with the four answers; None when it is not asked any more."""
    line = waits(view)
    if line is None:
        return None
    said, seen = _words(line, view), line.words[:SEEN]
    row = tuple((str(answer), _deed(view, Verb.REPORTER, WORD, f"{answer}-{seen}")) for answer in Answer)
    free = Say("consent-free-coach" if line.action is Action.COACH else "consent-free")
    return Screen(said.key, said.values, (buttons(SAY, *row),), (free,), content=True)


def takes_back(case: Case, dossier: Dossier) -> tuple[str, ...]:
    """What she agreed to and may take back: each yes in the chat, and what was written down after a talk."""
    mine: tuple[str, ...] = consent.to_take_back(case, dossier)
    written = dossier.consent is not None and dossier.consent.answer is not False
    ahead = written and case.status in consent.UNTIL_AGREED and case.status not in FINAL
    return (*mine, PLAN) if ahead and mine_to_stop(case, dossier) else mine


def mine_to_stop(case: Case, dossier: Dossier) -> bool:
    """Whether something is to happen because of what she said in a talk: hers, and of nobody else who told."""
    return case.whom == "me" and dossier.wish in WANTS_SOMETHING


def button(view: View, text: str) -> tuple[Press, ...]:
    """*Ik wil toch niet*, on her card, as long as there is something to take back."""
    if not takes_back(view.the_case, view.dossier):
        return ()
    return buttons(text, ("not-after-all", _deed(view, Verb.REPORTER, BACK)))


def _take_back(view: View) -> Screen:
    stands = takes_back(view.the_case, view.dossier)
    named = ((what, _taking_back(view, what)) for what in stands)
    back = ("back", _deed(view, Verb.REPORTER, "card"))
    return Screen(BACK, {}, (buttons(BACK, *named, back),))


def _taking_back(view: View, what: str) -> str:
    """What was written down after a talk has a lock of its own, which only another talk opens."""
    return _deed(view, Verb.REPORTER, *(("right", "no") if what == PLAN else ("consent-stop", what)))


# --- What the coach sees ----------------------------------------------------------------------------------------------


def said(view: View) -> tuple[Say, ...]:
    """What A said in the chat to each action that was asked; and that it may not be A who said it."""
    dossier = view.dossier
    return tuple(line for action in Action for line in _said(view, dossier, consent.latest(dossier, action)))


def _said(view: View, dossier: Dossier, line: Request | None) -> Iterator[Say]:
    if line is None or (line.action in consent.SPOKEN_OF and line.talks != len(dossier.consents)):
        return
    yield Say("consent-said", {"action": _action(view, line), "answer": _answer(view, dossier, line)})
    yes = consent.agreed(dossier, view.the_case.owner, line.action)
    if yes and _may_be_another(view, dossier, line):
        yield Say("consent-who-said")


def _may_be_another(view: View, dossier: Dossier, line: Request) -> bool:
    """Whether her yes opens nothing yet, because pupil and chat were not recognised as one in a talk."""
    if line.action is Action.COACH:
        return consent.goes_to(view.the_case, dossier) is None
    return line.action in consent.NEEDS_RECOGNITION and not dossier.recognised


def _action(view: View, line: Request) -> Say:
    """What was asked, in a few words; with the name of the coach who is to take it over."""
    values: dict[str, Value] = {"who": _name(view.school, line.to)} if line.action is Action.COACH else {}
    return Say(f"consent-action-{line.action}", values)


def _answer(view: View, dossier: Dossier, line: Request) -> Say:
    if line.withdrawn_at is not None:
        return Say("consent-answer-withdrawn")
    if not consent.is_current(line, dossier, view.the_case.owner):
        return Say("consent-answer-void")
    if consent.in_talk(line):
        return Say("consent-answer-talk")
    return Say(f"consent-answer-{line.answer or 'open'}")


def _ledger(view: View) -> Screen:
    """What was asked, in which words, by whom and when, and what became of it; the newest last."""
    asked = ((line.at.isoformat(), _line(view, line)) for line in view.dossier.requests)
    lines = tuple(line for _, line in sorted((*asked, *seconded.ledger(view)), key=lambda one: one[0]))[-MOST_LINES:]
    row = buttons(LEDGER, ("back", _deed(view, Verb.STAFF, "open")))
    return Screen(LEDGER, {}, (row,), lines or (Say("told-none"),), content=True)


def _line(view: View, line: Request) -> Say:
    words: Value = _words(line, view) if _same_words(line, view) else _action(view, line)
    withdrawn = (Say("consent-answer-withdrawn"), At(line.withdrawn_at, When.DAY)) if line.withdrawn_at else ()
    on = (At(line.answered_at, When.DAY),) if line.answered_at else ()
    became: Value = (Say(f"consent-answer-{line.answer or 'open'}"), *on, *withdrawn)
    by = _name(view.school, line.by)
    return Say("consent-line", {"day": At(line.at, When.DAY), "coach": by, "words": words, "answer": became})


PANELS: Final[Mapping[str, Panel]] = MappingProxyType({BACK: _take_back})
"""Side screens of A."""
STAFF_PANELS: Final[Mapping[str, Panel]] = MappingProxyType({LEDGER: _ledger})
"""Side screens of the coach."""
