trial-says = We are just trying this out.
trial-leave = Stop
trial-title = Try this out
trial-lead = A grown-up is here to help you.
trial-choose = Choose
trial-over = All done!
trial-over-lead = Thank you. Tell the grown-up what was hard.
trial-again = Try again
