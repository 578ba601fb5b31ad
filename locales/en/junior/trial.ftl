trial-says = We are trying this out. We keep nothing you choose or write, and nobody reads it.
trial-leave = Stop trying
trial-title = Try this out
trial-lead = Go through the questions. Say what you think each one means. We keep nothing you choose or write. Nobody reads it.
trial-before-writing = We are trying this out. Nobody reads what you write here. If you need help now, tell a grown-up you trust, or call Childline free: 0800 1111. If there is danger, call 999, or use the 999 BSL app if you are deaf.
trial-choose = Choose the words for you
trial-over = You came to the end
trial-over-lead = Thank you. We kept nothing. Tell the grown-up what was hard. Tell them what you wanted to say and could not.
