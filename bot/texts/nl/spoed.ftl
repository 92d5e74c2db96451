# SPOED: possible danger in what was sent, and *School mag dit nu weten* (SCREENS §2, §7, §12). No emoji to who told (R13).

send-danger = Omdat je over gevaar schrijft, krijgt ook de achterwacht dit.
send-danger-u = Omdat u over gevaar schrijft, krijgt ook de achterwacht dit.
send-danger-one = Omdat je over gevaar schrijft, vraag ik dit snel te lezen.
send-danger-one-u = Omdat u over gevaar schrijft, vraag ik dit snel te lezen.
note-urgent = Omdat je over gevaar schrijft, krijgt ook de achterwacht dit.
note-urgent-u = Omdat u over gevaar schrijft, krijgt ook de achterwacht dit.

school-what =
    Typ wat er is, en waar je bent. Eén zin is genoeg.
    Er gaat nog niets naar school.
    .nothing = Ik kan niet typen
school-what-u =
    Typ wat er is, en waar het is. Eén zin is genoeg.
    Er gaat nog niets naar school.

school-now = Dan zien de achterwacht en { $receiver } nu wat je schreef.
    .named = Ja, met mijn naam
    .anon = Ja, zonder mijn naam
    .yes = Ja
    .no = Nee
school-now-u = Dan zien de achterwacht en { $receiver } nu wat u schreef.

# When there is one person who reads it.
school-now-one = Dan ziet { $receiver } nu wat je schreef.
    .named = { school-now.named }
    .anon = { school-now.anon }
    .yes = { school-now.yes }
    .no = { school-now.no }
school-now-one-u = Dan ziet { $receiver } nu wat u schreef.

school-nameless = Zonder je naam kunnen ze je niet vinden.
school-nameless-u = Zonder uw naam kunnen ze u niet vinden.

school-closed = School is nu dicht. Niemand leest dit vóór { $moment }. Bel nu 112 of 113. Zal ik het klaarzetten?
    .yes = Ja, zet het klaar
    .no = { school-now.no }

school-sent = Het is verstuurd. Ik zeg het je zodra iemand het heeft. Wacht niet op mij: bij gevaar 112.
    .add = 💬 Iets typen
    .card = Laat mijn kaart zien
school-sent-u = Het is verstuurd. Ik zeg het u zodra iemand het heeft. Wacht niet op mij: bij gevaar 112.

help-other =
    Is die leerling nu in gevaar? Bel 112, of haal er een volwassene bij. Blijf er niet alleen mee.
    Zal ik school nu waarschuwen?
    .now = School mag dit nu weten
    .on = Nee

# Behind the nudge.
spoed-late =
    Nog niemand heeft je bericht opgepakt. Dat had wel gemoeten. Ik vraag het nu ook aan anderen die school leiden.
    Wacht niet op mij: bij gevaar 112.
    .ok = Oké
    .elsewhere = { status-card.elsewhere }
    .help = Hulp
spoed-late-u =
    Nog niemand heeft uw bericht opgepakt. Dat had wel gemoeten. Ik vraag het nu ook aan anderen die school leiden.
    Wacht niet op mij: bij gevaar 112.
spoed-late-staff =
    Nog niemand heeft je bericht opgepakt. Dat had wel gemoeten. Ik vraag het opnieuw.
    Wacht niet op mij: bij gevaar 112.
spoed-late-staff-u =
    Nog niemand heeft uw bericht opgepakt. Dat had wel gemoeten. Ik vraag het opnieuw.
    Wacht niet op mij: bij gevaar 112.

spoed-heard = Iemand van school heeft je bericht en doet er nu iets mee. Is er gevaar? Bel 112.
    .ok = Oké
    .add = { school-sent.add }
spoed-heard-u = Iemand van school heeft uw bericht en doet er nu iets mee. Is er gevaar? Bel 112.
