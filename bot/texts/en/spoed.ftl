# SPOED: possible danger in what was sent, and *School may know this now* (SCREENS §2, §7, §12). No emoji to who told (R13).

send-danger = Because you write about danger, the staff on duty get this too.
send-danger-u = Because you write about danger, the staff on duty get this too.
send-danger-one = Because you write about danger, I ask to have this read soon.
send-danger-one-u = Because you write about danger, I ask to have this read soon.
note-urgent = Because you write about danger, the staff on duty get this too.
note-urgent-u = Because you write about danger, the staff on duty get this too.

school-what =
    Type what is wrong, and where you are. One sentence is enough.
    Nothing has gone to school yet.
    .nothing = I can't type
school-what-u =
    Type what is wrong, and where it is. One sentence is enough.
    Nothing has gone to school yet.

school-now = Then the staff on duty and { $receiver } see now what you wrote.
    .named = Yes, with my name
    .anon = Yes, without my name
    .yes = Yes
    .no = No
school-now-u = Then the staff on duty and { $receiver } see now what you wrote.

# When there is one person who reads it.
school-now-one = Then { $receiver } sees now what you wrote.
    .named = { school-now.named }
    .anon = { school-now.anon }
    .yes = { school-now.yes }
    .no = { school-now.no }
school-now-one-u = Then { $receiver } sees now what you wrote.

school-nameless = Without your name they can't find you.
school-nameless-u = Without your name they cannot find you.

school-closed = School is closed now. Nobody reads this before { $moment }. Call 112 or 113 now. Shall I put it ready?
    .yes = Yes, put it ready
    .no = { school-now.no }

school-sent = It is sent. I tell you as soon as somebody has it. Don't wait for me: in danger, call 112.
    .add = 💬 Type something
    .card = Show my card
school-sent-u = It is sent. I tell you as soon as somebody has it. Do not wait for me: in danger, call 112.

help-other =
    Is that pupil in danger now? Call 112, or get an adult. Don't carry this alone.
    Shall I warn school now?
    .now = School may know this now
    .on = No

# Behind the nudge.
spoed-late =
    Nobody has taken up your message yet. Somebody should have. I now also ask others who lead the school.
    Don't wait for me: in danger, call 112.
    .ok = Okay
    .elsewhere = { status-card.elsewhere }
    .help = Help
spoed-late-u =
    Nobody has taken up your message yet. Somebody should have. I now also ask others who lead the school.
    Do not wait for me: in danger, call 112.
spoed-late-staff =
    Nobody has taken up your message yet. Somebody should have. I ask again.
    Don't wait for me: in danger, call 112.
spoed-late-staff-u =
    Nobody has taken up your message yet. Somebody should have. I ask again.
    Do not wait for me: in danger, call 112.

spoed-heard = Somebody at school has your message and is doing something now. In danger, call 112.
    .ok = Okay
    .add = { school-sent.add }
spoed-heard-u = Somebody at school has your message and is doing something now. In danger, call 112.
