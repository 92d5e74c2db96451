"""The commands behind Telegram's menu button: neutral for everybody, and for staff by role (SCREENS §10).

What staff should see is found anew each time, so nothing about menus is kept, and a crash forgets nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from bot.route.model import ChatId, Role, School, Staff
from bot.texts import say
from bot.usecases.scene import Scene
from handlers import deskdeeds, deskfigures, practice, traces

ANYBODY: Final = ("start", "hulp", "privacy", "route", "stop", "kaart", "code")
"""The commands that are the same in every language."""
POSTVAK: Final = "postvak"

Commands = tuple[tuple[str, str], ...]
"""What is typed, and the words that say what it does."""


@dataclass(frozen=True)
class Desk:
    """The menu in the chat of a member of staff."""

    chat: ChatId = field(repr=False)
    commands: Commands = field(repr=False)


def anybody(language: str) -> Commands:
    """The menu of whoever is not staff: it may stand open while somebody looks along, so it says nothing."""
    own = {practice.menu(language): "practice", **traces.menu(language)}
    return _worded({**{name: name for name in ANYBODY}, **own}, language)


def desks(scene: Scene) -> Iterator[Desk]:
    """The menu of everybody of the staff who works and has a chat."""
    for staff in scene.school.staff:
        where = scene.unit.staff_chat(staff.id) if staff.active else None
        if where is not None:
            yield Desk(where[0], _of(staff, scene.school, where[1]))


def _of(staff: Staff, school: School, language: str) -> Commands:
    """A coach also tells the class, who looks whether it works has the numbers; anybody may show how it goes."""
    tells = {deskdeeds.menu(language): "class-kit"} if Role.COACH in staff.roles else {}
    counts = deskfigures.menu(staff, school, language)
    return _worded({POSTVAK: POSTVAK, **tells, **counts, practice.menu(language): "practice"}, language)


def _worded(named: dict[str, str], language: str) -> Commands:
    return tuple((typed, say(f"commands.{key}", language)) for typed, key in named.items())
