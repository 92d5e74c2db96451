# A practice (SCREENS §6). The other screens of it are the real ones.

practice =
    Oefening. Alles werkt zoals echt. Er gaat niets naar school en er wordt niets bewaard.
    Typ bijvoorbeeld: 'Ze verstoppen steeds mijn tas.'

# Stands above each screen of it.
practice-head = Oefening

practice-end = Dit was de oefening. Er is niets verstuurd. Nu weet je hoe het gaat, voor jezelf of voor een ander.
    .clear = Maak de chat leeg
    .really = Ik wil echt iets vertellen

note-practice-again = De oefening begint opnieuw.
