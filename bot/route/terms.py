"""How long things may take at this school: the timers of DOMAIN §1.5, with what De Route asks where it sets nothing.

Days are school days, hours are hours in which school is open. What is not here, no school may make longer: danger
(T1s), the aim to talk on the same day (T2, P-71), what was promised to a pupil, and the hours in which a pupil is left
in peace (docs/decisions/0031).
"""

from dataclasses import dataclass


@dataclass(frozen=True, repr=False)
class Terms:
    """Each with the timer it belongs to. A day that somebody chooses goes before the aim that is proposed."""

    remind_hours: int = 2
    """T1: whoever was asked is asked again."""
    stand_in_hours: int = 4
    """T1: the coach-ondersteuner and the achterwacht are asked too."""
    last_hours: int = 1
    """T1: the next school day, so long after school opens, the aanspreekpunt."""
    talk_late_days: int = 2
    """T2: after so many the overview says that the first talk is late."""
    undone_days: int = 2
    """T2, T6, T7: so long after its day who has the overview hears that a talk was not held."""
    answer_days: int = 2
    """T2: so long after a question in the chat that has no answer it stands in the message of the day again."""
    parents_days: int = 2
    """T3: after a pupil was consulted his or her parents are called."""
    restore_days: int = 5
    """T4: the day that is proposed for the herstelgesprek."""
    restore_eve_days: int = 1
    """T4: who leads it is reminded so long before it."""
    magister_days: tuple[int, int] = (1, 2)
    """T5: after the agreements the notes are asked for again."""
    follow_days: int = 5
    """T6: the day that is proposed for the first vervolggesprek after agreements."""
    follow_again_days: tuple[int, int] = (10, 30)
    """T7: and for the second and the third, each after the one before."""
    class_days: int = 10
    """T8: after the herstelgesprek the coach comes back to the class."""
    class_again_days: int = 3
    """T8: and once more."""
    watch_days: tuple[int, int] = (5, 10)
    """T9: A wants nothing now: when A is asked how it is, and the day that is proposed to the coach to look again."""
    check_in_days: tuple[int, int] = (5, 20)
    """T10: after it was picked up A is asked how it is."""
    after_talk_days: tuple[int, int] = (2, 7)
    """T10: after the talk with the other pupil A is asked whether anybody bothers her."""
    parents_talk_days: int = 5
    """T11: the talk with the parents of B after it has not stopped."""
    evaluation_eve_days: int = 1
    """T12: who looks whether it works is reminded so long before it."""
    return_eve_days: int = 1
    """T13: and of the talk about coming back."""
    year_end_days: int = 15
    """T14: so long before the summer it is decided who has a case after it."""
    sleeps_days: int = 5
    """T15: after the first talk with nothing planned: finish it, or plan it."""
