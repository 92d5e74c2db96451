# De Route, step by step, for whoever reads for school (SCREENS §10.2, §10.3). A is whom it is about, B is the other.

## Picking up.

pick-up = Wanneer praat je met A? Het streven is vandaag. Haal A niet uit de les. A mag iemand meenemen.
    .duty = Achterwacht sprak al

pick-up-unknown =
    Opgepakt. De leerling hoort dat.
    Je weet niet wie dit is. Stel hier één korte, open vraag. Meer dan één vraag schrikt af.
    .what-helps = { question-what-helps }
    .want-to-talk = { question-want-to-talk }
    .type = Ik typ zelf

# The two ready questions. Said in the language of the pupil, who reads them; the coach's buttons say them in the coach's.
question-what-helps = Wat zou jou nu helpen?
question-want-to-talk = Wil je praten? Jij kiest waar.

pick-up-other = Praat eerst met A. Zeg niet dat er een bericht was. Vraag gewoon hoe het gaat. Wanneer?

## A message to the pupil.

write = Typ je bericht aan A. Kort en vriendelijk. Geen oordeel over A of B.
    .never-mind = Toch niet

# When somebody else than A told it: these words do not reach A.
write-other = Typ je vraag aan wie dit doorgaf. Dat is niet A. Kort en vriendelijk.
    .never-mind = { write.never-mind }

write-judges = «{ $words }» kan als een oordeel klinken. Toch sturen?
    .send = Toch sturen
    .again = Anders typen

# Notes.
written = Verstuurd aan A.
written-other = Verstuurd aan wie dit doorgaf.

## The first talk.

talk-code = Liet A code { $code } zien op de telefoon? Dan is het bericht van A zelf. Anders weet je dat niet zeker.
    .yes = Ja
    .no = Nee of niet gevraagd

talk-did =
    Eerste gesprek met A. Wat deed je?
    Steun geven · vragen wat er gebeurde · samen oplossingen bekijken · herstelgesprek noemen
    .all = Alle vier
    .not-all = Niet alles

talk-wish = Wat wil A?
    .herstelgesprek = Herstelgesprek
    .ander-plan = Ander plan
    .niets = Nu niets, wel volgen
    .nadenken = Nog nadenken

talk-parents = Ouders van A horen het ook, na overleg met A. Wat spraken jullie af?
    .pupil-tells = A vertelt het, ik bel daarna
    .coach-calls = Ik bel, A weet het
    .objects = A wil dit niet
    .unsafe = Thuis niet veilig
    .adult = A is 18 of ouder
    .not-yet = Nog niet besproken

talk-objects =
    Dan belt nu niemand. Overleg dit met het ondersteuningsteam, zonder naam. Zeg A dat je dat doet.
    Thuis niet veilig? Volg de meldcode. Bel eerst Veilig Thuis: 0800-2000. Licht de ouders nog niet in.
    .team = Ik overleg, zonder naam
    .thinks = A denkt erover na

talk-day = Wanneer is het herstelgesprek? Praat eerst apart met B. A kiest één of twee steunende leerlingen.
    .other = Iemand anders leidt het

talk-day-led = Wanneer is het herstelgesprek?

talk-look = A wil nu niets. Wanneer kijk je weer hoe het met A gaat?

# After the wish for a herstelgesprek.
talk-saved = Vastgelegd. A krijgt te zien wat je opschreef en mag zeggen: klopt niet. Nu: apart praten met B.

# After any other wish: nobody is sent to B.
talk-saved-plain = Vastgelegd. A krijgt te zien wat je opschreef en mag zeggen: klopt niet.

# When A has no chat here: somebody else told it, or A has left.
talk-saved-no-chat = Vastgelegd. A ziet dit niet in een chat. Zeg A zelf wat je opschreef.

# A note: words where only a button answers.
note-choose = Dit heb ik niet bewaard. Kies een van de knoppen.

## The talk with B.

b-talk =
    Gesprek met B, apart. Luister eerst. Zeg wat er speelt, niet van wie je het weet. Bespreek gedrag, gevolgen en oorzaak. Niemand krijgt de schuld.
    Hoe ging het?
    .yes = B doet mee
    .no = B wil dit niet
    .thinks = B denkt na

b-parents = Ouders van B horen het ook, na overleg met B. Is dat besproken?
    .coach-calls = Ja, ik bel
    .objects = B wil dit niet
    .not-yet = Nog niet

b-objects =
    Dan belt nu niemand. Overleg dit met het ondersteuningsteam, zonder naam. Zeg B dat je dat doet.
    Thuis niet veilig? Volg de meldcode. Bel eerst Veilig Thuis: 0800-2000. Licht de ouders nog niet in.
    .team = { talk-objects.team }
    .thinks = B denkt erover na

## The herstelgesprek.

restore-guide =
    Leidraad
    1. Begin: 'We zijn hier om te zorgen dat het goed gaat. Niemand krijgt de schuld.'
    2. Om de beurt: wat gebeurde er, en hoe was dat voor jou?
    3. Ook de steunende leerlingen vertellen wat zij zagen.
    4. Wat heeft ieder nodig? Wat doet ieder anders?
    5. Wat kan de klas doen?
    6. Afspraken, en een dag voor het vervolg.
    Vraag niet: wie begon, waarom deed je dat, wie heeft gelijk.
    Loopt het vast? Stop rustig. Praat apart verder.
    .held = { next-restore }

restore-who = Wie waren erbij?
    .one = A, B, 1 steun en ik
    .two = A, B, 2 steun en ik
    .else = Anders

agree =
    Typ de afspraken. Eén per regel. Begin met A, B, C of ik.
    Voorbeeld: B stopt met berichten over A in de groepsapp.
    .none = Geen afspraken, want …

# A note, when a line begins with something else.
# How a line begins about what the coach will do. In each language, all of them are understood.
agree-me = ik
agree-wrong = Begin elke regel met A, B, C of ik.

agree-check =
    { $agreements }
    Dit geldt tot het vervolggesprek. Klopt het?
    .yes = Klopt

# A line below the agreements.
agree-judges = Let op: «{ $words }» kan als een oordeel klinken.

restore-others =
    Kan de klas iets doen? Was er iemand niet bij die wel meedeed?
    Bespreek in de klas nooit dit incident. A weet het vooraf.
    .class = Klas: ik kom erop terug
    .others = Anderen: ik spreek ze
    .both = Allebei
    .none = Niet nodig

restore-date = Wanneer is het vervolggesprek met A en met B?

## The parents.

parents-a =
    Ouders van A bellen. Neem het nummer uit Magister.
    Zeg: wat er speelt voor hun kind, wat hun kind wil, wat er is afgesproken. En wanneer je weer belt.
    Zeg niet: namen van anderen, of er een bericht was, en van wie.
    .called = Gebeld
    .later = Later

parents-b =
    Ouders van B bellen. Neem het nummer uit Magister.
    Zeg: wat er speelt voor hun kind, wat hun kind wil, wat er is afgesproken. En wanneer je weer belt.
    Zeg niet: namen van anderen, of er een bericht was, en van wie.
    .called = { parents-a.called }
    .later = { parents-a.later }

## The vervolggesprek.

follow-a =
    { $code } · vervolggesprek. Praat eerst met A, dan met B.
    Afspraken: { $agreements }
    A liet weten: { $word }
    Hoe is het voor A?
    .gestopt = A: gestopt
    .minder = A: minder
    .hetzelfde = A: hetzelfde
    .erger = A: erger

follow-b = Lukken de afspraken bij B?
    .gelukt = B: gelukt
    .deels = B: deels
    .niet = B: niet gelukt

close-offer = Twee keer gestopt. Wil je afronden? A krijgt eerst de vraag of het klaar is.
    .ask = { next-ask-close }
    .again = Nog een keer praten

follow-next = Volgende keer?

## Closing.

# Asked for each thing that is open.
close-reason = Nog open: { $thing }. Waarom sla je dit over?
    .not-needed = Niet nodig, het gaat goed
    .pupil = Leerling wil dit niet
    .unsafe = Niet veilig
    .otherwise = Al op een andere manier gedaan
    .type = Anders, ik typ het

close-why = Typ kort waarom.

open-parents-a = ouders van A
open-parents-b = ouders van B
open-magister-a = Magister A
open-magister-b = Magister B
open-magister-more = Magister anderen
open-follow-up = vervolggesprek
open-her-word = het ja van A
open-none = niets

close-case = A zei: { $said }. Nog open: { $open }. Afronden?
    .close = Afronden

close-said-yes = ja, het is klaar
close-said-no = nog niet
close-said-nothing = niets

case-done = Afgerond. Over { $days } dagen is alles gewist. Wat moet blijven, staat in Magister.
    .desk = Postvak

# A note: a lock that only a talk with A opens.
locked = A zei dat het niet klopt, of jullie praatten nog niet. Praat eerst met A.
    .danger = Acuut gevaar

## What arrives: a number or a code, and nothing more.

day = Goedemorgen. Vandaag { $count ->
        [one] { $count } ding
       *[other] { $count } dingen
    }.
    .not = Vandaag lukt niet

day-year-end = Over { $days } schooldagen is het zomervakantie. Spreek af wie dit daarna heeft.

alert-escalated = ⏰ { $code } wacht nog op een mens. Kun jij het oppakken?
    .open = Openen

# Where the chains end.
alert-board = ⏰ { $code } wacht te lang. Kun jij niet? Bel het bestuur: { $number }.
beheerder-board = Een bericht aan de vertrouwenspersoon wacht te lang op een mens. Vraag na wie er is. Is er niemand? Bel het bestuur: { $number }.
beheerder-nobody = Er wacht een bericht. Wie het mag lezen, is niet te bereiken. Vraag hun in persoon om de bot te openen.

## The card of a case on its way.

case-road =
    { $code } · { $status } · { $klas }
    A: { $name }
    { $done }
    ● Nu: { $now }
    ○ Straks: { $later }
    Open: { $open }
    Leerling A liet weten: { $word }
    .write = 💬 Bericht aan A
    .write-other = 💬 Bericht aan wie het doorgaf
    .read = Lees het verhaal
    .hide = Verberg
    .more = ⋯

# The one coloured button: the next step.
next-ask = Stel één vraag
next-keep-watch = Wacht en kijk mee
next-talk-a = Ik heb met A gepraat
next-talk-b = Ik heb met B gepraat
next-restore = Het gesprek is geweest
next-agree = Afspraken vastleggen
next-follow = Vervolggesprek
next-ask-close = Vraag A of het klaar is
next-close = Afronden

# The same steps as they stand after "Nu:" and "Straks:".
now-ask = één vraag stellen
now-keep-watch = wachten en meekijken
now-talk-a = praten met A
now-talk-b = apart praten met B
now-restore = het herstelgesprek
now-agree = afspraken maken
now-follow = vervolggesprek met A en met B
now-ask-close = A vragen of het klaar is
now-close = afronden

done-none = ○ Eerste gesprek
done-talk = ✓ Eerste gesprek { $day }
done-restore = ✓ Herstelgesprek { $day }
done-follow = ✓ Vervolggesprek { $number } { $day }

told-verdict-gestopt = gestopt
told-verdict-minder = minder
told-verdict-hetzelfde = hetzelfde
told-verdict-erger = erger

# A line for who looks along after the end.
case-reopened = Was afgerond. A vond dat het niet hielp en vroeg jou. Begin opnieuw.

told-plan-yes = het plan klopt
told-plan-no = het plan klopt niet

# A line when the hour that was named has struck without a word (R7).
case-no-news = 💬 A hoorde dat er nog geen nieuws is. Een berichtje helpt.
case-no-news-other = 💬 Wie het doorgaf hoorde dat er nog geen nieuws is.

# A line while this case is muted, and two notes.
case-muted = 🔕 Komt er tekst bij, dan krijg je geen seintje.
note-muted = Geen seintje meer bij nieuwe tekst. Wel bij gevaar, of als het slechter gaat.
note-unmuted = Je krijgt weer een seintje als er tekst bij komt.

# A line while a question waits for an answer, and a note after *Wacht en kijk mee*.
case-asked =
    { $count ->
        [one] 💬 Gevraagd op { $day }. Nog geen antwoord.
       *[other] 💬 { $count } keer gevraagd, het laatst op { $day }. Nog geen antwoord.
    }
note-keep-watch = Goed. A leest dat je blijft meekijken. Het komt terug in je dagbericht.
look-again = weer kijken hoe het gaat

case-more = { $code }, en verder?
    .read = Lees het verhaal
    .signs = Meer noteren (hoeveel, hoe erg)
    .tasks = Wie doet wat
    .pupils = Leerling C, D …
    .talk = { next-talk-a }
    .watch = { next-keep-watch }
    .plan = Dag voor het gesprek kiezen
    .guide = Leidraad voor het gesprek
    .parents-a = Ouders van A bellen
    .parents-b = Ouders van B bellen
    .magister = Notities voor Magister
    .tell-anyway = A mag nu weten wat je deed
    .a-knows = A weet nu wat je deed
    .tell-later = Nog niet veilig voor A
    .b-knows = B weet nu wat je deed
    .talk-b-seen = B aanspreken: collega zag het
    .danger = Acuut gevaar
    .danger-back = Vraag om bevestiging intrekken
    .share = Delen met een collega
    .team = Ondersteuningsteam vragen
    .shared-with = Wie kijkt mee?
    .duty-handover = { duty-did.caught }
    .duty-ends = { duty-handover.more }
    .duty-talked = { pick-up.duty }
    .hand-over = Overdragen
    .hand-over-back = Toch niet overdragen
    .not-stopped = Het is niet gestopt
    .ask-close = { next-ask-close }
    .calm = Geen spoed meer
    .end = Anders afsluiten
    .not-meant = Dit was niet echt bedoeld
    .to-coach = ✅ Draag over aan de coach
    .ask-coach = Vraag of de coach mag helpen
    .coach-talk = A zei ja in een gesprek
    .consent = Toestemming vragen in de chat
    .consents = Wat is A gevraagd?
    .together = Samenvoegen
    .together-list = Wat hoort hierbij?
    .apart = Uit elkaar halen
    .class-back = Terugkomen op de klas
    .others-talk = Anderen spreken
    .leadership = Gedeeld met de schoolleiding
    .lead = Wie leidt het herstelgesprek?
    .hulp = Hulp aangeboden
    .about-b = Waarover praat je met B?
    .note = Notitie maken
    .notes = Notities lezen
    .timeline = Tijdlijn
    .who-read = Wie las dit?
    .talks = Gesprekken en leerlingen ›
    .home = Ouders, hulp, Magister ›
    .colleagues = Collega's ›
    .records = Noteren en nalezen ›
    .ending = Anders verder, of stoppen ›
    .hide = Verberg
    .mute = Geen seintje bij nieuwe tekst
    .unmute = Weer een seintje
    .back = Terug

case-more-talks = { $code }: gesprekken en leerlingen
case-more-home = { $code }: ouders, hulp, Magister
case-more-colleagues = { $code }: collega's
case-more-records = { $code }: noteren en nalezen
case-more-ending = { $code }: anders verder, of stoppen

end = { $code } anders afsluiten. Nog open: { $open }. Waarom?
    .doorverwezen = Iemand anders helpt verder
    .te-weinig = Te weinig bekend
    .geen-pesten = Het is geen pesten
    .opgelost = Het is opgelost
    .anders = Anders, ik typ het

end-help = Geen pesten, maar hulp mag wel. Wat wordt het?
    .help = Toch samen een plan maken
    .close = Afsluiten

end-check =
    Afsluiten? Wat open staat, blijft bewaard met je reden.
    Wie dit stuurde, leest een vriendelijke tekst en leest je reden niet. Gaat het over die leerling zelf, dan kan iemand anders meekijken.
    .close = Afsluiten

close-kindly =
    Weet je zeker dat dit niet echt bedoeld was? Twijfel je, vraag dan eerst iets.
    Wie dit stuurde, leest een vriendelijke tekst en mag altijd opnieuw beginnen. Waarom sluit je af?
    .grap = Het is een grap
    .uitproberen = Iemand probeerde de bot uit
    .back = Terug

close-kindly-done = Afgesloten. Wie dit stuurde, hoort dat vriendelijk. Over { $days } dagen is alles gewist.

# What was put off after the agreements: the class, and who was not there.
class-back =
    Kom terug op de klas: wat kan de klas bijdragen? Praat over de sfeer, over wat ieder zelf kan doen, over pesten in het algemeen.
    Bespreek in de klas nooit dit incident. A weet het vooraf.
    .done = Gedaan
    .not-needed = Niet nodig, het gaat goed
    .pupil = A wil dit niet
    .later = Later

others-talk =
    Spreek wie er niet bij was en wel meedeed, ieder apart. Vraag wat diegene kan doen.
    Bespreek in de klas nooit dit incident.
    .done = Gedaan
    .not-needed = Niet nodig, het gaat goed
    .pupil = A wil dit niet
    .later = Later

open-class = terugkomen op de klas
open-leadership = schoolleiding
open-help = hulp bekijken
open-others = anderen spreken
note-settled = Vastgelegd.
