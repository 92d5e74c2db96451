"""After sending: four short questions, a name given later, and what the coach asks (SCREENS §3, §5)."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from bot.route.model import Flag
from bot.usecases.answers import told_of
from handlers.flows.sending import asks_name
from handlers.flows.view import Panel, View, buttons, question_of
from handlers.screens import Say, Screen, Value, Verb, to_case
from handlers.script import Choice, Flow, Told, choices_of

ENOUGH: Final = "enough"
OPTIONS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "more-wish": ("know", "talk", "stop", "nothing", "unsure", ENOUGH),
        "more-how": ("here", "school", "unsure", ENOUGH),
        "more-often": ("once", "sometimes", "weekly", "daily", "unsure", ENOUGH),
        "more-safe": ("safe", "quite", "so-so", "unsafe", "very-unsafe", ENOUGH),
    }
)
ASKS: Final = tuple(key.removeprefix("more-") for key in OPTIONS)
"""What the four questions ask, as their answers are kept."""
NAME: Final = "more-name"
ASKED: Final = "asked"


def more(coach: str, named: bool) -> Flow[bool]:
    """Four questions, one tap each; each answer counts at once and each may be left out. False: she had enough."""
    for key, options in OPTIONS.items():
        values: dict[str, Value] = {"coach": coach} if key == "more-how" else {}
        answer = yield from Choice(key, values=values, options=choices_of(*options))
        if answer == ENOUGH:
            return False
        if answer == "school" and not named:
            yield from asks_name(NAME, {"coach": coach}, "here")
    return True


def give_name(coach: str) -> Flow[Told]:
    """She gives her name after all; until then nobody at school can know it."""
    return (yield from asks_name("give-name", {"coach": coach}, "never-mind"))


def _asked(view: View) -> Screen:
    """What the coach asks. Words that are typed now are the answer."""
    named = Flag.ANONIEM not in view.the_case.flags
    text = "asked-named" if named else ASKED
    values: dict[str, Value] = {"coach": view.reader, "question": question_of(view.entries)}
    row = (("rather-not", _deed(view, "rather-not")), ("later", _deed(view, "later")))
    return Screen(text, values, (buttons(text, *row),), content=True)


def _deed(view: View, deed: str) -> str:
    return to_case(Verb.REPORTER, view.the_case.code, deed)


def _show_code(view: View) -> Screen:
    return Screen("show-code", {"code": view.the_case.code}, (buttons("show-code", ("back", _deed(view, "card"))),))


def _thanks(view: View) -> Screen:
    row = (("yes", _deed(view, "further")), ("card", _deed(view, "card")))
    return Screen("more-thanks", {}, (buttons("more-thanks", *row),))


def told_line(view: View) -> dict[str, Value]:
    """What she answered, as the coach reads it on one line."""
    told = told_of(view.entries)
    return {name: Say(f"told-{name}-{told[name]}") if name in told else Say("told-none") for name in ASKS}


PANELS: Final[Mapping[str, Panel]] = MappingProxyType(
    {ASKED: _asked, "show-code": _show_code, "more-thanks": _thanks}
)
"""Side screens of the dialogue."""
