outcome-title = Report
outcome-document-title = { $consultation }: what people said
outcome-summary = Summary
outcome-asked = What was asked, and of whom
outcome-again = Compared with the first time
outcome-answered = Who answered, and who did not
outcome-basis = All services on the same basis: how people rate them now
outcome-providers = In house and outside, on the same basis
outcome-need = Those with the greatest needs, and those with lower needs
outcome-crossed = Answers to one question, by answers to another
outcome-others = Other questions, not about any one service
outcome-said-others = These questions are not about any one service, or are about the people who answered. Each is shown as it was asked of each group. The full wording is in the last section.
outcome-children = What children and young people said
outcome-themes = What people spoke of in their own words
outcome-monitoring = How quality and support will be watched after the decision
outcome-method = How this was done
outcome-channels-caption = Responses by survey and how they reached the council
outcome-said-channels = Responses reached the council in these ways, and are counted together. Responses brought in from another tool answered questions worded by whoever made that form; an officer decided which of its answers match which of this survey’s.
outcome-responses = Responses
outcome-every-service = Every service
outcome-promises = What is promised, and how anyone can see whether it is kept
outcome-providers-caption = What those who replied expect of each kind of provider
outcome-apart-caption = How many gave no opinion on what to expect of each kind of provider
outcome-note-outs = People who did not know, would rather not say or did not understand are counted separately, and are not included in n.
outcome-note-same = The same people rated both, and each person’s two answers were compared. “Lower” or “higher” is said only where 30 people or more rated both, 10 or more rated the two differently, the split between the two directions is more uneven than chance would make it 19 times in 20 (an exact sign test), and one direction leads the other by more than one in ten of all who rated both. Of every 20 comparisons, one may show a difference by chance alone. How many people are on each side is not shown: with the other tables, it could give away how a few people answered. All of this describes those who replied: it keeps chance variation from being called a difference, and says nothing about what others expect.
outcome-note-shares = Shares: good / poor, of those who chose an answer; [c] is hidden, because fewer than 5 said so or because it would give away another figure.
outcome-too-few-both = fewer than 30 rated both
outcome-said-undrawn = Not drawn, because one of the two dots is hidden: { $services }. This says nothing about whether they are good: a dot is hidden where few people were positive, or where few were negative.
outcome-said-needs-silent = { $group }: nothing may be shown here about those who answered { $needs }, because too few of them rated both or a figure could give away how a few people answered.
over-all-name = All the services they rated, person by person
over-all-short = over all the services they rated
outcome-few-rated-both = { $n ->
    [one] at 1 service too few rated both to tell
   *[other] at { $n } services too few rated both to tell
}
outcome-standing-at = { $n ->
    [one] { $standing } at 1 service ({ $services })
   *[other] { $standing } at { $n } services ({ $services })
}
outcome-not-comparable-of = { $n ->
    [one] not comparable at 1 service
   *[other] not comparable at { $n } services
}
outcome-summary-providers = In house and outside
outcome-summary-need = Those with lower needs, and those with the greatest needs
outcome-summary-rated = How good services are now
outcome-summary-since = Since the first time
outcome-summary-answered = Who answered, and who was not heard
outcome-summary-promised = What is promised, and when it is looked at
outcome-said-promised = { $service }: { $promise }. To be looked at first on { $day }.
outcome-said-promised-unseen = For those with lower needs, no figure may be shown now for: { $services }. There will be nothing to compare what they say later with.
outcome-said-promised-unseen-all = For those with lower needs, no figure may be shown now for any service this is promised for. There will be nothing to compare what they say later with.
outcome-said-baseline-left = { $n ->
    [one] Nothing may be shown for one more group or need, so there is nothing to compare later findings about it with.
   *[other] Nothing may be shown for { $n } more groups and needs, so there is nothing to compare later findings about them with.
}
outcome-said-total = { $more ->
    [yes] About { $n } responses in groups that are large enough to show. Those in smaller groups are not in that number.
   *[other] About { $n } responses in all.
}
outcome-said-providers-not-asked = Nobody was asked who should provide the services, nor what they expect of the council or of an outside organisation: what is said here is of how services are now.
outcome-said-themes-unnamed = { $n ->
    [one] One more theme was found, and is left out: no officer has named it yet.
   *[other] { $n } more themes were found, and are left out: no officer has named them yet.
}
outcome-said-themes-none = What people wrote is not shown by theme, because no named theme has enough people in any one group.
over-all-measure = { $measure }, over all the services they rated
over-all-each = each service they chose
over-all-more-good = More good than poor
over-all-as-much = Good and poor in equal measure
over-all-more-poor = More poor than good
table-title-over-all = { $question }, over all the services each person rated: { $audience }
outcome-second-is = Outside, compared with the council
outcome-lower-level-is = “{ $other }” (the lower level), compared with “{ $none }”
outcome-other-need-is = “{ $other }”, compared with “{ $none }”
outcome-between = Where groups of those who replied differ
outcome-between-caption = Two groups that were asked the same
outcome-first-group = One group
outcome-second-group = The other
outcome-second-stands = The other, compared with the first
outcome-said-between = Every pair of groups that were asked the same question in the same words, on the same scale: their net sentiment, and how the second compares with the first. Different wordings are never compared or added together. This does not rank groups or services.
outcome-said-between-none = At no service can two groups be compared: fewer than about 30 answered, or one of the figures may not be shown.
outcome-said-between-silent = { $n ->
    [one] { $told ->
        [0] One comparison
       *[other] One more comparison
    }
   *[other] { $told ->
        [0] { $n } comparisons
       *[other] { $n } more comparisons
    }
} could not be made: fewer than about 30 answered, or one of the figures may not be shown.
outcome-beside-most = Compared with “{ $answer }”
outcome-note-crossed-verdict = Those who gave each answer are compared with those who gave the most common answer, among those whose net sentiment is shown. “Lower” and “higher” are said only where about 50 people or more answered each, and the difference is more than 0.10, more than rounding to 10 can make it, and more than chance alone would make it, 19 times in 20, if both groups thought alike. “Not comparable”: fewer answered, or a figure may not be shown. This describes those who replied, and is not a test.
outcome-children-themes-caption = What children spoke of in their own words, and how many people did, with adults for comparison
outcome-note-themes = How many people wrote about it. Groups differ in size, so do not compare numbers between groups.
outcome-said-children-alone = Children spoke of these, but fewer than ten people in any one group of adults did, or nobody:
outcome-unanswered = Questions left unanswered
outcome-unanswered-caption = { $audience }: the share that left a question unanswered
outcome-said-unanswered = People could leave out almost every question. This shows what share of those who came to a question gave no answer at all, not even that they did not know. It is given as a range, because it is not always shown how many gave an answer such as “I do not know”. It is worked out from numbers rounded to 5, allowing for rounding, where people came to a question about 100 times or more; questions that only some people were led to are not in the tables. Anybody who changed wording midway, or who answered in another tool that did not ask the question, counts as having left it out.
outcome-said-none-aside = No response was taken out by anybody: every one that was sent is counted.
outcome-about-percent = about { $percent }%
outcome-about-between = { $least }% to { $most }%
outcome-not-known = not known
outcome-whole = The whole report as one long web page
outcome-said-cost-least = At least { $least }% would be hidden by any method that keeps to the rules, because they describe few people; the rest are hidden so that none of those can be worked out.
outcome-said-cost = What protecting people costs: { $all }% of the numbers in the tables of questions are hidden.
outcome-table-word = Table
outcome-notes-below = More notes stand below
outcome-table = Table { $number }
outcome-how-asked = How it was asked:
outcome-lower = lower
outcome-higher = higher
outcome-no-difference = no clear difference
outcome-not-comparable = not comparable
outcome-tested = { $verdict }: { $by } ({ $low } to { $high })
outcome-note-tested = For people on a list who were invited: the difference between the two figures with its 95% interval, which allows for rounding. “Lower” and “higher” are said only where the difference is more than 0.10, about 30 people or more answered each, and chance would produce it in fewer than one report in 20, taking together all the comparisons by need and between groups in this report (Holm). Those who did not answer may think differently.
outcome-totals-caption = How good it is, in all
outcome-good = Good: above the middle
outcome-bad = Poor: below the middle
outcome-note-uneven = [u]: so few answered that the points, each rounded by itself, would not add up to these totals. The totals are the nearer.
outcome-note-totals = Each total is rounded by itself, so it may differ by some points from what its parts add up to. The report in short is made of these.
outcome-note-verdict = “Lower” and “higher” are said only where about 30 people or more answered each, and the difference is more than 0.10 (or, where net sentiment is hidden for one of the two, more than 7 in 100 of those who think well or badly), more than rounding can make it, and more than chance alone would make it, 19 times in 20, if both groups thought alike: with 50 people each that takes about 0.5, with 100 about 0.3, with 400 about 0.15. Of every 20 figures compared, one may differ this much by chance alone. “Not comparable”: fewer answered, or too little may be shown for one of the two. This keeps chance variation from being called a difference; it is not a test of what others think, because anyone could answer.
outcome-need-caption = { $group }: net sentiment of quality, by need
outcome-bars-caption = { $service }: how good those who replied say it is
outcome-bars-alternative = Stacked bars, the worst answers on the left.
outcome-ratings-caption = Each measure, by who answered
outcome-said-responses = { $audience }: about { $n } responses, not counting groups too small to show.
outcome-said-expected-alike = { $group }: what those who replied expect is { $council } if the council provides and { $outside } if an outside organisation does (good / poor). That is no clear difference.
outcome-said-expected-lower = { $group }: what those who replied expect is { $council } if the council provides and { $outside } if an outside organisation does (good / poor): lower outside.
outcome-said-expected-higher = { $group }: what those who replied expect is { $council } if the council provides and { $outside } if an outside organisation does (good / poor): higher outside.
outcome-said-expected-each = { $group }: what they expect of an outside organisation, compared with what they expect of the council, person by person: { $services }.
outcome-said-by-need = { $group }: how those who answered “{ $other }” (the lower level) rate services, compared with those who answered “{ $none }”: { $services }.
outcome-said-by-need-other = { $group }: how those who answered “{ $other }” rate services, compared with those who answered “{ $none }”: { $services }.
outcome-said-differs = { $what }: { $second } is { $verdict } than { $first }
outcome-said-differ = { $n ->
    [one] The one comparison of two groups that could be made shows
   *[other] Of { $n } comparisons of two groups that could be made, { $k ->
        [one] one shows
       *[other] { $k } show
    }
} a difference: { $found }.
outcome-said-differ-none = { $n ->
    [one] The one comparison of two groups that could be made shows
   *[other] Of { $n } comparisons of two groups that could be made, none shows
} { $n ->
    [one] no clear difference.
   *[other] a clear difference.
}
outcome-said-expected-need = { $group }, “{ $need }”: over all the services they rated they expect { $council } if the council provides, and { $outside } if an outside organisation does (good / poor). Person by person: { $verdict }.
outcome-said-expected-need-none = { $group }: over all services, nothing may be shown about what those who answered { $needs } expect of each kind of provider, because too few answered or a figure could give away how a few people answered.
outcome-said-by-need-none-other = For these groups, it is not known for any service whether those with the greatest needs think differently from those with none: { $groups }.
outcome-said-by-need-none = For these groups, it is not known for any service whether those with lower needs think differently from those with none, because too few answered or a figure may not be shown: { $groups }.
outcome-said-preferred = “{ $question }”, of those who replied: { $said }
outcome-said-left-out = No net sentiment is shown of these groups, because too few answered for one to mean something, or because it could give away how a few people answered:
outcome-said-when = { $council } asked about { $services ->
    [one] one service
   *[other] { $services } services
}, from { $opens } to { $closes }.
outcome-said-open = { $audience }: anyone with the link could answer, and nothing stops somebody from answering more than once. Wordings: { $wordings }.
outcome-said-invited = { $invited ->
    [one] { $audience }: the council says that one person on a list was invited. Wordings: { $wordings }.
   *[other] { $audience }: the council says that { $invited } people on a list were invited. Nothing stops a link from being passed on. Wordings: { $wordings }.
}
outcome-said-signed = { $audience }: offered in British Sign Language (BSL). Texts signed, out of all the texts in each wording: { $levels }.
outcome-said-signed-apart = { $audience }: not offered in British Sign Language (BSL). Some texts were signed, but not the beginning. Texts signed, out of all the texts in each wording: { $levels }.
outcome-said-not-signed = { $audience }: not fully available in BSL. The reason given: “{ $reason }”
outcome-said-turned = { $audience }: so that nothing always came first, questions shown side by side, and answers with no natural order, were put in reverse order for { $percent }% of those who answered by themselves, chosen at random.
outcome-said-wordings = Each question was asked once, in wording fit for whoever read it; every wording’s answers map to the same measure. Wordings are shown side by side and never added together. The last section has every question as it was put to each reader.
outcome-said-selected = People chose whether to answer. The figures describe those who replied, not everybody a service is for.
outcome-baseline-caption = What the promises are about, as people rate it now
outcome-note-baseline = Net sentiment on how good it is, in this report; where that is hidden, the shares that think well / badly. When people are asked again, their answers are compared with these. With fewer than about 100 people, rounding alone can change the difference between two such figures by 0.10, so a target finer than that cannot be checked.
outcome-said-no-baseline = Something is promised for these services, but no figure for their quality may be shown here, so there is nothing to compare what people say later with. A different figure is needed to show whether these promises are kept.
outcome-said-rate = { $audience }: about { $n } of the { $invited } people invited answered ({ $rate }%).
outcome-said-rate-beyond = { $audience }: about { $n } answered, but only { $invited } are on the list that was invited. Others have answered, or the list is out of date: no response rate can be given, and intervals mean little.
outcome-said-rate-part = { $audience }: at least about { $n } of the { $invited } people invited answered ({ $rate }% or more). Groups too small to show are not counted.
outcome-said-silent-sessions = { $audience }: too few answered for the survey to say anything about them. What was said in engagement sessions has a section of its own.
outcome-said-silent = { $audience }: too few answered for anything to be said about them. What they think is not known.
outcome-said-providers = In-house and external provision were asked about in the same words, on the same scale, side by side on one page. Groups that were not asked are not in the tables.
outcome-said-providers-whole = These groups were asked about all the services together, and not service by service.
outcome-said-providers-each = People were asked this about each service they chose, one at a time. Their answers are set beside what the same people say about how good the service is now. Figures by need are given where they may be shown.
outcome-providers-each-caption = { $group }: how good each service is now, and what is expected of it under each kind of provider
outcome-dots-alternative = Dots on a line from −1 to +1.
outcome-said-providers-none = Nothing may be shown of what people expect of the two.
outcome-said-need = Net sentiment on the quality of each service, by the level of need of the person the answers are about, as given by those who answered. An average would hide those with lower needs behind those with more, and both behind those with none.
outcome-said-need-others = Those with lower needs compared with those with none on the other measures, for the services where both figures may be shown for at least one measure.
outcome-lower-caption = { $group }: “{ $other }” (the lower level), compared with “{ $none }”, on other measures
outcome-lower-cell = { $verdict }: { $other }, beside { $none }
outcome-said-need-none = Nobody’s answers can be told apart by need: it was not asked, or too few answered.
outcome-said-need-all-hidden = We cannot show any figure here for people with a need: too few answered for one to mean anything, or it could give away how a few people answered. The figures below are for people with no need. This does not mean that services are good or bad for those with needs.
outcome-said-need-hidden = { $hidden ->
    [one] One of the { $all } figures by need in the tables here is not shown, because too few answered for it to mean something, or because it could give away how a few people answered. That says nothing of how good the service is for them.
   *[other] { $hidden } of the { $all } figures by need in the tables here are not shown, because too few answered for them to mean something, or because they could give away how a few people answered. That says nothing of how good the services are for them.
}
outcome-said-nothing-to-show = No share is shown, because too few answered for one to mean something, or because it could give away how a few people answered.
outcome-said-not-rated = Nobody has said how good it is: it was not asked, or nobody answered.
outcome-note-hidden = [c]: not shown, because too few answered for a figure to mean something, or because it could give away how a few people answered.
outcome-open = In their own words, question by question
outcome-said-openly = What people wrote in answer to questions not about any one service: what they fear, what they hope for and what they would not want to lose. An officer chose each from those that may be quoted, with names masked; what was written about a service is in that service’s section. They show what was said, not how many people said it.
outcome-note-low = [low]: fewer than 5, or nobody.
outcome-by-good = { $verdict } (by the share that thinks well)
outcome-by-bad = { $verdict } (by the share that thinks badly)
outcome-share-good = { $percent }% above the middle
outcome-share-bad = { $percent }% below the middle
outcome-both-figures = { $name } (good / poor: { $first } with the council, { $second } outside)
outcome-caption-asked = { $title }: “{ $question }”
outcome-claims = Look at these sentences again before the report is published. The program only points at words; it may be wrong.
outcome-claim-margin = People chose whether to answer, so there is no margin of error and nothing is “significant”: “{ $sentence }”
outcome-claim-everybody = It seems to say what all of them think. Say “of those who replied”: “{ $sentence }”
outcome-claim-ranking = Services and groups are not ranked: “{ $sentence }”
outcome-otherwise = The figures are the same, but something was entered after this was frozen. These parts would now read differently: { $parts }. If that matters, send it back and freeze it again.
outcome-replaces = This report replaces { $earlier }. Where a figure here differs, this one counts: more people had answered, or something was corrected. For the earlier report, write to { $email }.
outcome-replaces-one = report { $number } of { $day }
outcome-said-rated = { $group }: how good those who replied say each service is, in net sentiment – { $services }.{ $hidden ->
    [none] { "" }
   *[some] { " " }Not shown, or too few answered: { $names }.
  }
outcome-said-rated-shares = { $group }: how good those who replied say each service is (good / poor) – { $services }.{ $hidden ->
    [none] { "" }
   *[some] { " " }Not shown, or too few answered: { $names }.
  }
outcome-middle = In the middle
outcome-thirds-caption = { $caption }: below the middle, at it and above it
outcome-group-need = { $group }, “{ $need }”
outcome-scales-caption = What each answer counts as
outcome-said-half-baseline = For these services, only one end of the scale may be shown, for every group. A promise about net sentiment cannot be compared with what people say now, but the share that thinks well, or badly, can be, where the same end may be shown again.
outcome-part-stale = the figures have changed since
outcome-words-stale = The figures below have changed since these words were written. Read them again beside each other: change the words, or say that they still hold.
outcome-do-still = They still hold
outcome-said-people = { $n ->
    [one] One remark was read by two officers, neither of whom saw what the other said. Agreement: { $raw }.
   *[other] { $n } remarks were each read by two officers, neither of whom saw what the other said. They agreed on { $raw } of them, with a Cohen’s kappa of { $kappa }.
}
outcome-said-no-people = No remark was read by two officers: how far people would agree with one another is not known.
outcome-said-aside = { $audience }: responses that were brought in from another tool on { $came } were taken out again on { $gone }, and are not counted here. How many: { $n } ([low]: fewer than 5). The reason given: “{ $why }”
outcome-note-none = [z]: not asked, or no such figure.
outcome-note-rounded = Shares are worked out from counts rounded to the nearest 5: of the sum of those shown where all are, and of n where some are hidden. Of few people they may be some points from what unrounded counts would give: of 25, as many as 10; of 100, at most 3.
outcome-basis-caption = { $group }: each measure, by service
outcome-column-net = { $measure }, net sentiment
outcome-column-shares = { $measure }, good / poor
outcome-themes-caption = { $group }: what they spoke of, and what they think of it
outcome-children-caption = { $group }: how good each service is
outcome-said-quality-part = { $group } (n { $n }): { $points }. The other answers are hidden, to protect people.
outcome-said-quality-totals = { $group } (n { $n }): { $points }. How many chose each point is rounded too coarsely to stand beside that.
outcome-said-quality = { $group } (n { $n }): { $points }.
outcome-said-children = Each age is shown by itself, on the scale it was asked on. Where they were asked, ages 8 to 11 choose one of three faces (good, in the middle, bad), ages 12 to 15 one of five labelled points as adults do, ages 5 to 7 one of two pictures. Their answers are never added to each other’s or to adults’.
outcome-said-not-there = There is nothing here from the findings: it was not asked, or may not be shown.
outcome-said-no-children = Children were not asked.
outcome-said-monitoring = The same questions can be asked again of the same groups, and compared with the figures in this report. Where a figure here is hidden, a promise needs another baseline.
outcome-said-no-promise = No promise has been made yet.
outcome-said-engine = The version of the program that read the comments (digest of its weights): { $engine }.
outcome-said-kept = More people have answered since the previous report was published, but for these groups most figures are still those of that report: { $groups }. So few people with one of the needs have answered since that new figures could give away how they did. “How this was done” says for how many questions.
outcome-said-kept-back = { $who }: for { $n } of { $of } questions, the figures are those of the previous published report. More people have answered since, but so few with one of the needs that the new figures, compared with the published ones, could give away how they answered.
outcome-said-digest = The figures were computed from data with the digest { $digest }.

promise-promise = What is promised
promise-asked = Shown by what people say when they are asked again?
promise-asked-hint = Choose what they rate. Each group and each need is looked at by itself, so that nobody is lost in an average, and the page after the decision says for whom it is missed.
promise-asked-none = No: another figure shows it
promise-least = What they must say
promise-least-choose = Choose, where people are asked again
promise-least-no-lower = Nobody rates it clearly lower than in this report
promise-least-higher = Everybody rates it clearly higher than in this report
promise-least-share = At least a share of those who choose an answer rate it well
promise-share = The share, in percent
promise-share-hint = Where you chose a share: a whole number from 1 to 100
promise-made-measure = { $measure }, as each group and each need rates it when asked again
promise-target-judged = { $target }. Judged by what people say: { $judged }.
promise-made-no-lower = Nobody rates it clearly lower than before the decision
promise-made-higher = Everybody rates it clearly higher than before the decision
promise-made-share = { $share }% or more of each group, and of each need in it, who choose an answer rate it well
promise-measure = The figure that shows it
promise-measure-hint = This and the next are put into words for you where people are asked again
promise-target = What the figure must be
promise-owner = Who is accountable for it
promise-due = First review on
promise-due-hint = After the day the council decides
promise-otherwise = What happens if it is not kept
promise-service = Service
promise-add = Make a promise
promise-do-add = Add the promise
promise-do-drop = Take back
promise-made = What is promised
promise-change = Change
promise-changing = Change the promise
promise-do-change = Save the promise
promise-leave = Leave it as it was
promise-error-promise = Enter what is promised, in 300 characters or less
promise-error-asked = Choose what people rated in this consultation, or that another figure shows it
promise-error-least = Choose what people must say
promise-error-share = Enter the share in percent: a whole number from 1 to 100
promise-error-measure = Enter the figure that shows it, in 300 characters or less
promise-error-target = Enter what the figure must be, in 300 characters or less
promise-error-owner = Enter who is accountable for it, in 300 characters or less
promise-error-due = Enter the day it is first looked at: after the day the council decides, and after today
promise-error-otherwise = Enter what happens if it is not kept, in 300 characters or less

outcome-draft-lead = The program drafts the report from the findings, and you write beside it. You cannot change its figures and sentences, and yours are never mixed with them.
outcome-words = Your words
outcome-words-hint = Leave an empty line between paragraphs
outcome-saved = Saved
outcome-saved-words = These words are saved. The promise is not: put right what it lacks
outcome-do-words = Save
outcome-do-next = Save and go on to “{ $title }”
outcome-parts = Parts of the report
outcome-parts-whole = The consultation as a whole
outcome-parts-services = Service by service
outcome-parts-after = Themes, what is promised, and how it was done
outcome-part-before = Previous:
outcome-part-after = Next:
outcome-part-words = { $n ->
    [one] one word of yours
   *[other] { $n } words of yours
}
outcome-part-promises = { $n ->
    [one] one promise
   *[other] { $n } promises
}
outcome-part-none = the program’s text alone
outcome-part-no-summary = a review needs your summary
outcome-part-no-promise = a review needs a promise
outcome-read = Read the whole report as it stands
outcome-draft = The report as it stands
outcome-draft-is = As it would be frozen now. Nobody but officers can see it.
outcome-error-changed = Somebody changed these words while you wrote. Theirs now stand below yours: put together what should stay, and save again
outcome-theirs = What stands now
outcome-officers = From the council
outcome-program = From the findings
outcome-editions = Frozen reports
outcome-editions-none = None yet.
outcome-edition = Report { $number }, { $day }
outcome-in-review = In review
outcome-sent-back = Sent back
outcome-approved = Approved and published
outcome-superseded = Approved; a later one is published
outcome-review = Ask for a review
outcome-review-lead = The report is frozen as it stands. Another officer reads it and approves it, or sends it back with a note. What is approved is published. Where fewer than ten more people have answered since the last published report, figures stay as published, so that nobody can be identified by comparing the two reports.
outcome-do-review = Freeze it and ask for a review
outcome-lacking-summary = Write the summary: it is read first, and often nothing else is
outcome-lacking-promise = Make a promise of how quality is watched after the decision
outcome-lacking-answers = Nobody has answered yet: there is nothing to report
outcome-lacking-closing = It can still be answered: what was asked again is compared and published once it has closed
outcome-lacking-meanwhile = Answers came in while the report was put together. Try again in a moment
outcome-lacking-reading = The program is still reading comments, or still placing them among themes that have changed: until it has finished, what people wrote is incomplete. Ask again when the pages of comments and themes no longer say that something is waiting
outcome-lacking-decision = A report is already in review: that must be decided first
outcome-withdrawn = Withdrawn
outcome-withdraw = Take it down
outcome-withdraw-lead = Where something in it must not be public, take it down at once: what was published before it, if anything was, is shown again.
outcome-do-withdraw = Withdraw it
outcome-withdraw-why = Why, for those who come after you (optional)
outcome-withdraw-sure = Take it down now
outcome-taken-down = Who took it down
outcome-taken-down-by = { $name }, { $day }.
outcome-error-quote = A quotation in it has been masked anew, held back or withdrawn since, or a drawing was taken away: send it back, and freeze the report again
outcome-error-meanwhile = A comment that may be quoted in it was changed at the same moment. Approve it once more
outcome-error-later = Another was published since this one was frozen: send it back, and freeze it again
outcome-stale = More answers or comments have come, or somebody has coded some, since this was frozen: its figures are of { $day }.
outcome-fresh = Its figures are the findings’ as they are now.
outcome-decide = Your review
outcome-decide-own = You asked for this review, so somebody else decides. Where you have found a mistake, take it back, put it right and ask again.
outcome-do-take-back = Take it back
outcome-taken-back = Taken back by whoever asked for the review.
outcome-do-approve = Approve and publish
outcome-approve-sure = Publish it now
outcome-publishing-report = Everybody can read it at once, download its tables as data, and keep copies; programs that the council has given access are told. It can be taken down later, but people may already have read it.
outcome-publishing-open = People can still answer: whoever answers from now on may have read this first.
outcome-publishing-reply = Everybody can read it at once. Whoever asked to be told gets an e-mail, and so does each school that held a session. It can be taken down later, but people may already have read it.
outcome-do-send-back = Send back
outcome-note = What must change
outcome-error-note-long = Use at most 20,000 characters for what must change
outcome-error-words-long = Use at most 20,000 characters. What you typed is still here, and not saved yet
outcome-error-note = Enter what must change
outcome-error-decided = Somebody else has decided meanwhile
outcome-asked-by = { $name } asked for a review on { $day }.
outcome-decided-by = { $name } decided on { $day }.
outcome-taken-back-by = { $name } took it back on { $day }: nobody reviewed it.
outcome-digest = Fingerprint (digest): { $digest }
outcome-download-pdf = Download as PDF
outcome-download-docx = Download as Word (DOCX)
outcome-download-odt = Download as OpenDocument (ODT)
outcome-published-at = See it as the public does
outcome-back = The report as it is being written

outcome-contents = Contents
outcome-made = { $council }, { $day }
outcome-made-up = The answers in this report are made up: it is a demonstration.

officer-nav-report = Report
outcome-wordings = How each question was asked
outcome-question = Question
outcome-wording = Wording
outcome-asked-as = As it was asked
outcome-asked-services = the services it asks about
outcome-asked-answers = { $question } Answers: { $answers }.
outcome-unnamed = { $n ->
    [one] One theme that the program found has no name from an officer yet. It is in no report until it has.
   *[other] { $n } themes that the program found have no name from an officer yet. They are in no report until they have.
}
outcome-said-asked-as = Where a question was asked about each service, it stands here once, as it was put about one of them.
outcome-spoke = People who spoke of it
outcome-wrote = People who wrote about it
outcome-nobody = nobody
outcome-note-ranked = People put several in order, or, in easy read, chose one. This counts what they put first.
outcome-note-unread = Comments that no officer has read yet are not in it: how many there are is in “How this was done”.
outcome-said-interim = Interim: answers to { $day }. The consultation is open until { $closes }, and figures will change.
outcome-said-accuracy = How accurate the program is by itself was measured on comments it was not trained on: it read correctly about 88% of 935 patients’ comments about hospitals, and about 79% of 471 opinions of council services in comments written to be hard. Where it also had to work out which services such comments are about, it scored about 76% for getting both right (F1, which counts both what it wrongly found and what it missed). So its answers are counted only once officers have looked at enough of them, and an officer’s answer always takes precedence. Kappa says how far two readers agree beyond chance: 1 is always, 0 no better than chance.

## What was said in engagement sessions

outcome-sessions = What was said in engagement sessions
rooms-heading = In engagement sessions
rooms-drawing = A drawing
rooms-kind = In an engagement session a group is asked together. What it says is evidence of its own kind: people hear one another, an adult is there, and a count is no count of independent answers. It stands beside survey answers and is never added to them.
rooms-none = No engagement session has been accepted.
rooms-overview = Engagement sessions
rooms-sessions = Sessions
rooms-sessions-own = { $n }, of which { $own } at their own speed
rooms-own-pace = Where people went through the survey at their own speed, their answers are survey answers and are counted among those. None of them is in the tables of what sessions said; that they met, and how many they were, is told here.
rooms-present = People who took part
rooms-sat-out = People who chose not to
rooms-needs = Sessions with people who have a need
rooms-no-needs = None said
rooms-caption = { $question } ({ $who }; { $how }; { $n ->
    [one] 1 session
   *[other] { $n } sessions
    })
rooms-answer = Answer
rooms-people = People
rooms-percent = Percent
rooms-base = { $n } people chose an answer. Numbers are rounded to the nearest 5.
rooms-base-hidden = No number may be shown: too few people chose an answer, or it could give away how they answered.

## You said, we did, as it is written

officer-nav-reply = You said, we did
reply-title = You said, we did
reply-lead = Everybody who was asked is told what came of it, in the wording they were asked in. Whoever comes back to a survey that has closed is shown it, and each group that held a session gets a poster with its own words.
reply-editions = Frozen replies
reply-editions-none = None yet.
reply-edition = Reply { $number }, { $day }
reply-decisions = What was decided
reply-decisions-lead = The program says each decision in every wording and language, in the same words for every service.
reply-decided = Who is to run it
reply-undecided = Choose
reply-do-decisions = Save what was decided
reply-error-changed = Somebody changed this while you chose. Your choices are shown: look at them again, and save
decided-name-in-house = The council itself
decided-name-outside = An outside organisation
decided-name-both = Part by each
decided-name-not-yet = Not decided yet
reply-wordings = What you say back
reply-wordings-lead = Write it for adults first. Each other wording is then put beside it, for what its readers were asked about.
reply-who = Who reads it
reply-answered = Answered
reply-error-long = Shorten each part to 5,000 characters or less
reply-written = { $n } of { $of }
reply-whole = All of it together
reply-review-lead = The reply is frozen as it stands. Another officer reads every wording of it and approves it, or sends it back with a note. What is approved is published at once, and schools and those who asked are told.
reply-unwritten = Not written whole, so its readers get the English wording: { $wordings }.
reply-lacking-closing = People can still answer: wait until the consultation has closed, so that what they say can count
reply-lacking-review = A reply is already in review: that must be decided first
reply-lacking-decision = Say who is to run { $service }
reply-lacking-text =
    { $n ->
        [one] { $level }: one text is missing
       *[other] { $level }: { $n } texts are missing
    }
reply-back = You said, we did, as it is being written
reply-readers = Read by: { $who }
reply-plainly = No more than { $words } words to a sentence, and everyday words. Say what was heard and what will be different, not what was considered.
reply-to-do = to be written
reply-done = written
reply-for-adults = As it is written for adults
reply-hard = This may be too hard to read
reply-findings = What people said of it
part-hint-you-said = What was heard, also from those who are hard to reach
part-hint-we-did = What changes, from when, and what stays
part-hint-why-not = What was asked for and is not done. Leave it empty where there is nothing
after-replied = The council has answered
after-replied-text = Show this group what came of what it said. The poster has the group’s own words on it, where they may be quoted.
after-replied-poster = Poster for this group (PDF)
after-replied-page = Read it with the group

## After the decision

officer-nav-after = After the decision
after-decision-title = After the decision
after-decision-lead = The council made promises about quality and support for children. Here anyone can see whether it keeps them, and for whom it does not.
after-decision-undecided = Nothing is decided yet: the council expects to decide by { $day }. These promises are made whatever it decides.
after-decision-taken-down = The report that made these promises has been taken down to be put right. The promises stand.
after-decision-on = { $n ->
        [one] One promise, on { $day }
       *[other] { $n } promises, on { $day }
    }
after-decision-how = What is found is entered by one officer and agreed by another. Nothing that was found is changed or taken away later.
after-decision-report = The promises as the report sets them out
after-decision-officer-lead = Each promise in the published report is reviewed on its day, and again on the day set at that review. Enter what was found. Once another officer agrees, it is published and stays public.
after-decision-none = The published report makes no promise that can be looked at here.
after-decision-no-report = No report is published yet: what is promised is looked at from then on.
standing-held = Kept
standing-not-for-all = Not kept for everyone
standing-not-held = Not kept
standing-not-known = Not known
standing-taken-back = Taken back in a later report. It is still looked at.
standing-none = Not looked at yet
standing-overdue = Late
standing-overdue-of-them = Of these, late
standing-changed = Changed on { $day }. Until then it was:
standing-waits = Somebody has looked. What was found is public once a second person at the council has checked it.
standing-run-by = Who runs it, as decided: { $who }
standing-short = People rate it lower than was promised
aim-short = Some of the groups that were asked again rate it lower than was promised. They are listed below.
aim-figures = The figures, for each group and each need
again-each = Service by service: every figure
aim-heading = What people say, compared with the promise
aim-judged = { $measure }. { $target }.
aim-was = What people had to say
aim-none-shown = People were asked again, but nothing they said about this may be shown: too few answered.
aim-was-other = another figure showed it
aim-row = Judged by
aim-none = Nobody has been asked again yet, or what they said is not published: what they say of this promise cannot be told.
aim-said-untold = People were asked again in { $time }. For none of the { $n } groups and needs, each looked at separately, can it be told whether the promise is met: too few answered, or a figure is hidden.
aim-said = Of { $n ->
    [one] one group or need
   *[other] { $n } groups and needs, each looked at by itself,
 } asked last in { $time }: { $each }.
aim-of-missed = missed for { $n }
aim-of-met = met for { $n }
aim-of-close = too close to tell for { $n }
aim-of-untold = cannot be told for { $n }
aim-lower-untold = It cannot be told for those with lower needs: { $each }. Anything said about the promise is about others.
aim-many = { $n } figures stand here. Of every 20, one may miss by chance alone.
aim-unseen-fall = No clear change: a fall of up to { $by } cannot be ruled out
aim-unseen-rise = No clear change: a rise of up to { $by } cannot be ruled out
aim-missed-of = Missed. { $of }: { $then }, now { $now }.
aim-caption = { $promise }: what people say, compared with it
aim-stands = Compared with the promise
aim-met = Met
aim-missed = Missed
aim-close = Too close to tell
aim-untold = Cannot be told
aim-then = The first time
aim-note-share = [c] is hidden: too few people, or a number that would give others away. – stands where no figure may be shown. Met and missed are said only where about 30 people or more answered and the share is further from the one promised than rounding, and about two standard errors, could make it.
found-heading = What was found
found-nothing = Nothing that was found is public yet.
found-figure = The figure:
found-for-whom = Not kept for:
found-why-unknown = Why it is not known:
found-doing = What is being done:
found-next = Next look: { $day }.
found-enter = Enter what was found
found-ask-on = Looked at on
found-ask-verdict = What was found
found-ask-figure = What the figure was
found-ask-for-whom = For whom it is not kept, or why it is not known
found-ask-doing = What is being done about it
found-ask-next = Looked at again on
found-unless-held = Needed unless the promise is kept for everyone. Think of those with lower-level needs too: an average hides them.
found-wrong-on = Enter a day from { $first } (when the promise was published, or looked at last) to { $last }
found-wrong-verdict = Choose what was found
found-wrong-figure = Enter what the figure was, in 300 characters or less
found-wrong-for-whom = Say for whom it is not kept, or why it is not known, in 1,000 characters or less; leave it empty where it is kept
found-wrong-doing = Say what is being done about it, in 1,000 characters or less; leave it empty where it is kept
found-wrong-next = Enter a day after the one it was looked at, and no more than a year later
found-wrong-missed = Some of the groups that were asked again rate it lower than was promised: see what people say below. Choose “Not kept for everyone” or “Not kept”, and say for whom
found-wrong-untold = For none of the groups that were asked again can it be told whether this is kept: choose “Not known”, and say why
found-wrong-unclear = Some of the groups that were asked again do not clearly rate it higher: see what people say below. Choose “Not kept for everyone” or “Not known”, and say for whom
found-wrong-unclear-since = This cannot be agreed as kept: some of the groups that were asked again do not clearly rate it higher
found-wrong-untold-since = This cannot be agreed as kept: it cannot be told for any group that was asked again
found-wrong-missed-since = This cannot be agreed as kept: some of the groups that were asked again rate it lower than was promised
found-wrong-waits = A finding about this promise is already waiting for agreement: that must be decided first
found-wrong-gone = Somebody has agreed to it or taken it back meanwhile
found-waits = { $who } found this. Another officer agrees before it is public.
found-own = You entered it, so somebody else agrees.
found-not-so = If it is not so, tell { $who }: only who entered it takes it back.
found-do-enter = Ask another officer to agree
found-do-agree = Agree, and make it public
found-do-drop = Take it back
outcome-said-crossed = How answers to one question vary with answers to another, for questions chosen because they matter for the decision. No third question is added, because comparing tables of almost the same people could identify somebody.
