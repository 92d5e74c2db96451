"""From the message of the day straight to the question, when it is its day and nothing must be read before it.

SCREENS §10.3: *Vervolggesprek, 4 taps: Openen · A · B · Goed*. The question says what was agreed and what A let know;
whatever else stands on the card of such a case leads to the card instead.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.route.dossier import Dossier
from bot.route.model import Case, Staff
from bot.route.road import NextStep, next_step, open_things
from bot.route.timing import local_day
from bot.usecases.alongside import along_with, lead_of
from bot.usecases.answers import told_of
from bot.usecases.borging import BOTHERS_NOBODY
from bot.usecases.dossiers import dossier_in
from bot.usecases.scene import Scene
from handlers.flows import herword, onthisday, roadcard
from handlers.flows.view import View
from handlers.screens import Say

ASKS_AT_ONCE: Final = frozenset({NextStep.FOLLOW, NextStep.CLOSE})
"""Steps whose first question holds all that is needed to answer it."""
NOT_IN_THE_QUESTION: Final = frozenset({"told-plan-no", "close-said-no"})
"""What A let know that stands on the card alone: a no comes before any question."""


def straight(scene: Scene, staff: Staff, case: Case) -> str | None:
    """The step that is asked at once, by the name of its talk; None when the card is to be read."""
    entries = scene.unit.entries(case.id, staff)
    dossier = dossier_in(entries)
    step = next_step(case, dossier)
    if case.owner != staff.id or step not in ASKS_AT_ONCE or not _is_its_day(scene, dossier, step):
        return None
    view = View(scene.school, scene.now, 1, case, entries, staff=staff, zone=scene.calendar.zone)
    view = replace(view, calendar=scene.calendar, lead=lead_of(scene.unit, case, staff))
    view = replace(view, along=along_with(scene.unit, case, staff))
    card = roadcard.card(view)
    busy = view.lead is not None or card.ahead or onthisday.press(view) or roadcard.proposed(view)
    unsaid = roadcard.word(dossier) in NOT_IN_THE_QUESTION
    return None if busy or unsaid or _must_be_read(view, card.lines) else roadcard.DEEDS[step]


def _must_be_read(view: View, lines: Sequence[Say]) -> bool:
    """Any line but the one that says that nobody bothers A since the talk with B."""
    calm = herword.said(view) if told_of(view.entries).get("after") == BOTHERS_NOBODY else ()
    return any(line not in calm for line in lines)


def _is_its_day(scene: Scene, dossier: Dossier, step: NextStep) -> bool:
    """Its day has come; and at the end nothing is open for which a reason would be asked first."""
    came = dossier.due_on is not None and dossier.due_on <= local_day(scene.calendar, scene.now)
    return came and (step is not NextStep.CLOSE or not open_things(dossier))
