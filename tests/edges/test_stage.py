"""Round the phones of the demo: who may move the clock and look at the disk, and what the page may not ask."""

import asyncio
import re
import sys
from asyncio.subprocess import PIPE, STDOUT, Process
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp import ClientSession

from bot.config import calendar_of
from bot.demo import scenes
from bot.demo.guard import HEADERS
from bot.demo.show import Leap, Show, Stuck, opening_moment
from bot.route.timing import is_school_day, local_day
from bot.sample import the_school
from bot.staging import Demo, play
from bot.texts import LANGUAGES
from tests.chat import eventually

ROOT = Path(__file__).resolve().parents[2]
ASKED = ("/stage/clock", "/stage/scene", "/stage/stop", "/thief/search")


@dataclass
class Demonstration:
    """A demo that runs, and somebody who asks it things."""

    demo: Demo
    client: ClientSession

    async def posts(self, path: str, body: object, **headers: str) -> int:
        """The status of a request."""
        async with self.client.post(self.demo.address + path, json=body, headers=headers) as answer:
            assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
            return answer.status


@pytest_asyncio.fixture
async def running() -> AsyncIterator[Demonstration]:
    """The demo on a free port."""
    stop, started = asyncio.Event(), asyncio.get_running_loop().create_future()
    async with asyncio.TaskGroup() as group, ClientSession() as client:
        group.create_task(play(0, started, stop, beat=5))
        yield Demonstration(await started, client)
        stop.set()


async def test_other_pages_and_other_hosts_are_refused(running: Demonstration) -> None:
    """As everywhere on the page: a stranger moves no clock and reads no row."""
    for path in ASKED:
        assert await running.posts(path, {}, Origin="https://evil.example") == 403
        assert await running.posts(path, {}, Host="evil.example") == 421
    async with running.client.get(f"{running.demo.address}/thief", headers={"Host": "evil.example"}) as answer:
        assert answer.status == 421


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/stage/clock", {"to": "back"}),
        ("/stage/clock", {}),
        ("/stage/scene", {"name": "murder", "language": "nl"}),
        ("/stage/scene", {"name": "tells", "language": "fr"}),
        ("/stage/stop", []),
        ("/thief/search", {"words": "  "}),
        ("/thief/search", {"words": "x" * 201}),
    ],
)
async def test_what_the_page_never_asks_is_not_understood(running: Demonstration, path: str, body: object) -> None:
    """And nothing comes of it."""
    changes = running.demo.show.changes
    assert await running.posts(path, body) == 400
    assert running.demo.show.changes == changes


async def test_one_thing_goes_on_at_a_time(running: Demonstration) -> None:
    """While a scene is played the clock is not the viewer's; another scene takes the place of the first."""
    show = running.demo.show
    assert await running.posts("/stage/scene", {"name": "tells", "language": "nl"}) == 200
    await eventually(lambda: show.busy == "tells", lambda: "it never begins")
    assert await running.posts("/stage/clock", {"to": "hour"}) == 409
    assert await running.posts("/stage/scene", {"name": "silence", "language": "en"}) == 200
    await eventually(lambda: show.busy == "silence", lambda: "it never begins")
    assert show.cast.edition == 2
    assert await running.posts("/stage/stop", {}) == 200
    assert (show.busy, show.caption) == ("", {"key": "stopped", "values": {}})


async def test_real_time_is_left_alone_when_the_clock_is_moved(running: Demonstration) -> None:
    """Only the school's day goes on; and it never goes back (DESIGN §3)."""
    show = running.demo.show
    before = show.school.now()
    await show.walk(before + timedelta(days=3))
    assert timedelta(days=3) <= show.school.now() - before < timedelta(days=3, minutes=1)
    await show.school.put_clock(before)
    assert show.school.now() - before >= timedelta(days=3)


async def test_what_never_comes_is_not_waited_for(running: Demonstration) -> None:
    """A scene that waits in vain ends with its own line."""
    running.demo.show.patience = 0.05
    with pytest.raises(Stuck, match="scene-stuck"):
        await running.demo.show.until(lambda: False, Stuck("scene-stuck"))


@pytest.mark.parametrize("day", [datetime(2026, 11, 28, 9, tzinfo=UTC), datetime(2026, 12, 25, 9, tzinfo=UTC)])
def test_a_demo_never_opens_on_a_day_off(day: datetime) -> None:
    """On a Saturday or at Christmas it opens on the next school day, after the last lesson but before five."""
    calendar = calendar_of(the_school(), range(2025, 2029))
    opened = opening_moment(calendar, day)
    assert opened > day
    assert is_school_day(calendar, local_day(calendar, opened))


async def test_each_leap_comes_to_stand_where_it_says(running: Demonstration) -> None:
    """An hour on, the next school day at eight, two weeks on."""
    show = running.demo.show
    now = show.school.now()
    hour, day, weeks = (show.goal(leap) for leap in Leap)
    assert (hour - now).total_seconds() == pytest.approx(3600, abs=5)
    assert is_school_day(show.school.calendar, local_day(show.school.calendar, day))
    assert day.astimezone(now.tzinfo).time() == time(8)
    assert day > now
    assert (weeks - now).total_seconds() == pytest.approx(14 * 86400, abs=5)


def test_every_line_of_a_scene_stands_in_the_page_in_each_language() -> None:
    """What a scene says to its viewer, and the two lines on its button."""
    page = (Path(scenes.__file__).parent / "assets" / "words.js").read_text(encoding="utf-8")
    told = re.findall(r'play\.tells\("([a-z-]+)"\)', Path(scenes.__file__).read_text(encoding="utf-8"))
    assert len(told) > 20
    missing = [key for key in told if len(re.findall(rf'^\s+"?{key}"?: "', page, re.MULTILINE)) != len(LANGUAGES)]
    assert missing == []
    named = ["scene" + "".join(map(str.capitalize, name.split("-"))) for name in scenes.SCENES]
    assert [name for name in named if page.count(f'{name}: "') != 2 or page.count(f'{name}More: "') != 2] == []


async def test_before_there_is_a_school_the_page_says_not_yet() -> None:
    """Rather than break."""
    with pytest.raises(LookupError):
        _ = Show().cast


# --- From the command line ----------------------------------------------------------------------------------------


async def test_the_demo_says_where_it_is_once_it_is_there() -> None:
    """One line with the address; a second demo on that port gets one sentence that says what to do, and no address."""
    first = await a_command("demo", "--port", "0")
    assert first.stdout is not None
    said = (await first.stdout.readline()).decode()
    address = said.split()[2]
    async with ClientSession() as client, client.get(address) as answer:
        assert answer.status == 200
    second = await a_command("demo", "--port", address.rpartition(":")[2])
    assert await second.wait() == 1
    assert second.stdout is not None
    refused = (await second.stdout.read()).decode().split()
    assert " ".join(refused) == f"Port {address.rpartition(':')[2]} is taken. Choose another: make demo PORT=8401"
    first.terminate()
    assert await first.wait() == 0


async def a_command(*words: str) -> Process:
    """``signaal`` with these words, and what it says."""
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", "from bot.cli import main; main()", *words), cwd=ROOT, stdout=PIPE, stderr=STDOUT
    )
