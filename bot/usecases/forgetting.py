"""Dropping drafts: at *Stop*, at *Weggooien*, and after 24 hours without a touch; nothing went to school (R15)."""

from dataclasses import replace
from datetime import datetime

from bot.ports import Chat, Notice, NoticeKind, Talk
from bot.usecases.prompting import BATCH, CLOCK, FOLDED, left, owing
from bot.usecases.scene import Scene

DELETE_AT_ONCE = 100


def clear(scene: Scene, chat: Chat, message_ids: tuple[int, ...], at: datetime | None = None) -> None:
    """Take these messages out of the chat (None: now), as far as Telegram allows (48 hours); through the outbox, so
    that a crash in between deletes them all the same."""
    for start in range(0, len(message_ids), DELETE_AT_ONCE):
        some = message_ids[start : start + DELETE_AT_ONCE]
        dedupe = f"delete:{scene.chance.token()}"
        scene.unit.say(Notice(dedupe, NoticeKind.DELETE, at or scene.now, chat=chat.id, message_ids=some))


def clear_sent(scene: Scene, chat: Chat, message_ids: tuple[int, ...]) -> None:
    """Her own words have been kept for school: they go from the chat, unless she wants it to stay as it is (R6)."""
    if not chat.keep:
        clear(scene, chat, message_ids)


def discard(scene: Scene, chat: Chat, talk: Talk) -> Chat:
    """The chat without this talk: its words are out of the chat, its key is gone when it was a draft's."""
    clear(scene, chat, talk.own)
    remaining = replace(chat, talks=tuple(t for t in chat.talks if t is not talk))
    shared = any(t.case == talk.case for t in remaining.talks)  # A question on top of a draft has its key.
    if talk.case not in chat.cases and not shared:
        scene.unit.drop_key(talk.case)
    return remaining


def end_at_desk(scene: Scene, chat: Chat) -> None:
    """What was begun in a chat of the staff is over; a draft takes its key along."""
    for talk in chat.talks:
        if scene.unit.case(talk.case, CLOCK) is None:
            scene.unit.drop_key(talk.case)
    scene.unit.drop_chat(chat.id)


def drop_expired(scene: Scene) -> int:
    """Talks that nobody touched for their lifetime go in silence (R15); gives how many chats had one."""
    chats = scene.unit.expired_chats(scene.now, BATCH)
    for chat in chats:
        if scene.unit.staff_of(chat.id) is not None:
            end_at_desk(scene, chat)
            continue
        remaining = chat
        for talk in chat.talks:
            if talk.expires_at is not None and talk.expires_at <= scene.now:
                remaining = discard(scene, remaining, talk)
        remaining = left(remaining)
        folded = replace(remaining, panel=FOLDED, case=None, note=None, below=False, fold_at=None, last="")
        scene.unit.put_chat(remaining if remaining.talks else owing(scene, folded))
    return len(chats)
