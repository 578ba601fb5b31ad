### Easy read: one idea a sentence.

home-title = Tell us what you think
home-lead = You can tell the council what you think.
home-none = There is nothing to answer now.
open-until = You can answer until { $day }
opens-on = You can answer from { $day }
being-prepared = You cannot answer now. The council is getting it ready.
closed-on = This ended on { $day }
choose-survey = Who are you?
choose-age = If you are a child or a young person
takes-minutes = It takes about { $minutes } minutes
audience-schools = I work in a school, college or nursery. Or I am a school governor
audience-staff = My job is in one of these services
audience-providers = I am from an organisation that may want to run a service
decides-late = The council said that it would decide by { $day }. It has not told people yet.
after-harder = This page is harder to read. Press “Back” for pages in easy read.
decides-on = The council decides by { $day }. Then it tells everyone what people said, what it decided and why.
levels-heading = Which words?
start-resume = Go on with the answers you started
start-again = Start again
start-again-hint = If you start again, this phone or computer forgets the answers you started. You need your four words to find them again.
room-look-again = Is there a new question? Look again
start-button = Start
start-choice =
    { $who ->
        [asked] You choose if you want to take part. We need to know who is answering. You can miss out any other question.
       *[other] You choose if you want to take part. You can miss out any question.
    }
start-minutes = It takes about { $minutes } minutes. You can stop and come back.
start-anonymous = We do not ask your name. We do not know who you are. After you send your answers, we cannot find them or give them back.
start-closes = You can answer until { $day }.
start-decides = The council will decide by { $day }. It has not decided yet.
continue = Next
save = Stop and come back later
way-dont-know = I do not know
way-rather-not-say = I do not want to say
way-dont-understand = I do not understand this
hint-services = Choose up to { $max }
about-you-why = These questions are about you. You do not have to answer them. They help us know if we have heard from everyone.
wrong-required = Choose an answer
wrong-too-long = Your answer is too long. Take out { $over ->
    [one] 1 letter
   *[other] { $over } letters
}.
wrong-none-and-some = { $names } cannot go with other answers. Take that tick away, or take the others away.
wrong-too-many = Choose { $max } or fewer
check-title = Look at your answers
check-then-about-you = You have not sent your answers yet. Next there are a few questions about you.
check-then-send = You have not sent your answers yet.
check-anonymous = After you send your answers, you cannot change them.
not-answered = No answer
sent-title = Thank you. We have your answers.
sent-next = Other people can answer until { $closes }. People at the council read all the answers. The council decides by { $decides }. Then it tells everyone what it decided and why.
sent-anonymous = We do not know which answers are yours.
saved-title = We have saved your answers
saved-lead = You need these four words to come back. Write them down.
saved-until = The words work until { $day }.
saved-how = To come back, go to:
saved-secret = Keep the words safe. Do not show them to other people. Did you save before? Only these new words work now.
saved-resume = Go on now
display-title = Language and words
display-lead = We keep your answers. Some versions have more questions. If a question is not in the version you choose, we do not send your answer to it. You can change back.
discard-title = Delete your answers?
discard-lead = Your answers will be gone. You cannot get them back.
failure-closed = This survey is closed
failure-closed-text = You cannot answer it now.
failure-ours = Something went wrong
failure-ours-text = It is our fault. Please go back and try again.

about-accessibility-text =
    Everyone should be able to use this website.

    You can make the words bigger.

    You can use a keyboard.

    Your phone or computer may be able to read the pages to you.

    # If something is hard to use

    Please tell us. Write to { $email } or { $post }.

    You can ask for paper, large print, sign language or another language.

    We will answer in 10 working days or less.

about-cookies-text =
    A cookie is a small note. Your phone or computer keeps it.

    Our cookies remember the answers you have not sent yet.

    They do not say who you are.

    Nobody uses them to watch what you do.

about-whole = The whole text. It is harder to read.
about-privacy-text =
    # Who we are

    { $council } asks these questions. You can write to us: { $email }

    # What we keep

    - your answers

    - the day you sent them

    - in a group: what someone writes down of what you say, and photos of drawings. We ask you before other people see them

    - if you used a school’s link: how many people used it

    We do not keep your name. Please do not write names in your answers.

    # Why

    The law says the council must ask people about its services. You do not have to take part.

    # Who can see it

    People who work on this at the council.

    A computer program at the council reads the comments too.

    If someone may be in danger, only the people whose job is to keep people safe can see it.

    # How long

    We delete the answers on { $deletes }. We delete answers that you did not send after 30 days.

    # Your rights

    After you send your answers, we cannot find them. We do not know which are yours.

    You can complain. Press “Write to the council”. Or write to { $email }. You can also complain to the Information Commissioner: https://ico.org.uk

return-link = Come back to answers you saved
return-title = What are your four words?
return-hint = Like this: owl jam kite moon
return-button = Find my answers
return-wrong = Look at your four words again. Check how each word is spelt. Use the newest words.
return-lost = If you lost your words, we cannot find your answers. You can start again.
sent-contact = Do you have a question? Write to { $email }
failure-no-such-draft = Your answers are not here
failure-no-such-draft-text = You may have sent them. You may have used another phone. If you have four words, you can use them.
failure-not-found = This page is not here
failure-not-found-text = Please go back.

about-help-text =
    # How to take part

    We need to know who is answering. You can miss out any other question.

    You can stop and come back. You get four words to come back with.

    # Other ways to tell us

    You can have this on paper, in big print or in sign language. Someone can help you. Write to { $email }

    # If someone is in danger

    We do not read your answers straight away.

    - In danger now? Call 999. Deaf people can use the 999 BSL app.

    - Children can call Childline. It is free: 0800 1111. It has sign language too.

    # Write to us

    { $email }

## A session in a room

join-link = I have the code of a session
join-title = Type the code of the session
join-choice = You do not have to do this. You can stop at any time.
join-unseen = On a phone or tablet nobody sees what you choose.
join-unseen-own = On a phone or tablet nobody here sees what you choose or write.
join-seen-hands = If you put your hand up, other people see it. You do not have to put it up.
join-seen-corners = If you go to your answer, other people see where you stand. You can stay where you are.
join-over-text = Did you take part? Thank you. If you did not, you can still tell us what you think.
room-wait-text = Wait for the first question.
room-may-change = You can still change it.
room-hand-on = Give the device to the next person. They cannot see your answer.
room-end-text = The council will read what everyone said.
sign-watch = Watch it in sign language (BSL)
sign-all = You can watch all the questions and answers in sign language.
sign-part = You can watch { $signed } of the { $of } parts in sign language.
sign-off = Turn off sign language
sign-not = This survey is not in sign language (BSL). Do you use sign language? Write to { $email }. { $council } will find another way for you.
count-left = {"{}"} letters left
count-over = {"{}"} letters too many
count-limit = You can write up to { $max } letters.
start-school = This link is from { $school }. We count how many people use the link. Your answers do not say which school it was.
start-school-not = Do not count me for a school
room-full = Too many answers came in. Your answer was not counted. Tell the person who runs the session. They can start the question again.
