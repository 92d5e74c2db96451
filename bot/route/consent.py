"""What A was asked in the chat, and when her yes counts: bound to the exact words, and hers to take back (SCREENS §13).

Anybody can type "over mij". So a yes in the chat opens what A must agree to (◆) only when pupil and chat were
recognised as one in a talk (DESIGN §4 row 16). What was said in a talk goes before what was typed before that talk.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from bot.route.access import unheard
from bot.route.dossier import Action, Answer, Dossier, Request, Wish
from bot.route.lines import Lock
from bot.route.model import Case, Flag, StaffId, Status, Whom
from bot.route.steps import FINAL

VERSIONS: Final[Mapping[Action, int]] = MappingProxyType(dict.fromkeys(Action, 1))
"""The number of the words in which each action is asked. Other words get another number, and a yes to the former words
is none to these; ``tests/house/test_consent_words.py`` holds the two together."""
NEEDS_RECOGNITION: Final = frozenset({Action.TALK_B, Action.RESTORE, Action.NAME, Action.TEAM})
"""What a yes in the chat opens only for who was recognised in a talk: the ◆ of SCREENS §13."""
NEEDS_NAME: Final = frozenset({Action.NAME, Action.TEAM, Action.PARENTS})
"""What nobody can do who does not know who she is: of who told without a name it is not asked before they talked."""
SPOKEN_OF: Final = frozenset({Action.TALK_B, Action.RESTORE, Action.PARENTS})
"""What a talk with A is about: what she says there takes the place of what she said in the chat before."""
WITH_B: Final = (Action.RESTORE, Action.TALK_B)
"""What opens the talk with the other pupil; who agrees to the herstelgesprek agreed to that talk in the same words."""
UNTIL_AGREED: Final = frozenset(
    {Status.ONTVANGEN, Status.ANALYSE, Status.PLAN, Status.HERSTELGESPREK, Status.MEEKIJKEN}
)
"""Where the talks are still ahead; after the agreements there is nothing of them left to ask or to take back."""
AHEAD: Final = frozenset({Action.TALK_A, *WITH_B})


def latest(dossier: Dossier, action: Action) -> Request | None:
    """What was asked last about this action."""
    return next((r for r in reversed(dossier.requests) if r.action is action), None)


def latest_of_all(dossier: Dossier) -> Request | None:
    """What was asked last of all."""
    return dossier.requests[-1] if dossier.requests else None


def is_current(request: Request, dossier: Dossier, owner: StaffId | None) -> bool:
    """Whether it would be asked in these very words today: same text, same people, same day, and no talk since."""
    last = latest(dossier, request.action) == request
    same = request.version == VERSIONS[request.action] and request.by == owner
    return last and same and not _overtaken(request, dossier)


def _overtaken(request: Request, dossier: Dossier) -> bool:
    if request.action is Action.TALK_A:
        return dossier.talked_on is not None
    return request.action in SPOKEN_OF and request.talks != len(dossier.consents)


def pending(case: Case, dossier: Dossier) -> Request | None:
    """What she may still say yes or no to: the last thing that was asked, unless she said yes or took that back.

    After a no as well: she may change her mind, and nobody else may change it for her.
    """
    if not dossier.requests or case.whom is not Whom.ME or case.status in FINAL:
        return None
    last = dossier.requests[-1]
    is_open = last.answer is not Answer.YES and last.withdrawn_at is None and _still_ahead(case, last.action)
    return last if is_open and is_current(last, dossier, case.owner) else None


def agreed(dossier: Dossier, owner: StaffId | None, action: Action) -> Request | None:
    """Her yes to this action, while it stands and counts for who has the case now."""
    last = latest(dossier, action)
    if last is None or last.answer is not Answer.YES or last.withdrawn_at is not None:
        return None
    return last if is_current(last, dossier, owner) else None


def opens(dossier: Dossier, owner: StaffId | None, action: Action) -> bool:
    """Whether her yes in the chat opens this: what is marked ◆ only once the chat was recognised in a talk."""
    known = action not in NEEDS_RECOGNITION or dossier.recognised
    return known and agreed(dossier, owner, action) is not None


def in_talk(line: Request) -> bool:
    """Whether she said it in a talk, and who has the case wrote that down: then there were no words in a chat."""
    return not line.words


def goes_to(case: Case, dossier: Dossier) -> StaffId | None:
    """The coach who may take over what was told in confidence, by A's own yes (SCREENS §12); about staff nobody (G10).

    A yes in the chat counts once pupil and chat are known to be one. Of who gave no name and was not spoken with there
    is nothing in it but what came from that chat: then its yes is enough (docs/decisions/0030).
    """
    line = agreed(dossier, case.owner, Action.COACH)
    if line is None or Flag.MEDEWERKER in case.flags:
        return None
    of_the_chat = Flag.ANONIEM in case.flags and dossier.talked_on is None
    return line.to if in_talk(line) or dossier.recognised or of_the_chat else None


def refused(dossier: Dossier, action: Action) -> bool:
    """Whether she said no, or took a yes back, and was not talked with since."""
    last = latest(dossier, action)
    if last is None or (last.answer is not Answer.NO and last.withdrawn_at is None):
        return False
    return last.talks == len(dossier.consents)


def to_take_back(case: Case, dossier: Dossier) -> tuple[Action, ...]:
    """Each yes of hers that still matters; every one can be taken back."""
    if case.whom is not Whom.ME or case.status in FINAL:
        return ()
    said = tuple(a for a in Action if agreed(dossier, case.owner, a) and _still_ahead(case, a))
    in_person = dossier.team_a is not None and (dossier.team_a.parent is not None or _has_heard(dossier))
    in_talk = (Action.TEAM,) if in_person and Action.TEAM not in said else ()
    return (*said, *in_talk)


def _has_heard(dossier: Dossier) -> bool:
    """Whether A knows that the team has her name in acute danger; before that her card shows nothing of it."""
    return all(one.told_on is not None for one in dossier.anyway if one.what == Lock.TEAM_A)


def may_ask(case: Case, dossier: Dossier, action: Action) -> bool:
    """Whether this may be asked in the chat: of A alone, what is still ahead, and not what she answered already.

    Her wish in a talk is her consent and is not asked twice; a "nee, dat klopt niet" is only for a talk to open again.
    """
    if case.whom is not Whom.ME or case.owner is None or case.status in FINAL or unheard(case):
        return False
    if action in NEEDS_NAME and Flag.ANONIEM in case.flags and dossier.talked_on is None:
        return False
    answered = agreed(dossier, case.owner, action) is not None or refused(dossier, action)
    return not answered and _still_ahead(case, action) and not _said_in_talk(dossier, action)


def _still_ahead(case: Case, action: Action) -> bool:
    return action not in AHEAD or case.status in UNTIL_AGREED


def _said_in_talk(dossier: Dossier, action: Action) -> bool:
    if action is Action.TALK_A:
        return dossier.talked_on is not None
    if action is Action.PARENTS:
        return dossier.parents_a is not None
    if action not in WITH_B or dossier.consent is None:
        return False
    return dossier.consent.answer is False or dossier.wish in {Wish.HERSTELGESPREK, Wish.ANDER_PLAN}


def to_ask(case: Case, dossier: Dossier) -> tuple[Action, ...]:
    """All that any coach may ask now; that a coach takes it over is asked by who was told in confidence alone."""
    return tuple(action for action in Action if action is not Action.COACH and may_ask(case, dossier, action))
