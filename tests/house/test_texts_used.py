"""No text is kept that nobody can ever read: each one stands on a screen that the exploring tests reach, or is a line
that the code says by its name.
"""

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

from bot.route.refusals import Reason
from bot.texts import FIRST, keys
from handlers.floor import COMMANDS
from handlers.flows import colleague, duty, parent
from handlers.flows.card import add, typed_later
from handlers.flows.polite import POLITE
from handlers.flows.receivers import Facts
from handlers.flows.urgent import school_now
from handlers.screens import Lines, Note, Press, Say, Screen, Value
from handlers.traces import OWN
from tests.explorer import LARGE, NEW, NONCE, PICKED_UP, Found, explore
from tests.house import side_screens
from tests.house import test_after_sending as after_sending
from tests.house import test_practice_screens as in_practice
from tests.house import test_road_screens as on_the_road
from tests.house import test_screens as everywhere

ROOT = Path(__file__).resolve().parents[2]
BY_NAME = re.compile(
    r"""
    note-.* | hold | answer-sent | written(-other)? | agree-(wrong|me) | closed-thanks | talk-saved.*  # before a screen
    | row\..* | report-gone.* | send-(gives-away|about-staff)                               # below a question
    | consent-asked                                                                         # the same
    | book-.* | sample-.*                                                                    # in docs/conversations
    | practice-head                                                                         # above a screen
    | clock-time | moment-.* | daypart.* | pattern-.*                                       # inside a text
    """,
    re.VERBOSE,
)
"""Texts that no screen of the explorer holds: each of them stands in the code under its own name."""
SENDS = ("report-send", "report-send-other", "parent-send", "staff-send")
BESIDES = ("practice", "class-kit", "overview", "figures")
OWN_WORDS = frozenset(f"own-commands.{deed}" for deed in (*OWN, *BESIDES))
DERIVED: Mapping[str, frozenset[str]] = {
    "a long story": frozenset(f"{sends}{plain}.all" for sends in SENDS for plain in ("", "-plain")),
    "every weekday": frozenset(f"weekdays.d{day}" for day in range(7)),
    "a note for Magister": frozenset({"magister-end", "magister-tick.all"}),
    "commands": frozenset(f"commands.{name}" for name in (*COMMANDS, *OWN, *BESIDES)) | OWN_WORDS,
    "refusals": frozenset(reason.value for reason in Reason),
}
"""Texts whose names are put together, by what they are put together from."""


@cache
def on_screens() -> frozenset[str]:
    """The keys of all texts and buttons of every screen and every question that the exploring tests reach."""
    panels = (screen for all_of in side_screens.panels().values() for screen in all_of)
    return frozenset(key for screen in (*panels, *in_practice.ends(), *questions()) for key in _of_screen(screen))


def questions() -> Iterator[Screen]:
    """Every question that the exploring tests reach, asked for the first time and again."""
    one_or_more = (explore(partial(typed_later, cases)) for cases in ((NEW,), (NEW, PICKED_UP)))
    small = (explore(partial(add, "Jansen")), *one_or_more)
    after = (explore(partial(parent.after, "Jansen", named)) for named in (True, False))
    desk = explore(partial(colleague.passes_on, Facts(LARGE)))
    incident = explore(partial(duty.incident, Facts(LARGE)))
    now = (replace(after_sending.NOW, told=False), replace(after_sending.NOW, duty=False, named=True))
    urgent = (explore(partial(school_now, around)) for around in now)
    dialogues = (explore(make) for _, make in after_sending.DIALOGUES.values())
    road = (all_of for step in on_the_road.AT for _, all_of in on_the_road.found(step))
    report = (everywhere.found(at) for at in range(len(everywhere.SCHOOLS)))
    practice = in_practice.found()
    for all_of in (*report, *small, *urgent, *dialogues, *after, desk, incident, practice, *road):
        yield from _asked(all_of)


def _asked(all_of: Found) -> Iterator[Screen]:
    for place in all_of.places:
        for answers in (place.before, place.answers):
            yield place.question.screen(NONCE, answers.get(place.question.key))


def _of_screen(screen: Screen) -> Iterator[str]:
    yield screen.text
    for value in (*screen.values.values(), *screen.lines, *screen.ahead):
        yield from _of_value(value)
    for press in (p for group in screen.groups for p in group):
        yield from _of_press(press)


def _of_press(press: Press) -> Iterator[str]:
    if press.label is None:
        yield press.key
    for value in press.values.values():
        yield from _of_value(value)


def _of_value(value: Value) -> Iterator[str]:
    if isinstance(value, Say):
        yield value.key
        yield from (key for inner in value.values.values() for key in _of_value(inner))
    elif isinstance(value, Note):
        yield from (key for part in (value.begin, value.end, value.other) for key in _of_value(part))
    elif isinstance(value, tuple | Lines):
        yield from (key for part in (value.parts if isinstance(value, Lines) else value) for key in _of_value(part))


@cache
def in_the_code() -> frozenset[str]:
    """Every literal in our own code."""
    files = (file for folder in ("bot", "handlers") for file in (ROOT / folder).rglob("*.py"))
    trees = [ast.parse(file.read_text(encoding="utf-8")) for file in files]
    literals = (node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return frozenset(value for value in literals if isinstance(value, str))


def test_every_text_can_be_read_by_somebody() -> None:
    """A text that nothing says any more is removed: it would be translated, checked and believed for nothing."""
    named = {key for key in keys(FIRST) if BY_NAME.fullmatch(key) and key in in_the_code()}
    said = on_screens() | named | frozenset().union(*DERIVED.values())
    said |= {key + POLITE for key in said}
    assert sorted(keys(FIRST) - said) == []


def test_everything_that_is_said_is_there() -> None:
    """What stands on a screen has words; so has each line that the code names."""
    assert sorted(on_screens() - keys(FIRST)) == []
    assert sorted(DERIVED["refusals"] - keys(FIRST) - {Reason.TAKEN}) == []
