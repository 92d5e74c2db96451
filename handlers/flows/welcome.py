"""The first screen, what a pupil wants to know before she dares, and where help is (SCREENS §2, §6, §7)."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from handlers.flows import parent, urgent
from handlers.flows.receivers import Facts
from handlers.flows.report import hello
from handlers.flows.view import ON, Panel, View, buttons, page_of, plain
from handlers.screens import Press, Screen, Value, Verb, to_panel

HELLO: Final = "hello"
FEARS: Final = ("worse", "other", "parents", "known", "back", "isit")
DANGERS: Final = ("danger", "death", "home", "images", "talk")
BACK_ON: Final = to_panel(ON)
CHANGE: Final = "report-change"
ROUTE: Final = "route"


def _hello(view: View) -> Screen:
    return hello(Facts(view.school)).screen("", None)


def _whole(view: View) -> Screen:
    """The draft as long as it is, before it is sent."""
    story, page, of = page_of(view.draft, view.page)
    values: dict[str, Value] = {"story": story, "page": page, "pages": of}
    more = (Press(to_panel("report-whole", page + 1), "report-whole.next"),) if page < of else ()
    return Screen("report-whole", values, ((Press(BACK_ON, "report-whole.back"), *more),), content=True)


def _change(view: View) -> Screen:
    """What can be changed before sending; each button reopens a question, nothing that was typed goes away."""
    reopen = (("story", "report-story"), ("class", "class"), ("receiver", "receiver"))
    rows = tuple(Press(f"{Verb.REOPEN}:{what}", f"{CHANGE}.{word}") for word, what in reopen)
    discard = Press(f"{Verb.STOP}:discard", f"{CHANGE}.discard")
    return Screen(CHANGE, {}, (rows, (discard, Press(BACK_ON, f"{CHANGE}.back"))))


def _route(view: View) -> Screen:
    """What school does with what is told; back to where she was, or to the first screen."""
    return Screen(ROUTE, {}, (buttons(ROUTE, ("back" if view.talking or view.cases else "begin", BACK_ON)),))


def _fear(name: str) -> Panel:
    return plain(f"fear-{name}", ("begin", BACK_ON), ("another", to_panel("fears")))


def _help(name: str, *contacts: str) -> Panel:
    return plain(f"help-{name}", ("on", BACK_ON), contacts=contacts)


def _danger(name: str) -> Panel:
    """Numbers to call; and the button that tells school, where there is a school to tell (DESIGN §4 row 21)."""
    text = f"help-{name}"

    def panel(view: View) -> Screen:
        now = (urgent.press(text),) if view.may_tell else ()
        return Screen(text, {}, ((*now, Press(BACK_ON, f"{text}.on")),))

    return panel


PANELS: Final[Mapping[str, Panel]] = MappingProxyType(
    {
        HELLO: _hello,
        "report-whole": _whole,
        CHANGE: _change,
        "report-gone": plain("report-gone", ("again", BACK_ON)),
        "who-sees": plain(
            "who-sees", ("begin", BACK_ON), ("how-long", to_panel("how-long")), ("talk", to_panel("talk-instead"))
        ),
        "how-long": plain("how-long", ("back", to_panel("who-sees")), contacts=("days", "fg_contact")),
        "fears": plain("fears", *((f, to_panel(f"fear-{f}")) for f in FEARS), ("begin", BACK_ON)),
        **{f"fear-{name}": _fear(name) for name in FEARS},
        "talk-instead": plain(
            "talk-instead", ("back", BACK_ON), contacts=("vertrouwenspersoon", "vp_contact", "aw_plek")
        ),
        "help": plain("help", *((d, to_panel(f"help-{d}")) for d in DANGERS), ("back", BACK_ON)),
        **{f"help-{name}": _danger(name) for name in ("danger", "death", "home", "images", "other")},
        "help-talk": _help("talk", "vertrouwenspersoon", "aw_plek"),
        "not-open": plain(
            "not-open", ("help", to_panel("help")), contacts=("vertrouwenspersoon", "vp_contact", "aw_plek")
        ),
        **parent.ANYBODY,
        ROUTE: _route,
        "no-media": plain("no-media", ("on", BACK_ON), ("help", to_panel("help"))),
    }
)
"""Side screens that anybody may open, without a talk and without a case."""


