"""What may be begun beside the road at any time: a note, help that was offered, who leads; each with its situations,
what its use case takes, and the texts it asks with."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from bot.route.dossier import Dossier, Joins, Parents
from bot.route.lines import Lock
from bot.route.model import Case, Status, Whom
from bot.usecases.acuut import Asks
from bot.usecases.confiding import SaidYes
from bot.usecases.consenting import Wanted
from bot.usecases.hulp import Looked, Offered
from bot.usecases.notitie import Corrected
from bot.usecases.pupils import Joined, Spoke
from bot.usecases.road import Leads
from handlers.script import Told
from tests.explorer import KAYA, PICKED_UP
from tests.house.road_confided import CONFIDED
from tests.house.road_states import DOSSIERS, NOTHING, TALKED

AT: Final[Mapping[str, tuple[tuple[Case, Dossier], ...]]] = {
    "lead": ((PICKED_UP, TALKED), (PICKED_UP, replace(TALKED, leader=KAYA.id))),
    "ask-coach": ((CONFIDED, NOTHING),),
    "coach-talk": ((replace(CONFIDED, whom=Whom.OTHER), TALKED),),
    "pupil-join": ((PICKED_UP, NOTHING), (PICKED_UP, DOSSIERS["with one more"])),
    "pupil-spoke": ((PICKED_UP, DOSSIERS["with four more"]), (PICKED_UP, DOSSIERS["with one more"])),
    "hulp-offer": ((PICKED_UP, NOTHING),),
    "hulp-look": ((PICKED_UP, DOSSIERS["help 0"]),),
    "case-note": ((PICKED_UP, NOTHING),),
    "case-note-fix": ((PICKED_UP, NOTHING),),
    "danger": ((PICKED_UP, NOTHING), (replace(PICKED_UP, status=Status.PLAN), DOSSIERS["her no"])),
    "tell-later": ((PICKED_UP, DOSSIERS["anyway law"]),),
    "talk-b-seen": ((replace(PICKED_UP, whom=Whom.STAFF), NOTHING),),
}
RESULTS: Final[Mapping[str, Callable[[Any], bool]]] = {
    "lead": lambda told: isinstance(told, Leads) and (told.knows or told.other is not None),
    "ask-coach": lambda told: isinstance(told, Wanted) and told.to is not None,
    "coach-talk": lambda told: isinstance(told, SaidYes),
    "pupil-join": lambda told: isinstance(told, Joined),
    "pupil-spoke": lambda told: isinstance(told, Spoke),
    "hulp-offer": lambda told: isinstance(told, Offered),
    "hulp-look": lambda told: isinstance(told, Looked),
    "danger": lambda told: isinstance(told, Asks) and bool(told.why) and (told.lock is Lock.NAME) is bool(told.whom),
    "tell-later": lambda told: isinstance(told, date),
    "talk-b-seen": lambda told: isinstance(told[0], Joins) and isinstance(told[1], Parents),
    "case-note": lambda told: isinstance(told, Told) and bool(told.text),
    "case-note-fix": lambda told: isinstance(told, Corrected) and bool(told.text),
}
TEXTS: Final = {
    *("danger-what", "danger-name", "danger-why", "danger-who", "tell-later", "talk-b-seen"),
    *("consent-coach-who", "coach-talk-check"),
    *(f"pupil-{one}" for one in ("part", "name", "coach", "which", "parents")),
    *("talk-day-led", "lead-role", "lead-who", "lead-knows"),
    *(f"hulp-{one}" for one in ("whom", "helper", "where", "said", "obliged", "again", "look", "which")),
    *("case-note", "case-note-fix", "case-note-which", "case-note-judges"),
}
