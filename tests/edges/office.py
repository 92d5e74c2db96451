"""The post office of the tests: delivery over a store, a mouth and a sender in memory; it can die and open again."""

from dataclasses import dataclass, field

import pytest

from scheduler.delivery import Delivery
from scheduler.limits import Limits, Pace
from scheduler.ticks import guarded
from tests.fakes import Crash, FrozenTime, MemoryStore, PlainMouth, ScriptedSender

CANARY = "zij wachten me op bij de fietsen"
NOOR, SAM, ALI = 1, 2, 3
OFF = Pace(on=False)


@dataclass
class Office:
    """A store in memory and everything round it. ``opens`` gives a new process over the same store."""

    pace: Pace = OFF
    pause_s: float = 0.0
    dies_at: str = ""
    time: FrozenTime = field(default_factory=FrozenTime)
    store: MemoryStore = field(default_factory=MemoryStore)
    mouth: PlainMouth = field(default_factory=PlainMouth)
    passed: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.sender = ScriptedSender(self.pause_s)
        self.opens("first")

    def opens(self, owner: str) -> Delivery:
        """A new delivery, as after a restart: it remembers nothing."""
        self.limits = Limits(self.time.monotonic, self.pace)
        self.delivery = Delivery(
            self.store.run,
            self.mouth,
            self.sender,
            self.time,
            self.limits,
            owner,
            self.checkpoint,
            guarded=guarded,
            sleep=self.time.sleep,
        )
        return self.delivery

    def checkpoint(self, name: str) -> None:
        """Note where we are, or die there."""
        self.passed.append(name)
        if name == self.dies_at:
            raise Crash

    async def dies(self) -> None:
        """Pump until the process dies."""
        with pytest.raises(BaseExceptionGroup) as caught:
            await self.delivery.pump()
        assert caught.value.subgroup(Crash) is not None

    async def later(self, seconds: float) -> None:
        """Let time pass, then pump."""
        self.time.pass_(seconds)
        await self.delivery.pump()
