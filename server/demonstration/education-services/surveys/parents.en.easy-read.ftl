survey-title = Education services: tell us what you think
survey-who = The council is asking parents and carers about services for their children.
survey-why =
    The council is deciding who should run the services. It could be the council. It could be another organisation.

    The council has not decided yet. Your answers will help it to decide.
page-quality = { $service }
page-measures = More about this: { $service }
page-expect = { $service }: who might run it
    .text = We ask the same thing two times. One time about the council. One time about another organisation.
page-feelings = What you worry about and hope for
page-about = About you
keep-help = What would make your child’s extra help good?
    .hint = You can leave this empty. Please do not write names
    .short = What would make your child’s help good
