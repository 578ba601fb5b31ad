survey-title = Tell us about help at school
survey-who = The council wants to know what children think.
survey-why =
    The council looks after help for children at school. It is deciding who should do it.

    You know what helps you. So we ask you first.
page-quality = { $service }
keep = What do you like best about the help? What should stay?
    .short = What should stay
something-else = What else do you want to tell us?
    .short = Something else
