### Ages 12 to 15.

reply-link = You said, we did
reply-page-title = You said, we did
reply-contents = On this page
reply-poster = Print it as a poster (PDF)
reply-taken-back-title = This is being put right
reply-taken-back-text = Something on this page was wrong. The council has taken it down to correct it, and will put it back here.
reply-kept-heading = Has the council done what it said?
reply-kept = It has been checked. So far the council has kept its promises.
reply-not-kept = It has been checked. The council has not kept all of its promises.
reply-kept-whole = What was found (written for adults)
reply-thanks = Thank you for telling us what you think.
part-you-said = What you told us
part-we-did = What we will do
part-why-not = What we will not do, and why
decided-in-house = The council will run this itself.
decided-outside = Another organisation will run this for the council. The council will check that it does this well.
decided-both = The council will run part of this itself, and another organisation will run part of it.
decided-not-yet = The council has not decided yet who will run this.
