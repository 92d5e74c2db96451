"""How a member of staff comes in, and how one is away for a while.

Invited with a one-time link, seated by opening it, and working only once the beheerder confirmed the person, because a
forwarded link must not hand a stranger a coach's role (DESIGN §4 row 15). Paused, and resumed, without a new link; what
waits for somebody who is paused goes to others first.
"""

import hashlib
from dataclasses import replace
from datetime import timedelta
from typing import Final

from bot.ports import Chat, Invite, Notice, NoticeKind
from bot.route.access import may_receive
from bot.route.model import Role, School, Staff, StaffId
from bot.route.refusals import Reason, Refusal
from bot.usecases.handing_on import HandedOn, Stuck, hand_on, held_by
from bot.usecases.scene import Scene

INVITE_LIVES: Final = timedelta(days=7)


def named(school: School, name: str) -> tuple[Staff, ...]:
    """The staff with exactly this name, else those whose name differs in capitals and spaces only."""
    exactly = tuple(s for s in school.staff if s.name == name)
    return exactly or tuple(s for s in school.staff if _plain(s.name) == _plain(name))


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def invite(scene: Scene, name: str, roles: frozenset[Role]) -> tuple[Staff, str]:
    """A new, inactive member of staff and the token of the deep link, which is shown once and kept as a hash."""
    staff = Staff(scene.chance.staff_id(), name, roles, active=False, seated=False)
    scene.unit.put_staff(staff)
    return staff, _token(scene, staff.id)


def invite_again(scene: Scene, staff_id: StaffId, roles: frozenset[Role] = frozenset()) -> str | Refusal:
    """Another token for somebody who does not work now, who gets these roles as well; their former chat is nobody's.

    Refuses for who works: a link that anybody may open must not take the place of a confirmed person. Pause first.
    Earlier tokens keep their own life of seven days, but only one of all opens.
    """
    member = scene.school.member(staff_id)
    if member is None or member.active:
        return Refusal(Reason.CANNOT)
    scene.unit.put_staff(replace(member, paused=False, roles=member.roles | roles))
    scene.unit.unseat(staff_id)
    return _token(scene, staff_id)


def _token(scene: Scene, staff_id: StaffId) -> str:
    token = scene.chance.token()
    scene.unit.put_invite(Invite(_hash(token), staff_id, scene.now + INVITE_LIVES))
    return token


def take_seat(scene: Scene, chat: Chat, token: str) -> Staff | Refusal:
    """Somebody opened the link in this chat. The first opener may repeat it; for anybody else it is used.

    A second link for the same person does not open while the first opener sits: it may be in a stranger's hands.
    """
    found = scene.unit.invite(_hash(token))
    if found is None or found.expires_at <= scene.now:
        return Refusal(Reason.INVITE_BAD)
    already = scene.unit.staff_of(chat.id)
    if already is not None:
        return already if already.id == found.staff else Refusal(Reason.INVITE_BAD)
    member = next((s for s in scene.unit.staff() if s.id == found.staff), None)
    if found.used or member is None or member.seated or member.active:
        return Refusal(Reason.INVITE_BAD)
    scene.unit.put_invite(replace(found, used=True))
    scene.unit.seat(member.id, chat.id, chat.language)
    return replace(member, seated=True)


def confirm(scene: Scene, staff_id: StaffId) -> Staff | None:
    """The beheerder says: this is the person. From now on they receive; they are welcomed.

    None: not seated yet, or paused, which ``resume`` ends.
    """
    member = scene.school.member(staff_id)
    if member is None or not member.seated or member.paused:
        return None
    active = replace(member, active=True)
    scene.unit.put_staff(active)
    scene.unit.say(Notice(f"welcome:{staff_id}", NoticeKind.SAY, scene.now, to=staff_id, panel="coach-welcome"))
    return active


def pause(scene: Scene, staff_id: StaffId) -> HandedOn | Stuck | Refusal:
    """This person is away: no alerts and no access, once all that waits for them is somebody else's.

    Stuck, and nothing changed, when nobody else could take it. Refuses for who never worked. Pausing again hands on
    what may have come in beside the first time.
    """
    member = scene.school.member(staff_id)
    if member is None or not (member.active or member.paused):
        return Refusal(Reason.CANNOT)
    outcome = hand_on(scene, member, held_by(scene, member))
    if isinstance(outcome, HandedOn):
        scene.unit.put_staff(replace(member, active=False, paused=True))
    return outcome


def resume(scene: Scene, staff_id: StaffId) -> Staff | None:
    """This person is back, in the same chat. None: was not paused. What was handed on stays with who has it."""
    member = scene.school.member(staff_id)
    if member is None or not member.paused:
        return None
    back = replace(member, active=True, paused=False)
    scene.unit.put_staff(back)
    return back


def change_roles(scene: Scene, staff_id: StaffId, roles: frozenset[Role]) -> HandedOn | Stuck | Refusal:
    """From now on this person has these roles and no others; what they may read no longer goes to others first.

    Who is no coach any more is taken out of the classes. Refuses for nobody, and for no role at all.
    """
    member = scene.school.member(staff_id)
    if member is None or not roles:
        return Refusal(Reason.CANNOT)
    after = replace(member, roles=roles)
    lost = [case for case in held_by(scene, member) if not may_receive(after, case)]
    outcome = hand_on(scene, member, lost)
    if isinstance(outcome, Stuck):
        return outcome
    scene.unit.put_staff(after)
    classes = _leave_classes(scene, staff_id) if Role.COACH in member.roles - roles else 0
    return replace(outcome, classes=classes)


def _leave_classes(scene: Scene, staff_id: StaffId) -> int:
    theirs = [group for group in scene.school.groups if staff_id in group.coaches]
    for group in theirs:
        scene.unit.put_group(replace(group, coaches=tuple(c for c in group.coaches if c != staff_id)))
    return len(theirs)


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
