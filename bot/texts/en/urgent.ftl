# SPOED as the staff reads it (SCREENS §10.1, §12): an alert holds a code and nothing more.

alert-urgent = Urgent { $code }. Open now. Not possible within 10 minutes? Call a colleague.
    .open = Open
    .call = I call
alert-urgent-call = Urgent { $code }. Open now. Not possible within 10 minutes? Call { $number }.

spoed = URGENT: { $why }. Ask on, calmly and directly. Never promise secrecy. Talk to the support team or the school leaders.
    .confirm = I do something now
spoed-why-death = writes about death
spoed-why-danger = writes about danger
spoed-why-home = writes about home
spoed-why-images = writes about nude images or blackmail
spoed-why-button = asked that school may know it now
spoed-home = Not safe at home? Follow the meldcode. Don't call parents yet. Veilig Thuis: 0800-2000.
spoed-staff = Is it about a member of staff? Report it to the board at once.
spoed-waits = This still waits for somebody who acts.
spoed-answered = Somebody is acting on it.
spoed-taken = { $coach } has this, and somebody is acting on it.
case-no-words = (nothing was typed)

calm = Is the danger over? Those who were asked as well do not read it any more then.
    .yes = Yes, it is over
    .back = Back
