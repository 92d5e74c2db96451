# The coach, and whoever else reads for school (SCREENS §10). Alerts hold a code and nothing more.

coach-welcome =
    Welcome, { $coach }. This is what arrives on your phone:
    • a new message: only a code, never a name
    • on a school day with something to do: one message at { $time }
    • after 17:00 and on your days off: nothing, except urgent on school days
    What you open disappears after 15 minutes. What you type too, once it is stored.
    On which days do you work?
    .done = Done
    .time = Another time

coach-waiting = The link works. The administrator still has to confirm you. After that you will hear it here.
coach-invite-bad = This link no longer works. Ask the administrator for a new one.

alert-new = 📬 New message { $code }. Read it when you are alone.
    .open = Open
    .later = Later
    .not-today = Not today

alert-reply = 💬 News on { $code }.
alert-worse = 💬 News on { $code }. Look today, if you can.
alert-waiting = ⏰ { $code } is still waiting for you. Can you look at it today?

later = All right. I'll ask again { $moment }. Then it goes to the staff on duty.
    .open = Open now

# For what a confidential adviser reads alone.
later-own = All right. I'll ask again { $moment }. Then it goes to another confidential adviser.
passed-on-own = All right. Another confidential adviser gets it now. You can take it back later.

passed-on = All right. The staff on duty get it now. You can take it back later.
    .open = Open anyway

passed-on-nobody = I found nobody who can take it over now. It stays with you. Read it when you can.
    .open = { passed-on.open }

## The case.

case-new =
    { $code } · new · { $daypart }
    { $whom } · { $klas } · { $name }
    «{ $story }»
    Wants: { $wish } · Safe: { $safe } · Talking: { $how }
    Happens: { $often }
    Don't try to find out who this is. Say nothing in class about a message.
    .pick-up = ✅ I'll pick this up
    .not-mine = Not for me
    .hide = Hide

case-new-parent =
    { $code } · new · { $daypart }
    { $whom } · { $klas } · { $name }
    «{ $story }»
    About: { $about } · Child knows: { $knows } · Now: { $child }
    { $begin }

case-new-staff =
    { $code } · new · { $daypart }
    { $whom } · { $klas } · { $name }
    «{ $story }»
    Source: { $source } · Already did: { $did } · Pupil knows: { $knows }
    Say nothing in class about a message.

# How to begin. What the parent was promised is kept.
begin-child-first = First talk with the child. Then call the parent, on the number school has.
begin-call-first = The child doesn't know. First call the parent, on the number school has.
begin-nameless = First talk with the child. Who wrote this gave no name.

told-about-bullied = own child is being bullied
told-about-part = own child takes part
told-about-other = another child
told-about-else = something else
told-knows-yes = yes
told-knows-no = no
told-knows-later = parent will still tell
told-child-fine = all right
told-child-low = low or angry
told-child-scared = too scared for school
told-child-afraid = parent fears something terrible

# One line on the card: who told, about what, and whether a name was given.
told-by-parent = Passed on by a parent · { $about } · { $name }
told-by-colleague = Passed on by { $name } · { $source }
told-by-staff = Says to be a member of staff · { $source } · { $name }
told-source-seen = seen in person
told-source-heard = heard
told-source-suspects = suspicion
told-did-addressed = spoke to pupils about it
told-did-talked = talked with the pupil
told-did-duty = fetched the staff on duty
told-did-nothing = nothing yet
told-did-caught = took care
told-did-myself = holds the talk
told-did-agreed = held the talk, agreements
told-name-yes = name given

case-whom-me = Pupil, about themselves
case-whom-other = Pupil, about someone else
case-whom-part = Pupil who takes part
case-whom-parent = Parent or carer
case-whom-colleague = Member of staff
case-whom-staff = Says to be a member of staff
case-klas-none = class unknown
case-name-none = without a name

case-page =
    { $code } · part { $page } of { $pages }
    «{ $story }»
    .next = Read on
    .back = Back
    .hide = { case-new.hide }

case-kinds = Chosen: { $kinds }

note-picked-up = Picked up. The pupil will be told.
note-picked-up-other = Picked up. The person who passed it on only hears that it was read.
note-taken = { $coach } was just before you and is picking this up. Thank you for looking.

status-nieuw = new
status-ontvangen = picked up
status-analyse = first talk
status-plan = choosing a plan
status-herstelgesprek = restorative talk planned
status-borging = agreements running
status-meekijken = keeping an eye on it
status-niet-gestopt = not stopped
status-maatregel = measure
status-afgerond = finished
status-gesloten-anders = closed in another way

not-mine = Why not? It will then go to someone else.
    .not-my-pupil = Not my pupil
    .too-close = I am too close to it
    .no-time = I have no time
    .back = Back

# What stays when a card with content goes (R16).
stub = { $code }
    .open = Open

hidden = Hidden. Get it back with /postvak.
    .desk = Inbox

desk =
    { $waiting ->
        [0] No new message is waiting.
        [one] { $waiting } new message is waiting.
       *[other] { $waiting } new messages are waiting.
    }
    { $mine ->
        [0] You have not picked up anything.
        [one] You have picked up { $mine } case.
       *[other] You have picked up { $mine } cases.
    }
    .tell = Pass something on
    .incident = Incident
    .class-kit = Five minutes with your class
    .hours = My days
    .overview = Overview
    .figures = Figures
    .again = Look again
    .ill = I am ill
    .back = I am back
    .next = Next
    .previous = Previous

desk-due = Today there { $count ->
        [one] is { $count } thing to do.
       *[other] are { $count } things to do.
    }
desk-page = Page { $page } of { $pages }.

desk-empty = Your inbox is empty.

reporter-gone = The person who sent this can no longer be reached here.

# For the coach: five minutes in the class, on the board. Never about anything that happened.
class-kit =
    Five minutes with your class
    1. 'Everyone belongs here. Sometimes that goes wrong. Then the school wants to know.'
    2. Show on the board how it works, with /practice.
    3. 'You don't have to give your name. We don't see who you are. Telegram does know.'
    4. 'The school does nothing without you knowing. Only in great danger that can be different.'
    5. 'Would you rather talk? You can talk to me, to { $vertrouwenspersoon } or to the staff on duty.'
    Nobody has to get Telegram. Never discuss anything that really happened. Hand out the cards to everyone.
    .done = Done
    .later = Remind me later

note-class-later = I will show it again in a week.

# What coaches are reminded of after a holiday (P-55, P-57); in a class nobody ever speaks of an incident (P-58).
season-start = This week: discuss the school rules and the class agreements with your class. Tell them about this bot too.
    .class-kit = { desk.class-kit }
    .done = { class-kit.done }

season-term = Discuss bullying with your class again this week. It is about how the group gets on, never about something that happened.
    .class-kit = { desk.class-kit }
    .done = { class-kit.done }
