### Asking again, ages 5 to 7.

wave-consultation-title = { $title } now
wave-consultation-why = We want to know how it is now.
wave-consultation-what-happens = Grown-ups count what you choose.
wave-survey-why = We asked before. We ask again. There is no wrong answer.
sent-next-wave = Grown-ups count what all the children said. Then they try to make it better.
again-open = Tell us how it is now
reports-late = It was to be here by { $day }. It is not here yet.
reports-on = Grown-ups say here by { $day } what children said.
