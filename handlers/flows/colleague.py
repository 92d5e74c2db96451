"""A member of staff passes on what was seen or heard: six taps and one message (SCREENS §9).

Who is not connected may do so too; the coach then reads that somebody says to be a member of staff. What is about a
colleague does not belong here: the screen says what the law asks (DOMAIN §2.3).
"""

from itertools import count
from typing import Final

from bot.route.model import EntryKind, Role, School, Whom
from bot.route.routing import Routed, by_class
from bot.usecases.answers import told_of
from bot.usecases.reporting import Signal
from handlers.flows.receivers import ClassTexts, Facts, Klas, asks_class
from handlers.flows.sending import MOST, STORY, carrying, excerpt, plain_or_not, send_values, whole_beside
from handlers.flows.view import View, buttons
from handlers.screens import Press, Say, Screen, Value, Verb, to_case
from handlers.script import Choice, Flow, Option, Told, Words, choices_of

ABOUT_A_COLLEAGUE: Final = "colleague"
SOURCES: Final = ("seen", "heard", "suspects")
DID: Final = ("addressed", "talked", "duty", "nothing")
TEXTS: Final = ClassTexts("staff-year", "staff-class", unknown_year=False, unknown_class=False)


# --- What is asked ------------------------------------------------------------------------------------------------


def colleague(facts: Facts) -> Flow[Signal]:
    """Somebody the bot does not know, in a chat like any reporter's."""
    return (yield from _tells(facts, known=False))


def passes_on(facts: Facts) -> Flow[Signal]:
    """Somebody who is connected, at the desk: the same questions, and her name goes along."""
    return (yield from _tells(facts, known=True))


def _tells(facts: Facts, known: bool) -> Flow[Signal]:
    """From how it is known to *Verstuur*, as it is spoken."""
    source = yield from _source(facts, known)
    klas = yield from asks_class(facts, TEXTS)
    story = yield from Words(STORY, "staff-story", most=MOST)
    did = yield from Choice("staff-did", options=choices_of(*DID))
    routed = by_class(facts.school, klas.group, klas.coach)
    knows = yield from _send(facts, story, klas, routed, known)
    told = {"source": source, "did": did, "knows": knows}
    return Signal(Whom.STAFF, story.parts, (), klas.group.name if klas.group else None, routed, "", told)


def _source(facts: Facts, known: bool) -> Flow[str]:
    """How it is known. *Over een collega* leads to what the law asks, and back."""
    for turn in count(1):
        options = choices_of(*SOURCES, ABOUT_A_COLLEAGUE)
        values = {"duty": _duty(facts.school)}
        lines = () if known else (_stranger(facts.school),)
        source = yield from Choice(f"staff-hello#{turn}", values=values, lines=lines, options=options)
        if source != ABOUT_A_COLLEAGUE:
            return source
        yield from Choice(f"staff-colleague#{turn}", options=choices_of("on"))
    raise AssertionError("counting does not end")


def _duty(school: School) -> Value:
    """The number of the achterwacht; the place, when the school filled in no number."""
    return school.contacts["aw_tel"] or school.contacts["aw_plek"]


def _stranger(school: School) -> Say:
    """The last line: whom to ask for a link."""
    beheerders = school.with_role(Role.BEHEERDER)
    return Say("staff-unknown", {"beheerder": beheerders[0].name if beheerders else Say("staff-beheerder")})


def _send(facts: Facts, story: Told, klas: Klas, routed: Routed | None, known: bool) -> Choice[str]:
    """One tap says whether the pupil knows, and sends."""
    text = f"staff-send{plain_or_not(klas, routed)}"
    values = send_values(facts, klas, routed, excerpt(story, ()))
    del values["moment"]
    yes, no = (Option(carrying(key, routed), key, primary=True) for key in ("yes", "no"))
    change = Press(f"{Verb.REOPEN}:{STORY}", f"{text}.change")
    look = (change,) if known else whole_beside(change, story, text)
    lines = (Say("staff-named"),) if known else ()
    return Choice("report-send#1", text, values, lines, (look,), content=True, options=(yes, no))


def sent(view: View) -> Screen:
    """The receipt: what comes after this stays between the coach and the pupil."""
    done = ("done", to_case(Verb.REPORTER, view.the_case.code, "card"))
    return Screen("staff-sent", {"coach": view.reader}, (buttons("staff-sent", done),))


# --- What the coach reads -----------------------------------------------------------------------------------------


def case_values(view: View) -> dict[str, Value]:
    """What was answered, on the coach's screen of a new case."""
    told = told_of(view.entries)
    names = ("source", "did", "knows")
    return {name: Say(f"told-{name}-{told[name]}") if name in told else Say("told-none") for name in names}


def is_known(view: View) -> bool:
    """Whether it was passed on at a desk: then the coach knows who it was, and no chat leads back."""
    return "by" in told_of(view.entries)


def who(view: View) -> Say:
    """Who told, on the screen of a new case."""
    return Say("case-whom-colleague" if is_known(view) else "case-whom-staff")


def told_by(view: View) -> Say:
    """One line on the coach's card: which colleague, or that somebody says to be one; and how it is known."""
    source = case_values(view)["source"]
    names = [e.text for e in view.entries if e.kind is EntryKind.NAME]
    if is_known(view):
        return Say("told-by-colleague", {"source": source, "name": names[-1] if names else Say("case-name-none")})
    named = bool(names)
    return Say("told-by-staff", {"source": source, "name": Say("told-name-yes" if named else "case-name-none")})
