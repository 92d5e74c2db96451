"""``signaal init``: founds a school, and brings one that is there up to date. What exists is never changed.

In this order, so that whatever breaks off can be run again: the home, school.toml, the keys, the database, and last the
board key, of which nothing is kept before the one who wrote it down has proved it.
"""

import secrets
from pathlib import Path
from typing import Annotated, Final

import typer

from bot.cli.opening import WRONG, expect_own, say, settings
from bot.config import Settings
from bot.ports import StoreBusy
from bot.wiring import Trouble, open_store
from storage import boardkey
from storage.boardkey import BoardKey, keep_copies, keep_lock, lock_in, plainly
from storage.condition import Condition, condition_of, has_school
from storage.keys import KeyRing
from storage.migrate import migrate

TEMPLATE: Final = Path(__file__).parents[1] / "school.toml"
PROVED: Final = 2
"""So many of the last groups are typed again."""
TRIES: Final = 3
USABLE: Final = frozenset({Condition.READY, Condition.EMPTY, Condition.OLDER, Condition.ABSENT})


def init(
    read_back: Annotated[
        bool, typer.Option("--read-back/--no-read-back", help="Ask for the end of the board key, to see it was noted.")
    ] = True,
) -> None:
    """Make a home for a school, or bring it up to date; run it as the account that will run `serve`.

    Writes a commented school.toml, keys in a folder of their own, an empty database, and the board key: the one thing
    on paper that opens copies of the keys when the machine is lost. It is shown once. Run again, it changes nothing
    that exists.
    """
    found = settings()
    _expect_apart(found)
    try:
        _found(found, read_back)
    except OSError:
        raise Trouble("A folder cannot be made or written: look at SIGNAAL_HOME and SIGNAAL_KEYS.") from None


def _found(found: Settings, read_back: bool) -> None:
    file = found.home / "school.toml"
    (found.home / "data").mkdir(mode=0o700, parents=True, exist_ok=True)
    if not file.exists():
        file.write_text(TEMPLATE.read_text("utf-8"), "utf-8")
        say(f"Made {file}: it explains itself; fill it in.")
    ring = _keys(found)
    _database(found)
    _board(found, ring, read_back)
    say(f"Ready. Keep {found.keys} out of every backup of {found.home}. `signaal doctor` says what is still missing.")


def _expect_apart(found: Settings) -> None:
    """One copy must never take the data and the keys along."""
    home, keys = found.home.resolve(), found.keys.resolve()
    if home.is_relative_to(keys) or keys.is_relative_to(home):
        raise Trouble("SIGNAAL_KEYS and SIGNAAL_HOME lie in each other: name a folder for the keys outside the home.")


# --- Keys and database ------------------------------------------------------------------------------------------------


def _keys(found: Settings) -> KeyRing:
    """The keys that are there, or new ones; but no new ones beside a school that was sealed with others."""
    expect_own(found.keys)
    if (found.keys / "index").exists() or any(found.keys.glob("*.key")):
        return KeyRing.load(found.keys)
    url = found.database_url.get_secret_value()
    condition = condition_of(url)
    if condition not in USABLE:
        raise Trouble(WRONG[condition])
    if condition is not Condition.ABSENT and has_school(url):
        raise Trouble("There is a school in the database, but its keys are not here: restore them from the key backup.")
    ring = KeyRing.create(found.keys, secrets.token_bytes)
    say(f"Made keys in {found.keys}: without them nothing can be read, by anybody.")
    return ring


def _database(found: Settings) -> None:
    url = found.database_url.get_secret_value()
    before = condition_of(url)
    if before not in USABLE:
        raise Trouble(WRONG[before])
    if before in {Condition.ABSENT, Condition.OLDER}:
        _migrate(url)
        say("The database has the present shape.")
    open_store(url, found.keys).close()


def _migrate(url: str) -> None:
    try:
        migrate(url)
    except StoreBusy:
        sentence = "The database cannot be brought up to date now: stop `signaal serve` first, and run init again."
        raise Trouble(sentence) from None


# --- The board key ----------------------------------------------------------------------------------------------------


def _board(found: Settings, ring: KeyRing, read_back: bool) -> None:
    """Every key has a copy that only the board's paper opens."""
    lock = lock_in(found.keys)
    if lock is None:
        board = BoardKey.new(secrets.token_bytes)
        _show(board)
        if read_back:
            _prove(board)
        lock = board.lock
        keep_lock(found.keys, lock)
    sealed = keep_copies(ring, lock, found.home / "data" / "board")
    if sealed:
        say(f"Sealed {sealed} keys to the board key, in {found.home / 'data' / 'board'}.")


def _show(board: BoardKey) -> None:
    say("\nThe board key. It is shown now and never again: write it down by hand, twice, for two people of the board.")
    say("Each group ends with a letter that checks it. There is no letter I, L, O or U in it.\n")
    groups = board.groups
    for start in range(0, boardkey.GROUPS, 4):
        say(f"  {start + 1:>2}   {'   '.join(groups[start : start + 4])}")
    say("")


def _prove(board: BoardKey) -> None:
    """Whoever wrote it down types the end of it; else nothing of it is kept. Raises Trouble."""
    last = board.groups[-PROVED:]
    question = f"Type the last {PROVED} groups from the paper ({boardkey.GROUPS - PROVED + 1} and {boardkey.GROUPS})"
    for _ in range(TRIES):
        try:
            typed = plainly(typer.prompt(question, default="", show_default=False))
        except typer.Abort:
            break
        if typed == "".join(last):
            return
        say("That is not what stands there. Look at the paper again.")
    raise Trouble("The board key was not proved, so it was not kept. Run `signaal init` again: it makes another one.")
