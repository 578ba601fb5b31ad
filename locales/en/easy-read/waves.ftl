### Asking again, in easy words.

wave-consultation-title = { $title }: how is it now? ({ $now })
wave-consultation-why =
    We asked you about this before.

    Since then the council has made a choice.

    Now we want to know if things are better, worse or the same.
wave-consultation-what-happens =
    We count all the answers.

    We look at what people said before.

    Then we tell everyone what is better and what is worse.
wave-survey-why =
    We asked you these questions before.

    Now we ask again. We want to know if things are better, worse or the same.

    You can answer even if you did not answer last time.
start-reports = The council tells everyone what people said by { $day }.
sent-next-wave = You can answer until { $closes }. People at the council count all the answers. By { $reports } they tell everyone what is better and what is worse.
again-open = We are asking again: how is it now?
