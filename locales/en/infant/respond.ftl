### Ages 5 to 7: very few words, which a grown-up or the device can read out.

choose-age = How old are you?
open-until = Until { $day }
closed-on = This is finished
what-happens-heading = What happens then
services-heading = What we ask about
home-lead = Choose one.
decides-late = Grown-ups said they would decide by { $day }. They have not told you yet.
after-harder = This page is for grown-ups.
decides-on = Grown-ups decide by { $day }.
for-adults = For grown-ups
takes-minutes = About { $minutes } minutes
start-button = Start
start-choice = You can say yes or no to this. You can stop.
start-resume = Go on
start-again = Start again
continue = Next
send = Send
save = Stop for now
change-display = Easier or harder words
way-dont-know = I don’t know
way-rather-not-say = I don’t want to say
way-dont-understand = I don’t understand
read-aloud = Read to me
read-aloud-stop = Stop
wrong-required = Choose one
check-title = Your answers
check-then-send = Are these right?
check-anonymous = We do not know your name.
sent-title = Thank you!
sent-next-heading = What happens now
sent-next = Grown-ups read what all the children said. Then they tell you what they will do.
sent-anonymous = Nobody knows which answers are yours.
sent-home = Go back to the beginning
safe-heading = Who can help
safe-heading-help = Who can help
safe-who-reads = Grown-ups read this later. They do not know who you are, so they cannot come and help you.
safe-who-reads-session = Grown-ups read this later. They do not know who you are.
safe-not-urgent = This is not for getting help now. Danger? Call 999. Deaf? Use the 999 BSL app.
safe-where-help-is = Sad or scared? Tell a grown-up you trust. Or call Childline: 0800 1111. It has sign language too.
safe-more = More help
about-privacy-text =
    Grown-ups at the council ask you about school.

    They keep your answers.

    In a group they may keep what you say, and photos of what you draw.

    They do not know your name.

    You can say no. You can stop.

    If someone is hurting you, tell a grown-up you trust.

about-accessibility-text =
    These pages should work for everyone.

    Is something hard to see, hear or press? Tell a grown-up. They can tell us.

    We will try to make it better for you.

about-cookies-text =
    This phone, tablet or computer keeps a note, so that you can go on where you stopped.

    The note does not say who you are. It does not say what you chose.

    Nobody uses it to look at what you do.

about-whole = All of it, for grown-ups
about-help-text =
    Sad or scared? Tell a grown-up you trust.

    Danger now? Call 999.

    Childline is free: 0800 1111. It has sign language too.

    You can stop at any time. Ask a grown-up to help you.
about-privacy = What we keep
saved-title = We kept your answers
saved-lead = Ask a grown-up to copy these four words.
saved-until = The words work until { $day }.
saved-how = To come back, go to:
saved-secret = Keep the words safe. Only these new words work now.
saved-resume = Go on
return-link = I have four words
return-title = What are your four words?
return-button = Find my answers
return-wrong = Look at the words again.
return-lost = No words? You can start again.
display-title = Easier or harder words
display-lead = Your answers are kept.
display-button = OK
discard = Throw away
discard-title = Throw your answers away?
discarded = Your answers are gone.
discard-lead = They will be gone.
discard-button = Yes
discard-keep = No
change = Change
not-answered = You did not choose
problem-heading = Look here
failure-about = What happens now?
failure-not-found-text = This page is not here. Go back.
failure-closed = This is finished
failure-closed-text = You can’t do it any more.
failure-ours = Something went wrong
failure-ours-text = It is not your fault. Try again.
failure-no-such-draft = These answers are not here
failure-no-such-draft-text = Ask a grown-up to help you.

## A session in a room

join-link = I have a code
join-title = What is your code?
sheet-how = Tick one box each time. Do not write your name.
join-choice = You can say yes or no to this. You can stop.
join-unseen = On a phone or tablet nobody sees what you choose.
join-unseen-own = On a phone or tablet nobody sees what you choose.
join-seen-hands = If you put your hand up, everyone sees it. You can keep it down.
join-seen-corners = If you go to your answer, everyone sees. You can stay where you are.
join-now = Start
join-own = Just me
join-shared = We take turns
room-look-again = Is there a new one?
screen-nobody = Nobody has told us yet.
screen-too-few = We do not show this. So nobody can tell who chose what.
join-over = This is finished
join-over-text = Did you join in? Thank you. You are done. Did you not join in? Then press this.
join-over-elsewhere = Tell us by yourself
room-wait = You are in!
room-wait-text = Look at the big screen.
room-send = Send
room-change = Change it
room-in = We have your answer.
room-kept = We keep your answer.
room-may-change = You can change it.
room-hand-on = Pass it on.
room-next-person = My turn
room-paused = Wait
room-paused-text = We will carry on soon.
room-stopped = Finished
room-end = Thank you!
room-end-text = Grown-ups read what all the children said.
room-too-late = That one was finished.
room-full = That one did not go in. Tell the grown-up who is with you.
live-lost = No network
live-waiting = Your answer is waiting. Stay here.
live-waiting-all = Waiting: { $n }. Stay here.
live-arrived = Your answer is in now.
live-arrived-all = All the answers are in now.
live-late = Some came too late.
screen-stopped = Finished
screen-time-up = Time to stop
screen-corners = Go to your answer. Or stay where you are.
screen-corners-devices = No tablet and no paper? Go to your answer. Or stay where you are.
screen-hands-devices = No tablet and no paper? Put your hand up.
screen-hands-no-device = No tablet? Put your hand up.
screen-corners-count = Stand still. We count.
screen-said = What we said
screen-thanks = Thank you!
screen-over = Thank you!
sign-watch = See it in sign language
sign-all = You can see all the questions in sign language.
sign-part = You can see some of it in sign language.
sign-off = Turn off sign language
sign-not = This is not in sign language. Do you use sign language? Tell a grown-up. They can write to { $email }.
check-nothing = You have not told us anything yet.
start-school = This is from { $school }.
start-again-hint = If you start again, your old answers go away.
start-closes-others = Did you start before? Ask a grown-up first.
