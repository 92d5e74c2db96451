"""Consent in the chat, the whole road: asked, the nudge, each answer, what the coach sees, taken back (SCREENS §13)."""

from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest

from bot.texts import say
from bot.usecases.scene import Pace
from handlers.flows.cardmore import way_to
from tests.chat import a_stage
from tests.people import DAAN, EMMA, NOOR, SAM, Pupil
from tests.stories.acts import at, calm, everything, forges, rows
from tests.stories.test_road import Talk, begins, starts_of

BOTH: Final = pytest.mark.parametrize("who", [NOOR, EMMA], ids=["nl", "en"])


async def to_her_card(talk: Talk) -> None:
    """The coach asks something first, so that the card of the road stands there."""
    await talk.press(talk.sam, "pick-up-unknown.what-helps")
    await talk.sees(talk.sam, "written")
    await talk.looks()
    await talk.press(talk.noor, "asked.rather-not")


async def asks(talk: Talk, action: str, *more: str) -> None:
    """From her card to the question, which the coach reads first, word for word."""
    await talk.press(talk.sam, *way_to("consent"), f"consent-what.{action}")
    for label in more:
        await talk.sam.taps(label)
    await talk.sam.sees(say("consent-check", talk.language, words="@").splitlines()[0].partition("@")[0])
    await talk.press(talk.sam, "consent-check.ask")
    await talk.sees(talk.sam, "consent-asked")


def answered(talk: Talk, action: str, answer: str) -> str:
    """The line on the coach's card."""
    said = {name: f"consent-{name}-{value}" for name, value in (("action", action), ("answer", answer))}
    return say("consent-said", talk.language, **{name: say(key, talk.language) for name, key in said.items()})


@BOTH
async def test_asked_answered_yes_and_taken_back(tmp_path: Path, who: Pupil) -> None:
    """Her coach reads her yes, and that it may not be her; she takes it back, and the coach reads that as well."""
    async with a_stage(tmp_path) as stage:
        talk = await begins(stage, who)
        noor, sam, language = talk.noor, talk.sam, talk.language
        await to_her_card(talk)
        await asks(talk, "talk-b")
        await sam.sees(answered(talk, "talk-b", "open"))
        await calm(stage)
        assert noor.screen.text == say("nudge", language)
        await talk.looks()
        await talk.sees(noor, "consent-talk-b", coach="Jansen")
        assert say("consent-free", language) in noor.screen.text
        await talk.press(noor, "consent-say.yes")
        await talk.sees(noor, "note-consent-yes")
        await talk.sees(sam, "alert-reply", code=talk.code)
        await sam.taps(say("stub.open", language), answered(talk, "talk-b", "yes"))
        await sam.sees(say("consent-who-said", language))
        assert say("next-talk-b", language) not in everything(sam)
        await talk.press(noor, "status-card.not-after-all", "consent-back.talk-b")
        await talk.sees(noor, "note-consent-back")
        await calm(stage)
        await talk.press(sam, "stub.open")
        card = await sam.sees(answered(talk, "talk-b", "withdrawn"))
        assert say("consent-who-said", language) not in card.text
        await talk.press(sam, *way_to("consents"))
        await sam.sees(say("consent-talk-b", language, coach="Jansen"))
        await calm(stage)
        assert say("status-card.not-after-all", language) not in everything(noor)


@BOTH
async def test_after_a_talk_with_the_code_her_yes_opens_the_talk_with_b(tmp_path: Path, who: Pupil) -> None:
    """She thinks about it in the talk, says yes in the chat, and the coach's next step is the talk with B."""
    async with a_stage(tmp_path) as stage:
        talk = await begins(stage, who)
        noor, sam = talk.noor, talk.sam
        await talk.press(sam, "pick-up-unknown.what-helps")
        await talk.press(sam, "next-talk-a", "talk-code.yes", "talk-did.all", "talk-wish.nadenken")
        await talk.press(sam, "talk-parents.pupil-tells")
        await sam.taps(talk.on(at(26, 12).date()), starts_of("talk-saved-plain", talk.language))
        await talk.looks()
        await talk.press(noor, "plan-check-nadenken.yes")
        await asks(talk, "restore", talk.on(at(27, 12).date()))
        await talk.looks()
        await noor.sees(say("consent-restore", talk.language, coach="Jansen", day="@").partition("@")[0])
        await talk.press(noor, "consent-say.yes")
        await talk.sees(noor, "note-consent-yes")
        await talk.press(sam, "stub.open", "next-talk-b", "b-talk.yes", "b-parents.coach-calls")
        await sam.sees(say("status-herstelgesprek", talk.language))


@BOTH
async def test_no_a_question_and_not_knowing_yet(tmp_path: Path, who: Pupil) -> None:
    """Each reaches the coach. She thinks again under *Meer*; what she asks goes to her coach as her own words."""
    async with a_stage(tmp_path) as stage:
        talk = await begins(stage, who)
        noor, sam, language = talk.noor, talk.sam, talk.language
        await to_her_card(talk)
        await asks(talk, "talk-a")
        await talk.looks()
        await talk.press(noor, "consent-say.unsure")
        await talk.sees(noor, "note-consent-unsure")
        await sam.taps(say("stub.open", language), answered(talk, "talk-a", "unsure"))
        await talk.press(noor, "status-card.more", "more-consent-open", "consent-say.question")
        await talk.sees(noor, "add", coach="Jansen")
        await noor.says("mag Daan mee?")
        await talk.sees(noor, "note-added")
        await calm(stage)
        await sam.taps(say("stub.open", language), answered(talk, "talk-a", "question"))
        await talk.press(sam, "case-road.read")
        await sam.sees("mag Daan mee?")
        await talk.press(noor, "status-card.more", "more-consent-open", "consent-say.no")
        await talk.sees(noor, "note-consent-no")
        await calm(stage)
        await sam.taps(say("stub.open", language), answered(talk, "talk-a", "no"))
        await talk.press(sam, *way_to("consent"))
        asked = await sam.sees(say("consent-what", language))
        labels = {button.label for row in asked.rows for button in row}
        assert say("consent-what.talk-a", language) not in labels
        assert say("consent-what.talk-b", language) in labels


async def test_a_yes_belongs_to_the_words_above_it(tmp_path: Path) -> None:
    """The button of a question that was replaced by another says yes to nothing."""
    async with a_stage(tmp_path) as stage:
        talk = await begins(stage)
        await to_her_card(talk)
        await asks(talk, "talk-a")
        await talk.looks()
        await talk.sees(talk.noor, "consent-talk-a", coach="Jansen")
        await calm(stage)
        old = next(b.data for row in talk.noor.screen.rows for b in row if b.label == "Ja")
        await asks(talk, "restore", talk.on(at(27, 12).date()))
        await calm(stage)
        assert old is not None
        await forges(stage, talk.noor, old)
        await talk.sees(talk.noor, "note-stale")
        assert answered(talk, "restore", "yes") not in everything(talk.sam)
        await talk.noor.sees(say("consent-restore", "nl", coach="Jansen", day="@").partition("@")[0])


async def test_somebody_else_cannot_answer_for_her(tmp_path: Path) -> None:
    """A made-up tap from another chat finds no case of hers."""
    async with a_stage(tmp_path) as stage:
        talk, daan = await begins(stage), stage.pupil(DAAN)
        await to_her_card(talk)
        await asks(talk, "talk-b")
        await talk.looks()
        await talk.sees(talk.noor, "consent-talk-b", coach="Jansen")
        yes = next(b.data for row in talk.noor.screen.rows for b in row if b.label == "Ja")
        await daan.starts()
        await daan.sees("Over wie gaat het?")
        assert yes is not None
        await forges(stage, daan, yes)
        assert talk.noor.screen.text.startswith(say("consent-talk-b", "nl", coach="Jansen")[:20])
        assert rows(stage, "SELECT word FROM casus") == [("consent",)]


async def test_it_comes_as_a_nudge_ten_to_forty_five_minutes_later(tmp_path: Path) -> None:
    """R5: nothing of the question stands in her chat unasked, and not at the moment at which the coach acted."""
    async with a_stage(tmp_path, start=at(24, 16, 0), pace=Pace(10, 45, alert_at_once=True)) as stage:
        talk = await begins(stage)
        await talk.press(talk.sam, "pick-up-unknown.what-helps")
        await talk.sees(talk.sam, "written")
        await talk.press(talk.noor, "report-sent-more.card")
        await talk.press(talk.noor, "asked.rather-not")
        await calm(stage)  # Heard later than the next question it would answer that one.
        await asks(talk, "talk-a")
        await stage.later(timedelta(minutes=9))
        await calm(stage)
        assert say("nudge", "nl") not in talk.noor.bubbles
        await stage.later(timedelta(minutes=47))  # The wait began at the last bell, ten past four.
        await talk.noor.sees(say("nudge", "nl"))
        await calm(stage)
        assert talk.noor.bubbles == [say("nudge", "nl")]
        assert SAM.name not in everything(talk.noor)
