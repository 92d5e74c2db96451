# What the staff reads when a reporter cut the way back, wants no questions, or took a text back.

alert-withdrawn = ↩ { $code } is teruggehaald.
    .open = Openen

reporter-quiet = Wie dit stuurde, wil in de chat niets gevraagd krijgen. De kaart daar werkt nog.
reporter-code = Wie dit stuurde, krijgt geen seintje, maar kijkt zelf met een code.
text-goes = Dit bericht is teruggehaald. De tekst gaat vanzelf weg.
text-kept-safety = Teruggehaald. De tekst blijft, voor iemands veiligheid.
text-kept-law = Teruggehaald. De tekst blijft, omdat de wet het vraagt.
decide-text = Beslis over de tekst

withdrawn =
    Wie dit stuurde, heeft { $code } teruggehaald. De naam en de weg naar de chat zijn al gewist.
    De tekst gaat vanzelf weg binnen { $days } schooldagen. Heeft school die nog nodig? Zeg dan waarom. Dat blijft bij de casus staan.
    .safety = Nodig: iemands veiligheid
    .law = Nodig: de wet vraagt het
    .erase = Wis de tekst nu
    .back = Terug
note-text-kept = Vastgelegd. De tekst blijft, zonder naam.
