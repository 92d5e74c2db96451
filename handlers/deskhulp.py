"""What buttons do about help that was offered: look at what there is, tick, show the tips (SCREENS §10.2)."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from bot.ports import Chat, Json
from bot.route.model import Case, Staff
from bot.route.refusals import Refusal
from bot.usecases import hulp
from bot.usecases.casework import open_case
from bot.usecases.dossiers import dossier_of
from bot.usecases.scene import Scene
from handlers import deskwork, talking
from handlers.deskscreens import refused, show, shown
from handlers.desktelling import TALK
from handlers.flows.hulp import HULP, LOOK, TALK_B, TICK, TIPS, WHICH
from handlers.inputs import Tap
from handlers.screens import Pressed

DEEDS: Final = frozenset({HULP, LOOK, TALK_B, TICK, TIPS})


def deed(scene: Scene, staff: Staff, pressed: Pressed, tap: Tap) -> None:
    """A button about help."""
    assert pressed.code is not None
    if pressed.name == TICK:
        ticked = hulp.talked_about(scene, staff, pressed.code, pressed.option)
        shown(scene, staff, tap.message, TALK_B, ticked)
        return
    found = open_case(scene, staff, pressed.code)
    if isinstance(found, Refusal) or found.owner != staff.id:
        refused(scene, staff, tap.message, found) if isinstance(found, Refusal) else _back(scene, staff, tap, found)
    elif pressed.name == TIPS:
        show(scene, staff, TIPS, case=found.id)
    elif pressed.name == LOOK:
        _begin(scene, staff, pressed.option, tap, found)
    else:
        show(scene, staff, pressed.name, case=found.id, edit=tap.message)


def _back(scene: Scene, staff: Staff, tap: Tap, case: Case) -> None:
    show(scene, staff, "opened", case=case.id, edit=tap.message, note="note-stale")


def _begin(scene: Scene, staff: Staff, number: str, tap: Tap, case: Case) -> None:
    """Whether it helps; which offer is meant was said by the button."""
    offers = dossier_of(scene.unit, case.id, staff).hulp
    if number not in {str(at) for at, one in enumerate(offers) if one.look_on is not None}:
        _back(scene, staff, tap, case)
        return
    which: Mapping[str, Json] = {WHICH: number}
    language = deskwork.language(scene, staff)
    fresh = Chat(tap.chat, language, message=tap.message, nonce=scene.chance.nonce(), touched_at=scene.now)
    begun = talking.begin_on(scene, fresh, LOOK, case)
    scene.unit.put_chat(talking.with_floor(begun, replace(begun.talks[-1], answers=dict(which))))
    show(scene, staff, TALK, case=case.id, edit=tap.message)
