"""The demo's page: phones in a browser, each showing the true state of one chat in the emulated Telegram.

Here are its files and the phones; ``stage.py`` adds the school's clock, the scenes and what a thief sees.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from aiohttp import web

from bot.demo.guard import Handler, body_of, from_here, refused
from bot.demo.model import JsonObject
from bot.demo.people import Impossible
from bot.demo.phones import ACTS, SCHOOL_ZONE, Act, Cast, listed, shown

_ASSETS = Path(__file__).parent / "assets"
_KINDS = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_FILES = tuple(sorted(file.name for file in _ASSETS.iterdir() if file.suffix in _KINDS and file.suffix != ".html"))
_PATIENCE = 25.0
_STEP = 0.05

Beside = Callable[[], JsonObject]


def nothing_beside() -> JsonObject:
    """Phones and nothing else."""
    return {}


def routes(
    cast: Callable[[], Cast],
    *,
    zone: ZoneInfo = SCHOOL_ZONE,
    patience: float = _PATIENCE,
    beside: Beside = nothing_beside,
) -> list[web.AbstractRouteDef]:
    """Return the page's routes for an aiohttp application. ``cast`` gives the phones that lie on the table now.

    ``zone`` is in which moments are shown; ``patience`` how many real seconds ``/phones`` waits for news; ``beside``
    what else is told with the phones, its ``version`` when there is something new.
    """
    desk = _Desk(cast, zone, patience, beside)
    return [
        web.get("/", from_here(_asset("page.html"))),
        *(web.get(f"/{name}", from_here(_asset(name))) for name in _FILES),
        web.get("/phones", from_here(desk.phones)),
        web.get("/chat/{phone}", from_here(desk.chat)),
        *(web.post(f"/chat/{{phone}}/{name}", from_here(desk.does(act))) for name, act in ACTS.items()),
    ]


def _asset(name: str) -> Handler:
    """Return the handler of a file, which is read once, now."""
    file = _ASSETS / name
    body, kind = file.read_bytes(), _KINDS[file.suffix]

    async def asset(_: web.Request) -> web.StreamResponse:
        return web.Response(body=body, content_type=kind, charset="utf-8")

    return asset


@dataclass(frozen=True)
class _Desk:
    """What is asked about phones and done on them."""

    cast: Callable[[], Cast]
    zone: ZoneInfo
    patience: float
    beside: Beside

    async def phones(self, request: web.Request) -> web.StreamResponse:
        """Serve which phones there are, each with the version of its chat, and what else there is on the page.

        With ``?seen=`` the version of such an answer, wait until there is another, or until patience runs out. One
        wait for everything: a browser opens six connections at most, and a tap must not queue behind them.
        """
        seen = request.query.get("seen")
        for _ in range(int(self.patience / _STEP)):
            if self._version() != seen:
                break
            await asyncio.sleep(_STEP)
        return web.json_response(self._news())

    def _version(self) -> str:
        return f"{self.cast().version()}{self.beside().get('version', '')}"

    def _news(self) -> JsonObject:
        cast = self.cast()
        phones = [listed(cast, phone) for phone in cast.phones]
        return {**self.beside(), "version": self._version(), "bot": cast.telegram.bot.first_name, "phones": phones}

    async def chat(self, request: web.Request) -> web.StreamResponse:
        """Serve everything one phone shows now."""
        cast = self.cast()
        phone = cast.phone(request.match_info["phone"])
        return refused(404, "no such phone") if phone is None else web.json_response(shown(cast, phone, self.zone))

    def does(self, act: Act) -> Handler:
        """Return the handler that lets a phone's owner do something, as what the request's JSON object says.

        400 for what the page never sends, 404 for no such phone, 409 for what no Telegram client lets a person do.
        """

        async def done(request: web.Request) -> web.StreamResponse:
            cast = self.cast()
            phone = cast.phone(request.match_info["phone"])
            if phone is None:
                return refused(404, "no such phone")
            try:
                return web.json_response(act(cast.telegram, phone, await body_of(request)))
            except Impossible:
                return refused(409, "no phone can do that")

        return done
