# Several signals about one situation, for who has all of them (SCREENS case-more). Who told them never reads any of this.

together = With which case does { $code } belong? A case that is not here stays apart: each message stays with the right people.
    .one = { $code } · { $klas }
    .ended = { $code } · finished { $day }

together-none = There is no case now that can go with { $code }. Some stay apart: each message stays with the right people.
    .back = Back

together-again = { $code } was finished, and now there is a new message. How does { $code } go on? You choose.
    .analyse = Talk with A again
    .niet-gestopt = It has not stopped

together-check =
    { $lead } leads: the steps and what is to be done stand there.
    Whoever told { $code } keeps their own card and notices nothing. When you finish { $lead }, { $code } is done too.
    .yes = Join them

# When the pupil whom it is about told both.
together-check-own =
    { $lead } leads: the steps and what is to be done stand there.
    Whoever told { $code } keeps their own card and notices nothing. When you finish { $lead }, { $code } stands apart again.
    .yes = Join them

together-not = These two stay apart: each message stays with the right people.
    .back = Back

together-list = Together with { $code }:
    .back = Back

note-together = Joined. This is the case that leads.
note-apart = Taken apart. This case stands by itself again.

# Lines on the cards.
case-along = Goes along with { $lead }. The steps stand there.
    .lead = To { $lead }
case-leads = Together with { $codes }.
case-new-signal = A new message about this on { $day }. Discuss who does what.
