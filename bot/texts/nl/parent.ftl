# A parent tells, in the u-form (SCREENS §8); and the texts of the others as a parent reads them: their keys end in -u.

parent-hello =
    Goed dat u contact zoekt. Ik ben de bot van { $school }.
    Uw bericht gaat naar de coach van uw kind. Die praat eerst met uw kind. Daarna belt de coach u.
    Over uw eigen kind hoort u alles wat we kunnen zeggen. Over andere kinderen niet.
    Telegram is niet van school en kan meelezen. Nu gevaar? Bel 112.
    Waar gaat het over?
    .bullied = Mijn kind wordt gepest
    .part = Mijn kind doet mee
    .other = Een ander kind
    .else = Iets anders
    .sees = 🔒 Wie ziet wat?
    .call = Ik bel liever

parent-story =
    Wat ziet of hoort u? Een paar zinnen is genoeg.
    Noem gerust de voornaam van uw kind, anders weet de coach niet om wie het gaat.
    Er gaat nog niets naar school.

parent-story-part =
    Fijn dat u dit deelt. Dat is niet makkelijk.
    Wat ziet of hoort u? Een paar zinnen is genoeg.
    Noem gerust de voornaam van uw kind, anders weet de coach niet om wie het gaat.
    Er gaat nog niets naar school.

parent-year = In welk leerjaar zit uw kind? Meer typen mag.

parent-class = Welke klas?
    .none = Weet ik niet

parent-send =
    Dit gaat naar { $receiver }, coach van { $klas }:
    «{ $story }»
    { $receiver } belt het nummer dat school van u heeft. In deze chat bespreken wij niets over uw kind. Wij kunnen hier niet zien wie u bent.
    Vanaf { $moment } staat het klaar.
    .named = 📨 Verstuur met mijn naam
    .anon = Verstuur zonder naam
    .other = Naar iemand anders
    .change = Iets veranderen
    .all = Lees alles

# Without a class: the receiver was chosen, or belongs to nobody's class.
parent-send-plain =
    Dit gaat naar { $receiver }:
    «{ $story }»
    { $receiver } belt het nummer dat school van u heeft. In deze chat bespreken wij niets over uw kind. Wij kunnen hier niet zien wie u bent.
    Vanaf { $moment } staat het klaar.
    .named = { parent-send.named }
    .anon = { parent-send.anon }
    .other = { parent-send.other }
    .change = { parent-send.change }
    .all = { parent-send.all }

parent-receiver = Wie mag het lezen?
    .vertrouwenspersoon = De vertrouwenspersoon

parent-name = Typ uw naam en de naam van uw kind.
    .anon = Toch zonder naam

note-parent-name-short = Dat is wel kort. Typ uw naam en de naam van uw kind.

parent-call = Bel { $school_tel } en vraag naar de coach van uw kind. U hoeft niet te zeggen waarom.
    .back = Toch hier doorgeven

# For a school that filled in no number.
parent-call-plain = Bel school en vraag naar de coach van uw kind. U hoeft niet te zeggen waarom.

## After sending.

parent-sent =
    Dank u wel. Uw bericht is verstuurd.
    U hoort hier iets vóór { $moment }. Ook als het dan nog niet gelezen is.
    Bel zelf niet de ouders van de ander. Laat dat aan school.
    Weet uw kind dat u dit doorgeeft?
    .yes = Ja
    .no = Nee
    .later = Ik vertel het nog

# The question of the receipt, asked again.
parent-knows = Weet uw kind dat u dit doorgeeft?
    .yes = { parent-sent.yes }
    .no = { parent-sent.no }
    .later = { parent-sent.later }

parent-knows-not = Dat kan. Veel kinderen zijn bang dat het erger wordt. { $coach } belt u eerst kort over hoe het gesprek met uw kind begint. Vóór dat gesprek gebeurt er niets anders.
    .on = Verder

# For who gave no name: nobody can be called whose name is not known.
parent-knows-not-nameless = Dat kan. Veel kinderen zijn bang dat het erger wordt. Zonder uw naam kan { $coach } u niet bellen. Uw naam geven kan nog, op uw kaart.
    .on = { parent-knows-not.on }

parent-how = Hoe gaat het nu met uw kind?
    .fine = Gaat wel
    .low = Somber of boos
    .scared = Durft niet naar school
    .afraid = Ik ben bang voor iets ergs

help-parent =
    Is er nu gevaar? Bel 112. Denkt uw kind aan de dood? Bel samen 113 of 0800-0113, dag en nacht.
    Bel ook uw huisarts. Zal ik school nu waarschuwen?
    .now = School mag dit nu weten
    .on = Nee

parent-tips =
    Wat kunt u thuis doen?
    • Luister rustig. Vraag: wat wil jij dat er gebeurt?
    • Bewaar nare berichten. Reageer er niet op.
    • Maakt u zich grote zorgen? Bel ook uw huisarts.
    .done = Klaar

parent-tips-part =
    Wat kunt u thuis doen?
    • Blijf rustig. Vraag wat er gebeurt en waarom.
    • Zeg duidelijk dat pesten moet stoppen.
    • Vraag hoe de ander zich zou voelen.
    • Spreek af wat uw kind anders doet. Kom daar later op terug.
    • Vraag de coach om hulp.

# The last line of parent-tips.
parent-unhappy = Niet tevreden over hoe wij helpen? Bel { $teamleider }. Daarna is er onze klachtenregeling: { $klacht_link }.
parent-unhappy-plain = Niet tevreden over hoe wij helpen? Bel school en vraag naar de teamleider.

## What others read too, in the u-form.

note-held-u = Ik heb uw tekst vastgehouden. Er is nog niets verstuurd.
send-gives-away-u = Let op: «{ $passage }» kan verraden wie u bent.
note-too-long-u = Dit laatste past er niet meer bij. Wat u eerder typte, staat er nog.
note-sorry-u = Er ging iets mis bij mij, niet bij u. Typ of tik het nog een keer.

closed-kindly-u =
    Uw bericht is gelezen en afgesloten. Het leek niet echt bedoeld. Dat geeft niet.
    Is er toch iets? Vertel het gerust. Iemand leest het, en u mag ook iemand anders kiezen.
    Over { $days } dagen is dit gewist.

note-caption-u = Wat u erbij typte, heb ik ook niet. Typ het nog een keer.

no-media-u =
    Foto's en filmpjes bekijk ik niet. Ik heb het uit deze chat gehaald. Bewaar uw bewijs zelf en laat het aan de coach zien.
    Staat er iemand bloot op? Dan helpt Helpwanted.nl, zonder uw naam.

status-card-other-u =
    Uw bericht van { $day }
    ✓ Verstuurd
    { $read }
    ○ Klaar
    U hoort hier iets vóór { $moment }.

status-card-other-done-u =
    Uw bericht van { $day }
    ✓ Verstuurd
    { $read }
    ✓ Klaar

late-u =
    Uw bericht is nog niet gelezen. Dat had wel gemoeten. Ik heb nu ook de achterwacht gevraagd.
    Wat wilt u?

late-alone-u =
    Uw bericht is nog niet gelezen. Dat had wel gemoeten. Ik heb het opnieuw gevraagd.
    Wat wilt u?

late-own-u =
    Uw bericht is nog niet gelezen. Dat had wel gemoeten. Ik heb het nu ook aan een andere vertrouwenspersoon gevraagd.
    Wat wilt u?
late-board-u =
    Uw bericht is nog niet gelezen. Dat had wel gemoeten. Ik heb school gevraagd om nu het bestuur te bellen.
    Wat wilt u?
late-nobody-u =
    Uw bericht is nog niet gelezen. Dat had wel gemoeten. Ik kan nu niemand van school bereiken. Wacht niet op mij.
    Wat wilt u?

no-news-u =
    Er is nog geen nieuws. { $coach } is er nog mee bezig. Ik vraag het na.
    U hoort weer iets vóór { $moment }.

asked-u =
    { $coach } vraagt: «{ $question }»
    Antwoorden hoeft niet. Uw naam blijft verborgen, ook als u antwoordt.

asked-named-u =
    { $coach } vraagt: «{ $question }»
    Antwoorden hoeft niet. Alleen wie helpt, leest het.

give-name-u = Typ uw naam en de naam van uw kind. Alleen wie helpt, ziet dit. Nu is dat { $coach }. Wordt dat iemand anders? Dan hoort u het.

show-code-u = Uw code is { $code }. Wilt u op school praten? Laat deze code zien. Dan is duidelijk dat dit bericht van u is.

card-more-u = Wat wilt u doen?

typed-later-u = Hoort dit bij uw bericht van { $day }?

take-back-u = Wilt u uw bericht terughalen? Niemand heeft het nog gelezen. Dan wissen we meteen alles.

taken-back-u =
    Teruggehaald. Uw naam en de weg naar deze chat zijn gewist. Uw tekst ook.
    Wilt u later toch iets vertellen? Dan begint u gewoon opnieuw.

## Before sending: what is behind the buttons.

who-sees-u =
    Wie ziet wat?
    • Een coach leest wat u vertelt. Uw nummer, uw foto en uw Telegramnaam ziet niemand op school.
    • Soms kan een coach raden wie u bent. Ernaar zoeken mag niet.
    • Wat u vertelt, bewaren we op slot. Ook de weg terug naar deze chat. Anders kan niemand u antwoorden. Die weg kunt u wissen.
    • Telegram is niet van school. Telegram weet wie u bent en kan meelezen.
    • Zolang u niets verstuurt, merkt school niets. Nummers om te bellen staan achter 🆘.
    Leest iemand anders mee op uw telefoon of tablet? Dan is het daar ook te lezen.

how-long-u =
    Tot { $days } dagen nadat het klaar is. Daarna wissen we het.
    Wat blijft: dat er een bericht was, zonder wat erin stond en zonder wie.
    Maakt school afspraken met uw kind? Die staan in Magister, met eigen regels. Vragen? { $fg_contact }

talk-instead-u =
    Goed idee. U kunt terecht bij:
    • de coach van uw kind
    • { $vertrouwenspersoon }: { $vp_contact }
    • de achterwacht: { $aw_plek }
    U hoeft vooraf niet te zeggen waarom.

report-change-u = Wat wilt u veranderen?

route-u =
    Wat doet school bij pesten? Dat heet De Route.
    1. Iemand vertelt het: hier, of aan een coach. Is het nu aan de gang? Dan helpt de achterwacht.
    2. De coach praat met wie gepest wordt. Als het kan dezelfde dag.
    3. De coach praat apart met de ander. Willen ze het allebei? Dan praten ze samen, met een volwassene erbij.
    4. Ze maken afspraken. Later vraagt de coach allebei hoe het gaat.
    Stopt het niet? Dan helpen meer mensen op school mee.
    Gaat het over uw kind, dan hoort u het ook. Uw kind weet dat eerst.

fears-u = Dit vragen veel ouders en leerlingen.

fear-worse-u = Dat is een eerlijke vraag. Daarom praat de coach eerst met uw kind. Vóór dat gesprek gebeurt er niets anders. Wordt het toch erger? Typ het hier. Dan krijgt de coach het.

fear-other-u = Niet zonder dat uw kind dat weet. Een gesprek waar beide leerlingen bij zijn, komt er alleen als uw kind ja zegt. Er zit dan een volwassene bij. Uw kind mag iemand meenemen.

fear-parents-u =
    Vertelt een leerling het zelf, en weet school wie het is? Dan horen de ouders het ook. De leerling hoort dat eerst en denkt mee.
    U vertelt het nu zelf. De coach praat eerst met uw kind en belt u daarna.

fear-known-u = Ik laat uw naam, nummer en foto niet zien. School heeft ook geen knop daarvoor. Soms kan iemand het raden door wat u vertelt.

fear-back-u = Ja. Zolang niemand het geopend heeft, is na één druk op de knop alles weg. Daarna wissen we uw naam en de weg naar u. De tekst ook, behalve als school die nodig heeft voor iemands veiligheid.

fear-isit-u = Dat hoeft u niet te weten. Voelt het niet goed? Dan mag u het vertellen. De coach kijkt samen met uw kind.

## Danger, for a parent: the same numbers.

help-danger-u =
    Bel nu 112. Kunt u dat niet? Ga naar mensen toe en vraag iemand om te bellen.
    Ik ben een bot. Ik kan niet bellen en niet komen.

help-death-u =
    Bel 113 of 0800-0113, voor uw kind of voor uzelf. Chatten kan op 113.nl. Gratis, dag en nacht, zonder uw naam.
    Dit hoeft u niet alleen te dragen. Laat uw kind nu niet alleen.

help-home-u =
    Bel Veilig Thuis: 0800-2000. Gratis, dag en nacht. Ook als u alleen wilt overleggen.
    Uw kind kan ook zelf bellen. De Kindertelefoon: 0800-0432, van 11 tot 21 uur.

help-images-u =
    Chat met Helpwanted.nl of bel 020-261 52 75. Gratis, en zonder uw naam.
    Uw kind heeft niets fout gedaan door hulp te zoeken. Betaal niet en stuur niets meer.

help-talk-u =
    Voor uw kind, de Kindertelefoon: 0800-0432, elke dag van 11 tot 21 uur. Chatten kan ook.
    Voor u, op school: { $vertrouwenspersoon }, de coach van uw kind of de achterwacht ({ $aw_plek }).
