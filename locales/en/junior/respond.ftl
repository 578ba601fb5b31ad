### Ages 8 to 11.

start-button = Start
start-choice =
    { $who ->
        [asked] You can choose if you want to do this. Tell us who is answering. You can leave out any other question.
       *[other] You can choose if you want to do this. You can leave out any question.
    }
start-minutes = It takes about { $minutes } minutes.
start-anonymous = We do not ask your name. Nobody knows which answers are yours.
start-closes = You can do this until { $day }.
start-decides = The council decides by { $day }.
return-link = I have my four words
choose-age = How old are you?
open-until = You can do this until { $day }
closed-on = This ended on { $day }
what-happens-heading = What happens then
services-heading = What we ask about
home-lead = Choose what you want to tell us about.
decides-late = The council said it would decide by { $day }. It has not told you yet.
after-harder = This page is for grown-ups. Read it with one.
decides-on = The council decides by { $day }. Then it says here what it decided, and why.
for-adults = For grown-ups
takes-minutes = It takes about { $minutes } minutes
continue = Next
send = Send my answers
save = Stop and come back later
change-display = Make the questions easier or harder to read
discard = Delete my answers
back = Back
way-dont-know = I don’t know
way-rather-not-say = I don’t want to say
way-dont-understand = I don’t understand this
read-aloud = Read this to me
read-aloud-stop = Stop
wrong-required = Choose an answer
wrong-too-long = Your answer is too long. Take out { $over ->
    [one] 1 letter
   *[other] { $over } letters
}.
wrong-too-many = Choose { $max } or fewer
wrong-none-and-some = { $names } cannot go with other answers. Take that tick away, or take the others away
problem-heading = Something to fix
check-title = Look at your answers
check-then-send = You have not sent them yet.
check-then-about-you = You have not sent them yet.
check-anonymous = After you send them, you cannot change them.
not-answered = No answer
change = Change
sent-title = Thank you. We have your answers.
sent-next-heading = What happens now
sent-next = People at the council read what all the children said. By { $decides } the council decides. Then it tells you here what it decided, and why.
sent-anonymous = Nobody knows which answers are yours.
sent-home = See what this is about
saved-title = We have saved your answers
saved-lead = You need these four words to come back. Copy them down.
saved-until = The words work until { $day }.
saved-how = To come back, go to:
saved-secret = Do not show your words to other people. Did you save before? Only these new words work now.
saved-resume = Go on now
return-title = What are your four words?
return-button = Find my answers
the-day-deleted = a day that we tell you if you open this page from the survey
return-wrong = Look at your newest four words again. Is each one spelt right?
return-lost = If you lost your words, you can start again.
display-title = Make the questions easier or harder to read
display-lead = We keep your answers. Some questions may go away when you change. We do not send your answers to those unless you change back.
discard-title = Delete your answers?
discarded = Your answers are deleted.
discard-lead = They will be gone for good.
discard-button = Yes, delete them
discard-keep = No, keep them
count-left = {"{}"} letters left
count-over = {"{}"} letters too many
count-limit = You can write up to { $max } letters.
failure-about = See what happens now
failure-not-found-text = Maybe the address was typed wrong, or this page has moved. Go back and try again.
failure-closed = This is finished now
failure-closed-text = You can’t answer it any more.
failure-ours = Something went wrong
failure-ours-text = It is our fault. Go back and try again.

safe-heading = Who reads this, and who can help
safe-heading-help = Who can help
safe-who-reads = Grown-ups at the council read this later. They do not know who you are, so they cannot find you to help. If you say that someone is being hurt, they may tell someone whose job is to keep you safe.
safe-who-reads-session = Grown-ups at the council read this later. They do not know who you are. If you say that someone is being hurt, a person whose job is to keep you safe may be told which class it came from.
safe-not-urgent = This is not a way to get help quickly. If there is danger now, call 999. If you are deaf, use the 999 BSL app.
safe-where-help-is = If something is wrong, tell a grown-up you trust, or call Childline for free: 0800 1111. Deaf children can talk to Childline in sign language: https://www.childline.org.uk
safe-more = More about getting help
safe-before-writing = Please don’t write names. People read this later, not now. If you need help now, tell a grown-up you trust, or call Childline free: 0800 1111.

about-accessibility-text =
    These pages should work for everyone. You can make the words bigger. You can use a keyboard. A device with a voice can read them to you.

    # If something is hard

    Is something hard to see, to hear or to use? You, or a grown-up, can write to { $email }. We will try to put it right, or find another way for you.

about-cookies-text =
    This phone, tablet or computer keeps a small note, called a cookie. It is how you can go on where you stopped.

    The note does not say who you are. Nobody uses it to watch what you do.

about-whole = All of it, for grown-ups
about-help-text =
    # Doing this survey

    You can leave out questions. Where we need an answer, the page says so. “Stop and come back later” gives you four words. They bring you back.

    # Help with it

    Ask a grown-up to help you. They can also write to us: { $email }

    # If something is wrong

    We do not read this straight away. So tell someone now:

    - In danger now? Call 999. If you are deaf, use the 999 BSL app.

    - You can talk to Childline any time. It is free: 0800 1111. Or go to https://www.childline.org.uk. It has sign language too.

    - Tell a grown-up you trust: at home, at school, or a friend’s mum or dad.

    # Tell us about a problem

    You, or a grown-up, can write to { $email }

about-privacy = What we do with your answers
about-privacy-text =
    # Who asks

    { $council } asks. It looks after help for schools.

    # What we keep

    - your answers

    - the day you sent them

    - in a group: what a grown-up writes down of what you say, and photos of drawings. You are asked before other people see them

    - if you used a school’s link: how many people used it

    - if you write in a group that someone may be in danger: which class it was

    We do not keep your name. Please don’t write names.

    # Why

    Children should be asked about things that are for them. You can say no.

    # Who sees them

    A few grown-ups at the council. Not your teachers. A computer at the council looks at the words too. If someone may be in danger, the grown-ups who keep children safe read it.

    # How long

    We delete all the answers on { $deletes }.

    # Changing your mind

    Before you send your answers you can change or delete them. After that nobody can, because nobody knows which are yours.

    If you think we did something wrong, press “Tell the council something”. A grown-up can also write to { $email } or to https://ico.org.uk.

    If you tell us who you are, so that someone talks to you, we keep that apart from your answers.

hint-services = Choose up to { $max }. We ask you about each one.
failure-no-such-draft = These answers are not here
failure-no-such-draft-text = You may have sent them. If you saved them, you can come back with your four words.

## A session in a room

join-link = I have a code
join-title = What is your code?
sheet-how = Tick one box for each question. Please do not write your name.
join-choice = You do not have to do this. You can stop when you want. Nobody minds.
join-unseen = On a phone or tablet nobody can see what you choose. The grown-up who runs this sees how many have answered. Later everyone may see roughly how many chose each answer.
join-unseen-own = On a phone or tablet nobody here can see what you choose or write. The grown-up who runs this sees how many have finished.
join-seen-hands = If you put your hand up, other children see it. A grown-up counts. You do not have to put it up.
join-seen-corners = If you go to your answer, other children see where you stand. A grown-up counts. You can stay where you are.
join-own = This one is just mine
join-shared = We take turns with this one
room-look-again = Is there a new question?
screen-nobody = Nobody has answered this yet.
screen-too-few = We do not show this, so that nobody can tell who chose what.
join-over = This has finished
join-over-text = If you joined in, thank you. If you did not, you can still tell us what you think.
join-over-elsewhere = Tell us by yourself
room-wait-text = The first question will come soon. Look at the big screen.
room-may-change = You can still change it.
room-hand-on = Now pass it to the next person. They cannot see what you chose.
room-next-person = It is my turn
room-paused = Wait a moment
room-paused-text = We will carry on soon.
room-stopped = This question has finished
room-end = That was the last one. Thank you!
room-end-text = Grown-ups at the council will read what everyone said.
room-too-late = That question had just finished, so your answer was not counted.
room-full = There are more answers than people in the room, so yours was not counted. Tell the grown-up who is with you: they can start this question again.
live-waiting = Your answer is waiting. It is not sent yet. Stay on this page.
live-waiting-all = Answers waiting on this tablet: { $n }. They are not sent yet. Keep this page open.
live-arrived = Your answer that was waiting is in now.
live-arrived-all = All the answers that were waiting on this tablet are in now.
live-late = Some answers were not counted. They came too late: everyone had seen the result, or it had finished.
screen-said = What we said
join-now = Join in
room-wait = You are in
room-send = Send my answer
room-change = Change my answer
room-in = Your answer is in.
room-kept = Your answer is safe.
live-lost = There is no network. It tries again by itself.
screen-stopped = This question has finished.
screen-corners = Go and stand by your answer. Or stay where you are.
screen-corners-devices = Not answering on a tablet or on paper? Go and stand by your answer. Or stay where you are.
screen-hands-devices = Not answering on a tablet or on paper? Put your hand up.
screen-hands-no-device = Not answering on a tablet? Put your hand up.
screen-corners-count = Stand still while we count.
screen-thanks = Thank you
screen-over = This session has finished. Thank you.
sign-watch = Watch it in sign language (BSL)
sign-all = You can watch all the questions and answers in sign language.
sign-part = You can watch { $signed } of the { $of } parts in sign language.
sign-off = Turn off sign language
sign-not = This is not in sign language (BSL). Do you use sign language? Tell a grown-up. They can write to { $email }.
check-nothing = You have not told us anything yet.
start-school = This link is from { $school }. We count how many people use it. We do not know which answers are yours.
start-school-not = Do not count me for a school
start-again-hint = If you start again, the answers you started go away. You need your four words to get them back.
start-closes-others = Someone started here and did not send. Was it you? Press Back to go to your page. If you start now, you cannot open those answers here any more.
