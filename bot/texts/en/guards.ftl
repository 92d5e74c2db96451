# A reason in the place of what a guard asks (DOMAIN §1.4, §4.7 co.g1.nee). It is kept, and A hears it when that is safe.

without =
    This was not talked over with { $pupil } yet. The protocol says: no action that the pupil does not support or know of.
    Do you go on all the same? Give a reason.
    .first = Talk with the pupil first
    .danger = Acute danger
    .law = The law says so
    .unknown = The pupil is not known
    .type = Another reason

without-tell = A hears what you do and why. Is that safe now?
    .now = Yes, A may read it now
    .later = No, not safe yet

# A line on the card of the coach, until A may know.
anyway-untold-other = ⚠ A does not know yet what you did without asking. Is it safe? Tell A yourself and see ⋯.
anyway-today = ⚠ A colleague saw it, and B was spoken to. Tell A today, and record that at ⋯.
anyway-untold-b = ⚠ B does not know yet that the team knows B's name. Is it safe? Tell B yourself and see ⋯.
anyway-untold = ⚠ A does not know yet what you did without asking. Is it safe? See ⋯.

tell-later = When do you look again whether A may know? Until then A sees nothing of it.

talk-b-seen = A colleague saw it. Then you may speak to B at once. Do not say who told. A hears it from you today.
    .done = I have spoken with B

guard-g4 = A, B, support and an adult there
guard-g5 = agreements
guard-g8 = how you see whether it works

dated-anyway = calling parents without asking first, with a reason
dated-anyway-told = A may know what was done without asking
dated-anyway-told-b = B knows what was done without asking
dated-without-talk-b = talked with B without A's yes
dated-without-name = A's name passed on without A's yes
dated-without-team = a name in the team, without a yes
timeline-reason = Reason for { $thing }: { $why }
why-danger = acute danger
why-seen = a colleague saw it
why-law = the law says so
why-unknown = the pupil is not known
why-not-needed = not needed, it goes well
why-pupil = the pupil does not want this
why-otherwise = done in another way
why-unsafe = not safe
why-better = it is getting better
why-discuss = talk to a colleague first
thing-without = calling parents without asking first
thing-not-stopped = not stopped
thing-proposal = proposal, not now
thing-end = closed in another way
