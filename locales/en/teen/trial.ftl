trial-title = Try this survey out
trial-says = Trial: nothing you enter is kept, and nobody reads it.
trial-leave = End the trial
trial-lead = Please try this survey out. Answer it as if it were real. Nothing you enter is kept, and nobody reads it: we want to know whether the questions make sense. Say what you think each question means, or write down what was hard.
trial-before-writing = This is a trial: nobody reads what you write. If you need help now, talk to an adult you trust or call Childline free on 0800 1111. If you are in danger, call 999, or use the 999 BSL app if you are deaf.
trial-choose = Choose how to read it
trial-over = The trial is over
trial-over-lead = Nothing you entered was kept. Thank you. Tell the person who asked you what was hard to understand, and what you wanted to say but couldn’t.
