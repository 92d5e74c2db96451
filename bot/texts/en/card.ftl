# The card, and what happens later (SCREENS §5). Nothing here says what it is about: somebody may look along.

status-card =
    Your message of { $day }
    ✓ Sent
    { $read }
    ● Now: { $now }
    ○ Next: { $later }
    Your name: { $name }
    You will hear something here again before { $moment }.
    .add = 💬 Type something
    .worse = It is getting worse
    .not-after-all = I don't want it after all
    .elsewhere = To someone else
    .more = ⋯ More
    .help = 🆘 Help

# Finished: no later moment is named any more.
status-card-done =
    Your message of { $day }
    ✓ Sent
    { $read }
    ● Now: { $now }
    Your name: { $name }

# Who is not the one it is about sees three moments and no others: sent, read, finished.
status-card-other =
    Your message of { $day }
    ✓ Sent
    { $read }
    ○ Finished
    You will hear something here before { $moment }.
    .add = { status-card.add }
    .elsewhere = { status-card.elsewhere }
    .more = { status-card.more }
    .help = { status-card.help }

# Finished: no later moment is named any more.
status-card-other-done =
    Your message of { $day }
    ✓ Sent
    { $read }
    ✓ Finished

## Lines and phrases of the card.

card-read-yes = ✓ Read by { $receiver }
card-read-no = ○ Read by { $receiver }
card-now-waiting = waiting until { $coach } reads it
card-now-late = not read yet; I have also asked the staff on duty
card-now-open = waiting until somebody picks it up
card-now-picked-up = { $coach } has read your message and is going to help you
card-next-someone = someone is going to help you
card-next-together = looking together at what helps
card-name-given = given
card-name-none = not given

card-more = What would you like to do?
    .read = Read my message
    .back = Back to my card

card-which = Which message?
    .one = { $day } · { $code }

# All that a stranger finds in the chat.
folded = I am here when you need me.
    .view = View
    .sos = 🆘

# The only text that a reporter gets unasked (R5).
nudge = There is something here for you.
    .view = View

late =
    Your message has not been read yet. It should have been. I have now asked the staff on duty as well.
    What would you like?
    .wait = I'll wait a bit longer
    .elsewhere = { status-card.elsewhere }
    .talk = I'll go to someone myself
    .call = I'd rather call
    .help = 🆘 Help

# The same when there was nobody else to ask.
late-alone =
    Your message has not been read yet. It should have been. I have asked again.
    What do you want?

# The same for what a confidential adviser reads: no coach and no staff on duty are asked.
late-own =
    Your message has not been read yet. It should have been. I have now asked another confidential adviser as well.
    What would you like?
late-board =
    Your message has not been read yet. It should have been. I have asked the school to call the board now.
    What would you like?

# Nobody who may read it can be reached.
late-nobody =
    Your message has not been read yet. It should have been. I can reach nobody at school now. Do not wait for me.
    What would you like?

no-news =
    There is no news yet. { $coach } is still working on it. I will ask about it.
    You will hear something again before { $moment }.
    .ok = Okay
    .worse = { status-card.worse }
    .elsewhere = { status-card.elsewhere }

add = Go ahead and type. It goes straight to { $coach }.
    .never-mind = Never mind

read-back =
    «{ $story }»
    This disappears in 15 minutes.
    .hide = Hide it now
    .add = 💬 Type something

read-back-page =
    «{ $story }»
    Part { $page } of { $pages }. This disappears in 15 minutes.
    .next = Read on
    .hide = { read-back.hide }
    .add = { read-back.add }

# As long as nobody at school has opened it.
take-back = Do you want to take your message back? Nobody has read it yet. Then we erase everything at once.
    .yes = Yes, take it back
    .no = No

taken-back =
    Taken back. Your name and the way to this chat are erased. Your text too.
    Do you want to tell something later after all? Then you simply start again.
    .ok = Okay

typed-later = Does this belong to your message of { $day }?
    .yes = Yes, add it
    .new = No, something new
    .no = Don't send it

typed-later-which = Which message does this belong to?
    .new = { typed-later.new }
    .no = { typed-later.no }
