# The figures of a school year, and the numbers of a teamleider. No number below five ever stands here.

overview-numbers =
    How it stands on { $day }
    Waits long for a person: { $waits }
    First talk late: { $talks }
    Follow-up talk late: { $follow }
    Classes without a coach in the bot: { $without }
    .figures = Figures
figures =
    Figures { $year }, from before { $upto }
    Told to school: { $total }
    { $layers }
    A pupil, about herself or himself: { $me }
    A pupil, about somebody else: { $other }
    A parent: { $parent }
    A member of staff: { $staff }
    .went = How it went
    .before = Last school year
    .now = This school year
    .lines = To copy
figures-went =
    How it went, { $year }, from before { $upto }
    First talk on the day itself: { $same-day }
    Two follow-up talks: { $both-followed }
    Finished: { $finished }
    Ended another way: { $otherwise }
    Not stopped: { $not-stopped }
    Measure: { $measure }
    What happened, if somebody chose it:
    { $kinds }
    .told = What was told
figures-none = There are no figures yet. I count on the first of the month, when five signals have come in.
figures-lines =
    school year;from before;what;number
    { $rows }
figures-few = fewer than 5
figures-five = { $least } to { $most }
figures-layer = Year { $layer }: { $count }
figures-kind = { $kind }: { $count }
figures-row = { $year };{ $upto };{ $what };{ $count }
figures-row-layer = year { $layer }
figures-row-total = told to school
figures-row-me = a pupil about herself or himself
figures-row-other = a pupil about somebody else
figures-row-parent = a parent
figures-row-staff = a member of staff
figures-row-same-day = first talk on the day itself
figures-row-both-followed = two follow-up talks
figures-row-finished = finished
figures-row-otherwise = ended another way
figures-row-not-stopped = not stopped
figures-row-measure = measure
