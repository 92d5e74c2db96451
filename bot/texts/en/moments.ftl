# How this language writes days and hours. The pattern-* lines are Babel's date patterns, not words.

pattern-clock = H:mm
pattern-day = EEE d MMMM
pattern-short-day = EEE d
pattern-weekday = EEE

clock-time = { $time }
moment-today = today at { $time }
moment-tomorrow = tomorrow at { $time }
moment-day = { $day }, { $time }

daypart = { $weekday }, { $part }
daypart-night = night
daypart-morning = morning
daypart-afternoon = afternoon
daypart-evening = evening
