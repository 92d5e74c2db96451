# A member of staff passes something on (SCREENS §9).

staff-hello =
    Thank you for passing something on. It goes to the pupil's coach.
    Danger now? First the staff on duty: { $duty }, or 112.
    How do you know?
    .seen = Seen it myself
    .heard = Heard it
    .suspects = I suspect it
    .colleague = About a colleague

# The last line, for who is not connected.
staff-unknown = I don't know you yet. Ask { $beheerder } for a link.
staff-beheerder = the administrator

staff-year = Which year is the pupil in?

staff-class = Which class?

staff-story = What did you see or hear? Facts only, and who it is about.

staff-did = What did you do already?
    .addressed = Spoke to pupils about it
    .talked = Talked with the pupil
    .duty = Fetched the staff on duty
    .nothing = Nothing yet

staff-send =
    This goes to { $receiver }, coach of { $klas }: «{ $story }»
    Does the pupil know that you pass this on? If not, that is no problem: the coach begins.
    .yes = 📨 Yes, send
    .no = 📨 No, send
    .change = Change something
    .all = Read it all

# For a class whose coach is not there, or a school without classes in the bot.
staff-send-plain =
    This goes to { $receiver }: «{ $story }»
    Does the pupil know that you pass this on? If not, that is no problem: { $receiver } begins.
    .yes = { staff-send.yes }
    .no = { staff-send.no }
    .change = { staff-send.change }
    .all = { staff-send.all }

staff-sent = Thank you. { $coach } takes it from here. You hear when it is read. What happens then stays between the coach and the pupil. Talk about it with nobody else.
    .done = Done

staff-colleague =
    Is it about a colleague? Then don't use this bot.
    With a possible sexual offence against a pupil under age, you must tell the board directly yourself. That is the law. Telling your manager is not enough.
    Advice: vertrouwensinspecteur, 0900-1113111, working days 8 to 17.
    .on = I understand

## Who is connected tells at the desk.

# The last line of staff-send.
staff-named = Your name goes along.
# In staff-sent, for whom the name of the coach is not kept.
staff-the-coach = The coach
told-read = ✓ What you passed on has been read.
told-finished = ✓ What you passed on is finished.
