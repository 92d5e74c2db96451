# The coach, and whoever else reads for school (SCREENS §10). Alerts hold a code and nothing more.

coach-welcome =
    Welkom, { $coach }. Dit komt er op je telefoon:
    • een nieuw bericht: alleen een code, nooit een naam
    • op een schooldag met iets te doen: één bericht om { $time }
    • na 17.00 uur en op je vrije dagen: niets, behalve spoed op schooldagen
    Wat je opent, verdwijnt na 15 minuten. Wat je typt ook, het is dan bewaard.
    Op welke dagen werk je?
    .done = Klaar
    .time = Andere tijd

coach-waiting = De link klopt. De beheerder moet je nog bevestigen. Daarna hoor je het hier.
coach-invite-bad = Deze link werkt niet meer. Vraag de beheerder om een nieuwe.

alert-new = 📬 Nieuw bericht { $code }. Lees het als je alleen bent.
    .open = Openen
    .later = Straks
    .not-today = Vandaag lukt niet

alert-reply = 💬 Nieuws bij { $code }.
alert-worse = 💬 Nieuws bij { $code }. Kijk vandaag nog, als het kan.
alert-waiting = ⏰ { $code } wacht nog op jou. Kun je er vandaag naar kijken?

later = Goed. Ik vraag het { $moment } opnieuw. Daarna gaat het naar de achterwacht.
    .open = Nu openen

# For what a vertrouwenspersoon reads alone.
later-own = Goed. Ik vraag het { $moment } opnieuw. Daarna gaat het naar een andere vertrouwenspersoon.
passed-on-own = Goed. Een andere vertrouwenspersoon krijgt het nu. Je kunt het later terugnemen.

passed-on = Goed. De achterwacht krijgt het nu. Je kunt het later terugnemen.
    .open = Toch openen

passed-on-nobody = Ik vond nu niemand die het kan overnemen. Het blijft bij jou. Lees het zodra het kan.
    .open = { passed-on.open }

## The case.

case-new =
    { $code } · nieuw · { $daypart }
    { $whom } · { $klas } · { $name }
    «{ $story }»
    Wil: { $wish } · Veilig: { $safe } · Praten: { $how }
    Gebeurt: { $often }
    Ga niet zoeken wie dit is. Zeg in de klas niets over een bericht.
    .pick-up = ✅ Ik pak dit op
    .not-mine = Niet voor mij
    .hide = Verberg

case-new-parent =
    { $code } · nieuw · { $daypart }
    { $whom } · { $klas } · { $name }
    «{ $story }»
    Over: { $about } · Kind weet het: { $knows } · Nu: { $child }
    { $begin }

case-new-staff =
    { $code } · nieuw · { $daypart }
    { $whom } · { $klas } · { $name }
    «{ $story }»
    Bron: { $source } · Deed al: { $did } · Leerling weet het: { $knows }
    Zeg in de klas niets over een bericht.

# How to begin. What the parent was promised is kept.
begin-child-first = Praat eerst met het kind. Bel daarna de ouder, op het nummer dat school heeft.
begin-call-first = Het kind weet niets. Bel eerst de ouder, op het nummer dat school heeft.
begin-nameless = Praat eerst met het kind. Wie dit schreef, gaf geen naam.

told-about-bullied = eigen kind wordt gepest
told-about-part = eigen kind doet mee
told-about-other = een ander kind
told-about-else = iets anders
told-knows-yes = ja
told-knows-no = nee
told-knows-later = ouder vertelt het nog
told-child-fine = gaat wel
told-child-low = somber of boos
told-child-scared = durft niet naar school
told-child-afraid = ouder vreest iets ergs

# One line on the card: who told, about what, and whether a name was given.
told-by-parent = Doorgegeven door een ouder · { $about } · { $name }
told-by-colleague = Doorgegeven door { $name } · { $source }
told-by-staff = Zegt medewerker te zijn · { $source } · { $name }
told-source-seen = zelf gezien
told-source-heard = gehoord
told-source-suspects = vermoeden
told-did-addressed = leerlingen aangesproken
told-did-talked = met de leerling gepraat
told-did-duty = achterwacht gehaald
told-did-nothing = nog niets
told-did-caught = opgevangen
told-did-myself = voert het gesprek zelf
told-did-agreed = gesprek gevoerd, afspraken
told-name-yes = naam gegeven

case-whom-me = Leerling over zichzelf
case-whom-other = Leerling over een ander
case-whom-part = Leerling die zelf meedoet
case-whom-parent = Ouder of verzorger
case-whom-colleague = Medewerker
case-whom-staff = Zegt medewerker te zijn
case-klas-none = klas onbekend
case-name-none = zonder naam

case-page =
    { $code } · deel { $page } van { $pages }
    «{ $story }»
    .next = Lees verder
    .back = Terug
    .hide = { case-new.hide }

case-kinds = Gekozen: { $kinds }

note-picked-up = Opgepakt. De leerling hoort dat.
note-picked-up-other = Opgepakt. Wie het doorgaf, hoort alleen dat het gelezen is.
note-taken = { $coach } was je net voor en pakt dit op. Dank je dat je keek.

status-nieuw = nieuw
status-ontvangen = opgepakt
status-analyse = eerste gesprek
status-plan = plan kiezen
status-herstelgesprek = herstelgesprek gepland
status-borging = afspraken lopen
status-meekijken = meekijken
status-niet-gestopt = niet gestopt
status-maatregel = maatregel
status-afgerond = afgerond
status-gesloten-anders = anders afgesloten

not-mine = Waarom niet? Het gaat dan naar iemand anders.
    .not-my-pupil = Niet mijn leerling
    .too-close = Ik sta er te dicht bij
    .no-time = Ik heb geen tijd
    .back = Terug

# What stays when a card with content goes (R16).
stub = { $code }
    .open = Openen

hidden = Verborgen. Met /postvak haal je het terug.
    .desk = Postvak

desk =
    { $waiting ->
        [0] Er wacht geen nieuw bericht.
        [one] Er wacht { $waiting } nieuw bericht.
       *[other] Er wachten { $waiting } nieuwe berichten.
    }
    { $mine ->
        [0] Jij hebt niets opgepakt.
        [one] Jij hebt { $mine } casus opgepakt.
       *[other] Jij hebt { $mine } casussen opgepakt.
    }
    .tell = Iets doorgeven
    .incident = Incident
    .class-kit = In vijf minuten aan je klas
    .hours = Mijn dagen
    .overview = Overzicht
    .figures = Cijfers
    .again = Kijk opnieuw
    .ill = Ik ben ziek
    .back = Ik ben er weer
    .next = Volgende
    .previous = Vorige

desk-due = Vandaag { $count ->
        [one] is er { $count } ding te doen.
       *[other] zijn er { $count } dingen te doen.
    }
desk-page = Blad { $page } van { $pages }.

desk-empty = Je postvak is leeg.

reporter-gone = Wie dit stuurde, is hier niet meer te bereiken.

# For the coach: five minutes in the class, on the board. Never about anything that happened.
class-kit =
    In vijf minuten aan je klas
    1. 'Bij ons hoort iedereen erbij. Soms lukt dat niet. Dan wil school het weten.'
    2. Laat op het bord zien hoe het gaat, met /oefenen.
    3. 'Je hoeft je naam niet te geven. Wij zien niet wie je bent. Telegram weet dat wel.'
    4. 'School doet niets zonder dat jij het weet. Alleen bij groot gevaar kan dat anders.'
    5. 'Liever praten? Dat kan bij mij, bij { $vertrouwenspersoon } of bij de achterwacht.'
    Niemand hoeft Telegram te nemen. Bespreek nooit iets wat echt gebeurd is. Deel de kaartjes uit aan iedereen.
    .done = Gedaan
    .later = Herinner me later

note-class-later = Over een week laat ik het nog eens zien.

# What coaches are reminded of after a holiday (P-55, P-57); in a class nobody ever speaks of an incident (P-58).
season-start = Deze week: bespreek met je klas de schoolregels en de afspraken in de klas. Vertel ook over deze bot.
    .class-kit = { desk.class-kit }
    .done = { class-kit.done }

season-term = Bespreek het thema pesten deze week weer met je klas. Het gaat over de sfeer in de groep, nooit over iets wat gebeurd is.
    .class-kit = { desk.class-kit }
    .done = { class-kit.done }
