### What officers read.

sign-in = Sign in
sign-out = Sign out
sign-in-email = E-mail address
sign-in-password = Password
sign-in-wrong = The e-mail address and password do not match. Check both, and try again
sign-in-too-many = There have been too many attempts from devices that have not been used with this account before. Wait ten minutes, or sign in on a device you have used before.
sign-in-held = You were signed out before this was sent, so it was not received. It is kept here: sign in, then send it again.
sign-in-again = You are signed in again
sign-in-again-text = What you had typed has not been sent yet. It goes where you were about to send it.
sign-in-again-send = Send what I had typed
password-title = Your password
password-must = Somebody else knows this password: it was made for you. Set one of your own before you go on.
password-now = The password you have now
password-new = The new one
password-hint = 12 characters or more. Three or four words that do not belong together are easy to remember and hard to guess
password-set = Set this password
password-changed = Your password is set. Other devices on which you were signed in are signed out.
password-wrong-now = Enter the password you have now
password-wrong-short = Enter a new password of 12 characters or more
password-wrong-easy = Enter a password that is not among the first that somebody would guess
password-wrong-long = Enter a new password of 200 characters or less
password-wrong-same = Enter a password other than the one you have now
mail-password-subject = Your password was changed
mail-password-text =
    { $name },

    The password of your Soundings account has just been changed. If you did not do it, tell whoever looks after your accounts at once.
concerns-readers = What is here can be opened by: { $people }. If somebody is missing, or should not be there, tell whoever looks after your accounts.
mail-tries-subject = Somebody is trying to sign in as you
mail-tries-text =
    { $name },

    Somebody has tried many wrong passwords for your Soundings account, from a device you have not used before. They did not get in. You can still sign in on a device you have used before:

    { $address }

    If it was you, wait ten minutes and try again. If it was not, tell whoever looks after your accounts.
role-officer = officer
role-administrator = administrator
role-safeguarding-lead = safeguarding lead
role-safeguarding-deputy = safeguarding deputy
role-representative = school representative

officer-home = Consultations
officer-none = There are no consultations yet. Import one with “soundings import”.
officer-nav = Officers’ pages
school-nav = Schools’ pages
officer-nav-overview = Overview
officer-nav-findings = Findings
officer-nav-comments = Comments
officer-nav-desk = Desk
officer-days = Last day { $closes }; decision { $decides }.
officer-concerns-wait = { $n ->
    [one] One text waits for you as safeguarding lead.
   *[other] { $n } texts wait for you as safeguarding lead.
} { $late ->
    [0] None is late.
    [one] One should have been opened by now.
   *[other] { $late } should have been opened by now.
}
officer-responses = Responses: { $n }
officer-dates = First day { $opens }, last day { $closes }. The council decides by { $decides }.
officer-dates-wave = First day { $opens }, last day { $closes }. What people said is published by { $decides }.
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
channel-engagement-session = Engagement session
channel-paper = Paper, typed in
channel-imported = Brought in from another tool

attention-heading = Needs attention
attention-none = Nothing at the moment.
attention-unread = Comments nobody has read: { $n }, including { $children } by children. All children’s comments should be read within five working days; waiting for longer: { $late }.
attention-no-lead = The safeguarding lead and deputy do not both have accounts. Until they do, surveys for children cannot be started, and if anybody else writes something that a safeguarding lead should see, nobody sees it. Whoever looks after accounts can create them with “soundings user add”.
attention-mail-failing = The last e-mail could not be sent, so when something comes that the safeguarding lead should see, they might not be told. Whoever looks after the installation can find the reason in the log.
attention-mail-off = E-mail is off: when something comes that the safeguarding lead should see, nobody is told. Whoever looks after the installation turns it on with SOUNDINGS_MAIL.
attention-unanalysed = Comments the program has yet to read: { $n }. { $paused ->
        [yes] It is paused.
       *[no] It is reading.
    }
attention-uncoded = Remarks that nobody has looked at: { $n }. The desk first shows some that are drawn by lot, then those that the program is least sure of.
attention-promises = Promises past their review day with no finding entered: { $n }. They are under “After the decision”.
attention-sent-back = The report was sent back by { $by }. What must change is shown with it.
attention-waits-report = A frozen report waits for another officer to review it.
attention-waits-reply = “You said, we did” waits for another officer to review it.
attention-waits-found = Waiting for another officer to agree to what was found about a promise: { $n }.
attention-waits-session = Engagement sessions that schools have handed in, to be accepted or sent back: { $n }.
attention-not-understood = { $percent }% say they do not understand “{ $question }” ({ $level }). Look at the wording while the survey is open.
findings-silent-groups = No net sentiment may be shown for these groups, because too few answered or it could give away how a few people did: { $groups }.
findings-silent-rows = Nothing may be shown for: { $groups }. Too few answered, or a figure could give away how a few people did.
attention-missing-words = { $survey }: { $n } texts are not yet written in { $wording }. Where one is missing, readers get the next plainer wording, or English.
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
filled-by-not-said = did not say who was answering
audience-name-children = Children and young people
audience-name-parents = Parents and carers
audience-name-schools = Schools and settings
audience-name-staff = Staff
audience-name-providers = Providers
audience-name-governors = Governors
audience-name-public = Public

comments-title = Comments
comments-lead = Nothing here is used until somebody has read it, and nothing is quoted except as masked and approved. Children’s comments come first.
comments-safe = The program sets aside anything that may mean somebody is being hurt or is in danger, but it can miss things. If you find something like that, pass it to the safeguarding lead at once, before anything else.
comments-concern = Pass to the safeguarding lead
comments-concern-lead = This text will then be on no list, in no finding and in no file: only the lead and the deputy will see it. They are: { $people }. { $told ->
    [yes] They will be told by e-mail that something is waiting, without any of its words.
   *[no] E-mail is not being sent from here at the moment, so tell one of them yourself that something is waiting.
  } If somebody is in danger now, telephone as well.
comments-do-concern = Pass it to them now
comments-passed = Passed to the safeguarding lead. It is on no list any more.
comments-passed-quotable = It could be quoted until now: a report that is already in review or published may have its words. Look, and send that report back, or take it down.
comments-unread = Unread
comments-kept = May be used
comments-held = Held back
comments-none = There are no comments here.
comments-do-keep = May be used
comments-do-hold = Hold back
comments-do-quote = May be quoted, as masked
comments-do-unquote = Not to be quoted
comments-do-mask = Mask
comments-quotable = May be quoted, as masked.
comments-as-quoted = As it would be quoted:
comments-remarks = What it says
comments-by-officer = (an officer says so)
comments-blind = What the program reads in a comment is shown here once { $n } remarks have been read at the desk without seeing it. How far it agrees with officers is measured on those.
comments-by-engine = (the program, { $sure }% sure)
comments-correct = Put this right
comments-correct-to = What the writer thinks of it
comments-of = Written by
comments-of-all = Everybody
comments-about = Asked about
comments-about-all = All services, or none
comments-do-narrow = Show these
comments-do-keep-all = I have read all { $n } on this page: they may be used
comments-do-take-back-all = Take that back: they are unread again
comments-kept-all = { $n ->
    [one] One comment may be used now. It is under “May be used”.
   *[other] { $n } comments may be used now. They are under “May be used”.
  }
comments-alike = { $n ->
    [one] One more answer here says the very same words.
   *[other] { $n } more answers here say the very same words.
  }
comments-do-keep-alike = All { $n } may be used
comments-do-hold-alike = Hold back all { $n }
comments-masks = Lift a mask, or mask something
comments-lift = Show “{ $words }”
comments-mask-words = Words to mask
comments-mask-kind = What they are
comments-mask-nowhere = These words are not in this comment. Type them exactly as they appear there.
comments-more = More comments
comments-read-by = Read by { $name }.

mask-name = name
mask-school = school
mask-number = number
mask-phone = phone number
mask-email = e-mail address
mask-address = address
mask-postcode = postcode
mask-date = date
mask-link = link
mask-handle = user name
mask-other = left out

sentiment-positive = Positive
sentiment-neutral = Neutral
sentiment-negative = Negative
sentiment-mixed = Mixed

desk-title = Desk
desk-second-title = Second reading
desk-none = There is nothing to look at: every remark has been read by somebody, or no comment has come yet.
desk-second-none = There is nothing to read a second time. One remark in five is read twice, the second time by another officer, who is not told what was said before.
desk-progress = Remarks to look at: { $left }. Looked at: { $done }.
desk-engine-says = The program says:
desk-sure = { $sure }% sure
desk-service = What it is about
desk-no-service = No service in scope
desk-agree = { $sentiment }: agree
desk-key-positive = p
desk-key-neutral = n
desk-key-negative = g
desk-key-mixed = m
desk-keys-blind = While you are among the buttons, p, n, g and m choose positive, neutral, negative and mixed.
desk-keys = Enter agrees. While you are among the buttons, p, n, g and m choose positive, neutral, negative and mixed.
desk-undo = Take the last one back
desk-undo-this = Take this back
desk-lately = Your last answers: { $n }
desk-quicker = A colleague coded that remark before you did. Their answer stands.
desk-says-what = What it says
desk-agreement = How far readers agree
desk-blind = Judge for yourself what it says. The program’s answer is not shown for the first { $n } remarks, chosen at random, or for one in { $every } after those: these are used to measure how far it agrees with officers.
desk-agreement-engine = The program and officers who had not seen its answer: { $n } remarks, { $raw } the same; kappa { $kappa }, alpha { $alpha }, adjusted for prevalence { $adjusted }.
desk-agreement-people = First and second readers: { $n } remarks, { $raw } the same; kappa { $kappa }, alpha { $alpha }, adjusted for prevalence { $adjusted }.
desk-nobody-engine = No officer has read a remark without seeing the program’s answer yet.
desk-nobody-people = No remark has been read twice yet.
desk-kappa = { $kappa } (95% interval { $low } to { $high })
desk-no-figure = not known yet
desk-enough = What the program says of remarks that nobody has looked at is counted in findings, because it agrees with officers well enough (kappa { $kappa } or more, on { $n } remarks or more).
desk-not-enough = What the program says of remarks that nobody has looked at is not counted in findings. It is once it agrees with officers well enough: kappa { $kappa } or more, on { $n } remarks or more.
desk-refit = What corrections do for the rest
desk-refit-few = Once officers have looked at { $n } remarks, their answers are used to improve how the rest are read, if measurement shows that this helps.
desk-refit-on = In use: based on { $n } remarks that officers looked at, the program now treats a remark as negative below a score of { $low } and positive above { $high }. That is right for { $after } of them, each judged by the others alone (five-fold cross-validation); without this, the program was right for { $before }.
desk-refit-off = Not in use: it would be right for { $after } of { $n } remarks that officers looked at, each judged by the others alone (five-fold cross-validation); by itself the program is right for { $before }.
desk-refit-no-help = Not in use: fitted to what officers say of { $n } remarks, the program would be right for { $after } of them, each judged by the others alone (five-fold cross-validation); by itself it is right for { $before }. That is no better, or too little better to be more than chance.
desk-do-refit-on = Let corrections change the rest
desk-do-refit-off = Do not let corrections change the rest
desk-engine-heading = The program that reads comments
desk-engine = Comments it has yet to read: { $n }. Its weights are { $engine }.
desk-engine-paused = It is paused. Comments it has yet to read: { $n }. Its weights are { $engine }.
desk-pause = Pause reading
desk-resume = Go on reading

concerns-title = Safeguarding
concerns-lead = What was written that may mean a child is being hurt or is in danger. Only the safeguarding lead and deputy see these pages, and nothing here is in any list, finding or file. The program looks for such texts but can miss some: an empty page does not mean that nothing was written.
concerns-mail-failing = The last e-mail could not be sent, so you might not be told when something comes. Look at this page every working day until that is fixed, and tell whoever looks after the installation: the log says why.
concerns-mail-off = E-mail is off: you are not told when something comes. Look at this page every working day until it is on.
concerns-none = Nothing waits.
concerns-from = From
concerns-consultation = Consultation
concerns-came = Came on
concerns-state = State
concerns-due = To be opened by { $day }.
concerns-late = Should have been opened by { $day }.
concerns-last = Last by { $who }, on { $day }.
concerns-lies = Last by { $who }, on { $day }: nothing has been done since.
concern-state-waiting = Waiting.
concern-state-open = Opened.
concern-state-passed-on = Passed on.
concern-state-closed = Closed.
concern-title = From: { $who }
concern-open-lead = What was written is shown once you open it. Opening it goes on record.
concern-do-open = Open
concern-do-note = Add the note
concern-do-pass-on = Passed on
concern-do-close = Close
concern-do-release = Not a concern
concern-beside = What else the same person wrote
concern-act = What you are doing about it
concern-at = { $day }, { $time }
concern-anonymous = Nothing says who wrote it: no name, address or device is kept. If the words themselves tell who it is or which school, act on them as your procedures say. If somebody may be in danger now, call 999.
concern-note = What you did, or to whom you passed it on
concern-note-hint = It stays on record and cannot be changed
concern-wants-note = Enter what you did and why
concern-note-long = Use at most 2,000 characters: split it into two notes
concern-meanwhile = Somebody else has acted on it in the meantime. Read below what they did, then say again what you are doing; your note is still here
concern-release-hint = “Not a concern” returns the text to be read with the other comments. Your decision, and your reason, stay on record.
concern-record = Record
concern-program = Soundings
concern-did-told = Lead and deputy told by e-mail
concern-did-escalated = Reminded by e-mail: nobody had opened it
concern-did-found = Found by an officer, and passed on
concern-did-written = Written down in a session
concern-did-opened = Opened
concern-did-noted = Noted
concern-did-passed-on = Passed on
concern-did-closed = Closed
concern-did-released = Not a concern
concern-topic-none = No rule matched it: the program’s model, or a person, flagged it.
concern-topic-harm = A rule found words about being hurt.
concern-topic-abuse = A rule found words about being touched, or about secrets.
concern-topic-fear = A rule found words about fear.
concern-topic-neglect = A rule found words about going without.
concern-topic-self-harm = A rule found words about self-harm.
concern-topic-suicide = A rule found words about not wanting to live.
concern-topic-running-away = A rule found words about running away.
concern-topic-radicalisation = A rule found words about violence for a cause.
concern-topic-exploitation = A rule found words about being used by others.
concern-topic-bullying = A rule found words about bullying.
concern-topic-language = A child wrote it in a language that the program cannot read, so nothing has screened it.

mail-concern-subject = Something waits for you in Soundings
mail-concern-text =
    { $name },

    { $n ->
        [one] Something was written that a safeguarding lead should see. It is not in this e-mail.
       *[other] { $n } things were written that a safeguarding lead should see. They are not in this e-mail.
    }

    From: { $from }
    To be opened by: { $day }

    { $address }
mail-concern-late-subject = Reminder: something still waits for you in Soundings
mail-concern-late-text =
    { $name },

    { $n ->
        [one] Something was written that a safeguarding lead should see. It was to be opened by { $day }, and nobody has opened it. It is not in this e-mail.
       *[other] { $n } things were written that a safeguarding lead should see, and nobody has opened them in time: the first was to be opened by { $day }. They are not in this e-mail.
    }

    From: { $from }

    { $address }

mail-concern-above-subject = Something waits for the safeguarding lead in Soundings
mail-concern-above-text =
    { $things ->
        [one] Something was written that a safeguarding lead should see. It was to be opened by { $day }, and nobody has. It is not in this e-mail, and only a safeguarding lead or deputy can open it.
       *[other] { $things } things were written that a safeguarding lead should see, and nobody has opened them. The first was to be opened by { $day }. They are not in this e-mail, and only a safeguarding lead or deputy can open them.
    }

    { $n ->
        [0] Nobody has such an account now. Please see to it today that somebody has one, and opens it.
       *[other] They are: { $names }. Please make sure that one of them does, today.
    }
mail-concern-above-new-text =
    { $things ->
        [one] Something was written that a safeguarding lead should see. It should be opened by { $day }. It is not in this e-mail, and only a safeguarding lead or deputy can open it.
       *[other] { $things } things were written that a safeguarding lead should see. The first should be opened by { $day }. They are not in this e-mail, and only a safeguarding lead or deputy can open them.
    }

    Nobody has such an account now. Please see to it today that somebody has one, and opens it.

written-heading = What people wrote
written-checked = Comments were split into remarks and read by a program on the council’s own computer. Officers read { $n } of the remarks, chosen at random, without seeing its answer; agreement between them and the program, over all groups and ages together, is a kappa of { $kappa }. Where an officer disagreed with the program, the officer’s answer counts. Each response counts once for each service: praise and criticism together count as mixed.
written-unchecked = Only what officers have looked at is counted. A program on the council’s own computer has read the rest, which is not counted: { $why ->
    [few] officers have read { $n } remarks without seeing its answer, and { $least } are needed to tell how far it can be relied on.
   *[seldom] on the { $n } remarks that officers read without seeing its answer, it did not agree with them often enough to be relied on (kappa { $kappa }; { $bound } or more is needed).
  } Left out until then: { $left }. Each response counts once for each service: praise and criticism together count as mixed.
written-alike = { $audience }: { $n } of { $of } comments are word for word the same as { $others } or more others. People who agree may have been given words to copy. Each counts as what one person said.
accounted-caption = What became of every comment
accounted-all = Comments
accounted-used = Say something
accounted-nothing = Say nothing
accounted-language = In a language that is not scored
accounted-infant = By children of 5 to 7, not scored
accounted-failed = The program could not read it
accounted-waiting = Waiting for the program
accounted-unread = Not read by an officer yet
accounted-held = Held back
quotes-heading = In their own words
quotes-lead = Approved by an officer and quoted exactly, except for what is masked. They are chosen from every group that is shown and, within each group, in proportion to what its people think, so a view held by few appears when its share comes round.
quotes-count = Shown: { $shown } of { $all }.
findings-themes = Themes
findings-themes-lead = What people spoke of in their own words, whichever service it was about. Each response counts once for each theme, and may be in several.
findings-themes-none = There is nothing to show yet: no theme that somebody has named has enough people in one group whose remarks may be counted. Themes that wait for a name are under “Themes”.

findings-title = Findings
findings-nav = Findings by service
findings-compare = All services, side by side
findings-others = Questions about no single service
findings-others-lead = Future delivery, what must not be lost, and who answered.
findings-lead = What those who replied think of each service now, on the same measures for every service. Audiences and wordings stand side by side and are never added together. Services are in the consultation’s own order: this is no ranking.
findings-marks = In the tables, [c] means hidden to protect people, [low] means fewer than 5 or nobody, and [z] means there is no such figure. The reasons and the method are explained at the end.
findings-compare-note = Each figure is net sentiment, from −1.00 (all negative) to +1.00 (all positive), with the number who chose a point of the scale (n). Where net sentiment may not be shown for one service, the whole column gives instead the shares above and below the middle of the scale, as far as they may be shown: “67% / [c]” means that 67% chose a point above the middle. Children who answered using faces choose the happiest more often than others choose the best point, so shares are always given for them: read those by themselves. [c]: not shown, because too few answered for a figure to mean something, or because it could give away how a few people answered. [z]: nobody answered it, or it was not asked.
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
net-of-n-within = { $net } ({ $low } to { $high }; n { $n })
shares-of-n = { $good } / { $bad } (n { $n })
net-hidden = [c] (n { $n })
n-only = n { $n }
interval = { $low } to { $high }
retired-option = An option no longer offered
table-title = { $question }: { $audience } who replied
table-title-theme = Theme “{ $theme }”. What people wrote: { $audience } who replied
table-title-written = { $service }. What people wrote: { $audience } who replied
table-title-service = { $service }. { $question }: { $audience } who replied
chart-label = Bar chart of the table below: { $title }
caveat-open = Anyone with the link could answer, and nothing stops somebody from answering more than once. These are the views of those who replied, not of everybody: there is no margin of error, and none is shown.
caveat-invited = The council says that a known list of people was invited. Nothing stops a link from being passed on, and those who did not answer may think otherwise: an interval allows for chance alone.
caveat-written = Treat the sentiment of what people wrote as secondary to the answers they chose: only some people wrote, and unhappy people write more. It is not added to the ratings.
caveat-faces = Children rate what they meet, rather than the service behind it. Children under 12 tend to choose the happiest face whatever they are asked, so look at the share not at the top, never compare ages, and never compare with adults.
caveat-several = People could choose more than one, so the figures may add up to more than the number who answered.
method-heading = How to read this
method-1 = Counts are rounded to the nearest 5, so they may not add up. Percentages and net sentiment are worked out from the rounded counts: of 25 answers that can move net sentiment by about 0.2, of 100 by about 0.05, and shares of one group may add up to more or less than 100%.
method-2 = [z] means that there is no such figure: the question was not asked there, that way out is not offered there, or an interval or a weighted figure would mean nothing. [c] means hidden to protect people: a count of 1 to 4; in tables of answers, everything about a group with fewer than 10 answers, and every row for a need that fewer than 10 people in a group have, even if nobody has it; a group of fewer than 20 in which nearly everybody gave the same answer; a count that would give away another; and a percentage or net sentiment based on too few answers to mean something. Where this would hide what a whole group said, the figures for its smallest needs are left out first. A program has checked that no hidden count in a table of answers can be worked out from that table to within less than 5. [low] means that fewer than 5 people, or nobody, took a way out of the question: a hidden count could be worked out from how many people there are and how many of them answered, which are in other tables. For the same reason, numbers under 10 are hidden in counts of how many people have a need and of how many use a service.
method-3 = Percentages and net sentiment are shown only where the number who answered, rounded, is 25 or more.
method-4 = Net sentiment is the number of positive answers less the number of negative ones, divided by all who chose a point of the scale, the middle included. It is shown only for scales with as many negative points as positive.
method-5 = “I do not know”, “I would rather not say” and “I do not understand” are counted apart, and are not part of the number who answered.
method-6 = Wordings for different ages are never added together, and answers people gave themselves are never added to answers given for them. Needs are as those who answered described them, in the words of the question.
method-7 = An interval is shown only for surveys sent to a known list of people. It is a 95% interval with the finite-population factor. No figure is weighted unless it says so: weighted figures stand beside what was counted ([z]: not weighted by itself; [u]: it would say no more than 30 answers).
digest = Computed from the data with digest
download-xlsx = Download as a spreadsheet (XLSX)
download-ods = Download as a spreadsheet (ODS)
download-csv = Download as CSV
download-csv-metadata = What the CSV’s columns mean (CSVW)
download-json = Download as JSON
file-column-table = The table’s name, as in the workbook.
file-column-survey = The survey’s code.
file-column-audience = Who was asked.
file-column-service = The code of the service it is about; empty where it is about none.
file-column-measure = What the question is about, by its code.
file-column-question = What the table shows, in a sentence.
file-column-asked = How the question was put in each wording; of what people wrote, and of sessions, nothing.
file-column-group = The wording that was read, and who filled it in.
file-column-need = The need it is about; empty for all of the group.
file-column-statistic = What the value is: base, count, percent, percent_good and percent_bad (how many chose a point above the middle of a scale, and below it), mean_score (the mean of what points count, from −1 to +1: of a scale of three points the same as net sentiment), of what people put in order first_place_count and first_place_percent (what they put first), way_out, net_sentiment, percent_not_top, or of weighted answers weighted_net_sentiment, weighted_effective_n (how many answers of equal weight would say as much) and weighted_design_effect; of engagement sessions rooms, rooms_base, rooms_count, rooms_percent and rooms_way_out; lines, in the last line alone, for the number of lines before it.
file-column-option = The option or point that is counted.
file-column-value = The value. Counts are rounded to the nearest 5, those of one question set against another to the nearest 10. [c] means hidden to protect people; [z] that a way out is not offered there; [low] that fewer than 5 took a way out, or nobody; [u], of weighted answers alone, that the figure would say little.
file-column-base = How many chose an option: the base of percentages. Rounded to the nearest 5.
file-column-interval-low = The lower end of the 95% interval, where a known list was invited.
file-column-interval-high = Its upper end.
file-column-digest = The digest of what it was computed from.

file-title = Findings: { $consultation }
file-council = Published by { $council }.
file-licence = Licence: { $licence }
file-dates-over = People could answer from { $opens } to { $closes }.
file-dates = The consultation is open from { $opens } to { $closes }: answers up to the day this was made are in it.
file-made = This file was made on { $day }.
file-tables = It has { $n ->
    [one] one worksheet of figures, with one table,
   *[other] { $n } worksheets of figures, with one table each,
} after this cover, the table of contents and the notes.
file-contact = Questions: { $email }
file-contents = Table of contents
file-hidden-tables = { $n ->
    [one] Of 1 more table nothing may be shown: it is named on the sheet Not_shown.
   *[other] Of { $n } more tables nothing may be shown: they are named on the sheet Not_shown.
}
file-not-shown = Tables of which nothing may be shown
file-not-shown-why = This worksheet contains one table. In those it names too few answered, or every figure could give away how a few did. The CSV file has a line for each of their figures, marked [c].
file-notes = Notes
file-note = Note
file-note-text = Text
file-sheet = Worksheet
file-table = Table
file-one-table = This worksheet contains one table.
file-asked = This worksheet contains one table. How it was asked: { $asked } See the notes worksheet for [c], [low] and [z].
file-count-of = { $option } (number)
file-percent-of = { $option } (%)
file-mean = Mean score, from −1 (the worst point) to +1 (the best)
file-low = Net sentiment, lower 95%
file-high = Net sentiment, upper 95%

themes-title = Themes
themes-lead = What people speak of, whichever service it is about. The program finds themes and places remarks among them; you put right what it finds. What is found stays where it is when more comments come.
themes-none = There are no themes yet. They are looked for once 60 remarks that differ from one another have been read. Where none is found after that, too few speak of the same thing: write a theme yourself.
themes-by-service = Services, by what people speak of
themes-by-service-lead = For each service the themes that most people speak of, with how many do. Whoever says two things counts once with each. Open a theme to read what they said, those who think otherwise among them.
themes-caption = Themes, the most spoken of first
themes-name = Theme
themes-people = People
themes-remarks = Remarks
themes-thought = What they think
themes-written = (written by an officer)
themes-unnamed = (not in findings until an officer names it)
themes-like = Like: “{ $words }”
themes-wait = { $n ->
    [one] One theme that was found waits for a name, and
   *[other] { $n } themes that were found wait for a name, and
} { $n ->
    [one] is
   *[other] are
} in no finding or report until then.
themes-without = Remarks that have no theme: { $n }. A remark that is near none is not forced into one.
themes-look = Look for more themes
themes-placing = What was said is being placed among the themes as they are now. Until that is done, the numbers here are from before: look again in a moment.
themes-looking = More themes are about to be looked for among the remarks that have none. Look again in a minute.
themes-write = Write a theme
themes-write-lead = A theme of your own, as from a codebook. Remarks that mean something like it are placed there.
themes-about = What it is about
themes-about-hint = A sentence or two as people might put it: the more it sounds like them, the better it is found
themes-do-write = Add the theme
themes-error-name = Enter a name for the theme
themes-error-long = The name must be 80 characters or less
themes-error-about = Say in at most 500 characters what it is about
themes-error-same = Choose another name: there is a theme called that already
theme-back = All themes
theme-counts = { $people } people, { $remarks } remarks
theme-origin-found = The program found this theme, and an officer named it.
theme-origin-unnamed = The program found this theme. Its name is made of the words that tell its remarks from the others. It is in findings once you give it a name, or let this one stand.
theme-origin-written = An officer wrote this theme.
theme-change = Change this theme
theme-do-rename = Use this name
theme-into = Make it part of
theme-into-choose = Choose a theme
theme-do-merge = Merge
theme-split = Where it holds two things, the program can take them apart: this theme keeps the larger part, and the other becomes a theme of its own.
theme-do-split = Split in two
theme-drop = Where it is no theme, drop it: its remarks go to other themes, or have none.
theme-do-drop = Drop
theme-drop-sure = Drop it now
theme-error-split = It cannot be split: there are too few remarks in it, or they are all alike
theme-who = Who speaks of it
theme-group = Group
theme-exact = These counts are exact, for your work alone. What may be published is in the findings.
theme-contrary = Who thinks otherwise
theme-contrary-lead = Most of what is said here is { $most }. These remarks say something else.
theme-contrary-none = Most of what is said here is { $most }, and nobody says the opposite.
theme-typical = Remarks, the most typical first
theme-times = said { $n } times in just these words
theme-more = More remarks
theme-other = Move to another theme:
theme-this = This theme
theme-no-theme = No theme
theme-do-move = Move
search-title = Search
search-lead = Among remarks that are not held back. What you type is kept nowhere.
search-words = Look for remarks
search-by = How to look
search-by-meaning = that mean something like this
search-by-words = that have these words
search-do = Search
search-error-words = Enter what to look for
search-found-meaning = { $n ->
    [0] No remark is near it in meaning
    [one] The remark nearest in meaning
   *[other] The { $n } remarks nearest in meaning, the nearest first
}
search-found-words = { $n ->
    [0] No remark has these words
    [one] One remark has these words
   *[other] { $n } remarks have these words
}
officer-nav-themes = Themes
officer-nav-sessions = Sessions
desk-theme = Theme
desk-no-theme = No theme
