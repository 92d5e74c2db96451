# Danger (SCREENS §7, R13): one subject on a screen, the number first, no emoji in the text.

help = What is going on right now?
    .danger = I am in danger now
    .death = I think about death
    .home = It is not safe at home
    .images = Nude pictures or blackmail
    .talk = I want to talk to someone
    .back = Back

help-danger =
    Call 112 now. Can't you? Go to where people are, or to an adult.
    I am a bot. I can't call and I can't come.
    .now = School may know this now
    .on = Go on with my story

help-death =
    Call 113 or 0800-0113. You can chat at 113.nl. Free, day and night, without your name.
    You don't have to carry this alone. Is there someone near you now? Tell them.
    .now = { help-danger.now }
    .on = { help-danger.on }

help-home =
    Call Veilig Thuis: 0800-2000. Free, day and night. Also if you only want advice.
    Or the Kindertelefoon: 0800-0432, from 11:00 to 21:00.
    .now = { help-danger.now }
    .on = { help-danger.on }

help-images =
    Chat with Helpwanted.nl or call 020-261 52 75. Free, and without your name.
    You did nothing wrong by asking for help. Don't pay and don't send anything more.
    .now = { help-danger.now }
    .on = { help-danger.on }

help-talk =
    Kindertelefoon: 0800-0432, every day from 11:00 to 21:00. You can chat too.
    At school: { $vertrouwenspersoon }, your coach or the staff on duty ({ $aw_plek }).
    .on = { help-danger.on }
