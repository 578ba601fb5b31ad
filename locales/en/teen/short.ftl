short-about = What we asked
short-asked = The council asked people what they think of its services.
short-faces = The 10 faces stand for everybody who answered. Happy faces said it’s good, sad faces said it’s bad.
short-selected = People chose whether to answer. Those who didn’t may think something else.
short-hidden = When a number could give away what a few people said, we don’t show it.
short-need = Young people who get extra help
short-need-asked = We asked: “{ $question }”
short-need-none = We can’t show here how good each service is for people who get extra help. Too few answered, or a number could give away who said what. People at the council read what is written to them.
short-decides = The council reads all of this and then decides, by { $day } at the latest. “You said, we did” tells you what it decided.
short-promises = The council has made promises. It checks whether it keeps them.
short-every-service = All the services
short-whole = Read the whole report (it’s long, and written for adults)
short-pdf = Print this (PDF)
short-title = What people said
short-answered = { $audience ->
    [children] About { $n } children and young people answered.
    [parents] About { $n } parents and carers answered.
    [schools] About { $n } people from schools answered.
    [staff] About { $n } people who work in the services answered.
    [providers] About { $n } organisations answered.
    [governors] About { $n } school governors answered.
   *[public] About { $n } other people answered.
}
short-faces-alternative = Of ten faces, { $good } happy, { $between } in between and { $bad } sad.
short-who = { $audience ->
    [children] { $level ->
        [infant] Children aged 5 to 7
        [junior] Children aged 8 to 11
        [teen] Young people aged 12 to 15
        [easy-read] Children and young people who used easy read
       *[standard] Young people aged 16 and over
    }
    [parents] { $level ->
        [easy-read] Parents and carers who used easy read
       *[standard] Parents and carers
    }
    [schools] { $level ->
        [easy-read] People from schools who used easy read
       *[standard] People from schools
    }
    [staff] { $level ->
        [easy-read] People who work in the services and used easy read
       *[standard] People who work in the services
    }
    [providers] { $level ->
        [easy-read] Organisations that used easy read
       *[standard] Organisations that might do the work
    }
    [governors] { $level ->
        [easy-read] School governors who used easy read
       *[standard] School governors
    }
   *[public] { $level ->
        [easy-read] Other people who used easy read
       *[standard] Other people
    }
}{ $filled ->
    [with-help] , with some help
    [on-behalf] , with somebody else answering for them
   *[alone] { "" }
}
short-since = { $against ->
    [higher] That is better than the first time people were asked.
    [lower] That is worse than the first time people were asked.
   *[alike] We can’t tell whether that has changed since people were first asked.
}
short-good = { $who }: { $share ->
    [nearly-all] nearly all said it is good.
    [most] most said it is good.
    [half] about half said it is good.
    [fewer-than-half] fewer than half said it is good.
    [some] some said it is good.
    [nobody] nobody said it is good.
   *[few] only a few said it is good.
}
short-bad = { $share ->
    [nearly-all] Nearly all said it is bad.
    [most] Most said it is bad.
    [half] About half said it is bad.
    [fewer-than-half] Fewer than half said it is bad.
    [some] Some said it is bad.
   *[few] Only a few said it is bad.
}
short-bad-hidden = We can’t show how many said it is bad.
short-good-hidden = We can’t show how many said it is good.
short-more-good = More said it is good than bad.
short-more-bad = More said it is bad than good.
short-promise = { $service }: first check on { $day }.
short-wrote = What people wrote
short-drew = What people drew
short-none = We can’t show numbers about each service. Too few people answered, or a number could give away who said what. People at the council read what is written to them.
short-interim = People can still answer until { $closes }, so the numbers will change.
short-no-numbers = We can’t show numbers about this here. A number could give away who said what, or not enough people answered.
short-own-hidden = There are no faces here for people of your age: too few of you answered, or they could give away who said what.
short-not-shown = We can’t show how many say good or bad about: { $services }.
short-again = The council puts this next to what people said the first time. It tells everybody by { $day }.
short-decided-since = The council has decided since this was written. Here is what it’s going to do.
