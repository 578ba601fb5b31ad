survey-title = Education services: survey for parents and carers
survey-who = The council is asking parents and carers about the education services their children use.
survey-why =
    It is deciding who should provide these services in future: the council itself, or an outside organisation. It has not decided, and keeping things as they are is one of the choices.

    Your answers help it to see how good each service is now, what must stay, and how to tell afterwards whether it is still good.
page-quality = { $service }
page-measures = { $service }: more about it
page-expect = { $service }: who might provide it
    .text = The questions are the same, about the council and about an outside organisation, so that the answers can be compared.
page-feelings = Your worries and your hopes
page-about = About you
keep-help = What would make your child’s extra help good in future?
    .hint = You can leave this empty. Please do not write names
    .short = What would make your child’s help good
