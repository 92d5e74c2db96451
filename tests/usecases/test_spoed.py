"""SPOED in the use cases: by whatever road the words come, whoever leaves, and what ends it (DESIGN §4 row 17)."""

from dataclasses import replace

import pytest

from bot.ports import Chat, Sent
from bot.route.effects import Alert, DueKind
from bot.route.model import Case, CaseId, ChatId, Clock, Flag, Reporter, Role, Staff, StaffId, Status, Whom
from bot.route.refusals import Refusal
from bot.route.routing import Routed
from bot.route.spoed import NEXT
from bot.usecases import absence, casework, handing_on, readdressing, reporting, restraint, spoed
from bot.usecases.scene import Scene
from handlers.script import Part
from tests.people import ALI, BAKKER, DE_WIT, MULDER, SAM, VISSER
from tests.usecases.roadside import CLASS, said
from tests.usecases.staffroom import STORY, Staffroom

DANGER = "ik wil niet meer leven"
BOS = Staff(StaffId("9" * 32), "Bos", frozenset({Role.COACH_ONDERSTEUNER}))


@pytest.fixture
def school(room: Staffroom) -> Staffroom:
    """The school with everybody in it, on a Tuesday at half past eleven."""
    room.settle(SAM, ALI, BAKKER, VISSER, MULDER, DE_WIT, BOS, groups=(CLASS,))
    return room


def alarmed(room: Staffroom, case_id: CaseId) -> Case:
    """The case after *School mag dit nu weten*."""
    room.does(lambda scene: spoed.raise_alarm(scene, case_id, spoed.BUTTON))
    return room.case(case_id)


def her(case_id: CaseId) -> Reporter:
    """Who told it."""
    return Reporter(frozenset({case_id}))


def told(room: Staffroom) -> set[str]:
    """Who is told that something is urgent."""
    return {staff for staff, _ in said(room, Alert.URGENT)}


def test_by_whatever_road_words_of_danger_come_it_becomes_spoed(school: Staffroom) -> None:
    """Sent, added, answered, changed afterwards, passed on at a desk: looked for in one place."""
    roads = {
        "added": lambda scene, case: reporting.add_words(scene, her(case), case, (Part(7, DANGER),)),
        "answered": lambda scene, case: reporting.answer(scene, her(case), case, (Part(7, DANGER),)),
        "changed": lambda scene, case: reporting.change_words(scene, her(case), 1, DANGER),
    }
    for number, (name, act) in enumerate(roads.items(), start=1):
        case_id = school.sends(number, SAM)
        school.does(lambda scene, act=act, case_id=case_id: act(scene, case_id))  # type: ignore[misc]
        case = school.case(case_id)
        assert Flag.SPOED in case.flags, name
        assert case.receivers == (SAM.id, VISSER.id), name


def test_ordinary_words_change_nothing(school: Staffroom) -> None:
    """The control: the same road without danger tells nobody that anything is urgent."""
    case_id = school.sends(1, SAM)
    school.does(lambda scene: reporting.add_words(scene, her(case_id), case_id, (Part(7, STORY),)))
    assert (school.case(case_id).flags, school.case(case_id).receivers, told(school)) == (frozenset(), (SAM.id,), set())


def test_what_is_sent_and_what_a_colleague_passes_on_are_looked_through_too(school: Staffroom) -> None:
    """The first words count as those that come later."""

    def sent(scene: Scene) -> Case | Refusal:
        draft = scene.chance.case_id()
        scene.unit.new_key(draft)
        signal = reporting.Signal(Whom.ME, (Part(1, DANGER),), (), "2HE", Routed(SAM.id))
        return reporting.submit(scene, Chat(ChatId(5)), draft, signal)

    def passed_on(scene: Scene) -> Case | Refusal:
        draft = scene.chance.case_id()
        scene.unit.new_key(draft)
        signal = reporting.Signal(Whom.STAFF, (Part(1, DANGER),), (), "2HE", Routed(SAM.id))
        return reporting.pass_on(scene, BAKKER, draft, signal)

    for act in (sent, passed_on):
        made = school.does(act)
        assert isinstance(made, Case)
        assert school.case(made.id).flags >= {Flag.SPOED, Flag.ONBEVESTIGD}
    assert {panel for staff, panel in said_to(school, SAM)} == {Alert.URGENT}


def said_to(room: Staffroom, staff: Staff) -> list[tuple[StaffId, str]]:
    """What waits to leave for this person: nothing is said twice in other words."""
    claimed = room.does(lambda scene: scene.unit.claim(scene.now, scene.real, 100, 0.0, "test"))
    return [(staff.id, one.notice.panel) for one in claimed if one.notice.to == staff.id]


def test_told_twice_it_rings_once_and_after_an_answer_it_rings_again(school: Staffroom) -> None:
    """More words while nobody has answered add a reason; words after somebody acted begin anew."""
    case_id = school.sends(1, SAM)
    first = alarmed(school, case_id)
    assert alarmed(school, case_id).version == first.version
    confirmed = school.does(lambda scene: spoed.confirm(scene, VISSER, first.code))
    assert isinstance(confirmed, Case)
    assert Flag.ONBEVESTIGD not in school.case(case_id).flags
    assert Flag.ONBEVESTIGD in alarmed(school, case_id).flags


def test_who_picks_it_up_has_said_that_they_act(school: Staffroom) -> None:
    """No round is left, and her nudge leaves at once."""
    case = alarmed(school, school.sends(1, SAM))
    school.picks_up(VISSER, case.id)
    planned = school.does(lambda scene: {kind: scene.unit.planned(case.id, kind) for kind in DueKind})
    assert Flag.ONBEVESTIGD not in school.case(case.id).flags
    assert [kind for kind, at in planned.items() if at and kind.startswith("spoed")] == []
    assert planned[DueKind.NUDGE] == school.time.school()


def test_only_who_was_asked_may_answer_and_only_who_has_it_may_end_it(school: Staffroom) -> None:
    """Another coach can do neither; the achterwacht acts, and the coach who has the case says when it is over."""
    case_id = school.sends(1, SAM)
    school.picks_up(SAM, case_id)
    code = alarmed(school, case_id).code
    assert isinstance(school.does(lambda scene: spoed.confirm(scene, ALI, code)), Refusal)
    assert isinstance(school.does(lambda scene: spoed.confirm(scene, VISSER, code)), Case)
    assert isinstance(school.does(lambda scene: spoed.calm(scene, VISSER, code)), Refusal)
    assert school.readers(case_id) == {SAM, VISSER}
    assert isinstance(school.does(lambda scene: spoed.calm(scene, SAM, code)), Case)
    assert school.readers(case_id) == {SAM}
    assert school.case(case_id).owner == SAM.id


def test_who_cannot_be_reached_is_not_waited_for(school: Staffroom) -> None:
    """The alert comes back: more people are asked now, not in half an hour."""
    case_id = alarmed(school, school.sends(1, SAM)).id
    school.does(lambda scene: casework.not_reached(scene, SAM.id, case_id))
    at = school.does(lambda scene: scene.unit.planned(case_id, DueKind.SPOED_WIDER))
    assert at == school.time.school()


def test_when_everybody_who_is_told_is_ill_more_people_are_asked_at_once(school: Staffroom) -> None:
    """Half an hour is not waited for two telephones that lie at home; with one of them there, it is."""
    at = {}
    for number, ill in enumerate(((), (SAM,), (SAM, VISSER)), start=1):
        case_id = school.sends(number, SAM)
        for staff in ill:
            away = replace(staff, away_until=absence.UNKNOWN)
            school.does(lambda scene, away=away: scene.unit.put_staff(away))  # type: ignore[misc]
        alarmed(school, case_id)
        wider = school.does(lambda scene, case=case_id: scene.unit.planned(case, DueKind.SPOED_WIDER))  # type: ignore[misc]
        at[len(ill)] = wider
    assert at == {0: None, 1: None, 2: school.time.school()}


def test_an_achterwacht_who_leaves_takes_no_case_from_a_coach(school: Staffroom) -> None:
    """In danger she reads what a colleague has; that is not hers to hand on."""
    case_id = school.sends(1, SAM)
    school.picks_up(SAM, case_id)
    alarmed(school, case_id)
    assert school.does(lambda scene: handing_on.held_by(scene, VISSER)) == ()
    assert [c.id for c in school.does(lambda scene: handing_on.held_by(scene, SAM))] == [case_id]


def test_sent_to_somebody_else_it_is_as_urgent_there(school: Staffroom) -> None:
    """Who had it is out; who has it now is told at once, and the achterwacht is still there."""
    case_id = alarmed(school, school.sends(1, SAM)).id
    away = Routed(MULDER.id, frozenset({SAM.id, ALI.id}))
    school.does(lambda scene: readdressing.readdress(scene, her(case_id), case_id, away))
    case = school.case(case_id)
    assert (case.receivers, SAM.id in case.kept_out) == ((MULDER.id, VISSER.id), True)
    assert {MULDER.id, VISSER.id} <= told(school)
    assert Flag.ONBEVESTIGD in case.flags


def test_who_was_only_asked_because_it_was_urgent_is_not_passed_over(school: Staffroom) -> None:
    """She chose against her coach; the teamleider may be asked again when nobody acts there either."""
    klein = Staff(StaffId("8" * 32), "Klein", frozenset({Role.TEAMLEIDER}))
    school.settle(klein)
    case_id = alarmed(school, school.sends(1, SAM)).id
    school.does(lambda scene: spoed.ask_again(scene, school_case(scene, case_id), DueKind.SPOED_WIDER))
    assert klein.id in school.case(case_id).receivers
    school.does(lambda scene: readdressing.readdress(scene, her(case_id), case_id, Routed(MULDER.id)))
    kept_out = school.case(case_id).kept_out
    assert (SAM.id in kept_out, klein.id in kept_out) == (True, False)


def school_case(scene: Scene, case_id: CaseId) -> Case:
    """The case as the clock reads it."""
    case = scene.unit.case(case_id, Clock())
    assert case is not None
    return case


def test_it_is_hers_to_be_nudged_about_however_often_it_was(school: Staffroom) -> None:
    """R15 does not hold back what is urgent."""
    case = alarmed(school, school.sends(1, SAM))
    assert school.does(lambda scene: restraint.free(scene, case))
    assert not school.does(lambda scene: restraint.free(scene, replace(case, flags=frozenset())))


def test_what_is_over_does_not_become_spoed(school: Staffroom) -> None:
    """A finished case takes no words any more; what begins again is a new story."""
    case_id = school.sends(1, SAM, status=Status.AFGEROND)
    assert alarmed(school, case_id).flags == frozenset()
    assert told(school) == set()


def everything_leaves(room: Staffroom) -> None:
    """What is due has been sent, and it is known."""

    def out(scene: Scene) -> None:
        claimed = scene.unit.claim(scene.now, scene.now, 50, 60, "test")
        for one in scene.unit.sending(claimed, "test"):
            scene.unit.settle(one, Sent(1), scene.now)

    room.does(out)


def test_who_was_told_just_now_is_not_told_again_because_it_goes_to_somebody_else(school: Staffroom) -> None:
    """The achterwacht has it on the phone; the next round is the first that asks them again, and there is one round."""
    case_id = alarmed(school, school.sends(1, SAM)).id
    everything_leaves(school)
    school.time.pass_(12 * 60)
    school.does(lambda scene: spoed.ask_again(scene, school_case(scene, case_id), DueKind.SPOED_AGAIN))
    everything_leaves(school)
    school.time.pass_(2 * 60)
    away = Routed(MULDER.id, frozenset({SAM.id, ALI.id}))
    school.does(lambda scene: readdressing.readdress(scene, her(case_id), case_id, away))
    assert told(school) == {MULDER.id}
    assert _rounds(school, case_id) == {DueKind.SPOED_AGAIN}


def test_who_was_not_reached_yet_is_told_also_when_it_changes_hands(school: Staffroom) -> None:
    """The alert that waited is taken back and said again: nobody loses one because a line was down."""
    case_id = alarmed(school, school.sends(1, SAM)).id
    school.time.pass_(2 * 60)
    school.does(lambda scene: readdressing.readdress(scene, her(case_id), case_id, Routed(MULDER.id)))
    assert told(school) == {MULDER.id, VISSER.id}


def _rounds(room: Staffroom, case_id: CaseId) -> set[DueKind]:
    return room.does(lambda scene: {kind for kind in NEXT if scene.unit.planned(case_id, kind) is not None})
