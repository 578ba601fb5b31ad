### Ages 8 to 11.

reply-link = You told us. Now we tell you
reply-page-title = You told us. Now we tell you
reply-taken-back-title = We are putting this right
reply-taken-back-text = Something here was wrong. It will be back soon.
reply-kept-heading = Did the council do what it said?
reply-kept = People checked. The council has done what it said so far.
reply-not-kept = People checked. The council has not done everything it said.
reply-kept-whole = What they found. It is written for grown-ups, so read it with one
reply-thanks = Thank you for telling us what you think.
reply-poster = Print this for your wall
reply-contents = Find a part
part-you-said = What you told us
part-we-did = What we will do
part-why-not = What we will not do, and why
decided-in-house = The council will do this.
decided-outside = Other people will do this for the council. The council will check that they do it well.
decided-both = The council will do some of this. Other people will do some of it for the council.
decided-not-yet = The council is still thinking about who will do this.
