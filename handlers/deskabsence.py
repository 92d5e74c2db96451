"""Buttons of the desk about who is there today: *Vandaag lukt niet*, *Ik ben ziek*, *Ik ben er weer*."""

from datetime import date

from bot.route.model import Staff
from bot.usecases import absence
from bot.usecases.scene import Scene
from handlers.deskscreens import show
from handlers.flows.handing import MOVE, UNTIL


def takes(scene: Scene, staff: Staff, name: str, message: int) -> bool:
    """Whether this button is about that; then it is done, and what stands there now says so."""
    match name:
        case "day-not":
            show(scene, staff, "day-not", edit=message)
        case "ill":
            passed = absence.ill(scene, staff)
            show(scene, staff, "ill-done", edit=message, note="note-ill-nobody" if passed.nobody else None)
        case "ill-open":
            show(scene, staff, "hidden", edit=message, note="note-ill-open")
        case "ill-back":
            absence.back(scene, staff)
            show(scene, staff, "desk", edit=message, note="note-back")
        case _:
            return _with_a_day(scene, staff, name, message)
    return True


def _with_a_day(scene: Scene, staff: Staff, name: str, message: int) -> bool:
    until, move = _day(name, UNTIL), _day(name, MOVE)
    if until is not None:
        absence.until(scene, staff, until)
        show(scene, staff, "hidden", edit=message, note="note-ill-until")
    elif move is not None:
        moved = absence.move(scene, staff, move)
        show(scene, staff, "desk", edit=message, note="note-day-moved" if moved else "note-day-stays")
    return (until or move) is not None


def _day(name: str, prefix: str) -> date | None:
    """The day that a button names, or None."""
    try:
        return date.fromisoformat(name.removeprefix(prefix)) if name.startswith(prefix) else None
    except ValueError:
        return None
