"""The line to Telegram: what went wrong is told apart, and nothing that was sent is ever said (SECURITY §2.7, §4.3)."""

import asyncio
import json
import logging
import socket
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from urllib.parse import parse_qs

import pytest
from aiohttp import web
from telegram import Bot
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, NetworkError, TelegramError
from telegram.request import BaseRequest

from handlers.telegram.request import AiohttpRequest, Line, NotSent, Said, TooFast, Unsure, connect

TOKEN = "123456789:canary-token-of-thirty-five-chars-x"
CANARY = "zij wachten me op bij de fietsen"

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@asynccontextmanager
async def a_server(handler: Handler) -> AsyncIterator[str]:
    """A server of our own for one test; gives its address."""
    app = web.Application()
    app.router.add_route("*", "/{tail:.*}", handler)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


def a_line(url: str, *, read_s: float = 10.0, connect_s: float = 5.0, connections: int = 64) -> Line:
    """A line with timeouts of the test's own."""
    request = AiohttpRequest(read_s=read_s, connect_s=connect_s, connections=connections)
    return Line(Bot(TOKEN, base_url=f"{url}/bot", request=request, get_updates_request=request))


async def failure(line: Line, **fields: str) -> TelegramError:
    """What a call raises; the line is closed after it."""
    try:
        with pytest.raises(TelegramError) as caught:
            await line.call("sendMessage", {"text": CANARY} | fields)
        return caught.value
    finally:
        await line.close()


def answering(status: int, body: object) -> Handler:
    """A server that always answers this."""

    async def answer(_: web.Request) -> web.StreamResponse:
        text = body if isinstance(body, str) else json.dumps(body)
        return web.Response(status=status, text=text)

    return answer


async def test_a_call_is_a_form_and_its_result_comes_back() -> None:
    """Nested values go as JSON text, truth as ``true``, and only ``result`` comes back (TELEGRAM "Wire contract")."""
    seen: dict[str, object] = {}

    async def answer(request: web.Request) -> web.StreamResponse:
        seen.update(path=request.path, kind=request.content_type, method=request.method, body=await request.text())
        return web.json_response({"ok": True, "result": {"message_id": 5}})

    async with a_server(answer) as url:
        line = connect(TOKEN, url)
        result = await line.call("sendMessage", {"chat_id": 7, "text": "één & twee", "flag": True, "ids": [1, 2]})
        await line.close()

    assert result == {"message_id": 5}
    assert (seen["path"], seen["method"]) == (f"/bot{TOKEN}/sendMessage", "POST")
    assert seen["kind"] == "application/x-www-form-urlencoded"
    body = {name: values[0] for name, values in parse_qs(str(seen["body"])).items()}
    assert body == {"chat_id": "7", "text": "één & twee", "flag": "true", "ids": "[1, 2]"}


async def test_a_call_without_fields_has_no_body() -> None:
    """As python-telegram-bot itself does it."""

    async def answer(request: web.Request) -> web.StreamResponse:
        return web.json_response({"ok": True, "result": request.body_exists})

    async with a_server(answer) as url:
        line = connect(TOKEN, url)
        assert await line.call("getMe", {}) is False
        await line.close()


async def test_it_serves_python_telegram_bot_itself() -> None:
    """It is a request class like theirs, so that ``Bot`` can use it for anything."""
    me = {"id": 1, "is_bot": True, "first_name": "Signaal", "username": "signaal_bot"}
    async with a_server(answering(200, {"ok": True, "result": me})) as url:
        request = AiohttpRequest()
        assert isinstance(request, BaseRequest)
        async with Bot(TOKEN, base_url=f"{url}/bot", request=request, get_updates_request=request) as bot:
            assert bot.username == "signaal_bot"


REFUSALS = (
    (400, "Bad Request: message is not modified: specified new …", BadRequest, Said.NOT_MODIFIED),
    (400, "Bad Request: message to edit not found", BadRequest, Said.EDIT_NOT_FOUND),
    (400, "Bad Request: message can't be deleted for everyone", BadRequest, Said.CANNOT_DELETE),
    (400, "Bad Request: chat not found", BadRequest, Said.CHAT_NOT_FOUND),
    (400, f"Bad Request: what is {CANARY}", BadRequest, Said.OTHER),
    (401, "Unauthorized", InvalidToken, Said.OTHER),
    (403, "Forbidden: bot was blocked by the user", Forbidden, Said.OTHER),
    (404, "Not Found", InvalidToken, Said.OTHER),
    (409, "Conflict: terminated by other getUpdates request", Conflict, Said.OTHER),
    (500, "Internal Server Error", NetworkError, Said.OTHER),
    (502, "Bad Gateway", NetworkError, Said.OTHER),
)


@pytest.mark.parametrize(("status", "description", "kind", "said"), REFUSALS)
async def test_a_refusal_keeps_its_kind_and_only_the_words_we_know(
    status: int, description: str, kind: type[TelegramError], said: Said
) -> None:
    """The status decides the class; of the description only a phrase of our own is left."""
    async with a_server(answering(status, {"ok": False, "error_code": status, "description": description})) as url:
        error = await failure(a_line(url))

    assert type(error) is kind
    assert error.message == said


@pytest.mark.parametrize(
    ("answer", "seconds"),
    [
        ({"parameters": {"retry_after": 17}}, 17),
        ({"parameters": {"retry_after": 10**9}}, 24 * 3600),
        ({"parameters": {"retry_after": "soon"}}, 1),
        ({"parameters": 3}, 1),
        ({}, 1),
        ("<html>slow down</html>", 1),
    ],
)
async def test_too_many_requests_says_how_long_to_wait(answer: object, seconds: int) -> None:
    """Whatever stands in the answer, there is a time to wait, and no warning of the library's own class."""
    async with a_server(answering(429, answer)) as url:
        error = await failure(a_line(url))

    assert isinstance(error, TooFast)
    assert error.after_s == seconds


@pytest.mark.parametrize("body", [f"<html>{CANARY}</html>", f'["{CANARY}"]', '{"ok": true}', "{}", '{"ok": false}', ""])
async def test_an_answer_that_makes_no_sense_may_have_been_done(body: str) -> None:
    """A proxy's page with status 200 tells nothing about the call: neither refused nor certainly not sent."""
    async with a_server(answering(200, body)) as url:
        error = await failure(a_line(url))

    assert not isinstance(error, NotSent | BadRequest)


async def test_a_page_instead_of_a_refusal_is_an_error_of_the_network() -> None:
    """A gateway's own error page holds no JSON, and what it holds is not repeated."""
    async with a_server(answering(503, f"<html>{CANARY}</html>")) as url:
        error = await failure(a_line(url))

    assert type(error) is NetworkError
    assert CANARY not in repr(error)


# --- sent or not ----------------------------------------------------------------------------------------------------


def a_dead_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def test_no_connection_means_certainly_not_sent() -> None:
    """Connection refused: do it again without a doubt."""
    assert isinstance(await failure(a_line(f"http://127.0.0.1:{a_dead_port()}")), NotSent)


async def test_an_address_that_is_none_means_certainly_not_sent() -> None:
    """A wrong setting must not look like a message that may have arrived."""
    assert isinstance(await failure(a_line("http://")), NotSent)


async def test_waiting_for_a_free_connection_means_certainly_not_sent() -> None:
    """When all connections are taken for too long, the call never left."""

    async def slow(_: web.Request) -> web.StreamResponse:
        await asyncio.sleep(0.4)
        return web.json_response({"ok": True, "result": True})

    async with a_server(slow) as url:
        line = a_line(url, connections=1, connect_s=0.1)
        first = asyncio.ensure_future(line.call("getMe", {}))
        await asyncio.sleep(0.05)
        with pytest.raises(NotSent):
            await line.call("getMe", {})
        assert await first is True
        await line.close()


async def test_a_line_that_was_closed_sends_nothing() -> None:
    """At the end of the process a late call is not sent, and says so."""
    line = a_line("http://127.0.0.1:1")
    await line.close()
    assert isinstance(await failure(line), NotSent)


async def cut(request: web.Request) -> web.StreamResponse:
    """Read the call, then hang up."""
    await request.read()
    assert request.transport is not None
    request.transport.abort()
    return web.Response()


async def silent(_: web.Request) -> web.StreamResponse:
    """Never answer."""
    await asyncio.sleep(30)
    return web.Response()


async def half(request: web.Request) -> web.StreamResponse:
    """Begin to answer, then hang up."""
    response = web.StreamResponse(headers={"Content-Length": "500"})
    await response.prepare(request)
    await response.write(b'{"ok": true, "resu')
    assert request.transport is not None
    request.transport.close()
    return response


async def dripping(request: web.Request) -> web.StreamResponse:
    """Answer for ever, a byte at a time, never silent for long."""
    response = web.StreamResponse()
    await response.prepare(request)
    for _ in range(600):
        await response.write(b" ")
        await asyncio.sleep(0.05)
    return response


@pytest.mark.parametrize("handler", [cut, silent, half, dripping], ids=lambda handler: handler.__name__)
async def test_an_answer_that_never_comes_whole_means_nobody_knows(handler: Handler) -> None:
    """The call was read by the other side: it may have been done (SECURITY §4.3)."""
    async with a_server(handler) as url:
        error = await failure(a_line(url, read_s=0.3, connect_s=0.3))

    assert isinstance(error, Unsure)


async def test_half_a_character_is_refused_and_not_repeated() -> None:
    """What cannot be written as UTF-8 can never be sent; the error of the encoding would hold the whole text."""
    async with a_server(answering(200, {"ok": True, "result": True})) as url:
        error = await failure(a_line(url), text=f"{CANARY} \ud800")

    assert isinstance(error, BadRequest)
    assert CANARY not in repr(error)


# --- what is never said ---------------------------------------------------------------------------------------------


def everything_about(error: BaseException) -> str:
    """All that a careless log could print: the text, the chain, and every attribute of it."""
    text = "".join(traceback.format_exception(error))
    chain = [error.__cause__, error.__context__]
    return text + repr(error) + "".join(everything_about(one) for one in chain if one is not None)


@pytest.mark.parametrize("handler", [cut, half, answering(400, f"no {CANARY}"), answering(200, f"<{CANARY}>")])
async def test_no_error_and_no_log_holds_the_token_or_the_words(
    handler: Handler, caplog: pytest.LogCaptureFixture
) -> None:
    """Not in the exception, not in what it is chained to, not in any line at any level."""
    caplog.set_level(logging.DEBUG)
    async with a_server(handler) as url:
        error = await failure(a_line(url))
    dead = await failure(a_line(f"http://127.0.0.1:{a_dead_port()}"))

    for said in (everything_about(error), everything_about(dead), caplog.text):
        assert TOKEN not in said
        assert CANARY not in said
        assert "127.0.0.1" not in said


async def test_the_search_for_words_would_find_them(caplog: pytest.LogCaptureFixture) -> None:
    """The positive control: with its loggers open python-telegram-bot does log the words, and the search sees it."""
    caplog.set_level(logging.DEBUG)
    async with a_server(answering(200, {"ok": True, "result": True})) as url:
        request = AiohttpRequest()
        logging.getLogger("telegram").setLevel(logging.DEBUG)
        bot = Bot(TOKEN, base_url=f"{url}/bot", request=request, get_updates_request=request)
        await bot.delete_message(1, 2, api_kwargs={"canary": CANARY})
        await request.shutdown()
    AiohttpRequest()

    assert CANARY in caplog.text
    assert logging.getLogger("telegram").level == logging.WARNING


async def test_a_school_behind_a_proxy_is_served_through_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The proxy that the environment names gets the call; a host that is excepted does not go through it."""
    seen: list[str] = []

    async def proxy(request: web.Request) -> web.StreamResponse:
        seen.append(request.raw_path)
        return web.json_response({"ok": True, "result": "through the proxy"})

    async with a_server(proxy) as url:
        monkeypatch.setenv("http_proxy", url)
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        line, direct = a_line("http://telegram.test"), a_line(url)
        assert await line.call("getMe", {}) == "through the proxy"
        assert await direct.call("getMe", {}) == "through the proxy"
        await line.close()
        await direct.close()

    assert seen == [f"http://telegram.test/bot{TOKEN}/getMe", f"/bot{TOKEN}/getMe"]
