survey-title = Tell us about school dinners
survey-who = The council wants to know what children think.
survey-why =
    The council cooks dinners for schools. It is deciding who should cook them.

    You eat them. So we ask you first.
page-quality = { $service }
scale-faces-3 = Good, in the middle, bad
    .good = Good
    .middle = In the middle
    .bad = Bad
filled-by = Who is answering?
    .short = Who is answering
    .alone = Me, on my own
    .with-help = Me, with a grown-up helping
    .on-behalf = A grown-up, for me
services-used = Which of these do you have?
    .short = What you have
quality = How good or bad is this: { $service }?
    .short = How good it is
quality-why = What makes it good or bad?
    .hint = You can leave this empty
    .short = What makes it good or bad
