# Acute danger in the place of a yes that is not there: a second person confirms it in the bot (SCREENS §13, ``team``).

danger-what =
    Is there acute danger? Call 112 first.
    What cannot wait for a yes? A colleague confirms it first. A hears it as soon as that is safe.
    .talk-b = Talk with B
    .name = Pass on A's name
    .team-a = A's name in the team
    .team-b = B's name in the team
    .parents-a = Call A's parents
    .parents-b = Call B's parents
danger-name = To whom do you give A's name?
danger-why = What is the danger? Type it in one line. Your colleague reads this, and not the story. It is about: { $step }.
danger-who = Who confirms this? Nobody decides it alone. Call too, if you can.
note-danger-asked = Asked. Nothing is open yet. No answer? Call, or ask somebody else.
note-danger-back = All right. Your question is gone.

lock-talk-b = talking with B
lock-name = passing on A's name
lock-team-a = A's name in the ondersteuningsteam
lock-team-b = B's name in the ondersteuningsteam
lock-parents-a = calling A's parents
lock-parents-b = calling B's parents

# Lines on the card of who asked.
danger-is-open = ⏳ Acute danger, { $step }: waiting for { $colleague }. Until then this stays closed.
danger-is-call = ⏳ Acute danger, { $step }: { $colleague } asks you to call first.
danger-is-yes = ✓ { $colleague } confirmed: { $step }. This can be done once, until the end of the next school day.
    .talk-b = Record the talk with B
    .name = The name was passed on
    .team-a = Ask the team, with A's name
    .team-b = Ask the team, with B's name
danger-is-no = { $colleague } does not confirm this: { $step }. That is no reproach. Call each other, or ask somebody else.
danger-is-silent = { $colleague } did not answer in time: { $step }. Call, or ask somebody else. See ⋯.
danger-is-lapsed = { $colleague } confirmed it, but it was not done: { $step }. This is closed again.
danger-somebody = somebody who does not work here any more

# In the ledger of what was asked.
danger-line =
    { $day }, { $coach }, acute danger: { $step }. «{ $reason }»
    { $colleague }: { $answer }
danger-became-open = no answer yet
danger-became-call = wants a call first
danger-became-yes = confirmed
danger-became-no = not confirmed
danger-became-back = question taken back
danger-became-silent = did not answer in time
danger-became-lapsed = confirmed, not done
danger-became-used = confirmed, and done

## The second person.

# Code only: somebody may look along.
alert-second = ‼️ { $code }: a colleague asks you to confirm something. Open this now.
alert-second-said = ‼️ { $code }: look at your question about acute danger.

second =
    { $code }: acute danger, writes { $coach }.
    What: { $step }, without a yes of the pupil.
    Why: { $reason }
    Do you confirm this? Not sure? Then call first. Your name stays with it.
    .yes = I confirm
    .no = No, not like this
    .call = Call me
second-whom = The name would go to { $colleague }.
second-yes = Thank you. Your colleague can go on now. The pupil hears it as soon as that is safe.
second-no = Thank you. This stays closed. Your colleague hears it. Feel free to call each other.
second-over = You are not asked this any more. Thank you.
second-see = Acute danger: decide along
note-second-call = Your colleague sees that you want a call. After that you can answer here.
