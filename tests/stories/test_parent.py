"""A parent tells, in the u-form: the coach reads it, and the parent hears sent, read, finished (SCREENS §8)."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from bot.ports import Unit
from bot.route.dossier import Joins, Kept, Parents, Verdict
from bot.route.model import Case, Code, Staff, Whom
from bot.route.refusals import Refusal
from bot.texts import say
from bot.usecases import borging, road
from bot.usecases.casework import pick_up
from bot.usecases.scene import Scene
from tests.chat import Phone, Stage, a_stage
from tests.people import ALI, FATIMA, MULDER, NOOR, OLIVER, SAM, Pupil
from tests.stories.acts import (
    FOLDED,
    alerted,
    calm,
    count,
    everything,
    folds,
    forges,
    from_bot,
    opens,
    rows,
    signals,
)
from tests.usecases.roadside import AGREED, ALL_REASONS, FIRST, LATER

STORY = "mijn dochter Noor wordt uitgelachen in de kleedkamer"
NAMES = "Fatima Bouzid, Noor Bouzid"
CARD = "Uw bericht van"
BETWEEN: tuple[Callable[[Scene, Staff, Code], Case | Refusal], ...] = (
    lambda scene, staff, code: road.first_talk(scene, staff, code, FIRST),
    lambda scene, staff, code: road.talk_with_b(scene, staff, code, Joins.YES, Parents.COACH_CALLS),
    lambda scene, staff, code: road.agreed(scene, staff, code, AGREED),
    lambda scene, staff, code: borging.parents_called(scene, staff, code, "a"),
    borging.in_magister,
    lambda scene, staff, code: borging.followed_up(scene, staff, code, Verdict.GESTOPT, Kept.GELUKT, LATER),
    borging.ask_to_close,
)
"""What a coach does between *gelezen* and *klaar*."""


def records(stage: Stage, step: Callable[[Scene, Staff, Code], Case | Refusal], code: Code, unit: Unit) -> object:
    """Jansen records this step."""
    return step(stage.around.scene(unit), SAM, code)


async def tells(phone: Phone, language: str = "nl", about: str = "bullied", story: str = STORY) -> None:
    """From the first screen to the send screen: a parent, the subject, the story, the year, the class."""
    await phone.starts()
    await phone.taps(say("report-hello.parent", language), say("parent-hello", language, school="De Linde")[:30])
    await phone.taps(say(f"parent-hello.{about}", language), say("parent-story", language)[:20])
    await phone.says(story)
    await phone.sees(say("parent-year", language))
    await phone.taps("2", say("parent-class", language))
    await phone.taps("2HE · Jansen", story)


async def sends(phone: Phone) -> None:
    """Presses send, without a name, and waits for the receipt."""
    await phone.taps("Verstuur zonder naam", "Dank u wel. Uw bericht is verstuurd.")


@pytest.mark.parametrize("who", [FATIMA, OLIVER], ids=["nl", "en"])
async def test_a_parent_tells_and_the_coach_picks_it_up(tmp_path: Path, who: Pupil) -> None:
    """With the names: five taps and two messages, the questions, the card; alerted by code only, read, picked up."""
    async with a_stage(tmp_path) as stage:
        await the_first_road(stage, who)


async def the_first_road(stage: Stage, who: Pupil) -> None:
    """From *Start* until the card says that it was read."""
    parent, sam, language = stage.pupil(who), stage.coach(SAM), who.language
    await tells(parent, language)
    await parent.taps(say("parent-send.named", language), say("parent-name", language))
    await parent.says(NAMES)
    await parent.sees_only(say("parent-knows", language))
    await parent.taps(say("parent-sent.no", language), say("parent-knows-not", language, coach="Jansen"))
    await parent.taps(say("parent-knows-not.on", language), say("parent-how", language))
    await parent.taps(say("parent-how.scared", language), say("parent-tips", language)[:20])
    await parent.taps(say("parent-tips.done", language), say("status-card-other-u", language, **AT(language))[:12])
    await calm(stage)
    assert all(m.from_bot for m in parent.messages)
    assert STORY not in everything(parent)
    assert "Bouzid" not in everything(parent)
    await reads_and_picks_up(sam)
    await parent.sees_only(say("nudge", language))
    assert parent.screen.silent
    await parent.taps(say("nudge.view", language), say("card-read-yes", language, receiver="Jansen"))
    await folds_again(stage, parent, language)


def AT(language: str) -> dict[str, str]:
    """Values of a card, of which only the beginning is looked at."""
    return {"day": "", "read": "", "moment": ""}


async def reads_and_picks_up(sam: Phone) -> None:
    """The coach gets a code and nothing else; the screen says that a parent told, and how to begin."""
    code = await opens(sam, STORY)
    assert "Ouder of verzorger · 2HE · Fatima Bouzid, Noor Bouzid" in sam.screen.text
    assert "Over: eigen kind wordt gepest · Kind weet het: nee · Nu: durft niet naar school" in sam.screen.text
    assert "Het kind weet niets. Bel eerst de ouder" in sam.screen.text
    await sam.taps("Ik pak dit op", "Opgepakt. Wie het doorgaf, hoort alleen dat het gelezen is.")
    await sam.taps("wo 25")
    picked_up = await sam.sees(f"{code} · opgepakt")
    assert "A: zonder naam" in picked_up.text
    labels = "".join(button.label for row in picked_up.rows for button in row)
    assert "Bericht aan wie het doorgaf" in labels
    assert "Bericht aan A" not in labels
    assert "Doorgegeven door een ouder · eigen kind wordt gepest · naam gegeven" in picked_up.text


async def folds_again(stage: Stage, parent: Phone, language: str) -> None:
    """A quarter of an hour later the chat says nothing."""
    if language == "nl":
        await folds(stage, parent)
        assert parent.bubbles == [FOLDED]


async def test_without_a_name_the_coach_reads_none(tmp_path: Path) -> None:
    """*Verstuur zonder naam*: no call is promised, and the coach is told that there is no name."""
    async with a_stage(tmp_path) as stage:
        parent, sam = stage.pupil(FATIMA), stage.coach(SAM)
        await tells(parent, about="part")
        await sends(parent)
        await parent.taps("Nee", "Zonder uw naam kan Jansen u niet bellen.")
        await parent.taps("Verder", "Hoe gaat het nu met uw kind?")
        await parent.taps("Ik ben bang voor iets ergs", "Bel 112.")
        await parent.taps("Nee", "Zeg duidelijk dat pesten moet stoppen.")
        await opens(sam, STORY)
        assert "· 2HE · zonder naam" in sam.screen.text
        assert "Over: eigen kind doet mee" in sam.screen.text
        assert "ouder vreest iets ergs" in sam.screen.text
        assert "gaf geen naam" in sam.screen.text


async def test_words_are_never_refused_to_a_parent(tmp_path: Path) -> None:
    """R3: typed first, at each screen with only buttons, and at the questions after sending: all of it arrives."""
    async with a_stage(tmp_path) as stage:
        parent, sam = stage.pupil(FATIMA), stage.coach(SAM)
        await parent.says("het begon in september")
        await parent.taps("Ik ben ouder", "Waar gaat het over?")
        await parent.says("ik maak me zorgen")
        await parent.sees("Ik heb het erbij gezet.")
        await parent.taps("Mijn kind wordt gepest", "In welk leerjaar zit uw kind?")
        await parent.says("ook in de bus")
        await parent.taps("2", "Welke klas")
        await parent.taps("2HE · Jansen", "het begon in september\nik maak me zorgen\nook in de bus")
        await sends(parent)
        await parent.taps("Ik vertel het nog", "Hoe gaat het nu met uw kind?")
        await parent.says("vandaag bleef zij thuis")
        await parent.sees("Ik heb het erbij gezet.")
        await calm(stage)
        await parent.taps("Somber of boos", "Wat kunt u thuis doen?")
        await parent.taps("Klaar", CARD)
        await calm(stage)
        assert all(m.from_bot for m in parent.messages)
        await opens(sam, "het begon in september\nik maak me zorgen\nook in de bus\n+ vandaag bleef zij thuis")
        assert "Nu: somber of boos" in sam.screen.text


async def test_an_answer_counts_at_once(tmp_path: Path) -> None:
    """Whoever stops after the first question has answered it; changed with *Terug*, the last answer stands."""
    async with a_stage(tmp_path) as stage:
        parent, sam = stage.pupil(FATIMA), stage.coach(SAM)
        await tells(parent)
        await sends(parent)
        await parent.taps("Ja", "Hoe gaat het nu met uw kind?")
        await opens(sam, STORY)
        assert "Kind weet het: ja · Nu: –" in sam.screen.text
        await parent.taps("Terug", "Weet uw kind dat u dit doorgeeft?")
        await parent.taps("Ik vertel het nog", "Hoe gaat het nu met uw kind?")
        await parent.taps("Stop")
        await parent.sees_only(FOLDED)
        await calm(stage)
        await sam.taps("Verberg", "Verborgen")
        await sam.taps("Postvak", "Er wacht 1 nieuw bericht")
        await sam.taps("📬", "Kind weet het: ouder vertelt het nog")
        assert count(stage, "talk") == 0


async def test_to_somebody_else_and_the_coach_sees_nothing(tmp_path: Path) -> None:
    """*Naar iemand anders*: the vertrouwenspersoon reads it; the coaches of the class never see that it is there."""
    async with a_stage(tmp_path) as stage:
        parent, sam, mulder = stage.pupil(FATIMA), stage.coach(SAM), stage.coach(MULDER)
        await tells(parent)
        await parent.taps("Naar iemand anders", "Wie mag het lezen?")
        assert parent.labels[:2] == ["De vertrouwenspersoon", "De Wit"]
        await parent.taps("De vertrouwenspersoon", "Dit gaat naar Mulder:")
        await sends(parent)
        code = await opens(mulder, STORY)
        await calm(stage)
        await forges(stage, sam, f"s:{code}:open")
        assert STORY not in everything(sam)
        assert "Nieuw bericht" not in everything(sam)


async def test_a_parent_who_would_rather_call(tmp_path: Path) -> None:
    """*Ik bel liever* says what to ask for; *Toch hier doorgeven* leads back. Nothing is sent."""
    async with a_stage(tmp_path) as stage:
        parent = stage.pupil(FATIMA)
        await parent.starts()
        await parent.taps("Ik ben ouder", "Waar gaat het over?")
        await parent.taps("Ik bel liever", "vraag naar de coach van uw kind")
        await parent.taps("Toch hier doorgeven", "Waar gaat het over?")
        await parent.taps("Wie ziet wat?", "Wie ziet wat?")
        await parent.taps("Begin", "Waar gaat het over?")
        await parent.taps("Stop", "Weggegooid.")
        await calm(stage)
        assert (count(stage, "casus"), count(stage, "talk")) == (0, 0)


async def test_a_parent_hears_sent_read_finished_and_nothing_else(tmp_path: Path) -> None:
    """Whatever is done in between, the card between *gelezen* and *klaar* is the same, byte for byte (SCREENS §14)."""
    async with a_stage(tmp_path) as stage:
        parent, sam = stage.pupil(FATIMA), stage.coach(SAM)
        await tells(parent)
        await sends(parent)
        code = await alerted(sam)
        await folds(stage, parent)
        await parent.taps("Bekijk", CARD)
        assert "○ Gelezen door Jansen\n○ Klaar" in parent.screen.text
        stage.lane.now(lambda unit: pick_up(stage.around.scene(unit), SAM, code))
        await parent.sees_only("Er staat iets voor je klaar.")
        await parent.taps("Bekijk", "✓ Gelezen door Jansen\n○ Klaar")
        read = parent.screen.text, parent.labels
        for step in BETWEEN:
            await folds(stage, parent)
            taken = stage.lane.now(partial(records, stage, step, code))
            assert isinstance(taken, Case)
            await calm(stage)
            assert parent.bubbles == [FOLDED]
            await parent.taps("Bekijk", CARD)
            assert (parent.screen.text, parent.labels) == read
        await folds(stage, parent)
        stage.lane.now(lambda unit: borging.close(stage.around.scene(unit), SAM, code, ALL_REASONS))
        await parent.sees_only("Er staat iets voor je klaar.")
        await parent.taps("Bekijk", "✓ Gelezen door Jansen\n✓ Klaar")
        assert "vóór" not in parent.screen.text


async def test_a_parent_never_sees_that_a_pupil_told_too(tmp_path: Path) -> None:
    """Noor told as well, and talks with her coach: in her mother's chat nothing of it stands, ever."""
    async with a_stage(tmp_path) as stage:
        noor, parent, sam = stage.pupil(NOOR), stage.pupil(FATIMA), stage.coach(SAM)
        await signals(noor, "mama mag dit niet weten")
        code = await opens(sam, "mama mag dit niet weten")
        await tells(parent)
        await sends(parent)
        await parent.taps("Ja", "Hoe gaat het")
        await parent.taps("Gaat wel", "Wat kunt u thuis doen?")
        await parent.taps("Klaar", CARD)
        for deed in ("card", "read", "more", "code", "questions", "name"):
            await forges(stage, parent, f"r:{code}:{deed}")
            assert code not in everything(parent)
            assert "mama" not in everything(parent)
        assert {whom for (whom,) in rows(stage, "SELECT whom FROM casus")} == {Whom.ME, Whom.PARENT}


async def test_what_a_parent_told_lies_sealed(tmp_path: Path) -> None:
    """A thief reads that a parent told; not about what, not whether the child knows, and no name."""
    async with a_stage(tmp_path) as stage:
        parent, sam, ali = stage.pupil(FATIMA), stage.coach(SAM), stage.coach(ALI)
        await tells(parent)
        await parent.taps("Verstuur met mijn naam", "Typ uw naam")
        await parent.says("F")
        await parent.sees("Dat is wel kort. Typ uw naam en de naam van uw kind.")
        await parent.says(NAMES)
        await parent.sees("Weet uw kind dat u dit doorgeeft?")
        await parent.taps("Nee", "Dat kan.")
        await calm(stage)
        disk = b"".join(file.read_bytes() for file in stage.folder.glob("signaal.db*"))
        assert b"parent" in disk
        for word in (b"bullied", b"knows=", b"Bouzid", b"kleedkamer", b"canary"):
            assert word not in disk, word
        assert from_bot(ali)[-1].text == "Je postvak is leeg."
        assert "Nieuw bericht" in everything(sam)


@pytest.mark.parametrize("who", [FATIMA, OLIVER], ids=["nl", "en"])
async def test_the_link_on_the_parents_card_saves_a_tap(tmp_path: Path, who: Pupil) -> None:
    """Who scans it is spoken to as a parent at once: four taps and one message, and back leads to the first screen."""
    language = who.language
    async with a_stage(tmp_path) as stage:
        parent, school = stage.pupil(who), stage.around.school.name
        await parent.starts("ouder")
        await parent.taps(say("parent-hello.sees", language), say("who-sees-u", language))
        await parent.taps(say("who-sees.begin", language), say("parent-hello", language, school=school))
        await parent.taps(say("row.back", language))
        await parent.sees(say("report-hello", language, school=school))
        await parent.taps(say("report-hello.parent", language))
        await parent.taps(say("parent-hello.bullied", language), say("parent-story", language))
        await parent.starts("ouder")
        await parent.sees(say("note-here", language))
        assert say("parent-story", language) in parent.screen.text


async def test_it_changes_nothing_for_who_has_a_card_already(tmp_path: Path) -> None:
    """Nobody tells something new by scanning it again; and before the school has decided nobody tells at all."""
    async with a_stage(tmp_path) as stage:
        parent = stage.pupil(FATIMA)
        await tells(parent, "nl")
        await sends(parent)
        await parent.starts("ouder")
        await parent.sees("Uw bericht van")


@pytest.mark.parametrize("who", [FATIMA, OLIVER], ids=["nl", "en"])
async def test_what_a_parent_reads_last_is_in_the_u_form(tmp_path: Path, who: Pupil) -> None:
    """After taking back the chat knows nothing of the case any more, and still says u."""
    language = who.language
    async with a_stage(tmp_path) as stage:
        parent = stage.pupil(who)
        await tells(parent, language)
        await parent.taps(say("parent-send.anon", language), say("parent-knows", language))
        await parent.says(f"/{say('own-commands.take-back', language)}")
        await parent.taps(say("take-back.yes", language), say("taken-back-u", language))
