"""Nobody picks up: silence moves on to another human, in school time, code only, each hop once (T1, DOMAIN §1.5)."""

from datetime import UTC, datetime
from pathlib import Path

from tests.chat import Phone, a_stage
from tests.people import DE_WIT, NOOR, SAM, VISSER
from tests.stories.test_report import STORY, picks_up, tells

WEDNESDAY_TEN = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
WEDNESDAY_NOON = datetime(2026, 11, 25, 11, 0, tzinfo=UTC)
THURSDAY_NINE = datetime(2026, 11, 26, 8, 0, tzinfo=UTC)


def alerts(phone: Phone) -> list[str]:
    """What stands in this chat about a case, without the postvak of the first day."""
    return [text for text in phone.bubbles if "📬" in text or "⏰" in text]


async def test_silence_moves_from_the_coach_to_the_achterwacht_and_on(tmp_path: Path) -> None:
    """After two school hours the coach again, after four the achterwacht, the next morning the aanspreekpunt; a code
    and nothing else. Who then picks up has it, and the others hear it kindly."""
    async with a_stage(tmp_path) as stage:
        noor, sam, visser, de_wit = stage.pupil(NOOR), stage.coach(SAM), stage.coach(VISSER), stage.coach(DE_WIT)
        await tells(noor, "nl")
        await noor.taps("Verstuur zonder mijn naam", "Verstuurd")
        await sam.sees("Nieuw bericht")
        await stage.until(WEDNESDAY_TEN)
        await sam.sees("wacht nog op jou")
        assert alerts(visser) == []
        await stage.until(WEDNESDAY_NOON)
        escalated = await visser.sees("wacht nog op een mens")
        assert STORY not in escalated.text
        assert alerts(de_wit) == []
        await stage.until(THURSDAY_NINE)
        await de_wit.sees("wacht nog op een mens")
        assert [len(alerts(phone)) for phone in (sam, visser, de_wit)] == [2, 1, 1]
        await visser.taps("Openen", STORY)
        await visser.taps("Ik pak dit op", "Opgepakt")
        await de_wit.taps("Openen", "Visser was je net voor")
        assert STORY not in "".join(de_wit.bubbles)


async def test_who_picks_up_ends_the_waiting(tmp_path: Path) -> None:
    """Once a person has it, nobody else is asked, however long it takes."""
    async with a_stage(tmp_path) as stage:
        noor, sam, visser = stage.pupil(NOOR), stage.coach(SAM), stage.coach(VISSER)
        await tells(noor, "nl")
        await noor.taps("Verstuur zonder mijn naam", "Verstuurd")
        await picks_up(sam)
        await stage.until(THURSDAY_NINE)
        assert alerts(visser) == []
        assert "⏰" not in "".join(sam.bubbles)
