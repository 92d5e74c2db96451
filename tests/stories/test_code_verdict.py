"""With a code nothing can be sent: how it is, is asked on her card when she looks herself (SCREENS ``verdict``)."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

import pytest

from bot.texts import say
from tests.chat import Phone, Stage, a_stage
from tests.people import DAAN, EMMA, NOOR, OLIVER, Pupil
from tests.stories.acts import calm, everything
from tests.stories.test_road import Talk, begins, nobody_bothers_her, talks, they_talk_and_agree

BOTH: Final = pytest.mark.parametrize(("who", "other"), [(NOOR, DAAN), (EMMA, OLIVER)], ids=["nl", "en"])
AFTERNOON: Final = datetime(2026, 12, 1, 15, 30, tzinfo=UTC)
"""Half past four on the day before the vervolggesprek."""


async def with_a_code(stage: Stage, who: Pupil) -> tuple[Talk, str]:
    """Agreements are made, a vervolggesprek is planned for the second of December, and she takes a code."""
    talk = await begins(stage, who)
    await talks(talk)
    await they_talk_and_agree(talk)
    await nobody_bothers_her(talk, date(2026, 11, 26))
    await talk.press(talk.noor, "status-card.more", "more-unlink", "unlink.code")
    await talk.noor.sees(say("code-mode", talk.language, code="@").partition("@")[0])
    code = talk.noor.screen.text.split(":")[1].split(".")[0].strip()
    await talk.press(talk.noor, "code-mode.have")
    await talk.sees(talk.noor, "note-unlinked")
    return talk, code


async def comes(talk: Talk, phone: Phone, code: str, key: str) -> None:
    """Somebody comes with the code, and sees this."""
    await phone.says(f"/code {code}")
    await talk.sees(phone, key)


async def comes_and_is_not_asked(talk: Talk, phone: Phone, code: str) -> None:
    """Somebody comes with the code, and her card asks nothing."""
    await phone.says(f"/code {code}")
    await calm(talk.stage)
    shown = everything(phone)
    assert say("status-card.more", talk.language) in shown or say("no-news.ok", talk.language) in shown
    assert say("verdict", talk.language) not in shown


@BOTH
async def test_she_is_asked_when_she_looks(tmp_path: Path, who: Pupil, other: Pupil) -> None:
    """Not a minute before that afternoon; then once, and her coach reads it beside the vervolggesprek."""
    async with a_stage(tmp_path) as stage:
        talk, code = await with_a_code(stage, who)
        there, language = stage.pupil(other), talk.language
        await stage.until(AFTERNOON.replace(minute=29))
        await comes_and_is_not_asked(talk, there, code)
        await stage.until(AFTERNOON)
        await calm(stage)
        assert say("nudge", language) not in everything(talk.noor) + everything(there)
        await comes(talk, there, code, "verdict")
        await talk.press(there, "verdict.minder")
        await calm(stage)  # Her answer is in before the day goes on: the card of before stands in the chat as well.
        await there.sees(say("card-now-agreed", language))
        await stage.until(datetime(2026, 12, 2, 9, 0, tzinfo=UTC))
        await comes_and_is_not_asked(talk, there, code)
        await talk.sam.taps(talk.code, say("now-follow", language))
        await talk.sam.sees(say("told-verdict-minder", language))


@BOTH
async def test_later_as_long_as_it_is_open(tmp_path: Path, who: Pupil, other: Pupil) -> None:
    """The next morning as well; once the vervolggesprek was held, it is not asked any more."""
    async with a_stage(tmp_path) as stage:
        talk, code = await with_a_code(stage, who)
        there, language = stage.pupil(other), talk.language
        await stage.until(datetime(2026, 12, 2, 9, 0, tzinfo=UTC))
        await comes(talk, there, code, "verdict")
        await talk.sam.taps(talk.code, say("now-follow", language))
        await talk.press(talk.sam, "next-follow", "follow-a.gestopt", "follow-b.gelukt")
        await talk.sam.taps(talk.on(date(2026, 12, 16)))
        await talk.sam.sees(say("done-follow", language, number=1, day="@").partition("@")[0])
        await calm(stage)
        await comes_and_is_not_asked(talk, there, code)


async def test_who_wants_no_questions_is_asked_none(tmp_path: Path) -> None:
    """*Vraag dit niet meer* counts with a code as well, and can be taken back on her card."""
    async with a_stage(tmp_path) as stage:
        talk, code = await with_a_code(stage, NOOR)
        there = stage.pupil(DAAN)
        await stage.until(AFTERNOON)
        await comes(talk, there, code, "verdict")
        await talk.press(there, "more-quiet", "quiet.ok", "status-card.more")
        await there.sees("Wat wil je doen?")
        assert say("more-unquiet", "nl") in there.labels
        await stage.until(datetime(2026, 12, 2, 9, 0, tzinfo=UTC))
        await comes_and_is_not_asked(talk, there, code)
