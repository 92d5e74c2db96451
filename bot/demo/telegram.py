"""Telegram as pure state: the whole Bot API emulator without a socket, an event loop or a clock of the machine.

Strict as in TELEGRAM "Wire contract": what real Telegram refuses is refused here, in its words. It serves the demo and
the tests; ``server.py`` puts it on HTTP. ``request`` answers at once, or gives a ``LongPoll`` to wait on.

    telegram = Telegram(clock=clock)
    noor = telegram.add_user("Noor", language_code="nl")
    telegram.starts(noor.id)
"""

import re
from collections import deque
from collections.abc import Callable

from bot.demo.clock import Clock
from bot.demo.errors import ApiError, Refusal, Reply, failure, not_emulated, success, success_text, too_many_requests
from bot.demo.faults import Fault, FaultPlan
from bot.demo.limits import Limits, Pace
from bot.demo.methods import METHODS, Method
from bot.demo.model import Call, User
from bot.demo.params import Params, flag, integer, update_types
from bot.demo.people import People
from bot.demo.shapes import message_json
from bot.demo.state import UPDATE_SECONDS

TOKEN = "700000001:emulator-token-of-thirtyfive-chars"
"""The token of the emulated bot; it opens nothing anywhere else."""
BOT = User(700000001, "Signaal", "signaal_demo_bot", is_bot=True)

_TOKEN_SHAPE = re.compile(r"\d+:[A-Za-z0-9_-]{24,}")
_LONGEST_POLL = 50
_MOST_UPDATES = 100
_POLL_PARAMETERS = frozenset({"offset", "limit", "timeout", "allowed_updates"})
_WEBHOOK_PARAMETERS = frozenset({"url", "allowed_updates", "drop_pending_updates", "secret_token", "max_connections"})


class LongPoll:
    """A ``getUpdates`` that waits: at most ``seconds``, shorter when ``on_ready`` is called. Then ask ``finish``."""

    def __init__(self, seconds: int, limit: int) -> None:
        self.seconds = seconds
        self.limit = limit
        self.on_ready: Callable[[], None] = lambda: None
        self.fault: Fault | None = None
        self.refused: Reply | None = None


class Telegram(People):
    """One bot's Telegram. The people's side is in ``People``; here is the bot's side, and what can go wrong with it."""

    def __init__(
        self,
        clock: Clock,
        *,
        timer: Callable[[], float] | None = None,
        limits: Limits | None = None,
        token: str = TOKEN,
        bot: User = BOT,
        first_update_id: int = 800_000_001,
        journal_length: int = 10_000,
    ) -> None:
        """Make an empty Telegram.

        ``clock`` gives the aware present of Telegram's days and hours; ``timer`` real seconds for the sending limits
        (default: the clock's). ``limits`` are off when None. ``journal`` keeps the last ``journal_length`` calls.
        """
        super().__init__(clock, bot, first_update_id)
        self.token = token
        self.faults = FaultPlan()
        self.journal: deque[Call] = deque(maxlen=journal_length)
        self._timer = timer if timer is not None else (lambda: clock().timestamp())
        self._pace: Pace | None = None
        self.limit_sending(limits)
        self._poll: LongPoll | None = None
        self.queue.on_arrival = self._ring

    def limit_sending(self, limits: Limits | None) -> None:
        """Begin to limit how often the bot may speak, with full buckets, or stop doing so (None)."""
        self._pace = None if limits is None else Pace(limits, self._timer())

    # -- the bot's side -----------------------------------------------------------------------------------------

    def request(self, token: str, method: str, params: Params) -> Reply | LongPoll:
        """Do one call of the Bot API. ``params`` are texts; nested values are JSON texts, as on the wire.

        Return the answer, or a LongPoll that must be given to ``finish`` (or to ``abandon``) later.
        """
        if not _TOKEN_SHAPE.fullmatch(token):
            return failure(ApiError(Refusal.NOT_FOUND))
        if token != self.token:
            return failure(ApiError(Refusal.UNAUTHORIZED))
        fault = self.faults.take(method, params)
        self.journal.append(Call(method, dict(params), None if fault is None else fault.kind.value))
        instead = None if fault is None else fault.before()
        return self._do(method, params, fault) if instead is None else instead

    def _do(self, method: str, params: Params, fault: Fault | None) -> Reply | LongPoll:
        try:
            outcome = self._answer(method.lower(), params)
        except ApiError as refused:
            outcome = failure(refused)
        if isinstance(outcome, LongPoll):
            outcome.fault = fault
            return outcome
        return outcome if fault is None else fault.after(outcome)

    def _answer(self, name: str, params: Params) -> Reply | LongPoll:
        if name == "getupdates":
            return self._get_updates(params)
        if name in {"setwebhook", "deletewebhook"}:
            return self._set_webhook(params.get("url", "") if name == "setwebhook" else "", params)
        method = METHODS.get(name)
        if method is None:
            raise ApiError(Refusal.METHOD_NOT_FOUND)
        _check_known(params, method.parameters)
        self._check_pace(method, params)
        return success(method.run(self, params))

    def _check_pace(self, method: Method, params: Params) -> None:
        if self._pace is None or not method.paced:
            return
        wait = self._pace.admit(integer(params, "chat_id"), self._timer())
        if wait is not None:
            raise too_many_requests(wait)

    def calls(self, method: str) -> list[dict[str, str]]:
        """Return the parameters of every call of ``method`` in the journal, oldest first."""
        return [call.params for call in self.journal if call.method.lower() == method.lower()]

    # -- getUpdates ---------------------------------------------------------------------------------------------

    def _get_updates(self, params: Params) -> Reply | LongPoll:
        _check_known(params, _POLL_PARAMETERS)
        if self.webhook:
            raise ApiError(Refusal.WEBHOOK_ACTIVE)
        self._end_poll(Refusal.OTHER_POLL)
        self.queue.allow(update_types(params))
        self.queue.confirm(integer(params, "offset"))
        limit = min(max(integer(params, "limit", _MOST_UPDATES), 1), _MOST_UPDATES)
        timeout = min(max(integer(params, "timeout"), 0), _LONGEST_POLL)
        waiting = self.queue.take(limit, self.now())
        if waiting or timeout == 0:
            return _updates(waiting)
        self._poll = LongPoll(timeout, limit)
        return self._poll

    def finish(self, poll: LongPoll) -> Reply:
        """Return the answer to a poll whose time is up or that was rung: updates, none, or that another took over."""
        if poll is self._poll:
            self._poll = None
        reply = poll.refused if poll.refused is not None else _updates(self.queue.take(poll.limit, self.now()))
        return reply if poll.fault is None else poll.fault.after(reply)

    @property
    def polling(self) -> bool:
        """Whether a bot waits for updates at this moment: it has confirmed all there was and has nothing to fetch."""
        return self._poll is not None

    def abandon(self, poll: LongPoll) -> None:
        """Forget a poll whose client has gone; its updates wait for the next one."""
        if poll is self._poll:
            self._poll = None

    def _ring(self) -> None:
        if self._poll is not None:
            self._poll.on_ready()

    def _end_poll(self, reason: Refusal) -> None:
        if self._poll is not None:
            self._poll.refused = failure(ApiError(reason))
            self._ring()
            self._poll = None

    # -- webhook: as far as it keeps polls away -----------------------------------------------------------------

    def _set_webhook(self, url: str, params: Params) -> Reply:
        _check_known(params, _WEBHOOK_PARAMETERS)
        if url and not url.startswith("https://"):
            raise ApiError(Refusal.WEBHOOK_NOT_HTTPS)
        if flag(params, "drop_pending_updates"):
            self.queue.clear()
        note = _webhook_note(self.webhook, url)
        self.webhook = url
        if url:
            self._end_poll(Refusal.WEBHOOK_WAS_SET)
            self.queue.allow(update_types(params))
        return success(True, note)

    # -- updates that go wrong ----------------------------------------------------------------------------------

    def poisons(self, user_id: int, text: str) -> int:
        """Say something in an update that clients cannot read: its message has no date. Return the update's id."""
        chat = self._writable(user_id, None)
        message = self._begin(chat, user_id, text)
        content = message_json(message, chat)
        del content["date"]
        self.queue.push_unasked("message", content, self.now() + UPDATE_SECONDS)
        return self.queue.next_id - 1

    def sends_unknown(self, user_id: int) -> int:
        """Queue an update of a kind from the future. Return the update's id."""
        self.queue.push_unasked("thought", {"from": user_id}, self.now() + UPDATE_SECONDS)
        return self.queue.next_id - 1

    def delivers_again(self, update_id: int) -> None:
        """Hand an update out once more, though it was confirmed. Raises LookupError for one long past."""
        self.queue.again(update_id)


def _check_known(params: Params, known: frozenset[str]) -> None:
    for name in params:
        if name not in known:
            raise not_emulated(name)


def _updates(waiting: list[str]) -> Reply:
    return success_text(f"[{','.join(waiting)}]")


def _webhook_note(old: str, new: str) -> str:
    if new:
        return "Webhook is already set" if new == old else "Webhook was set"
    return "Webhook was deleted" if old else "Webhook is already deleted"
