### Ages 5 to 7.

reply-link = What the grown-ups will do
reply-page-title = What the grown-ups will do
reply-taken-back-title = Not ready yet
reply-taken-back-text = It will be here soon.
reply-thanks = Thank you for telling us!
reply-poster = Print this
part-you-said = You told us
part-we-did = We will
part-why-not = We can’t
decided-in-house = The council will keep doing this.
decided-outside = Somebody new will do this.
decided-both = Some of this will be new.
decided-not-yet = We are still thinking about this.
