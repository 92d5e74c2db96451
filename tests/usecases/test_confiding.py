"""From the vertrouwenspersoon to a coach: only with A's own yes, until then hers to take back (SCREENS §12)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.route.access import Deed, may
from bot.route.dossier import Action, Answer, Joins, Offer, Parents, Why
from bot.route.effects import Alert, DueKind
from bot.route.model import Case, Flag, Staff, Status, Whom
from bot.route.refusals import Reason
from bot.usecases import confiding, consenting, offering, road, spoed
from bot.usecases.confiding import SaidYes
from bot.usecases.consenting import SEEN, Wanted
from bot.usecases.offering import HandOver
from tests.people import ALI, BAKKER, MULDER, SAM, VISSER
from tests.usecases.roadside import CLASS, FIRST, THURSDAY, Road, here, history, said, sends, until
from tests.usecases.staffroom import Staffroom
from tests.usecases.test_own_chain import SECOND, confided

WORDS = "ab" * 32
OTHER_WORDS = "cd" * 32
CHRIS = replace(BAKKER, id=type(BAKKER.id)("c3" * 16), name="Chris")


def flagged(found: Road, *flags: Flag) -> None:
    """This is true of the case from now on."""
    case = found.case
    found.room.does(lambda scene: scene.unit.put_case(replace(case, flags=case.flags | set(flags))))


def told(room: Staffroom, flag: Flag = Flag.VERTROUWD, anonymous: bool = True) -> Road:
    """A told it to Mulder, who picked it up; both coaches of the class are out."""
    found = confided(room, flag, MULDER, SECOND)
    room.settle(CHRIS)
    if anonymous:
        flagged(found, Flag.ANONIEM)
    room.picks_up(MULDER, found.id)
    return found


def asks(found: Road, coach: Staff = BAKKER, by: Staff = MULDER) -> Road:
    """Mulder asks A in the chat whether this coach may help."""
    assert isinstance(found.coach(consenting.ask, Wanted(Action.COACH, WORDS, coach.id), by=by), Case)
    return found


def agreed(room: Staffroom) -> Road:
    """She said yes."""
    found = asks(told(room))
    assert isinstance(found.pupil(consenting.answer, Answer.YES, WORDS[:SEEN]), Case)
    return found


def offered(room: Staffroom) -> Road:
    """And Bakker is asked to take it over."""
    found = agreed(room)
    assert isinstance(found.coach(confiding.hand_over, by=MULDER), Case)
    return found


def test_with_her_yes_the_coach_may_take_it_over(room: Staffroom) -> None:
    """Until then the coach sees the steps alone; from then on all of it, and the vertrouwenspersoon nothing."""
    found = offered(room)
    assert found.case.owner == MULDER.id
    assert (may(BAKKER, Deed.READ, found.case), may(BAKKER, Deed.LOOK, found.case)) == (False, True)
    assert [to for to, _ in said(room, Alert.OFFERED)] == [BAKKER.id]
    assert isinstance(found.coach(offering.accept, by=BAKKER), Case)
    case = found.case
    assert (case.owner, case.receivers, case.shared) == (BAKKER.id, (BAKKER.id,), ())
    assert not case.flags & {Flag.VERTROUWD, Flag.NAAR_COACH}
    assert may(BAKKER, Deed.WORK, case)
    for other in (MULDER, SECOND, SAM, ALI, CHRIS, VISSER):
        assert not any(may(other, deed, case) for deed in Deed if deed is not Deed.OVERSEE)
    assert {SAM.id, ALI.id} <= case.kept_out
    assert [to for to, _ in said(room, offering.TAKEN_OVER)] == [MULDER.id]


def test_she_hears_who_helps_and_the_next_moment(room: Staffroom) -> None:
    """One nudge, and a moment after it: nothing that was promised is forgotten."""
    found = offered(room)
    before = found.case.promised_at
    found.coach(offering.accept, by=BAKKER)
    planned = found.planned()
    assert planned[DueKind.NUDGE] > room.time.school()
    assert found.case.promised_at is not None
    assert before is not None
    assert found.case.promised_at >= before
    assert DueKind.PROMISE in planned


def test_without_her_yes_nobody_hands_it_over(room: Staffroom) -> None:
    """Not when it was not asked, is not answered, was refused; nor by another way (offer, share)."""
    found = told(room)
    assert found.refuses_coach(confiding.hand_over, by=MULDER) is Reason.LOCKED
    asks(found)
    assert found.refuses_coach(confiding.hand_over, by=MULDER) is Reason.LOCKED
    found.pupil(consenting.answer, Answer.NO, WORDS[:SEEN])
    assert found.refuses_coach(confiding.hand_over, by=MULDER) is Reason.LOCKED
    assert found.refuses_coach(consenting.ask, Wanted(Action.COACH, WORDS, BAKKER.id), by=MULDER) is Reason.CANNOT
    assert found.refuses_coach(offering.hand_over, HandOver(BAKKER.id), by=MULDER) is Reason.RECEIVER_GONE


def test_who_gave_a_name_is_recognised_in_a_talk_first(room: Staffroom) -> None:
    """Anybody can type a name: her yes waits for the talk in which her code was shown (DESIGN §4 row 16)."""
    found = asks(told(room, anonymous=False))
    found.pupil(consenting.answer, Answer.YES, WORDS[:SEEN])
    assert found.refuses_coach(confiding.hand_over, by=MULDER) is Reason.LOCKED
    found.coach(road.first_talk, FIRST, by=MULDER)
    assert isinstance(found.coach(confiding.hand_over, by=MULDER), Case)


@pytest.mark.parametrize("coach", [SAM, ALI, VISSER, MULDER])
def test_nobody_is_named_who_was_kept_out_or_is_no_coach(room: Staffroom, coach: Staff) -> None:
    """Neither by whoever asks, nor by a tap that A's phone made up."""
    found = told(room)
    assert found.refuses_coach(consenting.ask, Wanted(Action.COACH, WORDS, coach.id), by=MULDER) is Reason.CANNOT
    asks(found)
    assert found.refuses_pupil(consenting.another_coach, Wanted(Action.COACH, WORDS, coach.id)) is Reason.RECEIVER_GONE


def test_she_chooses_another_coach_and_then_says_yes(room: Staffroom) -> None:
    """The former words say yes to nothing any more; the yes is to the name she chose."""
    found = asks(told(room))
    assert isinstance(found.pupil(consenting.another_coach, Wanted(Action.COACH, OTHER_WORDS, CHRIS.id)), Case)
    assert found.case.word == consenting.WORD
    assert found.refuses_pupil(consenting.answer, Answer.YES, WORDS[:SEEN]) is Reason.CANNOT
    found.pupil(consenting.answer, Answer.YES, OTHER_WORDS[:SEEN])
    found.coach(confiding.hand_over, by=MULDER)
    assert found.dossier.offer is not None
    assert found.dossier.offer.to == CHRIS.id
    assert not may(BAKKER, Deed.SEE, found.case)


def test_another_coach_is_hers_to_choose_only_while_that_is_asked(room: Staffroom) -> None:
    """Nothing is asked, or something else."""
    found = told(room)
    wanted = Wanted(Action.COACH, WORDS, CHRIS.id)
    assert found.refuses_pupil(consenting.another_coach, wanted) is Reason.CANNOT
    found.coach(consenting.ask, Wanted(Action.TALK_A, WORDS), by=MULDER)
    assert found.refuses_pupil(consenting.another_coach, wanted) is Reason.CANNOT


@pytest.mark.parametrize("asked", [False, True])
def test_until_it_happened_she_may_take_it_back(room: Staffroom, asked: bool) -> None:
    """Also while the coach is asked: that coach sees nothing any more, and cannot say yes to it."""
    found = offered(room) if asked else agreed(room)
    assert isinstance(found.pupil(consenting.take_back, Action.COACH), Case)
    case = found.case
    assert (case.owner, case.shared, found.dossier.offer) == (MULDER.id, (), None)
    assert not may(BAKKER, Deed.SEE, case)
    assert Flag.NAAR_COACH not in case.flags
    assert said(room, Alert.OFFERED) == []
    assert [to for to, _ in said(room, Alert.REPLY)][-1:] == [MULDER.id]
    assert found.refuses_coach(offering.accept, by=BAKKER) is Reason.CANNOT
    assert found.refuses_coach(confiding.hand_over, by=MULDER) is Reason.LOCKED
    assert DueKind.OFFERED not in found.planned()


def test_afterwards_there_is_nothing_to_take_back(room: Staffroom) -> None:
    """It is the coach's now; to somebody else after all is her way on."""
    found = offered(room)
    found.coach(offering.accept, by=BAKKER)
    assert found.refuses_pupil(consenting.take_back, Action.COACH) is Reason.CANNOT


@pytest.mark.parametrize("how", ["declines", "is silent", "is called off"])
def test_when_the_coach_does_not_take_it_it_stays_where_it_was(room: Staffroom, how: str) -> None:
    """It goes to nobody else: no coach-ondersteuner, no achterwacht; her yes stands, and it may be asked again."""
    found = offered(room)
    if how == "declines":
        found.coach(offering.decline, by=BAKKER)
    elif how == "is silent":
        until(room, here(THURSDAY, "17.00"))
    else:
        found.coach(offering.withdraw, by=MULDER)
    case = found.case
    assert (case.owner, case.shared) == (MULDER.id, ())
    assert Flag.VERTROUWD in case.flags
    assert not any(may(other, Deed.SEE, case) for other in (BAKKER, VISSER, CHRIS, SAM))
    assert bool(said(room, Alert.NOT_TAKEN)) == (how != "is called off")
    assert isinstance(found.coach(confiding.hand_over, by=MULDER), Case)


def test_when_who_was_told_falls_ill_it_goes_to_the_second_one(room: Staffroom) -> None:
    """The coach is not asked any more, and a vertrouwenspersoon who takes over keeps it in confidence."""
    found = offered(room)
    away, case = Offer(SECOND.id, MULDER.id, Why.AWAY), found.case
    room.does(lambda scene: offering.offer(scene, case, MULDER, away))
    assert not may(BAKKER, Deed.SEE, found.case)
    found.coach(offering.accept, by=SECOND)
    assert (found.case.owner, Flag.VERTROUWD in found.case.flags) == (SECOND.id, True)


def test_a_coach_who_is_not_there_cannot_be_asked(room: Staffroom) -> None:
    """Her yes stands until the coach is back; she may choose another one when she is asked anew."""
    found = agreed(room)
    room.settle(replace(BAKKER, reachable=False))
    assert found.refuses_coach(confiding.hand_over, by=MULDER) is Reason.RECEIVER_GONE
    room.settle(BAKKER)
    assert isinstance(found.coach(confiding.hand_over, by=MULDER), Case)


def test_about_staff_it_never_goes_to_a_coach(room: Staffroom) -> None:
    """G10: not asked, not recorded, not handed over; also when it turns out to be about staff afterwards."""
    found = told(room, Flag.MEDEWERKER)
    assert found.refuses_coach(consenting.ask, Wanted(Action.COACH, WORDS, BAKKER.id), by=MULDER) is Reason.CANNOT
    found = offered(room)
    flagged(found, Flag.MEDEWERKER)
    assert not may(BAKKER, Deed.SEE, found.case)
    assert found.refuses_coach(offering.accept, by=BAKKER) is Reason.CANNOT


def test_whoever_was_asked_in_danger_reads_it_until_that_is_over(room: Staffroom) -> None:
    """The achterwacht is not left out of what is urgent because a coach takes it over."""
    found = offered(room)
    room.does(lambda scene: spoed.raise_alarm(scene, found.id, spoed.BUTTON))
    assert VISSER.id in found.case.receivers
    found.coach(offering.accept, by=BAKKER)
    assert may(VISSER, Deed.READ, found.case)
    found.coach(spoed.calm, by=BAKKER)
    assert not may(VISSER, Deed.READ, found.case)
    assert not may(MULDER, Deed.READ, found.case)


# --- Without a chat of hers -------------------------------------------------------------------------------------------


def of_a_witness(room: Staffroom) -> Road:
    """A witness told it to Mulder."""
    confided(room, Flag.VERTROUWD, MULDER, SECOND)
    found = sends(room, Whom.OTHER, to=MULDER)
    confides = frozenset({Flag.VERTROUWD})
    out = frozenset({SAM.id, ALI.id})
    case = found.case
    room.does(lambda scene: scene.unit.put_case(replace(case, flags=case.flags | confides, kept_out=out)))
    room.picks_up(MULDER, found.id)
    return found


def test_without_a_chat_she_says_it_in_a_talk(room: Staffroom) -> None:
    """After a talk was recorded; then it goes as with a yes in the chat."""
    found = of_a_witness(room)
    assert found.refuses_coach(consenting.ask, Wanted(Action.COACH, WORDS, BAKKER.id), by=MULDER) is Reason.CANNOT
    assert found.refuses_coach(confiding.said_in_talk, SaidYes(BAKKER.id), by=MULDER) is Reason.LOCKED
    found.coach(road.first_talk, FIRST, by=MULDER)
    assert found.refuses_coach(confiding.said_in_talk, SaidYes(SAM.id), by=MULDER) is Reason.RECEIVER_GONE
    assert isinstance(found.coach(confiding.said_in_talk, SaidYes(BAKKER.id), by=MULDER), Case)
    (line,) = found.dossier.requests
    assert (line.to, line.answer, line.words) == (BAKKER.id, Answer.YES, "")
    assert isinstance(found.coach(confiding.hand_over, by=MULDER), Case)
    found.coach(offering.accept, by=BAKKER)
    assert found.case.owner == BAKKER.id


def test_with_a_chat_she_is_asked_there(room: Staffroom) -> None:
    """Nobody else says yes for who can say it herself."""
    found = told(room)
    found.coach(road.first_talk, FIRST, by=MULDER)
    assert found.refuses_coach(confiding.said_in_talk, SaidYes(BAKKER.id), by=MULDER) is Reason.LOCKED


def test_who_comes_back_with_a_code_takes_it_back_on_her_card(room: Staffroom) -> None:
    """What was recorded of a talk stands among what she may take back."""
    found = told(room)
    found.coach(road.first_talk, FIRST, by=MULDER)
    flagged(found, Flag.LOSGEKOPPELD, Flag.MET_CODE)
    assert isinstance(found.coach(confiding.said_in_talk, SaidYes(BAKKER.id), by=MULDER), Case)
    found.coach(confiding.hand_over, by=MULDER)
    assert isinstance(found.pupil(consenting.take_back, Action.COACH), Case)
    assert not may(BAKKER, Deed.SEE, found.case)


def test_an_ordinary_coach_is_offered_none_of_it(room: Staffroom) -> None:
    """Who has an ordinary case hands it over as ever."""
    room.settle(SAM, ALI, BAKKER, MULDER, groups=(CLASS,))
    found = sends(room)
    room.picks_up(SAM, found.id)
    case = found.case
    assert room.does(lambda scene: confiding.coaches(scene.school, case, SAM)) == ()
    assert found.refuses_coach(consenting.ask, Wanted(Action.COACH, WORDS, BAKKER.id)) is Reason.CANNOT


def test_the_coach_goes_on_where_they_were(room: Staffroom) -> None:
    """The road stands where it stood, and what was done without the coach is in the history."""
    found = told(room)
    found.coach(road.first_talk, FIRST, by=MULDER)
    asks(found)
    found.pupil(consenting.answer, Answer.YES, WORDS[:SEEN])
    found.coach(confiding.hand_over, by=MULDER)
    found.coach(offering.accept, by=BAKKER)
    assert found.case.status is Status.PLAN
    assert isinstance(found.coach(road.talk_with_b, Joins.YES, Parents.NOT_YET, by=BAKKER), Case)
    events = [event for _, event, _ in history(found)]
    assert events[-4:] == ["gedeeld", "overdragen", "oppakken", "herstelgesprek-gekozen"]


def test_the_hour_of_silence_is_school_time(room: Staffroom) -> None:
    """In the evening nobody is asked, and nobody is late."""
    room.time.move_school(timedelta(hours=9))
    found = offered(room)
    (at,) = [at for _, at in said(room, Alert.OFFERED)]
    assert at > room.time.school()
    assert found.planned()[DueKind.OFFERED] > at
