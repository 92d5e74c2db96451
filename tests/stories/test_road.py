"""The whole road once: from *ik pak dit op* to a finished case, with time passing (SCREENS §5, §10.3; P-71 to P-81)."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.chat import Phone, Stage, a_stage
from tests.people import NOOR, SAM
from tests.stories.test_dialogue import sends
from tests.stories.test_report import picks_up

AGREEMENTS = "B stopt met berichten over A in de groepsapp\nA zegt het als het weer gebeurt\nik kom erop terug"


async def presses(phone: Phone, *labels: str) -> None:
    """One button after another, each once its screen is there."""
    for label in labels:
        await phone.taps(label)


async def begins(stage: Stage) -> tuple[Phone, Phone, str]:
    """A pupil sent it without a name, her coach picked it up, and she showed her code at school."""
    noor, sam = stage.pupil(NOOR), stage.coach(SAM)
    await sends(noor, "nl")
    return noor, sam, await picks_up(sam)


async def talks(sam: Phone, code: str, wish: str = "Herstelgesprek") -> None:
    """The coach records the first talk and her wish."""
    await sam.taps("Wat zou jou nu helpen?", "Verstuurd aan A")
    await sam.taps("Ik heb met A gepraat", f"Liet A code {code} zien")
    await presses(sam, "Ja", "Alle vier", wish, "A vertelt het, ik bel daarna")
    await sam.sees("Wanneer")


async def test_from_pick_up_to_a_finished_case(tmp_path: Path) -> None:
    """Talk, the other pupil, herstelgesprek, agreements, two good vervolggesprekken, her word, and the end."""
    async with a_stage(tmp_path) as stage:
        noor, sam, code = await begins(stage)
        await talks(sam, code)
        await sam.taps("do 26", "apart praten met B")
        await noor.taps("Bekijk", "Er komt een gesprek met de ander")
        await noor.taps("Ja, dat klopt", "jullie kozen samen")
        await sam.taps("Ik heb met B gepraat", "Gesprek met B, apart")
        await presses(sam, "B doet mee", "Ja, ik bel")
        await sam.sees("herstelgesprek gepland")
        await stage.until(datetime(2026, 11, 26, 13, 0, tzinfo=UTC))
        await sam.sees("Vandaag 1 ding")
        await sam.taps(code, "herstelgesprek gepland")
        await sam.taps("Het gesprek is geweest", "Wie waren erbij?")
        await sam.taps("A, B, 1 steun en ik", "Typ de afspraken")
        await sam.says("iets zonder naam ervoor")
        await sam.sees("Begin elke regel met")
        await sam.says(AGREEMENTS)
        await sam.sees("Klopt het?")
        await sam.holds_no_more("iets zonder naam")
        await presses(sam, "Klopt", "Niet nodig", "wo 2", "Later")
        await sam.sees("afspraken lopen")
        await follows_up(stage, noor, sam, code, datetime(2026, 12, 2, 13, 0, tzinfo=UTC), 1, "wo 16")
        await follows_up(stage, noor, sam, code, datetime(2026, 12, 16, 13, 0, tzinfo=UTC), 2, "do 7")
        await sam.taps("Vraag A of het klaar is", "Nu: afronden")
        await noor.taps("Bekijk", "Mag het klaar zijn?")
        await noor.taps("Ja, het is klaar", "Jouw bericht van")
        await sam.taps("Afronden", "Nog open: ouders van A")
        await sam.taps("Al op een andere manier gedaan", "Nog open: ouders van B")
        await sam.taps("Al op een andere manier gedaan", "Nog open: afspraken in Magister")
        await sam.taps("Anders, ik typ het", "Typ kort waarom")
        await sam.says("staat in het logboek")
        await sam.sees("A zei: ja, het is klaar")
        await sam.taps("Afronden", "Afgerond. Over 60 dagen")
        await noor.taps("Bekijk", "Begint het weer? Typ dan hier")
        await noor.says("het begint weer")
        await noor.sees("Ik heb je tekst vastgehouden")


async def follows_up(stage: Stage, noor: Phone, sam: Phone, code: str, on: datetime, number: int, again: str) -> None:
    """The afternoon before she is asked; that morning both talks stand in the one message of the day."""
    await stage.until(on - timedelta(hours=20))
    await noor.taps("Bekijk", "Hoe is het nu?")
    await noor.taps("Het is gestopt", "er zijn afspraken")
    await stage.until(on)
    await sam.taps(code, "Nu: vervolggesprek met A en met B")
    await sam.taps("Vervolggesprek", "A liet weten: gestopt")
    await presses(sam, "A: gestopt", "B: gelukt", again)
    await sam.sees(f"✓ Vervolggesprek {number}")


async def test_a_no_locks_it_until_they_talked_again(tmp_path: Path) -> None:
    """She says that what was written down is not right: the talk with the other pupil cannot be recorded (P-17)."""
    async with a_stage(tmp_path) as stage:
        noor, sam, code = await begins(stage)
        await talks(sam, code)
        await sam.taps("do 26", "apart praten met B")
        await noor.taps("Bekijk", "Er komt een gesprek met de ander")
        await noor.taps("Nee, dat klopt niet", "dat dit nu niet doorgaat")
        await noor.taps("Nee, klaar", "Jouw bericht van")
        await sam.taps("Ik heb met B gepraat", "Praat eerst met A")
