"""``signaal doctor``: what is wrong is said at once, each with what to do; warnings do not fail; nobody is named."""

import asyncio
import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.cli import checks
from bot.cli.checks import Finding, Weight
from bot.cli.founding import TEMPLATE
from bot.cli.opening import WRONG
from bot.config import SchoolFile, load_school
from bot.demo.clock import MovableClock
from bot.demo.server import Emulator
from bot.demo.telegram import TOKEN as EMULATED
from bot.demo.telegram import Telegram
from bot.route.model import Group, Role, Staff, StaffId
from bot.surroundings import MachineTime
from storage.boardkey import PUBLIC_FILE
from storage.condition import Condition
from tests.edges.commanding import GOOD, TOKEN, Beheerder, Said
from tests.edges.test_cli import MISTAKES

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
COACH = Staff(StaffId("a" * 32), "Kanarie", frozenset({Role.COACH}))
CONFIDANT = Staff(StaffId("b" * 32), "Kanarie-Mulder", frozenset({Role.VERTROUWENSPERSOON}))
DUTY = Staff(StaffId("c" * 32), "Kanarie-Visser", frozenset({Role.ACHTERWACHT}))
CONTACT = Staff(StaffId("d" * 32), "Kanarie-De Wit", frozenset({Role.AANSPREEKPUNT}))
EVERYBODY = (COACH, CONFIDANT, DUTY, CONTACT)
CLASS = Group("2HE", 2, (COACH.id,))


def said(findings: Iterator[Finding]) -> list[tuple[str, str]]:
    """How heavy, and the sentence."""
    return [(finding.weight.value, finding.sentence) for finding in findings]


# --- Each check -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("until", "weight"),
    [
        (TODAY + timedelta(days=61), []),
        (TODAY + timedelta(days=60), ["warning"]),
        (TODAY, ["warning"]),
        (TODAY - timedelta(days=1), ["wrong"]),
    ],
)
def test_the_calendar_warns_sixty_days_before_it_ends(until: date, weight: list[str]) -> None:
    """After its end every weekday would be a school day."""
    assert [how for how, _ in said(checks.of_calendar(until, TODAY))] == weight


@pytest.mark.parametrize(
    ("home", "keys", "database", "weight"),
    [
        ("/srv/school", "/etc/keys", "/srv/school/data/s.db", []),
        ("/srv/school", "/srv/school-keys", "/srv/school/data/s.db", ["warning"]),
        ("/srv/school", "/srv/school/keys", "/srv/school/data/s.db", ["wrong"]),
        ("/srv/school", "/srv", "/data/s.db", ["wrong"]),
        ("/srv/school", "/srv/school", None, ["wrong"]),
        ("/srv/school", "/srv/../srv/school/data", None, ["wrong"]),
        ("/srv/school", "/etc/keys", "/etc/keys/s.db", ["wrong"]),
        ("/srv/school", "/etc/keys", None, []),
    ],
)
def test_keys_and_data_must_be_apart(home: str, keys: str, database: str | None, weight: list[str]) -> None:
    """In each other is wrong, in one folder is a warning: a copy of that folder has both."""
    found = checks.of_places(Path(home), Path(keys), Path(database) if database else None)

    assert [how for how, _ in said(found)] == weight


def test_a_link_does_not_hide_where_the_keys_are(tmp_path: Path) -> None:
    """What counts is where a copy finds them."""
    (tmp_path / "home" / "keys").mkdir(parents=True)
    (tmp_path / "elsewhere").symlink_to(tmp_path / "home" / "keys")

    assert [how for how, _ in said(checks.of_places(tmp_path / "home", tmp_path / "elsewhere", None))] == ["wrong"]


def test_what_others_may_use_is_named(tmp_path: Path) -> None:
    """By its setting; what is not there cannot be used."""
    (tmp_path / "open").write_text("x")
    (tmp_path / "open").chmod(0o640)
    (tmp_path / "closed").write_text("x")
    (tmp_path / "closed").chmod(0o600)
    files = {"A": tmp_path / "open", "B": tmp_path / "closed", "C": tmp_path / "none"}

    assert [(f.where, f.sentence) for f in checks.of_privacy(files)] == [
        ("A", "Others on this machine may use open: run chmod go= on it.")
    ]


@pytest.mark.parametrize("condition", Condition)
def test_every_condition_of_a_database_has_a_sentence(condition: Condition) -> None:
    """And only one is good."""
    found = said(checks.of_database(condition, WRONG))

    assert (found == []) == (condition is Condition.READY)
    assert all(how == "wrong" and sentence for how, sentence in found)


@pytest.mark.parametrize(
    ("now", "newest", "wrong"),
    [
        (NOW, NOW, False),
        (NOW, None, False),
        (NOW, NOW + timedelta(hours=23), False),
        (NOW, NOW + timedelta(days=2), True),
        (datetime(1970, 1, 1, tzinfo=UTC), None, True),
        (datetime(2026, 10, 31, tzinfo=UTC), None, True),
    ],
)
def test_a_clock_that_cannot_be_right_is_wrong(now: datetime, newest: datetime | None, wrong: bool) -> None:
    """Before this version was made, or before our own files were written."""
    assert bool(list(checks.of_clock(now, newest))) == wrong


def test_a_package_that_another_installation_brings_is_found() -> None:
    """Two owners of one name overwrite each other in silence, and uninstalling theirs removes ours (STYLE §4.6)."""
    owners = {"handlers": ["signaal", "litl", "backoff"], "bot": ["signaal"], "other": ["x", "y"], "storage": []}

    assert [f.sentence.partition(":")[0] for f in checks.of_names(owners)] == [
        "backoff, litl brings a package handlers too"
    ]


def test_what_the_template_suggests_must_be_filled_in(tmp_path: Path) -> None:
    """A pupil would read "naam" where the vertrouwenspersoon should be."""
    template = load_school(TEMPLATE)
    (tmp_path / "school.toml").write_text(GOOD.replace("mevrouw Mulder", "naam"))
    school = load_school(tmp_path / "school.toml")
    assert isinstance(template, SchoolFile)
    assert isinstance(school, SchoolFile)

    assert [f.where for f in checks.of_school(school, template, TODAY)] == [
        "school.toml, contacts.vertrouwenspersoon"
    ]
    assert {f.where for f in checks.of_school(template, template, TODAY) if f.weight is Weight.WARNING} == {
        "school.toml, name"
    }
    assert len(list(checks.of_school(template, template, TODAY))) == 10


# --- The staff --------------------------------------------------------------------------------------------------------


def test_a_school_where_everybody_is_has_nothing_wrong() -> None:
    """Every role that a pupil's choice leads to, and a coach for each class."""
    assert said(checks.of_staff(EVERYBODY, (CLASS,))) == []


@pytest.mark.parametrize(
    ("staff", "groups", "expected"),
    [
        ((COACH, DUTY, CONTACT), (CLASS,), [("wrong", "no vertrouwenspersoon")]),
        ((COACH, CONFIDANT), (CLASS,), [("wrong", "nobody takes over")]),
        ((COACH, CONFIDANT, CONTACT), (CLASS,), [("warning", "no achterwacht")]),
        ((COACH, CONFIDANT, DUTY), (CLASS,), [("warning", "no aanspreekpunt")]),
        (EVERYBODY, (), [("warning", "no classes")]),
        (EVERYBODY, (replace(CLASS, coaches=()),), [("warning", "No coach works for 2HE")]),
        ((replace(COACH, active=False, paused=True), *EVERYBODY[1:]), (CLASS,), [("warning", "works for 2HE")]),
        ((replace(DUTY, active=False), *EVERYBODY), (CLASS,), [("warning", "1 opened the link and must be confirmed")]),
        ((replace(COACH, reachable=False), *EVERYBODY[1:]), (CLASS,), [("warning", "1 closed the door")]),
        ((replace(DUTY, active=False, seated=False), *EVERYBODY), (CLASS,), []),
    ],
)
def test_who_is_missing_is_said_without_a_name(
    staff: tuple[Staff, ...], groups: tuple[Group, ...], expected: list[tuple[str, str]]
) -> None:
    """As a role, a class or a number."""
    found = said(checks.of_staff(staff, groups))

    assert [how for how, _ in found] == [how for how, _ in expected]
    assert all(part in sentence for (_, part), (_, sentence) in zip(expected, found, strict=True))
    assert not any("Kanarie" in sentence for _, sentence in found)


def test_many_classes_without_a_coach_are_still_one_sentence() -> None:
    """A few by name, the others as a number."""
    groups = tuple(Group(f"{year}K{letter}", year, ()) for year in (1, 2, 3) for letter in "ABCDEF")
    (found,) = said(checks.of_staff(EVERYBODY, groups))

    assert "and 6 more" in found[1]


# --- The command ------------------------------------------------------------------------------------------------------


@pytest.fixture
def healthy(beheerder: Beheerder) -> Beheerder:
    """A school with nothing wrong."""
    store = beheerder.store()
    with store.unit() as unit:
        for member in EVERYBODY:
            unit.put_staff(member)
        unit.put_group(CLASS)
    store.close()
    beheerder.env["SIGNAAL_TOKEN"] = TOKEN
    return beheerder


def findings(said: Said) -> list[str]:
    """The lines of the answer, without the last one, which counts them."""
    return said.out.splitlines()[:-1]


def test_a_healthy_school_has_nothing_wrong(healthy: Beheerder) -> None:
    """Also in a process of its own, with the packages that are really installed."""
    assert healthy.types("doctor") == Said(0, "Nothing is wrong.\n", "")
    assert healthy.runs("doctor") == Said(0, "Nothing is wrong.\n", "")


def test_doctor_makes_nothing(tmp_path: Path) -> None:
    """Where nothing is, nothing comes."""
    nobody = Beheerder(tmp_path / "nothing")
    found = nobody.types("doctor")

    assert found.code == 1
    assert [line.split(": ")[1] for line in findings(found)] == [
        "SIGNAAL_TOKEN",
        "school.toml",
        "database",
        "SIGNAAL_KEYS",
    ]
    assert not nobody.folder.exists()


def test_after_init_doctor_says_what_is_left_to_do(beheerder: Beheerder) -> None:
    """Everything at once, and how much it is."""
    beheerder.writes(TEMPLATE.read_text())
    found = beheerder.types("doctor")

    assert found.code == 1
    assert found.out.splitlines()[-1] == "12 wrong, 2 to look at."
    assert len(findings(found)) == 14


@pytest.mark.parametrize("mistake", MISTAKES)
def test_every_mistake_is_found(healthy: Beheerder, mistake: str) -> None:
    """What stops another command is a line here, and the rest is looked at all the same."""
    breaks, sentence = MISTAKES[mistake]
    env = breaks(healthy)
    found = healthy.types("doctor", **({"SIGNAAL_TOKEN": ""} | env if "SIGNAAL_TOKEN_FILE" in env else env))

    assert (found.code, found.err) == (1, "")
    assert any(line.startswith("wrong: ") and sentence.rpartition(": ")[2] in line for line in findings(found)), found
    assert "kanarie" not in found.out.lower()


def test_warnings_do_not_fail(healthy: Beheerder) -> None:
    """They are shown, and the exit code is nought."""
    (healthy.keys / PUBLIC_FILE).unlink()
    found = healthy.types("doctor")

    assert found.code == 0
    assert found.out == (
        "warning: board key: There is no board key, so lost keys are lost data: run `signaal init`.\n"
        "0 wrong, 1 to look at.\n"
    )


def test_a_key_without_a_copy_is_found(healthy: Beheerder) -> None:
    """After a key was rolled and init not run."""
    shutil.rmtree(healthy.home / "data" / "board")

    assert "5 keys have no copy" in healthy.types("doctor").out
    assert healthy.types("init").code == 0
    assert healthy.types("doctor").code == 0


def test_a_token_file_that_others_may_read_is_found(healthy: Beheerder, tmp_path: Path) -> None:
    """Whoever has the token is the bot."""
    file = tmp_path / "token"
    file.write_text(TOKEN)
    file.chmod(0o644)
    found = healthy.types("doctor", SIGNAAL_TOKEN="", SIGNAAL_TOKEN_FILE=str(file))

    assert findings(found) == ["wrong: SIGNAAL_TOKEN_FILE: Others on this machine may use token: run chmod go= on it."]


def test_files_from_the_future_are_found(healthy: Beheerder) -> None:
    """The clock jumped back, and every promise would be made for the wrong day."""
    later = MachineTime().real() + timedelta(days=3)
    os.utime(healthy.home / "school.toml", (later.timestamp(), later.timestamp()))

    assert [line.split(": ")[1] for line in findings(healthy.types("doctor"))] == ["clock"]


def test_doctor_on_postgresql(healthy: Beheerder, postgres_url: str) -> None:
    """A database of its own, without a file to look at."""
    url = {"SIGNAAL_DATABASE_URL": postgres_url}
    assert "of another version" in healthy.types("doctor", **url).out
    assert healthy.types("init", **url).code == 0

    assert "no vertrouwenspersoon" in healthy.types("doctor", **url).out


# --- Online -----------------------------------------------------------------------------------------------------------


async def online(beheerder: Beheerder, token: str, origin: str) -> Said:
    """The command, while the emulator answers."""
    env = {"SIGNAAL_TOKEN": token, "SIGNAAL_API_URL": origin}
    return await asyncio.to_thread(lambda: beheerder.types("doctor", "--online", **env))


async def test_telegram_is_asked_only_online(healthy: Beheerder) -> None:
    """It knows the token, or not."""
    telegram = Telegram(MovableClock(MachineTime().real))
    async with Emulator(telegram) as emulator:
        right = await online(healthy, EMULATED, emulator.origin)
        other = await online(healthy, TOKEN, emulator.origin)
    gone = await online(healthy, TOKEN, emulator.origin)

    assert right.code == 0
    assert findings(right) == [
        "warning: Telegram: Others can put the bot in a group: turn that off with /setjoingroups in @BotFather."
    ]
    assert findings(other) == [
        "wrong: SIGNAAL_TOKEN: Telegram does not know this token: copy it again from @BotFather."
    ]
    assert findings(gone) == [
        "wrong: SIGNAAL_API_URL: Telegram cannot be reached from here: look at network, proxy and firewall."
    ]
    assert all(token not in each.out + each.err for token in (TOKEN, EMULATED) for each in (right, other, gone))
