"""Words that judge are pointed at as they were typed, kind ones are not; what the lists miss is counted (P-73)."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.route.judging import LONGEST, MOST, JudgingWords
from bot.texts.judging import judging_words
from tests.rules.judging_corpus import ALARMS, JUDGES, KIND, MISSED


def test_the_corpus_is_large_enough() -> None:
    """Fifty of each at least, all different."""
    assert len(set(JUDGES)) >= 50
    assert len(set(KIND)) >= 50
    assert len({*JUDGES, *MISSED, *KIND, *ALARMS}) == len(JUDGES) + len(MISSED) + len(KIND) + len(ALARMS)


@pytest.mark.parametrize("text", JUDGES)
def test_what_judges_is_found_as_it_was_typed(text: str) -> None:
    """The very words, so that the coach sees which."""
    found = judging_words().passages_in(text)
    assert found
    assert all(passage in text for passage in found)


def test_what_is_kind_brings_no_line() -> None:
    """Also where it holds a word that judges: *het is niet jouw schuld*."""
    assert [(text, found) for text in KIND if (found := judging_words().passages_in(text))] == []


def test_what_the_lists_get_wrong_is_known() -> None:
    """Measured: ten of sixty missed, five of fifty-five kind ones pointed at. Who mends one, takes it out of here."""
    assert [text for text in MISSED if judging_words().passages_in(text)] == []
    assert [text for text in ALARMS if not judging_words().passages_in(text)] == []
    assert (len(MISSED), len(ALARMS)) == (10, 5)


@pytest.mark.parametrize("text", ["SCHULD!", "schuld,schuld", "Schúld", "(schuld)", "de schuld\nis van jou"])
def test_capitals_accents_and_signs_make_no_difference(text: str) -> None:
    """What is compared is the word."""
    assert len(judging_words().passages_in(text)) == 1


@pytest.mark.parametrize("text", ["onschuldig", "schulden", "een liegebeest", "believe", "guiltless", "alibi"])
def test_only_whole_words_count(text: str) -> None:
    """A word that holds another one is another word."""
    assert judging_words().passages_in(text) == ()


def test_a_phrase_may_be_broken_by_signs_and_lines() -> None:
    """*Waarom, heb je*: the same words."""
    assert judging_words().passages_in("Waarom...\nheb je dat gedaan") == ("Waarom... heb je",)


def test_no_more_than_a_few_passages_are_named() -> None:
    """Each once, in the order of the text."""
    found = judging_words().passages_in("Schuld schuld laf LAF liegen leugen dader zielig")
    assert found == ("Schuld", "laf", "liegen")
    assert len(found) == MOST


def test_a_list_that_nobody_knows_is_an_error() -> None:
    """A slip in a file is found when it is read."""
    with pytest.raises(ValueError, match="nobody knows"):
        JudgingWords.of([{"judgse": ["schuld"]}])


def test_no_lists_find_nothing() -> None:
    """A language without lists harms nobody."""
    assert JudgingWords.of([]).passages_in("schuld") == ()


@given(text=st.text(max_size=300))
def test_any_text_is_looked_at(text: str) -> None:
    """Whatever is typed: passages of it, short, or none."""
    for passage in judging_words().passages_in(text):
        assert passage in " ".join(text.split())
        assert 0 < len(passage) <= LONGEST


def test_it_is_quick() -> None:
    """A long text of nothing special costs no time that anybody notices."""
    judging_words()
    begun = process_time()
    judging_words().passages_in("waarom heb ik dit niet eerder gezien " * 60)
    assert process_time() - begun < 0.5
