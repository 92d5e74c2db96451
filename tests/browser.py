"""The demo in a real browser: Debian's Chromium, driven by playwright, with nothing in its console and nothing from
elsewhere. What a person does there is a click or a key.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

from playwright.async_api import Browser, Page, async_playwright

from bot.staging import Demo, play
from tests.chat import eventually

CHROMIUM: Final = Path("/usr/bin/chromium")
NOTHING_ELSE: Final = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
)
HURRIED: Final = 0.01
PATIENCE_MS: Final = 20_000


@dataclass
class Table:
    """The page as somebody sits before it, and what the browser had to complain about."""

    page: Page
    demo: Demo
    complaints: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)

    def went_to(self, url: str) -> None:
        """The browser asks for something; what is not the demo's is remembered."""
        if not url.startswith(f"{self.demo.address}/"):
            self.elsewhere.append(url)

    async def plays(self, scene: str) -> None:
        """Clicks a scene and watches it to its end."""
        show, edition = self.demo.show, self.demo.show.cast.edition
        await self.page.click(f'[data-scene="{scene}"]')
        await eventually(lambda: show.cast.edition > edition and not show.busy, lambda: "the scene never ends")
        await self.settles()

    async def leaps(self, leap: str) -> None:
        """Moves the clock and waits until it stands."""
        show, changes = self.demo.show, self.demo.show.changes
        await self.page.click(f'[data-leap="{leap}"]')
        await eventually(lambda: show.changes > changes and not show.busy, lambda: "the clock never stands")
        await self.settles()

    async def settles(self) -> None:
        """Waits until the page shows what the show tells."""
        await self.page.wait_for_selector("body:not(.playing)")
        await self.page.wait_for_timeout(250)

    async def text(self, selector: str) -> str:
        """What can be read there."""
        return await self.page.inner_text(selector)

    async def reads(self, phone: str, words: str) -> None:
        """Waits until a phone shows these words."""
        log = self.page.locator(f"#telefoon-{phone} .log")
        await log.get_by_text(words).first.wait_for(timeout=PATIENCE_MS)

    async def shows(self, selector: str, words: str) -> None:
        """Waits until these words can be read there."""
        await self.page.locator(selector, has_text=words).first.wait_for(timeout=PATIENCE_MS)


@asynccontextmanager
async def a_demo(
    browser: Browser,
    beat: float = HURRIED,
    wide: int = 1440,
    high: int = 900,
    scheme: Literal["light", "dark"] = "light",
    *,
    still: bool = True,
) -> AsyncIterator[Table]:
    """The demo and a browser with its page, ``still`` as for who asked for less motion: that is faster, too.

    In the end: nothing in the console, no request that left the origin.
    """
    stop = asyncio.Event()
    started: asyncio.Future[Demo] = asyncio.get_running_loop().create_future()
    async with asyncio.TaskGroup() as group:
        group.create_task(play(0, started, stop, beat))
        try:
            page = await browser.new_page(
                viewport={"width": wide, "height": high},
                color_scheme=scheme,
                reduced_motion="reduce" if still else "no-preference",
            )
            table = Table(page, await started)
            await _opened(table)
            yield table
            await page.close()
        finally:
            stop.set()
    assert (table.complaints, table.elsewhere) == ([], [])


@asynccontextmanager
async def a_browser() -> AsyncIterator[Browser]:
    """Chromium, once for many tests: it takes a second to start."""
    async with async_playwright() as driver:
        browser = await driver.chromium.launch(executable_path=CHROMIUM, args=list(NOTHING_ELSE))
        yield browser
        await browser.close()


async def _opened(table: Table) -> None:
    page, address = table.page, table.demo.address
    page.on("console", lambda said: table.complaints.append(said.text))
    page.on("pageerror", lambda error: table.complaints.append(str(error)))
    page.on("request", lambda asked: table.went_to(asked.url))
    await page.goto(address)
    await page.wait_for_selector("#telefoon-achterwacht", state="attached")
