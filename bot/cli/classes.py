"""``signaal classes``: which classes there are and who reads for them; no pupil is in the list (DESIGN §4 row 8)."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from bot.cli.classfile import Mistake, read_roster
from bot.cli.opening import give_up, in_scene, out, say
from bot.cli.staff import state_of
from bot.route.model import Group, School, Staff, StaffId
from bot.surroundings import MachineTime
from bot.usecases.classlist import Changes, Roster, Twice, carry_out, compare
from bot.usecases.scene import Scene
from bot.wiring import Trouble

classes = typer.Typer(no_args_is_help=True, help="The classes and their coaches: import, list.")


@classes.command("list")
def classes_list() -> None:
    """Show the classes by year, and who reads for them."""
    school = in_scene(lambda scene: scene.school)
    if not school.groups:
        say("No classes yet: `signaal classes import FILE`.")
        return
    table = Table("year", "class", "coaches")
    for group in school.groups:
        table.add_row(str(group.year), Text(group.name), Text(_coaches(school, group) or "nobody"))
    out.print(table)


def _coaches(school: School, group: Group) -> str:
    members = [member for member in map(school.member, group.coaches) if member is not None]
    return ", ".join(m.name if m.active else f"{m.name} ({state_of(m)})" for m in members)


@classes.command("import")
def classes_import(
    file: Annotated[Path, typer.Argument(help="A CSV file, UTF-8, with ; or , between the fields.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would change.")] = False,
    remove: Annotated[
        bool, typer.Option("--remove", help="Also take classes, and coaches of classes, that the file lacks away.")
    ] = False,
) -> None:
    """Bring in the classes and who reads for them, from our own template:

    schooljaar;klas;coachgroep;coach_code;coach_naam;rol;vervanger_code

    One line for each coach of a class; * as class for the other roles. The year comes from the class's first digit, or
    from a column leerjaar. Other columns are not read; coachgroep and vervanger_code are checked and not kept. People
    who are new here are not invited yet. Nobody leaves the staff by an import: who is not in the file is reported.
    """
    roster = read_roster(file, MachineTime().school().date())
    if isinstance(roster, list):
        give_up("\n".join(_told(mistake) for mistake in roster))
    school, changes = in_scene(lambda scene: _imported(scene, roster, dry_run=dry_run, remove=remove))
    for line in _report(school, changes):
        say(line)
    if changes.nothing:
        say("Nothing changes: the school is as the file says.")
    else:
        say("This was a dry run: nothing was changed." if dry_run else "Done.")


def _told(mistake: Mistake) -> str:
    return f"line {mistake.line}: {mistake.sentence}" if mistake.line else mistake.sentence


def _imported(scene: Scene, roster: Roster, *, dry_run: bool, remove: bool) -> tuple[School, Changes]:
    changes = compare(scene, roster, remove)
    if isinstance(changes, Twice):
        raise Trouble("A name in the file is that of two people here: `signaal coach list` shows them.")
    if not dry_run:
        carry_out(scene, changes)
    return scene.school, changes


# --- What changes, in words -------------------------------------------------------------------------------------------


def _report(school: School, changes: Changes) -> Iterable[str]:
    names = {member.id: member.name for member in (*school.staff, *changes.new)}
    yield from (f"new: {s.name} ({_roles(s)}), to be invited with `signaal coach invite`" for s in changes.new)
    yield from (f"roles: {s.name} is now {_roles(s)}" for s in changes.roles)
    yield from (_changed(before, after, names) for before, after in changes.groups)
    yield from (f"class {group.name} goes" for group in changes.gone)
    kept = [group.name for group in changes.unlisted if group not in changes.gone]
    if kept:
        yield f"not in the file, and left as they are (--remove takes them away): {', '.join(kept)}"
    yield from (f"not in the file: {s.name}. If this person has left: `signaal coach pause`" for s in changes.unnamed)


def _changed(before: Group | None, after: Group, names: dict[StaffId, str]) -> str:
    now = ", ".join(names[coach] for coach in after.coaches) or "nobody"
    if before is None:
        return f"new class {after.name} (year {after.year}): {now}"
    was = ", ".join(names[coach] for coach in before.coaches) or "nobody"
    moved = f" (year {before.year} → {after.year})" if before.year != after.year else ""
    return f"class {after.name}{moved}: {was} → {now}"


def _roles(member: Staff) -> str:
    return ", ".join(sorted(member.roles))
