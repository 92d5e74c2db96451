"""Acute danger in the place of a yes: asked by one, confirmed by another, once; and A is told (SCREENS §13)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.route.access import Deed, may
from bot.route.acuut import may_confirm, seconds
from bot.route.dossier import Joins, Parents
from bot.route.effects import Alert, DueKind
from bot.route.lines import Acuut, Became, Ground, Lock
from bot.route.model import Case, EntryKind, Flag, Reporter, Role, School, Staff, StaffId, Status, Whom
from bot.route.refusals import Reason as Why
from bot.usecases import acuut, anyway, borging, road, team
from bot.usecases.acuut import Asks
from bot.usecases.dossiers import dossier_of
from bot.usecases.questions import question_in
from handlers.flows.seconded import said as coach_reads
from tests.people import ALI, BAKKER, SAM, VISSER
from tests.usecases.roadside import (
    AGREED,
    NOTHING,
    Road,
    at_status,
    fires,
    here,
    hires,
    history,
    sends,
    until,
)
from tests.usecases.roadside import said as waiting_notices
from tests.usecases.staffroom import Staffroom, a_staffroom
from tests.usecases.test_anyway import view

BOS = Staff(StaffId("7" * 32), "Bos", frozenset({Role.COACH_ONDERSTEUNER}))
KOK = Staff(StaffId("8" * 32), "Kok", frozenset({Role.TEAMLEIDER}))
WIT = Staff(StaffId("9" * 32), "Wit", frozenset({Role.ONDERSTEUNINGSTEAM}))
TODAY = date(2026, 11, 24)
DANGER = "B dreigt met een mes na school."
TO_B = Asks(Lock.TALK_B, DANGER, BOS.id)
TALK = (Joins.THINKS, Parents.NOT_YET)


@pytest.fixture
def school(tmp_path: Path) -> Iterator[Staffroom]:
    """A school with a coach-ondersteuner, a teamleider, and somebody of the ondersteuningsteam."""
    with a_staffroom(tmp_path) as made:
        hires(made)
        made.settle(SAM, ALI, BAKKER, VISSER, BOS, KOK, WIT)
        yield made


def not_asked_yet(school: Staffroom, whom: Whom = Whom.ME) -> Road:
    """Picked up; nobody talked with A."""
    return sends(school, whom).walks("pick-up")


def asked(found: Road, what: Asks = TO_B) -> Road:
    """A colleague was asked to confirm."""
    assert isinstance(found.coach(acuut.ask, what), Case)
    return found


def says(found: Road, what: str, by: Staff = BOS, number: int | None = None) -> object:
    """What the colleague says to the question, or to an earlier one."""
    which = len(found.dossier.acuut) - 1 if number is None else number
    return found.coach(acuut.answer, f"{what}-{which}", by=by)


def confirmed(found: Road, what: Asks = TO_B, by: Staff = BOS) -> Road:
    """And did."""
    assert isinstance(says(asked(found, what), "yes", by), Case)
    return found


# --- Nothing opens alone ----------------------------------------------------------------------------------------------


def test_a_second_person_opens_the_talk_with_b_once(school: Staffroom) -> None:
    """Locked, asked, still locked, confirmed, recorded; and locked again."""
    found = not_asked_yet(school)
    assert found.refuses_coach(anyway.b_was_spoken_to, *TALK) is Why.LOCKED
    asked(found)
    assert found.refuses_coach(anyway.b_was_spoken_to, *TALK) is Why.LOCKED
    assert isinstance(says(found, "yes"), Case)
    assert isinstance(found.coach(anyway.b_was_spoken_to, *TALK), Case)
    assert found.dossier.joins is Joins.THINKS
    (line,) = found.dossier.anyway
    assert (line.what, line.ground, line.typed, line.second) == (Lock.TALK_B, Ground.DANGER, DANGER, BOS.id)
    assert found.refuses_coach(anyway.b_was_spoken_to, *TALK) is Why.LOCKED


def test_it_opens_that_step_and_no_other(school: Staffroom) -> None:
    """The talk with B is no herstelgesprek, no name in the team, no call to parents."""
    found = confirmed(not_asked_yet(school))
    heard = team.Heard(None, TODAY)
    assert found.refuses_coach(team.ask, team.TeamAsked(WIT.id, True, heard)) is Why.LOCKED
    assert found.refuses_coach(borging.parents_called, "a") is Why.LOCKED
    assert found.refuses_coach(anyway.name_given) is Why.CANNOT
    assert found.refuses_coach(road.talk_with_b, *TALK) is Why.LOCKED
    assert found.case.status is Status.ONTVANGEN


def test_the_herstelgesprek_is_not_among_what_danger_opens(school: Staffroom) -> None:
    """Two pupils at one table is nobody's emergency: it stays hers."""
    found = at_status(school, Status.HERSTELGESPREK)
    found.pupil(road.confirmed, False)
    confirmed(found)
    assert isinstance(found.coach(anyway.b_was_spoken_to, Joins.YES, Parents.NOT_YET), Case)
    assert found.refuses_coach(road.agreed, AGREED) is Why.LOCKED
    assert found.case.status is Status.HERSTELGESPREK


def test_what_a_agreed_to_needs_nobody(school: Staffroom) -> None:
    """No danger is asked about where A said yes, and her yes leaves no such line."""
    found = at_status(school, Status.PLAN)
    assert found.refuses_coach(acuut.ask, TO_B) is Why.LOCKED
    assert isinstance(found.coach(anyway.b_was_spoken_to, Joins.YES, Parents.COACH_CALLS), Case)
    assert (found.case.status, found.dossier.anyway) == (Status.HERSTELGESPREK, ())


def test_a_line_without_a_reason_is_no_reason(school: Staffroom) -> None:
    """One line, of words."""
    assert not_asked_yet(school).refuses_coach(acuut.ask, replace(TO_B, why="  ")) is Why.LOCKED


# --- Who the second person is -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", [SAM, ALI, WIT, StaffId("f" * 32)], ids=["herself", "coach", "team", "nobody"])
def test_not_everybody_can_be_asked(school: Staffroom, who: Staff | StaffId) -> None:
    """Never herself; a coach and the team are no second person; nor is nobody."""
    to = who.id if isinstance(who, Staff) else who
    assert not_asked_yet(school).refuses_coach(acuut.ask, replace(TO_B, to=to)) is Why.RECEIVER_GONE


def test_two_roles_make_no_two_persons(tmp_path: Path) -> None:
    """A coach who is achterwacht as well confirms nothing that is hers."""
    with a_staffroom(tmp_path) as made:
        hires(made)
        both = replace(SAM, roles=SAM.roles | {Role.ACHTERWACHT, Role.COACH_ONDERSTEUNER})
        made.settle(both, ALI, BOS)
        found = sends(made).walks("pick-up")
        assert found.refuses_coach(acuut.ask, replace(TO_B, to=both.id), by=both) is Why.RECEIVER_GONE
        assert isinstance(found.coach(acuut.ask, TO_B, by=both), Case)
        assert found.refuses_coach(acuut.answer, "yes-0", by=both) is Why.CANNOT


def test_who_is_kept_out_ill_or_gone_is_not_asked(school: Staffroom) -> None:
    """Nor can she answer who was kept out after she was asked."""
    found = not_asked_yet(school)
    kept = replace(found.case, kept_out=frozenset({BOS.id}))
    school.does(lambda scene: scene.unit.put_case(kept))
    assert found.refuses_coach(acuut.ask, TO_B) is Why.RECEIVER_GONE
    asked(found, replace(TO_B, to=KOK.id))
    out = replace(found.case, kept_out=frozenset({BOS.id, KOK.id}))
    school.does(lambda scene: scene.unit.put_case(out))
    assert found.refuses_coach(acuut.answer, "yes-0", by=KOK) is Why.CANNOT
    away = replace(BOS, away_until=here(date(2026, 11, 30), "8.00"))
    assert not rules_ask(found, away)
    assert not rules_ask(found, replace(BOS, reachable=False))
    assert not rules_ask(found, replace(BOS, active=False))


def rules_ask(found: Road, who: Staff) -> bool:
    """Whether this one can be asked, in a school with nobody else."""
    return bool(seconds(School("x", (SAM, who), ()), replace(found.case, kept_out=frozenset()), SAM, TODAY))


def test_about_staff_only_a_vertrouwenspersoon_confirms(school: Staffroom) -> None:
    """G10 does not give way to danger."""
    found = not_asked_yet(school)
    about = replace(found.case, flags=found.case.flags | {Flag.MEDEWERKER})
    adviser = replace(BOS, roles=frozenset({Role.VERTROUWENSPERSOON}))
    owner = replace(SAM, roles=frozenset({Role.VERTROUWENSPERSOON}))
    assert not any(may_confirm(one, owner, about) for one in (BOS, KOK))
    assert may_confirm(adviser, owner, about)


# --- What the second person sees --------------------------------------------------------------------------------------


def test_the_second_person_sees_the_question_and_nothing_else(school: Staffroom) -> None:
    """Code, step, reason: no story, no name, no dossier; and that it was read is kept. Afterwards nothing at all."""
    found = asked(not_asked_yet(school))
    assert isinstance(found.coach(acuut.look, by=BOS), Case)
    entries = school.does(lambda scene: scene.unit.entries(found.id, BOS))
    assert [e.kind for e in entries] == [EntryKind.SECOND]
    question = question_in(entries)
    assert question is not None
    assert (question.lock, question.why, question.by) == (Lock.TALK_B, DANGER, SAM.id)
    deeds = {deed for deed in Deed if may(BOS, deed, found.case)} - {Deed.OVERSEE}
    assert deeds == {Deed.SEE, Deed.SECOND}
    readers = school.does(lambda scene: scene.unit.readings(found.id, SAM))
    assert [one.staff for one in readers] == [BOS.id]
    says(found, "yes")
    assert school.does(lambda scene: scene.unit.entries(found.id, BOS)) == ()
    assert school.does(lambda scene: scene.unit.case(found.id, BOS)) is None


def test_nobody_else_has_the_question(school: Staffroom) -> None:
    """Not who told, not the owner, not a colleague."""
    found = asked(not_asked_yet(school))
    for who in (found.reporter, SAM, KOK, ALI):
        assert EntryKind.SECOND not in seen_by(found, who)


def seen_by(found: Road, who: Reporter | Staff) -> set[EntryKind]:
    """What this person may have of the case."""
    return {e.kind for e in found.room.does(lambda scene: scene.unit.entries(found.id, who))}


def test_the_message_is_urgent_and_holds_a_code(school: Staffroom) -> None:
    """To one person, at once."""
    asked(not_asked_yet(school))
    assert [to for to, _ in waiting_notices(school, Alert.SECOND)] == [BOS.id]


# --- The answers ------------------------------------------------------------------------------------------------------


def test_a_no_is_told_and_keeps_it_closed(school: Staffroom) -> None:
    """Kindly on the card, in the history, and somebody else may be asked."""
    found = asked(not_asked_yet(school))
    assert isinstance(says(found, "no"), Case)
    assert found.refuses_coach(anyway.b_was_spoken_to, *TALK) is Why.LOCKED
    assert [to for to, _ in waiting_notices(school, Alert.SECOND_SAID)] == [SAM.id]
    assert [line.key for line in coach_reads(view(found, SAM))] == ["danger-is-no"]
    assert [event for _, event, _ in history(found)][-2:] == ["gevaar-gevraagd", "gevaar-niet-bevestigd"]
    confirmed(found, replace(TO_B, to=KOK.id), KOK)
    assert isinstance(found.coach(anyway.b_was_spoken_to, *TALK), Case)


def test_call_me_first_keeps_the_question(school: Staffroom) -> None:
    """The coach sees it; afterwards a yes counts."""
    found = asked(not_asked_yet(school))
    assert isinstance(says(found, "call"), Case)
    assert [line.key for line in coach_reads(view(found, SAM))] == ["danger-is-call"]
    assert found.refuses_coach(anyway.b_was_spoken_to, *TALK) is Why.LOCKED
    assert isinstance(says(found, "yes"), Case)


@pytest.mark.parametrize("said", ["yes-0", "no-0", "call-0", "yes-1", "yes", "maybe-0", "yes-0-0"])
def test_an_answer_counts_once_and_for_its_own_question(school: Staffroom, said: str) -> None:
    """Answered, taken back or made up: refused, and nothing changes."""
    found = asked(not_asked_yet(school))
    if said in {"yes-0", "no-0", "call-0"}:
        says(found, "yes")
    assert found.refuses_coach(acuut.answer, said, by=BOS) is Why.CANNOT


def test_a_button_of_a_former_question_answers_nothing(school: Staffroom) -> None:
    """Taken back and asked anew of the same person: another question."""
    found = asked(not_asked_yet(school))
    found.coach(acuut.withdraw)
    assert found.refuses_coach(acuut.answer, "yes-0", by=BOS) is Why.CANNOT
    asked(found, replace(TO_B, why="nu iets anders"))
    assert found.refuses_coach(acuut.answer, "yes-0", by=BOS) is Why.CANNOT
    assert isinstance(says(found, "yes"), Case)


def test_another_person_can_be_asked_instead(school: Staffroom) -> None:
    """Then the first one is not asked any more."""
    found = asked(not_asked_yet(school))
    asked(found, replace(TO_B, to=KOK.id))
    assert found.refuses_coach(acuut.answer, "yes-0", by=BOS) is Why.CANNOT
    assert [line.became for line in found.dossier.acuut] == [Became.BACK, None]
    assert isinstance(says(found, "yes", KOK), Case)


def test_only_who_was_asked_answers(school: Staffroom) -> None:
    """Not a colleague with the same role, and not who asked."""
    found = asked(not_asked_yet(school))
    for who in (KOK, VISSER, SAM, ALI):
        assert found.refuses_coach(acuut.answer, "yes-0", by=who) is Why.CANNOT


def test_who_lost_the_role_confirms_nothing(school: Staffroom) -> None:
    """Roles are looked at when the answer comes."""
    found = asked(not_asked_yet(school))
    changed = replace(BOS, roles=frozenset({Role.COACH}))
    school.does(lambda scene: scene.unit.put_staff(changed))
    assert found.refuses_coach(acuut.answer, "yes-0", by=changed) is Why.CANNOT


def test_after_another_coach_took_over_the_question_is_nobodys(school: Staffroom) -> None:
    """It was asked by who had it then; what was confirmed for her opens nothing for another."""
    found = asked(not_asked_yet(school))
    passed = replace(found.case, owner=ALI.id)
    school.does(lambda scene: scene.unit.put_case(passed))
    assert found.refuses_coach(acuut.answer, "yes-0", by=BOS) is Why.CANNOT
    other = confirmed(not_asked_yet(school))
    gone = replace(other.case, owner=ALI.id)
    school.does(lambda scene: scene.unit.put_case(gone))
    assert other.refuses_coach(anyway.b_was_spoken_to, *TALK, by=ALI) is Why.LOCKED


# --- Time -------------------------------------------------------------------------------------------------------------


def test_silence_ends_the_question(school: Staffroom) -> None:
    """Half an hour of school time; the coach hears it and chooses somebody else."""
    found = not_asked_yet(school)
    until(school, here(date(2026, 11, 25), "10.00"))
    asked(found)
    assert found.planned()[DueKind.SECOND] == here(date(2026, 11, 25), "10.30")
    until(school, here(date(2026, 11, 25), "10.31"))
    assert found.refuses_coach(acuut.answer, "yes-0", by=BOS) is Why.CANNOT
    assert [line.became for line in found.dossier.acuut] == [Became.SILENT]
    assert [line.key for line in coach_reads(view(found, SAM))] == ["danger-is-silent"]
    assert SAM.id in {to for to, _ in waiting_notices(school, Alert.SECOND_SAID)}
    confirmed(found, replace(TO_B, to=KOK.id), KOK)


def test_what_was_not_done_in_time_is_closed_again(school: Staffroom) -> None:
    """Until the end of the next school day."""
    found = not_asked_yet(school)
    until(school, here(date(2026, 11, 25), "10.00"))
    confirmed(found)
    until(school, here(date(2026, 11, 26), "17.01"))
    assert found.refuses_coach(anyway.b_was_spoken_to, *TALK) is Why.LOCKED
    assert [line.key for line in coach_reads(view(found, SAM))] == ["danger-is-lapsed"]
    assert fires(school) == 0


def test_a_talk_with_a_closes_it_again(school: Staffroom) -> None:
    """What she says there goes before what was decided without her."""
    found = confirmed(not_asked_yet(school))
    found.coach(road.first_talk, NOTHING)
    assert found.refuses_coach(anyway.b_was_spoken_to, *TALK) is Why.LOCKED
    assert coach_reads(view(found, SAM)) == ()


# --- Kept -------------------------------------------------------------------------------------------------------------


def test_it_stays_in_the_dossier_as_it_was(school: Staffroom) -> None:
    """Sealed and opened again."""
    found = confirmed(not_asked_yet(school))
    (line,) = found.dossier.acuut
    assert isinstance(line, Acuut)
    assert (line.lock, line.why, line.by, line.to) == (Lock.TALK_B, DANGER, SAM.id, BOS.id)
    assert line.became is Became.YES
    again = school.does(lambda scene: dossier_of(scene.unit, found.id, SAM))
    assert again == found.dossier
