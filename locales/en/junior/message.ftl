### Writing to the council beside a survey, and a child’s way to be talked to.

message-title = Tell the council something
message-lead = Is something wrong with these pages? Do you want to ask us something? You can write it here. A grown-up can help you. You don’t have to say who you are.
message-subject = What is it about?
message-about-access = Something does not work
message-about-data = What you do with my answers
message-about-conduct = How you ask children
message-body = What do you want to tell us?
message-before-writing = People read this later, not now. If you need help now, tell a grown-up you trust, or call Childline free: 0800 1111. If there is danger, call 999, or use the 999 BSL app if you are deaf.
message-reach = How can we write back? You can leave this out
message-reach-hint = Ask a grown-up if we can use their e-mail
message-sent = Thank you. We have what you wrote.
message-sent-reference = The number of your message is { $reference }. Keep it if you want to ask about your message.
message-sent-access = We will write back by { $day }.
message-sent-conduct = We will write back by { $day }.
message-sent-other = We will write back by { $day }.
message-sent-data = We will write back by { $day }. A grown-up can also write to https://ico.org.uk
message-sent-nowhere = We do not know where to write back. We read it all.
wrong-message-subject = Choose what it is about
wrong-message-empty = Write what you want to tell us
wrong-message-name = Write your name
wrong-message-place = Write where we can find you

talk-heading = Do you want someone to talk to you?
talk-cannot-find = Nobody knows which answers are yours. So nobody can find you to help. You can tell us who you are. We keep it apart from your answers.
talk-lead = Tell us who you are. Then someone whose job is to keep children safe can find you and talk to you.
talk-who = Only the people who keep children safe see this. They read it by the end of the next work day. If someone is being hurt, they tell people who can stop it.
message-place = Where can we find you?
message-place-hint = Your school and your class
talk-body = What do you want to tell them? You can leave this out
talk-send = Ask someone to talk to me
talk-sent = We know you want someone to talk to you
talk-sent-next = Someone whose job is to keep children safe reads this by the end of the next work day. Then they find a way to talk to you.
talk-sent-now = Do you need help before then? Tell a grown-up you trust, or call Childline free: 0800 1111. If there is danger, call 999, or use the 999 BSL app if you are deaf.
