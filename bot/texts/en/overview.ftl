# The overview of the contact for bullying: numbers and codes, no story and no name.

overview =
    How it stands on { $day }
    Waits for a person: { $waits }
    First talk late: { $talks }
    Follow-up talk late: { $follow }
    Pupil and coach see it differently: { $differ }
    Classes without a coach in the bot: { $without }
    .remind = Remind the coach
overview-some = { $count } ({ $which })
overview-one = { $code }, { $hours } hours
note-reminded = I have asked, once a day.
alert-reminded = ⏰ { $code } is still waiting for you. The contact for bullying asks about it.
overview-late = ⏰ A talk is two school days past its day. The overview says which.
    .overview = Overview
