### Help, privacy, accessibility, cookies, credits. “# ” begins a heading, “- ” an item of a list.

the-council = the council
the-council-email = the address on the consultation’s page
the-council-post = the address on the consultation’s page

about-help = Help
about-help-text =
    # Taking part

    You can skip most questions: where we need an answer, the page says so. “Save and come back later” gives you four words that bring you back on any phone or computer. You can use “Change language or wording” on every page without losing your answers.

    # Another way to answer

    For this survey on paper, in large print, in easy read, in British Sign Language or in another language, or for someone to go through it with you, write to { $email } or to { $post }.

    # If you or a child need help now

    A survey is not a way to get urgent help: nobody reads it straight away.

    - If someone is in danger now, call 999. If you cannot speak, or are deaf, text 999 (register first by texting “register” to 999) or use the 999 BSL app.

    - Children and young people can talk to Childline at any time, free, on 0800 1111 or at https://www.childline.org.uk. Childline also has a British Sign Language service: its website says how and when.

    - If you are worried about a child, tell your council’s children’s services, or the NSPCC at https://www.nspcc.org.uk.

    # Contact

    Write to { $email } or to { $post }.

about-privacy = Privacy
about-privacy-text =
    # Who is responsible

    { $council } runs this consultation and is the controller of the personal data in it. Contact: { $email }, or { $post }.

    # What is stored

    - your answers, the day you sent them, and the language and wording you read;

    - while you are answering, your unfinished answers, for at most 30 days;

    - in an engagement session that moves on together, your answer to each question while the session goes on, so that you can change it. When it ends, only how many chose each answer is kept, with the school and the group; nothing is kept of who joined or which answer was whose;

    - what an adult who runs a session writes down of what was said, sometimes in a person’s own words: without names. It is quoted only where whoever said it agreed;

    - a photograph of a drawing, where a group drew: without names, and without anything that says where or when it was taken. The council shows it to others only where whoever drew it agreed, and takes it away when you ask.

    - if you used a school’s link: the name of the school, until you send your answers. After that we keep only how many people used the link, and nothing in your answers shows that you did;

    - where a child in an engagement session writes what may mean that somebody is in danger, the school, the group and the day, for the people whose job it is to keep children safe. If a program finds no such sign in what the child wrote, the school, group and day are not kept.

    Your name, your address on the internet, your device and the time of day are not stored. Please do not write names in your answers; a person reads each comment before it is used, and holds back any that says who somebody is.

    If you ask to be told what happens, the e-mail address you give is stored until you have been told, apart from all answers: nothing leads from it to them.

    If you write to the council, or a child asks to be talked to, what is written, where an answer is wanted and what was done about it are stored in the same way, apart from all answers. They are deleted with the answers, or once they are dealt with where that is later.

    # Why, and on what basis

    To carry out a task in the public interest: a council must consult those who use its services (Local Government Act 1999, section 3) and children and young people with special educational needs or disabilities and their parents (Children and Families Act 2014, section 27). The basis is Article 6(1)(e) of the UK GDPR. Answers about health, disability or ethnic group are used only for equality monitoring and statistics (Article 9(2)(g) and (j); Data Protection Act 2018, Schedule 1). Taking part is voluntary.

    # Who sees it

    Council officers who work on this consultation. Once nobody can answer any more they may work with a file of the answers as well: that file has no comments and no dates in it, and any description of you in it fits at least 10 people. Schools and possible providers see only published results, in which small numbers are hidden. Whoever runs an engagement session sees how many answered, and how many chose each answer with small numbers hidden; never who chose what.

    A program on the council’s own computer reads comments as well: it sorts them by service and by what is thought of it, covers names and addresses, and looks for signs that somebody is being hurt or is in danger. It decides nothing: people check it. Nothing is sent to anybody else’s computer. What may mean that somebody is in danger is seen by the council’s safeguarding lead and their deputy alone; they are not told who wrote it, unless the words say so.

    # How long

    Unfinished answers are deleted after 30 days. The council keeps the answers until { $deletes }, which is six months after the date set for its decision, or for publishing what people said. Then it deletes them; published results are kept.

    # Your rights

    Because nothing says which answers are yours, they cannot be found, changed or taken back once they are sent. Until then you can change or delete them yourself.

    If you are not content with how your data is used, use “Write to the council” below, or write to { $email }. Your complaint will be acknowledged within 30 days. You can also complain to the Information Commissioner, https://ico.org.uk.

about-accessibility = Accessibility statement
about-whole = The whole text
about-accessibility-text =
    This accessibility statement applies to this website, Soundings, which is run by { $council }. As many people as possible should be able to use it. You should be able to:

    - zoom to 400% without scrolling sideways, and set your own spacing and colours

    - use every page with a keyboard alone, with speech recognition and with a screen reader

    - answer a survey without JavaScript, on a slow network, and from right to left

    - have children’s and easy-read pages read aloud, where your device has a voice of its own

    If you have a disability, AbilityNet has advice on making your device easier to use: https://mcmw.abilitynet.org.uk

    # How accessible this website is

    Some parts are not fully accessible to everybody: they are listed under “Non-accessible content”.

    # Another way, and telling us of a problem

    If you need this on paper, in large print, in easy read, in British Sign Language, as audio or in another language, or find something that does not work, press “Write to the council” below, or write to { $email } or { $post }. You will have an answer within 10 working days.

    # Enforcement procedure

    The Equality and Human Rights Commission (EHRC) is responsible for enforcing the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018 (the “accessibility regulations”). If you are not happy with how we respond to your complaint, contact the Equality Advisory and Support Service (EASS), https://www.equalityadvisoryservice.com.

    # Technical information about this website’s accessibility

    { $council } is committed to making its website accessible, in accordance with the accessibility regulations.

    # Compliance status

    This website is partially compliant with the Web Content Accessibility Guidelines version 2.2, AA standard, due to the non-compliances listed here.

    # Non-accessible content

    - Where a text is missing in a language it is shown in English, marked as English, so that a screen reader says it with the right voice (3.1.2 is met). The Arabic wording has not been checked by a translator: what a label or an error says may be unclear (2.4.6, 3.3.1).

    - Films in sign language have captions and no second sound track that describes them (1.2.5): they say what stands beside them in words, and nothing else.

    - Questions are in British Sign Language only where the start page offers it. If that is your first language and it is not offered, ask for another way to answer.

    - Pages have been tested with automatic tools, with a keyboard and at several sizes. They have not yet been tested by people who use screen readers, by Deaf reviewers, or by people with a learning disability: there may be failures that nobody knows of.

    - Where a child asks to be talked to, the field for their name is not filled in by the browser (1.3.5): the device may be shared, and would offer another child’s name.

    # Disproportionate burden

    Nothing is left out because making it accessible would be a disproportionate burden.

    # Content that is not within the scope of the accessibility regulations

    Tables of figures in officers’ pages scroll sideways within the page on small screens: a table may (1.4.10). Maps and third parties’ content are not used.

    # What we are doing to improve accessibility

    What people tell us by “Write to the council” is kept with the day by which it must be answered. Questions that many readers say they do not understand are shown to officers while a survey is open, so that its wording can be put right.

    # Preparation of this accessibility statement

    This statement was prepared on 22 November 2026. It was last reviewed on 30 November 2026, and is reviewed at least once a year.

    This website was last tested on 30 November 2026 by its developers, who looked at every kind of page, in every wording, as a parent, a child, a school, an officer and a safeguarding lead, with axe-core and in Chromium at 360 by 740 and 1280 by 900, with JavaScript and without.

about-cookies = Cookies
about-cookies-text =
    Soundings sets no cookie until you start a survey, join a session or sign in, and none that follows you. These are strictly necessary, so you are not asked about them.

    - __Host-respondent keeps your unfinished answers, or your place in a session, to this browser. It goes when you close the browser.

    - __Host-wording remembers your language and wording, so that we can use them after you send or delete your answers. It goes when you close the browser.

    - __Host-saved keeps the four words that bring you back for ten minutes after you save, so that the page that shows them can be loaded again.

    - __Host-written keeps for ten minutes, after you write to the council, the reference of your message, so that the page that shows it can be loaded again. It does not hold any part of your message.

    - __Host-officer keeps an officer or a school’s representative signed in, for at most 10 hours without use.

    - __Host-device tells that an officer has signed in from this browser before, so that somebody else’s wrong guesses cannot lock them out. It is kept for a year.

    While an answer in an engagement session waits for the network, your browser keeps it, sealed so that nobody who picks the device up can read it. It is deleted when it is sent.

    Nothing is loaded from any other website.

about-credits = Credits
about-credits-text =
    Pictures are from OpenMoji, the open-source emoji and icon project (https://openmoji.org), used under the licence CC BY-SA 4.0. They have been made smaller; nothing else was changed.

    The program that reads comments began as all-MiniLM-L6-v2 of the sentence-transformers project (Apache-2.0). It was trained further on patients’ feedback published by NHS England with The Strategy Unit (MIT), on the MAMS sentences (Apache-2.0), and on comments written for Soundings. Names are known from Faker’s lists (MIT).

    Questions about disability and ethnic group use the wording of the GOV.UK equality information pattern and the harmonised standards of the Government Statistical Service, under the Open Government Licence 3.0.
