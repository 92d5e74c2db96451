"""Somebody tells. A pupil does here: about herself, about another, or that she takes part (SCREENS §2, §4).

Four taps and one message. Who is a parent goes on in ``parent``, who works at school in ``colleague``.
"""

from dataclasses import replace
from itertools import count
from typing import Final

from bot.route.model import Flag, Whom
from bot.route.routing import Routed, by_class
from bot.usecases.reporting import Signal
from handlers.flows.colleague import colleague
from handlers.flows.parent import parent
from handlers.flows.receivers import ClassTexts, Facts, Klas, asks_class, asks_receiver, reader_of
from handlers.flows.sending import (
    MOST,
    NAME,
    STORY,
    Sending,
    SentAs,
    asks_name,
    excerpt,
    plain_or_not,
    send_options,
    send_values,
    tells_duty,
    whole_beside,
)
from handlers.flows.view import kinds_beside
from handlers.screens import Press, Value, to_panel
from handlers.script import Choice, Flow, MultiChoice, Option, Told, Words

HELLO: Final = "report-hello"
KINDS: Final = ("scolding", "excluding", "hitting", "things", "gossip", "messages", "images", "threats", "else")
ROWS: Final = (2, 1, 2)
"""About me, about another; I take part; and below that who is no pupil (SCREENS ``report-hello``)."""
NO_TYPING: Final = "no-typing"
WITHOUT_NAME: Final = "anon"


def report(facts: Facts) -> Flow[Signal]:
    """The whole talk, top to bottom. It returns a signal; the use case ``reporting.submit`` takes it from there."""
    whom = yield from hello(facts)
    if whom is Whom.PARENT:
        return (yield from parent(facts))
    if whom is Whom.STAFF:
        return (yield from colleague(facts))
    return (yield from _pupil(facts, whom))


def _pupil(facts: Facts, whom: Whom) -> Flow[Signal]:
    story = yield from Words(STORY, _story_text(whom), most=MOST, instead=_without_typing(whom), more=_beside(whom))
    return (yield from after_story(facts, whom, story))


def after_story(facts: Facts, whom: Whom, story: Told) -> Flow[Signal]:
    """A pupil has told; what is still asked before it can be sent."""
    kinds = (yield from _kinds(story)) if story.instead == NO_TYPING else ()
    klas = yield from asks_class(facts, ClassTexts(f"report-year{_suffix(whom)}", f"report-class{_suffix(whom)}"))
    routed = by_class(facts.school, klas.group, klas.coach)
    if klas.group is None:
        routed = yield from asks_receiver(facts, klas, 0)
    sent_as = SentAs()
    for turn in count(1):
        sent_as = yield from _send(turn, facts, whom, story, kinds, klas, routed)
        if not sent_as.elsewhere:
            break
        routed = yield from asks_receiver(facts, klas, turn)
    name = (yield from _name(facts, routed)) if sent_as.named else ""
    return Signal(whom, story.parts, kinds, klas.group.name if klas.group else None, routed, name)


def hello(facts: Facts) -> Choice[Whom]:
    """The first screen, on which she reads who sees what and says whom it is about (SCREENS ``report-hello``)."""
    beside = (("report-hello.sees", "who-sees"), ("report-hello.fears", "fears"), ("report-hello.help", "help"))
    more = tuple(Press(to_panel(panel), key) for key, panel in beside)
    options = tuple(Option(member.value, member) for member in Whom)
    school: dict[str, Value] = {"school": facts.school.name}
    return Choice(HELLO, values=school, more=(more,), options=options, rows=ROWS)


def _story_text(whom: Whom) -> str:
    return STORY if whom is Whom.ME else f"{STORY}-{whom}"


def _without_typing(whom: Whom) -> tuple[str, ...]:
    return (NO_TYPING,) if whom is Whom.ME else ()


def _beside(whom: Whom) -> tuple[tuple[Press, ...], ...]:
    return ((Press(to_panel("talk-instead"), "report-story-part.talk"),),) if whom is Whom.PART else ()


def _kinds(story: Told) -> MultiChoice:
    """For whom typing is hard. Who typed something all the same need not choose (``note-choose-one`` says so)."""
    return MultiChoice("report-kinds", keys=KINDS, least=0 if story.parts else 1)


def _suffix(whom: Whom) -> str:
    return "-other" if whom is Whom.OTHER else ""


# --- Sending ------------------------------------------------------------------------------------------------------


def _send(
    turn: int, facts: Facts, whom: Whom, story: Told, kinds: tuple[str, ...], klas: Klas, routed: Routed | None
) -> Sending:
    """Summary, receiver, name and time on one screen."""
    without, named, elsewhere = send_options(routed)
    text = f"report-send{_suffix(whom)}{plain_or_not(klas, routed)}"
    values = send_values(facts, klas, routed, excerpt(story, kinds))
    beside = kinds_beside(story.text, kinds)
    options = (replace(without, primary=True), named, elsewhere)
    change = Press(to_panel("report-change"), f"{text}.change")
    look = (whole_beside(change, story, text),)
    settled = routed is not None and Flag.MEDEWERKER in routed.flags
    key, told, duty = f"report-send#{turn}", story.text, tells_duty(facts, routed)
    return Sending(key, text, values, beside, look, True, options, story=told, settled=settled, duty=duty)


def _name(facts: Facts, routed: Routed | None) -> Flow[str]:
    values: dict[str, Value] = {"receiver": reader_of(facts.school, routed)}
    given = yield from asks_name(NAME, values, WITHOUT_NAME)
    return "" if given.instead else given.text.strip()
