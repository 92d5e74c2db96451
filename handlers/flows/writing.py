"""The coach types one message to whoever told; what may sound as a judgement is pointed at first (SCREENS ``write``).

The words that were found stand on the screen and nowhere else: nothing of it is kept, counted or logged, and the coach
may send it all the same. It leaves the coach's chat once it is stored.
"""

from bot.route.model import Whom
from bot.texts.judging import judging_words
from handlers.flows.road import RoadFacts
from handlers.screens import Press, Value, Verb
from handlers.script import Choice, Flow, Told, Words, choices_of

WRITE = "write"
MOST = 2_000


def write(facts: RoadFacts) -> Flow[Told]:
    """One message; asked once more when words in it judge."""
    text = WRITE if facts.case.whom is Whom.ME else f"{WRITE}-other"
    typed = yield from Words(WRITE, text, most=MOST, adds=False)
    passages = judging_words().passages_in(typed.text)
    if passages:
        again = Press(f"{Verb.REOPEN}:{WRITE}", "write-judges.again")
        values: dict[str, Value] = {"words": passages}
        send = choices_of("send")
        yield from Choice("write-judges", values=values, options=send, more=((again,),), content=True)
    return typed
