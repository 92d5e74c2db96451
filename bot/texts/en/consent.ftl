# Consent in the chat (SCREENS §13). What A is asked is the same for everybody, word for word. Other words are another
# question: then its number in bot/route/consent.py goes up, and no yes to the former words counts any more.

## What A is asked.

consent-talk-a = { $coach } would like to talk with you, at school. You choose where and when, and you may bring somebody. Is that all right?
consent-talk-b = { $coach } wants to talk with the other pupil alone, about what happens. { $coach } does not say who told. Is that all right?
consent-restore = { $coach } wants a talk with you and the other pupil together, on { $day }. First { $coach } talks with the other pupil alone. You may bring somebody. Is that all right?
consent-name = { $coach } wants to tell your name to { $who }, to help you. To nobody else. Is that all right?
consent-team = { $coach } wants to talk about you in the support team of the school, with your name. Is that all right?
consent-parents = { $coach } wants to call your parents, and first wants to know what you think. Is that all right?
consent-coach = { $coach } asks whether { $who } may help you. { $who } then reads everything here: what you told and what { $coach } wrote down. { $coach } does not read along after that. Whoever you kept out stays out. Is that OK?

# Below each of them.
consent-free = No is fine too. You can take a yes back later.
consent-free-coach = No is fine too. You can take a yes back until the coach takes it over.

consent-say =
    .yes = Yes
    .no = No
    .question = I have a question
    .unsure = I don't know yet
    .other = Another coach

# Notes, before the card.
note-consent-yes = Thank you, I pass it on. You can always take a yes back.
note-consent-no = OK. Then it does not happen now. You may always type something else.
note-consent-unsure = That is fine. Take your time. The question is under More.
note-consent-back = OK. It does not go on. I pass it on.
note-consent-coach = Thank you, I pass it on. Your card will show who helps you.

more-consent-open = The question: is this OK?

consent-coach-which = Which coach may help you? After that I ask you once more.
    .back = Back to the question

consent-back = What does not go on after all? No need to say why.
    .talk-a = Talking with me
    .talk-b = Talking with the other pupil
    .restore = A talk together
    .name = Telling my name
    .team = Talking about me in the team
    .parents = Calling my parents
    .coach = Help from a coach
    .plan = What we agreed together
    .back = Back to my card

# On the card of A, while somebody of the team looks along.
# Something was done without A first; only once it is safe, and never to anybody else.
card-anyway-a = School calls your parents and did not ask you first. Reason: { $ground }. { $coach } will talk with you about it.
card-anyway-b = School calls the parents of the other pupil and did not ask first. Reason: { $ground }. { $coach } will talk with you about it.
card-anyway-talk-b = School talked with the other pupil without your yes. Reason: { $ground }. { $coach } talks about it with you.
card-anyway-name = School told your name to somebody at school without your yes. Reason: { $ground }. { $coach } talks about it with you.
card-anyway-team-a = The ondersteuningsteam of school knows your name without your yes. Reason: { $ground }. { $coach } talks about it with you.
ground-danger = there was serious danger
ground-law = the law says so
ground-unknown = school did not know who it was
ground-type = you hear it from your coach

card-team = The support team at school looks along, without your name.
card-team-looks = The ondersteuningsteam of school looks along.
card-team-named = The support team at school looks along, with your name.

## What the coach chooses from, and reads first.

consent-what = What do you ask A in the chat? One question at a time.
    .talk-a = Talking with A
    .talk-b = Talking with B
    .restore = Restorative talk
    .name = Passing on A's name
    .team = Support team, with name
    .parents = Parents of A (consult)

consent-who = To whom do you want to pass on A's name?

consent-day = On which day is the talk?

consent-coach-who = Which coach? In the chat A may also choose another one.

coach-talk-check = A said in a talk: { $colleague } may take it over and then reads everything. Is that right?
    .yes = Yes, that is right

consent-check =
    A reads this: «{ $words }»
    Ask it like this? Other words are another question.
    .ask = Ask A

# A note.
consent-asked = Asked. A sees it in the chat and chooses.

## What the coach reads of it.

consent-said = Asked in the chat, { $action }: { $answer }

consent-who-said = A said yes in the chat. Only a talk with the code tells you that it is A.

coach-away = A said yes to { $colleague }, who cannot take it over now.

consent-action-talk-a = talking with A
consent-action-talk-b = talking with B
consent-action-restore = restorative talk
consent-action-name = passing on A's name
consent-action-team = support team, with name
consent-action-parents = parents of A
consent-action-coach = help from { $who }

consent-answer-open = no answer yet
consent-answer-yes = yes
consent-answer-talk = yes, in a talk
consent-answer-no = no
consent-answer-question = A has a question
consent-answer-unsure = does not know yet
consent-answer-withdrawn = taken back
consent-answer-void = does not count any more

# Above a line for each.
consents = What A was asked in the chat:
    .back = Back

consent-line = { $day }, { $coach }: «{ $words }» { $answer }
