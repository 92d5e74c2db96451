"""The side screens, the card and what staff see: words, length, no button that leads nowhere (SCREENS R1, R10)."""

from dataclasses import replace
from functools import partial

import pytest

from bot.texts import LANGUAGES
from handlers import desk, own
from handlers.flows import casework
from handlers.present import worded
from handlers.screens import Verb, read
from tests.explorer import (
    LARGE,
    faults,
    scene,
    too_wordy,
)
from tests.house.buttons import dead, handled
from tests.house.side_screens import panels

every_language = pytest.mark.parametrize("language", LANGUAGES)


@every_language
def test_no_side_screen_has_a_fault(language: str) -> None:
    """Each screen of each panel has its words and values, fits in a message, and every button differs (R1)."""
    put = partial(worded, scene(LARGE), language, note=None)
    wrong = {
        (name, *some)
        for name, all_of in panels().items()
        for screen in all_of
        if (some := [*faults(put(screen)), *too_wordy(screen.text, put(replace(screen, lines=(), ahead=())))])
    }
    assert wrong == set()


def test_no_button_of_a_side_screen_is_dead() -> None:
    """Whatever stands on a button is read back, and names a side screen or a deed that there is."""
    presses = [p for all_of in panels().values() for screen in all_of for group in screen.groups for p in group]
    assert len(presses) > 500
    assert {p.data for p in presses if dead(p)} == set()


def test_every_deed_has_a_button() -> None:
    """What a reporter's cards and the desk know what to do with can also be pressed."""
    data = {p.data for all_of in panels().values() for screen in all_of for group in screen.groups for p in group}
    pressed = [p for p in map(read, data) if p is not None and p.code is not None]
    assert {p.name for p in pressed if p.verb is Verb.REPORTER} == handled(own)
    assert {p.name for p in pressed if p.verb is Verb.STAFF} == handled(desk)


def test_a_case_has_one_coloured_button() -> None:
    """SCREENS R10: one next step stands out, with at most three others beside it, and ⋯ for the rest."""
    cards = {f"{panel} 2" for panel in (casework.CASE_NEW, casework.CASE_CARD, "opened", "alert-new")}
    for name in cards | {f"{casework.CASE_CARD} 3", "opened 3"}:
        for screen in panels()[name]:
            presses = [p for group in screen.groups for p in group]
            assert sum(p.primary for p in presses) <= 1
            assert sum(not p.primary and p.key != "case-road.more" for p in presses) <= 3
