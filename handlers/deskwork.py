"""A coach's talk with the bot about a case: the questions of one step of the road, and the use case that records it.

It runs in the message on which its button was pressed. What is typed leaves the chat at once; what was answered counts
only when the last question is answered. A tap on anything else ends it.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from bot.ports import Chat
from bot.route.model import Case, ChatId, Code, Staff
from bot.route.refusals import Refusal
from bot.texts.moments import read_day
from bot.usecases import road
from bot.usecases.forgetting import clear
from bot.usecases.scene import Scene
from handlers import talking
from handlers.inputs import Words
from handlers.screens import Pressed, Verb
from handlers.script import Part

Recorded = Case | Refusal
RECORDS: Final[Mapping[str, Callable[[Scene, Staff, Code, Any], Recorded]]] = {
    "plan-talk": road.plan_talk,
    "talk-a": road.first_talk,
    "talk-b": lambda scene, staff, code, told: road.talk_with_b(scene, staff, code, *told),
    "agree": road.agreed,
    "follow": lambda scene, staff, code, told: road.followed_up(scene, staff, code, *told),
    "close": road.close,
}
"""Which use case takes what a step's talk returns."""


def begin(scene: Scene, chat_id: ChatId, language: str, message: int, flow: str, case: Case) -> None:
    """The step's first question is to stand in this message."""
    fresh = Chat(chat_id, language, message=message, nonce=scene.chance.nonce(), touched_at=scene.now)
    scene.unit.put_chat(talking.begin_on(scene, fresh, flow, case))


def pressed(scene: Scene, chat: Chat, tap: Pressed) -> talking.Moved | None:
    """A tap in a running talk; None when it ends the talk."""
    talk = chat.talks[-1]
    match tap.verb:
        case Verb.ANSWER:
            return talking.answer(scene, chat, talk, tap)
        case Verb.BACK:
            return talking.Moved(talking.back(scene, chat, talk))
    return None


def typed(scene: Scene, chat: Chat, given: Words) -> talking.Moved:
    """Words in a running talk; they leave the chat as soon as they are kept."""
    clear(scene, chat, (given.message,))
    part = Part(given.message, given.text)
    return talking.hear(scene, chat, chat.talks[-1], part, lambda text: read_day(text, chat.language))


def go_on(scene: Scene, moved: talking.Moved) -> None:
    """Keep where the talk stands; its next question gets buttons of its own."""
    scene.unit.put_chat(replace(moved.chat, nonce=scene.chance.nonce(), touched_at=scene.now))


def record(scene: Scene, staff: Staff, moved: talking.Moved, case: Case) -> Recorded:
    """The talk came to its end: what it returned is recorded."""
    flow = moved.chat.talks[-1].flow
    scene.unit.drop_chat(moved.chat.id)
    return RECORDS[flow](scene, staff, case.code, moved.result)
