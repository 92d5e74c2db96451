"""Who takes part besides A and B: leerling C, D, E and F, each with what that pupil does here (P-76, P-80, P-82).

A letter and a part belong to one case and go nowhere with it: who pests along here may be bullied there. Who is bullied
or pests along has a vervolggesprek, parents who are told and an end that waits for both, as A and B have. Pure.
"""

from typing import Final

from bot.route.dossier import Dossier, Parents, Part, Pupil
from bot.route.magister import KNOW, PUPILS, agreed_with

FURTHER: Final = PUPILS[2:]
"""The letters there are besides A and B."""
HAS_A_DUTY: Final = frozenset({Part.GEPEST, Part.PEST_MEE})
"""Whose parents are told, and with whom the talks go on; for the others that is asked when something was agreed."""
TO_CALL: Final = frozenset({Parents.COACH_CALLS, Parents.CALLED})


def next_letter(dossier: Dossier) -> str | None:
    """The letter of the next pupil; None when there are no more. One that was asked after in a vervolggesprek stays
    that pupil's, also when the pupil is not in it any more: another would inherit what was said."""
    taken = {one.letter for one in dossier.pupils} | {one.letter for each in dossier.rounds for one in each.more}
    return next((letter for letter in FURTHER if letter not in taken), None)


def named(dossier: Dossier, letter: str) -> Pupil | None:
    """The further pupil with this letter."""
    return next((one for one in dossier.pupils if one.letter == letter), None)


def followed(dossier: Dossier) -> tuple[Pupil, ...]:
    """With whom there is a vervolggesprek besides A and B: who is bullied or pests along, or agreed to something."""
    agreed = agreed_with(dossier)
    return tuple(one for one in dossier.pupils if one.part in HAS_A_DUTY or one.letter in agreed)


def not_followed(dossier: Dossier) -> tuple[Pupil, ...]:
    """Of these the ones with whom nobody talked after the agreements (G6)."""
    held = {one.letter for each in dossier.rounds for one in each.more if one.how or one.kept}
    return tuple(one for one in followed(dossier) if one.letter not in held)


def parents_left(dossier: Dossier) -> tuple[Pupil, ...]:
    """Whose parents are to be told and are not yet (P-85, G7)."""
    return tuple(one for one in dossier.pupils if one.part in HAS_A_DUTY and one.parents not in KNOW)


def may_call(dossier: Dossier, letter: str) -> bool:
    """Whether these parents may be called: that pupil was consulted first and did not object (P-86, G1)."""
    one = named(dossier, letter)
    return one is not None and one.parents in TO_CALL
