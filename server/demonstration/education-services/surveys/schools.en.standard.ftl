survey-title = Education services: survey for schools and settings
survey-who = The council is asking headteachers, teachers, SENCOs, support staff and governors about the education services their school or setting uses.
survey-why =
    It is comparing what it provides itself with what outside organisations could provide, on the same basis. Nothing has been decided, and keeping things as they are is one of the choices.

    Your answers show how good each service is now, what must stay, and how quality should be checked afterwards.
page-quality = { $service }
page-measures = { $service }: more about it
page-expect = { $service }: who might provide it
    .text = The questions are the same, about the council and about an outside organisation, so that the answers can be compared.
page-feelings = Your worries and your hopes
phase = What kind of school or setting do you work in?
    .short = Kind of school or setting
    .early-years = Early years
    .primary = Primary
    .secondary = Secondary
    .special = Special
    .alternative = Alternative provision
    .post-16 = Post-16
would-buy = Would your school or setting go on buying the services it buys now, if an outside organisation provided them to the same standard?
    .short = Would go on buying
best-engaged = How could the pupils and families at your school best be heard?
    .short = How pupils and families could be heard
    .class-session = A session with a class or a group
    .parents-meeting = A meeting with parents and carers
    .online = Online, in their own time
    .paper = On paper
    .interpreter = With an interpreter, or in British Sign Language
    .none-of-these = None of these
