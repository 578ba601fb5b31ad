survey-title = Education services: survey for staff
survey-who = The council is asking the people who work in its education services.
survey-why =
    It is comparing its own provision with outside organisations on one consistent basis, and has not decided anything. If a service did move, the law called TUPE (the Transfer of Undertakings Regulations 2006) would protect the terms of staff where it applies.

    You know what makes your service good for children. Your answers are anonymous, and published results hide any group of fewer than ten. Officers do read each comment, so leave out anything that shows who you are.
works-in = Which service do you work in?
    .hint = If more than one, choose the one you work in most
    .short = Service
page-quality = { $service }
page-measures = { $service }: more about it
page-expect = { $service }: who might provide it
    .text = The questions are the same, about the council and about an outside organisation, so that the answers can be compared.
page-feelings = Your worries and your hopes
social-enterprise = Would you be interested in running a service as a social enterprise, with colleagues?
    .short = Interested in a social enterprise
page-advice = Advice for a social enterprise
    .text =
        The council will put anyone who is interested in touch with impartial advice and support. Because this survey is anonymous, it cannot tell who you are.

        To ask for advice, write to education.consultation@example.org. Writing to ask does not link you to your answers.
