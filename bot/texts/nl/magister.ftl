# The notes for Magister, one for each pupil (SCREENS §10.3 `magister`). What is noted is read by parents.

magister-tick =
    Notities voor Magister. De teksten staan hieronder, een kwartier lang. Staan ze erin?
    .yes = Beide staan erin
    .all = Ze staan er allemaal in
    .yes-shielded = Beide erin, zo nodig afgeschermd
    .all-shielded = Alle erin, zo nodig afgeschermd
    .one = { $pupil } staat erin
    .one-shielded = { $pupil } staat afgeschermd erin
    .show = Toon de teksten
    .later = Later

# A line for each pupil.
magister-left = { $pupil }: nog niet.
magister-wait = Wacht met { $pupil }: de ouders weten het nog niet. Of scherm de notitie af.
magister-in = ✓ { $pupil }: staat erin, { $day }.
magister-shielded = ✓ { $pupil }: staat er afgeschermd in, { $day }.
magister-in-before = ✓ { $pupil }: staat erin.

magister-copy = Voor Magister, per leerling. Zonder namen van anderen. Ouders kunnen dit lezen.
    .copy = Kopieer { $pupil }

magister-note = { $pupil }: { $note }
magister-complete = Bij { $pupil } is iets veranderd of weggelaten. Lees na en vul zelf aan.

## The note itself: read by the parents of one pupil, of whom the others know nothing.

magister-begin = Gesprek op school met de coach. Afgesproken met deze leerling:
magister-begin-none = Gesprek op school met de coach. Er zijn afspraken gemaakt, zodat het goed gaat op school.
magister-end = Vervolggesprek: { $day }.
magister-end-no-day = Er komt een vervolggesprek.
magister-other = een andere leerling
