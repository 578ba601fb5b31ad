## The report in short: the page for those who decide, and what its plain versions fall back on.

short-title = What people said
short-versions = The report in short
short-one = On one page
short-pdf = Download to print (PDF)
short-whole = Read the whole report
short-about = What was asked
short-asked = { $council } asked people what they think of its services.
short-answered = { $audience ->
    [children] { $n } children and young people answered.
    [parents] { $n } parents and carers answered.
    [schools] { $n } people from schools answered.
    [staff] { $n } people who work in the services answered.
    [providers] { $n } organisations answered.
    [governors] { $n } school governors answered.
   *[public] { $n } other people answered.
}
short-faces = How to read the faces: ten faces stand for all who answered. Happy faces said it is good. Sad faces said it is bad.
short-faces-alternative = Of ten faces, { $good } happy and { $bad } sad.
short-hidden = Where only a few people answered, nothing is shown, so that nobody can be found.
short-who = { $audience ->
    [children] { $level ->
        [infant] Children aged 5 to 7
        [junior] Children aged 8 to 11
        [teen] Young people aged 12 to 15
        [easy-read] Children and young people who read the easy version
       *[standard] Young people aged 16 and over
    }
    [parents] { $level ->
        [easy-read] Parents and carers who read the easy version
       *[standard] Parents and carers
    }
    [schools] { $level ->
        [easy-read] People from schools who read the easy version
       *[standard] People from schools
    }
    [staff] { $level ->
        [easy-read] People who work in the services and read the easy version
       *[standard] People who work in the services
    }
    [providers] { $level ->
        [easy-read] Organisations that read the easy version
       *[standard] Organisations that might do the work
    }
    [governors] { $level ->
        [easy-read] School governors who read the easy version
       *[standard] School governors
    }
   *[public] { $level ->
        [easy-read] Other people who read the easy version
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
   *[alike] That is about the same as the first time people were asked.
}
short-good = { $who }: { $share ->
    [nearly-all] nearly all said it is good.
    [most] most said it is good.
    [more-than-half] more than half said it is good.
    [half] about half said it is good.
    [fewer-than-half] fewer than half said it is good.
    [some] some said it is good.
   *[few] only a few said it is good.
}
short-bad = { $share ->
    [nearly-all] Nearly all said it is bad.
    [most] Most said it is bad.
    [more-than-half] More than half said it is bad.
    [half] About half said it is bad.
    [fewer-than-half] Fewer than half said it is bad.
    [some] Some said it is bad.
   *[few] Only a few said it is bad.
}
short-need = Children who need extra help
short-need-asked = { $audience ->
    [children] Children were asked: “{ $question }”
   *[parents] Parents and carers were asked: “{ $question }”
}
short-need-service = { $service }. { $who }.
short-need-none = Too few people who need extra help answered for numbers to be shown. What they wrote was read.
short-next = What happens next
short-decides = The council reads all this before it decides. It decides by { $day }.
short-decided = The council had until { $day } to decide. What it decided is in “You said, we did”.
short-promises = The council made promises. It checks later whether they are kept.
short-promise = { $service }: it checks on { $day }.
short-every-service = Every service
short-wrote = What people wrote
short-drew = What people drew
short-one-title = { $consultation }: findings on one page
short-one-rated = How good it is
short-one-caption = The share that called the quality good, and the share that called it poor
short-one-cell = { $good }% / { $bad }%
short-one-note = Good / poor. Of each audience the group of which most can be shown; every group, and how many it is of, is in the whole report. –: not shown, or not asked.
short-one-hidden = No share may be shown, because few answered or because it could give away how a few did, for: { $services }. The whole report shows what may be.
short-one-compared = What was compared
short-one-promise = { $service }: { $promise }. What shows it: { $measure }. Target: { $target }. { $owner } answers for it on { $day }.
short-words = What these readers are told first, in their words
short-words-hint = Two or three short sentences. Leave it empty and the figures speak alone. On one page, the beginning of your summary stands here until you write something else.
short-lead = Versions of this report for readers who will not read all of it. They are made of its figures, and are frozen, approved and published with it.
short-too-hard = Too hard for these readers:
short-see = See what they get
short-none = Too few people answered about each service to show numbers here. What they wrote was read.
short-interim = People can still answer until { $closes }: the figures will change.
