# The figures of a school year, and the numbers of a teamleider. No number below five ever stands here.

overview-numbers =
    Stand van { $day }
    Wacht al lang op een mens: { $waits }
    Eerste gesprek te laat: { $talks }
    Vervolggesprek te laat: { $follow }
    Klassen zonder coach in de bot: { $without }
    .figures = Cijfers
figures =
    Cijfers { $year }, van vóór { $upto }
    Verteld aan school: { $total }
    { $layers }
    Een leerling over zichzelf: { $me }
    Een leerling over een ander: { $other }
    Een ouder: { $parent }
    Een medewerker: { $staff }
    .went = Hoe het ging
    .before = Vorig schooljaar
    .now = Dit schooljaar
    .lines = Om te kopiëren
figures-went =
    Hoe het ging, { $year }, van vóór { $upto }
    Eerste gesprek op de dag zelf: { $same-day }
    Twee vervolggesprekken: { $both-followed }
    Afgerond: { $finished }
    Anders geëindigd: { $otherwise }
    Niet gestopt: { $not-stopped }
    Maatregel: { $measure }
    Wat er gebeurde, als iemand dat koos:
    { $kinds }
    .told = Wat er verteld is
figures-none = Er zijn nog geen cijfers. Ik tel op de eerste van de maand, als er vijf signalen bij zijn.
figures-lines =
    schooljaar;van vóór;wat;aantal
    { $rows }
figures-few = minder dan 5
figures-five = { $least } tot { $most }
figures-layer = Leerjaar { $layer }: { $count }
figures-kind = { $kind }: { $count }
figures-row = { $year };{ $upto };{ $what };{ $count }
figures-row-layer = leerjaar { $layer }
figures-row-total = verteld aan school
figures-row-me = een leerling over zichzelf
figures-row-other = een leerling over een ander
figures-row-parent = een ouder
figures-row-staff = een medewerker
figures-row-same-day = eerste gesprek op de dag zelf
figures-row-both-followed = twee vervolggesprekken
figures-row-finished = afgerond
figures-row-otherwise = anders geëindigd
figures-row-not-stopped = niet gestopt
figures-row-measure = maatregel
