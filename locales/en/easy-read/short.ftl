short-about = What we asked
short-asked = The council asked people about its services.
short-faces = This shows how to read the faces. The 10 faces stand for everybody who answered. Happy faces said it is good. Sad faces said it is bad.
short-hidden = Sometimes only a few people answered. Then we show nothing. This keeps people private.
short-good = { $who }: { $share ->
    [nearly-all] nearly everybody said it is good.
    [most] most people said it is good.
    [more-than-half] more than half the people said it is good.
    [half] about half the people said it is good.
    [fewer-than-half] fewer than half the people said it is good.
    [some] some people said it is good.
   *[few] only a few people said it is good.
}
short-bad = { $share ->
    [nearly-all] Nearly everybody said it is bad.
    [most] Most people said it is bad.
    [more-than-half] More than half the people said it is bad.
    [half] About half the people said it is bad.
    [fewer-than-half] Fewer than half the people said it is bad.
    [some] Some people said it is bad.
   *[few] Only a few people said it is bad.
}
short-need = People who need extra help
short-need-asked = { $audience ->
    [children] We asked children: “{ $question }”
   *[parents] We asked parents and carers: “{ $question }”
}
short-need-none = Only a few people who need extra help answered. So we show no numbers. We read what they wrote.
short-decides = The council reads all of this. Then it decides. It decides by { $day }.
short-decided = The council had until { $day } to decide. Read “You said, we did” to find out what it decided.
short-promises = The council made promises. Later it checks if it keeps them.
short-promise = { $service }: the council checks on { $day }.
short-every-service = All the services
short-whole = Read the long report
short-pdf = Print this (PDF)
short-none = Only a few people told us about each service. So we show no numbers. We read what they wrote.
short-interim = People can still answer until { $closes }. So the numbers will change.
