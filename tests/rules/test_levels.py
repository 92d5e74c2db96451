"""How far a case has gone, by what people recorded: no level is raised by itself (DOMAIN §1.6, P-46, P-48)."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.route.dossier import Dossier
from bot.route.levels import Level, level
from bot.route.lines import Flagged, Rule
from bot.route.model import Case, CaseId, Code, StaffId, Status, Whom
from bot.route.proposals import team_leads

COACH = StaffId("c" * 32)
DAY = date(2026, 11, 24)
THEN = datetime(2026, 11, 24, 10, tzinfo=UTC)
CASE = Case(CaseId("1" * 32), Code("KD7FQ"), Status.BORGING, Whom.ME, "2HE", (COACH,), THEN, COACH)
GONE = Dossier(removed_on=DAY, rector_on=DAY)


def says(*rules: Rule) -> Dossier:
    """A person said that these rules fit."""
    return Dossier(flagged=tuple(Flagged(rule, DAY) for rule in rules))


@pytest.mark.parametrize(
    ("status", "dossier", "expected"),
    [
        (Status.BORGING, Dossier(), Level.E0),
        (Status.NIET_GESTOPT, Dossier(), Level.E1),
        (Status.BORGING, says(Rule.MEERDERE), Level.E2),
        (Status.NIET_GESTOPT, says(Rule.ERNST), Level.E2),
        (Status.BORGING, says(Rule.LIJKT_STRUCTUREEL, Rule.MEERDERE), Level.E3),
        (Status.MAATREGEL, Dossier(), Level.E3),
        (Status.BORGING, GONE, Level.E4),
        (Status.NIET_GESTOPT, replace(GONE, rector_on=None), Level.E1),
    ],
)
def test_the_level_follows_from_what_was_recorded(status: Status, dossier: Dossier, expected: Level) -> None:
    """The highest one counts; without the rector there is no E4."""
    assert level(replace(CASE, status=status), dossier) is expected


@pytest.mark.parametrize("rule", Rule)
def test_the_team_is_proposed_to_lead_when_it_is_serious_or_there_are_more(rule: Rule) -> None:
    """P-26: and only once a person said so."""
    assert team_leads(says(rule)) == (rule in {Rule.ERNST, Rule.MEERDERE})
    assert not team_leads(Dossier())
