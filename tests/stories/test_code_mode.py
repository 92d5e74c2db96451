"""*Geef me een code*: nothing of Telegram is kept, and she comes to look from any account (SCREENS ``code-mode``)."""

from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest

from bot.texts import say
from tests import canaries
from tests.chat import Stage, a_stage
from tests.people import DAAN, EMMA, NOOR, OLIVER, Pupil
from tests.stories.acts import calm, count, everything, folds, rows, the_only_case
from tests.stories.test_report import STORY
from tests.stories.test_traces import Hers, forgotten, found, last_line, parts, told, traces_of

BOTH: Final = pytest.mark.parametrize(("who", "other"), [(NOOR, DAAN), (EMMA, OLIVER)], ids=["nl", "en"])
WRONG: Final = "KD7F 0000 0000 0000 0000"


async def gets_a_code(hers: Hers) -> str:
    """From her card to a code that she wrote down; gives it."""
    await hers.card()
    await hers.more("more-unlink")
    await hers.press(hers.noor, "unlink.code")
    await hers.sees(hers.noor, "code-mode", code="@")
    words = hers.noor.screen.text.split(":")[1].split(".")[0].strip()
    await hers.press(hers.noor, "code-mode.have")
    await hers.sees(hers.noor, "note-unlinked")
    await hers.stage.later(timedelta(minutes=16))
    await calm(hers.stage)
    return words


@BOTH
async def test_with_a_code_nothing_of_telegram_is_kept(tmp_path: Path, who: Pupil, other: Pupil) -> None:
    """No chat, no index, no message id; and the code itself stands nowhere, neither in her chat nor on disk."""
    async with a_stage(tmp_path) as stage:
        hers = await told(stage, who)
        traces = traces_of(stage, who)
        code = await gets_a_code(hers)
        await hers.noor.sees_only(say("folded", hers.language))
        assert (count(stage, "chat"), count(stage, "reply_address"), count(stage, "receipt")) == (0, 0, 1)
        await forgotten(stage, traces)
        assert parts(stage) == {0}
        spelled = (*canaries.text("code", code), *canaries.text("digits", code.replace(" ", "")[4:]))
        await forgotten(stage, spelled)


@BOTH
async def test_from_another_account_until_it_folds(tmp_path: Path, who: Pupil, other: Pupil) -> None:
    """Her card without a moment, her words, an answer to her coach; then nothing binds that account to it."""
    async with a_stage(tmp_path) as stage:
        hers = await told(stage, who)
        code = await gets_a_code(hers)
        await hers.press(hers.sam, "alert-new.open", "case-new.pick-up", "pick-up-unknown.what-helps")
        await calm(stage)
        assert hers.noor.bubbles == [say("folded", hers.language)]
        there = Hers(stage, other)
        await there.noor.says(f"/code {code.lower()}")
        await there.sees(there.noor, "asked", coach="Jansen", question="@")
        await there.noor.says("iemand naast me in de pauze")
        await there.sees(there.noor, "answer-sent")
        await there.noor.sees(last_line("status-card-look", there.language))
        await calm(stage)
        assert parts(stage) == {0}
        await there.more("card-more.read")
        await there.noor.sees(STORY)
        await there.sam.sees("💬")
        traces = visit_of(stage, other)
        assert found(stage, traces)
        await stage.later(timedelta(minutes=16))
        await calm(stage)
        await there.noor.sees_only(say("folded", there.language))
        assert (count(stage, "chat"), count(stage, "talk"), count(stage, "reply_address")) == (0, 0, 0)
        await forgotten(stage, traces)
        await there.noor.says("/kaart")
        await there.sees(there.noor, "report-hello", school="@")


def visit_of(stage: Stage, who: Pupil) -> tuple[canaries.Needle, ...]:
    """What binds this account to anything."""
    vault = stage.lane.store._vault  # type: ignore[attr-defined]
    return canaries.secret("by chat", vault.chat_index(who.id))


@BOTH
async def test_five_tries_an_hour_and_then_not_even_the_right_one(tmp_path: Path, who: Pupil, other: Pupil) -> None:
    """By chat; typed at the screen that asks for it, out of the chat at once; nobody learns whether a code exists."""
    async with a_stage(tmp_path) as stage:
        hers = await told(stage, who)
        code = await gets_a_code(hers)
        there = Hers(stage, other)
        await there.noor.says("/code")
        await there.sees(there.noor, "code-enter")
        for _ in range(5):
            await there.noor.says(WRONG)
            await there.sees(there.noor, "note-no-code")
            await calm(stage)
        await there.noor.says(code)
        await there.sees(there.noor, "note-too-often")
        await calm(stage)
        assert not {WRONG, code} & set(everything(there.noor).splitlines())
        assert all(m.from_bot for m in there.noor.messages)


async def test_five_tries_an_hour_at_one_code_whoever_tries(tmp_path: Path) -> None:
    """Somebody who knows the first four signs gets five tries, with however many accounts."""
    async with a_stage(tmp_path) as stage:
        hers = await told(stage, NOOR)
        code = await gets_a_code(hers)
        for guesser in (DAAN, OLIVER):
            phone = Hers(stage, guesser)
            for _ in range(3):
                await phone.noor.says(f"/code {code[:4]}{'0' * 16}")
                await calm(stage)
        assert say("note-too-often", "en") in everything(phone.noor)


async def test_who_types_no_code_there_tells_a_story(tmp_path: Path) -> None:
    """R3: words are never refused; at the screen for a code, too."""
    async with a_stage(tmp_path) as stage:
        hers = Hers(stage, NOOR)
        await hers.noor.says("/code")
        await hers.sees(hers.noor, "code-enter")
        await hers.noor.says("ze pakken elke dag mijn tas")
        await hers.sees(hers.noor, "note-held")


async def test_who_does_not_take_the_code_keeps_the_way_back(tmp_path: Path) -> None:
    """*Toch niet*, or the phone put away: her chat is still hers, and the code is not shown again."""
    async with a_stage(tmp_path) as stage:
        hers = await told(stage, NOOR)
        await hers.card()
        await hers.more("more-unlink")
        await hers.press(hers.noor, "unlink.code")
        await hers.sees(hers.noor, "code-mode", code="@")
        code = hers.noor.screen.text.split(":")[1].split(".")[0].strip()
        await folds(stage, hers.noor)
        await hers.card()
        assert code not in everything(hers.noor)
        assert count(stage, "reply_address") == 1


async def test_taken_back_with_a_code_from_elsewhere(tmp_path: Path) -> None:
    """What can be done on the card can be done there; afterwards the code leads nowhere."""
    async with a_stage(tmp_path) as stage:
        code = await gets_a_code(await told(stage, NOOR))
        there = Hers(stage, DAAN)
        await there.noor.says(f"/code {code}")
        await there.noor.sees(last_line("status-card-look", "nl"))
        await there.more("more-take-back")
        await there.sees(there.noor, "take-back")
        await there.press(there.noor, "take-back.yes")
        await there.sees(there.noor, "taken-back")
        await calm(stage)
        assert rows(stage, "SELECT status FROM casus") == [("gewist",)]
        assert (count(stage, "receipt"), count(stage, "entry")) == (0, 0)
        await there.noor.says(f"/code {code}")
        await there.sees(there.noor, "note-no-code")


async def test_a_new_story_ends_the_visit(tmp_path: Path) -> None:
    """Whoever tells something new in that chat binds only the new to it."""
    async with a_stage(tmp_path) as stage:
        code = await gets_a_code(await told(stage, NOOR))
        first = the_only_case(stage)
        there = Hers(stage, DAAN)
        await there.noor.says(f"/code {code}")
        await there.noor.sees(last_line("status-card-look", "nl"))
        await there.noor.says("iets heel anders")
        await there.press(there.noor, "typed-later.new")
        await there.noor.sees(say("report-hello.me", "nl")[:5])
        await calm(stage)
        chats = stage.lane.now(lambda unit: unit.chat(DAAN.id))  # type: ignore[arg-type]
        assert chats is not None
        assert first not in chats.cases
