"""What a pupil sees below the send screen when her words give her away, and that she may leave them so (SCREENS §2)."""

from pathlib import Path

import pytest

from bot.texts import say
from tests.chat import a_stage
from tests.people import EMMA, NOOR, SAM, Pupil
from tests.stories.acts import opens, sends
from tests.stories.test_report import tells

STORIES = {"nl": "ik zat naast haar en zij huilde", "en": "i sat next to her and she cried"}
PASSAGES = {"nl": "ik zat naast", "en": "i sat next to"}


@pytest.mark.parametrize("who", [NOOR, EMMA], ids=["nl", "en"])
async def test_what_gives_her_away_is_pointed_at_and_what_she_keeps_is_sent_unchanged(
    tmp_path: Path, who: Pupil
) -> None:
    """Two taps bring her to her text; she leaves it as it is, and the coach reads it as it is."""
    language, line = who.language, say("send-gives-away", who.language, passage=PASSAGES[who.language])
    async with a_stage(tmp_path) as stage:
        noor, sam = stage.pupil(who), stage.coach(SAM)
        await tells(noor, language, story=STORIES[language])
        await noor.sees(line)
        await noor.taps(say("report-send.change", language), say("report-change", language))
        await noor.taps(say("report-change.story", language), say("report-story", language).splitlines()[0])
        await noor.taps(say("typed-before.keep", language), line)
        await noor.taps(say("report-send.anon", language), say("report-sent-more", language))
        await opens(sam, STORIES[language])
        assert line not in "".join(sam.bubbles)


async def test_who_changes_her_text_sees_the_line_no_more(tmp_path: Path) -> None:
    """Begun again, it gives nobody away; the coach reads the new text and nothing of the old one."""
    async with a_stage(tmp_path) as stage:
        noor, sam = stage.pupil(NOOR), stage.coach(SAM)
        await tells(noor, "nl", story=STORIES["nl"])
        await noor.taps("Iets veranderen", "Wat wil je veranderen?")
        await noor.taps("Mijn tekst", "Wat gebeurt er?")
        await noor.taps("Begin mijn tekst opnieuw", "Wat gebeurt er?")
        await noor.says("iemand huilde in de les")
        await noor.sees("«iemand huilde in de les»")
        assert "Let op" not in noor.screen.text
        await sends(noor)
        await opens(sam, "iemand huilde in de les")
        assert "naast" not in "".join(sam.bubbles)


async def test_a_story_about_staff_shows_the_way_to_somebody_else(tmp_path: Path) -> None:
    """The line stands there until she has said that it is about somebody who works at school."""
    async with a_stage(tmp_path) as stage:
        noor = stage.pupil(NOOR)
        await tells(noor, "nl", story="meneer Bakker maakt grappen over mij")
        line = "Gaat het over iemand die hier werkt? Kies 'Naar iemand anders'."
        await noor.sees(line)
        await noor.taps("Naar iemand anders", "Wie mag het wel lezen?")
        await noor.taps("Over iemand die hier werkt", "Dan gaat het niet naar een coach")
        await noor.taps("Verder", "«meneer Bakker")
        assert line not in noor.screen.text
