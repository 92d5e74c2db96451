"""A hundred people press *Ik pak dit op* at once: one has it, and ninety-nine read who was first (P-06, DESIGN §3)."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

from bot.ports import StoreBusy
from bot.route.model import Case, Clock, Role, Staff, StaffId
from bot.route.steps import Event
from bot.surroundings import MachineChance, Surroundings, surroundings
from handlers.flows.casework import TAKEN
from handlers.inputs import Tap
from handlers.intake import take_all
from handlers.screens import Verb, to_case
from storage.store import SqlStore
from tests.edges.kept import NOW, a_case
from tests.fakes import FrozenTime
from tests.people import a_school_file
from tests.usecases.roadside import Arrived

MANY = 100
PEOPLE = tuple(Staff(StaffId(f"{number + 1000:032x}"), f"S{number}", frozenset({Role.COACH})) for number in range(MANY))
CASE: Case = a_case(1, *PEOPLE)


def test_of_a_hundred_taps_at_once_one_has_it(store: SqlStore) -> None:
    """Each in a transaction of its own, on SQLite and on PostgreSQL; each person is told, and once."""
    around = surroundings(a_school_file(), FrozenTime(NOW), MachineChance())
    with store.unit() as unit:
        for number, member in enumerate(PEOPLE):
            unit.put_staff(member)
            unit.seat(member.id, chat_of(number), "nl")  # type: ignore[arg-type]
        unit.new_key(CASE.id)
        assert unit.put_case(CASE)
    ready = Barrier(20)
    with ThreadPoolExecutor(20) as pool:
        list(pool.map(lambda number: taps(store, around, number, ready), range(MANY)))
    with store.unit() as unit:
        case = unit.case(CASE.id, Clock())
        assert case is not None
        assert case.owner in {member.id for member in PEOPLE}
        claimed = unit.claim(NOW + timedelta(minutes=1), NOW, 1000, 60, "test")
    panels = Counter(one.notice.panel for one in claimed)
    assert panels == {TAKEN: MANY - 1, "talk": 1}
    assert {one.notice.to for one in claimed if one.notice.panel == "talk"} == {case.owner}
    assert len({one.notice.to for one in claimed}) == MANY
    assert picked_up(store) == 1


def chat_of(number: int) -> int:
    """Where this person is reached."""
    return 50_000 + number


def taps(store: SqlStore, around: Surroundings, number: int, ready: Barrier) -> None:
    """Presses the button when others do; when the database is busy the update comes again, as Telegram sends it."""
    given = Tap(chat_of(number), "nl", 50, to_case(Verb.STAFF, CASE.code, "pick-up"))  # type: ignore[arg-type]
    ready.wait(30)
    while True:
        try:
            with store.unit() as unit:
                assert take_all(unit, [Arrived(number + 1, given)], around.scene) == 1
                return
        except StoreBusy:
            continue


def picked_up(store: SqlStore) -> int:
    """How often the history says that it was picked up."""
    with store._engine.connect() as db:
        found = db.exec_driver_sql(f"SELECT count(*) FROM history WHERE event = '{Event.OPPAKKEN}'").scalar_one()
        assert isinstance(found, int)
        return found
