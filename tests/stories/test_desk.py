"""The staff's side: a code and nothing else, until somebody who may opens it; and whoever may not sees nothing at all
(SCREENS §10.1, §10.2, R9, R16; DESIGN §4 rows 10 and 15).
"""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.route.model import StaffId
from bot.usecases.scene import Pace
from tests.chat import a_stage
from tests.people import ALI, BAKKER, DE_WIT, NOOR, SAM, VISSER
from tests.stories.acts import (
    alerted,
    alerts,
    at,
    calm,
    count,
    data_of,
    everything,
    forges,
    opens,
    rows,
    sends,
    signals,
    staff_is,
)
from tests.stories.test_report import STORY, tells

NOT_NOW = "Dat kan nu niet."
EMPTY = "Je postvak is leeg."
NOBODY = "Ik vond nu niemand die het kan overnemen."
HAS_IT = "Goed. De achterwacht krijgt het nu."
DEEDS = ("open", "read:1", "read:2", "pick-up", "not-mine", "pass-on:no-time", "not-today", "later", "hide", "", "x:y")


# --- What arrives, and for whom -----------------------------------------------------------------------------------


async def test_an_alert_is_a_code_and_nothing_else(tmp_path: Path) -> None:
    """No class, no word, no name, whoever reporter and receiver are; it cannot be forwarded."""
    async with a_stage(tmp_path) as stage:
        noor, sam, ali = stage.pupil(NOOR), stage.coach(SAM), stage.coach(ALI)
        await signals(noor)
        code = await alerted(sam)
        shown = sam.screen
        assert shown.text == f"📬 Nieuw bericht {code}. Lees het als je alleen bent."
        assert sam.labels == ["Openen", "Straks", "Vandaag lukt niet"]
        assert shown.protected
        assert not set(NOOR.first_name.split()) & set(everything(sam).split())
        await calm(stage)
        assert code not in everything(ali)


async def test_an_alert_leaves_at_a_fixed_moment(tmp_path: Path) -> None:
    """Told in the evening, alerted the next morning with all the others: the hour tells nobody who it was."""
    async with a_stage(tmp_path, pace=Pace()) as stage:
        noor, sam = stage.pupil(NOOR), stage.coach(SAM)
        await tells(noor, "nl")
        assert "Vanaf morgen 8.15 uur staat het klaar." in noor.screen.text
        await sends(noor)
        await stage.until(at(25, 8, 14))
        await calm(stage)
        assert alerts(sam) == []
        await stage.until(at(25, 8, 15))
        await alerted(sam)


async def test_who_may_not_see_it_sees_nothing_also_with_the_right_code(tmp_path: Path) -> None:
    """A coach of another class, an inactive coach, a stranger: alerts none, forged buttons give nothing away."""
    async with a_stage(tmp_path) as stage:
        noor, sam, bakker, ali = stage.pupil(NOOR), stage.coach(SAM), stage.coach(BAKKER), stage.coach(ALI)
        staff_is(stage, replace(ALI, active=False))
        await signals(noor)
        code = await alerted(sam)
        for deed in DEEDS:
            for phone in (bakker, ali):
                await forges(stage, phone, f"s:{code}:{deed}")
                right = phone.screen.text
                await forges(stage, phone, f"s:22222:{deed}")
                assert phone.screen.text == right
                assert not {"Jansen", "2HE"} & set(everything(phone).split())
                assert STORY not in everything(phone)
        assert rows(stage, "SELECT status, opened FROM casus") == [("nieuw", 0)]
        assert count(stage, "reading") == 0
        assert "De beheerder moet je nog bevestigen" in ali.screen.text
        await bakker.says("/postvak")
        await bakker.sees(EMPTY)


async def test_the_second_who_picks_it_up_hears_it_kindly(tmp_path: Path) -> None:
    """Two receivers press at the same moment: one owner, the other hears who was first and can read it no more."""
    async with a_stage(tmp_path) as stage:
        noor, sam, visser = stage.pupil(NOOR), stage.coach(SAM), stage.coach(VISSER)
        await signals(noor)
        await sam.taps("Vandaag lukt niet", HAS_IT)
        await sam.taps("Toch openen", STORY)
        code = await opens(visser)
        for phone in (sam, visser):
            message, data = data_of(phone, "Ik pak dit op")
            stage.telegram.taps(phone.id, message, data)
        await sam.sees("Opgepakt. De leerling hoort dat.")
        await visser.sees("Jansen was je net voor en pakt dit op. Dank je dat je keek.")
        await calm(stage)
        assert rows(stage, "SELECT count(*) FROM casus_staff WHERE part = 'owner'") == [(1,)]
        for deed in ("open", "read:1", "pick-up", "not-today"):
            await forges(stage, visser, f"s:{code}:{deed}")
            assert STORY not in visser.screen.text
        await noor.sees_only("Er staat iets voor je klaar.")


async def test_a_double_tap_of_the_coach_changes_nothing(tmp_path: Path) -> None:
    """Whatever is pressed twice says the second time what it said the first time."""
    async with a_stage(tmp_path) as stage:
        noor, sam, visser = stage.pupil(NOOR), stage.coach(SAM), stage.coach(VISSER)
        await signals(noor)
        await alerted(sam)
        for label, text in (("Vandaag lukt niet", HAS_IT), ("Toch openen", STORY), ("Ik pak dit op", "Opgepakt")):
            message, data = data_of(sam, label)
            for _ in range(2):
                await forges(stage, sam, data, message)
                assert text in sam.screen.text
        assert len(alerts(visser)) == 1


# --- Not now, not me ----------------------------------------------------------------------------------------------


async def test_straks_comes_back_once_and_then_goes_to_the_duty(tmp_path: Path) -> None:
    """An hour later it asks again, without *Straks*; an hour after that the achterwacht is asked, by code."""
    async with a_stage(tmp_path, start=at(24, 9)) as stage:
        noor, sam, visser = stage.pupil(NOOR), stage.coach(SAM), stage.coach(VISSER)
        await signals(noor)
        code = await alerted(sam)
        await sam.taps("Straks", "Ik vraag het vandaag 10.00 uur opnieuw.")
        await stage.until(at(24, 9, 59))
        await calm(stage)
        assert "Straks" not in sam.labels
        await stage.until(at(24, 10))
        await sam.sees(f"{code} wacht nog op jou")
        assert sam.labels == ["Openen", "Vandaag lukt niet"]
        assert alerts(visser) == []
        await stage.until(at(24, 11))
        assert await alerted(visser) == code
        assert STORY not in everything(visser)


async def test_who_opened_it_after_straks_is_not_asked_again(tmp_path: Path) -> None:
    """Picked up within the hour: nothing comes back, and the achterwacht is left alone."""
    async with a_stage(tmp_path, start=at(24, 9)) as stage:
        noor, sam, visser = stage.pupil(NOOR), stage.coach(SAM), stage.coach(VISSER)
        await signals(noor)
        await alerted(sam)
        await sam.taps("Straks", "opnieuw")
        await sam.taps("Nu openen", STORY)
        await sam.taps("Ik pak dit op", "Opgepakt")
        await stage.until(at(24, 12))
        await calm(stage)
        assert "wacht nog op jou" not in everything(sam)
        assert alerts(visser) == []


async def test_straks_after_school_waits_for_the_morning(tmp_path: Path) -> None:
    """R12: nothing after five; the evening's *Straks* names the next morning and keeps it."""
    async with a_stage(tmp_path, start=at(24, 16, 30)) as stage:
        noor, sam, visser = stage.pupil(NOOR), stage.coach(SAM), stage.coach(VISSER)
        await signals(noor)
        await alerted(sam)
        await sam.taps("Straks", "Ik vraag het morgen 8.15 uur opnieuw.")
        await stage.until(at(25, 8, 14))
        await calm(stage)
        assert "wacht nog" not in everything(sam)
        assert alerts(visser) == []
        await stage.until(at(25, 8, 15))
        await sam.sees("wacht nog op jou")
        await calm(stage)
        assert alerts(visser) == []
        await stage.until(at(25, 9, 15))
        await alerted(visser)


async def test_vandaag_lukt_niet_brings_the_duty_and_keeps_the_coach(tmp_path: Path) -> None:
    """The achterwacht is alerted by code at once; the coach may still open it, until somebody has it."""
    async with a_stage(tmp_path) as stage:
        noor, sam, visser = stage.pupil(NOOR), stage.coach(SAM), stage.coach(VISSER)
        await signals(noor)
        await alerted(sam)
        await sam.taps("Vandaag lukt niet", HAS_IT)
        await opens(visser)
        await sam.taps("Toch openen", STORY)
        await visser.taps("Ik pak dit op", "Opgepakt")
        await sam.taps("Niet voor mij", "Visser was je net voor")
        await sam.taps("Postvak", EMPTY)


async def test_vandaag_lukt_niet_when_there_is_nobody_else(tmp_path: Path) -> None:
    """Without an achterwacht it says so, and does not pretend."""
    async with a_stage(tmp_path) as stage:
        noor, sam = stage.pupil(NOOR), stage.coach(SAM)
        staff_is(stage, replace(VISSER, active=False))
        await signals(noor)
        await alerted(sam)
        await sam.taps("Vandaag lukt niet", NOBODY)
        await sam.taps("Toch openen", STORY)


@pytest.mark.parametrize("why", ["Niet mijn leerling", "Ik sta er te dicht bij", "Ik heb geen tijd"])
async def test_niet_voor_mij_hands_it_to_somebody_else(tmp_path: Path, why: str) -> None:
    """With a reason; the next person gets the code, and who passed it on sees nothing of it any more."""
    async with a_stage(tmp_path) as stage:
        noor, sam, visser = stage.pupil(NOOR), stage.coach(SAM), stage.coach(VISSER)
        await signals(noor)
        code = await opens(sam)
        await sam.taps("Niet voor mij", "Waarom niet?")
        message, data = data_of(sam, why)
        await sam.taps(why, "Verborgen.")
        await forges(stage, sam, data, message)
        assert sam.screen.text.startswith("Verborgen.")
        assert await alerted(visser) == code
        await sam.taps("Postvak", EMPTY)
        await forges(stage, sam, f"s:{code}:open")
        assert sam.screen.text == NOT_NOW
        await visser.taps("Openen", STORY)


async def test_what_is_passed_round_alerts_everybody_it_comes_to(tmp_path: Path) -> None:
    """Coach, achterwacht, aanspreekpunt pass it on in turn: each is alerted, and it never lies with nobody."""
    async with a_stage(tmp_path) as stage:
        noor, sam, visser, de_wit = stage.pupil(NOOR), stage.coach(SAM), stage.coach(VISSER), stage.coach(DE_WIT)
        await signals(noor)
        for phone in (sam, visser, de_wit):
            await opens(phone)
            await phone.taps("Niet voor mij", "Waarom niet?")
            await phone.taps("Ik heb geen tijd")
            await calm(stage)
        holders = rows(stage, "SELECT staff_id FROM casus_staff WHERE part = 'receiver'")
        assert len(holders) == 1
        held = {SAM.id: sam, VISSER.id: visser, DE_WIT.id: de_wit}[StaffId(str(holders[0][0]))]
        assert held.screen.text != "Verborgen. Met /postvak haal je het terug."


# --- What goes by itself ------------------------------------------------------------------------------------------


async def test_verberg_and_the_postvak(tmp_path: Path) -> None:
    """Hidden at a tap; the postvak lists codes, first what waits, and brings it back."""
    async with a_stage(tmp_path) as stage:
        noor, sam = stage.pupil(NOOR), stage.coach(SAM)
        await signals(noor)
        code = await opens(sam)
        await sam.taps("Verberg", "Verborgen. Met /postvak haal je het terug.")
        assert STORY not in everything(sam)
        await sam.says("/postvak")
        await sam.sees("Er wacht 1 nieuw bericht.")
        await calm(stage)
        assert f"📬 {code}" in sam.labels
        assert not any(m.text == "/postvak" for m in sam.messages)
        await sam.taps(f"📬 {code}", STORY)
        await sam.taps("Ik pak dit op", "Opgepakt")
        await sam.says("/postvak")
        await sam.sees("Jij hebt 1 casus opgepakt.")
        await sam.taps(f"📅 {code}", "· opgepakt ·")


async def test_each_time_it_is_opened_it_goes_again_after_fifteen_minutes(tmp_path: Path) -> None:
    """R16: a stub stays, with the code and *Openen*; what is opened from the stub folds as well, a touch counts."""
    async with a_stage(tmp_path) as stage:
        noor, sam = stage.pupil(NOOR), stage.coach(SAM)
        await signals(noor)
        code = await opens(sam)
        for text in (STORY, STORY):
            await stage.later(timedelta(minutes=14))
            await calm(stage)
            assert text in sam.screen.text
            await stage.later(timedelta(minutes=2))
            await calm(stage)
            assert (sam.screen.text, sam.labels) == (code, ["Openen"])
            await sam.taps("Openen", STORY)
        await stage.later(timedelta(minutes=10))
        await sam.taps("Ik pak dit op", "Opgepakt")
        await stage.later(timedelta(minutes=10))
        await calm(stage)
        assert "Opgepakt" in sam.screen.text
        await stage.later(timedelta(minutes=6))
        await calm(stage)
        assert sam.screen.text == code


async def test_a_coach_who_sets_the_phone_to_another_language_is_spoken_to_in_it(tmp_path: Path) -> None:
    """From the next thing that is done there, as with a reporter; what arrives by itself follows too."""
    async with a_stage(tmp_path) as stage:
        noor, sam = stage.pupil(NOOR), stage.coach(SAM)
        account = stage.telegram.users[sam.id]
        stage.telegram.users[sam.id] = replace(account, language_code="en")
        await signals(noor)
        await sam.sees("Nieuw bericht")
        await sam.taps("Openen", "Pupil, about themselves")
        await sam.taps("I'll pick this up", "Picked up. The pupil")
        await sam.says("/postvak")
        await sam.sees("No new message is waiting")
