short-about = What we asked
short-asked = The council asked people about its services.
short-faces = We show 10 faces. They stand for everybody who answered. Happy faces said it is good. Sad faces said it is bad.
short-selected = People chose if they wanted to answer. People who did not answer may think something else.
short-hidden = Sometimes a number could show what just a few people said. Then we do not show it. This keeps people’s answers private.
short-good = { $who }: { $share ->
    [nearly-all] nearly everybody said it is good.
    [most] most people said it is good.
    [half] about half the people said it is good.
    [fewer-than-half] fewer than half the people said it is good.
    [some] some people said it is good.
    [nobody] nobody said it is good.
   *[few] only a few people said it is good.
}
short-bad = { $share ->
    [nearly-all] Nearly everybody said it is bad.
    [most] Most people said it is bad.
    [half] About half the people said it is bad.
    [fewer-than-half] Fewer than half the people said it is bad.
    [some] Some people said it is bad.
   *[few] Only a few people said it is bad.
}
short-bad-hidden = We cannot show how many people said it is bad.
short-good-hidden = We cannot show how many people said it is good.
short-more-good = More people said good than bad.
short-more-bad = More people said bad than good.
short-need = People who need extra help
short-need-asked = { $audience ->
    [children] We asked children: “{ $question }”
    [parents] We asked parents and carers: “{ $question }”
   *[other] We asked people: “{ $question }”
}
short-need-none = We cannot show here how good each service is for people who need extra help. Too few of them answered, or a number could show who said what. People at the council read what people write.
short-should = Who should do the work
short-chose-most = More people chose “{ $option }” than anything else.
short-chose = { $who }: { $share ->
    [nearly-all] nearly everybody chose “{ $option }”.
    [most] most people chose “{ $option }”.
    [half] about half the people chose “{ $option }”.
    [fewer-than-half] fewer than half the people chose “{ $option }”.
    [some] some people chose “{ $option }”.
    [nobody] nobody chose “{ $option }”.
   *[few] only a few people chose “{ $option }”.
}
short-decides = The council reads all of this. Then it decides. The last day to decide is { $day }. Look at “You said, we did”. It will tell you what the council decides.
short-promises = The council made promises. It checks if it keeps them.
short-promise = { $service }: the first check is on { $day }.
short-every-service = All the services
short-whole = Read the long report
short-pdf = Print this (PDF)
short-none = We cannot show numbers here. Too few people answered, or a number could show who said what. People at the council read what people write.
short-interim = People can still answer until { $closes }. So the numbers will change.
short-no-numbers = We cannot show numbers about this here. A number could show who said what, or not enough people answered.
short-not-shown = We cannot show how many people say good or bad about: { $services }.
short-again = The council looks at whether things are better or worse than the first time. It tells everybody by { $day }.
short-decided-since = The council has decided now. Read what it will do.
