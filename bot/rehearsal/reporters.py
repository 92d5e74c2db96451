"""Who tells: pupils, parents, people who work at school; each with a mood, and a way to react to what stands there.

Nobody here knows the bot: they look at the last screen and press something that is on it, or type.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Final

from bot.rehearsal.air import Air
from bot.rehearsal.hands import Hands, Knob, weighed
from bot.rehearsal.words import DANGER, MORE, NAMES, PRANKS, STORIES, marked
from bot.route.model import EntryKind
from handlers.screens import Verb

MOST_ACTS: Final = 25
PATIENCE: Final = 3
KINDS: Final = {"me": 60.0, "other": 14.0, "part": 4.0, "parent": 15.0, "staff": 7.0}
WEIGHTS: Final[Mapping[tuple[str, str], float]] = {
    ("report-send", "anon"): 6,
    ("report-send", "named"): 3,
    ("report-send", "other"): 0.5,
    ("report-class", "none"): 0.4,
    ("report-year", "none"): 0.3,
    ("right", "yes"): 18,
    ("close-ask", "yes"): 8,
    ("verdict", "erger"): 0.4,
    ("take-back", ""): 0.25,
    ("unlink", ""): 0.3,
    ("code", ""): 0.4,
    ("quiet", ""): 0.15,
    ("elsewhere", ""): 0.3,
    ("more", ""): 0.3,
    ("how", "erger"): 0.25,
    ("not-after-all", ""): 0.1,
    ("erase", ""): 0.2,
    ("chat-clear", ""): 0.2,
    ("add", ""): 0.5,
    ("read", ""): 0.3,
    ("worse", ""): 0.3,
}
"""How likely a button is pressed, by question or deed and option; what is not named weighs one."""
TYPED: Final = frozenset({"report-name", "more-name", "parent-name", "staff-name", "give-name", "other-who"})
LEAVES: Final = frozenset({"hide", "heard", "card"})


@dataclass(frozen=True, repr=False)
class Mood:
    """How somebody is: ``hours`` until a nudge is looked at, and what else is likely."""

    whom: str
    hours: float
    types_first: bool
    prank: bool
    danger: bool
    stops: float
    blocks: bool


def mood_of(random: Random) -> Mood:
    """A mood by chance."""
    whom = random.choices([*KINDS], [*KINDS.values()])[0]
    hours = random.choice((0.05, 0.3, 1.0, 4.0, 15.0, 60.0))
    prank, danger = random.random() < 0.05, random.random() < 0.03
    stops, blocks = random.choice((0.0, 0.0, 0.01, 0.05)), random.random() < 0.015
    return Mood(whom, hours, random.random() < 0.35, prank, danger, stops, blocks)


class Somebody:
    """One reporter with a phone. ``act`` does one thing and says when the next comes, None: when something arrives."""

    def __init__(self, air: Air, number: int, seed: int) -> None:
        self.random = Random(f"somebody:{seed}:{number}")
        self.mood = mood_of(self.random)
        language = self.random.choices(("nl", "en"), (9, 1))[0]
        user = air.add_user(f"P{number}", language_code=language)
        self.language = language
        self.hands = Hands(air, user.id)
        self.begun = False
        self.told = False
        self.left_for_good = False
        self.asked_at: datetime | None = None
        self._acts = 0
        self._seen = -1
        self._waited = 0

    @property
    def id(self) -> int:
        """The chat."""
        return self.hands.user

    def noticed(self, now: datetime) -> datetime | None:
        """Something arrived by itself: when it is looked at; None when never."""
        if self.left_for_good:
            return None
        self._acts, self._seen, self._waited = 0, -1, 0
        if self.random.random() < 0.06:
            return None
        return now + timedelta(hours=self.mood.hours * self.random.uniform(0.3, 2.0), seconds=self.random.randrange(60))

    def act(self, now: datetime) -> datetime | None:
        """One thing."""
        if self.left_for_good:
            return None
        self.asked_at = now
        if not self.begun:
            self._begins()
            return self._soon(now)
        if self.hands.version == self._seen:
            return self._waits(now)
        self._waited, self._acts = 0, self._acts + 1
        goes_on = self._acts <= MOST_ACTS and self._does_something()
        self._seen = self.hands.version
        return self._soon(now) if goes_on else None

    def _begins(self) -> None:
        self.begun = True
        if self.mood.types_first:
            self._types(self._story())
        else:
            self.hands.starts()
        self._seen = self.hands.version

    def _types(self, words: str, kind: EntryKind = EntryKind.STORY) -> None:
        self.hands.says(marked(words, self.id, kind))

    def _waits(self, now: datetime) -> datetime | None:
        """Nothing came back: she looks again, and later tries again; then she leaves it."""
        self._waited += 1
        if self._waited <= PATIENCE:
            return now + timedelta(seconds=20)
        if self._waited <= 2 * PATIENCE:
            self._seen = -1
            return now + timedelta(hours=self.random.uniform(2, 20))
        return None

    def _soon(self, now: datetime) -> datetime:
        return now + timedelta(seconds=self.random.randint(3, 25))

    def _story(self) -> str:
        if self.mood.danger:
            return self.random.choice(DANGER)
        return self.random.choice(PRANKS if self.mood.prank else STORIES)

    # --- looking ----------------------------------------------------------------------------------------------------

    def _does_something(self) -> bool:
        """What fits the last screen that has buttons. False: she puts the phone away."""
        for message, knobs in self.hands.screens():
            if not knobs:
                return False
            return self._reacts(message.text, knobs)
        return False

    def _reacts(self, text: str, knobs: tuple[Knob, ...]) -> bool:
        answers = [k for k in knobs if k.verb is Verb.ANSWER]
        if any(k.verb is Verb.STOP for k in knobs) and self.random.random() < self.mood.stops:
            return False
        if answers:
            return self._answers(answers)
        if any(k.verb in {Verb.BACK, Verb.STOP} for k in knobs):
            self._types(self._story() if not self.told else self._words())
            return True
        return self._on_a_card(knobs)

    def _answers(self, answers: list[Knob]) -> bool:
        question = answers[0].name
        if question == "report-hello":
            return self._presses(next(k for k in answers if k.option == self.mood.whom))
        if question == "report-story" and not any(k.option == "keep" for k in answers) and self.random.random() < 0.9:
            self._types(self._story())
            return True
        if question in TYPED and self.random.random() < 0.7:
            kind = EntryKind.NAME if question.endswith("name") else EntryKind.STORY
            self._types(self.random.choice(NAMES), kind)
            return True
        if any(k.chosen for k in answers) and self.random.random() < 0.6:
            return self._presses(next(k for k in answers if k.option == "ready"))
        fits = [k for k in answers if k.option != "ready" or any(k.chosen for k in answers)]
        chosen = weighed(self.random, fits, [WEIGHTS.get((k.name, k.option), 1.0) for k in fits])
        if chosen is None:
            return False
        if "send" in chosen.name:
            self.told = True
        return self._presses(chosen)

    def _on_a_card(self, knobs: tuple[Knob, ...]) -> bool:
        """A card, a receipt, a question of the coach, or the one neutral line."""
        deeds = [k for k in knobs if k.verb is Verb.REPORTER]
        view = next((k for k in deeds if k.name == "view"), None)
        if view is not None:
            return self._acts <= 2 and self._presses(view)
        if not deeds:
            panels = [k for k in knobs if k.verb is Verb.PANEL and k.name != "help"]
            return self._acts < 8 and bool(panels) and self._presses(self.random.choice(panels))
        if any(k.name in {"rather-not", "later"} for k in deeds) and self.random.random() < 0.7:
            self._types(self._words())
            return True
        if self.mood.blocks and self._acts > 3:
            self.left_for_good = True
            self.hands.blocks()
            return False
        return self._chooses(deeds)

    def _chooses(self, deeds: list[Knob]) -> bool:
        is_card = any(k.name in {"more", "add"} for k in deeds)
        leaves = 6.0 if is_card else 0.3
        options: list[Knob | None] = [*deeds, None]
        weights = [self._weight(k) for k in deeds]
        chosen = weighed(self.random, options, [*weights, leaves])
        return chosen is not None and self._presses(chosen)

    def _weight(self, knob: Knob) -> float:
        if knob.name in LEAVES:
            return 0.2
        return WEIGHTS.get((knob.name, knob.option), WEIGHTS.get((knob.name, ""), 1.0))

    def _words(self) -> str:
        return self.random.choice(MORE)

    def _presses(self, knob: Knob) -> bool:
        self.hands.presses(knob)
        return True
