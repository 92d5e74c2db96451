"""Nobody goes away from a case that nobody else can take: pause, resume and other roles (P-06, DESIGN §4 row 15)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.ports import Chat
from bot.route.effects import DueKind
from bot.route.model import ChatId, Flag, Group, Role, Staff, StaffId, Status
from bot.route.refusals import Reason, Refusal
from bot.route.steps import FINAL, TRANSITIONS
from bot.usecases import casework, joining
from bot.usecases.handing_on import HandedOn, Stuck
from tests.people import ALI, BAKKER, DE_WIT, MULDER, SAM, VISSER
from tests.usecases.staffroom import TUESDAY_MORNING, Staffroom, a_staffroom

CLASS = Group("2HE", 2, (SAM.id, ALI.id))
CO = Staff(StaffId("e" * 32), "De Boer", frozenset({Role.COACH_ONDERSTEUNER}))


def pause(room: Staffroom, staff: Staff) -> HandedOn | Stuck | Refusal:
    """The beheerder pauses somebody."""
    return room.does(lambda scene: joining.pause(scene, staff.id))


def roles(room: Staffroom, staff: Staff, *given: Role) -> HandedOn | Stuck | Refusal:
    """The beheerder gives somebody these roles and no others."""
    return room.does(lambda scene: joining.change_roles(scene, staff.id, frozenset(given)))


def history(room: Staffroom, case: str) -> list[tuple[str, str, str, str]]:
    """The lines of a case's history."""
    store = room.lane.store
    with store._engine.connect() as db:  # type: ignore[attr-defined]  # the history has no reader in the ports yet
        rows = db.exec_driver_sql("SELECT before, event, after, by FROM history WHERE case_id = ?", (case,))
        return [tuple(row) for row in rows]


# --- Pause ------------------------------------------------------------------------------------------------------------


def test_what_somebody_picked_up_is_new_again_to_somebody_else(room: Staffroom) -> None:
    """Owner and receiver are gone, one other person is asked, and the history says who did it and nothing more."""
    room.settle(SAM, ALI, VISSER, DE_WIT, CO, groups=(CLASS,))
    case = room.sends(1, SAM)
    room.picks_up(SAM, case)
    room.alerts()

    assert pause(room, SAM) == HandedOn(1)
    found = room.case(case)
    assert (found.status, found.owner, found.receivers) == (Status.NIEUW, None, (CO.id,))
    assert room.alerts() == [(CO.id, TUESDAY_MORNING)]
    assert history(room, case)[-1] == ("ontvangen", "overdragen", "nieuw", "beheerder")
    assert room.readers(case) == {CO}


ON_THE_ROAD = sorted({before for before, _ in TRANSITIONS} - {Status.CONCEPT, Status.NIEUW, Status.ONTVANGEN} - FINAL)


@pytest.mark.parametrize("status", ON_THE_ROAD)
def test_what_is_on_the_road_is_taken_up_where_it_is(room: Staffroom, status: Status) -> None:
    """What was agreed stays agreed, and what the pupil was asked stays asked: only the person is another."""
    room.settle(SAM, VISSER, groups=(CLASS,))
    case = room.sends(1, SAM, status=status, owner=SAM.id, opened=True, word="plan-check")

    assert pause(room, SAM) == HandedOn(1)
    found = room.case(case)
    assert (found.status, found.owner, found.receivers) == (status, None, (VISSER.id,))
    assert room.alerts() == [(VISSER.id, TUESDAY_MORNING)]
    room.picks_up(VISSER, case)
    found = room.case(case)
    assert (found.status, found.owner, found.word) == (status, VISSER.id, "plan-check")


@pytest.mark.parametrize("status", sorted(FINAL - {Status.GEWIST}))
def test_what_is_finished_waits_for_nobody(room: Staffroom, status: Status) -> None:
    """It keeps no coach at school, and stays as it was."""
    room.settle(SAM, groups=(CLASS,))
    case = room.sends(1, SAM, status=status, owner=SAM.id)

    assert pause(room, SAM) == HandedOn(0)
    assert room.case(case).owner == SAM.id


def test_who_was_asked_beside_the_owner_takes_over(room: Staffroom) -> None:
    """They were told that a colleague was first; now they are asked again, and nobody new learns of it."""
    room.settle(SAM, VISSER, DE_WIT, groups=(CLASS,))
    case = room.sends(1, SAM, VISSER)
    room.picks_up(SAM, case)
    room.alerts()

    assert pause(room, SAM) == HandedOn(1)
    assert room.case(case).receivers == (VISSER.id,)
    assert room.alerts() == [(VISSER.id, TUESDAY_MORNING)]


def test_what_waits_for_somebody_alone_goes_to_another(room: Staffroom) -> None:
    """New is new, but to somebody else; silence is counted from now."""
    room.settle(SAM, DE_WIT, groups=(CLASS,))
    case = room.sends(1, SAM)

    assert pause(room, SAM) == HandedOn(1)
    assert room.case(case).receivers == (DE_WIT.id,)
    assert room.alerts() == [(DE_WIT.id, TUESDAY_MORNING)]
    assert room.does(lambda scene: scene.unit.planned(case, DueKind.REMIND)) == TUESDAY_MORNING + timedelta(hours=2)


def test_what_waits_for_others_too_stays_with_them(room: Staffroom) -> None:
    """They have their alert already: who is paused goes out, and nobody is disturbed."""
    room.settle(SAM, ALI, DE_WIT, groups=(CLASS,))
    case = room.sends(1, SAM, ALI)

    assert pause(room, SAM) == HandedOn(1)
    assert room.case(case).receivers == (ALI.id,)
    assert room.alerts() == []


def test_a_school_without_other_roles_has_the_other_coach(room: Staffroom) -> None:
    """The colleague of the same class takes it, and no coach of another one."""
    room.settle(BAKKER, SAM, ALI, groups=(CLASS,))
    case = room.sends(1, SAM)

    assert pause(room, SAM) == HandedOn(1)
    assert room.case(case).receivers == (ALI.id,)


def test_who_was_paused_before_is_not_somebody_who_has_it_too(room: Staffroom) -> None:
    """Asked at first, paused while a colleague had it: when the colleague goes too, it needs a new person."""
    room.settle(SAM, VISSER, DE_WIT, groups=(CLASS,))
    case = room.sends(1, SAM, VISSER)
    room.picks_up(SAM, case)

    assert (pause(room, VISSER), pause(room, SAM)) == (HandedOn(0), HandedOn(1))
    assert room.case(case).receivers == (DE_WIT.id,)


def test_who_is_paused_sees_nothing_and_gets_nothing(room: Staffroom) -> None:
    """No postvak, no case, not in any class; and is told apart from somebody who was never confirmed."""
    room.settle(SAM, ALI, DE_WIT, groups=(CLASS,))
    case = room.sends(1, SAM, ALI)
    pause(room, SAM)
    sam = room.member(SAM)

    assert (sam.active, sam.paused, sam.seated) == (False, True, True)
    assert room.does(lambda scene: scene.unit.inbox(sam)) == ()
    assert room.does(lambda scene: scene.unit.entries(case, sam)) == ()
    assert room.does(lambda scene: joining.confirm(scene, SAM.id)) is None


@pytest.mark.parametrize(
    "left",
    [
        (),
        (replace(DE_WIT, active=False),),
        (replace(DE_WIT, reachable=False),),
        (Staff(StaffId("f" * 32), "Root", frozenset({Role.BEHEERDER})),),
        (BAKKER, MULDER),
    ],
    ids=["nobody", "away", "closed the door", "reads nothing", "not for them"],
)
def test_nobody_else_means_no_pause(room: Staffroom, left: tuple[Staff, ...]) -> None:
    """Then nothing changes at all, also not for the case that could have gone; the number is all that is said."""
    room.settle(SAM, ALI, *left, groups=(replace(CLASS, coaches=(SAM.id,)),))
    stuck, other = room.sends(1, SAM), room.sends(2, SAM, ALI)
    room.picks_up(SAM, stuck)
    room.alerts()
    before = room.case(stuck), room.case(other), room.member(SAM)

    assert pause(room, SAM) == Stuck(1)
    assert (room.case(stuck), room.case(other), room.member(SAM)) == before
    assert room.alerts() == []


def test_what_is_about_staff_stays_with_a_vertrouwenspersoon(room: Staffroom) -> None:
    """G10: no coach, no achterwacht, however much they are there; who was kept out stays out."""
    second = replace(MULDER, id=StaffId("b" * 32), name="De Vries")
    room.settle(SAM, MULDER, VISSER, DE_WIT, groups=(CLASS,))
    case = room.sends(1, MULDER, flags=frozenset({Flag.MEDEWERKER}), kept_out=frozenset({SAM.id}))

    assert pause(room, MULDER) == Stuck(1)
    room.settle(second)
    assert pause(room, MULDER) == HandedOn(1)
    assert room.case(case).receivers == (second.id,)


def test_who_was_kept_out_does_not_get_it_by_a_pause(room: Staffroom) -> None:
    """The pupil asked for somebody else than her coaches, and that holds for ever."""
    room.settle(SAM, ALI, DE_WIT, groups=(CLASS,))
    room.sends(1, DE_WIT, kept_out=frozenset({SAM.id, ALI.id}))

    assert pause(room, DE_WIT) == Stuck(1)


def test_nobody_is_disturbed_at_night(tmp_path: Path) -> None:
    """The beheerder pauses somebody in the evening; the alert leaves with the first ones of the morning."""
    evening = datetime(2026, 11, 24, 20, tzinfo=UTC)
    with a_staffroom(tmp_path, evening) as room:
        room.settle(SAM, DE_WIT, groups=(CLASS,))
        room.sends(1, SAM)
        pause(room, SAM)

        assert [at for _, at in room.alerts()] == [datetime(2026, 11, 25, 7, 15, tzinfo=UTC)]


def test_pausing_again_hands_on_what_came_in_beside_the_first_time(room: Staffroom) -> None:
    """On PostgreSQL a signal may be written while the pause is; the command does it twice."""
    room.settle(SAM, DE_WIT, groups=(CLASS,))
    assert pause(room, SAM) == HandedOn(0)
    late = room.sends(1, SAM)

    assert pause(room, SAM) == HandedOn(1)
    assert room.readers(late) == {DE_WIT}


def test_who_never_worked_cannot_be_paused(room: Staffroom) -> None:
    """An invite that is not confirmed has nothing to pause; and nobody has the id of nobody."""
    room.settle(replace(SAM, active=False))

    assert pause(room, SAM) == Refusal(Reason.CANNOT)
    assert pause(room, ALI) == Refusal(Reason.CANNOT)


# --- Resume -----------------------------------------------------------------------------------------------------------


def test_who_comes_back_works_again_but_what_was_handed_on_stays_there(room: Staffroom) -> None:
    """In the same chat, without a new link."""
    room.settle(SAM, VISSER, groups=(CLASS,))
    case = room.sends(1, SAM)
    pause(room, SAM)

    back = room.does(lambda scene: joining.resume(scene, SAM.id))
    assert back == SAM == room.member(SAM)
    assert room.readers(case) == {VISSER}


@pytest.mark.parametrize("state", [SAM, replace(SAM, active=False), replace(SAM, active=False, seated=False)])
def test_resume_confirms_nobody(room: Staffroom, state: Staff) -> None:
    """Whoever opened a link and waits is not paused: only ``confirm`` lets them in."""
    room.settle(state)

    assert room.does(lambda scene: joining.resume(scene, SAM.id)) is None
    assert room.member(SAM) == state


# --- Roles ------------------------------------------------------------------------------------------------------------


def test_other_roles_hand_on_what_can_no_longer_be_read(room: Staffroom) -> None:
    """Who is no vertrouwenspersoon any more keeps what others may read as well, and nothing else."""
    second = replace(MULDER, id=StaffId("b" * 32), name="De Vries")
    room.settle(MULDER, second, DE_WIT, groups=(CLASS,))
    about_staff = room.sends(1, MULDER, flags=frozenset({Flag.MEDEWERKER}))
    other = room.sends(2, MULDER)

    assert roles(room, MULDER, Role.COACH) == HandedOn(1)
    assert room.readers(about_staff) == {second}
    assert room.readers(other) == {room.member(MULDER)}
    assert room.member(MULDER).roles == {Role.COACH}


def test_the_last_who_can_read_it_keeps_the_role(room: Staffroom) -> None:
    """Nothing changes, and the number is all that is said."""
    room.settle(MULDER, DE_WIT, groups=(CLASS,))
    room.sends(1, MULDER, flags=frozenset({Flag.MEDEWERKER}))

    assert roles(room, MULDER, Role.ACHTERWACHT) == Stuck(1)
    assert room.member(MULDER) == MULDER


def test_who_is_no_coach_any_more_is_in_no_class(room: Staffroom) -> None:
    """Or the class would go on sending signals there."""
    room.settle(SAM, ALI, groups=(CLASS, Group("2VA", 2, (SAM.id,))))

    assert roles(room, SAM, Role.ACHTERWACHT) == HandedOn(0, classes=2)
    assert [g.coaches for g in room.does(lambda scene: scene.school.groups)] == [(ALI.id,), ()]


def test_a_person_without_any_role_is_refused(room: Staffroom) -> None:
    """That would be somebody for whom nothing is right; pausing is another thing."""
    room.settle(SAM)

    assert roles(room, SAM) == Refusal(Reason.CANNOT)


# --- A new link -------------------------------------------------------------------------------------------------------


def test_a_new_link_takes_the_old_phone_away_and_must_be_confirmed(room: Staffroom) -> None:
    """Another phone: pause, a new link, opened, confirmed. The chat of before is nobody's."""
    room.settle(SAM, ALI)
    room.does(lambda scene: scene.unit.seat(SAM.id, ChatId(5), "nl"))
    assert room.does(lambda scene: joining.invite_again(scene, SAM.id)) == Refusal(Reason.CANNOT)
    pause(room, SAM)

    token = room.does(lambda scene: joining.invite_again(scene, SAM.id))
    assert isinstance(token, str)
    assert room.does(lambda scene: scene.unit.staff_of(ChatId(5))) is None
    assert room.does(lambda scene: joining.resume(scene, SAM.id)) is None
    assert room.does(lambda scene: joining.confirm(scene, SAM.id)) is None
    assert isinstance(room.does(lambda scene: joining.take_seat(scene, Chat(ChatId(5)), token)), Staff)
    assert not room.member(SAM).active
    assert room.does(lambda scene: joining.confirm(scene, SAM.id)) == SAM


def test_a_second_link_opens_nothing_while_somebody_sits(room: Staffroom) -> None:
    """A forwarded link must not take a seat that was taken, confirmed or not, or paused."""
    room.settle(ALI)
    sam, first = room.does(lambda scene: joining.invite(scene, "Jansen", frozenset({Role.COACH})))
    second = room.does(lambda scene: joining.invite_again(scene, sam.id))
    assert isinstance(second, str)
    assert isinstance(room.does(lambda scene: joining.take_seat(scene, Chat(ChatId(5)), first)), Staff)

    def thief() -> object:
        return room.does(lambda scene: joining.take_seat(scene, Chat(ChatId(6)), second))

    bad = Refusal(Reason.INVITE_BAD)
    assert thief() == bad
    room.does(lambda scene: joining.confirm(scene, sam.id))
    assert thief() == bad
    pause(room, sam)
    assert thief() == bad
    assert room.does(lambda scene: scene.unit.staff_chat(sam.id)) == (5, "nl")


def test_names_are_found_also_when_typed_otherwise(room: Staffroom) -> None:
    """Exactly first: somebody else may differ in a capital only."""
    room.settle(SAM, replace(ALI, name="jansen"), replace(VISSER, name="Van  den Berg"))

    def found(name: str) -> list[str]:
        return [s.name for s in room.does(lambda scene: joining.named(scene.school, name))]

    assert found("Jansen") == ["Jansen"]
    assert found("JANSEN") == ["Jansen", "jansen"]
    assert found(" van den berg") == ["Van  den Berg"]
    assert found("Jans") == []


def test_a_case_that_was_handed_on_can_be_picked_up(room: Staffroom) -> None:
    """The road goes on where it was."""
    room.settle(SAM, VISSER, groups=(CLASS,))
    case = room.sends(1, SAM)
    room.picks_up(SAM, case)
    pause(room, SAM)
    room.picks_up(VISSER, case)

    found = room.case(case)
    assert (found.status, found.owner) == (Status.ONTVANGEN, VISSER.id)
    sam = room.member(SAM)
    assert room.does(lambda scene: casework.pick_up(scene, sam, found.code)) == Refusal(Reason.CANNOT)
