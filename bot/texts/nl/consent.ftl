# Consent in the chat (SCREENS §13). What A is asked is the same for everybody, word for word. Other words are another
# question: then its number in bot/route/consent.py goes up, and no yes to the former words counts any more.

## What A is asked.

consent-talk-a = { $coach } wil graag met je praten, op school. Jij kiest waar en wanneer, en je mag iemand meenemen. Mag dat?
consent-talk-b = { $coach } wil apart met de ander praten over wat er gebeurt. { $coach } zegt niet van wie het komt. Mag dat?
consent-restore = { $coach } wil een gesprek met jou en de ander samen, op { $day }. Eerst praat { $coach } apart met de ander. Jij mag iemand meenemen. Mag dat?
consent-name = { $coach } wil jouw naam vertellen aan { $who }, om je te helpen. Aan niemand anders. Mag dat?
consent-team = { $coach } wil over jou praten in het ondersteuningsteam van school, met je naam erbij. Mag dat?
consent-parents = { $coach } wil je ouders bellen, en wil eerst weten wat jij daarvan vindt. Mag dat?
consent-coach = { $coach } vraagt of { $who } je mag helpen. { $who } leest dan alles wat hier staat: wat jij vertelde en wat { $coach } opschreef. { $coach } leest daarna niet meer mee. Wie jij erbuiten hield, blijft erbuiten. Mag dat?

# Below each of them.
consent-free = Nee is ook goed. Een ja kun je later terugnemen.
consent-free-coach = Nee is ook goed. Een ja kun je terugnemen tot de coach het overneemt.

consent-say =
    .yes = Ja
    .no = Nee
    .question = Ik heb een vraag
    .unsure = Weet ik nog niet
    .other = Een andere coach

# Notes, before the card.
note-consent-yes = Dank je, ik geef het door. Een ja kun je altijd terugnemen.
note-consent-no = Oké. Dan gebeurt dat nu niet. Iets anders mag je altijd typen.
note-consent-unsure = Dat is goed. Denk er rustig over na. De vraag staat bij Meer.
note-consent-back = Oké. Het gaat niet door. Ik geef het door.
note-consent-coach = Dank je, ik geef het door. Op je kaart zie je straks wie je helpt.

more-consent-open = De vraag: mag dit?

consent-coach-which = Welke coach mag je helpen? Daarna vraag ik het je nog een keer.
    .back = Terug naar de vraag

consent-back = Wat gaat toch niet door? Zeggen waarom hoeft niet.
    .talk-a = Praten met mij
    .talk-b = Praten met de ander
    .restore = Een gesprek samen
    .name = Mijn naam vertellen
    .team = Over mij praten in het team
    .parents = Mijn ouders bellen
    .coach = Hulp van een coach
    .plan = Wat we samen afspraken
    .back = Terug naar mijn kaart

# On the card of A, while somebody of the team looks along.
# Something was done without A first; only once it is safe, and never to anybody else.
card-anyway-a = School belt je ouders en overlegde dat niet eerst met jou. Reden: { $ground }. { $coach } praat er met je over.
card-anyway-b = School belt de ouders van de ander en overlegde dat niet eerst. Reden: { $ground }. { $coach } praat er met je over.
card-anyway-talk-b = School praatte met de ander zonder dat jij ja zei. Reden: { $ground }. { $coach } praat er met je over.
card-anyway-name = School zei je naam tegen iemand van school zonder dat jij ja zei. Reden: { $ground }. { $coach } praat er met je over.
card-anyway-team-a = Het ondersteuningsteam van school kent je naam zonder dat jij ja zei. Reden: { $ground }. { $coach } praat er met je over.
ground-danger = er was groot gevaar
ground-law = het moet van de wet
ground-unknown = school wist niet wie het was
ground-type = die hoor je van jouw coach

card-team = Het ondersteuningsteam van school kijkt mee, zonder jouw naam.
card-team-looks = Het ondersteuningsteam van school kijkt mee.
card-team-named = Het ondersteuningsteam van school kijkt mee, met jouw naam.

## What the coach chooses from, and reads first.

consent-what = Wat vraag je A in de chat? Eén vraag tegelijk.
    .talk-a = Praten met A
    .talk-b = Praten met B
    .restore = Herstelgesprek
    .name = Naam van A doorgeven
    .team = Ondersteuningsteam, met naam
    .parents = Ouders van A (overleg)

consent-who = Aan wie wil je de naam van A doorgeven?

consent-day = Op welke dag is het gesprek?

consent-coach-who = Welke coach? A mag in de chat ook een andere kiezen.

coach-talk-check = A zei in een gesprek: { $colleague } mag het overnemen en leest dan alles. Klopt dat?
    .yes = Ja, dat klopt

consent-check =
    A leest dit: «{ $words }»
    Zo vragen? Andere woorden zijn een andere vraag.
    .ask = Vraag het A

# A note.
consent-asked = Gevraagd. A ziet het in de chat en kiest zelf.

## What the coach reads of it.

consent-said = Gevraagd in de chat, { $action }: { $answer }

consent-who-said = A zei ja in de chat. Of het A is, weet je pas na een gesprek met de code.

coach-away = A zei ja tegen { $colleague }. Die kan het nu niet overnemen.

consent-action-talk-a = praten met A
consent-action-talk-b = praten met B
consent-action-restore = herstelgesprek
consent-action-name = naam van A doorgeven
consent-action-team = ondersteuningsteam, met naam
consent-action-parents = ouders van A
consent-action-coach = hulp van { $who }

consent-answer-open = nog geen antwoord
consent-answer-yes = ja
consent-answer-talk = ja, in een gesprek
consent-answer-no = nee
consent-answer-question = A heeft een vraag
consent-answer-unsure = weet het nog niet
consent-answer-withdrawn = teruggenomen
consent-answer-void = geldt niet meer

# Above a line for each.
consents = Wat A in de chat gevraagd is:
    .back = Terug

consent-line = { $day }, { $coach }: «{ $words }» { $answer }
