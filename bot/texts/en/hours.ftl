# The school's days and a colleague's own (SCREENS §10, R11, R12).

calendar-ends = The holidays are known until { $day }. After that every weekday counts as a school day. Bring in a new calendar in time: signaal calendar import.
