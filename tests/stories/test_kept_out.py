"""Who is passed over sees nothing, ever: no message, no count, not when it is late (SCREENS ``report-receiver``)."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from bot.usecases.scene import Pace
from tests.chat import AT_ONCE, Phone, Stage, a_stage
from tests.people import ALI, BAKKER, DE_WIT, MULDER, NOOR, SAM, VISSER
from tests.stories.acts import alerted, alerts, at, calm, everything, sends, signals
from tests.stories.test_danger import DEATH
from tests.stories.test_report import STORY, tells

NOBODY = "Ik vond nu niemand die het kan overnemen."


async def told_to(stage: Stage, way: str, name: str) -> Phone:
    """Noor tells, and chooses somebody else than the coaches of her class."""
    noor = stage.pupil(NOOR)
    await tells(noor, "nl")
    return await chosen(noor, way, name)


async def told_urgently(stage: Stage, way: str, name: str) -> Phone:
    """The same, with words of danger: it becomes SPOED, and the achterwacht gets it too."""
    noor = stage.pupil(NOOR)
    await noor.starts()
    await noor.taps("Over mij", "Wat gebeurt er")
    await noor.says(DEATH["nl"])
    await noor.taps("Verder met mijn verhaal", "leerjaar")
    await noor.taps("2", "klas")
    await noor.taps("2HE · Jansen", DEATH["nl"])
    return await chosen(noor, way, name)


async def chosen(noor: Phone, way: str, name: str) -> Phone:
    """From the send screen: somebody else, and sent."""
    await noor.taps("Naar iemand anders", "Wie mag het wel lezen?")
    await noor.taps(way, f"Dit gaat naar {name}:" if "werkt" not in way else "Dan gaat het niet naar een coach.")
    if "werkt" in way:
        await noor.taps("Verder", f"Dit gaat naar {name}:")
    await sends(noor)
    return noor


# --- Kept out -----------------------------------------------------------------------------------------------------


async def told_and_moved(stage: Stage, way: str, name: str) -> Phone:
    """Noor sends it to the coach of her class, and thinks better of it before anybody opened it."""
    noor = stage.pupil(NOOR)
    await signals(noor)
    await noor.taps("aat mijn kaart zien", "Jouw bericht van")
    await noor.taps("Naar iemand anders", "Wie mag het wel lezen? Jansen ziet er dan niets van.")
    await noor.taps(way, "Het gaat nu naar iemand anders." if "werkt" not in way else "Dan gaat het niet")
    if "werkt" in way:
        await noor.taps("Verder", "Het gaat nu naar iemand anders.")
    assert f"wachten tot {name} het leest" in noor.screen.text
    return noor


async def seen_by_jansen(
    folder: Path, way: str | None, tells_to: Callable[[Stage, str, str], Awaitable[Phone]], pace: Pace
) -> list[object]:
    """Everything Jansen could ever see in some days, with a signal that passes him over or without any."""
    async with a_stage(folder, pace=pace) as stage:
        sam, ali = stage.coach(SAM), stage.coach(ALI)
        await calm(stage)
        if way is not None:
            await tells_to(stage, way, "De Wit" if way == "De Wit" else "Mulder")
        for moment in (at(24, 20), at(25, 8, 15), at(26, 16, 40), at(27, 16, 40)):
            await stage.until(moment)
            await calm(stage)
            for phone in (sam, ali):
                await phone.says("/postvak")
                await calm(stage)
        calls = [*stage.telegram.calls("sendMessage"), *stage.telegram.calls("editMessageText")]
        bare = ("text", "reply_markup")
        return [tuple(c[k] for k in bare if k in c) for c in calls if c["chat_id"] in {str(sam.id), str(ali.id)}]


@pytest.mark.parametrize(
    ("tells_to", "pace"),
    [(told_to, AT_ONCE), (told_and_moved, Pace()), (told_urgently, Pace())],
    ids=["before sending", "after sending", "urgent"],
)
async def test_who_is_passed_over_sees_the_same_bytes_as_without_the_case(
    tmp_path: Path, tells_to: Callable[[Stage, str, str], Awaitable[Phone]], pace: Pace
) -> None:
    """Every message and every postvak of the passed-over coaches, also when it is urgent or nobody reads it.

    After sending: also of the alert that was on its way to them nothing is left.
    """
    seen = []
    for way in (None, "De vertrouwenspersoon", "De Wit", "Over iemand die hier werkt"):
        folder = tmp_path / str(way)
        folder.mkdir()
        seen.append(await seen_by_jansen(folder, way, tells_to, pace))
    assert seen[1:] == [seen[0]] * 3
    assert len(seen[0]) == 10


async def test_about_staff_goes_to_the_vertrouwenspersoon_only(tmp_path: Path) -> None:
    """Also when it is late and when it is passed on: nobody else is asked, and she is not told that somebody was."""
    async with a_stage(tmp_path) as stage:
        others = [stage.coach(s) for s in (SAM, ALI, BAKKER, VISSER, DE_WIT)]
        mulder = stage.coach(MULDER)
        noor = await told_to(stage, "Over iemand die hier werkt", "Mulder")
        code = await alerted(mulder)
        await calm(stage)
        await mulder.taps("Vandaag lukt niet", NOBODY)
        await stage.until(at(26, 16, 40))
        await calm(stage)
        await noor.taps("Bekijk", "Ik heb het opnieuw gevraagd.")
        assert "achterwacht" not in noor.screen.text
        await mulder.taps("Openen", STORY)
        await mulder.taps("Niet voor mij", "Waarom niet?")
        await mulder.taps("Ik heb geen tijd", NOBODY)
        await calm(stage)
        assert not any(code in everything(phone) or alerts(phone) for phone in others)


