"""Which rules that ask for more people fit: the facts, how many of them, and when it is silent (DOMAIN §1.6, §3.4)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.route.dossier import Dossier
from bot.route.lines import Flagged, Rule, Sign, Silenced
from bot.route.proposals import RULES, TOLD, Proposed, fitting, signs, standing
from handlers.flows.dialogue import OPTIONS as FIRST_FOUR
from handlers.flows.further import OPTIONS as FOUR_MORE
from handlers.flows.further import PLACES
from tests.rules.any_dossier import dossiers, some_days
from tests.rules.calendars import patiently

TODAY = date(2026, 11, 24)
facts = st.frozensets(st.sampled_from(Sign))


@patiently
@given(facts, dossiers, some_days)
def test_nothing_is_proposed_without_its_facts(found: frozenset[Sign], dossier: Dossier, today: date) -> None:
    """Each proposal names facts of the case, as many as the rule asks, and none that the rule does not look at."""
    for one in standing(found, dossier, today):
        looked_at, least = RULES[one.rule]
        assert set(one.signs) == found & looked_at
        assert len(one.signs) >= least


@patiently
@given(facts, dossiers)
def test_what_a_person_decided_is_proposed_no_more(found: frozenset[Sign], dossier: Dossier) -> None:
    """G12: a rule that somebody said fits is done with; one that was put off is silent until its day, and no longer."""
    for one in fitting(found):
        plain = replace(dossier, flagged=(), silenced=(), new_signal_on=None)
        assert one in standing(found, plain, TODAY)
        assert one not in standing(found, replace(plain, flagged=(Flagged(one.rule, TODAY),)), TODAY)
        until = TODAY + timedelta(days=7)
        quiet = replace(plain, silenced=(Silenced(one.rule, "otherwise", TODAY, until),))
        assert one not in standing(found, quiet, until - timedelta(days=1))
        assert one in standing(found, quiet, until)


@pytest.mark.parametrize(
    ("told", "kinds", "rules"),
    [
        ({}, (), ()),
        ({"often": "weekly"}, (), ()),
        ({"often": "weekly", "long": "weeks"}, (), (Rule.LIJKT_STRUCTUREEL,)),
        ({"often": "once", "long": "week"}, (), ()),
        ({"often": "daily", "where": "class,online"}, (), (Rule.LIJKT_STRUCTUREEL,)),
        ({"often": "daily", "where": "online"}, (), ()),
        ({"support": "alone", "who": "group"}, (), (Rule.LIJKT_STRUCTUREEL, Rule.MEERDERE)),
        ({"who": "some"}, (), (Rule.MEERDERE,)),
        ({"who": "one"}, (), ()),
        ({"safe": "very-unsafe"}, (), (Rule.ERNST,)),
        ({"safe": "unsafe"}, (), ()),
        ({"child": "scared"}, (), (Rule.ERNST,)),
        ({}, ("hitting",), (Rule.ERNST,)),
        ({}, ("threats", "images"), (Rule.ERNST,)),
        ({}, ("scolding", "gossip", "messages"), ()),
    ],
)
def test_the_table_of_the_protocol(told: dict[str, str], kinds: tuple[str, ...], rules: tuple[Rule, ...]) -> None:
    """DOMAIN §3.4, row by row, and Q6: one rule or more from what was told; most of it makes none."""
    assert tuple(one.rule for one in fitting(signs(told, kinds, Dossier()))) == rules


def test_after_a_newer_signal_it_is_proposed_again_to_confer() -> None:
    """P-44: what was decided was decided about the signals of then; of the same day it was about this one."""
    found = signs({}, (), Dossier(new_signal_on=TODAY))
    assert fitting(found) == (Proposed(Rule.OVERLEG, (Sign.NEW,)),)
    for decided, again in ((TODAY - timedelta(days=1), True), (TODAY, False)):
        dossier = Dossier(new_signal_on=TODAY, flagged=(Flagged(Rule.OVERLEG, decided),))
        assert bool(standing(found, dossier, TODAY)) is again


def test_what_the_coach_noted_counts_as_what_was_told() -> None:
    """Facts that no question asked."""
    noted = Dossier(signs=(Sign.MORE_A, Sign.DISCRIMINATION))
    assert fitting(signs({}, (), noted)) == (
        Proposed(Rule.ERNST, (Sign.DISCRIMINATION,)),
        Proposed(Rule.MEERDERE, (Sign.MORE_A,)),
    )


def test_only_answers_that_can_be_given_are_looked_at() -> None:
    """The table names no question or option that is not asked: it would be a rule that never fits."""
    asked = {**FIRST_FOUR, **FOUR_MORE}
    for question, option in TOLD:
        assert question == "child" or option in asked[f"more-{question}"]
    assert len(PLACES) > 1
