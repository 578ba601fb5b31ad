### Asking again, ages 8 to 11.

wave-consultation-title = { $title } How is it now? ({ $now })
wave-consultation-why = We asked children about this before. Then the council made its choice. Now we want to know how it is.
wave-consultation-what-happens = We count what all the children said. We look at what they said before. Then we tell everyone.
wave-survey-why =
    We asked children about this before. Then some things changed.

    Now we ask again. Tell us how it is for you now.
start-reports = The council tells everyone what children said by { $day }.
sent-next-wave = People at the council count what all the children said. Then they tell everyone if things are better or worse.
again-open = We are asking again: how is it now?
again-open-until = You can answer until { $day }.
reports-late = The council said it would tell you here by { $day } what everyone said. It has not done it yet.
reports-on = By { $day } the council will say here what everyone said, and if it is better or worse than the first time.
