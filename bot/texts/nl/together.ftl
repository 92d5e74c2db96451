# Several signals about one situation, for who has all of them (SCREENS case-more). Who told them never reads any of this.

together = Bij welke casus hoort { $code }? Staat een casus er niet bij, dan blijft die apart: elk bericht blijft bij de juiste mensen.
    .one = { $code } · { $klas }
    .ended = { $code } · afgerond { $day }

together-none = Er is nu geen casus die bij { $code } kan. Sommige blijven apart: elk bericht blijft bij de juiste mensen.
    .back = Terug

together-again = { $code } was afgerond, en nu is er een nieuw bericht. Hoe gaat { $code } verder? Jij kiest.
    .analyse = Opnieuw met A praten
    .niet-gestopt = Het is niet gestopt

together-check =
    { $lead } gaat voor: daar staan de stappen en wat er te doen is.
    Wie { $code } vertelde, houdt een eigen kaart en merkt hier niets van. Rond je { $lead } af, dan is { $code } ook klaar.
    .yes = Samenvoegen

# When the pupil whom it is about told both.
together-check-own =
    { $lead } gaat voor: daar staan de stappen en wat er te doen is.
    Wie { $code } vertelde, houdt een eigen kaart en merkt hier niets van. Rond je { $lead } af, dan staat { $code } weer apart.
    .yes = Samenvoegen

together-not = Deze twee blijven apart: elk bericht blijft bij de juiste mensen.
    .back = Terug

together-list = Samen met { $code }:
    .back = Terug

note-together = Samengevoegd. Dit is de casus die voorgaat.
note-apart = Uit elkaar gehaald. Deze casus staat weer op zichzelf.

# Lines on the cards.
case-along = Hoort bij { $lead }. Daar staan de stappen.
    .lead = Naar { $lead }
case-leads = Samen met { $codes }.
case-new-signal = Nieuw bericht hierover op { $day }. Overleg wie wat doet.
