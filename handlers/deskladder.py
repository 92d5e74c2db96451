"""What a button does on a case that is shared: look at it, or take it back (SCREENS ``share``)."""

from bot.route.access import Deed, may
from bot.route.model import Case, Code, Staff, StaffId
from bot.route.refusals import Refusal
from bot.usecases import acuut, casework, proposing, sharing
from bot.usecases.alongside import lead_of
from bot.usecases.confiding import coaches
from bot.usecases.scene import Scene
from handlers.flows import confiding
from handlers.flows.proposals import STEP


def opened(scene: Scene, staff: Staff, code: Code) -> Case | Refusal:
    """*Openen*: to be read, or, where only that was shared, to look at the steps and the agreements; or to confirm."""
    if casework.may_read(scene, staff, code):
        return casework.open_case(scene, staff, code)
    looked = sharing.look(scene, staff, code)
    asked = acuut.look(scene, staff, code) if isinstance(looked, Refusal) else looked
    return asked if isinstance(asked, Case) else casework.open_case(scene, staff, code)


def leads(staff: Staff, deed: str, case: Case) -> bool:
    """Whether this is the one thing that the schoolleiding records (G9)."""
    return deed == Deed.MEASURE and may(staff, Deed.MEASURE, case)


def not_shared_any_more(scene: Scene, staff: Staff, code: Code, other: str) -> Case | Refusal:
    """A name on the screen with whom it is shared was tapped."""
    return sharing.take_back(scene, staff, code, StaffId(other))


def stands(scene: Scene, staff: Staff, deed: str, case: Case) -> bool:
    """Whether what this button is about still stands: a proposal may be decided, silent or no longer so; the steps of
    what goes along with another case stand there."""
    if lead_of(scene.unit, case, staff) is not None:
        return False
    if deed in {confiding.ASK, confiding.TALK}:
        return bool(coaches(scene.school, case, staff))
    return deed != STEP or proposing.stands(scene, staff, case)
