# Who leads the herstelgesprek, when that is not who has the case.

lead-role = Wie leidt het herstelgesprek?
    .ondersteuningsteam = Het ondersteuningsteam
    .coach-ondersteuner = Coach-ondersteuner
    .achterwacht = De achterwacht
    .coach = Een andere coach
    .me = Toch ik

lead-who = Wie van hen?

lead-knows = { $colleague } leidt het gesprek en kijkt vanaf nu mee. Weet A dit?
    .yes = Ja, A weet het
    .first = Ik zeg het A eerst

lead-by = { $colleague } leidt het herstelgesprek.
lead-yours = Jij leidt het herstelgesprek op { $day }.
lead-proposed = Het is ernstig of er doen meer leerlingen mee. Leidt iemand van het team het?
