"""``signaal coach``: who of the staff is in, comes in, is away, and may do what (DESIGN §4 row 15).

Nothing here shows what anybody told: the beheerder sees people, states and numbers.
"""

import shlex
from typing import Annotated, Final, NoReturn

import typer
from rich.table import Table
from rich.text import Text

from bot.cli.opening import in_scene, out, say
from bot.route.model import Group, Role, School, Staff
from bot.route.refusals import Refusal
from bot.usecases import joining
from bot.usecases.classlist import CLASS_BYTES, NAME_BYTES, class_key
from bot.usecases.handing_on import HandedOn, Stuck
from bot.usecases.scene import Scene
from bot.wiring import Trouble

coach = typer.Typer(no_args_is_help=True, help="The staff: invite, confirm, list, pause, resume, roles.")

Name = Annotated[str, typer.Argument(help="The person's name, as `signaal coach list` shows it.")]
STUCK: Final = (
    "Nobody else can take {cases} of this person: nothing was changed. First let an achterwacht, aanspreekpunt or "
    "coach-ondersteuner work here; for what is about staff, another vertrouwenspersoon."
)


# --- Coming in --------------------------------------------------------------------------------------------------------


@coach.command("invite")
def coach_invite(
    name: Annotated[str, typer.Argument(help="The name that pupils and colleagues see.")],
    role: Annotated[list[Role] | None, typer.Option(help="coach if not said; may be given more than once.")] = None,
    klas: Annotated[
        list[str] | None, typer.Option("--class", help="A class of this coach, as 2HE or 2:2HE (year:class).")
    ] = None,
) -> None:
    """Invite somebody: prints a link that works once, for seven days, and only after you confirmed the person.

    Somebody who is on the list already gets a new link: after a class import, or with another phone (pause first).
    """
    name = _sound(name)
    token = in_scene(lambda scene: _invited(scene, name, frozenset(role or []), klas or []))
    say(f"Give this to {name} in person, to nobody else:  https://t.me/<your bot>?start=i-{token}")
    say(f"When it was opened and you were told so:  signaal coach confirm {shlex.quote(name)}")


def _sound(name: str) -> str:
    name = " ".join(name.split())
    if not name or not name.isprintable() or len(name.encode()) > NAME_BYTES:
        raise Trouble(f"A name has 1 to {NAME_BYTES} bytes that can be shown.")
    return name


def _invited(scene: Scene, name: str, roles: frozenset[Role], classes: list[str]) -> str:
    found = joining.named(scene.school, name)
    if len(found) > 1:
        _not_one(len(found))
    if found:
        member, token = found[0], joining.invite_again(scene, found[0].id, roles)
        if isinstance(token, Refusal):
            raise Trouble("This person works here already. With another phone: pause, invite, and confirm again.")
    else:
        member, token = joining.invite(scene, name, roles or frozenset({Role.COACH}))
    for item in classes:
        scene.unit.put_group(_with_coach(scene.school, item, member))
    return token


def _with_coach(school: School, item: str, member: Staff) -> Group:
    """The class that ``item`` names, with this coach last."""
    year, name = (item[:1], item[2:].strip()) if item[1:2] == ":" else ("", item.strip())
    old = next((group for group in school.groups if class_key(group.name) == class_key(name)), None)
    year = year or next((letter for letter in name if letter.isdecimal()), "")
    if old is not None:
        return Group(old.name, old.year, tuple(dict.fromkeys((*old.coaches, member.id))))
    if year not in set("123456") or not class_key(name) or not name.isprintable() or len(name.encode()) > CLASS_BYTES:
        raise Trouble(f"A class is given as 2HE, or as 2:2HE with its year; its name has at most {CLASS_BYTES} bytes.")
    return Group(name, int(year), (member.id,))


@coach.command("confirm")
def coach_confirm(name: Name) -> None:
    """Say that who opened the link is this person: from now on they receive."""

    def confirmed(scene: Scene) -> None:
        member = the_one(scene.school, name)
        if member.active:
            raise Trouble("This person works here already.")
        if member.paused:
            raise Trouble("This person is paused: `signaal coach resume` brings them back.")
        if joining.confirm(scene, member.id) is None:
            raise Trouble("The link was not opened yet. Confirm after the person has opened it, and says so to you.")

    in_scene(confirmed)
    say("Confirmed. The welcome is on its way.")


# --- Who is there -----------------------------------------------------------------------------------------------------


@coach.command("list")
def coach_list() -> None:
    """Show the staff: who is invited, who opened the link, who works, who is paused."""
    school = in_scene(lambda scene: scene.school)
    if not school.staff:
        say("Nobody yet. Begin with `signaal coach invite NAME`, or with `signaal classes import FILE`.")
        return
    table = Table("name", "roles", "classes", "state")
    for member in school.staff:
        classes = ", ".join(group.name for group in school.groups if member.id in group.coaches)
        table.add_row(Text(member.name), ", ".join(sorted(member.roles)), Text(classes), state_of(member))
    out.print(table)


def state_of(member: Staff) -> str:
    """How far somebody is, in a few words."""
    if member.active:
        return "works" if member.reachable else "works, but closed the door to the bot"
    if member.paused:
        return "paused"
    return "opened the link: confirm" if member.seated else "to be invited, or invited"


def the_one(school: School, name: str) -> Staff:
    """The person with this name. Raises Trouble when there are none or several."""
    found = joining.named(school, name)
    if len(found) != 1:
        _not_one(len(found))
    return found[0]


def _not_one(count: int) -> NoReturn:
    raise Trouble(f"There are {count or 'no'} people with that name: `signaal coach list` shows all.")


# --- Away, and back ---------------------------------------------------------------------------------------------------


@coach.command("pause")
def coach_pause(name: Name) -> None:
    """Somebody is away: no alerts and no access, once all that waits for them is somebody else's.

    Refuses when nobody else could take it: a signal never stays with a person who is not there.
    """
    first = in_scene(lambda scene: _paused(scene, name))
    again = in_scene(lambda scene: _paused(scene, name))  # What came in beside the first time (PostgreSQL).
    say(f"{name} is paused. {_handed(first.cases + again.cases)}")


def _paused(scene: Scene, name: str) -> HandedOn:
    outcome = joining.pause(scene, the_one(scene.school, name).id)
    if isinstance(outcome, Refusal):
        raise Trouble("This person does not work here yet: there is nothing to pause.")
    return _expect_moved(outcome)


@coach.command("resume")
def coach_resume(name: Name) -> None:
    """Somebody who was paused is back, in the same chat. What was handed on stays with who has it."""

    def resumed(scene: Scene) -> None:
        if joining.resume(scene, the_one(scene.school, name).id) is None:
            raise Trouble("This person is not paused: `signaal coach list` shows how far everybody is.")

    in_scene(resumed)
    say(f"{name} works again.")


@coach.command("roles")
def coach_roles(
    name: Name,
    roles: Annotated[list[Role] | None, typer.Argument(help="From now on these, and no others. None: show.")] = None,
) -> None:
    """Show or change what somebody is: coach, achterwacht, vertrouwenspersoon …

    What the person may no longer read goes to somebody else first. Who is no coach any more leaves the classes.
    """

    def changed(scene: Scene) -> tuple[HandedOn, frozenset[Role]]:
        member = the_one(scene.school, name)
        if not roles:
            return HandedOn(0), member.roles
        outcome = joining.change_roles(scene, member.id, frozenset(roles))
        assert not isinstance(outcome, Refusal)
        return _expect_moved(outcome), frozenset(roles)

    moved, now = in_scene(changed)
    say(f"{name}: {', '.join(sorted(now))}")
    if moved.cases:
        say(_handed(moved.cases))
    if moved.classes:
        say(f"Taken out of {moved.classes} {'class' if moved.classes == 1 else 'classes'}; see `signaal classes list`.")


def _expect_moved(outcome: HandedOn | Stuck) -> HandedOn:
    if isinstance(outcome, Stuck):
        raise Trouble(STUCK.format(cases=_cases(outcome.cases)))
    return outcome


def _handed(cases: int) -> str:
    return f"{_cases(cases)} went to somebody else." if cases else "Nothing waited for this person."


def _cases(count: int) -> str:
    return "1 open case" if count == 1 else f"{count} open cases"
