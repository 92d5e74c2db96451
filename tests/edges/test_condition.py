"""What a database is like, in one word: nothing raises, and nothing is made by looking."""

from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from storage.condition import Condition, condition_of, has_school
from storage.store import SqlStore
from storage.vault import Vault


def test_a_database_is_empty_until_a_school_lives_in_it(database_url: str, vault: Vault) -> None:
    """Both kinds of database."""
    assert (condition_of(database_url), has_school(database_url)) == (Condition.EMPTY, False)
    SqlStore.open(database_url, vault).close()
    assert (condition_of(database_url), has_school(database_url)) == (Condition.READY, True)


def test_a_database_of_another_version_is_older(database_url: str) -> None:
    """One revision back, one step of De Route too few, or never migrated."""
    engine = create_engine(database_url)
    with engine.begin() as db:
        db.execute(text("DELETE FROM transition WHERE event = 'oppakken'"))
    assert condition_of(database_url) is Condition.OLDER
    with engine.begin() as db:
        db.execute(text("DELETE FROM alembic_version"))
    assert condition_of(database_url) is Condition.OLDER
    with engine.begin() as db:
        db.execute(text("INSERT INTO alembic_version VALUES ('0002')"))
        db.execute(text("INSERT INTO transition VALUES ('nieuw', 'oppakken', 'ontvangen')"))
    engine.dispose()


@pytest.mark.parametrize(
    ("url", "condition"),
    [
        ("sqlite:///{}/none.db", Condition.ABSENT),
        ("sqlite:///{}/no/folder/none.db", Condition.ABSENT),
        ("sqlite:///{}/text.db", Condition.NO_DATABASE),
        ("sqlite:///{}/text.db/below.db", Condition.ABSENT),
        ("sqlite:///{}", Condition.UNREACHABLE),
        ("sqlite:///{}/empty.db", Condition.OLDER),
        ("sqlite:///", Condition.NO_ADDRESS),
        ("sqlite:///:memory:", Condition.NO_ADDRESS),
        ("postgresql://a:b:c@host:port/x", Condition.NO_ADDRESS),
        ("postgresql+psycopg://a:b@127.0.0.1:1/x", Condition.UNREACHABLE),
    ],
)
def test_whatever_the_address_names_has_a_word(tmp_path: Path, url: str, condition: Condition) -> None:
    """A typing mistake in a setting is no traceback."""
    (tmp_path / "text.db").write_text("This is a letter to the parents. " * 200)
    (tmp_path / "empty.db").touch()

    assert condition_of(url.format(tmp_path)) is condition


def test_looking_makes_nothing(tmp_path: Path) -> None:
    """Doctor is not init."""
    condition_of(f"sqlite:///{tmp_path}/data/signaal.db")

    assert list(tmp_path.iterdir()) == []


def test_a_network_disk_is_seen_before_anything_is_opened(tmp_path: Path) -> None:
    """Whether there is a database already or not."""
    mounts = tmp_path / "mounts"
    mounts.write_text(f"server:/school {tmp_path} nfs4 rw 0 0\n")

    assert condition_of(f"sqlite:///{tmp_path}/signaal.db", mounts) is Condition.NETWORK_DISK
