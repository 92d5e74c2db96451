"""What an ordinary case costs the coach: taps and typed messages, step by step (SCREENS §10.4)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial

import pytest

from bot.route.dossier import Dossier, Parents
from bot.route.model import Case, Status
from handlers import talking
from handlers.flows import casework
from handlers.flows.onthisday import calls
from handlers.script import Words
from tests.explorer import NEW, PICKED_UP, TUESDAY, Road, complete
from tests.house.road_states import AGREED, ASKED, DOSSIERS, NOTHING, TALKED, view_of
from tests.house.test_road_screens import facts
from tests.rules.calendars import MIDDEN


@dataclass(frozen=True)
class Cost:
    """Taps and typed messages."""

    taps: int = 0
    messages: int = 0

    def __add__(self, other: "Cost") -> "Cost":
        return Cost(self.taps + other.taps, self.messages + other.messages)


def tap(panel: str, key: str, case: Case, dossier: Dossier) -> Cost:
    """One button of a screen of the coach; AssertionError when it does not stand there."""
    screen = casework.PANELS[panel](view_of(case, dossier))
    assert key in {p.key or "code" for group in screen.groups for p in group}, (panel, key)
    return Cost(taps=1)


def step(name: str, case: Case, dossier: Dossier, **answers: str) -> Cost:
    """The questions of a step, each answered once: with the first button, or with these answers."""
    road: Road = complete(lambda: talking.ROAD[name](facts(case, dossier)), answers)
    typed = sum(isinstance(question, Words) for question in road.path)
    return Cost(len(road.path) - typed, typed)


TO_CALL = replace(AGREED, parents_on=TUESDAY.date())
"""The day has come on which the parents are called, of both pupils."""


def ordinary() -> Mapping[str, Cost]:
    """A case that stops after one herstelgesprek, step by step, opening the case included."""
    at: Callable[[Status], Case] = lambda status: replace(PICKED_UP, status=status)  # noqa: E731
    got, plan, restore, kept_up = map(at, (Status.ONTVANGEN, Status.PLAN, Status.HERSTELGESPREK, Status.BORGING))
    planned, once = DOSSIERS["a day chosen"], DOSSIERS["A gestopt"]
    opens = partial(tap, "day", "code")
    return {
        "pick up": tap("alert-new", "alert-new.open", NEW, NOTHING)
        + tap("opened", "case-new.pick-up", NEW, NOTHING)
        + step("plan-talk", got, NOTHING),
        "first talk": opens(got, planned) + tap("opened", "next-talk-a", got, planned) + step("talk-a", got, planned),
        "B": opens(plan, TALKED) + tap("opened", "next-talk-b", plan, TALKED) + step("talk-b", plan, TALKED),
        "herstelgesprek": opens(restore, AGREED)
        + tap("opened", "next-restore", restore, AGREED)
        + step("agree", restore, AGREED)
        + tap("magister-tick", "magister-tick.yes-shielded", kept_up, AGREED),
        "parents of A": opens(kept_up, TO_CALL)
        + tap("opened", "case-more.parents-a", kept_up, TO_CALL)
        + tap("parents-a", "parents-a.called", kept_up, TO_CALL),
        # What stands there then is the other call: ``tests/stories/test_absent.py``.
        "parents of B": tap("parents-b", "parents-b.called", kept_up, TO_CALL),
        # Straight from the message of the day (``tests/stories/test_straight.py``). The second time A is asked.
        "vervolggesprek 1": opens(kept_up, AGREED) + step("follow", kept_up, AGREED),
        "vervolggesprek 2": opens(kept_up, once) + step("follow", kept_up, once),
        "close": opens(kept_up, ASKED) + step("close", kept_up, ASKED),
    }


def test_what_an_ordinary_case_costs_the_coach() -> None:
    """SCREENS §10.4 wants 35 taps and one typed message; no step may cost more than it does here (docs/taps.md)."""
    costs = ordinary()
    assert {name: cost.taps for name, cost in costs.items()} == {
        "pick up": 3,
        "first talk": 7,
        "B": 4,
        "herstelgesprek": 7,
        "parents of A": 3,
        "parents of B": 1,
        "vervolggesprek 1": 4,
        "vervolggesprek 2": 4,
        "close": 2,
    }
    assert sum(cost.taps for cost in costs.values()) == 35
    assert sum(cost.messages for cost in costs.values()) == 1


@pytest.mark.parametrize(
    ("changes", "left"),
    [
        ({}, ("parents-a", "parents-b")),
        ({"parents_a": Parents.CALLED}, ("parents-b",)),
        ({"parents_a": Parents.CALLED, "parents_b": Parents.OBJECTS}, ()),
        ({"parents_a": Parents.CALLED, "parents_b": Parents.NOT_YET}, ()),
        ({"parents_on": TUESDAY.date() + timedelta(days=1)}, ()),
        ({"parents_on": None}, ()),
    ],
    ids=["both", "one is left", "who objects", "who was not asked", "not yet due", "never due"],
)
def test_the_other_call_follows_only_when_it_is_due_and_may_be_made(
    changes: dict[str, object], left: tuple[str, ...]
) -> None:
    """P-48: a call that is not due, or that a pupil does not want, is not put in front of the coach."""
    known = replace(TO_CALL, **changes)  # type: ignore[arg-type]
    case = replace(PICKED_UP, status=Status.BORGING)
    assert calls(case, known, MIDDEN, TUESDAY.date()) == left
