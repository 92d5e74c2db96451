# What the staff reads when a reporter cut the way back, wants no questions, or took a text back.

alert-withdrawn = ↩ { $code } was taken back.
    .open = Open

reporter-quiet = Who sent this wants no questions in the chat. The card there still works.
reporter-code = Who sent this gets no sign, but comes to look with a code.
text-goes = This message was taken back. The text goes by itself.
text-kept-safety = Taken back. The text stays, for someone's safety.
text-kept-law = Taken back. The text stays, because the law asks for it.
decide-text = Decide about the text

withdrawn =
    The person who sent { $code } took it back. The name and the way to the chat are already erased.
    The text goes by itself within { $days } school days. Does school still need it? Then say why. That stays with the case.
    .safety = Needed: someone's safety
    .law = Needed: the law asks for it
    .erase = Erase the text now
    .back = Back
note-text-kept = Noted. The text stays, without a name.
