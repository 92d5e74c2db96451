"""*Acuut gevaar*: what the coach is asked, what the second person reads and answers, and what the card says of it.

The second person sees a code, the step and the reason, and no word of the story (SCREENS §13, ``team``). Nobody
confirms what was not read: the message holds the code alone, and the question stands behind *Openen*.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from bot.route import acuut
from bot.route.access import Deed, may
from bot.route.consent import UNTIL_AGREED
from bot.route.dossier import Dossier
from bot.route.effects import Alert
from bot.route.lines import Lock
from bot.route.model import Case, StaffId
from bot.usecases.acuut import Answer, Asks
from bot.usecases.questions import Question, question_in
from handlers.flows.consent import whom_to_tell
from handlers.flows.road import RoadFacts
from handlers.flows.seconded import name_of
from handlers.flows.view import Panel, View, buttons
from handlers.screens import Press, Say, Screen, Value, Verb, to_case
from handlers.script import Choice, Flow, Option, Words, choices_of

STEP: Final = "danger"
BACK: Final = "danger-back"
GIVEN: Final = "name-given"
SECOND: Final = "second"
SAID: Final = "second-said"
OVER: Final = "second-over"
THANKS: Final[Mapping[Answer, str]] = MappingProxyType({Answer.YES: "second-yes", Answer.NO: "second-no"})
"""What stands there once the second person has answered; nothing of the case."""
LOCKED: Final = "locked"
LABEL: Final = 32
GO: Final[Mapping[Lock, str]] = MappingProxyType(
    {Lock.TALK_B: "talk-b", Lock.NAME: GIVEN, Lock.TEAM_A: "team", Lock.TEAM_B: "team"}
)
"""What a confirmed lock leads to; the parents are called with the buttons that were there already."""


# --- What the coach is asked ------------------------------------------------------------------------------------------


def danger(facts: RoadFacts) -> Flow[Asks]:
    """At which step, why, and who confirms it."""
    locks = closed(facts)
    key = yield from Choice("danger-what", options=choices_of(*(lock.value for lock in locks)))
    return (yield from asks(facts, Lock(key)))


def closed(facts: RoadFacts) -> tuple[Lock, ...]:
    """The locks that can be asked about: those of the team only where somebody of it can be asked."""
    found = acuut.locks(facts.case, facts.dossier)
    return tuple(lock for lock in found if facts.team or lock not in {Lock.TEAM_A, Lock.TEAM_B})


def asks(facts: RoadFacts, lock: Lock) -> Flow[Asks]:
    """Why, in one line, and who is asked; for a name first to whom."""
    whom = (yield from _to_whom(facts)) if lock is Lock.NAME else None
    values: dict[str, Value] = {"step": Say(f"lock-{lock}")}
    why = (yield from Words("danger-why", values=values, most=200, adds=False)).text
    options = tuple(Option(one.id, one.id, label=one.name[:LABEL]) for one in facts.seconds)
    to: StaffId = yield from Choice("danger-who", options=options)
    return Asks(lock, why, to, whom)


def _to_whom(facts: RoadFacts) -> Flow[StaffId]:
    options = tuple(Option(one.id, one.id, label=one.name[:LABEL]) for one in whom_to_tell(facts))
    return (yield from Choice("danger-name", options=options))


# --- On the card of who has it ----------------------------------------------------------------------------------------


def begins(case: Case, dossier: Dossier) -> frozenset[str]:
    """What may be begun: asking, while something is closed; the talk with B, once that was confirmed."""
    asking = {STEP} if acuut.locks(case, dossier) else set()
    return frozenset(asking | ({GO[Lock.TALK_B]} if _is_open(case, dossier, Lock.TALK_B) else set()))


def _is_open(case: Case, dossier: Dossier, lock: Lock) -> bool:
    """Whether a second person opened this, where it can still be done."""
    ahead = lock is not Lock.TALK_B or case.status in UNTIL_AGREED
    return ahead and acuut.opened(dossier, case.owner, lock) is not None


def unlocks(deed: str, case: Case, dossier: Dossier) -> bool:
    """Whether a second person opened this step, though A did not agree."""
    return deed == GO[Lock.TALK_B] and _is_open(case, dossier, Lock.TALK_B)


def press(view: View) -> tuple[Press, ...]:
    """The step that was confirmed, beside the coloured one."""
    opened = (lock for lock in GO if _is_open(view.the_case, view.dossier, lock))
    return tuple(Press(_deed(view, GO[lock]), f"danger-is-yes.{lock}") for lock in opened)[:1]


def beside(view: View) -> dict[str, tuple[str, bool]]:
    """What stands behind ⋯: ask, or ask somebody else; take the question back."""
    waits = acuut.waits(view.dossier, view.the_case.owner) is not None
    return {STEP: (STEP, may_ask(view)), BACK: (BACK, waits)}


def may_ask(view: View) -> bool:
    """Whether something is closed and there is somebody who can confirm."""
    case, staff = view.the_case, view.staff
    if staff is None or case.owner != staff.id or not acuut.locks(case, view.dossier):
        return False
    return bool(acuut.seconds(view.school, case, staff, view.today))


def _locked(view: View) -> Screen:
    """Not without A: talk with her first; or there is acute danger."""
    asking = ((STEP, _deed(view, STEP)),) if may_ask(view) else ()
    back = Press(_deed(view, "open"), "case-page.back")
    return Screen(LOCKED, {}, ((back, *buttons(LOCKED, *asking)),))


# --- The second person ------------------------------------------------------------------------------------------------


def _deed(view: View, deed: str, option: str = "") -> str:
    return to_case(Verb.STAFF, view.the_case.code, deed, option)


def is_asked(view: View) -> bool:
    """Whether the reader is asked to confirm, as things are now."""
    staff, asked = view.staff, question_in(view.entries)
    if staff is None or asked is None or not may(staff, Deed.SECOND, view.the_case):
        return False
    return asked.by == view.the_case.owner


def to_question(view: View) -> tuple[Press, ...]:
    """The way to the question, for who sees more of the case than the question alone."""
    return (Press(_deed(view, SECOND), "second-see"),) if is_asked(view) else ()


def question(view: View) -> Screen:
    """Which step, why, who asks; and three answers. When it is not asked any more, that."""
    asked = question_in(view.entries)
    if asked is None or not is_asked(view):
        return _over(view)
    row = ((str(answer), _deed(view, SAID, f"{answer}-{asked.number}")) for answer in Answer)
    hide = Press(_deed(view, "hide"), "case-road.hide")
    whom = (Say("second-whom", {"colleague": name_of(view, asked.whom)}),) if asked.whom else ()
    return Screen(SECOND, _asked(view, asked), ((*buttons(SECOND, *row), hide),), whom, content=True)


def _over(view: View) -> Screen:
    return Screen(OVER, {}, ((Press(f"{Verb.STAFF}:desk", "hidden.desk"),),))


def _asked(view: View, asked: Question) -> dict[str, Value]:
    code, step = view.the_case.code, Say(f"lock-{asked.lock}")
    return {"code": code, "coach": name_of(view, asked.by), "step": step, "reason": asked.why}


def _answered(text: str) -> Panel:
    return lambda view: Screen(text, {}, ((Press(f"{Verb.STAFF}:desk", "hidden.desk"),),))


def _alert(text: str, deed: str) -> Panel:
    """A code and nothing else, whoever may look along."""

    def panel(view: View) -> Screen:
        return Screen(text, {"code": view.the_case.code}, ((Press(_deed(view, deed), "stub.open"),),))

    return panel


PANELS: Final[Mapping[str, Panel]] = MappingProxyType(
    {
        LOCKED: _locked,
        SECOND: question,
        OVER: _over,
        **{text: _answered(text) for text in THANKS.values()},
        Alert.SECOND: _alert(Alert.SECOND, SECOND),
        Alert.SECOND_SAID: _alert(Alert.SECOND_SAID, "open"),
    }
)
"""Side screens of who asks and of who is asked."""
