survey-title = School dinners: tell us what you think
survey-who = The council asks parents and carers about school dinners and breakfast clubs.
survey-why =
    The council is deciding who should run them. It could be the council. It could be another organisation.

    The council has not decided yet.
page-quality = { $service }
page-listened = More about this: { $service }
scale-good-5 = Very good to very bad
    .very-good = Very good
    .good = Good
    .middle = In the middle
    .poor = Bad
    .very-poor = Very bad
filled-by = Who is answering?
    .short = Who is answering
    .alone = Me, on my own
    .with-help = Me, with someone helping me
    .on-behalf = Someone else, for me
services-used = Which of these do your children use?
    .short = What you use
quality = How good or bad is this now: { $service }?
    .short = How good it is
quality-why = Can you tell us why?
    .hint = Please do not write names
    .short = Why
listened = How good or bad are they at listening?
    .short = Listening
extra-help = Does your child get extra help at school?
    .short = Extra help at school
    .none = No
    .sen-support = Yes, some extra help
    .plan = Yes, with an EHC plan. This is a legal plan for more help
