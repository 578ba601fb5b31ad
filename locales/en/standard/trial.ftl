### Trying a survey out, for those who were given its link.

trial-says = Trial: nothing you enter is kept, and nobody reads it.
trial-leave = End the trial
trial-title = Try this survey out
trial-lead = You are asked to try this survey out. Go through it as you would. Nothing you enter is kept, and nobody reads it: what matters is what you make of the questions. Say aloud what you think each of them means, or write down what was hard, for whoever asked you to try it.
trial-before-writing = This is a trial: nobody reads what you write. If you need help now, talk to an adult you trust or call Childline free on 0800 1111. If you are in danger, call 999.
trial-choose = Choose how to read it
trial-over = The trial is over
trial-over-lead = Nothing you entered was kept. Thank you. Tell whoever asked you to try it what was hard to understand, and what you would have liked to say and could not.
trial-again = Try it again
