# Help that was offered, the talk with B, and tips for parents: recorded and read by who has the case.

hulp = { $code }: help that was offered
    .add = Record help
    .look = Look at { $number }
    .tips = Tips for parents
    .back = Back

hulp-none = Nothing yet.
hulp-line = { $number }. { $whom }: { $helper } ({ $said })
hulp-line-day = { $number }. { $whom }: { $helper } ({ $said }), look on { $day }

hulp-whom = Who is the help for?
    .a = Pupil A
    .b = Pupil B
    .parents-a = Parents of A
    .parents-b = Parents of B

hulp-for-a = A
hulp-for-b = B
hulp-for-parents-a = parents of A
hulp-for-parents-b = parents of B

hulp-helper = Who helps?
    .coach = The coach
    .vertrouwenspersoon = The confidential adviser
    .team = The support team
    .training = Social skills training
    .doctor = Family doctor or youth help
    .elsewhere = Somebody else, I type it

hulp-by-coach = coach
hulp-by-vertrouwenspersoon = confidential adviser
hulp-by-team = support team
hulp-by-training = social skills training
hulp-by-doctor = family doctor or youth help

hulp-where = Who or what? Type only the name of the help, no story.

hulp-said = What was the answer?
    .yes = Yes
    .no = No
    .thinks = Thinks about it
    .obliged = It is obligatory

hulp-obliged = Who decided that it is obligatory?
    .coach = The coach
    .team = The support team
    .leadership = The school leadership

hulp-heard-yes = yes
hulp-heard-no = no
hulp-heard-thinks = thinks about it
hulp-heard-coach = made obligatory by the coach
hulp-heard-team = made obligatory by the support team
hulp-heard-leadership = made obligatory by the school leadership
hulp-works-helps = helps
hulp-works-not-yet = does not help yet
hulp-works-stopped = stopped

hulp-again = When do you look whether it helps? It is then in your message of that day.

hulp-which = Which help?
    .one = { $number }. { $whom }

hulp-look = { $whom }: { $helper }. Does it help?
    .helps = Yes, it helps
    .not-yet = Not yet
    .stopped = This help has stopped

## The talk with B: what it is about. A tick says that it was talked about.

talk-b-about =
    Talk with B. Tick what you talked about. What B said need not be written down here.
    • Behaviour: what do you do, when, with whom?
    • Consequences: what does this do to the other, and to you?
    • Cause: what is behind it? Are you all right?
    • Empathy: what would it be like if it happened to you?
    • Help: who can help you to do it differently?
    .behaviour = Behaviour
    .consequences = Consequences
    .causes = Cause
    .empathy = Empathy
    .help = Help
    .back = Back

## Tips for parents: to tell on the phone, or to copy. They hold nothing about anybody.

hulp-tips = Tips for parents. Tell them on the phone, or copy them.
    .bullied = Copy: is bullied
    .part = Copy: takes part

hulp-tips-line-bullied = Is bullied: { $tips }
hulp-tips-line-part = Takes part: { $tips }

hulp-tips-bullied = Listen calmly. Ask what your child wants. Say it is good to tell. Keep nasty messages, don't answer them. Do not call the other parents yourself. Very worried? Call your doctor too.
hulp-tips-part = Stay calm. Ask what happens, and why. Say that bullying must stop. Ask how the other feels. Agree what your child will do differently. Ask the coach for help.
