"""What stands behind Telegram's menu button: the neutral commands for everybody, and for staff those of their role."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from bot.demo.faults import Fault, FaultKind
from bot.route.model import Staff
from tests.chat import Phone, Stage, a_stage, eventually
from tests.people import EMMA, NOOR, SAM, VISSER
from tests.stories.acts import staff_is

PUPILS = {"start", "hulp", "privacy", "route", "stop", "kaart", "code"}


def offered(phone: Phone) -> set[str]:
    """The commands in this person's menu."""
    return {command.name for command in phone.telegram.menu(phone.id)}


async def becomes(phone: Phone, wanted: Callable[[set[str]], bool]) -> set[str]:
    """Waits until the menu is so."""
    await eventually(lambda: wanted(offered(phone)) or None, lambda: f"the menu is {offered(phone)}")
    return offered(phone)


def is_away(stage: Stage, staff: Staff) -> None:
    """The beheerder takes this person out for now."""
    staff_is(stage, replace(staff, active=False))


async def test_staff_have_the_commands_of_their_role_in_their_language(tmp_path: Path) -> None:
    """A coach tells the class, the achterwacht does not; pupils see neither, and no word about school work."""
    async with a_stage(tmp_path) as stage:
        noor, emma, sam, visser = stage.pupil(NOOR), stage.pupil(EMMA), stage.coach(SAM), stage.coach(VISSER, "en")
        assert await becomes(sam, lambda menu: "postvak" in menu) == {"postvak", "klas", "oefenen"}
        assert await becomes(visser, lambda menu: "postvak" in menu) == {"postvak", "practice"}
        for phone, own in ((noor, {"oefenen", "wissen"}), (emma, {"practice", "erase"})):
            assert await becomes(phone, lambda menu: "start" in menu) >= PUPILS | own
            assert not offered(phone) & {"postvak", "klas", "class"}


async def test_who_does_not_work_here_any_more_has_the_menu_of_anybody(tmp_path: Path) -> None:
    """And has the own one again when they come back; a restart forgets nothing, for it is found anew."""
    async with a_stage(tmp_path) as stage:
        sam = stage.coach(SAM)
        await becomes(sam, lambda menu: "postvak" in menu)
        is_away(stage, SAM)
        assert "start" in await becomes(sam, lambda menu: "postvak" not in menu)
        staff_is(stage, SAM)
        await becomes(sam, lambda menu: "postvak" in menu)


async def test_a_menu_that_telegram_did_not_take_is_tried_again(tmp_path: Path) -> None:
    """Another language on the phone is another menu; one refusal does not leave somebody without."""
    async with a_stage(tmp_path) as stage:
        stage.telegram.faults.add(Fault(FaultKind.SERVER_ERROR, "setMyCommands", times=8))
        sam = stage.coach(SAM)
        await becomes(sam, lambda menu: "klas" in menu)
        stage.lane.now(lambda unit: unit.seat(SAM.id, sam.id, "en"))  # type: ignore[arg-type]
        await becomes(sam, lambda menu: "class" in menu)
