"""What a database is like, in one word: nothing raises, and nothing is made by looking."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from storage.condition import Condition, condition_of, has_school
from storage.migrate import HEAD, migrate
from storage.store import SqlStore
from storage.vault import Vault


def test_a_database_is_empty_until_a_school_lives_in_it(database_url: str, vault: Vault) -> None:
    """Both kinds of database."""
    assert (condition_of(database_url), has_school(database_url)) == (Condition.EMPTY, False)
    SqlStore.open(database_url, vault).close()
    assert (condition_of(database_url), has_school(database_url)) == (Condition.READY, True)


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM transition WHERE before = 'ontvangen' AND event = 'overdragen'",
        "UPDATE alembic_version SET version_num = '0001'",
        "DELETE FROM alembic_version",
    ],
)
def test_a_database_of_another_version_is_older(database_url: str, damage: str) -> None:
    """One step of De Route too few, one revision back, or never migrated."""
    with undone_after(database_url) as does:
        does(damage)
        assert condition_of(database_url) is Condition.OLDER
    assert condition_of(database_url) is Condition.EMPTY


@contextmanager
def undone_after(url: str) -> Iterator[Callable[[str], None]]:
    """A way to damage a database that other tests use after this one: it is made whole again."""
    engine = create_engine(url)

    def does(sql: str) -> None:
        with engine.begin() as db:
            db.execute(text(sql))

    try:
        yield does
    finally:
        does("DELETE FROM alembic_version")
        does(f"INSERT INTO alembic_version VALUES ('{HEAD}')")
        engine.dispose()
        migrate(url)


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
