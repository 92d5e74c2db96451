# What a reporter is asked and can do after sending: four more questions, another reader (SCREENS §3, §4, §5; DOMAIN §4).

## Four more questions, each of which may be left out.

more-where = 1 van 4. Waar gebeurt het? Je mag meer kiezen.
    .class = In de klas
    .hall = Gang of kluisjes
    .break = Pauze of kantine
    .gym = Gym of kleedkamer
    .way = Onderweg
    .online = Online of in een app
    .else = Ergens anders
    .ready = ✅ Klaar
    .enough = { more-wish.enough }

more-long = 2 van 4. Hoe lang speelt dit al?
    .week = Deze week
    .weeks = Een paar weken
    .months = Een paar maanden
    .longer = Langer
    .unsure = Weet ik niet
    .enough = { more-wish.enough }

more-who = 3 van 4. Wie doen er mee? Je hoeft geen namen te noemen.
    .one = Eén persoon
    .some = Een paar mensen
    .group = Een grote groep
    .staff = Een medewerker van school
    .unsure = Weet ik niet
    .type = Ik wil iets typen
    .enough = { more-wish.enough }

more-support = 4 van 4. Zijn er anderen bij als het gebeurt? En is er iemand die jou steunt?
    .watch = Anderen kijken toe
    .helps = Iemand helpt mij
    .alone = Ik sta er alleen voor
    .unsure = Weet ik niet
    .enough = { more-wish.enough }

# In the place of report-about-staff, when somebody at school has opened it already.
about-staff-seen =
    Dan gaat het niet meer naar een coach. { $vertrouwenspersoon } leest het nu.
    Wie het eerst kreeg, kan je bericht al gelezen hebben. Dat kan ik niet ongedaan maken. Nieuws komt daar niet meer.
    Zelf bellen kan ook: vertrouwensinspecteur, 0900-1113111, op werkdagen.
    .on = { report-about-staff.on }

## The same answers as the coach reads them, on one line.

told-further =
    Waar: { $where } · Hoe lang: { $long }
    Wie: { $who } · Steun: { $support }
told-where-class = in de klas
told-where-hall = gang of kluisjes
told-where-break = pauze of kantine
told-where-gym = gym of kleedkamer
told-where-way = onderweg
told-where-online = online
told-where-else = ergens anders
told-long-week = deze week
told-long-weeks = een paar weken
told-long-months = een paar maanden
told-long-longer = langer
told-long-unsure = weet het niet
told-who-one = één persoon
told-who-some = een paar mensen
told-who-group = een grote groep
told-who-staff = een medewerker van school
told-who-unsure = weet het niet
told-who-type = zie het verhaal
told-support-watch = anderen kijken toe
told-support-helps = iemand helpt
told-support-alone = staat er alleen voor
told-support-unsure = weet het niet

## A witness, after sending.

other-who = Wil je typen om wie het gaat? Dan kan { $coach } sneller helpen. Een voornaam is genoeg.
    .rather-not = Liever niet

other-knows = Weet die leerling dat je dit vertelt?
    .yes = Ja
    .no = Nee
    .unsure = Weet ik niet

other-help =
    Soms helpt het als iemand naast die leerling staat. Wil jij dat?
    Die leerling kiest zelf wie erbij is. { $coach } moet dan wel weten wie jij bent.
    .yes = Ja, vraag mij maar
    .no = Liever niet
    .unsure = Weet ik nog niet

## To somebody else after all. Whoever is passed over sees nothing of it from then on.

elsewhere = Wie mag het wel lezen? { $coach } ziet er dan niets van.
    .coach = { report-receiver.coach }
    .vertrouwenspersoon = { report-receiver.vertrouwenspersoon }
    .about-staff = { report-receiver.about-staff }

# When it was opened: what was read cannot be undone.
elsewhere-seen = Wie mag het lezen? { $coach } kan het al gelezen hebben, maar ziet er dan niets nieuws van.
    .coach = { report-receiver.coach }
    .vertrouwenspersoon = { report-receiver.vertrouwenspersoon }
    .about-staff = { report-receiver.about-staff }

note-elsewhere = Het gaat nu naar iemand anders. Op de kaart staat naar wie.
note-nobody-else = Er is nu niemand anders die het kan lezen.

## Two and seven school days after the talk with the other pupil.

after-talk = Doet iemand vervelend tegen je sinds het gesprek op school?
    .no = Nee
    .bit = Een beetje
    .yes = Ja
    .skip = Sla over

# As the coach reads it.
told-after = Iemand doet vervelend sinds het gesprek met B: { $after }
told-after-no = nee
told-after-bit = een beetje
told-after-yes = ja
