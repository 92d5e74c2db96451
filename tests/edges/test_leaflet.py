"""``signaal qr``: the link and the code to print, for pupils and for parents; or one sentence why not."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.cli.leaflet import Role, link_to
from bot.demo.server import Emulator
from bot.demo.telegram import Telegram
from handlers.floor import PARENT
from tests.edges.commanding import TOKEN, Beheerder, Said

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)


async def printed(beheerder: Beheerder, *words: str) -> Said:
    """What the command says, with a Telegram that knows the bot."""
    async with Emulator(Telegram(lambda: NOW, token=TOKEN)) as emulator:
        env = {"SIGNAAL_TOKEN": TOKEN, "SIGNAAL_API_URL": emulator.origin}
        return await asyncio.to_thread(lambda: beheerder.types("qr", *words, **env))


@pytest.mark.parametrize(
    ("words", "link"),
    [
        ((), "https://t.me/signaal_demo_bot"),
        (("--role", "leerling"), "https://t.me/signaal_demo_bot"),
        (("--role", "ouder"), "https://t.me/signaal_demo_bot?start=ouder"),
    ],
)
async def test_the_link_is_printed_with_its_code(beheerder: Beheerder, words: tuple[str, ...], link: str) -> None:
    """The link in words, for who has no camera; that of parents carries their role."""
    said = await printed(beheerder, *words)
    assert said.code == 0, said.err
    assert said.out.splitlines()[0] == link
    assert len(said.out.splitlines()) > 10


async def test_the_code_is_written_to_a_file(beheerder: Beheerder, tmp_path: Path) -> None:
    """A picture that a printer can make as large as it likes, of that link and no other."""
    pupils, parents = tmp_path / "pupils.svg", tmp_path / "parents.svg"
    assert (await printed(beheerder, "--svg", str(pupils))).code == 0
    assert (await printed(beheerder, "--role", "ouder", "--svg", str(parents))).code == 0
    assert pupils.read_text("utf-8").startswith("<?xml")
    assert pupils.read_text("utf-8") != parents.read_text("utf-8")


async def test_what_is_wrong_gets_a_sentence(beheerder: Beheerder) -> None:
    """A file that cannot be made, no token, a Telegram that cannot be reached."""
    assert (await printed(beheerder, "--svg", "/nowhere/at/all.svg")).sentences == ["That file cannot be written."]
    assert "SIGNAAL_TOKEN" in beheerder.types("qr").err
    env = {"SIGNAAL_TOKEN": TOKEN, "SIGNAAL_API_URL": "http://127.0.0.1:1"}
    unreached = await asyncio.to_thread(lambda: beheerder.types("qr", **env))
    assert unreached.sentences[0].startswith("Telegram cannot be reached")


def test_the_role_in_the_link_is_the_one_the_bot_knows() -> None:
    """Else a parent who scans it would read the pupils' first screen."""
    assert link_to("a_bot", Role.PARENT).endswith(f"?start={PARENT}")
    assert PARENT in {str(role) for role in Role}
