"""What the demo's page can ask besides its phones: move the clock, play a scene, begin anew, see what a thief sees."""

from collections.abc import Coroutine
from dataclasses import dataclass

from aiohttp import web

from bot.demo import page
from bot.demo.guard import Malformed, body_of, from_here, refused, text_in
from bot.demo.phones import LANGUAGES
from bot.demo.scenes import SCENES
from bot.demo.show import Leap, Opening, Show

_LONGEST_SEARCH = 200


def routes(show: Show) -> list[web.AbstractRouteDef]:
    """The whole page of the demo: its phones, and everything round them."""
    stage = _Stage(show)
    return [
        *page.routes(lambda: show.cast, beside=show.told),
        web.post("/stage/clock", from_here(stage.clock)),
        web.post("/stage/scene", from_here(stage.scene)),
        web.post("/stage/stop", from_here(stage.stop)),
        web.get("/thief", from_here(stage.thief)),
        web.post("/thief/search", from_here(stage.search)),
    ]


@dataclass(frozen=True)
class _Stage:
    """The handlers, and the show they are about."""

    show: Show

    async def clock(self, request: web.Request) -> web.StreamResponse:
        """Move school time; 409 while something else goes on."""
        asked = text_in(await body_of(request), "to")
        if asked not in set(Leap):
            raise Malformed
        return self._begun("clock", self.show.walk(self.show.goal(Leap(asked))))

    async def scene(self, request: web.Request) -> web.StreamResponse:
        """A fresh school, with a scene or (``""``) without one."""
        said = await body_of(request)
        name, language = text_in(said, "name"), text_in(said, "language")
        if (name and name not in SCENES) or language not in LANGUAGES:
            raise Malformed
        self.show.wants(Opening(name, language))
        return web.json_response({})

    async def stop(self, request: web.Request) -> web.StreamResponse:
        """End what goes on."""
        await body_of(request)
        self.show.stop()
        return web.json_response({})

    async def thief(self, _: web.Request) -> web.StreamResponse:
        """Everything on the disk, raw."""
        return web.json_response(await self.show.school.loot())

    async def search(self, request: web.Request) -> web.StreamResponse:
        """How often some words stand on the disk."""
        words = text_in(await body_of(request), "words").strip()
        if not 0 < len(words) <= _LONGEST_SEARCH:
            raise Malformed
        return web.json_response({"times": await self.show.school.times(words)})

    def _begun(self, name: str, work: Coroutine[object, object, None]) -> web.StreamResponse:
        return web.json_response({}) if self.show.play(name, work) else refused(409, "something goes on already")
