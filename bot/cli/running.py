"""The commands that run something: the demo, the bot itself, a look at De Route, and what went wrong once more."""

import asyncio
import errno
import gc
import logging
import signal
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Annotated, Final

import typer
from rich.table import Table

from bot.cli.opening import configured, in_scene, no_problems, out, say
from bot.config import missing_for_pupils, missing_for_serve
from bot.log import watch
from bot.route import steps
from bot.surroundings import MachineTime
from bot.wiring import Trouble, again_what_failed, ready_to_serve, serve_on, turn_of

INVITATION: Final = "Signaal's demo: {address}  (Ctrl+C stops it; nothing is kept)"
quarantine = typer.Typer(no_args_is_help=True, help="What could not be handled when it came in.")


def demo(port: Annotated[int, typer.Option(help="Where the page is: http://127.0.0.1:PORT.")] = 8400) -> None:
    """Talk to the bot on this machine: an embedded Telegram and a page with phones.

    Needs no token, no account and no internet. Nothing is kept when it stops.
    """
    from bot import staging  # Only here: nobody else needs a Telegram and its page in memory.

    async def played(stop: asyncio.Event) -> None:
        started: asyncio.Future[staging.Demo] = asyncio.get_running_loop().create_future()
        started.add_done_callback(lambda demo: say(INVITATION.format(address=demo.result().address)))
        await staging.play(port, started, stop)

    try:
        asyncio.run(_until_stopped(played))
    except OSError as problem:
        if problem.errno != errno.EADDRINUSE:
            raise
        raise Trouble(f"Port {port} is taken. Choose another: make demo PORT=8401") from problem


def serve(
    staff_only: Annotated[bool, typer.Option("--staff-only", help="Let staff in; pupils and parents not yet.")] = False,
) -> None:
    """Run the bot: poll Telegram, deliver, tick.

    A killed bot goes on where it was when it is started again. On PostgreSQL a second one waits, and takes over when
    the first is gone. Pupils come in only once the declarations of [live] in school.toml are filled in; until then
    --staff-only lets staff open their invites and look around.
    """
    logging.getLogger().setLevel(logging.INFO)
    settings, school = configured()
    no_problems(missing_for_serve(settings))
    if not staff_only:
        no_problems(missing_for_pupils(school, MachineTime().school().date()))
    turn = turn_of(settings)
    with ready_to_serve(settings, turn) as store:
        gc.collect()
        gc.freeze()  # What is in memory now stays: looking through all of it would hold up whoever waits for an answer.
        asyncio.run(_until_stopped(lambda stop: serve_on(store, settings, school, stop, turn, staff_only)))


async def _until_stopped(run: Callable[[asyncio.Event], Awaitable[None]]) -> None:
    """Run until Ctrl+C or a polite kill; what is in hand is finished first."""
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    watch(loop)
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):
            loop.add_signal_handler(number, stop.set)
    await run(stop)


def route(mermaid: Annotated[bool, typer.Option("--mermaid", help="As a Mermaid diagram.")] = False) -> None:
    """Show De Route: which status may follow which, and by what."""
    if mermaid:
        say(steps.mermaid())
        return
    table = Table("from", "event", "to")
    for (before, what), after in steps.TRANSITIONS.items():
        table.add_row(before, what, after)
    out.print(table)


@quarantine.command("retry")
def quarantine_retry() -> None:
    """Handle once more what could not be handled, after the cause was mended. What fails again stays where it is."""
    done, left = in_scene(again_what_failed)
    say(f"{done} handled, {left} still in quarantine.")
