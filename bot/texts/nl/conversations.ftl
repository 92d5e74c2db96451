# The words of docs/conversations: its headings, and what the sample people in it type. Read by adults only.

book-title = Alle gesprekken met de bot
book-how =
    Hier staat alles wat mensen van de bot kunnen lezen, en waar elke knop heen gaat.
    De mensen, de klassen en de school bestaan niet.
    Boven elk scherm staat de naam van de tekst. Zo vind je hem terug om hem te verbeteren.
    Onder elke vraag staan ook ‹ Terug, Stop en 🆘. Die staan hier niet steeds bij.
    Typen mag altijd. Wat een leerling typt waar een knop hoort, komt bij het verhaal.
    De bot maakt dit bestand zelf, met `signaal conversations`.
book-typed = wie hier typt
book-stays = hetzelfde scherm

book-pupil = Een leerling vertelt over zichzelf
book-other = Een leerling vertelt over een ander
book-part = Een leerling doet zelf mee
book-parent = Een ouder vertelt
book-colleague = Iemand die op school werkt vertelt
book-after = Na het versturen
book-witness = Na het versturen, over een ander
book-parent-after = Na het versturen, voor een ouder
book-before = Wat mensen eerst willen weten
book-help = Hulp en gevaar
book-card = Haar kaart
book-nudge = Wat later komt
book-traces = Haar eigen sporen
book-desk = Wie het leest op school
book-road = De coach legt vast wat er gebeurt
book-at-sent = Verstuurd, nog niet gelezen
book-at-late = Niemand las het op tijd
book-at-picked-up = Opgepakt
book-at-talked = Na het eerste gesprek
book-at-planned = Een herstelgesprek komt
book-at-agreed = Er zijn afspraken
book-at-done = Afgerond
book-at-other = Wie iets vertelde over een ander
book-at-parent = Een ouder
book-at-typed = Zij typt later nog iets
book-at-twice = Wie twee berichten stuurde, typt nog iets
book-road-talk = Eerst met A
book-road-b = Daarna apart met B
book-road-restore = Het herstelgesprek
book-road-other-plan = Een ander plan
book-road-follow = De vervolggesprekken
book-road-leads-on = Het is nog niet goed
book-road-ask = Aan A vragen of het klaar is
book-road-close = Afronden

sample-story = Ze verstoppen elke dag mijn tas en lachen dan.
sample-other = Ze doen rot tegen Sam uit mijn klas.
sample-parent = Mijn dochter durft niet meer te fietsen.
sample-staff = In de pauze zat een leerling steeds alleen.
sample-name = Noor van Dijk
sample-write = Wil je morgen in de pauze even praten?
sample-note = A zat alleen in de kantine.
sample-help = Bureau Jeugdhulp
sample-judges = Waarom heb je niets gezegd?
sample-close-why = A wil dat niet meer.
sample-agree =
    B laat de tas met rust
    A zegt het als het weer gebeurt
    ik kom erop terug
