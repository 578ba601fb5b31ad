consultation-title = School dinners and breakfast clubs
consultation-why =
    The council cooks school dinners. It also runs breakfast clubs.

    The council is thinking about who should run them. It could be the council. It could be another organisation.

    The council has not decided yet.
consultation-what-happens =
    We read everything you tell us. We write a report about it.
service-free-school-meals = School dinners
    .about = Dinners for children at primary school.
service-breakfast-clubs = Breakfast clubs
    .about = Breakfast at school, before lessons.
