# What a reporter reads after sending: four questions, what the coach asks and wrote down, and the end (SCREENS §3, §5).

## Four questions, each of which may be left out.

# The last line of report-sent.
report-sent-more = May I ask four short questions? You don't have to.
    .yes = Yes, four questions
    .card = No, show me my card

more-wish = 1 of 4. What would you like most?
    .know = That someone knows
    .talk = That someone talks to me
    .stop = Help to make it stop
    .nothing = Nothing for now
    .unsure = I don't know
    .enough = That's enough

more-how = 2 of 4. How may { $coach } talk to you? You may always bring someone.
    .here = Only here, in this chat
    .school = At school, in a quiet place
    .unsure = I don't know yet
    .enough = { more-wish.enough }

more-name =
    Then { $coach } has to know who you are. Type your first name and last name. Only people who help you see your name.
    Good to know: if school knows who you are, school will later talk to your parents too. You hear that first and help decide how.
    .here = Only here after all

more-often = 3 of 4. How often does it happen?
    .once = Once
    .sometimes = Sometimes
    .weekly = Every week
    .daily = Almost every day
    .unsure = I don't know
    .enough = { more-wish.enough }

more-safe = 4 of 4. How safe do you feel at school now?
    .safe = 😀 Safe
    .quite = 🙂 Quite safe
    .so-so = 😐 So-so
    .unsafe = 🙁 Not safe
    .very-unsafe = 😟 Not safe at all
    .enough = { more-wish.enough }

more-thanks = Thank you. I have added it. Four more? Where, how long, who, and who supports you.
    .yes = Yes
    .card = No, show me my card

## The same answers as the coach reads them, after "Wants:", "Talking:" and "Safe:".

told-none = –
told-wish-know = that someone knows
told-wish-talk = that someone talks to A
told-wish-stop = help to make it stop
told-wish-nothing = nothing for now
told-wish-unsure = doesn't know
told-how-here = only here
told-how-school = quietly at school
told-how-unsure = doesn't know yet
told-often-once = once
told-often-sometimes = sometimes
told-often-weekly = every week
told-often-daily = almost every day
told-often-unsure = doesn't know
told-safe-safe = safe
told-safe-quite = quite safe
told-safe-so-so = so-so
told-safe-unsafe = not safe
told-safe-very-unsafe = not safe at all

## The coach asks something.

asked =
    { $coach } asks: «{ $question }»
    You don't have to answer. Your name stays hidden, even if you answer.
    .rather-not = I'd rather not
    .later = Later

# For who gave a name: nothing is said to be hidden that is not.
asked-named =
    { $coach } asks: «{ $question }»
    You don't have to answer. Only people who help you read it.
    .rather-not = { asked.rather-not }
    .later = { asked.later }

# A note: before the card, after an answer.
answer-sent = I have passed it on.

# She was asked, and is silent: what happens now.
keeps-watch =
    { $coach } asked you something and has not heard from you. That is fine, you do not have to answer.
    { $coach } keeps an eye on it. Nothing happens that you do not know about. Want to say something after all? You always can.
    .type = Type something
    .ok = Okay

give-name =
    Type your first name and last name. Only people who help you see your name. Now that is { $coach }. Will that be someone else? Then you are told.
    Good to know: if school knows who you are, school will later talk to your parents too. You hear that first and help decide how.
    .never-mind = Never mind

show-code = Your code is { $code }. Do you want to talk at school? Show this code. Then it is clear that this message is yours.
    .back = Back to my card

## After a talk: what the coach wrote down about her wishes, and how to stop it.

plan-check-herstelgesprek =
    { $coach } wrote down what you agreed:
    • There will be a talk with the other. An adult is there.
    • { $parents }
    Is that right? If not, this stops until you have talked again.
    .yes = Yes, that's right
    .no = No, that's not right
    .question = I have a question

plan-check-ander-plan =
    { $coach } wrote down what you agreed:
    • You chose another plan. You don't have to talk to the other.
    • { $parents }
    Is that right? If not, this stops until you have talked again.
    .yes = { plan-check-herstelgesprek.yes }
    .no = { plan-check-herstelgesprek.no }
    .question = { plan-check-herstelgesprek.question }

plan-check-niets =
    { $coach } wrote down what you agreed:
    • You want nothing now. There will be no talk with the other.
    • { $parents }
    Is that right? If not, this stops until you have talked again.
    .yes = { plan-check-herstelgesprek.yes }
    .no = { plan-check-herstelgesprek.no }
    .question = { plan-check-herstelgesprek.question }

plan-check-nadenken =
    { $coach } wrote down what you agreed:
    • You are still thinking. No talk with the other yet.
    • { $parents }
    Is that right? If not, this stops until you have talked again.
    .yes = { plan-check-herstelgesprek.yes }
    .no = { plan-check-herstelgesprek.no }
    .question = { plan-check-herstelgesprek.question }

plan-parents-pupil-tells = You tell it at home. Then { $coach } calls.
plan-parents-coach-calls = { $coach } calls your parents. You know that.
plan-parents-objects = { $coach } won't call your parents, as you wanted. Others hear no name.
# Says no more than this: the screen at home may have another reader.
plan-parents-unsafe = { $coach } won't call your parents. First you two talk again.
plan-parents-adult = You are an adult. { $coach } only calls your parents if you want.
plan-parents-not-yet = { $coach } won't call your parents yet. First you talk about it.
plan-parents-called = { $coach } has called your parents, as you agreed.

plan-stop = Okay. I'll tell { $coach } that this stops for now. Do you want to type what is not right? You don't have to.
    .done = No, done

## How it goes.

verdict = How is it now?
    .gestopt = It has stopped
    .minder = It is less
    .hetzelfde = It is the same
    .erger = It is worse
    .skip = Skip this

worse =
    I'm sorry to hear that. Good that you say it. { $coach } gets to see this { $moment }.
    Want to type what is wrong? You don't have to.
    .enough = No, this is enough
    .help = 🆘 Help

## The end.

close-ask =
    { $coach } thinks it is going well now. May it be finished?
    If you say nothing, { $coach } decides in { $days ->
        [one] { $days } school day
       *[other] { $days } school days
    }. If it starts again, you simply type here again.
    .yes = Yes, it is finished
    .not-yet = No, not yet
    .talk = I want to talk first

closed =
    Finished. Does it start again? Then type here, there is nothing you have to wait for.
    In { $days } days your message is erased. Did this help you?
    .up = 👍
    .down = 👎
    .say = I want to say something

closed-thanks = Thank you for being honest.

# It did not seem meant. Nobody is blamed, and it may have been meant after all.
closed-kindly =
    Your message was read and closed. It did not seem really meant. That is all right.
    Is something the matter after all? Do tell. Someone will read it, and you may choose someone else.
    In { $days } days this is erased.
    .again = Tell something after all
    .ok = Okay

# It ended another way. Nobody is judged, and somebody else may look along.
closed-referred =
    Your message was read. Someone else can help better with this. Do ask { $coach } who.
    Does it still bother you? Tell it, or let somebody else look along.
    In { $days } days this is erased.
    .again = Tell it again
    .down = Somebody else looks along
    .ok = Okay

closed-unclear =
    Your message was read. { $coach } knows too little to help yet, and closes it now. That is not your fault.
    Do you want to tell more? You always may. Somebody else may look along too.
    In { $days } days this is erased.
    .again = { closed-referred.again }
    .down = { closed-referred.down }
    .ok = { closed-referred.ok }

closed-otherwise =
    Good that you told it. { $coach } took it seriously and closes it now.
    Does it still bother you, or does it start again? Tell it, or let somebody else look along.
    In { $days } days this is erased.
    .again = { closed-referred.again }
    .down = { closed-referred.down }
    .ok = { closed-referred.ok }

closed-no = Thank you for being honest. Do you want somebody else to look along?
    .aanspreekpunt = Yes, { $receiver }
    .vertrouwenspersoon = Yes, the confidential adviser
    .no = No

# A note, when somebody else was asked.
note-looks-along = Good that you say so. I have asked. Here you see how it stands.

## Phrases of the card: now, and next.

card-now-closed = closed
card-again = Is something the matter after all? Type it here, any time.

card-now-talked = you have talked; you may think about it
card-now-chosen = you two chose; you may still say no
card-now-planned = the talk is on { $day }; you may still say no
card-now-agreed = there are agreements
card-now-not-stopped = it has not stopped yet; { $coach } does more now and tells you what
card-now-watched = { $coach } keeps an eye on it
card-now-nothing = nothing happens, that was your wish
card-now-finished = finished; if it starts again, type here
card-next-choose = choosing together what helps
card-next-restore = on { $day } the talk is, if the other wants it too
card-next-agree = making agreements
card-next-follow = on { $day } { $coach } asks how it is going
card-next-talk = on { $day } { $coach } talks to you
card-next-look = on { $day } { $coach } looks again how it is
card-next-told = { $coach } talks with you

## Buttons of card-more that stand there only sometimes.

card-more-name = Give my name
card-more-code-plain = How do I talk at school?
