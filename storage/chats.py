"""Chats and talks in the database: what stands in a chat, what is owed to it, and the talks that run in it.

A chat is found by a keyed index of its id; its address and all that could tell who it is are sealed. On PostgreSQL a
chat is locked from the moment it is read, so that two units never write over each other's words.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Executable, Select, and_, bindparam, delete, exists, insert, select, update
from sqlalchemy.exc import IntegrityError

from bot.ports import Chat, Practice, StoreBusy
from bot.route.model import CaseId, ChatId
from storage import chatrows, mapping
from storage.atoms import ms, raw, two_letters
from storage.base import SERVER_KEY, Root, slot_row
from storage.envelope import Sealed
from storage.tables import chat, key_slot, talk
from storage.vault import FIRST_GENERATION

_CHAT = select(chat).where(chat.c.key == bindparam("key")).with_for_update()
_UPDATE = update(chat).where(chat.c.key == bindparam("this"))
_INSERT = insert(chat)
_DROP = delete(chat).where(chat.c.key == bindparam("key"))
_HAS_TALKS = exists().where(talk.c.chat_key == chat.c.key)
_DROP_IF_SILENT = _DROP.where(~_HAS_TALKS)
_CHAT_AND_WHETHER_IT_TALKS = _CHAT.add_columns(_HAS_TALKS.label("talks"))

_OPENABLE = and_(
    key_slot.c.case_id == talk.c.case_id,
    key_slot.c.kind == SERVER_KEY,
    key_slot.c.generation == FIRST_GENERATION,
)
_TALKS = select(talk, key_slot.c.wrapped).outerjoin(key_slot, _OPENABLE).order_by(talk.c.depth)
_TALKS_OF = _TALKS.where(talk.c.chat_key == bindparam("key"))
_TALKS_OF_MANY = _TALKS.where(talk.c.chat_key.in_(bindparam("keys", expanding=True)))
_DROP_TALKS = delete(talk).where(talk.c.chat_key == bindparam("key"))
_DROP_TALKS_OF_CASE = delete(talk).where(talk.c.case_id == bindparam("case_id"))
_INSERT_TALKS = insert(talk)
_UPDATE_TALK = update(talk).where(talk.c.chat_key == bindparam("this"), talk.c.depth == bindparam("place"))

_EXPIRING = select(talk.c.chat_key).where(talk.c.expires_at <= bindparam("now"))


def _some(statement: Select[Any]) -> Select[Any]:
    return statement.limit(bindparam("most")).with_for_update(skip_locked=True, of=chat)


_IS_OWED = and_(chat.c.rev > chat.c.shown, chat.c.owed_at <= bindparam("now"))
_OWED = _some(select(chat).where(_IS_OWED).order_by(chat.c.owed_at))
_FOLDING = _some(select(chat).where(chat.c.fold_at <= bindparam("now")).order_by(chat.c.fold_at))
_EXPIRED = _some(select(chat).where(chat.c.key.in_(_EXPIRING)))

_NEW_SLOT = insert(key_slot)
_DROP_SLOTS = delete(key_slot).where(key_slot.c.case_id == bindparam("case_id"))


class ChatRows(Root):
    """``bot.ports.Chats``, and the keys of drafts and cases."""

    def chat(self, chat_id: ChatId) -> Chat | None:
        """The chat with its talks opened, or None when nothing is kept about it. ``CannotOpen``: it was damaged."""
        key = self._vault.chat_index(chat_id)
        row = self._run(_CHAT, key=key).first()
        if row is None:
            return None
        # Apart from the row, for on PostgreSQL a join would show the talks as they were before the lock was ours.
        return self._opened_chat(row, self._run(_TALKS_OF, key=key).all(), chat_id)

    def put_chat(self, chat: Chat) -> None:
        """Keep the chat and its talks as they are now; a talk that is not in it any more is erased with its row.

        Raises ``LookupError`` for a talk whose key was never made, ``TypeError`` for a practice.
        """
        if isinstance(chat, Practice):
            raise TypeError("a practice is never kept")
        key = self._vault.chat_index(chat.id)
        values = chatrows.chat_values(self._school, key, chat)
        if not self._write(_UPDATE, {"this": key, **values}):
            self._add_chat(key, chat, values)
            self._depths[key] = 0
        talks = [chatrows.talk_values(self._key(t.case), key, depth, t) for depth, t in enumerate(chat.talks)]
        self._replace_talks(key, talks)

    def drop_chat(self, chat_id: ChatId) -> None:
        """Erase the chat's row and its talks. Keys of drafts are dropped by ``drop_key``."""
        self._run(_DROP, key=self._vault.chat_index(chat_id))
        self.erased = True

    def owed_chats(self, now: datetime, most: int) -> list[Chat]:
        """Chats that are owed a screen by ``now`` (real time), longest waiting first."""
        return self._chats(_OWED, now, most)

    def settle_chat(self, chat_id: ChatId, rev: int, message: int | None) -> None:
        """The screen of revision ``rev`` stands in ``message``.

        A chat that is owed nothing more and keeps nothing else is dropped: no talk, no case, nothing to fold.
        """
        key = self._vault.chat_index(chat_id)
        row = self._run(_CHAT_AND_WHETHER_IT_TALKS, key=key).first()
        if row is None:
            return
        done = rev >= row.rev
        memo = chatrows.open_memo(self._school, key, row.memo).shown(message, up_to_date=done)
        idle = done and row.fold_at is None and not row.talks and not memo.has_cases
        if idle and self._run(_DROP_IF_SILENT, key=key).rowcount:
            self.erased = True
            return
        shown = {"shown": max(row.shown, rev), "memo": chatrows.seal_memo(self._school, key, memo)}
        # When nothing is owed, the moment she touched her phone is of no use to us, and of much to a thief.
        self._write(_UPDATE, {"this": key, **shown, "owed_at": 0 if done else row.owed_at})

    def hold_chat(self, chat_id: ChatId, rev: int, message: int) -> None:
        """A message stands where the screen of revision ``rev`` will come, as an edit; it is owed still."""
        key = self._vault.chat_index(chat_id)
        row = self._run(_CHAT_AND_WHETHER_IT_TALKS, key=key).first()
        if row is not None:
            memo = chatrows.open_memo(self._school, key, row.memo).shown(message, up_to_date=rev >= row.rev)
            self._write(_UPDATE, {"this": key, "memo": chatrows.seal_memo(self._school, key, memo)})

    def folding_chats(self, now: datetime, most: int) -> list[Chat]:
        """Chats whose ``fold_at`` has come (school time), longest waiting first."""
        return self._chats(_FOLDING, now, most)

    def expired_chats(self, now: datetime, most: int) -> list[Chat]:
        """Chats in which a talk's ``expires_at`` has come (school time)."""
        found = self._chats(_EXPIRED, now, most)
        return [chat for chat in found if any(t.expires_at and t.expires_at <= now for t in chat.talks)]

    def new_key(self, case_id: CaseId) -> None:
        """Make the data key of a draft. Everything of the draft, and of the case it becomes, is sealed under it.

        Raises ``IntegrityError`` when there is one already: a key is never replaced under what it sealed.
        """
        slot = self._vault.new_case_key(raw(case_id))
        self._write(_NEW_SLOT, slot_row(case_id, slot))
        self._opened(case_id, Sealed(slot))

    def drop_key(self, case_id: CaseId) -> None:
        """Forget the data key, and the talks under it: what was sealed under it can never be opened again."""
        self._run(_DROP_TALKS_OF_CASE, case_id=case_id)
        self._run(_DROP_SLOTS, case_id=case_id)
        self._keys.pop(case_id, None)
        self._depths.clear()
        self.erased = True

    def _add_chat(self, key: bytes, chat: Chat, values: mapping.Values) -> None:
        address = self._vault.seal_address(key, chat.id, two_letters(chat.language), 0)
        try:
            self._write(_INSERT, {"key": key, "address": address, **values})
        except IntegrityError:
            # Two first messages of one chat at the same moment (PostgreSQL): the later one is read again.
            raise StoreBusy("two units at once") from None

    def _replace_talks(self, key: bytes, talks: list[mapping.Values]) -> None:
        before = self._depths.get(key)
        if before == len(talks):
            self._write(_UPDATE_TALK, [{"this": key, "place": row["depth"], **row} for row in talks])
            return
        if before != 0:
            self._run(_DROP_TALKS, key=key)
        self._write(_INSERT_TALKS, talks)
        self._depths[key] = len(talks)

    def _chats(self, statement: Executable, now: datetime, most: int) -> list[Chat]:
        rows = self._run(statement, now=ms(now), most=most).all()
        talks = defaultdict(list)
        for row in self._run(_TALKS_OF_MANY, keys=[row.key for row in rows]) if rows else ():
            talks[row.chat_key].append(row)
        return [self._opened_chat(row, talks[row.key], None) for row in rows]

    def _opened_chat(self, row: mapping.AnyRow, talks: Sequence[mapping.AnyRow], chat_id: ChatId | None) -> Chat:
        """The chat of a row that is locked; ``chat_id`` when it is known, or it is opened."""
        if chat_id is None:
            chat_id = ChatId(self._vault.open_address(row.key, row.address).chat_id)
        memo = chatrows.open_memo(self._school, row.key, row.memo)
        self._depths[row.key] = len(talks)
        alive = [talk for talk in talks if talk.wrapped is not None]
        keys = [self._opened(CaseId(talk.case_id), talk.wrapped) for talk in alive]
        return chatrows.chat_of(row, chat_id, memo, tuple(map(chatrows.talk_of, keys, alive)))
