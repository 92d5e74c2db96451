"""What was told to the vertrouwenspersoon, or is about staff: in silence and in danger nobody else is asked (SCREENS
§12, G10). The second one, then the board by telephone; and it is said honestly when nobody can be reached."""

from dataclasses import replace
from datetime import date
from itertools import product
from typing import Final

import pytest

from bot.route.access import Deed, may
from bot.route.effects import Alert
from bot.route.model import Case, Flag, Role, Staff, StaffId
from bot.route.refusals import Refusal
from bot.route.routing import Way, instead
from bot.surroundings import Surroundings
from bot.usecases import board, readdressing, spoed
from bot.usecases.prompting import Word
from bot.usecases.scene import Scene
from tests.people import ALI, BAKKER, DE_WIT, MULDER, SAM, VISSER
from tests.usecases.roadside import CLASS, THURSDAY, Road, here, said, sends, until
from tests.usecases.staffroom import Staffroom

SECOND: Final = Staff(StaffId("8" * 32), "Peters", frozenset({Role.VERTROUWENSPERSOON}))
BOS: Final = Staff(StaffId("9" * 32), "Bos", frozenset({Role.COACH_ONDERSTEUNER}))
LEADER: Final = Staff(StaffId("a1" * 16), "Prins", frozenset({Role.TEAMLEIDER, Role.RECTOR}))
BEHEERDER: Final = Staff(StaffId("b2" * 16), "Vos", frozenset({Role.BEHEERDER}))
OTHERS: Final = (SAM, ALI, BAKKER, VISSER, DE_WIT, BOS, LEADER, BEHEERDER)
WEDNESDAY: Final = date(2026, 11, 25)
NUMBER: Final = "020-7654321"
ADVISERS: Final = {
    "one": (MULDER,),
    "two": (MULDER, SECOND),
    "the second is cut off": (MULDER, replace(SECOND, reachable=False)),
    "the first is cut off": (replace(MULDER, reachable=False), SECOND),
    "nobody can be reached": (replace(MULDER, reachable=False),),
}


def with_number(room: Staffroom) -> None:
    """A school that filled in whom to call at the board."""
    around: Surroundings = room.around
    contacts = around.school.contacts.model_copy(update={board.CONTACT: NUMBER})
    room.around = replace(around, school=around.school.model_copy(update={"contacts": contacts}))


def confided(room: Staffroom, flag: Flag, *advisers: Staff) -> Road:
    """A pupil of 2HE told it to the first of these; both coaches of the class are out."""
    room.settle(*OTHERS, *advisers, groups=(CLASS,))
    found = sends(room)
    way = Way.ABOUT_STAFF if flag is Flag.MEDEWERKER else Way.VERTROUWENSPERSOON

    def moves(scene: Scene) -> Case | Refusal:
        routed = instead(scene.school, way, scene.school.group(CLASS.name), None)
        assert routed is not None
        return readdressing.readdress(scene, found.reporter, found.id, routed)

    assert isinstance(room.does(moves), Case)
    return found


def outside(found: Road) -> set[str]:
    """Who is no vertrouwenspersoon and may see it, or gets an alert."""
    case = found.case
    everybody = {s.id: s for s in found.room.does(lambda scene: scene.school.staff)}
    sees = {s.id for s in everybody.values() if any(may(s, deed, case) for deed in Deed)}
    alerted = {to for panel in Alert for to, _ in said(found.room, panel)}
    return {who for who in sees | alerted if Role.VERTROUWENSPERSOON not in everybody[StaffId(who)].roles}


@pytest.mark.parametrize(
    ("flag", "advisers", "urgent", "number"),
    list(product((Flag.VERTROUWD, Flag.MEDEWERKER), ADVISERS, (False, True), (False, True))),
)
def test_however_long_it_is_silent_nobody_outside_the_chain_is_asked(
    room: Staffroom, flag: Flag, advisers: str, urgent: bool, number: bool
) -> None:
    """Whoever is there or cut off, urgent or not, for three days: no alert, no right, not to see that there is one."""
    if number:
        with_number(room)
    found = confided(room, flag, *ADVISERS[advisers])
    if urgent:
        room.does(lambda scene: spoed.raise_alarm(scene, found.id, spoed.BUTTON))
    for moment in (here(WEDNESDAY, "8.30"), here(WEDNESDAY, "17.00"), here(THURSDAY, "17.00")):
        until(room, moment)
        assert outside(found) == set()
    reachable = {s.id for s in ADVISERS[advisers] if s.reachable}
    assert reachable <= set(found.case.receivers)
    told = {to for panel in (board.TO_CALL, board.NOBODY) for to, _ in said(room, panel)}
    assert told == ({BEHEERDER.id} if number or not reachable else set())


def test_the_second_is_asked_then_the_board_each_once(room: Staffroom) -> None:
    """The pupil reads the same: another vertrouwenspersoon was asked; then that the board is called."""
    with_number(room)
    found = confided(room, Flag.VERTROUWD, MULDER, SECOND)
    assert set(found.case.receivers) == {MULDER.id}
    until(room, here(WEDNESDAY, "8.30"))
    assert set(found.case.receivers) == {MULDER.id, SECOND.id}
    assert [to for to, _ in said(room, Alert.ESCALATED)] == [SECOND.id]
    until(room, here(WEDNESDAY, "9.30"))
    assert {to for to, _ in said(room, Alert.BOARD)} == {MULDER.id, SECOND.id}
    assert [to for to, _ in said(room, board.TO_CALL)] == [BEHEERDER.id]
    until(room, here(THURSDAY, "17.00"))
    assert found.case.word in {Word.LATE, Word.LATE_BOARD}


def test_she_hears_that_the_board_is_called_only_when_somebody_was_told(room: Staffroom) -> None:
    """With a number and somebody who sees it; else that it was asked again, or that nobody can be reached."""
    with_number(room)
    found = confided(room, Flag.VERTROUWD, MULDER)
    until(room, here(THURSDAY, "17.00"))
    assert found.case.word == Word.LATE_BOARD


@pytest.mark.parametrize(("reachable", "word"), [(True, Word.LATE_ALONE), (False, Word.LATE_NOBODY)])
def test_without_a_number_it_is_said_as_it_is(room: Staffroom, reachable: bool, word: str) -> None:
    """No promise that somebody telephones, and none that somebody was asked who cannot be."""
    found = confided(room, Flag.VERTROUWD, replace(MULDER, reachable=reachable))
    until(room, here(THURSDAY, "17.00"))
    assert found.case.word == word
    assert bool(said(room, board.NOBODY)) is not reachable


def test_who_has_it_ends_the_chain(room: Staffroom) -> None:
    """Picked up: nobody calls the board any more."""
    with_number(room)
    found = confided(room, Flag.VERTROUWD, MULDER)
    room.picks_up(MULDER, found.id)
    until(room, here(THURSDAY, "17.00"))
    assert (said(room, Alert.BOARD), said(room, board.TO_CALL)) == ([], [])


def test_she_may_say_herself_that_it_goes_on_to_a_coach(room: Staffroom) -> None:
    """The choice was hers, and so is another one; only, who was kept out stays out."""
    found = confided(room, Flag.VERTROUWD, MULDER)
    case = found.case

    def moves(scene: Scene) -> Case | Refusal:
        others = readdressing.others_for(scene.school, case)
        routed = instead(others, Way.COACH, others.group(CLASS.name), BAKKER.id)
        assert routed is not None
        return readdressing.readdress(scene, found.reporter, found.id, routed)

    assert isinstance(room.does(moves), Case)
    assert found.case.receivers == (BAKKER.id,)
    assert Flag.VERTROUWD not in found.case.flags
    assert {SAM.id, ALI.id} <= found.case.kept_out
