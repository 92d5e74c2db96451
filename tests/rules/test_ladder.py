"""When it does not stop: what is proposed, and the facts that stand beside it (DOMAIN §1.6; P-81, G12)."""

from dataclasses import replace

from hypothesis import given

from bot.route import ladder
from bot.route.dossier import Dossier, Kept, Round, Verdict
from tests.rules.any_dossier import dossiers
from tests.rules.calendars import patiently
from tests.rules.test_road import DAY, GOOD, talked


@patiently
@given(dossiers)
def test_more_is_proposed_only_on_facts_that_are_shown(dossier: Dossier) -> None:
    """DOMAIN §1.6: each proposal stands beside the facts it comes from; *nog één kans* once in a case (P-81)."""
    proposed = ladder.proposal(dossier)
    assert proposed is None or ladder.facts(dossier)
    assert proposed is not ladder.Proposal.ONE_CHANCE or dossier.chance_on is None
    assert ladder.proposal(replace(dossier, decided=len(dossier.rounds))) is None


def test_the_facts_are_counted_as_they_were_said() -> None:
    """In the talks and by herself, together; and the day of the chance that was given (SCREENS ``not-stopped``)."""
    same = Round(DAY, Verdict.HETZELFDE, Kept.NIET)
    dossier = talked(rounds=(GOOD, same), verdicts=(Verdict.HETZELFDE, Verdict.ERGER, Verdict.MINDER), chance_on=DAY)
    assert ladder.facts(dossier) == (
        ladder.Fact(ladder.Why.CHANCE, 1, DAY),
        ladder.Fact(ladder.Why.WORSE, 1),
        ladder.Fact(ladder.Why.SAME, 2),
        ladder.Fact(ladder.Why.BROKEN, 1),
    )
