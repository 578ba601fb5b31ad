### قلتم وفعلنا. لم يراجعه مترجم بعد.

reply-link = قلتم، وهذا ما سنفعله
replied-heading = أجاب المجلس
told-then-heading = ما قيل للناس أثناء الاستشارة
reply-page-title = قلتم، وهذا ما سنفعله
# The mark of the direction parts a Latin name from the number after it.
reply-made = { $council }{ "\u200F" }، { $day }
reply-contents = في هذه الصفحة
reply-poster = اطبعها ملصقاً (PDF)
reply-taken-back-title = يجري تصحيح هذا
reply-taken-back-text = أزال المجلس هذه الصفحة مؤقتاً لتصحيح شيء فيها، وستُنشر هنا من جديد بعد التصحيح.
reply-thanks = شكراً لكل من أجاب.
reply-group-said = ما قالته هذه المجموعة
reply-kept-heading = هل فعل المجلس ما قاله؟
reply-kept = تم التحقق من ذلك. وقد وفى المجلس بوعوده حتى الآن.
reply-not-kept = تم التحقق من ذلك. لم يفِ المجلس بكل وعوده.
reply-kept-whole = ما تبيّن من التحقق (بالإنجليزية)
reply-after = هل يفي المجلس بما وعد به؟ (بالإنجليزية)
part-you-said = ما قلتموه
part-we-did = ما سيحدث الآن
part-why-not = ما لن يحدث، ولماذا
decided-in-house = القرار: سيقدّم المجلس هذه الخدمة بنفسه.
decided-outside = القرار: ستقدّم جهة أخرى هذه الخدمة نيابةً عن المجلس، ويبقى المجلس مسؤولاً عنها.
decided-both = القرار: سيقدّم المجلس جزءاً من هذه الخدمة بنفسه، وستقدّم جهة أخرى جزءاً منها، والمجلس مسؤول عن الجزأين.
decided-not-yet = لم يقرر المجلس بعد من يقدّم هذه الخدمة.

## الإبلاغ بالنتيجة

follow-title = أبلغوني بما يحدث
follow-lead = اترك عنوان بريد إلكتروني. يكتب إليه المجلس مرة واحدة: عندما يقرر، ومعه ما سمعه وما سيفعله.
follow-apart = يُحفظ العنوان بعيداً عن كل الإجابات. لا يمكن لأحد أن يعرف منه هل أجبت أو بماذا أجبت. ويُحذف فور إبلاغك، وفي موعد أقصاه { $day }.
follow-email = البريد الإلكتروني
follow-button = أبلغوني
follow-wrong = أدخل عنوان بريد إلكتروني مثل name@example.com
follow-asked-title = انظر في بريدك الإلكتروني
follow-asked-text = إذا كان العنوان الذي كتبته صحيحاً فالرابط في الطريق إليه. افتحه لنعرف أن العنوان لك. يُرسل رابط واحد في اليوم: إن لم يصل شيء فحاول غداً.
follow-confirm-title = هل تريد أن نبلغك بما يحدث؟
follow-confirm-text = سيكتب المجلس إلى هذا العنوان مرة واحدة عندما يقرر، ثم يُحذف العنوان.
follow-confirm-button = نعم، أبلغوني
follow-confirmed-title = سنبلغك
follow-confirmed-text = سيكتب إليك المجلس عندما يقرر. يمكنك التراجع هنا في أي وقت.
follow-stop-button = لا تبلغوني
follow-stopped-title = لن نبلغك
follow-stopped-text = حُذف عنوانك.
follow-gone-title = لم يعد هذا الرابط يعمل
follow-gone-text = مضى عليه أكثر من سبعة أيام، أو أُرسل رابط أحدث، أو لم يبق ما نبلغك به.
mail-follow-subject = تأكيد طلب إبلاغك بالنتيجة: { $title }
mail-follow-text =
    طلب أحدهم أن نبلغك بما تنتهي إليه «{ $title }». إن كنت أنت فافتح هذا الرابط خلال { $days } أيام:

    { $address }

    وإن لم تكن أنت فلا تفعل شيئاً: لن يُرسل شيء آخر، وسيُحذف عنوانك.
mail-follow-again-text =
    سنبلغك بما تنتهي إليه «{ $title }»، وقد طُلب ذلك مرة أخرى. لا يلزمك شيء. وإن لم تعد ترغب في ذلك فتراجع هنا:

    { $address }
mail-told-subject = ما الذي تقرر: { $title }
mail-told-text =
    طلبت أن نبلغك بما انتهت إليه «{ $title }». وقد بيّن { $council } الآن ما سمعه وما قرره وما سيفعله:

    { $address }

    حُذف عنوانك. لن يُرسل شيء آخر.
mail-told-school-text =
    عقدت مدرستك جلسة مشاركة حول «{ $title }». وقد بيّن { $council } الآن ما سمعه وما قرره وما سيفعله:

    { $address }

    في صفحة كل جلسة من جلساتك ملصق لتلك المجموعة:

    { $sessions }
