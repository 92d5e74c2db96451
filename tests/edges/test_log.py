"""The log: whatever is thrown at it, nothing a person typed comes out (SECURITY §2.7, T14)."""

import ast
import asyncio
import contextlib
import io
import logging
import re
import subprocess
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy
import telegram.error

from bot import log

ROOT = Path(__file__).resolve().parents[2]
WORDS = "Noor huilt elke pauze"
TOKEN = "123456789:AAE" + "kanarie_" * 4
CHAT = 8123456789
CANARIES = (WORDS, "Noor", "kanarie", TOKEN, str(CHAT))
LOGGERS = (*log.OURS, *log.LIBRARIES, "handlers.telegram.receive", "telegram.ext.ExtBot", "sqlalchemy.engine", "")


class Remedy(StrEnum):
    """Choices as our code has them."""

    RETRY_LATER = "opnieuw"


@contextlib.contextmanager
def the_log() -> Iterator[io.StringIO]:
    """Our log at its loudest: every logger at level 0, into memory."""
    stream = io.StringIO()
    undo = log.setup(stream)
    levels = [(logging.getLogger(name), logging.getLogger(name).level) for name in LOGGERS]
    for logger, _ in levels:
        logger.setLevel(1)
    try:
        yield stream
    finally:
        for logger, level in levels:
            logger.setLevel(level)
        undo()


def raised(error: BaseException) -> BaseException:
    """The same exception after it was raised and caught, with a traceback."""
    try:
        raise error
    except type(error) as caught:
        return caught


def chained() -> BaseException:
    """An exception about another, both of which say too much."""
    try:
        raise ValueError(WORDS) from raised(KeyError(CHAT))
    except ValueError as caught:
        return caught


EXCEPTIONS: tuple[Callable[[], BaseException], ...] = (
    lambda: raised(RuntimeError(WORDS)),
    lambda: raised(UnicodeDecodeError("utf-8", WORDS.encode(), 0, 1, WORDS)),
    lambda: raised(sqlalchemy.exc.StatementError(WORDS, "insert", {"story": WORDS}, ValueError(TOKEN))),
    lambda: raised(telegram.error.NetworkError(f"https://api.telegram.org/bot{TOKEN}/getUpdates")),
    lambda: raised(ExceptionGroup(WORDS, [ValueError(WORDS), OSError(TOKEN)])),
    chained,
)


class Telling:
    """An object whose repr and str tell everything."""

    def __repr__(self) -> str:
        return f"{WORDS} {TOKEN} {CHAT}"


Way = Callable[[logging.Logger], None]
MESSAGES: tuple[Way, ...] = (
    lambda logger: logger.warning(WORDS),
    lambda logger: logger.warning("said %s in %d", WORDS, CHAT),
    lambda logger: logger.warning("said %(text)s", {"text": WORDS}),
    lambda logger: logger.critical(Telling()),
    lambda logger: logger.error("%r", Telling()),
    lambda logger: logger.debug(TOKEN, stack_info=True),
)


def with_exception(make: Callable[[], BaseException]) -> tuple[Way, Way]:
    """An exception in the two places where a logging call can have it."""
    return lambda logger: logger.error("failed", exc_info=make()), lambda logger: logger.error("failed: %s", make())


WAYS: tuple[Way, ...] = (*MESSAGES, *(way for make in EXCEPTIONS for way in with_exception(make)))


@pytest.mark.parametrize("way", WAYS)
def test_no_logger_lets_a_canary_through(way: Way) -> None:
    """Message, arguments, exception text, causes, groups, parameters and reprs: nothing of them is written."""
    with the_log() as stream:
        for name in LOGGERS:
            way(logging.getLogger(name))

        written = stream.getvalue()

    assert len(written.splitlines()) == len(LOGGERS)
    assert not [canary for canary in CANARIES if canary in written]


@pytest.mark.parametrize("way", WAYS)
def test_a_plain_handler_does_show_the_canary(way: Way) -> None:
    """The canaries are real: without our log each way writes at least one of them."""
    logger, stream = logging.getLogger("a.plain.one"), io.StringIO()
    handler = logging.StreamHandler(stream)
    logger.addHandler(handler)
    logger.setLevel(1)
    way(logger)
    logger.removeHandler(handler)

    assert [canary for canary in CANARIES if canary in stream.getvalue()]


class Keeping(logging.Handler):
    """A handler that keeps what it was given, as a crash reporter does."""

    def emit(self, record: logging.LogRecord) -> None:
        """Keep everything that can be reached from the record."""
        self.kept = repr(vars(record))


@pytest.mark.parametrize("way", WAYS)
def test_a_record_holds_nothing_that_a_crash_reporter_could_take(way: Way) -> None:
    """Not only what is written is clean: the record itself has no argument, no exception and no stack."""
    with the_log():
        keeping = Keeping()
        logging.getLogger("apscheduler").addHandler(keeping)
        way(logging.getLogger("apscheduler"))

    assert "'args': ()" in keeping.kept
    assert "'exc_info': None" in keeping.kept
    assert not [canary for canary in CANARIES if canary in keeping.kept]


@pytest.mark.parametrize("silenced", [True, False])
def test_a_handler_that_a_library_adds_later_holds_nothing_either(
    silenced: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    """SQLAlchemy's echo brings a handler of its own; records are cleaned at birth, so it has nothing to show."""
    with the_log() if silenced else contextlib.nullcontext():
        engine = sqlalchemy.create_engine("sqlite://", echo=True, logging_name=f"echo{silenced}")
        with engine.connect() as connection:
            connection.execute(sqlalchemy.text("select :story"), {"story": WORDS})
        engine.dispose()
    shown = capsys.readouterr().out

    assert "sqlalchemy.engine" in shown
    assert (WORDS in shown) is not silenced


def test_a_third_party_record_shows_its_logger_level_place_and_type_of_exception() -> None:
    """What stays is enough to find the trouble."""
    with the_log() as stream:
        logging.getLogger("httpx").error("request to %s", TOKEN, exc_info=raised(OSError(WORDS)))

    line = re.sub(r":\d+", ":N", stream.getvalue().strip())
    assert line.endswith("Z ERROR httpx test_log:N OSError@tests.edges.test_log:N")


def test_an_event_shows_its_word_its_fields_and_who_logged_it() -> None:
    """Our own code speaks in constant words, numbers and the names of choices."""
    with the_log() as stream:
        logger = logging.getLogger("handlers.telegram.receive")
        log.event(logger, "update-quarantined", update=123, reason=Remedy.RETRY_LATER, error=ValueError(WORDS))

    line = stream.getvalue().strip()
    assert line.endswith("update-quarantined update=123 reason=retry-later ValueError")
    assert " INFO handlers.telegram.receive test_log:" in line


def test_a_cause_is_shown_by_its_type_and_a_group_by_its_members() -> None:
    """Types and places of the whole chain, and no text of any."""
    assert log.described(chained()).split("<")[1].startswith("KeyError@")
    assert log.described(ExceptionGroup(WORDS, [ValueError(), OSError()])) == "ExceptionGroup[ValueError,OSError]"
    assert log.described(None) == ""


@pytest.mark.parametrize(
    ("word", "fields"),
    [
        (WORDS, {}),
        ("Noor", {}),
        ("noor huilt", {}),
        ("sent", {"chat": CHAT}),
        ("sent", {"text": WORDS}),
        ("sent", {"count": WORDS}),
        ("sent", {"count": 1.5}),
    ],
)
def test_an_event_that_could_carry_words_is_refused_without_repeating_them(word: str, fields: dict[str, Any]) -> None:
    """A bug in our own code is an exception, and that exception tells nothing."""
    with the_log() as stream, pytest.raises(ValueError) as refused:
        log.event(logging.getLogger("bot"), word, **fields)

    assert not [canary for canary in CANARIES if canary in f"{refused.value}{stream.getvalue()}"]


def test_a_number_that_might_be_a_chat_is_masked() -> None:
    """The net under the allow-list: tokens and long numbers, also in the name of a logger."""
    with the_log() as stream:
        log.event(logging.getLogger(f"telegram.{CHAT}.{TOKEN}"), "sent", update=CHAT, rows=654321)

    assert stream.getvalue().strip().endswith("sent update=# rows=654321")
    assert " telegram.#.# " in stream.getvalue()


def test_an_exception_nobody_caught_shows_only_its_type() -> None:
    """The process's last words go through the log too: in the main thread, in others, in a finaliser."""

    class Dying:
        def __del__(self) -> None:
            raise RuntimeError(WORDS)

    def fail() -> None:
        raise LookupError(WORDS)

    with the_log() as stream:
        sys.excepthook(ValueError, raised(ValueError(WORDS)), None)
        sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(WORDS), None)
        thread = threading.Thread(target=fail, name=WORDS)
        thread.start()
        thread.join()
        Dying()

    written = stream.getvalue()
    assert [line.split()[4:][0] for line in written.splitlines()] == ["uncaught", "thread-died", "unraisable"]
    assert "LookupError@" in written
    assert WORDS not in written


async def test_a_task_nobody_waited_for_shows_only_its_type() -> None:
    """asyncio's own complaint prints the task, its coroutine and the exception."""

    async def fail() -> None:
        raise LookupError(WORDS)

    loop = asyncio.get_running_loop()
    with the_log() as stream:
        log.watch(loop)
        task = loop.create_task(fail(), name=WORDS)
        await asyncio.wait([task])
        del task
        loop.call_exception_handler({"message": WORDS, "future": Telling()})
    loop.set_exception_handler(None)

    first, second = stream.getvalue().splitlines()
    assert "loop-trouble LookupError@" in first
    assert second.endswith("loop-trouble")


def test_a_warning_shows_its_category_and_place() -> None:
    """Warnings quote values; ours name the kind and the line."""
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        with the_log() as stream:
            warnings.warn(f"{WORDS} {TOKEN}", RuntimeWarning, stacklevel=1)

    assert "WARNING py.warnings" in stream.getvalue()
    assert "RuntimeWarning@test_log:" in stream.getvalue()
    assert not [canary for canary in CANARIES if canary in stream.getvalue()]


def test_a_stream_that_is_gone_is_no_reason_to_speak(capsys: pytest.CaptureFixture[str]) -> None:
    """The stock handler complains on the error stream, with the message in it."""
    with the_log() as stream:
        stream.close()
        log.event(logging.getLogger("bot"), "started")

    assert capsys.readouterr() == ("", "")


def test_libraries_speak_from_warning_upwards() -> None:
    """httpx tells of every request at INFO: nothing secret would be left of it, but it is noise."""
    stream = io.StringIO()
    undo = log.setup(stream)
    logging.getLogger("httpx").info("a request")
    logging.getLogger("httpx").warning("trouble")
    undo()

    assert [line.split()[1] for line in stream.getvalue().splitlines()] == ["WARNING"]


def test_undoing_puts_everything_back() -> None:
    """The demo and the tests share a process with others: setup leaves no trace when it is undone."""

    def state() -> list[object]:
        root = logging.getLogger()
        hooks = (sys.excepthook, sys.unraisablehook, threading.excepthook, warnings.showwarning)
        return [logging.getLogRecordFactory(), root.level, list(root.handlers), logging.raiseExceptions, *hooks]

    before = state()
    undo = log.setup(io.StringIO())

    assert before != state()
    undo()
    assert before == state()


def test_a_process_that_dies_of_an_exception_shows_only_its_type() -> None:
    """The real thing: a program that ends with an uncaught exception, seen from outside."""
    program = f"import sys; from bot import log; log.setup(sys.stderr); raise RuntimeError({WORDS!r})"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False, timeout=30
    )

    assert done.returncode == 1
    assert "CRITICAL bot log:" in done.stderr
    assert done.stderr.strip().endswith("uncaught RuntimeError@__main__:1")
    assert WORDS not in done.stderr


def wordy_events(text: str) -> list[int]:
    """The lines on which a word for the log is not written out: at ``event``, or at what hands its own word on."""
    calls = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)]
    places = {"event": 1, "log.event": 1} | dict.fromkeys(("guarded", "self._guarded", "self._trouble"), 0)
    events = [(call, places[ast.unparse(call.func)]) for call in calls if ast.unparse(call.func) in places]
    return [call.lineno for call, place in events if not _written_out(call.args[place : place + 1])]


def _written_out(words: list[ast.expr]) -> bool:
    """A literal; or the parameter ``word`` of the two functions whose own callers are held to the same."""
    return bool(words) and (isinstance(words[0], ast.Constant) or ast.unparse(words[0]) == "word")


def test_every_event_in_the_code_is_written_out() -> None:
    """A word that is computed could be somebody's: each stands in the source, letter by letter."""
    files = [file for package in log.OURS for file in (ROOT / package).rglob("*.py") if file.name != "log.py"]

    assert [f"{file}:{line}" for file in files for line in wordy_events(file.read_text(encoding="utf-8"))] == []
    assert wordy_events("event(logger, name)\nlog.event(logger, f'{x}')\nevent(logger, 'sent')") == [1, 2]
