"""A coach is away: what she had finds somebody else, the pupil is not left alone, and her phone shows nothing more."""

from datetime import timedelta
from pathlib import Path

from bot.ports import Unit
from bot.route.model import Staff
from bot.usecases import joining
from bot.usecases.handing_on import HandedOn
from tests.chat import Stage, a_stage
from tests.people import NOOR, SAM, VISSER
from tests.stories.acts import CARD, calm, everything, opens, shows_card, signals
from tests.stories.test_report import STORY


def pauses(stage: Stage, staff: Staff) -> None:
    """The beheerder pauses somebody."""

    def pause(unit: Unit) -> object:
        return joining.pause(stage.around.scene(unit), staff.id)

    assert stage.lane.now(pause) == HandedOn(1)


async def test_what_a_coach_had_is_opened_and_picked_up_by_another(tmp_path: Path) -> None:
    """Alerted by a code, read, taken over; and the pupil hears who helps her now."""
    async with a_stage(tmp_path) as stage:
        noor, sam, visser = stage.pupil(NOOR), stage.coach(SAM), stage.coach(VISSER)
        await signals(noor)
        code = await opens(sam)
        await sam.taps("Ik pak dit op", "Opgepakt")
        await calm(stage)
        pauses(stage, SAM)
        stage.machine._delivery.wake()
        alert = await visser.sees(code)
        assert STORY not in alert.text
        await visser.taps("Openen", STORY)
        await visser.taps("Ik pak dit op", "Opgepakt")
        await calm(stage)
        await shows_card(noor)
        assert "Visser heeft je bericht gelezen" in (await noor.sees(CARD)).text


async def test_the_phone_of_who_is_paused_shows_nothing_more(tmp_path: Path) -> None:
    """What was open folds as ever, without its code; buttons of before and commands lead nowhere."""
    async with a_stage(tmp_path) as stage:
        noor, sam, _ = stage.pupil(NOOR), stage.coach(SAM), stage.coach(VISSER)
        await signals(noor)
        code = await opens(sam)
        pauses(stage, SAM)
        await stage.later(timedelta(minutes=16))
        await calm(stage)
        assert STORY not in everything(sam)
        assert code not in sam.screen.text
        await sam.says("/postvak")
        await sam.says("Wie is het?")
        await calm(stage)
        assert STORY not in everything(sam)
        assert "Er wacht" not in everything(sam)
