"""``signaal doctor``: everything that is wrong or missing in this installation, said at once.

It reads and makes nothing. Only with ``--online`` does it speak to Telegram.
"""

import asyncio
import os
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.cli import checks
from bot.cli.checks import Finding, Weight, warning, wrong
from bot.cli.founding import TEMPLATE
from bot.cli.opening import MENDABLE, WRONG, expect_own, say, sentence_of
from bot.config import SchoolFile, Settings, calendar_of, load_school, load_settings, missing_for_serve
from bot.surroundings import MachineTime
from bot.wiring import Trouble, open_store
from handlers.telegram.introduction import Itself, NoAnswer, who_am_i
from handlers.telegram.request import connect
from storage.boardkey import lock_in, missing_copies
from storage.condition import Condition, condition_of
from storage.engine import database_file
from storage.keys import KeyRing, KeysError

NOT_ASKED = {
    NoAnswer.TOKEN: ("SIGNAAL_TOKEN", "Telegram does not know this token: copy it again from @BotFather."),
    NoAnswer.SILENCE: ("SIGNAAL_API_URL", "Telegram cannot be reached from here: look at network, proxy and firewall."),
}


def doctor(
    online: Annotated[bool, typer.Option("--online", help="Also ask Telegram whether it knows the token.")] = False,
) -> None:
    """Look for everything that is wrong or missing: settings, school.toml, keys, database, calendar, staff, clock …

    One sentence each, with what to do. Ends with 1 when something is wrong; warnings do not count.
    """
    now = MachineTime().real()
    found = list(_everything(now, online=online))
    for finding in found:
        say(f"{finding.weight}: {finding.where}: {finding.sentence}")
    bad = sum(finding.weight is Weight.WRONG for finding in found)
    say(f"{bad} wrong, {len(found) - bad} to look at." if found else "Nothing is wrong.")
    if bad:
        raise typer.Exit(1)


def _everything(now: datetime, *, online: bool) -> Iterator[Finding]:
    yield from checks.of_names(_owners())
    settings = load_settings(os.environ)
    if not isinstance(settings, Settings):
        yield from checks.problems(settings)
        return
    yield from checks.problems(missing_for_serve(settings))
    yield from _of_school(settings, now)
    yield from checks.of_clock(now, _newest(settings))
    yield from _of_keys_and_data(settings)
    if online and settings.token is not None:
        yield from _of_telegram(settings.token.get_secret_value(), settings.api_url)


def _owners() -> dict[str, list[str]]:
    from importlib.metadata import packages_distributions  # Looks through everything that is installed.

    return {name: list(owners) for name, owners in packages_distributions().items()}


def _of_school(settings: Settings, now: datetime) -> Iterator[Finding]:
    school, template = load_school(settings.home / "school.toml"), load_school(TEMPLATE)
    if not isinstance(school, SchoolFile):
        yield from checks.problems(school)
        return
    assert isinstance(template, SchoolFile)
    yield from checks.of_school(school, template, now.date())
    calendar = calendar_of(school, range(now.year - 1, now.year + 5))
    yield from checks.of_calendar(calendar.until, now.date())


def _newest(settings: Settings) -> datetime | None:
    """When the youngest of the files that a running bot writes, or a person, was written."""
    paths = [settings.home / "school.toml", settings.keys / "index", *(settings.home / "data").glob("*")]
    times = [path.stat().st_mtime for path in paths if path.exists()]
    return datetime.fromtimestamp(max(times), UTC) if times else None


# --- Keys, database, staff --------------------------------------------------------------------------------------------


def _of_keys_and_data(settings: Settings) -> Iterator[Finding]:
    condition = condition_of(settings.database_url.get_secret_value())
    file = None if condition is Condition.NO_ADDRESS else database_file(settings.database_url.get_secret_value())
    yield from checks.of_places(settings.home, settings.keys, file)
    yield from checks.of_privacy(_private_files(file))
    yield from checks.of_database(condition, WRONG)
    of_keys = list(_of_keys(settings))
    yield from of_keys
    if condition is Condition.READY and not any(finding.weight is Weight.WRONG for finding in of_keys):
        yield from _of_staff(settings)


def _private_files(database: Path | None) -> dict[str, Path]:
    files = {} if database is None else {"SIGNAAL_DATABASE_URL": database}
    token = os.environ.get("SIGNAAL_TOKEN_FILE")
    return files | ({"SIGNAAL_TOKEN_FILE": Path(token)} if token else {})


def _of_keys(settings: Settings) -> Iterator[Finding]:
    try:
        expect_own(settings.keys)
        ring = KeyRing.load(settings.keys)
        lock = lock_in(settings.keys)
    except (KeysError, Trouble) as problem:
        yield wrong("SIGNAAL_KEYS", str(problem))
        return
    missing = missing_copies(ring, lock, settings.home / "data" / "board") if lock else ()
    yield from checks.of_board(has_lock=lock is not None, missing=len(missing))


def _of_staff(settings: Settings) -> Iterable[Finding]:
    """Opened as ``serve`` would, so that a database with other keys is found too."""
    try:
        store = open_store(settings.database_url.get_secret_value(), settings.keys)
    except MENDABLE as problem:
        return [wrong("database", sentence_of(problem))]
    with store.unit() as unit:
        findings = list(checks.of_staff(unit.staff(), unit.groups()))
    store.close()
    return findings


# --- Telegram ---------------------------------------------------------------------------------------------------------


def _of_telegram(token: str, api_url: str) -> Iterator[Finding]:
    answer = asyncio.run(_asked(token, api_url))
    if isinstance(answer, NoAnswer):
        yield wrong(*NOT_ASKED[answer])
    elif answer.joins_groups:
        sentence = "Others can put the bot in a group: turn that off with /setjoingroups in @BotFather."
        yield warning("Telegram", sentence)


async def _asked(token: str, api_url: str) -> Itself | NoAnswer:
    return await who_am_i(connect(token, api_url))
