"""The school's pestprotocol as a table: what it asks, what the bot does for it, and the tests that show it.

``docs/protocol.toml`` says it, ``docs/protocol.md`` is what people read. Written anew by
``python -m tests.house.protocol``.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
SOURCE: Final = ROOT / "docs" / "protocol.toml"
TABLE: Final = ROOT / "docs" / "protocol.md"
HEAD: Final = """# The protocol, requirement by requirement

The school's pestprotocol in 86 requirements, what the bot does for each, and the test that shows it. Where it says
*people only*, nothing a bot does would help, or it should keep out of it; what is not built yet says so. Made of
`docs/protocol.toml` by `python -m tests.house.protocol`; a test holds it.

| | The protocol asks | The bot | Shown by |
|---|---|---|---|
"""


@dataclass(frozen=True)
class Requirement:
    """One requirement; without ``tests`` it is for people only. A test is ``folder/file.py::name`` below ``tests``."""

    id: str
    asks: str
    does: str
    tests: tuple[str, ...]


def requirements() -> tuple[Requirement, ...]:
    """All of them, in order."""
    found = tomllib.loads(SOURCE.read_text(encoding="utf-8"))
    return tuple(
        Requirement(name, row["asks"], row.get("does", ""), tuple(row.get("tests", ()))) for name, row in found.items()
    )


def table() -> str:
    """The document."""
    return HEAD + "".join(map(_row, requirements()))


def _row(one: Requirement) -> str:
    people = not one.tests and not one.does.startswith("Not built yet")
    does = " ".join(part for part in (one.does, "*People only.*" if people else "") if part)
    shown = "<br>".join(f"`{test}`" for test in one.tests) or "–"
    return f"| {one.id} | {one.asks} | {does} | {shown} |\n"


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")
