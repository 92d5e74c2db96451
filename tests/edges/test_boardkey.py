"""The board key: what is on paper opens every copy, a wrong letter is found, and nothing else opens anything."""

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import boardkey
from storage.boardkey import BoardKey, BoardLock, Mistyped, keep_copies, keep_lock, lock_in, missing_copies, open_copy
from storage.envelope import CannotOpen
from storage.keys import KeyRing, KeysBroken, Kind

private = st.binary(min_size=32, max_size=32)


@pytest.fixture
def board() -> BoardKey:
    """A board key that is the same in every run."""
    return BoardKey.new(random.Random(1).randbytes)


@pytest.fixture
def ring(tmp_path: Path) -> KeyRing:
    """A school's keys."""
    return KeyRing.create(tmp_path / "keys", random.Random(2).randbytes)


# --- On paper ---------------------------------------------------------------------------------------------------------


@given(private)
def test_what_is_printed_is_read_back(secret: bytes) -> None:
    """Thirteen groups of five, without letters that look like others; blanks, hyphens and capitals do not count."""
    groups = BoardKey(secret).groups
    paper = "  ".join(groups)

    assert [len(group) for group in groups] == [5] * 13
    assert not set("".join(groups)) & set("ILOU")
    assert BoardKey.typed(paper).private == secret
    assert BoardKey.typed(paper.lower().replace("  ", "-").replace("0", "o").replace("1", "l")).private == secret


@given(private, st.integers(0, 64), st.sampled_from(boardkey.LETTERS))
def test_one_wrong_letter_is_found_in_its_group(secret: bytes, at: int, letter: str) -> None:
    """Whichever letter it is, also the one that checks."""
    paper = "".join(BoardKey(secret).groups)
    if paper[at] == letter:
        return
    with pytest.raises(Mistyped) as caught:
        BoardKey.typed(paper[:at] + letter + paper[at + 1 :])
    assert caught.value.group == at // 5 + 1


@given(private, st.integers(0, 11))
def test_two_groups_in_the_wrong_order_are_found(secret: bytes, at: int) -> None:
    """The number of a group is part of its check."""
    groups = list(BoardKey(secret).groups)
    groups[at], groups[at + 1] = groups[at + 1], groups[at]
    with pytest.raises(Mistyped) as caught:
        BoardKey.typed(" ".join(groups))
    assert caught.value.group == at + 1


@pytest.mark.parametrize(("cut", "group"), [(60, None), (63, 13), (0, None)])
def test_a_part_of_it_is_not_enough(board: BoardKey, cut: int, group: int | None) -> None:
    """Nor is more than all of it."""
    paper = "".join(board.groups)
    with pytest.raises(Mistyped) as caught:
        BoardKey.typed(paper[:cut])
    assert caught.value.group == group
    with pytest.raises(Mistyped):
        BoardKey.typed(paper + paper[:5])


def test_spare_bits_must_be_empty(board: BoardKey) -> None:
    """Or two papers would be one key."""
    number = (int.from_bytes(board.private, "big") << 4) + 1
    letters = "".join(boardkey.LETTERS[number >> 5 * place & 31] for place in reversed(range(52)))
    parts = [letters[start : start + 4] for start in range(0, 52, 4)]
    with pytest.raises(Mistyped):
        BoardKey.typed("".join(part + boardkey._check(n, part) for n, part in enumerate(parts, start=1)))


def test_nothing_shows_the_private_half(board: BoardKey) -> None:
    """Neither its repr nor what goes wrong."""
    with pytest.raises(Mistyped) as caught:
        BoardKey.typed("".join(board.groups)[:-1] + "?")
    shown = f"{board!r}{board.lock!r}{caught.value!r}{caught.value}"
    assert board.groups[0] not in shown
    assert board.private.hex() not in shown
    assert repr(board.private)[2:12] not in shown


# --- The public half --------------------------------------------------------------------------------------------------


def test_the_public_half_stands_beside_the_keys(tmp_path: Path, ring: KeyRing, board: BoardKey) -> None:
    """Private to its owner, no stray among the keys, and never replaced: paper cannot be taken back."""
    assert lock_in(ring.directory) is None
    keep_lock(ring.directory, board.lock)
    file = ring.directory / boardkey.PUBLIC_FILE

    assert lock_in(ring.directory) == board.lock
    assert file.stat().st_mode & 0o777 == 0o600
    assert KeyRing.load(ring.directory) == ring
    with pytest.raises(FileExistsError):
        keep_lock(ring.directory, board.lock)


@pytest.mark.parametrize("text", ["", "x", "signaal board key 1\n12\n", "signaal board key 1\n" + "z" * 64, "x\n\n"])
def test_a_damaged_public_half_is_a_sentence(tmp_path: Path, text: str) -> None:
    """Nothing is sealed to what is not a key."""
    (tmp_path / boardkey.PUBLIC_FILE).write_text(text)
    with pytest.raises(KeysBroken, match=r"board\.pub cannot be read"):
        lock_in(tmp_path)


# --- Copies -----------------------------------------------------------------------------------------------------------


def test_the_paper_opens_every_copy(tmp_path: Path, ring: KeyRing, board: BoardKey) -> None:
    """The whole way: printed, typed years later, and each key is back, with the index that says which was in use."""
    folder = tmp_path / "data" / "board"
    assert keep_copies(ring, board.lock, folder) == 5
    typed = BoardKey.typed(" ".join(board.groups))

    opened = {open_copy(path, typed).secret for path in folder.glob("*.sealed")}
    assert opened == {key.secret for key in ring.keys}
    assert (folder / "index").read_text() == (ring.directory / "index").read_text()
    assert folder.stat().st_mode & 0o777 == 0o700


def test_no_copy_holds_a_byte_of_a_key(tmp_path: Path, ring: KeyRing, board: BoardKey) -> None:
    """What lies in the backups says nothing without the paper."""
    keep_copies(ring, board.lock, tmp_path / "board")
    for path in (tmp_path / "board").iterdir():
        content = path.read_bytes()
        assert not any(key.secret[at : at + 6] in content for key in ring.keys for at in range(27))
        assert board.private[:6] not in content


def test_a_second_time_makes_only_what_is_new(tmp_path: Path, ring: KeyRing, board: BoardKey) -> None:
    """A rolled key gets a copy; the copy of a destroyed one goes, or erased would not be erased."""
    folder, dice = tmp_path / "board", random.Random(3).randbytes
    keep_copies(ring, board.lock, folder)
    before = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    assert keep_copies(ring, board.lock, folder) == 0
    assert {path.name: path.stat().st_mtime_ns for path in folder.iterdir()} == before

    old = ring.active(Kind.KEK)
    rolled = ring.stage(Kind.KEK, dice)
    rolled = rolled.activate(Kind.KEK, rolled.keys[-1].id)
    assert keep_copies(rolled, board.lock, folder) == 1
    assert (folder / f"kek-{old.id.hex()}.sealed").exists()
    assert keep_copies(rolled.destroy(Kind.KEK, old.id), board.lock, folder) == 0
    assert not (folder / f"kek-{old.id.hex()}.sealed").exists()


def test_a_copy_that_is_no_copy_is_made_again(tmp_path: Path, ring: KeyRing, board: BoardKey) -> None:
    """Cut off by a full disk, or sealed to the board key of before."""
    folder = tmp_path / "board"
    keep_copies(ring, BoardKey.new(random.Random(9).randbytes).lock, folder)
    assert missing_copies(ring, board.lock, folder) == ring.keys
    assert keep_copies(ring, board.lock, folder) == 5
    path = next(folder.glob("kek-*"))
    path.write_bytes(path.read_bytes()[:40])

    assert [key.kind for key in missing_copies(ring, board.lock, folder)] == [Kind.KEK]


def test_nothing_else_opens_a_copy(tmp_path: Path, ring: KeyRing, board: BoardKey) -> None:
    """Not another paper, not under another name, not changed, and a file that is no copy is refused the same way."""
    folder = tmp_path / "board"
    keep_copies(ring, board.lock, folder)
    path = next(folder.glob("kek-*"))
    content = path.read_bytes()
    swapped, changed, strange = folder / f"idx{path.name[3:]}", folder / f"addr{path.name[3:]}", folder / "x.sealed"
    swapped.write_bytes(content)
    changed.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    changed.rename(path.with_name(f"kek-{'0' * 8}.sealed"))
    strange.write_bytes(content)

    assert open_copy(path, board).secret == ring.active(Kind.KEK).secret
    for file in (swapped, path.with_name(f"kek-{'0' * 8}.sealed"), strange):
        with pytest.raises(CannotOpen):
            open_copy(file, board)
    with pytest.raises(CannotOpen):
        open_copy(path, BoardKey.new(random.Random(9).randbytes))
    path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    with pytest.raises(CannotOpen):
        open_copy(path, board)


def test_each_board_key_has_a_name() -> None:
    """So that a copy says which paper opens it."""
    assert BoardLock(bytes(32)).id != BoardLock(bytes(31) + b"\x01").id
    assert BoardLock(bytes(32)).header[:2] == b"\x01\x12"
