"""The command ``signaal``: run the bot, try it, set a school up, connect staff. A mistake gets one clear sentence.

Each module of this package holds one group of commands; here they are put together, and here whatever goes wrong is
turned into a sentence. Only the kind of a bug is logged, never what was typed.
"""

import logging
import sys
from collections.abc import Sequence
from typing import Any, Final

import typer
from typer.core import TyperGroup

from bot.cli import running
from bot.cli.classes import classes
from bot.cli.conversing import conversations
from bot.cli.doctor import doctor
from bot.cli.duties import duty
from bot.cli.founding import init
from bot.cli.leaflet import qr
from bot.cli.opening import MENDABLE, give_up, sentence_of
from bot.cli.rehearsing import rehearse
from bot.cli.schooldays import calendar
from bot.cli.staff import coach
from bot.log import event, setup

log: Final = logging.getLogger(__name__)
HELP: Final = """Run the bot, try it, set a school up, connect its staff.

Settings come from SIGNAAL_… in the environment and from school.toml; the README lists them. A mistake gets one clear
sentence and exit code 1.
"""
BUG: Final = "Something went wrong that should not have. Nothing you typed was logged; the log says what kind."


class Sentences(TyperGroup):
    """Commands of which every failure is one sentence, and whose log is ours."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        """Run the command that ``args`` asks for. The signature is Typer's."""
        undo = setup(sys.stderr, logging.WARNING)
        try:
            return super().main(args, prog_name, complete_var, standalone_mode, windows_expand_args, **extra)
        except MENDABLE as problem:
            give_up(sentence_of(problem))
        except Exception as bug:
            event(log, "command-failed", level=logging.CRITICAL, error=bug)
            give_up(BUG)
        finally:
            undo()


app = typer.Typer(
    cls=Sentences, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help=HELP
)
app.command()(running.demo)
app.command()(running.serve)
app.command()(running.route)
app.command()(conversations)
app.command()(rehearse)
app.command()(qr)
app.command()(init)
app.command()(doctor)
app.add_typer(coach, name="coach")
app.add_typer(classes, name="classes")
app.add_typer(duty, name="duty")
app.add_typer(calendar, name="calendar")
app.add_typer(running.quarantine, name="quarantine")


def main() -> None:
    """The console script."""
    app()
