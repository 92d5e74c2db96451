"""The message with the notes for Magister comes in two steps and always goes again, also after a crash (DESIGN §4).

The real outbox; what is sent is looked at as it leaves.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.ports import Claimed, Errand, NoticeKind, Sent, Unknown
from bot.route import magister
from bot.route.model import ChatId, Status
from bot.texts import say
from bot.usecases import notes
from bot.usecases.dossiers import dossier_in
from bot.usecases.scene import FOLD_AFTER
from handlers.present import Present
from tests.house.road_states import AGREED, kept
from tests.people import ALI, SAM
from tests.usecases.roadside import Road, at_status, hires
from tests.usecases.staffroom import Staffroom, a_staffroom

HERE = ChatId(77)
MESSAGE = 501


@pytest.fixture
def school(tmp_path: Path) -> Iterator[Staffroom]:
    """Sam has a chat, and so has Ali."""
    with a_staffroom(tmp_path) as room:
        hires(room)
        room.does(lambda scene: scene.unit.seat(SAM.id, HERE, "nl"))
        yield room


def errands(room: Staffroom, at: datetime | None = None) -> list[tuple[Claimed, Errand | None]]:
    """The notices about notes that are due, as they would leave now."""

    def looked(scene):  # type: ignore[no-untyped-def]
        mouth = Present(lambda unit: replace(scene, unit=unit))
        due = scene.unit.claim(at or scene.now, scene.real, 50, 60.0, "test")
        return [(one, mouth.notice(scene.unit, one)) for one in scene.unit.sending(due, "test")]

    found = room.does(looked)
    return [(one, errand) for one, errand in found if one.notice.panel == notes.TEXTS or one.notice.message_ids]


def asked(room: Staffroom) -> Road:
    """A case with agreements, of which Sam wants the notes."""
    found = at_status(room, Status.BORGING)
    case = found.case
    room.does(lambda scene: notes.show_texts(scene, SAM, case))
    return found


def settled(room: Staffroom, claimed: Claimed, errand: Errand, message: int) -> None:
    """It arrived, and stands in this message."""

    def settle(scene):  # type: ignore[no-untyped-def]
        scene.unit.settle(claimed, Sent(message), scene.real)
        Present(lambda unit: replace(scene, unit=unit)).placed(scene.unit, claimed.notice, errand, message)

    room.does(settle)


def test_first_comes_a_message_that_says_nothing(school: Staffroom) -> None:
    """Only when it is known where it stands, the texts follow as an edit, and its removal is planned with them."""
    asked(school)
    [(claimed, errand)] = errands(school)
    assert errand is not None
    assert errand.message is not None
    assert (errand.message.text, errand.message.rows, errand.message.protected) == (say("hold", "nl"), (), False)
    settled(school, claimed, errand, MESSAGE)
    [(_, texts)] = errands(school)
    assert texts is not None
    assert texts.message is not None
    assert (texts.edit, "Voor Magister" in texts.message.text) == (MESSAGE, True)
    [(gone, removal)] = errands(school, school.time.school() + FOLD_AFTER)
    assert (gone.notice.kind, removal) == (NoticeKind.DELETE, Errand(HERE, remove=(MESSAGE,)))
    assert FOLD_AFTER == timedelta(minutes=15)


def test_what_died_before_it_was_known_where_it_stands_says_nothing(school: Staffroom) -> None:
    """Nobody knows whether it arrived: it is not sent again, and the texts never were."""
    asked(school)
    [(claimed, _)] = errands(school)
    school.does(lambda scene: scene.unit.settle(claimed, Unknown(), scene.real))
    assert errands(school, school.time.school() + timedelta(days=1)) == []


def test_it_goes_also_when_the_case_is_erased(school: Staffroom) -> None:
    """The removal belongs to no case."""
    found = asked(school)
    [(claimed, errand)] = errands(school)
    assert errand is not None
    settled(school, claimed, errand, MESSAGE)
    school.does(lambda scene: scene.unit.erase_case(found.id))
    assert [e for _, e in errands(school, school.time.school() + FOLD_AFTER) if e] == [Errand(HERE, remove=(MESSAGE,))]


def test_who_lost_the_case_gets_no_texts(school: Staffroom) -> None:
    """The right is asked again when the words leave: only who has the case may copy its notes."""
    found = asked(school)
    lost = replace(found.case, owner=ALI.id)
    assert school.does(lambda scene: scene.unit.put_case(lost))
    assert [errand for _, errand in errands(school)] == [None]


def test_an_older_dossier_opens_with_its_one_tick(school: Staffroom) -> None:
    """What was kept before there was a note for each pupil: all of them are in Magister, and nothing is asked."""
    entry = kept(replace(AGREED, magister=True))
    older = replace(entry, text=entry.text.replace(',"agreed_on":null,"noted":[]', ""))
    assert older.text != entry.text
    opened = dossier_in((older,))
    assert (opened.magister, opened.noted, opened.agreed_on, magister.left(opened)) == (True, (), None, ())


def test_what_is_noted_is_kept_and_found_again(school: Staffroom) -> None:
    """Sealed with the dossier: pupil, day and whether it is shielded."""
    found = at_status(school, Status.BORGING).walks("parents-a", "magister")
    assert [(one.pupil, one.shielded) for one in found.dossier.noted] == [("A", False), ("B", True)]
