# Danger (SCREENS §7, R13): one subject on a screen, the number first, no emoji in the text.

help = Wat is er nu aan de hand?
    .danger = Ik ben nu in gevaar
    .death = Ik denk aan de dood
    .home = Thuis is het niet veilig
    .images = Naaktbeelden of chantage
    .talk = Ik wil met iemand praten
    .back = Terug

help-danger =
    Bel nu 112. Kan dat niet? Ga naar mensen toe, of naar een volwassene.
    Ik ben een bot. Ik kan niet bellen en niet komen.
    .now = School mag dit nu weten
    .on = Verder met mijn verhaal

help-death =
    Bel 113 of 0800-0113. Chatten kan op 113.nl. Gratis, dag en nacht, zonder je naam.
    Dit hoef je niet alleen te dragen. Is er nu iemand bij je in de buurt? Zeg het die.
    .now = { help-danger.now }
    .on = { help-danger.on }

help-home =
    Bel Veilig Thuis: 0800-2000. Gratis, dag en nacht. Ook als je alleen wilt overleggen.
    Of de Kindertelefoon: 0800-0432, van 11 tot 21 uur.
    .now = { help-danger.now }
    .on = { help-danger.on }

help-images =
    Chat met Helpwanted.nl of bel 020-261 52 75. Gratis, en zonder je naam.
    Jij hebt niets fout gedaan door hulp te zoeken. Betaal niet en stuur niets meer.
    .now = { help-danger.now }
    .on = { help-danger.on }

help-talk =
    Kindertelefoon: 0800-0432, elke dag van 11 tot 21 uur. Chatten kan ook.
    Op school: { $vertrouwenspersoon }, je coach of de achterwacht ({ $aw_plek }).
    .on = { help-danger.on }
