"""Whom and what the demo's page refuses: other hosts, other pages, and what no phone can do."""

from collections.abc import AsyncIterator

import pytest

from tests.edges.emulated import news
from tests.edges.paged import Table, a_table


@pytest.fixture
async def table() -> AsyncIterator[Table]:
    """Two phones on a table."""
    async with a_table() as ready:
        yield ready


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost:1@evil.example", "0.0.0.0", ""])
async def test_another_host_is_refused(table: Table, host: str) -> None:
    """A stranger's name that points to this machine (DNS rebinding) reads nothing and does nothing."""
    read, _ = await table.gets("/chat/leerling", Host=host)
    done, _ = await table.does("say", {"text": "hallo"}, Host=host)

    assert (read, done) == (421, 421)
    assert news(table.telegram) == []


@pytest.mark.parametrize("host", ["localhost:8400", "LOCALHOST", "127.0.0.1:1", "[::1]:8400", "[::1]"])
async def test_this_machine_is_not_refused(table: Table, host: str) -> None:
    """Whatever name this machine is called by, its own page may ask and do."""
    read, _ = await table.gets("/chat/leerling", Host=host)
    done, _ = await table.does("say", {"text": "hallo"}, Host=host, Origin=f"http://{host.lower()}")

    assert (read, done) == (200, 200)


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://localhost:3000", "https://localhost:8400"])
async def test_a_post_from_another_page_is_refused(table: Table, origin: str) -> None:
    """Browsers let any page post here; the Origin they add gives it away."""
    done, _ = await table.does("say", {"text": "hallo"}, Host="localhost:8400", Origin=origin)

    assert done == 403
    assert news(table.telegram) == []


async def test_a_form_of_another_page_is_refused(table: Table) -> None:
    """A form cannot send JSON as JSON, so its kind alone is enough to know it, with or without an Origin."""
    async with table.client.post("/chat/leerling/say", data=b'{"text": "hallo"}') as answer:
        assert answer.status == 415
    assert news(table.telegram) == []


@pytest.mark.parametrize(
    ("act", "body"),
    [
        ("say", {}),
        ("say", ["geheim"]),
        ("say", {"text": 7}),
        ("start", {"payload": None}),
        ("edit", {"message": "1", "text": "geheim"}),
        ("tap", {"message": True, "data": "geheim"}),
        ("tap", {"message": 1, "data": ""}),
        ("tap", {"message": 1, "data": "é" * 33}),
        ("language", {"language": "geheim"}),
    ],
)
async def test_what_the_page_never_sends_is_not_understood(table: Table, act: str, body: object) -> None:
    """A slip in the page is refused before anything happens, and nothing of it is repeated."""
    assert await table.does(act, body) == (400, {"error": "not understood"})
    assert news(table.telegram) == []


@pytest.mark.parametrize("body", [b"{", b"\xff", b""])
async def test_a_body_that_is_no_json_is_not_understood(table: Table, body: bytes) -> None:
    """Whatever its kind says."""
    headers = {"Content-Type": "application/json"}
    async with table.client.post("/chat/leerling/say", data=body, headers=headers) as answer:
        assert answer.status == 400


@pytest.mark.parametrize(
    ("act", "body"),
    [("say", {"text": " \n"}), ("start", {"payload": "geheim é"}), ("edit", {"message": 99, "text": "geheim"})],
)
async def test_what_no_phone_can_do_is_refused(table: Table, act: str, body: object) -> None:
    """The emulator's ``Impossible`` is an answer here, without a word of what was typed."""
    assert await table.does(act, body) == (409, {"error": "no phone can do that"})
    assert news(table.telegram) == []


async def test_a_phone_that_is_not_there_is_not_found(table: Table) -> None:
    """Only the phones that were given exist."""
    assert await table.gets("/chat/directeur") == (404, {"error": "no such phone"})
    assert await table.does("say", {"text": "hallo"}, phone="directeur") == (404, {"error": "no such phone"})
