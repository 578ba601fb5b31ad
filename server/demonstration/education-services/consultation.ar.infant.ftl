consultation-title = المساعدة في المدرسة
consultation-why = يريد الكبار معرفة رأيك في المساعدة في المدرسة.
consultation-what-happens = ينظر الكبار إلى ما قاله كل الأطفال.
service-sen-inclusion = المساعدة في المدرسة
service-free-school-meals = غداء المدرسة
