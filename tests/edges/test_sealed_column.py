"""A sealed column takes only what the vault sealed, in SQLite and PostgreSQL, whichever way plaintext comes."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Final

import pytest
from sqlalchemy import (
    Column,
    ColumnElement,
    Engine,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    bindparam,
    cast,
    create_engine,
    delete,
    insert,
    inspect,
    literal,
    select,
    text,
    update,
)
from sqlalchemy.exc import DBAPIError, IntegrityError, StatementError
from sqlalchemy.schema import CreateTable

from storage.envelope import ADDRESS_SIZE, Sealed
from storage.sealed import PlaintextRefused, SealedType, sealed_check
from tests.postgres import fresh_database

CANARY: Final = "Noor durft niet meer naar school. "
LONG: Final = CANARY * 4
WORDS: Final = Sealed(b"\x01\x01" + bytes(96))
REPLY: Final = Sealed(b"\x01\x01" + bytes(48))

metadata: Final = MetaData()
entry: Final = Table(
    "entry",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("Words", SealedType()),
    Column("reply", SealedType()),
    sealed_check("Words"),
    sealed_check("reply", ADDRESS_SIZE),
)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def made(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """The table in a database of each kind, made once."""
    with ExitStack() as stack:
        url = "sqlite://"
        if request.param == "postgresql":
            url = stack.enter_context(fresh_database(request.getfixturevalue("postgres_server")))
        engine = create_engine(url, hide_parameters=True)
        stack.callback(engine.dispose)
        metadata.create_all(engine)
        yield engine


@pytest.fixture
def engine(made: Engine) -> Iterator[Engine]:
    """The same, and empty."""
    yield made
    _run(made, delete(entry))


def rows(engine: Engine) -> list[tuple[object, ...]]:
    """All that is stored."""
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(select(entry).order_by(entry.c.id))]


def test_sealed_values_come_back_as_sealed(engine: Engine) -> None:
    """One by one, many at once, and empty."""
    with engine.begin() as connection:
        connection.execute(insert(entry), {"id": 1, "Words": WORDS, "reply": REPLY})
        connection.execute(insert(entry), [{"id": 2, "Words": WORDS}, {"id": 3, "Words": None}])
        connection.execute(update(entry).where(entry.c.id == 2).values(reply=REPLY))

    assert rows(engine) == [(1, WORDS, REPLY), (2, WORDS, REPLY), (3, None, None)]


WRITES: Final[dict[str, Callable[[Engine, object], object]]] = {
    "insert": lambda e, value: _run(e, insert(entry).values(id=1, Words=value)),
    "parameters": lambda e, value: _run(e, insert(entry), {"id": 1, "Words": value}),
    "executemany": lambda e, value: _run(e, insert(entry), [{"id": 1, "Words": WORDS}, {"id": 2, "Words": value}]),
    "several values": lambda e, value: _run(e, insert(entry).values([{"id": 1, "Words": value}])),
    "update": lambda e, value: _run(e, update(entry).values(Words=value)),
    "bindparam": lambda e, value: _run(e, update(entry).values(Words=bindparam("w")), {"w": value}),
    "from select": lambda e, value: _run(
        e, insert(entry).from_select(["id", "Words"], select(literal(1), literal(value, SealedType())))
    ),
}


def _run(engine: Engine, *statement: object) -> None:
    with engine.begin() as connection:
        connection.execute(*statement)  # type: ignore[call-overload]


@pytest.mark.parametrize("way", WRITES)
@pytest.mark.parametrize("value", [LONG, LONG.encode(), b"\x01" + LONG.encode(), bytearray(98), 5], ids=type)
def test_plaintext_is_refused_before_it_reaches_the_database(engine: Engine, way: str, value: object) -> None:
    """A TypeError that SQLAlchemy does not wrap, so that neither its text nor its attributes hold the value."""
    with pytest.raises(PlaintextRefused) as refused:
        WRITES[way](engine, value)

    assert isinstance(refused.value, TypeError)
    assert not isinstance(refused.value, StatementError)
    assert not hasattr(refused.value, "params")
    assert CANARY not in str(refused.value)
    assert rows(engine) == []


SMUGGLED: Final[dict[str, ColumnElement[object]]] = {
    "literal": literal(LONG),
    "literal bytes": literal(LONG.encode(), LargeBinary),
    "cast": cast(literal(LONG.encode(), LargeBinary), LargeBinary),
    "cast of a string": cast(literal(LONG), LargeBinary()),
    "text": text(f"'{LONG}'"),  # type: ignore[dict-item]
    "text with the first byte": text(f"'\x01{LONG}'"),  # type: ignore[dict-item]
    "too short": literal(b"\x01\x01" + bytes(95), LargeBinary),
    "another version": literal(b"\x02\x01" + bytes(96), LargeBinary),
    "empty": literal(b"", LargeBinary),
}


@pytest.mark.parametrize("way", [way for way in SMUGGLED if way != "text with the first byte"])
def test_plaintext_that_passes_by_the_type_is_refused_by_the_database(engine: Engine, way: str) -> None:
    """``literal()``, ``cast()`` and ``text()`` never ask the type; the CHECK does not need to be asked."""
    with pytest.raises(StatementError):
        _run(engine, insert(entry).values(id=1, Words=SMUGGLED[way]))

    assert rows(engine) == []


def test_sqlite_text_that_begins_with_the_version_is_still_text() -> None:
    """A string is no blob, so it never equals the byte 0x01."""
    made = create_engine("sqlite://")
    metadata.create_all(made)

    with pytest.raises(IntegrityError, match="sealed_Words"):
        _run(made, insert(entry).values(id=1, Words=SMUGGLED["text with the first byte"]))
    made.dispose()


@pytest.mark.parametrize("size", [49, 51, 98])
def test_an_address_has_exactly_its_length(engine: Engine, size: int) -> None:
    """A column for addresses refuses every other length, also of what is Sealed."""
    with pytest.raises(IntegrityError, match="sealed_reply"):
        _run(engine, insert(entry).values(id=1, reply=Sealed(b"\x01".ljust(size, b"\0"))))


def test_without_hidden_parameters_the_database_itself_tells(engine: Engine) -> None:
    """The positive control: the smuggled value was on its way, and the engine's setting keeps it out of the text."""
    value = literal(LONG)
    open_engine = create_engine(engine.url) if engine.name == "postgresql" else create_engine("sqlite://")
    metadata.create_all(open_engine)

    with pytest.raises(DBAPIError) as told:
        _run(open_engine, insert(entry).values(id=1, Words=value))
    open_engine.dispose()
    with pytest.raises(DBAPIError) as hidden:
        _run(engine, insert(entry).values(id=1, Words=value))

    assert CANARY in str(told.value)
    assert CANARY not in str(hidden.value)


def test_postgresql_quotes_the_refused_row_even_then(postgres_url: str) -> None:
    """Why the text of a database error never goes to a log: should this ever fail, that rule may be loosened."""
    made = create_engine(postgres_url, hide_parameters=True)
    metadata.create_all(made)

    with pytest.raises(IntegrityError) as told:
        _run(made, insert(entry).values(id=1, Words=literal(LONG.encode(), LargeBinary)))
    made.dispose()

    assert LONG.encode()[:16].hex() in str(told.value)


COMPARISONS: Final[dict[str, Callable[[ColumnElement[object]], object]]] = {
    "equal": lambda column: column == CANARY,
    "equal to sealed": lambda column: column == WORDS,
    "not equal": lambda column: column != CANARY,
    "in": lambda column: column.in_([CANARY]),
    "like": lambda column: column.like(CANARY),
    "order": lambda column: column.desc(),
    "concatenate": lambda column: column + CANARY,
    "radd": lambda column: CANARY + column,
}


@pytest.mark.parametrize("way", COMPARISONS)
def test_a_sealed_column_cannot_be_compared_or_sorted(way: str) -> None:
    """Equal words never look equal, so whoever compares has made a mistake."""
    with pytest.raises(PlaintextRefused) as refused:
        COMPARISONS[way](entry.c.Words)

    assert CANARY not in str(refused.value)


def test_whether_there_is_a_value_may_be_asked(engine: Engine) -> None:
    """IS NULL and IS NOT NULL say nothing about the content."""
    _run(engine, insert(entry), [{"id": 1, "Words": WORDS}, {"id": 2, "Words": None}])

    with engine.connect() as connection:
        assert connection.scalars(select(entry.c.id).where(entry.c.Words.is_(None))).all() == [2]
        assert connection.scalars(select(entry.c.id).where(entry.c.Words.is_not(None))).all() == [1]


@pytest.mark.parametrize("value", [CANARY, WORDS])
def test_a_sealed_value_is_never_written_into_the_statement(value: object) -> None:
    """Rendering literals would put it in the log of the database; SQLAlchemy's own refusal would quote it."""
    with pytest.raises(PlaintextRefused) as refused:
        insert(entry).values(Words=value).compile(compile_kwargs={"literal_binds": True})

    assert CANARY not in str(refused.value)


def test_the_check_survives_a_copy_of_the_table(engine: Engine) -> None:
    """Alembic's batch mode copies tables; the constraint and its quoting must come along."""
    ddl = [str(CreateTable(table).compile(engine)) for table in (entry.to_metadata(MetaData()), entry)]
    copied, first = ({line.strip(", ") for line in made.splitlines()} for made in ddl)
    names = {check["name"] for check in inspect(engine).get_check_constraints("entry")}

    assert names == {"sealed_Words", "sealed_reply"}
    assert 'length("Words") >= 98' in ddl[0]
    assert copied == first
