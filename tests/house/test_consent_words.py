"""The words in which A is asked, and their numbers: who changes the words gives them another number.

A yes is bound to the exact words (SCREENS §13). So the words of each number are pinned here: when a text of
``consent.ftl`` changes in any language, its number in ``bot/route/consent.py`` goes up, and this line with it.
"""

from datetime import date

import pytest

from bot.route.consent import VERSIONS
from bot.route.dossier import Action
from handlers.flows.consent import digest

DAY = date(2026, 11, 26)
PINNED: dict[Action, tuple[int, str]] = {
    Action.TALK_A: (1, "fbb31b34b9264481"),
    Action.TALK_B: (1, "9d5b36ddd3ca5e29"),
    Action.RESTORE: (1, "abd816974ab97df6"),
    Action.NAME: (1, "d406d5db82a42522"),
    Action.TEAM: (1, "d85c03c676329196"),
    Action.PARENTS: (1, "c2f61c4a3b6d2e77"),
    Action.COACH: (1, "8be190a8e1895a49"),
}


@pytest.mark.parametrize("action", Action)
def test_other_words_have_another_number(action: Action) -> None:
    """Else a yes to what was asked before would count for what is asked now."""
    assert (VERSIONS[action], digest(action, "Jansen", "Bakker", DAY)[:16]) == PINNED[action]


@pytest.mark.parametrize("action", Action)
def test_who_and_when_are_part_of_the_words(action: Action) -> None:
    """Another coach, another person or another day is another question, where it names one."""
    same = digest(action, "Jansen", "Bakker", DAY)
    assert digest(action, "Ali", "Bakker", DAY) != same
    assert (digest(action, "Jansen", "Visser", DAY) != same) == (action in {Action.NAME, Action.COACH})
    assert (digest(action, "Jansen", "Bakker", date(2026, 11, 27)) != same) == (action is Action.RESTORE)
    assert len({digest(other, "Jansen", "Bakker", DAY) for other in Action}) == len(Action)
