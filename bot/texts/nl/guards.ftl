# A reason in the place of what a guard asks (DOMAIN §1.4, §4.7 co.g1.nee). It is kept, and A hears it when that is safe.

without =
    Met { $pupil } is dit nog niet overlegd. Het protocol zegt: geen acties waar de leerling niet achter staat of geen weet van heeft.
    Wil je toch verder? Geef een reden.
    .first = Eerst overleggen
    .danger = Acuut gevaar
    .law = Wettelijke plicht
    .unknown = Leerling onbekend
    .type = Andere reden

without-tell = A hoort wat je doet en waarom. Is dat nu veilig?
    .now = Ja, A mag het nu lezen
    .later = Nee, nog niet veilig

# A line on the card of the coach, until A may know.
anyway-untold-other = ⚠ A weet nog niet wat je zonder overleg deed. Is het veilig? Vertel het zelf en kijk bij ⋯.
anyway-today = ⚠ Een collega zag het, en B is aangesproken. Vertel A dit vandaag, en leg het vast bij ⋯.
anyway-untold-b = ⚠ B weet nog niet dat het team de naam van B kent. Is het veilig? Vertel het zelf en kijk bij ⋯.
anyway-untold = ⚠ A weet nog niet wat je zonder overleg deed. Is het veilig? Kijk bij ⋯.

tell-later = Wanneer kijk je weer of A het mag weten? Tot dan ziet A er niets van.

talk-b-seen = Een collega zag het zelf. Dan mag je B meteen aanspreken. Zeg niet wie het vertelde. A hoort het vandaag van jou.
    .done = Ik heb B gesproken

guard-g4 = A, B, steun en een volwassene erbij
guard-g5 = afspraken
guard-g8 = hoe jullie kijken of het werkt

dated-anyway = ouders bellen zonder overleg, met een reden
dated-anyway-told = A mag weten wat zonder overleg gebeurde
dated-anyway-told-b = B weet wat zonder overleg gebeurde
dated-without-talk-b = met B gepraat zonder ja van A
dated-without-name = naam van A doorgegeven zonder ja van A
dated-without-team = een naam in het team, zonder ja
timeline-reason = Reden bij { $thing }: { $why }
why-danger = acuut gevaar
why-seen = een collega zag het zelf
why-law = wettelijke plicht
why-unknown = leerling onbekend
why-not-needed = niet nodig, het gaat goed
why-pupil = leerling wil dit niet
why-otherwise = al op een andere manier gedaan
why-unsafe = niet veilig
why-better = het gaat al beter
why-discuss = eerst overleggen
thing-without = ouders bellen zonder overleg
thing-not-stopped = niet gestopt
thing-proposal = voorstel, nu niet
thing-end = anders afgesloten
