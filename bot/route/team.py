"""Whether the ondersteuningsteam may know a pupil's name: per pupil, and only while both yeses stand (P-41, G3).

A's yes says nothing about B. Without a yes it is discussed without that name. Pure: what was said is in the dossier,
what follows from it are two flags of the case, which ``access`` looks at.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bot.route.access import NAMED
from bot.route.consent import latest
from bot.route.dossier import Action, Answer, Dossier
from bot.route.guards import untold
from bot.route.lines import Lock
from bot.route.model import Case, Flag, Whom


def may_name_a(dossier: Dossier, whom: Whom) -> bool:
    """Whether a yes of A can be recorded: in a talk in which she was recognised, and not after she said no (◆).

    Of who told about another there is no chat of A to recognise; then a talk with A is enough.
    """
    known = dossier.recognised or (whom is not Whom.ME and dossier.talked_on is not None)
    return known and not refused(dossier)


def may_name_b(dossier: Dossier) -> bool:
    """Whether a yes of B can be recorded: B was talked with."""
    return dossier.joins is not None or dossier.parents_b is not None


def refused(dossier: Dossier) -> bool:
    """Whether A said no, or took her yes back, and was not talked with on a later day."""
    noes = [*_noes(dossier)]
    talks = [on for on in (dossier.talked_on, *(one.on for one in dossier.rounds)) if on is not None]
    return bool(noes) and not any(on > max(noes) for on in talks)


def _noes(dossier: Dossier) -> Iterator[date]:
    last = latest(dossier, Action.TEAM)
    if last is not None and last.withdrawn_at is not None:
        yield last.withdrawn_at.date()
    elif last is not None and last.answer is Answer.NO and last.answered_at is not None:
        yield last.answered_at.date()
    if dossier.team_back is not None:
        yield dossier.team_back


def named(case: Case, dossier: Dossier) -> Case:
    """The case with what the team may know of it, as the dossier stands."""
    flags = {Flag.TEAM_A} if dossier.team_a is not None else set[Flag]()
    flags |= {Flag.TEAM_B} if dossier.team_b is not None else set()
    return replace(case, flags=(case.flags - NAMED) | flags)


def of_nobody(case: Case) -> Case:
    """A case that nobody has names nobody: whoever takes it up asks anew."""
    return replace(case, flags=case.flags - NAMED) if case.owner is None else case


def not_heard_of(dossier: Dossier) -> bool:
    """Whether the team has A's name in acute danger, and A does not know it yet: then nothing of hers may show it."""
    hers = dossier.team_a is not None and dossier.team_a.parent is None
    return hers and any(one.what == Lock.TEAM_A for one in untold(dossier))


def took_back(case: Case, dossier: Dossier, today: date) -> tuple[Case, Dossier]:
    """A does not want it (any more): her name goes from the team at once, and so do her words."""
    after = replace(dossier, team_a=None, team_back=today)
    return named(case, after), after
