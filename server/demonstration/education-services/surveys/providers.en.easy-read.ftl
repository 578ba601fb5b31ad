survey-title = Running education services: tell us what you think
survey-who = The council is asking groups and organisations that may want to run services.
survey-why =
    The council is deciding who should run these services.

    This is not a contest. Your answers make no difference to who is chosen. Please do not write anything your organisation keeps secret.
organisation-kind = What kind of organisation are you?
    .short = Kind of organisation
    .company = A company
    .charity = A charity
    .social-enterprise = A business that helps people
    .trust = A group of schools
    .council = Another council
    .other = Something else
interested-in = Which of these would you like to run?
    .short = What you would like to run
page-quality = { $service }
page-bundle = One organisation for most services
keep-lower-needs = How would you help children who need help but have no EHC plan?
    .short = Children without an EHC plan
bundle = How good or bad is it if one organisation runs most services?
    .short = One organisation for most services
bundle-why = Can you tell us why?
    .short = Why
monitor-how = How should the council check that services are good?
    .short = Checking
page-choice = Who should run these services?
    .text = We ask the same thing two times. One time about the council. One time about another organisation.
