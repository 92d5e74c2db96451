# When it does not stop (SCREENS §11). Each line is a decision of its own, taken by a person; the facts stand beside it.

next-one-chance = Not good yet: choose
next-not-stopped = Choose what fits
now-one-chance = choosing what fits
now-not-stopped = choosing what fits

one-chance = It is not good yet. Did B not keep the agreements? Then B gets one more chance.
    .yes = Yes, one more chance
    .given = B had that already
    .kept = B kept them
    .discuss = Talk to a colleague first

not-stopped =
    It has not stopped. You choose. Reason: { $reason }.
    A hears first what you will do.
    .inform = Bring in the coach supporter
    .colleague = Bring in a colleague
    .invite = Invite B and B's parents
    .team = Ask the support team
    .not-now = Not now, because …

# The facts behind it, after "Reason:".
fact-same = { $times ->
        [one] A said 'the same' once
       *[other] A said 'the same' { $times } times
    }
fact-worse = { $times ->
        [one] A said 'worse' once
       *[other] A said 'worse' { $times } times
    }
fact-broken = { $times ->
        [one] B did not keep to it once
       *[other] B did not keep to it { $times } times
    }
fact-chance = B got one more chance on { $day }
fact-own = you see that

tell-on = When do you talk with A? A then hears from you what you are going to do.

not-now = Why not now? Your reason is kept.
    .better = It is getting better
    .pupil = A does not want this now
    .discuss = I ask a colleague first
    .type = Something else, I type it

# The parents of B, with B. B was consulted before; the bot itself writes to no parent.
next-meet = The talk was held
now-meet = talk with B and B's parents
next-evaluate = See whether it works
now-evaluate = seeing whether it works

invite =
    Invite the parents of B, together with B.
    Then record: a last chance, more help, and how, when and by whom you see whether it works.
    .on = Talk on { $day }
    .held = The talk was held

meet = What did you agree? No punishment here; that is kept in the file.
    .chance = A last chance
    .both = A last chance and more help
    .help = More help
    .neither = Neither

evaluate = How, when and by whom do you see whether it works? Type it in one line.
    .not-yet = Not agreed yet, because …

evaluate-by = Who sees whether it works?
    .coach = I do
    .supporter = The coach supporter
    .together = We do it together

evaluate-on = On which day do you look? That day it stands in your message of the day.

outcome =
    You were going to look: { $how }
    Does it work?
    .good = Yes, and I go on following
    .ask = Yes, and A says if it is done
    .not = No

fact-new-signal = a new message came on { $day }
fact-last-chance = B got a last chance on { $day }
done-last-chance = ✓ Last chance { $day }
shared-evaluation = See whether it works on { $day } ({ $by }): { $how }

## Sharing with a colleague.

share-with = With whom?
    .coach-ondersteuner = The coach supporter
    .teamleider = The team leader
    .coach = Another coach

share-who = With whom?

share = { $colleague } sees it from now on, until you take it back. Does A know this?
    .knows = Yes, A knows
    .first = I tell A first
    .nameless = Ask without a name

share-first = All right. Tell A first. Then you share it here. Nobody sees it yet.
    .write = 💬 Message to A
    .back = Back

shared-with = These colleagues look along. Tap a name, and that colleague does not any more.
    .back = Back

shared-with-nobody = Nobody looks along.

# Code only: somebody may look along.
alert-shared = 👥 { $code } was shared with you. Read it when you are alone.
    .open = Open

# What the colleague sees. The steps and the agreements; no word of who told.
shared =
    { $code } · { $status } · { $klas }
    { $coach } shares this with you.
    { $done }
    Agreements: { $agreements }
    .read = Read the story
    .notes = Read the notes
    .measure = There is a measure
    .removed = Left school, rector asked on …
    .hide = Hide

shared-no-words = You see the agreements and who does what. You do not see the pupil's story.

done-chance = ✓ One more chance { $day }

## The support team. Per pupil: a yes of A says nothing about B.

team = May the team know the name of { $pupil }? Ask { $pupil } and the parents. Without a yes you discuss it without a name.
    .yes = Yes, both said so
    .nameless = Without a name
    .danger = Acute danger

team-parent = Which parent of { $pupil } said yes?
    .mother = Mother
    .father = Father
    .together = Both parents
    .carer = A carer
    .adult = None: 18 already

team-on = On which day did the last of them say yes?

team-knows = The team looks along, without A's name. Does A know this?
    .yes = Yes, A knows
    .first = I tell A first

team-knows-locked = A yes of A counts only after a talk with the code. Now the team looks along without A's name. Does A know this?
    .yes = Yes, A knows
    .first = I tell A first
    .danger = { team.danger }

# Lines on the card of the coach, and of who is in the team.
team-names = In the team: A { $a }, B { $b }.
team-with = with name
team-without = without name
team-back = Since { $day } A wants no name in the team.
team-name = Name of A: { $name }

## The school leaders.

lead-shared = The coach shares { $code } with you: it has not stopped. You see the agreements and who does what. You do not see the pupil's story.

lead-measure =
    Was a measure taken? Record here only that it was. Which one is kept in the file.
    When is the talk about coming back?
    .removed = Left school, rector asked on …

lead-rector = B leaves school. That needs a talk with the rector first. On which day was it?

left-school = B left school on { $day }. With A you go on.

next-return = Talk about coming back
now-return = talk about coming back

level-e4 = Level E4: teamleider in consultation with the rector.
