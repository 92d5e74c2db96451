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
    .now = { help-danger.now }
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
