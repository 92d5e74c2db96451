"""What a log may say: constant words, small numbers, and where in the code. Never anything a person typed.

An allow-list, not a filter: every record is made anew at birth from what is known to be safe, so that no handler, ours
or one that a library adds later, ever holds more (SECURITY §2.7, T14). Our own code speaks through ``event``; whatever
else is logged, by a library or by mistake, shows its logger, level, place and the type of its exception.
"""

import asyncio
import logging
import re
import sys
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from enum import Enum
from pathlib import PurePath
from types import TracebackType
from typing import Any, Final, TextIO

OURS: Final = ("bot", "handlers", "storage", "scheduler")
LIBRARIES: Final = ("aiohttp", "apscheduler", "asyncio", "httpcore", "httpx", "sqlalchemy", "telegram")
# A name stands here only if none of its values can point at a person: no chat, no case, no code, no class, no name.
FIELDS: Final = frozenset(
    {
        *("attempt", "count", "due", "left", "rows", "update", "version"),
        *("milliseconds", "seconds", "port"),
        *("engine", "kind", "outcome", "reason", "state", "status"),
    }
)
WORD: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+){0,5}")
TOKEN: Final = re.compile(r"\d{6,}:[A-Za-z0-9_-]{30,}")
NUMBER: Final = re.compile(r"\d{7,}")
LAYOUT: Final = "%(asctime)sZ %(levelname)s %(name)s %(module)s:%(lineno)d %(message)s"
CHAIN: Final = 5


@dataclass(frozen=True)
class Line:
    """A text that was made in this module, and is therefore all that a record may carry."""

    text: str

    def __str__(self) -> str:
        return self.text


def event(
    logger: logging.Logger,
    word: str,
    /,
    *,
    level: int = logging.INFO,
    error: BaseException | None = None,
    **fields: int | Enum,
) -> None:
    """Log that something happened: a constant word such as ``update-quarantined`` and numbers or enum members.

    Raises ValueError for a word, a field or a value that is not on the list; its text does not repeat what was given.
    A number of seven digits or more is masked, as it might be a chat: so a Telegram update id shows only if short.
    """
    if not WORD.fullmatch(word):
        raise ValueError("a log event is a constant word, such as update-quarantined")
    parts = [word, *(f"{name}={_shown(name, value)}" for name, value in fields.items()), described(error)]
    logger.log(level, Line(" ".join(filter(None, parts))), stacklevel=2)


def _shown(name: str, value: int | Enum) -> str:
    if name not in FIELDS:
        raise ValueError("a log field must be one of bot.log.FIELDS")
    if isinstance(value, Enum):
        return value.name.lower().replace("_", "-")
    if not isinstance(value, int):
        raise ValueError("a log field holds a number or a member of an enum")
    return str(value)


def masked(text: str) -> str:
    """The second line of defence: bot tokens and runs of seven digits or more become ``#``."""
    return NUMBER.sub("#", TOKEN.sub("#", text))


def described(error: BaseException | None) -> str:
    """An exception as types and places, ``OperationalError@storage.store:88<OSError``; never its text.

    A cause or context follows ``<``; the members of a group stand between brackets; of a long chain the first five.
    """
    return "<".join(f"{type(each).__name__}{_members(each)}{_place(each)}" for each in _chain(error))


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    for _ in range(CHAIN):
        if error is None:
            return
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _members(error: BaseException) -> str:
    if not isinstance(error, BaseExceptionGroup):
        return ""
    return "[" + ",".join(type(member).__name__ for member in error.exceptions[:CHAIN]) + "]"


def _place(error: BaseException) -> str:
    """Where it was raised: the innermost line of ours, or else the innermost line."""
    places = [(str(name), line) for name, line in _frames(error.__traceback__)]
    ours = [place for place in places if place[0].split(".")[0] in OURS]
    return "@{}:{}".format(*(ours or places)[-1]) if places else ""


def _frames(trace: TracebackType | None) -> Iterator[tuple[object, int]]:
    while trace:
        yield trace.tb_frame.f_globals.get("__name__"), trace.tb_lineno
        trace = trace.tb_next


def _record(
    name: str | None,
    level: int,
    path: str,
    line: int,
    message: object,
    args: object,
    error: tuple[Any, BaseException | None, Any] | None,
    function: str | None = None,
    stack: str | None = None,
    **more: object,
) -> logging.LogRecord:
    """A record as logging makes it, but with nothing in it that was not made here."""
    said = message.text if isinstance(message, Line) else ""
    text = " ".join(filter(None, (said, described(error[1] if error else None))))
    return logging.LogRecord(masked(str(name)), level, path, line, masked(text), (), None, function)


def _made(
    logger: logging.Logger,
    name: str,
    level: int,
    path: str,
    line: int,
    message: object,
    args: object,
    error: tuple[Any, BaseException | None, Any] | None,
    function: str | None = None,
    *extra_and_stack: object,
) -> logging.LogRecord:
    """How a logger makes a record: the stock way adds ``extra`` to what the factory gave."""
    return _record(name, level, path, line, message, args, error, function)


class _Formatter(logging.Formatter):
    """One line in UTC, masked once more as a whole."""

    default_time_format = "%Y-%m-%dT%H:%M:%S"
    default_msec_format = ""

    def format(self, record: logging.LogRecord) -> str:
        """The line for a record that ``_record`` has made."""
        return masked(super().format(record))


class _Handler(logging.StreamHandler[TextIO]):
    """The stock handler, but silent when the stream is gone: the stock complaint prints the message."""

    def handleError(self, record: logging.LogRecord) -> None:
        """Say nothing."""


def setup(stream: TextIO, level: int = logging.INFO) -> Callable[[], None]:
    """Make this the only log of the process, written to ``stream``; returns what puts everything back.

    To be called once, before anything else can log; libraries speak from WARNING upwards.
    """
    undo = ExitStack()
    undo.callback(logging.setLogRecordFactory, logging.getLogRecordFactory())
    logging.setLogRecordFactory(_record)
    _swap(undo, logging.Logger, "makeRecord", _made)
    _swap(undo, logging, "raiseExceptions", False)
    _swap(undo, sys, "excepthook", _uncaught)
    _swap(undo, sys, "unraisablehook", lambda given: _report("unraisable", given.exc_value))
    _swap(undo, threading, "excepthook", lambda given: _report("thread-died", given.exc_value))
    _swap(undo, warnings, "showwarning", _warned)
    _one_handler(undo, stream, level)
    return undo.close


def _swap(undo: ExitStack, owner: object, name: str, value: object) -> None:
    undo.callback(setattr, owner, name, getattr(owner, name))
    setattr(owner, name, value)


def _one_handler(undo: ExitStack, stream: TextIO, level: int) -> None:
    """Take every handler that stands anywhere away, and put ours at the root."""
    handler = _Handler(stream)
    formatter = _Formatter(LAYOUT)
    formatter.converter = time.gmtime
    handler.setFormatter(formatter)
    root = logging.getLogger()
    loggers = [each for each in root.manager.loggerDict.values() if isinstance(each, logging.Logger)]
    for logger in loggers:
        _swap(undo, logger, "handlers", [])
        _swap(undo, logger, "propagate", True)
    _swap(undo, root, "handlers", [handler])
    for logger, least in ((root, level), *((logging.getLogger(name), logging.WARNING) for name in LIBRARIES)):
        undo.callback(logger.setLevel, logger.level)
        logger.setLevel(least)


def watch(loop: asyncio.AbstractEventLoop) -> None:
    """Report what goes wrong in a loop with nobody waiting for it: the stock handler shows tasks and their values."""
    loop.set_exception_handler(lambda _, context: _report("loop-trouble", context.get("exception")))


def _report(word: str, error: BaseException | None) -> None:
    event(logging.getLogger("bot"), word, level=logging.CRITICAL, error=error)


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if not issubclass(kind, KeyboardInterrupt):
        _report("uncaught", error)


def _warned(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    said = Line(f"{category.__name__}@{PurePath(filename).stem}:{lineno}")
    logging.getLogger("py.warnings").warning(said)
