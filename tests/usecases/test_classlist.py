"""An import takes over what the file says, twice is once, and nobody disappears because a line was forgotten."""

from dataclasses import replace

import pytest

from bot.route.model import Group, Role, School
from bot.usecases.classlist import CLASS_BYTES, Changes, Klas, Person, Roster, Twice, carry_out, class_key, compare
from bot.usecases.scene import Scene
from handlers.flows.receivers import class_options
from handlers.screens import CODE_BYTES
from handlers.script import Choice
from tests.people import ALI, BAKKER, SAM, VISSER
from tests.usecases.staffroom import Staffroom

COACH = frozenset({Role.COACH})


def a_roster(*classes: Klas, more: tuple[Person, ...] = ()) -> Roster:
    """A file with these classes and their coaches, and these people."""
    names = dict.fromkeys(name for klas in classes for name in klas.coaches)
    return Roster((*(Person(name, COACH) for name in names), *more), classes)


def found(room: Staffroom, roster: Roster, *, remove: bool = False) -> Changes:
    """What the file would change."""
    changes = room.does(lambda scene: compare(scene, roster, remove))
    assert isinstance(changes, Changes)
    return changes


def imports(room: Staffroom, roster: Roster, *, remove: bool = False) -> Changes:
    """The file is brought in."""

    def imported(scene: Scene) -> Changes:
        changes = compare(scene, roster, remove)
        assert isinstance(changes, Changes)
        carry_out(scene, changes)
        return changes

    return room.does(imported)


def classes(room: Staffroom) -> dict[str, list[str]]:
    """The names of the coaches, by class."""

    def look(scene: Scene) -> dict[str, list[str]]:
        names = {s.id: s.name for s in scene.school.staff}
        return {group.name: [names[coach] for coach in group.coaches] for group in scene.school.groups}

    return room.does(look)


# --- What comes in ----------------------------------------------------------------------------------------------------


def test_people_and_classes_come_in(room: Staffroom) -> None:
    """Who is new is not invited yet: no link, no chat, no signals, until the beheerder invites and confirms."""
    support = Person("Visser", frozenset({Role.COACH_ONDERSTEUNER, Role.ACHTERWACHT}))
    changes = imports(room, a_roster(Klas("2HE", 2, ("Jansen", "Ali")), Klas("mh1c", 1, ("Ali",)), more=(support,)))

    assert {s.name for s in changes.new} == {"Jansen", "Ali", "Visser"}
    assert classes(room) == {"mh1c": ["Ali"], "2HE": ["Jansen", "Ali"]}
    staff = room.does(lambda scene: scene.school.staff)
    assert {(s.active, s.seated, s.paused) for s in staff} == {(False, False, False)}
    assert next(s.roles for s in staff if s.name == "Visser") == support.roles


def test_twice_is_once(room: Staffroom) -> None:
    """The second time nothing changes."""
    roster = a_roster(Klas("2HE", 2, ("Jansen", "Ali")), more=(Person("Mulder", frozenset({Role.VERTROUWENSPERSOON})),))
    imports(room, roster)

    assert found(room, roster).nothing
    assert found(room, roster, remove=True).nothing


def test_looking_changes_nothing(room: Staffroom) -> None:
    """The dry run."""
    assert not found(room, a_roster(Klas("2HE", 2, ("Jansen",)))).nothing
    assert (classes(room), room.does(lambda scene: scene.school.staff)) == ({}, ())


def test_who_is_there_stays_who_they_are(room: Staffroom) -> None:
    """Found by name, also when typed otherwise; roles are added and never taken away."""
    room.settle(replace(SAM, roles=frozenset({Role.ACHTERWACHT})))
    changes = imports(room, a_roster(Klas("2HE", 2, ("jansen",))))

    assert (changes.new, [s.id for s in changes.roles]) == ((), [SAM.id])
    assert room.member(SAM) == replace(SAM, roles=frozenset({Role.ACHTERWACHT, Role.COACH}))


def test_a_name_of_two_people_is_no_name(room: Staffroom) -> None:
    """Nobody knows who is meant, so nothing is taken over."""
    room.settle(SAM, replace(ALI, name="Jansen"))
    outcome = room.does(lambda scene: compare(scene, a_roster(Klas("2HE", 2, ("Jansen",))), False))

    assert outcome == Twice("Jansen")
    assert "Jansen" not in repr(outcome)


@pytest.mark.parametrize("spelled", ["2HE", "2he", " 2 HE", "2.H.E"])
def test_a_class_is_known_however_it_is_spelled(room: Staffroom, spelled: str) -> None:
    """And keeps the name that it has at school: pupils know it by that."""
    room.settle(SAM, ALI, groups=(Group("2HE", 2, (SAM.id,)),))
    imports(room, a_roster(Klas(spelled, 2, ("Ali", "Jansen"))))

    assert class_key(spelled) == class_key("2HE")
    assert classes(room) == {"2HE": ["Ali", "Jansen"]}


# --- What is not in the file ------------------------------------------------------------------------------------------


def test_who_is_not_in_the_file_stays_and_is_reported(room: Staffroom) -> None:
    """A line that was forgotten must not take somebody's class away. Who is in it elsewhere has moved."""
    room.settle(SAM, ALI, BAKKER, VISSER, groups=(Group("2HE", 2, (SAM.id, ALI.id)), Group("2VA", 2, (BAKKER.id,))))
    changes = imports(room, a_roster(Klas("2HE", 2, ("De Boer",)), Klas("3HE", 3, ("Jansen",))))

    assert classes(room) == {"2HE": ["De Boer", "Ali"], "2VA": ["Bakker"], "3HE": ["Jansen"]}
    assert set(changes.unnamed) == {ALI, BAKKER}
    assert [group.name for group in changes.unlisted] == ["2VA"]
    assert changes.gone == ()


def test_on_request_the_file_is_all_there_is(room: Staffroom) -> None:
    """Classes go, and coaches leave classes; nobody leaves the staff, and no case is touched."""
    room.settle(SAM, ALI, BAKKER, groups=(Group("2HE", 2, (SAM.id, ALI.id)), Group("2VA", 2, (BAKKER.id,))))
    case = room.sends(1, ALI)
    changes = imports(room, a_roster(Klas("2HE", 2, ("Jansen",))), remove=True)

    assert classes(room) == {"2HE": ["Jansen"]}
    assert set(changes.unnamed) == {ALI, BAKKER}
    assert (room.member(ALI), room.member(BAKKER)) == (ALI, BAKKER)
    assert room.readers(case) == {ALI}


def test_who_has_another_role_only_is_not_missed(room: Staffroom) -> None:
    """A list of coaches says nothing about the achterwacht."""
    room.settle(SAM, VISSER)

    assert found(room, a_roster(Klas("2HE", 2, ("Jansen",)))).unnamed == ()


# --- Names that fit ---------------------------------------------------------------------------------------------------


def test_the_longest_class_fits_on_its_button() -> None:
    """Telegram takes 64 bytes for what a button carries; one byte more would break the pupil's screen."""

    def data(length: int) -> list[int]:
        group = Group("2" * length, 2, (SAM.id,))
        options = tuple(class_options(School("De Linde", (SAM,), (group,)), (group,)))
        screen = Choice("report-class", options=options).screen("nonce1", None)
        return [len(press.data.encode()) for presses in screen.groups for press in presses]

    assert max(data(CLASS_BYTES)) == CODE_BYTES
    with pytest.raises(ValueError, match="too long"):
        data(CLASS_BYTES + 1)
