"""From the vertrouwenspersoon to a coach, the whole way: asked, another coach chosen, yes, handed over (SCREENS §12).

In both languages; whoever works at school reads the language of the pupil here, which in a school is chance.
"""

from pathlib import Path
from typing import Final

import pytest

from bot.route.model import Role, Staff, StaffId
from bot.texts import say
from handlers.flows.cardmore import way_to
from tests.chat import Phone, Stage, a_stage, eventually
from tests.people import ALI, BAKKER, EMMA, MULDER, NOOR, SAM, Pupil
from tests.stories.acts import calm, everything
from tests.stories.test_report import STORY
from tests.stories.test_spoed import joined_by

CHRIS: Final = Staff(StaffId("c3" * 16), "Chris", frozenset({Role.COACH}))
BOTH: Final = pytest.mark.parametrize("who", [NOOR, EMMA], ids=["nl", "en"])


class Confides:
    """A pupil, her vertrouwenspersoon, and the coaches; what is pressed is named by its text key."""

    def __init__(self, stage: Stage, who: Pupil) -> None:
        joined_by(stage, CHRIS)
        self.stage, self.language = stage, who.language
        self.noor, self.mulder = stage.pupil(who), stage.coach(MULDER, who.language)
        self.bakker, self.chris = stage.coach(BAKKER, who.language), stage.coach(CHRIS, who.language)
        self.own = [stage.coach(SAM, who.language), stage.coach(ALI, who.language)]

    async def press(self, phone: Phone, *keys: str) -> None:
        """One button after another, each once its screen is there."""
        for key in keys:
            await phone.taps(say(key, self.language))

    async def sees(self, phone: Phone, key: str, **values: str) -> None:
        """A text, with these values."""
        await phone.sees(say(key, self.language, **values))

    async def tells(self) -> None:
        """She tells it, not to her coach but to Mulder, who picks it up and asks what would help."""
        noor = self.noor
        await noor.starts()
        await self.press(noor, "report-hello.me")
        await noor.sees(say("report-story", self.language)[:20])
        await noor.says(STORY)
        await noor.taps("2")
        await noor.taps("2HE · Jansen", STORY)
        await self.press(noor, "report-send.other", "report-receiver.vertrouwenspersoon", "report-send-plain.anon")
        await self.sees(noor, "report-sent-more")
        await self.press(self.mulder, "alert-new.open", "case-new.pick-up", "pick-up-unknown.what-helps")
        await self.sees(self.mulder, "written")
        await self.press(noor, "nudge.view", "asked.rather-not")

    async def asks(self) -> None:
        """Whether Bakker may help; Mulder reads first what she will read."""
        await self.press(self.mulder, *way_to("ask-coach"))
        await self.sees(self.mulder, "consent-coach-who")
        labels = {button.label for row in self.mulder.screen.rows for button in row}
        assert not {SAM.name, ALI.name} & labels
        await self.mulder.taps(BAKKER.name, self.question(BAKKER))
        await self.press(self.mulder, "consent-check.ask")
        await self.sees(self.mulder, "consent-asked")
        await self.press(self.noor, "nudge.view")
        await self.noor.sees(self.question(BAKKER))
        await self.sees(self.noor, "consent-free-coach")

    def question(self, coach: Staff) -> str:
        """What she is asked."""
        return say("consent-coach", self.language, coach=MULDER.name, who=coach.name)

    def answer(self, coach: Staff, answer: str) -> str:
        """What Mulder reads of it."""
        action = say("consent-action-coach", self.language, who=coach.name)
        return say("consent-said", self.language, action=action, answer=say(f"consent-answer-{answer}", self.language))


@BOTH
async def test_she_chooses_the_coach_who_then_takes_it_over(tmp_path: Path, who: Pupil) -> None:
    """Not Bakker but Chris: asked anew with that name, and her yes lets Chris read it all, and Mulder no more."""
    async with a_stage(tmp_path) as stage:
        told = Confides(stage, who)
        noor, mulder, chris, language = told.noor, told.mulder, told.chris, told.language
        await told.tells()
        await told.asks()
        await told.press(noor, "consent-say.other")
        await told.sees(noor, "consent-coach-which")
        assert not {SAM.name, ALI.name} & {button.label for row in noor.screen.rows for button in row}
        await noor.taps(CHRIS.name, told.question(CHRIS))
        await told.press(noor, "consent-say.yes")
        await told.sees(noor, "note-consent-coach")
        await mulder.taps(say("stub.open", language), told.answer(CHRIS, "yes"))
        await told.press(mulder, *way_to("to-coach"))
        await told.sees(mulder, "offer-waits", colleague=CHRIS.name)
        await told.press(chris, "stub.open")
        await told.sees(chris, "offer-agreed")
        assert STORY not in everything(chris)
        await told.press(chris, "offer.yes")
        await told.sees(chris, "note-taken-over")
        await told.press(chris, "case-road.read")
        await chris.sees(STORY)
        await told.sees(mulder, "taken-over")
        await told.press(noor, "nudge.view")
        await noor.sees(say("card-now-picked-up", language, coach=CHRIS.name))
        await calm(stage)
        await mulder.says("/postvak")
        await mulder.sees(say("desk-empty", language)[:12])
        for phone in (*told.own, told.bakker):
            assert phone.bubbles == [say("desk-empty", language)]


@BOTH
async def test_a_yes_is_taken_back_while_the_coach_is_asked(tmp_path: Path, who: Pupil) -> None:
    """Bakker finds no such case any more; Mulder reads that she took it back, and still has it."""
    async with a_stage(tmp_path) as stage:
        told = Confides(stage, who)
        noor, mulder, bakker, language = told.noor, told.mulder, told.bakker, told.language
        await told.tells()
        await told.asks()
        await told.press(noor, "consent-say.yes")
        await told.sees(noor, "note-consent-coach")
        await mulder.taps(say("stub.open", language), told.answer(BAKKER, "yes"))
        await told.press(mulder, *way_to("to-coach"))
        await told.press(bakker, "stub.open")
        await told.sees(bakker, "offer-agreed")
        await told.press(noor, "status-card.not-after-all", "consent-back.coach")
        await told.sees(noor, "note-consent-back")
        await told.press(bakker, "offer.yes")
        await told.sees(bakker, "note-cannot")
        await mulder.taps(say("stub.open", language), told.answer(BAKKER, "withdrawn"))
        await calm(stage)
        assert STORY not in everything(bakker)


@BOTH
async def test_a_no_stays_with_who_was_told(tmp_path: Path, who: Pupil) -> None:
    """Nobody hears of it, and no button hands it over."""
    async with a_stage(tmp_path) as stage:
        told = Confides(stage, who)
        noor, mulder, language = told.noor, told.mulder, told.language
        await told.tells()
        await told.asks()
        await told.press(noor, "consent-say.no")
        await told.sees(noor, "note-consent-no")
        await mulder.taps(say("stub.open", language), told.answer(BAKKER, "no"))
        await calm(stage)  # *No answer yet* begins with no as well.
        await told.press(mulder, "case-road.more")
        await eventually(lambda: say("case-more.records", language) in mulder.labels, lambda: str(mulder.labels))
        for gone in ("ask-coach", "coach-talk", "to-coach", "colleagues"):
            assert say(f"case-more.{gone}", language) not in mulder.labels
        assert told.bakker.bubbles == told.chris.bubbles == [say("desk-empty", language)]
