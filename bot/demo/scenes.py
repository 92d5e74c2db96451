"""The scenes of the demo, top to bottom as they are played: people with phones, and the bot as it is.

What people type stands here, in each language, because the bot must be told it; the captions stand in the page
(``words.js``), under the keys that are named here.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final

from bot.demo.acting import Player
from bot.demo.show import Show, Stuck
from bot.route.timing import add_school_days, at, local_day

WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "nl": {
        "story": "ze verstoppen elke dag mijn tas en lachen dan",
        "answer": "dat er in de pauze iemand bij me is",
        "agreements": "B laat de tas met rust en zegt het de groep\nA zegt het als het weer gebeurt\nik kom erop terug",
        "worse": "nu doen ze het op weg naar huis",
        "mother": "mijn dochter Noor wil niet meer naar school, haar tas is steeds weg",
        "names": "Karin de Boer, Noor de Boer",
    },
    "en": {
        "story": "they hide my bag every day and then they laugh",
        "answer": "that somebody is with me during the break",
        "agreements": "B leaves the bag alone and tells the group\nA tells if it happens again\nI will come back to it",
        "worse": "now they do it on the way home",
        "mother": "my daughter Noor does not want to go to school any more, her bag keeps disappearing",
        "names": "Karin de Boer, Noor de Boer",
    },
}
SILENT_DAYS: Final = 6
"""By then a pupil has heard something, whatever the school does; a scene that waits longer is stuck."""


@dataclass(frozen=True)
class Play:
    """A scene that is being played: who plays in it, and what they type."""

    show: Show
    noor: Player
    karin: Player
    jansen: Player
    words: Mapping[str, str]

    def day(self, days: int, hour: time) -> datetime:
        """A moment of so many school days from now."""
        calendar = self.show.school.calendar
        return at(calendar, add_school_days(calendar, local_day(calendar, self.show.school.now()), days), hour)

    async def tells(self, key: str) -> None:
        """A line for the viewer, and time to read it."""
        self.show.says(key)
        await self.show.rest(1.5)


Scene = Callable[[Play], Awaitable[None]]


async def _sends(play: Play) -> None:
    """Noor tells about herself and sends it without her name: four taps and one message."""
    noor = play.noor
    await play.tells("tells")
    await noor.starts()
    await noor.taps("report-hello.me")
    await noor.says(play.words["story"])
    await noor.presses("2")
    await noor.presses("2HE · Jansen.*")
    await play.tells("sends")
    await noor.taps("report-send.anon")


async def _picks_up(play: Play) -> None:
    """Jansen gets a code, opens it, and takes it on."""
    await play.tells("alerted")
    await play.jansen.taps("alert-new.open")
    await play.tells("reads")
    await play.jansen.taps("case-new.pick-up")


async def a_pupil_tells(play: Play) -> None:
    """She tells, her coach reads it and asks one question, she answers; nobody knows who she is."""
    await _sends(play)
    await _picks_up(play)
    await play.tells("asks")
    await play.jansen.taps("pick-up-unknown.what-helps")
    await play.tells("nudged")
    await play.noor.taps("nudge.view")
    await play.noor.says(play.words["answer"])
    await play.tells("answered")
    await play.jansen.taps("alert-new.open")
    await play.jansen.taps("case-road.read")
    await play.tells("yours")


async def a_parent_tells(play: Play) -> None:
    """Her mother tells, in the u-form; the coach reads whom to speak first, and the mother hears that it is read."""
    karin, jansen = play.karin, play.jansen
    await play.tells("mother")
    await karin.starts()
    await karin.taps("report-hello.parent")
    await karin.taps("parent-hello.bullied")
    await karin.says(play.words["mother"])
    await karin.presses("2")
    await karin.presses("2HE · Jansen.*")
    await play.tells("mother-names")
    await karin.taps("parent-send.named")
    await karin.says(play.words["names"])
    await play.tells("mother-asked")
    for key in ("parent-sent.no", "parent-knows-not.on", "parent-how.scared", "parent-tips.done"):
        await karin.taps(key)
    await play.tells("mother-alerted")
    await jansen.taps("alert-new.open")
    await play.tells("mother-read")
    await jansen.taps("case-new.pick-up")
    await jansen.taps_day(1)
    await play.tells("mother-hears")
    await karin.taps("nudge.view")
    await play.tells("mother-three")


async def nobody_reacts(play: Play) -> None:
    """Nobody opens it: other people are asked, one after another, and she hears it by the hour that was named."""
    await _sends(play)
    await play.tells("silence")
    await play.show.walk(play.day(SILENT_DAYS, time(17)), lambda: play.noor.sees("nudge"))
    await play.tells("kept")
    await play.noor.taps("nudge.view")
    await play.noor.finds("late.wait")
    await play.tells("others")


async def it_does_not_stop(play: Play) -> None:
    """From picking up to agreements; then she says that it got worse, and her coach sees it the next morning."""
    await _sends(play)
    await _picks_up(play)
    await play.jansen.taps("pick-up-unknown.what-helps")
    await _talks(play)
    await _agrees(play)
    await _says_how_it_is(play)


async def _talks(play: Play) -> None:
    """The talk with Noor, what she wants, her yes to what was written down, and the talk with the other pupil."""
    noor, jansen = play.noor, play.jansen
    await play.tells("talks")
    await jansen.taps("next-talk-a")
    for key in ("talk-code.yes", "talk-did.all", "talk-wish.herstelgesprek", "talk-parents.pupil-tells"):
        await jansen.taps(key)
    await jansen.taps_day(1)
    await play.tells("checks")
    await noor.taps("nudge.view")
    await noor.taps("plan-check-herstelgesprek.yes")
    await play.tells("other")
    for key in ("next-talk-b", "b-talk.yes", "b-parents.coach-calls"):
        await jansen.taps(key)


async def _agrees(play: Play) -> None:
    """The herstelgesprek and what was agreed in it."""
    jansen = play.jansen
    await play.tells("waits")
    await play.show.walk(play.day(5, time(14)), lambda: jansen.offers(CODE))
    await play.show.walk(play.day(0, time(14)))
    await play.tells("restores")
    await jansen.presses(CODE)
    await jansen.taps("next-restore")
    await jansen.taps("restore-who.one")
    await jansen.says(play.words["agreements"])
    await jansen.taps("agree-check.yes")
    await jansen.taps("restore-others.none")
    await jansen.taps_day(1)
    await jansen.taps("magister-tick.later")


CODE: Final = "• .*"
"""The button of a case in the coach's postvak and in the message of the day."""


async def _says_how_it_is(play: Play) -> None:
    """The afternoon before the vervolggesprek she is asked; the next morning it is with her coach."""
    noor, jansen = play.noor, play.jansen
    await play.tells("agreed")
    await noor.taps("nudge.view")
    await play.tells("asked")
    await play.show.walk(play.show.school.now() + timedelta(weeks=3), lambda: noor.sees("nudge"))
    await noor.taps("nudge.view")
    await noor.taps("verdict.erger")
    await noor.says(play.words["worse"])
    await play.tells("worse")
    await play.show.walk(play.day(1, time(8)))
    await jansen.presses(CODE)
    await play.tells("decides")


SCENES: Final[Mapping[str, Scene]] = {
    "tells": a_pupil_tells,
    "parent": a_parent_tells,
    "silence": nobody_reacts,
    "goes-on": it_does_not_stop,
}
"""The scenes by the name the page knows."""
STARTS: Final[Mapping[str, time]] = {"silence": time(10, 15)}
"""When a scene opens, if not after school: silence is counted in school hours."""


async def played(show: Show, name: str, language: str) -> None:
    """Play this scene in the school that is on. Raises ``Stuck`` when it cannot go on."""
    noor, karin, jansen = (_player(show, key) for key in ("leerling", "ouder", "coach"))
    await SCENES[name](Play(show, noor, karin, jansen, WORDS[language]))


def _player(show: Show, key: str) -> Player:
    phone = show.cast.phone(key)
    if phone is None:
        raise Stuck("scene-cannot", phone=key)
    return Player(show, phone)
