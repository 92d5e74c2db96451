"""An ordinary case asks little of its coach: nine planned messages at most, never two on a day (SCREENS §10.1, R12).

Counted is what arrives on her phone by itself, over the seven weeks of a case that stops after one herstelgesprek: the
alert and the messages of the day. An answer of the pupil is no planned message, nor is being asked again.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

import pytest

from bot.route.dossier import Joins, Kept, Parents, Verdict
from bot.route.model import Case, CaseId, Code, Reporter
from bot.route.week import Week
from bot.usecases import borging, casework, road
from bot.usecases.scene import Pace, Scene
from tests.chat import Phone, Stage, a_stage
from tests.people import NOOR, SAM
from tests.stories.acts import alerted, at, calm, from_bot, signals, staff_is, the_only_case
from tests.usecases.roadside import AGREED, ALL_REASONS, FIRST

MOST: Final = 9
LEAST: Final = 6
"""Fewer would mean that the coach is not asked what she has to do, and that this test counts nothing."""
PLANNED: Final = ("📬", "Goedemorgen")
ENDS: Final = date(2027, 1, 12)
HERE: Final = ZoneInfo("Europe/Amsterdam")
Act = Callable[[Scene, Code, CaseId], object]
ACTS: Final[Mapping[date, tuple[Act, ...]]] = MappingProxyType(
    {
        date(2026, 11, 25): (
            lambda scene, code, _: casework.pick_up(scene, SAM, code),
            lambda scene, code, _: road.plan_talk(scene, SAM, code, date(2026, 11, 26)),
        ),
        date(2026, 11, 26): (
            lambda scene, code, _: road.first_talk(scene, SAM, code, replace(FIRST, on=date(2026, 11, 27))),
            lambda scene, _, case: road.confirmed(scene, Reporter(frozenset({case})), case, True),
            lambda scene, code, _: road.talk_with_b(scene, SAM, code, Joins.YES, Parents.COACH_CALLS),
        ),
        date(2026, 11, 27): (
            lambda scene, code, _: road.agreed(scene, SAM, code, replace(AGREED, follow_on=date(2026, 12, 4))),
        ),
        date(2026, 11, 30): (
            lambda scene, code, _: borging.parents_called(scene, SAM, code, "a"),
            lambda scene, code, _: borging.parents_called(scene, SAM, code, "b"),
            lambda scene, code, _: borging.in_magister(scene, SAM, code),
        ),
        date(2026, 12, 4): (lambda scene, code, _: _followed(scene, code, date(2026, 12, 18)),),
        date(2026, 12, 18): (
            lambda scene, code, _: _followed(scene, code, date(2027, 1, 11)),
            lambda scene, code, _: borging.ask_to_close(scene, SAM, code),
        ),
        date(2027, 1, 6): (lambda scene, code, _: borging.close(scene, SAM, code, ALL_REASONS),),
    }
)
"""What is done on each day, at noon."""


def _followed(scene: Scene, code: Code, again: date) -> object:
    return borging.followed_up(scene, SAM, code, Verdict.GESTOPT, Kept.GELUKT, again)


def new_on(phone: Phone, seen: set[int]) -> list[str]:
    """What arrived since."""
    fresh = [message for message in from_bot(phone) if message.id not in seen]
    seen.update(message.id for message in fresh)
    return [message.text for message in fresh]


async def lives(stage: Stage, phone: Phone) -> Counter[date]:
    """Day after day until the end, with the moments at which something arrives; gives how much on each day."""
    arrived, seen = Counter[date](), {message.id for message in from_bot(phone)}
    day, code, case = date(2026, 11, 25), Code(""), CaseId("")
    while day <= ENDS:
        for hour in (time(7, 44), time(12), time(17), time(23)):
            await stage.until(datetime.combine(day, hour, HERE))
            await calm(stage)
            fresh = new_on(phone, seen)
            assert not fresh or hour in {time(12), time(17)}, "something came before the morning or after 17.00"
            arrived[day] += sum(text.startswith(PLANNED) for text in fresh)
            if hour == time(12) and day in ACTS:
                code, case = code or await alerted(phone), case or the_only_case(stage)
                does(stage, ACTS[day], code, case)
        day += timedelta(days=1)
    return arrived


def does(stage: Stage, acts: tuple[Act, ...], code: Code, case: CaseId) -> None:
    """The coach, or the pupil, does these things."""
    for act in acts:
        done = stage.lane.now(lambda unit, act=act: act(stage.around.scene(unit), code, case))  # type: ignore[misc]
        assert isinstance(done, Case), done


@pytest.mark.parametrize("hour", [time(7, 45), time(10)])
async def test_an_ordinary_case_brings_nine_planned_messages_at_most(tmp_path: Path, hour: time) -> None:
    """Never two on a day, none at the weekend, in the holidays or after 17.00."""
    async with a_stage(tmp_path, start=at(24, 18, 30), pace=Pace(0, 0)) as stage:
        staff_is(stage, replace(SAM, week=Week(hour=hour)))
        noor, sam = stage.pupil(NOOR), stage.coach(SAM)
        await signals(noor)
        await calm(stage)
        arrived = await lives(stage, sam)
        days = {day: count for day, count in arrived.items() if count}
        assert LEAST <= sum(days.values()) <= MOST, days
        assert set(days.values()) == {1}, days
        assert all(day.weekday() < 5 and not date(2026, 12, 19) <= day <= date(2027, 1, 3) for day in days), days
