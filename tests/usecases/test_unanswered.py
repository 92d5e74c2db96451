"""Somebody nobody knows is asked in the chat, and is silent: the case never sleeps, and A is left in peace (§1.4)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

import pytest

from bot.route.dossier import Dossier, Verdict
from bot.route.effects import DueKind
from bot.route.model import Status, Whom
from bot.route.refusals import Reason
from bot.route.road import NextStep, next_step
from bot.usecases import asking, borging, meekijken, reporting, spoed
from bot.usecases.dossiers import keep_dossier
from bot.usecases.road import first_talk
from bot.usecases.scene import Scene
from bot.usecases.today import plan_today
from handlers.flows import card
from handlers.screens import Say
from handlers.script import Part
from tests.house.road_states import UNKNOWN, view_of
from tests.people import SAM
from tests.usecases.roadside import NOTHING, Road, here, hires, history, said, sends, until
from tests.usecases.staffroom import Staffroom

TUESDAY, WEDNESDAY, THURSDAY = (date(2026, 11, day) for day in (24, 25, 26))
NEXT_TUESDAY: Final = date(2026, 12, 1)


@pytest.fixture
def nameless(room: Staffroom) -> Road:
    """A pupil told without a name, and Jansen has it."""
    hires(room)
    return sends(room, name="").walks("pick-up")


def test_a_question_that_is_not_answered_comes_back(nameless: Road, room: Staffroom) -> None:
    """Two school days later it stands in the message of the day, and again every morning: it never sleeps."""
    nameless.walks("ask")
    assert nameless.planned()[DueKind.TODAY] == here(THURSDAY, "7.45")
    until(room, here(THURSDAY, "8.00"))
    assert [to for to, _ in said(room, "day")] == [SAM.id]
    assert nameless.planned()[DueKind.TODAY] == here(date(2026, 11, 27), "7.45")


def test_any_case_comes_back_of_which_a_question_has_no_answer(room: Staffroom) -> None:
    """Also of a witness, and of somebody whose name is known: before, it slept for ever."""
    hires(room)
    for whom, name in ((Whom.OTHER, ""), (Whom.PARENT, "Karin"), (Whom.ME, "Noor")):
        found = sends(room, whom, name=name).walks("pick-up", "ask")
        assert found.planned()[DueKind.TODAY] == here(THURSDAY, "7.45")


def test_an_answer_ends_the_waiting(nameless: Road) -> None:
    """Whatever is said: words, or how it is."""
    says: Callable[..., object] = borging.said_how_it_is
    types: Callable[..., object] = reporting.add_words
    for answer, given in ((types, [Part(9, "ja")]), (says, Verdict.MINDER), (says, Verdict.ERGER)):
        asked = nameless.walks("ask").dossier.asked
        nameless.pupil(answer, given)
        assert (asked, nameless.dossier.asked) == ((TUESDAY,), ())
        assert nameless.planned()[DueKind.TODAY] == here(WEDNESDAY, "7.45")


def test_after_two_questions_the_next_step_is_to_keep_an_eye_on_it(nameless: Road) -> None:
    """Proposed, and pressed by a person: nothing happens by itself (P-48). It can be chosen after one, too."""
    assert nameless.refuses_coach(meekijken.keep_watch) is Reason.CANNOT
    steps = [(_step(nameless), _status(nameless))]
    for walked in ("ask", "ask", "keep-watch"):
        nameless.walks(walked)
        steps.append((_step(nameless), _status(nameless)))
    asks = (NextStep.ASK, Status.ONTVANGEN)
    assert steps == [asks, asks, (NextStep.KEEP_WATCH, Status.ONTVANGEN), (NextStep.ASK, Status.MEEKIJKEN)]
    assert ("ontvangen", "geen-antwoord", "meekijken") in history(nameless)


def test_she_reads_that_somebody_keeps_an_eye_on_it_and_is_asked_how_it_is(nameless: Road) -> None:
    """She may be silent, and knows what happens (P-17); the bot asks her twice more (T9), not what the coach asked."""
    nameless.walks("ask", "keep-watch")
    assert nameless.case.word == asking.KEEPS_WATCH
    assert DueKind.NUDGE in nameless.planned()
    assert nameless.planned()[DueKind.CHECK_IN].date() == NEXT_TUESDAY
    assert nameless.planned()[DueKind.CHECK_IN_LATER].date() == date(2026, 12, 8)


def test_it_comes_back_after_five_school_days_and_then_after_ten(nameless: Road, room: Staffroom) -> None:
    """T9, for the coach. A question then counts anew; while it waits, the day that is over does not nag."""
    nameless.walks("ask", "ask", "keep-watch")
    assert (nameless.dossier.due_on, nameless.dossier.asked) == (NEXT_TUESDAY, ())
    until(room, here(NEXT_TUESDAY, "9.00"))
    assert _step(nameless) is NextStep.ASK
    nameless.walks("ask")
    assert nameless.dossier.due_on is None
    assert nameless.planned()[DueKind.TODAY] == here(date(2026, 12, 3), "7.45")
    nameless.walks("keep-watch")
    assert nameless.dossier.due_on == date(2026, 12, 15)


def test_she_is_left_in_peace(nameless: Road, room: Staffroom) -> None:
    """The next hour that is named is as far away as the next look, and not each third school day (R7, R15)."""
    nameless.walks("ask", "keep-watch")
    assert nameless.case.promised_at == here(NEXT_TUESDAY, "17.00")
    until(room, here(NEXT_TUESDAY, "17.30"))
    assert nameless.case.promised_at == here(date(2026, 12, 15), "17.00")


def test_nothing_is_locked_by_it(nameless: Road) -> None:
    """She comes by after all: the talk is recorded from there."""
    nameless.walks("ask", "keep-watch", "first-talk")
    assert nameless.case.status is Status.PLAN


def test_who_talked_is_not_left_to_silence(nameless: Road) -> None:
    """After a talk *meekijken* is what A wants, and nothing else leads there (P-17)."""
    nameless.walks("ask")
    nameless.coach(first_talk, NOTHING)
    assert nameless.refuses_coach(meekijken.keep_watch) is Reason.CANNOT


@pytest.mark.parametrize(("whom", "name"), [(Whom.ME, "Noor"), (Whom.OTHER, ""), (Whom.PARENT, ""), (Whom.PART, "")])
def test_only_of_whom_nobody_knows_who_it_is(room: Staffroom, whom: Whom, name: str) -> None:
    """Whoever gave a name can be spoken to; and of a witness it is not A who is silent."""
    hires(room)
    found = sends(room, whom, name=name).walks("pick-up", "ask", "ask")
    assert found.refuses_coach(meekijken.keep_watch) is Reason.CANNOT


def test_somebody_in_danger_is_still_everybodys(nameless: Road, room: Staffroom) -> None:
    """What is urgent goes on ringing, however silent she is: *meekijken* calms nothing."""
    nameless.walks("ask", "keep-watch")
    room.does(lambda scene: spoed.raise_alarm(scene, nameless.id, "button"))
    assert {"spoed"} <= {str(flag) for flag in nameless.case.flags}
    assert DueKind.SPOED_AGAIN in nameless.planned()


def test_what_was_asked_before_this_was_kept_comes_back_the_next_day(nameless: Road, room: Staffroom) -> None:
    """A case of an older version has its word and no day: it is not forgotten either."""
    nameless.walks("ask")
    room.does(lambda scene: _forgets_the_day(scene, nameless))
    until(room, here(WEDNESDAY, "8.00"))
    assert [to for to, _ in said(room, "day")] == [SAM.id]


def _forgets_the_day(scene: Scene, of: Road) -> None:
    keep_dossier(scene.unit, of.id, Dossier())
    found = scene.unit.case(of.id, of.reporter)
    assert found is not None
    plan_today(scene, found, Dossier())


def _status(of: Road) -> Status:
    return of.case.status


def _step(of: Road) -> NextStep:
    return next_step(of.case, of.dossier)


@pytest.mark.parametrize(
    ("due_on", "later"),
    [(None, "card-next-together"), (date(2026, 11, 23), "card-next-together"), (THURSDAY, "card-next-look")],
    ids=["nobody chose one", "it is over", "it comes"],
)
def test_her_card_names_no_day_that_nobody_chose(due_on: date | None, later: str) -> None:
    """The day on which her coach looks again, while it is still to come (R14)."""
    watched = replace(UNKNOWN, status=Status.MEEKIJKEN)
    said = card.PANELS[card.CARD](view_of(watched, Dossier(due_on=due_on))).values["later"]
    assert isinstance(said, Say)
    assert said.key == later
