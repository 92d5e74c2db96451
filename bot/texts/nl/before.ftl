# Before a pupil dares (SCREENS §6).

who-sees =
    Wie ziet wat?
    • Een coach leest wat je vertelt. Je nummer, je foto en je Telegramnaam ziet niemand op school.
    • Soms kan een coach raden wie je bent. Ernaar zoeken mag niet.
    • Wat je vertelt, bewaren we op slot. Ook de weg terug naar deze chat. Anders kan niemand je antwoorden. Die weg kun je wissen.
    • Telegram is niet van school. Telegram weet wie je bent en kan meelezen.
    • Ik let op woorden over gevaar. Dan geef ik jou nummers om te bellen. Zolang je niets verstuurt, merkt school daar niets van.
    • Verstuur je iets over gevaar? Dan krijgt ook de achterwacht dit. Je naam niet, als je die niet gaf.
    Staat jouw Telegram ook op een tablet thuis? Dan is het daar ook te lezen.
    .begin = Begin
    .how-long = Hoe lang bewaren jullie dit?
    .talk = Ik praat liever met iemand

how-long =
    Tot { $days } dagen nadat het klaar is. Daarna wissen we het.
    Wat blijft: dat er een bericht was, zonder wat erin stond en zonder wie.
    Maakt school afspraken met je? Die staan in Magister, met eigen regels. Vragen? { $fg_contact }
    .back = Terug

fears = Dit vragen veel leerlingen.
    .worse = Wordt het erger?
    .other = Praat school met de ander?
    .parents = Bellen jullie mijn ouders?
    .known = Ontdekt iemand wie ik ben?
    .back = Kan ik het terughalen?
    .isit = Is dit wel pesten?
    .begin = Begin

fear-worse = Dat is een eerlijke vraag. Daarom doet school niets met jouw bericht zonder dat jij het weet. En na een gesprek vraag ik jou of iemand vervelend doet. Zeg je ja, dan gaat dat dezelfde schooldag naar je coach.
    .begin = Begin
    .another = Andere vraag

fear-other = Niet over jouw bericht zonder dat jij dat weet. Een gesprek waar jullie samen bij zijn, komt er alleen als jij ja zegt. Er zit dan een volwassene bij. Jij mag iemand meenemen.
    .begin = { fear-worse.begin }
    .another = { fear-worse.another }

fear-parents =
    Weet school niet wie je bent? Dan kan dat niet.
    Weet school het wel, dan horen je ouders het ook. Jij hoort dat eerst. Samen bedenken jullie hoe en wanneer. Is het thuis niet veilig? Zeg dat. Dan zoekt school eerst een andere weg.
    .begin = { fear-worse.begin }
    .another = { fear-worse.another }

fear-known = Ik laat je naam, nummer en foto niet zien. School heeft ook geen knop daarvoor. Soms kan iemand het raden door wat je vertelt. Laat dan weg wat alleen jij kunt weten.
    .begin = { fear-worse.begin }
    .another = { fear-worse.another }

fear-back = Ja. Zolang niemand het geopend heeft, is na één druk op de knop alles weg. Daarna wissen we je naam en de weg naar jou. De tekst ook, behalve als school die nodig heeft voor iemands veiligheid.
    .begin = { fear-worse.begin }
    .another = { fear-worse.another }

fear-isit = Dat hoef jij niet te weten. Voelt het niet goed? Dan mag je het vertellen. De coach kijkt samen met jou.
    .begin = { fear-worse.begin }
    .another = { fear-worse.another }

not-open =
    Ik ben er nog niet voor leerlingen en ouders. Wat je typt, komt nergens aan.
    Wil je iets vertellen? Je kunt naar:
    • je coach
    • { $vertrouwenspersoon }: { $vp_contact }
    • de achterwacht: { $aw_plek }
    Nu gevaar? Bel 112.
    .help = 🆘 Hulp

talk-instead =
    Goed idee. Je kunt naar:
    • je coach
    • { $vertrouwenspersoon }: { $vp_contact }
    • de achterwacht: { $aw_plek }
    Neem gerust iemand mee. Zeg maar: 'Ik wil iets vertellen, niet hier.'
    .back = Toch hier vertellen

# De Route of the school, for who wants to know what happens after telling (DOMAIN P-08, P-14).
route =
    Wat doet school als iemand gepest wordt? Dat heet De Route.
    1. Iemand vertelt het: hier, of aan een coach. Is het nu aan de gang? Dan helpt de achterwacht.
    2. De coach praat met wie gepest wordt. Als het kan dezelfde dag.
    3. De coach praat apart met de ander. Willen ze het allebei? Dan komt er een gesprek samen, met een volwassene erbij.
    4. Ze maken afspraken. Later vraagt de coach allebei hoe het gaat.
    Stopt het niet? Dan helpen meer mensen op school mee.
    Ouders horen het ook. Hun kind weet dat dan eerst.
    .begin = Begin
    .back = Terug
