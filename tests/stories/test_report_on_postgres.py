"""The first story once more, with everything kept in a real PostgreSQL instead of SQLite (DESIGN §4 row 14, §8)."""

from pathlib import Path

import pytest

from tests.chat import a_stage
from tests.people import EMMA, NOOR, Pupil
from tests.stories.test_report import the_card_folds, the_first_road


@pytest.mark.parametrize("who", [NOOR, EMMA], ids=["nl", "en"])
async def test_the_first_road_on_postgres(tmp_path: Path, postgres_url: str, who: Pupil) -> None:
    """Told, sent, alerted, opened, picked up, nudged, read and folded: not a word differs from SQLite."""
    async with a_stage(tmp_path, url=postgres_url) as stage:
        await the_first_road(stage, who)
    assert not (tmp_path / "signaal.db").exists()


async def test_a_coachs_card_folds_on_postgres(tmp_path: Path, postgres_url: str) -> None:
    """A quarter of an hour after the last touch the code is all that is left of it."""
    async with a_stage(tmp_path, url=postgres_url) as stage:
        await the_card_folds(stage)
