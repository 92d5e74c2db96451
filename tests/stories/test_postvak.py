"""The postvak with fifty open cases: the most urgent first, in pages, at the cost of one look (DESIGN §7)."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import event

from bot.ports import Unit
from bot.route.dossier import Dossier
from bot.route.model import Case, CaseId, Code, Flag, Status, Whom
from bot.texts import LANGUAGES, say
from bot.usecases.dossiers import keep_dossier
from tests.chat import Phone, Stage, a_stage
from tests.people import ALI, SAM, TUESDAY
from tests.stories.acts import calm

TODAY = date(2026, 11, 24)
LETTERS = "23456789AB"


def a_case(number: int, **more: object) -> Case:
    """A signal to Jansen of so many hours ago."""
    code = Code("KD" + LETTERS[number // 100] + LETTERS[number // 10 % 10] + LETTERS[number % 10])
    case = Case(
        CaseId(f"{number:032x}"),
        code,
        Status.NIEUW,
        Whom.ME,
        "2HE",
        (SAM.id,),
        TUESDAY.replace(minute=0) - timedelta(hours=number),
        flags=frozenset({Flag.ANONIEM}),
    )
    return replace(case, **more)  # type: ignore[arg-type]


def kept(unit: Unit, *cases: Case, due_on: date | None = None) -> None:
    """These cases are in the database, each with a dossier of its own when somebody has it."""
    for case in cases:
        unit.new_key(case.id)
        assert unit.put_case(case)
        if case.owner is not None:
            keep_dossier(unit, case.id, Dossier(due_on=due_on))


def owned(number: int, **more: object) -> Case:
    """A case that Jansen picked up."""
    return a_case(number, owner=SAM.id, status=Status.ONTVANGEN, opened=True, **more)


def fifty(unit: Unit) -> None:
    """Twenty that wait, of which one is SPOED; five that are due, one of them long; twenty-five that run."""
    kept(unit, *(a_case(number) for number in range(19)))
    kept(unit, a_case(19, flags=frozenset({Flag.SPOED, Flag.ONBEVESTIGD}), sent_at=TUESDAY))
    kept(unit, *(owned(number) for number in range(20, 24)), due_on=TODAY)
    kept(unit, owned(24), due_on=TODAY - timedelta(days=4))
    kept(unit, *(owned(number) for number in range(25, 50)), due_on=TODAY + timedelta(days=3))


def codes(phone: Phone) -> list[str]:
    """The cases on the last screen, in order, with their marks."""
    return [label for label in phone.labels if "KD" in label]


async def looks(stage: Stage, phone: Phone) -> None:
    """Types the command of the desk, and waits until it stands there."""
    await phone.says("/postvak")
    await calm(stage)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_fifty_cases_stand_in_the_order_in_which_they_are_urgent(tmp_path: Path, language: str) -> None:
    """SPOED first, then what waits longest, then what is due longest, then the rest; ten to a page, one coloured."""
    async with a_stage(tmp_path) as stage:
        sam = stage.coach(SAM, language)
        stage.lane.now(fifty)
        await looks(stage, sam)
        wanted = say("desk", language, waiting=20, mine=30)
        pages = [say("desk-page", language, page=page, pages=5) for page in range(1, 6)]
        assert sam.screen.text == f"{wanted}\n{say('desk-due', language, count=5)}\n{pages[0]}"
        seen = codes(sam)
        for page in pages[1:]:
            await sam.taps(say("desk.next", language), page)
            assert len(codes(sam)) == 10
            seen += codes(sam)
        numbers = [19, *range(18, -1, -1), 24, *range(23, 19, -1), *range(49, 24, -1)]
        marks = ["‼️", *["📬"] * 19, *["📅"] * 5, *["•"] * 25]
        assert seen == [f"{mark} {a_case(n).code}" for mark, n in zip(marks, numbers, strict=True)]
        await sam.taps(say("desk.previous", language), pages[3])


async def test_one_button_is_coloured_and_it_opens_what_is_most_urgent(tmp_path: Path) -> None:
    """There is always one obvious next thing to press (R10)."""
    async with a_stage(tmp_path) as stage:
        sam = stage.coach(SAM)
        await looks(stage, sam)
        assert coloured(sam) == ["Kijk opnieuw"]
        stage.lane.now(fifty)
        await looks(stage, sam)
        (most,) = coloured(sam)
        assert most == f"‼️ {a_case(19).code}"
        await sam.taps(most, "SPOED")


def coloured(phone: Phone) -> list[str]:
    """The coloured buttons of the last screen."""
    return [b.label for row in phone.screen.rows for b in row if b.style == "primary"]


async def test_of_what_somebody_was_kept_out_of_there_is_nothing(tmp_path: Path) -> None:
    """In no list, no count and on no page, though the case names this coach as its receiver."""
    async with a_stage(tmp_path) as stage:
        ali = stage.coach(ALI)
        both = (SAM.id, ALI.id)
        out = (a_case(number, receivers=both, kept_out=frozenset({ALI.id})) for number in range(1, 30))
        stage.lane.now(lambda unit: kept(unit, *out, a_case(0, receivers=both)))
        await looks(stage, ali)
        assert ali.screen.text == say("desk", "nl", waiting=1, mine=0)
        assert codes(ali) == [f"📬 {a_case(0).code}"]


async def test_the_postvak_costs_the_same_with_one_case_and_with_fifty(tmp_path: Path) -> None:
    """Not one statement more for each case, so that a coach with many waits as short as one with few."""
    async with a_stage(tmp_path) as stage:
        sam, said = stage.coach(SAM), list[str]()

        @event.listens_for(stage.lane.store._engine, "before_cursor_execute")  # type: ignore[attr-defined]
        def hears(_: object, __: object, statement: str, *___: object) -> None:
            said.append(statement)

        stage.lane.now(lambda unit: kept(unit, owned(99)))
        few = await cost(stage, sam, said)
        stage.lane.now(fifty)
        assert await cost(stage, sam, said) <= few


async def cost(stage: Stage, phone: Phone, said: list[str]) -> int:
    """How many statements about cases and what is in them one look at the desk takes."""
    await calm(stage)
    said.clear()
    await looks(stage, phone)
    return sum(" FROM casus" in one or " FROM entry" in one or " FROM key_slot" in one for one in said)
