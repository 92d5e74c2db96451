"""The table of the protocol is whole, and each test it names is there (``docs/protocol.md``)."""

import ast
from pathlib import Path
from typing import Final

from tests.house.protocol import ROOT, TABLE, requirements, table

PEOPLE_ONLY: Final = frozenset(f"P-{n:02}" for n in (1, 5, 12, 13, 49, 51, 54, 56, 59, 60, 64, 65, 66))
"""What a bot can do nothing for, or must keep out of: written down twice, so that nothing gets in here unseen."""
NOT_BUILT: Final = frozenset[str]()
"""What it could do something for and does not yet."""


def test_every_requirement_is_in_it() -> None:
    """P-01 … P-86, each once, in order."""
    assert [one.id for one in requirements()] == [f"P-{number:02}" for number in range(1, 87)]


def test_what_the_bot_can_do_something_for_has_a_test() -> None:
    """A requirement without a test is for people only, or is not built and says so; both stand here as well."""
    untested = {one.id: one.does for one in requirements() if not one.tests}
    assert untested.keys() == PEOPLE_ONLY | NOT_BUILT
    assert {name for name, does in untested.items() if does.startswith("Not built yet")} == NOT_BUILT
    assert [one.id for one in requirements() if one.tests and not one.does] == []


def test_each_test_that_is_named_is_there() -> None:
    """Read from the files, so that a test that is renamed takes its requirement along."""
    named = {test for one in requirements() for test in one.tests}
    assert len(named) > 50
    assert sorted(test for test in named if not _is_there(test)) == []


def test_what_people_read_is_made_of_it() -> None:
    """Else: ``python -m tests.house.protocol``."""
    assert TABLE.read_text(encoding="utf-8") == table()


def _is_there(test: str) -> bool:
    file, _, name = test.partition("::")
    path = ROOT / "tests" / file
    return path.is_file() and name in _functions(path)


def _functions(path: Path) -> frozenset[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return frozenset(n.name for n in tree.body if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))
