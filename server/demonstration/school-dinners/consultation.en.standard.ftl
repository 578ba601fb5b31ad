consultation-title = School dinners and breakfast clubs
consultation-why =
    The council cooks and serves dinners in most primary schools, and runs breakfast clubs in eleven. It is looking at who could best do each: the council itself, or an outside organisation.

    Nothing has been decided, and keeping things as they are is one of the choices.
consultation-what-happens =
    Every answer is counted and every comment is read. What families and children say goes into a report to the council’s Executive, which also says how quality would be checked afterwards.
service-free-school-meals = School dinners
    .about = Dinners in primary schools, for those who pay and those who do not.
service-breakfast-clubs = Breakfast clubs
    .about = Breakfast and a place to be before school.
