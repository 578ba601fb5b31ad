### What a respondent reads, in standard wording. Other levels say again only what they say differently.

product = Soundings
description = A council consultation: read why it asks, and answer in your own time.
language-in-english = English
language-name = English
skip = Skip to main content
back = Back
error-title = Error: { $title }
error-prefix = Error:
problem-heading = There is a problem
made-up = Demonstration: every answer here is made up.
or = or
date = { $day } { $month } { $year }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

## Foot of every page

foot-heading = Help and information
foot-help = Help
foot-privacy = Privacy
foot-accessibility = Accessibility statement
foot-cookies = Cookies
foot-credits = Credits

## Consultations

home-title = Have your say
home-lead = Choose what you want to have a say in. You do not need an account.
home-none = No consultation is open at the moment.
home-open = Open now
home-soon = Opening soon
home-ended = Ended
in-english = In English
for-adults = For adults
open-until = Open until { $day }
opens-on = Opens on { $day }
being-prepared = It cannot be answered at the moment: the council is getting it ready
closed-on = Closed on { $day }
choose-survey = Choose the survey for you
choose-age = If you are a child or young person
takes-minutes = About { $minutes } minutes
age-standard = I am 16 or older
age-easy-read = I want easy read
age-teen = I am 12 to 15
age-junior = I am 8 to 11
age-infant = I am 5 to 7
audience-parents = I am a parent or carer
audience-schools = I work in, or am a governor of, a school, college, nursery or childcare setting
audience-staff = I work in one of these services
audience-providers = I represent an organisation that might provide a service
audience-children = I am a child or young person
audience-governors = I am a school governor
audience-public = None of these: I live or work here
what-happens-heading = What happens with the answers
report-link = Read what people said
decides-late = The council said that it would decide by { $day }. It has not said here yet what it decided.
decides-on = The council expects to decide by { $day } and to publish what it heard, what it decided and why.
services-heading = The services this is about
languages-heading = Language
levels-heading = Choose a version
level-standard = Standard wording
level-easy-read = Easy read, with pictures
level-teen = For ages 12 to 15
level-junior = For ages 8 to 11
level-infant = For ages 5 to 7

## Start

start-button = Start now
start-resume = Carry on with the answers you have started
start-again = Start again from the beginning
start-again-hint = If you start again, this device forgets the answers you have started. You can get back to them only if you saved them and have your four words.
start-closes-others = Someone started this survey on this device and has not sent their answers. If it was you, use your browser’s Back button to return to them. If you start now, those answers can no longer be opened on this device.
start-choice =
    { $who ->
        [asked] Taking part is your choice. We need to know who is answering. You can skip any other question.
       *[other] Taking part is your choice. You can skip any question.
    }
start-minutes = It takes about { $minutes } minutes. You can save it and come back.
start-anonymous = It is anonymous. Your name is not asked for, and nothing that says who you are is stored with your answers. So once you have sent them they cannot be found again or taken back.
start-closes = You can answer until { $day }.
start-decides = { $council } decides by { $day }. Nothing has been decided yet.
return-link = Come back to answers you have saved

## Questions

progress-of = Question { $number } of { $total }
progress-page = Page { $number }
progress-page-of = Page { $number } of { $total }
continue = Continue
send = Send my answers
skip-and-send = Skip these and send my answers
save = Save and come back later
change-display = Change language or wording
discard = Delete my answers
answer-yes = Yes
answer-no = No
answer-not-sure = Not sure
way-dont-know = I do not know
way-rather-not-say = I would rather not say
way-dont-understand = I do not understand this question
services-none = None of these
hint-services = Choose up to { $max }. You will be asked about each of them.
count-limit = You can enter up to { $max } characters.
count-left = Characters left: {"{}"}
count-over = Characters too many: {"{}"}
rank-1 = First
rank-2 = Second
rank-3 = Third
rank-4 = Fourth
rank-5 = Fifth
rank-nothing = None of these
rank-none = Choose one
about-you-why = These questions help us see whether we have heard from all kinds of people. They are all optional, and are only ever shown added up with other people’s.
read-aloud = Read this to me
read-aloud-stop = Stop reading

## What is wrong

wrong-required = Select an answer
wrong-too-long = Your answer must be { $max } characters or fewer. Remove { $over ->
    [one] 1 character
   *[other] { $over } characters
}.
quoted = “{ $words }”
wrong-none-and-some = { $names } cannot go with other answers. Remove it, or remove the others
wrong-too-many = Select { $max } or fewer
wrong-ranked-twice = You put the same answer in two places. Choose a different answer for each place
wrong-not-offered = Select one of the answers shown

## Check, send, thank you

check-title = Check your answers
check-then-about-you = Nothing has been sent yet. Next are a few optional questions about you; then you can send your answers.
check-then-send = Nothing has been sent yet.
check-anonymous = Because your answers are anonymous, they cannot be found again or changed once they are sent.
not-answered = Not answered
check-nothing = You have not told us anything yet. You can go back and answer, or send it as it is.
change = Change
sent-title = Thank you. Your answers have been sent.
sent-next-heading = What happens next
sent-next = The survey closes on { $closes }. People at { $council } then read and add up all the answers. By { $decides } the council decides, and publishes what it heard, what it decided, and why.
sent-anonymous = Your answers are anonymous, so nobody can tell you what you wrote. You can print this page as a record that you took part.
sent-contact = If you have a question, or a complaint about how this consultation is run, write to { $email }.
sent-home = See the consultation

## Save and return, wording, delete

saved-title = Your answers are saved
saved-lead = To come back, you will need these four words. Write them down, or take a picture.
saved-numbers = Or these numbers, which do the same:
saved-until = They work until { $day }, or until you send your answers.
saved-how = To come back on any phone or computer, go to:
saved-secret = Keep the words to yourself: whoever has them can see your answers. If you saved before, only these new words work now.
saved-resume = Carry on now
return-title = What are your four words?
return-hint = For example: owl jam kite moon
return-button = Find my answers
the-day-deleted = the date given on each consultation’s own privacy page
return-empty = Enter your four words
return-wrong = Enter the four words as they were shown when you last saved. Check the spelling of each.
return-lost = If you have lost your words, your answers cannot be found: nothing says which were yours. You can start again.
display-title = Language and wording
display-lead = Your answers are kept. Some questions are asked only in some wordings: what you answered there is sent if you change back before you send.
display-button = Use this
discard-title = Delete your answers?
discarded = Your answers are deleted.
discard-lead = Everything you have written so far will be deleted, and cannot be brought back.
discard-button = Delete my answers
discard-keep = Keep them

## Something went wrong

failure-home = Go to the list of consultations
failure-not-found = This page is not here
failure-not-found-text = If you typed the address, check that it is right. If you followed a link, the page may have moved.
failure-no-such-draft = These answers are not on this device
failure-no-such-draft-text = They may have been sent or deleted, or begun on another device. If you saved them, you can come back with your four words.
failure-about = What happens now
failure-closed = This survey has closed
failure-closed-text = It can no longer be answered. What people said, and what was decided, will be published here.
failure-not-yet-open = This survey is not open yet
failure-not-yet-open-text = Come back when it has opened. The list of consultations says when.
failure-not-ready = This survey is not open yet
failure-not-ready-text = The council is still getting it ready. Please come back another day.
failure-forged = We could not accept what you sent
failure-forged-text = To protect you, a form is only accepted from our own pages. Nothing has been changed. Go back, reload the page and try again.
failure-too-many = Too many tries
failure-too-many-text = Wait a few minutes, then try again. Nothing has been lost.
failure-too-large = That is too much to send at once
failure-too-large-text = Go back, make your answer shorter, and try again. Nothing has been lost that was saved before.
failure-ours = Something went wrong on our side
failure-ours-text = Your last page may not have been saved, but everything before it has been. Go back and try again in a minute.
failure-taken-down = This report has been taken down
failure-taken-down-text = The council published it and took it down again. Another may be published in its place. Ask the council if you have to cite it.
failure-forbidden = You cannot see this page
failure-forbidden-text = Your account does not allow it. Ask whoever looks after accounts if you need it.

## Keeping children safe. Every child's page carries these.

safe-heading = Who reads this, and where to get help
safe-heading-help = Where to get help
safe-who-reads = People who work for the council read what you write, but not straight away. They do not know who you are, so they cannot find you to help. If you tell us that someone is being hurt, we may have to tell someone whose job is to keep you safe.
safe-who-reads-session = People who work for the council read what you write, but not straight away. They do not know who you are. If you tell us that someone is being hurt, a person whose job is to keep children safe may be told which class it came from.
safe-not-urgent = This is not for urgent help. If you are in danger now, call 999. If you are deaf, use the 999 BSL app.
safe-where-help-is = If something is wrong, talk to an adult you trust, or call Childline free on 0800 1111. If you are deaf, you can talk to Childline in British Sign Language: https://www.childline.org.uk
safe-more = More about getting help
safe-before-writing = This is not for urgent help. People read it, but not straight away. Please do not write names. If you need help now, talk to an adult you trust or call Childline free on 0800 1111.

## A session in a room

join-link = I have the code of a session
join-title = What is the session’s code?
join-hint = It has eight letters and numbers, such as ACDE 3479
join-button = Go
join-empty = Enter the code
join-wrong = No session has this code. Look at the code again
sheet-how = Tick one box for each question. Do not write your name.
join-choice = You do not have to take part. You can stop at any time, and nobody minds.
join-unseen = On a phone or tablet, nobody sees what you choose. The person who runs the session sees how many people have answered and, later, roughly how many chose each answer.
join-unseen-own = On a phone or tablet, nobody in the room sees what you choose or write. The person who runs the session sees how many people have started, and how many have sent their answers.
join-seen-hands = If you put your hand up, others in the room see it, and an adult counts. You do not have to put it up.
join-seen-corners = If you go and stand by your answer, others in the room see where, and an adult counts. You can stay where you are.
join-now = Join
join-own = This device is just mine
join-shared = We share this device
join-over = This session is over
join-over-text = If you took part, thank you. If you did not, you can still say what you think by yourself.
join-over-elsewhere = Answer by yourself
join-another = I have another code
room-wait = You are in
room-wait-text = The first question comes soon. This page changes by itself.
room-send = Send my answer
room-change = Change my answer
room-in = Your answer is in.
room-kept = Your answer is safe.
room-may-change = You can change it until the question is closed.
room-hand-on = Now give the device to the next person. They cannot see your answer.
room-next-person = I am the next person
room-paused = One moment
room-paused-text = The question is paused. It will start again soon.
room-stopped = This question is closed
room-look-up = Look at the big screen.
room-end = That was the last question. Thank you.
room-end-text = The council reads what everyone said before it decides.
room-look-again = Is there a new question? Look again
room-too-late = That question had just closed. Your answer was not taken.
room-full = There are already more answers to this than people in the room, so yours was not taken. Tell whoever leads the session: they can start the question again.
live-lost = No connection. Trying again.
live-waiting = Your answer is waiting. It is not sent yet. Keep this page open.
live-waiting-all = Waiting on this device: { $n }. They have not been sent yet. They will be sent when the connection is back. Keep this page open.
live-arrived = Your answer that was waiting has been received.
live-arrived-all = All the answers that were waiting on this device have been received.
live-late = Some answers that waited were not counted. They came after the result was shown, or after the end.
screen-join = Join in
screen-go-to = Go to { $address } and type
screen-qr = Picture to scan with a camera
screen-joined = Joined: { $n }
screen-answered = Answered: { $n } of { $of }
screen-answered-so-far = Answered: { $n }
screen-stopped = This question is closed.
screen-which-first = Which came first cannot be shown
screen-nobody = Nobody has answered this yet.
screen-too-few = This result is not shown, so that nobody can tell who chose what.
screen-few = not shown
screen-none-first = No answer is clearly ahead
screen-about = About this many chose each one
screen-said = What this room said
screen-thanks = Thank you
screen-over = This session is over. Thank you.
screen-how-devices = On devices
screen-how-hands = Hands up
screen-how-corners = In the corners
screen-time-up = Time to finish
screen-corners = Go and stand by your answer. You can also stay where you are.
screen-corners-devices = If you do not answer on a device or on paper, go and stand by your answer. You can also stay where you are.
screen-hands-devices = If you do not answer on a device or on paper, put your hand up.
screen-hands-no-device = If you do not answer on a device, put your hand up.
screen-corners-count = Stay where you are while we count.
screen-how-paper = On paper

# --- sign language
sign-heading = Sign language
sign-short = BSL
sign-watch = Watch it in British Sign Language (BSL)
sign-all = All its questions and answers are in BSL.
sign-part = { $signed } of the { $of } parts of this survey are in BSL.
sign-off = Turn off BSL
sign-not = This survey is not in British Sign Language (BSL). If you use BSL, write to { $email }: { $council } will find another way for you to answer.
sign-film = In British Sign Language: { $words }
sign-answer-name = BSL: { $words }
sign-show = Show films in British Sign Language (BSL)
start-school = You used a link from { $school }. We count how many people answer using it. Nothing in your answers shows that you used it.
start-school-not = Answer without being counted for a school
saved-show = Show my four words
