"""No value of ours shows what a person typed, who she is or where she can be reached, however it is printed; nor does
any exception that broken input causes (SECURITY §2.7, T14). What may be shown is written down here, field by field.
"""

import dataclasses
import importlib
import inspect
import pkgutil
import traceback
import types
import typing
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import closing
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from itertools import count, product
from pathlib import Path
from secrets import token_bytes
from typing import Any, Final, NewType, cast

import pytest
from sqlalchemy import insert, select
from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.exc import IntegrityError

from bot.config import Settings, calendar_of, load_school, load_settings
from bot.demo.telegram import TOKEN
from bot.route.model import CaseId, ChatId, Code, Role, Staff, StaffId
from bot.route.timing import Calendar
from bot.texts import say
from bot.wiring import open_store
from handlers.screens import to_answer
from handlers.telegram.request import AiohttpRequest, connect
from handlers.telegram.translate import Poison, salvage, translate
from storage.atoms import raw
from storage.envelope import Sealed, pad, unpad
from storage.fields import Field
from storage.sealed import SealedType
from storage.tables import staff
from storage.vault import CaseKey, Purpose
from tests.people import a_school_file

WORDS: Final = "kanarie huilt elke pauze"
NUMBER: Final = 7_310_455_911
PLAIN: Final = "UTC"
"""A word of ours; a zone, because one field must be one."""
MOMENT: Final = datetime(2026, 11, 24, 18, 30, tzinfo=UTC)

# --- What may be shown ------------------------------------------------------------------------------------------------

OURS: Final[Mapping[str, str]] = {
    # Words of our own making: keys of texts and questions, names of flows, panels, steps, options.
    "values.Talk": "flow aside",
    "values.Chat": "language panel note nonce rev shown page",
    "values.Notice": "panel note page",
    "values.Refused": "why",
    "model.Case": "word version",
    "model.Step": "event by",
    "dossier.Agreement": "who",
    "dossier.Consent": "shown",
    "dossier.Reason": "what",
    "lines.Anyway": "guard what",
    "guards.Rule": "asks",
    "anyway.WithoutConsulting": "of",
    "dossier.Request": "version talks",
    "road.Outcome": "word",
    "road.RoadFacts": "labels zone",
    "screens.Say": "key",
    "screens.Press": "key",
    "screens.Screen": "text",
    "script.Told": "instead",
    "script.Option": "text",
    "script.Question": "key text",
    "script.MultiChoice": "keys least",
    "script.Choice": "rows",
    "road.DayOr": "instead",
    "script.Confirm": "rows",
    "receivers.ClassTexts": "year klas",
    "script.Words": "instead complaint most least",
    "texts._Line": "key needs parts",
    "log.Line": "text",
    # The language somebody speaks: two letters.
    **dict.fromkeys((f"inputs.{name}" for name in ("Words", "Edited", "Tap", "Command", "Media")), "language"),
    **dict.fromkeys(("inputs.Blocked", "inputs.Unblocked"), "language"),
    "sender.Menu": "language commands",
    # The school's own: its name, its zone; what is wrong with a setting; where the demo is.
    "model.School": "name",
    "problems.Problem": "where sentence",
    "introduction.Itself": "name",
    "checks.Finding": "where sentence",
    "classfile.Mistake": "line sentence",
    "icalfile.Days": "with_hours",
    "staging.Demo": "address",
    "theft.Rows": "table columns count",
    "theft.Bytes": "name size",
    # Counters, numbers of rows and of updates.
    "values.Claimed": "id attempt",
    "model.Entry": "seq",
    "model.Group": "year",
    "effects.Tell": "round",
    "view.View": "page",
    "notitie.Notitie": "number",
    "notitie.Corrected": "number",
    "hulp.Looked": "number",
    "classfile.Row": "number",
    "classlist.Klas": "year",
    "figures.Figures": "year",
    "absence.Passed": "cases nobody",
    "handing_on.HandedOn": "cases classes",
    "handing_on.Stuck": "cases",
    "receive.Arrival": "update_id",
    "intake.Poison": "update_id",
    "base.Known": "version",
    "scene.Pace": "nudge_least nudge_most",
    "limits.Pace": "chat_burst all_burst",
    "parcels.Room": "most notices marks",
}
"""The fields, by class, of which the words and numbers are ours and may be read by anybody; also in its subclasses."""

OPEN_IDS: Final = {CaseId: CaseId("c" * 32), StaffId: StaffId("d" * 32), Code: Code("ABCDE")}


def dataclasses_of(*names: str) -> list[type]:
    """Every dataclass that is written in these packages, the emulator of the demo apart."""
    packages = map(importlib.import_module, names)
    found = (each.name for of in packages for each in pkgutil.walk_packages(of.__path__, f"{of.__name__}."))
    modules = [importlib.import_module(name) for name in found if not name.startswith(LEFT_OUT)]
    return [
        kind
        for module in modules
        for kind in vars(module).values()
        if inspect.isclass(kind) and dataclasses.is_dataclass(kind) and kind.__module__ == module.__name__
    ]


def called(kind: type) -> str:
    """Its name, with that of its module before it, because some words are used twice."""
    return f"{kind.__module__.rpartition('.')[2]}.{kind.__name__}"


LEFT_OUT: Final = ("bot.demo", "bot.__main__", "storage.migrations")
EVERY: Final = dataclasses_of("bot", "handlers", "storage", "scheduler")


def filled(kind: type) -> object:
    """One of these, with a canary wherever a word or a number of a person could be."""
    if kind is Calendar:  # It accepts nothing but a real one; there is no word of a person in it.
        return calendar_of(a_school_file(), (2026,))
    hints = typing.get_type_hints(kind)
    ours = [name for each in kind.__mro__ for name in OURS.get(called(each), "").split()]
    fields = [each for each in dataclasses.fields(kind) if each.init]
    return kind(**{each.name: value(hints[each.name], each.name in ours) for each in fields})


def value(hint: Any, ours: bool = False) -> object:
    """Something of this type: a canary, unless it is ours."""
    if hint is ChatId:
        return ChatId(NUMBER)
    if hint in OPEN_IDS:
        return OPEN_IDS[hint]
    if isinstance(hint, NewType):
        return value(hint.__supertype__, ours)
    if typing.get_origin(hint) is not None or isinstance(hint, types.UnionType):
        return _many(hint, ours)
    return _one(hint, ours)


def _many(hint: Any, ours: bool) -> object:
    origin, inner = typing.get_origin(hint), [each for each in typing.get_args(hint) if each is not Ellipsis]
    if origin in (typing.Union, types.UnionType):
        return value(next(each for each in inner if each is not type(None)), ours)
    if inspect.isclass(origin) and issubclass(origin, Mapping):
        return {value(inner[0], ours): value(inner[1], ours)}
    if inspect.isclass(origin) and dataclasses.is_dataclass(origin):
        return filled(origin)
    if inspect.isclass(origin) and issubclass(origin, Collection):
        made: Callable[[Iterable[object]], object] = frozenset if issubclass(origin, frozenset) else tuple
        return made([value(each, ours) for each in inner])
    return object()


def _one(hint: Any, ours: bool) -> object:
    simple = {str: PLAIN if ours else WORDS, int: 1 if ours else NUMBER, bytes: WORDS.encode(), bool: True, float: 1.5}
    moments = {datetime: MOMENT, date: MOMENT.date(), time: time(8, 30), timedelta: timedelta(1), Path: Path("folder")}
    if hint in simple or hint in moments:
        return {**simple, **moments}[hint]
    if inspect.isclass(hint) and issubclass(hint, Enum):
        return next(iter(hint))
    if inspect.isclass(hint) and dataclasses.is_dataclass(hint):
        return filled(hint)
    return WORDS if isinstance(hint, typing.TypeVar) or hint in (object, Any) else object()


def canaries_in(shown: str) -> list[str]:
    """What of the canaries can be read in this text, also cut up and in the looks of bytes."""
    looks = (WORDS, WORDS.encode().hex(), str(NUMBER), f"{NUMBER:x}", TOKEN, TOKEN.partition(":")[2], "kanarie")
    return [look for look in looks if look in shown]


# --- Values -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", EVERY, ids=called)
def test_a_value_full_of_canaries_shows_none(kind: type) -> None:
    """However it is printed, alone or in a list."""
    made = filled(kind)

    assert canaries_in(f"{made!r} {made} {[made]} {made:}") == []


@dataclasses.dataclass(frozen=True)
class Loose:
    """A value as it should not be."""

    words: str
    chats: frozenset[ChatId]


def test_a_value_that_shows_too_much_is_noticed() -> None:
    """The control: neither words nor a chat in a set would slip by; and canaries do get into the hidden fields."""
    assert {WORDS, str(NUMBER)} <= set(canaries_in(repr(filled(Loose))))
    assert canaries_in(repr(vars(filled(next(kind for kind in EVERY if kind.__name__ == "Talk")))))
    assert len(EVERY) > 60


def test_what_may_be_shown_is_there_and_is_shown() -> None:
    """The list of what is ours holds nothing that has gone, and nothing that is hidden anyway."""
    shown = {(called(kind), each.name) for kind in EVERY for each in dataclasses.fields(kind) if each.repr}

    assert [(name, each) for name, fields in OURS.items() for each in fields.split() if (name, each) not in shown] == []


def test_what_holds_keys_and_tokens_shows_none(tmp_path: Path) -> None:
    """A store, its vault and its keys, the settings, the line to Telegram."""
    settings = load_settings({"SIGNAAL_TOKEN": TOKEN, "SIGNAAL_DATABASE_URL": f"postgresql://u:{WORDS}@h/d"})
    with closing(open_store(f"sqlite:///{tmp_path / 'signaal.db'}", tmp_path / "keys", poor_randomness())) as store:
        vault = store._vault
        key = vault.open_case_key(b"c" * 16, vault.new_case_key(b"c" * 16), 1)
        things = [settings, store, vault, vault._ring, *vault._ring.keys, key, connect(TOKEN)]
        shown = [f"{thing!r} {thing}" for thing in things]

    assert isinstance(settings, Settings)
    assert canaries_in(str(vault._ring.keys[0].secret)) != []
    assert [text for text in shown if canaries_in(text)] == []


def poor_randomness() -> Callable[[int], bytes]:
    """Random bytes that are the canary, so that every key is one; each different from the one before."""
    turns = count(10)
    return lambda size: f"{next(turns)}{WORDS * 3}".encode()[:size]


# --- Exceptions -------------------------------------------------------------------------------------------------------


def told_by(error: BaseException | None, met: frozenset[int] = frozenset()) -> str:
    """All that an exception and those it carries along could say to somebody who prints them."""
    if error is None or id(error) in met:
        return ""
    met |= {id(error)}
    own = f"{error} {error!r} {error.args!r} {vars(error)!r}" + "".join(traceback.format_exception(error))
    return own + told_by(error.__cause__, met) + told_by(error.__context__, met)


def raised_by(work: Callable[[], object]) -> BaseException | None:
    """What this raises."""
    try:
        work()
    except Exception as error:
        return error
    return None


PERSON: Final = {"id": NUMBER, "is_bot": False, "first_name": WORDS, "username": WORDS, "language_code": WORDS}
CHAT: Final = {"id": NUMBER, "type": "private", "first_name": WORDS}
MESSAGE: Final = {"message_id": 5, "date": 1_700_000_000, "chat": CHAT, "from": PERSON, "text": WORDS}
TAP: Final = {"id": WORDS, "from": PERSON, "message": MESSAGE, "data": WORDS, "chat_instance": WORDS}
BROKEN: Final = (WORDS, NUMBER, [WORDS], {WORDS: NUMBER}, None, {"id": WORDS}, -1, 2**80, f"{WORDS}\ud800")


def broken_updates() -> Iterator[dict[str, object]]:
    """Messages, edits, taps in which one thing is not what it should be."""
    for kind, body in (("message", MESSAGE), ("edited_message", MESSAGE), ("callback_query", TAP)):
        for name, thing in product(body, BROKEN):
            yield {"update_id": 7, kind: {**body, name: thing}}
            yield {"update_id": 7, kind: {each: body[each] for each in body if each != name}}
        for part, name, thing in product(("chat", "from", "message"), PERSON, BROKEN):
            inner = body.get(part)
            if isinstance(inner, dict):
                yield {"update_id": 7, kind: {**body, part: {**inner, name: thing}}}


def test_an_update_that_cannot_be_read_tells_nothing() -> None:
    """Whatever is wrong with it: the exception holds no word, no name and no number, nor do those it follows."""
    errors = [raised_by(lambda raw=raw: (salvage(raw), translate(raw))) for raw in broken_updates()]  # type: ignore[misc]
    poison = [error for error in errors if error is not None]

    assert len(poison) > 100
    assert {type(error) for error in poison} == {Poison}
    assert [told_by(error) for error in poison if canaries_in(told_by(error))] == []


def a_key() -> CaseKey:
    """The key of a case."""
    return CaseKey(b"k" * 32, 1, b"p" * 32, lambda size: b"n" * size)


SEALED: Final = a_key().seal(Field.ENTRY_TEXT, b"r" * 16, WORDS, Purpose.REPORT)
BAD_SCHOOL: Final = f'name = ["{WORDS}"]\nregion = "{WORDS}"\n[contacts]\nvp_contact = {NUMBER}\nno_such = "{WORDS}"\n'
SEALED_TYPE: Final = SealedType()
HALF: Final = f"{WORDS}\ud800"
MISTAKES: Final[Mapping[str, Callable[[], object]]] = {
    "a cut-off answer of Telegram": lambda: AiohttpRequest.parse_json_payload(f'{{"result": "{WORDS}'.encode()),
    "half a character to be sealed": lambda: a_key().seal(Field.ENTRY_TEXT, b"r" * 16, HALF, Purpose.REPORT),
    "bytes to be sealed that are no text": lambda: pad(WORDS.encode() + b"\xff"),
    "what was sealed elsewhere": lambda: a_key().open(Field.ENTRY_TEXT, b"x" * 16, SEALED, Purpose.REPORT),
    "what was opened and is no text": lambda: unpad(len(WORDS).to_bytes(4, "big") + WORDS.encode()[:-1] + b"\xff"),
    "a text where a sealed value belongs": lambda: SEALED_TYPE.process_bind_param(cast(Sealed, WORDS), dialect()),
    "a literal of a sealed column": lambda: SEALED_TYPE.literal_processor(dialect()),
    "a comparison with a sealed column": lambda: staff.c.name == WORDS,
    "a button that is too long": lambda: to_answer("nonce1", "report-story", WORDS * 3),
    "a text that is not there": lambda: say("no-such-text", "nl", story=WORDS),
    "a text with other values": lambda: say("case-page", "nl", story=WORDS, code=WORDS),
    "a text with a value of another kind": lambda: say("taken-back", "nl", story=WORDS),
    "a case that is no id": lambda: raw(CaseId(WORDS)),
}


@pytest.mark.parametrize("mistake", [*MISTAKES])
def test_a_mistake_of_ours_tells_nothing(mistake: str) -> None:
    """What is raised over a text does not quote it, and takes nothing along that does."""
    error = raised_by(MISTAKES[mistake])

    assert error is not None
    assert canaries_in(told_by(error)) == []


def test_a_refusal_of_the_database_tells_nothing(tmp_path: Path) -> None:
    """The same member of staff twice: the error carries its parameters, and those are sealed."""
    member = Staff(StaffId("d" * 32), WORDS, frozenset({Role.COACH}))
    with closing(open_store(f"sqlite:///{tmp_path / 'signaal.db'}", tmp_path / "keys", token_bytes)) as store:

        def twice() -> None:
            with store.unit() as unit:
                unit.put_staff(member)
                unit.seat(member.id, ChatId(NUMBER), "nl")
                row = unit._run(select(staff)).mappings().one()
                unit._write(insert(staff), dict(row))

        error = raised_by(twice)

    assert isinstance(error, IntegrityError)
    assert error.params
    assert canaries_in(told_by(error) + repr(error.params)) == []


def test_settings_that_are_wrong_are_not_repeated(tmp_path: Path) -> None:
    """A token or an address that is no good, a school file full of mistakes: what is said does not quote them."""
    (tmp_path / "school.toml").write_text(BAD_SCHOOL)
    wrong = {"SIGNAAL_TOKEN": f"{TOKEN} {WORDS}", "SIGNAAL_DATABASE_URL": f"mysql://{WORDS}", "SIGNAAL_API_URL": WORDS}
    problems = [load_settings(wrong), load_school(tmp_path / "school.toml")]

    assert all(isinstance(found, list) and len(found) > 1 for found in problems)
    assert canaries_in(repr(problems)) == []
