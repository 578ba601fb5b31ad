### Writing to the council beside a survey, and a young person’s way to be talked to.

message-lead = Tell us if something is wrong, or ask us something. We keep it apart from your answers. You don’t have to say who you are.
message-about-access = Something doesn’t work for me, or I need it in another way
message-about-data = What you do with what I say
message-about-conduct = How you are asking people
message-sent-data = We will write to you by { $day } to say that we are looking into it, and again when we know the outcome. You can also complain to the Information Commissioner: https://ico.org.uk
talk-lead = Tell us who you are. Someone whose job is to keep young people safe will find a way to talk to you.
talk-sent-next = Someone whose job is to keep young people safe reads it by the end of the next working day. Then they find a way to talk to you.

# Said to ages 8 to 11 of grown-ups; to these of adults.
message-title = Write to the council
message-before-writing = People read this later, not right now. If you need help now, tell an adult you trust, or call Childline free: 0800 1111. In an emergency, call 999, or use the 999 BSL app if you are deaf.
message-reach-hint = Ask an adult first if it is their e-mail address
talk-sent-now = Do you need help before then? Tell an adult you trust, or call Childline free: 0800 1111. In an emergency, call 999, or use the 999 BSL app if you are deaf.
