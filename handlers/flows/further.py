"""Four more questions after the first four: where, how long, who takes part, who supports her (SCREENS §3).

Each answer counts at once and each may be left out. Is it somebody who works at school, then no coach reads it any
more, from that answer on (G10 of DOMAIN §1.4); what a coach has read already is said as it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from bot.usecases.answers import told_of
from bot.usecases.readdressing import ABOUT_STAFF
from handlers.flows.dialogue import ENOUGH
from handlers.flows.view import View
from handlers.screens import Say, Value
from handlers.script import Choice, Flow, MultiChoice, Words, choices_of

WHERE: Final = "more-where"
WHO: Final = "more-who"
TYPE: Final = "more-type"
"""The question behind *Ik wil iets typen*; what is typed there joins what was told."""
NOTHING: Final = "never-mind"
TYPES: Final = "type"
PLACES: Final = ("class", "hall", "break", "gym", "way", "online", "else")
OPTIONS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "more-long": ("week", "weeks", "months", "longer", "unsure"),
        WHO: ("one", "some", "group", ABOUT_STAFF, "unsure"),
        "more-support": ("watch", "helps", "alone", "unsure"),
    }
)
"""What is chosen at the questions of one answer."""
ASKS: Final = ("where", "long", "who", "support")


@dataclass(frozen=True)
class Around:
    """What the questions are built from: who reads it, who would read it when it is about staff (nobody: it is not
    offered), and whether somebody at school opened it before it went to somebody else."""

    reader: str = field(repr=False)
    adviser: str | None = field(repr=False)
    seen: bool = False


def further(around: Around) -> Flow[bool]:
    """The four questions, as they are asked. False: she had enough before the end."""
    if ENOUGH in (yield from MultiChoice(WHERE, keys=PLACES, instead=(ENOUGH,))):
        return False
    for key, options in OPTIONS.items():
        answer = yield from Choice(key, options=choices_of(*_offered(key, options, around), ENOUGH))
        if answer == ENOUGH:
            return False
        if answer == TYPES:
            yield from Words(TYPE, "add", {"coach": around.reader}, instead=(NOTHING,))
        if answer == ABOUT_STAFF:
            yield from about_staff(around)
    return True


def _offered(key: str, options: tuple[str, ...], around: Around) -> tuple[str, ...]:
    """A button that leads nowhere is not shown: without a vertrouwenspersoon it cannot go to one."""
    if key != WHO:
        return options
    return (*(o for o in options if o != ABOUT_STAFF or around.adviser is not None), TYPES)


def about_staff(around: Around) -> Choice[str]:
    """It went to the vertrouwenspersoon; whoever read it before is named, because that cannot be undone."""
    text = "about-staff-seen" if around.seen else "report-about-staff"
    values: dict[str, Value] = {"vertrouwenspersoon": around.adviser or around.reader}
    return Choice("more-about-staff", text, values, options=choices_of("on"))


def said(view: View) -> tuple[Say, ...]:
    """What she answered, as the coach reads it on one line; no line when she answered none of it."""
    told = told_of(view.entries)
    if not any(name in told for name in ASKS):
        return ()
    return (Say("told-further", {name: _said(name, told.get(name)) for name in ASKS}),)


def _said(name: str, answer: str | None) -> Value:
    if answer is None:
        return Say("told-none")
    return tuple(Say(f"told-{name}-{one}") for one in answer.split(","))
