"""Her own traces: taken back after it was read, no more questions, an emptied chat, cut loose, what school knows.

SCREENS §5, each road in both languages.
"""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import pytest

from bot.demo.telegram import TOKEN
from bot.texts import say
from storage.atoms import raw
from tests import canaries
from tests.canaries import Hit, Scanner
from tests.chat import Phone, Stage, a_stage, eventually
from tests.people import EMMA, NOOR, SAM, Pupil
from tests.stories.acts import (
    calm,
    count,
    data_of,
    everything,
    forges,
    number,
    rows,
    the_only_case,
)
from tests.stories.test_dialogue import sends
from tests.stories.test_report import STORY
from tests.stories.test_road import Talk, begins, starts_of, talks, they_talk_and_agree

NAME: Final = "Noor de Vries"
MORE_WORDS: Final = "en vandaag weer in de gang"
SAID: Final = "SELECT kind FROM entry WHERE kind <> 'nudged' ORDER BY seq"
"""What was said and recorded, without how often she was nudged."""
BOTH: Final = pytest.mark.parametrize("who", [NOOR, EMMA], ids=["nl", "en"])


class Hers(Talk):
    """The two of them, with what she does on her card."""

    async def card(self) -> None:
        """Her card, whatever stands there."""
        await self.noor.says("/kaart")
        await self.sees(self.noor, "status-card", day="@", read="", now="", later="", name="", moment="")

    async def more(self, *keys: str) -> None:
        """From her card to *Meer*, and on."""
        await self.press(self.noor, "status-card.more")
        await self.noor.sees(say("card-more", self.language))
        await self.press(self.noor, *keys)

    async def sees(self, phone: Phone, key: str, **values: object) -> None:
        """The beginning of a text, up to the first of its values that is ``@``."""
        await phone.sees(starts_of(key, self.language, **values).partition("@")[0])


async def told(stage: Stage, who: Pupil) -> Hers:
    """She told, without her name."""
    hers = Hers(stage, who)
    await sends(hers.noor, hers.language)
    return hers


async def named_and_read(stage: Stage, who: Pupil) -> Hers:
    """She told, gave her name later, and her coach picked it up."""
    hers = await told(stage, who)
    await hers.press(hers.noor, "report-sent-more.card")
    await hers.more("card-more-name")
    await hers.sees(hers.noor, "give-name", coach=SAM.name)
    await hers.noor.says(NAME)
    await hers.card()
    await hers.press(hers.sam, "alert-new.open", "case-new.pick-up")
    await calm(stage)
    return hers


# --- Taken back after it was read -------------------------------------------------------------------------------------


async def takes_back(hers: Hers) -> None:
    """From her card to the last word she gets."""
    await hers.card()
    await hers.more("more-take-back")
    await hers.sees(hers.noor, "take-back-read", coach=SAM.name, days=3)
    await hers.press(hers.noor, "take-back.yes")
    await hers.sees(hers.noor, "taken-back-read", days=3)
    await calm(hers.stage)


@BOTH
async def test_name_and_way_back_go_at_once_and_the_text_three_days_later(tmp_path: Path, who: Pupil) -> None:
    """The coach hears it by code and has three school days; nobody says anything, so the text goes then."""
    async with a_stage(tmp_path) as stage:
        hers = await named_and_read(stage, who)
        await takes_back(hers)
        assert rows(stage, "SELECT kind FROM entry WHERE kind = 'name'") == []
        assert (count(stage, "reply_address"), rows(stage, SAID)) == (0, [("story",)])
        alert = await hers.sam.sees("↩")
        code = next(code for (code,) in rows(stage, "SELECT code FROM casus"))
        assert alert.text == say("alert-withdrawn", hers.language, code=str(code))
        await hers.press(hers.sam, "alert-withdrawn.open")
        await hers.sees(hers.sam, "text-goes")
        assert NAME not in everything(hers.sam)
        await stage.until(datetime(2026, 11, 27, 15, 59, tzinfo=UTC))
        assert (rows(stage, SAID), count(stage, "key_slot")) == ([("story",)], 2)
        await stage.until(datetime(2026, 11, 27, 16, 1, tzinfo=UTC))
        assert rows(stage, "SELECT status FROM casus") == [("gewist",)]
        assert (count(stage, "entry"), count(stage, "key_slot"), count(stage, "chat")) == (0, 1, 0)


@BOTH
async def test_a_person_at_school_keeps_the_text_and_says_why(tmp_path: Path, who: Pupil) -> None:
    """Safety or the law: it stays with the case, without a name; nothing is erased when the days are over."""
    async with a_stage(tmp_path) as stage:
        hers = await named_and_read(stage, who)
        await takes_back(hers)
        await hers.press(hers.sam, "alert-withdrawn.open", "decide-text")
        await hers.sees(hers.sam, "withdrawn", code="@", days=3)
        await hers.press(hers.sam, "withdrawn.safety")
        await hers.sees(hers.sam, "note-text-kept")
        await hers.sam.sees(say("text-kept-safety", hers.language))
        await hers.sam.sees(say("reporter-gone", hers.language))
        await stage.until(datetime(2026, 12, 2, 12, tzinfo=UTC))
        assert rows(stage, "SELECT status FROM casus") == [("ontvangen",)]
        assert rows(stage, SAID) == [("story",), ("kept",)]


async def test_a_text_that_nobody_needs_may_go_sooner(tmp_path: Path) -> None:
    """*Wis de tekst nu*: at once, and an old button leads nowhere."""
    async with a_stage(tmp_path) as stage:
        hers = await named_and_read(stage, NOOR)
        await takes_back(hers)
        await hers.press(hers.sam, "alert-withdrawn.open", "decide-text")
        await hers.sees(hers.sam, "withdrawn", code="@", days=3)
        message, keep = data_of(hers.sam, say("withdrawn.law", "nl"))
        await hers.press(hers.sam, "withdrawn.erase")
        await hers.sees(hers.sam, "hidden")
        assert (count(stage, "entry"), count(stage, "due")) == (0, 0)
        await forges(stage, hers.sam, keep, message)
        assert rows(stage, "SELECT status FROM casus") == [("gewist",)]


async def test_nobody_keeps_a_text_that_was_not_taken_back(tmp_path: Path) -> None:
    """A made-up button of the coach keeps and erases nothing."""
    async with a_stage(tmp_path) as stage:
        hers = await named_and_read(stage, NOOR)
        code = next(code for (code,) in rows(stage, "SELECT code FROM casus"))
        for deed in ("keep-text:safety", "keep-text:rubbish", "erase-text"):
            await forges(stage, hers.sam, f"s:{code}:{deed}")
        assert rows(stage, SAID) == [("story",), ("name",)]


async def test_opened_between_her_question_and_her_yes(tmp_path: Path) -> None:
    """She was told that nobody had read it; by then somebody has, so she is told what goes now, and asked anew."""
    async with a_stage(tmp_path) as stage:
        hers = await told(stage, NOOR)
        await hers.press(hers.noor, "report-sent.take-back")
        await hers.sees(hers.noor, "take-back")
        await hers.press(hers.sam, "alert-new.open")
        await hers.sam.sees(STORY)
        await hers.press(hers.noor, "take-back.yes")
        await hers.sees(hers.noor, "take-back-read", coach=SAM.name, days=3)
        assert count(stage, "reply_address") == 1
        await hers.press(hers.noor, "take-back.yes")
        await hers.sees(hers.noor, "taken-back-read", days=3)
        await calm(stage)
        assert (count(stage, "reply_address"), count(stage, "entry")) == (0, 1)


# --- Cut loose --------------------------------------------------------------------------------------------------------


@BOTH
async def test_after_cutting_loose_nothing_of_the_chat_is_on_disk(tmp_path: Path, who: Pupil) -> None:
    """No row, no index, no sealed address and no message id: searched for in every byte, after it was found there."""
    async with a_stage(tmp_path) as stage:
        hers = await named_and_read(stage, who)
        traces = traces_of(stage, who)
        assert {hit.what for hit in found(stage, traces)} == {needle.what for needle in traces}
        await hers.card()
        await hers.more("more-unlink")
        await hers.sees(hers.noor, "unlink", coach=SAM.name)
        await hers.press(hers.noor, "unlink.yes")
        await hers.sees(hers.noor, "note-unlinked")
        await stage.later(timedelta(minutes=16))
        await calm(stage)
        await hers.noor.sees_only(say("folded", hers.language))
        stage.lane.now(lambda unit: None)
        assert (count(stage, "chat"), count(stage, "reply_address"), count(stage, "talk")) == (0, 0, 0)
        assert number(stage, "SELECT count(*) FROM outbox WHERE address IS NOT NULL") == 0
        await forgotten(stage, traces)
        assert parts(stage) == {0}


def traces_of(stage: Stage, who: Pupil) -> tuple[canaries.Needle, ...]:
    """What leads from the case to this chat, and from this chat to the case, as it stands in the database."""
    vault, case_id = stage.lane.store._vault, the_only_case(stage)  # type: ignore[attr-defined]
    addresses = [bytes(a) for (a,) in rows(stage, "SELECT address FROM reply_address UNION SELECT address FROM chat")]  # type: ignore[call-overload]
    by_case, by_chat = vault.reporter_index(raw(case_id), who.id), vault.chat_index(who.id)
    named = {"by case": by_case, "by chat": by_chat, **{f"address {n}": a for n, a in enumerate(addresses)}}
    return sum((canaries.secret(what, value) for what, value in named.items()), ())


def found(stage: Stage, needles: tuple[canaries.Needle, ...]) -> list[Hit]:
    """Where any of it stands: the database, and what is kept beside it."""
    return Scanner(needles).places(*stage.folder.glob("signaal.db*"))


async def forgotten(stage: Stage, needles: tuple[canaries.Needle, ...]) -> None:
    """Until none of it stands anywhere. While somebody reads beside the bot, as this test does, SQLite's log cannot be
    emptied; then the next transaction does it."""
    await eventually(lambda: not found(stage, needles), lambda: f"it still stands there: {found(stage, needles)}")


def parts(stage: Stage) -> set[int]:
    """The numbers of messages in the chat that are kept with what was told, as its reader at school opens it."""
    case_id = the_only_case(stage)
    entries = stage.lane.now(lambda unit: unit.entries(case_id, SAM))
    assert entries
    return {entry.part for entry in entries}


async def test_the_coach_reads_that_nobody_is_there_and_can_ask_nothing(tmp_path: Path) -> None:
    """The card says so, her name is gone from it, and no button asks; nothing is nudged, whatever the coach records."""
    async with a_stage(tmp_path) as stage:
        hers = await named_and_read(stage, NOOR)
        await hers.noor.says("/loskoppelen")
        await hers.press(hers.noor, "unlink.yes")
        await hers.sees(hers.noor, "note-unlinked")
        await stage.later(timedelta(minutes=16))
        code = next(code for (code,) in rows(stage, "SELECT code FROM casus"))
        await hers.sam.says("/postvak")
        await hers.sam.taps(str(code), say("reporter-gone", "nl"))
        assert NAME not in everything(hers.sam)
        await forges(stage, hers.sam, f"s:{code}:ask:what-helps")
        assert rows(stage, SAID) == [("story",)]
        await stage.until(datetime(2026, 12, 2, 12, tzinfo=UTC))
        await hers.noor.sees_only(say("folded", "nl"))
        assert count(stage, "chat") == 0


# --- No more questions ------------------------------------------------------------------------------------------------


@BOTH
async def test_no_more_questions_and_then_again(tmp_path: Path, who: Pupil) -> None:
    """No verdict is asked and nothing comes; her card works and names no moment; what she adds still goes."""
    async with a_stage(tmp_path) as stage:
        talk = await begins(stage, who)
        await talks(talk)
        await they_talk_and_agree(talk)
        hers = Hers.__new__(Hers)
        hers.__dict__.update(talk.__dict__)
        await hers.card()
        await hers.more("more-quiet")
        await hers.sees(hers.noor, "quiet")
        await hers.press(hers.noor, "quiet.ok")
        await hers.noor.sees(last_line("status-card-look", hers.language))
        await stage.later(timedelta(minutes=16))
        await calm(stage)
        await stage.until(datetime(2026, 12, 1, 20, tzinfo=UTC))
        assert hers.noor.bubbles == [say("folded", hers.language)]
        await hers.press(hers.noor, "folded.view")
        await calm(stage)
        assert say("verdict", hers.language) not in everything(hers.noor)
        await hers.press(hers.noor, "no-news.ok")
        await hers.more("more-unquiet")
        await hers.card()


def last_line(key: str, language: str) -> str:
    """The last line of a card."""
    return say(key, language, day="", read="", now="", later="", name="").splitlines()[-1]


# --- The chat, and what school knows ----------------------------------------------------------------------------------


@BOTH
async def test_emptying_the_chat_takes_what_was_left_by_chance(tmp_path: Path, who: Pupil) -> None:
    """Lines that a crash left behind are found and go, though nothing knows of them; what may remain is said."""
    async with a_stage(tmp_path) as stage:
        hers = await told(stage, who)
        await hers.press(hers.noor, "report-sent-more.card")
        await calm(stage)
        for text in ("een regel van gisteren", "en nog een"):
            stage.telegram.request(TOKEN, "sendMessage", {"chat_id": str(hers.noor.id), "text": text})
        assert len(hers.noor.messages) == 3
        await hers.more("more-clear")
        await hers.sees(hers.noor, "chat-clear")
        await calm(stage)
        assert [m.text for m in hers.noor.messages] == [hers.noor.screen.text]
        await hers.press(hers.noor, "chat-clear.ok")
        await hers.card()


@BOTH
async def test_a_chat_that_is_left_as_it_is_and_emptied_after_all(tmp_path: Path, who: Pupil) -> None:
    """What she typed after sending stands there, and her card does not fold; in the end all of it goes."""
    async with a_stage(tmp_path) as stage:
        hers = await keeps(stage, who)
        await stage.later(timedelta(hours=2))
        await calm(stage)
        assert hers.noor.messages[0].text == MORE_WORDS
        assert say("folded", hers.language) not in hers.noor.bubbles
        await hers.card()
        await hers.more("more-unkeep")
        await hers.sees(hers.noor, "chat-clear")
        await calm(stage)
        assert [m.text for m in hers.noor.messages] == [hers.noor.screen.text]
        await hers.press(hers.noor, "chat-clear.ok")
        await stage.later(timedelta(minutes=16))
        await hers.noor.sees_only(say("folded", hers.language))


@BOTH
async def test_what_is_taken_back_does_not_stay_in_a_chat_that_was_left_as_it_is(tmp_path: Path, who: Pupil) -> None:
    """Her words go from the chat with the rest, and the next thing she tells is emptied as usual."""
    async with a_stage(tmp_path) as stage:
        hers = await keeps(stage, who)
        await hers.more("more-take-back", "take-back.yes")
        await hers.noor.holds_no_more(MORE_WORDS)
        await hers.press(hers.noor, "taken-back.ok")
        await sends(hers.noor, hers.language)
        await calm(stage)
        assert all(m.from_bot for m in hers.noor.messages)


async def keeps(stage: Stage, who: Pupil) -> Hers:
    """She told, wants her chat left as it is, and added something."""
    hers = await told(stage, who)
    await hers.press(hers.noor, "report-sent-more.card")
    await hers.more("more-keep")
    await hers.sees(hers.noor, "keep")
    await hers.press(hers.noor, "keep.ok", "status-card.add")
    await hers.noor.says(MORE_WORDS)
    await hers.sees(hers.noor, "note-added")
    await calm(stage)
    return hers


@BOTH
async def test_what_school_knows_in_counts_and_the_words_after_a_tap(tmp_path: Path, who: Pupil) -> None:
    """Nothing that she typed stands there until she asks for it; then it is protected, and gone after a quarter."""
    async with a_stage(tmp_path) as stage:
        hers = await named_and_read(stage, who)
        await hers.noor.says("/mijngegevens" if who is NOOR else "/mydata")
        await hers.sees(hers.noor, "my-data", held="@", way="", days="60")
        held = [
            say("my-data-typed", hers.language, count=1),
            say("my-data-class", hers.language, klas="2HE", name=say("card-name-given", hers.language)),
            say("my-data-way", hers.language),
        ]
        assert all(line in hers.noor.screen.text for line in held)
        assert not {STORY, NAME} & set(hers.noor.screen.text.splitlines())
        await hers.press(hers.noor, "my-data.all")
        await hers.noor.sees(STORY)
        assert hers.noor.screen.protected
        await stage.later(timedelta(minutes=16))
        await calm(stage)
        await hers.noor.sees_only(say("folded", hers.language))


@BOTH
async def test_the_commands_do_what_the_buttons_do(tmp_path: Path, who: Pupil) -> None:
    """In her own language and in the other; and who told nothing hears that there is nothing."""
    commands = {"take-back": ("wissen", "erase"), "unlink": ("loskoppelen", "unlink"), "quiet": ("stil", "quiet")}
    async with a_stage(tmp_path) as stage:
        hers = Hers(stage, who)
        await hers.noor.says("/wissen")
        await hers.sees(hers.noor, "note-nothing-held")
        await sends(hers.noor, hers.language)
        for screen, names in commands.items():
            for name in names:
                await hers.noor.says(f"/{name}")
                await hers.sees(hers.noor, screen, **({"coach": SAM.name} if screen == "unlink" else {}))
        menu = [command.name for command in stage.telegram.menu(hers.noor.id)]
        own = {"nl": ["wissen", "loskoppelen", "mijngegevens", "stil"], "en": ["erase", "unlink", "mydata", "quiet"]}
        assert menu[-4:] == own[hers.language]
        await calm(stage)
        assert all(m.from_bot for m in hers.noor.messages)

