"""How long things may take follows the school's own terms; what is about danger does not (DOMAIN §1.5)."""

import tomllib
from dataclasses import replace
from datetime import date, timedelta
from importlib.resources import files

from bot.config import SchoolFile, calendar_of
from bot.route.dossier import Agreement, Dossier, Parents
from bot.route.due import Due, parents_by, things
from bot.route.effects import DueKind
from bot.route.model import Case, Status
from bot.route.spoed import TEN, before
from bot.route.terms import Terms
from bot.usecases.casework import waiting
from tests.people import a_school_file
from tests.rules.calendars import MIDDEN
from tests.rules.test_due import CASE
from tests.usecases.staffroom import TUESDAY_MORNING, Staffroom

SLOW = replace(
    MIDDEN,
    terms=Terms(
        remind_hours=1, stand_in_hours=3, parents_days=4, magister_days=(2, 4), class_again_days=5, sleeps_days=7
    ),
)
TUESDAY = date(2026, 11, 24)
RUNS: Case = replace(CASE, status=Status.BORGING)


def days(dossier: Dossier, of: Due) -> list[date]:
    """On which days this is due."""
    return [day for what, day in things(RUNS, dossier, SLOW, TUESDAY) if what is of]


def test_each_day_is_reckoned_with_the_terms_of_the_school() -> None:
    """From Tuesday the 24th of November, in a week without holidays."""
    assert days(Dossier(talked_on=TUESDAY), Due.PLAN) == [date(2026, 12, 3)]
    assert days(Dossier(class_on=TUESDAY), Due.CLASS) == [TUESDAY, date(2026, 12, 1)]
    assert parents_by(SLOW, TUESDAY_MORNING) == date(2026, 11, 30)
    noted = Dossier(agreed_on=TUESDAY, agreements=(Agreement("A", "zegt het"),), parents_a=Parents.CALLED)
    assert days(noted, Due.MAGISTER) == [date(2026, 11, 26), date(2026, 11, 30)]


def test_silence_moves_on_with_the_terms_of_the_school(room: Staffroom) -> None:
    """After one hour the same people, after three whoever stands in; the hops of danger stay ten minutes."""
    around = replace(room.around, calendar=SLOW)
    plans = room.lane.now(lambda unit: {p.kind: p.at for p in waiting(around.scene(unit), TUESDAY_MORNING)})
    assert plans[DueKind.REMIND] == TUESDAY_MORNING + timedelta(hours=1)
    assert plans[DueKind.SILENCE] == TUESDAY_MORNING + timedelta(hours=3)
    assert before(DueKind.SPOED_AGAIN) == TEN == timedelta(minutes=10)


def test_a_school_that_sets_no_terms_has_those_of_de_route() -> None:
    """The example that `signaal init` writes, and a file without them, say the same as the rules do."""
    example = SchoolFile(**tomllib.loads(files("bot").joinpath("school.toml").read_text(encoding="utf-8")))
    for school in (example, a_school_file()):
        assert vars(calendar_of(school, (2026, 2027)).terms) == vars(Terms())
