"""What people type in a rehearsal. Nobody exists; a mark in all that a reporter types shows on whose phone it came."""

import re
from typing import Final

from bot.route.model import EntryKind

MARKS: Final = {EntryKind.STORY: "kanarie", EntryKind.NAME: "vogelnaam"}
KINDS: Final = {mark: kind for kind, mark in MARKS.items()}
LETTERS: Final = str.maketrans("0123456789", "abcdefghij")
DIGITS: Final = str.maketrans("abcdefghij", "0123456789")
MARK: Final = re.compile(rf"({'|'.join(KINDS)})([a-j]+)")

STORIES: Final = (
    "ze verstoppen elke dag mijn tas en lachen dan",
    "in de groepsapp zetten ze steeds foto's van mij",
    "niemand wil naast mij zitten en dat zeggen ze hardop",
    "ze schelden mij uit bij de kluisjes",
    "they laugh when I say something in class",
    "iemand duwt mij elke week bij gym",
    "mijn spullen zijn steeds weg en dan liggen ze in de prullenbak",
)
DANGER: Final = ("ik wil niet meer leven", "hij zegt dat hij een mes mee naar school neemt")
PRANKS: Final = ("haha test", "de kantine is te duur", "aaaaaaa")
MORE: Final = ("en vandaag weer", "het was in de pauze", "hij stuurt ook berichten", "het gaat iets beter")
NAMES: Final = ("Noor van Dijk", "Sem de Boer", "Lotte Kuiper", "Yusuf Kaya", "Eva Mol")
COACH: Final = ("Wil je morgen in de pauze even praten?", "Wat zou jou nu helpen?", "Dank je dat je dit vertelt.")
AGREEMENTS: Final = "B laat de tas met rust\nA zegt het als het weer gebeurt\nik kom erop terug"
WHY: Final = "staat in het logboek"


def marked(words: str, chat: int, kind: EntryKind = EntryKind.STORY) -> str:
    """These words as the reporter in this chat types them. In letters: what looks like a number may be asked about."""
    return f"{words} {MARKS[kind]}{str(chat).translate(LETTERS)}"


def typed_by(text: str) -> frozenset[tuple[EntryKind, int]]:
    """Whose words stand in this text: a name or anything else, and the chat in which it was typed."""
    return frozenset((KINDS[mark], int(chat.translate(DIGITS))) for mark, chat in MARK.findall(text))
