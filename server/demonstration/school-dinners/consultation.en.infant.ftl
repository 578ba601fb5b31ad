consultation-title = School dinner
service-free-school-meals = School dinner
service-breakfast-clubs = Breakfast at school
