# What belongs to every talk: the row under a question, the lines put before a screen, and the command menu.

# The row under every question (R4).
row =
    .back = ‹ Terug
    .stop = Stop
    .sos = 🆘

# Holds the place of a screen that quotes somebody, for as long as it takes to send that.
hold = …

## Notes: one line before the screen that stands.

note-held = Ik heb je tekst vastgehouden. Er is nog niets verstuurd.
note-help = Hulp nodig? Druk op 🆘.
note-added = Ik heb het erbij gezet.
note-slow = Ik bewaar alles. Ik antwoord nu alleen wat langzamer. Hulp nodig? Druk op 🆘.
note-stale = Die knop hoorde bij eerder. We zijn nu hier.
note-here = We waren hier.
note-expired = Je tekst was ouder dan een dag. Ik heb hem weggegooid. Er is niets naar school gegaan.
note-too-long = Dit laatste past er niet meer bij. Wat je eerder typte, staat er nog.
note-changed = Ik heb het veranderd.
note-choose-one = Kies er één of meer. Iets typen mag ook.
note-empty = Ik zag geen woorden. Typ het nog een keer.
note-name-short = Dat is wel kort. Typ je voornaam en achternaam.
note-group-gone = Die klas staat niet meer in de lijst. Kies een andere.
note-receiver-gone = Die persoon kan het nu niet lezen. Kies iemand anders.
note-cannot = Dat kan nu niet.
note-sorry = Er ging iets mis bij mij, niet bij jou. Typ of tik het nog een keer.

no-media =
    Foto's en filmpjes bekijk ik niet. Ik heb het uit deze chat gehaald. Bewaar je bewijs zelf en laat het aan je coach zien.
    Staat er iemand bloot op? Dan helpt Helpwanted.nl jou, zonder je naam.
    .on = Verder
    .help = 🆘 Hulp

# Before no-media, when something was typed below the picture.
note-caption = Wat je erbij typte, heb ik ook niet. Typ het nog een keer.

# A member of staff sent a picture or a file.
desk-media = Foto's en bestanden bekijk ik niet. Ik heb het uit deze chat gehaald.
    .desk = { unknown-words.desk }

# For staff who type outside a talk: they never become a reporter by typing.
unknown-words = Ik hoor je. Bij welke casus hoort dit? Kies in je postvak. Wat je typte, is niet bewaard. Over 15 minuten is het weg.
    .desk = Postvak

# The command menu stands open in the chat: nothing here may give the subject away.
commands =
    .start = Beginnen
    .hulp = Hulp
    .privacy = Wie ziet wat?
    .route = Zo gaat het op school
    .stop = Stoppen
    .kaart = Mijn kaart
    .postvak = Mijn postvak
    .code = Mijn code invoeren
    .take-back = Mijn bericht terughalen
    .unlink = Mij loskoppelen
    .my-data = Wat weet school van mij?
    .quiet = Geen vragen meer
    .practice = Even oefenen
    .class-kit = Vertellen in de klas
    .overview = Hoe het ervoor staat
    .figures = Cijfers

# What is typed after a slash for the last eight, in this language: small letters without accents, figures and _.
own-commands =
    .take-back = wissen
    .unlink = loskoppelen
    .my-data = mijngegevens
    .quiet = stil
    .practice = oefenen
    .class-kit = klas
    .overview = overzicht
    .figures = cijfers
