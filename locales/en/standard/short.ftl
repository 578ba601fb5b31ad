## The report in short: the page for those who decide, and what its plain versions fall back on.

short-title = What people said
short-versions = The report in short
short-one = Summary on one page
short-pdf = Download to print (PDF)
short-whole = Read the whole report
short-about = What was asked
short-asked = { $council } asked people what they think of its services.
short-answered = { $audience ->
    [children] About { $n } children and young people answered.
    [parents] About { $n } parents and carers answered.
    [schools] About { $n } people from schools answered.
    [staff] About { $n } people who work in the services answered.
    [providers] About { $n } organisations answered.
    [governors] About { $n } school governors answered.
   *[public] About { $n } other people answered.
}
short-faces = Ten faces stand for all who answered. Happy faces said it is good. Sad faces said it is bad.
short-faces-alternative = Of ten faces, { $good } happy, { $between } in between and { $bad } sad.
short-selected = People chose whether to answer. Those who did not may think differently.
short-hidden = Where a number could give away what a few people said, it is not shown.
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
   *[alike] It cannot be told whether that has changed since people were first asked.
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
short-bad-hidden = We cannot show how many said it is bad.
short-good-hidden = We cannot show how many said it is good.
short-more-good = More said it is good than bad.
short-more-bad = More said it is bad than good.
short-need = Children who need extra help
short-need-asked = { $audience ->
    [children] Children were asked: “{ $question }”
    [parents] Parents and carers were asked: “{ $question }”
   *[other] People were asked: “{ $question }”
}
short-need-service = { $service }. { $who }.
short-need-none = How good each service is for people who need extra help cannot be shown in numbers here: too few of them answered, or a number could give away what a few of them said. People at the council read what is written to them.
short-own-hidden = There is no figure here for people of your age: too few of you answered, or it could give away who said what.
short-should = Who should do the work
short-chose-most = “{ $option }” was chosen more than anything else.
short-chose = { $who }: { $share ->
    [nearly-all] nearly all chose “{ $option }”.
    [most] most chose “{ $option }”.
    [half] about half chose “{ $option }”.
    [fewer-than-half] fewer than half chose “{ $option }”.
    [some] some chose “{ $option }”.
    [nobody] nobody chose “{ $option }”.
   *[few] only a few chose “{ $option }”.
}
short-one-no-column = No overall figure can be shown for: { $groups }. Too few answered, or it could give away how a few did.
short-next = What happens next
short-decides = The council reads all this and then decides, by { $day } at the latest. What it decides will be in “You said, we did”.
short-promises = The council made promises. It checks whether they are kept.
short-promise = { $service }: first check on { $day }.
short-every-service = Every service
short-wrote = What people wrote
short-drew = What people drew
short-one-title = { $consultation }: findings on one page
short-one-rated = How good it is
short-one-caption = The share that called the quality good, and the share that called it poor
short-one-cell = { $good } / { $bad }, n { $n }
short-one-note = These are the views of those who replied: others may think differently. Good / poor: the answers above the middle and those below it. n: how many chose an answer. All figures are rounded, so shares may be some points from what unrounded counts would give. [c]: hidden, to protect people. Each audience is represented by the group for which most can be shown; every group is in the whole report. –: not shown, or not asked.
short-one-faces = Children of 5 to 11 answered by faces, and choose the happiest more often: their columns should not be compared with adults’.
short-one-no-room = There is no room here for: { $groups }. They are in the whole report.
short-one-answered = How many answered, rounded, without groups too small to show: { $audiences }.
short-one-terms = Lower or higher is said only where about 30 people or more answered each, and the difference is more than rounding could make and more than chance would mostly make.
short-one-expected = { $group }: what they expect of an outside organisation, compared with the council, person by person: { $services }.
short-one-expected-need = { $group }, by need, over all the services they rated, with the council and outside (good / poor), person by person: { $needs }.
short-one-expected-of = “{ $need }” { $council } and { $outside }, { $verdict }
short-one-preferred-part = { $group } (n { $n }): { $points }, others [c].
short-one-silent = Not known, because too few answered or a figure may not be shown: { $what }.
short-one-silent-lower = for { $n ->
    [one] one group
   *[other] { $n } groups
}, whether those with lower needs think differently from those with none
short-one-silent-most = for { $n ->
    [one] one group
   *[other] { $n } groups
}, whether those with the greatest needs think differently from those with none
short-one-silent-expected = for { $n ->
    [one] one kind of need
   *[other] { $n } kinds of need
}, what people expect of each provider
short-one-hidden = The overall shares that called it good or poor may not be shown for: { $services }. Figures for single answers, where they may be shown, are in the whole report.
short-one-compared = What was compared
short-one-promise = { $service }: { $promise }. What shows it: { $measure }. Target: { $target }. Accountable: { $owner }. First review: { $day }.
short-words = What these readers are told first, in their words
short-words-hint = Two or three short sentences. Leave it empty and the figures speak alone. On one page, the beginning of your summary stands here until you write something else.
short-lead = Versions of this report for readers who will not read all of it. They are made of its figures, and are frozen, approved and published with it.
short-too-hard = Too hard for these readers:
short-see = See what they get
short-none = Numbers about each service cannot be shown: too few people answered, or a number could give away what a few of them said.
short-interim = People can still answer until { $closes }: the figures will change.
short-no-numbers = Numbers about this cannot be shown: too few people answered, or a number could give away what a few of them said.
short-not-shown = How many in all say good or poor cannot be shown of: { $services }.
short-again = The council sets this beside what people said the first time, and publishes it by { $day }.
short-decided-since = The council has decided since this was written. What it will do, and why:
