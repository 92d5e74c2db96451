# The school's days and a colleague's own (SCREENS §10, R11, R12).

calendar-ends = De vakanties zijn bekend tot en met { $day }. Daarna telt elke weekdag als schooldag. Lees op tijd een nieuwe kalender in: signaal calendar import.
