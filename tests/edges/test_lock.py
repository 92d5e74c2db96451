"""One process serves a database: the second waits or is turned away, and death lets go."""

import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import create_engine, text

from bot.ports import StoreBusy
from storage.lock import NetworkDisk, ServeLock, on_network

HOLD = """
import sys
from storage.lock import ServeLock
lock = ServeLock(sys.argv[1])
print(lock.acquire(wait=True), flush=True)
input()
"""
MOUNTS = """\
/dev/vda / ext4 rw 0 0
server:/school /srv/school nfs4 rw 0 0
//server/share /mnt/a\\040b cifs rw 0 0
/dev/vdb /srv/school/local ext4 rw 0 0
/dev/vdc /over ext4 rw 0 0
sshfs#x /over fuse.sshfs rw 0 0
"""


def test_one_process_serves(database_url: str) -> None:
    """The second is turned away until the first lets go."""
    first, second = ServeLock(database_url), ServeLock(database_url)
    assert first.acquire(wait=False)
    assert (first.holds(), second.holds()) == (True, False)
    assert not second.acquire(wait=False)
    with pytest.raises(StoreBusy), second.held():
        pass
    first.release()
    assert not first.holds()
    with second.held():
        assert not first.acquire(wait=False)
    assert first.acquire(wait=False)
    first.release()
    second.release()


def test_a_standby_takes_over_when_the_first_lets_go(database_url: str) -> None:
    """It waits, and then it is its turn."""
    first, standby = ServeLock(database_url), ServeLock(database_url)
    first.acquire(wait=False)
    waiting = Thread(target=standby.acquire, args=(True,))
    waiting.start()
    waiting.join(0.2)
    assert waiting.is_alive()
    first.release()
    waiting.join(10)
    assert standby.holds()
    standby.release()


def test_death_lets_go(database_url: str) -> None:
    """A process that is killed holds nothing any more, without anybody tidying up."""
    with subprocess.Popen([sys.executable, "-c", HOLD, database_url], stdout=subprocess.PIPE, stdin=-1) as serving:
        assert serving.stdout is not None
        assert serving.stdout.readline() == b"True\n"
        lock = ServeLock(database_url)
        assert not lock.acquire(wait=False)
        serving.kill()
        assert lock.acquire(wait=True)
        lock.release()


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_a_lost_session_is_a_lost_lock(database_url: str) -> None:
    """Whoever serves asks now and then, and stops when the server let go; asking again does not bring it back."""
    lock, standby = ServeLock(database_url), ServeLock(database_url)
    assert lock.acquire(wait=False)
    assert lock._session is not None
    killer = create_engine(database_url)
    with killer.connect() as db:
        db.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": lock._session.info.backend_pid})
    killer.dispose()
    assert standby.acquire(wait=True)
    assert not lock.holds()
    assert not lock.holds()
    lock.release()
    standby.release()


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_a_database_that_is_not_there_is_busy(database_url: str) -> None:
    """A standby waits for it; nothing of the address gets into the error."""
    with pytest.raises(StoreBusy) as caught:
        ServeLock(f"{database_url.partition('?')[0]}_gone?{database_url.partition('?')[2]}").acquire(wait=False)
    assert caught.value.__suppress_context__


@pytest.mark.parametrize(
    ("path", "network"),
    [
        ("/srv/signaal/data.db", False),
        ("/srv/school/data.db", True),
        ("/srv/schools/data.db", False),
        ("/srv/school/local/data.db", False),
        ("/mnt/a b/data.db", True),
        ("/over/data.db", True),
    ],
)
def test_a_network_disk_is_known(path: str, network: bool) -> None:
    """The nearest mount counts, and of two on the same place the last one."""
    assert on_network(Path(path), MOUNTS) is network


def test_a_network_disk_is_refused(tmp_path: Path) -> None:
    """Neither the lock nor SQLite can be trusted there."""
    mounts = tmp_path / "mounts"
    mounts.write_text(f"server:/school {tmp_path} nfs4 rw 0 0\n")
    with pytest.raises(NetworkDisk, match="SIGNAAL_HOME"):
        ServeLock(f"sqlite:///{tmp_path}/signaal.db", mounts=mounts).acquire(wait=False)
