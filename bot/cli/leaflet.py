"""``signaal qr``: the link to the bot, for pupils or for parents, with a QR code to print (SCREENS §8, DOMAIN P-14)."""

import asyncio
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import segno
import typer

from bot.cli.doctor import NOT_ASKED
from bot.cli.opening import no_problems, say, settings
from bot.config import missing_for_serve
from bot.wiring import Trouble
from handlers.floor import PARENT
from handlers.telegram.introduction import Itself, who_am_i
from handlers.telegram.request import connect

SIDE: Final = 8
"""How large a square of the picture is; a printer makes of it what it likes."""


class Role(StrEnum):
    """Whose card it is printed on."""

    PUPIL = "leerling"
    PARENT = "ouder"


def qr(
    role: Annotated[Role, typer.Option(help="leerling, or ouder: who scans that one need not say so any more.")] = (
        Role.PUPIL
    ),
    svg: Annotated[Path | None, typer.Option(help="Also write the QR code to this file, to print.")] = None,
) -> None:
    """Print the link to the bot and its QR code. Telegram is asked what the bot is called, so the token is needed.

    Hang it up only when the school has decided; nobody is ever told to install Telegram.
    """
    link = link_to(_name(), role)
    code = segno.make(link, error="m")
    if svg is not None:
        try:
            code.save(str(svg), kind="svg", scale=SIDE)
        except OSError as problem:
            raise Trouble("That file cannot be written.") from problem
    say(link)
    code.terminal(compact=True)


def link_to(name: str, role: Role) -> str:
    """The link of the bot with this name. That of parents carries their role, so that they save a tap."""
    return f"https://t.me/{name}" + (f"?start={PARENT}" if role is Role.PARENT else "")


def _name() -> str:
    """What Telegram calls the bot."""
    found = settings()
    no_problems(missing_for_serve(found))
    assert found.token is not None, "serve needs a token too"
    itself = asyncio.run(who_am_i(connect(found.token.get_secret_value(), found.api_url)))
    if not isinstance(itself, Itself):
        raise Trouble(NOT_ASKED[itself][1])
    return itself.name
