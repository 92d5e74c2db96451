"""To somebody else after all: from the card, and when it is late or there is no news (SCREENS §5)."""

from dataclasses import dataclass, field
from typing import Final

from bot.route.model import Case, School, Whom
from bot.route.routing import Routed, Way
from bot.route.steps import FINAL
from bot.usecases.readdressing import others_for
from handlers.flows import parent
from handlers.flows.receivers import PUPILS_WAYS, Facts, Klas, asks_receiver, ways_for
from handlers.flows.view import View, buttons
from handlers.screens import Press, Value, Verb, to_case
from handlers.script import Flow

DEED: Final = "elsewhere"


@dataclass(frozen=True)
class Elsewhere:
    """What the question is built from: the case, who has it now, and the school."""

    school: School
    case: Case
    reader: str = field(repr=False)

    @property
    def others(self) -> Facts:
        """The school without who would be passed over, and without who may not receive it."""
        return Facts(others_for(self.school, self.case))

    @property
    def klas(self) -> Klas:
        """The class it was told of."""
        return Klas(self.school.group(self.case.group))


def elsewhere(around: Elsewhere) -> Flow[Routed | None]:
    """Who may read it instead. What was opened may have been read: then that is said."""
    seen = around.case.opened
    values: dict[str, Value] = {"coach": around.reader}
    text, about = ("elsewhere-seen", "about-staff-seen") if seen else ("elsewhere", "report-about-staff")
    return (yield from asks_receiver(around.others, around.klas, 0, text, _ways(around.case), values, about))


def anybody(around: Elsewhere) -> bool:
    """Whether there is somebody else to choose."""
    return bool(tuple(ways_for(around.others.school, around.klas, _ways(around.case))))


def _ways(case: Case) -> tuple[Way, ...]:
    return parent.WAYS if case.whom is Whom.PARENT else PUPILS_WAYS


def button(view: View, text: str) -> tuple[Press, ...]:
    """The button on a screen about a case that goes on. A colleague's case goes to the coach of the class, always."""
    case = view.the_case
    if case.status in FINAL or case.whom is Whom.STAFF:
        return ()
    return buttons(text, (DEED, to_case(Verb.REPORTER, case.code, DEED)))
