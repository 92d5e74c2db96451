# The school's days and a colleague's own (SCREENS §10, R11, R12).

calendar-ends = The holidays are known until { $day }. After that every weekday counts as a school day. Bring in a new calendar in time: signaal calendar import.

# When Telegram could not be heard; it may arrive only when that is over.
deaf = For a quarter of an hour or more the bot could not hear Telegram. Telegram keeps what was sent for 24 hours. Please check: is the server online, and is there no second bot? See signaal doctor.

# Below the days to choose from: which are not among them, and why.
gap-day = Not { $day }: { $name }.
gap-days = Not from { $day } to { $last }: { $name }.
gap-free = no school

# On the receipt of who told, when it is not sooner because school is closed.
gap-promise = It cannot be sooner: there is no school ({ $name }).

# A colleague's own days, hour and absence. The words on the chips.
weekdays =
    .d0 = Mon
    .d1 = Tue
    .d2 = Wed
    .d3 = Thu
    .d4 = Fri
    .d5 = Sat
    .d6 = Sun
    .at = { $time }
    .on = { $day }

hours = You work on the days with ✓. The message of the day comes at { $time }, if there is something to do.
    .time = Another time
    .daily = A message, also for nothing
    .away = I am away for a while
    .back = I am back
    .done = Done
hours-away = You are away from { $day } to { $last }.
hours-time = At what time would you like the message of the day?
    .back = ‹ Back
note-one-day = That is not possible. Choose at least one day on which school is open.

away = From which day are you away?
    .back = ‹ Back
away-until = You are away from { $day }. Until which day?
    .back = ‹ Back
away-saved = Saved: you are away from { $day } to { $last }. New messages go at once to who is there then.
    .undo = Never mind
    .done = Done
away-waits = { $count ->
        [one] One first talk was not held yet. Can it not wait? Hand it over.
       *[other] { $count } first talks were not held yet. Can they not wait? Hand them over.
    }

day-none = Good morning. Nothing today.
