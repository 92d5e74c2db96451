"""Chats and talks come back as they were kept, nothing is written over somebody's words, and hello leaves no trace."""

from contextlib import suppress
from dataclasses import replace
from threading import Event, Thread

import pytest
from sqlalchemy.exc import IntegrityError

from bot.ports import Chat
from bot.route.model import ChatId
from storage.store import SqlStore
from tests.edges.kept import DAY, MINE, MINUTE, NOW, PUPIL, STORY, TEACHER, a_chat, a_talk, case_id

SECOND = case_id(2)


def keep(store: SqlStore, chat: Chat) -> None:
    """Keep this chat, with keys for its talks."""
    with store.unit() as unit:
        for talk in chat.talks:
            unit.new_key(talk.case)
        unit.put_chat(chat)


def kept(store: SqlStore, chat_id: ChatId = PUPIL) -> Chat | None:
    """The chat in a unit of its own."""
    with store.unit() as unit:
        return unit.chat(chat_id)


def test_an_unknown_chat_is_none(store: SqlStore) -> None:
    """Nobody has typed yet."""
    assert kept(store) is None


def test_a_chat_comes_back_with_all_it_had(store: SqlStore) -> None:
    """Every field of a chat and its talks survives sealing, also after the store is opened anew."""
    talks = (a_talk(MINE, story=STORY), a_talk(SECOND, year="1"))
    first = (PUPIL, "en", 7, 6, NOW, 55, True, "help", MINE, 2, "note-taken", "k7Qp2x", "yes", NOW + MINUTE)
    full = Chat(*first, cases=(MINE,), talks=talks, touched_at=NOW)
    keep(store, full)
    assert kept(store) == full


def test_half_a_surrogate_pair_in_an_answer_survives(store: SqlStore) -> None:
    """Typing never fails, whatever a phone sends."""
    keep(store, a_chat(a_talk(story="oeps \ud83d")))
    found = kept(store)
    assert found is not None
    assert found.talks[0].answers == {"story": "oeps \ud83d"}


def test_an_odd_language_is_no_reason_to_lose_words(store: SqlStore) -> None:
    """What the phone calls its language is kept as it is, even when an address cannot hold it."""
    keep(store, replace(a_chat(), language="zh-hans"))
    found = kept(store)
    assert found is not None
    assert found.language == "zh-hans"


@pytest.mark.parametrize("first_read", [True, False])
@pytest.mark.parametrize("after", [(), ("b",), ("a", "b", "c"), ("c", "a")])
def test_put_chat_keeps_exactly_its_talks(store: SqlStore, first_read: bool, after: tuple[str, ...]) -> None:
    """A talk that is not in the chat any more goes; others change, come and move, read before in the unit or not."""
    talks = {name: a_talk(case_id(number), name=name) for number, name in enumerate("abc", start=1)}
    keep(store, a_chat(talks["a"], talks["b"]))
    with store.unit() as unit:
        unit.new_key(case_id(3))
        assert not first_read or unit.chat(PUPIL)
        unit.put_chat(a_chat(*(talks[name] for name in after)))
    found = kept(store)
    assert found is not None
    assert found.talks == tuple(talks[name] for name in after)


def test_a_chat_that_was_dropped_can_come_back_in_the_same_unit(store: SqlStore) -> None:
    """What the unit remembers of the rows before does not swallow the new talk."""
    keep(store, a_chat(a_talk(story="eerst")))
    with store.unit() as unit:
        assert unit.chat(PUPIL)
        unit.drop_chat(PUPIL)
        assert unit.chat(PUPIL) is None
        unit.put_chat(a_chat(a_talk(story="opnieuw")))
    found = kept(store)
    assert found is not None
    assert found.talks[0].answers == {"story": "opnieuw"}


def test_a_talk_without_a_key_is_a_bug(store: SqlStore) -> None:
    """Nothing is kept that could not be opened again."""
    with pytest.raises(LookupError), store.unit() as unit:
        unit.put_chat(a_chat(a_talk()))
    assert kept(store) is None


def test_a_key_is_never_replaced(store: SqlStore) -> None:
    """A second key of the same case would hide what the first one sealed."""
    keep(store, a_chat(a_talk()))
    with pytest.raises(IntegrityError), store.unit() as unit:
        unit.new_key(MINE)


def test_drop_key_takes_the_talks_under_it_along(store: SqlStore) -> None:
    """A stopped draft is gone, the talk of another case stays, and a new one comes in its place."""
    other, new = a_talk(SECOND, a="b"), a_talk(case_id(3), c="d")
    keep(store, a_chat(a_talk(story=STORY), other))
    with store.unit() as unit:
        before = unit.chat(PUPIL)
        unit.drop_key(MINE)
        unit.new_key(new.case)
        assert before
        unit.put_chat(replace(before, talks=(new, other)))
    found = kept(store)
    assert found is not None
    assert found.talks == (new, other)


def test_an_undone_savepoint_does_not_leave_its_key_in_use(store: SqlStore) -> None:
    """A key that was made inside is gone: nothing may be sealed under it afterwards."""
    with store.unit() as unit:
        with suppress(ZeroDivisionError), unit.savepoint():
            unit.new_key(MINE)
            unit.put_chat(a_chat(a_talk()))
            raise ZeroDivisionError
        with pytest.raises(LookupError):
            unit.put_chat(a_chat(a_talk()))


def test_what_an_undone_savepoint_knew_of_talks_is_forgotten(store: SqlStore) -> None:
    """The talk of the next update is written, though the undone one had written it already."""
    keep(store, a_chat())
    with store.unit() as unit:
        unit.new_key(MINE)
        with suppress(ZeroDivisionError), unit.savepoint():
            unit.put_chat(a_chat(a_talk(story="weg")))
            raise ZeroDivisionError
        unit.put_chat(a_chat(a_talk(story=STORY)))
    found = kept(store)
    assert found is not None
    assert found.talks[0].answers == {"story": STORY}


def test_owed_chats_come_longest_waiting_first(store: SqlStore) -> None:
    """What is owed at once, then by moment; not what is shown already, nor what must wait."""
    chats = {"later": NOW + MINUTE, "second": NOW, "first": None}
    for number, owed_at in enumerate(chats.values()):
        keep(store, replace(a_chat(chat=ChatId(number)), owed_at=owed_at))
    keep(store, replace(a_chat(chat=ChatId(9)), shown=1))
    with store.unit() as unit:
        assert [chat.id for chat in unit.owed_chats(NOW, 5)] == [2, 1]
        assert [chat.id for chat in unit.owed_chats(NOW, 1)] == [2]
        assert [chat.id for chat in unit.owed_chats(NOW + MINUTE, 5)] == [2, 1, 0]


def test_a_shown_screen_is_not_owed_and_its_message_is_known(store: SqlStore) -> None:
    """Settling keeps the talk, and the wish for a new message is fulfilled."""
    keep(store, replace(a_chat(a_talk()), below=True))
    with store.unit() as unit:
        unit.settle_chat(PUPIL, 1, 77)
        assert not unit.owed_chats(NOW, 5)
    found = kept(store)
    assert found is not None
    assert (found.shown, found.message, found.below, len(found.talks)) == (1, 77, False, 1)


def test_a_screen_that_came_too_late_leaves_the_newer_one_owed(store: SqlStore) -> None:
    """Meanwhile she typed on: the message is known, the present screen is still owed, below it."""
    keep(store, replace(a_chat(), rev=3, below=True))
    with store.unit() as unit:
        unit.settle_chat(PUPIL, 2, 77)
        owed = unit.owed_chats(NOW, 5)
    assert [(chat.shown, chat.message, chat.below) for chat in owed] == [(2, 77, True)]


def test_a_message_that_holds_the_place_of_a_screen_leaves_it_owed(store: SqlStore) -> None:
    """It is known where it stands, so that what quotes her comes as an edit; unless she typed on meanwhile."""
    keep(store, replace(a_chat(a_talk()), below=True))
    with store.unit() as unit:
        unit.hold_chat(PUPIL, 1, 77)
        (owed,) = unit.owed_chats(NOW, 5)
    assert (owed.shown, owed.rev, owed.message, owed.below) == (0, 1, 77, False)
    with store.unit() as unit:
        unit.put_chat(replace(owed, rev=2, below=True))
        unit.hold_chat(PUPIL, 1, 78)
        unit.hold_chat(ChatId(404), 1, 79)
        (owed,) = unit.owed_chats(NOW, 5)
    assert (owed.message, owed.below) == (78, True)


def test_hello_leaves_nothing_behind(store: SqlStore) -> None:
    """A chat that keeps nothing is dropped once its screen stands; a second settle harms nobody."""
    keep(store, a_chat())
    with store.unit() as unit:
        unit.settle_chat(PUPIL, 1, 77)
        unit.settle_chat(PUPIL, 1, 77)
    assert kept(store) is None


@pytest.mark.parametrize(
    "keeps", [replace(a_chat(), fold_at=NOW), a_chat(cases=(MINE,)), replace(a_chat(), rev=2), a_chat(a_talk())]
)
def test_a_chat_that_keeps_something_stays_after_its_screen(store: SqlStore, keeps: Chat) -> None:
    """Something to fold, a case, a newer screen, a talk."""
    keep(store, keeps)
    with store.unit() as unit:
        unit.settle_chat(PUPIL, 1, 77)
    assert kept(store) is not None


def test_chats_fold_when_their_moment_has_come(store: SqlStore) -> None:
    """By school time, longest waiting first."""
    for number, minutes in enumerate((5, 0, 10)):
        keep(store, replace(a_chat(chat=ChatId(number)), fold_at=NOW + minutes * MINUTE))
    keep(store, a_chat(chat=ChatId(9)))
    with store.unit() as unit:
        assert [chat.id for chat in unit.folding_chats(NOW + 5 * MINUTE, 9)] == [1, 0]


def test_chats_with_an_expired_talk_are_found(store: SqlStore) -> None:
    """A draft lives a day; a talk without an end never expires."""
    keep(store, a_chat(a_talk()))
    keep(store, a_chat(replace(a_talk(SECOND), expires_at=None), chat=TEACHER))
    with store.unit() as unit:
        assert unit.expired_chats(NOW + DAY - MINUTE, 9) == []
        assert [chat.id for chat in unit.expired_chats(NOW + DAY, 9)] == [PUPIL]


def test_a_unit_that_raises_changes_nothing(store: SqlStore) -> None:
    """Everything a message causes is kept, or nothing is."""
    with suppress(ZeroDivisionError), store.unit() as unit:
        unit.put_chat(a_chat())
        raise ZeroDivisionError
    assert kept(store) is None


def test_two_units_never_write_over_each_others_words(store: SqlStore) -> None:
    """A unit that read a chat has it for itself: the second one sees what the first one wrote."""
    keep(store, a_chat(a_talk(one="1")))
    has_read = Event()

    def second() -> None:
        has_read.wait(5)
        with store.unit() as unit:
            chat = unit.chat(PUPIL)
            assert chat
            answers = {**chat.talks[0].answers, "three": "3"}
            unit.put_chat(replace(chat, talks=(replace(chat.talks[0], answers=answers),)))

    thread = Thread(target=second)
    thread.start()
    with store.unit() as unit:
        chat = unit.chat(PUPIL)
        has_read.set()
        thread.join(0.3)
        assert chat
        talk = replace(chat.talks[0], answers={**chat.talks[0].answers, "two": "2"})
        unit.put_chat(replace(chat, talks=(talk,)))
    thread.join(5)
    found = kept(store)
    assert found is not None
    assert found.talks[0].answers == {"one": "1", "two": "2", "three": "3"}


def test_a_screen_that_settles_does_not_drop_a_talk_that_just_began(store: SqlStore) -> None:
    """The first words come while hello is being settled: neither is lost (PostgreSQL shows old rows after a wait)."""
    keep(store, a_chat())
    has_read = Event()

    def settle() -> None:
        has_read.wait(5)
        with store.unit() as unit:
            unit.settle_chat(PUPIL, 1, 77)

    thread = Thread(target=settle)
    thread.start()
    with store.unit() as unit:
        assert unit.chat(PUPIL)
        has_read.set()
        thread.join(0.3)
        unit.new_key(MINE)
        unit.put_chat(a_chat(a_talk(story=STORY)))
    thread.join(5)
    found = kept(store)
    assert found is not None
    assert len(found.talks) == 1
