"""The transition table is the law: what is in it happens, what is not is refused and changes nothing (DOMAIN §1.4)."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.route.model import Case, CaseId, Code, Flag, StaffId, Status, Step, Whom
from bot.route.refusals import Reason, Refusal
from bot.route.steps import FINAL, TRANSITIONS, Event, advance, follows, mermaid

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
COACH = StaffId("c" * 32)
CASE = Case(
    id=CaseId("a" * 32),
    code=Code("KD7FQ"),
    status=Status.CONCEPT,
    whom=Whom.ME,
    group="2HE",
    receivers=(COACH,),
    sent_at=NOW,
    kept_out=frozenset({StaffId("d" * 32)}),
    flags=frozenset({Flag.SPOED}),
    word="dood",
    promised_at=NOW,
    version=3,
)

RUNNING = (
    Status.NIEUW,
    Status.ONTVANGEN,
    Status.ANALYSE,
    Status.PLAN,
    Status.HERSTELGESPREK,
    Status.BORGING,
    Status.MEEKIJKEN,
    Status.NIET_GESTOPT,
    Status.MAATREGEL,
)

OF_DANGER = (Event.SPOED, Event.SPOED_BEVESTIGD, Event.SPOED_VOORBIJ)

OF_SHARING = (Event.GEDEELD, Event.TERUGGENOMEN, Event.OVERLEGD, Event.SAMENGEVOEGD, Event.UIT_ELKAAR)
"""And of joining: they change no status."""

OF_ACUTE_DANGER = (
    Event.GEVAAR_GEVRAAGD, Event.GEVAAR_BEVESTIGD, Event.GEVAAR_NIET_BEVESTIGD, Event.GEVAAR_VERVALLEN
)
"""Nor do these: a second person is asked, and says yes or no, or it is over."""

LAW = (
    (Status.CONCEPT, Event.VERZENDEN, Status.NIEUW),
    (Status.CONCEPT, Event.STOPPEN, Status.GEWIST),
    (Status.NIEUW, Event.OPPAKKEN, Status.ONTVANGEN),
    (Status.NIEUW, Event.OVERDRAGEN, Status.NIEUW),
    (Status.NIEUW, Event.TERUGHALEN, Status.GEWIST),
    (Status.ONTVANGEN, Event.OVERDRAGEN, Status.NIEUW),
    (Status.ONTVANGEN, Event.EERSTE_OPVANG, Status.ANALYSE),
    (Status.ONTVANGEN, Event.GESPREK_GEVOERD, Status.ANALYSE),
    (Status.ANALYSE, Event.UITKOMST_VASTGELEGD, Status.PLAN),
    (Status.PLAN, Event.HERSTELGESPREK_GEKOZEN, Status.HERSTELGESPREK),
    (Status.PLAN, Event.ALTERNATIEF_PLAN, Status.BORGING),
    (Status.PLAN, Event.NU_NIETS, Status.MEEKIJKEN),
    (Status.ONTVANGEN, Event.GEEN_ANTWOORD, Status.MEEKIJKEN),
    (Status.ANALYSE, Event.GEEN_ANTWOORD, Status.MEEKIJKEN),
    (Status.MEEKIJKEN, Event.GEEN_ANTWOORD, Status.MEEKIJKEN),
    (Status.MEEKIJKEN, Event.WIL_TOCH, Status.PLAN),
    (Status.MEEKIJKEN, Event.AFRONDEN, Status.AFGEROND),
    (Status.MEEKIJKEN, Event.NIEUW_SIGNAAL, Status.ANALYSE),
    (Status.HERSTELGESPREK, Event.GEHOUDEN, Status.BORGING),
    (Status.HERSTELGESPREK, Event.NIET_DOORGEGAAN, Status.PLAN),
    (Status.BORGING, Event.VERVOLG_GEHOUDEN, Status.BORGING),
    (Status.BORGING, Event.AFRONDEN, Status.AFGEROND),
    (Status.BORGING, Event.KANS_GEGEVEN, Status.BORGING),
    (Status.BORGING, Event.OPNIEUW_AFGESPROKEN, Status.BORGING),
    (Status.BORGING, Event.NIET_GESTOPT, Status.NIET_GESTOPT),
    (Status.NIET_GESTOPT, Event.OUDERGESPREK_GEHOUDEN, Status.NIET_GESTOPT),
    (Status.NIET_GESTOPT, Event.EVALUATIE_NIET_GOED, Status.NIET_GESTOPT),
    (Status.NIET_GESTOPT, Event.EVALUATIE_GOED, Status.BORGING),
    (Status.NIET_GESTOPT, Event.AFRONDEN, Status.AFGEROND),
    (Status.NIET_GESTOPT, Event.MAATREGEL, Status.MAATREGEL),
    (Status.MAATREGEL, Event.TERUGKEERGESPREK, Status.BORGING),
    (Status.NIET_GESTOPT, Event.VERWIJDERING, Status.BORGING),
    (Status.MAATREGEL, Event.VERWIJDERING, Status.BORGING),
    *((status, Event.ANDERS_SLUITEN, Status.GESLOTEN_ANDERS) for status in RUNNING[1:]),
    (Status.AFGEROND, Event.HEROPENEN, Status.ANALYSE),
    (Status.GESLOTEN_ANDERS, Event.HEROPENEN, Status.ANALYSE),
    (Status.AFGEROND, Event.NIEUW_SIGNAAL, Status.ANALYSE),
    (Status.AFGEROND, Event.TOCH_NIET_GESTOPT, Status.NIET_GESTOPT),
    (Status.ANALYSE, Event.OVERDRAGEN, Status.ANALYSE),
    (Status.ANALYSE, Event.OPPAKKEN, Status.ANALYSE),
    (Status.PLAN, Event.OVERDRAGEN, Status.PLAN),
    (Status.PLAN, Event.OPPAKKEN, Status.PLAN),
    (Status.HERSTELGESPREK, Event.OVERDRAGEN, Status.HERSTELGESPREK),
    (Status.HERSTELGESPREK, Event.OPPAKKEN, Status.HERSTELGESPREK),
    (Status.BORGING, Event.OVERDRAGEN, Status.BORGING),
    (Status.BORGING, Event.OPPAKKEN, Status.BORGING),
    (Status.MEEKIJKEN, Event.OVERDRAGEN, Status.MEEKIJKEN),
    (Status.MEEKIJKEN, Event.OPPAKKEN, Status.MEEKIJKEN),
    (Status.NIET_GESTOPT, Event.OVERDRAGEN, Status.NIET_GESTOPT),
    (Status.NIET_GESTOPT, Event.OPPAKKEN, Status.NIET_GESTOPT),
    (Status.MAATREGEL, Event.OVERDRAGEN, Status.MAATREGEL),
    (Status.MAATREGEL, Event.OPPAKKEN, Status.MAATREGEL),
    *((status, event, status) for status in RUNNING for event in OF_DANGER),
    *((status, event, status) for status in RUNNING[1:] for event in OF_SHARING + OF_ACUTE_DANGER),
)
"""The rows of DOMAIN §1.4 that are built, written out a second time: a row that changes must be changed twice."""

UNKNOWN = sorted(set(product(Status, Event)) - {(before, event) for before, event, _ in LAW})


def test_the_table_has_these_rows_and_no_others() -> None:
    """Adding a road is a decision that shows here."""
    assert {(before, event, after) for (before, event), after in TRANSITIONS.items()} == set(LAW)
    assert len(TRANSITIONS) == len(LAW)


@pytest.mark.parametrize(("before", "event", "after"), LAW)
def test_a_row_of_the_table_happens(before: Status, event: Event, after: Status) -> None:
    """The case gets the new status and nothing else, and its history one line that says who and when."""
    case = replace(CASE, status=before)

    assert follows(before, event) is after
    assert advance(case, event, COACH, NOW) == (
        replace(case, status=after),
        Step(before, event.value, after, COACH, NOW),
    )


@pytest.mark.parametrize(("before", "event"), UNKNOWN)
def test_what_is_not_in_the_table_is_refused(before: Status, event: Event) -> None:
    """Kindly, as a value: no new case, no line of history."""
    assert follows(before, event) is None
    assert advance(replace(CASE, status=before), event, "melder", NOW) == Refusal(Reason.CANNOT)


def test_a_final_status_has_no_way_out_but_hers_and_a_new_signal() -> None:
    """Finished, closed otherwise or erased: no row starts there, but that the pupil asks for somebody else, or that
    who had it links a new signal to what was finished."""
    out = {(before, event) for before, event in TRANSITIONS if before in FINAL}
    hers = {(ended, Event.HEROPENEN) for ended in (Status.AFGEROND, Status.GESLOTEN_ANDERS)}
    assert out == hers | {(Status.AFGEROND, event) for event in (Event.NIEUW_SIGNAAL, Event.TOCH_NIET_GESTOPT)}
    assert Status.GEWIST in FINAL


def test_nobody_can_change_the_table_while_the_bot_runs() -> None:
    """It is the law, not a setting."""
    with pytest.raises(TypeError):
        TRANSITIONS[(Status.GEWIST, Event.OPPAKKEN)] = Status.NIEUW  # type: ignore[index]


@given(st.lists(st.sampled_from(Event), max_size=12))
def test_no_row_of_events_leaves_the_law(events: list[Event]) -> None:
    """Whatever is pressed in whatever order: each change is a row, the lines join up, refused events leave no trace."""
    case, lines = CASE, list[Step]()
    for event in events:
        done = advance(case, event, "klok", NOW)
        if not isinstance(done, Refusal):
            case, line = done
            lines.append(line)

    assert all((line.before, line.event, line.after) in LAW for line in lines)
    assert [line.before for line in lines] == [Status.CONCEPT, *(line.after for line in lines[:-1])][: len(lines)]
    assert case == replace(CASE, status=lines[-1].after if lines else Status.CONCEPT)


def test_every_status_that_can_be_reached_leads_on_or_is_final() -> None:
    """A case cannot fall into a status that nobody thought about."""
    reached = set(TRANSITIONS.values())
    leads_on = {before for before, _ in TRANSITIONS}

    assert reached - leads_on - FINAL == set()


def test_the_picture_shows_every_row_once_in_order() -> None:
    """One line per row, SPOED and sharing left out, a beginning, and an end for each final status that is reached."""
    beside = OF_DANGER + OF_SHARING + OF_ACUTE_DANGER
    road = [(before, event, after) for before, event, after in LAW if event not in beside]
    rows = [f"    {before.name} --> {after.name} : {event.value}" for before, event, after in road]

    assert mermaid().splitlines() == [
        "stateDiagram-v2",
        "    [*] --> CONCEPT",
        *rows,
        "    AFGEROND --> [*]",
        "    GESLOTEN_ANDERS --> [*]",
        "    GEWIST --> [*]",
    ]
