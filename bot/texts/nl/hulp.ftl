# Help that was offered, the talk with B, and tips for parents: recorded and read by who has the case.

hulp = { $code }: hulp die is aangeboden
    .add = Hulp vastleggen
    .look = Kijken bij { $number }
    .tips = Tips voor ouders
    .back = Terug

hulp-none = Nog niets.
hulp-line = { $number }. { $whom }: { $helper } ({ $said })
hulp-line-day = { $number }. { $whom }: { $helper } ({ $said }), kijken op { $day }

hulp-whom = Voor wie is de hulp?
    .a = Leerling A
    .b = Leerling B
    .parents-a = Ouders van A
    .parents-b = Ouders van B

hulp-for-a = A
hulp-for-b = B
hulp-for-parents-a = ouders van A
hulp-for-parents-b = ouders van B

hulp-helper = Wie helpt?
    .coach = De coach
    .vertrouwenspersoon = De vertrouwenspersoon
    .team = Het ondersteuningsteam
    .training = Sociale vaardigheden
    .doctor = Huisarts of jeugdhulp
    .elsewhere = Iemand anders, ik typ het

hulp-by-coach = coach
hulp-by-vertrouwenspersoon = vertrouwenspersoon
hulp-by-team = ondersteuningsteam
hulp-by-training = sociale vaardigheden
hulp-by-doctor = huisarts of jeugdhulp

hulp-where = Wie of wat? Typ alleen de naam van de hulp, geen verhaal.

hulp-said = Wat was het antwoord?
    .yes = Ja
    .no = Nee
    .thinks = Denkt erover na
    .obliged = Het is verplicht

hulp-obliged = Wie besloot dat het verplicht is?
    .coach = De coach
    .team = Het ondersteuningsteam
    .leadership = De schoolleiding

hulp-heard-yes = ja
hulp-heard-no = nee
hulp-heard-thinks = denkt na
hulp-heard-coach = verplicht door de coach
hulp-heard-team = verplicht door het ondersteuningsteam
hulp-heard-leadership = verplicht door de schoolleiding
hulp-works-helps = helpt
hulp-works-not-yet = helpt nog niet
hulp-works-stopped = gestopt

hulp-again = Wanneer kijk je of het helpt? Het staat dan in je bericht van die dag.

hulp-which = Welke hulp?
    .one = { $number }. { $whom }

hulp-look = { $whom }: { $helper }. Helpt het?
    .helps = Ja, het helpt
    .not-yet = Nog niet
    .stopped = Deze hulp is gestopt

## The talk with B: what it is about. A tick says that it was talked about.

talk-b-about =
    Gesprek met B. Vink aan waarover jullie praatten. Wat B zei, hoef je hier niet op te schrijven.
    • Gedrag: wat doe je, wanneer, met wie?
    • Gevolgen: wat doet dit met de ander, en met jou?
    • Oorzaak: wat zit erachter? Gaat het goed met jou?
    • Inleven: hoe zou het zijn als het jou gebeurde?
    • Hulp: wie kan jou helpen om het anders te doen?
    .behaviour = Gedrag
    .consequences = Gevolgen
    .causes = Oorzaak
    .empathy = Inleven
    .help = Hulp
    .back = Terug

## Tips for parents: to tell on the phone, or to copy. They hold nothing about anybody.

hulp-tips = Tips voor ouders. Vertel ze aan de telefoon, of kopieer ze.
    .bullied = Kopieer: wordt gepest
    .part = Kopieer: doet mee

hulp-tips-line-bullied = Wordt gepest: { $tips }
hulp-tips-line-part = Doet mee: { $tips }

hulp-tips-bullied = Luister rustig. Vraag wat uw kind wil. Zeg dat vertellen goed is. Bewaar nare berichten, reageer er niet op. Bel niet zelf de andere ouders. Grote zorgen? Bel ook de huisarts.
hulp-tips-part = Blijf rustig. Vraag wat er gebeurt en waarom. Zeg dat pesten moet stoppen. Vraag hoe de ander zich voelt. Spreek af wat uw kind anders doet. Vraag de coach om hulp.
