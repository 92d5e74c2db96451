"""Asking Telegram who the bot is: a name, or one of two reasons why not; whatever the network does to the question."""

from datetime import UTC, datetime

import pytest

from bot.demo.faults import Fault, FaultKind
from bot.demo.server import Emulator
from bot.demo.telegram import TOKEN, Telegram
from handlers.telegram.introduction import Itself, NoAnswer, who_am_i
from handlers.telegram.request import connect

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)


async def asked(fault: FaultKind | None = None, token: str = TOKEN) -> Itself | NoAnswer:
    """What comes back when this goes wrong."""
    telegram = Telegram(lambda: NOW)
    if fault is not None:
        telegram.faults.add(Fault(fault))
    async with Emulator(telegram) as emulator:
        return await who_am_i(connect(token, emulator.origin))


async def test_the_bot_is_known_by_its_name() -> None:
    """And whether others may put it in a group, which it leaves (DESIGN §3)."""
    assert await asked() == Itself("signaal_demo_bot", joins_groups=True)


async def test_a_token_of_nobody_is_told_apart() -> None:
    """The one thing that only the beheerder can mend."""
    assert await asked(token="123456789:" + "x" * 35) is NoAnswer.TOKEN


@pytest.mark.parametrize("fault", [kind for kind in FaultKind if kind is not FaultKind.SLOW])
async def test_whatever_else_goes_wrong_is_silence(fault: FaultKind) -> None:
    """No exception, and no word of what came back."""
    assert await asked(fault) is NoAnswer.SILENCE


async def test_nobody_at_the_address_is_silence() -> None:
    """A firewall, a typing mistake in the address."""
    assert await who_am_i(connect(TOKEN, "http://127.0.0.1:1")) is NoAnswer.SILENCE
