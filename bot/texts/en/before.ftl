# Before a pupil dares (SCREENS §6).

who-sees =
    Who sees what?
    • A coach reads what you tell. Nobody at school sees your number, your photo or your Telegram name.
    • Sometimes a coach can guess who you are. Trying to find out is not allowed.
    • We keep what you tell under lock. Also the way back to this chat. Otherwise nobody can answer you. You can erase that way.
    • Telegram is not part of school. Telegram knows who you are and can read this too.
    • I watch for words about danger. Then I give you numbers to call. If you send nothing, school sees none of it.
    • Do you send something about danger? Then the staff on duty get it too. Not your name, unless you gave it.
    Is your Telegram also on a tablet at home? Then it can be read there too.
    .begin = Begin
    .how-long = How long do you keep this?
    .talk = I'd rather talk to someone

how-long =
    Until { $days } days after it is finished. Then we erase it.
    What stays: that there was a message, without what it said and without who.
    Does school make agreements with you? Those are in Magister, with their own rules. Questions? { $fg_contact }
    .back = Back

fears = Many pupils ask this.
    .worse = Will it get worse?
    .other = Will school talk to the other?
    .parents = Will you call my parents?
    .known = Can someone find out who I am?
    .back = Can I take it back?
    .isit = Is this really bullying?
    .begin = Begin

fear-worse = That is a fair question. So school does nothing with your message without you knowing. And after a talk I ask you if anybody is nasty. If you say yes, your coach gets that the same school day.
    .begin = Begin
    .another = Another question

fear-other = Not about your message without you knowing. A talk with both of you there only happens if you say yes. An adult is there too. You may bring someone.
    .begin = { fear-worse.begin }
    .another = { fear-worse.another }

fear-parents =
    Does school not know who you are? Then we can't.
    If school does know, your parents will hear it too. You hear that first. Together you decide how and when. Is it not safe at home? Say so. Then school looks for another way first.
    .begin = { fear-worse.begin }
    .another = { fear-worse.another }

fear-known = I don't show your name, number or photo. School has no button for that either. Sometimes someone can guess from what you tell. So leave out what only you can know.
    .begin = { fear-worse.begin }
    .another = { fear-worse.another }

fear-back = Yes. As long as nobody has opened it, one tap makes everything go away. After that we erase your name and the way to you. The text too, unless school needs it for someone's safety.
    .begin = { fear-worse.begin }
    .another = { fear-worse.another }

fear-isit = You don't have to know that. Does it not feel right? Then you may tell it. The coach looks at it with you.
    .begin = { fear-worse.begin }
    .another = { fear-worse.another }

not-open =
    I am not open for pupils and parents yet. What you type goes nowhere.
    Do you want to tell something? You can go to:
    • your coach
    • { $vertrouwenspersoon }: { $vp_contact }
    • the staff on duty: { $aw_plek }
    In danger now? Call 112.
    .help = 🆘 Help

talk-instead =
    Good idea. You can go to:
    • your coach
    • { $vertrouwenspersoon }: { $vp_contact }
    • the staff on duty: { $aw_plek }
    Feel free to bring someone. Just say: 'I want to tell something, but not here.'
    .back = Tell it here after all

# De Route of the school, for who wants to know what happens after telling (DOMAIN P-08, P-14).
route =
    What does school do when someone is bullied? It is called De Route.
    1. Someone tells it: here, or to a coach. Is it going on now? Then the staff on duty help.
    2. The coach talks with who is bullied. The same day, if possible.
    3. The coach talks with the other, apart. Do both want it? Then there is a talk together, with an adult there.
    4. They make agreements. Later the coach asks both how it goes.
    Does it not stop? Then more people at school help.
    Parents hear it too. Their child knows that first.
    .begin = Begin
    .back = Back
