"""The figures give nobody away: whatever is shown, a number below five could be any number below five (T10, §1.3).

Not by a solver but by trying all tables there are: who reads the figures knows how they are made, and can do so too.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import chain, product
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.route.dossier import Dossier, Kept, Round, Verdict
from bot.route.figures import (
    CAME_TO,
    ENDS,
    FEWEST,
    KINDS,
    WHO,
    Cell,
    anew,
    band,
    closes,
    layer,
    month_of,
    school_year,
    shown,
    told,
    went,
)
from bot.route.model import CaseId, Status, Step, Whom
from tests.rules.calendars import MIDDEN
from tests.rules.test_access import NEW

Table = Mapping[Cell, int]
Way = Callable[[Table], Table]
MOST: Final = 14
"""So that the last five, from ten, is whole."""
GROUPS: Final = ((Cell.ME, Cell.OTHER), (Cell.LAYER_1, Cell.LAYER_2))
SMALL: Final = set(range(FEWEST))
NUMBERS: Final = st.dictionaries(st.sampled_from(Cell), st.integers(0, 40))


def parts(total: int, of: int) -> Iterator[tuple[int, ...]]:
    """All ways to divide at most this total over so many lines; what is left over is in no line."""
    return (found for found in product(range(total + 1), repeat=of) if sum(found) <= total)


def tables(groups: tuple[tuple[Cell, ...], ...] = GROUPS, *, whole: bool = False) -> Iterator[Table]:
    """All tables there can be; ``whole``: every signal is in a line of each group, and readers know it."""
    for total in range(MOST + 1):
        ways = [[p for p in parts(total, len(g)) if not whole or sum(p) == total] for g in groups]
        for chosen in product(*ways):
            pairs = (zip(group, part, strict=True) for group, part in zip(groups, chosen, strict=True))
            yield {Cell.TOTAL: total, **dict(chain.from_iterable(pairs))}


def narrowed(made: Iterator[Table], way: Way) -> list[tuple[Cell, set[int]]]:
    """Where who sees what is shown, and tries all tables, learns more of a small number than that it is small."""
    could_be: dict[tuple[object, Cell], set[int]] = defaultdict(set)
    for table in made:
        seen = tuple(sorted(way(table).items()))
        for cell, number in table.items():
            could_be[seen, cell].add(number)
    return [(cell, some) for (_, cell), some in could_be.items() if some & SMALL and not some >= SMALL]


def as_shown(table: Table) -> Table:
    """As the figures show it the first time."""
    return {cell: number for cell, number in shown(table, {}).items() if cell in table}


def only_hidden(table: Table) -> Table:
    """What is often done: small numbers are left out, and the others stand there as they are."""
    return {cell: number for cell, number in table.items() if number >= FEWEST}


def test_no_small_number_can_be_found_from_all_others() -> None:
    """Each could be 0, 1, 2, 3 or 4, whatever the total and the other lines are."""
    assert narrowed(tables(), as_shown) == []


@pytest.mark.parametrize("way", [dict, only_hidden], ids=["as they are", "small ones left out"])
def test_the_search_finds_what_plain_numbers_give_away(way: Way) -> None:
    """Positive control: without rounding small numbers come out by subtraction."""
    assert narrowed(tables(), way)


def test_the_search_finds_what_a_whole_group_would_give_away() -> None:
    """Positive control: rounding alone is not enough. When everybody is in a line, five times four is twenty."""
    five = (Cell.LAYER_1, Cell.LAYER_2, Cell.LAYER_3)
    found = narrowed(tables((five, GROUPS[0]), whole=True), as_shown)
    assert any(len(some) < FEWEST for _, some in found)


def months() -> Iterator[tuple[Table, Table]]:
    """Two months after each other, of two lines and what is in no line."""
    for before in product(range(10), range(3), range(6)):
        for more in product(range(10), range(2), range(10)):
            first, second = before, tuple(a + b for a, b in zip(before, more, strict=True))
            yield _of(first), _of(second)


def _of(numbers: tuple[int, ...]) -> Table:
    return {Cell.TOTAL: sum(numbers), Cell.ME: numbers[0], Cell.PARENT: numbers[1]}


def added(way: Callable[[Table, Table], object]) -> list[set[int]]:
    """Where two months together tell exactly how many were added to a line, and they were fewer than five."""
    could_be: dict[object, set[int]] = defaultdict(set)
    for first, second in months():
        could_be[way(first, second)].add(second[Cell.ME] - first[Cell.ME])
    return [some for some in could_be.values() if len(some) == 1 and some <= {1, 2, 3, 4}]


def in_turn(first: Table, second: Table) -> object:
    """As both months show it: the second is made only when enough came in."""
    seen = shown(first, {})
    enough = anew(second[Cell.TOTAL], first[Cell.TOTAL])
    return repr(seen), repr(shown(second, seen) if enough else seen)


def test_two_months_do_not_tell_who_was_added() -> None:
    """Not how many, in any line. With plain numbers they would: the positive control."""
    assert added(in_turn) == []
    assert added(lambda first, second: (repr(first), repr(second)))


def test_fewer_than_five_more_change_nothing() -> None:
    """Whoever looks on the last day of a month and on the first of the next sees the same."""
    assert not anew(9, 5)
    assert anew(10, 5)


@given(NUMBERS, NUMBERS)
def test_a_line_never_goes_down(before: dict[Cell, int], now: dict[Cell, int]) -> None:
    """That somebody took it back is not to be seen either; and what is shown is a five."""
    first = shown(before, {})
    second = shown(now, first)
    assert all(second[cell] >= first[cell] for cell in Cell)
    assert all(number % FEWEST == 0 for number in second.values())


# --- What is counted --------------------------------------------------------------------------------------------------


def test_each_group_leaves_somebody_unnamed() -> None:
    """On which the proof rests: who takes part, whose class nobody knows, who typed instead of choosing, what runs."""
    assert told(replace(NEW, whom=Whom.PART), None, ()) == {Cell.TOTAL}
    assert set(WHO) == set(Whom) - {Whom.PART}
    assert went(NEW, Dossier(), (), MIDDEN) == frozenset()


@pytest.mark.parametrize("whom", sorted(WHO))
def test_a_signal_is_in_a_line_of_who_told_it_and_of_its_layer(whom: Whom) -> None:
    """And of what was chosen, as far as it is a line."""
    found = told(replace(NEW, whom=whom), 2, ("gossip", "else"))
    assert found == {Cell.TOTAL, WHO[whom], Cell.LAYER_2, Cell.GOSSIP}
    assert layer(7) is None


ROUNDS: Final = tuple(Round(date(2026, 12, day), Verdict.GESTOPT, Kept.GELUKT) for day in (2, 16))
TUESDAY: Final = date(2026, 11, 24)
"""On which the case was sent, in the morning."""


@pytest.mark.parametrize(
    ("dossier", "found"),
    [
        (Dossier(talked_on=TUESDAY), {Cell.SAME_DAY}),
        (Dossier(talked_on=date(2026, 11, 25)), set()),
        (Dossier(rounds=ROUNDS), {Cell.BOTH_FOLLOWED}),
        (Dossier(rounds=ROUNDS[:1]), set()),
        (Dossier(talked_on=TUESDAY, rounds=ROUNDS, joined_to=CaseId("2" * 32)), set()),
    ],
    ids=["that day", "the day after", "two follow-up talks", "one", "what goes along with another"],
)
def test_how_it_went(dossier: Dossier, found: set[Cell]) -> None:
    """What was done, from what is recorded."""
    assert went(NEW, dossier, (), MIDDEN) == found


def test_what_comes_in_the_evening_counts_from_the_next_school_day() -> None:
    """Nobody could have talked that evening."""
    evening = replace(NEW, sent_at=NEW.sent_at.replace(hour=19))
    assert went(evening, Dossier(talked_on=date(2026, 11, 25)), (), MIDDEN) == {Cell.SAME_DAY}


@pytest.mark.parametrize(("status", "cell"), [*ENDS.items(), *CAME_TO.items()])
def test_how_it_ended_and_what_it_came_to(status: Status, cell: Cell) -> None:
    """Its end is as it is now; that it had not stopped, or that there was a measure, stays true."""
    came = (Step(Status.BORGING, "x", status, "staff", NEW.sent_at),)
    ended = status in ENDS
    assert went(replace(NEW, status=status if ended else Status.BORGING), Dossier(), came, MIDDEN) == {cell}


def test_the_school_year_begins_in_august() -> None:
    """And its figures change no more from October in the next."""
    assert [school_year(date(2027, month, 1)) for month in (1, 7, 8, 12)] == [2026, 2026, 2027, 2027]
    assert closes(2026) == date(2027, 10, 1)
    assert month_of(date(2026, 11, 24)) == date(2026, 11, 1)
    assert [band(n) for n in (0, 4, 5, 9, 10)] == [0, 0, 5, 5, 10]
    assert Counter(cell in KINDS for cell in Cell)[True] == len(KINDS)
