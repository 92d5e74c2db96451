"""A parent tells: four subjects, the story, the child's class; five taps and one message, two with a name (SCREENS §8).

In the u-form. What a parent tells goes to the coach of the class, who talks with the child first.
"""

from collections.abc import Mapping
from dataclasses import replace
from itertools import count
from types import MappingProxyType
from typing import Final

from bot.route.model import EntryKind, Flag, Whom
from bot.route.routing import Routed, Way, by_class
from bot.usecases.answers import told_of
from bot.usecases.reporting import Signal
from handlers.flows.receivers import ClassTexts, Facts, Klas, asks_class, asks_receiver
from handlers.flows.sending import (
    MOST,
    NAME,
    STORY,
    Sending,
    SentAs,
    asks_name,
    excerpt,
    plain_or_not,
    send_options,
    send_values,
    tells_duty,
    whole_beside,
)
from handlers.flows.view import Panel, View, buttons
from handlers.screens import Press, Say, Screen, Value, Verb, to_case, to_panel
from handlers.script import Choice, Flow, Told, Words, choices_of

HELLO: Final = "parent-hello"
TAKES_PART: Final = "part"
ABOUT: Final = ("bullied", TAKES_PART, "other", "else")
KNOWS: Final = ("yes", "no", "later")
HOW: Final = ("fine", "low", "scared", "afraid")
WAYS: Final = (Way.VERTROUWENSPERSOON, Way.AANSPREEKPUNT, Way.TEAMLEIDER)
TEXTS: Final = ClassTexts("parent-year", "parent-class", unknown_year=False)


# --- Before sending -----------------------------------------------------------------------------------------------


def parent(facts: Facts) -> Flow[Signal]:
    """From the subject to *Verstuur*, as it is spoken."""
    beside = (Press(to_panel("who-sees"), f"{HELLO}.sees"), Press(to_panel("parent-call"), f"{HELLO}.call"))
    school: dict[str, Value] = {"school": facts.school.name}
    about = yield from Choice(HELLO, values=school, more=(beside,), options=choices_of(*ABOUT))
    story = yield from Words(STORY, "parent-story-part" if about == TAKES_PART else "parent-story", most=MOST)
    klas = yield from asks_class(facts, TEXTS)
    routed = by_class(facts.school, klas.group, klas.coach)
    sent_as = SentAs()
    for turn in count(1):
        sent_as = yield from _send(turn, facts, story, klas, routed)
        if not sent_as.elsewhere:
            break
        routed = yield from asks_receiver(facts, klas, turn, "parent-receiver", WAYS)
    name = (yield from _name()) if sent_as.named else ""
    group = klas.group.name if klas.group else None
    return Signal(Whom.PARENT, story.parts, (), group, routed, name, {"about": about})


def _send(turn: int, facts: Facts, story: Told, klas: Klas, routed: Routed | None) -> Sending:
    """Here the name comes first: a coach can only call who is known."""
    without, named, elsewhere = send_options(routed)
    text = f"parent-send{plain_or_not(klas, routed)}"
    values = send_values(facts, klas, routed, excerpt(story, ()))
    change = Press(f"{Verb.REOPEN}:{STORY}", f"{text}.change")
    options = (replace(named, primary=True), without, elsewhere)
    look = (whole_beside(change, story, text),)
    settled = routed is not None and bool(routed.kept_out)  # For a parent, any other choice is all there is.
    key, told, duty = f"report-send#{turn}", story.text, tells_duty(facts, routed)
    return Sending(key, text, values, (), look, True, options, story=told, settled=settled, duty=duty)


def _name() -> Flow[str]:
    given = yield from asks_name(NAME, {}, "anon", "parent-name", "note-parent-name-short")
    return "" if given.instead else given.text.strip()


# --- After sending ------------------------------------------------------------------------------------------------


def after(coach: str, named: bool) -> Flow[bool]:
    """Does the child know, and how is it: each answer counts at once. True when it is done."""
    values: dict[str, Value] = {"coach": coach}
    if (yield from Choice("parent-knows", options=choices_of(*KNOWS))) == "no":
        text = "parent-knows-not" if named else "parent-knows-not-nameless"
        yield from Choice("parent-knows-not", text, values, options=choices_of("on"))
    if (yield from Choice("parent-how", options=choices_of(*HOW))) == "afraid":
        now = (Press(to_panel("school-now"), "help-parent.now"),)
        yield from Choice("help-parent", more=(now,), options=choices_of("on"))
    return True


def _deed(view: View, deed: str, option: str = "") -> str:
    return to_case(Verb.REPORTER, view.the_case.code, deed, option)


def sent(view: View, moment: Value) -> Screen:
    """The receipt, with the first of the questions after sending (SCREENS ``parent-sent``)."""
    row = tuple((option, _deed(view, "knows", option)) for option in KNOWS)
    return Screen("parent-sent", {"moment": moment}, (buttons("parent-sent", *row),))


def _tips(view: View) -> Screen:
    """What can be done at home (P-24), and where to go with a complaint."""
    part = told_of(view.entries).get("about") == TAKES_PART
    done = (Press(_deed(view, "card"), "parent-tips.done"),)
    return Screen("parent-tips-part" if part else "parent-tips", {}, (done,), () if part else (_unhappy(view),))


def _unhappy(view: View) -> Say:
    names: dict[str, Value] = {name: view.contact(name) for name in ("teamleider", "klacht_link")}
    return Say("parent-unhappy", names) if all(names.values()) else Say("parent-unhappy-plain")


def _call(view: View) -> Screen:
    number = view.contact("school_tel")
    text = "parent-call" if number else "parent-call-plain"
    back = (Press(to_panel("on"), "parent-call.back"),)
    return Screen(text, {"school_tel": number} if number else {}, (back,))


# --- What the coach reads -----------------------------------------------------------------------------------------


def case_values(view: View) -> dict[str, Value]:
    """What was answered, on the coach's screen of a new case, and how to begin: what was promised is kept."""
    told = told_of(view.entries)
    about = Say(f"told-about-{told['about']}") if "about" in told else Say("told-none")
    knows = Say(f"told-knows-{told['knows']}") if "knows" in told else Say("told-none")
    child = Say(f"told-child-{told['child']}") if "child" in told else Say("told-none")
    return {"about": about, "knows": knows, "child": child, "begin": Say(_begin(view, told))}


def _begin(view: View, told: Mapping[str, str]) -> str:
    if Flag.ANONIEM in view.the_case.flags:
        return "begin-nameless"
    return "begin-call-first" if told.get("knows") == "no" else "begin-child-first"


def told_by(view: View) -> Say:
    """One line on the coach's card: a parent told this, about what, and whether a name was given."""
    told = told_of(view.entries)
    about = Say(f"told-about-{told['about']}") if "about" in told else Say("told-none")
    named = any(e.kind is EntryKind.NAME for e in view.entries)
    return Say("told-by-parent", {"about": about, "name": Say("told-name-yes" if named else "case-name-none")})


PANELS: Final[Mapping[str, Panel]] = MappingProxyType({"parent-tips": _tips})
"""Side screens about a parent's own case."""
ANYBODY: Final[Mapping[str, Panel]] = MappingProxyType({"parent-call": _call})
"""Side screens that need no case."""
