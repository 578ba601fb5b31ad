### من 5 إلى 7 سنوات: كلمات قليلة، يقرؤها شخص كبير أو الجهاز. لم يراجعه مترجم بعد.

choose-age = كم عمرك؟
open-until = حتى { $day }
closed-on = انتهى هذا
what-happens-heading = ماذا يحدث بعد ذلك
services-heading = ما نسأل عنه
home-lead = يمكنك اختيار واحد.
decides-late = قال الكبار إنهم سيقررون. وكان الموعد نهاية يوم { $day }. ولم يخبروك بعد.
after-harder = هذه الصفحة للكبار. وهي بالإنجليزية.
decides-on = يقرر الكبار قبل نهاية يوم { $day }.
for-adults = للكبار
takes-minutes =
    { $minutes ->
        [one] نحو دقيقة واحدة
        [two] نحو دقيقتين
        [few] نحو { $minutes } دقائق
       *[other] نحو { $minutes } دقيقة
    }
start-button = أبدأ الآن
start-choice = يمكنك قول نعم أو لا لهذا. ويمكنك التوقف.
start-minutes =
    { $minutes ->
        [one] يحتاج هذا إلى نحو دقيقة واحدة.
        [two] يحتاج هذا إلى نحو دقيقتين.
        [few] يحتاج هذا إلى نحو { $minutes } دقائق.
       *[other] يحتاج هذا إلى نحو { $minutes } دقيقة.
    }
start-anonymous = لا نسألك عن اسمك. ولا أحد يعرف أي الإجابات لك.
start-closes = يمكنك المشاركة حتى { $day }.
start-decides = يقرر الكبار قبل نهاية يوم { $day }.
start-resume = أكمل
start-again = أبدأ من جديد
continue = التالي
send = إرسال
save = أتوقف قليلاً
back = رجوع
change-display = كلمات أسهل أو أصعب
way-dont-know = لا أعرف
way-rather-not-say = لا أريد أن أقول
way-dont-understand = لا أفهم
read-aloud = اقرأ لي
read-aloud-stop = توقف
wrong-required = نحتاج إلى اختيار واحد
wrong-too-long = إجابتك طويلة. نحتاج إلى حذف { $over ->
    [one] حرف واحد
    [two] حرفين
    [few] { $over } أحرف
    [many] { $over } حرفاً
   *[other] { $over } حرف
}.
wrong-too-many = يمكنك اختيار { $max } أو أقل
wrong-none-and-some = لا يمكن اختيار { $names } مع إجابات أخرى
check-title = إجاباتك
check-then-send = هل هي كما أردت؟
check-then-about-you = إجاباتك لم تُرسل بعد.
check-anonymous = نحن لا نعرف اسمك.
sent-title = شكراً لك!
sent-next-heading = ماذا يحدث الآن
sent-next = يقرأ الكبار ما قاله كل الأطفال. ثم يخبرونك بما سيفعلونه.
sent-anonymous = لا أحد يعرف أي الإجابات لك.
sent-home = العودة إلى البداية
hint-services = يمكنك اختيار { $max } أو أقل. سنسألك عن كل منها.
count-left = الأحرف الباقية: {"{}"}
count-over = الأحرف الزائدة: {"{}"}
count-limit = أكبر عدد من الأحرف هنا: { $max }.
safe-heading = من يمكنه المساعدة
safe-heading-help = من يمكنه المساعدة
safe-who-reads = يقرأ الكبار هذا لاحقاً. وهم لا يعرفون من أنت. لذلك لا يستطيعون أن يأتوا ليساعدوك.
safe-who-reads-session = يقرأ الكبار هذا لاحقاً. وهم لا يعرفون من أنت.
safe-not-urgent = هذا ليس للحصول على المساعدة الآن. هل هناك خطر؟ يجب الاتصال بالرقم 999. وللصُّمّ هناك تطبيق 999 BSL.
safe-where-help-is = هل عندك حزن أو خوف؟ يمكنك إخبار شخص كبير تثق به. أو يمكنك الاتصال بـ Childline: 0800 1111. ولديهم لغة الإشارة أيضاً.
safe-more = مساعدة أكثر
safe-before-writing = لا نكتب أسماء هنا من فضلك. يقرأ الناس هذا لاحقاً، وليس الآن. للمساعدة الآن يمكنك إخبار شخص كبير تثق به. أو يمكنك الاتصال بـ Childline: 0800 1111.
about-privacy-text =
    يسألك الكبار في المجلس عن المدرسة.

    وهم يحتفظون بإجاباتك.

    في مجموعة قد يحتفظون بكلامك وبصور رسومك.

    وهم لا يعرفون اسمك.

    يمكنك قول لا. ويمكنك التوقف.

    هل يؤذيك أحد؟ يمكنك إخبار شخص كبير تثق به.

about-accessibility-text =
    ينبغي أن تعمل هذه الصفحات للجميع.

    هل تصعب رؤية شيء أو سماعه أو ضغطه؟ يمكنك إخبار شخص كبير. وهو يستطيع أن يخبرنا.

    سنحاول أن نجعل هذا أفضل لك.

about-cookies-text =
    يحتفظ الهاتف أو الجهاز اللوحي أو الحاسوب بملاحظة. وبها يمكنك المتابعة من حيث توقفت.

    لا تقول هذه الملاحظة من أنت. ولا تقول ماذا اخترت.

    ولا يستخدمها أحد ليراقبك.

about-whole = النص كله، للكبار
about-help-text =
    هل عندك حزن أو خوف؟ يمكنك إخبار شخص كبير تثق به.

    هل هناك خطر الآن؟ يجب الاتصال بالرقم 999.

    الاتصال بـ Childline مجاني: 0800 1111. ولديهم لغة الإشارة أيضاً.

    يمكنك التوقف في أي وقت. ويمكن لشخص كبير أن يساعدك.
about-privacy = ما نحتفظ به
saved-title = حفظنا إجاباتك
saved-lead = نطلب من شخص كبير كتابة هذه الكلمات الأربع.
saved-until = تعمل الكلمات حتى { $day }.
saved-how = للعودة، هذا هو العنوان:
saved-secret = يجب حفظ الكلمات في مكان آمن. هذه الكلمات الجديدة وحدها تعمل الآن.
saved-resume = أكمل
return-link = عندي أربع كلمات
return-title = ما كلماتك الأربع؟
return-button = أبحث عن إجاباتي
# Whoever writes in other letters was given numbers as well.
return-wrong = لننظر إلى الكلمات أو الأرقام مرة أخرى.
return-lost = هل ضاعت الكلمات؟ يمكنك البدء من جديد.
display-title = كلمات أسهل أو أصعب
display-lead = إجاباتك محفوظة.
display-button = حسناً
discard = مسح إجاباتي
discard-title = هل نمسح إجاباتك؟
discarded = اختفت إجاباتك.
discard-lead = عندها تختفي إجاباتك.
discard-button = نعم
discard-keep = لا
change = تغيير
not-answered = بدون اختيار
problem-heading = لننظر هنا
failure-about = ماذا يحدث الآن؟
failure-not-found-text = هذه الصفحة ليست هنا. يمكنك الرجوع.
failure-closed = انتهى هذا
failure-closed-text = لا يمكنك المشاركة بعد الآن.
failure-ours = حدث خطأ
failure-ours-text = هذا ليس خطأك. يمكنك المحاولة مرة أخرى.
failure-no-such-draft = هذه الإجابات ليست هنا
failure-no-such-draft-text = يمكن لشخص كبير أن يساعدك.

## جلسة في غرفة

join-link = عندي رمز
join-title = ما هو رمزك؟
sheet-how = نضع علامة في مربع واحد كل مرة. ولا نكتب أسماءنا.
join-choice = يمكنك قول نعم أو لا لهذا. ويمكنك التوقف.
join-unseen = هل معك هاتف أو جهاز لوحي؟ لا أحد يرى اختيارك عليه.
join-unseen-own = هل معك هاتف أو جهاز لوحي؟ لا أحد يرى اختيارك عليه.
join-seen-hands = إذا رفعت يدك فسيراها الجميع. ويمكنك عدم رفعها.
join-seen-corners = إذا ذهبت إلى إجابتك فسيراك الجميع. ويمكنك البقاء في مكانك.
join-now = أبدأ الآن
join-own = أنا وحدي
join-shared = نستخدمه بالدور
room-look-again = هل جاء سؤال جديد؟
screen-nobody = لم يقل لنا أحد شيئاً بعد.
screen-too-few = نحن لا نعرض هذا. فلا يعرف أحد من اختار ماذا.
join-over = انتهى هذا
join-over-text = هل شاركت؟ شكراً لك. هذا كل شيء. ومن لم يشارك يمكنه الضغط هنا.
join-over-elsewhere = أقول رأيي وحدي
room-wait = أنت معنا!
room-wait-text = لننظر إلى الشاشة الكبيرة.
room-send = إرسال
room-change = تغيير إجابتي
room-in = وصلت إجابتك.
room-kept = نحن نحتفظ بإجابتك.
room-may-change = يمكنك تغييرها.
room-hand-on = الجهاز الآن لمن بعدك.
room-next-person = هذا دوري
room-paused = ننتظر لحظة
room-paused-text = سنتابع قريباً.
room-stopped = انتهى السؤال
room-end = شكراً لك!
room-end-text = يقرأ الكبار ما قاله كل الأطفال.
room-too-late = كان ذلك السؤال قد انتهى.
room-full = لم تُحسب هذه الإجابة. يمكنك إخبار الشخص الكبير الذي معك.
live-lost = لا توجد شبكة
live-waiting = إجابتك تنتظر. نبقى هنا الآن.
live-waiting-all = الإجابات التي تنتظر: { $n }. نبقى هنا الآن.
live-arrived = وصلت إجابتك الآن.
live-arrived-all = وصلت الآن كل الإجابات.
live-late = جاءت بعض الإجابات متأخرة.
screen-stopped = انتهى السؤال
screen-time-up = حان وقت التوقف
screen-corners = اذهبوا إلى إجابتكم. أو ابقوا في أماكنكم.
screen-corners-devices = ليس معكم جهاز لوحي ولا ورقة؟ اذهبوا إلى إجابتكم. أو ابقوا في أماكنكم.
screen-hands-devices = ليس معكم جهاز لوحي ولا ورقة؟ ارفعوا أيديكم.
screen-hands-no-device = ليس معكم جهاز لوحي؟ ارفعوا أيديكم.
screen-corners-count = قفوا بلا حركة. نحن نعدّ.
screen-said = ما قلناه
screen-thanks = شكراً لكم!
screen-over = شكراً لكم!
sign-watch = أشاهد هذا بلغة الإشارة
sign-all = يمكنك مشاهدة كل الأسئلة بلغة الإشارة.
sign-part = يمكنك مشاهدة بعض هذا بلغة الإشارة.
sign-off = بدون لغة الإشارة
sign-not = هذا ليس بلغة الإشارة. هل لغتك هي لغة الإشارة؟ يمكنك إخبار شخص كبير. ويمكنه أن يكتب إلى { $email }.
check-nothing = لم نسمع منك شيئاً بعد.
start-school = هذا من { $school }.
start-again-hint = إذا بدأت من جديد فستختفي إجاباتك القديمة.
start-closes-others = هل بدأت من قبل؟ يجب سؤال شخص كبير أولاً.
