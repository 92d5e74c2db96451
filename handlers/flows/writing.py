"""What a coach types to whoever told, or about the case; what may sound as a judgement is pointed at first (SCREENS
``write``, P-73).

The words that were found stand on the screen and nowhere else: nothing of it is kept, counted or logged, and the coach
may go on all the same. It leaves the coach's chat once it is stored.
"""

from typing import Final

from bot.route.model import Whom
from bot.texts.judging import judging_words
from handlers.flows.road import RoadFacts
from handlers.screens import Press, Value, Verb
from handlers.script import Choice, Flow, Told, Words, choices_of

WRITE: Final = "write"
MOST: Final = 2_000


def write(facts: RoadFacts) -> Flow[Told]:
    """One message; asked once more when words in it judge."""
    text = WRITE if facts.case.whom is Whom.ME else f"{WRITE}-other"
    typed = yield from Words(WRITE, text, most=MOST, adds=False)
    yield from pointed_at(typed, WRITE, "write-judges")
    return typed


def pointed_at(typed: Told, question: str, text: str) -> Flow[None]:
    """When words judge: send or keep it all the same (``text``), or answer ``question`` anew."""
    passages = judging_words().passages_in(typed.text)
    if passages:
        again = Press(f"{Verb.REOPEN}:{question}", f"{text}.again")
        values: dict[str, Value] = {"words": passages}
        yield from Choice(text, values=values, options=choices_of("send"), more=((again,),), content=True)
