short-title = What everybody told us
short-about = What we asked
short-asked = The council asked lots of people what they think.
short-answered = { $audience ->
    [children] About { $n } children told us what they think.
   *[parents] About { $n } mums, dads and carers told us too.
}
short-faces = We show 10 faces. They are everybody who answered. Happy faces said it is good. Sad faces said it is bad.
short-faces-alternative = 10 faces: { $good } happy, { $between } in the middle, { $bad } sad.
short-selected = Not everybody told us. The others may think something else.
short-hidden = Sometimes a number could show what just a few people said. Then we do not show it. So nobody can tell who said what.
short-who = { $audience ->
    [children] { $level ->
        [infant] Children aged 5 to 7
        [junior] Children aged 8 to 11
        [teen] Children aged 12 to 15
        [easy-read] Children who used easy read
       *[standard] Young people aged 16 and over
    }
   *[parents] { $level ->
        [easy-read] Mums, dads and carers who used easy read
       *[standard] Mums, dads and carers
    }
}{ $filled ->
    [with-help] , with some help
    [on-behalf] , when a grown-up answered for them
   *[alone] { "" }
}
short-since = { $against ->
    [higher] That is better than the first time we asked.
    [lower] That is worse than the first time we asked.
   *[alike] We can’t tell if it has changed since the first time.
}
short-good = { $who }: { $share ->
    [nearly-all] nearly everybody said it is good.
    [most] most of them said it is good.
    [half] about half said it is good.
    [fewer-than-half] less than half said it is good.
    [some] some of them said it is good.
    [nobody] nobody said it is good.
   *[few] only a few said it is good.
}
short-bad = { $share ->
    [nearly-all] Nearly everybody said it is bad.
    [most] Most of them said it is bad.
    [half] About half said it is bad.
    [fewer-than-half] Less than half said it is bad.
    [some] Some of them said it is bad.
   *[few] Only a few said it is bad.
}
short-bad-hidden = We can’t show how many said it is bad.
short-good-hidden = We can’t show how many said it is good.
short-more-good = More said good than bad.
short-more-bad = More said bad than good.
short-need = Children who get extra help
short-need-asked = We asked: “{ $question }”
short-need-none = We can’t show here how good each thing is for children who get extra help. Too few of them answered, or a number could show who said what. People at the council read what children write.
short-decides = People at the council read all of this. Then they decide. The last day for that is { $day }. “You told us. Now we tell you” says what they decided.
short-promises = The council made promises. Then it checks if it kept them.
short-promise = { $service }: the first check is on { $day }.
short-every-service = Everything
short-wrote = What children wrote
short-drew = What children drew
short-whole = Read the long report for grown-ups
short-pdf = Print this
short-none = We can’t show numbers here. Too few people answered, or a number could show who said what. People at the council read what children write.
short-interim = Children can still tell us until { $closes }. So the numbers will change.
short-no-numbers = We can’t show numbers about this here. A number could show who said what, or not enough people answered.
short-own-hidden = There are no faces here for children of your age. Not enough of you told us, or the faces could show who said what.
short-not-shown = We can’t show how many said good or bad about: { $services }.
short-again = People at the council look if it is better or worse than the first time. They tell everybody by { $day }.
short-decided-since = The council has decided now. Read what it will do.
