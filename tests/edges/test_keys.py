"""The key ring: made once, kept private, never half read, and old keys really go."""

import random
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Final

import pytest

from storage.keys import Key, KeyRing, KeysBroken, KeysError, KeysExist, KeysMissing, Kind, State, draw

NOW: Final = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the keys will be; it does not exist yet."""
    return tmp_path / "keys"


@pytest.fixture
def ring(folder: Path) -> KeyRing:
    """A fresh ring in the folder."""
    return KeyRing.create(folder, random.Random(7).randbytes)


def kek_file(ring: KeyRing) -> Path:
    """The file of the KEK in use."""
    return ring.directory / ring.active(Kind.KEK).file


def expect_broken(folder: Path, what_to_do: str) -> None:
    """Loading must fail with one sentence that says what to do and holds no byte of a key."""
    with pytest.raises(KeysError) as refused:
        KeyRing.load(folder)
    text = str(refused.value)
    assert what_to_do in text
    assert (text.count("."), text[-1]) == (text.count(".key") + 1, ".")
    for file in folder.glob("*.key"):
        secret = file.read_bytes()
        assert not secret or (secret.hex() not in text and repr(secret)[2:-1] not in text)


def test_a_new_ring_loads_as_it_was_made(ring: KeyRing, folder: Path) -> None:
    """What create returns is what load finds, with one active key of each kind and no two alike."""
    assert KeyRing.load(folder) == ring
    assert [key.kind for key in ring.keys] == [Kind.KEK, Kind.ADDRESS, Kind.INDEX, Kind.PEPPER, Kind.AUDIT]
    assert {key.state for key in ring.keys} == {State.ACTIVE}
    assert len({key.secret for key in ring.keys}) == 5


def test_files_are_for_the_owner_only_and_the_index_holds_no_secret(ring: KeyRing, folder: Path) -> None:
    """0700 and 0600, names as in SECURITY §2.4, and an index of kinds, ids and states."""
    index = (folder / "index").read_text()

    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}
    assert kek_file(ring).name == f"kek-{ring.active(Kind.KEK).id.hex()}.key"
    assert index.splitlines()[:2] == ["signaal keys 1", f"kek {ring.active(Kind.KEK).id.hex()} active"]
    assert len(index.splitlines()) == 6
    assert not any(key.secret.hex() in index for key in ring.keys)


def test_the_id_of_a_key_is_the_start_of_its_hash() -> None:
    """SHA-256(key)[:4], frozen."""
    assert Key(Kind.KEK, State.ACTIVE, bytes(range(32))).id.hex() == "630dcd29"


@pytest.mark.parametrize("left", ["*", "*.key", "index"])
def test_create_never_touches_keys_that_exist(ring: KeyRing, folder: Path, left: str) -> None:
    """A second init changes nothing, also where only key files or only the index are left."""
    for path in set(folder.iterdir()) - set(folder.glob(left)):
        path.unlink()
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    with pytest.raises(KeysExist):
        KeyRing.create(folder, random.Random(8).randbytes)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_create_refuses_a_folder_that_others_may_enter(folder: Path) -> None:
    """It says so, and does not change the rights of a folder it did not make."""
    folder.mkdir(mode=0o755)

    with pytest.raises(KeysBroken, match="chmod go="):
        KeyRing.create(folder, random.Random(7).randbytes)
    assert list(folder.iterdir()) == []


def test_no_keys_at_all_is_told_plainly(folder: Path) -> None:
    """A missing folder and an empty one both say: name the directory, or run init."""
    expect_broken(folder, "SIGNAAL_KEYS")
    folder.mkdir(mode=0o700)
    expect_broken(folder, "run init")


def test_a_missing_key_file_is_told_by_name(ring: KeyRing, folder: Path) -> None:
    """Whatever key is gone, the ring does not load without it."""
    kek_file(ring).unlink()

    with pytest.raises(KeysMissing, match=kek_file(ring).name):
        KeyRing.load(folder)


def test_a_damaged_key_file_is_told_by_name(ring: KeyRing, folder: Path) -> None:
    """Cut off, or holding another key: it says which file to restore."""
    path = kek_file(ring)
    path.write_bytes(ring.active(Kind.KEK).secret[:-1])
    expect_broken(folder, f"{path.name} is damaged")
    path.write_bytes(ring.active(Kind.ADDRESS).secret)
    expect_broken(folder, f"{path.name} holds another key")


def test_a_key_that_others_may_read_is_not_used(ring: KeyRing, folder: Path) -> None:
    """Both a file and the folder with loose rights are refused with the remedy."""
    kek_file(ring).chmod(0o640)
    expect_broken(folder, f"{kek_file(ring).name}: run chmod go=")
    kek_file(ring).chmod(0o600)
    folder.chmod(0o711)
    expect_broken(folder, "run chmod go=")


def test_a_key_file_that_the_index_does_not_name_is_noticed(ring: KeyRing, folder: Path) -> None:
    """It may be one that was to be destroyed, or a quarantine key without a day."""
    for name in ("kek-00000000.key", "quarantine-someday.key"):
        (folder / name).write_bytes(bytes(32))
        (folder / name).chmod(0o600)
        expect_broken(folder, f"does not name {name}")
        (folder / name).unlink()


def test_an_index_that_cannot_be_read_is_not_guessed_at(ring: KeyRing, folder: Path) -> None:
    """A wrong title, state, kind or id, a pasted key, two active KEKs or none: no ring, and no line is quoted."""
    index = (folder / "index").read_text()
    pasted = ring.active(Kind.KEK).secret.hex()
    for wrong in ("", "other title\n"):
        (folder / "index").write_text(wrong)
        expect_broken(folder, "The key index cannot be read")
    for old, new in (("active", pasted), ("active", "lost"), ("kek", "quarantine"), ("kek", "spare"), ("kek", "kek x")):
        (folder / "index").write_text(index.replace(old, new, 1))
        expect_broken(folder, "Line 2 of the key index")
    (folder / "index").write_bytes(index.encode() + b"\xff")
    expect_broken(folder, "cannot be read")
    for wrong in (index.replace("active", "staged", 1), index + index.splitlines()[1] + "\n"):
        (folder / "index").write_text(wrong)
        expect_broken(folder, "one active kek key")


def test_a_key_goes_from_staged_to_active_to_read_only_to_gone(ring: KeyRing, folder: Path) -> None:
    """Each step is on disk when it returns, and a destroyed key leaves neither file nor line."""
    first = ring.active(Kind.KEK)
    staged = ring.stage(Kind.KEK, random.Random(8).randbytes)
    second = staged.keys[-1]
    assert (staged, staged.active(Kind.KEK)) == (KeyRing.load(folder), first)

    active = staged.activate(Kind.KEK, second.id)
    assert (active, active.active(Kind.KEK).id) == (KeyRing.load(folder), second.id)
    assert [k.state for k in active.keys if k.kind is Kind.KEK] == [State.READ_ONLY, State.ACTIVE]

    gone = active.destroy(Kind.KEK, first.id)
    assert (gone, gone.find(Kind.KEK, first.id)) == (KeyRing.load(folder), None)
    assert not any(first.secret in path.read_bytes() or first.id.hex() in path.name for path in folder.iterdir())


def test_the_active_key_and_unknown_keys_cannot_be_destroyed(ring: KeyRing, folder: Path) -> None:
    """Nothing changes on disk."""
    with pytest.raises(ValueError, match="active"):
        ring.destroy(Kind.KEK, ring.active(Kind.KEK).id)
    with pytest.raises(LookupError):
        ring.activate(Kind.KEK, bytes(4))
    assert KeyRing.load(folder) == ring


def test_a_quarantine_key_lives_seven_days(ring: KeyRing, folder: Path) -> None:
    """It seals and opens for seven days; on the seventh day after its own its file is gone."""
    dice = random.Random(8).randbytes
    first = ring.roll_quarantine(NOW, dice).quarantine_key(NOW)
    path = folder / "quarantine-2026-11-22.key"
    assert path.stat().st_mode & 0o777 == 0o600

    late = KeyRing.load(folder).roll_quarantine(NOW + timedelta(days=6), dice)
    assert late.find(Kind.QUARANTINE, first.id) == first
    assert late.quarantine_key(NOW + timedelta(days=6)) != first

    gone = KeyRing.load(folder).roll_quarantine(NOW + timedelta(days=7), dice)
    assert gone.find(Kind.QUARANTINE, first.id) is None
    assert not path.exists()
    assert gone == KeyRing.load(folder)


def test_rolling_twice_on_a_day_makes_one_key(ring: KeyRing) -> None:
    """The tick may come as often as it likes; the day is that of UTC."""
    once = ring.roll_quarantine(NOW, random.Random(8).randbytes)
    evening = datetime(2026, 11, 23, 0, 30, tzinfo=timezone(timedelta(hours=1)))

    assert once.roll_quarantine(evening, random.Random(9).randbytes) == once


def test_a_missed_tick_shortens_a_life_and_never_lengthens_it(ring: KeyRing) -> None:
    """Without today's key yesterday's serves; when all are too old there is none, and that is said."""
    rolled = ring.roll_quarantine(NOW, random.Random(8).randbytes)

    assert rolled.quarantine_key(NOW + timedelta(days=6)) == rolled.quarantine_key(NOW)
    with pytest.raises(KeysMissing, match="daily tick"):
        rolled.quarantine_key(NOW + timedelta(days=7))


def test_a_quarantine_key_of_a_day_to_come_goes(ring: KeyRing, folder: Path) -> None:
    """A clock that was wrong for a moment must not make a key that lives for years."""
    wrong = ring.roll_quarantine(NOW + timedelta(days=400), random.Random(8).randbytes)
    with pytest.raises(KeysMissing):
        wrong.quarantine_key(NOW)

    assert list(wrong.roll_quarantine(NOW, random.Random(9).randbytes).quarantine) == [NOW.date()]
    assert len(list(folder.glob("quarantine-*.key"))) == 1


def test_a_moment_without_a_time_zone_is_refused(ring: KeyRing) -> None:
    """Which day it is depends on the zone."""
    with pytest.raises(ValueError, match="time zone"):
        ring.roll_quarantine(NOW.replace(tzinfo=None), random.Random(8).randbytes)


def test_a_source_that_gives_too_few_bytes_makes_no_keys(folder: Path) -> None:
    """Not one key file is written."""
    with pytest.raises(ValueError, match="randomness"):
        KeyRing.create(folder, lambda size: bytes(size - 1))
    assert list(folder.iterdir()) == []
    assert draw(lambda size: bytes(size), 3) == bytes(3)


def test_reprs_hide_every_secret(ring: KeyRing) -> None:
    """A ring shows nothing; a key shows what it is for."""
    printed = repr(ring) + "".join(repr(key) + str(key) for key in ring.keys)

    assert repr(ring) == str(ring) == "KeyRing(hidden)"
    for key in ring.keys:
        assert key.secret.hex() not in printed
        assert repr(key.secret)[2:-1] not in printed
