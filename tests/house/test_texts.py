"""What must hold for every word the bot speaks, in every language: SCREENS R1, R5, R8, R13, and DOMAIN §4."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import texts as spoken
from bot.route.access import UNSEEN
from bot.route.dossier import Parents
from bot.route.model import Status, Whom
from bot.texts import FIRST, LANGUAGES, UNASKED, has, keys, load, place, say, variables
from tests.house.text_limits import CHAT_FILES, LABELS, LIMITS, PHRASE, PUPILS_READ, SAMPLES, STAFF_FILES

__all__ = ["LIMITS", "PHRASE", "SAMPLES", "words"]

FOLDER = Path(spoken.__file__).parent
LONG_NAME = "Mevrouw De Wit-Van Ravenswaaij Claassen"


def forbidden(language: str) -> dict[str, str]:
    """The patterns of words that no text of this language may hold, and that pupils never read (SCREENS R8)."""
    return tomllib.loads((place(language) / "forbidden.toml").read_text("utf-8"))


def every(language: str) -> Iterator[tuple[str, str]]:
    """Each key of a language with what it says when its values are the samples."""
    for key in sorted(keys(language)):
        yield key, say(key, language, **{name: SAMPLES[name] for name in variables(key, language)})


def in_files(*names: str) -> frozenset[str]:
    """The messages that stand in these files."""
    written = "\n".join((FOLDER / FIRST / name).read_text(encoding="utf-8") for name in names)
    return frozenset(re.findall(r"^([a-z][a-z-]*) =", written, re.MULTILINE))


def for_staff() -> frozenset[str]:
    """The messages that only people who work at the school read: those of their files, and one of ``chat.ftl``."""
    return in_files(*STAFF_FILES) - PUPILS_READ | {"unknown-words", "desk-media"}


def options(question: str) -> set[str]:
    """The names of the buttons of a screen."""
    return {key.partition(".")[2] for key in keys(FIRST) if key.startswith(f"{question}.")}


def phrases(prefix: str) -> set[str]:
    """What comes after this beginning in the keys of messages."""
    return {key.removeprefix(prefix) for key in keys(FIRST) if key.startswith(prefix) and "." not in key}


def on_a_button(key: str) -> bool:
    """Whether this text is the label of a button."""
    return "." in key or key in LABELS or key.startswith("next-")


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
    assert [text for key, text in every(language) if on_a_button(key) and (len(text) > 32 or "\n" in text)] == []


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
    office = re.compile(rf"\b(?:{forbidden(language)['to_pupils']})\b", re.IGNORECASE)
    staff = for_staff()
    found = {key: office.findall(text) for key, text in every(language) if key.partition(".")[0] not in staff}
    assert {key: hits for key, hits in found.items() if hits} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_called_an_offender_or_a_victim(language: str) -> None:
    """DOMAIN §4: no text, not even for staff, has a word that judges either pupil."""
    judging = re.compile(rf"\b(?:{forbidden(language)['never']})\b", re.IGNORECASE)
    assert [key for key, text in every(language) if judging.search(text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_its_lists_of_words(language: str) -> None:
    """A new language is only held to R8 when somebody wrote down its words: they stand beside its texts."""
    assert all(len(words) > 10 for words in forbidden(language).values())
    assert sorted(forbidden(language)) == ["never", "to_pupils"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stays_in_the_chat_does_not_say_what_it_is_about(language: str) -> None:
    """SCREENS §5, R6: what comes after sending, the nudge and the command menu hold no word about bullying."""
    open_to_all = {*in_files(*CHAT_FILES), *PUPILS_READ, "commands", "row"}
    texts = [text for key, text in every(language) if key.partition(".")[0] in open_to_all]
    assert len(texts) > 140
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


OF_THE_SCHOOL = dict.fromkeys(("alert-urgent-call", "alert-board"), frozenset({"number"}))
"""What comes from the school's own file, and is the same for every case."""


def test_an_alert_holds_a_code_and_nothing_more() -> None:
    """DESIGN §1: what stands on a coach's phone unopened can hold no content, class or name."""
    alerts = {key for key in keys(FIRST) if key.startswith("alert-") and "." not in key}
    assert alerts >= {"alert-new", "alert-reply", "alert-waiting", "alert-escalated"}
    for key in alerts | {"stub"}:
        assert variables(key, FIRST) - OF_THE_SCHOOL.get(key, frozenset()) == {"code"}
    assert variables("day", FIRST) == {"count"}


def test_every_status_and_every_teller_has_a_name() -> None:
    """What the rules can put on a coach's card can also be said."""
    assert [key for key in (f"status-{status}" for status in set(Status) - UNSEEN) if not has(key)] == []
    assert [key for key in (f"case-whom-{whom}" for whom in Whom) if not has(key)] == []


def test_every_answer_has_its_counterpart() -> None:
    """What is chosen on one screen is said in words on another: to the coach, or to the pupil who checks it."""
    for question in ("wish", "how", "often", "safe"):
        assert phrases(f"told-{question}-") == options(f"more-{question}") - {"enough"}
    for question in ("where", "long", "who", "support"):
        assert phrases(f"told-{question}-") == options(f"more-{question}") - {"enough", "ready"}
    for answer, question in (("aware", "other-knows"), ("beside", "other-help")):
        assert phrases(f"told-{answer}-") == options(question)
    assert phrases("told-danger-") == options("report-sent-other") - {"card", "take-back"}
    assert phrases("told-verdict-") == options("verdict") - {"skip"} == options("follow-a")
    assert phrases("plan-check-") == options("talk-wish")
    assert phrases("plan-parents-") == set(Parents)
    assert phrases("next-") == phrases("now-")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plan_fits_whatever_was_said_about_the_parents(language: str) -> None:
    """SCREENS ``plan-check``: at most fifty words, with each wish and each word about the parents."""
    for wish in phrases("plan-check-"):
        for about in phrases("plan-parents-"):
            parents = say(f"plan-parents-{about}", language, coach=LONG_NAME)
            said = say(f"plan-check-{wish}", language, coach=LONG_NAME, parents=parents)
            assert words(said) <= LIMITS[f"plan-check-{wish}"], (wish, about)
    assert len({say(f"plan-check-{wish}", language, coach="J", parents="") for wish in phrases("plan-check-")}) == 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_invitation_fits_below_the_receipt(language: str) -> None:
    """SCREENS ``report-sent``: with the question about four more questions it still holds at most 65 words."""
    receipt = say("report-sent", language, moment=SAMPLES["moment"])
    assert words(f"{receipt}\n{say('report-sent-more', language)}") <= LIMITS["report-sent"]


def test_nothing_in_the_chat_says_that_home_is_not_safe() -> None:
    """Who looks along at home reads that nobody calls yet, as with every pupil who still thinks about it."""
    home = re.compile(r"veilig|safe|thuis|home", re.IGNORECASE)
    for language in LANGUAGES:
        assert not home.search(say("plan-parents-unsafe", language, coach="Jansen"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_numbers_to_call(language: str) -> None:
    """A number that was corrected in one language is corrected in all."""
    number = re.compile(r"\b\d{3,4}-[\d ]*\d\b")
    here, first = (
        {key: number.findall(text) for key, text in every(one) if number.search(text)} for one in (language, FIRST)
    )
    assert here == first
    assert len(here) >= 8


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_ready_question_is_the_button_that_asks_it(language: str) -> None:
    """SCREENS ``pick-up-unknown``: the coach sees on the button what the pupil will read."""
    for question in ("what-helps", "want-to-talk"):
        assert say(f"pick-up-unknown.{question}", language) == say(f"question-{question}", language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_one_wish_sends_the_coach_to_the_other_pupil(language: str) -> None:
    """P-17: after any wish but a herstelgesprek nothing on the screen says to go and talk to B."""
    after = ("talk-saved", "talk-saved-plain", "talk-saved-no-chat", "talk-look")
    assert [key for key in after if re.search(r"\bB\b", say(key, language))] == ["talk-saved"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_about_b_does_not_speak_of_a(language: str) -> None:
    """The same words for B, with the letter changed: a coach who reads the wrong letter tells the wrong pupil."""
    for about_a, about_b in (("parents-a", "parents-b"), ("talk-objects", "b-objects")):
        assert re.sub(r"\bA\b", "B", say(about_a, language)) == say(about_b, language)


def test_a_note_of_this_road_wants_no_values() -> None:
    """A note is put before any screen, so it is said as it stands."""
    for note in ("answer-sent", "closed-thanks", "written", "written-other", "agree-wrong", "locked"):
        assert variables(note, FIRST) == frozenset()


def test_a_number_chooses_its_words() -> None:
    """None, one and many each read as people say them."""
    assert say("desk", "nl", waiting=0, mine=1) == "Er wacht geen nieuw bericht.\nJij hebt 1 casus opgepakt."
    assert say("desk", "nl", waiting=1, mine=2) == "Er wacht 1 nieuw bericht.\nJij hebt 2 casussen opgepakt."
    assert say("desk", "en", waiting=3, mine=0).startswith("3 new messages are waiting.")
    assert say("day", "nl", count=1) == "Goedemorgen. Vandaag 1 ding."
    assert say("day", "en", count=2) == "Good morning. Today: 2 things."
    assert "over 1 schooldag. Begint" in say("close-ask", "nl", coach="Jansen", days=1)
    assert "in 3 school days. If" in say("close-ask", "en", coach="Jansen", days=3)


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
