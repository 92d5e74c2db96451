# The overview of the aanspreekpunt: numbers and codes, no story and no name.

overview =
    Stand van { $day }
    Wacht op een mens: { $waits }
    Eerste gesprek te laat: { $talks }
    Vervolggesprek te laat: { $follow }
    Leerling en coach zien het anders: { $differ }
    Klassen zonder coach in de bot: { $without }
    .assign = Wijs anders toe
    .remind = Herinner de coach
    .figures = Cijfers
overview-some = { $count } ({ $which })
overview-one = { $code }, { $hours } uur
note-reminded = Ik heb het gevraagd, een keer per dag.
alert-reminded = ⏰ { $code } wacht nog op jou. Het aanspreekpunt vraagt ernaar.
overview-late = ⏰ Een gesprek is niet gehouden, en de dag is voorbij. In het overzicht staat welk.
    .overview = Overzicht
assign = Welke geef je aan iemand anders? Je ziet de code, niet wat erin staat.
    .back = Terug
assign-to = Aan wie geef je { $code }? Hier staat alleen wie het mag lezen.
assign-to-nobody = Er is nu niemand anders die { $code } mag lezen.
note-assigned = Toegewezen. Beide kanten horen het.
assigned-away = ↪️ Iets dat op jou wachtte, heeft nu een collega. Jij hoeft niets te doen.
