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
message-sent-data = We are looking into it. We will write to you by { $day } to tell you that. We will write again when we know what happened. You can also complain to the Information Commissioner: https://ico.org.uk
message-sent-nowhere = You did not tell us where to write back. We read every message.
wrong-message-subject = Choose what it is about
wrong-message-empty = Write what you want to tell us
talk-who = Only two people can see what you write here. Their job is to keep children safe. If someone is being hurt, they may tell other people who can stop it. They read this by the end of the next working day.
