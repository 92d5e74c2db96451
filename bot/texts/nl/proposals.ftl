# More people, when a rule of De Route fits (DOMAIN §3.4, §4.7 co.voorstel). The facts stand beside it; a person decides.

proposal =
    Voorstel (jij beslist): { $rule }
    Waarom: { $reason }.
    Dit is geen automatisme.
    .do = Doen
    .not-now = Nu niet, want …
    .discuss = Overleg eerst

rule-ernst = Dit lijkt ernstig. Vraag nu het ondersteuningsteam.
    .see = Voorstel: lijkt ernstig
rule-lijkt-structureel = Het lijkt structureel. Laat ondersteuningsteam en schoolleiding overleggen.
    .see = Voorstel: lijkt structureel
rule-overleg = Het is niet gestopt en er is een nieuw signaal. Overleg samen.
    .see = Voorstel: samen overleggen
rule-meerdere = Er zijn meer leerlingen bij betrokken. Vraag het ondersteuningsteam om hulp.
    .see = Voorstel: meer leerlingen

# The facts, after "Waarom:".
sign-weekly = elke week of vaker
sign-long = al een paar weken of langer
sign-places = op meer plekken
sign-alone = A staat er alleen voor
sign-some = meer leerlingen doen mee
sign-group = een grote groep doet mee
sign-more-a = meer leerlingen hebben er last van
sign-more-tell = meer mensen vertelden dit
sign-again = een nieuw signaal na de afspraken
sign-violence = geweld of verwonding
sign-threat = bedreiging of wapen
sign-sexual = beelden of iets seksueels
sign-discrimination = discriminatie
sign-stays-home = A durft niet naar school
sign-unsafe = A voelt zich helemaal niet veilig
sign-new = er kwam een signaal bij

proposal-with = Met wie begin je? De ander kan daarna, via ⋯.
    .team = Ondersteuningsteam
    .teamleider = Schoolleiding
    .coach-ondersteuner = Coach-ondersteuner

proposal-alone = Hier is niemand verbonden die je kunt vragen. Vraag het team of de schoolleiding zelf. Leg vast dat dit past?
    .noted = Leg vast

# A new signal while it has not stopped (P-44). The bot proposes to confer and nothing else.
proposal-confer = Wie haal je erbij? Wie al meekijkt, hoef je niet te kiezen. Daarna leg je via ⋯ vast wie wat doet.
    .team = Ondersteuningsteam
    .teamleider = Schoolleiding
    .coach-ondersteuner = Coach-ondersteuner
    .noted = Niemand erbij, we overleggen

proposal-not = Waarom nu niet? Je reden blijft bewaard. Na vijf schooldagen komt dit terug.
    .not-needed = Niet nodig, het gaat goed
    .pupil = Leerling wil dit niet
    .otherwise = Al op een andere manier gedaan
    .unsafe = Niet veilig
    .type = Anders, ik typ het

# What a coach notes by taps. Nothing here asks who did it.
signs =
    Wat weet je? Kies wat klopt. Niemand krijgt de schuld.
    Al genoteerd: { $before }.
    .some = Meer leerlingen doen mee
    .group = Een grote groep doet mee
    .more-a = Meer leerlingen hebben last
    .more-tell = Meer mensen vertelden dit
    .again = Nieuw signaal na de afspraken
    .violence = Geweld of verwonding
    .threat = Bedreiging of wapen
    .sexual = Beelden of iets seksueels
    .discrimination = Discriminatie
    .stays-home = A durft niet naar school
    .ready = Klaar
    .none = Wis wat genoteerd is

# Lines on the card, once a person said that a rule fits.
flagged-ernst = ⚑ Ernstig, vastgelegd op { $day }.
flagged-lijkt-structureel = ⚑ Lijkt structureel, vastgelegd op { $day }.
flagged-overleg = ⚑ Nieuw signaal: samen overleggen, vastgelegd op { $day }.
flagged-meerdere = ⚑ Meer leerlingen betrokken, vastgelegd op { $day }.

## Who does what.

tasks = { $code } · wie doet wat
    .more = Nog iets afspreken
    .back = Terug
tasks-none = Nog niets afgesproken.
task-open = ○ { $who }, uiterlijk { $day }: { $what }
task-done = ✓ { $who }, gedaan { $day }: { $what }
task-who = Wie doet iets?
    .coach = Ik, de coach
    .supporter = De coach-ondersteuner
    .team = Het ondersteuningsteam
    .leaders = De schoolleiding
task-what = Wat? Typ het in één regel, zonder namen van leerlingen.
task-by = Uiterlijk wanneer? Die dag staat het in je bericht van de dag.

dated-flagged = vastgelegd: meer mensen nodig
dated-silenced = voorstel: nu niet, met een reden
dated-task = taak van wie doet wat
