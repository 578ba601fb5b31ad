### من 5 إلى 7 سنوات. لم يراجعه مترجم بعد.

reply-link = ما سيفعله الكبار
reply-page-title = ما سيفعله الكبار
reply-taken-back-title = هذا ليس جاهزاً بعد
reply-taken-back-text = سيكون هنا قريباً.
reply-kept-heading = هل فعلوا ذلك؟
reply-kept = نعم، حتى الآن.
reply-not-kept = ليس كله.
reply-kept-whole = المزيد مع شخص كبير (بالإنجليزية)
reply-thanks = شكراً لأنكم قلتم لنا!
reply-poster = طباعة هذا
reply-contents = أجزاء هذه الصفحة
part-you-said = ما قلتموه لنا
part-we-did = ما سنفعله
part-why-not = ما لن نفعله
decided-in-house = سيقوم المجلس بهذا.
decided-outside = سيقوم بهذا أشخاص آخرون.
decided-both = سيقوم المجلس ببعض هذا. وسيقوم أشخاص آخرون ببعضه.
decided-not-yet = ما زلنا نفكر في هذا.
