"""Cases on their road and what was recorded of each: every next step there is, and all that can stand beside it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from typing import Final, cast

from bot.ports import Unit
from bot.route.access import kinds
from bot.route.consent import VERSIONS
from bot.route.danger import Subject
from bot.route.dossier import (
    Action,
    Agreement,
    Answer,
    By,
    Consent,
    Dossier,
    Evaluation,
    Joins,
    Kept,
    Named,
    Noted,
    Offer,
    Opvang,
    Parent,
    Parents,
    Reason,
    Request,
    Round,
    Verdict,
    Why,
    Wish,
)
from bot.route.guards import WITHOUT_HER
from bot.route.hulp import About
from bot.route.lines import Doer, Flagged, Ground, Rule, Sign, Silenced, Task
from bot.route.model import Case, CaseId, Code, Entry, EntryKind, Flag, Reading, Role, StaffId, Status, Step, Whom
from bot.route.spoed import FLAGS, HEARD, STILL_UNREAD
from bot.route.steps import Event
from bot.usecases.asking import AFTER_TALK, KEEPS_WATCH
from bot.usecases.closing import CLOSED_KINDLY, WORDS
from bot.usecases.consenting import WORD as CONSENT
from bot.usecases.dossiers import keep_dossier
from bot.usecases.duty import Did
from bot.usecases.notitie import FIRST
from bot.usecases.prompting import Word as ClocksWord
from bot.usecases.road import Word
from bot.usecases.spoed import BUTTON
from bot.usecases.together import Candidate
from bot.usecases.traces import Needed
from handlers.flows import colleague, further, herword, parent, witness
from handlers.flows.casework import READY_QUESTIONS
from handlers.flows.consent import digest
from handlers.flows.dialogue import ENOUGH, OPTIONS
from handlers.flows.view import View
from tests.explorer import COACHES, DAM, DUTY, KAYA, LARGE, NEW, OWNER, PICKED_UP, TUESDAY, VOS
from tests.house.road_lines import HELP, IN_DANGER, MORE, PUPILS, SKIPPED, UNANSWERED, done_in_danger, without
from tests.owncases import others
from tests.rules.calendars import MIDDEN

DAY: Final = date(2026, 11, 26)
UNKNOWN: Final = replace(PICKED_UP, flags=frozenset({Flag.ANONIEM}))
WITNESSED: Final = replace(UNKNOWN, whom=Whom.OTHER)
GONE: Final = replace(PICKED_UP, flags=frozenset({Flag.ONBEREIKBAAR}))
SHARED: Final = replace(PICKED_UP, shared=(DAM.id, VOS.id, COACHES[4].id, KAYA.id))
IN_TEAM: Final = replace(SHARED, flags=frozenset({Flag.TEAM_A, Flag.TEAM_B}))
ON_DUTY: Final = replace(PICKED_UP, owner=DUTY.id)
CASES: Final = (PICKED_UP, UNKNOWN, WITNESSED, replace(PICKED_UP, whom=Whom.PART, group=None), GONE, SHARED, IN_TEAM)
STATUSES: Final = tuple(s for s in Status if s not in {Status.CONCEPT, Status.NIEUW, Status.GEWIST})

NOTHING: Final = Dossier()
TALKED: Final = Dossier(
    talked_on=date(2026, 11, 24),
    recognised=True,
    wish=Wish.HERSTELGESPREK,
    consents=(Consent(Wish.HERSTELGESPREK, "plan-check-herstelgesprek", TUESDAY),),
    parents_a=Parents.PUPIL_TELLS,
    due_on=DAY,
)
AGREED: Final = replace(
    TALKED,
    joins=Joins.YES,
    parents_b=Parents.COACH_CALLS,
    restored_on=DAY,
    agreements=(Agreement("B", "stopt met berichten over A"), Agreement("ik", "kom erop terug")),
    due_on=date(2026, 12, 2),
)
GOOD: Final = Round(date(2026, 12, 2), Verdict.GESTOPT, Kept.GELUKT)
FOLLOWED: Final = replace(AGREED, rounds=(GOOD, replace(GOOD, on=date(2026, 12, 16))))
SAME: Final = replace(GOOD, a=Verdict.HETZELFDE, b=Kept.NIET)
NAMED: Final = Named(Parent.MOTHER, DAY, OWNER.id)
QUIET: Final = Silenced(Rule.LIJKT_STRUCTUREEL, "otherwise", DAY, date(2026, 12, 3))
TASKS: Final = (
    *(Task(who, "belt de wijkagent", DAY) for who in Doer),
    Task(Doer.COACH, "praat met A", DAY, DAY),
)
NOT_STOPPED: Final = replace(AGREED, rounds=(SAME, SAME), chance_on=DAY, decided=2, tell_on=DAY)
ASKED: Final = replace(FOLLOWED, close_asked=True, parents_a=Parents.CALLED, parents_b=Parents.CALLED, magister=True)


def answered(dossier: Dossier, answer: bool) -> Dossier:
    """The same after she said whether what was written down is right."""
    return replace(dossier, consents=(*dossier.consents[:-1], replace(dossier.consents[-1], answer=answer)))


def requested(action: Action, answer: Answer | None = None, **more: object) -> Request:
    """One line of the ledger, in the words of today, by who has the case."""
    to = LARGE.staff[0] if action in {Action.NAME, Action.COACH} else None
    day = DAY if action is Action.RESTORE else None
    words = digest(action, OWNER.name, to.name if to else "", day)
    line = Request(action, VERSIONS[action], words, OWNER.id, TUESDAY, to.id if to else None, day, 0, answer)
    return replace(line, answered_at=TUESDAY if answer else None, **more)  # type: ignore[arg-type]


THINKS: Final = replace(TALKED, wish=Wish.NADENKEN, recognised=False)
REQUESTS: Final = {
    **{f"asked {action}": replace(NOTHING, requests=(requested(action),)) for action in Action},
    **{
        f"{action} {answer}": replace(dossier, requests=(requested(action, answer, talks=len(dossier.consents)),))
        for action, answer in product(Action, Answer)
        for dossier in (THINKS,)
    },
    "yes, recognised": replace(THINKS, recognised=True, requests=(requested(Action.TALK_B, Answer.YES, talks=1),)),
    "taken back": replace(NOTHING, requests=(requested(Action.NAME, Answer.YES, withdrawn_at=TUESDAY),)),
    "other words": replace(NOTHING, requests=(requested(Action.NAME, Answer.YES, version=0, words="0" * 64),)),
    "everything": replace(NOTHING, requests=tuple(requested(action, Answer.YES) for action in Action)),
}
"""What may stand in the ledger, by name."""


DOSSIERS: Final[Mapping[str, Dossier]] = {
    "nothing": NOTHING,
    "a day chosen": replace(NOTHING, due_on=DAY),
    "talked": TALKED,
    "her yes": answered(TALKED, True),
    "her no": answered(TALKED, False),
    **{f"wish {wish}": replace(TALKED, wish=wish, due_on=None) for wish in Wish},
    **{f"parents {parents}": replace(TALKED, parents_a=parents, parents_b=parents) for parents in Parents},
    **{f"B {joins}": replace(TALKED, joins=joins) for joins in Joins},
    "somebody else leads": replace(TALKED, joins=Joins.YES, leader=KAYA.id),
    "agreed": AGREED,
    "agreed, and later more": replace(AGREED, class_on=DAY, others_on=DAY),
    "more was done": replace(AGREED, class_done_on=DAY, others_done_on=DAY),
    "due today": replace(AGREED, parents_a=Parents.COACH_CALLS, parents_on=TUESDAY.date()),
    "another plan": replace(AGREED, wish=Wish.ANDER_PLAN, joins=None, parents_b=None, restored_on=None),
    **{f"A {verdict}": replace(AGREED, rounds=(replace(GOOD, a=verdict),), verdicts=(verdict,)) for verdict in Verdict},
    "noted": replace(AGREED, noted=(Noted("A", DAY), Noted("B", DAY, True))),
    "noted before": replace(AGREED, magister=True),
    "to be noted": replace(AGREED, parents_a=Parents.CALLED, parents_b=Parents.CALLED),
    "with three": replace(AGREED, agreements=(*AGREED.agreements, Agreement("C", "helpt A"))),
    "with three adults": replace(
        AGREED, agreements=tuple(Agreement(who, "helpt") for who in "BCD"), noted=(Noted("C", DAY), Noted("D", DAY))
    ),
    "followed twice": FOLLOWED,
    "followed often": replace(FOLLOWED, rounds=FOLLOWED.rounds * 3),
    "asked": ASKED,
    "asked early": replace(FOLLOWED, close_asked=True),
    "done": replace(ASKED, close_answer=True),
    "not yet": replace(ASKED, close_answer=False, verdicts=(Verdict.HETZELFDE,)),
    "the chance was given": replace(AGREED, rounds=(SAME,), chance_on=DAY, decided=1),
    "and it is the same": replace(AGREED, rounds=(SAME, SAME), chance_on=DAY, decided=1),
    "not stopped": NOT_STOPPED,
    "B's parents are invited": replace(NOT_STOPPED, invited_on=DAY, due_on=DAY),
    **{f"looked at by {by}": replace(NOT_STOPPED, evaluation=Evaluation("Samen, elke week.", by, DAY)) for by in By},
    "the last chance": replace(NOT_STOPPED, last_chance_on=DAY, extra_help=True, met_on=DAY),
    "leadership knows": replace(NOT_STOPPED, met_on=DAY, led_on=DAY),
    "B left": replace(NOT_STOPPED, removed_on=DAY, rector_on=DAY),
    "both may be named": replace(NOT_STOPPED, team_a=NAMED, team_b=NAMED),
    "A took it back": replace(NOT_STOPPED, team_b=NAMED, team_back=DAY),
    "fits ernst": replace(NOTHING, signs=(*Sign,)[9:]),
    "fits lijkt-structureel": replace(TALKED, signs=(*Sign,)[:9]),
    "fits meerdere": replace(TALKED, signs=(Sign.SOME, Sign.GROUP, Sign.MORE_A), silenced=(QUIET,)),
    **{f"anyway {ground}": replace(THINKS, anyway=without(ground), put_off=SKIPPED) for ground in WITHOUT_HER},
    "A knows": replace(THINKS, anyway=tuple(replace(one, told_on=DAY) for one in without(Ground.LAW))),
    "several": replace(TALKED, flagged=(Flagged(Rule.MEERDERE, DAY),)),
    **{name: replace(NOTHING, acuut=lines) for name, lines in IN_DANGER.items()},
    "done in danger": replace(NOTHING, anyway=done_in_danger(), team_a=Named(None, DAY, OWNER.id)),
    "done in danger, A knows": replace(NOTHING, anyway=done_in_danger(DAY), team_a=Named(None, DAY, OWNER.id)),
    "a colleague saw it": replace(NOTHING, anyway=done_in_danger(ground=Ground.SEEN)),
    "more people": replace(NOT_STOPPED, flagged=tuple(Flagged(rule, DAY) for rule in Rule), tasks=TASKS),
    **REQUESTS,
    **{f"offered {why}": replace(TALKED, offer=Offer(COACHES[4].id, OWNER.id, why, "Begin rustig.")) for why in Why},
    "cared for": replace(NOTHING, opvang=Opvang(DAY, DUTY.id, consulted=True, note="Begin rustig.")),
    "cared for, nobody was asked": replace(NOTHING, opvang=Opvang(DAY, consulted=False)),
    "on duty before": replace(TALKED, opvang=Opvang(DAY, DUTY.id, given=False)),
    "fits overleg": replace(NOT_STOPPED, new_signal_on=DAY),
    "begun anew": Dossier(consents=TALKED.consents, reopened_on=DAY),
    **{f"help {at}": replace(AGREED, hulp=HELP[at : at + 8], about_b=tuple(About)) for at in range(0, len(HELP), 8)},
    **UNANSWERED,
    "with four more": replace(AGREED, pupils=PUPILS),
    "with one more": replace(TALKED, pupils=(replace(PUPILS[0], parents=None),)),
    "C did not keep to it": replace(AGREED, pupils=PUPILS, rounds=(replace(GOOD, more=MORE),)),
    "finished": replace(ASKED, reasons=(Reason("magister", "Dat hoeft niet."),), due_on=None),
}
"""What may stand in a dossier, by name."""


class _Drawer:
    """Takes the one entry that keeping a dossier makes."""

    def put_entry(self, case_id: CaseId, entry: Entry) -> None:
        """Keep it."""
        self.entry = entry


def kept(dossier: Dossier) -> Entry:
    """The entry that holds this dossier in a case."""
    drawer = _Drawer()
    keep_dossier(cast(Unit, drawer), PICKED_UP.id, dossier)
    return drawer.entry


STORY: Final = Entry(1, EntryKind.STORY, "Ze noemen me varken.", 1)
NAME: Final = Entry(4, EntryKind.NAME, "Noor van den Oudenhoven-Claassen")
QUESTION: Final = Entry(5, EntryKind.QUESTION, "Zullen we morgen even praten?")
NOTED: Final = tuple(
    Entry(FIRST + number, EntryKind.NOTE, json.dumps({"by": by, "on": "2026-11-24", "text": "A zag bleek.", **more}))
    for number, (by, more) in enumerate(
        ((OWNER.id, {}), ("0" * 32, {}), (OWNER.id, {"changed_on": "2026-11-26"})), start=1
    )
)
"""Notes of who has the case, of somebody who does not work here any more, and one that was corrected."""
READY: Final = tuple(Entry(5, EntryKind.READY_QUESTION, question) for question in READY_QUESTIONS)


def views() -> Iterator[View]:
    """What the owner may look at: each status with each dossier, told by each teller, with and without a name.

    Not all of them can come about; none may be without its words.
    """
    for case, status, dossier in product(CASES, STATUSES, DOSSIERS.values()):
        named = () if Flag.ANONIEM in case.flags else (NAME,)
        yield view_of(replace(case, status=status), dossier, *named)
    muted = Entry(7, EntryKind.MUTED, f'["{OWNER.id}"]')
    yield from (view_of(replace(PICKED_UP, status=status), NOTHING, muted) for status in STATUSES)
    on_duty = product((ON_DUTY, replace(ON_DUTY, group=None)), (NOTHING, DOSSIERS["offered duty"]))
    yield from (replace(view_of(case, dossier), staff=DUTY) for case, dossier in on_duty)
    yield from (replace(view_of(PICKED_UP, NOTHING, *NOTED), page=page) for page in (1, 2, 3))
    yield from _taken_back_views()


def view_of(case: Case, dossier: Dossier, *more: Entry) -> View:
    """What the owner of this case may look at."""
    return View(LARGE, TUESDAY, 1, case, (STORY, *more, kept(dossier)), cases=(case,), staff=OWNER, calendar=MIDDEN)


def together_views() -> Iterator[View]:
    """What goes along with another case, told by each teller; and what leads, with one and with more."""
    lead = replace(PICKED_UP, code=Code("P3XWM"))
    for whom in Whom:
        yield replace(view_of(replace(PICKED_UP, whom=whom), NOTHING), lead=lead)
    for along in (due(1), due(3)):
        yield replace(view_of(PICKED_UP, TALKED), along=along)


def candidates(case: Case) -> tuple[Candidate, ...]:
    """With which cases this one may go along: one that leads, one that goes along, one that is finished."""
    other, witnessed, done = others(case)
    return Candidate(other, other, case), Candidate(witnessed, case, witnessed), Candidate(done, done, case, DAY)


def shared_views() -> Iterator[View]:
    """What those with whom a case is shared may look at, each as far as the role goes; new to them and on its way."""
    people = (DAM, VOS, COACHES[4], KAYA)
    for case, status, dossier, staff in product((SHARED, GONE, IN_TEAM), STATUSES, DOSSIERS.values(), people):
        shared = replace(case, status=status, shared=SHARED.shared)
        some = kinds(staff, shared)
        entries = tuple(entry for entry in (STORY, NAME, NOTED[0], kept(dossier)) if entry.kind in some)
        if some:
            yield View(LARGE, TUESDAY, 1, shared, entries, cases=(shared,), staff=staff)


HER_WORDS: Final = (
    *(Word.VERDICT, AFTER_TALK, Word.CLOSE_ASK, Word.CLOSED, Word.PLAN_CHECK),
    *("asked", KEEPS_WATCH, ClocksWord.NO_NEWS, CLOSED_KINDLY, CONSENT),
    *dict.fromkeys(WORDS.values()),
)


SECRET: Final = "KD7F 0123 4567 8901 2345"
CODE: Final = frozenset({Flag.LOSGEKOPPELD, Flag.MET_CODE})


def _taken_back_views() -> Iterator[View]:
    """A case that was taken back, of which the text was kept, of who wants no questions, and of who is gone."""
    kept_entries = tuple(Entry(6, EntryKind.KEPT, f"{why} {OWNER.id} 2026-11-26") for why in Needed)
    flags = ({Flag.TERUGGEHAALD, Flag.LOSGEKOPPELD}, {Flag.LOSGEKOPPELD}, {Flag.STIL}, {Flag.STIL, Flag.ANONIEM}, CODE)
    cases = (PICKED_UP, replace(PICKED_UP, whom=Whom.OTHER), replace(PICKED_UP, word=ClocksWord.NO_NEWS))
    for some, case, entry in product(flags, (*cases, replace(NEW, opened=True)), kept_entries):
        yield replace(view_of(replace(case, flags=frozenset(some)), TALKED, entry), secret=SECRET)


def her_views() -> Iterator[View]:
    """What the reporter may look at: her card in each status with each dossier, and each word behind the nudge."""
    for case, status, dossier in product(CASES, STATUSES, DOSSIERS.values()):
        yield view_of(replace(case, status=status), dossier)
    yield from _taken_back_views()
    asked = (*READY, QUESTION)
    for case, word, dossier, question in product((PICKED_UP, UNKNOWN), HER_WORDS, DOSSIERS.values(), asked):
        if word != Word.PLAN_CHECK or dossier.wish is not None:
            yield view_of(replace(case, status=Status.BORGING, word=word), dossier, question)


def told_views() -> Iterator[View]:
    """A new case with each answer to the questions after sending; one on its way with each answer after the talk."""
    for answer in herword.BOTHERED:
        yield view_of(PICKED_UP, DOSSIERS["talked"], Entry(9, EntryKind.TOLD, f"after={answer}"))
    for question, options in OPTIONS.items():
        for option in set(options) - {ENOUGH}:
            told = Entry(9, EntryKind.TOLD, f"{question.removeprefix('more-')}={option}")
            yield View(LARGE, TUESDAY, 1, NEW, (STORY, told), cases=(NEW,), staff=OWNER)
    for question, options in {further.WHERE: further.PLACES, **further.OPTIONS}.items():
        for option in {*options} | ({further.TYPES} if question == further.WHO else set()):
            told = Entry(9, EntryKind.TOLD, f"{question.removeprefix('more-')}={option}")
            yield View(LARGE, TUESDAY, 1, NEW, (STORY, told), cases=(NEW,), staff=OWNER)
    for about, answers in product(((), (Entry(8, EntryKind.ABOUT, "Noor"),)), _witness_answers()):
        pairs = enumerate(answers.items())
        entries = tuple(Entry(9 + n, EntryKind.TOLD, f"{key}={option}") for n, (key, option) in pairs)
        for case in (NEW, PICKED_UP):
            other = replace(case, whom=Whom.OTHER)
            yield View(LARGE, TUESDAY, 1, other, (STORY, *about, *entries), cases=(other,), staff=OWNER)


def _witness_answers() -> Iterator[dict[str, str]]:
    """What a witness may have answered."""
    yield {}
    for danger, aware, beside in product(witness.DANGER, ("yes", "no", "unsure"), ("yes", "no", "unsure")):
        yield {"danger": danger, "aware": aware, "beside": beside}


def told_by_others() -> Iterator[View]:
    """What a parent or a member of staff told, as they and their reader may look at it."""
    yield from _parents_views()
    yield from _colleagues_views()


def _parents_views() -> Iterator[View]:
    """A parent's case, new and picked up, with each answer, with and without a name, in schools that filled in more
    and less of their file."""
    sorts = product((NEW, PICKED_UP), _parents_answers(), ((), (NAME,)), ("", "020-1234567"))
    for case, answers, name, filled in sorts:
        flags = frozenset() if name else frozenset({Flag.ANONIEM})
        told = (Entry(9 + n, EntryKind.TOLD, f"{key}={option}") for n, (key, option) in enumerate(answers.items()))
        contacts = {**LARGE.contacts, **dict.fromkeys(("teamleider", "klacht_link", "school_tel"), filled)}
        parents = replace(case, whom=Whom.PARENT, flags=flags)
        school = replace(LARGE, contacts=contacts)
        yield View(school, TUESDAY, 1, parents, (STORY, *told, *name), cases=(parents,), staff=OWNER)


def _colleagues_views() -> Iterator[View]:
    """A case of a member of staff, connected or not, new and picked up, with each answer."""
    sorts = product((NEW, PICKED_UP), colleague.SOURCES, (*colleague.DID, *Did), ("yes", "no"), (False, True))
    for case, source, did, knows, known in sorts:
        told = {"source": source, "did": did, "knows": knows} | ({"by": OWNER.id} if known else {})
        entries = (Entry(9 + n, EntryKind.TOLD, f"{key}={option}") for n, (key, option) in enumerate(told.items()))
        theirs = replace(case, whom=Whom.STAFF, flags=frozenset() if known else frozenset({Flag.ANONIEM}))
        name = (NAME,) if known else ()
        yield View(LARGE, TUESDAY, 1, theirs, (STORY, *name, *entries), cases=(theirs,), staff=OWNER)


def _parents_answers() -> Iterator[dict[str, str]]:
    yield {}
    for about, knows, child in product(parent.ABOUT, parent.KNOWS, parent.HOW):
        yield {"about": about, "knows": knows, "child": child}


def urgent_views() -> Iterator[View]:
    """SPOED: new and on its way, for each reason, told by each, about staff or not, before and after somebody acts, as
    who has it, who was asked as well and who told may look at it; in schools with and without the numbers to call."""
    whys = (*(Entry(7, EntryKind.DANGER, why) for why in (*Subject, BUTTON)), Entry(7, EntryKind.DANGER, "death,home"))
    besides, states = ((), {Flag.MEDEWERKER}, {Flag.STIL}), (FLAGS, {Flag.SPOED})
    sorts = product((NEW, PICKED_UP), Whom, besides, states, ("", STILL_UNREAD, HEARD))
    for (case, whom, about, flags, word), why, staff in product(sorts, whys, (OWNER, DUTY)):
        numbers = dict.fromkeys(("coach_ondersteuner_tel", "bestuur_contact"), "020-1234567" if word else "")
        school = replace(LARGE, contacts={**LARGE.contacts, **numbers})
        urgent = replace(case, whom=whom, flags=frozenset({*about, *flags}), word=word, receivers=(OWNER.id, DUTY.id))
        story = (STORY,) if why.text != BUTTON else ()
        yield View(school, TUESDAY, 1, urgent, (*story, why), cases=(urgent,), staff=staff)


def trail_views() -> Iterator[View]:
    """How a case went, in every step there is, and who opened it, by every role; each page, and when there is none."""
    all_roles = replace(LARGE, staff=(replace(OWNER, roles=frozenset(Role)),))
    steps = tuple(Step(Status.NIEUW, event, Status.NIEUW, by, TUESDAY) for event in Event for by in (OWNER.id, "klok"))
    steps = (*steps, Step(Status.CONCEPT, Event.VERZENDEN, Status.NIEUW, "melder", TUESDAY))
    days = (TUESDAY + timedelta(hours=5 * n) for n in range(25))
    readings = tuple(Reading(staff, day) for day in days for staff in (OWNER.id, StaffId("0" * 32)))
    planned = replace(NOT_STOPPED, back_on=DAY, parents_on=DAY)
    for dossier, school in product((*DOSSIERS.values(), planned), (LARGE, all_roles)):
        yield replace(view_of(PICKED_UP, dossier), school=school)
        for page in range(1, 11):
            yield replace(view_of(PICKED_UP, dossier, *NOTED), school=school, page=page, steps=steps, readings=readings)


def due(count: int) -> tuple[Case, ...]:
    """So many cases on which something is to be done today."""
    return tuple(replace(PICKED_UP, code=Code(f"KD7{one}{two}")) for one, two in [*product("WXYZ", "2345")][:count])
