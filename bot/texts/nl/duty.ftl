# The achterwacht (SCREENS §12): what they saw themselves, and giving it to the coach.

duty-incident = Wat zag je? Alleen feiten, en wie erbij waren.

duty-did = Wat deed je?
    .caught = Opgevangen, coach praat verder
    .myself = Ik voer het gesprek zelf
    .agreed = Gesprek gevoerd, afspraken

duty-handover = { $coach } neemt { $code } over voor het vervolg. Wat moet { $coach } weten? Met wie overlegde je?
    .consulted = Coach en team gesproken
    .not-yet = Nog niet overlegd
    .more = Nog iets meegeven
note-duty-noted = Bewaard voor wie het overneemt.

## Lines on the card of who goes on with it.

card-opvang = Eerste opvang: { $who }, { $day }.
card-opvang-none = Had het als achterwacht: { $who }, { $day }.
card-opvang-consulted = Coach en team zijn gesproken.
card-opvang-not-yet = Er is nog niet overlegd.
