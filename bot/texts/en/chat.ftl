# What belongs to every talk: the row under a question, the lines put before a screen, and the command menu.

# The row under every question (R4).
row =
    .back = ‹ Back
    .stop = Stop
    .sos = 🆘

# Holds the place of a screen that quotes somebody, for as long as it takes to send that.
hold = …

## Notes: one line before the screen that stands.

note-held = I have kept your text. Nothing has been sent yet.
note-help = Do you need help? Press 🆘.
note-slow = I keep everything. I only answer a bit more slowly now. Need help? Press 🆘.
note-added = I have added it.
note-stale = That button belonged to something earlier. We are here now.
note-here = We were here.
note-expired = Your text was more than a day old. I threw it away. Nothing went to school.
note-too-long = This last part does not fit any more. What you typed before is still there.
note-changed = I have changed it.
note-choose-one = Choose one or more. You may also type something.
note-empty = I saw no words. Type it again.
note-name-short = That is rather short. Type your first name and last name.
note-group-gone = That class is no longer in the list. Choose another one.
note-receiver-gone = That person cannot read it now. Choose someone else.
note-cannot = That is not possible now.
note-sorry = Something went wrong on my side, not on yours. Type or tap it once more.

no-media =
    I don't look at photos or videos. I took it out of this chat. Keep your proof yourself and show it to your coach.
    Is someone naked in it? Then Helpwanted.nl will help you, without your name.
    .on = Go on
    .help = 🆘 Help

# Before no-media, when something was typed below the picture.
note-caption = I don't have what you typed with it either. Please type it again.

# A member of staff sent a picture or a file.
desk-media = I don't look at photos or files. I took it out of this chat.
    .desk = { unknown-words.desk }

# For staff who type outside a talk: they never become a reporter by typing.
unknown-words = I hear you. Which case does this belong to? Choose it in your inbox. What you typed is not kept. In 15 minutes it is gone.
    .desk = Inbox

# The command menu stands open in the chat: nothing here may give the subject away.
commands =
    .start = Begin
    .hulp = Help
    .privacy = Who sees what?
    .route = How it goes at school
    .stop = Stop
    .kaart = My card
    .postvak = My inbox
    .code = Enter my code
    .take-back = Take my message back
    .unlink = Disconnect me
    .my-data = What does school know of me?
    .quiet = Ask me nothing more
    .practice = Practise
    .class-kit = Tell the class
    .overview = How it stands
    .figures = Figures

# What is typed after a slash for the last eight, in this language: small letters without accents, figures and _.
own-commands =
    .take-back = erase
    .unlink = unlink
    .my-data = mydata
    .quiet = quiet
    .practice = practice
    .class-kit = class
    .overview = overview
    .figures = figures
