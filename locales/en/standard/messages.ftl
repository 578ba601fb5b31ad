### What people wrote to the council, for officers.

officer-nav-messages = Messages
messages-title = Messages to the council
messages-lead = What people write beside a survey: that something does not work for them, a complaint, a question. Answer them from your own mail; here it is kept what was done, and when. Nothing leads from a message to anybody’s answers. Where one may mean that a child is being hurt or is in danger, the safeguarding lead has it, and it is not here.
messages-mail-off = E-mail is off: whoever writes sees a reference on the page and is sent nothing, and nobody is told that a message waits.
messages-none = Nobody has written.
messages-open = Not answered yet
messages-answered = Answered
messages-state-waiting = Waiting.
messages-state-acknowledged = Told that it came.
messages-state-answered = Answered.
messages-late = Late. { $state }
messages-when-acknowledged = It came on { $came }. By law, whoever wrote is to be told by { $due } that it came, and what came of it without delay.
messages-when-answered = It came on { $came }, and was answered on { $day }.
messages-when-answer = It came on { $came }. The page promised an answer by { $due }.
messages-when = It came on { $came }.
messages-told = They were told on { $day } that it came.
messages-held = Its words are with the safeguarding lead, who gives them back here if they are no concern. What is owed to whoever wrote is owed all the same: ask the lead.
messages-passed = Passed to the safeguarding lead, who alone has its words now.
messages-reach = Answer to: { $reach }
messages-no-reach = Nobody said where to answer.
messages-note = What was done
messages-note-hint = What you answered, or to whom you passed it on
messages-do-acknowledged = I have told them that it came
messages-do-answered = I have answered
messages-do-read = Read and dealt with
messages-wants-note = Enter what was done
messages-note-long = What was done must be { $max } characters or less
attention-messages = Messages to the council that nobody has answered: { $n }{ $late ->
    [0] .
   *[other] , of which { $late } are late.
}
record-message = Dealt with a message to the council

talk-kept =
    Name: { $name }

    Where to find them: { $place }

    What they want to say: { $words }
talk-kept-nothing = nothing yet

concern-wish = Asks to be talked to
concern-wish-who = They gave their name so that somebody talks to them: see them, or have somebody see them whom they can trust, and say in the record what was done. Who answered what in the survey is known to nobody. If somebody may be in danger now, call 999.
concern-message = A message to the council
concern-message-who = It was written to the council beside a survey: whoever wrote it gave what stands here, and nothing else says who they are. If somebody may be in danger now, call 999.
concern-message-promised = Message { $reference }: { $subject }. On the page they were told that something is done about it by { $day }; officers who answer messages see that it is with you, and no word of it.
concern-release-message = “Not a concern” gives it to the officers who answer messages. That you did, and why, stays on record.

mail-message-waits-subject = A message waits in Soundings
mail-message-waits-text =
    Somebody has written to the council about “{ $title }”. Something is to be done about it by { $day }.

    It is at { $address }

    No word of it is in this e-mail.
