"""The smallest conversions between the machine's values and what a column can hold: moments, ids, text."""

from datetime import UTC, datetime, timedelta
from typing import Final

from bot.route.model import CaseId, StaffId

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MS: Final = timedelta(milliseconds=1)
_HOUR_MS: Final = 3_600_000


def ms(moment: datetime) -> int:
    """Epoch milliseconds of an aware moment."""
    return (moment - _EPOCH) // _MS


def hour(moment: datetime) -> int:
    """Epoch milliseconds of the hour it fell in: close enough for what only has to be dropped some day."""
    return ms(moment) // _HOUR_MS * _HOUR_MS


def when(milliseconds: int) -> datetime:
    """The moment, aware, in UTC."""
    return _EPOCH + milliseconds * _MS


def ms_or_none(moment: datetime | None) -> int | None:
    """As ``ms``; None stays None."""
    return None if moment is None else ms(moment)


def when_or_none(milliseconds: int | None) -> datetime | None:
    """As ``when``; None stays None."""
    return None if milliseconds is None else when(milliseconds)


def raw(own_id: CaseId | StaffId) -> bytes:
    """The 16 bytes of one of our own ids. Raises ``ValueError`` for anything but 32 hexadecimal digits."""
    value = bytes.fromhex(own_id)
    if len(value) != 16:
        raise ValueError("an id is 32 hexadecimal digits")
    return value


def whole(text: str) -> str:
    """The text as valid Unicode: half a surrogate pair, which nothing can encode, becomes a replacement mark."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def two_letters(language: str) -> str:
    """The language as an address can hold it."""
    return language if len(language) == 2 and language.isascii() and language.isalpha() else "nl"


def iso(moment: datetime | None) -> str | None:
    """The moment as JSON holds it, exact; None stays None."""
    return None if moment is None else moment.astimezone(UTC).isoformat()


def from_iso(written: str | None) -> datetime | None:
    """The moment that ``iso`` wrote."""
    return None if written is None else datetime.fromisoformat(written)
