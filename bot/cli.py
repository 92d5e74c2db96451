"""The command ``signaal``: run the bot, try it, set a school up, connect staff. A mistake gets one clear sentence."""

import asyncio
import errno
import gc
import logging
import os
import secrets
import signal
import sys
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Final, NoReturn, TypeVar

import typer
from rich.console import Console
from rich.table import Table

from bot.config import (
    Problem,
    SchoolFile,
    Settings,
    load_school,
    load_settings,
    missing_for_pupils,
    missing_for_serve,
)
from bot.log import event, setup, watch
from bot.ports import StoreBusy, Unit
from bot.route import steps
from bot.route.model import Group, Role, Staff
from bot.usecases import joining
from bot.usecases.scene import Scene
from bot.wiring import (
    Lane,
    MachineChance,
    MachineTime,
    Trouble,
    again_what_failed,
    open_store,
    ready_to_serve,
    serve_on,
    surroundings,
    turn_of,
)

T = TypeVar("T")
log: Final = logging.getLogger(__name__)
app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help=__doc__)
coach_app = typer.Typer(no_args_is_help=True, help="Connect the staff: invite, confirm, list.")
quarantine_app = typer.Typer(no_args_is_help=True, help="What could not be handled when it came in.")
app.add_typer(coach_app, name="coach")
app.add_typer(quarantine_app, name="quarantine")
out, err = Console(soft_wrap=True), Console(stderr=True, soft_wrap=True)

TEMPLATE: Final = Path(__file__).parent / "school.toml"


def main() -> None:
    """The console script."""
    try:
        app()
    except Trouble as trouble:
        _give_up(str(trouble))
    except StoreBusy:
        _give_up("The database cannot be reached or is full. Nothing was changed; try again when it is there.")
    except Exception as bug:
        event(log, "command-failed", level=logging.CRITICAL, error=bug)
        _give_up("Something went wrong that should not have. Nothing you typed was logged; the log says what kind.")


def _give_up(sentence: str) -> NoReturn:
    err.print(sentence, markup=False, highlight=False)
    raise SystemExit(1)


# --- Running ----------------------------------------------------------------------------------------------------------


@app.command()
def demo(port: Annotated[int, typer.Option(help="where the page is")] = 8400) -> None:
    """Talk to the bot on this machine: an embedded Telegram and a page with phones. Needs no token and no internet."""
    from bot import staging  # Only here: nobody else needs a Telegram and its page in memory.

    setup(sys.stderr, logging.WARNING)
    out.print(f"Signaal's demo: http://127.0.0.1:{port}  (Ctrl+C stops it; nothing is kept)", highlight=False)
    try:
        asyncio.run(_until_stopped(lambda stop: staging.play(port, None, stop)))
    except OSError as problem:
        if problem.errno != errno.EADDRINUSE:
            raise
        raise Trouble(f"Port {port} is taken. Choose another: make demo PORT=8401") from problem


@app.command()
def serve() -> None:
    """Run the bot: poll Telegram, deliver, tick. A killed bot goes on where it was when it is started again.

    On PostgreSQL a second one waits, and takes over when the first is gone.
    """
    setup(sys.stderr)
    settings, school = _configured()
    _no_problems(missing_for_serve(settings))
    _no_problems(missing_for_pupils(school, MachineTime().school().date()))
    turn = turn_of(settings)
    with ready_to_serve(settings, turn) as store:
        gc.freeze()  # What is in memory now stays: looking through all of it would hold up whoever waits for an answer.
        asyncio.run(_until_stopped(lambda stop: serve_on(store, settings, school, stop, turn)))


async def _until_stopped(run: Callable[[asyncio.Event], Awaitable[None]]) -> None:
    """Run until Ctrl+C or a polite kill; what is in hand is finished first."""
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    watch(loop)
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):
            loop.add_signal_handler(number, stop.set)
    await run(stop)


@app.command()
def route(mermaid: Annotated[bool, typer.Option("--mermaid", help="as a Mermaid diagram")] = False) -> None:
    """Show De Route: which status may follow which, and by what."""
    if mermaid:
        print(steps.mermaid())
        return
    table = Table("from", "event", "to")
    for (before, what), after in steps.TRANSITIONS.items():
        table.add_row(before, what, after)
    out.print(table)


# --- Setting up -------------------------------------------------------------------------------------------------------


@app.command()
def init() -> None:
    """Make a home for a school: a commented school.toml, keys in a folder of their own, an empty database."""
    settings = _settings()
    (settings.home / "data").mkdir(parents=True, exist_ok=True)
    file = settings.home / "school.toml"
    if not file.exists():
        file.write_text(TEMPLATE.read_text("utf-8"), "utf-8")
    open_store(settings.database_url.get_secret_value(), settings.keys, secrets.token_bytes)
    out.print(f"Ready. Now fill in {file}, keep {settings.keys} out of every backup of it, and invite the first coach.")


@coach_app.command("invite")
def coach_invite(
    name: str,
    role: Annotated[list[Role] | None, typer.Option(help="coach if not said; may be given more than once")] = None,
    klas: Annotated[list[str] | None, typer.Option("--class", help="year:class, such as 2:2HE")] = None,
) -> None:
    """Invite somebody: prints a link that works once, for seven days, and only after you confirmed the person."""
    roles = frozenset(role or [Role.COACH])
    staff, token = _in_scene(lambda scene: joining.invite(scene, name, roles))
    for item in klas or []:
        _in_scene(lambda scene, item=item: _add_to_class(scene, item, staff))  # type: ignore[misc]
    out.print(f"Give this to {name}, to nobody else:  https://t.me/<your bot>?start=i-{token}", markup=False)
    out.print("When the link was opened:  signaal coach confirm " + repr(name), markup=False, highlight=False)


def _add_to_class(scene: Scene, item: str, staff: Staff) -> None:
    year, colon, name = item.partition(":")
    if not colon or not year.isdecimal() or not name.strip():
        raise Trouble(f"A class is given as year:name, such as 2:2HE; this was {item!r}.")
    old = scene.school.group(name)
    coaches = (*(old.coaches if old else ()), staff.id)
    scene.unit.put_group(Group(name.strip(), int(year), coaches))


@coach_app.command("confirm")
def coach_confirm(name: str) -> None:
    """Say that who opened the link is this person: from now on they receive."""

    def confirmed(scene: Scene) -> Staff | None:
        found = [s for s in scene.school.staff if s.name == name]
        if len(found) != 1:
            raise Trouble(f"There are {len(found)} people with exactly that name; `signaal coach list` shows all.")
        return joining.confirm(scene, found[0].id)

    if _in_scene(confirmed) is None:
        raise Trouble("The link was not opened yet. Confirm after the person has opened it, and says so to you.")
    out.print("Confirmed. The welcome is on its way.")


@coach_app.command("list")
def coach_list() -> None:
    """Show the staff: who is invited, who opened the link, who works."""
    table = Table("name", "roles", "state")
    for member in _in_scene(lambda scene: scene.school.staff):
        state = "works" if member.active else "opened the link: confirm" if member.seated else "invited"
        table.add_row(member.name, ", ".join(sorted(member.roles)), state)
    out.print(table)


@quarantine_app.command("retry")
def quarantine_retry() -> None:
    """Handle once more what could not be handled, after the cause was mended. What fails again stays where it is."""
    done, left = _in_scene(again_what_failed)
    out.print(f"{done} handled, {left} still in quarantine.")


# --- Shared -----------------------------------------------------------------------------------------------------------


def _settings() -> Settings:
    found = load_settings(os.environ)
    if not isinstance(found, Settings):
        _no_problems(found)
        raise AssertionError("unreachable")
    return found


def _configured() -> tuple[Settings, SchoolFile]:
    settings = _settings()
    school = load_school(settings.home / "school.toml")
    if not isinstance(school, SchoolFile):
        _no_problems(school)
        raise AssertionError("unreachable")
    return settings, school


def _no_problems(problems: list[Problem]) -> None:
    if problems:
        _give_up("\n".join(f"{p.where}: {p.sentence}" for p in problems))


def _in_scene(work: Callable[[Scene], T]) -> T:
    """Run it in one transaction, beside a running ``serve`` if there is one."""
    settings, school = _configured()
    lane = Lane(open_store(settings.database_url.get_secret_value(), settings.keys))
    around = surroundings(school, MachineTime(), MachineChance())

    def in_unit(unit: Unit) -> T:
        return work(around.scene(unit))

    try:
        return lane.now(in_unit)
    finally:
        lane.close()
