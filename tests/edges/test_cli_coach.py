"""``signaal coach`` on the command line: invite, confirm, list, pause, resume, roles; each no is one sentence."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.route.model import Case, CaseId, Code, Entry, EntryKind, Group, Role, Staff, StaffId, Status, Whom
from tests.edges.commanding import Beheerder

SAM = Staff(StaffId("a" * 32), "Jansen", frozenset({Role.COACH}))
VISSER = Staff(StaffId("b" * 32), "Visser", frozenset({Role.ACHTERWACHT}))
STORY = "Ze verstoppen steeds mijn tas."


def settle(beheerder: Beheerder, *staff: Staff, cases: int = 0) -> None:
    """These people are here, and so many signals wait for the first of them."""
    store = beheerder.store()
    with store.unit() as unit:
        for member in staff:
            unit.put_staff(member)
        unit.put_group(Group("2HE", 2, (staff[0].id,)))
        for number in range(1, cases + 1):
            sent = datetime(2026, 11, 20, 9, tzinfo=UTC)
            case = CaseId(f"{number:032x}")
            unit.new_key(case)
            unit.put_case(Case(case, Code(f"KD7F{number}"), Status.NIEUW, Whom.ME, "2HE", (staff[0].id,), sent))
            unit.put_entry(case, Entry(1, EntryKind.STORY, STORY, 1))
    store.close()


def receivers(beheerder: Beheerder) -> set[str]:
    """For whom the signals wait."""
    store = beheerder.store()
    with store.unit() as unit:
        found = {name for s in unit.staff() for case in unit.inbox(s) for name in [s.name] if s.id in case.receivers}
    store.close()
    return found


def state(beheerder: Beheerder, name: str) -> str:
    """What the list says of somebody."""
    row = next(line for line in beheerder.types("coach", "list").out.splitlines() if name in line)
    return row.split("│")[-2].strip()


# --- Coming in --------------------------------------------------------------------------------------------------------


def test_from_invite_to_work(beheerder: Beheerder) -> None:
    """Each state is named in the list; nobody works before the beheerder said so."""
    said = beheerder.types("coach", "invite", "Jansen", "--class", "2HE", "--class", "3:Gym")
    assert "https://t.me/<your bot>?start=i-" in said.out
    assert "signaal coach confirm Jansen" in said.out
    assert state(beheerder, "Jansen") == "to be invited, or invited"
    early = beheerder.types("coach", "confirm", "Jansen")
    assert (early.code, early.sentences) == (
        1,
        ["The link was not opened yet. Confirm after the person has opened it, and says so to you."],
    )
    beheerder.seats("Jansen")
    assert state(beheerder, "Jansen") == "opened the link: confirm"
    assert beheerder.types("coach", "confirm", "Jansen").out == "Confirmed. The welcome is on its way.\n"
    assert state(beheerder, "Jansen") == "works"
    assert beheerder.types("coach", "confirm", "Jansen").sentences == ["This person works here already."]


def test_an_invite_again_gives_another_link_and_nobody_twice(beheerder: Beheerder) -> None:
    """It was lost, or it is for another phone; who works is paused first."""
    first = beheerder.types("coach", "invite", "Jansen").out
    second = beheerder.types("coach", "invite", "jansen", "--role", "achterwacht").out
    assert first.splitlines()[0].split("start=")[1] != second.splitlines()[0].split("start=")[1]
    listed = beheerder.types("coach", "list").out
    assert listed.count("Jansen") == 1
    assert "achterwacht, coach" in listed
    beheerder.seats("Jansen")
    beheerder.types("coach", "confirm", "Jansen")
    said = beheerder.types("coach", "invite", "Jansen")

    assert (said.code, len(said.sentences)) == (1, 1)
    assert "pause, invite, and confirm again" in said.err


def test_a_class_that_is_there_is_not_made_twice(beheerder: Beheerder) -> None:
    """However it is spelled, and the coaches who are there stay first."""
    beheerder.types("coach", "invite", "Jansen", "--class", "2HE")
    beheerder.types("coach", "invite", "Ali", "--class", "2 h.e", "--class", "2HE")
    listed = beheerder.types("classes", "list").out

    assert "Jansen (to be invited, or invited), Ali" in listed.replace("\n", "")
    assert listed.count("2HE") == 1


@pytest.mark.parametrize("klas", ["", "2:", "Gym", "7A", "0:Gym", "x:Gym", "2" * 34, "2\x07HE"])
def test_a_class_that_cannot_be_is_a_sentence(beheerder: Beheerder, klas: str) -> None:
    """And then nobody was invited either: it is one transaction."""
    said = beheerder.types("coach", "invite", "Jansen", "--class", klas)

    assert (said.code, said.out, len(said.sentences)) == (1, "", 1)
    assert "2HE, or as 2:2HE" in said.err
    assert "Nobody yet" in beheerder.types("coach", "list").out


@pytest.mark.parametrize("name", ["", "  ", "k" * 41, "Jan\nsen\x07", "Jan\x1b[31m"])
def test_a_name_that_cannot_be_is_a_sentence(beheerder: Beheerder, name: str) -> None:
    """It stands on buttons."""
    said = beheerder.types("coach", "invite", name)

    assert (said.code, said.sentences) == (1, ["A name has 1 to 40 bytes that can be shown."])


@pytest.mark.parametrize("command", ["confirm", "pause", "resume", "roles"])
def test_who_is_not_there_is_a_sentence_without_the_name(beheerder: Beheerder, command: str) -> None:
    """Nobody, or more than one."""
    settle(beheerder, SAM, replace(VISSER, name="jansen"))
    nobody = beheerder.types("coach", command, "Kanarie")
    two = beheerder.types("coach", command, "JANSEN")

    assert nobody.sentences == ["There are no people with that name: `signaal coach list` shows all."]
    assert two.sentences == ["There are 2 people with that name: `signaal coach list` shows all."]
    assert (nobody.code, two.code) == (1, 1)


# --- Away and back ----------------------------------------------------------------------------------------------------


def test_pause_and_resume(beheerder: Beheerder) -> None:
    """What waited is somebody else's, said as a number; who comes back works again."""
    settle(beheerder, SAM, VISSER, cases=2)
    said = beheerder.types("coach", "pause", "Jansen")
    assert said.out == "Jansen is paused. 2 open cases went to somebody else.\n"
    assert state(beheerder, "Jansen") == "paused"
    assert receivers(beheerder) == {"Visser"}
    assert beheerder.types("coach", "confirm", "Jansen").sentences == [
        "This person is paused: `signaal coach resume` brings them back."
    ]
    assert beheerder.types("coach", "resume", "jansen").code == 0
    assert state(beheerder, "Jansen") == "works"
    assert beheerder.types("coach", "resume", "Jansen").code == 1


def test_nobody_is_paused_whose_cases_nobody_can_take(beheerder: Beheerder) -> None:
    """The number of cases, what to do, and not a word more."""
    settle(beheerder, SAM, cases=3)
    said = beheerder.types("coach", "pause", "Jansen")

    assert (said.code, said.out, len(said.sentences)) == (1, "", 1)
    assert "Nobody else can take 3 open cases of this person: nothing was changed." in said.err
    assert state(beheerder, "Jansen") == "works"
    assert receivers(beheerder) == {"Jansen"}
    for secret in ("Jansen", "KD7F", "tas", "2HE"):
        assert secret not in said.err


def test_who_never_worked_is_not_paused(beheerder: Beheerder) -> None:
    """There is nothing to pause."""
    settle(beheerder, replace(SAM, active=False))

    assert "nothing to pause" in beheerder.types("coach", "pause", "Jansen").err


# --- Roles ------------------------------------------------------------------------------------------------------------


def test_roles_are_shown_and_changed(beheerder: Beheerder) -> None:
    """These and no others; who is no coach any more is in no class."""
    settle(beheerder, SAM, VISSER)
    assert beheerder.types("coach", "roles", "Jansen").out == "Jansen: coach\n"
    said = beheerder.types("coach", "roles", "Jansen", "achterwacht", "aanspreekpunt")

    assert said.out.splitlines() == [
        "Jansen: aanspreekpunt, achterwacht",
        "Taken out of 1 class; see `signaal classes list`.",
    ]
    assert "nobody" in beheerder.types("classes", "list").out


def test_roles_hand_on_what_can_no_longer_be_read(beheerder: Beheerder) -> None:
    """Who becomes beheerder only reads nothing any more; the last one who reads stays what he is."""
    settle(beheerder, SAM, VISSER, cases=1)
    assert "1 open case went to somebody else." in beheerder.types("coach", "roles", "Jansen", "beheerder").out
    said = beheerder.types("coach", "roles", "Visser", "beheerder")

    assert (said.code, len(said.sentences)) == (1, 1)
    assert "Nobody else can take 1 open case of this person" in said.err


def test_a_role_that_is_none_is_refused_with_those_there_are(beheerder: Beheerder) -> None:
    """By the command line itself, without a traceback."""
    settle(beheerder, SAM)
    said = beheerder.types("coach", "roles", "Jansen", "baas")

    assert said.code == 2
    assert "vertrouwenspersoon" in said.err
    assert "Traceback" not in said.err
