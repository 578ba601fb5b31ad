consultation-title = Help at school
consultation-why = Grown-ups want to know what you think of help at school.
consultation-what-happens = Grown-ups look at what all the children said.
service-sen-inclusion = Help at school
service-free-school-meals = School dinner
