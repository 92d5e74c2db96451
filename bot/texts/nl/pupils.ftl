# Who takes part besides A and B (P-76, P-82). A letter and a part hold in this case alone.

pupils = { $code }: wie horen erbij, naast A en B? Een letter geldt alleen in deze casus.
    .pupil-join = Leerling erbij
    .pupil-spoke = Ik sprak met een van hen
    .called = Ouders van { $pupil } gebeld
    .leave = { $pupil } hoort er niet bij
    .back = Terug
pupils-none = Nog niemand.
pupil-line = { $pupil } ({ $what }): { $name }. Coach: { $coach }. Ouders: { $parents }
pupil-short = { $pupil } ({ $what })
pupils-here = Ook: { $who }
pupil-told-coach-calls = jij belt
pupil-told-objects = wil dit niet
pupil-told-adult = 18 of ouder
pupil-told-not-yet = nog niet besproken
pupil-told-called = gebeld

pupil-part = Wat doet { $pupil } hier? Alleen wat je weet. Ergens anders kan het anders zijn.
    .gepest = Wordt ook gepest
    .pest-mee = Pest mee
    .kijkt-toe = Kijkt toe
    .steunt = Steunt A
pupil-name = Typ de voornaam van { $pupil }, als je die nodig hebt. Alleen wie deze casus heeft, ziet die.
    .unnamed = Zonder naam
pupil-coach = Wie is de coach van { $pupil }? Die hoort hier niets van, tot jij deelt.
    .unknown = Weet ik niet
pupil-coach-none = niet bekend

pupil-which = Met wie sprak je?
    .one = Leerling { $pupil }
pupil-parents = Ouders van { $pupil } horen het ook, na overleg met { $pupil }. Is dat besproken?
    .coach-calls = Ja, ik bel
    .objects = Die wil dit niet
    .adult = 18 of ouder
    .not-yet = Nog niet

follow-more = Lukken de afspraken bij { $pupil }?
    .gelukt = Gelukt
    .deels = Deels
    .niet = Niet gelukt
    .not-yet = Nog niet gepraat
follow-more-a = Hoe is het voor { $pupil }?
    .gestopt = Gestopt
    .minder = Minder
    .hetzelfde = Hetzelfde
    .erger = Erger
    .not-yet = Nog niet gepraat

open-parents-more = ouders van anderen
open-follow-more = vervolggesprek met anderen
dated-pupil = leerling erbij
fact-further = bij een andere leerling ging het { $times } keer niet goed
