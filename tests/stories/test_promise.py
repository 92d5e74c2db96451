"""The word that is kept: what she hears at the promised hour, and how quietly it comes (SCREENS §5, R5, R7, R15)."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.usecases.scene import Pace
from tests.chat import a_stage
from tests.people import DAAN, DE_WIT, NOOR, SAM, VISSER
from tests.stories.acts import (
    CARD,
    FOLDED,
    TO_CARD,
    alerted,
    at,
    calm,
    everything,
    folds,
    opens,
    sends,
    shows_card,
    signals,
)
from tests.stories.test_report import STORY, tells

NUDGE = "Er staat iets voor je klaar."


# --- The promise --------------------------------------------------------------------------------------------------


async def test_when_nobody_opens_it_she_hears_that_at_the_promised_hour(tmp_path: Path) -> None:
    """The next school day before five: nudge, *late*, the achterwacht asked by code; then the next hour is named."""
    async with a_stage(tmp_path, pace=Pace()) as stage:
        noor, sam, visser = stage.pupil(NOOR), stage.coach(SAM), stage.coach(VISSER)
        await tells(noor, "nl")
        await sends(noor)
        assert "vóór do 26 november, 17.00 uur" in noor.screen.text
        await stage.until(at(26, 16, 34))
        await calm(stage)
        assert noor.bubbles == [FOLDED]
        await stage.until(at(26, 16, 36))
        await calm(stage)
        assert noor.bubbles == [NUDGE]
        assert noor.screen.silent
        await noor.taps("Bekijk", "Je bericht is nog niet gelezen. Dat had wel gemoeten.")
        assert "achterwacht gevraagd" in noor.screen.text
        code = await alerted(visser)
        assert STORY not in everything(visser) + everything(sam)
        assert f"{code} wacht nog op jou" in everything(sam)
        await noor.taps("Ik wacht nog even", "ook aan de achterwacht gevraagd")
        assert "vóór di 1 december, 17.00 uur" in noor.screen.text
        await visser.taps("Openen", STORY)


async def test_opened_but_not_picked_up_she_hears_there_is_no_news(tmp_path: Path) -> None:
    """Somebody reads it and does nothing: the word is *no news*, it is asked again, and the next hour is named."""
    async with a_stage(tmp_path, pace=Pace()) as stage:
        noor, sam, de_wit = stage.pupil(NOOR), stage.coach(SAM), stage.coach(DE_WIT)
        await signals(noor)
        await stage.until(at(25, 10))
        code = await opens(sam)
        await stage.until(at(26, 16, 36))
        await calm(stage)
        assert noor.bubbles == [NUDGE]
        await noor.taps("Bekijk", "Er is nog geen nieuws. Jansen is er nog mee bezig.")
        assert "vóór di 1 december, 17.00 uur" in noor.screen.text
        assert f"{code} wacht nog op jou" in everything(sam)
        assert code in everything(de_wit)
        await noor.taps("Oké", CARD)
        assert "nog niet gelezen" not in noor.screen.text


async def test_picked_up_she_hears_that_and_each_promise_is_kept(tmp_path: Path) -> None:
    """After the pick-up the next hour is named, and at that hour the bot speaks, week after week."""
    async with a_stage(tmp_path, start=at(24, 7), pace=Pace()) as stage:
        noor, sam = stage.pupil(NOOR), stage.coach(SAM)
        await signals(noor)
        await stage.until(at(24, 10, 30))
        await opens(sam)
        await sam.taps("Ik pak dit op", "Opgepakt")
        await stage.until(at(24, 17))
        await calm(stage)
        await shows_card(noor)
        assert "✓ Gelezen door Jansen" in noor.screen.text
        for evening, named in ((27, "vr 27 november"), (32, "wo 2 december"), (37, "ma 7 december")):
            assert f"vóór {named}, 17.00 uur" in noor.screen.text
            if evening == 32:  # five school days after the pick-up she is asked how it is, in between
                await stage.until(at(24, 18) + timedelta(days=7))
                await noor.taps("Bekijk", "Hoe is het nu?")
                await noor.taps("Het is minder", CARD)
            await stage.until(at(24, 16, 34) + timedelta(days=evening - 24))
            await calm(stage)
            assert noor.screen.text == FOLDED
            await stage.later(timedelta(minutes=2))
            await calm(stage)
            assert noor.screen.text == NUDGE
            await noor.taps("Bekijk", "Jansen is er nog mee bezig.")
        await stage.until(at(24, 7, 50) + timedelta(days=14))
        await calm(stage)
        await sam.taps("• ", "💬 A hoorde dat er nog geen nieuws is.")


@pytest.mark.parametrize(
    ("picked_up", "bell"),
    [(at(24, 10, 30), at(24, 16, 10)), (at(24, 17, 30), at(24, 17, 30)), (at(24, 21, 25), at(25, 7))],
    ids=["in a lesson", "after school", "late in the evening"],
)
async def test_a_nudge_keeps_its_distance_from_the_act(tmp_path: Path, picked_up: datetime, bell: datetime) -> None:
    """R5: 10 to 45 minutes after the act, at random; not between the bells and not at night, counted from there."""
    async with a_stage(tmp_path, start=at(24, 7), pace=Pace()) as stage:
        noor, sam = stage.pupil(NOOR), stage.coach(SAM)
        await signals(noor)
        await stage.until(picked_up)
        await opens(sam)
        await sam.taps("Ik pak dit op", "Opgepakt")
        await stage.until(bell + timedelta(minutes=9))
        await calm(stage)
        assert noor.bubbles == [FOLDED]
        await stage.until(bell + timedelta(minutes=46))
        await calm(stage)
        assert noor.bubbles == [NUDGE]


async def test_a_nudge_is_there_until_it_is_looked_at(tmp_path: Path) -> None:
    """She was just looking at her card when the word came: the nudge stays, and its button works."""
    async with a_stage(tmp_path) as stage:
        noor, sam = stage.pupil(NOOR), stage.coach(SAM)
        await signals(noor)
        await folds(stage, noor)
        await shows_card(noor)
        await stage.later(timedelta(minutes=5))
        await opens(sam)
        await sam.taps("Ik pak dit op", "Opgepakt")
        await calm(stage)
        assert noor.bubbles == [NUDGE]
        await stage.later(timedelta(minutes=30))
        await calm(stage)
        assert noor.bubbles == [NUDGE]
        await noor.taps("Bekijk", "✓ Gelezen door Jansen")


async def test_who_looked_by_herself_is_not_nudged_any_more(tmp_path: Path) -> None:
    """R5: opening the card shows everything at once; a nudge that comes after it would point at nothing."""
    async with a_stage(tmp_path, start=at(24, 7), pace=Pace()) as stage:
        noor, sam = stage.pupil(NOOR), stage.coach(SAM)
        await signals(noor)
        await stage.until(at(24, 17, 30))
        await calm(stage)
        await opens(sam)
        await sam.taps("Ik pak dit op", "Opgepakt")
        await noor.taps("Bekijk", "✓ Gelezen door Jansen")
        await stage.until(at(24, 18, 20))
        await calm(stage)
        assert noor.bubbles == [FOLDED]


async def test_a_nudge_leads_to_every_card_that_has_news(tmp_path: Path) -> None:
    """Two signals are picked up while she looks at neither: behind the one nudge she can choose."""
    async with a_stage(tmp_path) as stage:
        noor, sam = stage.pupil(NOOR), stage.coach(SAM)
        await signals(noor)
        await noor.says("iets nieuws")
        await noor.taps("Nee, iets nieuws", "Over wie gaat het?")
        await noor.taps("Over mij", "leerjaar")
        await noor.taps("2", "Welke klas")
        await noor.taps("2HE · Jansen", "«iets nieuws»")
        await sends(noor)
        for _ in range(2):
            await sam.taps("Openen", "Ga niet zoeken")
            await sam.taps("Ik pak dit op", "Opgepakt")
            await calm(stage)
        assert noor.bubbles == [NUDGE]
        await noor.taps("Bekijk", "Welk bericht?")


async def test_a_nudge_waits_while_she_is_typing(tmp_path: Path) -> None:
    """DESIGN §3.1: what can wait waits until her talk has been quiet for ten minutes."""
    async with a_stage(tmp_path) as stage:
        noor, sam = stage.pupil(NOOR), stage.coach(SAM)
        await signals(noor)
        await noor.says("en toen")
        await noor.sees("Hoort dit bij je bericht")
        await opens(sam)
        await sam.taps("Ik pak dit op", "Opgepakt")
        await calm(stage)
        assert "Hoort dit bij je bericht" in noor.screen.text
        await stage.later(timedelta(minutes=11))
        await calm(stage)
        assert noor.screen.text == NUDGE
        await noor.taps("Bekijk", "✓ Gelezen door Jansen")
        await noor.taps("Verder met mijn verhaal", "Hoort dit bij je bericht")


async def test_what_is_too_old_to_delete_becomes_a_dot(tmp_path: Path) -> None:
    """R6: after two days Telegram lets no bot delete its line; below it comes the nudge, and the old line is a dot."""
    friday = at(27, 18, 30)  # So that nothing is said to her before Monday: what is younger than two days is removed.
    async with a_stage(tmp_path, start=friday) as stage:
        noor, sam = stage.pupil(NOOR), stage.coach(SAM)
        await signals(noor)
        await folds(stage, noor)
        await stage.until(at(30, 12))
        await calm(stage)
        await opens(sam)
        await sam.taps("Ik pak dit op", "Opgepakt")
        await calm(stage)
        assert noor.bubbles == ["·", NUDGE]
        assert noor.messages[0].rows == ()


# --- Out of reach -------------------------------------------------------------------------------------------------


async def test_who_blocks_the_bot_cannot_be_reached_and_the_coach_sees_that(tmp_path: Path) -> None:
    """A fact about the case, also before it is picked up; when she opens the door again it is gone."""
    gone = "Wie dit stuurde, is hier niet meer te bereiken."
    async with a_stage(tmp_path) as stage:
        noor, sam = stage.pupil(NOOR), stage.coach(SAM)
        await signals(noor)
        await calm(stage)
        stage.telegram.blocks(noor.id)
        await calm(stage)
        await opens(sam)
        assert gone in sam.screen.text
        await sam.taps("Ik pak dit op", "Opgepakt")
        await sam.says("/postvak")
        await sam.taps("📅", gone)
        stage.telegram.unblocks(noor.id)
        await calm(stage)
        await sam.says("/postvak")
        await calm(stage)
        await sam.taps("📅")
        await calm(stage)
        assert "opgepakt" in sam.screen.text
        assert gone not in sam.screen.text


async def test_a_witness_hears_three_moments_and_no_others(tmp_path: Path) -> None:
    """Sent, read, finished: the card of who tells about another says nothing of what is done."""
    async with a_stage(tmp_path) as stage:
        daan, sam = stage.pupil(DAAN), stage.coach(SAM)
        await daan.starts()
        await daan.taps("Over een ander", "Wat zie of hoor je?")
        await daan.says(STORY)
        await daan.taps("2", "Welke klas")
        await daan.taps("2HE · Jansen", STORY)
        await sends(daan)
        await daan.taps(TO_CARD, "○ Gelezen door Jansen\n○ Klaar")
        await opens(sam)
        await sam.taps("Ik pak dit op", "Wie het doorgaf, hoort alleen dat het gelezen is.")
        await daan.sees_only(NUDGE)
        await daan.taps("Bekijk", "✓ Gelezen door Jansen\n○ Klaar")
        assert "helpen" not in daan.screen.text
