### A child’s way to be talked to.

message-title = Tell the council something
message-lead = Ask a grown-up you trust to help you.
message-before-writing = Need help now? Tell a grown-up you trust. Or call Childline: 0800 1111. Danger? Call 999. Deaf? Use the 999 BSL app.
message-go-on = Go back
message-body = What do you want to tell us?
message-send = Send
message-sent = Thank you. We have it.
message-sent-reference = A grown-up may need this: { $reference }
message-sent-nowhere = A grown-up at the council reads it.
wrong-message-empty = Write something first
talk-title = I want a grown-up to talk to me
talk-heading = Do you want a grown-up to talk to you?
talk-cannot-find = We do not know who you are. You can tell us.
talk-lead = Ask a grown-up you trust to help you with this.
talk-who = A grown-up whose job is to keep children safe reads this. They try to find you and talk to you. It can take a day or two. If someone is being hurt, they may tell other people who can stop it. You are not in trouble.
message-place = Where are you?
message-place-hint = Your school and your class
talk-send = Ask a grown-up to talk to me
talk-sent = Thank you for telling us
talk-sent-next = A grown-up whose job is to keep children safe will read this. They will try to find you and talk to you. It can take a day or two. You are not in trouble.
talk-sent-now = Need help now? Tell a grown-up you trust. Or call Childline: 0800 1111. Danger? Call 999. Deaf? Use the 999 BSL app.
wrong-message-name = Write your name
wrong-message-place = Write where you are
