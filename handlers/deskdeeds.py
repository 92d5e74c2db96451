"""Buttons of the desk that need but a word each: which screen they open, or which use case they are (SCREENS §10)."""

from collections.abc import Callable, Mapping
from functools import cache, partial
from types import MappingProxyType
from typing import Final

from bot.route.model import Case, Code, Staff
from bot.route.refusals import Refusal
from bot.route.timing import local_day
from bot.texts import LANGUAGES, say
from bot.usecases import (
    absent,
    acuut,
    anyway,
    borging,
    confiding,
    duty,
    leading,
    meekijken,
    muting,
    offering,
    pupils,
    spoed,
    tasks,
    together,
)
from bot.usecases.dossiers import dossier_of
from bot.usecases.scene import Scene
from handlers import deskladder
from handlers.flows import cardmore, onthisday
from handlers.flows.acuut import BACK as DANGER_BACK
from handlers.flows.acuut import GIVEN
from handlers.flows.anyway import B_KNOWS, TELL
from handlers.flows.casework import CASE_CARD
from handlers.flows.confiding import HAND_OVER as TO_COACH
from handlers.flows.handing import DECLINE, TAKE, WITHDRAW
from handlers.flows.pupils import CALLED, LEAVE
from handlers.flows.pupils import LIST as PUPILS
from handlers.flows.tasks import DONE, TASKS
from handlers.flows.together import APART, LIST

LOOKS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "never-mind": CASE_CARD,
        "card-more": cardmore.MORE,
        **{f"more-{drawer}": f"{cardmore.MORE}-{drawer}" for drawer in cardmore.DRAWERS},
        **{name: name for name in ("not-mine", "withdrawn", "parents-a", "parents-b", "consents")},
        **{name: name for name in ("calm", "close-kindly", "shared-with", "class-back", "others-talk")},
        **{name: name for name in (TASKS, LIST, PUPILS)},
    }
)
"""What reads the case and shows it as this screen; each reading is logged."""

DOES: Final[Mapping[str, Callable[[Scene, Staff, Code, str], Case | Refusal]]] = MappingProxyType(
    {
        "open": lambda scene, staff, code, _: deskladder.opened(scene, staff, code),
        "unshare": deskladder.not_shared_any_more,
        "parents": borging.parents_called,
        "confirm": lambda scene, staff, code, _: spoed.confirm(scene, staff, code),
        "calmed": lambda scene, staff, code, _: spoed.calm(scene, staff, code),
        "leadership": lambda scene, staff, code, _: leading.shared_with_leadership(scene, staff, code),
        meekijken.DEED: lambda scene, staff, code, _: meekijken.keep_watch(scene, staff, code),
        "class-was": absent.class_was,
        "others-were": absent.others_were,
        DONE: tasks.done,
        CALLED: pupils.called,
        LEAVE: pupils.leave,
        TELL: lambda scene, staff, code, _: anyway.tell_now(scene, staff, code),
        B_KNOWS: lambda scene, staff, code, _: anyway.b_knows(scene, staff, code),
        GIVEN: lambda scene, staff, code, _: anyway.name_given(scene, staff, code),
        DANGER_BACK: lambda scene, staff, code, _: acuut.withdraw(scene, staff, code),
        TAKE: lambda scene, staff, code, _: offering.accept(scene, staff, code),
        TO_COACH: lambda scene, staff, code, _: confiding.hand_over(scene, staff, code),
        WITHDRAW: lambda scene, staff, code, _: offering.withdraw(scene, staff, code),
        APART: lambda scene, staff, code, _: together.apart(scene, staff, code),
        "mute": lambda scene, staff, code, _: muting.mute(scene, staff, code, True),
        "unmute": lambda scene, staff, code, _: muting.mute(scene, staff, code, False),
    }
)
"""What is recorded at once; then the case stands there as it is."""

LEAVES: Final[Mapping[str, Callable[[Scene, Staff, Code], Case | Refusal]]] = MappingProxyType(
    {
        DECLINE: offering.decline,
        "duty-consulted": partial(duty.talked_over, consulted=True),
        "duty-not-yet": partial(duty.talked_over, consulted=False),
    }
)
"""After which nothing of it stands there: it is not theirs any more, or they are done with it."""

NOTES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "mute": "note-muted",
        "unmute": "note-unmuted",
        meekijken.DEED: "note-keep-watch",
        TAKE: "note-taken-over",
        APART: "note-apart",
        WITHDRAW: "note-kept",
        DANGER_BACK: "note-danger-back",
        TO_COACH: "note-hand-over",
        **dict.fromkeys(("class-was", "others-were", DONE, TELL, B_KNOWS, GIVEN, "leadership"), "note-settled"),
        **dict.fromkeys((CALLED, LEAVE), "note-settled"),
    }
)
"""The line that stands before it then."""


def after(scene: Scene, staff: Staff, deed: str, done: Case | Refusal) -> str:
    """What stands there then: the card; after a call with parents the other call, when that is due as well."""
    if deed != "parents" or isinstance(done, Refusal):
        return "opened"
    dossier = dossier_of(scene.unit, done.id, staff)
    left = onthisday.calls(done, dossier, scene.calendar, local_day(scene.calendar, scene.now))
    return next(iter(left), "opened")


@cache
def menu(language: str) -> str:
    """The command that tells the class; any other one brings the desk."""
    return say("own-commands.class-kit", language)


@cache
def commands() -> frozenset[str]:
    """The same in all languages, whatever the phone is set to."""
    return frozenset(map(menu, LANGUAGES))
