### Writing to the council beside a survey, and a child’s way to be talked to.

message-title = Write to the council
message-lead = Tell us that something is wrong, or ask a question. We keep it separate from your survey answers, and nothing links the two.
message-subject = What is it about?
message-about-access = Something does not work for me, or I need it in another way
message-about-data = How my information is used
message-about-conduct = How this consultation is run
message-about-other = Something else
message-body = What do you want to tell us?
message-before-writing = This is not for urgent help. If you need help now, talk to an adult you trust or call Childline free on 0800 1111. If you are in danger, call 999, or use the 999 BSL app if you are deaf.
message-reach = How can we reply to you? (optional)
message-reach-hint = An e-mail address, or another way that suits you: it is used for nothing else
message-send = Send
message-sent = We have your message
message-sent-reference = Your reference is { $reference }. Keep it in case you want to ask about your message.
message-sent-access = You will have an answer by { $day }.
message-sent-conduct = You will have an answer by { $day }.
message-sent-other = You will have an answer by { $day }.
message-sent-data = We will write to you by { $day } to say that we are looking into it, and again when we know the outcome. If you are not content with our answer you can complain to the Information Commissioner: https://ico.org.uk
message-sent-nowhere = You did not tell us how to reply, so we cannot. We will still read your message.
message-go-on = Go back to where you were

wrong-message-subject = Select what it is about
wrong-message-empty = Enter what you want to tell us
wrong-message-reach-long = Shorten how we can reply to you to 200 characters or fewer
wrong-message-name = Enter your name
wrong-message-name-long = Your name must be 200 characters or less
wrong-message-place = Enter where we can find you
wrong-message-place-long = Shorten where we can find you to 200 characters or fewer

talk-title = I want someone to talk to me
talk-heading = If you want someone to talk to you
talk-cannot-find = Nobody knows which answers are yours, so nobody can find you to help. You can say who you are on a page that is kept apart from your answers.
talk-lead = Tell us who you are. Someone whose job is to keep children safe will find a way to talk to you.
talk-who = Only that person and their deputy will see what you write here. If someone is being hurt, they may have to tell others who can stop it. They read it by the end of the next working day.
message-name = Your name
message-place = Where we can find you
message-place-hint = Your school and class, or another place
talk-body = What do you want to tell them? (optional)
talk-send = Ask someone to talk to me
talk-sent = We know that you want someone to talk to you
talk-sent-next = Someone whose job is to keep children safe reads it by the end of the next working day, and then finds a way to talk to you.
talk-sent-now = If you need help before that, talk to an adult you trust or call Childline free on 0800 1111. If you are in danger, call 999, or use the 999 BSL app if you are deaf.

mail-message-subject = We have your message
mail-message-text =
    Your message about “{ $title }” has reached { $council }.

    Your reference is { $reference }. If you complained about how we use your information, we will write by { $day } to say that we are looking into it. We will reply to anything else by then.

    This is an automatic message. If you did not write to us, someone gave your address by mistake and you do not need to do anything.
