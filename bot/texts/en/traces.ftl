# A pupil's own traces: taking back, no more questions, emptying the chat, disconnecting, what school knows (SCREENS §5).

## The buttons of card-more, beside those that stand with it.

more-take-back = Take my message back
more-quiet = Ask me nothing more
more-unquiet = Do ask me things again
more-clear = Empty this chat
more-keep = Leave my chat as it is
more-unkeep = Keep my chat empty
more-unlink = Disconnect me
more-my-data = What does school know of me?

# Somebody at school may have read it. What is said here must be all: afterwards nothing can be said any more.
take-back-read =
    Do you want to take your message back? { $coach } may have read it already.
    We erase your name and the way to this chat now. Your text goes within { $days } school days, unless needed for someone's safety. I can send you nothing then.

taken-back-read =
    Taken back. Your name and the way to this chat are erased. Your text goes within { $days } school days, unless school needs it for someone's safety.
    Want to tell something later after all? Then simply start again.

quiet = Fine. I ask you nothing more about this message and send you nothing. Your card still works: look there yourself.
    .again = Do ask me things again
    .ok = Okay

chat-clear = I remove what I am allowed to remove. Is there still something of yours later? It is older than two days. Then delete this chat yourself and choose 'also for the bot'.
    .ok = Okay

keep = Fine. What you type from now on stays in this chat. So does your card. Mind: who picks up your phone can read it.
    .again = Empty it after all
    .ok = OK

unlink = Then I no longer know that this message is yours. Did you give your name? We erase it. { $coach } can ask you nothing more and you hear nothing more. Are you sure?
    .yes = Yes, disconnect me
    .no = No
    .code = I would rather have a code

# Shown once. What finds the message and what opens it, in fours.
code-mode =
    Your code: { $code }. Copy it, I show it once. With /code you come back, on another phone too. I can send you nothing then. So look yourself now and then.
    .have = I have it
    .no = Never mind

code-enter = Type your code. Spaces do not matter.
    .back = Back

note-no-code = I do not know that code. Check it and type it again.
note-too-often = That was too often. Try again in an hour.
my-data-code = • a print of your code, not the code itself

note-unlinked = Disconnected. I no longer know that this message is yours.
note-nothing-held = I have no message of yours.

# Counts only; the words come after a tap.
my-data =
    This is what school knows of you:
    { $held }
    { $way }
    Not: your number, your Telegram name, your photo.
    All goes { $days } days after it is finished, or sooner.
    .all = Show everything
    .take-back = Take my message back
    .back = Back to my card

my-data-typed =
    { $count ->
        [one] • what you typed: 1 message, locked
       *[other] • what you typed: { $count } messages, locked
    }
my-data-chosen =
    { $count ->
        [one] • what you chose: 1 answer
       *[other] • what you chose: { $count } answers
    }
my-data-class = • your class: { $klas } · your name: { $name }
my-data-wishes = • what you agreed to and what not
my-data-way = • the way to this chat, locked

## Cards that name no moment, because nothing will be sent.

status-card-look =
    Your message of { $day }
    ✓ Sent
    { $read }
    ● Now: { $now }
    ○ Later: { $later }
    Your name: { $name }
    I send you nothing. Look at this card yourself now and then.

status-card-other-look =
    Your message of { $day }
    ✓ Sent
    { $read }
    ○ Finished
    I send you nothing. Look at this card yourself now and then.

no-news-look = There is no news yet. { $coach } is still working on it. I will ask about it.

## The same in the u-form, which English does not have.

take-back-read-u =
    Do you want to take your message back? { $coach } may have read it already.
    We erase your name and the way to this chat now. Your text goes within { $days } school days, unless needed for someone's safety. I can send you nothing then.

taken-back-read-u =
    Taken back. Your name and the way to this chat are erased. Your text goes within { $days } school days, unless school needs it for someone's safety.
    Want to tell something later after all? Then simply start again.

quiet-u = { quiet }
chat-clear-u = { chat-clear }
keep-u = { keep }
unlink-u = { unlink }
note-unlinked-u = { note-unlinked }
my-data-u = { my-data }
my-data-typed-u = { my-data-typed }
my-data-chosen-u = { my-data-chosen }
my-data-class-u = • the class: { $klas } · your name: { $name }
status-card-other-look-u = { status-card-other-look }
code-mode-u = { code-mode }
code-enter-u = { code-enter }
my-data-code-u = { my-data-code }
