### Ages 12 to 15.

choose-age = How old are you?
what-happens-heading = What happens then
services-heading = The help this is about
decides-late = The council said it would decide by { $day }. It hasn’t said here yet what it decided.
after-harder = This page is written for adults.
decides-on = The council decides by { $day }. Then it says here what it heard, what it decided and why.
for-adults = For adults
start-button = Start
start-choice =
    { $who ->
        [asked] It is up to you whether you take part. We need to know who is answering. You can skip any other question, and stop whenever you like.
       *[other] It is up to you whether you take part. You can skip any question, and stop whenever you like.
    }
start-minutes = It takes about { $minutes } minutes. You can save it and come back.
start-anonymous = It is anonymous: we do not ask your name, and cannot tell who you are. That also means we cannot give your answers back once you have sent them.
start-decides = The council decides by { $day }. Nothing has been decided yet.
way-dont-know = I don’t know
way-rather-not-say = I don’t want to say
way-dont-understand = I don’t understand this question
hint-services = Choose up to { $max }. We will ask you about each one.
about-you-why = These are about you. You can skip them all. They help us check that we have heard from all kinds of young people.
wrong-required = Choose an answer
check-then-about-you = Nothing has been sent yet. Next are one or two questions about you, which you can skip.
check-anonymous = You cannot change your answers after you send them, because nobody will know which ones are yours.
sent-next = The survey closes on { $closes }. People at the council read every answer. By { $decides } the council decides, and says here what it heard from young people, what it decided and why.
sent-anonymous = Nobody knows which answers are yours.
saved-secret = Don’t show the words to other people: they could see your answers. If you saved before, only these new words work now.

safe-who-reads = People who work for the council read this, but not straight away. They do not know who you are, so they cannot find you to help. If you tell us that someone is being hurt, we may have to tell someone whose job is to keep you safe.
safe-who-reads-session = People who work for the council read this, but not straight away. They do not know who you are. If you tell us that someone is being hurt, a person whose job is to keep you safe may be told which class it came from.

about-accessibility-text =
    Everyone should be able to use these pages: with a keyboard alone, with a screen reader, with large print, on an old phone.

    # If something is hard to use

    You, or an adult you trust, can write to { $email }. You can ask for paper, large print, sign language or another language. The council answers within 10 working days.

about-cookies-text =
    This site keeps a few cookies. They let you go on with your answers, and bring you back when you have saved.

    They do not say who you are, and nobody uses them to follow what you do.

about-whole = The whole text
about-privacy-text =
    # Who asks

    { $council } asks these questions. You, or an adult you trust, can write to { $email }.

    # What we keep

    - your answers, and the day you sent them. At the end we may ask about your health and ethnic group, which you can skip

    - answers you have not sent yet, for up to 30 days

    - in a group session: how many chose each answer, what an adult writes down of what you all say, and photos of drawings, without names. Others only see your words or your drawing if you agree

    - if you used a school’s link: how many people used it, not which answers are yours

    - if you write in a group session that somebody may be in danger: which class it was, for the people who keep children safe

    We do not keep your name, your phone or computer, or the time. Please don’t write names: not yours and not anyone else’s.

    # Why we may ask

    The law says that councils should ask the people who use their services, young people too. You don’t have to take part.

    # Who sees it

    A few people at the council. Not your school, your teachers or your parents. A program on the council’s own computer reads what you write too. If it looks as if somebody is in danger, only the people at the council whose job is to keep children safe can see it.

    # How long

    We delete the answers on { $deletes }. What we publish is everybody’s answers added up, and perhaps some things people wrote, without names.

    # Your rights

    Until you send your answers you can change or delete them. After that nobody can, because nobody knows which are yours.

    If you ask for someone to talk to you, what you write is kept apart from your answers.

    If you think we have done something wrong, press “Write to the council”. You or an adult can also write to { $email }, or to the Information Commissioner: https://ico.org.uk

## A session in a room

join-choice = You don’t have to take part. You can stop whenever you like, and nobody minds.
join-unseen = On a phone or tablet nobody sees what you choose: not your friends, not your teacher. Whoever runs the session sees how many have answered and, later, roughly how many chose each answer.
join-unseen-own = On a phone or tablet nobody here sees what you choose or write: not your friends, not your teacher.
join-seen-hands = If you put your hand up, others see it, and an adult counts the hands. You do not have to put it up.
join-seen-corners = If you go and stand by your answer, others see where. An adult counts. You can stay where you are.
join-link = I have a session’s code
join-title = What’s the session’s code?
join-now = Join
join-own = This device is just mine
join-shared = We share this device
room-look-again = Is there a new question?
join-over = This session is over
join-over-text = If you took part, thank you. If you did not, you can still say what you think by yourself.
join-over-elsewhere = Answer by yourself
room-wait-text = The first question comes soon. This page changes by itself.
room-may-change = You can change it until the question is closed.
room-hand-on = Now hand the device on. The next person can’t see your answer.
room-next-person = I’m the next person
room-paused = One moment
room-paused-text = The question is paused. It goes on soon.
room-stopped = This question is closed
room-end = That was the last question. Thank you.
room-end-text = The council reads what everyone said before it decides.
room-too-late = That question had just closed. Your answer wasn’t taken.
room-full = There are already more answers to this than people in the room, so yours wasn’t taken. Tell whoever is leading: they can start the question again.
live-lost = No connection. It tries again by itself.
live-waiting = Your answer is waiting. It isn’t sent yet. Keep this page open.
live-waiting-all = Waiting on this device: { $n }. They aren’t sent yet. Keep this page open.
live-arrived = Your answer that was waiting is in now.
live-arrived-all = All the answers that were waiting on this device are in now.
live-late = Some answers that waited weren’t counted. They came after the result was shown, or after the end.
screen-stopped = This question is closed.
screen-said = What this room said
screen-over = This session is over. Thank you.
sign-watch = Watch it in British Sign Language (BSL)
sign-all = All its questions and answers are in BSL.
sign-part = { $signed } of the { $of } parts of this survey are in BSL.
sign-off = Turn off BSL
sign-not = This survey is not in British Sign Language (BSL). If you use BSL, write to { $email } or ask an adult you trust to: the council will find another way for you to answer.
start-school = You used a link from { $school }. We only count how many people use it. Your answers do not say which school you came from.
start-school-not = Answer without being counted for a school
start-again-hint = If you start again, this device forgets the answers you started. You can only get back to them if you saved them and have your four words.
start-closes-others = Someone started this survey on this device and didn’t send it. If that was you, use Back in your browser to return to your answers. If you start now, you can’t open those answers on this device any more.

# Said to ages 8 to 11 of grown-ups; to these of adults.
safe-where-help-is = If something is wrong, tell an adult you trust, or call Childline for free: 0800 1111. If you are deaf, you can talk to Childline in sign language: https://www.childline.org.uk
safe-before-writing = Please don’t write names. People read this later, not right now. If you need help now, tell an adult you trust, or call Childline free: 0800 1111.
about-help-text =
    # Doing this survey

    You can leave out questions. Where we need an answer, the page says so. “Save and come back later” gives you four words that bring you back.

    # Help with it

    You can ask an adult to help you. You, or they, can also write to us: { $email }

    # If something is wrong

    We do not read this straight away. So tell someone now:

    - In an emergency, call 999. If you are deaf, use the 999 BSL app.

    - You can talk to Childline any time, for free: 0800 1111. Or go to https://www.childline.org.uk. They have sign language too.

    - Tell an adult you trust: at home, at school, or somewhere else.

    # Tell us about a problem

    You, or an adult, can write to { $email }
save = Save and come back later
