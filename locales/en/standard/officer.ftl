### What officers read.

sign-in = Sign in
sign-out = Sign out
sign-in-email = E-mail address
sign-in-password = Password
sign-in-wrong = Enter the e-mail address and password of an account
sign-in-too-many = There have been too many tries from devices this account does not know. Wait ten minutes, or sign in on a device you have used before.
mail-tries-subject = Somebody is trying to sign in as you
mail-tries-text =
    { $name },

    Somebody has tried many wrong passwords for your Soundings account, from a device you have not used before. They did not get in. You can still sign in on a device you have used before:

    { $address }

    If it was you, wait ten minutes and try again. If it was not, tell whoever looks after your accounts.
role-officer = officer
role-administrator = administrator

officer-home = Consultations
officer-none = There is no consultation yet. Take one in with “soundings import”.
officer-nav = Officers’ pages
officer-nav-overview = Overview
officer-nav-findings = Findings
officer-nav-comments = Comments
officer-responses = Responses: { $n }
officer-dates = Opens { $opens }, closes { $closes }, decides by { $decides }.
state-open = Open.
state-not-yet-open = Not open yet.
state-closed = Closed.
responses = Responses
unfinished = Begun, not sent
survey-links = Where each survey starts
exact-note = The counts on this page are exact and for your work only. Findings and files have small numbers hidden.
by-audience = By audience and wording
by-audience-column = Audience and wording
by-channel = By channel
by-channel-column = Channel
by-day = By day
by-day-column = Day
channel-open-link = Open link
channel-paper = Paper, typed in
channel-imported = Brought in from another tool

attention-heading = Needs attention
attention-none = Nothing at the moment.
attention-unread = Comments nobody has read: { $n }, of them { $children } by children. All of the children’s are to be read within five working days.
attention-not-understood = { $percent }% say they do not understand “{ $question }” ({ $level }). Look at the wording while the survey is open.
attention-missing-words = { $survey }: { $n } texts are not yet written in { $wording }; what the fallback allows is shown instead.
attention-nobody = { $audience }: nobody has answered yet.

level-name-infant = Ages 5 to 7
level-name-junior = Ages 8 to 11
level-name-teen = Ages 12 to 15
level-name-standard = Standard wording
level-name-easy-read = Easy read
filled-by-alone = answered alone
filled-by-with-help = answered with help
filled-by-on-behalf = answered by somebody else for them
filled-by-not-asked = { "" }
audience-name-children = Children and young people
audience-name-parents = Parents and carers
audience-name-schools = Schools and settings
audience-name-staff = Staff
audience-name-providers = Providers
audience-name-governors = Governors
audience-name-public = Public

comments-title = Comments
comments-lead = Every comment is held back from analysis and exports until somebody has read it. Keep it if it may be used; hold it back if it says who somebody is, or should not be used for another reason. Children’s come first. If a comment suggests that somebody is being hurt or is in danger, tell the council’s safeguarding lead at once, before you decide about it.
comments-unread = Unread
comments-kept = May be used
comments-held = Held back
comments-none = There is none here.
comments-do-keep = May be used
comments-do-hold = Hold back
comments-more = More comments
comments-read-by = Read by { $name }.

findings-title = Findings
findings-nav = Findings by service
findings-compare = All services, side by side
findings-others = Questions about no single service
findings-others-lead = Future delivery, what must not be lost, and who answered.
findings-lead = What those who replied think of each service now, on the same measures for every service. Audiences and wordings stand side by side and are never added together. Services are in the consultation’s own order: this is no ranking.
findings-compare-note = Each figure is net sentiment, from −1.00 (all negative) to +1.00 (all positive), with the number who chose a point of the scale. [c]: hidden to protect people, because too few answered. [z]: not asked.
findings-none = Nobody has answered about this service yet.
who-answered = Who answered
who-answered-caption = Responses by survey, wording, and who filled it in
survey = Survey
group = Who answered
group-survey = Table name
service = Service
need = Need
all-needs = All
need-not-said = Did not say
base = Number who answered
net = Net sentiment
not-top = Not at the top
measure-quality = Quality
measure-access = Getting it
measure-listened = Being listened to
measure-need = Help for more needs
measure-joined-up = Joined up
duty = What the law says
duty-statutory = Statutory.
duty-discretionary = Discretionary.
duty-both = Partly statutory, partly discretionary.
provided-now = How it is provided now
net-of-n = { $net } (n { $n })
net-hidden = [c] (n { $n })
n-only = n { $n }
interval = { $low } to { $high }
retired-option = An option no longer offered
table-title = { $question }: { $audience } who replied
table-title-service = { $service }. { $question }: { $audience } who replied
chart-label = Bar chart of the table below: { $title }
caveat-open = Anyone with the link could answer. These are the views of those who replied, not of everybody: there is no margin of error, and none is shown.
caveat-faces = Children rate what they meet: help at school, or the dinner, rather than the service behind it. Children under 12 tend to choose the happiest face whatever they are asked, so look at the share not at the top, never compare ages, and never compare with adults.
caveat-several = People could choose more than one, so the figures add up to more than the number who answered.
method-heading = How to read this
method-1 = Counts are rounded to the nearest 5, so they may not add up. Percentages and net sentiment are worked out from the rounded counts.
method-2 = [c] means hidden to protect people: a group with fewer than 10 answers, a count of 1 to 4, a group of fewer than 20 in which nearly all gave one answer, or a count that would give away another. A program has checked that no hidden count can be worked out to within less than 5 from everything shown.
method-3 = Percentages and net sentiment are shown only where the number who answered, rounded, is 25 or more.
method-4 = Net sentiment is the number of positive answers less the number of negative ones, divided by all who chose a point of the scale, the middle included. It is shown only for scales with as many negative points as positive.
method-5 = “I do not know”, “I would rather not say” and “I do not understand” are counted apart, and are not part of the number who answered.
method-6 = Wordings for different ages are never added together, nor are answers by a person with answers given for them. Need is “no extra help”, “SEN support” (the lower level) and “EHC plan”.
method-7 = An interval is shown only for surveys sent to a known list of people. It is a 95% interval with the finite-population factor. Answers are not weighted.
digest = Computed from the data with digest
download-xlsx = Download as a spreadsheet (XLSX)
download-csv = Download as CSV

file-title = Findings: { $consultation }
file-council = Published by { $council }.
file-dates = The consultation opened on { $opens } and closes on { $closes }.
file-made = This file was made on { $day }.
file-tables = It has { $n } tables of figures, one a worksheet, after this cover, the table of contents and the notes.
file-contact = Questions: { $email }
file-contents = Table of contents
file-notes = Notes
file-note = Note
file-note-text = Text
file-sheet = Worksheet
file-table = Table
file-one-table = This worksheet contains one table.
file-asked = This worksheet contains one table. How it was asked: { $asked } See the notes worksheet for [c] and [z].
file-count-of = { $option } (number)
file-percent-of = { $option } (%)
file-low = Net sentiment, lower 95%
file-high = Net sentiment, upper 95%
