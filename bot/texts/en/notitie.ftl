# A note in a case: typed by who has it, read by who goes on with it or reads everything along.

case-note =
    Type your note. Facts only: what did you see or hear?
    You can read this, and so can whoever takes the case over or reads everything along. A and the parents do not see it here. They may ask for it.

case-note-fix = Type the whole note again. The old text stays locked away.

case-note-judges = «{ $words }» may sound like a judgement. Keep it anyway?
    .send = Keep it anyway
    .again = Type it another way

case-note-which = Which note?
    .one = { $number } · { $day }

case-notes =
    { $code } · note { $number } · { $day } · { $who }
    { $note }
    .fix = Correct
    .erase = Erase
    .older = Earlier
    .newer = Later
    .back = Back

case-notes-none = There is no note any more.

case-note-changed = Corrected on { $day }.
case-note-by-gone = somebody who no longer works here

case-note-erase = Erase note { $number }? Then it is really gone, the old text too.
    .erase = Yes, erase
    .back = Back

# Lines before the card.
note-noted = Your note is kept. You can read it behind ⋯.
note-gone = The note is erased.
