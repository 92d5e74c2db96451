"""Who looks along goes along: when a case is somebody else's from now on, each is told who has it (DOMAIN §1.3).

They keep what they had, as far as their role goes, and what waits for them still waits; only the name of who has it is
new. Who may not look at it (any more) hears nothing.
"""

from bot.route.access import Deed, may
from bot.route.effects import Alert, Tell
from bot.route.model import Case
from bot.route.timing import is_open
from bot.usecases.scene import Scene


def hear(scene: Scene, case: Case) -> tuple[Tell, ...]:
    """One message to each colleague with whom it is shared: by code, and once it is opened the name of who has it now.
    At once while school is open, else with the next alerts (R12). ``case`` as its new owner has it."""
    at = scene.now if is_open(scene.calendar, scene.now) else scene.alert_at()
    people = (scene.school.member(staff_id) for staff_id in case.shared if staff_id != case.owner)
    looking = (one for one in people if one is not None and may(one, Deed.LOOK, case))
    return tuple(Tell(one.id, Alert.MOVED, at, case.version + 1) for one in looking)
