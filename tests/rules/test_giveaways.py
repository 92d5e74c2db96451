"""What gives away who typed it is found and quoted, who works at school is recognised, and little else (SCREENS §2)."""

from time import process_time
from typing import Final

import pytest

from bot.route.giveaways import MOST, GiveawayWords
from bot.texts.danger import danger_words
from bot.texts.giveaways import giveaway_words
from handlers.flows.sending import advice
from tests.rules import danger_by_others, danger_corpus
from tests.rules.giveaway_corpus import GIVES_AWAY, NAMES_STAFF, NEITHER

ORDINARY: Final = (*NEITHER, *danger_corpus.ORDINARY, *danger_by_others.ORDINARY)
"""Also the sentences that others made up for another list, which did not have this one in mind."""
STAFF_OF_OTHERS: Final = ("leraar", "docent", "meneer", "coach", "teacher")
"""What those sentences say of who works at school; there the line is no false alarm."""


def test_the_corpus_is_large_enough() -> None:
    """Sixty sentences at least in which nothing must be said, and as many in which something must, all different."""
    assert len(set(NEITHER)) >= 60
    assert len({*GIVES_AWAY, *NAMES_STAFF}) >= 60
    assert not {*GIVES_AWAY, *NAMES_STAFF} & {*NEITHER}


@pytest.mark.parametrize("story", GIVES_AWAY)
def test_what_gives_her_away_is_quoted(story: str) -> None:
    """The very words, so that she finds them again."""
    assert giveaway_words().passage_in(story) == GIVES_AWAY[story]


def test_who_works_at_school_is_recognised() -> None:
    """By what they are called, with capitals, accents, a stretched letter, or joined to their subject."""
    assert [story for story in NAMES_STAFF if not giveaway_words().names_staff(story)] == []


def test_ordinary_words_bring_no_line() -> None:
    """A line that stands there for nothing is a line that nobody reads. Measured: none in two hundred."""
    alarms = [story for story in ORDINARY if giveaway_words().passage_in(story)]
    staff = [story for story in ORDINARY if giveaway_words().names_staff(story)]
    assert (len(ORDINARY) >= 200, alarms) == (True, [])
    assert [story for story in staff if not any(word in story for word in STAFF_OF_OTHERS)] == []


def test_what_names_staff_gives_nobody_away() -> None:
    """Else the line about her would hide the one about them."""
    assert [story for story in NAMES_STAFF if giveaway_words().passage_in(story)] == []


def test_the_first_passage_of_a_long_story_is_quoted_and_not_all_of_it() -> None:
    """Whatever comes first in the story; a passage is a few words, on one line."""
    story = "ze lachen\nik zat\nnaast\nhaar en bel maar 0612345678"
    assert giveaway_words().passage_in(story) == "ik zat naast"
    address = "a" * 60 + "@example.nl"
    assert giveaway_words().passage_in(address) == "a" * (MOST - 1) + "…"


@pytest.mark.parametrize(
    "text", ["", "   ", "@", "ik heet", "\ud800 ik ben\u0000", "groetjes \n", "I'm 'Noor'", "0" * 99]
)
def test_anything_can_be_looked_at(text: str) -> None:
    """Nothing raises, whatever was typed."""
    assert len(giveaway_words().passage_in(text)) <= MOST
    giveaway_words().names_staff(text)


@pytest.mark.parametrize(
    "text",
    ["a" * 20_000, "ik " * 6_600, "0" * 20_000, "ik" + " " * 19_998, "@" * 20_000, "z " * 10_000],
    ids=["one letter", "one word", "a number", "blanks", "signs", "spelled out"],
)
def test_nothing_that_can_be_typed_takes_long(text: str) -> None:
    """A story is 20,000 characters at most; four times as long takes about four times as long, and not sixteen: looking
    at it may not hold up anybody else. No seconds are counted: a busy machine has fewer of them."""
    looked_at("warm")
    quarter, whole = (min(looked_at(part) for _ in range(3)) for part in (text[: len(text) // 4], text))
    assert whole < 10 * max(quarter, 0.01)


def looked_at(text: str) -> float:
    """The processor's seconds that it takes to look through this."""
    began = process_time()
    giveaway_words().passage_in(text)
    giveaway_words().names_staff(text)
    danger_words().subjects_in(text)
    return process_time() - began


def test_one_line_at_most_and_danger_goes_first() -> None:
    """Danger, what gives her away, staff: never two lines, and none about staff for who has said so already."""
    both = "ik zat naast haar en de leraar lachte"
    danger = f"{both} en ik wil niet meer leven"
    told = ((both, False), ("de leraar lachte", False), ("de leraar lachte", True), ("ze lachen", False))
    found = [[line.key for line in advice(story, settled, duty=True)] for story, settled in told]
    assert found == [["send-gives-away"], ["send-about-staff"], [], []]
    said = [advice(danger, settled=False, duty=duty)[0].key for duty in (True, False)]
    assert said == ["send-danger", "send-danger-one"]


def test_a_list_that_nobody_knows_is_a_mistake_in_the_file() -> None:
    """A list that is mistyped must not be silent; and no list shows in a repr."""
    with pytest.raises(ValueError, match="stuff"):
        GiveawayWords.of([{"stuff": ["x"]}])
    assert "naast" not in repr(giveaway_words())
