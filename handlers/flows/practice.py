"""A practice: the road of a pupil about herself, on which nothing is kept and nothing goes anywhere (SCREENS §6).

The questions are those of the real road. What differs: the first one, the word above each screen, and where it ends.
"""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from bot.ports import Practice
from bot.route.model import Whom
from handlers.flows.receivers import Facts
from handlers.flows.report import after_story
from handlers.flows.sending import MOST, STORY
from handlers.flows.urgent import SCHOOL_NOW
from handlers.flows.view import ON, Panel, View, buttons
from handlers.screens import Press, Screen, practised, to_panel
from handlers.script import Flow, Words

PRACTICE: Final = "practice"
END: Final = "practice-end"
CLEAR: Final = "practice-clear"
HEAD: Final = "practice-head"
REALLY: Final = "really"
"""The button that ends it and begins in earnest: what waits goes on, else the first screen stands there."""


def practice(facts: Facts) -> Flow[bool]:
    """From the story to the send screen and the name. What comes out is thrown away."""
    story = yield from Words(STORY, PRACTICE, most=MOST)
    yield from after_story(facts, Whom.ME, story)
    return True


def marked(screen: Screen) -> Screen:
    """The screen with buttons that belong to the practice; who wants school to know is never practising."""
    groups = (tuple(_marked(press) for press in group) for group in screen.groups)
    return replace(screen, groups=tuple(groups))


def _marked(press: Press) -> Press:
    return press if press.data == to_panel(SCHOOL_NOW) else replace(press, data=practised(press.data))


def heading(chat: Practice, screen: Screen) -> str | None:
    """The text above this screen. Help is real, and the first question says by itself that it is practice."""
    real = screen.text == PRACTICE or screen.text.partition("-")[0] == "help"
    return HEAD if chat.talks and not real else None


def _end(view: View) -> Screen:
    return Screen(END, {}, (buttons(END, ("clear", practised(to_panel(CLEAR))), ("really", to_panel(REALLY))),))


def _cleared(view: View) -> Screen:
    return Screen("chat-clear", {}, (buttons("chat-clear", ("ok", to_panel(ON))),))


PANELS: Final[Mapping[str, Panel]] = MappingProxyType({END: _end, CLEAR: _cleared})
"""What stands when the practice is over. Nothing is asked any more, so *Begin in earnest* does what it says."""
