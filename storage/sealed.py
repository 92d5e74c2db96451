"""The column that only takes what the vault sealed, and the check that holds when the column type is passed by.

``literal()``, ``cast()`` and ``text()`` never ask a column's type (tried, DESIGN §3), so each sealed column also has a
CHECK on its first byte and its length, in SQLite and in PostgreSQL. No refusal here carries the value; what comes from
below does. Engines need ``hide_parameters=True``, and even then PostgreSQL quotes the start of a row that a CHECK
refused, in hexadecimal, in ``str(exc)`` and in the server's own log: the first never goes to a log of ours, the second
needs ``log_error_verbosity=terse``.
"""

from typing import Any, Final, NoReturn

from sqlalchemy import CheckConstraint, ColumnElement, LargeBinary
from sqlalchemy.engine import Dialect
from sqlalchemy.exc import DontWrapMixin
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql import operators
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.operators import OperatorType
from sqlalchemy.sql.type_api import TypeEngine
from sqlalchemy.types import TypeDecorator

from storage.envelope import FIELD_SMALLEST, Sealed

_FIRST_BYTE: Final = {"sqlite": "x'01'", "postgresql": "'\\x01'::bytea"}


class PlaintextRefused(TypeError, DontWrapMixin):
    """Something unsealed was offered to a sealed column. Unwrapped, for StatementError would keep the value."""


class _Incomparable(TypeEngine.Comparator[Sealed]):
    """Equal plaintexts never look equal, so a comparison is a mistake; only IS NULL means something."""

    def operate(self, op: OperatorType, *other: Any, **kwargs: Any) -> ColumnElement[Any]:
        if op in (operators.is_, operators.is_not) and other == (None,):
            return super().operate(op, *other, **kwargs)
        raise PlaintextRefused("a sealed column cannot be compared or sorted; look rows up by their blind index")

    def reverse_operate(self, op: OperatorType, other: Any, **kwargs: Any) -> ColumnElement[Any]:
        return self.operate(op, other, **kwargs)


class SealedType(TypeDecorator[Sealed]):
    """A column of ``Sealed`` values; bytes on disk. Raises ``PlaintextRefused`` for anything else but None."""

    impl = LargeBinary
    cache_ok = True
    comparator_factory = _Incomparable

    def process_bind_param(self, value: Sealed | None, dialect: Dialect) -> bytes | None:
        """The bytes of a sealed value."""
        if value is None:
            return None
        if not isinstance(value, Sealed):
            raise PlaintextRefused("a sealed column takes only what the vault sealed")
        return value.token

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> Sealed | None:
        """The sealed value of a row; it is opened later, where it is needed."""
        return None if value is None else Sealed(bytes(value))

    def literal_processor(self, dialect: Dialect) -> NoReturn:
        """Refuse before SQLAlchemy sees the value, whose own refusal would quote it."""
        raise PlaintextRefused("a sealed column has no literals")


class _LooksSealed(ColumnElement[bool]):
    """``first byte of the column is 0x01, and its length is enough``: each database spells that byte differently."""

    inherit_cache = False

    def __init__(self, column_name: str, length: str) -> None:
        self.column_name = column_name
        self.length = length


@compiles(_LooksSealed, "sqlite")
@compiles(_LooksSealed, "postgresql")
def _spell(element: _LooksSealed, compiler: SQLCompiler, **_: Any) -> str:
    column = compiler.preparer.quote(element.column_name)
    return f"substr({column}, 1, 1) = {_FIRST_BYTE[compiler.dialect.name]} AND length({column}) {element.length}"


def sealed_check(column_name: str, exact_size: int | None = None) -> CheckConstraint:
    """A CHECK that this column begins with 0x01 and is as long as a sealed field, or exactly ``exact_size`` bytes.

    ``exact_size``: ``ADDRESS_SIZE`` for a reply address, ``SLOT_SIZE`` for a wrapped case key. NULL passes.
    """
    length = f">= {FIELD_SMALLEST}" if exact_size is None else f"= {exact_size}"
    return CheckConstraint(_LooksSealed(column_name, length), name=f"sealed_{column_name}")
