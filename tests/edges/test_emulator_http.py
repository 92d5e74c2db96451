"""The emulator on HTTP: every way to give parameters, real status codes, polls that really wait, broken connections."""

import asyncio
import json
import time
from collections.abc import AsyncIterator

import aiohttp
import pytest
from aiohttp import web

from bot.demo.faults import Fault, FaultKind
from bot.demo.server import Emulator
from bot.demo.telegram import TOKEN
from tests.edges.emulated import Scene, a_scene, buttons

# A second of Telegram lasts this long in these tests.
SECOND = 0.02


class Wire:
    """A scene that listens, and a plain HTTP client."""

    def __init__(self, scene: Scene, emulator: Emulator, http: aiohttp.ClientSession) -> None:
        self.scene = scene
        self.emulator = emulator
        self.http = http

    def url(self, method: str, token: str = TOKEN) -> str:
        """Where a method lives."""
        return f"{self.emulator.base_url}{token}/{method}"

    async def post(self, method: str, **fields: str | int) -> tuple[int, dict[str, object]]:
        """Status and body of a call by form."""
        async with self.http.post(self.url(method), data=fields) as response:
            return response.status, await response.json()


@pytest.fixture
async def wire() -> AsyncIterator[Wire]:
    """An emulator on a free port."""
    scene = a_scene()
    async with Emulator(scene.telegram, second=SECOND) as emulator, aiohttp.ClientSession() as http:
        yield Wire(scene, emulator, http)


async def sent(response: aiohttp.ClientResponse) -> str:
    """The text of the message that a call sent, and a check of what it came with."""
    body = await response.json()
    assert (response.status, body["ok"]) == (200, True)
    assert body["result"]["reply_markup"] == buttons("ja")
    return str(body["result"]["text"])


async def test_parameters_come_in_six_ways(wire: Wire) -> None:
    """Query string by GET, and by POST a form, a multipart form, JSON, and a part of it in the address."""
    nested, chat = json.dumps(buttons("ja")), str(wire.scene.noor)
    fields = {"chat_id": chat, "text": "héé & zo", "reply_markup": nested}
    multipart = aiohttp.FormData(fields)
    multipart.add_field("photo", b"bytes", filename="a.jpg")
    url = wire.url("sendMessage")
    some = {"text": "héé & zo", "reply_markup": buttons("ja"), "link_preview_options": None}

    async with (
        wire.http.get(url, params=fields) as query,
        wire.http.post(url, data=fields) as form,
        wire.http.post(url, data=multipart) as parts,
        wire.http.post(url, json={"chat_id": wire.scene.noor} | some) as body,
        wire.http.post(url, params={"chat_id": chat}, json=some) as body_and_query,
        wire.http.post(url, params={"chat_id": chat}, data={"text": "héé & zo", "reply_markup": nested}) as both,
    ):
        texts = [await sent(response) for response in (query, form, parts, body, body_and_query, both)]

    assert texts == ["héé & zo"] * 6


async def test_a_call_without_body_or_content_type_is_fine(wire: Wire) -> None:
    """As python-telegram-bot does getMe."""
    async with wire.http.post(wire.url("getMe"), headers={"Content-Type": ""}) as response:
        body = await response.json()

    assert body["result"]["is_bot"] is True


@pytest.mark.parametrize("body", ["{", "[1]"])
async def test_a_body_that_is_not_the_json_it_says_is_refused(wire: Wire, body: str) -> None:
    """400, and nothing is done."""
    async with wire.http.post(
        wire.url("getMe"), data=body, headers={"Content-Type": "application/json"}
    ) as response:
        assert response.status == 400
        assert "can't parse request body" in (await response.json())["description"]


async def test_the_status_on_the_wire_is_the_refusals_own(wire: Wire) -> None:
    """PTB and others go by it: 404 twice, 401, 403, 400."""
    async with wire.http.get(wire.url("getMe", "1:" + "x" * 30)) as stranger, wire.http.get(wire.url("getChat")) as no:
        statuses = [stranger.status, no.status]
    statuses.append((await wire.post("sendMessage", chat_id=wire.scene.ab, text="x"))[0])
    statuses.append((await wire.post("sendMessage", chat_id=wire.scene.noor))[0])

    assert statuses == [401, 404, 403, 400]


async def test_a_long_poll_answers_the_moment_something_happens(wire: Wire) -> None:
    """Long before its time is up."""
    begun = time.monotonic()
    async with asyncio.timeout(5), asyncio.TaskGroup() as tasks:
        poll = tasks.create_task(wire.post("getUpdates", timeout=50))
        await asyncio.sleep(0.05)
        assert not poll.done()
        wire.scene.telegram.says(wire.scene.noor, "nu")
    status, body = poll.result()

    assert status == 200
    assert "nu" in json.dumps(body)
    assert time.monotonic() - begun < 50 * SECOND


async def test_a_long_poll_waits_its_time_and_brings_nothing(wire: Wire) -> None:
    """Ten short seconds."""
    begun = time.monotonic()
    status, body = await wire.post("getUpdates", timeout=10)

    assert (status, body["result"]) == (200, [])
    assert time.monotonic() - begun >= 10 * SECOND


async def test_two_polls_at_once_are_a_conflict_for_the_older(wire: Wire) -> None:
    """409, at once; the newer one goes on waiting."""
    async with asyncio.timeout(5), asyncio.TaskGroup() as tasks:
        older = tasks.create_task(wire.post("getUpdates", timeout=50))
        await asyncio.sleep(0.05)
        newer = tasks.create_task(wire.post("getUpdates", timeout=5))

    assert (older.result()[0], newer.result()[0]) == (409, 200)


async def test_a_bot_that_was_killed_while_polling_is_no_rival_to_the_next() -> None:
    """Its poll ends with its connection, long before its time is up, and no update is lost in it."""
    scene = a_scene()
    async with Emulator(scene.telegram) as emulator, aiohttp.ClientSession() as next_one:
        url = f"{emulator.base_url}{TOKEN}/getUpdates"
        async with aiohttp.ClientSession() as killed:
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(killed.post(url, data={"timeout": 50}), 0.1)
        for _ in range(1000):
            await asyncio.sleep(0.01 if scene.telegram.polling else 0)
        assert not scene.telegram.polling
        scene.telegram.says(scene.noor, "bewaard")
        async with next_one.post(url, data={"timeout": 50}) as response:
            body = await response.text()

    assert (response.status, "bewaard" in body) == (200, True)


@pytest.mark.parametrize("kind", [FaultKind.REFUSED, FaultKind.RESET_AFTER])
async def test_a_connection_can_break_before_and_after_the_work(wire: Wire, kind: FaultKind) -> None:
    """The client sees the same; only the chat knows."""
    there = len(wire.scene.telegram.chat(wire.scene.noor))
    wire.scene.telegram.faults.add(Fault(kind))

    with pytest.raises(aiohttp.ClientError):
        await wire.post("sendMessage", chat_id=wire.scene.noor, text="hoi")
    assert len(wire.scene.telegram.chat(wire.scene.noor)) - there == (kind is FaultKind.RESET_AFTER)
    assert (await wire.post("getMe"))[0] == 200


async def test_a_slow_answer_holds_up_nobody_else(wire: Wire) -> None:
    """Done at once, told late."""
    wire.scene.telegram.faults.add(Fault(FaultKind.SLOW, method="sendMessage", seconds=50))
    begun = time.monotonic()
    async with asyncio.timeout(5), asyncio.TaskGroup() as tasks:
        slow = tasks.create_task(wire.post("sendMessage", chat_id=wire.scene.noor, text="traag"))
        await asyncio.sleep(0.05)
        await wire.post("getMe")
        meanwhile = (time.monotonic() - begun, slow.done(), wire.scene.telegram.chat(wire.scene.noor)[-1].text)

    assert meanwhile[0] < 50 * SECOND
    assert meanwhile[1:] == (False, "traag")
    assert time.monotonic() - begun >= 50 * SECOND


async def test_it_can_go_down_and_come_back_on_the_same_port_with_all_it_knew(wire: Wire) -> None:
    """An outage: connections are refused, then all goes on."""
    await wire.emulator.stop()
    with pytest.raises(aiohttp.ClientConnectorError):
        await wire.post("getMe")
    wire.scene.telegram.says(wire.scene.noor, "tijdens de storing")
    await wire.emulator.start()

    assert "storing" in json.dumps((await wire.post("getUpdates"))[1])


async def test_other_pages_can_stand_beside_it() -> None:
    """The demo's page mounts its own routes on the same port."""

    async def page(_: web.Request) -> web.Response:
        return web.Response(text="telefoons")

    async with (
        Emulator(a_scene().telegram, beside=[web.get("/", page)]) as emulator,
        aiohttp.ClientSession() as http,
        http.get(f"{emulator.origin}/") as response,
    ):
        assert await response.text() == "telefoons"
