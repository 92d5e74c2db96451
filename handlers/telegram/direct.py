"""A line to a Telegram that lives in this process: no socket, so a whole school year fits in minutes (rehearsals).

It is the same request class, and what goes wrong becomes the same errors; only the way there is another.
"""

import asyncio
from collections.abc import Callable, Mapping

import aiohttp
from telegram import Bot
from telegram.request import RequestData

from handlers.telegram.request import AiohttpRequest, Line, NotSent, reduced

Answer = Callable[[str, Mapping[str, str]], tuple[int, bytes]]
"""A method of the Bot API and its fields, as texts, to status and body. ConnectionRefusedError: nobody is there, and
nothing was done; another OSError: it may have been done."""


class DirectRequest(AiohttpRequest):
    """Calls that are answered in this process, at once."""

    def __init__(self, answer: Answer) -> None:
        """``answer``: the other side."""
        super().__init__()
        self._answer = answer

    async def _exchange(
        self, url: str, method: str, data: RequestData | None, limits: aiohttp.ClientTimeout
    ) -> tuple[int, bytes]:
        await asyncio.sleep(0)  # As at a socket, whoever waits for the loop gets a turn.
        try:
            status, payload = self._answer(url.rpartition("/")[2], data.json_parameters if data else {})
        except ConnectionRefusedError as error:
            raise NotSent(type(error).__name__) from None
        return (status, payload) if status < 300 else (status, reduced(status, payload))


def connect_directly(token: str, answer: Answer) -> Line:
    """A line for the bot with this ``token`` to whoever gives the answers."""
    request = DirectRequest(answer)
    return Line(Bot(token, base_url="direct://telegram/bot", request=request, get_updates_request=request))
