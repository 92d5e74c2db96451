"""The whole road once: from *ik pak dit op* to a finished case, with time passing (SCREENS §5, §10.3; P-71 to P-81).

In both languages and on both databases; the coach reads the language of the pupil here, which in a school is chance.
"""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import pytest

from bot.texts import say
from bot.texts.moments import short_day
from tests.chat import Phone, Stage, a_stage
from tests.people import EMMA, NOOR, SAM, Pupil
from tests.stories.test_dialogue import sends

AGREEMENTS: Final = {
    "nl": "B stopt met berichten over A in de groepsapp\nA zegt het als het weer gebeurt\nik kom erop terug",
    "en": "B stops writing about A in the group app\nA says so when it happens again\nI come back to it",
}
ZONE: Final = ZoneInfo("Europe/Amsterdam")


def starts_of(key: str, language: str, **values: object) -> str:
    """The words of a text with these values filled in, as far as its first line goes."""
    return say(key, language, **values).splitlines()[0]  # type: ignore[arg-type]


class Talk:
    """The two of them, in one language: what is pressed and seen is named by its text key."""

    def __init__(self, stage: Stage, who: Pupil) -> None:
        self.stage, self.language = stage, who.language
        self.noor, self.sam = stage.pupil(who), stage.coach(SAM, who.language)
        self.code = ""

    def on(self, day: date) -> str:
        """A day as it stands on a chip."""
        return short_day(day, self.language, ZONE)

    async def press(self, phone: Phone, *keys: str) -> None:
        """One button after another, each once its screen is there."""
        for key in keys:
            await phone.taps(say(key, self.language))

    async def sees(self, phone: Phone, key: str, **values: object) -> None:
        """The first line of a text, with these values."""
        await phone.sees(starts_of(key, self.language, **values))

    async def looks(self) -> None:
        """The pupil opens what the nudge stands for."""
        await self.press(self.noor, "nudge.view")


async def begins(stage: Stage, who: Pupil = NOOR) -> Talk:
    """A pupil sent it without a name, and her coach picked it up."""
    talk = Talk(stage, who)
    await sends(talk.noor, talk.language)
    await picked_up(talk)
    return talk


async def picked_up(talk: Talk) -> None:
    """Her coach does. What she taps after this is overtaken by the nudge, sooner or later: first ``calm``."""
    alert = await talk.sam.sees("📬")
    talk.code = alert.text.split(starts_of("alert-new", talk.language, code="@").partition("@")[0])[1][:5]
    await talk.press(talk.sam, "alert-new.open", "case-new.pick-up")
    await talk.sees(talk.sam, "pick-up-unknown")


async def talks(talk: Talk, wish: str = "talk-wish.herstelgesprek") -> None:
    """The coach asks something, and records the first talk and her wish; she showed her code."""
    await talk.press(talk.sam, "pick-up-unknown.what-helps")
    await talk.sees(talk.sam, "written")
    await talk.press(talk.sam, "next-talk-a")
    await talk.sees(talk.sam, "talk-code", code=talk.code)
    await talk.press(talk.sam, "talk-code.yes", "talk-did.all", wish, "talk-parents.pupil-tells")
    await talk.sees(talk.sam, "talk-day")


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str | None:
    """Where the school keeps things (None: SQLite in the folder of the test)."""
    return request.getfixturevalue("postgres_url") if request.param == "postgresql" else None


@pytest.mark.parametrize("who", [NOOR, EMMA], ids=["nl", "en"])
async def test_from_pick_up_to_a_finished_case(tmp_path: Path, url: str | None, who: Pupil) -> None:
    """Talk, the other pupil, herstelgesprek, agreements, two good vervolggesprekken, her word, and the end."""
    async with a_stage(tmp_path, url=url) as stage:
        talk = await begins(stage, who)
        await talks(talk)
        await they_talk_and_agree(talk)
        await nobody_bothers_her(talk, date(2026, 11, 26))
        await follows_up(talk, date(2026, 12, 2), 1, date(2026, 12, 16))
        await nobody_bothers_her(talk, date(2026, 12, 3))
        await follows_up(talk, date(2026, 12, 16), 2, date(2027, 1, 7))
        await it_ends(talk)


async def they_talk_and_agree(talk: Talk, others: str = "none") -> None:
    """She confirms what was written down; the talk with B; the herstelgesprek; what was agreed."""
    sam, language = talk.sam, talk.language
    await sam.taps(talk.on(date(2026, 11, 26)), starts_of("talk-saved", language))
    await talk.looks()
    await talk.sees(talk.noor, "plan-check-herstelgesprek", coach=SAM.name, parents="")
    await talk.press(talk.noor, "plan-check-herstelgesprek.yes")
    await talk.noor.sees(say("card-now-chosen", language))
    await talk.press(sam, "next-talk-b")
    await talk.sees(sam, "b-talk")
    await talk.press(sam, "b-talk.yes", "b-parents.coach-calls")
    await sam.sees(say("status-herstelgesprek", language))
    await talk.stage.until(datetime(2026, 11, 26, 13, 0, tzinfo=UTC))
    await talk.sees(sam, "day", count=1)
    await sam.taps(talk.code, say("status-herstelgesprek", language))
    await talk.press(sam, "next-restore", "restore-who.one")
    await talk.sees(sam, "agree")
    await sam.says("iets zonder naam ervoor")
    await talk.sees(sam, "agree-wrong")
    await sam.says(AGREEMENTS[language])
    await sam.sees(AGREEMENTS[language].splitlines()[1].removeprefix("A "))
    await sam.holds_no_more("iets zonder naam")
    await talk.press(sam, "agree-check.yes", f"restore-others.{others}")
    await sam.taps(talk.on(date(2026, 12, 2)))
    await talk.press(sam, "magister-tick.later")
    await sam.sees(say("status-borging", language))


async def nobody_bothers_her(talk: Talk, on: date) -> None:
    """Two and seven school days after the talk with B she is asked; she says no, and nobody else hears of it."""
    await talk.stage.until(datetime(on.year, on.month, on.day, 17, 0, tzinfo=UTC))
    await talk.looks()
    await talk.sees(talk.noor, "after-talk")
    await talk.press(talk.noor, "after-talk.no")
    await talk.noor.sees(say("card-now-agreed", talk.language))


async def follows_up(talk: Talk, on: date, number: int, again: date) -> None:
    """The afternoon before she is asked; that morning both talks stand in the one message of the day."""
    sam, language = talk.sam, talk.language
    morning = datetime(on.year, on.month, on.day, 13, 0, tzinfo=UTC)
    await talk.stage.until(morning - timedelta(hours=20))
    await talk.looks()
    await talk.sees(talk.noor, "verdict")
    await talk.press(talk.noor, "verdict.gestopt")
    await talk.noor.sees(say("card-now-agreed", language))
    await talk.stage.until(morning)
    await sam.taps(talk.code, say("now-follow", language))
    await talk.press(sam, "next-follow")
    await sam.sees(say("told-verdict-gestopt", language))
    await talk.press(sam, "follow-a.gestopt", "follow-b.gelukt", *(("close-offer.again",) if number > 1 else ()))
    await sam.taps(talk.on(again))
    await sam.sees(say("done-follow", language, number=number, day="@").partition("@")[0])


async def it_ends(talk: Talk) -> None:
    """She says that it is finished; what is still open has a reason; she hears it, and may begin again."""
    sam, language = talk.sam, talk.language
    await sam.taps(say("next-ask-close", language), say("now-close", language))
    await talk.looks()
    await talk.press(talk.noor, "close-ask.yes")
    await talk.press(sam, "next-close")
    for thing in ("open-parents-a", "open-parents-b", "open-magister-a"):
        await sam.sees(say(thing, language))
        await talk.press(sam, "close-reason.otherwise")
    await sam.sees(say("open-magister-b", language))
    await talk.press(sam, "close-reason.type")
    await talk.sees(sam, "close-why")
    await sam.says("staat in het logboek")
    await sam.sees(say("close-said-yes", language))
    await talk.press(sam, "close-case.close")
    await talk.sees(sam, "case-done", days=60)
    await talk.looks()
    await talk.sees(talk.noor, "closed", days=60)
    await talk.press(talk.noor, "closed.up")
    await talk.noor.sees(say("card-now-finished", language))
    assert "17" not in talk.noor.screen.text, "a moment is named, and nothing will come"
    await talk.noor.says("het begint weer")
    await talk.sees(talk.noor, "note-held")


async def test_a_no_locks_it_until_they_talked_again(tmp_path: Path) -> None:
    """She says that what was written down is not right: the talk with the other pupil cannot be recorded (P-17)."""
    async with a_stage(tmp_path) as stage:
        talk = await begins(stage)
        noor, sam = talk.noor, talk.sam
        await talks(talk)
        await sam.taps("do 26", "apart praten met B")
        await noor.taps("Bekijk", "Er komt een gesprek met de ander")
        await noor.taps("Nee, dat klopt niet", "dat dit nu niet doorgaat")
        await noor.taps("Nee, klaar", "Jouw bericht van")
        await sam.taps("Ik heb met B gepraat", "Praat eerst met A")
