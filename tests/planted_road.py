"""The longest case of the second play on the planted stage, and that play itself: from a name that was given later to
the end, with every word that can be typed on the way (SCREENS §10 to §13).

The other cases, and the words, stand in ``tests/planted_casework.py``.
"""

from bot.texts import say
from handlers.flows.cardmore import way_to
from tests.chat import Phone
from tests.people import NOOR
from tests.planted import KOOS, Play
from tests.planted_casework import BAS, LIES, LOST, TESS, WORDS, Casework, gathered, the_short_cases


async def the_casework(play: Play) -> Casework:
    """Every way to end a case, and all that can be typed in one; in the end all of them are over."""
    case = gathered(play)
    await the_short_cases(case)
    await noor_goes_the_long_road(case)
    return case


async def noor_goes_the_long_road(case: Casework) -> None:
    """From a signal without a name to a case that is finished."""
    noor, code = await case.signal(NOOR, "story of noor")
    await _she_says_more(case, noor)
    await case.press(case.play.koos, "alert-new.open", "case-new.pick-up", "pick-up-unknown.what-helps")
    await case.sees(case.play.koos, "written")
    await _she_gives_her_name(case, noor)
    await _she_is_asked_for_a_yes(case, noor, code)
    await _a_proposal_is_put_off(case, code)
    await notes_are_made(case, code)
    await _a_colleague_is_asked_about_danger(case, code)
    await _the_talk(case, noor, code)
    await _the_parents_are_called_with_a_reason(case, code)
    await _b_and_the_agreements(case, noor, code)
    await _c_and_help(case, code)
    await _it_has_not_stopped(case, code)
    await _the_parents_of_b_come(case, code)
    await _it_ends(case, noor, code)


async def _she_says_more(case: Casework, noor: Phone) -> None:
    """Four taps, of which the last makes a proposal."""
    keys = ("report-sent-more.yes", "more-wish.stop", "more-how.here", "more-often.daily", "more-safe.very-unsafe")
    await case.press(noor, *keys)
    await case.sees(noor, "more-thanks")
    await case.settles()


async def _she_gives_her_name(case: Casework, noor: Phone) -> None:
    """Behind *Meer* on her card."""
    await case.press(noor, "nudge.view", "asked.rather-not", "status-card.more", "card-more-name")
    await case.sees(noor, "give-name", "coach")
    await case.types(noor, "name")
    await noor.sees(say("card-name-given", "nl"))
    await case.settles()


async def _she_is_asked_for_a_yes(case: Casework, noor: Phone, code: str) -> None:
    """Whether her name may be told to a colleague, who is named; she asks something back and says yes."""
    koos = case.play.koos
    await case.opens(koos, code)
    await koos.sees(WORDS["name"])
    await case.press(koos, *way_to("consent"), "consent-what.name")
    asked = say("consent-name", "nl", coach=KOOS.name, who=BAS.name)
    await koos.taps(BAS.name, asked)
    await case.press(koos, "consent-check.ask")
    await case.sees(koos, "consent-asked")
    await case.press(noor, "nudge.view")
    await noor.sees(asked)
    await case.press(noor, "consent-say.question")
    await case.types(noor, "question")
    await case.sees(noor, "note-added")
    await case.press(noor, "status-card.more", "more-consent-open", "consent-say.yes")
    await case.sees(noor, "note-consent-yes")
    await case.settles()


async def _a_proposal_is_put_off(case: Casework, code: str) -> None:
    """*Nu niet, want …*, typed; and words that belong to nothing."""
    koos = case.play.koos
    await case.opens(koos, code)
    await case.press(koos, "rule-ernst.see", "proposal.not-now", "proposal-not.type")
    await case.sees(koos, "close-why")
    await case.types(koos, "not proposed")
    await case.settles()
    await koos.says(LOST[0])
    await case.settles()


async def notes_are_made(case: Casework, code: str) -> None:
    """One, its correction, and one that judges."""
    koos = case.play.koos
    await case.opens(koos, code)
    await case.press(koos, *way_to("note"))
    await case.sees(koos, "case-note")
    await case.types(koos, "note")
    await case.sees(koos, "note-noted")
    await case.settles()
    await case.press(koos, *way_to("notes"))
    await koos.sees(WORDS["note"])
    await case.press(koos, "case-notes.fix")
    await case.sees(koos, "case-note-fix")
    await case.types(koos, "note anew")
    await case.sees(koos, "note-noted")
    await case.opens(koos, code)
    await case.press(koos, *way_to("note"))
    await case.sees(koos, "case-note")
    await case.types(koos, "judging note")
    await case.press(koos, "case-note-judges.send")
    await case.sees(koos, "note-noted")
    await case.settles()


async def _the_talk(case: Casework, noor: Phone, code: str) -> None:
    """With her code, about a herstelgesprek; words where only a button counts are not kept."""
    koos = case.play.koos
    await case.opens(koos, code)
    await case.press(koos, "next-talk-a", "talk-code.yes", "talk-did.all", "talk-wish.herstelgesprek")
    await case.sees(koos, "talk-parents")
    await koos.says(LOST[2])
    await case.sees(koos, "note-choose")
    await case.press(koos, "talk-parents.not-yet")
    await case.sees(koos, "talk-day")
    await koos.taps(case.on(11, 26))
    await case.sees(koos, "talk-saved")
    await case.press(noor, "nudge.view")
    await case.settles()


async def _a_colleague_is_asked_about_danger(case: Casework, code: str) -> None:
    """Before she was talked with: why, in one line, to one colleague, who answers; it stands in the ledger."""
    koos, bas = case.play.koos, case.crew[BAS]
    await case.opens(koos, code)
    await case.press(koos, *way_to("danger"), "danger-what.talk-b")
    await case.sees(koos, "danger-why", "step")
    await case.types(koos, "danger")
    await koos.taps(BAS.name)
    await case.sees(koos, "note-danger-asked")
    await case.settles()
    await case.press(bas, "stub.open")
    await bas.sees(WORDS["danger"])
    await case.press(bas, "second.call", "second.no")
    await case.sees(bas, "second-no")
    await case.opens(koos, code)
    await koos.sees(say("danger-is-no", "nl", step=say("lock-talk-b", "nl"), colleague=BAS.name))
    await case.press(koos, *way_to("consents"))
    await koos.sees(WORDS["danger"])


async def _the_parents_are_called_with_a_reason(case: Casework, code: str) -> None:
    """Before that was talked about with her (G1): another reason, typed."""
    koos = case.play.koos
    await case.opens(koos, code)
    await case.press(koos, *way_to("parents-a"), "without.type")
    await case.sees(koos, "close-why")
    await case.types(koos, "without")
    await case.press(koos, "without-tell.now", "parents-a.called")
    await case.settles()


async def _b_and_the_agreements(case: Casework, noor: Phone, code: str) -> None:
    """The talk with B, the herstelgesprek, what was agreed, and the notes for Magister: shown and copied."""
    koos = case.play.koos
    await case.press(noor, "nudge.view", "plan-check-herstelgesprek.yes")
    await case.opens(koos, code)
    await case.press(koos, "next-talk-b", "b-talk.yes", "b-parents.coach-calls")
    await koos.sees(say("status-herstelgesprek", "nl"))
    await case.at(11, 26)
    await case.opens(koos, code)
    await case.press(koos, "next-restore", "restore-who.one")
    await case.sees(koos, "agree")
    await koos.says(LOST[1])
    await case.sees(koos, "agree-wrong")
    await case.types(koos, "agreements")
    await case.press(koos, "agree-check.yes", "restore-others.none")
    await koos.taps(case.on(12, 2))
    await case.sees(koos, "magister-copy")
    assert "canarypraat" in await koos.copies(say("magister-copy.copy", "nl", pupil="B"))
    await case.press(koos, "magister-tick.later")
    await koos.sees(say("status-borging", "nl"))
    await case.settles()


async def _c_and_help(case: Casework, code: str) -> None:
    """A third pupil by first name, whose coach is named; help from somebody in no list."""
    koos = case.play.koos
    await case.opens(koos, code)
    await case.press(koos, *way_to("pupils"), "pupils.pupil-join", "pupil-part.pest-mee")
    await case.sees(koos, "pupil-name", "pupil")
    await case.types(koos, "pupil c")
    await koos.taps(LIES.name, WORDS["pupil c"])
    await case.press(koos, "pupils.pupil-spoke", "pupil-parents.coach-calls")
    await koos.taps(say("pupils.called", "nl", pupil="C"))
    await case.sees(koos, "note-settled")
    await case.opens(koos, code)
    await case.press(koos, *way_to("hulp"), "hulp.add", "hulp-whom.parents-a", "hulp-helper.elsewhere")
    await case.sees(koos, "hulp-where")
    await case.types(koos, "help")
    await case.press(koos, "hulp-said.no")
    await koos.sees(WORDS["help"])
    await case.settles()


async def _it_has_not_stopped(case: Casework, code: str) -> None:
    """It is worse, twice: not now, with a reason; then the parents of B are invited, and somebody does something."""
    koos, tess = case.play.koos, case.crew[TESS]
    worse = ("next-follow", "follow-a.erger", "follow-b.niet", "follow-more.niet")
    await case.at(12, 2)
    await case.opens(koos, code)
    await case.press(koos, *worse, "not-stopped.not-now", "not-now.type")
    await case.sees(koos, "close-why")
    await case.types(koos, "not now")
    await koos.taps(case.on(12, 9))
    await case.settles()
    await tess.says("/cijfers")
    await tess.sees(say("figures-five", "nl", least=5, most=9))
    await case.at(12, 9)
    await case.opens(koos, code)
    await case.press(koos, *worse, "not-stopped.invite")
    await case.sees(koos, "invite")
    await koos.taps(say("invite.on", "nl", day=case.on(12, 14)))
    await case.sees(koos, "tell-on")
    await koos.taps(case.on(12, 10))
    await koos.sees(say("status-niet-gestopt", "nl"))
    await case.opens(koos, code)
    await case.press(koos, *way_to("tasks"), "tasks.more", "task-who.coach")
    await case.sees(koos, "task-what")
    await case.types(koos, "task")
    await koos.taps(case.on(12, 11), WORDS["task"])
    await case.settles()


async def _the_parents_of_b_come(case: Casework, code: str) -> None:
    """The talk with them, and how it is seen whether it works."""
    koos = case.play.koos
    await case.at(12, 14)
    await case.opens(koos, code)
    await case.press(koos, "next-meet", "meet.chance")
    await case.sees(koos, "evaluate")
    await case.types(koos, "evaluation")
    await case.press(koos, "evaluate-by.together")
    await koos.taps(case.on(12, 18))
    await case.settles()
    await case.at(12, 18)
    await case.opens(koos, code)
    await case.press(koos, "next-evaluate")
    await koos.sees(WORDS["evaluation"])
    await case.press(koos, "outcome.ask")


async def _it_ends(case: Casework, noor: Phone, code: str) -> None:
    """She says that it is finished; what is open has a reason, the first one typed; then she says something more."""
    koos = case.play.koos
    await case.settles()
    await case.press(noor, "nudge.view", "close-ask.yes")
    await case.opens(koos, code)
    await case.press(koos, "next-close", "close-reason.type")
    await case.sees(koos, "close-why")
    await case.types(koos, "left open")
    await case.play.stage.quiet()
    while all(say("close-said-yes", "nl") not in text for text in koos.bubbles):
        await case.press(koos, "close-reason.otherwise")
        await case.play.stage.quiet()
    await case.press(koos, "close-case.close")
    await case.sees(koos, "case-done", "days")
    await case.press(noor, "nudge.view", "closed.say")
    await case.types(noor, "afterwards")
    await case.settles()
