"""The card of a case on its way, and the message of the day: done, to do, still open (SCREENS §10.2, R12).

One coloured button, the next step; the rest is beside it or behind ⋯ (R10).
"""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from bot.route.consent import to_ask
from bot.route.dossier import Dossier
from bot.route.model import Case, EntryKind, Status, Whom
from bot.route.road import NextStep, Open, next_step, open_things
from bot.route.steps import FINAL, PICKED_UP
from bot.usecases import meekijken
from bot.usecases.closing import may_end
from bot.usecases.muting import muted_by
from handlers.flows import (
    absent,
    acuut,
    afterwards,
    anyway,
    colleague,
    confiding,
    consent,
    duty,
    further,
    handing,
    herword,
    hulp,
    leiding,
    notes,
    notitie,
    onthisday,
    otherwise,
    parent,
    proposals,
    pupils,
    seconded,
    shared,
    tasks,
    team,
    timeline,
    together,
    urgent,
    withdrawn,
    witness,
)
from handlers.flows.view import Panel, View, buttons
from handlers.screens import At, Lines, Press, Say, Screen, Value, Verb, When, to_case

ROAD: Final = "case-road"
OF_THE_DAY: Final = "day"
"""Where a code was pressed: in the message of the day, which leads straight to what is due."""
DEEDS: Final[Mapping[NextStep, str]] = MappingProxyType(
    {
        NextStep.ASK: "write",
        NextStep.KEEP_WATCH: meekijken.DEED,
        NextStep.TALK_A: "talk-a",
        NextStep.TALK_B: "talk-b",
        NextStep.RESTORE: "agree",
        NextStep.AGREE: "agree",
        NextStep.FOLLOW: "follow",
        NextStep.ASK_CLOSE: "ask-close",
        NextStep.CLOSE: "close",
        NextStep.ONE_CHANCE: "one-chance",
        NextStep.NOT_STOPPED: "not-stopped",
        NextStep.MEET: "meet",
        NextStep.EVALUATE: "outcome",
        NextStep.RETURN: "return",
    }
)
"""What the coloured button does, by the next step."""
LADDER: Final = (NextStep.MEET, NextStep.EVALUATE, NextStep.RETURN)
ENDS: Final = {"not-stopped", "ask-close"}
ON_ITS_DAY: Final = frozenset({NextStep.TALK_A, NextStep.RESTORE, NextStep.FOLLOW, NextStep.CLOSE, *LADDER})
"""Steps that are taken on the day that was chosen."""
BEFORE_ITS_DAY: Final = frozenset({NextStep.ASK, NextStep.TALK_B})
"""Steps that come first: the chosen day is that of the step after them."""
TOLD_BY: Final[Mapping[Whom, Callable[[View], Say]]] = MappingProxyType(
    {Whom.PARENT: parent.told_by, Whom.STAFF: colleague.told_by, Whom.OTHER: witness.told_by}
)
"""The line that says who told, when that was not A."""


def begins(case: Case, dossier: Dossier) -> frozenset[str]:
    """The deeds that may be begun now: the next step, and what stands beside it. A button may be older than that."""
    step = next_step(case, dossier)
    beside = {"talk-a"} if step in {NextStep.ASK, NextStep.KEEP_WATCH} else set()
    plan = {"plan-talk"} if dossier.talked_on is None else set()
    asks = {consent.STEP} if to_ask(case, dossier) else set()
    asks |= hulp.begins(case, dossier) | together.may_begin(case)
    more = {"write", *beside, *plan, *asks, *handing.may_begin(case, dossier), *_at_any_time(case)}
    more |= duty.may_begin(case, dossier)
    more |= pupils.begins(case, dossier)
    more |= anyway.begins(case, dossier) | acuut.begins(case, dossier) | confiding.begins(case, dossier)
    return frozenset({DEEDS[step], *more}) if step in DEEDS else frozenset()


def _at_any_time(case: Case) -> frozenset[str]:
    """What is no next step and may be done whenever a person sees fit: bring in a colleague; say that it has not
    stopped, or that she is asked whether it is finished (P-47, DOMAIN §1.6)."""
    share = {"share", team.STEP, notitie.NOTE, leiding.LEAD} if case.status in PICKED_UP else set()
    share |= {proposals.STEP, proposals.SIGNS, tasks.STEP} if case.status in PICKED_UP else set()
    share |= {otherwise.END} if may_end(case) else set()
    return frozenset(share | {Status.BORGING: {"not-stopped"}, Status.NIET_GESTOPT: ENDS}.get(case.status, set()))


def _deed(view: View, deed: str, option: str = "") -> str:
    return to_case(Verb.STAFF, view.the_case.code, deed, option)


def card(view: View) -> Screen:
    """The card, as the case and its dossier stand."""
    case, dossier = view.the_case, view.dossier
    step = together.step_of(view, next_step(case, dossier))
    told = tuple(said(view) for whom, said in TOLD_BY.items() if whom is case.whom)
    from_her = (*herword.said(view), *consent.said(view), *afterwards.said(view), *team.said(view), *leiding.said(view))
    from_her = (*from_her, *shared.left_school(view, dossier), *shared.at_level(view, dossier), *together.said(view))
    told = (*told, *duty.said(view), *pupils.on_card(view))
    ours = (*seconded.said(view), *proposals.said(view), *anyway.said(view), *withdrawn.lines(view))
    lines = (*told, *further.said(view), *from_her, *ours)
    rows, ahead = tuple(_rows(view, dossier, step)), urgent.lines(view)
    lines = (*lines, *onthisday.said(view), *handing.waits(view), *confiding.said(view))
    lines = (*lines, *_asked(view, dossier), *((Say("case-muted"),) if is_muted(view) else ()))
    return Screen(ROAD, _values(view, dossier, step), rows, lines, content=True, ahead=ahead)


def _values(view: View, dossier: Dossier, step: NextStep) -> dict[str, Value]:
    case = view.the_case
    watches = step is NextStep.ASK and case.status is Status.MEEKIJKEN
    now = Say("look-again" if watches else f"now-{step}" if step in DEEDS else "told-none")
    later = Say("told-none" if watches else AFTER.get(step, "told-none"))
    due: tuple[Value, ...] = (At.of_day(dossier.due_on, view.zone, When.DAY),) if dossier.due_on else ()
    talks_again = step is NextStep.TALK_A and case.status is Status.PLAN
    return {
        "code": case.code,
        "status": Say(f"status-{case.status}"),
        "klas": case.group or Say("case-klas-none"),
        "name": _name(view),
        "done": Lines(tuple(_done(view, dossier))),
        "now": (now, *due) if watches or (step in ON_ITS_DAY and not talks_again) else now,
        "later": (later, *due) if step in BEFORE_ITS_DAY and not watches else later,
        "open": _still_open(case, dossier),
        "word": Say(word(dossier)),
    }


def _asked(view: View, dossier: Dossier) -> tuple[Say, ...]:
    """How often was asked something that has no answer yet, and when last."""
    if not dossier.asked:
        return ()
    last = At.of_day(dossier.asked[-1], view.zone, When.DAY)
    return (Say("case-asked", {"count": len(dossier.asked), "day": last}),)


def _still_open(case: Case, dossier: Dossier) -> Value:
    """What is to be done beside the next step, from the first talk on until the end."""
    if dossier.talked_on is None or case.status in FINAL:
        return Say("open-none")
    things = (thing for thing in open_things(dossier) if thing is not Open.FOLLOW_UP)
    return tuple(Say(f"open-{thing}") for thing in things) or Say("open-none")


def word(dossier: Dossier) -> str:
    """What A let know that matters now: a no to the plan locks it, so it stands before all else."""
    consent = dossier.consent if dossier.talked_on else None  # What was said to whoever had it before is over.
    if consent is not None and consent.answer is False:
        return "told-plan-no"
    if dossier.close_asked and dossier.close_answer is not None:
        return "close-said-yes" if dossier.close_answer else "close-said-no"
    if dossier.verdicts:
        return f"told-verdict-{dossier.verdicts[-1]}"
    return "told-plan-yes" if consent is not None and consent.answer else "told-none"


def _done(view: View, dossier: Dossier) -> Iterator[Value]:
    if dossier.talked_on is None:
        yield Say("done-none")
        return
    yield Say("done-talk", {"day": At.of_day(dossier.talked_on, view.zone, When.DAY)})
    if dossier.restored_on is not None:
        yield Say("done-restore", {"day": At.of_day(dossier.restored_on, view.zone, When.DAY)})
    if dossier.rounds:  # Only the last: its number says how many there were.
        last = At.of_day(dossier.rounds[-1].on, view.zone, When.DAY)
        yield Say("done-follow", {"number": len(dossier.rounds), "day": last})


AFTER: Final[Mapping[NextStep, str]] = MappingProxyType(
    {
        NextStep.ASK: "now-talk-a",
        NextStep.TALK_A: "now-agree",
        NextStep.TALK_B: "now-restore",
        NextStep.RESTORE: "now-follow",
        NextStep.AGREE: "now-follow",
        NextStep.FOLLOW: "now-ask-close",
        NextStep.ASK_CLOSE: "now-close",
    }
)


def _name(view: View) -> Value:
    """The name of A, when A gave it; a witness's name is not A's."""
    names = [e.text for e in view.entries if e.kind is EntryKind.NAME]
    return names[-1] if names and view.the_case.whom is Whom.ME else Say("case-name-none")


def _rows(view: View, dossier: Dossier, step: NextStep) -> Iterator[tuple[Press, ...]]:
    if withdrawn.is_taken_back(view.the_case):
        yield (withdrawn.press(view),)
        yield buttons(ROAD, ("read", _deed(view, "read", "1")), ("hide", _deed(view, "hide")))
    elif (pressing := urgent.confirms(view)):
        yield pressing
        yield buttons(ROAD, ("read", _deed(view, "read", "1")), ("hide", _deed(view, "hide")))
    elif view.lead is not None:
        yield from together.rows(view)
    elif step in DEEDS:
        yield (Press(_deed(view, DEEDS[step]), f"next-{step}", primary=True),)
        # A proposal takes the place of the story, which then stands behind ⋯ (R10).
        yield (*_beside(view, step), *(proposed(view) or buttons(ROAD, ("read", _deed(view, "read", "1")))))
        today = onthisday.press(view) or buttons(ROAD, ("hide", _deed(view, "hide")))
        yield (*today, *buttons(ROAD, ("more", _deed(view, "card-more"))))
    else:
        yield buttons(ROAD, ("read", _deed(view, "read", "1")), ("hide", _deed(view, "hide")))


def proposed(view: View) -> tuple[Press, ...]:
    """What a second person opened in acute danger; else a rule that fits."""
    return acuut.press(view) or proposals.press(view)


def _beside(view: View, step: NextStep) -> tuple[Press, ...]:
    """The talk, or a message in the chat it came from: of a witness or a parent that is not A, and the button says so.

    Whoever passed it on at a desk has no such chat, and is asked in person.
    """
    if step is NextStep.ASK:
        return (Press(_deed(view, "talk-a"), "next-talk-a"),)
    if colleague.is_known(view):
        return ()
    return (Press(_deed(view, "write"), f"{ROAD}.write{'' if view.the_case.whom is Whom.ME else '-other'}"),)


def is_muted(view: View) -> bool:
    """Whether whoever looks wants no alert when words are added."""
    return view.staff is not None and view.staff.id in muted_by(view.entries)


def _parents(of: str) -> Panel:
    def panel(view: View) -> Screen:
        text = f"parents-{of}"
        row = (("called", _deed(view, "parents", of)), ("later", _deed(view, "open")))
        return Screen(text, {}, (buttons(text, *row),))

    return panel


def _guide(view: View) -> Screen:
    """How to lead a herstelgesprek: nothing about anybody, so it may stay in the chat (SCREENS §10.2)."""
    return Screen("restore-guide", {}, (buttons("restore-guide", ("held", _deed(view, "agree"))),))


def day(view: View, ends_in: int = 0) -> Screen:
    """The one planned message of the day: how many things, and their codes (R12); once a year, in how many school
    days it ends (T14)."""
    codes = tuple(Press(to_case(Verb.STAFF, c.code, "open", OF_THE_DAY), label=f"• {c.code}") for c in view.cases)
    lines = (Say("day-year-end", {"days": ends_in}),) if ends_in else ()
    return Screen("day", {"count": len(view.cases)}, (codes, handing.not_today()), lines)


PANELS: Final[Mapping[str, Panel]] = MappingProxyType(
    {
        **withdrawn.PANELS,
        **acuut.PANELS,
        **duty.PANELS,
        **shared.PANELS,
        **otherwise.PANELS,
        **consent.STAFF_PANELS,
        **notes.PANELS,
        **absent.PANELS,
        **timeline.PANELS,
        **together.PANELS,
        **tasks.PANELS,
        **pupils.PANELS,
        **notitie.PANELS,
        **hulp.PANELS,
        ROAD: card,
        "parents-a": _parents("a"),
        "parents-b": _parents("b"),
        "restore-guide": _guide,
        "day": day,
    }
)
