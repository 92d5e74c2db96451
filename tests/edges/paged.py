"""The demo's page on a free port for its tests: two phones, a client in the part of the browser, short ways to ask."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.demo.clock import MovableClock
from bot.demo.page import routes
from bot.demo.phones import Phone, cast_of
from bot.demo.telegram import Telegram
from tests.edges.emulated import a_clock, a_telegram, ask_one, news


@dataclass
class Table:
    """The page on a free port, with two phones, and the Telegram behind it."""

    clock: MovableClock
    telegram: Telegram
    noor: int
    jansen: int
    client: TestClient[web.Request, web.Application]

    async def gets(self, address: str, **headers: str) -> tuple[int, object]:
        """Status and JSON of what a browser asks for."""
        async with self.client.get(address, headers=headers) as answer:
            return answer.status, await answer.json()

    async def does(self, act: str, body: object, phone: str = "leerling", **headers: str) -> tuple[int, object]:
        """Status and JSON after something was done on a phone."""
        async with self.client.post(f"/chat/{phone}/{act}", json=body, headers=headers) as answer:
            return answer.status, await answer.json()

    async def shows(self, phone: str = "leerling") -> dict[str, object]:
        """Everything a phone shows."""
        return await self.finds(f"/chat/{phone}")

    async def finds(self, address: str) -> dict[str, object]:
        """The JSON object that must be at this address."""
        status, found = await self.gets(address)
        assert status == 200
        assert isinstance(found, dict)
        return found

    def says(self, text: str, **params: object) -> int:
        """The bot writes to Noor; returns the id of the message."""
        number = ask_one(self.telegram, "sendMessage", chat_id=self.noor, text=text, **params)["message_id"]
        assert isinstance(number, int)
        return number


@asynccontextmanager
async def a_table(patience: float = 60) -> AsyncIterator[Table]:
    """Noor has started the bot, Jansen has not; nothing waits for the bot. ``/phones`` waits that long for news."""
    clock = a_clock()
    telegram = a_telegram(clock)
    noor, jansen = telegram.add_user("Noor").id, telegram.add_user("Jansen").id
    phones = [Phone("leerling", noor, "Leerling"), Phone("coach", jansen, "Coach", "en")]
    app = web.Application()
    cast = cast_of(telegram, phones)
    app.add_routes(routes(lambda: cast, patience=patience))
    telegram.starts(noor)
    news(telegram)
    async with TestClient(TestServer(app)) as client:
        yield Table(clock, telegram, noor, jansen, client)
