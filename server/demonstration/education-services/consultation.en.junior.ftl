consultation-title = What do you think of help at school?
consultation-why =
    Lots of children get extra help at school, or dinners that are free. The council looks after this help.

    The council is deciding who should do it from now on. Nothing is decided yet. First it asks children what they think.
consultation-what-happens = Grown-ups read what all the children said. They put it next to what parents and schools said, and show it to the people who decide.
service-admissions = Getting a place at your school
    .about = When your family chose a school for you
service-education-welfare = Help with coming to school
    .about = When it is hard to come, or you missed a lot
service-behaviour = Help with feelings and behaviour
    .about = Someone who helps you calm down and start again
service-sen-inclusion = Extra help with learning
    .about = When learning is harder for you
service-educational-psychology = Someone who finds out what helps you learn
    .about = They are called an educational psychologist
service-free-school-meals = Free dinners
    .about = Dinners at school that you do not pay for
service-hearing-primary = Help for deaf children
    .about = At your school
service-deaf-secondary = The Deaf Centre
    .about = At a school for older children
