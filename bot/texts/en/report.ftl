# A pupil tells: about herself, about somebody else, or as one who takes part (SCREENS §2, §4).

report-hello =
    Hi, I'm the bot of { $school }. Good that you're here.
    Are you being bullied? Or is someone else? Tell it here.
    • A coach reads it. They can't see who you are, unless you give your name.
    • Does school want to act? You hear first. Only great danger can change that.
    • Telegram is not part of school and can read this too.
    Nobody reads day and night. Danger now? Call 112.
    Who is it about?
    .me = About me
    .other = About someone else
    .part = I take part myself
    .parent = I am a parent
    .staff = I work at school
    .sees = 🔒 Who sees what?
    .fears = ❓ Questions
    .help = 🆘 Help

report-story =
    What is happening?
    Type it the way you would say it. One sentence is enough. Not sure it is bullying? Tell it anyway.
    Nothing goes to school yet.
    .no-typing = I don't want to type

report-story-other =
    What do you see or hear? One sentence is enough.
    This is not telling tales. You are helping. You don't have to solve it alone.
    Nothing goes to school yet.

report-story-part =
    Good that you say this. That takes courage.
    The coach listens first. I can't promise what school does next. A new start is always possible, and school wants to help.
    What is happening? No names needed.
    .talk = I'd rather talk to someone

# Beside the question, when it is asked again: what was typed is at hand.
typed-before =
    .keep = Keep my text as it is
    .anew = Start my text again

# The labels are also what the coach reads, in case-kinds.
report-kinds = What fits best? You may choose more than one.
    .scolding = Name-calling or laughing
    .excluding = Leaving someone out
    .hitting = Hitting or pushing
    .things = Things broken or gone
    .gossip = Gossip
    .messages = Nasty messages
    .images = Photos or videos of me
    .threats = Threats
    .else = Something else
    .ready = Go on

report-year =
    I have it. Want to type more? Go ahead, I will add it.
    Which year are you in? Then it gets to the right coach.
    .none = I'd rather not say

report-year-other =
    I have it. You may type more, I will add it.
    Which year is the bullied pupil in?
    .none = I don't know

report-class = Which class?
    .none = I don't know

report-class-other = Which class?
    .none = I don't know

report-send =
    This goes to { $receiver }, coach of { $klas }:
    «{ $story }»
    • Without your name, { $receiver } does not know who you are. Asking you things here still works.
    • Do you give your name? Then { $receiver } comes to you quietly, never in class.
    • It will be ready from { $moment }.
    .anon = 📨 Send without my name
    .named = Send with my name
    .other = To someone else
    .change = Change something
    .all = Read it all

# Without a class: the receiver was chosen, or belongs to nobody's class.
report-send-plain =
    This goes to { $receiver }:
    «{ $story }»
    • Without your name, { $receiver } does not know who you are. Asking you things here still works.
    • Do you give your name? Then { $receiver } comes to you quietly, never in class.
    • It will be ready from { $moment }.
    .anon = { report-send.anon }
    .named = { report-send.named }
    .other = { report-send.other }
    .change = { report-send.change }
    .all = { report-send.all }

report-send-other =
    This goes to { $receiver }, coach of { $klas }:
    «{ $story }»
    • { $receiver } talks to that pupil first and does not say who told it. Sometimes someone can guess.
    • Without your name, { $receiver } does not know who you are.
    • It will be ready from { $moment }.
    .anon = { report-send.anon }
    .named = { report-send.named }
    .other = { report-send.other }
    .change = { report-send.change }
    .all = { report-send.all }

report-send-other-plain =
    This goes to { $receiver }:
    «{ $story }»
    • { $receiver } talks to that pupil first and does not say who told it. Sometimes someone can guess.
    • Without your name, { $receiver } does not know who you are.
    • It will be ready from { $moment }.
    .anon = { report-send.anon }
    .named = { report-send.named }
    .other = { report-send.other }
    .change = { report-send.change }
    .all = { report-send.all }

# At most one of these stands below a send screen, when it applies.
send-gives-away = Careful: «{ $passage }» may show who you are.
send-about-staff = Is it about someone who works here? Choose '{ report-send.other }'.

report-whole =
    «{ $story }»
    { $pages ->
        [1] This is all of it.
       *[other] Part { $page } of { $pages }.
    }
    .back = Back
    .next = Read on

report-name =
    Type your first name and last name. Only people who help you see your name. Now that is { $receiver }. Will that be someone else? Then you are told.
    Good to know: if school knows who you are, school will later talk to your parents too. You hear that first and help decide how.
    .anon = Without my name after all

report-receiver = Who may read it? The coach of your class will then see nothing of it.
    .coach = Another coach
    .vertrouwenspersoon = The confidential adviser
    .about-staff = About someone who works here

report-coach = Which coach?

report-about-staff =
    Then it does not go to a coach. { $vertrouwenspersoon } reads it.
    Is it about sexual behaviour of someone who works here? Then school must pass that on. Even then nobody sees your name unless you give it.
    You can also call: vertrouwensinspecteur (school inspectorate), 0900-1113111, on weekdays.
    .on = Go on

report-change = What do you want to change?
    .story = My text
    .class = The class
    .receiver = Who reads it
    .discard = Throw everything away
    .back = Back

report-gone = Thrown away. Nothing went to school. I also emptied this chat, as far as I can.
    .again = Start again

report-sent =
    Sent. Good that you told us.
    You will hear something here before { $moment }. Even if nobody has read it by then.
    Your text is no longer in this chat. You can read it again on your card.
    Feeling bad? Kindertelefoon 0800-0432, from 11:00 to 21:00.
    .take-back = Take it back

# What the other pupil and school decide is never told here: it is theirs.
report-sent-other =
    Sent. Kind of you to think of someone else.
    You will hear here when someone has read it, and when it is finished. What happens in between is about someone else. I can't tell you that.
    Your text is no longer in this chat.
    Is that pupil in danger now?
    .no = No
    .unsure = I don't know
    .afraid = Yes, I fear something bad
    .card = Show me my card
    .take-back = { report-sent.take-back }
