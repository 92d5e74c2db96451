"""The emulator on HTTP: ``/bot<token>/<method>`` by GET or POST, with parameters in any of the ways the Bot API takes.

Only here is there a socket and real time. The demo's page mounts beside it: ``app.add_routes(routes(telegram))``.
"""

import asyncio
import json
from collections.abc import Iterable
from types import TracebackType
from typing import Self
from urllib.parse import parse_qsl

from aiohttp import web

from bot.demo.errors import ApiError, Refusal, Reply, failure
from bot.demo.telegram import LongPoll, Telegram

# How many seconds a stop gives to answers that are under way; waiting polls are cut off then.
_FAREWELL = 0.1


class _Unreadable(Exception):
    """The body of a request is not the JSON it says it is."""


def routes(telegram: Telegram, second: float = 1.0) -> list[web.AbstractRouteDef]:
    """Return the routes of the Bot API for an aiohttp application.

    ``second``: how many real seconds one second of a long poll or of a slow answer lasts; tests shorten it.
    """
    door = _Door(telegram, second)
    return [web.get("/bot{token}/{method}", door.answer), web.post("/bot{token}/{method}", door.answer)]


class Site:
    """Routes that are listened to on this machine only."""

    def __init__(self, routes: Iterable[web.AbstractRouteDef], port: int = 0) -> None:
        """``port`` 0 takes a free one."""
        self._routes = list(routes)
        self._port = port
        self._runner: web.AppRunner | None = None

    @property
    def origin(self) -> str:
        """Where it listens, without a slash at the end. Known once started."""
        return f"http://127.0.0.1:{self._port}"

    async def start(self) -> None:
        """Begin to listen; after a stop, on the same port. Raises OSError when the port is taken."""
        app = web.Application()
        app.add_routes(self._routes)
        # A bot that hangs up must not keep its poll waiting: the next poll would seem to be a second bot.
        runner = web.AppRunner(app, access_log=None, handler_cancellation=True, shutdown_timeout=_FAREWELL)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", self._port).start()
        self._port = int(runner.addresses[0][1])
        self._runner = runner

    async def stop(self) -> None:
        """Stop listening and hang up on whoever waits. The state stays as it is."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()


class Emulator(Site):
    """A Telegram that listens on this machine only: ``async with Emulator(telegram) as emulator: …``."""

    def __init__(
        self,
        telegram: Telegram,
        *,
        port: int = 0,
        second: float = 1.0,
        beside: Iterable[web.AbstractRouteDef] = (),
    ) -> None:
        """``port`` 0 takes a free one; ``beside`` are further routes, such as the demo's page."""
        super().__init__([*routes(telegram, second), *beside], port)
        self.telegram = telegram

    @property
    def base_url(self) -> str:
        """What python-telegram-bot and ``SIGNAAL_API_URL`` want: the token comes right behind it."""
        return f"{self.origin}/bot"


class _Door:
    """One HTTP request at a time: read it, ask the state, wait if need be, write the answer."""

    def __init__(self, telegram: Telegram, second: float) -> None:
        self._telegram = telegram
        self._second = second

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Serve one call."""
        try:
            params = await _params(request)
        except _Unreadable:
            return _response(failure(ApiError(Refusal.BODY_NOT_JSON)))
        outcome = self._telegram.request(request.match_info["token"], request.match_info["method"], params)
        reply = await self._wait(outcome) if isinstance(outcome, LongPoll) else outcome
        if reply.delay > 0:
            await asyncio.sleep(reply.delay * self._second)
        if reply.cut and request.transport is not None:
            request.transport.abort()
        return _response(reply)

    async def _wait(self, poll: LongPoll) -> Reply:
        rung = asyncio.Event()
        poll.on_ready = rung.set
        try:
            async with asyncio.timeout(poll.seconds * self._second):
                await rung.wait()
        except TimeoutError:
            pass
        except asyncio.CancelledError:
            self._telegram.abandon(poll)
            raise
        return self._telegram.finish(poll)


def _response(reply: Reply) -> web.Response:
    return web.Response(status=reply.status or 500, body=reply.body, content_type=reply.content_type)


async def _params(request: web.Request) -> dict[str, str]:
    """Return the parameters of query string and body together; nested JSON stays JSON text."""
    params = dict(request.query)
    if not request.body_exists:
        return params
    if request.content_type == "application/json":
        return params | _from_json(await request.read())
    if request.content_type == "multipart/form-data":
        return params | {name: value for name, value in (await request.post()).items() if isinstance(value, str)}
    return params | dict(parse_qsl((await request.read()).decode(errors="replace"), keep_blank_values=True))


def _from_json(body: bytes) -> dict[str, str]:
    try:
        values = json.loads(body)
    except ValueError:
        raise _Unreadable from None
    if not isinstance(values, dict):
        raise _Unreadable
    return {name: _as_text(value) for name, value in values.items() if value is not None}


def _as_text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)
