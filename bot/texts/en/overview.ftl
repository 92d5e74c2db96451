# The overview of the contact for bullying: numbers and codes, no story and no name.

overview =
    How it stands on { $day }
    Waits for a person: { $waits }
    First talk late: { $talks }
    Follow-up talk late: { $follow }
    Pupil and coach see it differently: { $differ }
    Classes without a coach in the bot: { $without }
    .assign = Assign to somebody else
    .remind = Remind the coach
    .figures = Figures
overview-some = { $count } ({ $which })
overview-one = { $code }, { $hours } hours
note-reminded = I have asked, once a day.
alert-reminded = ⏰ { $code } is still waiting for you. The contact for bullying asks about it.
overview-late = ⏰ A talk was not held, and its day is past. The overview says which.
    .overview = Overview
assign = Which one do you give to somebody else? You see the code, not what is in it.
    .back = Back
assign-to = To whom do you give { $code }? Only who may read it stands here.
assign-to-nobody = Nobody else may read { $code } now.
note-assigned = Assigned. Both sides hear it.
assigned-away = ↪️ Something that waited for you is with a colleague now. You need to do nothing.
