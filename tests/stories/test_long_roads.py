"""The three long roads, each with the coaches of both pupils, in both languages, on the real bot (P-26 to P-84).

It stops after one herstelgesprek; it goes on and the parents of B come; more pupils, the team, leadership, a measure
and the talk about coming back. The coach of B looks along: the steps and the agreements, and no word of who told.
"""

from datetime import date
from pathlib import Path

import pytest

from bot.texts import say
from handlers.flows.cardmore import way_to
from tests.chat import Phone, Stage, a_stage
from tests.people import BAKKER, EMMA, NOOR, Pupil
from tests.stories.acts import calm, everything
from tests.stories.test_ladder import (
    BOS,
    it_has_not_stopped,
    it_works,
    noon,
    one_more_chance,
    the_parents_come,
)
from tests.stories.test_proposals import opens
from tests.stories.test_report import STORY
from tests.stories.test_road import (
    AGREEMENTS,
    Talk,
    begins,
    follows_up,
    it_ends,
    nobody_bothers_her,
    talks,
    they_talk_and_agree,
)
from tests.stories.test_spoed import joined_by
from tests.stories.test_team import KAYA, names, without_a_name
from tests.usecases.test_ladder import VOS

both = pytest.mark.parametrize("who", [NOOR, EMMA], ids=["nl", "en"])


def first_agreed(talk: Talk) -> str:
    """What was agreed first, without whose it is."""
    return AGREEMENTS[talk.language].splitlines()[0][2:]


async def up_to_the_agreements(stage: Stage, who: Pupil, *, alone: bool = False) -> tuple[Talk, Phone]:
    """Sent, talked, agreed; the coach of B looks along from then on, and A knows it. ``alone``: of those with whom it
    can be shared, there are only coaches."""
    talk, bakker = await begins(stage, who), stage.coach(BAKKER, who.language)
    await talks(talk)
    await they_talk_and_agree(talk)
    await calm(stage)
    await talk.press(talk.sam, *way_to("share"))
    if not alone:
        await talk.press(talk.sam, "share-with.coach")
    await talk.sam.taps(BAKKER.name)
    await talk.press(talk.sam, "share.knows")
    await calm(stage)
    await bakker.taps(say("alert-shared.open", talk.language), first_agreed(talk))
    return talk, bakker


def knows_no_more(talk: Talk, bakker: Phone) -> None:
    """The coach of B never read a word of who told, nor can open it."""
    assert STORY not in everything(bakker)
    assert say("shared.read", talk.language) not in everything(bakker)


@both
async def test_it_stops_after_one_herstelgesprek(tmp_path: Path, who: Pupil) -> None:
    """Two good vervolggesprekken, her word, the end; then the coach of B sees nothing of it any more."""
    async with a_stage(tmp_path) as stage:
        talk, bakker = await up_to_the_agreements(stage, who, alone=True)
        await nobody_bothers_her(talk, date(2026, 11, 26))
        await follows_up(talk, date(2026, 12, 2), 1, date(2026, 12, 16))
        await nobody_bothers_her(talk, date(2026, 12, 3))
        await follows_up(talk, date(2026, 12, 16), 2, date(2027, 1, 7))
        await it_ends(talk)
        await calm(stage)
        bakker.telegram.says(bakker.id, "/postvak")
        await talk.sees(bakker, "desk-empty")
        knows_no_more(talk, bakker)


@both
async def test_it_goes_on_and_the_parents_of_b_come(tmp_path: Path, who: Pupil) -> None:
    """One more chance, the coach-ondersteuner, a last chance, the evaluation; and it stops."""
    async with a_stage(tmp_path) as stage:
        joined_by(stage, BOS)
        bos = stage.coach(BOS, who.language)
        talk, bakker = await up_to_the_agreements(stage, who)
        await nobody_bothers_her(talk, date(2026, 11, 26))
        await one_more_chance(talk)
        await nobody_bothers_her(talk, date(2026, 12, 3))
        await it_has_not_stopped(talk, bos)
        await the_parents_come(talk)
        await it_works(talk)
        await stage.until(noon(date(2027, 1, 6)))
        await talk.sam.taps(talk.code, say("now-follow", talk.language))
        await talk.press(talk.sam, "next-follow", "follow-a.gestopt", "follow-b.gelukt")
        await talk.sees(talk.sam, "follow-next")
        knows_no_more(talk, bakker)


async def more_pupils_take_part(talk: Talk, kaya: Phone) -> None:
    """The coach notes it, the rule fits, and the team looks along without a name."""
    await opens(talk)
    await talk.press(talk.sam, *way_to("signs"), "signs.some")
    await calm(talk.stage)
    await talk.press(talk.sam, "signs.ready", "rule-meerdere.see", "proposal.do")
    await without_a_name(talk)
    await talk.sam.sees(say("flagged-meerdere", talk.language, day="@").partition("@")[0])
    await calm(talk.stage)
    await kaya.taps(say("alert-shared.open", talk.language), names(talk, "without", "without"))
    assert STORY not in everything(kaya)


async def it_is_worse(talk: Talk, vos: Phone) -> None:
    """The vervolggesprek leads to leadership at once; A hears it first, on a day."""
    await talk.stage.until(noon(date(2026, 12, 2)))
    await talk.sam.taps(talk.code, say("now-follow", talk.language))
    await talk.press(talk.sam, "next-follow", "follow-a.erger", "follow-b.niet", "not-stopped.colleague")
    await talk.press(talk.sam, "share-with.teamleider", "share.knows")
    await talk.sees(talk.sam, "tell-on")
    await talk.sam.taps(talk.on(date(2026, 12, 3)), say("status-niet-gestopt", talk.language))
    await talk.looks()
    await talk.noor.sees(say("card-now-not-stopped", talk.language, coach="@").partition("@")[0])
    await calm(talk.stage)
    await talk.press(vos, "alert-shared.open", "shared.measure")
    await talk.sees(vos, "lead-measure")
    await vos.taps(talk.on(date(2026, 12, 7)))
    await calm(talk.stage)


async def only_the_coach_reads_of_it(talk: Talk, bakker: Phone) -> None:
    """That there is a measure: on the card of who has the case, not on that of A, nor for the coach of B."""
    measured = say("status-maatregel", talk.language)
    await opens(talk)
    await talk.sam.sees(measured)
    bakker.telegram.says(bakker.id, "/postvak")
    await bakker.taps(f"👥 {talk.code}", first_agreed(talk))
    talk.noor.telegram.says(talk.noor.id, "/kaart")
    await calm(talk.stage)
    for phone in (talk.noor, bakker):
        assert measured not in everything(phone)


async def b_comes_back(talk: Talk) -> None:
    """The talk about coming back stands in the message of that day; then the vervolggesprekken go on."""
    await talk.stage.until(noon(date(2026, 12, 7)))
    await talk.sam.taps(talk.code, say("now-return", talk.language))
    await talk.press(talk.sam, "next-return")
    await talk.sees(talk.sam, "follow-next")
    await talk.sam.taps(talk.on(date(2026, 12, 14)), say("status-borging", talk.language))


@both
async def test_more_pupils_the_team_leadership_a_measure_and_the_way_back(tmp_path: Path, who: Pupil) -> None:
    """Each brought in by the coach's own tap; of the measure neither A nor the coach of B reads."""
    async with a_stage(tmp_path) as stage:
        joined_by(stage, KAYA)
        joined_by(stage, VOS)
        kaya, vos = stage.coach(KAYA, who.language), stage.coach(VOS, who.language)
        talk, bakker = await up_to_the_agreements(stage, who)
        await nobody_bothers_her(talk, date(2026, 11, 26))
        await more_pupils_take_part(talk, kaya)
        await it_is_worse(talk, vos)
        await only_the_coach_reads_of_it(talk, bakker)
        await b_comes_back(talk)
        await talk.stage.until(noon(date(2026, 12, 14)))
        await talk.sam.taps(talk.code, say("now-follow", talk.language))
        await talk.press(talk.sam, "next-follow", "follow-a.gestopt", "follow-b.gelukt")
        await talk.sees(talk.sam, "follow-next")
        assert STORY not in everything(vos)
        knows_no_more(talk, bakker)
