### A child’s way to be talked to.

message-title = Tell the council something
message-lead = Ask a grown-up to help you.
message-before-writing = Need help now? Tell a grown-up you trust. Or call Childline: 0800 1111. Danger? Call 999.
message-go-on = Go back
talk-title = I want a grown-up to talk to me
talk-heading = Do you want a grown-up to talk to you?
talk-cannot-find = We do not know who you are. You can tell us.
talk-lead = Ask a grown-up to help you with this.
talk-who = Someone who keeps children safe reads it. Then they find you.
message-place = Where are you?
message-place-hint = Your school and your class
talk-send = Ask a grown-up to talk to me
talk-sent = We know. Someone will come.
talk-sent-next = Someone who keeps children safe will find you.
talk-sent-now = Need help now? Tell a grown-up you trust. Or call Childline: 0800 1111. Danger? Call 999.
wrong-message-name = Write your name
wrong-message-place = Write where you are
