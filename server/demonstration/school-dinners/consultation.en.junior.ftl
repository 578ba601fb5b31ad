consultation-title = What do you think of school dinners?
service-free-school-meals = School dinners
    .about = What you eat at lunch time
service-breakfast-clubs = Breakfast club
    .about = Breakfast before school
