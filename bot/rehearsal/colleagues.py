"""Who reads at school: coaches and the others. Some answer at once, some slowly, some forget; they are ill, they leave.

They do what the coloured button proposes when its day has come, and answer what is asked with what is on the screen.
They open what is new: what still stands in the chat from weeks ago is not gone through again.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Final

from bot.rehearsal.air import Air
from bot.rehearsal.hands import Hands, Knob, weighed
from bot.rehearsal.words import AGREEMENTS, COACH, WHY
from bot.route.model import Staff
from bot.route.road import MOST_QUESTIONS
from bot.route.timing import Calendar, at, is_school_day, local_day, next_school_day
from handlers.screens import Verb

MOST_ACTS: Final = 50
PATIENCE: Final = 3
WORKS: Final = (time(7, 45), time(17))
WEIGHTS: Final[Mapping[tuple[str, str], float]] = {
    ("talk-code", "yes"): 5,
    ("talk-did", "all"): 5,
    ("talk-wish", "herstelgesprek"): 6,
    ("talk-wish", "ander-plan"): 3,
    ("talk-parents", "pupil-tells"): 5,
    ("talk-parents", "coach-calls"): 4,
    ("b-talk", "yes"): 6,
    ("b-parents", "coach-calls"): 5,
    ("follow-a", "gestopt"): 6,
    ("follow-a", "minder"): 3,
    ("follow-a", "hetzelfde"): 0.6,
    ("follow-a", "erger"): 0.4,
    ("follow-b", "gelukt"): 6,
    ("agree-check", "yes"): 9,
    ("close-reason", "type"): 0.5,
}
TYPED: Final = {"agree": AGREEMENTS, "close-why": WHY, "evaluate": WHY, "not-now-why": WHY}
ON_ITS_DAY: Final = frozenset({"talk-a", "agree", "follow", "close", "outcome", "return"})
"""Deeds that were planned for a day, when there is one."""
BESIDE: Final = frozenset(
    {"ask", "parents", "parents-a", "parents-b", "magister", "notes", "class-back", "others-talk", "class-was"}
    | {"others-were", "keep-text", "erase-text", "confirm"}
)
"""Deeds that stand beside the next step when it is their day, and what settles them."""
NEVER: Final = frozenset({"not-meant", "unshare"})


@dataclass(frozen=True)
class Habit:
    """``minutes`` until a message is looked at; ``forgets``: how likely it is not; ``does``: how likely a deed is done
    when the card is open."""

    minutes: float
    forgets: float
    does: float


HABITS: Final = (Habit(8, 0.01, 0.95), Habit(40, 0.05, 0.9), Habit(180, 0.15, 0.8), Habit(400, 0.35, 0.6))


@dataclass(frozen=True, repr=False)
class Done:
    """Something that a member of staff did, for the figures."""

    at: datetime
    code: str
    deed: str


class Colleague:
    """One member of staff with a phone. ``act`` does one thing and says when the next comes."""

    def __init__(self, air: Air, staff: Staff, seed: int, calendar: Calendar) -> None:
        self.random = Random(f"colleague:{seed}:{staff.id}")
        self.staff = staff
        self.language = "nl"
        self.hands = Hands(air, air.add_user(staff.name, language_code="nl").id)
        air.chats[self.hands.user].started = True  # As when the invite was opened.
        self.habit = self.random.choices(HABITS, (4, 4, 2, 1))[0]
        self.away_until: datetime | None = None
        self.asked_at: datetime | None = None
        self.done: list[Done] = []
        self.planned: dict[str, date] = {}
        self.follows: dict[str, date] = {}
        self._calendar = calendar
        self._code = ""
        self._visited: set[str] = set()
        self._pressed: set[tuple[int, str]] = set()
        self._did: set[tuple[str, str]] = set()
        self._wrote = Counter[str]()
        self._acts = 0
        self._seen = -1
        self._waited = 0
        self._knows = 0

    @property
    def id(self) -> int:
        """The chat."""
        return self.hands.user

    def noticed(self, now: datetime) -> datetime | None:
        """Something arrived: when she looks, in her working hours; None when she forgets it, or is not there."""
        self._acts, self._seen, self._waited = 0, -1, 0
        self._visited.clear()
        self._pressed.clear()
        self._did.clear()
        if self._is_away(now) or self.random.random() < self.habit.forgets:
            return None
        minutes = self.habit.minutes * self.random.uniform(0.2, 2.0)
        return self._at_work(now + timedelta(minutes=minutes, seconds=self.random.randrange(60)))

    def _is_away(self, now: datetime) -> bool:
        return self.away_until is not None and now < self.away_until

    def _at_work(self, moment: datetime) -> datetime:
        day = local_day(self._calendar, moment)
        begins, ends = (at(self._calendar, day, hour) for hour in WORKS)
        if is_school_day(self._calendar, day) and moment <= ends:
            return max(moment, begins)
        morning = at(self._calendar, next_school_day(self._calendar, day), WORKS[0])
        return morning + timedelta(minutes=self.random.randint(1, 180), seconds=self.random.randrange(60))

    def act(self, now: datetime) -> datetime | None:
        """One thing."""
        if self._is_away(now):
            return None
        self.asked_at = now
        if self.hands.version == self._seen:
            self._waited += 1
            if self._waited > PATIENCE:
                self._lays_it_down()
                return None
            return now + timedelta(seconds=30)
        self._waited, self._acts = 0, self._acts + 1
        goes_on = self._acts <= MOST_ACTS and self._does_something(now)
        self._seen = self.hands.version
        if not goes_on:
            self._lays_it_down()
            return None
        return now + timedelta(seconds=self.random.randint(3, 30))

    def _lays_it_down(self) -> None:
        """What stands there now is not new any more."""
        self._knows = max((m.id for m in self.hands.messages), default=0)

    # --- looking ----------------------------------------------------------------------------------------------------

    def _does_something(self, now: datetime) -> bool:
        return any(self._reacts(knobs, now) for _, knobs in self.hands.screens())

    def _reacts(self, knobs: tuple[Knob, ...], now: datetime) -> bool:
        """What she does with this message; False when nothing."""
        answers = [k for k in knobs if k.verb is Verb.ANSWER]
        if answers and not (answers[0].name == "agree" and not any(k.option == "keep" for k in answers)):
            return self._answers(answers, now)
        if answers or any(k.verb in {Verb.BACK, Verb.STOP} for k in knobs):
            return self._types(answers)
        deeds = [k for k in knobs if k.verb is Verb.STAFF and k.pressed.code]
        if any(k.name == "never-mind" for k in deeds):
            return self._types(answers)
        return self._on_a_card(deeds, now) or self._opens([k for k in deeds if k.message > self._knows])

    def _answers(self, answers: list[Knob], now: datetime) -> bool:
        if answers[0].name in TYPED and self.random.random() < 0.8:
            return self._types(answers)
        if any(k.chosen for k in answers):
            return self._presses(next((k for k in answers if k.option == "ready"), answers[0]), now)
        fits = [k for k in answers if k.option != "ready"]
        days = [k for k in fits if _day(k.option)]
        chosen = self._a_day(days) if days else weighed(self.random, fits, [self._weight(k) for k in fits])
        return chosen is not None and self._presses(chosen, now)

    def _a_day(self, days: list[Knob]) -> Knob:
        """Mostly soon; a vervolggesprek is in a week or two."""
        late = days[0].name in {"restore-date", "follow-next", "talk-look", "evaluate-on"}
        chosen = self.random.choice(days[len(days) // 2 :] if late else days[: max(1, len(days) // 3)])
        day = _day(chosen.option)
        if day is not None and self._code:
            self.planned[self._code] = day
            if late:
                self.follows[self._code] = day
        return chosen

    def _types(self, answers: list[Knob]) -> bool:
        self.hands.says(TYPED.get(answers[0].name, WHY) if answers else self._for_the_question())
        return True

    def _for_the_question(self) -> str:
        text = next((m.text for m in reversed(self.hands.messages) if m.from_bot), "")
        return AGREEMENTS if "A, B, C" in text else self.random.choice(COACH)

    def _on_a_card(self, deeds: list[Knob], now: datetime) -> bool:
        primary = next((k for k in deeds if k.primary and k.name != "open"), None)
        if primary is not None and self._wants(primary, now):
            return self._presses(primary, now)
        met = next((k for k in deeds if k.name == "talk-a"), None)
        if met is not None and self._knows_who_it_is(primary, met):
            return self._presses(met, now)
        asks = [k for k in deeds if k.name in BESIDE]
        fresh = [k for k in asks if (k.message, k.data) not in self._pressed]
        if fresh:
            return self._presses(self.random.choice(fresh), now)
        word = next((k for k in deeds if k.name == "write" and not k.primary), None)
        return word is not None and self._has_a_word(word) and self._presses(word, now)

    def _has_a_word(self, word: Knob) -> bool:
        """Nothing else is to be done today: then A hears something, now and then."""
        code = word.pressed.code or ""
        new = (code, "write") not in self._did
        self._did.add((code, "write"))
        return new and self.random.random() < 0.3

    def _wants(self, knob: Knob, now: datetime) -> bool:
        code = knob.pressed.code or ""
        if (code, knob.name) in self._did or (knob.name == "write" and self._wrote[code] >= MOST_QUESTIONS):
            return False
        self._did.add((code, knob.name))
        day = self.planned.get(code)
        if knob.name in ON_ITS_DAY and day is not None and day > local_day(self._calendar, now):
            return False
        return self.random.random() < self.habit.does

    def _knows_who_it_is(self, primary: Knob | None, met: Knob) -> bool:
        """She asked before, and now and then finds out at school whose words these are, and talks with that pupil."""
        code = met.pressed.code or ""
        asked = primary is not None and primary.name == "write" and self._wrote[code] > 0
        return asked and (code, "talk-a") not in self._did and self.random.random() < 0.2

    def _opens(self, deeds: list[Knob]) -> bool:
        for knob in deeds:
            code = knob.pressed.code or ""
            if knob.name == "open" and code not in self._visited:
                self._visited.add(code)
                late = next((k for k in deeds if k.name in {"later", "not-today"}), None)
                chosen = late if late is not None and self.random.random() < 0.06 else knob
                self._code = code
                self.hands.presses(chosen)
                return True
        return False

    def _weight(self, knob: Knob) -> float:
        return 0.0 if knob.name in NEVER else WEIGHTS.get((knob.name, knob.option), 1.0)

    def _presses(self, knob: Knob, now: datetime) -> bool:
        self._pressed.add((knob.message, knob.data))
        code = knob.pressed.code
        if code:
            self._code = code
            self._wrote[code] = 0 if knob.name == "keep-watch" else self._wrote[code] + (knob.name in {"ask", "write"})
        name = f"{knob.name}:{knob.option}" if knob.verb is Verb.ANSWER else knob.name
        self.done.append(Done(now, self._code, name))
        self.hands.presses(knob)
        return True


def _day(option: str) -> date | None:
    try:
        return date.fromisoformat(option)
    except ValueError:
        return None
