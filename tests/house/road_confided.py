"""What a vertrouwenspersoon has, and what A said about a coach: every state of it, as each of them may look at it."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import Final

from bot.route.consent import VERSIONS
from bot.route.dossier import Action, Answer, Offer, Request, Why
from bot.route.model import Flag, Staff, Whom
from bot.usecases.consenting import WORD as CONSENT
from handlers.flows.consent import digest
from handlers.flows.view import View
from tests.explorer import COACHES, LARGE, MULDER, PICKED_UP, SILENT, TUESDAY
from tests.house.road_states import CODE, TALKED, kept, view_of

CONFIDED: Final = replace(PICKED_UP, owner=MULDER.id, receivers=(MULDER.id,), flags=frozenset({Flag.VERTROUWD}))


def _to_coach(by: Staff, answer: Answer | None = None, to: Staff = COACHES[1], talk: bool = False) -> Request:
    words = "" if talk else digest(Action.COACH, by.name, to.name, None)
    line = Request(Action.COACH, VERSIONS[Action.COACH], words, by.id, TUESDAY, to.id, None, 1, answer)
    return replace(line, answered_at=TUESDAY if answer else None)


OFFER: Final = Offer(COACHES[1].id, MULDER.id, Why.ASKED)
CONFIDES: Final = {
    **{f"{answer}": replace(TALKED, requests=(_to_coach(MULDER, answer),)) for answer in (None, *Answer)},
    "in a talk": replace(TALKED, requests=(_to_coach(MULDER, Answer.YES, talk=True),)),
    "away": replace(TALKED, requests=(_to_coach(MULDER, Answer.YES, SILENT),)),
    "asked": replace(TALKED, requests=(_to_coach(MULDER, Answer.YES),), offer=OFFER),
}


def confided_views() -> Iterator[View]:
    """What a vertrouwenspersoon has, whatever A said about a coach; told in a chat, with a code, or by a witness."""
    coded = replace(CONFIDED, flags=CONFIDED.flags | CODE)
    for case, dossier in product((CONFIDED, coded, replace(CONFIDED, whom=Whom.OTHER)), (TALKED, *CONFIDES.values())):
        for word in ("", CONSENT):
            yield replace(view_of(replace(case, word=word), dossier), staff=MULDER)


def offered_to_a_coach() -> Iterator[View]:
    """What that coach may look at."""
    asked = replace(CONFIDED, flags=CONFIDED.flags | {Flag.NAAR_COACH}, shared=(COACHES[1].id,))
    yield View(LARGE, TUESDAY, 1, asked, (kept(CONFIDES["asked"]),), cases=(asked,), staff=COACHES[1])
