"""How long things may take at this school: the timers of DOMAIN §1.5 that a school may set, with what De Route asks.

Days are school days, hours are hours in which school is open. What is about danger (T1s), what was promised to a pupil
and what keeps a pupil from being found is not here: no school may make it longer.
"""

from dataclasses import dataclass


@dataclass(frozen=True, repr=False)
class Terms:
    """Each with the timer it belongs to."""

    remind_hours: int = 2
    """T1: whoever was asked is asked again."""
    stand_in_hours: int = 4
    """T1: the coach-ondersteuner and the achterwacht are asked too."""
    talk_late_days: int = 2
    """T2: after so many the overview says that the first talk is late."""
    parents_days: int = 2
    """T3: after a pupil was consulted his or her parents are called."""
    magister_days: tuple[int, int] = (1, 2)
    """T5: after the agreements the notes are asked for again."""
    class_days: int = 10
    """T8: after the herstelgesprek the coach comes back to the class."""
    class_again_days: int = 3
    """T8: and once more."""
    parents_talk_days: int = 5
    """T11: the talk with the parents of B after it has not stopped."""
    sleeps_days: int = 5
    """T15: after the first talk with nothing planned: finish it, or plan it."""
