# What a reporter is asked and can do after sending: four more questions, another reader (SCREENS §3, §4, §5; DOMAIN §4).

## Four more questions, each of which may be left out.

more-where = 1 of 4. Where does it happen? You may choose more than one.
    .class = In class
    .hall = Corridor or lockers
    .break = Break or canteen
    .gym = Gym or changing room
    .way = On the way
    .online = Online or in an app
    .else = Somewhere else
    .ready = ✅ Done
    .enough = { more-wish.enough }

more-long = 2 of 4. How long has this been going on?
    .week = This week
    .weeks = A few weeks
    .months = A few months
    .longer = Longer
    .unsure = I don't know
    .enough = { more-wish.enough }

more-who = 3 of 4. Who takes part? You don't have to give names.
    .one = One person
    .some = A few people
    .group = A big group
    .staff = Someone who works at school
    .unsure = I don't know
    .type = I want to type something
    .enough = { more-wish.enough }

more-support = 4 of 4. Are others there when it happens? And does anyone support you?
    .watch = Others look on
    .helps = Someone helps me
    .alone = I am on my own
    .unsure = I don't know
    .enough = { more-wish.enough }

# In the place of report-about-staff, when somebody at school has opened it already.
about-staff-seen =
    Then it no longer goes to a coach. { $vertrouwenspersoon } reads it now.
    Who got it first may have read your message. I can't undo that. From now on no news goes there.
    You can also call: vertrouwensinspecteur (school inspectorate), 0900-1113111, on weekdays.
    .on = { report-about-staff.on }

## The same answers as the coach reads them, on one line.

told-further =
    Where: { $where } · How long: { $long }
    Who: { $who } · Support: { $support }
told-where-class = in class
told-where-hall = corridor or lockers
told-where-break = break or canteen
told-where-gym = gym or changing room
told-where-way = on the way
told-where-online = online
told-where-else = somewhere else
told-long-week = this week
told-long-weeks = a few weeks
told-long-months = a few months
told-long-longer = longer
told-long-unsure = doesn't know
told-who-one = one person
told-who-some = a few people
told-who-group = a big group
told-who-staff = somebody who works at school
told-who-unsure = doesn't know
told-who-type = see the story
told-support-watch = others look on
told-support-helps = someone helps
told-support-alone = is alone
told-support-unsure = doesn't know

## A witness, after sending.

other-who = Do you want to type who it is about? Then { $coach } can help sooner. A first name is enough.
    .rather-not = I'd rather not

other-knows = Does that pupil know that you tell this?
    .yes = Yes
    .no = No
    .unsure = I don't know

other-help =
    Sometimes it helps if someone stands beside that pupil. Do you want that?
    That pupil chooses who is there. { $coach } then has to know who you are.
    .yes = Yes, you may ask me
    .no = I'd rather not
    .unsure = I don't know yet

## To somebody else after all. Whoever is passed over sees nothing of it from then on.

elsewhere = Who may read it? { $coach } will then see nothing of it.
    .coach = { report-receiver.coach }
    .vertrouwenspersoon = { report-receiver.vertrouwenspersoon }
    .about-staff = { report-receiver.about-staff }

# When it was opened: what was read cannot be undone.
elsewhere-seen = Who may read it? { $coach } may have read it, but will then see nothing new.
    .coach = { report-receiver.coach }
    .vertrouwenspersoon = { report-receiver.vertrouwenspersoon }
    .about-staff = { report-receiver.about-staff }

note-elsewhere = It now goes to someone else. The card says to whom.
note-nobody-else = There is nobody else now who can read it.

## Two and seven school days after the talk with the other pupil.

after-talk = Has anyone been nasty to you since the talk at school?
    .no = No
    .bit = A little
    .yes = Yes
    .skip = Skip this

# As the coach reads it.
told-after = Somebody is nasty since the talk with B: { $after }
told-after-no = no
told-after-bit = a little
told-after-yes = yes
