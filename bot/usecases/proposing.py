"""A rule fits that asks for more people: the owner does it, or says why not, or asks a colleague first (DOMAIN §1.6).

Nothing happens here by itself: each function is a button that a person pressed (P-48, G12). *Doen* records that the
rule fits, with the step that was there already: the team is asked, or a colleague looks along (P-82, P-83).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from bot.route.dossier import Dossier
from bot.route.lines import Flagged, Rule, Sign, Silenced
from bot.route.model import OWN_CHAIN, Case, Code, Entry, EntryKind, Role, School, Staff, Status
from bot.route.proposals import NOTED, Proposed, signs, standing
from bot.route.refusals import Reason, Refusal
from bot.route.steps import PICKED_UP
from bot.route.timing import add_school_days, local_day
from bot.usecases.answers import told_of
from bot.usecases.dossiers import dossier_in
from bot.usecases.road import Outcome, take_step
from bot.usecases.scene import Scene
from bot.usecases.sharing import Knows, Shared, may_be_shared, share
from bot.usecases.team import TeamAsked, ask, may_be_asked

SILENT_FOR: Final = 5
"""School days in which a proposal that was put off does not come back (DOMAIN §1.6)."""


@dataclass(frozen=True)
class Done:
    """It fits, says a person, and this is done; None where nobody is connected who could be brought in."""

    rule: Rule
    deed: TeamAsked | Shared | None


@dataclass(frozen=True)
class PutOff:
    """Not now, and why."""

    rule: Rule
    why: str = field(repr=False)


@dataclass(frozen=True)
class Discussed:
    """A colleague is asked first, without a name; the proposal stays."""

    rule: Rule
    shared: Shared


@dataclass(frozen=True)
class Noted:
    """What the coach knows that no question asked; it takes the place of what was noted before."""

    signs: tuple[Sign, ...]


def signs_in(entries: Sequence[Entry], dossier: Dossier) -> frozenset[Sign]:
    """The facts of a case, from what its reader may see of it."""
    kinds = (kind for e in entries if e.kind is EntryKind.KINDS for kind in e.text.split(","))
    return signs(told_of(entries), kinds, dossier)


def proposed(school: School, case: Case, entries: Sequence[Entry], today: date) -> tuple[Proposed, ...]:
    """What is proposed to the owner: never for what a vertrouwenspersoon reads alone, nor what is done already."""
    if case.owner is None or case.status not in PICKED_UP or case.flags & OWN_CHAIN:
        return ()
    dossier = dossier_in(entries)
    asked = {Rule.MEERDERE, Rule.ERNST} if _team_looks(school, case) else set[Rule]()
    asked |= set() if case.status is Status.NIET_GESTOPT else {Rule.OVERLEG}
    return tuple(one for one in standing(signs_in(entries, dossier), dossier, today) if one.rule not in asked)


def _team_looks(school: School, case: Case) -> bool:
    members = map(school.member, case.shared)
    return any(one is not None and Role.ONDERSTEUNINGSTEAM in one.roles for one in members)


def stands(scene: Scene, staff: Staff, case: Case, rule: Rule | None = None) -> bool:
    """Whether this is proposed to who has the case, as things are now; or whether anything is."""
    if case.owner != staff.id:
        return False
    today = local_day(scene.calendar, scene.now)
    now = proposed(scene.school, case, scene.unit.entries(case.id, staff), today)
    return any(rule in {None, one.rule} for one in now)


def decided(scene: Scene, staff: Staff, code: Code, what: Done | PutOff | Discussed) -> Case | Refusal:
    """What the owner chose. Refuses what is not proposed (any more)."""
    case = scene.unit.case_by_code(code, staff)
    if case is None or not stands(scene, staff, case, what.rule):
        return Refusal(Reason.CANNOT)
    match what:
        case PutOff():
            return _put_off(scene, staff, code, what)
        case Discussed():
            nameless = what.shared.knows is Knows.NAMELESS
            return share(scene, staff, code, what.shared) if nameless else Refusal(Reason.CANNOT)
    return _done(scene, staff, code, what)


def _put_off(scene: Scene, staff: Staff, code: Code, told: PutOff) -> Case | Refusal:
    """The reason is kept, and the proposal is silent for five school days."""

    def work(case: Case, dossier: Dossier) -> Outcome | Refusal:
        if not told.why.strip():
            return Refusal(Reason.CANNOT)
        today = local_day(scene.calendar, scene.now)
        until = add_school_days(scene.calendar, today, SILENT_FOR)
        line = Silenced(told.rule, told.why, today, until)
        return Outcome(replace(dossier, silenced=(*dossier.silenced, line)))

    return take_step(scene, staff, code, work)


def _done(scene: Scene, staff: Staff, code: Code, told: Done) -> Case | Refusal:
    """All of it or nothing; who tells A first has done nothing yet (SCREENS §13)."""
    deed = told.deed
    if deed is not None and (not _happens(deed) or not _can_be_done(scene, staff, code, deed)):
        return _does(scene, staff, code, deed)

    def work(case: Case, dossier: Dossier) -> Outcome:
        fits = Flagged(told.rule, local_day(scene.calendar, scene.now))
        return Outcome(replace(dossier, flagged=(*dossier.flagged, fits)))

    flagged = take_step(scene, staff, code, work)
    return flagged if isinstance(flagged, Refusal) or deed is None else _does(scene, staff, code, deed)


def _happens(deed: TeamAsked | Shared) -> bool:
    """Whether anybody is brought in: not while A is told first, nor when it was only talked about without a name."""
    return deed.knows if isinstance(deed, TeamAsked) else deed.knows is Knows.YES


def _can_be_done(scene: Scene, staff: Staff, code: Code, deed: TeamAsked | Shared) -> bool:
    if isinstance(deed, TeamAsked):
        return may_be_asked(scene, staff, code, deed)
    return may_be_shared(scene, staff, code, deed)


def _does(scene: Scene, staff: Staff, code: Code, deed: TeamAsked | Shared) -> Case | Refusal:
    return ask(scene, staff, code, deed) if isinstance(deed, TeamAsked) else share(scene, staff, code, deed)


def note(scene: Scene, staff: Staff, code: Code, told: Noted) -> Case | Refusal:
    """What the coach knows of how many pupils and how serious it is, noted by taps; never who did it (P-73)."""

    def work(case: Case, dossier: Dossier) -> Outcome | Refusal:
        if not set(told.signs) <= set(NOTED):
            return Refusal(Reason.CANNOT)
        return Outcome(replace(dossier, signs=tuple(s for s in Sign if s in told.signs)))

    return take_step(scene, staff, code, work)
