# The achterwacht (SCREENS §12): what they saw themselves, and giving it to the coach.

duty-incident = What did you see? Facts only, and who was there.

duty-did = What did you do?
    .caught = Took care, coach goes on
    .myself = I hold the talk myself
    .agreed = Held the talk, agreements

duty-handover = { $coach } takes over { $code } from here. What must { $coach } know? Who did you consult?
    .consulted = Spoke to coach and team
    .not-yet = Not consulted yet
    .more = Pass on something more
note-duty-noted = Kept for whoever takes it over.

## Lines on the card of who goes on with it.

card-opvang = First care: { $who }, { $day }.
card-opvang-none = Had it while on duty: { $who }, { $day }.
card-opvang-consulted = Coach and team were spoken to.
card-opvang-not-yet = Nobody was consulted yet.
