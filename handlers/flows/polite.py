"""Who is a parent is spoken to with *u*: a screen with the texts of which there is such a version (SCREENS §8)."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from bot.texts import has
from handlers.screens import Lines, Say, Screen, Value

POLITE: Final = "-u"
"""The end of the key of a text that says *u* where another says *je*. The buttons are those of the other."""


def polite(screen: Screen) -> Screen:
    """The same screen in the u-form."""
    lines = tuple(_said(line) for line in screen.lines)
    return replace(screen, text=polite_key(screen.text), values=_values(screen.values), lines=lines)


def polite_key(key: str) -> str:
    """The key of the text in the u-form, or the same key when it says neither *je* nor *u*."""
    return f"{key}{POLITE}" if has(f"{key}{POLITE}") else key


def _values(values: Mapping[str, Value]) -> dict[str, Value]:
    return {name: _value(value) for name, value in values.items()}


def _value(value: Value) -> Value:
    match value:
        case Say():
            return _said(value)
        case Lines(parts):
            return Lines(tuple(map(_value, parts)))
        case tuple():
            return tuple(map(_value, value))
    return value


def _said(said: Say) -> Say:
    return Say(polite_key(said.key), _values(said.values))
