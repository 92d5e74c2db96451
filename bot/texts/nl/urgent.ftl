# SPOED as the staff reads it (SCREENS §10.1, §12): an alert holds a code and nothing more.

alert-urgent = Spoed { $code }. Open nu. Lukt dat niet binnen 10 minuten? Bel een collega.
    .open = Openen
    .call = Ik bel
alert-urgent-call = Spoed { $code }. Open nu. Lukt dat niet binnen 10 minuten? Bel { $number }.

spoed = SPOED: { $why }. Vraag rustig en direct door. Beloof geen geheimhouding. Overleg met ondersteuningsteam of schoolleiding.
    .confirm = Ik doe nu iets
spoed-why-death = schrijft over de dood
spoed-why-danger = schrijft over gevaar
spoed-why-home = schrijft over thuis
spoed-why-images = schrijft over naaktbeelden of chantage
spoed-why-button = vroeg of school het nu mag weten
spoed-home = Thuis onveilig? Volg de meldcode. Bel ouders nog niet. Veilig Thuis: 0800-2000.
spoed-staff = Gaat het over een medewerker? Meld het direct bij het bestuur.
spoed-waits = Dit wacht nog op iemand die iets doet.
spoed-answered = Er is iemand mee bezig.
spoed-taken = { $coach } heeft dit en er is iemand mee bezig.
case-no-words = (er is niets getypt)

calm = Is het gevaar voorbij? Wie hierbij gevraagd is, leest dan niet meer mee.
    .yes = Ja, het is voorbij
    .back = Terug
