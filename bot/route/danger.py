"""Whether words speak of danger, and of which: fixed lists, no learned model, no score (DESIGN §4 row 17).

A hit blocks nothing and judges nobody: it only says which numbers to show. Spelling is forgiven (``phrases``). Rather a
number too many than one too few; still, a list misses things, and nobody may rely on it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from bot.route.phrases import Phrases


class Subject(StrEnum):
    """What the danger is; each has its own numbers (SCREENS §7). In this order the first found is shown."""

    DEATH = "death"
    DANGER = "danger"
    HOME = "home"
    IMAGES = "images"


@dataclass(frozen=True)
class DangerWords:
    """The phrases of each subject, as they are looked for."""

    phrases: Phrases[Subject] = field(repr=False)

    @classmethod
    def of(cls, lists: Iterable[Mapping[str, Iterable[str]]]) -> "DangerWords":
        """From lists of phrases by subject, one for each language. Raises ValueError for a subject nobody knows."""
        return cls(Phrases.of(Subject, lists))

    def subjects_in(self, text: str) -> tuple[Subject, ...]:
        """The subjects that these words speak of, the gravest first; mostly none."""
        return tuple(self.phrases.found_in(text))


NO_DANGER_WORDS: Final = DangerWords.of(())
"""Of which nothing is danger."""
