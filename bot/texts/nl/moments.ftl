# How this language writes days and hours. The pattern-* lines are Babel's date patterns, not words.

pattern-clock = H.mm
pattern-day = EEE d MMMM
pattern-short-day = EEE d
pattern-weekday = EEE

clock-time = { $time } uur
moment-today = vandaag { $time } uur
moment-tomorrow = morgen { $time } uur
moment-day = { $day }, { $time } uur

daypart = { $weekday }, { $part }
daypart-night = nacht
daypart-morning = ochtend
daypart-afternoon = middag
daypart-evening = avond
