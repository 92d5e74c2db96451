"""The house style that a machine can see: sizes, docstrings, names, and who may catch everything (STYLE §4.7)."""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("bot", "handlers", "storage", "scheduler")
LONGEST_FUNCTION, LONGEST_FILE = 50, 400
FORBIDDEN_WORDS = {"manager", "helper", "util", "utils", "misc", "common"}
CATCHES_EVERYTHING = {
    "handlers/telegram/receive.py",  # a poll that fails must not end the intake
    "handlers/intake.py",  # an update that fails goes to quarantine, and everybody else's go on
    "scheduler/ticks.py",  # a tick that fails must not stop the clock
    "bot/rehearsal/apart.py",  # whatever ends the child of a rehearsal, it must not go on as its parent
    "bot/cli/__init__.py",  # whoever typed the command gets a sentence
    "tests/house/test_reprs.py",  # whatever is raised is what the test looks at
}

FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)
DEFINITION = (*FUNCTION, ast.ClassDef)
EVERYTHING = {"Exception", "BaseException"}


def long_functions(path: str, text: str) -> list[str]:
    """Functions above fifty lines. A migration is a list of columns and may be long."""
    if "/migrations/" in path:
        return []
    functions = [node for node in ast.walk(ast.parse(text)) if isinstance(node, FUNCTION)]
    sizes = [(node.name, (node.end_lineno or node.lineno) - node.lineno + 1) for node in functions]
    return [f"{name} has {size} lines" for name, size in sizes if size > LONGEST_FUNCTION]


def long_file(path: str, text: str) -> list[str]:
    """A file fits in a sitting."""
    lines = len(text.splitlines())
    return [f"{lines} lines"] if lines > LONGEST_FILE else []


def no_docstring(path: str, text: str) -> list[str]:
    """Every module opens with what it is for."""
    return [] if ast.get_docstring(ast.parse(text)) else ["no docstring"]


def statements(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """Every statement that runs when the module is imported: not those inside functions and classes."""
    for node in body:
        yield node
        if not isinstance(node, DEFINITION):
            for child in ast.iter_child_nodes(node):
                if isinstance(child, ast.stmt):
                    yield from statements([child])
                elif isinstance(child, ast.ExceptHandler | ast.match_case):
                    yield from statements(child.body)


def names_bound(node: ast.stmt) -> Iterator[str]:
    """The names one module-level statement binds."""
    if isinstance(node, DEFINITION):
        yield node.name
    elif isinstance(node, ast.Import | ast.ImportFrom):
        yield from (alias.asname or alias.name.split(".")[0] for alias in node.names)
    else:
        for part in ast.walk(node):
            if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store):
                yield part.id


def shadowed_packages(path: str, text: str) -> list[str]:
    """Our packages are ordinary words: a module-level ``bot = …`` or ``import storage`` would hide or blur them."""
    bound = (name for node in statements(ast.parse(text).body) for name in names_bound(node))
    return [f"binds {name}" for name in bound if name in PACKAGES]


def empty_names(path: str, text: str) -> list[str]:
    """Names that say nothing: of the file, its classes and its functions."""
    nodes = [node for node in ast.walk(ast.parse(text)) if isinstance(node, DEFINITION)]
    names = [*Path(path).with_suffix("").parts, *(node.name for node in nodes)]
    words = {name: set(re.findall(r"[a-z]+", re.sub(r"([A-Z])", r"_\1", name).lower())) for name in names}
    return [f"{name} says nothing" for name, said in words.items() if said & FORBIDDEN_WORDS]


def is_everything(node: ast.expr | None) -> bool:
    """Whether an exception expression catches all there is."""
    parts = node.elts if isinstance(node, ast.Tuple) else [node]
    return any(part is None or (isinstance(part, ast.Name) and part.id in EVERYTHING) for part in parts)


def catching(node: ast.AST) -> list[ast.expr | None]:
    """The exceptions that a handler or a ``suppress`` keeps: one that ends in a bare ``raise`` keeps none."""
    if isinstance(node, ast.ExceptHandler):
        passes_on = isinstance(node.body[-1], ast.Raise) and node.body[-1].exc is None
        return [] if passes_on else [node.type]
    if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("suppress"):
        return [*node.args]
    return []


def catches_everything(path: str, text: str) -> list[str]:
    """``except Exception`` (or ``suppress(Exception)``) hides bugs: few places may, because they are the last."""
    if path in CATCHES_EVERYTHING:
        return []
    found = [node for node in ast.walk(ast.parse(text)) if any(map(is_everything, catching(node)))]
    return [f"line {getattr(node, 'lineno', 0)} catches everything" for node in found]


Check = Callable[[str, str], list[str]]
CHECKS: tuple[Check, ...] = (
    long_functions,
    long_file,
    no_docstring,
    shadowed_packages,
    empty_names,
    catches_everything,
)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_the_house_style_holds_in_every_file(check: Check) -> None:
    """No file of ours, tests included, breaks this rule."""
    found = []
    for folder in (*PACKAGES, "tests"):
        for file in sorted((ROOT / folder).rglob("*.py")):
            path = file.relative_to(ROOT).as_posix()
            found += [f"{path}: {finding}" for finding in check(path, file.read_text(encoding="utf-8"))]

    assert found == []


BAD = (
    (long_functions, "bot/a.py", "async def f():\n" + "    x()\n" * 50),
    (long_functions, "bot/a.py", "class A:\n    def f(self):\n" + "        x()\n" * 50),
    (long_file, "tests/a.py", "x()\n" * 401),
    (no_docstring, "bot/a.py", "x = 1\n"),
    (no_docstring, "bot/__init__.py", ""),
    (shadowed_packages, "bot/a.py", "bot = 1\n"),
    (shadowed_packages, "bot/a.py", "import storage\n"),
    (shadowed_packages, "bot/a.py", "import bot.route.steps\n"),
    (shadowed_packages, "bot/a.py", "from here import there as scheduler\n"),
    (shadowed_packages, "bot/a.py", "if x:\n    handlers: int = 1\n"),
    (shadowed_packages, "bot/a.py", "try:\n    x()\nexcept ValueError:\n    storage = None\n"),
    (shadowed_packages, "bot/a.py", "for bot, x in y:\n    pass\n"),
    (shadowed_packages, "bot/a.py", "def scheduler(): ...\n"),
    (shadowed_packages, "bot/a.py", "try:\n    x()\nexcept ValueError:\n    import storage\n"),
    (empty_names, "bot/utils.py", ""),
    (empty_names, "bot/a.py", "class KeyManager: ...\n"),
    (empty_names, "bot/a.py", "def a_helper(): ...\n"),
    (catches_everything, "bot/a.py", "try:\n    x()\nexcept Exception:\n    pass\n"),
    (catches_everything, "bot/a.py", "try:\n    x()\nexcept:\n    y()\n"),
    (catches_everything, "bot/a.py", "try:\n    x()\nexcept Exception as e:\n    raise ValueError from e\n"),
    (catches_everything, "bot/a.py", "try:\n    x()\nexcept (ValueError, BaseException):\n    pass\n"),
    (catches_everything, "bot/a.py", "with contextlib.suppress(Exception):\n    x()\n"),
)


@pytest.mark.parametrize(("check", "path", "text"), BAD)
def test_each_check_notices_a_bad_sample(check: Check, path: str, text: str) -> None:
    """A check that finds nothing wrong anywhere may be blind: each is shown something wrong."""
    assert check(path, text) != []


GOOD = (
    (long_functions, "bot/a.py", "def f():\n" + "    x()\n" * 49),
    (shadowed_packages, "bot/a.py", "from storage.store import SqlStore\ndef f():\n    bot = 1\n"),
    (shadowed_packages, "bot/a.py", "found = {} if x else 1\nasked = lambda bot: 2\n"),
    (empty_names, "bot/a.py", "def commonest(): ...\n"),
    (catches_everything, "scheduler/ticks.py", "try:\n    x()\nexcept Exception:\n    pass\n"),
    (catches_everything, "bot/a.py", "try:\n    x()\nexcept ValueError:\n    pass\n"),
    (catches_everything, "storage/a.py", "try:\n    x()\nexcept BaseException:\n    undo()\n    raise\n"),
)


@pytest.mark.parametrize(("check", "path", "text"), GOOD)
def test_no_check_complains_of_a_good_sample(check: Check, path: str, text: str) -> None:
    """Nor may a check cry out at what is allowed."""
    assert check(path, text) == []
