"""What tests of use cases share: a school on a real database."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.usecases.staffroom import Staffroom, a_staffroom


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Staffroom]:
    """A school with nobody in it yet."""
    with a_staffroom(tmp_path) as made:
        yield made
