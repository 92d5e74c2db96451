"""Whatever is done with the staff and by them, in whatever order: no open case is ever without a person (P-06)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import count
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.ports import Chat
from bot.route.access import Deed, may
from bot.route.effects import DueKind
from bot.route.model import Case, CaseId, ChatId, Clock, Code, Flag, Group, Role, Staff, StaffId
from bot.route.steps import FINAL
from bot.usecases import casework, joining, prompting
from bot.usecases.scene import Scene
from tests.usecases.staffroom import Staffroom, a_staffroom

PEOPLE: Final = 4
ROLES: Final = (Role.COACH, Role.ACHTERWACHT, Role.VERTROUWENSPERSOON, Role.AANSPREEKPUNT, Role.BEHEERDER)
MEMBERS: Final = tuple(StaffId(f"{number + 1:032x}") for number in range(PEOPLE))
READING: Final = frozenset(ROLES) - {Role.BEHEERDER}
NUMBERS: Final = count(1)

BEHEERDER: Final = ("pause", "resume", "roles", "invite", "confirm")
OTHERS: Final = ("pick-up", "not-mine", "not-today", "door", "silence")


@dataclass(frozen=True)
class Act:
    """What is done, to or by whom, with which of the cases, and with which roles."""

    what: str
    who: int
    case: int
    roles: frozenset[Role]


@dataclass(frozen=True)
class Wait:
    """A signal: for whom, who was kept out, and whether it is about staff."""

    receivers: frozenset[int]
    kept_out: frozenset[int]
    about_staff: bool


one = st.integers(0, PEOPLE - 1)
some_roles = st.frozensets(st.sampled_from(ROLES), max_size=2)
people = st.lists(st.frozensets(st.sampled_from(ROLES), min_size=1, max_size=3), min_size=PEOPLE, max_size=PEOPLE)
whats = st.sampled_from((*BEHEERDER, *OTHERS, "pause", "pause", "pick-up"))
act = st.builds(Act, whats, one, st.integers(0, 2), some_roles)
wait = st.builds(Wait, st.frozensets(one, min_size=1), st.frozensets(one, max_size=1), st.booleans())


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Staffroom]:
    """One school for all examples: each begins with everybody at work, and cases of its own."""
    with a_staffroom(tmp_path_factory.mktemp("school")) as made:
        yield made


def begin(room: Staffroom, roles: list[frozenset[Role]], cases: list[Wait]) -> list[CaseId]:
    """Everybody works, and these cases wait for those of their receivers who may have them."""
    staff = [Staff(who, f"S{n}", roles[n]) for n, who in enumerate(MEMBERS)]
    room.settle(*staff, groups=(Group("2HE", 2, MEMBERS[:2]),))
    begun = []
    for each in cases:
        flags = frozenset({Flag.MEDEWERKER} if each.about_staff else set[Flag]())
        out = frozenset(MEMBERS[n] for n in each.kept_out)
        to = [s for n, s in enumerate(staff) if n in each.receivers - each.kept_out]
        able = [s for s in to if s.roles & ({Role.VERTROUWENSPERSOON} if each.about_staff else READING)]
        if able:
            begun.append(room.sends(next(NUMBERS), *able, flags=flags, kept_out=out))
    return begun


def does(scene: Scene, done: Act, code: Code) -> None:
    """One act of the beheerder, of somebody of the staff, or of the clock."""
    who = MEMBERS[done.who]
    member = scene.school.member(who)
    assert member is not None
    acts: dict[str, Callable[[], object]] = {
        "pause": lambda: joining.pause(scene, who),
        "resume": lambda: joining.resume(scene, who),
        "roles": lambda: joining.change_roles(scene, who, done.roles),
        "invite": lambda: _invited(scene, who),
        "confirm": lambda: joining.confirm(scene, who),
        "door": lambda: scene.unit.reach(who, not member.reachable),
        "pick-up": lambda: casework.pick_up(scene, member, code),
        "not-mine": lambda: casework.not_mine(scene, member, code, "no-time"),
        "not-today": lambda: casework.not_today(scene, member, code),
        "silence": lambda: prompting.fire(scene),
    }
    acts[done.what]()


def _invited(scene: Scene, who: StaffId) -> None:
    token = joining.invite_again(scene, who)
    if isinstance(token, str):
        joining.take_seat(scene, Chat(ChatId(next(NUMBERS))), token)


def alone(scene: Scene, cases: list[CaseId]) -> list[Case]:
    """The open cases that nobody of the staff may read."""
    found = [c for c in (scene.unit.case(each, Clock()) for each in cases) if c is not None and c.status not in FINAL]
    return [c for c in found if not any(may(s, Deed.READ, c) for s in scene.school.staff)]


@settings(deadline=None, max_examples=150)
@given(people, st.lists(wait, min_size=1, max_size=3), st.lists(act, min_size=3, max_size=15))
def test_no_case_is_ever_without_somebody_who_can_take_it(
    room: Staffroom, roles: list[frozenset[Role]], cases: list[Wait], acts: list[Act]
) -> None:
    """After each act: an owner who works and may read it, or a receiver who does and is."""
    begun = begin(room, roles, cases)
    codes = [room.case(each).code for each in begun] or [Code("")]
    try:
        for done in acts:
            room.does(partial(does, done=done, code=codes[done.case % len(codes)]))
            assert room.does(lambda scene: alone(scene, begun)) == []
    finally:
        for each in begun:
            room.does(lambda scene, gone=each: scene.unit.erase_case(gone))  # type: ignore[misc]


def test_the_check_notices_a_case_that_is_left_alone(room: Staffroom) -> None:
    """A pause as it must not be: somebody is simply made inactive."""
    (left,) = begin(room, [frozenset({Role.COACH})] * PEOPLE, [Wait(frozenset({0}), frozenset(), False)])
    member = room.does(lambda scene: scene.school.member(MEMBERS[0]))
    assert member is not None
    assert room.does(lambda scene: alone(scene, [left])) == []
    room.settle(replace(member, active=False))

    assert [c.id for c in room.does(lambda scene: alone(scene, [left]))] == [left]
    assert room.does(lambda scene: scene.unit.planned(left, DueKind.SILENCE)) is None
