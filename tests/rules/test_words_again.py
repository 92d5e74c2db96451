"""A question of words that is asked again: nothing that was typed is lost unasked."""

from dataclasses import replace

from handlers.script import UNFIT, Part, Told, Words, as_answer

STORY = Words("story")
BEFORE = as_answer(Told((Part(1, "they laugh"),)))


def no_day(text: str) -> None:
    """Nothing that is typed here is a day."""


def test_what_is_typed_again_joins_what_was_typed_before() -> None:
    """Who goes back and types one more sentence keeps the first."""
    joined = as_answer(Told((Part(1, "they laugh"), Part(2, "every day"))))
    assert STORY.typed(Part(2, "every day"), BEFORE, no_day) == joined


def test_a_name_that_is_typed_again_takes_the_place_of_the_first() -> None:
    """A name is corrected, not added to."""
    assert replace(STORY, adds=False).typed(Part(2, "Noor"), BEFORE, no_day) == as_answer(Told((Part(2, "Noor"),)))


def test_beginning_anew_empties_the_text_and_asks_again() -> None:
    """Only who asks for it begins with nothing."""
    emptied = STORY.tapped("anew", BEFORE)
    assert emptied == as_answer(Told())
    assert STORY.value(as_answer(Told())) is UNFIT
    assert [press.data.rpartition(":")[2] for press in STORY.presses("nonce1", as_answer(Told()))] == []
