"""*School mag dit nu weten*: what she has told so far goes to school at once, or her case becomes SPOED (SCREENS §7).

From a draft it takes the words, the class and the receiver as far as they were given; from a case it takes the case;
from nothing it asks for one sentence, or for none.
"""

from dataclasses import replace

from bot.ports import Chat, Talk
from bot.route.model import Case, Flag, Whom
from bot.route.refusals import Refusal
from bot.route.spoed import waits
from bot.usecases import reporting, spoed
from bot.usecases.forgetting import clear_sent, discard
from bot.usecases.scene import Scene
from handlers import sofar, talking
from handlers.danger import SCREENS
from handlers.flows import parent, urgent
from handlers.flows.card import LATER
from handlers.flows.receivers import so_far
from handlers.flows.report import HELLO
from handlers.flows.sending import STORY
from handlers.own import me, show
from handlers.script import told


def begin(scene: Scene, chat: Chat) -> Chat:
    """The question, on top of whatever is being told: about that, else about her case, else about nothing yet."""
    draft, case = sofar.draft(chat), _case(scene, chat)
    if draft is not None:
        return talking.begin_over(scene, chat, talking.SCHOOL_NOW, draft.case)
    if case is None:
        return replace(talking.begin(scene, chat, talking.SCHOOL_NOW), panel=None, note=None)
    if waits(case) and sofar.held(chat) is None:
        return show(chat, urgent.SENT, case.id)
    return talking.begin_over(scene, chat, talking.SCHOOL_NOW, case.id)


def announced(scene: Scene, chat: Chat) -> Chat:
    """What she typed after sending is SPOED: above the numbers to call she reads who gets it besides."""
    if chat.panel not in SCREENS or chat.talks or chat.case is None:
        return chat
    case = scene.unit.case(chat.case, me(chat))
    tells = case is not None and waits(case) and Flag.MEDEWERKER not in case.flags
    return replace(chat, note="note-urgent") if tells else chat


def _case(scene: Scene, chat: Chat) -> Case | None:
    """The case that she is busy with: of the talk that runs, else the one on her screen, else her last one."""
    cases, talk = talking.open_cases(scene, chat), sofar.below(chat)
    about = {talk.case if talk else None, chat.case}
    return next((c for c in reversed(cases) if c.id in about), cases[-1] if cases else None)


# --- It was answered --------------------------------------------------------------------------------------------------


def ended(scene: Scene, chat: Chat, talk: Talk, alarm: urgent.Alarm) -> Chat:
    """It goes to school now, or she goes on where she was: nothing went anywhere."""
    if not alarm.send:
        return replace(discard(scene, chat, talk), panel="help", note=None)
    return _of_case(scene, chat, talk, alarm) if talk.case in chat.cases else _of_draft(scene, chat, talk, alarm)


def _of_case(scene: Scene, chat: Chat, talk: Talk, alarm: urgent.Alarm) -> Chat:
    held = sofar.held(chat)
    if alarm.name:
        reporting.give_name(scene, me(chat), talk.case, alarm.name)
    if held is not None:
        reporting.add_words(scene, me(chat), talk.case, told(held.answers.get(LATER)).parts)
    spoed.raise_alarm(scene, talk.case, spoed.BUTTON)
    after = discard(scene, chat, talk)
    return show(discard(scene, after, held) if held else after, urgent.SENT, talk.case)


def _of_draft(scene: Scene, chat: Chat, talk: Talk, alarm: urgent.Alarm) -> Chat:
    """What she told so far becomes a case, under the draft's own key; the questions that were left are not asked."""
    draft = sofar.draft(chat)
    sent = reporting.submit(scene, chat, talk.case, _signal(scene, draft, alarm))
    if isinstance(sent, Refusal):
        return talking.undo_last(scene, chat, talk, sent.reason)
    spoed.raise_alarm(scene, sent.id, spoed.BUTTON)
    clear_sent(scene, chat, (*(draft.own if draft else ()), *talk.own))
    rest = tuple(t for t in chat.talks if t.case != sent.id)
    return show(replace(chat, talks=rest, cases=(*chat.cases, sent.id)), urgent.SENT, sent.id)


def _signal(scene: Scene, draft: Talk | None, alarm: urgent.Alarm) -> reporting.Signal:
    answers = draft.answers if draft else {}
    group, _ = so_far(scene.school, answers)
    whom = Whom(str(answers.get(HELLO, Whom.ME)))
    about = answers.get(parent.HELLO)
    story = (*told(answers.get(STORY)).parts, *alarm.words.parts)
    kinds, name = sofar.kinds(draft), alarm.name
    ours = {"about": about} if isinstance(about, str) and whom is Whom.PARENT else {}
    return reporting.Signal(whom, story, kinds, group.name if group else None, sofar.routed(scene, draft), name, ours)
