"""Once a day and twelve times in a case is a reporter nudged, and no promised hour stays silent (SCREENS R15, R7).

Weeks go by in which the coaches ask what they like, at any moment, in one case or in two from the same chat; the
pupil looks now and then, or never. The clock stops at each due moment, as it does in a school.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Final

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from bot.route import timing
from bot.route.effects import DueKind
from bot.route.model import Entry, EntryKind, Flag, Status
from bot.usecases import casework, prompting, restraint
from bot.usecases.prompting import FOLDED, NUDGE
from bot.usecases.recording import Place
from bot.usecases.scene import Pace
from tests.fakes import SequentialChance
from tests.usecases.roadside import Road, at_status, fires, first_due, here, hires, sends, until
from tests.usecases.staffroom import Staffroom, a_staffroom

STARTS: Final = here(date(2026, 11, 23), "7.00")
MINUTE: Final = timedelta(minutes=1)
ASKS, LOOKS = "asks", "looks"


@pytest.fixture
def school(room: Staffroom) -> Staffroom:
    """The school with its people, on a Tuesday at half past eleven."""
    hires(room)
    return room


@dataclass
class Watch:
    """One pupil's chat, watched: when it was nudged, when she looked, and which hours were named to her."""

    room: Staffroom
    cases: tuple[Road, ...]
    nudges: list[tuple[datetime, bool]] = field(default_factory=list)
    owed: dict[str, datetime] = field(default_factory=dict)
    broken: list[datetime] = field(default_factory=list)

    @property
    def now(self) -> datetime:
        """Now at school."""
        return self.room.time.school()

    def on(self, moment: datetime) -> date:
        """The day it is at school then."""
        return timing.local_day(self.room.around.calendar, moment)

    def looks(self) -> None:
        """She opens every card: she reads the hours that stand there, and a nudge to come would point at nothing."""
        for found in self.cases:
            self.room.does(lambda scene, of=found: prompting.seen(scene, of.id))  # type: ignore[misc]
            case = found.case
            if case.promised_at is not None:
                self.owed[found.id] = case.promised_at
            if case.word:
                self.room.does(lambda scene, c=case: scene.unit.put_case(replace(c, word="")))  # type: ignore[misc]
        self.cases[0].turns_to(FOLDED)

    def until(self, moment: datetime) -> None:
        """Time goes on, and stops at each moment at which something falls due."""
        while (due := first_due(self.room)) is not None and due <= moment:
            self._goes_to(max(due, self.now))
            before = self.cases[0].chat.panel
            kept = {found.id for found in self.cases if self._promised_now(found)}
            fires(self.room)
            if self.cases[0].chat.panel == NUDGE != before:
                self.nudges.append((self.now, bool(kept)))
        self._goes_to(moment)

    def _promised_now(self, found: Road) -> bool:
        """Whether an hour that was named is kept at this very moment."""
        planned = found.planned()
        hours = (planned.get(kind) for kind in (DueKind.PROMISE, DueKind.HOUR))
        return any(at is not None and at <= self.now for at in hours)

    def _goes_to(self, moment: datetime) -> None:
        for found, by in [*self.owed.items()]:
            if self.now < by <= moment and self.cases[0].chat.panel != NUDGE:
                self.broken.append(by)
            if by <= moment:
                del self.owed[found]
        self.room.time.move_school(max(moment - self.now, timedelta(0)))


@pytest.fixture(scope="module")
def clockwork(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Staffroom]:
    """A school whose clock is set back before each example."""
    with a_staffroom(tmp_path_factory.mktemp("clockwork")) as made:
        hires(made)
        yield made


acts = st.lists(
    st.tuples(st.integers(30, 3 * 24 * 60), st.sampled_from([ASKS, ASKS, ASKS, LOOKS, LOOKS]), st.integers(0, 1)),
    min_size=5,
    max_size=30,
)


@settings(deadline=None, max_examples=25, phases=[Phase.explicit, Phase.generate])  # shrinking takes minutes
@given(acts, st.booleans())
def test_once_a_day_twelve_in_a_case_and_every_promise_kept(
    clockwork: Staffroom, happens: list[tuple[int, str, int]], two: bool
) -> None:
    """Whatever is asked and whenever she looks: both numbers hold, and at each hour she read there is something new."""
    clockwork.time.move_school(STARTS - clockwork.time.school())
    clockwork.around = replace(clockwork.around, chance=SequentialChance())
    first = sends(clockwork)
    cases = (first, sends(clockwork, chat=first.chat_id)) if two else (first,)
    watch = Watch(clockwork, cases)
    for found in cases:
        found.walks("pick-up")
    for minutes, what, which in happens:
        watch.until(watch.now + minutes * MINUTE)
        if what == LOOKS:
            watch.looks()
        else:
            cases[which % len(cases)].coach(casework.ask, "Hoe gaat het?")
    watch.until(watch.now + timedelta(days=8))
    counted = [nudged(found).count for found in cases]
    for found in cases:
        clockwork.does(lambda scene, of=found: scene.unit.erase_case(of.id))  # type: ignore[misc]

    free = [watch.on(at) for at, promised in watch.nudges if not promised]
    assert len(free) == len(set(free)), "two on one day, and no hour was promised"
    assert len(free) <= restraint.MOST_IN_A_CASE * len(cases)
    assert sum(counted) == len(free)
    assert watch.broken == []


def nudged(found: Road) -> restraint.Nudged:
    """What is remembered of how often she was nudged."""
    return found.room.does(lambda scene: restraint.nudged(scene, found.id))


# --- By hand ----------------------------------------------------------------------------------------------------------


def is_asked(found: Road, moment: datetime) -> None:
    """The coach asks something at this moment."""
    until(found.room, moment)
    found.coach(casework.ask, "Hoe gaat het?")


def test_the_second_nudge_of_a_day_waits_for_the_next(school: Staffroom) -> None:
    """She was nudged, looked, and is asked again that evening: it stands on her card, the line comes tomorrow."""
    found = sends(school).walks("pick-up")
    until(school, here(date(2026, 11, 24), "17.30"))
    assert (found.chat.panel, nudged(found)) == (NUDGE, restraint.Nudged(1, date(2026, 11, 24)))
    found.turns_to(FOLDED)
    is_asked(found, here(date(2026, 11, 24), "18.00"))
    until(school, here(date(2026, 11, 24), "23.59"))
    assert (found.chat.panel, found.case.word) == (FOLDED, casework.ASKED)
    until(school, here(date(2026, 11, 25), "8.00"))
    assert (found.chat.panel, nudged(found)) == (NUDGE, restraint.Nudged(2, date(2026, 11, 25)))


def test_it_is_once_a_day_for_a_reporter_and_not_for_each_case(school: Staffroom) -> None:
    """Two of her cases are picked up: one line that day, and one the next."""
    first = sends(school).walks("pick-up")
    second = sends(school, chat=first.chat_id)
    until(school, here(date(2026, 11, 24), "17.30"))
    first.turns_to(FOLDED)
    second.walks("pick-up")
    until(school, here(date(2026, 11, 24), "23.59"))
    assert first.chat.panel == FOLDED
    until(school, here(date(2026, 11, 25), "8.00"))
    assert first.chat.panel == NUDGE


def test_the_thirteenth_stands_on_the_card_only(school: Staffroom) -> None:
    """Twelve were enough; the hours that are promised go on."""
    found = sends(school).walks("pick-up")
    until(school, here(date(2026, 11, 24), "17.30"))
    found.turns_to(FOLDED)
    school.does(lambda scene: scene.unit.put_entry(found.id, a_count(12)))
    is_asked(found, here(date(2026, 11, 25), "16.20"))
    by = here(date(2026, 11, 27), "17.00")  # named when it was picked up, before this question
    until(school, by - 26 * MINUTE)
    assert (found.chat.panel, found.case.word) == (FOLDED, casework.ASKED)
    until(school, by)
    assert (found.chat.panel, nudged(found).count) == (NUDGE, 12)


def a_count(count: int) -> Entry:
    """So many nudges, some days ago."""
    return Entry(Place.NUDGED, EntryKind.NUDGED, f'{{"count": {count}, "on": "2026-11-20"}}')


def test_a_promised_hour_comes_also_when_she_was_nudged_that_day(school: Staffroom) -> None:
    """R7 goes before R15: another case's line that morning is not the word that was promised for five."""
    first = sends(school).walks("pick-up")
    second = sends(school, chat=first.chat_id).walks("pick-up")
    by = first.case.promised_at
    assert by == second.case.promised_at == here(date(2026, 11, 27), "17.00")
    until(school, here(date(2026, 11, 26), "20.00"))
    first.turns_to(FOLDED)
    is_asked(second, here(date(2026, 11, 26), "21.40"))
    until(school, here(date(2026, 11, 27), "8.00"))
    assert first.chat.panel == NUDGE
    first.turns_to(FOLDED)
    is_asked(first, here(date(2026, 11, 27), "14.00"))
    assert first.case.promised_at != by
    until(school, here(date(2026, 11, 27), "16.59"))
    assert first.chat.panel == NUDGE


@pytest.mark.parametrize("free", ["urgent", "demo"])
def test_what_is_urgent_and_what_is_played_is_not_held_back(school: Staffroom, free: str) -> None:
    """In the demo every line is seen at once; in danger none may wait."""
    found = sends(school).walks("pick-up")
    until(school, here(date(2026, 11, 24), "17.30"))
    found.turns_to(FOLDED)
    if free == "demo":
        school.around = replace(school.around, pace=Pace(0, 0, alert_at_once=True))
    else:
        case = found.case
        school.does(lambda scene: scene.unit.put_case(replace(case, flags=case.flags | {Flag.SPOED})))
    is_asked(found, here(date(2026, 11, 24), "18.00"))
    until(school, here(date(2026, 11, 24), "19.00"))
    assert found.chat.panel == NUDGE


def test_how_often_it_was_is_erased_with_the_case(school: Staffroom) -> None:
    """It is sealed with the case, and read by nobody at school as content."""
    found = at_status(school, Status.AFGEROND)
    until(school, here(date(2026, 11, 24), "17.30"))
    assert nudged(found).count == 1
    until(school, here(date(2027, 1, 31), "12.00"))
    assert found.case.status is Status.GEWIST
    assert nudged(found) == restraint.Nudged()
