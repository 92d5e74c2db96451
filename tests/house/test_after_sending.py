"""Every question after sending, whoever told: it ends however it is answered, is short, can be left (SCREENS §3)."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

import pytest

from bot.route.model import Case, Whom
from bot.route.routing import Routed
from bot.texts import LANGUAGES
from handlers.flows import dialogue, elsewhere, further, urgent, witness
from handlers.script import Flow, Told, Unfit
from tests.explorer import LARGE, NEW, TUESDAY, complete, explore, faults, scene, shown, too_wordy
from tests.house.road_states import UNKNOWN
from tests.house.test_road_screens import HELP, ROW

every_language = pytest.mark.parametrize("language", LANGUAGES)

ANONYMOUS = replace(UNKNOWN, id=NEW.id)
OTHERS = replace(ANONYMOUS, whom=Whom.OTHER)
OPENED = replace(NEW, opened=True)
PARENTS = replace(NEW, whom=Whom.PARENT)
INSTEAD = elsewhere.Elsewhere(LARGE, NEW, "De Groot")
NOW = urgent.Around("De Groot", True, None, True, False)
DIALOGUES: Mapping[str, tuple[Case, Callable[[], Flow[object]]]] = {
    "more": (ANONYMOUS, lambda: dialogue.more("De Groot", False)),
    "more named": (NEW, lambda: dialogue.more("De Groot", True)),
    "give-name": (ANONYMOUS, lambda: dialogue.give_name("De Groot")),
    "witness": (OTHERS, lambda: witness.after("De Groot", False)),
    "witness named": (replace(OTHERS, flags=frozenset()), lambda: witness.after("De Groot", True)),
    "elsewhere": (NEW, lambda: elsewhere.elsewhere(INSTEAD)),
    "elsewhere seen": (OPENED, lambda: elsewhere.elsewhere(replace(INSTEAD, case=OPENED))),
    "elsewhere parent": (PARENTS, lambda: elsewhere.elsewhere(replace(INSTEAD, case=PARENTS))),
    "further": (NEW, lambda: further.further(further.Around("De Groot", "Mulder"))),
    "further seen": (NEW, lambda: further.further(further.Around("De Groot", "Mulder", seen=True))),
    "school-now": (ANONYMOUS, lambda: urgent.school_now(NOW)),
    "school-now named": (NEW, lambda: urgent.school_now(replace(NOW, named=True))),
    "school-now one": (ANONYMOUS, lambda: urgent.school_now(replace(NOW, duty=False))),
    "school-now closed": (ANONYMOUS, lambda: urgent.school_now(replace(NOW, opens=TUESDAY))),
    "further nobody": (NEW, lambda: further.further(further.Around("De Groot", None))),
}
every_dialogue = pytest.mark.parametrize("which", DIALOGUES)


@every_dialogue
def test_every_way_through_a_dialogue_ends(which: str) -> None:
    """The questions after sending end however they are answered; the name is asked only of who gave none."""
    all_of = explore(DIALOGUES[which][1])
    texts = {text for road in all_of.roads for text in road.texts}
    four = {"more-wish", "more-how", "more-often", "more-safe"}
    rest = {*further.OPTIONS, further.WHERE, "add"}
    staff = {"further": {"report-about-staff"}, "further seen": {"about-staff-seen"}}
    wanted = {"more": four | {"more-name"}, "more named": four, "give-name": {"give-name"}}
    three = {"other-who", "other-knows", "other-help"}
    wanted |= {"witness": three | {"report-name"}, "witness named": three}
    ways = {"elsewhere", "report-coach", "report-about-staff"}
    seen = {"elsewhere-seen", "report-coach", "about-staff-seen"}
    wanted |= {"elsewhere": ways, "elsewhere seen": seen, "elsewhere parent": {"elsewhere"}}
    wanted |= {"school-now": {"school-now", "report-name"}, "school-now named": {"school-now"}}
    wanted |= {"school-now one": {"school-now-one", "report-name"}, "school-now closed": {"school-closed"}}
    assert texts == wanted.get(which, rest | staff.get(which, set()))
    assert all(isinstance(road.result, bool | Told | Routed | urgent.Alarm) for road in all_of.roads)


@every_dialogue
def test_enough_is_enough_at_each_of_the_four(which: str) -> None:
    """SCREENS §3: *Genoeg zo* stands on each of the four questions and ends them."""
    for place in explore(DIALOGUES[which][1]).places:
        if place.question.text_key in {*dialogue.OPTIONS, *further.OPTIONS, further.WHERE}:
            enough = place.question.tapped(dialogue.ENOUGH, None)
            assert not isinstance(enough, Unfit)
            ended = complete(DIALOGUES[which][1], {**place.before, place.question.key: enough})
            assert (ended.path[-1].key, ended.result) == (place.question.key, False)


@every_language
@every_dialogue
def test_no_question_after_sending_has_a_fault(which: str, language: str) -> None:
    """Each screen is whole and short, and ends with back, stop, help (R1, R4)."""
    case, make = DIALOGUES[which]
    show = partial(shown, scene(LARGE, case), language, flow=which.partition(" ")[0], cases=(case.id,))
    for place in explore(make).places:
        for message in (show(place.before), show(place.answers, frozenset({place.question.key}))):
            assert faults(message) + too_wordy(place.question.text_key, message) == []
            assert [button.data for button in message.rows[-1]] == [*ROW, HELP]
