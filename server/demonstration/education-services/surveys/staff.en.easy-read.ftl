survey-title = Education services: survey for staff
survey-who = The council is asking the people who work in its education services.
survey-why =
    The council is deciding who should run these services. It could be the council. It could be another organisation.

    The council has not decided yet. A law called TUPE may protect your job terms if your service moves.
works-in = Which service do you work in?
    .hint = Choose one
    .short = Service
page-quality = { $service }
page-measures = More about this: { $service }
page-expect = { $service }: who might run it
    .text = We ask the same thing two times. One time about the council. One time about another organisation.
page-feelings = What you worry about and hope for
social-enterprise = Would you like to run a service together with other staff?
    .short = Run a service with other staff
page-advice = Getting advice
    .text =
        You can get free advice about this.

        Write to education.consultation@example.org. This does not link you to your answers.
