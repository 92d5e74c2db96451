"""What somebody has told so far, when a talk is cut short: words, class, who reads it (SCREENS ``school-now``)."""

from typing import Final

from bot.ports import Chat, Talk
from bot.route.model import Case, CaseId, Flag, Reporter, Role, StaffId
from bot.route.roster import on_duty
from bot.route.routing import Routed, at_once
from bot.route.spoed import duty_too
from bot.route.steps import FINAL
from bot.route.timing import open_from
from bot.usecases.scene import Scene
from handlers.flows.receivers import so_far
from handlers.flows.report import KINDS
from handlers.flows.sending import STORY
from handlers.flows.urgent import Around
from handlers.flows.view import View
from handlers.script import told

REPORT: Final = "report"
TYPED_LATER: Final = "typed-later"
SCHOOL_NOW: Final = "school-now"
"""Talks, by their name."""


def below(chat: Chat) -> Talk | None:
    """The talk that runs, also when this very question stands on top of it."""
    return next((t for t in reversed(chat.talks) if t.flow != SCHOOL_NOW), None)


def draft(chat: Chat) -> Talk | None:
    """The story that is being told, if that is what she is doing."""
    talk = below(chat)
    return talk if talk is not None and talk.flow == REPORT else None


def held(chat: Chat) -> Talk | None:
    """Words of which she was being asked where they belong: they go along."""
    talk = below(chat)
    return talk if talk is not None and talk.flow == TYPED_LATER else None


def around(scene: Scene, chat: Chat, talk: Talk) -> Around:
    """What the question is built from, as things are now."""
    opens = scene.opens_at() if scene.opens_at() > scene.now else None
    case = _open_case(scene, chat, talk.case)
    if case is not None:
        reader = View(scene.school, scene.now, case=case).reader
        duty = duty_too(scene.school, case.owner or case.receivers[0], case.flags, case.kept_out)
        return Around(reader, duty, opens, True, Flag.ANONIEM not in case.flags)
    story = draft(chat)
    goes_to = routed(scene, story)
    member = scene.school.member(goes_to.receiver) if goes_to else None
    duty = goes_to is not None and duty_too(scene.school, goes_to.receiver, goes_to.flags, goes_to.kept_out)
    return Around(member.name if member else scene.school.name, duty, opens, _has_told(story), False)


def _open_case(scene: Scene, chat: Chat, case_id: CaseId) -> Case | None:
    case = scene.unit.case(case_id, Reporter(frozenset(chat.cases)))
    return None if case is None or case.status in FINAL else case


def _has_told(story: Talk | None) -> bool:
    return story is not None and bool(told(story.answers.get(STORY)).parts or kinds(story))


def kinds(story: Talk | None) -> tuple[str, ...]:
    """The kinds she has ticked."""
    answer = story.answers.get("report-kinds") if story else None
    chosen = answer.get("chosen") if isinstance(answer, dict) else None
    return tuple(k for k in KINDS if isinstance(chosen, list) and k in chosen)


def routed(scene: Scene, story: Talk | None) -> Routed | None:
    """Who reads it: as far as she said, else who is there now; never whom she passed over."""
    if story is None:
        return _at_once(scene)
    group, chosen = so_far(scene.school, story.answers)
    elsewhere = any(key.startswith("report-receiver#") for key in story.answers)
    passed_over = frozenset(group.coaches) if group and elsewhere else frozenset[StaffId]()
    return chosen or _at_once(scene, passed_over)


def _at_once(scene: Scene, passed_over: frozenset[StaffId] = frozenset()) -> Routed | None:
    """An achterwacht who is on duty before the others, when school is open or opens."""
    everybody = scene.school.with_role(Role.ACHTERWACHT)
    there = on_duty((s for s in everybody if s.there), everybody, scene.calendar, open_from(scene.calendar, scene.now))
    return at_once(scene.school, passed_over, there)
