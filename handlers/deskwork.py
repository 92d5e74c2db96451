"""A coach's talk with the bot about a case: the questions of one step of the road, and the use case that records it.

It runs in the message on which its button was pressed. What is typed leaves the chat at once; what was answered counts
only when the last question is answered. A tap on anything else ends it.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from bot.ports import Chat
from bot.route.access import unheard
from bot.route.dossier import Wish
from bot.route.ladder import proposal
from bot.route.model import Case, ChatId, Code, Flag, Staff, Whom
from bot.route.refusals import Refusal
from bot.texts import LANGUAGES
from bot.texts.moments import read_day
from bot.usecases import (
    acuut,
    anyway,
    borging,
    casework,
    closing,
    confiding,
    consenting,
    duty,
    hulp,
    ladder,
    leading,
    leiding,
    notitie,
    offering,
    proposing,
    pupils,
    road,
    tasks,
    together,
)
from bot.usecases.dossiers import dossier_of
from bot.usecases.forgetting import clear
from bot.usecases.reporting import Signal, pass_on
from bot.usecases.road import Agreed
from bot.usecases.scene import Scene
from handlers import talking
from handlers.flows import leiding as led
from handlers.flows.acuut import STEP as DANGER
from handlers.flows.anyway import LATER, SEEN, STEPS
from handlers.flows.casework import CASE_CARD
from handlers.flows.confiding import ASK as ASK_COACH
from handlers.flows.confiding import TALK as COACH_TALK
from handlers.flows.consent import STEP
from handlers.flows.duty import ENDS as DUTY_ENDS
from handlers.flows.duty import HAND_OVER as DUTY_HAND_OVER
from handlers.flows.duty import TALKED as DUTY_TALKED
from handlers.flows.handing import STEP as HAND_OVER
from handlers.flows.hulp import HULP, LOOK, OFFER
from handlers.flows.ladder import tells_first
from handlers.flows.notes import TICKS
from handlers.flows.notitie import FIX, NOTE, WHICH
from handlers.flows.otherwise import END
from handlers.flows.proposals import SIGNS
from handlers.flows.proposals import STEP as PROPOSAL
from handlers.flows.proposals import tells_first as proposal_tells_first
from handlers.flows.pupils import JOIN, SPOKE
from handlers.flows.pupils import LIST as PUPILS
from handlers.flows.tasks import STEP as TASK
from handlers.flows.tasks import TASKS
from handlers.flows.together import STEP as TOGETHER
from handlers.flows.writing import WRITE
from handlers.inputs import Words
from handlers.screens import Pressed, Verb
from handlers.script import Part, Standing, Unfit
from handlers.script import Words as AskedWords

Recorded = Case | Refusal
TYPED_ANEW: Final = frozenset({WRITE, NOTE, FIX})
"""Talks in which what is typed again takes the place of what was typed before."""


def _or_asks(use_case: Callable[..., Recorded], scene: Scene, staff: Staff, code: Code, told: Any) -> Recorded:
    """What the step records; or, in acute danger, a second person is asked first, and nothing is done yet."""
    return acuut.ask(scene, staff, code, told) if isinstance(told, acuut.Asks) else use_case(scene, staff, code, told)


RECORDS: Final[Mapping[str, Callable[[Scene, Staff, Code, Any], Recorded]]] = {
    "plan-talk": road.plan_talk,
    "talk-a": leiding.first_talk,
    **dict.fromkeys(
        ("talk-b", SEEN), lambda scene, staff, code, told: anyway.b_was_spoken_to(scene, staff, code, *told)
    ),
    "agree": road.agreed,
    "follow": lambda scene, staff, code, told: ladder.followed(scene, staff, code, *told),
    "one-chance": ladder.chosen,
    "not-stopped": ladder.chosen,
    "share": ladder.chosen,
    "team": lambda scene, staff, code, told: _or_asks(ladder.chosen, scene, staff, code, told),
    "meet": ladder.chosen,
    "outcome": ladder.chosen,
    "return": ladder.chosen,
    "measure": leading.recorded,
    PROPOSAL: proposing.decided,
    SIGNS: proposing.note,
    TASK: tasks.add,
    JOIN: pupils.join,
    SPOKE: pupils.spoke,
    **dict.fromkeys(
        STEPS.values(),
        lambda scene, staff, code, told: _or_asks(anyway.without_consulting, scene, staff, code, told),
    ),
    DANGER: acuut.ask,
    LATER: anyway.look_again,
    HAND_OVER: offering.hand_over,
    DUTY_HAND_OVER: duty.hand_over,
    DUTY_ENDS: duty.hand_over,
    DUTY_TALKED: road.first_talk,
    "close": borging.close,
    END: closing.end,
    STEP: consenting.ask,
    ASK_COACH: consenting.ask,
    COACH_TALK: confiding.said_in_talk,
    led.LEAD: leiding.lead,
    OFFER: hulp.offer,
    LOOK: hulp.looked,
    TOGETHER: together.join,
    NOTE: lambda scene, staff, code, told: notitie.write(scene, staff, code, told.text),
    FIX: notitie.correct,
    WRITE: lambda scene, staff, code, told: casework.ask(scene, staff, code, told.text),
}
"""Which use case takes what a step's talk returns."""


def language(scene: Scene, staff: Staff) -> str:
    """The language of this person's phone."""
    where = scene.unit.staff_chat(staff.id)
    return where[1] if where else LANGUAGES[0]


def begin(scene: Scene, chat_id: ChatId, language: str, message: int, flow: str, case: Case) -> None:
    """The step's first question is to stand in this message."""
    fresh = Chat(chat_id, language, message=message, nonce=scene.chance.nonce(), touched_at=scene.now)
    scene.unit.put_chat(talking.begin_on(scene, fresh, flow, case))


def begin_telling(scene: Scene, chat_id: ChatId, language: str, message: int, flow: str) -> None:
    """*Iets doorgeven* or *Incident*: a draft, whose first question is to stand in this message."""
    fresh = Chat(chat_id, language, message=message, nonce=scene.chance.nonce(), touched_at=scene.now)
    scene.unit.put_chat(talking.begin(scene, fresh, flow))


def tells(scene: Scene, chat: Chat, given: Words) -> talking.Moved:
    """Words while something is being passed on: they are never refused (SCREENS R3)."""
    clear(scene, chat, (given.message,))
    part = Part(given.message, given.text)
    return talking.hear(scene, chat, chat.talks[-1], part, lambda text: read_day(text, chat.language))


def told(scene: Scene, staff: Staff, moved: talking.Moved) -> Refusal | None:
    """The talk came to its end: what was told is a case of somebody else's now. None: it is."""
    assert isinstance(moved.result, Signal)
    passed = pass_on(scene, staff, moved.chat.talks[-1].case, moved.result)
    if isinstance(passed, Refusal):
        return passed
    scene.unit.drop_chat(moved.chat.id)
    return None


def pressed(scene: Scene, chat: Chat, tap: Pressed) -> talking.Moved | None:
    """A tap in a running talk; None when it ends the talk."""
    talk = chat.talks[-1]
    match tap.verb:
        case Verb.ANSWER:
            return talking.answer(scene, chat, talk, tap)
        case Verb.REOPEN:
            return talking.reopen_named(scene, chat, talk, tap.name)
        case Verb.BACK if tap.nonce != chat.nonce:
            return talking.Moved(chat)  # the second of two taps: one step back is enough
        case Verb.BACK if talking.stand(scene, chat, talk).path:
            return talking.Moved(talking.back(scene, chat, talk))
    return None


def typed(scene: Scene, chat: Chat, given: Words) -> talking.Moved:
    """Words in a running talk; they leave the chat at once. Where only a button answers, they are said to be lost."""
    clear(scene, chat, (given.message,))
    part, talk = Part(given.message, given.text), chat.talks[-1]
    if not _heard(talking.stand(scene, chat, talk), part, chat.language):
        return talking.Moved(replace(chat, note="note-choose"))
    return talking.hear(scene, chat, talk, part, lambda text: read_day(text, chat.language))


def writes(scene: Scene, chat: Chat, given: Words) -> talking.Moved:
    """A message to whoever told, or a note; typed again before it was kept, it takes the place of the former one."""
    clear(scene, chat, (given.message,))
    which = {key: answer for key, answer in chat.talks[-1].answers.items() if key == WHICH}
    afresh = replace(chat.talks[-1], answers=which, aside=frozenset())
    part = Part(given.message, given.text)
    return talking.hear(scene, talking.with_floor(chat, afresh), afresh, part, lambda text: None)


def _heard(standing: Standing[Any], part: Part, language: str) -> bool:
    """Whether these words are an answer, or belong to the words that were typed just before."""
    if standing.question is None:
        return False
    answer = standing.question.typed(part, None, lambda text: read_day(text, language))
    after_words = bool(standing.path) and isinstance(standing.path[-1], AskedWords)
    return after_words or not isinstance(answer, Unfit)


def go_on(scene: Scene, moved: talking.Moved) -> None:
    """Keep where the talk stands; its next question gets buttons of its own."""
    scene.unit.put_chat(replace(moved.chat, nonce=scene.chance.nonce(), touched_at=scene.now))


def record(scene: Scene, staff: Staff, moved: talking.Moved, case: Case) -> Recorded:
    """The talk came to its end: what it returned is recorded."""
    flow = moved.chat.talks[-1].flow
    scene.unit.drop_chat(moved.chat.id)
    return RECORDS[flow](scene, staff, case.code, moved.result)


def shown_after(moved: talking.Moved, case: Case) -> tuple[str, str | None]:
    """What stands there once a step is recorded: the card or a screen of its own, and a line before it."""
    flow = moved.chat.talks[-1].flow
    if isinstance(moved.result, road.FirstTalk):
        return "opened", _saved(moved.result, case)
    if flow == WRITE:
        return CASE_CARD, "written" if case.whom is Whom.ME else "written-other"
    if isinstance(moved.result, anyway.WithoutConsulting) and moved.result.ground is not None:
        return f"parents-{moved.result.of}", None
    if isinstance(moved.result, Agreed) and moved.result.agreements:
        return TICKS, None
    if isinstance(moved.result, closing.Ending):
        return "opened" if moved.result.helps else "close-kindly-done", None
    if isinstance(moved.result, duty.Handing):
        return "hidden", "note-hand-over" if moved.result.given else "note-duty-noted"
    if any(first(moved.result) for first in (tells_first, led.tells_first, proposal_tells_first)):
        return "share-first", None
    if flow in {OFFER, LOOK}:
        return HULP, None
    if isinstance(moved.result, acuut.Asks):
        return "opened", "note-danger-asked"
    notes = {STEP: "consent-asked", HAND_OVER: "note-hand-over", TOGETHER: "note-together"}
    notes |= {NOTE: "note-noted", FIX: "note-noted", ASK_COACH: "consent-asked", COACH_TALK: "note-settled"}
    return {"close": "case-done", TASK: TASKS, JOIN: PUPILS, SPOKE: PUPILS}.get(flow, "opened"), notes.get(flow)


def leads_to(scene: Scene, staff: Staff, moved: talking.Moved, case: Case) -> str | None:
    """The step that is asked at once after this one: what to choose after a vervolggesprek that leads on."""
    if moved.chat.talks[-1].flow != "follow":
        return None
    proposed = proposal(dossier_of(scene.unit, case.id, staff))
    return proposed.value if proposed else None


def _saved(talk: road.FirstTalk, case: Case) -> str:
    """What the coach hears after the first talk: only after one wish is anybody sent to B (P-17)."""
    if case.whom is not Whom.ME or Flag.ONBEREIKBAAR in case.flags or unheard(case):
        return "talk-saved-no-chat"
    return "talk-saved" if talk.wish is Wish.HERSTELGESPREK else "talk-saved-plain"
