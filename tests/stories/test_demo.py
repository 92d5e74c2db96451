"""The demo as a school board sees it: in a real browser, by clicks and keys (DESIGN §6)."""

import os
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Final, Literal

import pytest
import pytest_asyncio
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, expect

from bot.demo.scenes import WORDS
from bot.texts import say
from tests.browser import CHROMIUM, Table, a_browser, a_demo
from tests.chat import eventually

pytestmark = [
    pytest.mark.skipif(
        not CHROMIUM.exists(), reason="no Chromium at /usr/bin/chromium: the demo was not tried in a browser"
    ),
    pytest.mark.asyncio(loop_scope="module"),
]

SCREENS: Final = Path(__file__).resolve().parents[2] / "docs" / "screens"
STORY: Final = WORDS["nl"]["story"]
MOST_BYTES: Final = 250_000
"""Of a picture. What a thief sees is noise, and noise does not get smaller in a picture."""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    """One Chromium for this file."""
    async with a_browser() as chromium:
        yield chromium


def the_story() -> list[str]:
    """The words that she typed in the scene, as far as they mean something."""
    return [word for word in f"{STORY} {WORDS['nl']['answer']}".split() if len(word) > 3]


async def shot(table: Table, name: str, folder: Path) -> None:
    """A picture of what can be seen now, for docs/ when it is asked for."""
    where = SCREENS if os.environ.get("SIGNAAL_SCREENS") else folder
    where.mkdir(exist_ok=True)
    taken = await table.page.screenshot(path=where / f"{name}.png")
    assert len(taken) < MOST_BYTES, f"{name}.png is too big for the tree"


# --- Four phones --------------------------------------------------------------------------------------------------


async def test_four_phones_lie_side_by_side_and_each_is_a_real_one(browser: Browser) -> None:
    """A viewer takes one, presses Start and types; the bot answers there, and on no other phone."""
    async with a_demo(browser) as table:
        names = await table.page.locator(".phone h2").all_inner_texts()
        assert names == ["Leerling Noor", "Ouder Karin", "Coach Jansen", "Achterwacht Visser"]
        await table.page.click("#telefoon-ouder .start")
        await table.reads("ouder", "Hoi, ik ben de bot van De Linde")
        await table.page.fill("#telefoon-ouder textarea", "mijn kind durft niet naar school")
        await table.page.press("#telefoon-ouder textarea", "Enter")
        await table.reads("ouder", "Ik heb je tekst vastgehouden")
        assert await table.page.locator(".phone:not(#telefoon-ouder) .message").count() == 0


async def test_a_phone_is_set_to_english_and_the_bot_follows(browser: Browser) -> None:
    """With the next thing that is done there: for a pupil and for a coach alike, and the page says so."""
    async with a_demo(browser) as table:
        for phone, words in (("leerling", "I'm the bot of De Linde"), ("coach", "Your inbox is empty")):
            await table.page.locator(f"#telefoon-{phone} .languages [value=en]").check(force=True)
            await table.shows(f"#telefoon-{phone} .said", "English, from what you do next")
            await table.page.click(f"#telefoon-{phone} .start")
            await table.reads(phone, words)


WATCH: Final = """
window.seen = new Set();
new MutationObserver((changes) => changes.forEach(({ target }) => {
  if (!target.hidden) target.classList.forEach((name) => seen.add(name));
})).observe(document.getElementById("phones"), { subtree: true, attributeFilter: ["class", "hidden"] });
"""
"""Remembers every class that anything on a phone was given, however short, and what was shown that was hidden."""


async def test_a_phone_behaves_like_a_chat_app(browser: Browser) -> None:
    """The bot types before it answers, what it changes glows, what it deletes fades, what is protected says so."""
    async with a_demo(browser, beat=1.5, still=False) as table:
        await table.page.evaluate(WATCH)
        await table.page.click("#telefoon-leerling .start")
        await table.reads("leerling", "Hoi, ik ben de bot van De Linde")
        await table.page.locator("#telefoon-leerling .typing").wait_for(state="hidden")
        await table.shows("#telefoon-leerling .message.theirs", "beschermd")
        await table.page.get_by_role("button", name="Over mij").click()
        await table.reads("leerling", "Typ het zoals je het zou zeggen")
        cast = table.demo.show.cast
        cast.telegram.deletes(cast.phones[0].person, cast.telegram.chat(cast.phones[0].person)[-1].id)
        await table.page.locator("#telefoon-leerling .message").wait_for(state="detached")
        assert {"typing", "going", "changed"} <= set(await table.page.evaluate("[...seen]"))


async def test_in_a_scene_one_sees_whose_hand_is_where(browser: Browser) -> None:
    """The button that is about to be pressed, and the words before they are sent; then the bot types."""
    async with a_demo(browser, beat=0.8, still=False) as table:
        await table.page.evaluate(WATCH)
        await table.page.click("[data-scene=tells]")
        typed = expect(table.page.locator("#telefoon-leerling textarea"))
        await typed.to_have_value(STORY)
        assert {"pointed", "acting"} <= set(await table.page.evaluate("[...seen]"))
        await typed.to_have_value("")


async def test_a_phone_that_gets_something_meanwhile_is_marked_until_it_is_looked_at(browser: Browser) -> None:
    """While the viewer is on the pupil's phone, the coach's shows that there is news."""
    async with a_demo(browser) as table:
        await table.plays("silence")
        await table.shows("#telefoon-achterwacht .unread", "nieuw")
        await table.page.locator("#telefoon-achterwacht .log").click(position={"x": 5, "y": 5})
        await table.page.locator("#telefoon-achterwacht .unread").wait_for(state="hidden")


# --- Scenes -------------------------------------------------------------------------------------------------------


async def test_a_pupil_tells_and_a_thief_finds_no_word_of_it(browser: Browser) -> None:
    """What the coach reads is nowhere in the raw rows, nor in any byte on the disk; and the search does find things."""
    async with a_demo(browser, high=1500) as table:
        await table.plays("tells")
        await table.shows("#caption", "Nu jij")
        await table.page.click("#proof-open")
        await table.page.locator("#seen").get_by_text(STORY).wait_for()
        await table.page.evaluate("for (const fold of document.querySelectorAll('#loot details')) fold.open = true")
        raw = (await table.text("#loot")).casefold()
        assert [word for word in the_story() if word in raw] == []
        assert [word for word in the_story() if bytes(word, "utf-8").hex(" ") in raw] == []
        assert "casus · 1 rij" in raw
        assert "herstelgesprek" in raw
        nowhere = "«verstoppen» staat nergens op de schijf."
        assert await found(table, "verstoppen") == f"{nowhere} Op de telefoon van de coach staat het wel."
        assert "staat nergens" not in await found(table, "borging")


async def found(table: Table, word: str) -> str:
    """What the page says after this word was looked for on the disk."""
    await table.page.fill("#sought", word)
    await table.page.click("#search button")
    await table.page.locator("#found").get_by_text(f"«{word}»").wait_for()
    return await table.text("#found")


KNOWS_NOT: Final = {"nl": "Kind weet het: nee", "en": "Child knows: no"}


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_a_parent_tells_and_hears_that_it_is_read(browser: Browser, language: str) -> None:
    """The coach reads that it is a parent and whom to speak first; the phone of the pupil stays empty."""
    async with a_demo(browser) as table:
        await table.page.locator(f"#language [value={language}]").check(force=True)
        await table.plays("parent")
        await table.reads("ouder", say("card-read-yes", language, receiver="Jansen"))
        await table.reads("coach", say("told-about-bullied", language))
        said = [str(call.params.get("text")) for call in table.demo.show.cast.telegram.journal]
        assert any(WORDS[language]["mother"] in text and KNOWS_NOT[language] in text for text in said)
        assert await table.page.locator("#telefoon-leerling .message").count() == 0
        assert WORDS[language]["mother"] not in await table.text("#telefoon-ouder .log")
        await table.shows("#caption", {"nl": "drie dingen", "en": "three things"}[language])


async def test_nobody_reacts_and_silence_moves_on(browser: Browser) -> None:
    """The page names each hour at which something came due; at the promised hour she hears the truth."""
    async with a_demo(browser) as table:
        await table.plays("silence")
        came = (await table.text("#came")).splitlines()
        assert "de achterwacht wordt gevraagd" in came[0]
        assert "16.35: het beloofde uur voor de leerling" in came[-1]
        await table.reads("leerling", "Je bericht is nog niet gelezen. Dat had wel gemoeten.")
        await table.reads("achterwacht", "wacht nog op een mens")
        await table.reads("coach", "wacht nog op jou")
        await table.shows("#caption", "Visser")


async def test_it_does_not_stop_and_the_coach_sees_that_the_next_morning(browser: Browser) -> None:
    """Agreements are not the end: she says that it is worse, and it stands in the message of the day."""
    async with a_demo(browser) as table:
        await table.plays("goes-on")
        await table.reads("coach", "Leerling A liet weten: erger")
        await table.reads("coach", "Herstelgesprek")
        await table.shows("#came li:last-child", "het dagbericht van de coach")
        await table.shows("#caption", "beslissen mensen")
        await table.shows("#now", "08.00")


async def test_a_scene_is_played_in_the_language_of_the_page(browser: Browser) -> None:
    """One switch: the page, the phones of the next scene, and what people type in it."""
    async with a_demo(browser) as table:
        await table.page.locator("#language [value=en]").check(force=True)
        assert await table.text("[data-scene=tells] b") == "A pupil tells"
        await table.plays("tells")
        await table.reads("coach", WORDS["en"]["story"])
        await table.shows("#caption", "Your turn")


async def test_to_begin_anew_leaves_nothing_of_the_former_school(browser: Browser) -> None:
    """Phones, clock lines and the disk are those of another school."""
    async with a_demo(browser) as table:
        await table.plays("tells")
        await table.plays("")
        assert await table.page.locator(".message").count() == 0
        assert await table.page.locator(".unread:visible").count() == 0
        await table.page.click("#proof-open")
        await table.page.locator("#loot").get_by_text("entry · 0 rijen").wait_for()
        await table.shows("#caption", "Kies een verhaal")


async def test_a_scene_that_cannot_go_on_says_so(browser: Browser) -> None:
    """The pupil closes the door to the bot in the middle of it: it ends with a line, and the phones are free."""
    async with a_demo(browser, beat=0.3) as table:
        await table.page.click("[data-scene=tells]")
        show, noor = table.demo.show, table.demo.show.cast.phones[0].person
        await eventually(lambda: show.busy and show.cast.telegram.chat(noor), lambda: "it never begins")
        show.patience = 2
        show.cast.telegram.blocks(noor)
        await eventually(lambda: not show.busy, lambda: "it hangs")
        await table.settles()
        await table.shows("#caption", "Het verhaal kan niet verder")


# --- The clock ----------------------------------------------------------------------------------------------------


async def test_the_clock_is_moved_and_stops_at_what_falls_due(browser: Browser) -> None:
    """An hour, a school day, two weeks; what came due is named with its hour, and the phones show it."""
    async with a_demo(browser) as table:
        await table.plays("tells")
        await table.leaps("hour")
        await table.shows("#now", "16.40")
        await table.shows("#came", "15.55: een gesprek vouwt zich dicht")
        await table.reads("leerling", "Ik ben er als je me nodig hebt.")
        await table.leaps("day")
        await table.shows("#now", "08.00")
        await table.leaps("weeks")
        await table.shows("#came", "het beloofde uur voor de leerling")
        await table.reads("leerling", "Er staat iets voor je klaar.")


async def test_the_clock_can_be_stopped_on_its_way(browser: Browser) -> None:
    """Stop, by a click or by Escape: it stands where it is."""
    async with a_demo(browser) as table:
        await table.plays("tells")
        table.demo.show.beat = 30
        for stops in ("click", "Escape"):
            await table.page.click("[data-leap=weeks]")
            await table.page.wait_for_selector("body.playing")
            await table.page.wait_for_timeout(200)
            await (table.page.click("#stop") if stops == "click" else table.page.keyboard.press(stops))
            await table.settles()
            await table.shows("#caption", "Gestopt")


# --- For everybody ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "wide", "scheme"), [("wide-light", 1440, "light"), ("wide-dark", 1440, "dark"), ("narrow", 390, "light")]
)
async def test_it_can_be_read_by_everybody(
    browser: Browser, tmp_path: Path, name: str, wide: int, scheme: Literal["light", "dark"]
) -> None:
    """Axe finds nothing serious: before a scene, after it, and with the thief's panel open. Pictures are taken."""
    async with a_demo(browser, wide=wide, high=900 if wide > 500 else 844, scheme=scheme) as table:
        await without_barriers(table)
        await table.plays("tells")
        await shot(table, name, tmp_path)
        await table.page.click("#proof-open")
        await table.page.locator("#loot table").first.wait_for()
        await found(table, "verstoppen")
        await without_barriers(table)
        if name == "wide-light":
            await shot(table, "thief", tmp_path)


async def without_barriers(table: Table) -> None:
    """Nothing on the page is a serious barrier, as far as a machine can see."""
    assert await table.page.evaluate("document.getAnimations().length") == 0
    found = (await Axe().run(table.page)).response["violations"]
    serious = [(v["id"], v["nodes"][0]["html"][:200]) for v in found if v["impact"] in {"serious", "critical"}]
    assert serious == []


async def test_on_a_narrow_screen_one_phone_is_shown_and_the_tabs_tell_of_the_others(browser: Browser) -> None:
    """A tab is chosen, and carries what is new on a phone that is not seen."""
    async with a_demo(browser, wide=390, high=844) as table:
        await table.plays("silence")
        assert await table.page.locator(".phone:visible").count() == 1
        await table.shows(".tabs button:nth-child(4)", "nieuw")
        await table.page.click(".tabs button:nth-child(4)")
        assert await table.page.locator("#telefoon-achterwacht:visible").count() == 1
        assert "nieuw" not in await table.text(".tabs button:nth-child(4)")


async def test_it_goes_by_keyboard_alone(browser: Browser) -> None:
    """From the top of the page, by Tab and Enter, to a scene; each stop can be seen."""
    async with a_demo(browser) as table:
        for _ in range(12):
            await table.page.keyboard.press("Tab")
            if await table.page.evaluate("document.activeElement.dataset.scene") == "tells":
                break
        assert await table.page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
        await table.page.keyboard.press("Enter")
        await eventually(lambda: table.demo.show.busy == "tells", lambda: "it never begins")
        await eventually(lambda: not table.demo.show.busy, lambda: "it never ends")
        await table.reads("coach", STORY)
