"""Staff, classes and invites in the database. Names are sealed under the school's key and found by a keyed index.

They are needed at every input, so the store remembers them opened, by the number of changes that ``meta`` counts: the
command line may change them beside a running bot, and the bot sees it at its next unit (SECURITY §3.2).
"""

from collections import defaultdict

from sqlalchemy import bindparam, delete, func, insert, select, update

from bot.ports import Invite
from bot.route.model import ChatId, Group, Role, Staff, StaffId
from storage import mapping
from storage.atoms import raw, two_letters
from storage.base import Known, Root
from storage.tables import invite, klas, klas_coach, meta, staff, staff_address

_VERSION = select(meta.c.people)
_CHANGED = update(meta).values(people=meta.c.people + 1)
_STAFF = select(staff).order_by(staff.c.place)
_UPDATE_STAFF = update(staff).where(staff.c.id == bindparam("this"))
_INSERT_STAFF = insert(staff).values(place=select(func.coalesce(func.max(staff.c.place), 0) + 1).scalar_subquery())
_SEATED = update(staff).where(staff.c.id == bindparam("this")).values(seated=1)
_REACHED = update(staff).where(staff.c.id == bindparam("this")).values(reachable=bindparam("yes"))

_KLAS = select(klas)
_COACHES = select(klas_coach).order_by(klas_coach.c.place)
_UPDATE_KLAS = update(klas).where(klas.c.key == bindparam("this"))
_INSERT_KLAS = insert(klas)
_DROP_COACHES = delete(klas_coach).where(klas_coach.c.klas_key == bindparam("key"))
_INSERT_COACHES = insert(klas_coach)
_DROP_KLAS = delete(klas).where(klas.c.key == bindparam("key"))

_REACHED_WHERE = select(staff_address.c.reached, staff_address.c.staff_id)
_WHERE = select(staff_address.c.address).where(staff_address.c.staff_id == bindparam("staff_id"))
_LEAVE = delete(staff_address).where(
    (staff_address.c.staff_id == bindparam("staff_id")) | (staff_address.c.reached == bindparam("index"))
)
_SEAT = insert(staff_address)
_UNSEAT = delete(staff_address).where(staff_address.c.staff_id == bindparam("staff_id"))
_NOT_SEATED = update(staff).where(staff.c.id == bindparam("this")).values(seated=0)

_INVITE = select(invite).where(invite.c.token_hash == bindparam("token_hash"))
_UPDATE_INVITE = update(invite).where(invite.c.token_hash == bindparam("this"))
_INSERT_INVITE = insert(invite)


class PeopleRows(Root):
    """``bot.ports.People``."""

    def staff_of(self, chat_id: ChatId) -> Staff | None:
        """Who of the staff this chat belongs to (active or waiting for the beheerder)."""
        people = self._people()
        staff_id = people.reached.get(self._vault.staff_index(chat_id))
        return next((member for member in people.staff if member.id == staff_id), None) if staff_id else None

    def staff(self) -> tuple[Staff, ...]:
        """All staff, in the order they were added."""
        return self._people().staff

    def groups(self) -> tuple[Group, ...]:
        """All classes of this school year, by year and name."""
        return self._people().groups

    def staff_with(self, role: Role) -> tuple[Staff, ...]:
        """Active staff with this role."""
        return tuple(member for member in self.staff() if member.active and role in member.roles)

    def put_staff(self, staff: Staff) -> None:
        """Add a member of staff, or change roles, name or whether active."""
        values = mapping.staff_values(self._school, staff)
        if not self._write(_UPDATE_STAFF, {"this": staff.id, **values}):
            self._write(_INSERT_STAFF, values)
        self._note_change()

    def put_group(self, group: Group) -> None:
        """Add a class, or replace its coaches, who must be members of staff."""
        key = self._vault.text_index(f"class:{group.name}")
        values = mapping.group_values(self._school, key, group)
        if not self._write(_UPDATE_KLAS, {"this": key, **values}):
            self._write(_INSERT_KLAS, values)
        self._run(_DROP_COACHES, key=key)
        coaches = [{"klas_key": key, "place": n, "staff_id": coach} for n, coach in enumerate(group.coaches)]
        self._write(_INSERT_COACHES, coaches)
        self._note_change()

    def drop_group(self, name: str) -> None:
        """This class is no more; cases that came from it keep its name."""
        self._run(_DROP_KLAS, key=self._vault.text_index(f"class:{name}"))
        self._note_change()

    def seat(self, staff_id: StaffId, chat_id: ChatId, language: str) -> None:
        """This member of staff is reached in this chat, from now on only there; nobody else is reached in it."""
        index = self._vault.staff_index(chat_id)
        address = self._vault.seal_address(raw(staff_id), chat_id, two_letters(language), 0)
        self._run(_LEAVE, staff_id=staff_id, index=index)
        self._write(_SEAT, {"staff_id": staff_id, "reached": index, "address": address})
        self._run(_SEATED, this=staff_id)
        self._note_change()

    def unseat(self, staff_id: StaffId) -> None:
        """This member of staff is reached nowhere any more, until somebody opens a new invite."""
        self._run(_UNSEAT, staff_id=staff_id)
        self._run(_NOT_SEATED, this=staff_id)
        self._note_change()

    def reach(self, staff_id: StaffId, reachable: bool) -> None:
        """Whether this member of staff can be reached: False once they closed the door to the bot."""
        self._run(_REACHED, this=staff_id, yes=int(reachable))
        self._note_change()

    def staff_chat(self, staff_id: StaffId) -> tuple[ChatId, str] | None:
        """Where and in which language to reach somebody of the staff; None when not connected."""
        sealed = self._run(_WHERE, staff_id=staff_id).scalar()
        if sealed is None:
            return None
        address = self._vault.open_address(raw(staff_id), sealed)
        return ChatId(address.chat_id), address.lang

    def put_invite(self, invite: Invite) -> None:
        """Keep an invite (or that it was used)."""
        values = mapping.invite_values(invite)
        if not self._write(_UPDATE_INVITE, {"this": invite.token_hash, **values}):
            self._write(_INSERT_INVITE, values)

    def invite(self, token_hash: bytes) -> Invite | None:
        """The invite with this hash."""
        row = self._run(_INVITE, token_hash=token_hash).first()
        return None if row is None else mapping.invite_of(row)

    def _note_change(self) -> None:
        self._run(_CHANGED)
        self._people_changed, self._people_read = True, None

    def _people(self) -> Known:
        """Staff and classes as this unit sees them, looked up once and after each change of its own."""
        if self._people_read is None:
            self._people_read = self._people_now()
        return self._people_read

    def _people_now(self) -> Known:
        """What the unit changed itself is nobody else's until it commits."""
        version = self._run(_VERSION).scalar_one()
        if self._people_changed:
            return self._read_people(version)
        if self._known.now.version != version:
            self._known.now = self._read_people(version)
        return self._known.now

    def _read_people(self, version: int) -> Known:
        coaches = defaultdict(list)
        for coach in self._run(_COACHES):
            coaches[coach.klas_key].append(coach)
        groups = [mapping.group_of(self._school, row, coaches[row.key]) for row in self._run(_KLAS)]
        members = tuple(mapping.staff_of(self._school, row) for row in self._run(_STAFF))
        reached = {row.reached: StaffId(row.staff_id) for row in self._run(_REACHED_WHERE)}
        return Known(version, members, tuple(sorted(groups, key=lambda group: (group.year, group.name))), reached)
