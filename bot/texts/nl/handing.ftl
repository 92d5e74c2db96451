# Who takes a case over, and who is ill today (SCREENS §10.1).

alert-offered = 🔁 { $code }: wil jij dit overnemen? Lees het als je alleen bent.
alert-cover = 🔁 { $code } loopt door bij afwezigheid. Neem jij het over?
alert-not-taken = ↩️ { $code } is niet overgenomen. Jij hebt het nog.
taken-over = ✓ Wat je overdroeg, is overgenomen.

hand-over = Wat moet { $colleague } weten? Tot die ja zegt, heb jij het. Leerling A hoort het dan ook.
    .nothing = Niets extra
hand-over-other = Wat moet { $colleague } weten? Tot die ja zegt, heb jij het.
    .nothing = { hand-over.nothing }
note-hand-over = Gevraagd. Tot je collega ja zegt, heb jij het.
note-taken-over = Jij hebt het nu. Dank je.
note-kept = Goed. Jij houdt het.

offer = { $coach } vraagt of jij dit overneemt. Zeg je ja, dan zie je alles.
    .yes = ✅ Ik neem dit over
    .no = Liever niet
offer-away = { $coach } is er niet en hier moet iets gebeuren. Zeg je ja, dan zie je alles.
offer-agreed = A zei ja: jij mag dit lezen en helpen. Zeg niets in de klas.
offer-note = Om te weten: { $note }
offer-waits = Gevraagd: neemt { $colleague } dit over? Tot dan heb jij het.

day-not = Naar wanneer? Ben je ziek, dan neemt je vervanger het over.
    .on = { $day }
    .ill = Ik ben ziek
note-day-moved = Verzet. Wist A van een dag? Zeg het A dan zelf.
note-day-stays = Er is nu niets dat je kunt verzetten.

ill-done = Beterschap. Wat niet kan wachten, gaat naar je vervanger. Je kunt het later terugnemen. Weet je tot en met welke dag?
    .on = { $day }
    .unknown = Nog niet
    .back = Ik ben er weer
note-ill-nobody = Voor iets vond ik niemand die het overneemt. Bel school.
note-ill-open = Beterschap. Er komt niets naar je toe tot je er weer bent.
note-ill-until = Beterschap. Na die dag ben je er vanzelf weer.
note-back = Welkom terug. Wat niemand overnam, is van jou.
desk-away = Je bent ziek gemeld. Er komt niets naar je toe.
