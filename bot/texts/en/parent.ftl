# A parent tells (SCREENS §8). English has one word for you: what ends in -u says what the others read.

parent-hello =
    Good that you get in touch. I'm the bot of { $school }.
    Your message goes to your child's coach, who first talks with your child. Then the coach calls you.
    About your own child you hear all we can say. About other children you don't.
    Telegram is not part of school and can read this too. Danger now? Call 112.
    What is it about?
    .bullied = My child is being bullied
    .part = My child takes part
    .other = Another child
    .else = Something else
    .sees = 🔒 Who sees what?
    .call = I'd rather call

parent-story =
    What do you see or hear? A few sentences are enough.
    Do give your child's first name: otherwise the coach doesn't know who it is about.
    Nothing goes to school yet.

parent-story-part =
    Thank you for sharing this. That is not easy.
    What do you see or hear? A few sentences are enough.
    Do give your child's first name: otherwise the coach doesn't know who it is about.
    Nothing goes to school yet.

parent-year = Which year is your child in? You may type more.

parent-class = Which class?
    .none = I don't know

parent-send =
    This goes to { $receiver }, coach of { $klas }:
    «{ $story }»
    { $receiver } calls the number that school has for you. In this chat we discuss nothing about your child. We can't see here who you are.
    It is ready from { $moment }.
    .named = 📨 Send with my name
    .anon = Send without a name
    .other = To someone else
    .change = Change something
    .all = Read it all

# Without a class: the receiver was chosen, or belongs to nobody's class.
parent-send-plain =
    This goes to { $receiver }:
    «{ $story }»
    { $receiver } calls the number that school has for you. In this chat we discuss nothing about your child. We can't see here who you are.
    It is ready from { $moment }.
    .named = { parent-send.named }
    .anon = { parent-send.anon }
    .other = { parent-send.other }
    .change = { parent-send.change }
    .all = { parent-send.all }

parent-receiver = Who may read it?
    .vertrouwenspersoon = The confidential adviser

parent-name = Type your name and your child's name.
    .anon = Without a name after all

note-parent-name-short = That is rather short. Type your name and your child's name.

parent-call = Call { $school_tel } and ask for your child's coach. You don't have to say why.
    .back = Tell it here after all

# For a school that filled in no number.
parent-call-plain = Call school and ask for your child's coach. You don't have to say why.

## After sending.

parent-sent =
    Thank you. Your message has been sent.
    You will hear something here before { $moment }. Also if it has not been read by then.
    Please don't call the other child's parents yourself. Leave that to school.
    Does your child know that you are passing this on?
    .yes = Yes
    .no = No
    .later = I'm still going to tell

# The question of the receipt, asked again.
parent-knows = Does your child know that you are passing this on?
    .yes = { parent-sent.yes }
    .no = { parent-sent.no }
    .later = { parent-sent.later }

parent-knows-not = That can be. Many children fear that it gets worse. { $coach } first calls you briefly about how the talk with your child begins. Before that talk nothing else happens.
    .on = Go on

# For who gave no name: nobody can be called whose name is not known.
parent-knows-not-nameless = That can be. Many children fear that it gets worse. Without your name { $coach } can't call you. You can still give your name, on your card.
    .on = { parent-knows-not.on }

parent-how = How is your child now?
    .fine = All right
    .low = Low or angry
    .scared = Too scared to go to school
    .afraid = I fear something terrible

help-parent =
    Is there danger now? Call 112. Does your child think about death? Call 113 or 0800-0113 together, day and night.
    Also call your doctor. Shall I warn school now?
    .now = School may know this now
    .on = No

parent-tips =
    What can you do at home?
    • Listen calmly. Ask: what would you like to happen?
    • Keep nasty messages. Don't answer them.
    • Are you very worried? Also call your doctor.
    .done = Done

parent-tips-part =
    What can you do at home?
    • Stay calm. Ask what happens, and why.
    • Say clearly that bullying must stop.
    • Ask how the other child would feel.
    • Agree what your child will do differently. Come back to it later.
    • Ask the coach for help.

# The last line of parent-tips.
parent-unhappy = Not happy with how we help? Call { $teamleider }. After that there is our complaints procedure: { $klacht_link }.
parent-unhappy-plain = Not happy with how we help? Call school and ask for the team leader.

## What others read too.

note-held-u = { note-held }
note-too-long-u = { note-too-long }
send-gives-away-u = { send-gives-away }
note-sorry-u = { note-sorry }
closed-kindly-u = { closed-kindly }
note-caption-u = { note-caption }
no-media-u =
    I don't look at photos or videos. I took it out of this chat. Keep your proof yourself and show it to the coach.
    Is someone naked in it? Then Helpwanted.nl will help, without your name.
status-card-other-u = { status-card-other }
status-card-other-done-u = { status-card-other-done }
late-u = { late }
late-alone-u = { late-alone }
late-own-u = { late-own }
late-board-u = { late-board }
late-nobody-u = { late-nobody }
no-news-u = { no-news }
asked-u = { asked }
asked-named-u =
    { $coach } asks: «{ $question }»
    You don't have to answer. Only who helps reads it.
give-name-u = Type your name and your child's name. Only who helps sees this. Right now that is { $coach }. Does that become somebody else? Then you hear it.
show-code-u = { show-code }
card-more-u = { card-more }
typed-later-u = { typed-later }
take-back-u = { take-back }
taken-back-u = { taken-back }

## Before sending: what is behind the buttons.

who-sees-u =
    Who sees what?
    • A coach reads what you tell. Nobody at school sees your number, your photo or your Telegram name.
    • Sometimes a coach can guess who you are. Trying to find out is not allowed.
    • We keep what you tell under lock. Also the way back to this chat. Otherwise nobody can answer you. You can erase that way.
    • Telegram is not part of school. Telegram knows who you are and can read this too.
    • As long as you send nothing, school knows nothing. Numbers to call are behind 🆘.
    Does someone else read on your phone or tablet? Then it can be read there too.

how-long-u =
    Until { $days } days after it is finished. Then we erase it.
    What stays: that there was a message, without what it said and without who.
    Does school make agreements with your child? Those are in Magister, with their own rules. Questions? { $fg_contact }

talk-instead-u =
    Good idea. You can go to:
    • the coach of your child
    • { $vertrouwenspersoon }: { $vp_contact }
    • the staff on duty: { $aw_plek }
    You do not have to say why beforehand.

report-change-u = What do you want to change?

route-u =
    What does school do about bullying? It is called De Route.
    1. Someone tells it: here, or to a coach. Is it going on now? Then the staff on duty help.
    2. The coach talks with who is bullied. The same day, if possible.
    3. The coach talks with the other, apart. Do both want it? Then they talk together, with an adult there.
    4. They make agreements. Later the coach asks both how it goes.
    Does it not stop? Then more people help.
    Is it about your child? Then you hear it too. Your child knows that first.

fears-u = Many parents and pupils ask this.

fear-worse-u = That is a fair question. So the coach talks with your child first. Before that talk nothing else happens. Does it get worse after all? Type it here. Then the coach gets it.

fear-other-u = Not without your child knowing. A talk with both pupils there only happens if your child says yes. An adult is there too. Your child may bring someone.

fear-parents-u =
    Does a pupil tell it, and does school know who it is? Then the parents hear it too. The pupil hears that first and has a say.
    You tell it yourself now. The coach talks with your child first and calls you after that.

fear-known-u = I do not show your name, number or photo. School has no button for that either. Sometimes someone can guess it from what you tell.

fear-back-u = Yes. As long as nobody has opened it, one press of the button removes everything. After that we erase your name and the way to you. The text too, unless school needs it for someone's safety.

fear-isit-u = You do not have to know that. Does it feel wrong? Then you may tell it. The coach looks at it together with your child.

## Danger, for a parent: the same numbers.

help-danger-u =
    Call 112 now. Can't you? Go to where people are and ask someone to call.
    I am a bot. I can't call and I can't come.

help-death-u =
    Call 113 or 0800-0113, for your child or for yourself. You can chat at 113.nl. Free, day and night, without your name.
    You do not have to carry this alone. Do not leave your child alone now.

help-home-u =
    Call Veilig Thuis: 0800-2000. Free, day and night. Also if you only want advice.
    Your child can call too. The Kindertelefoon: 0800-0432, from 11:00 to 21:00.

help-images-u =
    Chat with Helpwanted.nl or call 020-261 52 75. Free, and without your name.
    Your child did nothing wrong by asking for help. Don't pay and don't send anything more.

help-talk-u =
    For your child, the Kindertelefoon: 0800-0432, every day from 11:00 to 21:00. You can chat too.
    For you, at school: { $vertrouwenspersoon }, the coach or the staff on duty ({ $aw_plek }).
