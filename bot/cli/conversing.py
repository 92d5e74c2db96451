"""``signaal conversations``: every screen that people can see, written down for who does not read code."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.opening import say
from bot.texts import LANGUAGES
from bot.wiring import Trouble


def conversations(
    language: Annotated[str | None, typer.Option(help="nl, en, or another language of bot/texts; else all.")] = None,
    out: Annotated[Path | None, typer.Option(help="Write it to this file, and not on the screen.")] = None,
) -> None:
    """Write down all conversations, as Markdown: each screen, and where each button leads.

    The bot is played on a school that does not exist; your own school is not looked at. It takes half a minute.
    """
    if language is not None and language not in LANGUAGES:
        raise Trouble(f"The bot does not speak that language. It speaks: {', '.join(LANGUAGES)}.")
    if out is not None:
        _can_be_written(out)
    from bot.conversations import book  # Only here: nobody else needs the explorer in memory.

    written = "\n".join(book(one) for one in ([language] if language else LANGUAGES))
    if out is None:
        say(written)
    else:
        out.write_text(written, encoding="utf-8")


def _can_be_written(file: Path) -> None:
    """Asked before half a minute is spent; what stands in it stays as it is."""
    try:
        file.open("a").close()
    except OSError as problem:
        raise Trouble("That file cannot be written.") from problem
