"""The questions a conversation can ask, and the replay that finds where it stands (DESIGN §3.1).

A flow is a generator that yields questions and gets their answers; its whole state is the answers by question key. At
each input it is run again from the top, and the first question without a fitting answer is where the talk stands.
So *resume*, *back*, *change*, *stale buttons* and *a new version of the script* need no code in any flow. An answer
that does not fit now is not erased: it stays where it is and counts again when it fits again.

``yield from`` keeps each answer's type; every question is its own little generator of one step.
"""

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Final, Generic, TypeVar

from bot.ports import Json
from handlers.screens import Press, Say, Screen, Value, to_answer

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)
Flow = Generator["Question", object, T]
ReadDay = Callable[[str], date | None]

READY: Final = "ready"
KEEP: Final = "keep"
ANEW: Final = "anew"
AGAIN: Final = (KEEP, ANEW)


class Unfit:
    """This answer is no answer to this question, as things are now."""


UNFIT: Final = Unfit()


@dataclass(frozen=True)
class Part:
    """One typed message of an answer; ``message`` is its id, so that an edit finds it."""

    message: int = field(repr=False)
    text: str = field(repr=False)


@dataclass(frozen=True)
class Told:
    """What was typed, and the button that was pressed instead, if any."""

    parts: tuple[Part, ...] = ()
    instead: str | None = None

    @property
    def text(self) -> str:
        """The messages as one text, a line each."""
        return "\n".join(part.text for part in self.parts)


@dataclass(frozen=True)
class Option(Generic[T]):
    """One thing to choose: the key that comes back, what it means, and literal words if it has no text key.

    What follows a ``/`` in the key sets options apart that are worded the same.
    """

    key: str = field(repr=False)
    value: T = field(repr=False)
    label: str | None = field(default=None, repr=False)
    values: Mapping[str, Value] = field(default_factory=dict, repr=False)
    primary: bool = False
    text: str = ""

    @property
    def word(self) -> str:
        """The name of the words on the button."""
        return self.key.partition("/")[0]


@dataclass(frozen=True)
class Question:
    """What all questions share: a key that is asked once in a run, and the text it is asked with."""

    key: str
    text: str = ""
    values: Mapping[str, Value] = field(default_factory=dict, repr=False)
    lines: tuple[Say, ...] = ()
    more: tuple[tuple[Press, ...], ...] = ()
    content: bool = False

    @property
    def text_key(self) -> str:
        """The text's key: given, or the question's key without the number of its turn."""
        return self.text or self.key.partition("#")[0]

    def presses(self, nonce: str, answer: Json) -> tuple[Press, ...]:
        """The buttons that answer it, as things stand."""
        raise NotImplementedError

    def value(self, answer: Json) -> object:
        """What the flow gets for this answer, or UNFIT."""
        raise NotImplementedError

    def tapped(self, option: str, answer: Json) -> Json | Unfit:
        """The answer after a tap, or UNFIT when there is no such button."""
        raise NotImplementedError

    def typed(self, part: Part, answer: Json, read_day: ReadDay) -> Json | Unfit:
        """The answer after typing, or UNFIT when this question is not answered by words."""
        return UNFIT

    def screen(self, nonce: str, answer: Json) -> Screen:
        """The question as a screen; ``answer`` is what stands (toggles, or an answer that was set aside)."""
        groups = tuple(g for g in (*self.groups(nonce, answer), *self.more) if g)
        return Screen(self.text_key, self.values, groups, self.lines, self.content)

    def groups(self, nonce: str, answer: Json) -> tuple[tuple[Press, ...], ...]:
        """The buttons that answer it, those that stand together together."""
        return (self.presses(nonce, answer),)


@dataclass(frozen=True)
class Choice(Question, Generic[T]):
    """One of some options. ``rows``: how many of them stand together, one number for each row; else all do."""

    options: Sequence[Option[T]] = ()
    rows: tuple[int, ...] = ()

    def __iter__(self) -> Generator["Question", object, T]:
        answer = yield self
        return answer  # type: ignore[return-value]  # replay sends what value() gave

    def presses(self, nonce: str, answer: Json) -> tuple[Press, ...]:
        return tuple(self._press(nonce, option) for option in self.options)

    def groups(self, nonce: str, answer: Json) -> tuple[tuple[Press, ...], ...]:
        presses = self.presses(nonce, answer)
        ends = [sum(self.rows[:number]) for number in range(len(self.rows) + 1)]
        return (*(presses[start:end] for start, end in pairwise(ends)), presses[ends[-1] :])

    def _press(self, nonce: str, option: Option[T]) -> Press:
        words = option.text or f"{self.text_key}.{option.word}"
        return Press(to_answer(nonce, self.key, option.key), words, option.label, option.values, option.primary)

    def value(self, answer: Json) -> object:
        return next((o.value for o in self.options if o.key == answer), UNFIT)

    def tapped(self, option: str, answer: Json) -> Json | Unfit:
        return option if any(o.key == option for o in self.options) else UNFIT


def choices(kind: type[E], *keys: E) -> tuple[Option[E], ...]:
    """Options of an enumeration, in the given order or its own; the words stand at the question's text key."""
    return tuple(Option(member.value, member) for member in (keys or kind))


def choices_of(*keys: str) -> tuple[Option[str], ...]:
    """Options that mean no more than their own keys."""
    return tuple(Option(key, key) for key in keys)


@dataclass(frozen=True)
class Confirm(Choice[bool]):
    """Yes or no."""

    options: Sequence[Option[bool]] = (Option("yes", True), Option("no", False))


@dataclass(frozen=True)
class MultiChoice(Question):
    """Some of several options; a toggle is kept, *ready* ends it. The answer is the chosen keys in their order.

    ``instead`` are buttons that end it at once, whatever is ticked; the one that was pressed comes last in the answer.
    """

    keys: tuple[str, ...] = ()
    least: int = 1
    instead: tuple[str, ...] = field(default=(), repr=False)

    def __iter__(self) -> Generator["Question", object, tuple[str, ...]]:
        answer = yield self
        return answer  # type: ignore[return-value]

    def _chosen(self, answer: Json) -> list[str]:
        kept = answer.get("chosen") if isinstance(answer, dict) else None
        return [k for k in self.keys if isinstance(kept, list) and k in kept]

    def presses(self, nonce: str, answer: Json) -> tuple[Press, ...]:
        chosen = self._chosen(answer)
        toggles = (
            Press(to_answer(nonce, self.key, k), f"{self.text_key}.{k}", chosen=k in chosen) for k in self.keys
        )
        ready = Press(to_answer(nonce, self.key, READY), f"{self.text_key}.{READY}", primary=bool(chosen))
        left = (Press(to_answer(nonce, self.key, k), f"{self.text_key}.{k}") for k in self.instead)
        return (*toggles, ready, *left)

    def value(self, answer: Json) -> object:
        chosen = self._chosen(answer)
        left = answer.get("instead") if isinstance(answer, dict) else None
        if left in self.instead:
            return (*chosen, left)
        ready = isinstance(answer, dict) and answer.get("ready") is True
        return tuple(chosen) if ready and len(chosen) >= self.least else UNFIT

    def tapped(self, option: str, answer: Json) -> Json | Unfit:
        chosen = self._chosen(answer)
        if option == READY:
            return {"chosen": list[Json](chosen), "ready": True}
        if option in self.instead:
            return {"chosen": list[Json](chosen), "ready": False, "instead": option}
        if option not in self.keys:
            return UNFIT
        toggled = [k for k in self.keys if (k in chosen) != (k == option)]
        return {"chosen": list[Json](toggled), "ready": False}


@dataclass(frozen=True)
class Words(Question):
    """Words, in one message or many; ``instead`` are buttons that answer it without typing.

    ``most`` characters in all: what does not fit is refused by the talk, never cut. ``adds``: what is typed when the
    question is asked again joins what was typed before, so that nothing is lost unasked; *anew* begins again.
    """

    most: int = 20_000
    least: int = 1
    instead: tuple[str, ...] = ()
    adds: bool = True
    complaint: str = "note-empty"

    def __iter__(self) -> Generator["Question", object, Told]:
        answer = yield self
        return answer  # type: ignore[return-value]

    def presses(self, nonce: str, answer: Json) -> tuple[Press, ...]:
        again = AGAIN if self._enough(told(answer)) else ()
        return tuple(
            Press(to_answer(nonce, self.key, k), f"{'typed-before' if k in AGAIN else self.text_key}.{k}")
            for k in (*again, *self.instead)
        )

    def value(self, answer: Json) -> object:
        given = told(answer)
        fits = self._enough(given) if given.instead is None else given.instead in self.instead
        return given if fits else UNFIT

    def _enough(self, given: Told) -> bool:
        return len(given.text.strip()) >= self.least

    def tapped(self, option: str, answer: Json) -> Json | Unfit:
        if option == KEEP and self._enough(told(answer)):
            return as_answer(Told(told(answer).parts))
        if option == ANEW:
            return as_answer(Told())
        return as_answer(Told(told(answer).parts, option)) if option in self.instead else UNFIT

    def typed(self, part: Part, answer: Json, read_day: ReadDay) -> Json | Unfit:
        return as_answer(Told((*(told(answer).parts if self.adds else ()), part)))


@dataclass(frozen=True)
class Day(Question):
    """A day: one of the chips, or typed. ``days`` are the school days that can be chosen, kept as ISO dates; ``aim``:
    which of them is proposed."""

    days: tuple[date, ...] = ()
    labels: Mapping[date, str] = field(default_factory=dict, repr=False)
    aim: date | None = None

    def __iter__(self) -> Generator["Question", object, date]:
        answer = yield self
        return answer  # type: ignore[return-value]

    def presses(self, nonce: str, answer: Json) -> tuple[Press, ...]:
        return tuple(self._chip(nonce, day) for day in self.days)

    def _chip(self, nonce: str, day: date) -> Press:
        label = self.labels.get(day, day.isoformat())
        return Press(to_answer(nonce, self.key, day.isoformat()), label=label, primary=day == self.aim)

    def value(self, answer: Json) -> object:
        return next((d for d in self.days if d.isoformat() == answer), UNFIT)

    def tapped(self, option: str, answer: Json) -> Json | Unfit:
        return option if any(d.isoformat() == option for d in self.days) else UNFIT

    def typed(self, part: Part, answer: Json, read_day: ReadDay) -> Json | Unfit:
        day = read_day(part.text)
        return day.isoformat() if day in self.days and day is not None else UNFIT


def told(answer: Json) -> Told:
    """The typed parts and the button in a Words answer; empty for anything else."""
    if not isinstance(answer, dict):
        return Told()
    parts, instead = answer.get("parts"), answer.get("instead")
    pairs = parts if isinstance(parts, list) else []
    kept = (p for p in pairs if isinstance(p, list) and len(p) == 2)
    typed = tuple(Part(p[0], str(p[1])) for p in kept if isinstance(p[0], int))
    return Told(typed, instead if isinstance(instead, str) else None)


def as_answer(given: Told) -> Json:
    """A Words answer as it is kept."""
    return {"parts": [[p.message, p.text] for p in given.parts], "instead": given.instead}


@dataclass(frozen=True)
class Standing(Generic[T]):
    """Where a talk stands: at a question, or finished with a result. ``path`` are the questions answered, in order."""

    question: Question | None
    result: T | None = field(repr=False)
    path: tuple[Question, ...]

    @property
    def last_words(self) -> Question | None:
        """The last question on the path to which words at a choice can be added (SCREENS R3): never a name."""
        return next((q for q in reversed(self.path) if isinstance(q, Words) and q.adds), None)


def replay(flow: Flow[T], answers: Mapping[str, Json], aside: frozenset[str] = frozenset()) -> Standing[T]:
    """Run the flow from the top over the answers, without those set aside.

    Raises AssertionError when a question's key comes twice in one run: a bug in the flow.
    """
    path: list[Question] = []
    asked: set[str] = set()
    try:
        question = next(flow)
        while True:
            assert question.key not in asked, f"{question.key} is asked twice"
            asked.add(question.key)
            value = UNFIT if question.key in aside else question.value(answers.get(question.key))
            if isinstance(value, Unfit):
                return Standing(question, None, tuple(path))
            path.append(question)
            question = flow.send(value)
    except StopIteration as finished:
        return Standing(None, finished.value, tuple(path))
