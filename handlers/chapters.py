"""The conversations that ``signaal conversations`` writes down, chapter by chapter: who speaks, where it begins, and
which screens belong there. What happens in them is found by ``exploring``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from bot.route.model import ChatId, Role
from bot.texts import say
from bot.usecases import joining
from handlers.desk import INVITE
from handlers.exploring import FIRST, Act, Found, Person, Stage, explore
from handlers.flows.cardmore import way_to

PUPIL: Final = Person(ChatId(1))
WITNESS: Final = Person(ChatId(7), "sample-other")
PARENT: Final = Person(ChatId(2), "sample-parent")
COLLEAGUE: Final = Person(ChatId(3), "sample-staff")
COACH: Final = Person(ChatId(4), "sample-staff")
DUTY: Final = Person(ChatId(6), "sample-staff")
NEW_COACH: Final = Person(ChatId(5), "sample-staff")
CLASS: Final = "2HE"


@dataclass(frozen=True, repr=False)
class Start:
    """Where somebody stands, and how it came to that. ``title``: the text that says which moment it is, if it is one
    of several at which the same screen stands."""

    who: Person
    acts: tuple[Act, ...]
    title: str = ""


@dataclass(frozen=True, repr=False)
class Chapter:
    """One conversation: the text of its title, its starts, and the keys of the screens that belong to it."""

    title: str
    screens: str
    starts: tuple[Start, ...]

    def holds(self, text: str) -> bool:
        """Whether this screen belongs here."""
        return re.fullmatch(self.screens, text) is not None


@dataclass(frozen=True, repr=False)
class Part:
    """What was found from one start: all screens that had no place yet, and the first one when it has a title."""

    title: str
    found: tuple[Found, ...]


def parts(stage: Stage, chapter: Chapter, placed: set[str]) -> Iterator[Part]:
    """The parts of a chapter. ``placed``: the screens that have a place already; those of this chapter join them."""

    def is_new(text: str) -> bool:
        return chapter.holds(text) and text not in placed

    for start in chapter.starts:
        with stage.apart():
            for act in start.acts:
                act(stage)
            here = [*explore(stage, start.who, is_new)]
        fresh = [found for at, found in enumerate(here) if found.text not in placed or (start.title and at == 0)]
        placed.update(found.text for found in fresh)
        if fresh:
            yield Part(start.title, tuple(fresh))


# --- What people do ---------------------------------------------------------------------------------------------------


def tap(who: Person, *buttons: str) -> Act:
    """Somebody presses these buttons."""

    def act(stage: Stage) -> None:
        for button in buttons:
            stage.taps(who, button)

    return act


def types(who: Person) -> Act:
    """Somebody types what fits."""
    return partial(_types, who=who)


def _types(stage: Stage, who: Person) -> None:
    stage.types(who)


def judges(stage: Stage) -> None:
    """The coach types something in which words judge."""
    stage.types(COACH, say("sample-judges", stage.language))


def begins(who: Person) -> Act:
    """Somebody opens the bot."""
    return lambda stage: stage.commands(who, "start")


def waits(who: Person, text: str) -> Act:
    """Time passes until this stands in somebody's chat."""
    return lambda stage: stage.waits_for(who, text)


def looks(who: Person) -> Act:
    """Somebody opens her card."""
    return lambda stage: stage.commands(who, "kaart")


def sends_a_picture(who: Person) -> Act:
    """Somebody sends something that is not taken."""
    return lambda stage: stage.sends_media(who)


def sequel(who: Person, text: str, *buttons: str) -> tuple[Act, ...]:
    """Time passes until this stands in somebody's chat, who then presses these buttons."""
    return waits(who, text), tap(who, *buttons)


def at_the_desk(*buttons: str) -> tuple[Act, ...]:
    """The coach opens the one case that is there, and presses these buttons."""
    return (lambda stage: stage.commands(COACH, "postvak")), tap(COACH, FIRST, *buttons)


def comes_in(stage: Stage) -> None:
    """A new coach opens the link of an invite."""
    _, token = joining.invite(stage.scene, "Smit", frozenset({Role.COACH}))
    stage.commands(NEW_COACH, "start", f"{INVITE}{token}")


def is_confirmed(stage: Stage) -> None:
    """The beheerder says that this is the person."""
    member = stage.unit.staff_of(NEW_COACH.chat)
    assert member is not None, "somebody opened the link"
    joining.confirm(stage.scene, member.id)
    stage.delivers()


A_WEEK_ON: Final = "*6"
TELLS: Final = (begins(PUPIL), tap(PUPIL, "report-hello.me"), types(PUPIL), tap(PUPIL, "2", CLASS))
LONG: Final = (*TELLS[:2], *(types(PUPIL),) * 5, tap(PUPIL, "2", CLASS))
SENDS: Final = (*TELLS, tap(PUPIL, "report-send.anon"))
SENDS_LONG: Final = (*LONG, tap(PUPIL, "report-send.anon"))
SENDS_NAMED: Final = (*TELLS, tap(PUPIL, "report-send.named"), types(PUPIL))
PART: Final = (begins(PUPIL), tap(PUPIL, "report-hello.part"))
OTHER: Final = (begins(WITNESS), tap(WITNESS, "report-hello.other"))
SENDS_OTHER: Final = (*OTHER, types(WITNESS), tap(WITNESS, "2", CLASS, "report-send-other.anon"))
PARENTS: Final = (begins(PARENT), tap(PARENT, "report-hello.parent"))
OF_A_CLASS: Final = (*PARENTS, tap(PARENT, "parent-hello.bullied"), types(PARENT), tap(PARENT, "2", CLASS))
PARENT_NAMED: Final = (*OF_A_CLASS, tap(PARENT, "parent-send.named"), types(PARENT))
PARENT_NAMELESS: Final = (*OF_A_CLASS, tap(PARENT, "parent-send.anon"))
FOUR: Final = (
    *("report-sent-more.yes", "more-wish.know", "more-how.here", "more-often.once", "more-safe.safe"),
    "more-thanks.yes",
)
PARTS_PARENT: Final = (*PARENTS, tap(PARENT, "parent-hello.part"), types(PARENT), tap(PARENT, "2", CLASS))
SENDS_PART_PARENT: Final = (*PARTS_PARENT, tap(PARENT, "parent-send.anon", "parent-sent.yes", "parent-how.fine"))
COLLEAGUES: Final = (begins(COLLEAGUE), tap(COLLEAGUE, "report-hello.staff"))
OF_A_COLLEAGUE: Final = (*COLLEAGUES, tap(COLLEAGUE, "staff-hello.seen", "2", CLASS), types(COLLEAGUE))
SENDS_STAFF: Final = (*OF_A_COLLEAGUE, tap(COLLEAGUE, "staff-did.nothing", "staff-send.no"))
OPENED: Final = sequel(COACH, "alert-new", "alert-new.open")
PICKED_UP: Final = (*OPENED, tap(COACH, "case-new.pick-up"))
KNOWN: Final = (*SENDS_NAMED, *PICKED_UP, tap(COACH, FIRST))
GRAVE: Final = ("report-sent-more.yes", "more-wish.stop", "more-how.here", "more-often.daily", "more-safe.very-unsafe")
PROPOSED: Final = (*SENDS_NAMED, tap(PUPIL, *GRAVE), *PICKED_UP, tap(COACH, FIRST))
FLAGS: Final = ("rule-ernst.see", "proposal.do", "proposal-alone.noted", *way_to("tasks"))
ASKED: Final = (*SENDS, *PICKED_UP, tap(COACH, "pick-up-unknown.what-helps"), waits(PUPIL, "nudge"))
SEES: Final = sequel(PUPIL, "nudge", "nudge.view")
NO_NEWS: Final = (*KNOWN, *SEES, *SEES)
NUDGED_PARENT: Final = sequel(PARENT, "nudge", "nudge.view")
ASKS_PARENT: Final = (*PICKED_UP, tap(COACH, FIRST, "case-road.write-other"), types(COACH), *NUDGED_PARENT)
TYPES_LATER: Final = (*SENDS, looks(PUPIL), types(PUPIL))
TWICE: Final = (*TYPES_LATER, tap(PUPIL, "typed-later.new", "report-hello.me", "2", CLASS, "report-send.anon"))


def talked(wish: str) -> tuple[Act, ...]:
    """The coach records the first talk, and she sees what was written down."""
    day = () if wish == "ander-plan" else (FIRST,)
    answers = ("next-talk-a", "talk-code.yes", "talk-did.all", f"talk-wish.{wish}", "talk-parents.coach-calls", *day)
    return (*KNOWN, tap(COACH, *answers), *SEES)


def right(wish: str) -> tuple[Act, ...]:
    """She says that it is right."""
    return (*talked(wish), tap(PUPIL, f"plan-check-{wish}.yes"))


RIGHT: Final = right("herstelgesprek")
WRONG: Final = tap(PUPIL, "plan-check-herstelgesprek.no")
LOCKED: Final = (*talked("herstelgesprek"), *at_the_desk(), WRONG, tap(COACH, "next-talk-b"))
WITH_B: Final = (*RIGHT, *at_the_desk("next-talk-b", "b-talk.yes", "b-parents.coach-calls"))
AGREEING: Final = (*WITH_B, tap(COACH, "next-restore", "restore-who.one"))
AGREES: Final = (*AGREEING, types(COACH), tap(COACH, "agree-check.yes", "restore-others.none", A_WEEK_ON))
AGREED: Final = (*AGREES, tap(COACH, "magister-tick.yes-shielded"))
PUTS_OFF: Final = (
    *(*AGREEING, types(COACH)),
    tap(COACH, "agree-check.yes", "restore-others.both", A_WEEK_ON, "magister-tick.yes-shielded"),
)
HER_WORD: Final = (*AGREED, waits(PUPIL, "nudge"), *sequel(COACH, "day"), *at_the_desk())
ROUND: Final = ("next-follow", "follow-a.gestopt", "follow-b.gelukt", FIRST)
OFFERED: Final = (*AGREED, tap(COACH, *ROUND, *ROUND[:-1]))
FOLLOWED: Final = (*OFFERED, tap(COACH, "close-offer.again", FIRST))
UNTICKED: Final = (*AGREES, tap(COACH, "magister-tick.later"))
BEHIND: Final = (("case-road.more",), *(way_to(name)[:-1] for name in ("talk-b-seen", "parents-a")))
LEADS_ON: Final = (*AGREED, tap(COACH, "next-follow", "follow-a.hetzelfde", "follow-b.niet"))
INVITES: Final = (*LEADS_ON, tap(COACH, "one-chance.given", "not-stopped.invite", FIRST, FIRST))
MEETS: Final = (*INVITES, tap(COACH, "next-meet", "meet.chance"), types(COACH), tap(COACH, FIRST, FIRST))
TOGETHER: Final = (*KNOWN, *SENDS_OTHER, *PICKED_UP, tap(COACH, FIRST, *way_to("together")))
JOINS: Final = tap(COACH, FIRST, "together-check.yes")
NOTES, READS_NOTES = way_to("note"), way_to("notes")
HELPS: Final = (*way_to("hulp"), "hulp.add", "hulp-whom.b", "hulp-helper.coach")
SHARES: Final = (*way_to("share"), FIRST, "share.knows")
ASKS_CLOSE: Final = (*FOLLOWED, tap(COACH, "next-ask-close"), *SEES)
CLOSES: Final = (*ASKS_CLOSE, tap(PUPIL, "close-ask.yes"), *at_the_desk("next-close"))
REASONS: Final = ("close-reason.otherwise", "close-reason.otherwise", "close-case.close")
CLOSED: Final = (*CLOSES, tap(COACH, *REASONS))
TAKEN_BACK: Final = (*SENDS, *OPENED, looks(PUPIL), tap(PUPIL, "status-card.more", "more-take-back", "take-back.yes"))

# --- Where each chapter begins ----------------------------------------------------------------------------------------

BEFORE: Final = (
    *(Start(PUPIL, (begins(PUPIL), tap(PUPIL, f"report-hello.{name}"))) for name in ("sees", "fears")),
    Start(PUPIL, (lambda stage: stage.commands(PUPIL, "route"),)),
    Start(PUPIL, (begins(PUPIL), sends_a_picture(PUPIL))),
    *(Start(PARENT, (*PARENTS, tap(PARENT, f"parent-hello.{name}"))) for name in ("sees", "call")),
    Start(PARENT, (*PARENTS, lambda stage: stage.commands(PARENT, "route"))),
    Start(PARENT, (*PARENTS, sends_a_picture(PARENT))),
)
ALARM: Final = (begins(PUPIL), tap(PUPIL, "report-hello.help", "help.danger", "help-danger.now"))
ALARMED: Final = (*ALARM, types(PUPIL), tap(PUPIL, FIRST))
ASKS_HELP: Final = (looks(PUPIL), tap(PUPIL, "status-card.help", "help.home", "help-home.now"))
KNOWN_ALARM: Final = (*KNOWN, *ASKS_HELP, tap(PUPIL, FIRST))
PUPILS: Final = (*way_to("pupils"), "pupils.pupil-join", FIRST, "pupil-name.unnamed", FIRST)
ASKS_CONSENT: Final = (*KNOWN, tap(COACH, *way_to("consent")))
HELP: Final = (
    Start(PUPIL, (begins(PUPIL), tap(PUPIL, "report-hello.help"))),
    Start(PARENT, (*PARENTS, tap(PARENT, "parent-hello.bullied", "row.sos"))),
    Start(PUPIL, ALARM),
    Start(PUPIL, (*SENDS, waits(COACH, "alert-new"), *ASKS_HELP)),
    Start(WITNESS, (*SENDS_OTHER, tap(WITNESS, "report-sent-other.afraid"))),
)
AFTER: Final = (
    Start(PUPIL, SENDS),
    Start(PUPIL, (*SENDS, *at_the_desk(), tap(PUPIL, *FOUR, "more-where.class", "more-where.ready", "more-long.week"))),
)
CARD: Final = (
    Start(PUPIL, (*SENDS, looks(PUPIL)), "book-at-sent"),
    Start(PUPIL, (*SENDS, *SEES, tap(PUPIL, "late.wait")), "book-at-late"),
    Start(PUPIL, (*KNOWN, looks(PUPIL)), "book-at-picked-up"),
    Start(PUPIL, RIGHT, "book-at-talked"),
    Start(PUPIL, (*WITH_B, looks(PUPIL)), "book-at-planned"),
    Start(PUPIL, (*AGREED, looks(PUPIL)), "book-at-agreed"),
    Start(PUPIL, (*CLOSED, *SEES, tap(PUPIL, "closed.up")), "book-at-done"),
    Start(WITNESS, (*SENDS_OTHER, looks(WITNESS)), "book-at-other"),
    Start(PARENT, (*PARENT_NAMELESS, looks(PARENT)), "book-at-parent"),
    Start(PUPIL, (*SENDS_LONG, looks(PUPIL))),
    Start(PUPIL, TYPES_LATER, "book-at-typed"),
    Start(PARENT, (*PARENT_NAMELESS, looks(PARENT), types(PARENT))),
    Start(PUPIL, (*TWICE, types(PUPIL)), "book-at-twice"),
    Start(PUPIL, (*TWICE, looks(PUPIL))),
)
ASKS_BACK: Final = (looks(PUPIL), tap(PUPIL, "status-card.not-after-all"))
NUDGED: Final = (
    Start(PUPIL, (*SENDS, waits(PUPIL, "folded"))),
    Start(PUPIL, (*SENDS, waits(PUPIL, "nudge"))),
    Start(PUPIL, (*SENDS, *SEES)),
    Start(PARENT, (*PARENT_NAMELESS, *NUDGED_PARENT)),
    Start(PUPIL, NO_NEWS),
    Start(PARENT, (*PARENT_NAMELESS, *PICKED_UP, tap(COACH, FIRST), *NUDGED_PARENT, *NUDGED_PARENT)),
    *(Start(PUPIL, (*ASKED, *then)) for then in ((tap(PUPIL, "nudge.view"),), (tap(COACH, *way_to("watch")), *SEES))),
    Start(PUPIL, (*KNOWN, tap(COACH, "case-road.write"), types(COACH), *SEES)),
    *(Start(PARENT, (*sent, *ASKS_PARENT)) for sent in (PARENT_NAMED, PARENT_NAMELESS)),
    *(Start(PUPIL, talked(wish)) for wish in ("herstelgesprek", "ander-plan", "niets", "nadenken")),
    Start(PUPIL, (*WITH_B, *SEES)),
    Start(PUPIL, (*AGREED, *SEES, *SEES, tap(PUPIL, "after-talk.no"), *SEES, *SEES)),
    Start(PUPIL, ASKS_CLOSE),
    Start(PUPIL, (*CLOSED, *SEES)),
    Start(PUPIL, (*ALARMED, *SEES)),
    Start(PUPIL, (*KNOWN_ALARM, *sequel(DUTY, "alert-urgent", "alert-urgent.open"), tap(DUTY, FIRST), *SEES)),
    Start(PUPIL, (*ASKS_CONSENT, tap(COACH, FIRST, FIRST), *SEES)),
    Start(PUPIL, (*ASKS_CONSENT, tap(COACH, FIRST, FIRST), *SEES, tap(PUPIL, FIRST), *ASKS_BACK)),
    Start(PUPIL, (*KNOWN, tap(COACH, *way_to("not-meant"), "close-kindly.grap"), *SEES)),
    *(
        Start(PUPIL, (*KNOWN, tap(COACH, *way_to("end"), f"end.{why}", "end-check.close"), *SEES))
        for why in ("doorverwezen", "te-weinig", "opgelost")
    ),
)
TRACES: Final = (
    *(Start(PUPIL, (*SENDS, *read, looks(PUPIL), tap(PUPIL, "status-card.more"))) for read in ((), OPENED)),
    Start(PUPIL, (lambda stage: stage.commands(PUPIL, "code"),)),
    Start(PARENT, (*PARENT_NAMELESS, lambda stage: stage.commands(PARENT, "code"))),
    Start(PARENT, (*PARENT_NAMELESS, looks(PARENT), tap(PARENT, "status-card-other.more"))),
    Start(PARENT, (*PARENT_NAMELESS, *OPENED, looks(PARENT), tap(PARENT, "status-card-other.more"))),
)
DESK: Final = (
    Start(COACH, (*SENDS, waits(COACH, "alert-new"))),
    *(Start(COACH, (*sent, *PICKED_UP)) for sent in (SENDS, SENDS_NAMED)),
    *(Start(COACH, (*sent, *OPENED)) for sent in (SENDS_LONG, SENDS_OTHER, PARENT_NAMED, SENDS_STAFF)),
    Start(COACH, (*ASKED, tap(PUPIL, "nudge.view"), types(PUPIL), waits(COACH, "alert-reply"))),
    Start(COACH, (*SENDS, waits(COACH, "alert-waiting"))),
    Start(COACH, (*TAKEN_BACK, *sequel(COACH, "alert-withdrawn", "alert-withdrawn.open"))),
    Start(COACH, (*TAKEN_BACK, waits(COACH, "alert-withdrawn"))),
    Start(COACH, (*KNOWN, looks(PUPIL), tap(PUPIL, "status-card.worse"), waits(COACH, "alert-worse"))),
    *(Start(COACH, (*sent, *PICKED_UP, tap(COACH, FIRST))) for sent in (SENDS_OTHER,)),
    Start(COACH, (*KNOWN, tap(COACH, "case-road.write"), judges)),
    Start(COACH, (lambda stage: stage.commands(COACH, "postvak"),)),
    Start(COACH, (types(COACH),)),
    *(Start(COACH, (act,)) for act in (sends_a_picture(COACH), lambda stage: stage.commands(COACH, "klas"))),
    Start(DUTY, (*ALARMED, waits(DUTY, "alert-urgent"))),
    Start(COACH, (*SENDS, *OPENED, waits(COACH, "stub"))),
    Start(DUTY, (*SENDS, waits(DUTY, "alert-escalated"))),
    Start(DUTY, (*SENDS, waits(DUTY, "alert-escalated"), *at_the_desk("case-new.pick-up"), tap(DUTY, FIRST))),
    Start(DUTY, (lambda stage: stage.commands(DUTY, "postvak"), tap(DUTY, "desk.incident", "2", CLASS))),
    *(Start(NEW_COACH, (comes_in, *more)) for more in ((), (is_confirmed,))),
)
ROAD: Final = (
    Start(COACH, KNOWN, "book-road-talk"),
    Start(COACH, (*RIGHT, *at_the_desk()), "book-road-b"),
    Start(COACH, WITH_B, "book-road-restore"),
    Start(COACH, (*right("ander-plan"), *at_the_desk()), "book-road-other-plan"),
    *(Start(COACH, to, title) for to, title in ((AGREED, "book-road-follow"), (LEADS_ON, "book-road-leads-on"))),
    *(Start(COACH, (*LEADS_ON, tap(COACH, "one-chance.given", f"not-stopped.{x}"))) for x in ("not-now", "colleague")),
    Start(COACH, (*LEADS_ON, tap(COACH, "one-chance.given", "not-stopped.invite", FIRST))),
    *(Start(COACH, (*to, tap(COACH, key))) for to, key in ((INVITES, "next-meet"), (MEETS, "next-evaluate"))),
    Start(COACH, (*AGREED, tap(COACH, *SHARES, *way_to("shared-with")))),
    Start(COACH, (*AGREED, tap(COACH, *SHARES[:-1], "share.first"))),
    *(Start(COACH, (*TOGETHER, *more)) for more in ((), (JOINS,), (JOINS, tap(COACH, *way_to("apart")[:-1])))),
    *(Start(COACH, (*PROPOSED, *more)) for more in ((), (tap(COACH, *FLAGS),))),
    *(Start(COACH, to, title) for to, title in ((FOLLOWED, "book-road-ask"), (CLOSES, "book-road-close"))),
    *(Start(COACH, to) for to in (OFFERED, (*CLOSES, tap(COACH, *REASONS[:2])))),
    *(Start(COACH, (*KNOWN, tap(COACH, *HELPS, *on))) for on in (("hulp-said.yes", FIRST), ("hulp-said.obliged",))),
    Start(COACH, (*RIGHT, *at_the_desk(*way_to("lead")))),
    *(Start(COACH, (*KNOWN, tap(COACH, *to))) for to in (PUPILS[:3], (*PUPILS, "pupils.pupil-spoke"))),
    Start(COACH, (*KNOWN, tap(COACH, *HELPS[:3], "hulp.tips"), lambda stage: stage.turns_to_copy(COACH))),
    *(Start(COACH, (*KNOWN, tap(COACH, *NOTES), *on)) for on in ((judges,), (types(COACH), tap(COACH, *READS_NOTES)))),
    *(Start(COACH, to) for to in ((*RIGHT, *sequel(COACH, "day")), LOCKED)),
    Start(COACH, (*KNOWN, tap(COACH, "next-talk-a", "talk-code.yes", "talk-did.all", "talk-wish.niets"))),
    *(Start(COACH, (*here, tap(COACH, *to))) for here in (KNOWN, WITH_B, UNTICKED, PUTS_OFF) for to in BEHIND),
    Start(COACH, (*talked("nadenken"), *at_the_desk(*way_to("end"), "end.geen-pesten"))),
    Start(COACH, (*AGREES, lambda stage: stage.turns_to_copy(COACH))),
    Start(COACH, (*KNOWN_ALARM, *at_the_desk("spoed.confirm", "case-road.more"))),
    Start(COACH, (*ASKS_CONSENT, tap(COACH, FIRST, FIRST, *way_to("consents")[:-1]))),
)
DESKS: Final = (
    r"alert-.*|case-new.*|case-page|not-mine|passed-on.*|later|hidden|stub|note-taken|pick-up.*|write.*|desk.*|withdrawn|unknown-words|class-kit|coach-.*|duty-.*|hours.*|away.*"
)
NUDGES: Final = (
    r"folded|nudge|late.*|no-news.*|asked.*|plan-.*|keeps-watch|verdict|after-talk|worse|close-ask|closed(-no|-kindly|-referred|-unclear|-otherwise)?"
    r"|spoed-.*|consent-(talk|restore|name|team|parents|back).*"
)
CARDS: Final = r"status-card.*|elsewhere.*|add|typed-later.*|note-held|card-which"
TRACKS: Final = (
    r"(card-more|take-back|taken-back|quiet|chat-clear|keep|unlink|code-|my-data|read-back|show-code|give-name).*"
    r"|status-card.*-look.*"
)
STEPS: Final = (
    r"case-(road|more.*|done)|case-note.*|hulp.*|lead-(role|who|knows)|timeline|who-read|class-back|others-talk|calm|close-kindly.*|end|end-.*|consents|consent-.*"
    r"|(talk|b|restore|follow|close|parents|magister)-.*|agree.*|day(-not)?|locked|ill-done|hand-over.*"
    r"|together.*|one-chance|not-(stopped|now)|tell-on|invite|meet|evaluate.*|outcome|share|share(d)?-.*"
    r"|proposal.*|signs|(tasks?|without|danger|second|pupils?)(-.*)?|tell-later"
)

CHAPTERS: Final = (
    Chapter(
        "book-pupil",
        r"report-(?!sent|story-)(?!.*-other).*",
        (Start(PUPIL, (begins(PUPIL),)), Start(PUPIL, LONG)),
    ),
    Chapter("book-other", r"report-(story|year|class|send)-other.*", (Start(WITNESS, OTHER),)),
    Chapter("book-part", r"report-story-part", (Start(PUPIL, PART),)),
    Chapter(
        "book-parent",
        r"parent-(?!sent|knows|how|tips|call).*",
        (Start(PARENT, PARENTS), Start(PARENT, PARTS_PARENT)),
    ),
    Chapter("book-colleague", r"staff-.*", (Start(COLLEAGUE, COLLEAGUES),)),
    Chapter("book-help", r"help(?!-parent).*|school-.*", HELP),
    Chapter("book-before", r"who-sees.*|how-long.*|fear.*|talk-instead.*|parent-call.*|no-media.*|route.*", BEFORE),
    Chapter("book-after", r"report-sent|more-.*|about-staff-seen", AFTER),
    Chapter("book-witness", r"report-sent-other|other-.*", (Start(WITNESS, SENDS_OTHER),)),
    Chapter(
        "book-parent-after",
        r"parent-(sent|knows.*|how|tips.*)|help-parent",
        tuple(Start(PARENT, sent) for sent in (PARENT_NAMED, PARENT_NAMELESS, SENDS_PART_PARENT)),
    ),
    Chapter("book-card", CARDS, CARD),
    Chapter("book-nudge", NUDGES, NUDGED),
    Chapter("book-traces", TRACKS, TRACES),
    Chapter("book-desk", DESKS, DESK),
    Chapter("book-road", STEPS, ROAD),
)
