"""The day that is proposed among the chips: coloured, there also when it is far away, never the only one (R11)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from bot.ports import Json
from bot.route.aims import Aim, aims
from bot.route.dossier import Dossier, Joins, Round, Verdict
from bot.route.dossier import Kept as Went
from bot.route.model import Case, Status
from bot.route.timing import next_school_day
from handlers.flows.road import RoadFacts, agree, follow, on_day, talk_a
from handlers.script import Day, Flow, replay
from tests.rules.calendars import MIDDEN
from tests.rules.test_due import CASE

TUESDAY = date(2026, 11, 24)
FIVE, TEN, THIRTY = date(2026, 12, 1), date(2026, 12, 8), date(2027, 1, 19)


NOTHING = Dossier()


def ten_days() -> tuple[date, ...]:
    """The next school days, as they are offered."""
    days = [TUESDAY]
    while len(days) < 10:
        days.append(next_school_day(MIDDEN, days[-1]))
    return tuple(days)


def facts(case: Case = CASE, dossier: Dossier = NOTHING) -> RoadFacts:
    """What a coach is asked from."""
    return RoadFacts(case, dossier, ten_days(), {}, aims=aims(case, dossier, MIDDEN, TUESDAY))


def coloured(day: Day) -> list[str]:
    """Which of the chips stands out."""
    return [(press.label or "") for press in day.presses("abc123", None) if press.primary]


def test_one_chip_stands_out_and_all_others_are_there() -> None:
    """The first vervolggesprek: five school days from now; whoever wants another day taps that."""
    day = on_day(facts(), "restore-date", Aim.FOLLOW)
    assert coloured(day) == [FIVE.isoformat()]
    assert day.days == ten_days()


def test_a_day_that_is_far_away_can_be_chosen_too() -> None:
    """The third vervolggesprek is thirty school days after the second: without it nobody could say so in one tap."""
    round_before = Round(TUESDAY - timedelta(days=14), Verdict.MINDER, Went.DEELS)
    day = on_day(facts(dossier=Dossier(rounds=(round_before,))), "follow-next", Aim.AGAIN)
    assert coloured(day) == [THIRTY.isoformat()]
    assert day.days == (*ten_days(), THIRTY)
    assert day.tapped(THIRTY.isoformat(), None) == THIRTY.isoformat()


def test_where_nothing_is_aimed_at_nothing_is_proposed() -> None:
    """A day for a task is anybody's choice; nor is anything proposed that is not known."""
    assert coloured(on_day(facts(), "task-by")) == []
    assert coloured(on_day(replace(facts(), aims={}), "restore-date", Aim.FOLLOW)) == []


def asked(flow: Flow[object], answers: Mapping[str, Json]) -> Day:
    """The question about a day at which this talk stands, after these answers."""
    question = replay(flow, answers).question
    assert isinstance(question, Day), question
    return question


def test_each_talk_proposes_the_day_of_its_own_timer() -> None:
    """T4 after the first talk, T9 when A wants nothing now, T6 with the agreements, T7 after a vervolggesprek."""
    talked = {"talk-code": "yes", "talk-did": "all", "talk-parents": "pupil-tells"}
    assert coloured(asked(talk_a(facts()), {**talked, "talk-wish": "herstelgesprek"})) == [FIVE.isoformat()]
    watching = replace(CASE, status=Status.MEEKIJKEN)
    for case, day in ((CASE, FIVE), (watching, TEN)):
        assert coloured(asked(talk_a(facts(case)), {**talked, "talk-wish": "niets"})) == [day.isoformat()]
    plan = facts(replace(CASE, status=Status.PLAN), Dossier(joins=Joins.NO))
    line: Json = {"parts": [[1, "A zegt het"]], "instead": None}
    agreed: dict[str, Json] = {"agree": line, "agree-check": "yes", "restore-others": "none"}
    assert coloured(asked(agree(plan), agreed)) == [FIVE.isoformat()]
    held = facts(replace(CASE, status=Status.BORGING))
    assert coloured(asked(follow(held), {"follow-a": "minder", "follow-b": "gelukt"})) == [TEN.isoformat()]
