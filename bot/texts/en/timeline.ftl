# How a case went and who opened it: read by who has the case. A day and a part of it, never an hour, never a story.

timeline = { $code }: what happened
    .older = Earlier
    .newer = Later
    .notes = Read the notes
    .back = Back

timeline-line = • { $day }: { $what }
timeline-by = • { $day }: { $what } ({ $who })
timeline-reporter = who told it
timeline-none = Nothing yet.

who-read = { $code }: who read this
    .older = Earlier
    .newer = Later
    .back = Back

who-read-line = • { $day }: { $who } ({ $role })
who-read-gone = • { $day }: somebody who no longer works here

## Each step of De Route.

event-verzenden = told
event-stoppen = not sent
event-oppakken = picked up
event-overdragen = somebody else was asked
event-terughalen = taken back
event-eerste-opvang = first care by the staff on duty
event-gesprek-gevoerd = talked with A
event-uitkomst-vastgelegd = noted what A wants
event-herstelgesprek-gekozen = a herstelgesprek was chosen
event-alternatief-plan = another plan was agreed
event-nu-niets = A wants nothing now
event-geen-antwoord = no answer from A, keeping an eye on it
event-wil-toch = A wants something after all
event-gehouden = herstelgesprek held
event-niet-doorgegaan = the herstelgesprek did not take place
event-vervolg-gehouden = vervolggesprek with A and with B
event-kans-gegeven = one more chance given
event-opnieuw-afgesproken = agreements made again
event-niet-gestopt = it has not stopped
event-oudergesprek-gehouden = talked with the parents of B
event-evaluatie-goed = looked: it works
event-evaluatie-niet-goed = looked: it does not work yet
event-afronden = finished
event-maatregel = there is a measure
event-verwijdering = B left school
event-terugkeergesprek = talk about coming back
event-gedeeld = shared with a colleague
event-teruggenomen = a colleague no longer looks along
event-overlegd = discussed, without a name
event-spoed = urgent
event-spoed-bevestigd = somebody acts
event-spoed-voorbij = no longer urgent
event-anders-sluiten = closed otherwise
event-heropenen = opened again
event-samengevoegd = joined with another case
event-uit-elkaar = set apart again
event-nieuw-signaal = a new message: opened again
event-gevaar-gevraagd = acute danger: a colleague asked to confirm
event-gevaar-bevestigd = acute danger confirmed
event-gevaar-niet-bevestigd = acute danger not confirmed
event-gevaar-vervallen = acute danger: question or yes lapsed
event-toch-niet-gestopt = a new message: it has not stopped

## What was asked of A, and what is planned.

dated-wish = wrote down what A wants, and showed it to A
dated-asked = asked A for consent
dated-answered = A answered
dated-withdrawn = A changed their mind
dated-follow = vervolggesprek recorded
dated-last-chance = last chance given
dated-due = day for the next step
dated-parents = call the parents, at the latest
dated-class = come back to the class
dated-class-done = came back to the class
dated-others = talk to others who were not there
dated-others-done = talked to others who were not there
dated-tell = A hears what happens now
dated-invited = day of the talk with the parents of B
dated-evaluation = day to see whether it works
dated-help = help recorded
dated-help-look = looking whether help helps
dated-note = note { $number }
dated-leadership = shared with the school leadership
dated-rector = discussed with the rector
dated-back = day of the talk about coming back

role-coach = coach
role-coach-ondersteuner = coach-ondersteuner
role-achterwacht = achterwacht
role-ondersteuningsteam = ondersteuningsteam
role-vertrouwenspersoon = vertrouwenspersoon
role-teamleider = teamleider
role-rector = rector
role-aanspreekpunt = aanspreekpunt
role-beheerder = beheerder
