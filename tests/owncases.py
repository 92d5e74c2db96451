"""What one owner has beside the case a test is about: one more of each sort, so that cases can go along together."""

from collections.abc import Collection
from dataclasses import replace
from datetime import timedelta

from bot.route.model import Actor, Case, CaseId, Code, Entry, EntryKind, Staff, Status, Step, Whom


def others(case: Case) -> tuple[Case, ...]:
    """Told by the pupil, told by a witness, and finished; all of the same owner and circle."""
    own = replace(case, id=CaseId("b" * 32), code=Code("KD7W2"), status=Status.ONTVANGEN, whom=Whom.ME)
    witnessed = replace(own, id=CaseId("c" * 32), code=Code("KD7W3"), whom=Whom.OTHER, group=None)
    return own, witnessed, replace(own, id=CaseId("d" * 32), code=Code("KD7W4"), status=Status.AFGEROND)


class OwnCases:
    """The part of a unit that gives what one person has."""

    cases: tuple[Case, ...]

    def inbox(self, staff: Staff) -> tuple[Case, ...]:
        """What runs."""
        return tuple(case for case in self.cases if case.status is not Status.AFGEROND)

    def finished(self, staff: Staff) -> tuple[Case, ...]:
        """What is finished."""
        return tuple(case for case in self.cases if case.status is Status.AFGEROND)

    def one_of_each(self, cases: Collection[Case], kind: EntryKind, actor: Actor) -> dict[CaseId, Entry]:
        """Nothing was recorded of them."""
        return {}

    def steps(self, case_id: CaseId, actor: Actor) -> tuple[Step, ...]:
        """It was finished a week ago."""
        case = next(case for case in self.cases if case.id == case_id)
        at = case.sent_at - timedelta(days=7)
        return (Step(Status.BORGING, "afronden", Status.AFGEROND, "klok", at),)
