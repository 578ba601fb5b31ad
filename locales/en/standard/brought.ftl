### Answers from elsewhere: tables that other tools wrote. Officers' pages, in English alone.

brought-title = Answers from elsewhere
brought-lead = Bring in answers that people gave in another tool: Microsoft Forms, Google Forms, Citizen Space, SmartSurvey, Qualtrics or LimeSurvey. Export them there as CSV or as an Excel workbook, one row for each person.
brought-rule-1 = You say which column answers which question, and what each answer means. Anything you do not bring in is left out and its words are deleted, above all names, e-mail addresses and times.
brought-rule-2 = They count as a channel of their own. Findings, files and the report say how many there are.
brought-rule-3 = What people wrote is looked at for concerns about a child and for names, as everything is, before anybody else reads it.
brought-of = Which survey do the answers belong to?
brought-of-hint = And in which wording were the questions put? Answers in different wordings are never added up
explore-choose-one = Choose one
brought-pick = The file
brought-pick-hint = CSV or XLSX, at most 10 MB and 50,000 rows. The first row says what the columns are
brought-look = Look at it
brought-files = Files so far
brought-file = File
brought-survey = Survey
brought-by = Brought in by
brought-responses = Responses
brought-not-yet = Not brought in yet
brought-came = { $by }, { $day }
brought-about = { $n ->
    [one] { $file }: one row, for { $survey }.
   *[other] { $file }: { $rows } rows, for { $survey }.
}
brought-drop = Throw this file away
brought-columns = What are the columns?
brought-columns-lead = For each column, choose the question it answers, or leave it out. Columns that look like a question in the survey are already matched: check that this is right.
brought-known = A file with these columns was brought in before. They are set out as they were then.
brought-leave-out = Leave this column out
brought-examples = For example: { $examples }
brought-different = Different entries: { $n }. People’s own words are not shown on this page
brought-held = { $n ->
    [one] One entry is not shown here: it may be a concern about a child. When you bring the file in, it goes to the safeguarding lead, and is no answer.
   *[other] { $n } entries are not shown here: they may be a concern about a child. When you bring the file in, they go to the safeguarding lead, and are no answers.
}
brought-empty-column = Nothing is in this column
brought-one-option = { $question }: only “{ $option }”
brought-no-head = Column { $n }, without a name
brought-values = What do the answers mean?
brought-values-lead = For each answer in the file, choose the answer in this survey that it stands for. Different points of a scale must stand for different points: a scale with more or fewer points is a different question, and its answers are better left out. You need to say what a value stands for only once: if you leave it blank in another column with the same scale, it means the same there.
brought-value = In the file
brought-often = How often
brought-taken = Taken for
brought-taken-for = Taken for: { $target }
brought-say = Choose what it means
brought-chosen = It was chosen
brought-no-answer = No answer: leave it out
brought-back-columns = Change what the columns are
brought-back-values = Change what the answers mean
brought-preview = Look before you bring it in
brought-preview-caption = What is kept and what is left out, by column
brought-column = Column
brought-kept = Answers kept
brought-left = Answers left out
brought-left-out = Left out
brought-comes-of-it = { $count ->
    [0] { $n } responses would come from this file. Every row has an answer that is kept.
    [one] { $n } responses would come from this file. One row is left out: it has no answer that is kept.
   *[other] { $n } responses would come from this file. { $empty } rows are left out: they have no answer that is kept.
}
brought-final = A response is never changed once it is in. All that comes of this file can be taken out again, with a reason that the report gives. The file itself is deleted.
brought-bring = Bring in { $n } responses
brought-none = No row has an answer that is kept.
brought-not-open = Nothing can be brought in before the consultation opens: until then its questions may change.
brought-over = The answers of this consultation are past the day until which they were promised to be kept.
brought-invited = This survey is for a list of people who were invited: answers from elsewhere could be theirs or anybody’s.
brought-no-lead = Children’s answers can be brought in only once a safeguarding lead and a deputy have accounts.
brought-wrong-of = Choose which survey the answers belong to
brought-wrong-file = Choose a file
brought-wrong-large = The file must be 10 MB or smaller, with 50,000 rows, 400 columns and 2,000,000 cells or fewer
brought-wrong-unreadable = The file must be CSV or XLSX. Unpack a .zip first, save an .xls as .xlsx, or export it again from the tool it came from
brought-wrong-rows = The file must have a row of column names, and at least one row below it
brought-wrong-again = This file was brought in on { $day } already. Choose another
brought-wrong-nothing = Choose what at least one column is
brought-wrong-twice = “{ $head }”: another column is taken for this already. Choose one of the two
brought-wrong-both = “{ $head }”: the whole question already has a column of its own. Use that column or the separate ones, not both
brought-wrong-many = “{ $head }” has more than { $most } different answers, most of which this question does not offer. Leave it out, or take it for another question
brought-aside = Left out, for they are nobody’s answers: previews and tests, { $previews }; begun and not sent, { $unfinished }.
brought-beyond = { $n ->
    [one] One person
   *[other] { $n } people
} chose more services than the { $most } that this survey lets people choose. All of them are kept.
brought-others = { $n ->
    [one] One other entry is
   *[other] { $n } other entries are
} no answer that this question offers, and { $n ->
    [one] is
   *[other] are
} left out.
brought-wrong-unsaid = “{ $head }”: choose what “{ $value }” means
brought-wrong-same = “{ $head }”: “{ $value }” is taken for the same point as another answer. Choose a point of its own, or leave it out
# What other tools write, parted by |
brought-says-chosen = yes|y|1|true|x|checked|selected|ticked
brought-says-nothing = no|n|0|false|unchecked|not selected|unticked|-|n/a|na|not answered|@NA@
brought-says-dont-know = don't know|dont know|i don't know|not sure|unsure|uncertain|can't say|don@SQ@t know
brought-says-rather-not-say = prefer not to say|rather not say|i'd rather not say|i prefer not to say
brought-says-dont-understand = i don't understand|i don't understand this question
officer-brought = Bring in answers from elsewhere
brought-before-heading = Answers were brought in before
brought-before-lead = Most tools write out all answers each time. Take out of the file everybody who was in one of these, or they count twice.
brought-before = { $n } responses on { $day }, from “{ $file }”
brought-released = Files for analysts were made of this survey’s answers and released. Answers that come in now would make them untrue, so none can be brought in any more.
brought-changed = Another officer has changed how this file is set out. What you sent was not kept: look at it again.
brought-take-out = Take out again
brought-gone = Taken out on { $day } by { $by }: “{ $why }”
brought-out-title = Take out what was brought in
brought-out-lead = { $n ->
    [one] The one response that came of “{ $file }” is deleted, with what was written in it. That cannot be undone.
   *[other] The { $responses } responses that came of “{ $file }” are deleted, with what was written in them. That cannot be undone.
}
brought-out-rule = Findings are counted anew without them, and the next report says how many there were and why. What the safeguarding lead has stays there. The same file can be brought in again.
brought-out-why = Why are they taken out?
brought-out-why-hint = The report gives this reason. Do not write names
brought-out-do = { $n ->
    [one] Take out one response
   *[other] Take out { $responses } responses
}
brought-out-wrong-why = Say why, in 500 characters or less
brought-out-released = Files of answers with these were released to analysts. They could never be given again, so nothing can be taken out of them.
brought-out-published = A report of these answers is in review, or was published. Whoever has it and one without them could tell what a few people said, so nothing can be taken out any more.
