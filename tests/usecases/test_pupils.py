"""Leerling C, D … on a real database: recorded, spoken with, their parents told, and asked after like A and B."""

import json
from dataclasses import asdict, replace

import pytest

from bot.route import pupils as rules
from bot.route import road as the_road
from bot.route.dossier import Agreement, Followed, Kept, Parents, Part, Reason, Round, Verdict
from bot.route.due import Due, things
from bot.route.model import Case, Entry, EntryKind, Status
from bot.route.refusals import Reason as Why
from bot.route.road import Open
from bot.usecases import borging, ladder, pupils
from bot.usecases.dossiers import dossier_in, keep_dossier
from bot.usecases.pupils import Joined, Spoke
from bot.usecases.recording import Place
from bot.usecases.road import Agreed
from tests.people import ALI, BAKKER
from tests.rules.calendars import MIDDEN
from tests.usecases.roadside import LATER, WEDNESDAY, Road, hires, sends
from tests.usecases.staffroom import Staffroom

C_PESTS = Joined(Part.PEST_MEE, "Kim", BAKKER.id)
D_LOOKS = Joined(Part.KIJKT_TOE)
WITH_C = Agreed((Agreement("B", "stopt"), Agreement("C", "stopt ook")), "none", WEDNESDAY)


@pytest.fixture
def talked(room: Staffroom) -> Road:
    """A was talked with, and so was B."""
    hires(room)
    return sends(room).walks("pick-up", "first-talk", "talk-b")


def with_c(found: Road) -> Road:
    """C pests along, was talked with, and agreed to something."""
    assert isinstance(found.coach(pupils.join, C_PESTS), Case)
    assert isinstance(found.coach(pupils.spoke, Spoke("C", Parents.COACH_CALLS)), Case)
    return found


def test_each_gets_the_next_letter_and_four_are_all(talked: Road) -> None:
    """C, D, E, F; one who does not belong here gives the letter back."""
    for letter in "CDEF":
        talked.coach(pupils.join, D_LOOKS)
        assert talked.dossier.pupils[-1].letter == letter
    assert talked.refuses_coach(pupils.join, D_LOOKS) is Why.CANNOT
    talked.coach(pupils.leave, "D")
    talked.coach(pupils.join, C_PESTS)
    assert {one.letter: one.part for one in talked.dossier.pupils}["D"] is Part.PEST_MEE


def test_a_letter_that_was_asked_after_is_not_given_to_somebody_else(talked: Road) -> None:
    """G6: else the next C would count as followed up, by the talk with the former one."""
    spoken_with = Round(WEDNESDAY, Verdict.GESTOPT, Kept.GELUKT, (Followed("C", kept=Kept.GELUKT),))
    after = replace(with_c(talked).dossier, rounds=(spoken_with,))
    talked.room.does(lambda scene: keep_dossier(scene.unit, talked.id, after))
    assert rules.not_followed(talked.dossier) == ()
    talked.coach(pupils.leave, "C")
    talked.coach(pupils.join, C_PESTS)
    assert [one.letter for one in talked.dossier.pupils] == ["D"]
    assert [one.letter for one in rules.not_followed(talked.dossier)] == ["D"]


def test_a_part_is_of_this_case_alone(talked: Road) -> None:
    """What C does here stands in no other case, nor in any row but the sealed dossier of this one."""
    talked.coach(pupils.join, C_PESTS)
    other = sends(talked.room).walks("pick-up")
    assert other.dossier.pupils == ()
    assert "Kim" not in repr(talked.dossier)


def test_only_who_has_it_records_it(talked: Road) -> None:
    """Not a colleague; no coach who was kept out is named."""
    assert talked.refuses_coach(pupils.join, C_PESTS, by=ALI) is Why.CANNOT
    case = talked.case
    talked.room.does(lambda scene: scene.unit.put_case(replace(case, kept_out=frozenset({BAKKER.id}))))
    assert talked.refuses_coach(pupils.join, C_PESTS) is Why.CANNOT


def test_nobody_talks_with_c_before_a_agreed(room: Staffroom) -> None:
    """The talk with C is about A as well (SCREENS §13)."""
    hires(room)
    found = sends(room).walks("pick-up", "thinks")
    found.coach(pupils.join, C_PESTS)
    assert found.refuses_coach(pupils.spoke, Spoke("C", Parents.NOT_YET)) is Why.LOCKED


@pytest.mark.parametrize("parents", [None, Parents.NOT_YET, Parents.OBJECTS])
def test_parents_of_c_are_called_only_after_c_was_consulted(talked: Road, parents: Parents | None) -> None:
    """G1, as for A and B."""
    talked.coach(pupils.join, C_PESTS)
    if parents:
        talked.coach(pupils.spoke, Spoke("C", parents))
    assert talked.refuses_coach(pupils.called, "C") is Why.LOCKED
    talked.coach(pupils.spoke, Spoke("C", Parents.COACH_CALLS))
    assert isinstance(talked.coach(pupils.called, "C"), Case)
    assert rules.parents_left(talked.dossier) == ()


def test_the_call_stands_in_the_message_of_its_day(talked: Road) -> None:
    """Two school days, like for A and B (T3)."""
    with_c(talked)
    dossier = replace(talked.dossier, parents_a=Parents.CALLED, parents_b=Parents.CALLED)
    assert Due.PARENTS in {kind for kind, _ in things(talked.case, dossier, MIDDEN, WEDNESDAY)}
    talked.coach(pupils.called, "C")
    done = replace(talked.dossier, parents_a=Parents.CALLED, parents_b=Parents.CALLED)
    assert Due.PARENTS not in {kind for kind, _ in things(talked.case, done, MIDDEN, WEDNESDAY)}


def test_the_guards_of_the_end_count_all_of_them(talked: Road) -> None:
    """Parents, note and vervolggesprek of C ask for a reason (G6, G7); of who looks on only what was agreed."""
    with_c(talked).coach(pupils.join, D_LOOKS)
    assert isinstance(talked.walks("agreed").coach(ladder.chosen, WITH_C), Case)
    assert {Open.PARENTS_MORE, Open.FOLLOW_MORE, Open.MAGISTER_MORE} <= set(the_road.open_things(talked.dossier))
    assert [one.letter for one in rules.followed(talked.dossier)] == ["C"]
    talked.walks("ask-close")
    some = tuple(Reason(thing, "otherwise") for thing in Open if thing is not Open.FOLLOW_MORE)
    assert talked.refuses_coach(borging.close, some) is Why.CANNOT
    talked.coach(pupils.called, "C")
    talked.coach(borging.in_magister, "C")
    held = (Followed("C", None, Kept.GELUKT),)
    talked.coach(ladder.followed, Verdict.GESTOPT, Kept.GELUKT, LATER, held)
    left = set(the_road.open_things(talked.dossier))
    assert not left & {Open.PARENTS_MORE, Open.FOLLOW_MORE, Open.MAGISTER_MORE}


@pytest.mark.parametrize(
    ("more", "good"),
    [
        (Followed("C", None, Kept.GELUKT), True),
        (Followed("C", Verdict.GESTOPT), True),
        (Followed("C", None, Kept.DEELS), False),
        (Followed("C"), False),
        (Followed("C", Verdict.MINDER), False),
    ],
)
def test_it_went_well_only_when_it_did_with_everybody(talked: Road, more: Followed, good: bool) -> None:
    """Two of those, and the end is proposed."""
    with_c(talked).walks("agreed")
    for _ in range(2):
        talked.coach(ladder.followed, Verdict.GESTOPT, Kept.GELUKT, LATER, (more,))
    assert talked.dossier.good_rounds == (2 if good else 0)
    assert the_road.next_step(talked.case, talked.dossier) is (
        the_road.NextStep.ASK_CLOSE if good else the_road.NextStep.FOLLOW
    )


@pytest.mark.parametrize("more", [Followed("C", None, Kept.NIET), Followed("C", Verdict.ERGER)])
def test_when_it_does_not_work_with_c_it_leads_on(talked: Road, more: Followed) -> None:
    """The coach chooses, as when it does not with B; the fact stands beside it (G12)."""
    with_c(talked).walks("agreed")
    assert isinstance(talked.coach(ladder.followed, Verdict.GESTOPT, Kept.GELUKT, None, (more,)), Case)
    assert talked.case.status is Status.BORGING
    assert the_road.next_step(talked.case, talked.dossier) is the_road.NextStep.ONE_CHANCE


def test_an_ordinary_case_is_what_it_was(talked: Road) -> None:
    """A and B alone: nothing more is open, nothing more is asked."""
    talked.walks("agreed", "follow")
    assert not {Open.PARENTS_MORE, Open.FOLLOW_MORE} & set(the_road.open_things(talked.dossier))
    assert talked.dossier.rounds[-1].more == ()


def test_a_dossier_of_before_opens_as_it_was(talked: Road) -> None:
    """What was kept without further pupils has none."""
    talked.walks("agreed", "follow")
    known = talked.dossier
    kept = json.loads(json.dumps(asdict(known), default=str))
    del kept["pupils"]
    for one in kept["rounds"]:
        del one["more"]
    for one in kept["consents"]:
        one["at"] = one["at"].replace(" ", "T")
    old = Entry(Place.DOSSIER, EntryKind.DOSSIER, json.dumps(kept))
    assert dossier_in((old,)) == known
