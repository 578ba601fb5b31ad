### Ages 5 to 7.

reply-link = What the grown-ups will do
reply-page-title = What the grown-ups will do
reply-taken-back-title = Not ready yet
reply-taken-back-text = It will be here soon.
reply-kept-heading = Did they do it?
reply-kept = Yes, so far.
reply-not-kept = Not all of it.
reply-kept-whole = Read more with a grown-up
reply-thanks = Thank you for telling us!
reply-poster = Print this
part-you-said = You told us
part-we-did = We will
part-why-not = We will not
decided-in-house = The council will do this.
decided-outside = Other people will do this.
decided-both = The council will do some of this. Other people will do some.
decided-not-yet = We are still thinking about this.
