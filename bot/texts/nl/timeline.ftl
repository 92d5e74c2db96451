# How a case went and who opened it: read by who has the case. A day and a part of it, never an hour, never a story.

timeline = { $code }: wat er gebeurde
    .older = Eerder
    .newer = Later
    .notes = Lees de notities
    .back = Terug

timeline-line = • { $day }: { $what }
timeline-by = • { $day }: { $what } ({ $who })
timeline-reporter = wie het vertelde
timeline-none = Nog niets.

who-read = { $code }: wie dit las
    .older = Eerder
    .newer = Later
    .back = Terug

who-read-line = • { $day }: { $who } ({ $role })
who-read-gone = • { $day }: iemand die hier niet meer werkt

## Each step of De Route.

event-verzenden = verteld
event-stoppen = niet verstuurd
event-oppakken = opgepakt
event-overdragen = aan een ander gevraagd
event-terughalen = teruggehaald
event-eerste-opvang = eerste opvang door de achterwacht
event-gesprek-gevoerd = met A gepraat
event-uitkomst-vastgelegd = vastgelegd wat A wil
event-herstelgesprek-gekozen = gekozen voor een herstelgesprek
event-alternatief-plan = ander plan afgesproken
event-nu-niets = A wil nu niets
event-geen-antwoord = geen antwoord van A, meekijken
event-wil-toch = A wil toch iets
event-gehouden = herstelgesprek gehouden
event-niet-doorgegaan = herstelgesprek ging niet door
event-vervolg-gehouden = vervolggesprek met A en met B
event-kans-gegeven = nog één kans gegeven
event-opnieuw-afgesproken = opnieuw afspraken gemaakt
event-niet-gestopt = het is niet gestopt
event-oudergesprek-gehouden = gepraat met de ouders van B
event-evaluatie-goed = gekeken: het werkt
event-evaluatie-niet-goed = gekeken: het werkt nog niet
event-afronden = afgerond
event-maatregel = er is een maatregel
event-verwijdering = B is van school
event-terugkeergesprek = gesprek over terugkeer
event-gedeeld = gedeeld met een collega
event-teruggenomen = een collega kijkt niet meer mee
event-overlegd = overlegd, zonder naam
event-spoed = spoed
event-spoed-bevestigd = iemand handelt
event-spoed-voorbij = geen spoed meer
event-anders-sluiten = anders afgesloten
event-heropenen = opnieuw geopend
event-samengevoegd = samengevoegd met een andere casus
event-uit-elkaar = weer apart gezet
event-nieuw-signaal = nieuw bericht: opnieuw geopend
event-gevaar-gevraagd = acuut gevaar: een collega gevraagd om te bevestigen
event-gevaar-bevestigd = acuut gevaar bevestigd
event-gevaar-niet-bevestigd = acuut gevaar niet bevestigd
event-gevaar-vervallen = acuut gevaar: vraag of ja vervallen
event-toch-niet-gestopt = nieuw bericht: het is niet gestopt

## What was asked of A, and what is planned.

dated-wish = opgeschreven wat A wil, en aan A laten zien
dated-asked = A om toestemming gevraagd
dated-answered = A gaf antwoord
dated-withdrawn = A wil toch niet
dated-follow = vervolggesprek vastgelegd
dated-last-chance = laatste kans gegeven
dated-due = dag voor de volgende stap
dated-parents = ouders bellen, op zijn laatst
dated-class = terugkomen op de klas
dated-class-done = op de klas teruggekomen
dated-others = anderen spreken die er niet bij waren
dated-others-done = anderen gesproken die er niet bij waren
dated-tell = A hoort wat er nu gebeurt
dated-invited = dag van het gesprek met de ouders van B
dated-evaluation = dag om te kijken of het werkt
dated-help = hulp vastgelegd
dated-help-look = kijken of hulp helpt
dated-note = notitie { $number }
dated-leadership = gedeeld met de schoolleiding
dated-rector = overleg met de rector
dated-back = dag van het gesprek over terugkeer

role-coach = coach
role-coach-ondersteuner = coach-ondersteuner
role-achterwacht = achterwacht
role-ondersteuningsteam = ondersteuningsteam
role-vertrouwenspersoon = vertrouwenspersoon
role-teamleider = teamleider
role-rector = rector
role-aanspreekpunt = aanspreekpunt
role-beheerder = beheerder
