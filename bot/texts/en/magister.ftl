# The notes for Magister, one for each pupil (SCREENS §10.3 `magister`). What is noted is read by parents.

magister-tick =
    Notes for Magister. The texts are below, for a quarter of an hour. Are they in it?
    .yes = Both are in it
    .all = All of them are in it
    .yes-shielded = Both in it, shielded if needed
    .all-shielded = All in it, shielded if needed
    .one = { $pupil } is in it
    .one-shielded = { $pupil } is in it, shielded
    .show = Show the texts
    .later = Later

# A line for each pupil.
magister-left = { $pupil }: not yet.
magister-wait = Wait with { $pupil }: the parents do not know yet. Or shield the note.
magister-in = ✓ { $pupil }: is in it, { $day }.
magister-shielded = ✓ { $pupil }: is in it, shielded, { $day }.
magister-in-before = ✓ { $pupil }: is in it.

magister-copy = For Magister, one for each pupil. Without names of others. Parents can read this.
    .copy = Copy { $pupil }

magister-note = { $pupil }: { $note }
magister-complete = In the note of { $pupil } something was changed or left out. Read it and complete it.

## The note itself: read by the parents of one pupil, of whom the others know nothing.

magister-begin = Talk at school with the coach. Agreed with this pupil:
magister-begin-none = Talk at school with the coach. Agreements were made, so that things go well at school.
magister-end = Follow-up talk: { $day }.
magister-end-no-day = There will be a follow-up talk.
magister-other = another pupil
