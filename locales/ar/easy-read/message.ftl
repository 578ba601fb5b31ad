### Writing to the council beside a survey. لم يراجعه مترجم بعد.

message-lead = يمكنك أن تخبرنا بما هو خطأ. ويمكنك أن تسأل سؤالاً. نحفظ هذا بعيداً عن إجاباتك.
message-about-access = شيء لا يعمل معي. أو أحتاجه بطريقة أخرى
message-about-data = كيف تستخدمون ما تعرفونه عني
message-about-conduct = كيف تسألون الناس
message-reach = أين نكتب الرد إليك؟ (يمكنك أن تترك هذا)
message-reach-hint = عنوان بريدك الإلكتروني. أو طريقة أخرى
message-sent-reference = احتفظ بهذا الرقم: { $reference }. يمكنك أن تستخدمه لتسأل عن رسالتك.
message-sent-access = سنرد عليك قبل نهاية يوم { $day }.
message-sent-conduct = سنرد عليك قبل نهاية يوم { $day }.
message-sent-other = سنرد عليك قبل نهاية يوم { $day }.
message-sent-data = نحن ننظر في الأمر. سنكتب إليك بذلك قبل نهاية يوم { $day }. وسنكتب إليك مرة أخرى عندما نعرف ما حدث. ويمكنك أيضاً أن تشتكي إلى مفوض المعلومات: https://ico.org.uk
message-sent-nowhere = لم تخبرنا أين نكتب الرد إليك. نحن نقرأ كل رسالة.
wrong-message-subject = اختر الموضوع
wrong-message-empty = اكتب ما تريد أن تقوله لنا
talk-who = لا يرى ما تكتبه هنا إلا شخصان. عملهما حماية الأطفال. إذا كان أحد يتعرض للأذى، فقد يخبران أشخاصاً يستطيعون أن يوقفوا ذلك. يقرأ الشخصان هذا قبل نهاية يوم العمل التالي.
