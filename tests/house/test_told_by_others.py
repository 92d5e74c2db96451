"""What parents and staff read and press when they tell: the numbers of SCREENS §8, §9, §14, in every language."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial

import pytest

from bot.ports import Chat, Json, Message, Talk
from bot.route.model import Case, CaseId, ChatId, Entry, EntryKind, Flag, Role, Whom
from bot.texts import FIRST, LANGUAGES, keys, say
from handlers import talking
from handlers.flows import card, casework, colleague, parent, roadcard, welcome
from handlers.flows.polite import POLITE, polite
from handlers.flows.receivers import Facts
from handlers.flows.view import View
from handlers.present import Present, worded
from handlers.screens import Screen
from handlers.script import Told, Words, as_answer, replay, told
from tests.explorer import (
    COACHES,
    LARGE,
    NEW,
    NONCE,
    PICKED_UP,
    SMALL,
    TUESDAY,
    Shelf,
    explore,
    faults,
    scene,
    shortest,
    shown,
    too_wordy,
)
from tests.house.test_screens import ROW, reporting, way
from tests.house.test_texts import LIMITS, words

PARENTS = replace(NEW, whom=Whom.PARENT)
STORY = Entry(1, EntryKind.STORY, "Mijn dochter durft niet meer te fietsen.", 1)
JE = r"\b(?:je|jij|jou|jouw|jullie)\b"
every_language = pytest.mark.parametrize("language", LANGUAGES)


def counted(whom: Whom, answers: Mapping[str, Json]) -> tuple[int, int]:
    """How often was pressed, and how often typed, on the road with these answers to its end."""
    standing = replay(reporting(LARGE)(), answers)
    assert standing.question is None, standing.question
    typed = sum(isinstance(q, Words) and told(answers[q.key]).instead is None for q in standing.path)
    return len(standing.path) - typed, typed


@pytest.mark.parametrize(("whom", "taps"), [(Whom.ME, 4), (Whom.PARENT, 5)])
def test_with_a_name_it_is_one_message_more(whom: Whom, taps: int) -> None:
    """SCREENS §8, §14: as many taps, and two messages."""
    answers = way(LARGE, whom).answers
    sent = next(key for key in answers if key.startswith("report-send"))
    named = {**answers, sent: str(answers[sent]).replace("anon", "named")}
    assert counted(whom, answers) == (taps, 1)
    assert counted(whom, {**named, "report-name": as_answer(Told(told(answers["report-story"]).parts))}) == (taps, 2)


# --- After sending ------------------------------------------------------------------------------------------------


@every_language
@pytest.mark.parametrize("named", [True, False])
def test_no_question_after_sending_has_a_fault(named: bool, language: str) -> None:
    """Does the child know, how is it: also asked again, each with its row, and none longer than its heading."""
    case = PARENTS if named else replace(PARENTS, flags=frozenset({Flag.ANONIEM}))
    places = explore(partial(parent.after, "Jansen", named)).places
    assert {p.question.key for p in places} == {"parent-knows", "parent-knows-not", "parent-how", "help-parent"}
    show = partial(shown, scene(LARGE, case), language, flow=talking.PARENT_MORE, cases=(case.id,))
    for place in places:
        for message in (show(place.before), show(place.answers, frozenset({place.question.key}))):
            assert faults(message) + too_wordy(place.question.text_key, message) == []
            assert [button.data for button in message.rows[-1]] == ROW


@every_language
def test_who_gave_no_name_is_not_promised_a_call(language: str) -> None:
    """Nobody can be called whose name is not known (R7)."""
    called = say("parent-knows-not", language, coach="Jansen")
    nameless = say("parent-knows-not-nameless", language, coach="Jansen")
    asked = [replay(parent.after("Jansen", named), {"parent-knows": "no"}).question for named in (True, False)]
    assert [q.text_key if q else "" for q in asked] == ["parent-knows-not", "parent-knows-not-nameless"]
    assert called.split(".")[:2] == nameless.split(".")[:2]
    assert called != nameless


@every_language
@pytest.mark.parametrize("number", ["", "mevrouw Van Ravenswaaij-Claassen, 020-1234567"])
def test_the_tips_fit_with_the_way_to_complain(number: str, language: str) -> None:
    """SCREENS ``parent-tips``: at most seventy words with its last line, whatever the school filled in."""
    contacts = {**LARGE.contacts, "teamleider": number, "klacht_link": number and "school.example/klachten"}
    view = View(replace(LARGE, contacts=contacts), TUESDAY, 1, PARENTS, (STORY,))
    message = worded(scene(LARGE), language, card.PANELS["parent-tips"](view), None)
    assert words(message.text) <= LIMITS["parent-tips"]
    assert (number in message.text) or not number


@every_language
def test_who_has_a_child_that_takes_part_gets_other_tips(language: str) -> None:
    """P-24: advice to the parents of both."""
    texts = set[str]()
    for about in parent.ABOUT:
        view = View(LARGE, TUESDAY, 1, PARENTS, (STORY, Entry(9, EntryKind.TOLD, f"about={about}")))
        texts |= {card.PANELS["parent-tips"](view).text}
        assert (card.PANELS["parent-tips"](view).text == "parent-tips-part") is (about == "part")
    assert texts == {"parent-tips", "parent-tips-part"}


@every_language
@pytest.mark.parametrize("number", ["", "020-1234567"])
def test_who_would_rather_call_reads_whom(number: str, language: str) -> None:
    """SCREENS ``parent-call``; a school without a number in its file is called all the same."""
    view = View(replace(LARGE, contacts={**LARGE.contacts, "school_tel": number}), TUESDAY)
    message = worded(scene(LARGE), language, welcome.PANELS["parent-call"](view), None)
    assert faults(message) + too_wordy("parent-call", message) == []
    assert (number in message.text) or not number


# --- The u-form ---------------------------------------------------------------------------------------------------


BESIDE = {*welcome.PANELS} - {welcome.HELLO, "not-open"}
"""Side screens that a parent can open; the first screen and the closed door come before anybody says who they are."""


def parents_chats() -> Iterator[Chat]:
    """What can stand in the chat of a parent whose message was sent, and what is asked there."""
    of_a = {"more-thanks", "worse", "plan-stop", "closed-no", "consent-coach-which"}
    for panel in {*card.PANELS, *BESIDE} - of_a:
        yield Chat(ChatId(1), "nl", message=7, panel=panel, case=PARENTS.id, cases=(PARENTS.id,))
    for flow in (talking.PARENT_MORE, talking.ADD, talking.GIVE_NAME):
        yield Chat(ChatId(1), "nl", message=7, cases=(PARENTS.id,), talks=(Talk(PARENTS.id, flow, {}, {}),))
    held = Talk(CaseId("d" * 32), talking.TYPED_LATER, {}, {"words": as_answer(Told())})
    yield Chat(ChatId(1), "nl", message=7, cases=(PARENTS.id,), talks=(held,))
    for answers in parents_answers():
        for note in (None, "note-held", "note-too-long", "note-sorry"):
            talk = Talk(CaseId("d" * 32), talking.REPORT, {}, answers)
            yield Chat(ChatId(1), "nl", message=7, note=note, talks=(talk,))


def parents_answers() -> Iterator[Mapping[str, Json]]:
    """The answers so far at each question of a parent, the first screen apart."""
    answers = way(LARGE, Whom.PARENT).answers
    for count in range(1, len(answers)):
        yield {key: answers[key] for key in list(answers)[:count]}


@pytest.mark.parametrize("word", ["", "late", "late-alone", "no-news", "asked"])
def test_a_parent_is_never_called_je(word: str) -> None:
    """SCREENS §8: in the u-form, whatever stands there and whatever was put before it."""
    asked = Entry(5, EntryKind.QUESTION, "Belt u mij?")
    seen = list[str]()
    for flags in (frozenset[Flag](), frozenset({Flag.ANONIEM})):
        case = replace(PARENTS, word=word, flags=flags)
        for chat in parents_chats():
            seen.append(said_to(case, chat, STORY, asked).text)
    own = [text for text in seen if re.search(JE, re.sub(r"«.*»|Vraag: wat wil jij.*", "", text), re.IGNORECASE)]
    assert [text for text in own if text not in FOR_ANYBODY] == []
    assert len(set(seen)) > 35


FOR_ANYBODY = frozenset({say("folded", FIRST), say("nudge", FIRST)})
"""What a stranger finds is the same in every chat (R5, R6)."""


def said_to(case: Case, chat: Chat, *entries: Entry) -> Message:
    """What stands in this chat."""
    around = scene(LARGE, shelf=Shelf((case,), entries))
    message = Present(lambda unit: around).screen(around.unit, chat).message
    assert message is not None
    return message


def test_a_pupil_is_never_called_u() -> None:
    """The same screens for a pupil have the same keys without the ending."""
    for whom in (Whom.ME, Whom.OTHER, Whom.PART):
        case = replace(NEW, whom=whom, word="late")
        text = said_to(case, Chat(ChatId(1), "nl", message=7, panel="status-card", case=case.id, cases=(case.id,))).text
        assert text == say("late", "nl")


def test_each_text_in_the_u_form_stands_for_another() -> None:
    """A text that was renamed does not leave its other form behind."""
    others = [key for key in keys(FIRST) if key.endswith(POLITE)]
    assert len(others) > 10
    assert [key for key in others if key.removesuffix(POLITE) not in keys(FIRST)] == []
    assert polite(Screen("late")).text == "late-u"
    assert polite(Screen("folded")).text == "folded"


# --- The coach ----------------------------------------------------------------------------------------------------

TOLD = ({}, *({"about": a, "knows": k, "child": c} for a in parent.ABOUT for k in parent.KNOWS for c in parent.HOW))


def told_entries(answers: Mapping[str, str], *name: str) -> tuple[Entry, ...]:
    """A parent's case as it is kept."""
    answered = (Entry(100 + n, EntryKind.TOLD, f"{key}={option}") for n, (key, option) in enumerate(answers.items()))
    return (STORY, *answered, *(Entry(50, EntryKind.NAME, n) for n in name))


@every_language
def test_a_coach_reads_what_a_parent_answered(language: str) -> None:
    """Each answer has its words, and whatever was answered the screen is no longer than any new case."""
    for answers in TOLD:
        for name in ((), ("Fatima van den Oudenhoven-Claassen",)):
            flags = frozenset() if name else frozenset({Flag.ANONIEM})
            case = replace(PARENTS, flags=flags)
            view = View(LARGE, TUESDAY, 1, case, told_entries(answers, *name), staff=COACHES[3])
            message = worded(scene(LARGE), language, casework.PANELS["case-new"](view), None)
            assert faults(message) + too_wordy("case-new", message) == []
            assert say("case-whom-parent", language) in message.text


def test_the_promised_call_comes_first_when_there_is_a_name() -> None:
    """``parent-knows-not``: before the talk with the child the parent is called; without a name nobody can be."""
    begin = {
        (knows, flags): parent.case_values(
            View(LARGE, TUESDAY, 1, replace(PARENTS, flags=flags), told_entries({"knows": knows}))
        )["begin"].key  # type: ignore[union-attr]
        for knows in parent.KNOWS
        for flags in (frozenset[Flag](), frozenset({Flag.ANONIEM}))
    }
    nameless = {value for (_, flags), value in begin.items() if flags}
    assert nameless == {"begin-nameless"}
    assert {knows: begin[knows, frozenset()] for knows in parent.KNOWS} == {
        "yes": "begin-child-first",
        "no": "begin-call-first",
        "later": "begin-child-first",
    }


@every_language
def test_the_card_says_that_a_parent_told(language: str) -> None:
    """That a parent told, about what, and *naam gegeven* only when it was typed; the name itself is not on it."""
    for name, said in (((), "case-name-none"), (("Fatima",), "told-name-yes")):
        entries = told_entries({"about": "bullied"}, *name)
        view = View(LARGE, TUESDAY, 1, replace(PICKED_UP, whom=Whom.PARENT), entries, staff=COACHES[3])
        text = worded(scene(LARGE), language, roadcard.card(view), None).text
        assert text.splitlines()[-1] == say(
            "told-by-parent", language, about=say("told-about-bullied", language), name=say(said, language)
        )
        assert "Fatima" not in text
    pupils = View(LARGE, TUESDAY, 1, PICKED_UP, (STORY,), staff=COACHES[3])
    assert say("case-whom-parent", language) not in worded(scene(LARGE), language, roadcard.card(pupils), None).text


@every_language
def test_a_member_of_staff_only_says_to_be_one(language: str) -> None:
    """SCREENS §9: who is not connected; the coach reads it on the new case and on the card."""
    case = replace(NEW, whom=Whom.STAFF, flags=frozenset({Flag.ANONIEM}))
    entries = told_entries({"source": "seen", "did": "duty", "knows": "no"})
    for number, which in enumerate((case, replace(PICKED_UP, whom=Whom.STAFF))):
        screen = casework.opened(View(LARGE, TUESDAY, 1, which, entries, staff=COACHES[3]))
        text = worded(scene(LARGE), language, screen, None).text
        assert say("case-whom-staff", language) in text, number
        assert say("told-source-seen", language) in text


def test_at_the_desk_it_is_as_short() -> None:
    """SCREENS §9: *Iets doorgeven*, and from there five taps and one message; in a small school one tap less."""
    for school, taps in ((LARGE, 6), (SMALL, 5)):
        walk = shortest(partial(colleague.passes_on, Facts(school)), {}, taps=1)
        assert (walk.taps, walk.messages) == (taps, 1)


@every_language
@pytest.mark.parametrize("source", colleague.SOURCES)
def test_about_a_colleague_is_not_sent_here(source: str, language: str) -> None:
    """DOMAIN §2.3: the screen names the board and the law, sends nothing, and leads back; as often as it is pressed."""
    make = reporting(LARGE)
    answers: dict[str, Json] = {"report-hello": "staff", "staff-hello#1": "colleague"}
    question = replay(make(), answers).question
    assert question is not None
    assert (question.text_key, [o.key for o in question.options]) == ("staff-colleague", ["on"])  # type: ignore[attr-defined]
    text = shown(scene(LARGE), language, answers).text
    assert say("staff-colleague", language) in text
    assert "0900-1113111" in text
    again = replay(make(), {**answers, "staff-colleague#1": "on"}).question
    assert again is not None
    assert again.text_key == "staff-hello"
    on = replay(make(), {**answers, "staff-colleague#1": "on", "staff-hello#2": source}).question
    assert on is not None
    assert on.text_key == "staff-year"


@every_language
@pytest.mark.parametrize("number", ["", "06-87654321"])
def test_danger_is_named_with_a_number_or_a_place(number: str, language: str) -> None:
    """``staff-hello``: the achterwacht by phone, else where they are; and who gives out links."""
    beheerder = replace(COACHES[0], name="Kok", roles=frozenset({Role.BEHEERDER}))
    for people, who in (((*LARGE.staff, beheerder), "Kok"), (LARGE.staff, say("staff-beheerder", language))):
        school = replace(LARGE, contacts={**LARGE.contacts, "aw_tel": number}, staff=people)
        text = shown(scene(school), language, {"report-hello": "staff"}).text
        assert (number or LARGE.contacts["aw_plek"]) in text
        assert text.splitlines()[-1] == say("staff-unknown", language, beheerder=who)


def test_the_button_data_still_fit() -> None:
    """A tap on the receipt begins the questions: its data are read back as that."""
    chat = Chat(ChatId(1), "nl", message=7, panel="report-sent", case=PARENTS.id, cases=(PARENTS.id,))
    message = said_to(PARENTS, chat)
    assert [b.data for row in message.rows for b in row] == [f"r:{PARENTS.code}:knows:{k}" for k in parent.KNOWS]
    assert NONCE not in str(message.rows)
