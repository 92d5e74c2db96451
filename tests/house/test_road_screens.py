"""Every screen of the road and of what is said after sending, in every situation.

The situations stand in ``road_states``; the numbers are those of SCREENS §1; ``test_screens`` looks at the
cards and panels of these situations too, for what every screen must be.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.ports import Message
from bot.route import due
from bot.route.acuut import seconds
from bot.route.dossier import Dossier, Joins, Kept, Parents, Verdict, Wish
from bot.route.guards import Guard
from bot.route.lines import Rule, Task
from bot.route.model import Case, Flag, Status
from bot.route.proposals import fitting, signs
from bot.route.road import NextStep, next_step
from bot.route.timing import local_day
from bot.texts import FIRST, LANGUAGES, say
from bot.texts.moments import short_day
from bot.usecases.acuut import Asks
from bot.usecases.anyway import WithoutConsulting
from bot.usecases.closing import Ended, Ending
from bot.usecases.confiding import coaches as coaches_of
from bot.usecases.consenting import Wanted
from bot.usecases.duty import Handing
from bot.usecases.ladder import AsksHer, Chosen, Evaluated, Met, NotNow, Raised, Returned
from bot.usecases.leading import Removed
from bot.usecases.leiding import leaders
from bot.usecases.notitie import notes_in
from bot.usecases.offering import HandOver
from bot.usecases.proposing import Discussed, Done, Noted, PutOff
from bot.usecases.pupils import coaches as coaches_besides
from bot.usecases.road import Agreed, FirstTalk, days_behind, days_to_choose
from bot.usecases.sharing import Shared, colleagues
from bot.usecases.team import TeamAsked, members
from bot.usecases.together import Together
from handlers import deskwork, roadfacts, talking
from handlers.flows import cardmore, roadcard
from handlers.flows.cardmore import stands
from handlers.flows.hours import not_offered
from handlers.flows.road import RoadFacts
from handlers.flows.view import View
from handlers.present import worded
from handlers.screens import Verb, read
from handlers.script import Flow, Told
from tests.explorer import (
    DAM,
    LARGE,
    MULDER,
    NONCE,
    OWNER,
    PICKED_UP,
    TUESDAY,
    Found,
    explore,
    faults,
    scene,
    shown_to_staff,
    too_wordy,
)
from tests.house import road_beside, road_states
from tests.house.road_states import (
    AGREED,
    ASKED,
    DOSSIERS,
    NOT_STOPPED,
    NOTHING,
    TALKED,
    UNKNOWN,
    WITNESSED,
    kept,
    view_of,
)
from tests.house.side_screens import NAMED
from tests.rules.calendars import MIDDEN, NOORD

ROW = [f"{Verb.BACK}:back:{NONCE}", f"{Verb.STOP}:stop:{NONCE}"]
HELP = f"{Verb.PANEL}:help"
every_language = pytest.mark.parametrize("language", LANGUAGES)

Situation = tuple[Case, Dossier]
IT_GOES_ON = replace(PICKED_UP, status=Status.NIET_GESTOPT)
FOLLOWS = ("with four more", "agreed", "A erger", "not yet", "B left")
AT: Mapping[str, tuple[Situation, ...]] = {
    "plan-talk": ((PICKED_UP, NOTHING), (WITNESSED, NOTHING)),
    "talk-a": ((PICKED_UP, NOTHING), (WITNESSED, NOTHING), (UNKNOWN, TALKED)),
    "talk-b": ((replace(PICKED_UP, status=Status.PLAN), TALKED),),
    "agree": (
        (replace(PICKED_UP, status=Status.HERSTELGESPREK), replace(TALKED, joins=Joins.YES)),
        (replace(PICKED_UP, status=Status.PLAN), replace(TALKED, wish=Wish.ANDER_PLAN)),
    ),
    "follow": tuple((replace(PICKED_UP, status=Status.BORGING), DOSSIERS[n]) for n in FOLLOWS),
    "one-chance": tuple((replace(PICKED_UP, status=Status.BORGING), DOSSIERS[n]) for n in ("A hetzelfde", "agreed")),
    "not-stopped": (
        *((replace(PICKED_UP, status=Status.BORGING), dossier) for dossier in DOSSIERS.values() if dossier.agreements),
        (IT_GOES_ON, NOT_STOPPED),
        (IT_GOES_ON, replace(NOT_STOPPED, parents_b=Parents.OBJECTS)),
        (replace(IT_GOES_ON, shared=(DAM.id,)), NOT_STOPPED),
    ),
    "team": (
        (PICKED_UP, DOSSIERS["danger, yes team-a"]),
        (PICKED_UP, DOSSIERS["danger, yes team-b"]),
        (PICKED_UP, NOTHING),
        (IT_GOES_ON, NOT_STOPPED),
        (replace(WITNESSED, status=Status.BORGING), AGREED),
    ),
    "proposal": (
        *((IT_GOES_ON if rule is Rule.OVERLEG else PICKED_UP, DOSSIERS[f"fits {rule}"]) for rule in Rule),
        (replace(PICKED_UP, kept_out=frozenset(s.id for s in LARGE.staff) - {OWNER.id}), DOSSIERS["fits ernst"]),
    ),
    "signs": ((PICKED_UP, NOTHING), (PICKED_UP, DOSSIERS["fits ernst"])),
    "task": ((IT_GOES_ON, NOT_STOPPED),),
    **{f"g1-{of}": ((PICKED_UP, DOSSIERS["talked"]), (UNKNOWN, NOTHING)) for of in "ab"},
    "meet": ((IT_GOES_ON, NOT_STOPPED), (IT_GOES_ON, DOSSIERS["the last chance"])),
    "outcome": ((IT_GOES_ON, DOSSIERS["looked at by coach"]),),
    "return": ((replace(PICKED_UP, status=Status.MAATREGEL), NOT_STOPPED),),
    "measure": ((IT_GOES_ON, NOT_STOPPED), (replace(IT_GOES_ON, status=Status.MAATREGEL), NOT_STOPPED)),
    "share": ((PICKED_UP, NOTHING), (replace(PICKED_UP, flags=frozenset({Flag.MEDEWERKER})), NOTHING)),
    "hand-over": ((PICKED_UP, NOTHING), (WITNESSED, NOTHING)),
    "duty-handover": ((PICKED_UP, NOTHING), (WITNESSED, DOSSIERS["cared for"])),
    "duty-ends": ((PICKED_UP, DOSSIERS["offered duty"]),), "duty-talked": ((PICKED_UP, NOTHING), (UNKNOWN, NOTHING)),
    "close": tuple((replace(PICKED_UP, status=Status.BORGING), d) for d in (*DOSSIERS.values(),)),
    "write": ((PICKED_UP, NOTHING), (WITNESSED, NOTHING)),
    **road_beside.AT,
    "end": ((PICKED_UP, NOTHING), (replace(PICKED_UP, status=Status.ANALYSE), DOSSIERS["agreed"])),
    "together": ((PICKED_UP, NOTHING),),
    "ask-consent": ((PICKED_UP, NOTHING), (replace(PICKED_UP, status=Status.ANALYSE), DOSSIERS["wish nadenken"])),
}
"""The situations in which each step is explored."""
RESULTS: Mapping[str, Callable[[Any], bool]] = {
    "plan-talk": lambda told: isinstance(told, date),
    "talk-a": lambda told: isinstance(told, FirstTalk),
    "talk-b": lambda told: isinstance(told[0], Joins) and isinstance(told[1], Parents),
    "agree": lambda told: isinstance(told, Agreed) and len(told.agreements) == (0 if _left(told, Guard.G5) else 3),
    "hand-over": lambda told: isinstance(told, HandOver),
    **{f"duty-{how}": lambda told: isinstance(told, Handing) for how in ("handover", "ends")},
    "duty-talked": lambda told: isinstance(told, FirstTalk) and told.by_duty and not told.recognised,
    "follow": lambda told: isinstance(told[0], Verdict) and isinstance(told[1], Kept),
    "one-chance": lambda told: isinstance(told, Chosen),
    "not-stopped": lambda told: isinstance(told, NotNow | Raised),
    "team": lambda told: isinstance(told, TeamAsked | Asks),
    "proposal": lambda told: isinstance(told, Done | PutOff | Discussed),
    "signs": lambda told: isinstance(told, Noted),
    "task": lambda told: isinstance(told, Task) and bool(told.what),
    **{f"g1-{of}": lambda told: isinstance(told, WithoutConsulting | Asks) for of in "ab"},
    "meet": lambda told: isinstance(told, Met) and (bool(told.evaluation) != bool(told.left)),
    "outcome": lambda told: isinstance(told, Evaluated | AsksHer),
    "return": lambda told: isinstance(told, Returned),
    "measure": lambda told: isinstance(told, date | Removed),
    "share": lambda told: isinstance(told, Shared),
    "close": lambda told: all(reason.why for reason in told),
    "write": lambda told: isinstance(told, Told) and bool(told.text),
    **road_beside.RESULTS,
    "end": lambda told: isinstance(told, Ending) and bool(told.typed) is (told.why is Ended.ANDERS),
    "together": lambda told: isinstance(told, Together) and bool(told.other),
    "ask-consent": lambda told: isinstance(told, Wanted) and len(told.words) == 64,
}
"""What the use case of each step takes."""


def _left(told: Agreed, guard: Guard) -> bool:
    return any(one.what == guard for one in told.left)


SKIPPED = (
    *not_offered(MIDDEN, date(2027, 5, 6), date(2027, 5, 6)),
    *not_offered(NAMED, date(2027, 3, 25), date(2027, 3, 30)),
)
"""Free days between those that can be chosen: one without a name, and some with one."""


def facts(case: Case, dossier: Dossier, language: str = FIRST) -> RoadFacts:
    """What the bot would build the questions from, on the evening of these tests."""
    around = scene(LARGE)
    today = local_day(around.calendar, around.now)
    days = (today, *days_to_choose(around, today, roadfacts.MOST_DAYS))
    past = days_behind(around)
    labels = {day: short_day(day, language, ZoneInfo(around.calendar.zone)) for day in (*days, *past)}
    coaches = tuple(s.id for s in LARGE.staff[:2])
    shares = colleagues(LARGE, case, OWNER)
    asked = members(LARGE, case, OWNER)
    facts_of = partial(RoadFacts, case, dossier, days, labels, LARGE.staff, coaches, colleagues=shares)
    rules, notes = fitting(signs({}, (), dossier)), notes_in(road_states.NOTED)
    joins = road_states.candidates(case)
    facts_of = partial(facts_of, proposed=rules, notes=notes, together=joins, seconds=seconds(LARGE, case, OWNER))
    helpers = coaches_of(LARGE, case, MULDER)
    facts_of = partial(facts_of, helpers=helpers, their_coaches=coaches_besides(LARGE, case))
    return facts_of(team=asked, past=past, skipped=SKIPPED, leaders=leaders(LARGE, case, OWNER))


def flow_of(step: str, situation: Situation) -> Callable[[], Flow[Any]]:
    """The step's questions in this situation."""
    return lambda: talking.ROAD[step](facts(*situation))


@cache
def found(step: str) -> tuple[tuple[Situation, Found], ...]:
    """Everything in this step, situation by situation."""
    return tuple((situation, explore(flow_of(step, situation))) for situation in AT[step])


@dataclass(frozen=True)
class Asked:
    """A question as it stood in the coach's chat, and the agreements in it, which are not the bot's words."""

    text: str
    message: Message
    quoted: str

    @property
    def own(self) -> Message:
        """The message with the bot's own words alone."""
        return replace(self.message, text=self.message.text.replace(self.quoted or "\n", "\n"))


def asked(step: str, language: str) -> Iterator[Asked]:
    """Every question of this step in every shape: asked for the first time, and asked again after *Terug*."""
    for (case, dossier), all_of in found(step):
        show = partial(shown_to_staff, language, step, case, (kept(dossier),))
        for place in all_of.places:
            question, quoted = place.question, place.question.values.get("agreements", "")
            for message in (show(place.before), show(place.answers, question.key)):
                yield Asked(question.text_key, message, quoted if isinstance(quoted, str) else "")


every_step = pytest.mark.parametrize("step", talking.ROAD)


# --- The questions of the road --------------------------------------------------------------------------------------


def test_every_step_is_explored_and_recorded() -> None:
    """No step of the road is without its situations here, nor without a use case that takes what it returns."""
    assert set(AT) == set(RESULTS) == set(talking.ROAD) == set(deskwork.RECORDS)


@every_step
def test_every_way_through_a_step_can_be_recorded(step: str) -> None:
    """Whatever is answered and changed: the step ends, with what its use case takes."""
    results = [road.result for _, all_of in found(step) for road in all_of.roads]
    assert len(results) >= len(AT[step])
    assert [result for result in results if not RESULTS[step](result)] == []


def test_every_text_of_the_road_is_asked() -> None:
    """What a step can ask is asked in some situation; nobody is asked who was guilty (P-73)."""
    texts = {text for step in talking.ROAD for _, all_of in found(step) for road in all_of.roads for text in road.texts}
    first = {"pick-up", "pick-up-other", "talk-code", "talk-did", "talk-wish", "talk-parents", "talk-objects"}
    other = {"talk-day", "talk-look", "b-talk", "b-parents", "b-objects"}
    agreements = {"restore-who", "agree", "agree-check", "restore-others", "restore-date"}
    last = {"follow-a", "follow-b", "follow-more", "follow-more-a"}
    last |= {"follow-next", "close-offer", "close-reason", "close-why", "close-case"}
    last |= {"end", "end-help", "end-check", "duty-handover", "evaluate", "evaluate-by", "evaluate-on"}
    consent = {"consent-what", "consent-who", "consent-day", "consent-check"}
    onward = {"one-chance", "not-stopped", "tell-on", "not-now", "share-with", "share-who", "share"}
    onward |= {"team", "team-parent", "team-on", "team-knows", "team-knows-locked"}
    onward |= {"hand-over", "hand-over-other", "together", "together-again", "together-check", "together-check-own"}
    onward |= {"invite", "meet", "outcome", "lead-measure", "lead-rector"}
    onward |= {"proposal", "proposal-with", "proposal-confer", "proposal-alone", "proposal-not", "signs"}
    onward |= {"task-who", "task-what", "task-by", "without", "without-tell"}
    writing = {"write", "write-other", "write-judges"}
    assert texts == first | other | agreements | last | consent | onward | writing | road_beside.TEXTS


@every_language
@every_step
def test_no_question_of_the_road_has_a_fault(step: str, language: str) -> None:
    """Each screen has its words and values, fits in a message, its buttons differ and one at most is coloured (R1)."""
    seen = [*asked(step, language)]
    assert [(one.text, some) for one in seen if (some := faults(one.message))] == []
    assert {w for one in seen for w in too_wordy(one.text, one.own)} == set()
    assert [one.text for one in seen if sum(b.primary for row in one.message.rows for b in row) > 1] == []


@every_step
def test_every_question_to_a_coach_can_be_left(step: str) -> None:
    """SCREENS R4: back and stop, as the last row of each question; a coach's own help is not a button."""
    for one in asked(step, FIRST):
        data = [button.data for row in one.message.rows for button in row]
        assert [button.data for button in one.message.rows[-1]] == ROW
        assert [d for d in data if read(d) is None or d == HELP] == []


# --- The card and the message of the day ----------------------------------------------------------------------------


def test_the_coloured_button_is_the_next_step() -> None:
    """SCREENS R10 and the table of ``case-card``: one button stands out exactly when there is a step to take."""
    for view in road_states.views():
        step = next_step(view.the_case, view.dossier)
        coloured = [p.key for group in roadcard.card(view).groups for p in group if p.primary]
        taken_back = Flag.TERUGGEHAALD in view.the_case.flags
        assert coloured == (["decide-text"] if taken_back else [f"next-{step}"] if step in roadcard.DEEDS else [])


def test_every_step_that_can_be_next_has_a_deed() -> None:
    """A next step without a button would leave a case where it is for ever."""
    assert set(roadcard.DEEDS) == set(NextStep) - {NextStep.PICK_UP, NextStep.WATCH, NextStep.NONE}
    beside = {"plan-talk", "share", "team", "measure", "ask-consent", "end", "hand-over", *road_beside.AT}
    beside |= {"together", "duty-handover", "duty-ends", "duty-talked", "proposal", "signs", "task", "g1-a", "g1-b"}
    assert set(roadcard.DEEDS.values()) == {*talking.ROAD, "write", "ask-close", "keep-watch"} - beside


def test_what_stands_on_a_card_may_be_begun() -> None:
    """A button is refused as too old only when it is: none is shown that is refused, on the card or behind ⋯."""
    begun = {*talking.ROAD, "ask-close"}
    for view in road_states.views():
        allowed = roadcard.begins(view.the_case, view.dossier)
        data = [read(p.data) for group in roadcard.card(view).groups for p in group]
        behind = {deed.partition(":")[0] for deed in stands(view).values()}
        assert ({p.name for p in data if p} | behind) & begun <= allowed


def test_what_is_behind_the_dots_is_never_a_wall_of_buttons() -> None:
    """At most eleven at a time, whatever can be done; each thing once, and a drawer only when it holds two or more."""
    for view in {frozenset(stands(view)): view for view in road_states.views()}.values():
        first = _keys(view, cardmore.MORE)
        drawers = [drawer for drawer in cardmore.DRAWERS if f"case-more.{drawer}" in first]
        inside = [_keys(view, f"case-more-{drawer}") for drawer in drawers]
        assert all(1 < len(keys) - 1 <= 10 for keys in inside), inside
        assert len(first) <= 11, first
        every = [key for keys in (first, *inside) for key in keys if key != "case-more.back"]
        assert len(every) == len(set(every))
        assert set(every) - {f"case-more.{drawer}" for drawer in drawers} == {f"case-more.{n}" for n in stands(view)}


def _keys(view: View, panel: str) -> list[str]:
    return [p.key for group in cardmore.PANELS[panel](view).groups for p in group]


def test_a_finished_case_is_read_and_nothing_else() -> None:
    """Nothing can be recorded any more, so no button says that it can."""
    finished = view_of(replace(PICKED_UP, status=Status.AFGEROND), ASKED)
    assert [p.key for g in roadcard.card(finished).groups for p in g] == ["case-road.read", "case-road.hide"]
    assert [p.key for g in cardmore.PANELS[cardmore.MORE](finished).groups for p in g] == ["case-more.back"]


@every_language
@pytest.mark.parametrize("count", range(1, 13))
def test_the_message_of_the_day_has_a_button_for_each_thing(count: int, language: str) -> None:
    """SCREENS R12: how many things, and their codes; no name, class or word of what it is about."""
    cases = road_states.due(count)
    message = worded(scene(LARGE), language, roadcard.day(View(LARGE, TUESDAY, cases=cases, staff=OWNER)), None)
    assert faults(message) + too_wordy("day", message) == []
    assert message.text == say("day", language, count=count)
    assert [b.label.split()[-1] for row in message.rows[:-1] for b in row] == [case.code for case in cases]
    assert [b.label for b in message.rows[-1]] == [say("day.not", language)]


@pytest.mark.parametrize(
    ("name", "status", "is_due"),
    [
        ("nothing", Status.ONTVANGEN, True),
        ("nothing", Status.NIEUW, False),
        ("talked", Status.PLAN, True),
        ("agreed", Status.BORGING, False),
        ("finished", Status.AFGEROND, False),
        ("talked", Status.AFGEROND, False),
    ],
)
def test_only_what_is_due_stands_in_the_message_of_the_day(name: str, status: Status, is_due: bool) -> None:
    """On its day and after it, until it is done; never what is finished."""
    case, dossier = replace(PICKED_UP, status=status), DOSSIERS[name]
    on_that_day = replace(view_of(case, dossier), now=TUESDAY.replace(day=27))
    assert due.is_due(case, dossier, NOORD, on_that_day.today) is is_due
