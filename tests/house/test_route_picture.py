"""The picture of De Route in the documentation is the table in the code, line for line."""

import re
from pathlib import Path

from bot.route.steps import mermaid

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "route.md"


def test_the_picture_in_the_documentation_is_the_table() -> None:
    """One Mermaid block, equal to what the table draws of itself; else paste ``bot.route.steps.mermaid()`` there."""
    blocks = re.findall(r"^```mermaid\n(.*?)\n```$", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)

    assert blocks == [mermaid()]
