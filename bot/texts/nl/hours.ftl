# The school's days and a colleague's own (SCREENS §10, R11, R12).

calendar-ends = De vakanties zijn bekend tot en met { $day }. Daarna telt elke weekdag als schooldag. Lees op tijd een nieuwe kalender in: signaal calendar import.

# When Telegram could not be heard; it may arrive only when that is over.
deaf = De bot kon een kwartier of langer niets van Telegram horen. Wat intussen gestuurd is, bewaart Telegram 24 uur. Kijk na: heeft de server internet, en draait er geen tweede bot? Zie signaal doctor.

# Below the days to choose from: which are not among them, and why.
gap-day = { $day } kan niet: { $name }.
gap-days = { $day } tot en met { $last } kan niet: { $name }.
gap-free = vrij

# On the receipt of who told, when it is not sooner because school is closed.
gap-promise = Eerder kan het niet: er is geen school ({ $name }).

# A colleague's own days, hour and absence. The words on the chips.
weekdays =
    .d0 = Ma
    .d1 = Di
    .d2 = Wo
    .d3 = Do
    .d4 = Vr
    .d5 = Za
    .d6 = Zo
    .at = { $time }
    .on = { $day }

hours = Je werkt op de dagen met ✓. Het bericht van de dag komt om { $time }, als er iets te doen is.
    .time = Andere tijd
    .daily = Bericht, ook als er niets is
    .away = Ik ben er even niet
    .back = Ik ben er weer
    .done = Klaar
hours-away = Je bent er niet van { $day } tot en met { $last }.
hours-time = Hoe laat wil je het bericht van de dag?
    .back = ‹ Terug
note-one-day = Dat kan niet. Kies minstens één dag waarop school open is.

away = Vanaf welke dag ben je er niet?
    .back = ‹ Terug
away-until = Je bent er niet vanaf { $day }. Tot en met welke dag?
    .back = ‹ Terug
away-saved = Vastgelegd: je bent er niet van { $day } tot en met { $last }. Nieuwe berichten gaan meteen naar wie er dan wel is.
    .undo = Toch niet
    .done = Klaar
away-waits = { $count ->
        [one] Eén eerste gesprek is nog niet geweest. Kan het niet wachten? Draag het over.
       *[other] { $count } eerste gesprekken zijn nog niet geweest. Kunnen ze niet wachten? Draag ze over.
    }

day-none = Goedemorgen. Vandaag niets.
