"""The conversations in ``docs`` are what the bot says: written anew they are the same, and every button leads on."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.texts import LANGUAGES
from tests.house.side_screens import panels
from tests.house.test_texts_used import questions

DOCS: Final = Path(__file__).resolve().parents[2] / "docs"
SAY: Final = "the bot says something else now: run `make conversations`, and read what changed"
NOT_PLAYED: Final[Mapping[str, str]] = {
    "alert-shared": "for a colleague with whom a case was shared",
    "shared": "for a colleague with whom a case was shared",
    "team": "only in a school with an ondersteuningsteam",
    "team-parent": "only in a school with an ondersteuningsteam",
    "team-on": "only in a school with an ondersteuningsteam",
    "team-knows": "only in a school with an ondersteuningsteam",
    "team-knows-locked": "only in a school with an ondersteuningsteam",
    "proposal-with": "only in a school with a team, a coach-ondersteuner or a teamleider",
    "proposal-confer": "only in a case in which a second signal came while it had not stopped",
    "share-with": "only in a school with a coach-ondersteuner or a teamleider",
    "shared-with-nobody": "only when it was taken back at the same moment",
    "lead-measure": "only for the schoolleiding, when it has not stopped",
    "lead-rector": "only for the schoolleiding, when it has not stopped",
    "not-open": "only before the school has decided",
    "late-alone": "only when nobody else could be asked",
    "late-alone-u": "only when nobody else could be asked",
    **dict.fromkeys(("overview", "assign", "assign-to", "assign-to-nobody"), "for the aanspreekpunt"),
    "assigned-away": "only when the aanspreekpunt assigns",
    "overview-late": "for the aanspreekpunt",
    **dict.fromkeys(("figures", "figures-went", "figures-lines", "figures-none"), "for who sees the figures"),
    "overview-numbers": "for a teamleider",
    "alert-reminded": "only when the aanspreekpunt asks",
    "late-own": "only for what a vertrouwenspersoon reads alone",
    "late-own-u": "only for what a vertrouwenspersoon reads alone",
    "late-board": "only when no vertrouwenspersoon answers",
    "late-board-u": "only when no vertrouwenspersoon answers",
    "late-nobody": "only when nobody at school can be reached",
    "late-nobody-u": "only when nobody at school can be reached",
    "later-own": "as later, for a vertrouwenspersoon",
    "passed-on-own": "as passed-on, for a vertrouwenspersoon",
    "alert-board": "only when no vertrouwenspersoon answers",
    "beheerder-board": "only when no vertrouwenspersoon answers",
    "beheerder-nobody": "only when nobody at school can be reached",
    "passed-on-nobody": "only when nobody else is there",
    "parent-call-plain": "only for a school without a number in its file",
    "season-start": "only in the second week after the summer",
    "season-term": "only in the second week after a holiday",
    "case-page": "only with a story of more than a page",
    "read-back-page": "only with a story of more than a page",
    "no-news-look": "only for who comes with a code",
    "status-card-other-done": "as status-card-done, for who told about another",
    "status-card-other-look": "as status-card-look, for who told about another",
    "note-cannot": "only when things moved on at the same moment",
    "report-send-other-plain": "as report-send-plain, for who told about another",
    "staff-send-plain": "as report-send-plain, for who works at school",
    "note-held": "its question is answered before it is asked",
    "parent-knows": "the question of the receipt, asked again",
    "alert-urgent-call": "only for a school that filled in whom to call",
    "school-now-one": "only when there is no achterwacht, or a vertrouwenspersoon reads it alone",
    "school-sent-look": "as school-sent, for who wants no questions or comes with a code",
    "spoed-late-staff": "only for what a vertrouwenspersoon reads alone",
    "consent-name": "as consent-talk-a, with the person in it",
    "consent-parents": "as consent-talk-a, and her parents are only asked about",
    "consent-team": "as consent-talk-a, with the ondersteuningsteam in it",
    **dict.fromkeys(
        ("consent-coach", "consent-coach-which", "consent-coach-who", "coach-talk-check"),
        "only for what a vertrouwenspersoon reads alone",
    ),
    **dict.fromkeys(("follow-more", "follow-more-a"), "only in a case with more than two pupils, as follow-b"),
    "pupil-which": "only in a case with more than three pupils",
    "practice": "a practice is the road of a pupil about herself, each screen headed so",
    "day-none": "only for who asked for it",
    "calendar-ends": "for the beheerder, once in some years",
    "deaf": "for the beheerder, when Telegram could not be heard",
    "alert-offered": "as alert-shared, for who is asked to take it over",
    "alert-moved": "for a colleague with whom a case was shared",
    "alert-cover": "as alert-shared, while a colleague is ill",
    "alert-not-taken": "as alert-reply, when the colleague said no",
    "hand-over": "behind share-who, which stands there already",
    "hand-over-other": "as hand-over, for who told about another",
    "together-not": "only when things moved on at the same moment",
    "together-again": "only with a case that was finished before",
    "together-check-own": "as together-check, when the pupil whom it is about told both",
    "taken-over": "to who handed a case over",
    "case-note-which": "answered by the button that leads there; asked for who goes back",
    "hulp-which": "as case-note-which",
    "case-notes-none": "only when the last note was erased at the same moment",
    **dict.fromkeys(("alert-second", "second"), "for the second person, who is asked in acute danger"),
    **dict.fromkeys(("second-yes", "second-no", "second-over"), "for the second person, after the answer"),
    "alert-second-said": "as alert-reply, when the second person answered, or did not",
    "tell-later": "behind ⋯, once something was done without A",
    "talk-b-seen": "only for what a member of staff passed on as seen",
    "told-read": "to a colleague who passed something on at the desk",
    "told-finished": "to a colleague who passed something on at the desk",
}
"""Screens that are left out, and why; each is measured by the other tests."""


@cache
def written(language: str) -> str:
    """What the command writes."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "book.md"
        ended = CliRunner().invoke(app, ["conversations", "--language", language, "--out", str(file)])
        assert ended.exit_code == 0, ended.output
        return file.read_text(encoding="utf-8")


def kept(language: str) -> str:
    """What is in ``docs``."""
    return (DOCS / f"conversations.{language}.md").read_text(encoding="utf-8")


def screens(book: str) -> list[str]:
    """The screens it describes."""
    return re.findall(r"^#### (\S+)$", book, re.MULTILINE)


def dead_links(book: str) -> set[str]:
    """Where a button leads that is not in the book."""
    return set(re.findall(r"\]\(#([^)]+)\)", book)) - set(screens(book))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_conversations_in_the_documents_are_those_of_the_bot(language: str) -> None:
    """Word for word, button for button."""
    assert written(language) == kept(language), SAY


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_button_leads_to_a_screen_that_is_there(language: str) -> None:
    """Who reads on paper never ends at a screen that is not described."""
    assert dead_links(kept(language)) == set()
    assert dead_links("#### a\n* **[x]** → [y](#b)") == {"b"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_screen_is_described_or_left_out_for_a_reason(language: str) -> None:
    """A new screen gets its place in a chapter; one that is left out is named here."""
    every = {screen.text for all_of in panels().values() for screen in all_of} | {q.text for q in questions()}
    described = set(screens(kept(language)))
    assert sorted(every - described - NOT_PLAYED.keys()) == []
    assert sorted(described & NOT_PLAYED.keys()) == []


def test_both_languages_describe_the_same_screens() -> None:
    """In the same order, so that they can be laid beside each other."""
    assert len({tuple(screens(kept(language))) for language in LANGUAGES}) == 1


@pytest.mark.parametrize("words", [("--language", "xx"), ("--language", "nl", "--out", "/nowhere/at/all.md")])
def test_what_cannot_be_written_gets_a_sentence(words: tuple[str, ...]) -> None:
    """A language that is not spoken, and a file that cannot be made."""
    ended = CliRunner().invoke(app, ["conversations", *words])
    assert ended.exit_code == 1
    assert "Traceback" not in ended.output
