### Answers for analysts: files with a row for each person. Officers' pages and what stands in the files, in English alone.

answers-title = Answers for analysts
answers-lead = Files with a row for each person, for officers who work on this consultation and need to compute more than the findings show. They contain no names, comments, days or response numbers, and every description in them is shared by at least 10 people.
answers-surveys = Surveys
answers-still-open = Answers can be downloaded once nobody can answer any more: comparing two files that differ by one answer would reveal it. People can answer until { $day }.
answers-nobody = Too few people answered this survey for a file.

answers-prepare-heading = Prepare the files
answers-rules-1 = What people said of services is in one file and everything else in another. Each service has rows of its own: which services somebody uses would tell who they are.
answers-rules-2 = Whatever describes people is in the files only if you choose it. Any description is then shared by at least 10 people: those who share theirs with fewer are left out. The more you choose, the more people are left out, and those who most need help are among the first.
answers-rules-3 = Another officer releases the files. After that, no different version is ever made: comparing two versions could give people away.
answers-ask-describing = What should describe people?
answers-ask-describing-hint = Choose as little as the analysis needs
answers-ask-purpose = What are the files for?
answers-ask-purpose-hint = Who will work with them, and on what. It is kept on record
answers-wrong-purpose = Say what the files are for
answers-wrong-long = Say it in at most 500 characters
answers-do-prepare = Prepare

answers-prepared-heading = Prepared, not released yet
answers-released-heading = Released
answers-prepared-by = Prepared by { $by } on { $day }.
answers-released-by = Released by { $by } on { $day }.
answers-for = For: { $purpose }
answers-described = People are described by: { $described }.
answers-described-nothing = Nothing describes people, but for the wording they read.
answers-in-files = What is in them
answers-file-people = People: everything that is about no one service
answers-file-services = Services: a row for each person and service
answers-column-file = File
answers-column-rows = Rows
answers-column-left-out = Left out: too few read their wording
answers-column-rare = Left out: too few are described as they are
answers-left-out-note = A row is left out where fewer than 10 read its wording, or where fewer than 10 are described as it is; with the latter others go, so that they are never fewer than 10. On this page numbers are rounded to the nearest 10.
answers-do-release = Release the files
answers-do-drop = Throw away and prepare others
answers-not-yours = You prepared these files. Another officer has to look at them and release them.
answers-wrong-release = You cannot release these files, or they have been replaced by others. Look at them again.
answers-wrong-drop = These files are released, or are others by now. Nothing was thrown away.
answers-wrong-prepare = Another officer has prepared files meanwhile. Yours were not prepared: “{ $purpose }”.
answers-changed = The answers, or the survey, have changed since these files were prepared, so they cannot be taken away any more.
answers-changed-prepare = The answers, or the survey, have changed since these files were prepared. Throw them away and prepare others.

answers-take-heading = Download the files
answers-take-people-sav = People, for SPSS (.sav)
answers-take-services-sav = Services, for SPSS (.sav)
answers-take-xlsx = Everything as a workbook, in words (.xlsx)
answers-take-zip = Everything as CSV, with what it means (.zip)
answers-take-hint = The workbook opens in Excel, with a row for each person and every answer in words. R reads the .sav with the package “haven”, Python with “pyreadstat”. The .zip holds the same rows as CSV, with their columns in Triple-S for survey programs such as Snap, a list of all codes, and every wording that was asked.
answers-take-care = Keep them where only officers who work on this consultation can read them, and delete them by { $day }: the privacy notice promises both. Never give them to a school, a provider or a bidder. Counts in them are exact: publish only what the findings publish, or have another officer check that no small group shows.

answers-service = Service
answers-the-service = this service
answers-wording = Wording that was read
answers-channel = How the answers came
answers-option = { $question }: { $option }
answers-place = { $question }: place { $place }
answers-chosen = Chosen
answers-not-chosen = Not chosen

answers-note-of = Answers to “{ $title }”. Asked: { $audience }.
answers-note-released = Released on { $day }. For officers who work on this consultation, and nobody else.
answers-note-1 = Each row is one person, or in the file of services one person and one service. Rows stand in an order drawn by lot. Nothing leads from a row of one file to a row of the other, or from one service to another.
answers-note-2 = An empty cell means that the question was not asked, or not answered, or answered in another wording than the one that was sent, or with an answer that was taken out of the survey since. An option that came later is “not chosen” for those who answered before. Codes from 97 on (197 where there are more options, and so on) say why there is no answer.
answers-note-2-words = An empty cell means that the question was not asked, or not answered, or answered in another wording than the one that was sent, or with an answer that was taken out of the survey since. An option that came later is “not chosen” for those who answered before. Where somebody did not want to answer or did not know, that stands in the cell.
answers-note-3 = Any description of people is shared by at least 10 rows. People who share theirs with fewer are left out, and a few others with them where that makes fewer than 10: counts are therefore lower than in the findings, most of all of small groups, for which the findings are to be used. Ten people described alike may all have said the same. Rows whose wording fewer than 10 read are left out, and so are questions that only some are asked because of what describes them.
answers-note-4 = Each wording with a scale of its own has a column of its own. Codes of a scale stand in the order asked, mostly from the best to the worst; scores from -1 to 1 are in codebook.csv. Points of two scales are not to be compared, nor a child’s answers with an adult’s.
answers-note-4-words = Each wording with a scale of its own has a column of its own. The points of a scale, in the order asked, are on the sheet “codebook” with what each is worth, from -1 to 1. Points of two scales are not to be compared, nor a child’s answers with an adult’s.
answers-note-5 = Whoever wanted to answered: these people are no random sample, and no margin of error can be computed from them. Where a list was invited, the report says so.
answers-note-6 = What was said in engagement sessions, and what people wrote, is not in these files.
answers-note-7 = Counts made from these files are exact. Before any are published, see that no group of fewer than 10 and no count under 5 shows, or can be worked out.
answers-sheet-read-me = Read me
answers-note-sheet = { $file }: { $rows } rows.
answers-note-file = { $file }: { $rows } rows. SHA-256 { $hash }
