# De Route, step by step, for whoever reads for school (SCREENS §10.2, §10.3). A is whom it is about, B is the other.

## Picking up.

pick-up = When will you talk to A? The aim is today. Don't take A out of a lesson. A may bring someone.
    .duty = Staff on duty talked already

pick-up-unknown =
    Picked up. The pupil will be told.
    You don't know who this is. Ask one short, open question here. More than one question scares people off.
    .what-helps = { question-what-helps }
    .want-to-talk = { question-want-to-talk }
    .type = I'll type it myself

# The two ready questions. Said in the language of the pupil, who reads them; the coach's buttons say them in the coach's.
question-what-helps = What would help you now?
question-want-to-talk = Want to talk? You choose where.

pick-up-other = Talk to A first. Don't say there was a message. Just ask how things are going. When?

## A message to the pupil.

write = Type your message to A. Short and friendly. No judgement about A or B.
    .never-mind = Never mind

# When somebody else than A told it: these words do not reach A.
write-other = Type your question to the person who passed this on. That is not A. Short and friendly.
    .never-mind = { write.never-mind }

write-judges = «{ $words }» may sound like a judgement. Send it anyway?
    .send = Send anyway
    .again = Type it differently

# Notes.
written = Sent to A.
written-other = Sent to the person who passed this on.

## The first talk.

talk-code = Did A show you code { $code } on the phone? Then the message is A's own. Otherwise you can't be sure.
    .yes = Yes
    .no = No, or I didn't ask

talk-did =
    First talk with A. What did you do?
    Gave support · asked what happened · looked at solutions together · named the restorative talk
    .all = All four
    .not-all = Not everything

talk-wish = What does A want?
    .herstelgesprek = Restorative talk
    .ander-plan = Another plan
    .niets = Nothing now, but follow it
    .nadenken = Think about it first

talk-parents = A's parents will hear it too, after consulting A. What did you two agree?
    .pupil-tells = A tells them, then I call
    .coach-calls = I call, A knows
    .objects = A doesn't want this
    .unsafe = Not safe at home
    .adult = A is 18 or older
    .not-yet = Not discussed yet

talk-objects =
    Then nobody calls now. Discuss this with the support team, without a name. Tell A that you do.
    Not safe at home? Follow the meldcode. First call Veilig Thuis: 0800-2000. Don't tell the parents yet.
    .team = I'll discuss it, without a name
    .thinks = A will think about it

talk-day = When is the restorative talk? First talk to B separately. A chooses one or two supporting pupils.
    .other = Somebody else leads it

talk-day-led = When is the restorative talk?

talk-look = A wants nothing now. When will you look again how A is doing?

# After the wish for a herstelgesprek.
talk-saved = Saved. A gets to see what you wrote down and may say: not right. Now: talk to B separately.

# After any other wish: nobody is sent to B.
talk-saved-plain = Saved. A gets to see what you wrote down and may say: not right.

# When A has no chat here: somebody else told it, or A has left.
talk-saved-no-chat = Saved. A does not see this in a chat. Tell A yourself what you wrote down.

# A note: words where only a button answers.
note-choose = I have not kept this. Choose one of the buttons.

## The talk with B.

b-talk =
    Talk with B, separately. Listen first. Say what is going on, not who told you. Discuss behaviour, consequences and cause. Nobody gets the blame.
    How did it go?
    .yes = B joins in
    .no = B doesn't want this
    .thinks = B is thinking about it

b-parents = B's parents will hear it too, after consulting B. Has that been discussed?
    .coach-calls = Yes, I'll call
    .objects = B doesn't want this
    .not-yet = Not yet

b-objects =
    Then nobody calls now. Discuss this with the support team, without a name. Tell B that you do.
    Not safe at home? Follow the meldcode. First call Veilig Thuis: 0800-2000. Don't tell the parents yet.
    .team = { talk-objects.team }
    .thinks = B will think about it

## The herstelgesprek.

restore-guide =
    Guide
    1. Begin: 'We are here to make sure that things go well. Nobody gets the blame.'
    2. In turn: what happened, and how was that for you?
    3. The supporting pupils also tell what they saw.
    4. What does each of you need? What will each of you do differently?
    5. What can the class do?
    6. Agreements, and a day for the follow-up.
    Don't ask: who started it, why did you do that, who is right.
    Does it get stuck? Stop calmly. Go on talking separately.
    .held = { next-restore }

restore-who = Who was there?
    .one = A, B, 1 supporter and me
    .two = A, B, 2 supporters and me
    .else = Others

agree =
    Type the agreements. One on each line. Begin with A, B, C or I.
    Example: B stops sending messages about A in the group chat.
    .none = No agreements, because …

# A note, when a line begins with something else.
# How a line begins about what the coach will do. In each language, all of them are understood.
agree-me = I
agree-wrong = Begin each line with A, B, C or I.

agree-check =
    { $agreements }
    This holds until the follow-up talk. Is it right?
    .yes = It is right

# A line below the agreements.
agree-judges = Note: «{ $words }» may sound like a judgement.

restore-others =
    Can the class do something? Was somebody not there who did take part?
    Never discuss this incident in class. A knows beforehand.
    .class = Class: I'll come back to it
    .others = Others: I'll talk to them
    .both = Both
    .none = Not needed

restore-date = When is the follow-up talk with A and with B?

## The parents.

parents-a =
    Call A's parents. Take the number from Magister.
    Say: what is going on for their child, what their child wants, what was agreed. And when you will call again.
    Don't say: names of others, whether there was a message, or who from.
    .called = Called
    .later = Later

parents-b =
    Call B's parents. Take the number from Magister.
    Say: what is going on for their child, what their child wants, what was agreed. And when you will call again.
    Don't say: names of others, whether there was a message, or who from.
    .called = { parents-a.called }
    .later = { parents-a.later }

## The vervolggesprek.

follow-a =
    { $code } · follow-up talk. Talk to A first, then to B.
    Agreements: { $agreements }
    A let us know: { $word }
    How is it for A?
    .gestopt = A: stopped
    .minder = A: less
    .hetzelfde = A: the same
    .erger = A: worse

follow-b = Are the agreements working for B?
    .gelukt = B: yes
    .deels = B: partly
    .niet = B: no

close-offer = Stopped twice. Do you want to finish? A is asked first whether it is done.
    .ask = { next-ask-close }
    .again = Talk once more

follow-next = Next time?

## Closing.

# Asked for each thing that is open.
close-reason = Still open: { $thing }. Why do you skip this?
    .not-needed = Not needed, it is going well
    .pupil = The pupil doesn't want this
    .otherwise = Already done in another way
    .unsafe = Not safe
    .type = Something else, I'll type it

close-why = Type briefly why.

open-parents-a = A's parents
open-parents-b = B's parents
open-magister-a = Magister A
open-magister-b = Magister B
open-magister-more = Magister others
open-follow-up = follow-up talk
open-her-word = A's yes
open-none = nothing

close-case = A said: { $said }. Still open: { $open }. Finish?
    .close = Finish

close-said-yes = yes, it is done
close-said-no = not yet
close-said-nothing = nothing

case-done = Finished. In { $days } days everything is erased. What must stay is in Magister.
    .desk = Inbox

# A note: a lock that only a talk with A opens.
locked = A said it is not right, or you haven't talked yet. Talk to A first.
    .danger = Acute danger

## What arrives: a number or a code, and nothing more.

day = Good morning. Today: { $count ->
        [one] { $count } thing
       *[other] { $count } things
    }.
    .not = Not today

day-year-end = In { $days } school days it is summer. Agree who takes care of this after that.

alert-escalated = ⏰ { $code } is still waiting for a person. Can you pick it up?
    .open = Open

# Where the chains end.
alert-board = ⏰ { $code } has waited too long. Can you not take it? Call the board: { $number }.
beheerder-board = A message to the confidential adviser has waited too long for a person. Ask who is there. Nobody? Call the board: { $number }.
beheerder-nobody = A message is waiting. Who may read it cannot be reached. Ask them in person to open the bot.

## The card of a case on its way.

case-road =
    { $code } · { $status } · { $klas }
    A: { $name }
    { $done }
    ● Now: { $now }
    ○ Next: { $later }
    Open: { $open }
    A let us know: { $word }
    .write = 💬 Message to A
    .write-other = 💬 Message to who told this
    .read = Read the story
    .hide = Hide
    .more = ⋯

# The one coloured button: the next step.
next-ask = Ask one question
next-keep-watch = Wait and keep watch
next-talk-a = I have talked to A
next-talk-b = I have talked to B
next-restore = The talk has been held
next-agree = Write down the agreements
next-follow = Follow-up talk
next-ask-close = Ask A if it is done
next-close = Finish

# The same steps as they stand after "Now:" and "Next:".
now-ask = asking one question
now-keep-watch = waiting and keeping watch
now-talk-a = talking to A
now-talk-b = talking to B separately
now-restore = the restorative talk
now-agree = making agreements
now-follow = follow-up talk with A and with B
now-ask-close = asking A if it is done
now-close = finishing

done-none = ○ First talk
done-talk = ✓ First talk { $day }
done-restore = ✓ Restorative talk { $day }
done-follow = ✓ Follow-up talk { $number } { $day }

told-verdict-gestopt = stopped
told-verdict-minder = less
told-verdict-hetzelfde = the same
told-verdict-erger = worse

# A line for who looks along after the end.
case-reopened = Was finished. A said it did not help and asked for you. Begin anew.

told-plan-yes = the plan is right
told-plan-no = the plan is not right

# A line when the hour that was named has struck without a word (R7).
case-no-news = 💬 A was told that there is no news yet. A short message helps.
case-no-news-other = 💬 Whoever told you was told that there is no news yet.

# A line while this case is muted, and two notes.
case-muted = 🔕 When words are added, you get no alert.
note-muted = No alert for added words any more. Still for danger, or when it gets worse.
note-unmuted = You get an alert again when words are added.

# A line while a question waits for an answer, and a note after *Wait and keep watch*.
case-asked =
    { $count ->
        [one] 💬 Asked on { $day }. No answer yet.
       *[other] 💬 Asked { $count } times, last on { $day }. No answer yet.
    }
note-keep-watch = Good. A reads that you keep an eye on it. It comes back to you.
look-again = looking again how it is

case-more = { $code }, what else?
    .read = Read the story
    .signs = Note more (how many, how bad)
    .tasks = Who does what
    .pupils = Pupil C, D …
    .talk = { next-talk-a }
    .watch = { next-keep-watch }
    .plan = Choose a day for the talk
    .guide = Guide for the talk
    .parents-a = Call the parents of A
    .parents-b = Call the parents of B
    .magister = Notes for Magister
    .tell-anyway = A may know now what you did
    .a-knows = A knows now what you did
    .tell-later = Not safe for A yet
    .b-knows = B knows now what you did
    .talk-b-seen = Address B: a colleague saw it
    .danger = Acute danger
    .danger-back = Take back the question
    .share = Share with a colleague
    .team = Ask the support team
    .shared-with = Who looks along?
    .duty-handover = { duty-did.caught }
    .duty-ends = { duty-handover.more }
    .duty-talked = { pick-up.duty }
    .hand-over = Hand over
    .hand-over-back = Do not hand over after all
    .not-stopped = It has not stopped
    .ask-close = { next-ask-close }
    .calm = Not urgent any more
    .end = Close in another way
    .not-meant = This was not really meant
    .to-coach = ✅ Hand over to the coach
    .ask-coach = Ask whether the coach may help
    .coach-talk = A said yes in a talk
    .consent = Ask for consent in the chat
    .consents = What was A asked?
    .together = Join with another case
    .together-list = What goes along with this?
    .apart = Take apart
    .class-back = Come back to the class
    .others-talk = Talk to others
    .leadership = Shared with the leadership
    .lead = Who leads the restorative talk?
    .hulp = Help that was offered
    .about-b = What do you talk about with B?
    .note = Make a note
    .notes = Read the notes
    .timeline = Timeline
    .who-read = Who read this?
    .talks = Talks and pupils ›
    .home = Parents, help, Magister ›
    .colleagues = Colleagues ›
    .records = Note and read again ›
    .ending = Another way on, or an end ›
    .hide = Hide
    .mute = No alert for added words
    .unmute = Alerts again
    .back = Back

case-more-talks = { $code }: talks and pupils
case-more-home = { $code }: parents, help, Magister
case-more-colleagues = { $code }: colleagues
case-more-records = { $code }: note and read again
case-more-ending = { $code }: another way on, or an end

end = Close { $code } in another way. Still open: { $open }. Why?
    .doorverwezen = Somebody else helps from here
    .te-weinig = Too little is known
    .geen-pesten = It is not bullying
    .opgelost = It is solved
    .anders = Something else, I type it

end-help = Not bullying, but help is welcome. What will it be?
    .help = Make a plan together after all
    .close = Close

end-check =
    Close it? What is open is kept with your reason.
    Whoever sent it reads a kind text, and does not read your reason. If it is about that pupil, somebody else may look along.
    .close = Close

close-kindly =
    Are you sure that this was not really meant? If in doubt, ask something first.
    Whoever sent it reads a kind text and may always begin again. Why do you close it?
    .grap = It is a joke
    .uitproberen = Somebody tried the bot out
    .back = Back

close-kindly-done = Closed. Whoever sent it hears so kindly. In { $days } days everything is erased.

# What was put off after the agreements: the class, and who was not there.
class-back =
    Come back to the class: what can it contribute? Talk about the mood, about what each can do, about bullying in general.
    Never discuss this incident in class. A knows beforehand.
    .done = Done
    .not-needed = Not needed, it goes well
    .pupil = A does not want this
    .later = Later

others-talk =
    Talk to who was not there and did take part, each apart. Ask what they can do.
    Never discuss this incident in class.
    .done = Done
    .not-needed = Not needed, it goes well
    .pupil = A does not want this
    .later = Later

open-class = coming back to the class
open-leadership = leadership
open-help = help check
open-others = talking to others
note-settled = Recorded.
