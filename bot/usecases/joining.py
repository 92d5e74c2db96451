"""How a member of staff comes in: invited with a one-time link, seated by opening it, and working only once the
beheerder confirmed the person, because a forwarded link must not hand a stranger a coach's role (DESIGN §4 row 15).
"""

import hashlib
from dataclasses import replace
from datetime import timedelta
from typing import Final

from bot.ports import Chat, Invite, Notice, NoticeKind
from bot.route.model import Role, Staff, StaffId
from bot.route.refusals import Reason, Refusal
from bot.usecases.scene import Scene

INVITE_LIVES: Final = timedelta(days=7)


def invite(scene: Scene, name: str, roles: frozenset[Role]) -> tuple[Staff, str]:
    """A new, inactive member of staff and the token of the deep link, which is shown once and kept as a hash."""
    staff = Staff(scene.chance.staff_id(), name, roles, active=False, seated=False)
    scene.unit.put_staff(staff)
    return staff, invite_again(scene, staff.id)


def invite_again(scene: Scene, staff: StaffId) -> str:
    """Another token for somebody who is on the list; earlier ones keep their own life of seven days."""
    token = scene.chance.token()
    scene.unit.put_invite(Invite(_hash(token), staff, scene.now + INVITE_LIVES))
    return token


def take_seat(scene: Scene, chat: Chat, token: str) -> Staff | Refusal:
    """Somebody opened the link in this chat. The first opener may repeat it; for anybody else it is used."""
    found = scene.unit.invite(_hash(token))
    if found is None or found.expires_at <= scene.now:
        return Refusal(Reason.INVITE_BAD)
    already = scene.unit.staff_of(chat.id)
    if already is not None:
        return already if already.id == found.staff else Refusal(Reason.INVITE_BAD)
    member = scene.school.member(found.staff)
    if found.used or member is None:
        return Refusal(Reason.INVITE_BAD)
    scene.unit.put_invite(replace(found, used=True))
    scene.unit.seat(member.id, chat.id, chat.language)
    return replace(member, seated=True)


def confirm(scene: Scene, staff_id: StaffId) -> Staff | None:
    """The beheerder says: this is the person. From now on they receive; they are welcomed. None: not seated yet."""
    member = scene.school.member(staff_id)
    if member is None or not member.seated:
        return None
    active = replace(member, active=True)
    scene.unit.put_staff(active)
    scene.unit.say(Notice(f"welcome:{staff_id}", NoticeKind.SAY, scene.now, to=staff_id, panel="coach-welcome"))
    return active


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
