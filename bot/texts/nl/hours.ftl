# The school's days and a colleague's own (SCREENS §10, R11, R12).

calendar-ends = De vakanties zijn bekend tot en met { $day }. Daarna telt elke weekdag als schooldag. Lees op tijd een nieuwe kalender in: signaal calendar import.

# Below the days to choose from: which are not among them, and why.
gap-day = { $day } kan niet: { $name }.
gap-days = { $day } tot en met { $last } kan niet: { $name }.
gap-free = vrij

# On the receipt of who told, when it is not sooner because school is closed.
gap-promise = Eerder kan het niet: er is geen school ({ $name }).
