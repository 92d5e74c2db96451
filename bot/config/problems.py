"""What is wrong with a setting, in one sentence for whoever has to mend it."""

import difflib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails


@dataclass(frozen=True)
class Problem:
    """``where`` is the variable, or the file and the setting in it; ``sentence`` never repeats the value given."""

    where: str
    sentence: str


SENTENCES: Final = {
    "missing": "This is missing.",
    "literal_error": "This must be one of {expected}.",
    "string_type": "This must be a text between quotes.",
    "string_too_short": "This must not be empty.",
    "string_too_long": "This is too long: at most {max_length} characters.",
    "int_type": "This must be a whole number.",
    "greater_than_equal": "This must be at least {ge}.",
    "less_than_equal": "This must be at most {le}.",
    "too_short": "This needs at least one entry.",
    "model_type": "This must be a table: its name in brackets on a line, and its settings below.",
    "dict_type": "This must be a table: its name in brackets on a line, and its settings below.",
    "tuple_type": "This must be a list between brackets.",
}


def problems_of(error: ValidationError, where: Callable[[list[str]], str], known: Iterable[str]) -> list[Problem]:
    """Pydantic's errors as problems, one per setting.

    ``where`` turns the path to a setting into how people find it; ``known`` are the names that a mistyped one may mean.
    """
    found: dict[str, str] = {}
    for each in error.errors(include_url=False, include_input=False):
        if each["type"] == "default_factory_not_called":
            continue  # only says that another setting was wrong
        path = [part for part in each["loc"] if isinstance(part, str) and part != "[key]"]
        found.setdefault(where(path), _sentence(each, path, known))
    return [Problem(place, sentence) for place, sentence in found.items()]


def _sentence(error: ErrorDetails, path: list[str], known: Iterable[str]) -> str:
    if error["type"] == "extra_forbidden":
        return no_such(path[-1], known)
    if error["type"] == "value_error":
        return str(error["ctx"]["error"])
    return SENTENCES.get(error["type"], "This is not what is expected here.").format(**error.get("ctx", {}))


def no_such(name: str, known: Iterable[str]) -> str:
    """The sentence for a name nobody knows, with the one that was probably meant."""
    near = difflib.get_close_matches(name, known, n=1)
    return "There is no such setting" + (f": do you mean {near[0]}?" if near else ".")
