# Who takes part besides A and B (P-76, P-82). A letter and a part hold in this case alone.

pupils = { $code }: who belongs to it, besides A and B? A letter holds in this case only.
    .pupil-join = One more pupil
    .pupil-spoke = I talked with one of them
    .called = Called the parents of { $pupil }
    .leave = { $pupil } does not belong here
    .back = Back
pupils-none = Nobody yet.
pupil-line = { $pupil } ({ $what }): { $name }. Coach: { $coach }. Parents: { $parents }
pupil-short = { $pupil } ({ $what })
pupils-here = Also: { $who }
pupil-told-coach-calls = you call
pupil-told-objects = does not want it
pupil-told-adult = 18 or older
pupil-told-not-yet = not discussed yet
pupil-told-called = called

pupil-part = What does { $pupil } do here? Only what you know. Elsewhere it may be different.
    .gepest = Is bullied too
    .pest-mee = Bullies along
    .kijkt-toe = Looks on
    .steunt = Supports A
pupil-name = Type the first name of { $pupil }, if you need it. Only who has this case sees it.
    .unnamed = Without a name
pupil-coach = Who is the coach of { $pupil }? They hear nothing of it until you share.
    .unknown = I do not know
pupil-coach-none = not known

pupil-which = With whom did you talk?
    .one = Pupil { $pupil }
pupil-parents = The parents of { $pupil } hear it too, after talking with { $pupil }. Was that discussed?
    .coach-calls = Yes, I call
    .objects = They do not want this
    .adult = 18 or older
    .not-yet = Not yet

follow-more = Do the agreements work out with { $pupil }?
    .gelukt = They do
    .deels = Partly
    .niet = They do not
    .not-yet = Not talked yet
follow-more-a = How is it for { $pupil }?
    .gestopt = It stopped
    .minder = Less
    .hetzelfde = The same
    .erger = Worse
    .not-yet = Not talked yet

open-parents-more = parents of others
open-follow-more = follow-up with others
dated-pupil = one more pupil
fact-further = with another pupil it did not go well, { $times } times
