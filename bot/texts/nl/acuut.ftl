# Acute danger in the place of a yes that is not there: a second person confirms it in the bot (SCREENS §13, ``team``).

danger-what =
    Is er acuut gevaar? Bel eerst 112.
    Wat kan niet wachten op een ja? Een collega bevestigt het eerst. A hoort het zodra dat veilig is.
    .talk-b = Praten met B
    .name = Naam van A doorgeven
    .team-a = Naam van A in het team
    .team-b = Naam van B in het team
    .parents-a = Ouders van A bellen
    .parents-b = Ouders van B bellen
danger-name = Aan wie geef je de naam van A?
danger-why = Wat is het gevaar? Typ het in één regel. Je collega leest dit, en niet het verhaal. Gaat over: { $step }.
danger-who = Wie bevestigt dit? Alleen besluiten kan niet. Bel ook, als je kunt.
note-danger-asked = Gevraagd. Er is nog niets open. Zie je geen antwoord? Bel, of vraag een ander.
note-danger-back = Goed. Je vraag is weg.

lock-talk-b = praten met B
lock-name = naam van A doorgeven
lock-team-a = naam van A in het ondersteuningsteam
lock-team-b = naam van B in het ondersteuningsteam
lock-parents-a = ouders van A bellen
lock-parents-b = ouders van B bellen

# Lines on the card of who asked.
danger-is-open = ⏳ Acuut gevaar, { $step }: { $colleague } antwoordt nog. Tot dan blijft dit dicht.
danger-is-call = ⏳ Acuut gevaar, { $step }: { $colleague } vraagt of je eerst belt.
danger-is-yes = ✓ { $colleague } bevestigde: { $step }. Dit kan één keer, tot het eind van de volgende schooldag.
    .talk-b = Gesprek met B vastleggen
    .name = De naam is doorgegeven
    .team-a = Team vragen, met de naam van A
    .team-b = Team vragen, met de naam van B
danger-is-no = { $colleague } bevestigt dit niet: { $step }. Dat is geen verwijt. Bel even samen, of vraag een ander.
danger-is-silent = { $colleague } antwoordde niet op tijd: { $step }. Bel, of vraag een ander. Kijk bij ⋯.
danger-is-lapsed = { $colleague } bevestigde het, maar het is niet gedaan: { $step }. Dit is weer dicht.
danger-somebody = iemand die hier niet meer werkt

# In the ledger of what was asked.
danger-line =
    { $day }, { $coach }, acuut gevaar: { $step }. «{ $reason }»
    { $colleague }: { $answer }
danger-became-open = nog geen antwoord
danger-became-call = wil eerst bellen
danger-became-yes = bevestigd
danger-became-no = niet bevestigd
danger-became-back = vraag ingetrokken
danger-became-silent = antwoordde niet op tijd
danger-became-lapsed = bevestigd, niet gedaan
danger-became-used = bevestigd, en gedaan

## The second person.

# Code only: somebody may look along.
alert-second = ‼️ { $code }: een collega vraagt jou iets te bevestigen. Open dit nu.
alert-second-said = ‼️ { $code }: kijk naar je vraag over acuut gevaar.

second =
    { $code }: acuut gevaar, schrijft { $coach }.
    Wat: { $step }, zonder ja van de leerling.
    Waarom: { $reason }
    Bevestig je dit? Twijfel je? Bel dan eerst. Je naam blijft erbij staan.
    .yes = Ik bevestig
    .no = Nee, niet zo
    .call = Bel mij
second-whom = De naam gaat dan naar { $colleague }.
second-yes = Dank je. Je collega kan nu verder. De leerling hoort het zodra dat veilig is.
second-no = Dank je. Dit blijft dicht. Je collega hoort het. Bel gerust even samen.
second-over = Dit wordt je niet meer gevraagd. Dank je wel.
second-see = Acuut gevaar: beslis mee
note-second-call = Je collega ziet dat je gebeld wilt worden. Daarna kun je hier antwoorden.
