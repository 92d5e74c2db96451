"""What people type in a rehearsal. Nobody exists; a canary in each story shows where it went."""

from typing import Final

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
