# The card, and what happens later (SCREENS §5). Nothing here says what it is about: somebody may look along.

status-card =
    Jouw bericht van { $day }
    ✓ Verstuurd
    { $read }
    ● Nu: { $now }
    ○ Straks: { $later }
    Je naam: { $name }
    Je hoort hier weer iets vóór { $moment }.
    .add = 💬 Iets typen
    .worse = Het gaat slechter
    .not-after-all = Ik wil toch niet
    .elsewhere = Naar iemand anders
    .more = ⋯ Meer
    .help = 🆘 Hulp

# Finished: no later moment is named any more.
status-card-done =
    Jouw bericht van { $day }
    ✓ Verstuurd
    { $read }
    ● Nu: { $now }
    Je naam: { $name }

# Who is not the one it is about sees three moments and no others: sent, read, finished.
status-card-other =
    Jouw bericht van { $day }
    ✓ Verstuurd
    { $read }
    ○ Klaar
    Je hoort hier iets vóór { $moment }.
    .add = { status-card.add }
    .elsewhere = { status-card.elsewhere }
    .more = { status-card.more }
    .help = { status-card.help }

# Finished: no later moment is named any more.
status-card-other-done =
    Jouw bericht van { $day }
    ✓ Verstuurd
    { $read }
    ✓ Klaar

## Lines and phrases of the card.

card-read-yes = ✓ Gelezen door { $receiver }
card-read-no = ○ Gelezen door { $receiver }
card-now-waiting = wachten tot { $coach } het leest
card-now-late = nog niet gelezen; ik heb het ook aan de achterwacht gevraagd
card-now-open = wachten tot iemand het oppakt
card-now-picked-up = { $coach } heeft je bericht gelezen en gaat je helpen
card-next-someone = iemand gaat jou helpen
card-next-together = samen kijken wat helpt
card-name-given = gegeven
card-name-none = niet gegeven

card-more = Wat wil je doen?
    .read = Lees mijn bericht
    .back = Terug naar mijn kaart

card-which = Welk bericht?
    .one = { $day } · { $code }

# All that a stranger finds in the chat.
folded = Ik ben er als je me nodig hebt.
    .view = Bekijk
    .sos = 🆘

# The only text that a reporter gets unasked (R5).
nudge = Er staat iets voor je klaar.
    .view = Bekijk

late =
    Je bericht is nog niet gelezen. Dat had wel gemoeten. Ik heb nu ook de achterwacht gevraagd.
    Wat wil jij?
    .wait = Ik wacht nog even
    .elsewhere = { status-card.elsewhere }
    .talk = Ik loop zelf naar iemand
    .call = Ik bel liever
    .help = 🆘 Hulp

# The same when there was nobody else to ask.
late-alone =
    Je bericht is nog niet gelezen. Dat had wel gemoeten. Ik heb het opnieuw gevraagd.
    Wat wil jij?

# The same for what a vertrouwenspersoon reads: no coach and no achterwacht is asked.
late-own =
    Je bericht is nog niet gelezen. Dat had wel gemoeten. Ik heb het nu ook aan een andere vertrouwenspersoon gevraagd.
    Wat wil jij?
late-board =
    Je bericht is nog niet gelezen. Dat had wel gemoeten. Ik heb school gevraagd om nu het bestuur te bellen.
    Wat wil jij?

# Nobody who may read it can be reached.
late-nobody =
    Je bericht is nog niet gelezen. Dat had wel gemoeten. Ik kan nu niemand van school bereiken. Wacht niet op mij.
    Wat wil jij?

no-news =
    Er is nog geen nieuws. { $coach } is er nog mee bezig. Ik vraag het na.
    Je hoort weer iets vóór { $moment }.
    .ok = Oké
    .worse = { status-card.worse }
    .elsewhere = { status-card.elsewhere }

add = Typ maar. Het gaat meteen naar { $coach }.
    .never-mind = Toch niet

read-back =
    «{ $story }»
    Dit verdwijnt over 15 minuten.
    .hide = Verberg nu
    .add = 💬 Iets typen

read-back-page =
    «{ $story }»
    Deel { $page } van { $pages }. Dit verdwijnt over 15 minuten.
    .next = Lees verder
    .hide = { read-back.hide }
    .add = { read-back.add }

# As long as nobody at school has opened it.
take-back = Wil je je bericht terughalen? Niemand heeft het nog gelezen. Dan wissen we meteen alles.
    .yes = Ja, haal terug
    .no = Nee

taken-back =
    Teruggehaald. Je naam en de weg naar deze chat zijn gewist. Je tekst ook.
    Wil je later toch iets vertellen? Dan begin je gewoon opnieuw.
    .ok = Oké

typed-later = Hoort dit bij je bericht van { $day }?
    .yes = Ja, erbij
    .new = Nee, iets nieuws
    .no = Niet versturen

typed-later-which = Bij welk bericht hoort dit?
    .new = { typed-later.new }
    .no = { typed-later.no }
