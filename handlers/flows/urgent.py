"""SPOED on the screens: for who told, for the staff, and the question whether school may know now (SCREENS §7, §12)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Final

from bot.route.model import OWN_CHAIN, Flag
from bot.route.spoed import HEARD, STILL_UNREAD, duty_too, is_urgent, waits
from bot.route.steps import FINAL
from bot.usecases.asking import NO_QUESTIONS
from bot.usecases.spoed import why_urgent
from handlers.flows import elsewhere
from handlers.flows.sending import asks_name, in_danger
from handlers.flows.view import Panel, View, buttons
from handlers.screens import At, Press, Say, Screen, Value, Verb, to_case, to_panel
from handlers.script import Choice, Flow, Told, Words, choices_of

SCHOOL_NOW: Final = "school-now"
SENT: Final = "school-sent"
ALERT: Final = "alert-urgent"
WHAT: Final = "school-what"
NAME: Final = "school-name"
NOTHING: Final = "nothing"
NAMED: Final = "named"
NO_WORDS: Final = Told()


# --- School may know this now -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Around:
    """What the question is built from. ``opens``: when school opens, or None while it is open. ``duty``: the
    achterwacht is told as well. ``told``: there are words to send. ``named``: school knows the name."""

    receiver: str = field(repr=False)
    duty: bool
    opens: datetime | None
    told: bool
    named: bool


@dataclass(frozen=True)
class Alarm:
    """What was answered: whether to warn school, what was typed for it, and the name, if any."""

    send: bool
    words: Told = field(repr=False, default=NO_WORDS)
    name: str = field(repr=False, default="")


def school_now(around: Around) -> Flow[Alarm]:
    """What to send when nothing was typed yet; then whether, and with which name. Without typing two taps."""
    words = NO_WORDS if around.told else (yield from Words(WHAT, most=4_000, instead=(NOTHING,)))
    how = yield from _whether(around)
    if how != NAMED:
        return Alarm(how != "no", words)
    given = yield from asks_name(NAME, {"receiver": around.receiver}, "anon", "report-name")
    return Alarm(True, words, "" if given.instead else given.text.strip())


def _whether(around: Around) -> Choice[str]:
    if around.opens is not None:
        values: dict[str, Value] = {"moment": At(around.opens)}
        return Choice(SCHOOL_NOW, "school-closed", values, options=choices_of("yes", "no"))
    text = SCHOOL_NOW if around.duty else f"{SCHOOL_NOW}-one"
    nameless = () if around.named else (Say("school-nameless"),)
    keys = ("yes", "no") if around.named else (NAMED, "anon", "no")
    return Choice(SCHOOL_NOW, text, {"receiver": around.receiver}, nameless, options=choices_of(*keys))


def press(text: str) -> Press:
    """The button on a screen with numbers to call."""
    return Press(to_panel(SCHOOL_NOW), f"{text}.now")


# --- What who told sees -----------------------------------------------------------------------------------------------


def _deed(view: View, deed: str, option: str = "") -> str:
    return to_case(Verb.REPORTER, view.the_case.code, deed, option)


def announced(view: View) -> tuple[Say, ...]:
    """The line that says who gets this besides, on the receipt and on the card of who told. It stays what it was,
    whatever is done at school: who is not A learns nothing from it."""
    case = view.the_case
    if not why_urgent(view.entries) or case.status in FINAL:
        return ()
    return (in_danger(duty_too(view.school, case.receivers[0], case.flags, case.kept_out)),)


def _sent(view: View) -> Screen:
    row = (("add", _deed(view, "add")), ("card", _deed(view, "card")))
    silent = view.the_case.flags & NO_QUESTIONS  # Nothing can be sent to her: then nothing is promised (R7).
    return Screen(f"{SENT}-look" if silent else SENT, {}, (buttons(SENT, *row),))


def _still_unread(view: View) -> Screen:
    row = (*buttons(STILL_UNREAD, ("ok", _deed(view, "heard"))), *elsewhere.button(view, STILL_UNREAD))
    text = f"{STILL_UNREAD}-staff" if view.the_case.flags & OWN_CHAIN else STILL_UNREAD
    return Screen(text, {}, (row, (Press(to_panel("help"), f"{STILL_UNREAD}.help"),)))


def _heard(view: View) -> Screen:
    row = (("ok", _deed(view, "heard")), ("add", _deed(view, "add")))
    return Screen(HEARD, {}, (buttons(HEARD, *row),))


WORDS: Final[Mapping[str, Panel]] = MappingProxyType({STILL_UNREAD: _still_unread, HEARD: _heard})
"""What stands behind the nudge, by the word of the case."""
PANELS: Final[Mapping[str, Panel]] = MappingProxyType({SENT: _sent})


# --- What the staff sees ----------------------------------------------------------------------------------------------


def _alert(view: View) -> Screen:
    """The code and nothing else, and whom to call when it cannot be opened (SCREENS ``duty-urgent``)."""
    alone = bool(view.the_case.flags & OWN_CHAIN)
    number = view.contact("bestuur_contact" if alone else "coach_ondersteuner_tel")
    code: dict[str, Value] = {"code": view.the_case.code}
    row = buttons(ALERT, *((name, to_case(Verb.STAFF, view.the_case.code, deed)) for name, deed in ALERT_ROW))
    return Screen(f"{ALERT}-call", {**code, "number": number}, (row,)) if number else Screen(ALERT, code, (row,))


ALERT_ROW: Final = (("open", "open"), ("call", "hide"))


def lines(view: View) -> tuple[Say, ...]:
    """Why it is urgent, how to ask, and whether somebody acts already: before everything else on the card."""
    case = view.the_case
    if not is_urgent(case):
        return ()
    why = tuple(Say(f"spoed-why-{each}") for each in why_urgent(view.entries))
    home = (Say("spoed-home"),) if "home" in why_urgent(view.entries) else ()
    staff = (Say("spoed-staff"),) if Flag.MEDEWERKER in case.flags else ()
    return (Say("spoed", {"why": why}), *home, *staff, _who_acts(view))


def _who_acts(view: View) -> Say:
    if waits(view.the_case):
        return Say("spoed-waits")
    elsewhere = view.staff is not None and view.the_case.owner not in {None, view.staff.id}
    return Say("spoed-taken", {"coach": view.reader}) if elsewhere else Say("spoed-answered")


def confirms(view: View) -> tuple[Press, ...]:
    """The one coloured button while nobody acts and somebody has the case; picking it up says it otherwise."""
    case = view.the_case
    if case.owner is None or not waits(case):
        return ()
    return (Press(to_case(Verb.STAFF, case.code, "confirm"), "spoed.confirm", primary=True),)


def _calm(view: View) -> Screen:
    row = (("yes", "calmed"), ("back", "open"))
    return Screen("calm", {}, (buttons("calm", *((n, to_case(Verb.STAFF, view.the_case.code, d)) for n, d in row)),))


STAFF_PANELS: Final[Mapping[str, Panel]] = MappingProxyType({ALERT: _alert, "calm": _calm})
"""What can stand in the chat of a member of staff."""
