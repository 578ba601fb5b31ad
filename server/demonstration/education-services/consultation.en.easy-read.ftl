consultation-title = Who should run education services?
consultation-why =
    The council runs services for schools, families and children.

    The council is thinking about who should run them. It could be the council. It could be another organisation.

    The council has not decided yet. Things could also stay as they are.

    It wants to know what you think first.
consultation-what-happens =
    We read everything you tell us. We write a report about it.

    The report goes to the people who decide.

service-admissions = School places
    .about = Help to get a place at a school.
service-place-planning = Planning schools
    .about = Making sure there are enough schools.
service-education-welfare = Help with going to school
    .about = Help, and legal steps, when a child misses school.
service-behaviour = Help with behaviour
    .about = Help with behaviour, and teaching for children who cannot be at their school.
service-school-standards = Checking schools
    .about = Checking that schools are good, and helping them.
service-workforce-governors = Training for schools
    .about = Training for people who work in schools.
service-early-years = Early years
    .about = Nurseries and childcare for young children.
service-sen-inclusion = Extra help with learning
    .about = Help for children who find learning harder.
service-educational-psychology = Educational psychologists
    .about = People who find out what helps a child learn.
service-free-school-meals = Free school meals
    .about = Free dinners at school.
service-hearing-primary = Hearing Impairment Unit
    .about = Help for deaf children in primary school.
service-deaf-secondary = Deaf Centre
    .about = Help for deaf young people in secondary school.
