# When it does not stop (SCREENS §11). Each line is a decision of its own, taken by a person; the facts stand beside it.

next-one-chance = Nog niet goed: kies
next-not-stopped = Kies wat past
now-one-chance = kiezen wat past
now-not-stopped = kiezen wat past

one-chance = Het is nog niet goed. Hield B zich niet aan de afspraken? Dan krijgt B nog één kans.
    .yes = Ja, nog één kans
    .given = Die is al gegeven
    .kept = B hield zich eraan
    .discuss = Eerst overleggen

not-stopped =
    Het is niet gestopt. Jij kiest wat past. Reden: { $reason }.
    A hoort eerst wat je gaat doen.
    .inform = Coach-ondersteuner inlichten
    .colleague = Een collega inlichten
    .invite = Ouders en B uitnodigen
    .team = Ondersteuningsteam vragen
    .not-now = Nu niet, want …

# The facts behind it, after "Reden:".
fact-same = { $times ->
        [one] A zei één keer 'hetzelfde'
       *[other] A zei { $times } keer 'hetzelfde'
    }
fact-worse = { $times ->
        [one] A zei één keer 'erger'
       *[other] A zei { $times } keer 'erger'
    }
fact-broken = { $times ->
        [one] B hield zich één keer niet aan de afspraken
       *[other] B hield zich { $times } keer niet aan de afspraken
    }
fact-chance = B kreeg nog één kans op { $day }
fact-own = dat zie jij

tell-on = Wanneer praat je met A? A hoort dan van jou wat je gaat doen.

not-now = Waarom nu niet? Je reden blijft bewaard.
    .better = Het gaat al beter
    .pupil = A wil dit nu niet
    .discuss = Ik overleg eerst
    .type = Anders, ik typ het

# The parents of B, with B. B was consulted before; the bot itself writes to no parent.
next-meet = Gesprek is geweest
now-meet = gesprek met B en de ouders van B
next-evaluate = Kijk of het werkt
now-evaluate = kijken of het werkt

invite =
    Nodig de ouders van B uit, samen met B.
    Leg daarna vast: laatste kans, extra hulp, en hoe, wanneer en door wie je kijkt of het werkt.
    .on = Gesprek op { $day }
    .held = Gesprek is geweest

meet = Wat spraken jullie af? Straf hoort hier niet; die staat in het dossier.
    .chance = Laatste kans
    .both = Laatste kans en extra hulp
    .help = Extra hulp
    .neither = Geen van beide

evaluate = Hoe, wanneer en door wie kijken jullie of het werkt? Typ het in één regel.
    .not-yet = Nog niet afgesproken, want …

evaluate-by = Wie kijkt of het werkt?
    .coach = Ik
    .supporter = De coach-ondersteuner
    .together = Wij samen

evaluate-on = Op welke dag kijken jullie? Die dag staat het in je bericht van de dag.

outcome =
    Jullie zouden kijken: { $how }
    Werkt het?
    .good = Ja, ik blijf volgen
    .ask = Ja, en A zegt of het klaar is
    .not = Nee

fact-new-signal = er kwam een nieuw bericht op { $day }
fact-last-chance = B kreeg een laatste kans op { $day }
done-last-chance = ✓ Laatste kans { $day }
shared-evaluation = Kijken of het werkt op { $day } ({ $by }): { $how }

## Sharing with a colleague.

share-with = Met wie?
    .coach-ondersteuner = Coach-ondersteuner
    .teamleider = Teamleider
    .coach = Een andere coach

share-who = Met wie?

share = { $colleague } ziet het vanaf nu, tot jij het terugneemt. Weet A dit?
    .knows = Ja, A weet het
    .first = Ik zeg het A eerst
    .nameless = Zonder naam overleggen

share-first = Goed. Zeg het A eerst. Daarna deel je het hier. Nu ziet nog niemand het.
    .write = 💬 Bericht aan A
    .back = Terug

shared-with = Deze collega's kijken mee. Tik op een naam, dan kijkt die niet meer mee.
    .back = Terug

shared-with-nobody = Niemand kijkt mee.

# Code only: somebody may look along.
alert-shared = 👥 { $code } is met jou gedeeld. Lees het als je alleen bent.
    .open = Openen

# What the colleague sees. The steps and the agreements; no word of who told.
shared =
    { $code } · { $status } · { $klas }
    { $coach } deelt dit met jou.
    { $done }
    Afspraken: { $agreements }
    .read = Lees het verhaal
    .notes = Lees de notities
    .measure = Er is een maatregel
    .removed = Van school, overleg rector op …
    .hide = Verberg

shared-no-words = Je ziet de afspraken en wie wat doet. Het verhaal van de leerling zie je niet.

done-chance = ✓ Nog één kans { $day }

## The ondersteuningsteam. Per pupil: a yes of A says nothing about B.

team = Mag het team de naam van { $pupil } weten? Vraag het { $pupil } en de ouders. Zonder ja bespreek je het zonder naam.
    .yes = Ja, van allebei
    .nameless = Zonder naam
    .danger = Acuut gevaar

team-parent = Wie van de ouders van { $pupil } zei ja?
    .mother = Moeder
    .father = Vader
    .together = Beide ouders
    .carer = Een verzorger
    .adult = Niemand: al 18 jaar

team-on = Op welke dag zei de laatste van hen ja?

team-knows = Het team kijkt mee, zonder de naam van A. Weet A dit?
    .yes = Ja, A weet het
    .first = Ik zeg het A eerst

team-knows-locked = Een ja van A telt pas na een gesprek met de code. Nu kijkt het team mee zonder de naam van A. Weet A dit?
    .yes = Ja, A weet het
    .first = Ik zeg het A eerst
    .danger = { team.danger }

# Lines on the card of the coach, and of who is in the team.
team-names = In het team: A { $a }, B { $b }.
team-with = met naam
team-without = zonder naam
team-back = A wil sinds { $day } geen naam in het team.
team-name = Naam van A: { $name }

## The schoolleiding.

lead-shared = De coach deelt { $code } met jou: het is niet gestopt. Je ziet de afspraken en wie wat doet. Het verhaal van de leerling zie je niet.

lead-measure =
    Is er een maatregel genomen? Leg hier alleen vast dát het zo is. Welke, staat in het dossier.
    Wanneer is het gesprek over terugkeer?
    .removed = Van school, overleg rector op …

lead-rector = B gaat van school. Dat kan alleen na overleg met de rector. Op welke dag was dat overleg?

left-school = B is van school sinds { $day }. Met A ga je verder.

next-return = Gesprek over terugkeer
now-return = gesprek over terugkeer

level-e4 = Niveau E4: teamleider in overleg met de rector.
