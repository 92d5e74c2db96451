"""The reporter's card, and what she does later: add something, read back, take back (SCREENS §5)."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from bot.route.dossier import Verdict
from bot.route.ladder import proposal
from bot.route.model import OWN_CHAIN, Case, EntryKind, Flag, Status, Whom
from bot.route.road import NextStep, next_step
from bot.route.steps import FINAL
from bot.usecases.casework import ASKED
from bot.usecases.consenting import WORD as CONSENT
from bot.usecases.prompting import FOLDED, NUDGE, Word
from handlers.flows import (
    afterwards,
    anyway,
    colleague,
    confiding,
    consent,
    dialogue,
    elsewhere,
    herword,
    otherwise,
    parent,
    team,
    traces,
    urgent,
    witness,
)
from handlers.flows.hours import until_promised
from handlers.flows.view import Panel, View, buttons, kinds_beside, kinds_of, kinds_said, page_of, story_of
from handlers.screens import At, Press, Say, Screen, Value, Verb, When, to_case, to_panel
from handlers.script import Choice, Flow, Option, Told, Words

CARD: Final = "status-card"
SENT: Final = "report-sent"
VIEW: Final = f"{Verb.REPORTER}:view"
HELP: Final = to_panel("help")
LATER: Final = "words"
CHOSEN: Final[Mapping[NextStep, str]] = MappingProxyType(
    {NextStep.TALK_B: "card-next-restore", NextStep.AGREE: "card-next-agree"}
)
"""What comes after she chose, in words for her."""


def add(coach: str) -> Flow[Told]:
    """She types something that goes to school at once."""
    return (yield from Words("add", values={"coach": coach}, instead=("never-mind",)))


def typed_later(cases: tuple[Case, ...]) -> Flow[tuple[Told, str]]:
    """Words outside any talk, while she has open signals: do they belong to one of them, or are they new?

    Gives the words and the code of the case, ``new`` or ``no``.
    """
    words = yield from Words(LATER, "note-held")
    rest = (Option("new", "new"), Option("no", "no"))
    if len(cases) == 1:
        yes = Option("yes", str(cases[0].code))
        day: dict[str, Value] = {"day": At(cases[0].sent_at, When.DAY)}
        return words, (yield from Choice("typed-later", values=day, options=(yes, *rest)))
    return words, (yield from Choice("typed-later", "typed-later-which", options=(*map(_one_of, cases), *rest)))


def _one_of(case: Case) -> Option[str]:
    return Option(str(case.code), str(case.code), values=_named(case), text="card-which.one")


def _named(case: Case) -> dict[str, Value]:
    return {"day": At(case.sent_at, When.DAY), "code": case.code}


def _deed(view: View, deed: str, option: str = "") -> str:
    return to_case(Verb.REPORTER, view.the_case.code, deed, option)


# --- The card -----------------------------------------------------------------------------------------------------


def _card(view: View) -> Screen:
    case = view.the_case
    asked = confiding.asked(view) if case.word == CONSENT else None
    if case.word and case.word != CONSENT:
        return _WORDS[case.word](view)
    return asked or (_own_card(view) if case.whom is Whom.ME else _other_card(view))


def _own_card(view: View) -> Screen:
    values = _shared(view) | {"now": _now(view), "name": Say(_name_key(view))}
    if view.the_case.status in FINAL:  # Nothing comes any more, and what begins again is typed as something new.
        del values["moment"]
        row = buttons(CARD, ("more", _deed(view, "more")), ("help", HELP))
        return Screen(f"{CARD}-done", values, (row, *_on(view)), otherwise.beside(view))
    values["later"] = _later(view)
    first = (*buttons(CARD, ("add", _deed(view, "add"))), *_worse(view, CARD), *consent.button(view, CARD))
    second = (*elsewhere.button(view, CARD), *buttons(CARD, ("more", _deed(view, "more")), ("help", HELP)))
    return _with_moment(view, CARD, values, (first, second, *_on(view)))


def _worse(view: View, text: str) -> tuple[Press, ...]:
    """*Het gaat slechter*: for whom it is about, as long as somebody can do something about it."""
    case = view.the_case
    asked = case.whom is Whom.ME and case.status not in FINAL
    return buttons(text, ("worse", _deed(view, "how", Verdict.ERGER))) if asked else ()


def _other_card(view: View) -> Screen:
    """Whoever is not the one it is about: three moments and no others (DESIGN §1)."""
    over = view.the_case.status in FINAL
    text = "status-card-other"
    last = buttons(text, ("more", _deed(view, "more")), ("help", HELP))
    row = (*buttons(text, ("add", _deed(view, "add"))), *elsewhere.button(view, text), *last)
    values = _shared(view)
    if over:
        said = {name: values[name] for name in ("day", "read")}
        return Screen(f"{text}-done", said, (row[1:], *_on(view)), otherwise.beside(view))
    return _with_moment(view, text, values, (row, *_on(view)))


def _with_moment(
    view: View, text: str, values: dict[str, Value], groups: tuple[tuple[Press, ...], ...]
) -> Screen:
    """The card, with the next moment; or without, when nothing will be sent."""
    lines = (*urgent.announced(view), *team.told(view), *anyway.told(view))
    if not _says_nothing(view.the_case):
        return Screen(text, values, groups, lines)
    rest = {name: value for name, value in values.items() if name != "moment"}
    return Screen(f"{text}-look", rest, groups, lines)


def _says_nothing(case: Case) -> bool:
    """Whether nothing will be sent, so that no moment may be named (R7)."""
    return bool(case.flags & {Flag.STIL, Flag.LOSGEKOPPELD}) and case.status not in FINAL


def _shared(view: View) -> dict[str, Value]:
    case = view.the_case
    read = "card-read-yes" if case.owner else "card-read-no"
    return {
        "day": At(case.sent_at, When.DAY),
        "read": Say(read, {"receiver": view.reader}),
        "moment": At(case.promised_at or case.sent_at),
    }


def _on(view: View) -> tuple[tuple[Press, ...], ...]:
    """Back to the story that waits below, when there is one."""
    return ((Press(to_panel("on"), "help-danger.on"),),) if view.talking else ()


def _now(view: View) -> Say:
    """Where it stands, in words for her; a measure is never shown (SCREENS ``status-card``)."""
    case, coach = view.the_case, {"coach": view.reader}
    match case.status:
        case Status.PLAN if next_step(case, view.dossier) is not NextStep.TALK_A:
            return Say("card-now-chosen")
        case Status.ANALYSE | Status.PLAN if _talked(view):
            return Say("card-now-talked")
        case Status.HERSTELGESPREK:
            return Say("card-now-planned", _due(view))
        case Status.BORGING:
            return Say("card-now-agreed")
        case Status.MEEKIJKEN:
            return Say("card-now-nothing") if view.dossier.talked_on else Say("card-now-watched", coach)
        case Status.NIET_GESTOPT | Status.MAATREGEL:
            return Say("card-now-not-stopped", coach)
        case Status.AFGEROND:
            return Say("card-now-finished")
        case Status.GESLOTEN_ANDERS:
            return Say("card-now-closed")
    if case.owner:
        return Say("card-now-picked-up", coach)
    if case.opened:
        return Say("card-now-open")
    return Say("card-now-late") if len(case.receivers) > 1 else Say("card-now-waiting", coach)


def _talked(view: View) -> bool:
    """Whether they talked, as in these statuses they did; but after the end it begins anew."""
    dossier = view.dossier
    begun_anew = dossier.reopened_on is not None or dossier.new_signal_on is not None
    return dossier.talked_on is not None or not begun_anew


def _later(view: View) -> Say:
    case = view.the_case
    match case.status:
        case Status.PLAN if (chosen := CHOSEN.get(next_step(case, view.dossier))):
            return Say(chosen, _due(view) if chosen == "card-next-restore" else {})
        case Status.ANALYSE | Status.PLAN if _talked(view):
            return Say("card-next-choose")
        case Status.HERSTELGESPREK:
            return Say("card-next-agree")
        case Status.BORGING if not proposal(view.dossier):
            return Say("card-next-follow", {**_due(view), "coach": view.reader})
        case Status.BORGING | Status.NIET_GESTOPT | Status.MAATREGEL:
            return _told_in_person(view)
        case Status.MEEKIJKEN:
            return _looks_again(view)
    return Say("card-next-together" if case.owner else "card-next-someone")


def _looks_again(view: View) -> Say:
    """The day on which her coach looks again, with a talk or without one; no day that is over, or that nobody chose."""
    dossier = view.dossier
    if dossier.talked_on is None and (dossier.due_on is None or dossier.due_on < view.today):
        return Say("card-next-together")
    return Say("card-next-talk" if dossier.talked_on else "card-next-look", {**_due(view), "coach": view.reader})


def _told_in_person(view: View) -> Say:
    """The day on which her coach tells her what is done now that it goes on; no day when none is named any more."""
    day, coach = view.dossier.tell_on, {"coach": view.reader}
    if day is None or day < view.today or view.the_case.status is Status.BORGING:
        return Say("card-next-told", coach)
    return Say("card-next-talk", {**coach, "day": At.of_day(day, view.zone, When.DAY)})


def _due(view: View) -> dict[str, Value]:
    day = view.dossier.due_on or view.today
    return {"day": At.of_day(day, view.zone, When.DAY)}


def _name_key(view: View) -> str:
    given = any(e.kind is EntryKind.NAME for e in view.entries)
    return "card-name-given" if given else "card-name-none"


# --- Behind a nudge -----------------------------------------------------------------------------------------------


def _late(text: str, confided: str = "") -> Panel:
    """``confided``: the text for what a vertrouwenspersoon reads alone, where others are asked."""

    def panel(view: View) -> Screen:
        rest = buttons("late", *_instead(view), ("help", HELP))
        row = (*buttons("late", ("wait", _deed(view, "heard"))), *elsewhere.button(view, "late"), *rest)
        alone = confided and view.the_case.flags & OWN_CHAIN
        return Screen(confided if alone else text, {}, (row,))

    return panel


def _instead(view: View) -> tuple[tuple[str, str], ...]:
    """What a pupil can do is to walk up to somebody, what a parent can do is to call."""
    if view.the_case.whom is Whom.STAFF:
        return ()
    return (("call", to_panel("parent-call")),) if _by_parent(view) else (("talk", to_panel("talk-instead")),)


def _by_parent(view: View) -> bool:
    return view.the_case.whom is Whom.PARENT


def _no_news(view: View) -> Screen:
    row = (*buttons("no-news", ("ok", _deed(view, "heard"))), *_worse(view, "no-news"))
    row = (*row, *elsewhere.button(view, "no-news"))
    if _says_nothing(view.the_case):
        return Screen("no-news-look", {"coach": view.reader}, (row,))
    values: dict[str, Value] = {"coach": view.reader, "moment": At(view.the_case.promised_at or view.now)}
    return Screen("no-news", values, (row,))


_WORDS: Final[Mapping[str, Panel]] = MappingProxyType(
    {
        Word.LATE: _late("late", "late-own"),
        **{word: _late(word) for word in (Word.LATE_ALONE, Word.LATE_BOARD, Word.LATE_NOBODY)},
        Word.NO_NEWS: _no_news,
        ASKED: dialogue.PANELS[dialogue.ASKED],
        **herword.WORDS,
        **urgent.WORDS,
        **otherwise.WORDS,
    }
)


# --- What she told ----------------------------------------------------------------------------------------------


def _read_back(view: View) -> Screen:
    story, page, of = page_of(_all_told(view), view.page)
    text = "read-back" if of == 1 else "read-back-page"
    kinds = kinds_of(view.entries)
    numbers: dict[str, Value] = {} if of == 1 else {"page": page, "pages": of}
    values: dict[str, Value] = {"story": story or kinds_said(kinds), **numbers}
    more = buttons(text, ("next", _deed(view, "read", str(page + 1)))) if page < of else ()
    row = (*more, *buttons(text, ("hide", _deed(view, "card")), ("add", _deed(view, "add"))))
    return Screen(text, values, (row,), kinds_beside(story, kinds) if page == 1 else (), content=True)


def _all_told(view: View) -> str:
    added = (e.text for e in view.entries if e.kind is EntryKind.ADDED)
    return "\n".join(t for t in (story_of(view.entries), *added) if t)


def _sent(view: View) -> Screen:
    """The receipt. Who told about herself may answer four questions; it is never asked of anybody else."""
    case = view.the_case
    if _by_parent(view):
        return replace(parent.sent(view, At(case.promised_at or view.now)), lines=urgent.announced(view))
    if case.whom is Whom.STAFF:
        return colleague.sent(view)
    if case.whom is Whom.OTHER:
        leave = buttons("report-sent-other", ("card", _deed(view, "card")))
        last = (*leave, *_undo(view, "report-sent-other"), Press(HELP, "status-card.help"))
        return Screen("report-sent-other", {}, (witness.danger(view), last), urgent.announced(view))
    more = buttons("report-sent-more", ("yes", _deed(view, "questions")), ("card", _deed(view, "card")))
    last = (*_undo(view, SENT), Press(HELP, "status-card.help"))
    values: dict[str, Value] = {"moment": At(case.promised_at or view.now)}
    lines = (*until_promised(view), *urgent.announced(view), Say("report-sent-more"))
    return Screen(SENT, values, (more, last), lines)


def _undo(view: View, text: str) -> tuple[Press, ...]:
    return buttons(text, ("take-back", _deed(view, "take-back"))) if traces.may_take_back(view.the_case) else ()


def _which(view: View) -> Screen:
    row = tuple(
        Press(to_case(Verb.REPORTER, c.code, "card"), "card-which.one", values=_named(c)) for c in view.cases
    )
    return Screen("card-which", {}, (row,))


def _neutral(text: str) -> Panel:
    def panel(view: View) -> Screen:
        sos = (Press(HELP, "folded.sos"),) if text == FOLDED else ()
        return Screen(text, {}, ((Press(VIEW, f"{text}.view"), *sos),), quiet=True)

    return panel


PANELS: Final[Mapping[str, Panel]] = MappingProxyType(
    {
        **dialogue.PANELS,
        **herword.PANELS,
        **parent.PANELS,
        **urgent.PANELS,
        CARD: _card,
        SENT: _sent,
        **traces.PANELS,
        **traces.AFTERWARDS,
        **consent.PANELS,
        **confiding.PANELS,
        **afterwards.PANELS,
        "read-back": _read_back,
        "card-which": _which,
        FOLDED: _neutral(FOLDED),
        NUDGE: _neutral(NUDGE),
    }
)
"""Side screens about a reporter's own case."""

NEEDS_CASE: Final = frozenset({CARD, SENT, "read-back"}) | frozenset(
    {*dialogue.PANELS, *herword.PANELS, *parent.PANELS, *traces.PANELS, *urgent.PANELS}
    | {*consent.PANELS, *confiding.PANELS, *afterwards.PANELS}
)
"""Panels that make no sense without a case; when it is gone, the chat folds."""
