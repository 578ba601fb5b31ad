### Asking again after a decision: what those who are asked again read.

wave-consultation-title = { $title }: how is it now? ({ $now })
wave-consultation-why =
    We asked about this in { $when }. Since then the council has made its decision.

    We are asking the same questions again, to see whether things are better, worse or the same, and for whom.
wave-consultation-what-happens = Every answer is counted and set beside what people said the first time. The council publishes what it finds, and for whom it is better or worse.
wave-survey-why =
    We asked these questions before the council decided. Now we are asking them again, to see whether things are better, worse or the same.

    You can answer whether or not you answered before. We do not link your answers to any you gave before.
start-reports = { $council } publishes what people said by { $day }, beside what they said before.
reports-late = The council said that it would publish by { $day } what people said. It has not done so yet.
after-harder = This page is written in English, for adults.
reports-on = The council expects to publish what people said by { $day }, beside what they said the first time.
sent-next-wave = The survey closes on { $closes }. People at { $council } then add up all the answers and set them beside what was said the first time. The council publishes what it finds by { $reports }.
again-open = We are asking again: how is it now?
again-open-until = You can answer until { $day }.
