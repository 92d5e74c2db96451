"""The line to Telegram: python-telegram-bot's request class over aiohttp, and one way to make a call.

Its own httpx request costs two to ten times as much (TELEGRAM "Throughput baseline"). What goes wrong is told apart by
whether the call was *certainly not sent* or *may have been done* (SECURITY §2.7, §4.3). No text of an error and no line
of a log holds the token, an address or anything that was sent: Telegram's own descriptions are reduced to ``Said``.
"""

import json
import logging
from collections.abc import Mapping
from enum import StrEnum
from http import HTTPStatus
from typing import Final
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
from telegram import Bot
from telegram._utils.types import JSONDict, ODVInput
from telegram.error import BadRequest, NetworkError, TelegramError
from telegram.request import BaseRequest, RequestData
from telegram.request._requestparameter import RequestParameter

Field = str | int | bool | list[str] | list[int] | dict[str, object] | list[dict[str, str]]
Fields = Mapping[str, Field]

_DEFAULT_API: Final = "https://api.telegram.org"
_LONGEST_PAUSE_S: Final = 24 * 3600
_REDUCED: Final = "reduced"
_PLAIN: Final = {"User-Agent": BaseRequest.USER_AGENT}
_FORM: Final = {**_PLAIN, "Content-Type": "application/x-www-form-urlencoded"}


class Said(StrEnum):
    """What a refusal of Telegram says, in the few words that make a difference to us; anything else is ``OTHER``."""

    NOT_MODIFIED = "message is not modified"
    EDIT_NOT_FOUND = "message to edit not found"
    CANNOT_EDIT = "message can't be edited"
    DELETE_NOT_FOUND = "message to delete not found"
    CANNOT_DELETE = "message can't be deleted"
    CHAT_NOT_FOUND = "chat not found"
    USER_NOT_FOUND = "user not found"
    DEACTIVATED = "user is deactivated"
    PEER_INVALID = "peer_id_invalid"
    TOO_LONG = "message is too long"
    TOO_LONG_TOO = "message_too_long"
    EMPTY = "text is empty"
    BLANK = "text must be non-empty"
    BUTTON_DATA = "button_data_invalid"
    MARKUP_TOO_LONG = "reply markup is too long"
    OTHER = "something else"


class NotSent(NetworkError):
    """The call certainly never left: no connection was made. Do it again later."""


class Unsure(NetworkError):
    """The call may have been done, or not: the answer never came. Do it again only when twice does no harm."""


class TooFast(TelegramError):
    """Telegram asks us to wait. Wait ``after_s`` seconds before the next call.

    Ours, because the class of python-telegram-bot warns about itself whenever one is made (22.2 and later).
    """

    def __init__(self, after_s: int) -> None:
        """``after_s``: whole seconds, at least one."""
        super().__init__("too many requests")
        self.after_s = after_s


class AiohttpRequest(BaseRequest):
    """One aiohttp session, made at the first call and used for all of them."""

    def __init__(self, *, connections: int = 64, connect_s: float = 5.0, read_s: float = 10.0) -> None:
        """``connections``: most at once. ``connect_s``: to get a connection. ``read_s``: silence before the answer."""
        self._connections = connections
        self._connect_s = connect_s
        self._read_s = read_s
        self._session: aiohttp.ClientSession | None = None
        self._closed = False
        _hush()

    @property
    def read_timeout(self) -> float:
        """Seconds of silence that a call waits for its answer, unless told otherwise."""
        return self._read_s

    async def initialize(self) -> None:
        """Be ready for calls (again). The session is made at the first one: only then the host is known."""
        self._closed = False

    async def shutdown(self) -> None:
        """Close all connections."""
        self._closed = True
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Make one HTTP request and give back status and body; a body that is no success is reduced to ``Said``.

        ``write_timeout`` and ``pool_timeout`` have no counterpart here. Raises ``NotSent``, ``Unsure``, ``TooFast``.
        """
        limits = self._limits(_seconds(read_timeout, self._read_s), _seconds(connect_timeout, self._connect_s))
        trouble: TelegramError
        try:
            return await self._exchange(url, method, request_data, limits)
        except (
            aiohttp.ClientConnectorError,
            aiohttp.ConnectionTimeoutError,
            aiohttp.ClientHttpProxyError,
            aiohttp.InvalidURL,
        ) as error:
            trouble = NotSent(type(error).__name__)
        except UnicodeError:
            # Half a character cannot be sent, now or ever; the text of the error would be the text of the message.
            trouble = BadRequest(Said.OTHER)
        except (aiohttp.ClientError, OSError, TimeoutError, ValueError) as error:
            trouble = Unsure(type(error).__name__)
        # Outside the handlers: chained to them it would carry the address, and the token in it, along.
        raise trouble

    @staticmethod
    def parse_json_payload(payload: bytes) -> JSONDict:
        """The answer as a dictionary. Raises ``TelegramError`` without a word of it: theirs would log the answer."""
        try:
            answer = json.loads(payload)
        except ValueError:
            answer = None
        if not isinstance(answer, dict) or not answer.keys() & {"result", _REDUCED}:
            raise TelegramError("unreadable answer")
        return answer

    async def _exchange(
        self, url: str, method: str, data: RequestData | None, limits: aiohttp.ClientTimeout
    ) -> tuple[int, bytes]:
        body, headers = _form(data)
        async with self._ready(url).request(
            method, url, data=body, headers=headers, timeout=limits, allow_redirects=False
        ) as answer:
            payload = await answer.read()
        if answer.status < HTTPStatus.MULTIPLE_CHOICES:
            return answer.status, payload
        return answer.status, reduced(answer.status, payload)

    def _limits(self, read_s: float, connect_s: float) -> aiohttp.ClientTimeout:
        # The total only stops an answer that drips for ever; it is longer than what it takes to connect, so that
        # when it strikes the call has left and "unsure" is the truth.
        total = connect_s + 2 * read_s
        return aiohttp.ClientTimeout(total=total, connect=connect_s, sock_connect=connect_s, sock_read=read_s)

    def _ready(self, url: str) -> aiohttp.ClientSession:
        if self._closed:
            raise NotSent("closed")
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=self._connections, ttl_dns_cache=300)
            self._session = aiohttp.ClientSession(
                connector=connector, cookie_jar=aiohttp.DummyCookieJar(), trust_env=_behind_proxy(url)
            )
        return self._session


class Line:
    """Calls of the Bot API by name: fields in, JSON out, ``telegram.error`` (and the three above) when it fails.

    Not through ``Bot.send_message`` and its kin: they parse an answer of which we need one number, which takes ten
    times as long as the call itself (560 µs against 50), and they log every text at DEBUG.
    """

    def __init__(self, bot: Bot) -> None:
        """``bot``: knows the address; its request should be an ``AiohttpRequest``."""
        self._bot = bot

    async def call(self, method: str, fields: Fields, read_s: float | None = None) -> object:
        """Call ``method`` and give back its ``result``. ``read_s``: seconds of silence to allow, if not the usual."""
        data = RequestData([RequestParameter(name, value, None) for name, value in fields.items()])
        wait = BaseRequest.DEFAULT_NONE if read_s is None else read_s
        return await self._bot.request.post(f"{self._bot.base_url}/{method}", data, read_timeout=wait)

    async def close(self) -> None:
        """Close all connections."""
        await self._bot.request.shutdown()


def connect(token: str, api_url: str = _DEFAULT_API, *, connections: int = 64) -> Line:
    """A line for the bot with this ``token`` to the Bot API server at ``api_url`` (no slash at the end).

    Nothing is sent yet. ``Bot.initialize`` is not used: when Telegram rejects the token it raises with the token in
    the text (TELEGRAM "Logs").
    """
    request = AiohttpRequest(connections=connections)
    bot = Bot(token, base_url=f"{api_url}/bot", request=request, get_updates_request=request)
    return Line(bot)


def said_in(description: object) -> Said:
    """The one thing that matters to us in the words with which Telegram refuses."""
    words = description.lower() if isinstance(description, str) else ""
    return next((said for said in Said if said in words), Said.OTHER)


def _hush() -> None:
    # At DEBUG python-telegram-bot logs texts and the address with the token (TELEGRAM "Logs").
    logging.getLogger("telegram").setLevel(logging.WARNING)


def _form(data: RequestData | None) -> tuple[bytes | None, dict[str, str]]:
    """The urlencoded body with its header; nothing when there are no fields, as python-telegram-bot does it."""
    body = b"" if data is None else data.url_encoded_parameters().encode()
    return (body, _FORM) if body else (None, _PLAIN)


def _seconds(asked: ODVInput[float], usual: float) -> float:
    return float(asked) if isinstance(asked, int | float) else usual


def _behind_proxy(url: str) -> bool:
    # Asking aiohttp to trust the environment costs two hops to a thread in every request (it looks for .netrc and
    # for a proxy), so it is asked only where the environment names a proxy for this host.
    address = urlsplit(url)
    return address.scheme in getproxies() and not proxy_bypass(address.hostname or "")


def reduced(status: int, payload: bytes) -> bytes:
    """The body of a refusal with ``Said`` for its description and nothing else. Raises ``TooFast`` for a 429."""
    try:
        answer = json.loads(payload)
    except ValueError:
        answer = None
    if not isinstance(answer, dict):
        answer = {}
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        raise TooFast(_pause_of(answer))
    return json.dumps({"description": said_in(answer.get("description")), _REDUCED: True}).encode()


def _pause_of(answer: dict[str, object]) -> int:
    parameters = answer.get("parameters")
    asked = parameters.get("retry_after") if isinstance(parameters, dict) else None
    return min(max(asked, 1), _LONGEST_PAUSE_S) if isinstance(asked, int) else 1
