# What a reporter reads after sending: four questions, what the coach asks and wrote down, and the end (SCREENS §3, §5).

## Four questions, each of which may be left out.

# The last line of report-sent.
report-sent-more = Mag ik nog vier korte vragen stellen? Het hoeft niet.
    .yes = Ja, vier vragen
    .card = Nee, laat mijn kaart zien

more-wish = 1 van 4. Wat wil je het liefst?
    .know = Dat iemand het weet
    .talk = Dat iemand met mij praat
    .stop = Hulp om het te stoppen
    .nothing = Nu nog niets
    .unsure = Weet ik niet
    .enough = Genoeg zo

more-how = 2 van 4. Hoe mag { $coach } met je praten? Je mag altijd iemand meenemen.
    .here = Alleen hier, in deze chat
    .school = Op school, op een rustige plek
    .unsure = Weet ik nog niet
    .enough = { more-wish.enough }

more-name =
    Dan moet { $coach } weten wie je bent. Typ je voornaam en achternaam. Alleen wie jou helpt, ziet je naam.
    Goed om te weten: weet school wie je bent, dan praat school later ook met je ouders. Jij hoort dat eerst en denkt mee.
    .here = Toch alleen hier

more-often = 3 van 4. Hoe vaak gebeurt het?
    .once = Eén keer
    .sometimes = Soms
    .weekly = Elke week
    .daily = Bijna elke dag
    .unsure = Weet ik niet
    .enough = { more-wish.enough }

more-safe = 4 van 4. Hoe veilig voel je je nu op school?
    .safe = 😀 Veilig
    .quite = 🙂 Best veilig
    .so-so = 😐 Gaat wel
    .unsafe = 🙁 Niet veilig
    .very-unsafe = 😟 Helemaal niet veilig
    .enough = { more-wish.enough }

more-thanks = Dank je. Het staat erbij. Wil je er nog vier? Waar, hoe lang, wie, en wie jou steunt.
    .yes = Ja
    .card = Nee, laat mijn kaart zien

## The same answers as the coach reads them, after "Wil:", "Praten:" and "Veilig:".

told-none = –
told-wish-know = dat iemand het weet
told-wish-talk = dat iemand met A praat
told-wish-stop = hulp om het te stoppen
told-wish-nothing = nu nog niets
told-wish-unsure = weet het niet
told-how-here = alleen hier
told-how-school = rustig op school
told-how-unsure = weet het nog niet
told-often-once = één keer
told-often-sometimes = soms
told-often-weekly = elke week
told-often-daily = bijna elke dag
told-often-unsure = weet het niet
told-safe-safe = veilig
told-safe-quite = best veilig
told-safe-so-so = gaat wel
told-safe-unsafe = niet veilig
told-safe-very-unsafe = helemaal niet veilig

## The coach asks something.

asked =
    { $coach } vraagt: «{ $question }»
    Antwoorden hoeft niet. Je naam blijft verborgen, ook als je antwoordt.
    .rather-not = Liever niet
    .later = Later

# For who gave a name: nothing is said to be hidden that is not.
asked-named =
    { $coach } vraagt: «{ $question }»
    Antwoorden hoeft niet. Alleen wie jou helpt, leest het.
    .rather-not = { asked.rather-not }
    .later = { asked.later }

# A note: before the card, after an answer.
answer-sent = Ik heb het doorgegeven.

# She was asked, and is silent: what happens now.
keeps-watch =
    { $coach } vroeg je iets en hoorde nog niets. Dat geeft niet, antwoorden hoeft niet.
    { $coach } blijft meekijken. Er gebeurt niets waar jij niet van weet. Wil je toch iets zeggen? Dat kan altijd.
    .type = Iets typen
    .ok = Goed

give-name =
    Typ je voornaam en achternaam. Alleen wie jou helpt, ziet je naam. Nu is dat { $coach }. Wordt dat iemand anders? Dan hoor je het.
    Goed om te weten: weet school wie je bent, dan praat school later ook met je ouders. Jij hoort dat eerst en denkt mee.
    .never-mind = Toch niet

show-code = Jouw code is { $code }. Wil je op school praten? Laat deze code zien. Dan is duidelijk dat dit bericht van jou is.
    .back = Terug naar mijn kaart

## After a talk: what the coach wrote down about her wishes, and how to stop it.

plan-check-herstelgesprek =
    { $coach } schreef op wat jullie afspraken:
    • Er komt een gesprek met de ander. Er zit een volwassene bij.
    • { $parents }
    Klopt dat? Zo niet, dan stopt dit tot jullie weer gepraat hebben.
    .yes = Ja, dat klopt
    .no = Nee, dat klopt niet
    .question = Ik heb een vraag

plan-check-ander-plan =
    { $coach } schreef op wat jullie afspraken:
    • Jullie kozen een ander plan. Jij hoeft de ander niet te spreken.
    • { $parents }
    Klopt dat? Zo niet, dan stopt dit tot jullie weer gepraat hebben.
    .yes = { plan-check-herstelgesprek.yes }
    .no = { plan-check-herstelgesprek.no }
    .question = { plan-check-herstelgesprek.question }

plan-check-niets =
    { $coach } schreef op wat jullie afspraken:
    • Jij wilt nu niets. Er komt geen gesprek met de ander.
    • { $parents }
    Klopt dat? Zo niet, dan stopt dit tot jullie weer gepraat hebben.
    .yes = { plan-check-herstelgesprek.yes }
    .no = { plan-check-herstelgesprek.no }
    .question = { plan-check-herstelgesprek.question }

plan-check-nadenken =
    { $coach } schreef op wat jullie afspraken:
    • Jij denkt nog na. Er komt nog geen gesprek met de ander.
    • { $parents }
    Klopt dat? Zo niet, dan stopt dit tot jullie weer gepraat hebben.
    .yes = { plan-check-herstelgesprek.yes }
    .no = { plan-check-herstelgesprek.no }
    .question = { plan-check-herstelgesprek.question }

plan-parents-pupil-tells = Jij vertelt het thuis. Daarna belt { $coach }.
plan-parents-coach-calls = { $coach } belt je ouders. Jij weet dat.
plan-parents-objects = { $coach } belt je ouders niet, dat wilde jij. Overleggen mag, zonder naam.
# Says no more than this: the screen at home may have another reader.
plan-parents-unsafe = { $coach } belt je ouders niet. Daar praten jullie eerst weer over.
plan-parents-adult = Je bent volwassen. { $coach } belt je ouders alleen als jij wilt.
plan-parents-not-yet = { $coach } belt je ouders nog niet. Daar praten jullie eerst over.
plan-parents-called = { $coach } heeft je ouders gebeld, zoals jullie afspraken.

plan-stop = Oké. Ik zeg { $coach } dat dit nu niet doorgaat. Wil je typen wat er niet klopt? Het hoeft niet.
    .done = Nee, klaar

## How it goes.

verdict = Hoe is het nu?
    .gestopt = Het is gestopt
    .minder = Het is minder
    .hetzelfde = Het is hetzelfde
    .erger = Het is erger
    .skip = Sla over

worse =
    Wat naar. Goed dat je het zegt. { $coach } krijgt dit { $moment } te zien.
    Wil je typen wat er is? Het hoeft niet.
    .enough = Nee, dit is genoeg
    .help = 🆘 Hulp

## The end.

close-ask =
    { $coach } denkt dat het nu goed gaat. Mag het klaar zijn?
    Zeg je niets? Dan beslist { $coach } over { $days ->
        [one] { $days } schooldag
       *[other] { $days } schooldagen
    }. Begint het weer, dan typ je hier gewoon opnieuw.
    .yes = Ja, het is klaar
    .not-yet = Nee, nog niet
    .talk = Ik wil eerst praten

closed =
    Klaar. Begint het weer? Typ dan hier, je hoeft nergens op te wachten.
    Over { $days } dagen is jouw bericht gewist. Heeft dit je geholpen?
    .up = 👍
    .down = 👎
    .say = Ik wil iets zeggen

closed-thanks = Dank je voor je eerlijkheid.

# It did not seem meant. Nobody is blamed, and it may have been meant after all.
closed-kindly =
    Je bericht is gelezen en afgesloten. Het leek niet echt bedoeld. Dat geeft niet.
    Is er toch iets? Vertel het gerust. Iemand leest het, en je mag ook iemand anders kiezen.
    Over { $days } dagen is dit gewist.
    .again = Toch iets vertellen
    .ok = Oké

# It ended another way. Nobody is judged, and somebody else may look along.
closed-referred =
    Je bericht is gelezen. Iemand anders kan hier beter bij helpen. Vraag { $coach } gerust wie.
    Zit het je nog dwars? Vertel het, of laat iemand anders meekijken.
    Over { $days } dagen is dit gewist.
    .again = Opnieuw vertellen
    .down = Iemand anders kijkt mee
    .ok = Oké

closed-unclear =
    Je bericht is gelezen. { $coach } weet nog te weinig om te helpen, en sluit het nu af. Dat ligt niet aan jou.
    Wil je meer vertellen? Dat mag altijd. Iemand anders mag ook meekijken.
    Over { $days } dagen is dit gewist.
    .again = { closed-referred.again }
    .down = { closed-referred.down }
    .ok = { closed-referred.ok }

closed-otherwise =
    Goed dat je het vertelde. { $coach } nam het serieus en sluit het nu af.
    Zit het je nog dwars, of begint het weer? Vertel het, of laat iemand anders meekijken.
    Over { $days } dagen is dit gewist.
    .again = { closed-referred.again }
    .down = { closed-referred.down }
    .ok = { closed-referred.ok }

closed-no = Dank je voor je eerlijkheid. Wil je dat iemand anders meekijkt?
    .aanspreekpunt = Ja, { $receiver }
    .vertrouwenspersoon = Ja, de vertrouwenspersoon
    .no = Nee

# A note, when somebody else was asked.
note-looks-along = Goed dat je het zegt. Ik heb het gevraagd. Hier zie je hoe het staat.

## Phrases of the card: now, and next.

card-now-closed = afgesloten
card-again = Is er toch iets? Typ het hier. Dat mag altijd.

card-now-talked = jullie hebben gepraat; jij mag nadenken
card-now-chosen = jullie kozen samen; nee zeggen mag nog steeds
card-now-planned = op { $day } is het gesprek; nee zeggen mag nog steeds
card-now-agreed = er zijn afspraken
card-now-not-stopped = het is nog niet gestopt; { $coach } doet nu meer en vertelt je wat
card-now-watched = { $coach } houdt het in de gaten
card-now-nothing = er gebeurt niets, dat wilde jij
card-now-finished = klaar; begint het weer, typ dan hier
card-next-choose = samen kiezen wat helpt
card-next-restore = op { $day } is het gesprek, als de ander ook wil
card-next-agree = afspraken maken
card-next-follow = op { $day } vraagt { $coach } hoe het gaat
card-next-talk = op { $day } praat { $coach } met je
card-next-look = op { $day } kijkt { $coach } weer hoe het gaat
card-next-told = { $coach } praat met je

## Buttons of card-more that stand there only sometimes.

card-more-name = Mijn naam geven
card-more-code-plain = Hoe praat ik op school?
