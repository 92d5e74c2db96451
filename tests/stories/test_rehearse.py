"""A small part of a school year, played for real: clean as it is, and not once faults were planted (SCREENS §14).

``signaal rehearse --cases 1000`` is the large one, by hand.
"""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.demo.model import Message, User
from bot.rehearsal.air import Air
from bot.rehearsal.clock import YearTime
from bot.rehearsal.observer import Phones
from bot.rehearsal.planted import ON_DEATH, Fault
from bot.rehearsal.playing import rehearse
from bot.rehearsal.promises import Broken, Ledger
from bot.rehearsal.reading import is_day, names_no_case
from bot.rehearsal.report import Report, together
from bot.rehearsal.year import year_of
from bot.route.effects import Alert
from bot.texts import LANGUAGES, say

CASES, WEEKS, SEED = 8, 7, 5
FOUND_BY = {
    Fault.SKIP_PROMPT: Broken.FORGOTTEN,
    Fault.SKIP_PROMISE: Broken.HOUR,
    Fault.DOUBLE_ESCALATION: Broken.DOUBLED,
    Fault.DOUBLE_DAY: Broken.TWICE_A_DAY,
    Fault.LOST_ALERT: Broken.LOST,
    Fault.LET_SEE: Broken.KEPT_OUT,
    Fault.LET_READ: Broken.UNMASKED,
}
"""What each planted fault breaks; those that only a death shows stand in ``test_rehearse_kill``."""
SILENT = frozenset({Fault.SKIP_PROMPT, Fault.LOST_ALERT})


@pytest.fixture(scope="module")
def clean() -> Report:
    """The weeks as they are."""
    return rehearse(CASES, 2026, SEED, weeks=WEEKS)


@pytest.fixture(scope="module")
def spoilt() -> Report:
    """The same weeks, with every fault that adds something or is late."""
    return rehearse(CASES, 2026, SEED, frozenset(Fault) - SILENT - ON_DEATH, weeks=WEEKS)


@pytest.fixture(scope="module")
def skipped() -> Report:
    """The same weeks, without what should be said: what is doubled cannot be left out as well."""
    return rehearse(CASES, 2026, SEED, SILENT, weeks=WEEKS)


def test_a_small_year_keeps_every_promise(clean: Report) -> None:
    """Nothing lost or doubled but what was written down as in doubt, every named hour kept; and something happened."""
    assert clean.breaches == ()
    assert clean.signals >= CASES // 2
    assert clean.counted["hours-kept"] >= 10
    assert clean.counted["killed"] >= 3
    assert clean.counted["telegram out"] >= 3
    assert clean.counted["looked who may see it"] >= 50
    assert clean.counted["looked who may read it"] >= 50
    assert clean.broken[Broken.KEPT_OUT] == clean.broken[Broken.UNMASKED] == 0
    assert clean.talked >= 2


def test_the_same_seed_plays_the_same_year(clean: Report) -> None:
    """So that whatever is found can be looked at again."""
    assert rehearse(CASES, 2026, SEED, weeks=WEEKS).facts() == clean.facts()


def test_more_than_one_school_has_is_played_at_several(clean: Report, spoilt: Report) -> None:
    """Beside each other, each with a seed of its own; what was broken says by which seed it is seen again."""
    several = rehearse(4, 2026, SEED, weeks=2, at_most=3)
    assert (several.cases, several.seed, several.counted["people"]) == (4, SEED, 4)
    both = together((clean, spoilt), SEED)
    assert (both.signals, both.counted["acts"]) == (
        clean.signals + spoilt.signals,
        clean.counted["acts"] + spoilt.counted["acts"],
    )
    assert sum(week.signals for week in both.weeks) == clean.signals + spoilt.signals
    assert both.broken == spoilt.broken
    assert all(f"--seed {SEED} --cases {CASES}" in breach.note for breach in both.breaches)


@pytest.mark.parametrize("fault", [fault for fault in Fault if fault not in ON_DEATH])
def test_a_planted_fault_is_found(spoilt: Report, skipped: Report, fault: Fault) -> None:
    """A check that cannot fail is worth nothing."""
    played = skipped if fault in SILENT else spoilt
    assert played.broken[FOUND_BY[fault]] > 0


def test_the_message_of_the_day_is_known_also_when_the_year_ends() -> None:
    """Else a day on which it says more would count as a day on which it did not come."""
    for language in LANGUAGES:
        day, ends = say("day", language, count=3), say("day-year-end", language, days=15)
        assert [is_day(text) for text in (day, f"{day}\n{ends}", ends)] == [True, True, False]
        assert [names_no_case(text) for text in (say("taken-over", language), day)] == [True, False]


def test_the_year_is_that_of_the_school() -> None:
    """From the first day after the summer to the last before the next, in the region of the school's file."""
    year = year_of(2026, 5, SEED)
    assert (year.first, year.last) == (date(2026, 8, 31), date(2027, 7, 16))


@pytest.mark.parametrize(("adds", "doubled"), [(True, 0), (False, 1)])
def test_in_danger_what_is_added_rings_each_time_and_only_then(adds: bool, doubled: int) -> None:
    """Somebody in danger types twice within a minute: two alerts with the same words. Without her, it is one twice."""
    noor, coach = 1001, 2001
    year = year_of(2026, 5, SEED)
    now = datetime.combine(year.first, time(10), ZoneInfo("Europe/Amsterdam"))
    phones = Phones(Air(YearTime(now)), year.calendar, Ledger(), {noor: "nl"})
    phones.urgent[noor].add("324WZ")
    for number in (1, 2):
        if adds:
            phones.acted(noor)
        said = Message(number, User(1, "Signaal", is_bot=True), 0, say(Alert.REPLY, "nl", code="324WZ"))
        phones.hears(now + timedelta(seconds=30 * number), coach, said)
        phones.look(now + timedelta(seconds=30 * number))
    assert phones.ledger.of(Broken.DOUBLED) == doubled
