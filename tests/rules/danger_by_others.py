"""More sentences as pupils type them, made up by somebody who had not seen the lists: of danger, quoted abuse, and
what a school hears all day. Before the lists learned from them, 21 of the 125 were missed."""

from typing import Final

from bot.route.danger import Subject

DANGER: Final[dict[Subject, tuple[str, ...]]] = {
    Subject.DEATH: tuple(
        """ik denk aan zelfmoord
ik wil zelfmord plegen
zelf moord is het enige
z e l f m o o r d
zelfmooord misschien
ze denkt aan zelfdoding
ik heb suïcidale gedachten
Suicide is all I think about
ik wil dood
ik wil gewoon dood zijn
IK WIL DOOOOD
zij wil echt dood
ik ga liever dood
ik wou dat ik dood was
ik wil niet meer leven
ik hoef niet meer leven zo
ik wil er een einde aan maken
ik wil er niet meer zijn
ik ga mezelf snijden
ik snij mezelf elke avond
ze snijdt zichzelf in haar arm
ik doe mezelf pijn
ze doet aan automutilatie
ik ga pillen nemen
ze heeft pillen geslikt en slikt weer pillen
ik spring van het dak
ik spring voor de trein
ze zeggen kys
hij appt elke dag 'kys' naar haar
ik ga kms
ze roepen: pleeg zelfmoord
ze zeiden dat ik mezelf op moet hangen, hang jezelf op
I want to die
i wanna die
I want to kill myself
they told me to kill yourself
I don't want to live
I dont wanna live
better off dead they said
I cut myself
she is hurting myself and herself, self-harm
I want to end my life
he said go die
I will jump off the roof
she took a lot of pills""".splitlines()
    ),
    Subject.DANGER: tuple(
        """hij heeft een mes bij zich
hij heeft een més
ze komen met messen
hij wil me steken
ze gaan hem neersteken
hij heeft een wapen in zijn tas
er is een vuurwapen op school
hij liet een pistool zien
hij heeft een pistol
een pistooll in zijn kluisje
ze gaan me vermoorden
hij zei ik vermoord je
ze willen hem in elkaar slaan
ze slaan hem in elkaar
ik word in elkaar geslagen
ze maken me af, zegt hij, afmaken
hij wil me wurgen
ze bedreigen mij
ik word bedreigd
ik maak je kapot zei hij
ze staan me op te wachten
ze is verkracht
hij heeft haar verkragt of verkracht
ik ben aangerand
een aanranding in het fietsenhok
hij gaat een bom leggen
ze gaan zijn jas in brand steken
he has a knife
he brought a gun to school
they want to stab me
he said he will kill me
they will kill him
they beat me up
he is threatening me
he threatend me
she was raped
I was sexually assaulted
he wants to shoot up the school
murder is what he said
he strangled me""".splitlines()
    ),
    Subject.HOME: tuple(
        """ik word thuis geslagen
thuis slaan ze mij
mijn vader slaat mij
mijn moeder slaat me
mijn stiefvader slaat mij
papa slaat mama
ik ben bang om naar huis te gaan
ik durf niet naar huis
thuis is het niet veilig
het is onveilig thuis
ik word mishandeld
mishandelling bij ons
ik word uitgehuwelijkt
my dad hits me
my mother beats me
my parents hit me
I am beaten at home
it's not safe at home
I'm scared to go home
my uncle abuses me, abuse""".splitlines()
    ),
    Subject.IMAGES: tuple(
        """hij heeft een naaktfoto van mij
naakt foto's van haar gaan rond
er gaat een naaktfilmpje rond
ze delen mijn nudes
hij wil n.u.d.e.s
hij chanteert mij
chantage met een foto
ik word gechanteerd
gechanterd door een jongen
hij perst mij af, afpersing
sextortion
hij stuurt dickpics
een deepfake van mij
mijn foto's staan in een bangalijst
ze hebben me geëxposed, exposed
he shares my nudes
he has naked pictures of me
I'm being blackmailed
black mail with my photos
they leaked my pics""".splitlines()
    ),
}

ORDINARY: Final = tuple(
    """ze lachen mij uit in de klas
ik zit altijd alleen in de pauze
niemand wil met mij samenwerken
ze noemen me dik
ze schelden mij uit op de gang
ze hebben mijn tas verstopt
hij pakt steeds mijn pet af
ze zetten me uit de groepsapp
ik word niet uitgenodigd
ze praten over mij achter mijn rug
hij duwt me bij de kluisjes
mijn vader zegt dat ik het moet melden
mijn moeder belt morgen de coach
thuis praat ik er niet over
ik vind de les wiskunde moeilijk
we hebben les van meneer Jansen
hij deed mijn stem na
ze gooit met propjes
de leraar ziet het niet
ik wil dat het stopt
ik had het niet verwacht
ik ga niet meer graag naar school
het is niet leuk meer
iemand plaatste een foto van mijn schoenen
ze maken filmpjes van mij in de gym
hij heeft een gemene sticker van mij gemaakt
ik kan niet slapen
ik heb buikpijn voor school
zij steunt mij wel
mijn broer zit ook op school
dat woord zeggen ze elke dag
we zaten samen in het lokaal
ze doen alsof ik lucht ben
ik ben verdrietig
hij noemt me altijd anders
ik heb er last van sinds de vakantie
ze roepen iets over mijn haar
het gebeurt in de bus
mijn meisjesnaam vinden ze raar
ik wil graag met iemand praten
we moesten elkaar helpen
hoe zit dat rooster in elkaar
we eten met mes en vork
ik moest dood gaan van het lachen, ik ga echt dood
ik gun het haar
they laugh at me
nobody sits with me
they call me names
he took my bag
I am left out of the group chat
she tells lies about me
they hide my shoes
the teacher does not see it
I want it to stop
it happens in the break
I feel sad at school
my dad says I should tell
I like my coach
they throw paper at me
we jump off the bus together""".splitlines()
)
