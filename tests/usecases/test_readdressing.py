"""To somebody else after all: who had it, who gets it, and what is promised and planned (SCREENS §5)."""

from collections.abc import Callable

import pytest

from bot.route.access import Deed, may
from bot.route.effects import Alert, DueKind
from bot.route.model import Case, Flag, Staff, Status, Whom
from bot.route.promises import first_promise
from bot.route.refusals import Reason, Refusal
from bot.route.routing import Routed, Way, instead
from bot.route.timing import alert_at
from bot.usecases import casework, readdressing, reporting
from bot.usecases.casework import waiting
from bot.usecases.scene import Scene
from tests.people import ALI, BAKKER, DE_WIT, MULDER, SAM, VISSER
from tests.usecases.roadside import CLASS, THURSDAY, Road, at_status, here, hires, picture, said, sends, until
from tests.usecases.staffroom import Staffroom


@pytest.fixture
def school(room: Staffroom) -> Staffroom:
    """The school with everybody in it, on a Tuesday at half past eleven."""
    room.settle(SAM, ALI, BAKKER, VISSER, MULDER, DE_WIT, groups=(CLASS,))
    return room


def moves(found: Road, way: Way, coach: Staff | None = None) -> Case | Refusal:
    """She sends it to somebody else, from what she could choose."""

    case = found.case

    def act(scene: Scene) -> Case | Refusal:
        others = readdressing.others_for(scene.school, case)
        routed = instead(others, way, others.group(CLASS.name), coach.id if coach else None)
        if routed is None:
            return Refusal(Reason.RECEIVER_GONE)
        return readdressing.readdress(scene, found.reporter, found.id, routed)

    return found.room.does(act)


def test_who_had_it_is_out_and_everything_is_reckoned_anew(school: Staffroom) -> None:
    """Alerts on their way do not leave; promise and silence count from now; the class's other coach is out as well."""
    found = sends(school)
    until(school, here(THURSDAY, "10.00"))
    assert isinstance(moves(found, Way.VERTROUWENSPERSOON), Case)
    case, now, calendar = found.case, school.time.school(), school.around.calendar
    assert (case.status, case.receivers, case.owner) == (Status.NIEUW, (MULDER.id,), None)
    assert {SAM.id, ALI.id} <= case.kept_out
    assert case.promised_at == first_promise(calendar, now).by
    leaves = alert_at(calendar, now)
    chain = school.does(lambda scene: {plan.kind: plan.at for plan in waiting(scene, leaves)})
    planned = found.planned()
    assert planned == {**chain, DueKind.PROMISE: first_promise(calendar, now).fires}
    for panel in (Alert.WAITING, Alert.ESCALATED, Alert.REPLY):
        assert said(school, panel) == []
    assert said(school, Alert.NEW) == [(MULDER.id, leaves)]
    assert not any(may(who, Deed.SEE, case) for who in (SAM, ALI))


def test_who_was_only_asked_because_of_silence_may_be_asked_again(school: Staffroom) -> None:
    """The achterwacht was no choice of hers: passed over is whom she knows; a case finds people all the same."""
    found = sends(school)
    until(school, here(THURSDAY, "12.00"))
    assert VISSER.id in found.case.receivers
    moves(found, Way.COACH, BAKKER)
    assert found.case.receivers == (BAKKER.id,)
    assert not {VISSER.id, DE_WIT.id} & found.case.kept_out
    until(school, found.planned()[DueKind.LAST])
    assert {VISSER.id, DE_WIT.id} <= set(found.case.receivers)
    assert not {SAM.id, ALI.id} & set(found.case.receivers)


@pytest.mark.parametrize("status", [Status.ONTVANGEN, Status.PLAN, Status.BORGING, Status.MEEKIJKEN])
def test_who_works_on_it_loses_it_and_it_goes_on_where_it_was(school: Staffroom, status: Status) -> None:
    """The new reader may pick up what there is; the former one finds no case any more."""
    found = at_status(school, status)
    moves(found, Way.AANSPREEKPUNT)
    assert (found.case.owner, found.case.receivers, found.case.word) == (None, (DE_WIT.id,), "")
    assert found.case.status is (Status.NIEUW if status is Status.ONTVANGEN else status)
    assert found.refuses_coach(casework.open_case) is Reason.CANNOT
    assert isinstance(found.coach(casework.pick_up, by=DE_WIT), Case)


def test_whoever_was_passed_over_once_is_never_offered_again(school: Staffroom) -> None:
    """From Jansen to Mulder to De Wit: nobody who had it is left to choose, nor can a made-up choice reach one."""
    found = sends(school)
    moves(found, Way.VERTROUWENSPERSOON)
    moves(found, Way.AANSPREEKPUNT)
    case = found.case
    others = school.does(lambda scene: readdressing.others_for(scene.school, case))
    assert {s.id for s in others.staff} == {BAKKER.id, VISSER.id}
    for former in (SAM, MULDER):
        again = school.does(
            lambda scene, to=former: readdressing.readdress(scene, found.reporter, found.id, Routed(to.id))  # type: ignore[misc]
        )
        assert isinstance(again, Refusal)
        assert again.reason is Reason.RECEIVER_GONE


def test_nothing_new_reaches_who_had_it(school: Staffroom) -> None:
    """What she adds later goes to who has it now."""
    found = sends(school)
    found.coach(casework.open_case)
    moves(found, Way.COACH, BAKKER)
    found.pupil(reporting.give_name, "Noor van Dijk")
    assert {to for to, _ in said(school, Alert.REPLY)} == {BAKKER.id}


@pytest.mark.parametrize(
    "act", [readdressing.about_staff, lambda a, b, c: readdressing.readdress(a, b, c, Routed(MULDER.id))]
)
def test_only_its_reporter_and_only_while_it_runs(
    school: Staffroom, act: Callable[..., Case | Refusal]
) -> None:
    """Somebody else's case, and a finished one, stay where they are; not a row changes."""
    mine, finished = sends(school, Whom.OTHER), at_status(school, Status.AFGEROND)
    before = picture(school)
    for reporter, case_id in ((mine.reporter, finished.id), (finished.reporter, finished.id)):
        refused = school.does(lambda scene, r=reporter, c=case_id: act(scene, r, c))  # type: ignore[misc]
        assert isinstance(refused, Refusal)
    assert picture(school) == before


# --- About somebody who works at school -------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [Status.NIEUW, Status.ONTVANGEN, Status.PLAN])
def test_about_staff_only_a_vertrouwenspersoon_has_it(school: Staffroom, status: Status) -> None:
    """However far it was: no coach, no achterwacht, no aanspreekpunt, also when it stays silent (G10)."""
    found = at_status(school, status)
    assert isinstance(found.pupil(readdressing.about_staff), Case)
    until(school, here(THURSDAY, "16.50"))
    case = found.case
    assert (case.receivers, case.owner) == ((MULDER.id,), None)
    assert Flag.MEDEWERKER in case.flags
    assert {who.id for who in (SAM, ALI, BAKKER, VISSER, DE_WIT) if may(who, Deed.SEE, case)} == set()


def test_a_vertrouwenspersoon_who_has_it_goes_on_with_it(school: Staffroom) -> None:
    """Nothing is taken from who may read it; only, nobody else may from now on."""
    found = sends(school, to=MULDER)
    found.coach(casework.pick_up, by=MULDER)
    found.pupil(readdressing.about_staff)
    assert (found.case.owner, found.case.status) == (MULDER.id, Status.ONTVANGEN)
    assert Flag.MEDEWERKER in found.case.flags


def test_without_a_vertrouwenspersoon_it_stays_where_it_is(room: Staffroom) -> None:
    """A case is never left without anybody; the button is not there either (``further``)."""
    hires(room)
    found = sends(room)
    before = picture(room)
    refused = found.pupil(readdressing.about_staff)
    assert isinstance(refused, Refusal)
    assert picture(room) == before
    case = found.case
    assert room.does(lambda scene: readdressing.adviser_for(scene.school, case)) is None
