"""What the protocol wants said at a screen, in every language: about the class, and in the guide for the talk."""

import pytest

from bot.texts import LANGUAGES, say, variables

NEVER = {"nl": "nooit", "en": "never"}
BLAMED = {"nl": "schuld", "en": "blame"}
NO_QUESTION = {"nl": "Vraag niet", "en": "Don't ask"}
TOGETHER = {
    "nl": ("voor jou", "steunende leerlingen", "nodig", "anders", "klas", "Afspraken", "vervolg"),
    "en": ("for you", "supporting pupils", "need", "differently", "class", "Agreements", "follow-up"),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", ["restore-others", "class-back", "season-term", "class-kit"])
def test_no_class_talk_is_about_an_incident(text: str, language: str) -> None:
    """P-58: wherever the class is spoken of, it stands that what happened is never discussed there."""
    values = dict.fromkeys(variables(text, language), "Mulder")
    assert NEVER[language] in say(text, language, **values).lower()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_blames_nobody_and_says_what_not_to_ask(language: str) -> None:
    """P-29, P-30, P-77: no blame, each tells, the supporters too, agreements and a day for what follows."""
    guide = say("restore-guide", language)
    assert BLAMED[language] in guide
    assert NO_QUESTION[language] in guide
    assert [goal for goal in TOGETHER[language] if goal not in guide] == []
