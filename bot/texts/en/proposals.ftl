# More people, when a rule of De Route fits (DOMAIN §3.4, §4.7 co.voorstel). The facts stand beside it; a person decides.

proposal =
    Proposal (you decide): { $rule }
    Why: { $reason }.
    Nothing here goes by itself.
    .do = Do it
    .not-now = Not now, because …
    .discuss = Talk to a colleague first

rule-ernst = This looks serious. Ask the support team now.
    .see = Proposal: looks serious
rule-lijkt-structureel = It looks structural. Let the support team and the school leaders confer.
    .see = Proposal: looks structural
rule-overleg = It has not stopped and there is a new signal. Confer together.
    .see = Proposal: confer together
rule-meerdere = Several pupils are involved. Ask the support team for help.
    .see = Proposal: several pupils

# The facts, after "Why:".
sign-weekly = every week or more often
sign-long = for a few weeks or longer
sign-places = in several places
sign-alone = A has nobody beside them
sign-some = several pupils take part
sign-group = a large group takes part
sign-more-a = it troubles several pupils
sign-more-tell = several people told this
sign-again = a new signal after the agreements
sign-violence = violence or an injury
sign-threat = a threat or a weapon
sign-sexual = images or something sexual
sign-discrimination = discrimination
sign-stays-home = A does not dare to come to school
sign-unsafe = A does not feel safe at all
sign-new = another signal came

proposal-with = With whom do you begin? The other can follow, behind ⋯.
    .team = Support team
    .teamleider = School leaders
    .coach-ondersteuner = Coach supporter

proposal-alone = Nobody you could ask is connected here. Ask the team or the school leaders yourself. Record that this fits?
    .noted = Record it

# A new signal while it has not stopped (P-44). The bot proposes to confer and nothing else.
proposal-confer = Whom do you bring in? Who looks along already need not be chosen. Then record who does what, through ⋯.
    .team = Support team
    .teamleider = School leaders
    .coach-ondersteuner = Coach supporter
    .noted = Nobody more, we confer

proposal-not = Why not now? Your reason is kept. This comes back after five school days.
    .not-needed = Not needed, it goes well
    .pupil = The pupil does not want this
    .otherwise = Done in another way
    .unsafe = Not safe
    .type = Something else, I type it

# What a coach notes by taps. Nothing here asks who did it.
signs =
    What do you know? Choose what is so. Nobody is blamed.
    Noted already: { $before }.
    .some = Several pupils take part
    .group = A large group takes part
    .more-a = It troubles several pupils
    .more-tell = Several people told this
    .again = New signal after the agreements
    .violence = Violence or an injury
    .threat = A threat or a weapon
    .sexual = Images or something sexual
    .discrimination = Discrimination
    .stays-home = A does not dare to come here
    .ready = Done
    .none = Erase what was noted

# Lines on the card, once a person said that a rule fits.
flagged-ernst = ⚑ Serious, recorded on { $day }.
flagged-lijkt-structureel = ⚑ Looks structural, recorded on { $day }.
flagged-overleg = ⚑ New signal: confer together, recorded on { $day }.
flagged-meerdere = ⚑ Several pupils involved, recorded on { $day }.

## Who does what.

tasks = { $code } · who does what
    .more = Agree on one thing more
    .back = Back
tasks-none = Nothing agreed yet.
task-open = ○ { $who }, by { $day }: { $what }
task-done = ✓ { $who }, done { $day }: { $what }
task-who = Who does something?
    .coach = I, the coach
    .supporter = The coach supporter
    .team = The support team
    .leaders = The school leaders
task-what = What? Type it in one line, without names of pupils.
task-by = By when? On that day it is in your message of the day.

dated-flagged = recorded: more people needed
dated-silenced = proposal: not now, with a reason
dated-task = a task of who does what
