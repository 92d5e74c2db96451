"""The engine of every conversation: replay, each kind of question, the data on buttons (DESIGN §3.1).

The flows are this file's own; only the last tests take the real one, where words meet buttons."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ports import Chat, Json, Talk
from bot.route.model import CODE_ALPHABET, CaseId, ChatId, Code
from bot.texts.moments import read_day
from handlers import talking
from handlers.flows.receivers import Facts
from handlers.flows.report import report
from handlers.screens import CODE_BYTES, Pressed, Verb, read, to_answer, to_case, to_panel
from handlers.script import (
    UNFIT,
    Choice,
    Confirm,
    Day,
    Flow,
    MultiChoice,
    Option,
    Part,
    Question,
    Standing,
    Told,
    Unfit,
    Words,
    as_answer,
    choices,
    replay,
    told,
)
from tests.explorer import LARGE, NONCE, moves, scene
from tests.rules.calendars import patiently

DAYS = (date(2026, 11, 26), date(2026, 11, 27), date(2026, 11, 30))


class Meal(StrEnum):
    """What there is."""

    SOUP = "soup"
    CAKE = "cake"


def lunch(days: tuple[date, ...] = DAYS) -> Flow[tuple[Meal, tuple[str, ...], str, date, bool]]:
    """A talk with one question of each kind, and one that is asked on one branch only."""
    meal = yield from Choice("meal", options=choices(Meal))
    extras = (yield from MultiChoice("extras", keys=("salt", "pepper", "sauce"))) if meal is Meal.SOUP else ()
    wish = yield from Words("wish", instead=("nothing",))
    day = yield from Day("day", days=days)
    sure = yield from Confirm("sure")
    return meal, extras, wish.text, day, sure


FULL: Mapping[str, Json] = {
    "meal": "soup",
    "extras": {"chosen": ["salt", "sauce"], "ready": True},
    "wish": {"parts": [[7, "warm"], [8, "please"]], "instead": None},
    "day": "2026-11-27",
    "sure": "yes",
}


def stands(standing: Standing[Any]) -> str | None:
    """The key of the question at which a talk stands; None when it is finished."""
    return standing.question.key if standing.question else None


# --- Where a talk stands ------------------------------------------------------------------------------------------


def test_a_talk_stands_at_the_first_question_without_an_answer() -> None:
    """The answers are all there is: each one more leads one question further, and the last to the result."""
    keys = [*FULL]
    for count in range(len(keys)):
        standing = replay(lunch(), {key: FULL[key] for key in keys[:count]})
        assert stands(standing) == keys[count]
        assert [q.key for q in standing.path] == keys[:count]
    finished = replay(lunch(), FULL)
    assert finished.question is None
    assert finished.result == (Meal.SOUP, ("salt", "sauce"), "warm\nplease", DAYS[1], True)


def test_a_talk_goes_on_where_it_was() -> None:
    """After a restart, from what was kept as JSON, it stands at the same question with the same answers."""
    some = {key: FULL[key] for key in ("meal", "extras", "wish")}
    kept = json.loads(json.dumps(some))
    assert stands(replay(lunch(), kept)) == "day"
    assert replay(lunch(), json.loads(json.dumps(FULL))).result == replay(lunch(), FULL).result


def test_going_back_sets_an_answer_aside_and_does_not_erase_it() -> None:
    """Every answered question can be asked again; what comes before it stays, and so do the answers behind it."""
    for count, key in enumerate(FULL):
        standing = replay(lunch(), FULL, frozenset({key}))
        assert stands(standing) == key
        assert len(standing.path) == count


def test_changing_one_answer_keeps_the_rest() -> None:
    """Another meal asks nothing twice: the sauce of the soup waits until there is soup again."""
    cake = replay(lunch(), {**FULL, "meal": "cake"})
    assert cake.result == (Meal.CAKE, (), "warm\nplease", DAYS[1], True)
    soup = replay(lunch(), {**FULL, "meal": "soup"})
    assert soup.result == replay(lunch(), FULL).result


def test_an_answer_that_fits_no_more_is_asked_again_and_counts_when_it_fits_again() -> None:
    """A day that passed is asked anew without losing what comes after it; when the day is there again, so is it."""
    passed = replay(lunch(DAYS[2:]), FULL)
    assert stands(passed) == "day"
    assert replay(lunch(DAYS[2:]), {**FULL, "day": "2026-11-30"}).result is not None
    assert replay(lunch(DAYS[1:]), FULL).question is None


def test_a_new_version_asks_what_is_new_and_nothing_else() -> None:
    """Answers are found by their question's key: what was added is asked, what went is passed over."""

    def newer() -> Flow[bool]:
        yield from Words("wish")
        yield from Choice("drink", options=(Option("tea", 1),))
        return (yield from Confirm("sure"))

    assert stands(replay(newer(), FULL)) == "drink"
    assert replay(newer(), {**FULL, "drink": "tea"}).result is True


def test_a_key_that_comes_twice_is_a_bug() -> None:
    """One answer must never stand for two questions; a loop numbers its keys and shares its text."""

    def twice() -> Flow[None]:
        yield from Confirm("sure")
        yield from Confirm("sure")

    def numbered() -> Flow[None]:
        yield from Confirm("sure#1")
        yield from Confirm("sure#2")

    with pytest.raises(AssertionError, match="sure is asked twice"):
        replay(twice(), {"sure": "yes"})
    standing = replay(numbered(), {"sure#1": "yes"})
    assert standing.question is not None
    assert (standing.question.key, standing.question.text_key) == ("sure#2", "sure")


# --- Any flow, anything done --------------------------------------------------------------------------------------


def any_flow(kinds: str) -> Flow[list[object]]:
    """A talk with these kinds of questions; who chooses the second option is asked why."""
    made: Mapping[str, Callable[[str], Question]] = {
        "c": lambda key: Choice(key, options=(Option("a", 1), Option("b", 2))),
        "m": lambda key: MultiChoice(key, keys=("x", "y")),
        "w": lambda key: Words(key, instead=("skip",)),
        "d": lambda key: Day(key, days=DAYS),
    }
    answers = list[object]()
    for number, kind in enumerate(kinds):
        answers.append((yield made[kind](f"q#{number}")))
        if answers[-1] == 2:
            yield from Words(f"why#{number}")
    return answers


@patiently
@given(st.text("cmwd", min_size=1, max_size=5), st.lists(st.integers(0, 11), max_size=25))
def test_whatever_is_done_a_talk_stands_at_one_place_and_forgets_nothing(kinds: str, acts: list[int]) -> None:
    """Tapping, typing and going back in any order: the place follows from the answers, and no answer ever goes."""
    answers, aside = dict[str, Json](), frozenset[str]()
    for act in acts:
        standing = replay(any_flow(kinds), answers, aside)
        keys = [q.key for q in standing.path]
        assert keys == [q.key for q in replay(any_flow(kinds), dict(answers), aside).path]
        assert all(not isinstance(q.value(answers[q.key]), Unfit) and q.key not in aside for q in standing.path)
        question, known = standing.question, {*answers}
        if question is None or act == 0:
            aside |= {keys[-1]} if keys else set()
        else:
            possible = [m.answer for m in moves(question, answers.get(question.key))]
            chosen = possible[act % len(possible)]
            assert not isinstance(chosen, Unfit)
            answers, aside = {**answers, question.key: chosen}, aside - {question.key}
        assert known <= {*answers}


# --- Kinds of questions -------------------------------------------------------------------------------------------


def after(question: Question, *acts: str, start: Json = None) -> Json:
    """The answer after these taps."""
    answer = start
    for act in acts:
        tapped = question.tapped(act, answer)
        assert not isinstance(tapped, Unfit)
        answer = tapped
    return answer


def test_a_choice_takes_its_options_and_no_others() -> None:
    """The answer is the option's key; what it means is the flow's."""
    choice = Choice("meal", options=(Option("soup/1", 1), Option("soup/2", 2)))
    assert choice.value(after(choice, "soup/2")) == 2
    assert choice.tapped("soup", None) is UNFIT
    assert choice.value("gone") is UNFIT
    assert [p.key for p in choice.presses(NONCE, None)] == ["meal.soup", "meal.soup"]


def test_confirm_is_yes_or_no() -> None:
    """No is an answer, too."""
    assert [Confirm("sure").value(a) for a in ("yes", "no", "perhaps", None)] == [True, False, UNFIT, UNFIT]


def test_ticks_are_kept_until_ready() -> None:
    """Each tap turns one over, in the order of the screen; *ready* ends it when enough is ticked."""
    extras = MultiChoice("extras", keys=("salt", "pepper", "sauce"))
    ticked = after(extras, "sauce", "salt", "pepper", "pepper")
    assert [p.chosen for p in extras.presses(NONCE, ticked)] == [True, False, True, False]
    assert extras.value(ticked) is UNFIT
    assert extras.value(after(extras, "ready", start=ticked)) == ("salt", "sauce")
    assert extras.value(after(extras, "ready", "salt", start=ticked)) is UNFIT
    assert extras.value(after(extras, "ready")) is UNFIT
    assert replace(extras, least=0).value(after(extras, "ready")) == ()
    assert extras.tapped("sugar", ticked) is UNFIT


def typed(question: Question, text: str, answer: Json = None) -> Json | Unfit:
    """The answer after typing this, in Dutch."""
    return question.typed(Part(5, text), answer, lambda words: read_day(words, "nl"))


def meant(question: Question, text: str) -> object:
    """What the flow gets when this is typed."""
    answer = typed(question, text)
    return answer if isinstance(answer, Unfit) else question.value(answer)


def test_words_are_told_in_parts_or_with_a_button_instead() -> None:
    """What was typed is a line for each message; a button instead keeps what was typed at hand."""
    wish = Words("wish", instead=("nothing",))
    answer = as_answer(Told((Part(1, "warm"), Part(2, "please"))))
    assert told(answer).text == "warm\nplease"
    assert told(after(wish, "nothing", start=answer)) == Told(told(answer).parts, "nothing")
    assert wish.value(after(wish, "nothing")) == Told((), "nothing")
    assert replace(wish, instead=()).value(after(wish, "nothing")) is UNFIT
    assert wish.tapped("something", answer) is UNFIT


def test_words_that_were_set_aside_can_be_kept() -> None:
    """*Laat mijn tekst staan* stands there only when there is text that would do, and gives it back whole."""
    wish = Words("wish", least=3, instead=("nothing",))
    good, short = (as_answer(Told((Part(1, text),), "nothing")) for text in ("warm", "w"))
    assert [p.data.rpartition(":")[2] for p in wish.presses(NONCE, good)] == ["keep", "anew", "nothing"]
    assert wish.value(after(wish, "keep", start=good)) == Told((Part(1, "warm"),))
    assert [p.data.rpartition(":")[2] for p in wish.presses(NONCE, short)] == ["nothing"]
    assert wish.tapped("keep", short) is UNFIT


def test_words_must_be_words() -> None:
    """Blanks are no answer, and what is too short is asked again."""
    wish = Words("wish", least=2)
    assert [meant(wish, text) for text in ("   ", "a ", "")] == [UNFIT, UNFIT, UNFIT]
    assert meant(wish, "ok") == Told((Part(5, "ok"),))
    assert wish.value(FULL["wish"]) == Told((Part(7, "warm"), Part(8, "please")))


@pytest.mark.parametrize("text", ["27-11-2026", "27/11/2026", "27.11.26", "2026-11-27"])
def test_a_day_is_tapped_or_typed(text: str) -> None:
    """A chip and a typed date are the same answer."""
    day = Day("day", days=DAYS, labels={DAYS[0]: "do 26"})
    assert day.value(after(day, "2026-11-27")) == meant(day, text) == DAYS[1]
    assert [p.label for p in day.presses(NONCE, None)] == ["do 26", "2026-11-27", "2026-11-30"]


@pytest.mark.parametrize("text", ["28-11-2026", "morgen", "31-31-2026", "", "1-1", "27-11-20266"])
def test_a_day_that_cannot_be_is_no_answer(text: str) -> None:
    """A day that is not among the chips (past, or no school) and what is no day are asked again."""
    day = Day("day", days=DAYS)
    assert typed(day, text) is UNFIT
    assert day.tapped(text, None) is UNFIT


def test_what_is_not_answered_by_words_says_so() -> None:
    """Typing at buttons is no answer to them: the talk adds it to the story."""
    for question in (Choice("meal", options=choices(Meal)), Confirm("sure"), MultiChoice("extras", keys=("salt",))):
        assert typed(question, "soup") is UNFIT


any_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(("parts", "instead", "chosen", "ready")), inner),
    max_leaves=8,
)


@patiently
@given(any_json, st.text(max_size=10))
def test_no_kept_answer_can_break_a_question(answer: Json, option: str) -> None:
    """What an older version kept under the same key is an answer or it is not; it is never an error."""
    for question in (
        Choice("q", options=choices(Meal)),
        MultiChoice("q", keys=("salt", "sauce")),
        Words("q", instead=("nothing",)),
        Day("q", days=DAYS),
    ):
        question.value(answer)
        question.tapped(option, answer)
        typed(question, "hoi", answer)
        assert question.screen(NONCE, answer).text == "q"


# --- Data on buttons ----------------------------------------------------------------------------------------------

codes = st.text(CODE_ALPHABET, min_size=5, max_size=5).map(Code)
names = st.from_regex(r"[a-z][a-z-]{0,15}", fullmatch=True)


@patiently
@given(st.text() | st.builds("{}:{}".format, st.sampled_from(Verb), st.text()))
def test_reading_a_tap_never_fails(data: str) -> None:
    """Data come from outside and may be made up: they say something or nothing."""
    pressed = read(data)
    assert pressed is None or pressed.verb in Verb


@patiently
@given(st.from_regex(r"[a-z0-9]{6}", fullmatch=True), names, st.text(max_size=10))
def test_an_answer_is_read_back_as_it_was_written(nonce: str, question: str, option: str) -> None:
    """Also an option that is a class with a colon, a slash or a letter of two bytes in its name; in 64 bytes."""
    data = to_answer(nonce, f"{question}#1", option)
    assert len(data.encode()) <= CODE_BYTES
    assert read(data) == Pressed(Verb.ANSWER, f"{question}#1", option, nonce)


@patiently
@given(codes, names, st.sampled_from((Verb.REPORTER, Verb.STAFF)), st.integers(1, 99))
def test_deeds_and_side_screens_are_read_back_as_they_were_written(code: Code, name: str, verb: Verb, n: int) -> None:
    """With and without an option, a page or a nonce."""
    assert read(to_case(verb, code, name)) == Pressed(verb, name, code=code)
    assert read(to_case(verb, code, name, str(n))) == Pressed(verb, name, str(n), code=code)
    assert read(f"{Verb.BACK}:{name}:{code}") == Pressed(Verb.BACK, name, nonce=code)
    assert read(to_panel(name, n)) == Pressed(Verb.PANEL, name, str(n) if n > 1 else "")


def test_data_that_do_not_fit_are_a_bug() -> None:
    """Nothing is cut in silence: 64 bytes is what a button holds, and a letter may be two."""
    room = CODE_BYTES - len(to_answer(NONCE, "q", ""))
    assert to_answer(NONCE, "q", "é" * (room // 2))
    with pytest.raises(ValueError, match="buttons of q"):
        to_answer(NONCE, "q", "é" * (room // 2 + 1))


# --- Where words meet buttons -------------------------------------------------------------------------------------

STORY = as_answer(Told((Part(1, "ze lachen"),)))


def hears(answers: Mapping[str, Json], text: str) -> tuple[Chat, str | None]:
    """A reporter with these answers types something: the chat afterwards, and where her talk stands."""
    talk = Talk(CaseId("d" * 32), talking.REPORT, {}, answers)
    chat = Chat(ChatId(1), message=3, talks=(talk,))
    after_it = talking.hear(scene(LARGE), chat, talk, Part(2, text), lambda _: None).chat
    return after_it, stands(talking.stand(scene(LARGE), after_it, after_it.talks[-1]))


@pytest.mark.parametrize("answers", [{}, {"report-hello": "me"}, {"report-hello": "me", "report-story": STORY}])
def test_words_are_never_refused_while_somebody_is_telling(answers: Mapping[str, Json]) -> None:
    """SCREENS R3: at the first screen, at the story and at the buttons behind it, words are the story."""
    chat, place = hears(answers, "elke dag")
    parts = told(chat.talks[-1].answers["report-story"]).parts
    assert parts == (*told(answers.get("report-story")).parts, Part(2, "elke dag"))
    assert place == ("report-year" if answers else "report-hello")
    assert chat.talks[-1].own == (2,)


@pytest.mark.parametrize("told_before", [{}, {"report-story": STORY}])
def test_what_is_too_long_is_refused_and_nothing_is_cut(told_before: Mapping[str, Json]) -> None:
    """A story holds 20,000 characters; what no longer fits is said, and what was typed before stays as it was."""
    chat, _ = hears({"report-hello": "me", **told_before}, "a" * 20_001)
    assert chat.note == "note-too-long"
    assert chat.talks[-1].answers == {"report-hello": "me", **told_before}


def test_who_typed_after_all_need_not_choose() -> None:
    """Whoever chose not to type and then typed goes on without a tick; who typed nothing does not."""
    kinds: Json = {"chosen": [], "ready": True}
    for parts, place in (((Part(1, "hoi"),), "report-year"), ((), "report-kinds")):
        story = as_answer(Told(parts, "no-typing"))
        answers = {"report-hello": "me", "report-story": story, "report-kinds": kinds}
        assert stands(replay(report(Facts(LARGE)), answers)) == place
