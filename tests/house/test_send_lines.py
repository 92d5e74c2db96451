"""The line under a send screen, in every shape of that screen: it fits, and there is one at most (SCREENS §2)."""

from dataclasses import replace

import pytest

from bot.texts import LANGUAGES, say
from handlers.flows.polite import polite
from handlers.flows.sending import Sending
from handlers.present import worded
from tests.explorer import NONCE, faults, scene, too_wordy
from tests.house.test_screens import SCHOOLS, found

STORIES = {"gives away": "ik zat naast hem", "names staff": "de leraar lacht mee", "both": "ik zat naast de leraar"}


def send_screens(at: int) -> list[Sending]:
    """Every shape of a send screen on which there may be such a line: whoever tells, but for a member of staff."""
    return [place.question for place in found(at).places if isinstance(place.question, Sending)]


@pytest.mark.parametrize("at", range(len(SCHOOLS)), ids=["large", "small"])
def test_the_explorer_comes_to_each_send_screen(at: int) -> None:
    """For herself, for another, for a parent, with and without a class."""
    texts = {question.text_key for question in send_screens(at)}
    sends = ("report-send", "report-send-other", "parent-send")
    assert texts == {f"{text}{end}" for text in sends for end in ("", "-plain")}


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES.keys())
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("at", range(len(SCHOOLS)), ids=["large", "small"])
def test_the_screen_is_no_longer_than_it_may_be(at: int, language: str, story: str) -> None:
    """With the line it holds no more words than its heading allows, in the u-form too, and has no fault."""
    for question in send_screens(at):
        shown = replace(question, story=story, settled=False).screen(NONCE, None)
        assert sum(line.key.startswith("send-") for line in shown.lines) == 1
        for screen in (shown, polite(shown)):
            message = worded(scene(SCHOOLS[at]), language, screen, None)
            assert faults(message) + too_wordy(question.text_key, message) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_line_about_staff_names_the_button_that_is_there(language: str) -> None:
    """SCREENS ``report-send``: it says which button, in its very words."""
    assert f"'{say('report-send.other', language)}'" in say("send-about-staff", language)
    assert say("report-send.other", language) == say("parent-send.other", language)
