"""*Cijfers* and how it stands, for who looks whether it works: by command and by button (SCREENS §12, DOMAIN §1.3)."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest

from bot.route.model import Case, CaseId, Code, Entry, EntryKind, Role, Staff, StaffId, Status, Whom
from bot.texts import say
from tests.chat import Stage, a_stage
from tests.people import DE_WIT, SAM
from tests.stories.acts import calm, everything
from tests.stories.test_menus import becomes, offered
from tests.stories.test_spoed import joined_by
from tests.usecases.staffroom import STORY

VOS: Final = Staff(StaffId("8" * 32), "Vos", frozenset({Role.TEAMLEIDER}))
SENT: Final = datetime(2026, 11, 24, 9, tzinfo=UTC)
DECEMBER: Final = datetime(2026, 12, 1, 9, tzinfo=UTC)
SIGNAL: Final = Case(CaseId("0" * 32), Code("CS000"), Status.NIEUW, Whom.ME, "2HE", (SAM.id,), SENT)
COMMANDS: Final = {"nl": ("overzicht", "cijfers"), "en": ("overview", "figures")}
FIVE: Final = {"nl": ("5 tot 9", "minder dan 5"), "en": ("5 to 9", "fewer than 5")}
both = pytest.mark.parametrize("language", ["nl", "en"])


def come_in(stage: Stage, many: int) -> None:
    """So many signals were sent, one of them by a parent."""

    def sent(number: int) -> None:
        whom = Whom.PARENT if number == 1 else Whom.ME
        case = replace(SIGNAL, id=CaseId(f"{number:032x}"), code=Code(f"CS{number:03}"), whom=whom)

        def keep(unit: object) -> None:
            unit.new_key(case.id)  # type: ignore[attr-defined]
            assert unit.put_case(case)  # type: ignore[attr-defined]
            unit.put_entry(case.id, Entry(1, EntryKind.STORY, STORY, part=1))  # type: ignore[attr-defined]

        stage.lane.now(keep)

    for number in range(1, many + 1):
        sent(number)


@both
async def test_a_teamleider_sees_how_it_stands_and_the_figures(tmp_path: Path, language: str) -> None:
    """Typed or tapped: how many wait, and from the first of a month the figures; no code, word or small number."""
    stands, counts = COMMANDS[language]
    some, few = FIVE[language]
    async with a_stage(tmp_path) as stage:
        joined_by(stage, VOS)
        vos = stage.coach(VOS, language)
        assert await becomes(vos, lambda menu: "postvak" in menu) >= {stands, counts}
        come_in(stage, 6)
        vos.telegram.says(vos.id, f"/{counts}")
        await vos.sees(say("figures-none", language))
        await stage.until(DECEMBER)
        await calm(stage)
        vos.telegram.says(vos.id, f"/{stands}")
        await vos.sees(": 6\n")
        await vos.taps(say("overview-numbers.figures", language), some)
        told = vos.screen.text
        assert (told.count(some), few in told) == (3, True)
        await vos.taps(say("figures.went", language), say("report-kinds.gossip", language))
        await vos.taps(say("figures-went.told", language), some)
        await vos.taps(say("figures.lines", language), "2026-2027;2026-12-01;")
        assert f";{say('figures-row-total', language)};{some}" in vos.screen.text
        assert "CS00" not in everything(vos)
        assert STORY not in everything(vos)


@both
async def test_the_aanspreekpunt_has_both_and_a_coach_has_neither(tmp_path: Path, language: str) -> None:
    """The overview by its command, the figures from there; a coach who types it gets the postvak."""
    stands, counts = COMMANDS[language]
    async with a_stage(tmp_path) as stage:
        sam, de_wit = stage.coach(SAM, language), stage.coach(DE_WIT, language)
        assert await becomes(de_wit, lambda menu: "postvak" in menu) >= {stands, counts}
        await becomes(sam, lambda menu: "postvak" in menu)
        assert not offered(sam) & {stands, counts}
        come_in(stage, 6)
        await stage.until(DECEMBER)
        await calm(stage)
        de_wit.telegram.says(de_wit.id, f"/{stands}")
        await de_wit.taps(say("overview.figures", language), FIVE[language][0])
        for typed in (stands, counts):
            sam.telegram.says(sam.id, f"/{typed}")
            await calm(stage)
        assert FIVE[language][0] not in everything(sam)
        assert say("desk.figures", language) not in sam.labels
