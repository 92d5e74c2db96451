# The words of docs/conversations: its headings, and what the sample people in it type. Read by adults only.

book-title = All conversations with the bot
book-how =
    This is all that people can read from the bot, and where each button leads.
    The people, the classes and the school do not exist.
    Above each screen stands the name of its text. With that you find it, to make it better.
    Below each question there are also ‹ Back, Stop and 🆘. They are not repeated here.
    Typing is always allowed. What a pupil types where a button belongs joins the story.
    The bot makes this file itself, with `signaal conversations`.
book-typed = who types here
book-stays = the same screen

book-pupil = A pupil tells about herself
book-other = A pupil tells about another
book-part = A pupil takes part
book-parent = A parent tells
book-colleague = Somebody who works at school tells
book-after = After sending
book-witness = After sending, about another
book-parent-after = After sending, for a parent
book-before = What people want to know first
book-help = Help and danger
book-card = Her card
book-nudge = What comes later
book-traces = Her own traces
book-desk = Who reads it at school
book-road = The coach records what happens
book-at-sent = Sent, not read yet
book-at-late = Nobody read it in time
book-at-picked-up = Picked up
book-at-talked = After the first talk
book-at-planned = A restorative talk is coming
book-at-agreed = There are agreements
book-at-done = Finished
book-at-other = Who told about another
book-at-parent = A parent
book-at-typed = She types something later
book-at-twice = Who sent two messages types something more
book-road-talk = First with A
book-road-b = Then apart with B
book-road-restore = The restorative talk
book-road-other-plan = Another plan
book-road-follow = The follow-up talks
book-road-leads-on = It is not good yet
book-road-ask = Asking A whether it is done
book-road-close = Finishing

sample-story = They hide my bag every day and then they laugh.
sample-other = They are mean to Sam in my class.
sample-parent = My daughter does not dare to cycle any more.
sample-staff = During the break one pupil sat alone again and again.
sample-name = Noor van Dijk
sample-write = Shall we talk tomorrow during the break?
sample-note = A sat alone in the canteen.
sample-help = Town youth help
sample-judges = Why did you not say anything?
sample-close-why = A does not want it any more.
sample-agree =
    B leaves the bag alone
    A tells if it happens again
    i will come back to it
