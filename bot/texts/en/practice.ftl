# A practice (SCREENS §6). The other screens of it are the real ones.

practice =
    Practice. Everything works as it really does. Nothing goes to school and nothing is kept.
    Type for example: 'They keep hiding my bag.'

# Stands above each screen of it.
practice-head = Practice

practice-end = This was the practice. Nothing was sent. Now you know how it goes, for yourself or for someone else.
    .clear = Empty the chat
    .really = I really want to tell something

note-practice-again = The practice begins again.
