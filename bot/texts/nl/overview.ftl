# The overview of the aanspreekpunt: numbers and codes, no story and no name.

overview =
    Stand van { $day }
    Wacht op een mens: { $waits }
    Eerste gesprek te laat: { $talks }
    Vervolggesprek te laat: { $follow }
    Leerling en coach zien het anders: { $differ }
    Klassen zonder coach in de bot: { $without }
    .remind = Herinner de coach
overview-some = { $count } ({ $which })
overview-one = { $code }, { $hours } uur
note-reminded = Ik heb het gevraagd, een keer per dag.
alert-reminded = ⏰ { $code } wacht nog op jou. Het aanspreekpunt vraagt ernaar.
overview-late = ⏰ Een gesprek is al twee schooldagen over de dag. In het overzicht staat welk.
    .overview = Overzicht
