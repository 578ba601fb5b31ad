### Asking again, ages 5 to 7.

wave-consultation-title = { $title } now
wave-consultation-why = We want to know how it is now.
wave-consultation-what-happens = Grown-ups count what you choose.
wave-survey-why = We asked before. We ask again. There is no wrong answer.
sent-next-wave = Grown-ups count what all the children said. Then they tell everyone.
again-open = Tell us how it is now
reports-late = Grown-ups said they would put this here by { $day }. It is not here yet.
reports-on = By { $day } grown-ups will tell you here what children said.
