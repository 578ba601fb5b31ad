### Easy read: one idea a sentence.

reply-thanks = Thank you for telling us what you think.
reply-after = Does the council do what it said?
part-you-said = What you told us
part-we-did = What we will do
part-why-not = What we will not do, and why
decided-in-house = The council will run this service.
decided-outside = Another organisation will run this service. The council will check that it does this well.
decided-both = The council will run some of this service. Another organisation will run some of it. The council will check that both do this well.
decided-not-yet = The council has not decided yet who will run this service.

follow-title = Tell me what happens
follow-lead = You can give us an e-mail address. We will write to you one time. We will tell you what the council decided.
follow-apart = We do not keep your address with your answers. We delete it when we have told you. We delete it by { $day } at the latest.
follow-asked-text = We have sent you an e-mail. There is a link in it. Click on the link. If no e-mail comes, try again tomorrow.
follow-confirm-title = Do you want us to tell you?
follow-confirm-text = We will write to you one time. Then we delete your address.
follow-confirmed-text = We will write to you when the council has decided.
mail-follow-text =
    Somebody asked us to tell you what happens with “{ $title }”.

    Was it you? Then click on this link in the next { $days } days:

    { $address }

    Was it not you? Then you do not need to do anything. We will delete your address.
mail-told-text =
    You asked us to tell you what happens with “{ $title }”.

    The council has decided. You can read what it heard and what it will do:

    { $address }

    We have deleted your address.
