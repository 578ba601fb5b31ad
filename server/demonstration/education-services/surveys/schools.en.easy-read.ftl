survey-title = Education services: tell us what you think
survey-who = The council is asking people who work in schools and nurseries.
survey-why =
    The council is deciding who should run these services. It could be the council. It could be another organisation.

    The council has not decided yet. Your answers will help it to decide.
page-quality = { $service }
page-measures = More about this: { $service }
page-expect = { $service }: who might run it
    .text = We ask the same thing two times. One time about the council. One time about another organisation.
page-feelings = What you worry about and hope for
phase = Where do you work?
    .short = Where you work
    .early-years = A nursery or with a childminder
    .primary = A primary school
    .secondary = A secondary school
    .special = A special school
    .alternative = A centre for pupils who are out of school
    .post-16 = A college or sixth form
would-buy = Think about the services your school buys now. Another organisation might run them, just as well. Would your school still buy them?
    .short = Would still pay
best-engaged = How can children and families best tell us what they think?
    .short = How to hear children and families
    .class-session = In a group at school
    .parents-meeting = At a meeting for parents
    .online = On a phone or computer
    .paper = On paper
    .interpreter = With an interpreter or in sign language
    .none-of-these = None of these
