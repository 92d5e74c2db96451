"""Canaries: words and numbers that must never be found outside a chat, and the scanner that looks for them everywhere.

Every word that is planted (``tests/planted.py``) contains ``MARK``, so that one search finds them all, whichever leaks;
numbers and keys are searched one by one. A scanner that finds nothing may be blind: ``tests/stories/test_canaries.py``
shows it a leak in each encoding (SECURITY §6 T7, T14).
"""

import base64
import json
import os
import re
import subprocess
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import quote

MARK: Final = "canary"
_SHORTEST: Final = 5
"""Fewer bytes than this stand in random bytes by chance."""
_INFLATE_MOST: Final = 1 << 20
_PACKED: Final = re.compile(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08")
_INDEX_LINE: Final = re.compile(r"(kek|addr|idx|pepper|audit) [0-9a-f]{8} (staged|active|read-only)")
_KEY_NAME: Final = re.compile(r"(kek|addr|idx|pepper|audit)-[0-9a-f]{8}\.key|quarantine-\d{4}-\d\d-\d\d\.key")


@dataclass(frozen=True)
class Needle:
    """What to look for: ``what`` in this ``encoding``. ``any_case``: ASCII letters count as the same in both cases."""

    what: str
    encoding: str
    raw: bytes
    any_case: bool = False


@dataclass(frozen=True)
class Hit:
    """Something was found: where, in which encoding, and what stands around it."""

    where: str
    what: str
    encoding: str
    at: int
    around: bytes


# --- What a secret can look like --------------------------------------------------------------------------------------


def text(what: str, words: str) -> tuple[Needle, ...]:
    """The looks of a text: UTF-8 in any case, UTF-16, hexadecimal, base64, quoted for a URL or JSON, pglz."""
    raw = words.encode()
    quoted = {"percent": quote(words).encode(), "json": json.dumps(words)[1:-1].encode()}
    return _usable(
        Needle(what, "utf-8", raw.lower(), any_case=True),
        Needle(what, "utf-16-le", words.encode("utf-16-le")),
        Needle(what, "utf-16-be", words.encode("utf-16-be")),
        *(Needle(what, name, form.lower(), any_case=True) for name, form in quoted.items() if form != raw),
        *_bytes_in_letters(what, raw),
        *(Needle(what, f"pglz-{phase}", _pglz(raw, phase)) for phase in range(1, min(8, len(raw)))),
    )


def number(what: str, value: int) -> tuple[Needle, ...]:
    """The looks of a chat id: decimal in all the looks of a text, hexadecimal, and the bytes of an int64 both ways
    (without their zeros, as SQLite stores them), as variable-length integers, and those bytes in base64."""
    least = value.to_bytes((value.bit_length() + 7) // 8, "big")
    varints = {"varint-be": _varint(value), "varint-le": _varint(value, little=True)}
    raws = {"int-be": least, "int-le": least[::-1], **varints}
    whole = {"int64-be": value.to_bytes(8, "big"), "int64-le": value.to_bytes(8, "little")}
    return _usable(
        *text(what, str(value)),
        Needle(what, "hex-number", f"{value:x}".encode(), any_case=True),
        *(Needle(what, name, raw) for name, raw in raws.items()),
        *(each for name, raw in whole.items() for each in _bytes_in_letters(what, raw, f"{name} ")),
    )


def secret(what: str, raw: bytes) -> tuple[Needle, ...]:
    """The looks of a key: its bytes, and those in hexadecimal and base64."""
    return _usable(Needle(what, "bytes", raw), *_bytes_in_letters(what, raw))


def _usable(*needles: Needle) -> tuple[Needle, ...]:
    assert all(len(needle.raw) >= _SHORTEST for needle in needles), "too short to tell from chance"
    return needles


def _bytes_in_letters(what: str, raw: bytes, prefix: str = "") -> Iterator[Needle]:
    yield Needle(what, f"{prefix}hex", raw.hex().encode(), any_case=True)
    for offset in range(3):
        core = _base64_core(raw, offset)
        yield Needle(what, f"{prefix}base64+{offset}", core)
        if core != (safe := core.translate(bytes.maketrans(b"+/", b"-_"))):
            yield Needle(what, f"{prefix}base64url+{offset}", safe)


def _base64_core(raw: bytes, offset: int) -> bytes:
    """The letters of base64 that depend on these bytes alone, when so many others stand before them."""
    letters = base64.b64encode(b"\0" * offset + raw)
    first, end = -(-8 * offset // 6), 8 * (offset + len(raw)) // 6
    return letters[first:end]


def _pglz(raw: bytes, phase: int) -> bytes:
    """As PostgreSQL compresses what it has not seen before: a zero byte before each eight bytes, the first one after
    ``phase`` of these."""
    rest = range(phase, len(raw), 8)
    return raw[:phase] + b"".join(b"\0" + raw[at : at + 8] for at in rest)


def _varint(value: int, *, little: bool = False) -> bytes:
    groups = [value >> shift & 0x7F for shift in range(0, value.bit_length(), 7)]
    if little:
        return bytes([*(group | 0x80 for group in groups[:-1]), groups[-1]])
    return bytes([*(group | 0x80 for group in groups[:0:-1]), groups[0]])


# --- Looking ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Scanner:
    """Looks for all needles, in bytes and in what those bytes hold compressed (zlib and gzip)."""

    needles: tuple[Needle, ...] = field(repr=False)

    def places(self, *places: Path, since: int = 0) -> list[Hit]:
        """What is found in these files, and in all files of these folders, names of files included. ``since``: only in
        files that were written from then on (nanoseconds, as ``st_mtime_ns``)."""
        found = ((file, place) for place in places for file in files_of(place) if file.stat().st_mtime_ns >= since)
        return [hit for file, place in found for hit in self._file(file, place)]

    def data(self, where: str, data: bytes) -> list[Hit]:
        """What is found in these bytes."""
        end = len(data.rstrip(b"\0")) + 8
        hits = self._plain(where, data[:end])
        for at, inflated in _inflated(data):
            hits += self._plain(f"{where} (packed at {at})", inflated)
        return hits

    def _file(self, file: Path, place: Path) -> list[Hit]:
        name = str(file.relative_to(place.parent))
        return self._plain(f"the name {name}", name.encode()) + self.data(name, file.read_bytes())

    def _plain(self, where: str, data: bytes) -> list[Hit]:
        lower = data.lower()
        found = ((needle, (lower if needle.any_case else data).find(needle.raw)) for needle in self.needles)
        return [
            Hit(where, needle.what, needle.encoding, at, data[max(0, at - 24) : at + len(needle.raw) + 24])
            for needle, at in found
            if at >= 0
        ]


def files_of(place: Path) -> list[Path]:
    """The file itself, or every file in the folder, however deep."""
    return [place] if place.is_file() else sorted(path for path in place.rglob("*") if path.is_file())


def _inflated(data: bytes) -> Iterator[tuple[int, bytes]]:
    for start in (found.start() for found in _PACKED.finditer(data)):
        unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)
        try:
            out = unpacker.decompress(data[start : start + _INFLATE_MOST], _INFLATE_MOST)
        except zlib.error:
            continue
        if out:
            yield start, out


# --- Taking what is on disk -------------------------------------------------------------------------------------------


def stolen(folder: Path, into: Path) -> Path:
    """A copy of a folder as a thief finds it at this moment. Copied by another process: a program that closes a file
    of SQLite that it also has open lets go of the locks on it."""
    subprocess.run(["cp", "-R", str(folder), str(into)], check=True, timeout=60)
    return into


def unlinked_files(folder: Path) -> list[tuple[str, bytes]]:
    """The files that this process still has open though they have no name in ``folder`` any more (Linux)."""
    found = []
    for link in Path("/proc/self/fd").glob("*"):
        try:
            target = os.readlink(link)
            if target.startswith(str(folder)) and target.endswith(" (deleted)"):
                found.append((target, link.read_bytes()))
        except OSError:
            continue
    return found


def strangers_among_keys(folder: Path) -> list[str]:
    """What in a folder of keys is no key: a file of 32 bytes with the name of one, or the index that names them."""
    found = []
    for path in files_of(folder):
        raw = path.read_bytes()
        if path.name == "index":
            title, *lines = raw.decode("ascii").splitlines()
            found += [line for line in lines if not _INDEX_LINE.fullmatch(line)]
            found += [title] if title != "signaal keys 1" else []
        elif not _KEY_NAME.fullmatch(path.name) or len(raw) != 32:
            found.append(path.name)
    return found


def secrets_in(folder: Path) -> Iterable[Needle]:
    """The keys in a folder as needles: they may stand nowhere else."""
    for path in sorted(folder.glob("*.key")):
        yield from secret(path.name, path.read_bytes())
