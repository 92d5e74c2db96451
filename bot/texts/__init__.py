"""Every word the bot speaks, and the one way to look it up: a key, a language, and the values the text asks for.

The words stand in one folder per language (``nl/*.ftl``, ``en/*.ftl``, in Project Fluent). A new language is a new
folder whose name is its code of two letters; no code changes. It stands here, or in the folder of ``SIGNAAL_TEXTS``.
A screen is a message; its buttons are that message's attributes, so ``nudge`` is a text and ``nudge.view`` the button
below it. Texts are plain: no marks, no parse mode.
"""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.resolver import Pattern
from fluent.syntax import ast
from fluent.syntax.visitor import Visitor

FIRST: Final = "nl"
"""The school's own language: the first of LANGUAGES, and spoken to whom no other language is known."""

UNASKED: Final = frozenset({"nudge"})
"""The texts a reporter may get without having asked at that moment: this one and no other (SCREENS R5)."""

MORE: Final = "SIGNAAL_TEXTS"
"""The variable that names a folder with more languages. It is read here and at once: it decides what there is."""

_FOLDER: Final = Path(__file__).parent
_TWO_LETTERS: Final = re.compile("[a-z]{2}")
_MARK: Final = "\ue000"
"""Stands around the name of a value in a compiled text; no text has it, and what a person typed is never cut at it."""


class Texts:
    """The words of some folders, a sub-folder per language; of a language that stands in two, the first counts.

    Each language is read when it is first spoken.
    """

    def __init__(self, *folders: Path) -> None:
        self._places = {place.name: place for folder in reversed(folders) for place in _languages_in(folder)}
        self._read: dict[str, Mapping[str, _Line]] = {}
        self.languages: Final = tuple(sorted(self._places, key=lambda name: (name != FIRST, name)))

    def place(self, language: str) -> Path:
        """The folder of a language. KeyError: it is not spoken."""
        return self._places[language]

    def say(self, key: str, language: str, /, **values: str | int) -> str:
        """The text of ``key``, filled in. KeyError: no such key or language. ValueError: the values do not fit it."""
        line = self._line(key, language)
        if values.keys() != line.needs:
            raise ValueError(f"the values do not fit the text {key}")
        return line.filled(values)

    def keys(self, language: str) -> frozenset[str]:
        """Every key of a language: ``message`` (if it has a text of its own) and ``message.attribute``."""
        return frozenset(self._lines(language))

    def variables(self, key: str, language: str) -> frozenset[str]:
        """The names of exactly those values that the text wants."""
        return self._line(key, language).needs

    def has(self, key: str) -> bool:
        """Whether there is such a text. The first language answers; a test keeps the others equal to it."""
        return key in self._lines(self.languages[0])

    def _line(self, key: str, language: str) -> "_Line":
        line = self._lines(language).get(key)
        if line is None:
            raise KeyError(key)
        return line

    def _lines(self, language: str) -> Mapping[str, "_Line"]:
        lines = self._read.get(language)
        if lines is None:
            lines = self._read[language] = _read(self.place(language))
        return lines


@dataclass(frozen=True, slots=True)
class _Line:
    """One text, compiled. Fluent sees its numbers, which choose between one and many; of its words it sees only marks.

    Words go in afterwards: Fluent refuses more than 2,500 characters at once and a page of a story may be longer. So
    a text without numbers is the same each time but for its words, and Fluent need not be asked again: ``parts``.
    """

    key: str
    bundle: FluentBundle
    pattern: Pattern
    needs: frozenset[str]
    parts: tuple[str, ...] = ()

    def settled(self) -> "_Line":
        """The same line, with the parts it has when all its values are words."""
        return replace(self, parts=self._parted({}))

    def filled(self, values: Mapping[str, str | int]) -> str:
        """The text with these values, which are exactly the ones it needs."""
        numbers = {name: value for name, value in values.items() if isinstance(value, int)}
        words = {name: value for name, value in values.items() if isinstance(value, str)}
        if len(numbers) + len(words) < len(values):
            raise ValueError(f"the values do not fit the text {self.key}")
        parts = self._parted(numbers) if numbers else self.parts
        return "".join([words[part] if at % 2 else part for at, part in enumerate(parts)])

    def _parted(self, numbers: Mapping[str, int]) -> tuple[str, ...]:
        """The text cut at its words: at even places what stands there, at odd places the name of a value."""
        marks = {name: f"{_MARK}{name}{_MARK}" for name in self.needs - numbers.keys()}
        said, errors = self.bundle.format_pattern(self.pattern, {**marks, **numbers})
        if errors or not isinstance(said, str):
            raise ValueError(f"the text {self.key} cannot be said")
        return tuple(said.split(_MARK))


def load(*folders: Path) -> Texts:
    """The texts in folders that hold a sub-folder of ``.ftl`` files for each language."""
    return Texts(*folders)


def _languages_in(folder: Path) -> frozenset[Path]:
    return frozenset(path.parent for path in folder.glob("*/*.ftl") if _TWO_LETTERS.fullmatch(path.parent.name))


# --- Reading the files of one language ------------------------------------------------------------------------------


def _read(folder: Path) -> dict[str, _Line]:
    """The texts of one language. ValueError: a line that is not Fluent (it would silently be lost), or a key twice."""
    messages = _messages(sorted(folder.glob("*.ftl")))
    bundle = FluentBundle([folder.name], use_isolating=False)
    bundle.add_resource(ast.Resource([*messages.values()]))
    lines = (line for message in messages.values() for line in _lines_of(message, bundle, messages))
    return {line.key: line.settled() for line in lines}


def _messages(files: Iterable[Path]) -> dict[str, ast.Message]:
    found: dict[str, ast.Message] = {}
    for file in files:
        for entry in FluentResource(file.read_text(encoding="utf-8")).body:
            if isinstance(entry, ast.Message) and entry.id.name not in found:
                found[entry.id.name] = entry
            elif not isinstance(entry, ast.BaseComment):
                raise ValueError(f"{file.parent.name}/{file.name}: {_complaint(entry)}")
    return found


def _complaint(entry: ast.Message | ast.Term | ast.Junk) -> str:
    if isinstance(entry, ast.Junk):
        return f"not understood: {(entry.content or '').strip().splitlines()[0]}"
    return f"twice, or not a message: {entry.id.name}"


def _lines_of(message: ast.Message, bundle: FluentBundle, messages: Mapping[str, ast.Message]) -> Iterator[_Line]:
    name, compiled = message.id.name, bundle.get_message(message.id.name)
    if message.value is not None and compiled.value is not None:
        yield _Line(name, bundle, compiled.value, _needs(message.value, messages))
    for attribute in message.attributes:
        pattern = compiled.attributes[attribute.id.name]
        yield _Line(f"{name}.{attribute.id.name}", bundle, pattern, _needs(attribute.value, messages))


class _Wanted(Visitor):
    """Collects the values that a pattern wants, also those of the texts it quotes."""

    def __init__(self, messages: Mapping[str, ast.Message]) -> None:
        self.names: set[str] = set()
        self._messages = messages

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.names.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:
        quoted = self._messages.get(node.id.name)
        if quoted is None:
            return
        parts = {part.id.name: part.value for part in quoted.attributes}
        self.visit(parts.get(node.attribute.name) if node.attribute else quoted.value)


def _needs(pattern: ast.Pattern, messages: Mapping[str, ast.Message]) -> frozenset[str]:
    wanted = _Wanted(messages)
    wanted.visit(pattern)
    return frozenset(wanted.names)


# --- The house's own texts ------------------------------------------------------------------------------------------

_HOUSE: Final = load(_FOLDER, *(Path(more) for more in [os.environ.get(MORE)] if more))

LANGUAGES: Final[tuple[str, ...]] = _HOUSE.languages
"""The languages the bot speaks, the school's own first."""


def say(key: str, language: str, /, **values: str | int) -> str:
    """The text of ``key`` (``message`` or ``message.attribute``) in a language of LANGUAGES, with its values filled in.

    A whole number is written, and chooses between one and many, as the language does. KeyError: there is no such key
    or language. ValueError: a value is missing or too many, or cannot be said. Both name the key and never a value.
    """
    return _HOUSE.say(key, language, **values)


def keys(language: str) -> frozenset[str]:
    """Every key of a language: ``message`` (if it has a text of its own) and ``message.attribute``."""
    return _HOUSE.keys(language)


def variables(key: str, language: str) -> frozenset[str]:
    """The names of exactly those values that ``say`` wants for this text. KeyError: there is no such text."""
    return _HOUSE.variables(key, language)


def place(language: str) -> Path:
    """The folder of a language of LANGUAGES, with whatever stands there beside its texts."""
    return _HOUSE.place(language)


def has(key: str) -> bool:
    """Whether there is a text with this key."""
    return _HOUSE.has(key)
