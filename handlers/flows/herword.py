"""What a pupil is asked while school works on it: is it right, how is it now, may it be finished (SCREENS §5)."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from bot.route.dossier import Verdict
from bot.usecases.answers import told_of
from bot.usecases.asking import AFTER_TALK, KEEPS_WATCH
from bot.usecases.borging import BOTHERS_NOBODY, TO_DECIDE
from bot.usecases.road import Word
from handlers.flows import afterwards
from handlers.flows.view import Panel, View, buttons
from handlers.screens import Press, Say, Screen, Today, Value, Verb, to_case, to_panel

HELP: Final = to_panel("help")
BOTHERED: Final = (BOTHERS_NOBODY, "bit", "yes")


def _deed(view: View, deed: str, option: str = "") -> str:
    return to_case(Verb.REPORTER, view.the_case.code, deed, option)


def _plan_check(view: View) -> Screen:
    """What the coach wrote down as hers: she may say that it is not so, and then it stops."""
    dossier = view.dossier
    text = f"plan-check-{dossier.wish}"
    coach: dict[str, Value] = {"coach": view.reader}
    values: dict[str, Value] = {**coach, "parents": Say(f"plan-parents-{dossier.parents_a}", coach)}
    row = (("yes", _deed(view, "right", "yes")), ("no", _deed(view, "right", "no")), ("question", _deed(view, "add")))
    return Screen(text, values, (buttons(text, *row),), content=True)


def _verdict(view: View) -> Screen:
    named = tuple((str(v), _deed(view, "how", v)) for v in Verdict)
    last = (*buttons("verdict", ("skip", _deed(view, "heard"))), Press(_deed(view, "quiet"), "more-quiet"))
    return Screen("verdict", {}, (buttons("verdict", *named), last))


def _after_talk(view: View) -> Screen:
    """Whether anybody bothers her since the talk with the other pupil."""
    named = tuple((answer, _deed(view, "bothered", answer)) for answer in BOTHERED)
    return Screen(AFTER_TALK, {}, (buttons(AFTER_TALK, *named), buttons(AFTER_TALK, ("skip", _deed(view, "heard")))))


def _close_ask(view: View) -> Screen:
    row = (("yes", _deed(view, "done", "yes")), ("not-yet", _deed(view, "done", "no")), ("talk", _deed(view, "add")))
    values: dict[str, Value] = {"coach": view.reader, "days": TO_DECIDE}
    return Screen("close-ask", values, (buttons("close-ask", *row),))


def _worse(view: View) -> Screen:
    values: dict[str, Value] = {"coach": view.reader, "moment": Today()}
    row = (*buttons("worse", ("enough", _deed(view, "card"))), Press(HELP, "worse.help"))
    return Screen("worse", values, (row,))


def _plan_stop(view: View) -> Screen:
    return Screen("plan-stop", {"coach": view.reader}, (buttons("plan-stop", ("done", _deed(view, "card"))),))


def said(view: View) -> tuple[Say, ...]:
    """What she answered after the talk with the other pupil, as the coach reads it."""
    told = told_of(view.entries).get("after")
    return (Say("told-after", {"after": Say(f"told-after-{told}")}),) if told else ()


def _keeps_watch(view: View) -> Screen:
    """Her coach asked, and she was silent: she may be, and she knows what happens now."""
    row = (("type", _deed(view, "add")), ("ok", _deed(view, "heard")))
    return Screen(KEEPS_WATCH, {"coach": view.reader}, (buttons(KEEPS_WATCH, *row),))


WORDS: Final[Mapping[str, Panel]] = MappingProxyType(
    {
        KEEPS_WATCH: _keeps_watch,
        Word.PLAN_CHECK: _plan_check,
        Word.VERDICT: _verdict,
        AFTER_TALK: _after_talk,
        Word.CLOSE_ASK: _close_ask,
        Word.CLOSED: afterwards.closed,
    }
)
"""What stands behind the nudge, by the word of the case."""

PANELS: Final[Mapping[str, Panel]] = MappingProxyType({"worse": _worse, "plan-stop": _plan_stop})
"""Screens that follow; words that are typed at them are added to the case."""
