"""Who is staff, and how somebody becomes it: one link, one opener, one beheerder who confirms (DESIGN §4 row 15)."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from bot.ports import Unit
from bot.route.model import Group, Role, Staff
from bot.usecases import joining
from tests.chat import Phone, Stage, a_stage
from tests.people import DAAN, NOOR, SAM, Pupil
from tests.stories.acts import calm, count, everything, forges, opens, sends
from tests.stories.test_report import STORY

EMPTY = "Je postvak is leeg."
HELLO = "Over wie gaat het?"
SMIT = Pupil("Smitcanary", "Coachcanary", "smit_canary_handle", "nl", 7_310_455_915)


# --- Who is staff -------------------------------------------------------------------------------------------------


async def test_a_coach_who_types_never_becomes_a_reporter(tmp_path: Path) -> None:
    """Words, pictures, commands of pupils, forged first buttons: a desk stays a desk, and nothing is kept of it."""
    async with a_stage(tmp_path) as stage:
        sam = stage.coach(SAM)
        await sam.says("er is iets met een leerling")
        await sam.sees("Bij welke casus hoort dit?")
        await forges(stage, sam, "a:nonce1:report-hello:me")
        await sam.says("/start")
        await sam.says("/melden")
        picture = stage.telegram.sends_media(sam.id, "photo")
        await calm(stage)
        assert HELLO not in everything(sam)
        assert picture not in {m.id for m in sam.messages}
        assert (count(stage, "talk"), count(stage, "chat"), count(stage, "casus")) == (0, 0, 0)
        await sam.taps("Postvak", EMPTY)


def invites(stage: Stage) -> tuple[Staff, str]:
    """The beheerder invites a new coach on the command line; gives her, and what her link carries."""

    def invite(unit: Unit) -> tuple[Staff, str]:
        return joining.invite(stage.around.scene(unit), "Smit", frozenset({Role.COACH}))

    member, token = stage.lane.now(invite)
    return member, f"i-{token}"


def confirms(stage: Stage, member: Staff) -> bool:
    """The beheerder says that this is the person; whether that was possible."""

    def confirm(unit: Unit) -> bool:
        return joining.confirm(stage.around.scene(unit), member.id) is not None

    return stage.lane.now(confirm)


async def test_an_invite_seats_its_first_opener_who_waits_to_be_confirmed(tmp_path: Path) -> None:
    """Link, waiting, confirmed, welcomed; until then nothing can be seen, and the pupil's first screen never comes."""
    async with a_stage(tmp_path) as stage:
        noor, smit, thief = stage.pupil(NOOR), stage.pupil(SMIT), stage.pupil(DAAN)
        member, payload = invites(stage)
        assert not confirms(stage, member)
        await smit.starts(payload)
        await smit.sees("De link klopt. De beheerder moet je nog bevestigen.")
        await calm(stage)
        assert len(smit.messages) == 1
        assert HELLO not in everything(smit)
        await smit.starts(payload)
        await smit.says("/postvak")
        await calm(stage)
        assert all("De beheerder moet je nog bevestigen." in m.text for m in smit.messages)
        await thief.starts(payload)
        refused = await thief.sees("Deze link werkt niet meer.")
        assert HELLO in refused.text
        assert confirms(stage, member)
        await smit.sees("Welkom, Smit.")
        await smit.taps("Klaar", EMPTY)
        await thief.says("/postvak")
        await calm(stage)
        assert "postvak" not in everything(thief)
        stage.lane.now(lambda unit: unit.put_group(Group("2HE", 2, (member.id,))))
        await tells_smit(noor)
        await opens(smit)


async def tells_smit(noor: Phone) -> None:
    """Noor tells the new coach of her class."""
    await noor.starts()
    await noor.taps("Over mij", "Typ het")
    await noor.says(STORY)
    await noor.taps("2", "Welke klas")
    await noor.taps("2HE · Smit", STORY)
    await sends(noor)


async def test_a_made_up_link_leads_to_the_first_screen(tmp_path: Path) -> None:
    """Whoever guesses at links is a pupil like any other; once the screen is folded, nothing is kept of it."""
    async with a_stage(tmp_path) as stage:
        for number, payload in enumerate(("i-", "i-nonsense", "i-" + "A" * 22, "x-1", "123")):
            noor = stage.pupil(replace(NOOR, id=NOOR.id + 100 + number))
            await noor.starts(payload)
            await noor.sees(HELLO)
            await calm(stage)
            assert f"/start {payload}" not in everything(noor)
        await stage.later(timedelta(minutes=16))
        await calm(stage)
        assert (count(stage, "chat"), count(stage, "staff_address")) == (0, 0)


async def test_an_old_link_is_refused(tmp_path: Path) -> None:
    """After seven days the link is dead, also for the right person."""
    async with a_stage(tmp_path) as stage:
        smit = stage.pupil(SMIT)
        _, payload = invites(stage)
        await stage.later(timedelta(days=7, minutes=1))
        await smit.starts(payload)
        await smit.sees("Deze link werkt niet meer.")
        assert count(stage, "staff_address") == 0
