# What the coach reads of a witness (SCREENS §4, §10.2).

# What a witness answered, as the coach reads it. A alone chooses who supports A: nobody is assigned (P-76).
case-new-other =
    { $code } · new · { $daypart }
    { $whom } · { $klas } · { $name }
    «{ $story }»
    A is: { $pupil } · A knows of this: { $aware }
    Danger: { $danger } · Would support A: { $beside }
    Don't tell A who told. Say nothing in class about a message.

told-by-other =
    Seen by somebody else · A is: { $pupil } · A knows of this: { $aware }
    Danger: { $danger } · Would support A: { $beside }
told-danger-no = no
told-danger-unsure = doesn't know
told-danger-afraid = is afraid of something bad
told-aware-yes = yes
told-aware-no = no
told-aware-unsure = not known
told-beside-yes = yes, only if A chooses that
told-beside-no = rather not
told-beside-unsure = doesn't know yet
