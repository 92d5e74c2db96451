# A pupil tells: about herself, about somebody else, or as one who takes part (SCREENS §2, §4).

report-hello =
    Hoi, ik ben de bot van { $school }. Goed dat je er bent.
    Word jij gepest? Of zie je het bij een ander? Vertel het hier.
    • Een coach leest het. Die ziet niet wie je bent, behalve als jij je naam geeft.
    • Wil school iets doen? Jij hoort het eerst. Alleen bij groot gevaar kan dat anders.
    • Telegram is niet van school en kan meelezen.
    Niemand leest dag en nacht. Nu gevaar? Bel 112.
    Over wie gaat het?
    .me = Over mij
    .other = Over een ander
    .part = Ik doe zelf mee
    .parent = Ik ben ouder
    .staff = Ik werk op school
    .sees = 🔒 Wie ziet wat?
    .fears = ❓ Vragen
    .help = 🆘 Hulp

report-story =
    Wat gebeurt er?
    Typ het zoals je het zou zeggen. Eén zin is genoeg. Weet je niet of het pesten is? Vertel het toch.
    Er gaat nog niets naar school.
    .no-typing = Ik wil niet typen

report-story-other =
    Wat zie of hoor je? Eén zin is genoeg.
    Dit is geen klikken. Je helpt iemand. Je hoeft het niet alleen op te lossen.
    Er gaat nog niets naar school.

report-story-part =
    Goed dat je dit zegt. Dat vraagt moed.
    De coach luistert eerst. Ik kan niet beloven wat school daarna doet. Opnieuw beginnen kan altijd, en school wil daarbij helpen.
    Wat gebeurt er? Namen hoeven niet.
    .talk = Ik praat liever met iemand

# Beside the question, when it is asked again: what was typed is at hand.
typed-before =
    .keep = Laat mijn tekst staan
    .anew = Begin mijn tekst opnieuw

# The labels are also what the coach reads, in case-kinds.
report-kinds = Wat past het best? Je mag er meer kiezen.
    .scolding = Schelden of uitlachen
    .excluding = Buitensluiten
    .hitting = Slaan of duwen
    .things = Spullen stuk of weg
    .gossip = Roddels
    .messages = Nare berichten
    .images = Foto's of filmpjes van mij
    .threats = Bedreigen
    .else = Iets anders
    .ready = Verder

report-year =
    Ik heb het. Wil je nog iets typen? Doe maar, ik zet het erbij.
    In welk leerjaar zit je? Dan komt het bij de goede coach.
    .none = Zeg ik liever niet

report-year-other =
    Ik heb het. Meer typen mag, ik zet het erbij.
    In welk leerjaar zit de leerling die gepest wordt?
    .none = Weet ik niet

report-class = Welke klas?
    .none = Weet ik niet

report-class-other = Welke klas?
    .none = Weet ik niet

report-send =
    Dit gaat naar { $receiver }, coach van { $klas }:
    «{ $story }»
    • Zonder jouw naam weet { $receiver } niet wie je bent. Hier iets vragen kan wel.
    • Geef je wel je naam? Dan zoekt { $receiver } je rustig op, nooit in de les.
    • Vanaf { $moment } staat het klaar.
    .anon = 📨 Verstuur zonder mijn naam
    .named = Verstuur met mijn naam
    .other = Naar iemand anders
    .change = Iets veranderen
    .all = Lees alles

# Without a class: the receiver was chosen, or belongs to nobody's class.
report-send-plain =
    Dit gaat naar { $receiver }:
    «{ $story }»
    • Zonder jouw naam weet { $receiver } niet wie je bent. Hier iets vragen kan wel.
    • Geef je wel je naam? Dan zoekt { $receiver } je rustig op, nooit in de les.
    • Vanaf { $moment } staat het klaar.
    .anon = { report-send.anon }
    .named = { report-send.named }
    .other = { report-send.other }
    .change = { report-send.change }
    .all = { report-send.all }

report-send-other =
    Dit gaat naar { $receiver }, coach van { $klas }:
    «{ $story }»
    • { $receiver } praat eerst met die leerling en zegt niet van wie het komt. Soms kan iemand het raden.
    • Zonder jouw naam weet { $receiver } niet wie je bent.
    • Vanaf { $moment } staat het klaar.
    .anon = { report-send.anon }
    .named = { report-send.named }
    .other = { report-send.other }
    .change = { report-send.change }
    .all = { report-send.all }

report-send-other-plain =
    Dit gaat naar { $receiver }:
    «{ $story }»
    • { $receiver } praat eerst met die leerling en zegt niet van wie het komt. Soms kan iemand het raden.
    • Zonder jouw naam weet { $receiver } niet wie je bent.
    • Vanaf { $moment } staat het klaar.
    .anon = { report-send.anon }
    .named = { report-send.named }
    .other = { report-send.other }
    .change = { report-send.change }
    .all = { report-send.all }

# At most one of these stands below a send screen, when it applies.
send-gives-away = Let op: «{ $passage }» kan verraden wie je bent.
send-about-staff = Gaat het over iemand die hier werkt? Kies '{ report-send.other }'.

report-whole =
    «{ $story }»
    { $pages ->
        [1] Dit is alles.
       *[other] Deel { $page } van { $pages }.
    }
    .back = Terug
    .next = Lees verder

report-name =
    Typ je voornaam en achternaam. Alleen wie jou helpt, ziet je naam. Nu is dat { $receiver }. Wordt dat iemand anders? Dan hoor je het.
    Goed om te weten: weet school wie je bent, dan praat school later ook met je ouders. Jij hoort dat eerst en denkt mee.
    .anon = Toch zonder naam

report-receiver = Wie mag het wel lezen? De coach van je klas ziet er dan niets van.
    .coach = Een andere coach
    .vertrouwenspersoon = De vertrouwenspersoon
    .about-staff = Over iemand die hier werkt

report-coach = Welke coach?

report-about-staff =
    Dan gaat het niet naar een coach. { $vertrouwenspersoon } leest het.
    Gaat het om seksueel gedrag van iemand die hier werkt? Dan moet school dat doorgeven. Ook dan ziet niemand je naam als je die niet geeft.
    Zelf bellen kan ook: vertrouwensinspecteur, 0900-1113111, op werkdagen.
    .on = Verder

report-change = Wat wil je veranderen?
    .story = Mijn tekst
    .class = De klas
    .receiver = Wie het leest
    .discard = Alles weggooien
    .back = Terug

report-gone = Weggegooid. Er is niets naar school gegaan. Ik heb ook deze chat leeggemaakt, zover dat kan.
    .again = Opnieuw beginnen

report-sent =
    Verstuurd. Goed dat je het verteld hebt.
    Je hoort hier iets vóór { $moment }. Ook als het dan nog niet gelezen is.
    Je tekst staat niet meer in deze chat. Teruglezen kan op je kaart.
    Rot gevoel? Kindertelefoon 0800-0432, van 11 tot 21 uur.
    .take-back = Haal terug

# What the other pupil and school decide is never told here: it is theirs.
report-sent-other =
    Verstuurd. Fijn dat je aan een ander denkt.
    Je hoort hier als iemand het gelezen heeft, en als het klaar is. Wat er verder gebeurt, gaat over een ander. Dat kan ik je niet vertellen.
    Je tekst staat niet meer in deze chat.
    Is die leerling nu in gevaar?
    .no = Nee
    .unsure = Weet ik niet
    .afraid = Ja, ik ben bang voor iets ergs
    .card = Laat mijn kaart zien
    .take-back = { report-sent.take-back }
