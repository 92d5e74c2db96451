"""The only gate: may this person see or do this? Default deny, per case and per role (DOMAIN §1.3, DESIGN §4 row 10).

The store asks it before it gives a case, the use cases before they act. Nothing else decides about rights.
"""

from enum import StrEnum

from bot.route.model import (
    OWN_CHAIN,
    Actor,
    Case,
    Clock,
    EntryKind,
    Flag,
    Reporter,
    Role,
    School,
    Staff,
    StaffId,
    Status,
    Whom,
)
from bot.route.spoed import is_urgent, waits
from bot.route.steps import FINAL


class Deed(StrEnum):
    """What somebody may want with a case."""

    SEE = "see"
    READ = "read"
    LOOK = "look"
    """The steps and what was agreed; no word of who told (DOMAIN §1.3)."""
    PICK_UP = "pick-up"
    PASS_ON = "pass-on"
    ASK = "ask"
    WORK = "work"
    SHARE = "share"
    TAKE_OVER = "take-over"
    """Say yes to a case that was offered, by who may run one (``offering`` asks whether it was)."""
    MEASURE = "measure"
    """Record that there is a measure, or that B left: the schoolleiding alone (G9)."""
    ADD = "add"
    TAKE_BACK = "take-back"
    CONFIRM = "confirm"
    CALM = "calm"
    NOTES = "notes"
    """The notes of who has it: for who has it, and who was brought in and reads her words as well."""
    TRACE = "trace"
    """How the case went, step by step, and who opened it when: for who has it, and nobody else."""
    OVERSEE = "oversee"
    """Its code stands in the overview of who looks whether the chain works; nothing of it is shown."""
    SECOND = "second"
    """Say whether there is acute danger, by who was asked: never who has it (SCREENS §13)."""
    JOIN = "join"
    """Let it and another of one's own go along together; also what was finished, when there is a new signal."""
    NUMBER = "number"
    """It is one of those that wait or are late, in a number for leadership; not even its code is shown."""
    COUNT = "count"
    """It is counted in the figures of the school year, by the clock alone; no person may (docs/decisions/0029)."""


REPORTER_DEEDS = frozenset({Deed.SEE, Deed.READ, Deed.ADD, Deed.TAKE_BACK})
STAFF_DEEDS = frozenset(Deed) - {Deed.ADD, Deed.TAKE_BACK, Deed.COUNT}
OWNERS = frozenset({Deed.ASK, Deed.WORK, Deed.CALM, Deed.SHARE})
"""Only who picked it up may ask, record and share, and say that there is no danger any more."""
ALWAYS_OWN = frozenset({Deed.SEE, Deed.READ, Deed.LOOK, Deed.TRACE, Deed.NOTES})
"""What who picked it up keeps, also at the end."""
IN_DANGER = frozenset({Deed.READ, Deed.CONFIRM})
"""What everybody who was asked may do while there may be danger, also when a colleague has the case."""
ASKED_AS_SECOND = frozenset({Deed.SEE, Deed.SECOND})
"""What a second person may: know that there is such a case, and answer what was asked about it."""
UNSEEN = frozenset({Status.CONCEPT, Status.GEWIST})
"""Not sent yet, or taken back: to everybody at school there is no such case (SCREENS ``taken-back``)."""
NAMED = frozenset({Flag.TEAM_A, Flag.TEAM_B})
"""Both pupils may be named in the ondersteuningsteam; her words may hold the name of either (decision 0015)."""


RUNNING_CASES = frozenset(
    {Role.COACH, Role.COACH_ONDERSTEUNER, Role.ACHTERWACHT, Role.VERTROUWENSPERSOON, Role.AANSPREEKPUNT}
)
"""Whose work it can be to go on with a case."""
OVERSEERS = (Role.AANSPREEKPUNT, Role.COACH_ONDERSTEUNER)
"""Who looks whether the chain works: the first of these that somebody has (DOMAIN §1.2 Q12)."""
LEADING = frozenset({Role.TEAMLEIDER, Role.RECTOR})
SEE_FIGURES = frozenset({Role.AANSPREEKPUNT, Role.COACH_ONDERSTEUNER, Role.ONDERSTEUNINGSTEAM}) | LEADING
"""Who sees the figures of a school year: no coach, achterwacht, vertrouwenspersoon or beheerder as such (§1.3)."""
MEASURED = frozenset({Status.NIET_GESTOPT, Status.MAATREGEL})
"""Where leadership records a measure, or that B is not at school any more (G9)."""
COUNTED = frozenset({EntryKind.DOSSIER, EntryKind.KINDS})
KNOW_OF_MEASURES = frozenset({Role.COACH_ONDERSTEUNER, Role.ONDERSTEUNINGSTEAM}) | LEADING
"""Who of those with whom it is shared sees that there is one (DOMAIN §1.3 *sanction fields*)."""


def may(actor: Actor, deed: Deed, case: Case) -> bool:
    """Whether ``actor`` may do ``deed`` with ``case`` as it is now. Pure: reads nothing but its arguments."""
    match actor:
        case Clock():
            return deed is Deed.SEE or (deed is Deed.COUNT and _may_be_counted(case))
        case Reporter():
            return _reporter_may(actor, deed, case)
        case Staff():
            return _staff_may(actor, deed, case)


def _reporter_may(reporter: Reporter, deed: Deed, case: Case) -> bool:
    if case.id not in reporter.cases or deed not in REPORTER_DEEDS:
        return False
    if deed is Deed.TAKE_BACK:
        return case.status not in UNSEEN
    return deed is not Deed.ADD or case.status not in FINAL


def _staff_may(staff: Staff, deed: Deed, case: Case) -> bool:
    if deed is Deed.OVERSEE:
        return _may_oversee(staff, case, OVERSEERS)
    if deed is Deed.NUMBER:
        return _may_oversee(staff, case, (Role.TEAMLEIDER,))
    if not staff.active or deed not in STAFF_DEEDS or case.status in UNSEEN or not may_receive(staff, case):
        return False
    if deed is Deed.ASK and unheard(case):
        return False  # There is nobody any more whom it would reach.
    if (deed is Deed.CONFIRM and not waits(case)) or (deed is Deed.CALM and not is_urgent(case)):
        return False
    if case.owner == staff.id:
        runs = case.status not in FINAL
        if deed is Deed.JOIN:
            return runs or case.status is Status.AFGEROND
        return deed in ALWAYS_OWN or (deed in OWNERS | {Deed.CONFIRM} and runs)
    if deed in _by_sharing(staff, case) or (deed in ASKED_AS_SECOND and _is_second(staff, case)):
        return True
    if staff.id in case.receivers and deed in IN_DANGER and is_urgent(case):
        return True
    if deed in {Deed.MEASURE, Deed.TAKE_OVER, Deed.JOIN, Deed.SECOND}:
        return False
    # Who was alerted as well may see that a colleague has it, and nothing more.
    waiting = case.owner is None and deed not in OWNERS | {Deed.LOOK, Deed.TRACE, Deed.NOTES}
    return staff.id in case.receivers and (deed is Deed.SEE or waiting)


def _is_second(staff: Staff, case: Case) -> bool:
    """Whether this person is asked to confirm that there is acute danger: while somebody else has the case, it runs,
    and was not taken back."""
    runs = case.status not in FINAL and Flag.TERUGGEHAALD not in case.flags
    return runs and case.second == staff.id and case.owner is not None


def _may_be_counted(case: Case) -> bool:
    """Never what a vertrouwenspersoon reads alone, nor what who told took back."""
    return case.status not in UNSEEN and Flag.TERUGGEHAALD not in case.flags and not case.flags & OWN_CHAIN


def leads(staff: Staff) -> bool:
    """Whether this person sees how many cases wait and are late, and no code of them (DOMAIN §1.3)."""
    return staff.active and Role.TEAMLEIDER in staff.roles


def sees_figures(staff: Staff) -> bool:
    """Whether this person sees the figures of a school year (DOMAIN §1.3)."""
    return staff.active and not staff.roles.isdisjoint(SEE_FIGURES)


def counts(case: Case, school: School) -> bool:
    """Whether it is counted: not when somebody who sees the figures was kept out of it, for who was passed over finds
    nothing of it in any count (SCREENS ``report-receiver``)."""
    kept_out = (school.member(one) for one in case.kept_out)
    return _may_be_counted(case) and not any(member is not None and sees_figures(member) for member in kept_out)


def _may_oversee(staff: Staff, case: Case, roles: tuple[Role, ...]) -> bool:
    """Never what a vertrouwenspersoon reads alone, and never who was kept out, in no list and no count."""
    runs = case.status not in UNSEEN | FINAL
    looks = staff.active and not staff.roles.isdisjoint(roles) and staff.id not in case.kept_out
    return runs and looks and not case.flags & OWN_CHAIN


def oversees(staff: Staff, school: School) -> bool:
    """Whether this person has the overview: the aanspreekpunt, else the coach-ondersteuner (DOMAIN §1.2 Q12)."""
    first = next((found for role in OVERSEERS if (found := school.with_role(role))), ())
    return any(one.id == staff.id for one in first)


def _by_sharing(staff: Staff, case: Case) -> frozenset[Deed]:
    """What the coach's sharing gives to this person, while the case runs and was not taken back by who told."""
    if staff.id not in case.shared or case.status in FINAL or Flag.TERUGGEHAALD in case.flags:
        return frozenset()
    reads = frozenset({Deed.READ, Deed.NOTES}) if _reads_when_shared(staff, case) else frozenset()
    leads = frozenset({Deed.MEASURE}) if staff.roles & LEADING and case.status in MEASURED else frozenset()
    takes = frozenset({Deed.TAKE_OVER}) if staff.roles & RUNNING_CASES and case.owner else frozenset()
    return reads | leads | takes | {Deed.SEE, Deed.LOOK}


def _reads_when_shared(staff: Staff, case: Case) -> bool:
    """With whom the pupil's own answers are shared as well: the coach-ondersteuner, and the ondersteuningsteam once
    both pupils may be named there. The others see the steps and the agreements (DOMAIN §1.3, P-41)."""
    in_team = Role.ONDERSTEUNINGSTEAM in staff.roles and case.flags >= NAMED
    return Role.COACH_ONDERSTEUNER in staff.roles or in_team


def knows_a(staff: Staff, case: Case) -> bool:
    """Whether this is somebody of the ondersteuningsteam with whom it is shared, who may know the name of A (G3).

    The name that was given is A's only when A told it.
    """
    yes = Flag.TEAM_A in case.flags and case.whom is Whom.ME
    return yes and Role.ONDERSTEUNINGSTEAM in staff.roles and Deed.LOOK in _by_sharing(staff, case)


def kinds(actor: Actor, case: Case) -> frozenset[EntryKind]:
    """What of the content this person may have: all of it, without the name that was given to the coach, or only what
    was recorded on the road (DOMAIN §1.3); who is asked to confirm acute danger that question, and nobody else. The
    clock counts what was chosen and recorded, and no word of anybody."""
    if isinstance(actor, Clock):
        return COUNTED if may(actor, Deed.COUNT, case) else frozenset()
    second = {EntryKind.SECOND} if may(actor, Deed.SECOND, case) else set[EntryKind]()
    if may(actor, Deed.READ, case):
        by_sharing = isinstance(actor, Staff) and Deed.READ in _by_sharing(actor, case) and case.owner != actor.id
        asked = isinstance(actor, Staff) and actor.id in case.receivers and (is_urgent(case) or case.owner is None)
        hidden = by_sharing and not asked and not (isinstance(actor, Staff) and knows_a(actor, case))
        notes = frozenset[EntryKind]() if may(actor, Deed.NOTES, case) else {EntryKind.NOTE}
        rest = frozenset(EntryKind) - {EntryKind.SECOND} | second
        return rest - ({EntryKind.NAME} if hidden else frozenset()) - notes
    if not may(actor, Deed.LOOK, case):
        return frozenset(second)
    name = {EntryKind.NAME} if isinstance(actor, Staff) and knows_a(actor, case) else set[EntryKind]()
    return frozenset({EntryKind.DOSSIER, *name, *second})


def confides(staff: Staff) -> bool:
    """Whether what this person was told goes on to no coach: a vertrouwenspersoon who is no coach as well."""
    return Role.VERTROUWENSPERSOON in staff.roles and Role.COACH not in staff.roles


def may_share_with(other: Staff, by: Staff, case: Case) -> bool:
    """Whether the owner may share with this colleague: never with who was kept out; a vertrouwenspersoon shares with
    nobody but another one, because nothing goes on to a coach unless the pupil says so (SCREENS §12)."""
    if other.id in {by.id, case.owner} or not other.active or not may_receive(other, case):
        return False
    in_confidence = confides(by) or bool(case.flags & OWN_CHAIN)
    return not in_confidence or Role.VERTROUWENSPERSOON in other.roles


def unheard(case: Case) -> bool:
    """Whether nothing that is said to who told would ever be read: the way back was cut, and there is no code."""
    return Flag.LOSGEKOPPELD in case.flags and Flag.MET_CODE not in case.flags


def reads_signals(staff: Staff) -> bool:
    """Whether this person has any role in which signals are read: the beheerder has none (DESIGN §4 row 10)."""
    return bool(staff.roles - {Role.BEHEERDER})


def may_receive(staff: Staff, case: Case) -> bool:
    """Whether this person may ever be a receiver of this case: G10 of DOMAIN §1.4, and nobody who was kept out.

    What was told to a vertrouwenspersoon stays with one; only who took it in danger keeps it (docs/decisions/0019).
    """
    if staff.id in case.kept_out or not reads_signals(staff):
        return False
    took_it = case.owner == staff.id and Flag.MEDEWERKER not in case.flags
    return not stays_alone(case) or Role.VERTROUWENSPERSOON in staff.roles or took_it or _by_her_yes(staff, case)


def _by_her_yes(staff: Staff, case: Case) -> bool:
    """Whether this is the coach of whom A said that she may take it over, while that coach is asked: what is about
    staff never (G10). With whom else it is shared is a vertrouwenspersoon (docs/decisions/0030)."""
    said = Flag.NAAR_COACH in case.flags and Flag.MEDEWERKER not in case.flags
    return said and staff.id in case.shared and Role.COACH in staff.roles


def in_confidence(staff: Staff, case: Case) -> bool:
    """Whether what this person has goes on to a coach only when A says so (SCREENS §12); about staff it never does."""
    return Flag.MEDEWERKER not in case.flags and (confides(staff) or Flag.VERTROUWD in case.flags)


def may_help(coach: Staff, case: Case) -> bool:
    """Whether A may be asked about this coach, and it may be handed over to her: a coach who works, and whom nobody
    kept out."""
    kept_out = coach.id in case.kept_out or Flag.MEDEWERKER in case.flags
    return Role.COACH in coach.roles and coach.active and coach.id != case.owner and not kept_out


def same_circle(one: Case, other: Case) -> bool:
    """Whether whoever may ever come to see one of these may come to see the other: nobody was kept out of only one of
    them, and neither alone is about staff or was confided. Else what is known of one would lead to who is kept out."""
    return one.kept_out == other.kept_out and one.flags & OWN_CHAIN == other.flags & OWN_CHAIN


def stays_alone(case: Case) -> bool:
    """Whether nobody but a vertrouwenspersoon is asked: about staff always (G10); what was told to one by choice, as
    long as there may be no danger (SCREENS §12, DESIGN §4 row 17)."""
    return Flag.MEDEWERKER in case.flags or (Flag.VERTROUWD in case.flags and not is_urgent(case))


def all_may_receive(receivers: tuple[StaffId, ...], case: Case, school: School) -> bool:
    """Whether every one of these ids is an active member of staff who may receive this case."""
    members = [school.member(staff_id) for staff_id in receivers]
    return bool(members) and all(m is not None and m.active and may_receive(m, case) for m in members)
