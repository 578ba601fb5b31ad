### Writing to the council beside a survey.

message-lead = You can tell us what is wrong. You can ask a question. We keep this apart from your answers.
message-about-access = Something does not work for me. Or I need it another way
message-about-data = How you use what you know about me
message-about-conduct = How you are asking people
message-reach = Where can we write back? (You can leave this out)
message-reach-hint = Your e-mail address. Or another way
message-sent-reference = Keep this: { $reference }. You can use it to ask about your message.
message-sent-access = We will write back by { $day }.
message-sent-conduct = We will write back by { $day }.
message-sent-other = We will write back by { $day }.
message-sent-data = We will write to you by { $day }. Then we will find out what happened. You can also complain to the Information Commissioner: https://ico.org.uk
message-sent-nowhere = You did not tell us where to write back. We read every message.
wrong-message-subject = Choose what it is about
wrong-message-empty = Write what you want to tell us
