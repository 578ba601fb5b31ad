consultation-title = What do you think of help at school?
consultation-why =
    The council runs help that young people get at school. It is deciding who should run each kind of help in future: the council itself, or another organisation.

    Nothing has been decided. Before it decides, it wants to hear from the people who use the help.
consultation-what-happens = Every answer is counted and every comment is read. What young people said is shown next to what parents, schools and staff said, in a report to the councillors who decide. The report also says how the council will check that the help stays good.
service-admissions = Getting a school place
    .about = Choosing and applying for a school
service-education-welfare = Help with going to school
    .about = Someone who helps when it is hard to go to school, or you have missed a lot
service-behaviour = Help with behaviour
    .about = Support when things go wrong at school, or a centre you go to instead for a while
service-sen-inclusion = Extra help with learning
    .about = Support because learning is harder for you, or because of a disability
service-educational-psychology = Educational psychologist
    .about = Someone who meets you to find out what helps you learn and feel better
service-free-school-meals = Free school meals
    .about = School lunch that you do not have to pay for
service-hearing-primary = Hearing Impairment Unit
    .about = Support for deaf children at primary school
service-deaf-secondary = Deaf Centre
    .about = Support for deaf young people at secondary school
