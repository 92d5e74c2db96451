# Who leads the herstelgesprek, when that is not who has the case.

lead-role = Who leads the restorative talk?
    .ondersteuningsteam = Somebody of the support team
    .coach-ondersteuner = The coach supporter
    .achterwacht = The duty officer
    .coach = Another coach
    .me = I do, after all

lead-who = Which of them?

lead-knows = { $colleague } leads the talk and looks along from now on. Does A know?
    .yes = Yes, A knows
    .first = I tell A first

lead-by = { $colleague } leads the restorative talk.
lead-yours = You lead the restorative talk on { $day }.
lead-proposed = It is serious or more pupils take part. Might somebody of the team lead it?
