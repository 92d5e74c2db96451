"""Any dossier at all, also those that no talk could make: for the tests that try each lock and each day on them."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from bot.route.dossier import (
    Action,
    Agreement,
    Answer,
    By,
    Consent,
    Dossier,
    Evaluation,
    Joins,
    Kept,
    Noted,
    Parents,
    Reason,
    Request,
    Round,
    Verdict,
    Wish,
)
from bot.route.hulp import About, Helped, HelpFrom, Hulp, Obliger, Said, Works
from bot.route.lines import Anyway, Doer, Flagged, Ground, Rule, Sign, Silenced, Task
from bot.route.model import CaseId, StaffId

THEN = datetime(2026, 11, 24, 10, tzinfo=UTC)
COACH = StaffId("c" * 32)

words = st.text(max_size=20)
moments = st.integers(0, 10**8).map(lambda seconds: THEN + timedelta(seconds=seconds))
some_days = st.dates(date(2026, 8, 1), date(2030, 8, 1))
maybe = st.none() | st.booleans()
rounds = st.builds(Round, some_days, st.sampled_from(Verdict), st.sampled_from(Kept))
requests = st.builds(
    Request,
    st.sampled_from(Action),
    st.integers(0, 2),
    words,
    st.sampled_from([COACH, StaffId("d" * 32)]),
    moments,
    st.none() | st.just(StaffId("e" * 32)),
    st.none() | some_days,
    st.integers(0, 3),
    st.none() | st.sampled_from(Answer),
    st.none() | moments,
    st.none() | moments,
)
offers = st.builds(
    Hulp,
    st.sampled_from(Helped),
    st.sampled_from(HelpFrom),
    st.sampled_from(Said),
    some_days,
    st.just(COACH),
    words,
    st.none() | st.sampled_from(Obliger),
    st.none() | some_days,
    st.none() | st.sampled_from(Works),
)
dossiers = st.builds(
    Dossier,
    talked_on=st.none() | some_days,
    recognised=st.booleans(),
    wish=st.none() | st.sampled_from(Wish),
    consents=st.lists(st.builds(Consent, st.sampled_from(Wish), words, moments, maybe), max_size=3).map(tuple),
    parents_a=st.none() | st.sampled_from(Parents),
    parents_b=st.none() | st.sampled_from(Parents),
    joins=st.none() | st.sampled_from(Joins),
    due_on=st.none() | some_days,
    restored_on=st.none() | some_days,
    agreements=st.lists(st.builds(Agreement, st.sampled_from("ABCD") | words, words), max_size=3).map(tuple),
    others=words,
    rounds=st.lists(rounds, max_size=4).map(tuple),
    verdicts=st.lists(st.sampled_from(Verdict), max_size=3).map(tuple),
    magister=st.booleans(),
    close_asked=st.booleans(),
    close_answer=maybe,
    reasons=st.lists(st.builds(Reason, words, words), max_size=3).map(tuple),
    chance_on=st.none() | some_days,
    decided=st.integers(0, 4),
    tell_on=st.none() | some_days,
    put_off=st.lists(st.builds(Reason, words, words), max_size=3).map(tuple),
    invited_on=st.none() | some_days,
    last_chance_on=st.none() | some_days,
    extra_help=st.booleans(),
    back_on=st.none() | some_days,
    evaluation=st.none() | st.builds(Evaluation, words, st.sampled_from(By), some_days),
    requests=st.lists(requests, max_size=3).map(tuple),
    reopened_on=st.none() | some_days,
    new_signal_on=st.none() | some_days,
    joined_to=st.none() | st.just(CaseId("9" * 32)),
    parents_on=st.none() | some_days,
    agreed_on=st.none() | some_days,
    noted=st.lists(st.builds(Noted, st.sampled_from("ABCD"), some_days, st.booleans()), max_size=3).map(tuple),
    class_on=st.none() | some_days,
    class_done_on=st.none() | some_days,
    others_on=st.none() | some_days,
    others_done_on=st.none() | some_days,
    hulp=st.lists(offers, max_size=2).map(tuple),
    leader=st.none() | st.just(COACH),
    met_on=st.none() | some_days,
    led_on=st.none() | some_days,
    removed_on=st.none() | some_days,
    rector_on=st.none() | some_days,
    about_b=st.lists(st.sampled_from(About), max_size=2).map(tuple),
    signs=st.lists(st.sampled_from(Sign), max_size=4, unique=True).map(tuple),
    flagged=st.lists(st.builds(Flagged, st.sampled_from(Rule), some_days), max_size=2).map(tuple),
    silenced=st.lists(st.builds(Silenced, st.sampled_from(Rule), words, some_days, some_days), max_size=2).map(tuple),
    anyway=st.lists(
        st.builds(
            Anyway,
            st.just("g1"),
            st.sampled_from("ab"),
            st.sampled_from(Ground),
            words,
            some_days,
            st.integers(0, 3),
            st.none() | st.just(COACH),
            st.none() | some_days,
        ),
        max_size=2,
    ).map(tuple),
    tasks=st.lists(
        st.builds(Task, st.sampled_from(Doer), words, some_days, st.none() | some_days), max_size=2
    ).map(tuple),
    asked=st.lists(some_days, max_size=3).map(tuple),
)
"""Any dossier at all, also those that no talk could make."""
