### What people wrote to the council, for officers.

officer-nav-messages = Messages
messages-title = Messages to the council
messages-lead = What people write to the council beside a survey: that something does not work for them, a complaint, a question. Answer them from your own e-mail, and record here what was done and when. No message is linked to anybody’s answers. If one may mean that a child is being hurt or is in danger, it goes to the safeguarding lead and is not shown here.
messages-mail-off = E-mail is off: whoever writes sees a reference on the page and is sent nothing, and nobody is told that a message waits.
messages-none = Nobody has written.
messages-open = Not answered yet
messages-answered = Answered
messages-state-waiting = Waiting.
messages-state-acknowledged = Told that it came.
messages-state-answered = Answered.
messages-late = Late. { $state }
messages-when-acknowledged = It came on { $came }. By law, whoever wrote must be told by { $due } that it came, and must be told the outcome without delay.
messages-when-answered = It came on { $came }, and was answered on { $day }.
messages-when-answer = It came on { $came }. The page promised an answer by { $due }.
messages-when = It came on { $came }.
messages-told = They were told on { $day } that it came.
messages-held = The message is with the safeguarding lead, who will return it here if it is not a concern. Whoever wrote it is still owed an answer in time: ask the lead.
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
concern-release-message = “Not a concern” passes it to the officers who answer messages. Your decision, and your reason, stay on record.

mail-message-waits-subject = A message waits in Soundings
mail-message-waits-text =
    Somebody has written to the council about “{ $title }”. It needs to be dealt with by { $day }.

    It is at { $address }

    The message itself is not in this e-mail.
