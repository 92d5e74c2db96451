"""The second play on the planted stage: casework. What coaches and colleagues type about a pupil, what a pupil answers
them, and every name that comes into a case after it was picked up; all of it bears the mark of a canary.

``tests/stories/test_canaries_casework.py`` plays it and looks for it where nothing of it may stand.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import partial
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import text as sql

from bot.ports import Unit
from bot.route.model import CaseId, Role, Staff, StaffId
from bot.texts import say
from bot.texts.moments import short_day
from handlers.flows.cardmore import way_to
from tests import canaries
from tests.chat import Phone, eventually
from tests.people import DAAN, EMMA, Pupil
from tests.planted import FELIX, KLAS, KOOS, MIA, WIES, Play


def _staff(number: int, name: str, role: Role) -> Staff:
    return Staff(StaffId(f"{number:032x}"[::-1]), name, frozenset({role}))


LIES: Final = _staff(11, "Liescanary", Role.COACH)
BAS: Final = _staff(12, "Bascanary", Role.COACH_ONDERSTEUNER)
TESS: Final = _staff(13, "Tesscanary", Role.TEAMLEIDER)
CREW: Final = {LIES: 7_420_566_031, BAS: 7_420_566_032, TESS: 7_420_566_033, MIA: 7_420_566_023}
"""Whoever works on a case besides the coach and the achterwacht, and the chats in which they are reached."""
ZONE: Final = ZoneInfo("Europe/Amsterdam")

WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "story of noor": "canary ze lachen me uit in de kleedkamer",
        "story of daan": "canary ze gooien mijn etui weg",
        "story of emma": "canary they call me names",
        "story of felix": "canary haha testje",
        "passed on": "canary in de aula trokken ze de stoel weg",
        "incident": "canary B duwde A van de trap",
        "to know": "canary A is bang voor de fietsenstalling",
        "more to know": "canary en ook voor de kantine",
        "message": "canary noemen ze jou pestkopcanary? Hoe gaat het?",
        "answer": "canary het gaat niet zo goed",
        "handed over": "canary begin rustig, schrikt snel",
        "ended": "canary het ging om een ander",
        "name": "Echtecanary Naamcanary",
        "question": "canary mag mijn vriendin mee?",
        "danger": "canary B zegt dat het na school gebeurt",
        "not proposed": "canary wij overleggen morgen al",
        "note": "canary A zat alleen in de kantine",
        "note anew": "canary A zat met iemand in de kantine",
        "judging note": "canary A noemt B een pestkopcanary",
        "without": "canary moeder belde zelf al op",
        "agreements": "B stopt met canarypraat over A in de groepsapp",
        "pupil c": "Kimcanary",
        "help": "Bureau Canaryhulp",
        "not now": "canary eerst praat ik met de mentor",
        "task": "canary belt vrijdag de wijkagent",
        "evaluation": "canary elke vrijdag vraag ik het A",
        "left open": "canary staat in het logboek",
        "afterwards": "canary dank jullie wel",
    }
)
"""What is typed and kept, by what it is."""
LOST: Final = ("canary dit hoort nergens bij", "canary geen naam ervoor", "canary hier telt een knop")
"""What is typed where it belongs to nothing: it is not kept."""


@dataclass
class Casework:
    """The play, everybody's phones, and which of the words were seen to be kept."""

    play: Play
    crew: dict[Staff, Phone]
    waiting: list[str] = field(default_factory=list)
    kept: set[str] = field(default_factory=set)

    def on(self, month: int, day: int) -> str:
        """A day as it stands on a chip."""
        return short_day(date(2026, month, day), "nl", ZONE)

    async def press(self, phone: Phone, *keys: str, language: str = "nl") -> None:
        """One button after another, each once its screen is there."""
        for key in keys:
            await phone.taps(say(key, language))

    async def sees(self, phone: Phone, key: str, *holes: str, language: str = "nl") -> None:
        """The first line of a text, as far as nothing is filled in: not what these stand for."""
        await phone.sees(say(key, language, **dict.fromkeys(holes, "@")).splitlines()[0].partition("@")[0])

    async def types(self, phone: Phone, name: str) -> None:
        """Something that must have been kept when the scene is over."""
        await phone.says(WORDS[name])
        self.waiting.append(name)

    async def settles(self) -> None:
        """All is handled, and all that was typed stands sealed in a case."""
        await self.play.stage.quiet()
        await eventually(self._all_kept, lambda: f"not kept: {self.waiting}")

    def _all_kept(self) -> bool:
        """Opened as whoever works on it opens it; what a list of agreements begins with is kept apart."""
        texts = self.play.stage.lane.now(partial(_contents, self._cases()))
        self.kept |= {name for name in self.waiting if any(WORDS[name].removeprefix("B ") in text for text in texts)}
        self.waiting = [name for name in self.waiting if name not in self.kept]
        return not self.waiting

    def _cases(self) -> list[CaseId]:
        assert self.play.stage.view is not None
        with self.play.stage.view.connect() as db:
            return [CaseId(str(found)) for found in db.execute(sql("SELECT id FROM casus")).scalars()]

    async def signal(self, who: Pupil, story: str) -> tuple[Phone, str]:
        """A pupil tells it about herself, without a name; gives her phone and the code that reached her coach."""
        phone = self.play.stage.pupil(who)
        await phone.starts()
        await self.press(phone, "report-hello.me", language=who.language)
        await self.sees(phone, "report-story", language=who.language)
        await self.types(phone, story)
        await phone.taps("2", say("report-class", who.language))
        await phone.taps(f"{KLAS}A", WORDS[story])
        await self.press(phone, "report-send.anon", language=who.language)
        await phone.sees(say("report-sent-more", who.language))
        return phone, await self.alerted(self.play.koos)

    async def alerted(self, phone: Phone) -> str:
        """Waits for an alert of something new; gives its code."""
        alert = await phone.sees("📬")
        return alert.text.partition("📬")[2].partition(say("alert-new", "nl", code="@").split("@")[0][2:])[2][:5]

    async def opens(self, phone: Phone, code: str) -> None:
        """From the postvak to the card."""
        await self.play.stage.quiet()
        await phone.says("/postvak")
        await phone.taps(f" {code}", code)
        await self.play.stage.quiet()

    async def at(self, month: int, day: int) -> None:
        """School time goes on to the afternoon of this day of 2026."""
        await self.play.stage.quiet()
        await self.play.stage.until(datetime(2026, month, day, 13, 0, tzinfo=UTC))
        await self.play.stage.quiet()


def _contents(cases: list[CaseId], unit: Unit) -> list[str]:
    """All that these people together may read of these cases."""
    return [entry.text for case in cases for one in (KOOS, WIES, *CREW) for entry in unit.entries(case, one)]


# --- The play ---------------------------------------------------------------------------------------------------------


async def the_short_cases(case: Casework) -> None:
    """Five cases, each of which ends another way."""
    await daan_is_answered_and_handed_over(case)
    await an_incident_goes_to_the_coach(case)
    await a_colleague_passes_on(case)
    await emma_confides_and_a_coach_helps(case)
    await felix_jokes(case)


def gathered(play: Play) -> Casework:
    """Everybody who works on a case is connected; their chats must not be found either."""
    for staff, number in CREW.items():
        play.stage.lane.now(partial(_join, staff))
        play.secrets += canaries.number(f"the chat of {staff.name}", number)
    return Casework(play, {staff: play.stage.desk(staff, number) for staff, number in CREW.items()})


def _join(staff: Staff, unit: Unit) -> None:
    unit.put_staff(staff)


async def daan_is_answered_and_handed_over(case: Casework) -> None:
    """A message that judges is sent all the same; answered; handed over with a line; ended with a reason."""
    koos, lies = case.play.koos, case.crew[LIES]
    daan, code = await case.signal(DAAN, "story of daan")
    await case.press(koos, "alert-new.open", "case-new.pick-up", "pick-up-unknown.type")
    await case.sees(koos, "write")
    await case.types(koos, "message")
    await case.press(koos, "write-judges.send")
    await case.sees(koos, "written")
    await case.press(daan, "nudge.view")
    await daan.sees(WORDS["message"])
    await case.types(daan, "answer")
    await case.sees(daan, "answer-sent")
    await case.opens(koos, code)
    await case.press(koos, "case-road.read")
    await koos.sees(WORDS["answer"])
    await case.opens(koos, code)
    await case.press(koos, *way_to("hand-over"), "share-with.coach")
    await case.sees(koos, "hand-over", "colleague")
    await case.types(koos, "handed over")
    await case.sees(koos, "note-hand-over")
    await case.settles()
    await case.press(lies, "stub.open")
    await lies.sees(WORDS["handed over"])
    await case.press(lies, "offer.yes")
    await case.sees(lies, "note-taken-over")
    await ends(case, lies, code)
    await case.press(daan, "nudge.view")
    await case.sees(daan, "closed-otherwise", "coach", "days")


async def picked_up(case: Casework, who: Pupil, story: str) -> tuple[Phone, str]:
    """A pupil tells it; the coach picks it up and asks what would help. Gives her phone and the code."""
    phone, code = await case.signal(who, story)
    await case.press(case.play.koos, "alert-new.open", "case-new.pick-up", "pick-up-unknown.what-helps")
    await case.sees(case.play.koos, "written")
    return phone, code


async def ends(case: Casework, phone: Phone, code: str, why: str = "ended") -> None:
    """Another way, with a typed reason."""
    await case.opens(phone, code)
    await case.press(phone, *way_to("end"), "end.anders")
    await case.sees(phone, "close-why")
    await case.types(phone, why)
    await case.press(phone, "end-check.close")
    await case.sees(phone, "close-kindly-done", "days")
    await case.settles()


async def an_incident_goes_to_the_coach(case: Casework) -> None:
    """What the achterwacht saw, what the coach must know, and more of it; the coach goes on with it and ends it."""
    koos, wies = case.play.koos, case.play.wies
    await wies.says("/postvak")
    await case.press(wies, "desk.incident")
    await case.sees(wies, "staff-year")
    await wies.taps("2", say("staff-class", "nl"))
    await wies.taps(f"{KLAS}A")
    await case.sees(wies, "duty-incident")
    await case.types(wies, "incident")
    await case.press(wies, "duty-did.caught")
    asked = await wies.sees(say("duty-handover", "nl", coach=KOOS.name, code="@").partition("@")[0])
    code = asked.text.split(say("duty-handover", "nl", coach=KOOS.name, code="@").partition("@")[0])[1][:5]
    await case.types(wies, "to know")
    await case.sees(wies, "hidden")
    await case.settles()
    await case.opens(wies, code)
    await case.press(wies, *way_to("duty-ends"))
    await case.types(wies, "more to know")
    await case.settles()
    await case.press(koos, "stub.open")
    await koos.sees(WORDS["more to know"])
    await case.press(koos, "offer.yes")
    await case.sees(koos, "note-taken-over")
    await case.press(koos, "case-road.read")
    await koos.sees(WORDS["incident"])
    await ends(case, koos, code)


async def a_colleague_passes_on(case: Casework) -> None:
    """At the desk; the coach reads it and ends it."""
    koos, lies = case.play.koos, case.crew[LIES]
    await lies.says("/postvak")
    await case.press(lies, "desk.tell", "staff-hello.seen")
    await lies.taps("2", say("staff-class", "nl"))
    await lies.taps(f"{KLAS}A", say("staff-story", "nl"))
    await case.types(lies, "passed on")
    await lies.taps(say("staff-did.talked", "nl"), WORDS["passed on"])
    await case.press(lies, "staff-send.no")
    code = await case.alerted(koos)
    await case.press(koos, "alert-new.open")
    await koos.sees(WORDS["passed on"])
    await case.press(koos, "case-new.pick-up")
    await koos.taps(case.on(11, 25), code)
    await ends(case, koos, code)


async def emma_confides_and_a_coach_helps(case: Casework) -> None:
    """To the vertrouwenspersoon, who asks whether a coach may help: the name of that coach is read by her."""
    mia, lies = case.crew[MIA], case.crew[LIES]
    emma = case.play.stage.pupil(EMMA)
    await emma.starts()
    await case.press(emma, "report-hello.me", language="en")
    await case.sees(emma, "report-story", language="en")
    await case.types(emma, "story of emma")
    await emma.taps("2", say("report-class", "en"))
    await emma.taps(f"{KLAS}A", WORDS["story of emma"])
    keys = ("report-send.other", "report-receiver.vertrouwenspersoon", "report-send-plain.anon")
    await case.press(emma, *keys, language="en")
    await emma.sees(say("report-sent-more", "en"))
    code = await case.alerted(mia)
    await case.press(mia, "alert-new.open", "case-new.pick-up", "pick-up-unknown.what-helps")
    await case.sees(mia, "written")
    await case.press(emma, "nudge.view", "asked.rather-not", language="en")
    await case.opens(mia, code)
    await case.press(mia, *way_to("ask-coach"))
    await mia.taps(LIES.name, say("consent-coach", "nl", coach=MIA.name, who=LIES.name))
    await case.press(mia, "consent-check.ask")
    await case.sees(mia, "consent-asked")
    await case.press(emma, "nudge.view", "consent-say.yes", language="en")
    await case.sees(emma, "note-consent-coach", language="en")
    await case.opens(mia, code)
    await case.press(mia, *way_to("to-coach"))
    await mia.sees(say("offer-waits", "nl", colleague=LIES.name))
    await case.press(lies, "stub.open", "offer.yes")
    await case.sees(lies, "note-taken-over")
    await ends(case, lies, code)


async def felix_jokes(case: Casework) -> None:
    """It was not meant; closed kindly."""
    koos = case.play.koos
    _, code = await picked_up(case, FELIX, "story of felix")
    await case.opens(koos, code)
    await case.press(koos, *way_to("not-meant"), "close-kindly.grap")
    await case.sees(koos, "close-kindly-done", "days")
    await case.settles()
