"""The end of a talk: what it returned goes to its use case, in this same transaction (DESIGN §3.1)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from bot.ports import Chat, Json, Talk
from bot.route.model import Case, CaseId, Reporter
from bot.route.refusals import Refusal
from bot.route.routing import Routed
from bot.route.steps import FINAL
from bot.texts.danger import danger_words
from bot.usecases import readdressing, reopening, reporting
from bot.usecases.forgetting import clear_sent, discard
from bot.usecases.readdressing import ABOUT_STAFF
from bot.usecases.scene import Scene
from handlers import schoolnow, talking
from handlers.flows import card, further, urgent, witness
from handlers.flows.dialogue import ASKS, ENOUGH
from handlers.flows.dialogue import NAME as MORE_NAME
from handlers.flows.sending import STORY
from handlers.own import home_of_cases, me, show
from handlers.script import Part, Told, as_answer, told

COUNTS: Final[Mapping[str, Mapping[str, str]]] = {
    talking.MORE: {key: f"more-{key}" for key in ASKS},
    talking.PARENT_MORE: {"knows": "parent-knows", "child": "parent-how"},
    talking.WITNESS: {"aware": "other-knows", "beside": "other-help"},
    talking.FURTHER: {key: f"more-{key}" for key in further.ASKS},
}
"""Talks after sending: what is kept of them, and the question that asks it."""


def ended(scene: Scene, moved: talking.Moved) -> Chat:
    """What a finished talk returned goes to its use case, in this same transaction."""
    _count_at_once(scene, moved.chat)
    chat = _words_at_once(scene, _about_staff(scene, moved.chat))
    if moved.result is None:
        return chat
    talk = chat.talks[-1]
    match talk.flow, moved.result:
        case talking.REPORT, reporting.Signal() as signal:
            return _submit(scene, chat, talk, signal)
        case talking.ADD, Told() as words:
            return _added(scene, chat, talk, talk.case, words)
        case talking.TYPED_LATER, (Told() as words, str(chosen)):
            return _sorted_out(scene, chat, talk, words, chosen)
        case talking.MORE, bool(answered_all):
            clear_sent(scene, chat, talk.own)
            return show(talking.with_floor(chat, None), "more-thanks" if answered_all else card.CARD, talk.case)
        case (talking.FURTHER | talking.WITNESS), _:
            clear_sent(scene, chat, talk.own)
            return replace(show(talking.with_floor(chat, None), card.CARD, talk.case), note="answer-sent")
        case talking.PARENT_MORE, _:
            clear_sent(scene, chat, talk.own)
            return show(talking.with_floor(chat, None), "parent-tips", talk.case)
        case talking.ELSEWHERE, Routed() as routed:
            return _elsewhere(scene, chat, talk, routed)
        case talking.SCHOOL_NOW, urgent.Alarm() as alarm:
            return schoolnow.ended(scene, chat, talk, alarm)
        case talking.GIVE_NAME, Told() as words:
            return _named(scene, chat, talk, words)
    raise TypeError(f"nobody takes what {talk.flow} returns")


def _count_at_once(scene: Scene, chat: Chat) -> None:
    """Each answer goes to school as it is given, and not only at the end (SCREENS §3)."""
    talk = talking.floor(chat)
    if talk is None or talk.flow not in COUNTS:
        return
    chosen = {key: _chosen(talk.answers.get(question)) for key, question in COUNTS[talk.flow].items()}
    answers = {key: value for key, value in chosen.items() if value not in {"", ENOUGH}}
    names = (told(talk.answers.get(key)) for key in (MORE_NAME, witness.NAME))
    name = next((given.text.strip() for given in names if not given.instead and given.parts), "")
    reporting.tell_more(scene, me(chat), talk.case, answers, name)
    about = told(talk.answers.get(witness.WHO))
    if about.parts and not about.instead:
        reporting.say_whom(scene, me(chat), talk.case, about.text.strip())


def _chosen(answer: Json) -> str:
    """What was chosen at a question, as it is kept: one option, or all that were ticked."""
    ticked = answer.get("chosen") if isinstance(answer, dict) else None
    return ",".join(map(str, ticked)) if isinstance(ticked, list) else answer if isinstance(answer, str) else ""


def _about_staff(scene: Scene, chat: Chat) -> Chat:
    """It is somebody who works at school: from this answer on no coach reads it (SCREENS ``more-thanks``)."""
    talk = talking.floor(chat)
    if talk is None or talk.answers.get(further.WHO) != ABOUT_STAFF or further.WHO in talk.aside:
        return chat
    before = next((c for c in talking.own_cases(scene, chat) if c.id == talk.case), None)
    if before is None or isinstance(readdressing.about_staff(scene, me(chat), talk.case), Refusal):
        return chat
    after = next(c for c in talking.own_cases(scene, chat) if c.id == talk.case)
    seen = before.opened and after.kept_out != before.kept_out
    return talking.with_floor(chat, replace(talk, facts={**talk.facts, "seen": seen}))


def _words_at_once(scene: Scene, chat: Chat) -> Chat:
    """Words that came where only buttons answer, after sending: they join what was told, and are not lost (R3)."""
    talk = talking.floor(chat)
    parts = told(talk.answers.get(STORY)).parts if talk is not None and talk.flow in COUNTS else ()
    typed = told(talk.answers.get(further.TYPE)).parts if talk is not None else ()
    if talk is None or not (*parts, *typed):
        return chat
    _adds(scene, me(chat), talk.case, (*parts, *typed))
    answers = {key: answer for key, answer in talk.answers.items() if key != STORY}
    if typed:  # They are there now: asked again, the question is a new one.
        answers[further.TYPE] = as_answer(Told((), further.NOTHING))
    return talking.with_floor(chat, replace(talk, answers=answers))


def _elsewhere(scene: Scene, chat: Chat, talk: Talk, routed: Routed) -> Chat:
    sent = readdressing.readdress(scene, me(chat), talk.case, routed)
    if isinstance(sent, Refusal):
        return talking.undo_last(scene, chat, talk, sent.reason)
    clear_sent(scene, chat, talk.own)
    return replace(show(talking.with_floor(chat, None), card.CARD, talk.case), note="note-elsewhere")


def _named(scene: Scene, chat: Chat, talk: Talk, given: Told) -> Chat:
    if given.instead is None:
        reporting.give_name(scene, me(chat), talk.case, given.text.strip())
    clear_sent(scene, chat, talk.own)
    return show(talking.with_floor(chat, None), card.CARD, talk.case)


def _submit(scene: Scene, chat: Chat, talk: Talk, signal: reporting.Signal) -> Chat:
    sent = reporting.submit(scene, chat, talk.case, signal)
    if isinstance(sent, Refusal):
        return talking.undo_last(scene, chat, talk, sent.reason)
    clear_sent(scene, chat, talk.own)
    own = replace(talking.with_floor(chat, None), cases=(*chat.cases, sent.id))
    return show(own, card.SENT, sent.id)


def _added(scene: Scene, chat: Chat, talk: Talk, case_id: CaseId, words: Told) -> Chat:
    note: str | None = None
    if words.instead is None:
        case = next((c for c in talking.own_cases(scene, chat) if c.id == case_id), None)
        over = case is not None and case.status in FINAL
        says = reopening.last_word if over else _adds
        added = says(scene, me(chat), case_id, words.parts)
        note = added.reason if isinstance(added, Refusal) else "note-added"
    clear_sent(scene, chat, talk.own)
    return replace(show(talking.with_floor(chat, None), card.CARD, case_id), note=note)


def _adds(scene: Scene, reporter: Reporter, case_id: CaseId, parts: Sequence[Part]) -> Case | Refusal:
    """What was added; who muted the case hears of it all the same when it speaks of danger."""
    calm = not danger_words().subjects_in("\n".join(part.text for part in parts))
    return reporting.add_words(scene, reporter, case_id, parts, can_wait=calm)


def _sorted_out(scene: Scene, chat: Chat, talk: Talk, words: Told, chosen: str) -> Chat:
    """Words outside a talk found their place: a case, a new story, or nowhere."""
    case = next((c for c in talking.open_cases(scene, chat) if c.code == chosen), None)
    if chosen == "new":
        story = {talking.AHEAD[talking.REPORT]: as_answer(words)}
        again = replace(talk, flow=talking.REPORT, answers=story, aside=frozenset())
        return talking.with_floor(chat, again)
    if case is not None:
        after = _added(scene, chat, talk, case.id, words)
        scene.unit.drop_key(talk.case)
        return after
    return home_of_cases(scene, discard(scene, chat, talk))
