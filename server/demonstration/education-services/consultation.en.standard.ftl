consultation-title = The future of education services
consultation-why =
    The council provides services that schools, families and children use: from finding a school place to support for special educational needs. It is looking at who could best provide them: the council itself, which provides most of them now, or an outside organisation. Before it decides, it wants to hear from the people who use the services, work in them, or might provide them. It is doing this to find the best quality and value it can, with the money it has.

    Nothing has been decided. One of the choices is to leave a service as it is. We are not proposing to change what the services do. Council staff and outside organisations will be compared on the same basis.

    A contract, if there is one, would be for at least five years, for most of the services together. The Hearing Impairment Unit and the Deaf Centre are being talked about with the schools they are in. The council would keep enough staff of its own to lead and to check quality.
consultation-what-happens =
    Every answer is counted and every comment is read. What schools, parents, children, staff and providers say about each service is put side by side, and goes into a report to the council’s Executive.

    The report also says how the quality of each service, and the support for children, would be checked and kept up after the decision, whoever provides it.

service-admissions = School admissions
    .about = Applying for a school place, offers, waiting lists and appeals.
service-place-planning = Planning school places and buildings
    .about = Making sure there are enough school places, and managing school building work.
service-education-welfare = Education welfare
    .about = Help with attendance, legal action over absence, and finding children missing education.
service-behaviour = Behaviour services
    .about = Support with behaviour, and teaching for pupils who are or may be excluded.
service-school-standards = School standards
    .about = Checking how schools do, and helping those that need to improve.
service-workforce-governors = Workforce development and governor services
    .about = Training for school staff, and training and advice for governors.
service-early-years = Early years
    .about = Childcare and early education, and advice for parents and settings.
service-sen-inclusion = SEN inclusion support
    .about = Advice and support for children with special educational needs in mainstream schools.
service-educational-psychology = Educational psychology
    .about = Psychologists who assess and advise on how children learn and feel.
service-free-school-meals = Free school meals
    .about = Checking who can have free school meals, and arranging them.
service-hearing-primary = Primary Hearing Impairment Unit
    .about = Specialist teaching for deaf children in a primary school.
service-deaf-secondary = Secondary Deaf Centre
    .about = Specialist teaching for deaf young people in a secondary school.
