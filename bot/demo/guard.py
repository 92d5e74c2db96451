"""Who may ask the demo's page anything, and what a request may say.

The demo listens on this machine only; here, requests that another web page smuggles in are refused (DESIGN §6).
"""

import json
import re
from collections.abc import Awaitable, Callable, Mapping

from aiohttp import web

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""On every answer: the page loads nothing from elsewhere, and nobody else frames, reads or keeps it."""

_THIS_MACHINE = re.compile(r"(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?", re.IGNORECASE)

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
Said = Mapping[str, object]


class Malformed(Exception):
    """A request that the page never sends."""


class NotYet(LookupError):
    """There is no school yet to ask about."""


def from_here(handler: Handler) -> Handler:
    """Wrap a handler: strangers are refused, what the page never sends is a 400, every answer carries ``HEADERS``."""

    async def safe(request: web.Request) -> web.StreamResponse:
        refusal = _refusal(request)
        response = await _answered(handler, request) if refusal is None else refusal
        response.headers.update(HEADERS)
        return response

    return safe


async def _answered(handler: Handler, request: web.Request) -> web.StreamResponse:
    try:
        return await handler(request)
    except Malformed:
        return refused(400, "not understood")
    except NotYet:
        return refused(503, "not yet")


def _refusal(request: web.Request) -> web.Response | None:
    """Return the answer to a request that did not come from our own page, or None.

    A name that somebody else's DNS lets point here would make their page ours (rebinding), so the Host must be this
    machine. A form on another page can post without asking us, so an Origin must be ours and a body must be JSON.
    """
    host = request.headers.get("Host", "")
    if not _THIS_MACHINE.fullmatch(host):
        return refused(421, "another host")
    if request.method != "POST":
        return None
    if request.headers.get("Origin", f"http://{host}").lower() != f"http://{host}".lower():
        return refused(403, "another origin")
    return None if request.content_type == "application/json" else refused(415, "not JSON")


def refused(status: int, why: str) -> web.Response:
    """An answer that says no."""
    return web.json_response({"error": why}, status=status)


async def body_of(request: web.Request) -> Said:
    """The JSON object a request carries. Raises Malformed."""
    try:
        said = json.loads(await request.read())
    except ValueError:
        raise Malformed from None
    if not isinstance(said, dict):
        raise Malformed
    return said


def text_in(said: Said, name: str) -> str:
    """Return a text; half of a surrogate pair, which no Telegram client can send, becomes a question mark."""
    text = said.get(name)
    if not isinstance(text, str):
        raise Malformed
    return text.encode(errors="replace").decode()


def number_in(said: Said, name: str) -> int:
    """Return a whole number. Raises Malformed."""
    number = said.get(name)
    if isinstance(number, bool) or not isinstance(number, int):
        raise Malformed
    return number
