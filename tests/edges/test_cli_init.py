"""``signaal init`` founds a school and changes nothing that exists; the board key is shown once, and proved."""

import shutil
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from bot.cli.founding import TEMPLATE
from bot.config import SchoolFile, load_school
from storage.boardkey import BoardKey, lock_in, open_copy
from storage.condition import Condition, condition_of
from storage.keys import KeyRing, Kind
from storage.lock import ServeLock
from storage.migrate import migrate
from tests.edges.commanding import Beheerder


@pytest.fixture
def newcomer(tmp_path: Path) -> Beheerder:
    """Somebody at a terminal who has nothing yet."""
    return Beheerder(tmp_path)


def files(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Every file below this folder: when it was written, and what is in it. The database's own are left out."""
    found = (path for path in folder.rglob("*") if path.is_file() and "signaal.db" not in path.name)
    return {str(path): (path.stat().st_mtime_ns, path.read_bytes()) for path in found}


def paper(said: str) -> str:
    """The board key as it stands on the screen."""
    rows = [line.split()[1:] for line in said.splitlines() if line.split() and line.split()[0] in {"1", "5", "9", "13"}]
    return " ".join(group for row in rows for group in row)


def test_the_template_is_a_school_file() -> None:
    """What init writes loads, so that doctor can speak of what is in it instead of what is wrong with it."""
    assert isinstance(load_school(TEMPLATE), SchoolFile)


def test_init_makes_everything_once(newcomer: Beheerder) -> None:
    """A commented school.toml, keys that nobody else may read, a database with a school in it, sealed copies."""
    said = newcomer.types("init", "--no-read-back")

    assert (said.code, said.err) == (0, "")
    assert (newcomer.home / "school.toml").read_text() == TEMPLATE.read_text()
    assert condition_of(f"sqlite:///{newcomer.database}") is Condition.READY
    assert KeyRing.load(newcomer.keys).active(Kind.KEK)
    for path in (newcomer.keys, newcomer.database, newcomer.home / "data", newcomer.home / "data" / "board"):
        assert path.stat().st_mode & 0o077 == 0, path


def test_again_it_changes_nothing(newcomer: Beheerder) -> None:
    """Neither what was filled in nor a key, nor is a second board key shown."""
    newcomer.types("init", "--no-read-back")
    newcomer.writes("# mine\n")
    before = files(newcomer.folder)
    said = newcomer.types("init")

    assert said.code == 0
    assert files(newcomer.folder) == before
    assert "board key" not in said.out
    assert "Made" not in said.out


def test_what_is_on_the_screen_opens_the_copies(newcomer: Beheerder) -> None:
    """The paper alone is enough to read the data again on another machine."""
    board = BoardKey.typed(paper(newcomer.types("init", "--no-read-back").out))
    copies = list((newcomer.home / "data" / "board").glob("*.sealed"))
    ring = KeyRing.load(newcomer.keys)

    assert {open_copy(path, board).secret for path in copies} == {key.secret for key in ring.keys}
    kept = b"".join(path.read_bytes() for path in newcomer.folder.rglob("*") if path.is_file())
    assert board.private not in kept
    assert board.private.hex().encode() not in kept
    assert not any(group.encode() in kept for group in board.groups)


@pytest.fixture
def half_founded(tmp_path: Path, founded_school: Path) -> Beheerder:
    """A school of which the board key was not made yet."""
    shutil.copytree(founded_school, tmp_path / "school")
    made = Beheerder(tmp_path / "school")
    (made.keys / "board.pub").unlink()
    shutil.rmtree(made.home / "data" / "board")
    return made


@pytest.mark.parametrize("slips", [0, 2])
def test_who_reads_it_back_has_it(half_founded: Beheerder, slips: int) -> None:
    """From the screen to the paper and back, in small letters and with hyphens; a slip may be mended."""
    with half_founded.starts("init") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        shown = "".join(process.stdout.readline() for _ in range(8))
        end = "-".join(paper(shown).split()[-2:]).lower()
        rest, trouble = process.communicate("not this\n" * slips + f"{end}\n")

    assert (process.returncode, trouble) == (0, "")
    assert rest.count("Look at the paper again") == slips
    assert BoardKey.typed(paper(shown)).lock == lock_in(half_founded.keys)


@pytest.mark.parametrize("answers", ["", "x\n", "x\ny\nz\n", "\n\n\n\n"])
def test_what_was_not_read_back_is_not_kept(half_founded: Beheerder, answers: str) -> None:
    """A key that nobody wrote down must not be the one that everything is sealed to; another one comes next time."""
    first = half_founded.types("init", answers=answers)
    second = half_founded.types("init", answers=answers)

    assert (first.code, len(first.sentences)) == (1, 1)
    assert "was not proved" in first.err
    assert not (half_founded.keys / "board.pub").exists()
    assert not (half_founded.home / "data" / "board").exists()
    assert paper(first.out) != paper(second.out)


def test_a_script_without_a_terminal_is_told_what_to_do(half_founded: Beheerder) -> None:
    """In a real process with nothing to read from: one sentence, no traceback."""
    said = half_founded.runs("init")

    assert (said.code, len(said.sentences)) == (1, 1)
    assert "Run `signaal init` again" in said.err


# --- Bringing up to date ----------------------------------------------------------------------------------------------


def test_init_brings_an_older_database_up_to_date(beheerder: Beheerder) -> None:
    """Every person is still there; until then other commands say what to do."""
    beheerder.types("coach", "invite", "Jansen", "--class", "2HE")
    url = f"sqlite:///{beheerder.database}"
    engine = create_engine(url)
    with engine.begin() as db:
        db.execute(text("DELETE FROM transition WHERE before = 'ontvangen'"))
    engine.dispose()

    assert beheerder.types("coach", "list").sentences == [
        "The database is of another version: run `signaal init`, which brings it up to date."
    ]
    assert beheerder.types("init").code == 0
    assert "Jansen" in beheerder.types("coach", "list").out


def test_init_waits_for_a_serve_to_stop(beheerder: Beheerder) -> None:
    """Nothing is migrated under a running bot; one that is up to date is left alone all the same."""
    lock = ServeLock(f"sqlite:///{beheerder.database}")
    with lock.held():
        assert beheerder.types("init").code == 0
        migrate_back(beheerder)
        said = beheerder.types("init")
    assert len(said.sentences) == 1
    assert "stop `signaal serve` first" in said.err
    assert beheerder.types("init").code == 0


def migrate_back(beheerder: Beheerder) -> None:
    """Make the database ignorant of a step."""
    engine = create_engine(f"sqlite:///{beheerder.database}")
    with engine.begin() as db:
        db.execute(text("DELETE FROM transition WHERE before = 'ontvangen'"))
    engine.dispose()


# --- What it refuses --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("home", "keys"), [("s", "s/keys"), ("k/s", "k"), ("s", "s")])
def test_the_keys_never_lie_in_the_home(newcomer: Beheerder, home: str, keys: str) -> None:
    """Nor the other way round: then one copy has both. Nothing is made."""
    folder = newcomer.folder / "x"
    said = newcomer.types("init", SIGNAAL_HOME=str(folder / home), SIGNAAL_KEYS=str(folder / keys))

    assert (said.code, len(said.sentences)) == (1, 1)
    assert "outside the home" in said.err
    assert not folder.exists()


def test_no_new_keys_are_made_beside_a_school(beheerder: Beheerder) -> None:
    """They would open nothing, and stand in the way of the right ones when these are restored."""
    shutil.rmtree(beheerder.keys)
    said = beheerder.types("init")

    assert said.sentences == [
        "There is a school in the database, but its keys are not here: restore them from the key backup."
    ]
    assert not beheerder.keys.exists()


def test_an_empty_folder_for_the_keys_is_used_if_it_is_private(newcomer: Beheerder) -> None:
    """As a service manager makes it; one that others may enter is refused with what to do."""
    newcomer.keys.mkdir(parents=True, mode=0o755)
    said = newcomer.types("init", "--no-read-back")
    assert (said.code, said.sentences) == (1, ["Others on this machine may use keys: run chmod go= on it."])
    newcomer.keys.chmod(0o700)

    assert newcomer.types("init", "--no-read-back").code == 0


@pytest.mark.parametrize("setting", ["SIGNAAL_HOME", "SIGNAAL_KEYS"])
def test_a_folder_that_is_a_file_is_a_sentence(newcomer: Beheerder, setting: str) -> None:
    """Whatever cannot be written is said without a traceback."""
    (newcomer.folder / "file").write_text("")
    said = newcomer.types("init", "--no-read-back", **{setting: str(newcomer.folder / "file" / "below")})

    assert said.sentences == ["A folder cannot be made or written: look at SIGNAAL_HOME and SIGNAAL_KEYS."]


def test_init_on_postgresql(newcomer: Beheerder, postgres_url: str) -> None:
    """The same, with the copies and school.toml in the home."""
    url = {"SIGNAAL_DATABASE_URL": postgres_url}
    assert newcomer.types("init", "--no-read-back", **url).code == 0
    migrate(postgres_url)
    said = newcomer.types("init", **url)

    assert (said.code, said.err) == (0, "")
    assert condition_of(postgres_url) is Condition.READY
    newcomer.writes()
    assert newcomer.types("coach", "invite", "Jansen", **url).code == 0
