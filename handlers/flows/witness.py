"""A witness, after sending: danger now, whom it is about, does that pupil know, who stands beside (SCREENS §4).

Each may be left out. Whoever wants to stand beside the other pupil is only noted: that pupil alone chooses who is there
(P-76), and the bot never assigns anybody.
"""

from typing import Final

from bot.route.model import EntryKind
from bot.usecases.answers import told_of
from handlers.flows.sending import asks_name
from handlers.flows.view import View, buttons
from handlers.screens import Press, Say, Value, Verb, to_case
from handlers.script import Choice, Flow, Words, choices_of

WHO: Final = "other-who"
NAME: Final = "other-name"
HELP: Final = "help-other"
"""The side screen for who is afraid that something bad happens; behind it the questions wait."""
AFRAID: Final = "afraid"
DANGER: Final = ("no", "unsure", AFRAID)
ASKS: Final = ("danger", "aware", "beside")


def danger(view: View) -> tuple[Press, ...]:
    """The three answers on the receipt to whether that pupil is in danger now."""
    code = view.the_case.code
    return buttons("report-sent-other", *((word, to_case(Verb.REPORTER, code, "danger", word)) for word in DANGER))


def after(coach: str, named: bool) -> Flow[bool]:
    """The three questions after it; the name is asked only of who wants to help and gave none."""
    reader: dict[str, Value] = {"coach": coach}
    yield from Words(WHO, values=reader, most=120, instead=("rather-not",), adds=False)
    yield from Choice("other-knows", options=choices_of("yes", "no", "unsure"))
    beside = yield from Choice("other-help", values=reader, options=choices_of("yes", "no", "unsure"))
    if beside == "yes" and not named:
        yield from asks_name(NAME, {"receiver": coach}, "anon", "report-name")
    return True


def case_values(view: View) -> dict[str, Value]:
    """What was answered, on the coach's screen of a new case."""
    told = told_of(view.entries)
    answers = {name: Say(f"told-{name}-{told[name]}") if name in told else Say("told-none") for name in ASKS}
    about = next((e.text for e in view.entries if e.kind is EntryKind.ABOUT), None)
    return {"pupil": about or Say("told-none"), **answers}


def told_by(view: View) -> Say:
    """The lines on the coach's card: somebody else saw it, and what that pupil answered."""
    return Say("told-by-other", case_values(view))
