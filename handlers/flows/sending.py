"""The send screen, whoever tells: what is sent, to whom, with or without a name (SCREENS §2, §8, §9)."""

from dataclasses import dataclass, field, replace
from typing import Final

from bot.ports import Json
from bot.route.routing import Routed
from bot.route.spoed import duty_too
from bot.texts.danger import danger_words
from bot.texts.giveaways import giveaway_words
from handlers.flows.receivers import Facts, Klas, reader_of, receiver_id
from handlers.flows.view import kinds_said
from handlers.screens import Press, Say, Screen, Soon, Value, to_panel
from handlers.script import Choice, Option, Told, Words

STORY: Final = "report-story"
"""The key of the story, whoever tells it: words that come before any question are an answer to it."""
NAME: Final = "report-name"
MOST: Final = 20_000
EXCERPT: Final = 200


@dataclass(frozen=True)
class SentAs:
    """What was pressed on the send screen."""

    named: bool = False
    elsewhere: bool = False


@dataclass(frozen=True)
class Sending(Choice[SentAs]):
    """The send screen. What she typed is looked at only when the screen leaves; nothing of it is kept (``advice``).

    ``settled``: she said already that it is about somebody who works here. ``duty``: in danger the achterwacht is told.
    """

    story: str = field(default="", repr=False)
    settled: bool = False
    duty: bool = False

    def screen(self, nonce: str, answer: Json) -> Screen:
        """As any choice, with a line of advice when there is one."""
        screen = super().screen(nonce, answer)
        return replace(screen, lines=(*screen.lines, *advice(self.story, self.settled, self.duty)))


def advice(story: str, settled: bool, duty: bool) -> tuple[Say, ...]:
    """At most one line, the gravest first: danger, what gives her away, whether it is about somebody who works here."""
    found = (_of_danger(story, duty), _gives_away(story), None if settled else _names_staff(story))
    return next(((line,) for line in found if line), ())


def _of_danger(story: str, duty: bool) -> Say | None:
    """Sent, it is SPOED: then she reads before who gets it besides (DESIGN §4 row 17)."""
    return in_danger(duty) if danger_words().subjects_in(story) else None


def in_danger(duty: bool) -> Say:
    """The line that says so, before and after sending."""
    return Say("send-danger" if duty else "send-danger-one")


def tells_duty(facts: Facts, routed: Routed | None) -> bool:
    """Whether the achterwacht is told as well, should there be danger."""
    return routed is not None and duty_too(facts.school, routed.receiver, routed.flags, routed.kept_out)


def _gives_away(story: str) -> Say | None:
    passage = giveaway_words().passage_in(story)
    return Say("send-gives-away", {"passage": passage}) if passage else None


def _names_staff(story: str) -> Say | None:
    return Say("send-about-staff") if giveaway_words().names_staff(story) else None


def send_options(routed: Routed | None) -> tuple[Option[SentAs], Option[SentAs], Option[SentAs]]:
    """Without a name, with a name, to somebody else."""
    without = Option(carrying("anon", routed), SentAs())
    named = Option(carrying("named", routed), SentAs(named=True))
    return without, named, Option("other", SentAs(elsewhere=True))


def carrying(key: str, routed: Routed | None) -> str:
    """The key of a button that sends, with who receives it: when that has changed since the screen was shown, it fits
    no more, and nothing goes to somebody of whom nobody read."""
    return f"{key}/{(receiver_id(routed) or '')[:12]}"


def plain_or_not(klas: Klas, routed: Routed | None) -> str:
    """The end of the text's key: a receiver who is no coach of the class is not called so."""
    return "" if klas.group and routed and routed.receiver in klas.group.coaches else "-plain"


def send_values(facts: Facts, klas: Klas, routed: Routed | None, story: Value) -> dict[str, Value]:
    """What every send screen says: who reads it, of which class, what was told, and from when."""
    reader = reader_of(facts.school, routed)
    values: dict[str, Value] = {"receiver": reader, "story": story, "moment": Soon()}
    named = klas.group is not None and not plain_or_not(klas, routed)
    return values | ({"klas": klas.group.name} if named and klas.group else {})


def whole_beside(change: Press, story: Told, text: str) -> tuple[Press, ...]:
    """Beside the buttons that send: change something, and read all of a long story."""
    return (change, Press(to_panel("report-whole"), f"{text}.all")) if len(story.text) > EXCERPT else (change,)


def excerpt(story: Told, kinds: tuple[str, ...]) -> Value:
    """The first 200 characters of what she typed, or what she chose when she typed nothing."""
    if story.parts:
        text = story.text
        return text if len(text) <= EXCERPT else text[: EXCERPT - 1].rstrip() + "…"
    return kinds_said(kinds)


def asks_name(
    key: str, values: dict[str, Value], instead: str, text: str = "", complaint: str = "note-name-short"
) -> Words:
    """A question for a name: typed again it is corrected, and ``instead`` is the button that leaves it out."""
    return Words(
        key, text, values, most=120, least=2, instead=(instead,), adds=False, complaint=complaint
    )
