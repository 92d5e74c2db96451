"""A third language is one folder and no code: made in a folder of its own, it is spoken from Start to the card and held
to the same rules as ours; of one that is not whole a sentence says so before the bot starts.
"""

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from tests.thirdlanguage import CODE, make

ROOT: Final = Path(__file__).resolve().parents[2]
HELD_TO: Final = ("test_every_text_can_be_said", "test_each_language_says_the_same_things", "test_every_button_fits")
WRONG: Final = "from bot.texts.checking import wrong_with; import sys; print(wrong_with(sys.argv[1]))"


def runs(texts: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """A fresh Python with this folder of texts: which languages there are is decided when it starts."""
    env = {**os.environ, "SIGNAAL_TEXTS": str(texts), "PYTHONPATH": str(ROOT)}
    return subprocess.run([sys.executable, *words], cwd=ROOT, env=env, capture_output=True, text=True, check=False)


def wrong(texts: Path, language: str) -> str:
    """What is said to be wrong with a language in this folder."""
    told = runs(texts, "-c", WRONG, language)
    assert told.returncode == 0, told.stderr[-2000:]
    return told.stdout.strip()


def test_a_pupil_goes_the_whole_road_in_a_third_language(tmp_path: Path) -> None:
    """From Start to her card, danger words, command menu and coach included."""
    make(tmp_path / "texts")
    (tmp_path / "school").mkdir()
    went = runs(tmp_path / "texts", "-m", "tests.thirdlanguage", str(tmp_path / "school"))
    assert went.returncode == 0, went.stderr[-4000:]


@pytest.mark.parametrize("test", HELD_TO)
def test_the_house_tests_hold_it_too(tmp_path: Path, test: str) -> None:
    """Whoever adds a folder is told by the same tests what is missing."""
    make(tmp_path)
    held = runs(tmp_path, "-m", "pytest", f"tests/house/test_texts.py::{test}", "-k", CODE)
    assert "1 passed" in held.stdout, held.stdout[-3000:]


def test_a_whole_language_is_fine(tmp_path: Path) -> None:
    """Also when it has no list of words of danger: all lists are looked at, whatever the language."""
    make(tmp_path)
    assert [wrong(tmp_path, language) for language in (CODE, "nl", "en")] == ["None"] * 3


def test_a_language_that_is_not_whole_is_told_in_a_sentence(tmp_path: Path) -> None:
    """A text that is missing, one that wants another value, a file that is no Fluent, a name that is no language."""
    folder = make(tmp_path)
    help_file, whole = folder / "help.ftl", (folder / "help.ftl").read_text("utf-8")
    help_file.write_text(whole.replace("help-death =", "help-dead ="), "utf-8")
    assert "lacks 3 texts: help-death" in wrong(tmp_path, CODE)
    help_file.write_text(whole.replace("{ $aw_plek }", "{ $school }"), "utf-8")
    assert "other values: help-talk" in wrong(tmp_path, CODE)
    help_file.write_text(whole + "\nhelp-death = twice\n", "utf-8")
    assert f"{CODE}/help.ftl: twice" in wrong(tmp_path, CODE)
    folder.rename(tmp_path / "qq")
    assert "qq" in wrong(tmp_path, "qq")


def test_the_bot_does_not_start_with_it(tmp_path: Path) -> None:
    """``signaal doctor`` says it, and ``serve`` asks the same question."""
    (make(tmp_path) / "help.ftl").unlink()
    told = runs(tmp_path, "-c", "from bot.cli import main; main()", "doctor")
    assert f"SIGNAAL_TEXTS: The language {CODE} lacks" in told.stdout
