### You said, we did: what a council says back to whoever was asked.

reply-link = You said, we did
replied-heading = The council has answered
told-then-heading = What we said during the consultation
reply-page-title = You said, we did
reply-made = { $council }, { $day }
reply-contents = On this page
reply-poster = Print it as a poster (PDF)
reply-taken-back-title = This is being put right
reply-taken-back-text = The council has taken this page down to correct something in it. The corrected page will be published here.
reply-thanks = Thank you to everyone who answered.
reply-group-said = What this group said
reply-kept-heading = Has the council done what it said?
reply-kept = It has been checked. So far the council has kept its promises.
reply-not-kept = It has been checked. The council has not kept all of its promises.
reply-kept-whole = What was found
reply-after = Does the council keep its promises? What was promised, and what was found
part-you-said = What you said
part-we-did = What happens now
part-why-not = What will not happen, and why
decided-in-house = Decision: the council will run this service itself.
decided-outside = Decision: another organisation will run this service for the council. The council is still responsible for it.
decided-both = Decision: the council will run part of this service itself, and another organisation will run part of it. The council is responsible for both.
decided-not-yet = The council has not decided yet who runs this service.

## Being told

follow-title = Get an e-mail about what happens
follow-lead = Leave an e-mail address. The council writes to it once: when it has decided, with what it heard and what it will do.
follow-apart = The address is kept apart from all answers. Nobody can tell from it whether you answered, or what. It is deleted as soon as you have been told, and at the latest on { $day }.
follow-email = E-mail address
follow-button = Tell me
follow-wrong = Enter an e-mail address, like name@example.com
follow-asked-title = Look at your e-mail
follow-asked-text = If the address you gave is right, we have sent you an e-mail with a link. Follow the link to confirm that the address is yours. We send one link a day to each address: if nothing comes, try again tomorrow.
follow-confirm-title = Be told what happens?
follow-confirm-text = The council will write to this address once, when it has decided. Then the address is deleted.
follow-confirm-button = Yes, tell me
follow-confirmed-title = You will be told
follow-confirmed-text = The council will write to you when it has decided. You can cancel this here at any time.
follow-stop-button = Do not tell me
follow-stopped-title = You will not be told
follow-stopped-text = Your address has been deleted.
follow-gone-title = This link no longer works
follow-gone-text = It is more than seven days old, we have sent you a newer one, or we have nothing more to tell you.
mail-follow-subject = Confirm that you want to hear the outcome: { $title }
mail-follow-text =
    Someone asked us to tell you the outcome of “{ $title }”. If it was you, follow this link within { $days } days:

    { $address }

    If it was not you, do nothing: nothing else is sent, and your address is deleted.
mail-follow-again-text =
    We are going to tell you the outcome of “{ $title }”. Someone has asked us for this again. You do not need to do anything. If you no longer want to hear, cancel here:

    { $address }
mail-told-subject = What was decided: { $title }
mail-told-text =
    You asked to be told what came of “{ $title }”. { $council } has now said what it heard, what it decided, and what it will do:

    { $address }

    Your address has been deleted. Nothing else is sent.
mail-told-school-text =
    Your school held an engagement session on “{ $title }”. { $council } has now said what it heard, what it decided, and what it will do:

    { $address }

    On the page of each of your sessions there is a poster for that group, with its own words on it where they may be quoted:

    { $sessions }

    Please show it to those who took part: we told them that they would hear back.
