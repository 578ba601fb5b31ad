### السؤال مرة أخرى، من 5 إلى 7 سنوات. لم يراجعه مترجم بعد.

# A title may or may not end with a mark of its own.
wave-consultation-title = { $title } – الآن
wave-consultation-why = نريد أن نعرف كيف الأمور الآن.
wave-consultation-what-happens = يعدّ الكبار ما يختاره الأطفال.
wave-survey-why = سألنا من قبل. والآن نسأل مرة أخرى. لا توجد إجابة خاطئة.
start-reports = يخبر الكبار الجميع بما قاله الأطفال. وذلك قبل نهاية يوم { $day }.
sent-next-wave = يعدّ الكبار ما قاله كل الأطفال. ثم يخبرون الجميع.
again-open = كيف الأمور الآن؟
again-open-until = يمكنك المشاركة حتى { $day }.
reports-late = قال الكبار إنهم سيضعون هذا هنا. وكان الموعد نهاية يوم { $day }. وهو ليس هنا بعد.
reports-on = سيخبرك الكبار هنا بما قاله الأطفال. وذلك قبل نهاية يوم { $day }.
