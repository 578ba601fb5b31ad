survey-title = Tell us about help at school
survey-who = The council wants to know what children think.
survey-why =
    The council looks after help for children at school. It is deciding who should do it.

    You know what helps you. So we ask you first.
page-quality = { $service }
keep = What should stay the same, and what should change?
    .hint = You can write about one, or both, or leave it empty
    .short = What should stay or change
something-else = What else do you want to tell us?
    .hint = You can leave this empty
    .short = Something else
