"""The notes for Magister: what was agreed with one pupil, and nothing of anybody else or of what was told (P-43, P-79).

Canaries are planted in every entry of a case and in the agreements themselves; none comes out in any note.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ports import Message
from bot.route import magister
from bot.route.dossier import Agreement, Dossier, Noted, Parents
from bot.route.magister import MOST, OTHER, Draft, Secrets, fitted, size_of
from bot.route.model import Case, Entry, EntryKind, Status
from bot.texts import LANGUAGES, say
from bot.texts.notewords import note_words
from bot.usecases.notes import TEXTS
from handlers.flows import notes
from handlers.flows.view import View
from handlers.present import worded
from tests.explorer import LARGE, OWNER, PICKED_UP, TUESDAY, scene
from tests.house.road_states import AGREED, kept
from tests.rules.calendars import patiently

FOLLOWED: Final = replace(PICKED_UP, status=Status.BORGING)
every_language = pytest.mark.parametrize("language", LANGUAGES)


def shown(dossier: Dossier, language: str, *entries: Entry, case: Case = FOLLOWED) -> Message:
    """The message with the notes, as the coach of this case gets it."""
    view = View(LARGE, TUESDAY, 1, case, (*entries, kept(dossier)), cases=(case,), staff=OWNER)
    return worded(scene(LARGE), language, notes.PANELS[TEXTS](view), None)


def copied(message: Message) -> dict[str, str]:
    """What each button copies, by its label."""
    return {button.label: button.copy for row in message.rows for button in row if button.copy}


def agreed(*lines: tuple[str, str], **more: object) -> Dossier:
    """A case in which this was agreed."""
    return replace(AGREED, agreements=tuple(Agreement(*line) for line in lines), **more)  # type: ignore[arg-type]


# --- What stands in a note --------------------------------------------------------------------------------------------


def test_each_pupil_has_a_note_with_what_was_agreed_and_when_they_talk_again() -> None:
    """SCREENS ``magister``: another pupil's letter is nobody; the coach's own lines are in none of them."""
    lines = ("B", "stopt met berichten over A"), ("A", "zegt het als het weer gebeurt"), ("ik", "kom erop terug")
    assert copied(shown(agreed(*lines), "nl")) == {
        "Kopieer A": "Gesprek op school met de coach. Afgesproken met deze leerling: zegt het als het weer gebeurt. "
        "Vervolggesprek: wo 2 december.",
        "Kopieer B": "Gesprek op school met de coach. Afgesproken met deze leerling: stopt met berichten over een "
        "andere leerling. Vervolggesprek: wo 2 december.",
    }


@every_language
def test_a_pupil_with_whom_nothing_was_agreed_has_a_note_as_well(language: str) -> None:
    """A and B always; another one only with agreements of its own."""
    message = shown(agreed(("C", "helpt A")), language)
    assert [*copied(message)] == [say("magister-copy.copy", language, pupil=pupil) for pupil in "ABC"]
    assert copied(message)[say("magister-copy.copy", language, pupil="A")].startswith(
        say("magister-begin-none", language)
    )


def test_what_is_agreed_with_two_is_in_both_notes() -> None:
    """*A en B groeten elkaar* is one line about two pupils."""
    found = copied(shown(agreed(("A", "en B groeten elkaar")), "nl"))
    assert ["groeten elkaar." in note for note in found.values()] == [True, True]


def test_more_lines_are_numbered() -> None:
    """So that it is seen where one ends."""
    note = copied(shown(agreed(("B", "groet A"), ("B", "Stopt met appen")), "nl"))["Kopieer B"]
    assert "1) groet een andere leerling. 2) Stopt met appen." in note


@every_language
def test_without_a_day_it_says_that_they_will_talk_again(language: str) -> None:
    """A day that is no vervolggesprek is not named."""
    message = shown(agreed(("B", "stopt")), language, case=replace(FOLLOWED, status=Status.NIET_GESTOPT))
    assert all(note.endswith(say("magister-end-no-day", language)) for note in copied(message).values())


@every_language
def test_what_may_be_copied_is_not_protected_and_leads_nowhere(language: str) -> None:
    """What would stand in its place could be copied as well: no button of it opens a case."""
    message = shown(AGREED, language)
    assert not message.protected
    assert [b.data for row in message.rows for b in row if not b.copy] == [f"s:{FOLLOWED.code}:notes-gone"]


# --- What is masked or left out, and said -----------------------------------------------------------------------------

NAMED: Final = (Entry(1, EntryKind.NAME, "Noor van Dijk"), Entry(2, EntryKind.ABOUT, "sem uit 2B"))
TOLD: Final = (
    Entry(3, EntryKind.STORY, "Gisteren om 11.15 zei Kevin dat hij mijn tas in de sloot gooit."),
    Entry(4, EntryKind.ADDED, "op dinsdag 17 november was het weer zo in 2b"),
)
MASKED: Final = {
    "groet A en C": "groet een andere leerling",
    "laat Noor met rust": "laat een andere leerling met rust",
    "laat noor met rust": "laat een andere leerling met rust",
    "blijft bij Noors tas weg": "blijft bij een andere leerling tas weg",
    "gaat niet naast Sem zitten": "gaat niet naast een andere leerling zitten",
    "praat niet met kevin": "praat niet met een andere leerling",
    "Daan met rust laten": "een andere leerling met rust laten",
    "appt niet aan j.jansen@school.nl": "appt niet aan een andere leerling",
    "zoekt N\u200boor niet op": "zoekt een andere leerling niet op",
    "groet b, c en d": "groet b, een andere leerling",
}
LEFT_OUT: Final = (
    "zegt niet meer 'dikke'",
    "zegt niet meer «dikke»",
    "gooit de tas van A niet meer in de sloot: mijn tas in de sloot gooit",
    "praat over wat er om 11.15 was",
    "praat over dinsdag",
    "gaat niet naar 2B",
    "weet dat A het gemeld heeft",
    "spreekt over KD7FQ",
)
AS_IT_IS: Final = (
    "stopt met berichten in de groepsapp",
    "Stopt met Snapchat in de les",
    "komt op vrijdag bij de coach",
    "leest elke week om 10.30 een boek",
    "Niet meer duwen",
)


@pytest.mark.parametrize("line", MASKED)
def test_who_is_somebody_else_becomes_another_pupil(line: str) -> None:
    """Names that were given, that stood in what was told, or that nobody knows; and the coach sees that it was done."""
    message = shown(agreed(("B", line)), "nl", *NAMED, *TOLD)
    assert f": {MASKED[line]}. Vervolggesprek" in copied(message)["Kopieer B"]
    assert "Bij B is iets veranderd of weggelaten." in message.text


@pytest.mark.parametrize("line", LEFT_OUT)
def test_a_line_that_tells_of_what_was_told_is_left_out(line: str) -> None:
    """A quote, a moment or a class that stands in it, who told, the code; and the coach sees that it was done."""
    case = replace(FOLLOWED, code=type(FOLLOWED.code)("KD7FQ"))
    message = shown(agreed(("B", line)), "nl", *NAMED, *TOLD, case=case)
    assert copied(message)["Kopieer B"].startswith(say("magister-begin-none", "nl"))
    assert "Bij B is iets veranderd of weggelaten." in message.text
    assert "Bij A is" not in message.text


@pytest.mark.parametrize("line", AS_IT_IS)
def test_an_ordinary_line_stays_as_it_was_typed(line: str) -> None:
    """A note that is always incomplete is not used; then the coach types names after all."""
    message = shown(agreed(("B", line)), "nl", *NAMED, *TOLD)
    assert f": {line}. Vervolggesprek" in copied(message)["Kopieer B"]
    assert "veranderd of weggelaten" not in message.text


# --- Canaries ---------------------------------------------------------------------------------------------------------

NAMES: Final = ("Zwaantje", "Ymkje", "Q'uinten", "Øystein", "Lotte-Fleur")
QUOTES: Final = (
    "hij trok paarse draden uit het plafond",
    "dan fluistert iedereen over die kapotte trompet",
    "she hid seventeen pebbles under that bench",
)
MOMENTS: Final = ("13.37", "17:48", "31-12", "vrijdag", "Thursday", "5vwo9")
KINDS: Final = tuple(kind for kind in EntryKind if kind is not EntryKind.DOSSIER)
BENIGN: Final = ("stopt met", "laat", "groet", "B", "A", "C", "niet meer", "in de les", "says hello to", "en", ".")
CANARIES: Final = (*NAMES, *QUOTES, *MOMENTS)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Dossier, tuple[Entry, ...], tuple[str, ...]]:
    """Canaries in every entry of a case, and some of them typed into its agreements, among ordinary words."""
    name, quote, moment = (draw(st.sampled_from(some)) for some in (NAMES, QUOTES, MOMENTS))
    told = f"toen zei {name} om {moment} dat {quote} en meer"
    entries = tuple(
        Entry(at, kind, name if kind in notes.NAMED else told) for at, kind in enumerate(KINDS) if kind not in notes.OWN
    )
    canaries = (name, quote, moment, FOLLOWED.code)
    typed = (*BENIGN, *canaries, name.lower(), name.upper(), f"{name}s")
    pieces = st.lists(st.sampled_from(typed), min_size=1, max_size=9)
    lines = draw(st.lists(st.tuples(st.sampled_from("ABCD"), pieces.map(" ".join)), min_size=1, max_size=5))
    return agreed(*lines, due_on=date(2026, 12, 2)), entries, canaries


def found_in(texts: Iterator[str] | list[str], canaries: tuple[str, ...]) -> set[str]:
    """The canaries that can be read in these texts, however they are written."""
    whole = "\n".join(texts).casefold()
    return {canary for canary in canaries if canary.casefold() in whole}


@patiently
@given(made=cases(), language=st.sampled_from(LANGUAGES))
def test_no_canary_comes_out_in_any_note(
    made: tuple[Dossier, tuple[Entry, ...], tuple[str, ...]], language: str
) -> None:
    """Neither in what is shown nor in what is copied, in either language; also where the coach typed it herself."""
    dossier, entries, canaries = made
    message = shown(dossier, language, *entries)
    assert found_in([message.text, *copied(message).values()], canaries) == set()


@patiently
@given(made=cases())
def test_the_canaries_are_there_to_be_found(made: tuple[Dossier, tuple[Entry, ...], tuple[str, ...]]) -> None:
    """The same search finds them all in the entries, and in the agreements what was planted there."""
    dossier, entries, canaries = made
    planted = [a.what for a in dossier.agreements]
    assert found_in([e.text for e in entries], canaries[:3]) == set(canaries[:3])
    assert found_in(planted, canaries) == {c for c in canaries if any(c.casefold() in w.casefold() for w in planted)}


@every_language
def test_without_the_masking_a_canary_would_come_out(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The test above can fail: a note that takes the lines as they are is caught."""
    bare = lambda pupil, agreements, *_: Draft(tuple(a.what for a in agreements if a.who == pupil), True)  # noqa: E731
    monkeypatch.setattr(magister, "draft", bare)
    message = shown(agreed(("B", f"laat {NAMES[0]} met rust")), language, Entry(1, EntryKind.NAME, NAMES[0]))
    assert found_in([*copied(message).values()], NAMES) == {NAMES[0]}


# --- It fits ----------------------------------------------------------------------------------------------------------


@cache
def fixed(language: str) -> tuple[str, ...]:
    """The fixed words around a note."""
    return tuple(say(f"magister-{part}", language) for part in ("begin", "begin-none", "end-no-day", "other"))


texts = st.text(max_size=400) | st.text(st.sampled_from("ab .…é😀"), max_size=400)


@patiently
@given(lines=st.lists(st.tuples(st.sampled_from(["A", "B", "C", "F", "ik"]), texts), min_size=1), day=st.booleans())
@every_language
def test_a_note_is_never_longer_than_a_button_holds(language: str, lines: list[tuple[str, str]], day: bool) -> None:
    """Whatever was typed: 1 to 256 characters, as Python and as Telegram count them."""
    made = agreed(*lines, due_on=date(2026, 12, 30) if day else None)
    for note in copied(shown(made, language)).values():
        assert 1 <= len(note) <= size_of(note) <= MOST


@patiently
@given(st.lists(texts.map(lambda text: text + OTHER), max_size=6).map(tuple), st.sampled_from(LANGUAGES))
def test_the_beginning_and_the_end_always_stand(sentences: tuple[str, ...], language: str) -> None:
    """What is cut is what lies between, and it is seen that it was."""
    begin, _, end, other = fixed(language)
    note = fitted(begin, sentences, end, other)
    assert size_of(note) <= MOST
    assert note.startswith(begin)
    assert note.endswith(end)


def test_it_is_cut_at_a_sentence() -> None:
    """Whole sentences as long as they fit, then a sign that there was more."""
    note = fitted("Begin.", tuple(f"zin {number} {'a' * 60}." for number in range(1, 6)), "Einde.", "iemand")
    assert note == f"Begin. 1) zin 1 {'a' * 60}. 2) zin 2 {'a' * 60}. 3) zin 3 {'a' * 60}. … Einde."


def test_one_endless_sentence_is_cut_at_a_word() -> None:
    """There is no better place."""
    note = fitted("Begin.", ("woord " * 80 + ".",), "Einde.", "iemand")
    assert (note.endswith("woord… Einde."), MOST - 8 < size_of(note) <= MOST) == (True, True)


# --- Which stand there ------------------------------------------------------------------------------------------------


def test_older_dossiers_with_one_tick_have_all_their_notes() -> None:
    """Before there was a note for each pupil, the tick was for all of them."""
    assert magister.left(replace(AGREED, magister=True)) == ()
    assert magister.left(AGREED) == ("A", "B")
    assert magister.left(replace(AGREED, noted=(Noted("A", TUESDAY.date()),))) == ("B",)


@pytest.mark.parametrize("parents", Parents)
def test_a_note_waits_for_the_parents_of_that_pupil(parents: Parents) -> None:
    """DESIGN §4 row 2; of a pupil who is of age nobody waits, and of a third one nobody knows it yet."""
    dossier = replace(AGREED, parents_a=parents, parents_b=None)
    assert magister.parents_know(dossier, "A") == (parents in {Parents.CALLED, Parents.ADULT})
    assert not magister.parents_know(dossier, "B")
    assert not magister.parents_know(dossier, "C")


def test_nothing_that_may_not_come_out_is_in_a_repr() -> None:
    """What was told and who is named stays out of logs (SECURITY T14)."""
    secrets = Secrets.of(note_words(), ["Noor"], ["hij slaat mij"], "KD7FQ")
    assert not found_in([repr(secrets), repr(Draft(("Noor",), False)), repr(note_words())], ("noor", "slaat", "kd7fq"))
