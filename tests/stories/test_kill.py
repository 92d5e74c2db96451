"""``kill -9``, at every named point and at random: no signal is lost, none counts twice (SECURITY §0, §4.3, §6 T1).

The bot is a process of its own (``tests/serving.py``), killed and started again while people go on talking to it; the
emulator lives here. Telegram cannot be asked whether a message arrived, so after a death one that was on its way may
come twice: a new screen, or a notice that was in ``sending``, which its row then says. Nothing else may.

``SIGNAAL_KILLS=60`` kills that often in the load (15 by default; on PostgreSQL a quarter of it), with ten signals for
each, and plays the story through twice as many deaths. ``pytest -s`` shows the figures.
"""

import asyncio
import os
import random
import time as clocks
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest

from bot.route.model import Code
from bot.texts import say
from tests.killed import End, Kept, Lives, Steady, Town, a_town, alerts_on, kept_in, patiently
from tests.people import DAAN, EMMA, NOOR, SAM, Pupil
from tests.postgres import NoPostgres, server
from tests.stories.test_report import STORY, picks_up, tells

USUAL_KILLS: Final = 15
KILLS: Final = int(os.environ.get("SIGNAAL_KILLS", USUAL_KILLS))
SIGNALS_EACH: Final = 10
AT_ONCE: Final = 12
MOST_CALLS: Final = 150
"""Calls of the Bot API in one life: fewer than its share of the signals takes, or it would wait for its death."""
SEED: Final = 20_261_124
DAAN_SAW, DAAN_ADDED = "hij staat elke pauze alleen", "en niemand zegt er iets van"
EMMA_SAID: Final = "they laugh when I say something"
BATCHES: Final = 6
"""So many times something comes in until a signal is sent: Start, whom, the story, the year, the class, Send."""
LANES: Final = 8
"""Errands under way at once: so many messages may be ambiguous after a death (DESIGN §1)."""


# --- At every named point -------------------------------------------------------------------------------------------

DEATHS: Final = (
    ("before-begin", (5, 17)),
    ("before-commit", (3, 14)),
    ("after-commit", (2, 16)),
    ("after-claim", (1, 1, 2)),
    ("after-sending", (1, 2, 2)),
    ("after-send", (1, 9)),
    ("after-settle", (1, 2, 4)),
    ("before-confirm", (3, 4, 3)),
)
"""At which passing of the point the first life ends, the second, …; the life after these goes on."""
MORE_DEATHS: Final = (
    ("before-begin", (1, 10, 22)),
    ("before-commit", (1, 8, 20)),
    ("after-commit", (1, 10, 21)),
    ("after-claim", (2, 2, 1)),
    ("after-sending", (2, 3)),
    ("after-send", (6, 5)),
    ("after-settle", (3, 3, 3)),
    ("before-confirm", (1, 3, 2)),
)


@pytest.mark.parametrize(("point", "counts"), DEATHS + MORE_DEATHS if KILLS > USUAL_KILLS else DEATHS)
async def test_a_story_goes_on_from_death_to_death(tmp_path: Path, point: str, counts: tuple[int, ...]) -> None:
    """Told, sent, opened, picked up, nudged and read, once each, though the bot dies at this point again and again."""
    async with a_town(tmp_path, [*(End(point, nth) for nth in counts), End()]) as town:
        noor, sam = town.pupil(NOOR), town.staff[SAM.name]
        await tells(noor, "nl")
        await noor.taps(say("report-send.anon", "nl"), "Verstuurd")
        await noor.sees_no_words_of_its_own()
        code = await picks_up(sam)
        await noor.sees(say("nudge", "nl"))
        await noor.taps(say("nudge.view", "nl"), "Jansen")
        assert town.lives.deaths == len(counts)
        town.later(timedelta(minutes=16))
        await noor.sees(say("folded", "nl"))
        await patiently(lambda: [m for m in sam.messages if m.text == code], lambda: f"no stub, but {sam.bubbles}")
    town.nobody_saw_an_error()
    _once(kept_in(town), Code(code))
    _phones_at_the_end(noor, sam, kept_in(town).unsure[Code(code)], len(counts))


def _once(kept: Kept, code: Code) -> None:
    """One signal, one story, read once and picked up once; no draft is left, and nothing waits to be sent."""
    (case,) = kept.cases.values()
    assert (case.code, case.owner, case.word) == (code, SAM.id, "")
    assert kept.stories[case.id] == (STORY,)
    assert kept.events == {(case.id, "verzenden"): 1, (case.id, "oppakken"): 1}
    assert kept.readings == {case.id: 1}
    assert (kept.rows, kept.drafts, kept.undone) == (1, 0, 0)


def _phones_at_the_end(noor: Steady, sam: Steady, unsure: int, deaths: int) -> None:
    """One neutral line and one code, and besides them only what came twice, as often as may be."""
    folded = [m for m in noor.messages if m.text == say("folded", "nl")]
    assert len(folded) == 1
    assert all(m.from_bot for m in noor.messages)
    assert len(noor.messages) - 1 <= deaths
    assert noor.repeated <= deaths
    asked = [text for text in noor.got("sendMessage", "editMessageText") if say("report-story", "nl") in text]
    assert len(asked) <= 1 + deaths
    assert len(sam.messages) - 1 == sam.repeated <= unsure <= deaths


async def test_an_alert_that_two_lives_died_with_still_arrives(tmp_path: Path) -> None:
    """Twice marked and never sent: its row says that nobody knew, and the next life sends it."""
    ends = [End("before-confirm", BATCHES), End("after-sending", 1), End("after-sending", 1), End()]
    async with a_town(tmp_path, ends) as town:
        noor, sam = town.pupil(NOOR), town.staff[SAM.name]
        await tells(noor, "nl")
        await noor.taps(say("report-send.anon", "nl"), "Verstuurd")
        await noor.sees_no_words_of_its_own()
        assert town.lives.deaths == 3
        await sam.sees("Nieuw bericht")
        await sam.taps("Openen", STORY)
    town.nobody_saw_an_error()
    kept, alerts = kept_in(town), alerts_on(town.staff)
    (case,) = kept.cases.values()
    assert (kept.unsure[case.code], alerts[case.code]) == (2, 1)


# --- A busy evening -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Teller:
    """One of the crowd: whom it is about, what she types in which messages, and whether she types before she taps."""

    who: Pupil
    whom: str
    words: tuple[str, ...]
    types_first: bool
    klas: str
    reader: str

    async def tells(self, phone: Steady) -> None:
        """All the way to her card; what is typed later joins the story before she goes on."""
        await (phone.says(self.words[0]) if self.types_first else phone.starts())
        await phone.taps(say(f"report-hello.{self.whom}", "nl"))
        if not self.types_first:
            await phone.sees("Eén zin is genoeg")
            await phone.says(self.words[0])
        await phone.sees("leerjaar")
        for more in self.words[1:]:
            await phone.says(more)
            await phone.sees(say("note-added", "nl"))
        await phone.taps(self.klas[0])
        await phone.taps(f"{self.klas} · {self.reader}", self.words[0])
        await phone.taps(say("report-send.anon", "nl"), "Verstuurd")
        await phone.says("/kaart")
        await phone.sees("Jouw bericht van")
        await phone.sees_no_words_of_its_own()


def a_teller(number: int, chance: random.Random) -> Teller:
    """Somebody with a story of her own."""
    who = Pupil(f"Leerling {number}", "", f"leerling{number}", "nl", 8_000_000_000 + number)
    klas, reader = chance.choice([("2HE", "Jansen"), ("2HE", "Ali"), ("1HA", "Bakker"), ("3KA", "Bakker")])
    words = tuple(f"verhaal {number}, deel {part}" for part in range(chance.choice([1, 1, 2])))
    return Teller(who, chance.choice(["me", "other"]), words, chance.random() < 0.3, klas, reader)


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Iterator[tuple[str | None, int]]:
    """Where the school keeps things (None: SQLite in the folder of the test), and how often the bot is killed there."""
    if request.param == "sqlite":
        yield None, KILLS
        return
    with ExitStack() as stack:
        try:
            url = stack.enter_context(server())
        except NoPostgres as reason:
            pytest.skip(str(reason))
        yield url, KILLS // 4


async def test_a_busy_evening_survives_kills_at_random(tmp_path: Path, database: tuple[str | None, int]) -> None:
    """Each signal is there once, each pupil has her card, each coach was told, and when twice it is known why."""
    (url, kills), chance, began = database, random.Random(SEED), clocks.monotonic()
    crowd = [a_teller(number, chance) for number in range(SIGNALS_EACH * kills)]
    async with a_town(tmp_path, [End()] * (kills + 1), url) as town:
        phones = [town.pupil(teller.who) for teller in crowd]
        async with asyncio.TaskGroup() as group:
            group.create_task(_kills(town, kills, chance))
            await _come_in(group, town.lives, crowd, phones)
    assert town.lives.deaths == kills
    town.nobody_saw_an_error()
    kept, alerts = kept_in(town), alerts_on(town.staff)
    _nothing_lost_and_nothing_twice(kept, crowd)
    _everybody_has_a_card(phones, kills)
    _every_coach_was_told(kept, alerts, kills)
    _show_figures(kept, alerts, phones, f"{kills} kills in {clocks.monotonic() - began:.0f} s")


def _show_figures(kept: Kept, alerts: Counter[Code], phones: Sequence[Steady], what: str) -> None:
    print(
        f"{kept.rows} signals, {what}: alerts sent twice {alerts.total() - len(alerts)}, "
        f"in doubt {sum(kept.unsure.values())}; "
        f"screens sent twice {sum(phone.repeated for phone in phones)}"
    )


async def _kills(town: Town, times: int, chance: random.Random) -> None:
    """Each life ends at any moment: after some work, so that a slow machine gets on as well."""
    for _ in range(times):
        await town.lives.up.wait()
        await town.works(chance.randrange(MOST_CALLS))
        await asyncio.sleep(chance.random() / 50)
        town.lives.kill()


async def _come_in(group: asyncio.TaskGroup, lives: Lives, crowd: Sequence[Teller], phones: Sequence[Steady]) -> None:
    """So many in each life that somebody always is in the middle of something; not too many at a time."""
    places = asyncio.Semaphore(AT_ONCE)

    async def come(teller: Teller, phone: Steady) -> None:
        try:
            await teller.tells(phone)
        finally:
            places.release()

    for number, (teller, phone) in enumerate(zip(crowd, phones, strict=True)):
        await lives.died(number // SIGNALS_EACH)
        await places.acquire()
        group.create_task(come(teller, phone))


def _nothing_lost_and_nothing_twice(kept: Kept, crowd: Sequence[Teller]) -> None:
    assert Counter(kept.stories.values()) == Counter(teller.words for teller in crowd)
    assert kept.events == Counter((case, "verzenden") for case in kept.cases)
    assert (kept.rows, kept.drafts, kept.undone) == (len(crowd), 0, 0)


def _everybody_has_a_card(phones: Sequence[Steady], kills: int) -> None:
    """And none of her own words beside it, nor more screens than may have been on their way when the bot died."""
    assert [phone.bubbles for phone in phones if "Jouw bericht van" not in phone.screen.text] == []
    assert [phone.bubbles for phone in phones if not all(m.from_bot for m in phone.messages)] == []
    assert sum(len(phone.messages) - 1 for phone in phones) <= LANES * kills
    assert sum(phone.repeated for phone in phones) <= LANES * kills


def _every_coach_was_told(kept: Kept, alerts: Counter[Code], kills: int) -> None:
    """Of each case; when more than once, its row knows that there was a doubt."""
    assert set(alerts) == {case.code for case in kept.cases.values()}
    assert [code for code, times in alerts.items() if times - 1 > kept.unsure[code]] == []
    assert sum(kept.unsure.values()) <= LANES * kills


# --- A night without a bot ------------------------------------------------------------------------------------------


async def test_a_night_without_a_bot_loses_nothing(tmp_path: Path) -> None:
    """Telegram keeps what is typed for a day: in the end everybody goes on where she was, and nobody types again.

    A tap it keeps for some minutes only; who tapped in vain taps again.
    """
    async with a_town(tmp_path, [End("before-confirm", 2 + BATCHES), End()]) as town:
        noor, daan, emma, sam = *map(town.pupil, (NOOR, DAAN, EMMA)), town.staff[SAM.name]
        await daan.starts()
        await daan.taps(say("report-hello.other", "nl"), "Eén zin is genoeg")
        town.lives.may_begin.clear()
        await tells(noor, "nl")
        await noor.taps(say("report-send.anon", "nl"))
        await town.lives.died(1)
        await daan.says(DAAN_SAW)
        await daan.says(DAAN_ADDED)
        await emma.says(EMMA_SAID)
        town.time.at += timedelta(hours=23, minutes=50)
        town.lives.may_begin.set()
        await noor.sees(say("folded", "nl"))
        await picks_up(sam)
        await noor.taps(say("nudge.view", "nl"), "Jansen")
        await goes_on(daan, "nl", DAAN_ADDED)
        await emma.taps(say("report-hello.me", "en"))
        await goes_on(emma, "en", EMMA_SAID)
    town.nobody_saw_an_error()
    kept = kept_in(town)
    assert sorted(kept.stories.values()) == sorted([(STORY,), (DAAN_SAW, DAAN_ADDED), (EMMA_SAID,)])
    events = Counter(event for _, event in kept.events.elements())
    assert (events["verzenden"], events["oppakken"]) == (3, 1)
    assert (kept.rows, kept.drafts, kept.undone) == (3, 0, 0)


async def goes_on(phone: Steady, language: str, typed: str) -> None:
    """From the year to the end."""
    await phone.taps("2")
    await phone.taps("2HE · Jansen", typed)
    await phone.taps(say("report-send.anon", language))
    await phone.sees_no_words_of_its_own()
