### Engagement sessions, for whoever plans and runs them: a school's representative, an officer.

engage-home = Your sessions
engage-plan = Plan a session
engage-none = There are no sessions yet.
engage-no-school = Your account is not linked to a school yet. Ask the council to link it to the school you represent.
engage-size = { $n } people
engage-how = How a session works
engage-how-1 = Plan it: who, when, and how they answer. For children, tell parents at least five working days before.
engage-how-2 = Print the pack: what to say, cards to hold up, paper sheets.
engage-how-3 = On the day, press Begin. Open the big screen on your whiteboard. Children join with a code, or put hands up.
engage-how-4 = Move on when the room is ready. Show what the room said if you like: small numbers are never shown.
engage-how-5 = Afterwards, check the counts, add what you heard, and hand the session in.

stage-planned = Planned
stage-open = Going on
stage-closed = To be handed in
stage-handed-in = Handed in
stage-accepted = Accepted

plan-title = Plan a session
plan-whom = Who is the session with?
plan-whom-lead = Choose one group. The questions and their words are made for it.
plan-whom-short = Who
plan-nothing = None
plan-no-need = No particular need
plan-dates = from { $opens } to { $closes }
plan-school = School
plan-day = Day
plan-day-hint = A day while the consultation is open: { $dates }
plan-group = Name of the group
plan-group-hint = For example “Year 5” or “Parents of deaf pupils”. Never the name of a person
plan-expected = How many people do you expect?
plan-expected-hint = Your best guess
plan-need = Who is in the group?
plan-need-hint = Describe the group as a whole, so that its needs are not lost in an average. Leave empty if none apply
plan-language = Language
plan-way = How will they answer?
plan-way-hint = Choose one or more
plan-pace = Who moves on?
plan-pace-hint = You can plan another session if you want both
plan-service = Which services is it about?
plan-service-hint = Up to three. Some questions are asked about each. If people work at their own speed they choose their own services, and your choice here is used only for paper sheets
plan-told = When were parents told?
plan-told-hint = At least five working days before the session, so that they can say no. You can fill this in later
plan-keep = Save this plan
plan-wrong-no-survey = Choose who the session is with
plan-wrong-no-day = Enter the day of the session
plan-wrong-past-day = Choose today or a later day
plan-wrong-outside-dates = Choose a day { $dates }
plan-wrong-no-group = Enter a name for the group
plan-wrong-long-group = Use at most 60 characters for the group’s name
plan-wrong-no-number = Enter how many people you expect, from 1 to 500
plan-wrong-no-way = Choose at least one way to answer
plan-wrong-hands-and-corners = Choose hands or corners: the same people would be counted twice
plan-wrong-own-pace-no-devices = Everyone at their own speed needs devices: choose devices above, or move on together
plan-wrong-own-pace-counted = Hands and corners need a question that everyone is on: move on together, or untick them above
plan-wrong-no-services = Choose at least one service: this group’s questions are about services
plan-wrong-many-services = Choose at most three services
plan-wrong-no-told-day = Enter the day parents were told, which cannot be in the future

way-answer-own-devices = On their own devices
way-about-own-devices = Each person joins with a code on a phone or tablet.
way-answer-shared-devices = On shared devices
way-about-shared-devices = One answers and hands the tablet on. The next person sees nothing of the last answer.
way-answer-hands = Hands up, or faces held up
way-about-hands = You count, and press plus and minus. With devices too, only those without one put a hand up.
way-answer-corners = Corners
way-about-corners = Everyone goes to the corner of their answer, or stays where they are. You count, and press plus and minus. With devices too, only those without one walk.
way-answer-paper = On paper
way-about-paper = The pack has sheets to print. You count them twice and type the counts in.
way-answer-talking = Talking
way-about-talking = You write down what you hear.
pace-together = The room together
pace-about-together = You move on from question to question. Everyone sees the same one.
pace-own = Everyone at their own speed
pace-about-own = Each person goes through the whole survey and chooses the services themselves. Their answers count as survey answers, not as a room’s.
group-need-deaf = Deaf pupils, or pupils with a hearing loss
group-need-sen-support = Pupils with SEN support
group-need-plan = Pupils with an education, health and care plan
group-need-language = Pupils whose first language is not English

lead-before = Everything is ready. When you press Begin, the code starts to work. It works for twelve hours at most.
lead-begin = Begin
lead-cannot-parents-not-told = It cannot begin today: parents have to be told at least five working days before the session. Change the plan: say when they were told, or choose a later day.
lead-cannot-other-day = It is planned for another day. Change the plan to begin today.
lead-tell-parents = Parents have to be told at least five working days before the session, and the plan has to say when they were: the letter for parents is below.
lead-cannot-not-open = It cannot begin: the consultation is not open today.
lead-cannot-nobody-for-concerns = It cannot begin yet: the council has named no safeguarding lead and deputy, so nobody would see what a child may write.
lead-questions = The questions
lead-choose-hint = Untick the questions you will not ask this group. About six are enough for one session. Save before you print the session pack.
lead-choose-keep = Save the questions
lead-choose-kept = Saved. The session pack has these questions.
lead-choose-places = { $n } answers, and a room has four corners: put the signs up all round the room.
lead-plan-meanwhile = The plan was changed since you opened this page, so nothing was saved or begun. This is the plan now: look at it again.
lead-choose-wrong = Choose at least one question
lead-pack = Session pack (PDF)
lead-letter = Letter for parents
letter-page-title = Letter for parents
letter-page-lead = Send it at least five working days before { $day }. Copy it into the way your school writes to parents, or print it. Then write in the plan when it was sent.
letter-page-download = Download to print (PDF)
letter-page-back = Back to the session
lead-change-plan = Change the plan
lead-drop = Delete this plan
lead-drop-about = The plan is gone for good, with the questions you chose. Nothing was answered yet.
lead-drop-sure = Delete it for good
lead-join-at = People join at { $address } with this code:
lead-screen = Open the big screen
lead-moved-meanwhile = Somebody had already moved the session on. This is where it is now.
lead-before-first = Nothing has been asked yet
lead-gathering = People are joining
lead-at-end = That was the last question
lead-question-of = Question { $n } of { $of }
lead-joined = Devices joined
lead-voted = Answered on devices
lead-began = Began
lead-sent = Sent
lead-own-pace = Everyone goes through the survey at their own speed. You see how many, never who or what.
lead-notes = Notes: what we heard
lead-drawings = Drawings
lead-end = End the session
lead-end-about = The code stops working for everyone, and it cannot be opened again. What you counted, and what was noted, can still be put right until you hand it in.
lead-end-now = End it now
lead-more-than-room = More answers than people: { $voted } on devices, and { $room } are expected. Somebody may have answered twice.
lead-anew = Throw these answers away, and let everybody answer again
lead-late = { $n ->
    [one] One answer waited on a device without a network and came after its result was shown. It is not counted.
   *[other] { $n } answers waited on devices without a network and came after their result was shown. They are not counted.
}
lead-hides = Too few gave one of the answers, or nearly all gave the same: the screen cannot show this result, and says that it is not shown.
lead-child-tells = If a child tells you something
lead-child-tells-text = Listen, do not promise to keep it secret, and tell your school’s designated safeguarding lead at once, in person. Do not write it here: this is not read straight away.

phase-asking = Answers open
phase-paused = Paused
phase-stopped = Answers closed
phase-shown = Result on the screen
phase-hidden = Not shown on the screen
command-next = Next question
command-first = First question
command-finish = Finish
command-back = Back
command-pause = Pause
command-resume = Go on
command-again = Open answers again
command-stop = Close answers
command-show = Show the result
command-hide = Hide the result
countdown-title = Countdown on the big screen
countdown-hint = Only if you want one: some children find it hard to think against a clock. It closes nothing, and waits while you pause.
countdown-up = The time is up
countdown-seconds = { $n } seconds
countdown-stop = Take it off

hands-title = Hands up: { $question }
hands-elsewhere = The session has moved on to another question. Your last numbers were not kept: this is the question that is on now.
hands-hint = Press plus for each hand, or type the number. It is saved as you go.
corners-title = Corners: { $question }
corners-hint = Press plus for each person who stands there, or type the number. Whoever stays where they are is not counted, and is not asked why. It is saved as you go.
corners-total = People counted: { $n }. You expect { $room }.
corners-more = That is { $counted } people, and you expect { $room }. Check the numbers, or keep them if they are right.
corners-more-devices = That is { $counted } people, and { $devices } more on devices, and you expect { $room }. Check the numbers, or keep them if they are right.
hands-frozen = The result was on the screen, so these numbers stay. You can correct them, with a reason, when the session is over.
hands-less = One fewer: { $option }
hands-more-one = One more: { $option }
hands-total = Hands: { $n }. You expect { $room } people.
hands-keep = Save these numbers
hands-sure = Yes, save these numbers
hands-saving = Saving…
hands-saved = Saved
hands-waiting = Not saved yet: there is no network. Keep this page open, it tries again by itself.
hands-more = That is { $counted } { $counted ->
    [one] hand
   *[other] hands
}, and you expect { $room } people. Check the numbers, or keep them if they are right.
hands-more-devices = That is { $counted } { $counted ->
    [one] hand
   *[other] hands
} and { $devices } { $devices ->
    [one] answer on a device
   *[other] answers on devices
}, and you expect { $room } people. Check the numbers, or keep them if they are right.
hands-meanwhile = Somebody else counted at the same time. These are the numbers they saved. Check them.
hands-no-number = Enter whole numbers, such as 12
hands-too-late = The result of that question was on the screen, so its numbers stay as they were.

notes-title = What we heard
notes-none = There are no notes.
notes-add = Add a note
notes-kind = What kind of note is it?
note-kind-heard = What we heard
note-about-heard = In your words: what people in the room said.
note-kind-as-said = As it was said
note-about-as-said = One sentence in the person’s own words, without a name. It is marked as reported speech.
note-kind-adult-view = What I think
note-kind-adult-there = What an adult who was there thinks
note-about-adult-view = Your own view. It is kept apart and never passes for the room’s.
notes-service = Which service is it about?
notes-no-service = No one service
notes-body = The note
notes-body-hint = No names, and nothing that says who somebody is
notes-consent = Whoever said it agreed that people outside the school may read it
notes-consent-about = Only for what stands as it was said. Ask them by themselves, after the session. Without it their words stay with the council’s officers.
notes-agreed = How many in the room agreed?
notes-agreed-unknown = I did not ask
agreed-one = One person
agreed-few = A few
agreed-half = About half
agreed-most = Most
agreed-all = Everyone
notes-agreed-line = Agreed: { $agreed }
notes-keep = Save this note
notes-drop = Delete
notes-drop-sure = Delete it for good
notes-says-who = This may say who somebody is: { $what }. Nothing that does is published. If the session has not been handed in, delete this note and write it again without that.
notes-drop-one = Delete: { $note }
notes-wrong-empty = Enter the note
notes-wrong-long = Use at most 2,000 characters
notes-wrong-over = This session was handed in meanwhile, so this note was not kept. Ask the council to send the session back, then add it
drawings-title = Drawings
drawings-lead = Photograph what the group drew. The photograph is made small, and where and when it was taken is removed.
drawings-child-tells = A drawing can tell you something too. If one worries you, show it to your school’s designated safeguarding lead today, in person. Do not put it here.
drawings-none = There are no drawings.
drawings-add = Add a drawing
drawings-picture = The photograph
drawings-picture-hint = JPEG, PNG or WebP, up to 16 MB. One drawing, from above, in good light. Cover names before you take it.
drawings-words = What does it show?
drawings-words-hint = In the words of whoever drew it, where they told you. People who cannot see the drawing read this. No names.
drawings-nobody = There is no name and no photograph of a person on it
drawings-nobody-hint = If there is, cover it and take the picture again.
drawings-agreed = Whoever drew it agreed that people outside the school may see it
drawings-agreed-hint = Ask them, and tell them it may be on the council’s website. If you are not sure, leave this empty: the council’s officer sees the drawing, and no report shows it.
drawings-keep = Save this drawing
drawings-drop = Delete
drawings-drop-one = Delete: { $drawing }
drawings-shown = Reports may show this drawing.
drawings-agreed-line = Whoever drew it agreed that it may be shown. An officer decides whether it is.
drawings-kept-in = It stays with the session: no report shows it.
drawings-wrong-none = Choose the photograph
drawings-wrong-large = The photograph is larger than 16 MB, or it did not arrive whole. Nothing was kept. Choose it again
drawings-wrong-unreadable = This file cannot be read as a photograph. Choose a JPEG, PNG or WebP
drawings-wrong-words = Say what the drawing shows
drawings-wrong-words-long = Use at most 500 characters
drawings-wrong-nobody = Check that nobody can be recognised from the drawing, then tick the box
drawings-wrong-over = This session was handed in meanwhile, so this drawing was not kept. Ask the council to send the session back, then add it
drawings-wrong-full = This session has 30 drawings, which is all it can have. Take one away to add another
drawings-held-where = What you wrote is not kept with the session, and the photograph is not kept at all. Only the council’s safeguarding lead and deputy can read what you wrote, with your school’s name. Keep the drawing safe for your own safeguarding lead.
notes-held = This may be about a child’s safety
notes-held-now = If a child told you something, tell your school’s designated safeguarding lead now, in person. Do not wait for us.
notes-held-where = What you wrote is not kept with the notes. Only the council’s safeguarding lead and deputy can see it, with your school’s name. If it is no concern, they put it back.

after-lead-closed = The session is over. Check the counts, add what you heard, and hand it in.
after-lead-handed-in = This session is handed in. The council looks at it next.
after-lead-decide = The school has handed this session in. Read it, and accept it or send it back.
after-lead-accepted = This session is accepted. It is evidence of its own kind, shown beside survey answers and never added to them.
after-counts = What was counted
after-sheet = What this room said, for its wall (PDF)
after-sheet-hint = In the room’s own words, rounded as on the big screen. It can hang where anybody sees it.
after-no-counts = Nothing was counted in the room.
after-about = about { $n }
after-too-few = not shown
how-devices = on devices
how-hands = hands, counted by an adult
after-uncounted = Nothing was counted of:
after-left-out = Left out when the session was planned:
after-correct = Correct a count
after-which = Which count?
after-number = The right number
after-reason = Why is it corrected?
after-reason-hint = For example “counted twice”. The reason is kept with the session
after-correct-keep = Correct it
after-corrected = Corrections
after-corrected-line = { $question } – { $option } ({ $how }): { $before } corrected to { $after } by { $who }. Reason: { $reason }
after-wrong-number = Enter the right number, as a whole number
after-wrong-reason = Enter why it is corrected
after-wrong-reason-long = Say it in at most 500 characters
after-wrong-note-long = Say it in at most 1,000 characters
after-planned = As it was planned
after-quote-few = Fewer than ten took part, so we do not quote what anyone said: people who know the group could tell who said it. What the group said together can be told in the report in your own words.
after-quote-sure = I have read it: it does not say who anybody is
after-wrong-says-who = A note marked for quoting may say who somebody is. Tick the box beside it to say that it does not, or untick quoting
after-quote = Reports may quote this note, and so may this group’s poster where it is as said
after-no-consent = It stays here: whoever said it was not asked whether people outside the school may read it, or did not agree.
after-quotable = Reports may quote this.
after-hand-in = Hand in
after-present = How many took part?
after-present-hint = Everyone who was in the room and joined in
after-sat-out = How many chose not to take part?
after-sat-out-hint = Enter 0 if everyone took part
after-wrong-present = Enter how many took part, as a whole number
after-wrong-fewer = These numbers do not go together. Check how many took part, or the counts
after-beyond = { $question }: { $n } people answered, { $present } took part.
after-beyond-expected = You expected { $expected } people, and { $present } took part.
after-beyond-own-pace = At their own speed: { $n } people sent their answers, { $present } took part.
after-beyond-sure = It is right: hand it in like this
after-wrong-sat-out = Enter how many chose not to take part, or 0
after-hand-in-button = Hand in
after-attended = { $present } took part, { $out } chose not to.
after-own-pace = { $began } began the survey at their own speed and { $sent } sent it. Those count as survey answers.
after-accept = Accept this session
after-draw = Reports may show this drawing
after-accept-text = Look at the counts, the corrections, the notes and the drawings. Tick the notes that reports may quote and the drawings they may show: none may say who somebody is.
after-accept-button = Accept
after-send-back-why = What should be put right?
after-send-back = Send back
mail-sent-back-subject = An engagement session was sent back: { $title }
mail-sent-back-text =
    { $council } has looked at an engagement session of your school on “{ $title }” and sent it back: something needs to be put right before it counts.

    The session’s page says what. Sign in, put it right, and hand it in again:

    { $address }
after-hand-in-text = After this you cannot change anything, unless the council sends it back.
after-wrong-note = Enter what should be put right
after-sent-back = Sent back by the council

sessions-title = Engagement sessions
sessions-waiting = Handed in, for you to look at
sessions-unheard = Who has no session yet
sessions-unheard-groups = No session is planned or held with:
sessions-unheard-needs = No session is planned or held with a group that has:
sessions-all-heard = Every audience, every age and every need has a session.
sessions-schools = Schools
sessions-school = School
sessions-without = { $n } of { $of } schools have no session yet.
sessions-no-schools = There is no list of schools yet. It is taken in on the command line: soundings schools schools.csv
sessions-held = Held
sessions-state = To do
sessions-none-yet = No session yet.
sessions-nobody = Nobody represents it.
sessions-plan-for = Plan a session for { $school }
sessions-others = Every other session

pack-title = Session pack: { $group }
pack-before = Before you begin
pack-told = Parents were told on { $day }.
pack-told-not = Parents have to be told at least five working days before the session. Write the day in the plan.
pack-before-1 = Tell everyone that they do not have to take part, and have something else ready for those who choose that.
pack-before-2 = Nobody looks at anybody else’s screen or sheet, and neither do you.
pack-before-3 = Ask each question in the words that are here. Do not say what you think until the end.
pack-before-4 = Every answer is as good as every other: the same thanks for each.
pack-before-5 = Know who your school’s designated safeguarding lead is, and where they are today.
pack-before-paper = On paper: copy the pages from “{ $sheet }” to the next heading, once for each person. No names go on them. The small number or letter beside each box is for whoever types the sheets in.
pack-before-6 = If they draw: nobody has to, and no names go on it. Say that a photograph of the drawing goes to the council. Ask each of them whether people outside the school may see it.
pack-before-7 = If you want to write down what a child said, in their words: ask that child afterwards whether people outside the school may read it. Without a yes it stays with the council’s officers.
pack-say = What to say first
pack-say-how = Read this out slowly.
pack-safe = What every child has to hear
pack-safe-how = Read this out before the first question.
pack-talk = What to talk about
pack-talk-how = Ask each in these words, and let them talk. The answers below each are those that other people choose from: read them out only if nobody says anything. Write down what you hear, without names.
pack-talk-heard = What you heard
pack-tally = Tally sheet
pack-tally-how = Count the hands for each answer, then copy the numbers to the session’s page.
pack-tally-how-corners = Count who stands by each answer, then copy the numbers to the session’s page. Whoever stays where they are is not counted, and is not asked why.
pack-tally-answer = Answer
pack-tally-hands = Hands
pack-tally-corners = People
pack-cards-corners = Signs for the corners
pack-cards-corners-how = Cut along the dashes, and put each in a corner where everyone can see it. Give everyone time to think before they walk. Whoever stays where they are does not have to say why.
pack-cards = Cards to hold up
pack-cards-how = Cut along the dashes. Every child holds up one card, with eyes closed if you like.
pack-signs-of = For question no.
pack-after = Afterwards
pack-after-1 = End the session on its page, so that the code stops working.
pack-after-2 = Check the counts, write down what you heard, and hand it in on the same day.
pack-after-3 = Tell the group what happens next: the council reads it, decides, and says what it did.
pack-tells-1 = Stop the activity for that child, gently.
pack-tells-2 = Listen. Do not ask leading questions.
pack-tells-3 = Do not promise to keep it secret. Say that you have to tell somebody whose job is to keep children safe.
pack-tells-4 = Tell your designated safeguarding lead or deputy at once, in person.
pack-tells-5 = Write down what was said, in the child’s words. Give that to your safeguarding lead, and put it nowhere else.
pack-tells-6 = If somebody is in danger now, call 999.

concern-in-session = A note from a session: { $group }, { $school }
concern-child-in-session = { $who }, in a session: { $group }, { $school }, { $day }
concern-session-child = Nothing says which child wrote it: no name, address or device is kept. It was written in the session named above: the school’s safeguarding lead and the adult who ran it know who was there. If somebody may be in danger now, call 999.
concern-session-note = A note by the adult who ran the session
concern-session-who = An adult who was there wrote this down. The record below says who: ask them first, in person or by telephone, which child it is about. Nothing else here says so. If somebody may be in danger now, call 999.
concern-release-session = “Not a concern” returns the text to the session’s notes. Your decision, and your reason, stay on record.

how-corners = by standing in corners, counted by an adult
how-paper = paper sheets, counted twice by adults
paper-title = Type in paper sheets
paper-lead = Count the sheets of each question twice: once yourself, once by somebody else. Both counts have to be the same.
paper-each = One sheet at a time
paper-each-hint = One line for one sheet: for each question, in order, the small number beside the box that is ticked, or 0 where none is. A sheet with the first, third and second boxes ticked is 132. Then type the whole pile a second time, or let somebody else. Only what the answers add up to is kept.
paper-each-first = First time
paper-each-second = Second time
paper-each-keep = Compare, and keep
paper-each-kept = { $n ->
    [one] Kept: 1 sheet.
   *[other] Kept: { $n } sheets.
} Below is what they add up to. To add a sheet, type in the whole pile again.
paper-each-replaces = { $n ->
    [one] One sheet is kept already
   *[other] { $n } sheets are kept already
}, and you typed in fewer. What you typed takes their place: to add a sheet, type in the whole pile.
paper-each-nothing = Type a line for each sheet
paper-each-sheets = The first time there are { $first } sheets, the second time { $second }
paper-each-answers = { $time ->
    [first] First time, sheet
   *[second] Second time, sheet
} { $sheet }: { $typed } answers are typed, and there are { $questions } questions
paper-each-unknown = { $time ->
    [first] First time, sheet
   *[second] Second time, sheet
} { $sheet }, question { $question }: “{ $typed }” is not one of the answers. Check the sheet
paper-each-differ = Sheet { $sheet }, question { $question }: “{ $first }” the first time, “{ $second }” the second. Look at the sheet
paper-each-more-wrong = And { $n } more.
paper-counts = Or count each question by hand
paper-answer = Answer
paper-first = First count
paper-second = Second count
paper-first-of = First count: { $option }
paper-second-of = Second count: { $option }
paper-keep = Save all these counts
paper-kept = Kept. You can type them in again until you hand the session in.
paper-differ = These two counts differ. Count again
paper-more = That is { $counted } sheets, and you expect { $room } people. Check the numbers, or keep them if they are right.

## Meetings with a school

meetings-title = Meetings with the council
meetings-lead = How best to involve this school’s pupils, parents and staff: what was discussed, and what was agreed. The school and the council’s officers see this page, and nobody else.
meetings-records = Meetings
meetings-none = No meeting has been recorded.
meeting-add = Record a meeting
meeting-do-add = Save the record
meeting-do-drop = Delete the record
meeting-by = Recorded by { $name }
meeting-on = Day of the meeting
meeting-present = Who was there
meeting-roles = What they do, not their names: “head of year 5, inclusion lead”
meeting-engaged = How this school’s users are best engaged
meeting-engaged-hint = Which groups, in which way, when; who needs an interpreter, pictures, a quiet room or another language; whom the school finds hard to reach. No pupil’s name.
meeting-what = What is to be done
meeting-who = Who does it
meeting-due = By which day
meeting-wrong-on = Enter the day of the meeting, not in the future
meeting-wrong-present = Enter who was there, in 300 characters or less
meeting-wrong-engaged = Enter how this school’s users are best engaged, in 4,000 characters or less
meeting-wrong-what = Enter what is to be done, in 300 characters or less
meeting-wrong-who = Enter who does it, in 300 characters or less
meeting-wrong-due = Enter by which day
actions-title = What was agreed
actions-none = Nothing is agreed yet.
action-add = Add what was agreed
action-do-add = Add it
action-due = { $who }, by { $day }
action-done-on = Done on { $day }
action-do-done = It is done
action-do-undone = It is not done
board-meetings = { $n ->
        [0] Record one
        [one] 1 meeting
       *[other] { $n } meetings
    }
board-meetings-with = { $n ->
        [0] Record a meeting with { $school }
        [one] 1 meeting with { $school }
       *[other] { $n } meetings with { $school }
    }
board-actions = { $n } to be done
board-actions-late = { $n } to be done, { $late } overdue
links-title = Links to send home
sessions-planned = Planned or going on
links-lead = Send these to families, pupils and staff. Anyone who answers using them is counted for your school, so that we can see whether your school was heard. Nothing in their answers says which school they came from.
links-over = Nobody can answer any more.
links-text = Words to send
links-text-hint = Copy them into the way your school writes to parents.
links-each = Links and codes to print
links-everybody = Everybody: leads to every survey
links-qr = A code to scan: { $whose }
links-answered = About { $n } have answered by this link
links-answered-none = Nobody has answered by this link yet
links-answered-few = Fewer than 5 have answered by this link
links-counted = What is counted
links-counted-how = One number for each survey: how many people sent their answers after following your link. It is rounded to the nearest 5. Anyone who would rather not be counted for a school can say so on the first page.
links-column-urn = School’s number
links-column-school = School
links-column-phase = Phase
links-column-whose = For
links-column-link = Link
sessions-links-of = Links to send home: { $school }
