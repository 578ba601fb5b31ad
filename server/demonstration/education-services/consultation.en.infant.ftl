consultation-title = Help at school
service-sen-inclusion = Help at school
service-free-school-meals = School dinner
