# A pupil's own traces: taking back, no more questions, emptying the chat, cutting loose, what school knows (SCREENS §5).

## The buttons of card-more, beside those that stand with it.

more-take-back = Haal mijn bericht terug
more-quiet = Stuur mij geen vragen meer
more-unquiet = Toch wel vragen
more-clear = Maak deze chat leeg
more-keep = Laat mijn chat staan
more-unkeep = Maak mijn chat steeds leeg
more-unlink = Koppel mij los
more-my-data = Wat weet school van mij?

# Somebody at school may have read it. What is said here must be all: afterwards nothing can be said any more.
take-back-read =
    Wil je je bericht terughalen? { $coach } kan het al gelezen hebben.
    Je naam en de weg naar deze chat wissen we meteen. Je tekst binnen { $days } schooldagen, behalve als school die nodig heeft voor iemands veiligheid. Ik kan je dan niets meer sturen.

taken-back-read =
    Teruggehaald. Je naam en de weg naar deze chat zijn gewist. Je tekst gaat weg binnen { $days } schooldagen, behalve als school die nodig heeft voor iemands veiligheid.
    Wil je later toch iets vertellen? Dan begin je gewoon opnieuw.

quiet = Goed. Ik vraag je niets meer over dit bericht en stuur je niets. Je kaart blijft werken: kijk daar zelf. Aanzetten kan altijd.
    .again = Toch wel vragen
    .ok = Oké

chat-clear = Ik haal weg wat ik mag weghalen. Staat er straks nog iets van jou? Dat is ouder dan twee dagen. Wis dan zelf deze chat en kies 'ook voor de bot'.
    .ok = Oké

keep = Goed. Wat je vanaf nu typt, blijft in deze chat staan. Je kaart ook. Let op: wie je telefoon pakt, kan het lezen.
    .again = Toch leegmaken
    .ok = Oké

unlink = Dan weet ik niet meer dat dit bericht van jou is. Gaf je je naam? Die wissen we. { $coach } kan je niets meer vragen en jij hoort niets meer. Zeker weten?
    .yes = Ja, koppel los
    .no = Nee
    .code = Geef me liever een code

# Shown once. What finds the message and what opens it, in fours.
code-mode =
    Je code: { $code }. Schrijf hem over, ik laat hem één keer zien. Met /code kom je terug, ook op een andere telefoon. Ik kan je dan niets sturen. Kijk dus zelf af en toe.
    .have = Ik heb hem
    .no = Toch niet

code-enter = Typ je code. Spaties maken niet uit.
    .back = Terug

note-no-code = Die code ken ik niet. Kijk hem na en typ hem nog een keer.
note-too-often = Dat was te vaak. Probeer het over een uur nog een keer.
my-data-code = • een afdruk van je code, niet de code zelf

note-unlinked = Losgekoppeld. Ik weet niet meer dat dit bericht van jou is.
note-nothing-held = Ik heb geen bericht van jou.

# Counts only; the words come after a tap.
my-data =
    Dit weet school van jou:
    { $held }
    { $way }
    Niet: je nummer, je Telegramnaam, je foto.
    Alles is weg { $days } dagen nadat het klaar is, of eerder als jij dat wilt.
    .all = Laat alles zien
    .take-back = Haal mijn bericht terug
    .back = Terug naar mijn kaart

my-data-typed =
    { $count ->
        [one] • wat jij typte: 1 bericht, op slot
       *[other] • wat jij typte: { $count } berichten, op slot
    }
my-data-chosen =
    { $count ->
        [one] • wat jij koos: 1 antwoord
       *[other] • wat jij koos: { $count } antwoorden
    }
my-data-class = • je klas: { $klas } · je naam: { $name }
my-data-wishes = • wat jij wel en niet goed vond
my-data-way = • de weg naar deze chat, op slot

## Cards that name no moment, because nothing will be sent.

status-card-look =
    Jouw bericht van { $day }
    ✓ Verstuurd
    { $read }
    ● Nu: { $now }
    ○ Straks: { $later }
    Je naam: { $name }
    Ik stuur je niets. Kijk zelf af en toe op deze kaart.

status-card-other-look =
    Jouw bericht van { $day }
    ✓ Verstuurd
    { $read }
    ○ Klaar
    Ik stuur je niets. Kijk zelf af en toe op deze kaart.

no-news-look = Er is nog geen nieuws. { $coach } is er nog mee bezig. Ik vraag het na.

## The same in the u-form.

take-back-read-u =
    Wilt u uw bericht terughalen? { $coach } kan het al gelezen hebben.
    Uw naam en de weg naar deze chat wissen we meteen. Uw tekst binnen { $days } schooldagen, behalve als school die nodig heeft voor iemands veiligheid. Ik kan u dan niets meer sturen.

taken-back-read-u =
    Teruggehaald. Uw naam en de weg naar deze chat zijn gewist. Uw tekst gaat weg binnen { $days } schooldagen, behalve als school die nodig heeft voor iemands veiligheid.
    Wilt u later toch iets vertellen? Dan begint u gewoon opnieuw.

quiet-u = Goed. Ik vraag u niets meer over dit bericht en stuur u niets. Uw kaart blijft werken: kijk daar zelf. Aanzetten kan altijd.
chat-clear-u = Ik haal weg wat ik mag weghalen. Staat er straks nog iets van u? Dat is ouder dan twee dagen. Wis dan zelf deze chat en kies 'ook voor de bot'.
keep-u = Goed. Wat u vanaf nu typt, blijft in deze chat staan. Uw kaart ook. Let op: wie uw telefoon pakt, kan het lezen.
unlink-u = Dan weet ik niet meer dat dit bericht van u is. Gaf u uw naam? Die wissen we. { $coach } kan u niets meer vragen en u hoort niets meer. Zeker weten?
note-unlinked-u = Losgekoppeld. Ik weet niet meer dat dit bericht van u is.

my-data-u =
    Dit weet school van u:
    { $held }
    { $way }
    Niet: uw nummer, uw Telegramnaam, uw foto.
    Alles is weg { $days } dagen nadat het klaar is, of eerder als u dat wilt.

my-data-typed-u =
    { $count ->
        [one] • wat u typte: 1 bericht, op slot
       *[other] • wat u typte: { $count } berichten, op slot
    }
my-data-chosen-u =
    { $count ->
        [one] • wat u koos: 1 antwoord
       *[other] • wat u koos: { $count } antwoorden
    }
my-data-class-u = • de klas: { $klas } · uw naam: { $name }

status-card-other-look-u =
    Uw bericht van { $day }
    ✓ Verstuurd
    { $read }
    ○ Klaar
    Ik stuur u niets. Kijk zelf af en toe op deze kaart.
code-mode-u = Uw code: { $code }. Schrijf hem over, ik laat hem één keer zien. Met /code komt u terug, ook op een andere telefoon. Ik kan u dan niets sturen. Kijk dus zelf af en toe.
code-enter-u = Typ uw code. Spaties maken niet uit.
my-data-code-u = • een afdruk van uw code, niet de code zelf
