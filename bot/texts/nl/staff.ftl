# A member of staff passes something on (SCREENS §9).

staff-hello =
    Dank je dat je iets doorgeeft. Het gaat naar de coach van de leerling.
    Nu gevaar? Eerst de achterwacht: { $duty }, of 112.
    Hoe weet je het?
    .seen = Zelf gezien
    .heard = Gehoord
    .suspects = Ik vermoed het
    .colleague = Over een collega

# The last line, for who is not connected.
staff-unknown = Ik ken je nog niet. Vraag { $beheerder } om een koppellink.
staff-beheerder = de beheerder

staff-year = In welk leerjaar zit de leerling?

staff-class = Welke klas?

staff-story = Wat zag of hoorde je? Alleen feiten, en om wie het gaat.

staff-did = Wat deed je zelf al?
    .addressed = Leerlingen aangesproken
    .talked = Met de leerling gepraat
    .duty = Achterwacht gehaald
    .nothing = Nog niets

staff-send =
    Dit gaat naar { $receiver }, coach van { $klas }: «{ $story }»
    Weet de leerling dat je dit doorgeeft? Zo niet, dan is dat geen probleem: de coach begint.
    .yes = 📨 Ja, verstuur
    .no = 📨 Nee, verstuur
    .change = Iets veranderen
    .all = Lees alles

# For a class whose coach is not there, or a school without classes in the bot.
staff-send-plain =
    Dit gaat naar { $receiver }: «{ $story }»
    Weet de leerling dat je dit doorgeeft? Zo niet, dan is dat geen probleem: { $receiver } begint.
    .yes = { staff-send.yes }
    .no = { staff-send.no }
    .change = { staff-send.change }
    .all = { staff-send.all }

staff-sent = Dank je. { $coach } neemt het over. Je hoort als het gelezen is. Wat er daarna gebeurt, blijft tussen de coach en de leerling. Praat er verder met niemand over.
    .done = Klaar

staff-colleague =
    Gaat het over een collega? Gebruik dan niet deze bot.
    Bij een mogelijk seksueel misdrijf met een minderjarige leerling moet je dit direct zelf melden bij het bestuur. Dat is de wet. Een leidinggevende inlichten is niet genoeg.
    Advies: vertrouwensinspecteur, 0900-1113111, werkdagen 8 tot 17 uur.
    .on = Ik begrijp het

## Who is connected tells at the desk.

# The last line of staff-send.
staff-named = Je naam staat erbij.
# In staff-sent, for whom the name of the coach is not kept.
staff-the-coach = De coach
told-read = ✓ Wat je doorgaf, is gelezen.
told-finished = ✓ Wat je doorgaf, is klaar.
