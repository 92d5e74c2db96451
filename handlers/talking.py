"""A running talk: find where it stands, take an answer, add words, go back, reopen, stop (DESIGN §3.1, rules of talk).

Every function takes the chat as it is and gives the chat as it becomes; the floor keeps it and owes it a screen.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any, Final

from bot.ports import Chat, Json, Talk
from bot.route.model import Case, CaseId, Flag, Reporter, Whom
from bot.route.steps import FINAL
from bot.usecases.forgetting import clear, discard
from bot.usecases.readdressing import adviser_for
from bot.usecases.scene import DRAFT_LIVES, FOLD_AFTER, HELD_WORDS_LIVE, Scene
from handlers import sofar
from handlers.flows import (
    acuut,
    anyway,
    colleague,
    confiding,
    consent,
    duty,
    elsewhere,
    further,
    handing,
    hulp,
    ladder,
    leiding,
    notitie,
    otherwise,
    parent,
    proposals,
    pupils,
    road,
    tasks,
    team,
    together,
    urgent,
    witness,
)
from handlers.flows.card import CARD, LATER, add, typed_later
from handlers.flows.dialogue import NAME as MORE_NAME
from handlers.flows.dialogue import give_name, more
from handlers.flows.practice import PRACTICE, practice
from handlers.flows.receivers import Facts
from handlers.flows.report import HELLO, report
from handlers.flows.road import RoadFacts
from handlers.flows.sending import STORY
from handlers.flows.view import View
from handlers.flows.writing import WRITE, write
from handlers.roadfacts import road_facts
from handlers.screens import Pressed
from handlers.script import Flow, Part, Standing, Told, Unfit, Words, as_answer, replay, told

MOST_TALKS: Final = 3
SETTLE: Final = timedelta(seconds=1.2)
REPORT: Final = sofar.REPORT
ADD: Final = "add"
TYPED_LATER: Final = sofar.TYPED_LATER
MORE: Final = "more"
PARENT_MORE: Final = "parent-more"
PASS_ON: Final = "pass-on"
TELLINGS: Final = frozenset({PASS_ON, duty.TELLING})
FURTHER: Final = "further"
WITNESS: Final = "witness"
ELSEWHERE: Final = "elsewhere"
GIVE_NAME: Final = "give-name"
SCHOOL_NOW: Final = sofar.SCHOOL_NOW
ROAD: Final[Mapping[str, Callable[[RoadFacts], Flow[Any]]]] = {
    "plan-talk": road.plan_talk, "talk-a": road.talk_a, "talk-b": road.talk_b,
    "agree": road.agree, "follow": road.follow, "close": road.close,
    otherwise.END: otherwise.end,
    "one-chance": ladder.one_chance,
    "not-stopped": ladder.not_stopped,
    "share": ladder.share,
    team.STEP: team.team_or_danger,
    "meet": ladder.met, "outcome": ladder.outcome, "return": ladder.back,
    "measure": ladder.measure,
    proposals.STEP: proposals.proposal,
    proposals.SIGNS: proposals.notice,
    tasks.STEP: tasks.task,
    **anyway.ROAD,
    acuut.STEP: acuut.danger,
    consent.STEP: consent.ask_consent,
    confiding.ASK: confiding.ask, confiding.TALK: confiding.talk,
    together.STEP: together.together,
    handing.STEP: handing.hand_over,
    **duty.STEPS,
    WRITE: write,
    leiding.LEAD: road.lead,
    hulp.OFFER: hulp.offer, hulp.LOOK: hulp.look,
    pupils.JOIN: pupils.join, pupils.SPOKE: pupils.spoke,
    notitie.NOTE: notitie.note, notitie.FIX: notitie.fix,
}
"""What a coach records, by the name of its button."""
SHORT: Final = frozenset(
    {SCHOOL_NOW, ADD, MORE, PARENT_MORE, FURTHER, WITNESS, ELSEWHERE, GIVE_NAME, *TELLINGS, *ROAD}
)
"""Talks about a case that is there, and what is told at a desk: they fold after fifteen minutes."""
AHEAD: Final[Mapping[str, str]] = {REPORT: STORY, TYPED_LATER: LATER}


@dataclass(frozen=True)
class Moved:
    """The chat after an input, and whether the talk came to its end with a result."""

    chat: Chat
    result: object = field(repr=False, default=None)


def stand(scene: Scene, chat: Chat, talk: Talk) -> Standing[Any]:
    """Where this talk stands now, with the school and the cases as they are at this moment."""
    return replay(_flow(scene, chat, talk), talk.answers, talk.aside)


def _flow(scene: Scene, chat: Chat, talk: Talk) -> Flow[Any]:
    if talk.flow in ROAD:
        return ROAD[talk.flow](road_facts(scene, chat, talk))
    flows: Mapping[str, Callable[[], Flow[Any]]] = {
        REPORT: lambda: report(Facts(scene.school)),
        PRACTICE: lambda: practice(Facts(scene.school)),
        ADD: lambda: add(_reader(scene, chat, talk)),
        TYPED_LATER: lambda: typed_later(open_cases(scene, chat)),
        MORE: lambda: more(_reader(scene, chat, talk), _named(scene, chat, talk)),
        PASS_ON: lambda: colleague.passes_on(Facts(scene.school)),
        duty.TELLING: lambda: duty.incident(Facts(scene.school)),
        PARENT_MORE: lambda: parent.after(_reader(scene, chat, talk), _named(scene, chat, talk)),
        FURTHER: lambda: further.further(_around(scene, chat, talk)),
        WITNESS: lambda: witness.after(_reader(scene, chat, talk), _named(scene, chat, talk)),
        ELSEWHERE: lambda: elsewhere.elsewhere(instead_of(scene, _own(scene, chat, talk))),
        GIVE_NAME: lambda: give_name(_reader(scene, chat, talk)),
        SCHOOL_NOW: lambda: urgent.school_now(sofar.around(scene, chat, talk)),
    }
    return flows[talk.flow]()


def _around(scene: Scene, chat: Chat, talk: Talk) -> further.Around:
    """Who reads it, and who would if it were about staff; whether a coach had read it before that was answered."""
    case = scene.unit.case(talk.case, Reporter(frozenset(chat.cases)))
    adviser = adviser_for(scene.school, case) if case else None
    member = scene.school.member(adviser.receiver) if adviser else None
    return further.Around(_reader(scene, chat, talk), member.name if member else None, bool(talk.facts.get("seen")))


def instead_of(scene: Scene, case: Case) -> elsewhere.Elsewhere:
    """What there is to choose from for who wants that somebody else reads it."""
    return elsewhere.Elsewhere(scene.school, case, View(scene.school, scene.now, case=case).reader)


def _own(scene: Scene, chat: Chat, talk: Talk) -> Case:
    """The reporter's own case that this talk is about; erased, it has no talk any more."""
    case = scene.unit.case(talk.case, Reporter(frozenset(chat.cases)))
    if case is None:
        raise LookupError("this case is not hers")
    return case


def _reader(scene: Scene, chat: Chat, talk: Talk) -> str:
    case = scene.unit.case(talk.case, Reporter(frozenset(chat.cases)))
    return reader_of(scene, case) if case else scene.school.name


def reader_of(scene: Scene, case: Case) -> str:
    """The name of who has this case, or will read it."""
    return View(scene.school, scene.now, case=case).reader


def _named(scene: Scene, chat: Chat, talk: Talk) -> bool:
    """Whether her name was given before this talk; the name she types in it does not take its own question away."""
    case = scene.unit.case(talk.case, Reporter(frozenset(chat.cases)))
    return case is not None and Flag.ANONIEM not in case.flags and not {MORE_NAME, witness.NAME} & talk.answers.keys()


def own_cases(scene: Scene, chat: Chat) -> tuple[Case, ...]:
    """The reporter's own cases, oldest first."""
    me = Reporter(frozenset(chat.cases))
    return tuple(c for c in (scene.unit.case(case_id, me) for case_id in chat.cases) if c is not None)


def open_cases(scene: Scene, chat: Chat) -> tuple[Case, ...]:
    """Those of them to which something can be added: what begins again after the end is a new story."""
    return tuple(c for c in own_cases(scene, chat) if c.status not in FINAL)


def by_parent(scene: Scene, chat: Chat) -> bool:
    """Whether what stands in this chat is said to a parent: the one who tells now, or whose case it is."""
    talk = floor(chat)
    if talk is not None and talk.flow == REPORT:
        return talk.answers.get(HELLO) == Whom.PARENT
    cases = own_cases(scene, chat)
    about = talk.case if talk is not None and chat.panel is None else chat.case
    shown = tuple(case for case in cases if case.id == about) or cases
    return bool(shown) and all(case.whom is Whom.PARENT for case in shown)


def floor(chat: Chat) -> Talk | None:
    """The talk that has the floor."""
    return chat.talks[-1] if chat.talks else None


def begin(scene: Scene, chat: Chat, flow: str, answers: Mapping[str, Json] | None = None) -> Chat:
    """A new draft on top, with its own key. The oldest below gives way when there are more than three."""
    case_id = scene.chance.case_id()
    scene.unit.new_key(case_id)
    talk = Talk(case_id, flow, {}, dict(answers or {}))
    room = discard(scene, chat, chat.talks[0]) if len(chat.talks) >= MOST_TALKS else chat
    return replace(room, talks=(*room.talks, _touched(scene, talk)))


def begin_on(scene: Scene, chat: Chat, flow: str, case: Case) -> Chat:
    """A talk about a case that is there, sealed under the case's own key; one that had begun comes on top again."""
    return begin_over(scene, chat, flow, case.id)


def begin_over(scene: Scene, chat: Chat, flow: str, case_id: CaseId) -> Chat:
    """The same, also about a draft: then it is sealed under the draft's key."""
    below = tuple(t for t in chat.talks if (t.case, t.flow) != (case_id, flow))
    talk = _touched(scene, Talk(case_id, flow, {}))
    return replace(chat, talks=(*below, talk), panel=None)


def _touched(scene: Scene, talk: Talk) -> Talk:
    """A held text that nobody tapped on yet lives one hour, a draft 24 (SCREENS ``report-hello``, DESIGN §3.1)."""
    only_words = talk.flow in AHEAD and set(talk.answers) <= {AHEAD[talk.flow]}
    life = HELD_WORDS_LIVE if only_words and talk.answers else FOLD_AFTER if talk.flow in SHORT else DRAFT_LIVES
    return replace(talk, touched_at=scene.now, expires_at=scene.now + life)


def with_floor(chat: Chat, talk: Talk | None) -> Chat:
    """The chat with the talk on top replaced, or ended."""
    return replace(chat, talks=(*chat.talks[:-1], *((talk,) if talk else ())))


def _answered(scene: Scene, chat: Chat, talk: Talk, key: str, answer: Json) -> Moved:
    after = _touched(scene, replace(talk, answers={**talk.answers, key: answer}, aside=talk.aside - {key}))
    changed = with_floor(replace(chat, panel=None, note=None), after)
    standing = stand(scene, changed, after)
    return Moved(changed, standing.result if standing.question is None else None)


# --- Words --------------------------------------------------------------------------------------------------------


def hear(scene: Scene, chat: Chat, talk: Talk, part: Part, read_day: Callable[[str], date | None]) -> Moved:
    """Words are never refused while somebody is telling: they answer the question, or join the story (SCREENS R3)."""
    kept = replace(talk, own=(*talk.own, part.message))
    standing = stand(scene, chat, kept)
    question = standing.question
    assert question is not None, "a finished talk has left the floor"
    answer = question.typed(part, kept.answers.get(question.key), read_day)
    if not isinstance(answer, Unfit):
        if isinstance(question, Words) and len(told(answer).text) > question.most:
            return _refused(chat, kept, "note-too-long")
        moved = _answered(scene, chat, kept, question.key, answer)
        unfit = moved.result is None and isinstance(question, Words) and isinstance(question.value(answer), Unfit)
        return Moved(replace(moved.chat, note=question.complaint)) if unfit and isinstance(question, Words) else moved
    words = standing.last_words
    return _added(scene, chat, kept, words.key if words else AHEAD.get(talk.flow, STORY), part)


def _added(scene: Scene, chat: Chat, talk: Talk, key: str, part: Part) -> Moved:
    """At a screen with only buttons, words join what was typed before, and the question is shown again."""
    before = told(talk.answers.get(key))
    whole = Told((*before.parts, part), before.instead)
    if len(whole.text) > Words(key).most:
        return _refused(chat, talk, "note-too-long")
    moved = _answered(scene, chat, talk, key, as_answer(whole))
    note = "note-held" if not before.parts and key == STORY and not chat.message else "note-added"
    return Moved(replace(moved.chat, note=note, owed_at=scene.real + SETTLE), moved.result)


def _refused(chat: Chat, talk: Talk, note: str) -> Moved:
    return Moved(replace(with_floor(chat, talk), note=note))


def change(scene: Scene, chat: Chat, message: int, text: str) -> Chat | None:
    """An edited message replaces its part of an answer; None when it is part of none here."""
    for talk in chat.talks:
        for key, answer in talk.answers.items():
            given = told(answer)
            if any(p.message == message for p in given.parts):
                parts = tuple(Part(message, text) if p.message == message else p for p in given.parts)
                after = replace(talk, answers={**talk.answers, key: as_answer(Told(parts, given.instead))})
                talks = tuple(_touched(scene, after) if t is talk else t for t in chat.talks)
                return replace(chat, talks=talks, note="note-changed")
    return None


# --- Taps ---------------------------------------------------------------------------------------------------------


def answer(scene: Scene, chat: Chat, talk: Talk, pressed: Pressed) -> Moved:
    """A tap on an answer. One that belongs to another question, or to options that are gone, is said kindly."""
    question = stand(scene, chat, talk).question
    assert question is not None, "a finished talk has left the floor"
    if pressed.name != question.key or pressed.nonce != chat.nonce:
        return Moved(replace(chat, panel=None, note="note-stale"))
    given = question.tapped(pressed.option, talk.answers.get(question.key))
    if isinstance(given, Unfit):
        return Moved(replace(chat, panel=None, note="note-stale"))
    moved = _answered(scene, chat, talk, question.key, given)
    nothing_chosen = pressed.option == "ready" and moved.result is None and _same_place(scene, moved.chat, question.key)
    return Moved(replace(moved.chat, note="note-choose-one")) if nothing_chosen else moved


def _same_place(scene: Scene, chat: Chat, key: str) -> bool:
    talk = floor(chat)
    question = stand(scene, chat, talk).question if talk else None
    return question is not None and question.key == key


def back(scene: Scene, chat: Chat, talk: Talk) -> Chat:
    """The last answer is set aside, not erased; from a side screen, back to the question; from the first question of a
    talk about a case, back to its card."""
    if chat.panel is not None:
        return replace(chat, panel=None, note=None)
    path = stand(scene, chat, talk).path
    if not path and talk.flow == SCHOOL_NOW and talk.case not in chat.cases:
        return replace(discard(scene, chat, talk), panel="help", note=None)  # Of a draft there is no card.
    if not path and talk.flow in SHORT:
        clear(scene, chat, talk.own)
        return replace(with_floor(chat, None), panel=CARD, case=talk.case, note=None)
    if not path:
        return replace(chat, note=None)
    return reopen(scene, chat, talk, path[-1].key)


def reopen(scene: Scene, chat: Chat, talk: Talk, key: str) -> Chat:
    """Ask this question again; what was answered stays at hand until there is a new answer."""
    after = _touched(scene, replace(talk, aside=talk.aside | {key}))
    return with_floor(replace(chat, panel=None, note=None), after)


def reopen_named(scene: Scene, chat: Chat, talk: Talk, what: str) -> Moved:
    """From *Iets veranderen*: the text, the class, or who reads it (SCREENS ``report-change``)."""
    standing = stand(scene, chat, talk)
    path = [q.key for q in standing.path]
    sending = standing.question is not None and standing.question.key.startswith("report-send")
    if what == "receiver" and sending and standing.question is not None:
        return _answered(scene, chat, talk, standing.question.key, "other")
    wanted = ("report-year", "report-class") if what == "class" else (what,)
    found = [key for key in path if key in wanted]
    if not found:
        return Moved(replace(chat, panel=None, note="note-cannot"))
    aside = replace(talk, aside=talk.aside | set(found))
    return Moved(with_floor(replace(chat, panel=None, note=None), _touched(scene, aside)))


def undo_last(scene: Scene, chat: Chat, talk: Talk, note: str) -> Chat:
    """A refusal after the end leaves the talk open at its last question, with the reason (DESIGN §3.1)."""
    path = stand(scene, chat, talk).path
    return replace(reopen(scene, chat, talk, path[-1].key) if path else chat, note=note)


def draft_text(chat: Chat) -> str:
    """What was typed so far in the talk that has the floor."""
    talk = floor(chat)
    return told(talk.answers.get(STORY)).text if talk else ""
