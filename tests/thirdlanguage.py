"""A language that nobody speaks, made of the Dutch texts: each vowel is the next one. Everything else stays as it is,
so that it holds exactly what a translator would have to give: one folder, and no code.

Run as a program (``python -m tests.thirdlanguage FOLDER``), with ``SIGNAAL_TEXTS`` set to where it stands, a pupil goes
the whole road in it; the process ends with 0 when she did.
"""

import asyncio
import sys
from pathlib import Path
from typing import Final

from fluent.syntax import FluentParser, FluentSerializer, ast
from fluent.syntax.visitor import Transformer

from bot.texts import LANGUAGES, place, say, variables
from tests.chat import a_stage
from tests.people import SAM, Pupil

CODE: Final = "fy"
"""A code that Babel knows and we have no texts for."""
NEXT: Final = str.maketrans("aeiouAEIOU", "eiouaEIOUA")
SIETSKE: Final = Pupil("Sietskecanary", "Hoekstracanary", "sietske_canary_handle", CODE, 7_310_455_990)
STORY: Final = "se ferstopje alle dagen myn tas"
DANGER: Final = "soms wil ik niet meer leven"
"""She writes it in Dutch: her own language has no list, and she is no less safe."""


class _Turned(Transformer):
    """Turns the words of a text, and leaves what is not for people."""

    def visit_TextElement(self, node: ast.TextElement) -> ast.TextElement:
        node.value = node.value.translate(NEXT)
        return node

    def visit_Message(self, node: ast.Message) -> ast.Message:
        if node.id.name.startswith("pattern-"):
            return node
        return self.generic_visit(node)


def make(folder: Path) -> Path:
    """The folder of the third language in this one."""
    language = folder / CODE
    language.mkdir(parents=True)
    for file in place(LANGUAGES[0]).glob("*.ftl"):
        resource = _Turned().visit(FluentParser().parse(file.read_text("utf-8")))
        (language / file.name).write_text(FluentSerializer().serialize(resource), "utf-8")
    return language


def _said(key: str) -> str:
    """How a text begins in her language, up to the first value."""
    return say(key, CODE, **dict.fromkeys(variables(key, CODE), "@")).splitlines()[0].partition("@")[0]


async def goes_the_road(folder: Path) -> None:
    """From Start to the card: told, danger seen, sent, alerted, picked up, and read that it was."""
    async with a_stage(folder) as stage:
        pupil, sam = stage.pupil(SIETSKE), stage.coach(SAM, CODE)
        await pupil.starts()
        await pupil.taps(say("report-hello.me", CODE), _said("report-story"))
        await pupil.says(DANGER)
        await pupil.sees(say("help-death", CODE))
        await pupil.taps(say("help-death.on", CODE), _said("report-year"))
        await pupil.says(STORY)
        await pupil.sees(say("note-added", CODE))
        await pupil.taps("2", say("report-class", CODE))
        await pupil.taps("2HE · Jansen", STORY)
        await pupil.taps(say("report-send.anon", CODE), _said("report-sent"))
        assert [command.description for command in stage.telegram.menu(pupil.id)][-1] == say("commands.quiet", CODE)
        await sam.taps(say("alert-new.open", CODE), STORY)
        await sam.taps(say("case-new.pick-up", CODE), _said("pick-up-unknown"))
        await pupil.sees_only(say("nudge", CODE))
        await pupil.taps(say("nudge.view", CODE), say("card-now-picked-up", CODE, coach=SAM.name))
        await pupil.says(f"/{say('own-commands.quiet', CODE)}")
        await pupil.sees(_said("quiet"))


if __name__ == "__main__":
    asyncio.run(goes_the_road(Path(sys.argv[1])))
