"""Several signals about one situation (*samenvoegen*): which case leads, which goes along, and as long as when. Pure.

The link is one line in the sealed dossier of the case that goes along. It counts only while all of this is true, and
is asked anew each time: when one of both is finished, taken back, handed over or erased, each stands by itself again
and nothing has to be put right. Nothing of who told moves along, nor who may see it (DOMAIN §1.4 *dubbel*).
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from bot.route.access import same_circle
from bot.route.dossier import Dossier
from bot.route.model import Case, CaseId, Flag, Status, Whom
from bot.route.steps import PICKED_UP

GOES_ALONG: Final = frozenset({Status.ONTVANGEN, Status.ANALYSE})
"""Where nothing was chosen or agreed yet, so that nothing can be lost from sight (DOMAIN §1.4)."""
AFTERWARDS: Final = frozenset({Status.BORGING, Status.MEEKIJKEN, Status.NIET_GESTOPT, Status.MAATREGEL})
"""Where a signal that is joined to it is a new one: it was thought to be better."""
WEEKS: Final = 8
"""So long after the end a new signal can be linked to what was finished."""


class Again(StrEnum):
    """How what was finished goes on after a new signal: a person chooses (DOMAIN §1.4, P-48)."""

    ANALYSE = "analyse"
    NIET_GESTOPT = "niet-gestopt"


def holds(lead: Case, along: Case) -> bool:
    """Whether ``along`` may go along with ``lead`` as both are now: one owner, one circle, and nothing urgent or taken
    back is put out of sight."""
    if lead.id == along.id or lead.owner is None or lead.owner != along.owner:
        return False
    taken_back = Flag.TERUGGEHAALD in lead.flags | along.flags
    runs = lead.status in PICKED_UP and along.status in GOES_ALONG
    return runs and same_circle(lead, along) and not taken_back and Flag.SPOED not in along.flags


def pair(one: Case, other: Case) -> tuple[Case, Case] | None:
    """Which of both leads and which goes along; None when neither way is allowed.

    What the pupil told whom it is about leads, because only there she can be asked; then what is further, then what is
    older.
    """
    able = [(lead, along) for lead, along in ((one, other), (other, one)) if holds(lead, along)]
    return max(able, key=lambda both: _rank(both[0]), default=None)


def _rank(case: Case) -> tuple[bool, int, float, str]:
    return case.whom is Whom.ME, PICKED_UP.index(case.status), -case.sent_at.timestamp(), case.code


def leads(own: Mapping[CaseId, Case], dossiers: Mapping[CaseId, Dossier]) -> dict[CaseId, CaseId]:
    """Of each of these cases of one owner that goes along: with which one."""
    found = {}
    for case_id, case in own.items():
        lead = own.get(joined) if (joined := dossiers[case_id].joined_to) is not None else None
        if lead is not None and holds(lead, case):
            found[case_id] = lead.id
    return found
