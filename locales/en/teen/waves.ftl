### Asking again, ages 12 to 15.

wave-consultation-title = { $title } How is it now? ({ $now })
wave-consultation-why = We asked young people about this in { $when }. Since then the council has made its decision. Now we want to know whether things are better, worse or the same.
wave-consultation-what-happens = We count every answer and put it next to what young people said before. Then we publish what is better and what is worse.
wave-survey-why =
    We asked these questions before the council decided. Now we are asking again, to see whether things have changed.

    You can answer if you did it last time, and if you didn’t.
start-reports = The council publishes what people said by { $day }.
sent-next-wave = The survey closes on { $closes }. People at the council count every answer and put it next to what was said before. By { $reports } they publish what is better and what is worse.
again-open = We’re asking again: how is it now?
reports-late = The council said it would tell you here by { $day } what people said. It hasn’t done that yet.
reports-on = By { $day } the council says here what people said this time, beside what they said the first time.
