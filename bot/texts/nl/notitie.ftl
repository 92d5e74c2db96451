# A note in a case: typed by who has it, read by who goes on with it or reads everything along.

case-note =
    Typ je notitie. Alleen feiten: wat zag of hoorde je?
    Jij leest dit, en wie de casus overneemt of alles meeleest. A en de ouders zien het hier niet. Ze mogen er wel om vragen.

case-note-fix = Typ de hele notitie opnieuw. De oude tekst blijft op slot bewaard.

case-note-judges = «{ $words }» kan als een oordeel klinken. Toch bewaren?
    .send = Toch bewaren
    .again = Anders typen

case-note-which = Welke notitie?
    .one = { $number } · { $day }

case-notes =
    { $code } · notitie { $number } · { $day } · { $who }
    { $note }
    .fix = Verbeteren
    .erase = Wissen
    .older = Eerder
    .newer = Later
    .back = Terug

case-notes-none = Er is geen notitie meer.

case-note-changed = Verbeterd op { $day }.
case-note-by-gone = iemand die hier niet meer werkt

case-note-erase = Notitie { $number } wissen? Dan is hij echt weg, ook de oude tekst.
    .erase = Ja, wissen
    .back = Terug

# Lines before the card.
note-noted = Je notitie is bewaard. Je leest hem achter ⋯.
note-gone = De notitie is gewist.
