"""A rule fits that asks for more people: the coach sees which facts, and decides (DOMAIN §1.6, §4.7 ``co.voorstel``).

On the real bot, in both languages: what A answered after sending makes the proposal; nothing goes by itself.
"""

from datetime import date
from pathlib import Path
from typing import Final

import pytest

from bot.route.model import Role, Staff, StaffId
from bot.texts import say
from handlers.flows.cardmore import way_to
from tests.chat import Phone, Stage, a_stage
from tests.people import EMMA, NOOR, Pupil
from tests.stories.acts import calm, everything
from tests.stories.test_dialogue import sends
from tests.stories.test_road import Talk, picked_up
from tests.stories.test_spoed import joined_by

BOS: Final = Staff(StaffId("7" * 32), "Bos", frozenset({Role.COACH_ONDERSTEUNER}))
VOS: Final = Staff(StaffId("8" * 32), "Vos", frozenset({Role.TEAMLEIDER}))
WHAT: Final = "belt vrijdag de wijkagent"
both = pytest.mark.parametrize("who", [NOOR, EMMA], ids=["nl", "en"])


async def opens(talk: Talk) -> None:
    """The coach opens the case from the postvak."""
    await calm(talk.stage)
    talk.sam.telegram.says(talk.sam.id, "/postvak")
    await talk.sam.taps(f" {talk.code}")


async def she_answers(stage: Stage, who: Pupil) -> Talk:
    """Every day, and not safe at all; four taps after sending. Then her coach picks it up."""
    talk = Talk(stage, who)
    await sends(talk.noor, talk.language)
    await talk.press(talk.noor, "report-sent-more.yes", "more-wish.stop", "more-how.here", "more-often.daily")
    await talk.press(talk.noor, "more-safe.very-unsafe")
    await talk.sees(talk.noor, "more-thanks")
    await picked_up(talk)
    return talk


async def the_coach_notes_more(talk: Talk) -> None:
    """Behind ⋯, by taps: how many, and how bad."""
    await talk.press(talk.sam, *way_to("signs"))
    await talk.sees(talk.sam, "signs", before=say("told-none", talk.language))
    await talk.press(talk.sam, "signs.group")
    await calm(talk.stage)
    await talk.press(talk.sam, "signs.ready")


async def it_is_put_off(talk: Talk) -> None:
    """*Nu niet, want …*: the next rule stands there instead."""
    await talk.press(talk.sam, "rule-ernst.see")
    await talk.sam.sees(say("sign-unsafe", talk.language))
    await talk.press(talk.sam, "proposal.not-now", "proposal-not.otherwise", "rule-lijkt-structureel.see")
    await talk.sam.sees(say("sign-group", talk.language))
    await talk.sam.sees(say("sign-weekly", talk.language))


async def the_schoolleiding_confers(talk: Talk, vos: Phone) -> None:
    """*Doen*: with the teamleider first; who sees that it fits, and who does what, and no word of A."""
    assert talk.code not in everything(vos)
    await talk.press(talk.sam, "proposal.do", "proposal-with.teamleider", "share.knows")
    await talk.sam.sees(say("flagged-lijkt-structureel", talk.language, day="@").partition("@")[0])
    await talk.press(talk.sam, *way_to("tasks"), "tasks.more", "task-who.leaders")
    await talk.sees(talk.sam, "task-what")
    await talk.sam.says(WHAT)
    await talk.sam.taps(talk.on(date(2026, 11, 27)), WHAT)
    await calm(talk.stage)
    await vos.taps(say("alert-shared.open", talk.language), WHAT)
    assert say("sign-unsafe", talk.language) not in everything(vos)
    await talk.press(talk.sam, "tasks.back", "case-road.more")


@both
async def test_the_facts_propose_and_the_coach_decides(tmp_path: Path, who: Pupil) -> None:
    """Serious is put off; structural goes to the teamleider; then who does what."""
    async with a_stage(tmp_path) as stage:
        joined_by(stage, BOS)
        joined_by(stage, VOS)
        vos = stage.coach(VOS, who.language)
        talk = await she_answers(stage, who)
        await opens(talk)
        await the_coach_notes_more(talk)
        await it_is_put_off(talk)
        await the_schoolleiding_confers(talk, vos)


@both
async def test_a_colleague_is_asked_first(tmp_path: Path, who: Pupil) -> None:
    """*Overleg eerst*: without a name, so the coach-ondersteuner hears nothing here, and the proposal stays."""
    async with a_stage(tmp_path) as stage:
        joined_by(stage, BOS)
        bos = stage.coach(BOS, who.language)
        talk = await she_answers(stage, who)
        await opens(talk)
        for keys in (("rule-ernst.see", "proposal.discuss"), ("case-road.more",), ("case-more.back",)):
            await talk.press(talk.sam, *keys)
            await calm(stage)
        assert talk.code not in everything(bos)
        assert say("rule-ernst.see", talk.language) in talk.sam.labels
