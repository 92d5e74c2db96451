"""What must hold for every word the bot speaks, in every language: SCREENS R1, R5, R8, R13, and DOMAIN §4."""

import re
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

import bot.texts
from bot.route.model import Status, Whom
from bot.texts import FIRST, LANGUAGES, UNASKED, has, keys, load, say, variables

FOLDER = Path(bot.texts.__file__).parent

LIMITS = {
    # chat
    "no-media": 45,
    "note-expired": 20,
    "note-slow": 20,
    "note-sorry": 16,
    "note-too-long": 20,
    # report
    "report-hello": 78,
    "report-story": 35,
    "report-story-other": 30,
    "report-story-part": 45,
    "report-kinds": 15,
    "report-year": 30,
    "report-year-other": 25,
    "report-class": 10,
    "report-class-other": 10,
    "report-send": 75,
    "report-send-plain": 75,
    "report-send-other": 75,
    "report-send-other-plain": 75,
    "report-whole": 10,
    "report-name": 65,
    "report-receiver": 20,
    "report-coach": 10,
    "report-about-staff": 55,
    "report-change": 10,
    "report-gone": 25,
    "report-sent": 65,
    "report-sent-other": 65,
    # card
    "status-card": 75,
    "status-card-other": 45,
    "card-more": 10,
    "card-which": 10,
    "folded": 10,
    "nudge": 8,
    "late": 40, "late-alone": 40,
    "no-news": 35,
    "add": 12,
    "read-back": 10,
    "read-back-page": 12,
    "take-back": 45,
    "take-back-read": 45,
    "taken-back": 40,
    "taken-back-read": 40,
    "typed-later": 20,
    "quiet": 25,
    "chat-clear": 45,
    # before
    "who-sees": 135,
    "how-long": 60,
    "fears": 10,
    "fear-worse": 50,
    "fear-other": 45,
    "fear-parents": 55,
    "fear-known": 45,
    "fear-back": 45,
    "fear-isit": 30,
    "talk-instead": 55,
    # help
    "help": 15,
    "help-danger": 40,
    "help-death": 45,
    "help-home": 40,
    "help-images": 45,
    "help-talk": 45,
    # coach
    "coach-welcome": 75,
    "coach-waiting": 20,
    "coach-invite-bad": 15,
    "alert-new": 15,
    "later": 20,
    "passed-on": 20,
    "passed-on-nobody": 20,
    "case-new": 45,
    "case-page": 10,
    "case-card": 60,
    "not-mine": 12,
    "stub": 1,
    "hidden": 8,
    "desk": 20,
    "desk-empty": 8,
}
"""The most words a text may hold, the story apart; most are the headings of SCREENS. What is not here is a phrase."""
PHRASE = 15
"""The most words of a note, a line or a phrase, which stand inside a screen or before it."""

SAMPLES: dict[str, str | int] = {
    "school": "Van Eyckcollege",
    "receiver": "Jansen",
    "coach": "Jansen",
    "klas": "2HE",
    "story": "ketting",
    "moment": "wo 25 november, 17.00 uur",
    "found": "ik zat naast haar",
    "page": 2,
    "pages": 3,
    "name": "Noor van Dijk",
    "vertrouwenspersoon": "mevrouw De Wit",
    "vp_contact": "kamer 1.12, 06-12345678",
    "aw_plek": "kamer 0.04",
    "fg_contact": "fg@school.example",
    "days": 60,
    "backup_days": 65,
    "day": "di 24 november",
    "read": "✓ Gelezen door Jansen",
    "done": "○ Klaar",
    "now": "nog niet gelezen; ik heb het ook aan de achterwacht gevraagd",
    "later": "iemand gaat jou helpen",
    "next": "met A kiezen wat helpt",
    "code": "KD7FQ",
    "daypart": "di, ochtend",
    "whom": "Leerling over zichzelf",
    "kinds": "roddels, bedreigen",
    "status": "herstelgesprek gepland",
    "waiting": 2,
    "mine": 1,
    "time": "11.15",
    "weekday": "di",
    "part": "ochtend",
}
"""A value for every name a text may ask for, as a real school fills them in."""

NEVER = {
    "nl": r"dader\w*|slachtoffer\w*",
    "en": r"offend\w*|perpetrator\w*|victim\w*",
}
NOT_TO_PUPILS = {
    "nl": r"melding\w*|melders?|casus\w*|signa(?:al|len)|protocol\w*|versleutel\w*|anonie?m\w*|pesters?",
    "en": r"report\w*|cases?|signals?|protocols?|encrypt\w*|anonym\w*|bull(?:y|ies)",
}
"""Words that pupils never read (SCREENS R8), and their English counterparts; the word *bullied* is no label."""


def every(language: str) -> Iterator[tuple[str, str]]:
    """Each key of a language with what it says when its values are the samples."""
    for key in sorted(keys(language)):
        yield key, say(key, language, **{name: SAMPLES[name] for name in variables(key, language)})


def for_staff() -> frozenset[str]:
    """The messages that only people who work at the school read: those of ``coach.ftl``, and one of ``chat.ftl``."""
    written = (FOLDER / FIRST / "coach.ftl").read_text(encoding="utf-8")
    return frozenset(re.findall(r"^([a-z][a-z-]*) =", written, re.MULTILINE)) | {"unknown-words"}


def words(text: str) -> int:
    """How many words somebody reads: what holds a letter or a digit; marks and bullets are none."""
    return sum(any(sign.isalnum() for sign in word) for word in text.split())


def sentences(text: str) -> list[str]:
    """The sentences of a text; the end of a line ends one, and so does a mark before a space."""
    return [part for line in text.splitlines() for part in re.split(r"(?<=[.!?])\s+", line)]


def pictures(text: str) -> list[str]:
    """The emoji in a text."""
    return [sign for sign in text if unicodedata.category(sign) == "So" and sign not in "●○"]


def test_the_schools_own_language_comes_first() -> None:
    """Dutch and English are spoken, and Dutch is what a person gets of whom nothing is known."""
    assert LANGUAGES[0] == FIRST == "nl"
    assert set(LANGUAGES) >= {"nl", "en"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_says_the_same_things(language: str) -> None:
    """Every language has the same texts and the same buttons, and each asks for the same values."""
    assert keys(language) == keys(FIRST)
    assert {key: variables(key, language) for key in keys(language)} == {
        key: variables(key, FIRST) for key in keys(FIRST)
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_can_be_said(language: str) -> None:
    """With its values filled in each text is words, without braces, marks or signs of something left open."""
    for key, text in every(language):
        assert text, key
        assert not re.search(r"[{}\ue000\u2068\u2069]|\?\?\?", text), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_screen_is_longer_than_its_limit(language: str) -> None:
    """SCREENS R1: a screen never holds more words than its heading says, and a phrase at most fifteen."""
    said = {key: words(text) for key, text in every(language) if "." not in key}
    assert {key: count for key, count in said.items() if count > LIMITS.get(key, PHRASE)} == {}


def test_every_limit_is_about_a_text_that_exists() -> None:
    """A screen that changed its name does not quietly lose its limit."""
    assert [key for key in LIMITS if not has(key)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_longer_than_eighteen_words(language: str) -> None:
    """SCREENS R1: B1 readers get short sentences, also when the values are long."""
    long = [part for _, text in every(language) for part in sentences(text) if words(part) > 18]
    assert long == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_are_short_on_average(language: str) -> None:
    """DOMAIN §4: what pupils read has about six words in a sentence; above seven it is no longer plain."""
    read = [text for key, text in every(language) if "." not in key and key not in for_staff() and key in LIMITS]
    counts = [words(part) for text in read for part in sentences(text)]
    assert sum(counts) / len(counts) <= 7


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_button_fits(language: str) -> None:
    """SCREENS R1: a button has at most 32 characters, and stands on one line."""
    assert [text for key, text in every(language) if "." in key and (len(text) > 32 or "\n" in text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_buttons_of_one_screen_differ(language: str) -> None:
    """Nobody has to choose between two buttons that say the same."""
    seen: dict[tuple[str, str], str] = {}
    for key, text in every(language):
        message, dot, _ = key.partition(".")
        assert not dot or seen.setdefault((message, text), key) == key, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_pupils_never_read_the_words_of_the_office(language: str) -> None:
    """SCREENS R8: a pupil reads no *melding*, *casus*, *anoniem* or *pester*, and no English word like them."""
    forbidden = re.compile(rf"\b(?:{NOT_TO_PUPILS[language]})\b", re.IGNORECASE)
    staff = for_staff()
    found = {key: forbidden.findall(text) for key, text in every(language) if key.partition(".")[0] not in staff}
    assert {key: hits for key, hits in found.items() if hits} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_called_an_offender_or_a_victim(language: str) -> None:
    """DOMAIN §4: no text, not even for staff, has a word that judges either pupil."""
    forbidden = re.compile(rf"\b(?:{NEVER[language]})\b", re.IGNORECASE)
    assert [key for key, text in every(language) if forbidden.search(text)] == []


def test_every_language_has_its_lists_of_words() -> None:
    """A new language is only held to R8 when somebody wrote down its words."""
    assert set(NEVER) == set(NOT_TO_PUPILS) == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stays_in_the_chat_does_not_say_what_it_is_about(language: str) -> None:
    """SCREENS §5, R6: the card, the folded line, the nudge and the command menu hold no word about bullying."""
    written = (FOLDER / FIRST / "card.ftl").read_text(encoding="utf-8")
    open_to_all = {*re.findall(r"^([a-z][a-z-]*) =", written, re.MULTILINE), "commands", "row"}
    texts = [text for key, text in every(language) if key.partition(".")[0] in open_to_all]
    assert len(texts) > 40
    assert [text for text in texts if re.search(r"pest|bull[iy]", text, re.IGNORECASE)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_danger_screens_are_bare(language: str) -> None:
    """SCREENS R13: at most 45 words, no emoji, and the same numbers in every language."""
    for key, text in every(language):
        if key.partition(".")[0] in LIMITS and key.startswith("help"):
            assert words(text) <= 45
            assert pictures(text) == []
            assert re.findall(r"\b(?:112|113|\d{3,4}-[\d ]+\d)\b", text) == re.findall(
                r"\b(?:112|113|\d{3,4}-[\d ]+\d)\b", dict(every(FIRST))[key]
            )


def test_exactly_one_text_comes_unasked() -> None:
    """SCREENS R5: a reporter gets only ``nudge`` unasked, and it can hold no name, subject or code."""
    assert sorted(UNASKED) == ["nudge"]
    for language in LANGUAGES:
        assert not variables("nudge", language)
        assert not re.search(r"\d", say("nudge", language))


def test_an_alert_holds_a_code_and_nothing_more() -> None:
    """DESIGN §1: what stands on a coach's phone unopened can hold no content, class or name."""
    for key in ("alert-new", "stub"):
        assert variables(key, FIRST) == {"code"}


def test_every_status_and_every_teller_has_a_name() -> None:
    """What the rules can put on a coach's card can also be said."""
    assert [key for key in (f"status-{status}" for status in Status) if not has(key)] == []
    assert [key for key in (f"case-whom-{whom}" for whom in Whom) if not has(key)] == []


def test_a_number_chooses_its_words() -> None:
    """None, one and many each read as people say them."""
    assert say("desk", "nl", waiting=0, mine=1) == "Er wacht geen nieuw bericht.\nJij hebt 1 casus opgepakt."
    assert say("desk", "nl", waiting=1, mine=2) == "Er wacht 1 nieuw bericht.\nJij hebt 2 casussen opgepakt."
    assert say("desk", "en", waiting=3, mine=0).startswith("3 new messages are waiting.")


def test_a_long_story_is_said_whole() -> None:
    """A page of a story may fill a message, although Fluent itself stops at 2,500 characters."""
    story = "Ze lachen. " * 360
    assert say("read-back", "nl", story=story).startswith(f"«{story}»\n")
    assert f"«{story}»" in say("report-whole", "nl", story=story, page=1, pages=4)


def test_what_somebody_typed_is_never_read_as_a_text() -> None:
    """Braces, marks and names of values in a story come out as they went in."""
    typed = "{ $receiver } \ue000receiver\ue000 {ik} .zei *dat"
    said = say("report-send-plain", "nl", receiver="Jansen", story=typed, moment="morgen")
    assert f"«{typed}»" in said
    assert said.count("Jansen") == 3


@pytest.mark.parametrize(
    ("key", "values", "error"),
    [
        ("no-such-text", {}, KeyError),
        ("nudge.no-such-button", {}, KeyError),
        ("row", {}, KeyError),
        ("add", {}, ValueError),
        ("add", {"coach": "geheim", "story": "geheim"}, ValueError),
        ("add", {"receiver": "geheim"}, ValueError),
        ("add", {"coach": None}, ValueError),
    ],
)
def test_a_wrong_question_names_the_key_and_no_value(
    key: str, values: dict[str, str], error: type[Exception]
) -> None:
    """A bug in asking stops at once; what it says may reach a log, so it holds no value."""
    with pytest.raises(error) as caught:
        say(key, "nl", **values)
    assert key in str(caught.value)
    assert "geheim" not in str(caught.value)


def test_a_language_that_is_not_spoken_is_a_wrong_question() -> None:
    """Nobody gets another language in silence."""
    with pytest.raises(KeyError):
        say("nudge", "fr")


@pytest.mark.parametrize("broken", ["Nudge! = hoi", "ping = hoi\nping = ook", "-term = hoi", "ping =\n    [ja] nee"])
def test_a_line_that_would_be_lost_stops_the_reading(tmp_path: Path, broken: str) -> None:
    """Fluent drops what it does not understand, and keeps the first of two; we refuse the file."""
    (tmp_path / "nl").mkdir()
    (tmp_path / "nl" / "chat.ftl").write_text(f"hello = hoi\n{broken}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"nl/chat\.ftl"):
        load(tmp_path).say("hello", "nl")


def test_a_quoted_text_brings_its_own_values(tmp_path: Path) -> None:
    """A text that quotes another wants what the other wants; quoting a text that is not there is an error."""
    (tmp_path / "nl").mkdir()
    (tmp_path / "nl" / "a.ftl").write_text("outer = { inner.by }!\ninner = x\n    .by = { $who }\n", encoding="utf-8")
    assert load(tmp_path).variables("outer", "nl") == {"who"}
    assert load(tmp_path).say("outer", "nl", who="Noor") == "Noor!"
    (tmp_path / "nl" / "b.ftl").write_text("loose = { nowhere }\n", encoding="utf-8")
    with pytest.raises(ValueError, match="loose"):
        load(tmp_path).keys("nl")


def test_a_third_language_is_one_folder(tmp_path: Path) -> None:
    """A folder ``de`` beside the others is found and spoken, days and all, by the same code."""
    for part in ("__init__.py", "texts"):
        source, target = FOLDER.parent / part, tmp_path / "bot" / part
        target.parent.mkdir(exist_ok=True)
        shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)
    german = shutil.copytree(FOLDER / "en", tmp_path / "bot" / "texts" / "de")
    (german / "moments.ftl").write_text("pattern-day = EEE d. MMMM\npattern-short-day = EEE d.\n", encoding="utf-8")
    asked = "from datetime import date; from zoneinfo import ZoneInfo; from bot.texts import LANGUAGES, say; "
    asked += "from bot.texts.moments import day; print(LANGUAGES, say('row.stop', 'de'), "
    asked += "day(date(2026, 11, 25), 'de', ZoneInfo('Europe/Amsterdam')))"
    out = subprocess.run([sys.executable, "-c", asked], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "('nl', 'de', 'en') Stop Mi 25. November"
