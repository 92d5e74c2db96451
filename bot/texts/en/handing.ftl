# Who takes a case over, and who is ill today (SCREENS §10.1).

alert-offered = 🔁 { $code }: will you take this over? Read it when you are alone.
alert-cover = 🔁 { $code } goes on while a colleague is away. Will you take it over?
alert-not-taken = ↩️ { $code } was not taken over. You still have it.
taken-over = ✓ What you handed over was taken over.

hand-over = What should { $colleague } know? Until they say yes, you have it. Pupil A hears it then too.
    .nothing = Nothing more
hand-over-other = What should { $colleague } know? Until they say yes, you have it.
    .nothing = { hand-over.nothing }
note-hand-over = Asked. Until your colleague says yes, you have it.
note-taken-over = You have it now. Thank you.
note-kept = Good. You keep it.

offer = { $coach } asks whether you take this over. If you say yes, you see everything.
    .yes = ✅ I take this over
    .no = Rather not
offer-away = { $coach } is away and something must be done here. If you say yes, you see everything.
offer-agreed = A said yes: you may read this and help. Say nothing in class.
offer-note = Good to know: { $note }
offer-waits = Asked: will { $colleague } take this over? Until then you have it.

day-not = To when? If you are ill, your substitute takes it over.
    .on = { $day }
    .ill = I am ill
note-day-moved = Moved. Did A know of a day? Then tell A yourself.
note-day-stays = There is nothing now that you can move.

ill-done = Get well soon. What cannot wait goes to your substitute. You can take it back later. Do you know until which day?
    .on = { $day }
    .unknown = Not yet
    .back = I am back
note-ill-nobody = For something I found nobody who takes it over. Call the school.
note-ill-open = Get well soon. Nothing comes to you until you are back.
note-ill-until = Get well soon. After that day you are back by yourself.
note-back = Welcome back. What nobody took over is yours.
desk-away = You are reported ill. Nothing comes to you.
