survey-title = Help at school: what do you think?
survey-who = The council wants to hear from young people about help they get at school.
survey-why =
    The council runs services like extra help with learning, free school meals and help with going to school. It is deciding who should run them in future: the council, or another organisation.

    Before it decides, it wants to know what is good, what is bad, and what has to stay. Young people who use these services know that best.
page-quality = { $service }
keep = What has to stay, and what has to change, whoever runs this help?
    .hint = You can leave this empty
    .short = What has to stay or change
something-else = Is there something we did not ask that you want to say?
    .hint = You can leave this empty
    .short = Something else
page-about = About you
