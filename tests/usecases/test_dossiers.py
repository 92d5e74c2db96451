"""Each dossier of the road is found again, also an older one; one that cannot be read says nothing of what it holds."""

import json
import traceback
from dataclasses import replace
from typing import cast

import pytest

from bot.ports import Unit
from bot.route.dossier import Dossier
from bot.route.model import CaseId, Entry, EntryKind
from bot.usecases.dossiers import dossier_in, keep_dossier
from bot.usecases.recording import Place
from tests.house.road_states import DOSSIERS

OLDER = """{"talked_on": "2026-11-24", "recognised": true, "wish": "herstelgesprek", "consents": [{"what":
"herstelgesprek", "shown": "plan-check-herstelgesprek", "at": "2026-11-24T10:00:00+00:00", "answer": true}],
"parents_a": null, "parents_b": "coach-calls", "joins": "yes", "due_on": "2026-12-02", "restored_on": null,
"agreements": [{"who": "B", "what": "stopt"}], "others": "none", "rounds": [{"on": "2026-12-02", "a":
"gestopt", "b": "gelukt"}], "verdicts": ["minder"], "magister": false, "close_asked": false, "close_answer":
null, "reasons": [], "what_is_no_more": 1}"""
"""As the first version wrote it, and with a field that this one does not know."""


class Drawer:
    """Takes the one entry that keeping a dossier makes."""

    def put_entry(self, case_id: CaseId, entry: Entry) -> None:
        """Keep it."""
        self.entry = entry


def kept(dossier: Dossier) -> Entry:
    """The entry that holds it."""
    drawer = Drawer()
    keep_dossier(cast(Unit, drawer), CaseId("a" * 32), dossier)
    return drawer.entry


@pytest.mark.parametrize("dossier", DOSSIERS.values(), ids=DOSSIERS)
def test_each_dossier_of_the_road_is_found_again(dossier: Dossier) -> None:
    """Also with further pupils, an offer, acute danger; and it can be read without this program."""
    entry = kept(dossier)
    assert dossier_in((entry,)) == dossier
    assert json.loads(entry.text).keys() == vars(dossier).keys()


def test_an_older_one_opens() -> None:
    """What came later is empty; what is no more is not read."""
    opened = dossier_in((Entry(Place.DOSSIER, EntryKind.DOSSIER, OLDER),))
    [one], [agreed], [consent] = opened.rounds, opened.agreements, opened.consents
    assert (str(opened.talked_on), opened.wish) == ("2026-11-24", "herstelgesprek")
    assert (one.good, agreed.what) == (True, "stopt")
    assert (consent.at.isoformat(), opened.pupils, opened.asked) == ("2026-11-24T10:00:00+00:00", (), ())
    assert dossier_in((kept(opened),)) == opened


@pytest.mark.parametrize("text", ['{"others": 1, "due_on": "kanarie"}', "kanarie", '{"wish": "kanarie"}', "[]"])
def test_one_that_cannot_be_read_says_nothing_of_what_it_holds(text: str) -> None:
    """Neither in the sentence, nor in what a traceback prints of where it came from."""
    with pytest.raises(ValueError, match="no dossier") as caught:
        dossier_in((Entry(Place.DOSSIER, EntryKind.DOSSIER, text),))
    assert "kanarie" not in "".join(traceback.format_exception(caught.value))


@pytest.mark.parametrize("wrong", [{"wish": "kanarie"}, {"rounds": ("kanarie",)}, {"others": "kanarie \ud800"}])
def test_one_that_could_not_be_opened_again_is_not_kept(wrong: dict[str, object]) -> None:
    """A bug in what records: refused before anything is kept, without a word, and without a warning that holds one."""
    with pytest.raises(ValueError, match="cannot be kept") as caught:
        kept(replace(Dossier(), **wrong))  # type: ignore[arg-type]
    assert "kanarie" not in "".join(traceback.format_exception(caught.value))
