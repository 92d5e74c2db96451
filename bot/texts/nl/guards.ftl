# A reason in the place of what a guard asks (DOMAIN §1.4, §4.7 co.g1.nee). It is kept, and A hears it when that is safe.

without =
    Met { $pupil } is dit nog niet overlegd. Het protocol zegt: geen acties waar de leerling niet achter staat of geen weet van heeft.
    Wil je toch verder? Geef een reden.
    .first = Eerst overleggen
    .danger = Acuut gevaar
    .law = Wettelijke plicht
    .unknown = Leerling onbekend
    .type = Andere reden

without-second = Met wie besloot je dit? Bij gevaar nooit alleen. Direct gevaar? Bel 112.

without-tell = A hoort wat je doet en waarom. Is dat nu veilig?
    .now = Ja, A mag het nu lezen
    .later = Nee, nog niet veilig

# A line on the card of the coach, until A may know.
anyway-untold = ⚠ A weet nog niet wat je zonder overleg deed. Is het veilig? Kijk bij ⋯.

guard-g4 = A, B, steun en een volwassene erbij
guard-g5 = afspraken
guard-g8 = hoe jullie kijken of het werkt

dated-anyway = ouders bellen zonder overleg, met een reden
dated-anyway-told = A mag weten wat zonder overleg gebeurde
timeline-reason = Reden bij { $thing }: { $why }
why-danger = acuut gevaar
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
