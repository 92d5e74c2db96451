"""What was asked of a second person in acute danger, and what became of it: on the coach's card, and in the ledger."""

from collections.abc import Iterator

from bot.route.lines import Acuut, Became
from bot.route.model import StaffId
from handlers.flows.view import View
from handlers.screens import At, Say, Value, When


def said(view: View) -> tuple[Say, ...]:
    """Whom was asked and what became of it: the last question; and what is open now."""
    dossier, owner = view.dossier, view.the_case.owner
    last = dossier.acuut[-1] if dossier.acuut else None
    if last is None or last.by != owner or last.used_on is not None or last.became is Became.BACK:
        return ()
    if last.talks != len(dossier.consents):
        return ()  # A was talked with since, and what A said there goes before it.
    return (Say(f"danger-is-{stands(last)}", named(view, last)),)


def stands(line: Acuut) -> str:
    """How the question stands, and what it opened."""
    if line.lapsed_on is not None:
        return "lapsed"
    if line.became is not None:
        return str(line.became)
    return "call" if line.call else "open"


def named(view: View, line: Acuut) -> dict[str, Value]:
    """Whom it was asked, and at which step."""
    return {"colleague": name_of(view, line.to), "step": Say(f"lock-{line.lock}")}


def name_of(view: View, staff: StaffId | None) -> Value:
    """This colleague's name, or that there is no such colleague any more."""
    member = view.school.member(staff)
    return member.name if member else Say("danger-somebody")


def ledger(view: View) -> Iterator[tuple[str, Say]]:
    """What was asked of a second person, in the ledger of consent: when, by whom, at which step, and what became of it.
    Each with the moment it was asked, to be put in order."""
    for line in view.dossier.acuut:
        values: dict[str, Value] = {"day": At(line.at, When.DAY), "coach": name_of(view, line.by), **named(view, line)}
        became = Say(f"danger-became-{stands(line) if line.used_on is None else 'used'}")
        yield line.at.isoformat(), Say("danger-line", {**values, "answer": became, "reason": line.why})
