# The school's days and a colleague's own (SCREENS §10, R11, R12).

calendar-ends = The holidays are known until { $day }. After that every weekday counts as a school day. Bring in a new calendar in time: signaal calendar import.

# Below the days to choose from: which are not among them, and why.
gap-day = Not { $day }: { $name }.
gap-days = Not from { $day } to { $last }: { $name }.
gap-free = no school

# On the receipt of who told, when it is not sooner because school is closed.
gap-promise = It cannot be sooner: there is no school ({ $name }).
