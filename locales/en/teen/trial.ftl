trial-title = Try this survey out
trial-says = Trial: nothing you enter is kept, and nobody reads it.
trial-leave = End the trial
trial-lead = You are asked to try this survey out. Go through it as you would. Nothing you enter is kept, and nobody reads it. What matters is what you make of the questions: say what you think each of them means, or write down what was hard.
trial-before-writing = This is a trial: nobody reads what you write. If you need help now, talk to an adult you trust or call Childline free on 0800 1111. If you are in danger, call 999.
trial-choose = Choose how to read it
trial-over = The trial is over
trial-over-lead = Nothing you entered was kept. Thank you. Tell whoever asked you what was hard to understand, and what you wanted to say and could not.
