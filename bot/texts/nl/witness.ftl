# What the coach reads of a witness (SCREENS §4, §10.2).

# What a witness answered, as the coach reads it. A alone chooses who supports A: nobody is assigned (P-76).
case-new-other =
    { $code } · nieuw · { $daypart }
    { $whom } · { $klas } · { $name }
    «{ $story }»
    A is: { $pupil } · A weet dit: { $aware }
    Gevaar: { $danger } · Wil A steunen: { $beside }
    Zeg A niet van wie het komt. Zeg in de klas niets over een bericht.

told-by-other =
    Gezien door een ander · A is: { $pupil } · A weet dit: { $aware }
    Gevaar: { $danger } · Wil A steunen: { $beside }
told-danger-no = nee
told-danger-unsure = weet het niet
told-danger-afraid = is bang voor iets ergs
told-aware-yes = ja
told-aware-no = nee
told-aware-unsure = onbekend
told-beside-yes = ja, alleen als A dat kiest
told-beside-no = liever niet
told-beside-unsure = weet het nog niet
