"""What the machine can say about a process and about itself: processor time, resident memory, cores, how fast it syncs.

Linux only where it reads ``/proc``; elsewhere there is no figure (None, or 0.0), and nothing is pinned.
"""

import os
import platform
import sqlite3
import time
from pathlib import Path
from statistics import median
from typing import Final

EMULATOR_CORE: Final = 0
BOT_CORE: Final = 1
_UTIME_AT: Final = 11
_SYNCS: Final = 200


def pin(pid: int, core: int) -> None:
    """Keep a process on one core, where there are at least two and the system knows how. 0 is the process itself."""
    if hasattr(os, "sched_setaffinity") and len(os.sched_getaffinity(0) | {core}) > 1:
        os.sched_setaffinity(pid, {core})


def processor_s(pid: int) -> float:
    """Seconds of processor time that a process has used, all threads together."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[_UTIME_AT]) + int(fields[_UTIME_AT + 1])) / os.sysconf("SC_CLK_TCK")


def resident_mb(pid: int) -> float | None:
    """Resident memory of a process in megabytes (10⁶ bytes)."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except OSError:
        return None
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def sync_ms(folder: Path) -> float:
    """How long the disk under ``folder`` takes to keep 4 KiB for good: the median, in milliseconds."""
    took = []
    handle = os.open(folder / "sync", os.O_WRONLY | os.O_CREAT, 0o600)
    for _ in range(_SYNCS):
        began = time.perf_counter()
        os.write(handle, bytes(4096))
        os.fdatasync(handle)
        took.append(time.perf_counter() - began)
    os.close(handle)
    return median(took) * 1000


def described(folder: Path) -> str:
    """One line about the machine: cores, processor, versions, the disk, and how busy it is just now."""
    found = [line for line in _lines("/proc/cpuinfo") if line.startswith("model name")]
    model = found[0].partition(":")[2].strip() if found else platform.processor()
    versions = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    disk = f"4 KiB to disk in {sync_ms(folder):.2f} ms"
    return f"{os.cpu_count()} × {model}; {versions}; {disk}; load {os.getloadavg()[0]:.1f}"


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text().splitlines()
    except OSError:
        return []
