"""The school's list of classes and who reads for them, brought in from a file (DOMAIN §2.7, DESIGN §4 row 8).

What the file says about people and classes is taken over. Who or what is in the school but not in the file is reported
and stays, unless the beheerder says otherwise: nobody disappears because a line was forgotten. No pupil is in it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from bot.route.model import Group, Role, Staff, StaffId
from bot.usecases.joining import named
from bot.usecases.scene import Scene

CLASS_BYTES: Final = 33
"""A class is named in the data of its button, of which Telegram takes 64 bytes; a test tries it."""
NAME_BYTES: Final = 40
"""The name of a person stands on a button beside the class."""


@dataclass(frozen=True)
class Person:
    """Somebody of the staff, as the file has them."""

    name: str = field(repr=False)
    roles: frozenset[Role]


@dataclass(frozen=True)
class Klas:
    """A class, as the file has it; ``coaches`` are names of its people, in order."""

    name: str = field(repr=False)
    year: int
    coaches: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True)
class Roster:
    """What a file says, without a mistake in it: each person and each class once."""

    people: tuple[Person, ...]
    classes: tuple[Klas, ...]


@dataclass(frozen=True)
class Changes:
    """What an import changes, and what it found missing in the file.

    ``new``: people who are still to be invited; ``roles``: people as they become, with more roles than before;
    ``groups``: classes before (None: new) and after; ``gone``: classes that go. ``unnamed`` and ``unlisted`` are the
    coaches and the classes that are not in the file; they stay, except for what ``gone`` and ``groups`` say.
    """

    new: tuple[Staff, ...] = ()
    roles: tuple[Staff, ...] = ()
    groups: tuple[tuple[Group | None, Group], ...] = ()
    gone: tuple[Group, ...] = ()
    unnamed: tuple[Staff, ...] = ()
    unlisted: tuple[Group, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether the school is as the file says."""
        return not (self.new or self.roles or self.groups or self.gone)


@dataclass(frozen=True)
class Twice:
    """More than one person on the staff list has a name that is in the file: nobody knows who is meant."""

    name: str = field(repr=False)


def class_key(name: str) -> str:
    """What two spellings of one class have in common: capitals, blanks and dots do not count (DOMAIN §2.7)."""
    return re.sub(r"[\s.]", "", name).casefold()


def compare(scene: Scene, roster: Roster, remove: bool) -> Changes | Twice:
    """What the file would change. ``remove``: what is not in it goes out of the list of classes; people never do."""
    people = _people(scene, roster)
    if isinstance(people, Twice):
        return people
    listed = {s.id for s in people.values()}
    before = {class_key(group.name): group for group in scene.school.groups}
    coaching = {coach for group in scene.school.groups for coach in group.coaches}
    unnamed = tuple(s for s in scene.school.staff if s.id not in listed and (Role.COACH in s.roles or s.id in coaching))
    staying = frozenset[StaffId]() if remove else frozenset(s.id for s in unnamed)
    after = {class_key(k.name): _group(k, people, before.get(class_key(k.name)), staying) for k in roster.classes}
    unlisted = tuple(group for key, group in before.items() if key not in after)
    return Changes(
        new=tuple(s for s in people.values() if scene.school.member(s.id) is None),
        roles=tuple(s for s in people.values() if scene.school.member(s.id) not in {None, s}),
        groups=tuple((before.get(key), group) for key, group in after.items() if before.get(key) != group),
        gone=unlisted if remove else (),
        unnamed=unnamed,
        unlisted=unlisted,
    )


def carry_out(scene: Scene, changes: Changes) -> None:
    """Make it so, in the scene's unit."""
    for member in (*changes.new, *changes.roles):
        scene.unit.put_staff(member)
    for _, group in changes.groups:
        scene.unit.put_group(group)
    for group in changes.gone:
        scene.unit.drop_group(group.name)


def _people(scene: Scene, roster: Roster) -> dict[str, Staff] | Twice:
    """By the name in the file: those who are there with what roles they get, and new ones, not invited yet."""
    people: dict[str, Staff] = {}
    for person in roster.people:
        found = named(scene.school, person.name)
        if len(found) > 1:
            return Twice(person.name)
        member = found[0] if found else _newcomer(scene, person)
        people[person.name] = replace(member, roles=member.roles | person.roles)
    return people


def _newcomer(scene: Scene, person: Person) -> Staff:
    return Staff(scene.chance.staff_id(), person.name, person.roles, active=False, seated=False)


def _group(klas: Klas, people: Mapping[str, Staff], before: Group | None, staying: Iterable[StaffId]) -> Group:
    """The class with the file's coaches first, under the name that the school has for it already."""
    coaches = [people[name].id for name in klas.coaches]
    stay = [coach for coach in before.coaches if coach in staying] if before else []
    return Group(before.name if before else klas.name, klas.year, tuple(dict.fromkeys([*coaches, *stay])))
