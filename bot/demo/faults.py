"""Faults on request: what a network, a proxy or Telegram on a bad day does to a call (TELEGRAM "Wire contract").

A fault waits in the plan until a call fits it. Poison, unknown and repeated updates are not faults of a call: see
``Telegram.poisons``, ``Telegram.sends_unknown`` and ``Telegram.delivers_again``.
"""

import dataclasses
from dataclasses import dataclass
from enum import StrEnum

from bot.demo.errors import Reply, failure, too_many_requests
from bot.demo.params import Params, integer


class FaultKind(StrEnum):
    """What goes wrong."""

    TOO_MANY_REQUESTS = "too many requests"
    SERVER_ERROR = "500"
    BAD_GATEWAY = "502"
    REFUSED = "connection breaks before anything is done"
    HTML_PAGE = "a proxy answers with a page of its own"
    RESET_AFTER = "done, but the connection breaks before the answer"
    SLOW = "done, but the answer comes late"
    BROKEN_JSON = "done, but the answer is cut off halfway"


@dataclass(frozen=True)
class Fault:
    """One thing that goes wrong, ``times`` times (None: always), after ``skip`` calls that fit went well.

    ``method`` and ``chat_id`` narrow it to some calls. ``retry_after`` seconds go with a 429, ``seconds`` with SLOW.
    """

    kind: FaultKind
    method: str | None = None
    chat_id: int | None = None
    times: int | None = 1
    skip: int = 0
    retry_after: int = 5
    seconds: float = 1.0

    def fits(self, method: str, params: Params) -> bool:
        """Return whether this call is one that the fault is meant for."""
        right_method = self.method is None or self.method.lower() == method.lower()
        return right_method and (self.chat_id is None or integer(params, "chat_id") == self.chat_id)

    def before(self) -> Reply | None:
        """Return the answer that comes instead of doing anything, or None when the call is still done."""
        if self.kind is FaultKind.TOO_MANY_REQUESTS:
            return failure(too_many_requests(self.retry_after))
        return _INSTEAD.get(self.kind)

    def after(self, reply: Reply) -> Reply:
        """Return what is left of the answer to a call that was done."""
        if self.kind is FaultKind.SLOW:
            return dataclasses.replace(reply, delay=self.seconds)
        if self.kind is FaultKind.BROKEN_JSON:
            return dataclasses.replace(reply, body=reply.body[: len(reply.body) // 2])
        return dataclasses.replace(reply, cut=True)


_INSTEAD = {
    FaultKind.SERVER_ERROR: Reply(500, b'{"ok":false,"error_code":500,"description":"Internal Server Error"}'),
    FaultKind.BAD_GATEWAY: Reply(502, b'{"ok":false,"error_code":502,"description":"Bad Gateway"}'),
    FaultKind.REFUSED: Reply(0, b"", cut=True),
    FaultKind.HTML_PAGE: Reply(200, b"<html><body>Log in to this network</body></html>", "text/html"),
}


class FaultPlan:
    """The faults that are still to come, in the order in which they were asked for."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []

    def add(self, fault: Fault) -> None:
        """Ask for a fault."""
        self._faults.append(fault)

    def clear(self) -> None:
        """Let everything go well again."""
        self._faults.clear()

    def take(self, method: str, params: Params) -> Fault | None:
        """Return the first fault that fits this call and use it up, or None."""
        for place, fault in enumerate(self._faults):
            if fault.fits(method, params):
                return self._use(place, fault)
        return None

    def _use(self, place: int, fault: Fault) -> Fault | None:
        if fault.skip > 0:
            self._faults[place] = dataclasses.replace(fault, skip=fault.skip - 1)
            return None
        if fault.times is not None and fault.times <= 1:
            del self._faults[place]
        elif fault.times is not None:
            self._faults[place] = dataclasses.replace(fault, times=fault.times - 1)
        return fault
