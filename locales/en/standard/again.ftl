### What was asked again, beside what was said before: what officers and the public read, in English alone.

## Everybody

again-title = Asked again
again-public-lead = After the decision the council asked the same questions again. This is what those who replied said each time.
again-time = { $month } (no. { $number })

## What it came to

again-how = Net sentiment is the share of good answers less the share of bad ones, from −1 to +1. Those who replied each time need not be the same people, and where the link was open anyone could reply: a difference says that those who replied said something else, not why. Nothing here is a ranking.
again-said-standings =
    { $all ->
        [0] No figure can be compared with the first time.
        [one] One figure can be compared with the first time: { $lower } lower, { $higher } higher, { $alike } with no clear difference.
       *[other] { $all } figures can be compared with the first time: { $lower } lower, { $higher } higher, { $alike } with no clear difference.
    }
again-said-whole = For whole groups, not broken down by need: { $said }
again-about-n = about { $n }
again-too-few-to-say = too few to say
again-not-asked-or-few = not asked, or too few to say
again-lower-untold-one = { $whose }, “{ $need }”: the first time { $then }, the last time { $now }
again-lower-untold = For those with lower needs, it is not known how their rating now compares with the first time, because too few answered, or numbers are hidden to protect them, or they were not asked both times. How many answered: { $each }.
again-short-lower = { $n } lower
again-short-higher = { $n } higher
again-short-alike = { $n } with no clear difference
again-short-untold = { $n } cannot be told
again-short-none = Not asked
again-who-runs = Who runs it, as decided
again-of-groups = Whole groups, beside the first time
again-of-lower = Those with lower needs in them, beside the first time
again-quality-then-now = How good it is: the first time, and the last
again-then-now = { $whose }: { $then }, then { $now }: { $verdict }
again-who-runs-caption = Who runs each service, and what people say of it since
again-note-who-runs = Counts of all the figures that were rated, by how they compare with the first time. Who runs a service is only one of many things that may have changed since, and may not have changed yet, so it is not necessarily the cause of a change.
again-times = Each time it was asked
again-time-first = The first time
again-time-line = { $title }: { $opens } to { $closes }.
again-time-published = What people said
again-time-taken-down = What was published of it has been taken down to be put right.
again-time-due = What people said is published by { $day }.
again-time-overdue = What people said was to be published by { $day }, and is not.
again-time-open = It can be answered now.
again-time-coming = It is still to come.
again-not-asked-again = Nobody has been asked again yet, and no day is set for it.
again-said-not-few = Of too few people to compare: { $n }.
again-said-not-hidden = Of enough people, but with numbers hidden to protect them: { $n }.
again-said-not-other = Asked in other words, or not both times: { $n }.
again-on-good = (by the share that rated it well)
again-on-bad = (by the share that rated it badly)
again-said-lower = Lower than the first time, of those who replied. { $of }: { $then }, now { $now }.
again-said-higher = Higher than the first time, of those who replied. { $of }: { $then }, now { $now }.
again-said-shift =
    { $way ->
        [up] A shift upwards: six times or more in a row above the median, from { $from } to { $to }. { $of }.
       *[down] A shift downwards: six times or more in a row below the median, from { $from } to { $to }. { $of }.
    }
again-said-trend =
    { $way ->
        [up] A trend upwards: five times or more in a row, each above the one before, from { $from } to { $to }. { $of }.
       *[down] A trend downwards: five times or more in a row, each below the one before, from { $from } to { $to }. { $of }.
    }
again-said-outside =
    { $way ->
        [up] Above the control limits in { $from }. { $of }.
       *[down] Below the control limits in { $from }. { $of }.
    }
again-figure = { $net }; { $good } rated it well, { $bad } badly (n { $n })
again-run-good = { $name }: the share that rated it well
again-run-bad = { $name }: the share that rated it badly
again-said-silent = No figure may be shown for any of the times, because few answered or a figure would give others away: { $groups }.
again-runs-caption = { $service }: { $measure }, each time it was asked
again-runs-how = In the charts, the broken line is the first time, or the median once there are ten. A grey band lies between the control limits, and a red ring is around what chance alone would seldom do.
again-table-caption = { $service }: net sentiment, and the shares that rated it well and badly, each time it was asked
again-whose = Who answered, and what they rated
again-beside-first = Compared with the first time
again-lower = Lower
again-higher = Higher
again-alike = No clear difference
again-too-few = Too few to compare
again-hidden = Not comparable: numbers are hidden to protect people
again-hidden-part = Not comparable as a whole, for some of it is hidden to protect people: what may be shown did not clearly change
again-other-words = Not comparable: asked in other words
again-not-asked = Not comparable: not asked both times
again-net = Net sentiment is positive answers less negative ones, out of all who chose an answer: from −1.00 (all negative) to +1.00 (all positive).
again-note-tested = Where a list of people was invited both times, chance is tested for all such figures together (Holm): in no more than one report in 20 would chance alone make any of them a difference.
again-note-verdict = “Lower” is worse and “higher” is better. They are said only where the question was put in the same words to the same readers, about 30 people or more answered each time, and the difference is more than 0.10 in net sentiment (or, where that is hidden for one of the times, more than 7 in 100 of those who rated it well or badly), more than rounding can make it, and more than chance alone would make it, 19 times in 20, if opinions had not changed. Of every 20 figures compared, one may differ this much by chance alone. [c] means hidden: too few people, or a number that would give others away; any figure shown beside it is compared separately. – means that no figure may be shown, or that the question was not asked in the same words.
again-note-columns =
    { $left ->
        [one] One time in between is left out of this table.
       *[other] { $left } times in between are left out of this table.
    }

again-first-withdrawn = The report of the first time, which this is compared with, has been taken down. Its figures may be wrong.

## Officers

again-nav = Ask again, and compare
again-officer-lead = Members asked how quality and support for children are watched after the decision. Ask the same questions again, shorter, and see whether what people say is still as good, and for whom it is not.
again-no-report = The first report is not published yet. What is asked again is compared with a published report: publish it first.
again-not-decided = Nothing is decided yet. Asking again tells people that there was a decision, so it can be set up only once the consultation has closed and either the decision is published or the day named for it is past.
again-no-figures = The report was published before its figures were kept for comparing, and its answers are deleted. What is asked again can only be compared from then on.
again-of-first = This asks again what was asked before. Once it has closed, it is set beside the first time.
again-waves = Each time it was asked
again-wave-first = The first time
again-wave-number = No. { $number }
again-wave-published = Its report is published.
again-wave-unpublished = Its report is not published yet: only officers see its figures.
again-wave-nobody = Nobody has answered yet.
again-wave-report = Write its report
again-make = Ask again
again-make-lead = A survey is made of the first one: what people rated, which services they use, who fills it in, and their need for help. Nothing else is asked. Each question keeps its words, its pictures and its answers, at every level and in every language, or it could not be compared.
again-make-asks = { $audience } ({ $level }): { $n ->
        [one] one question
       *[other] { $n } questions
    }
again-make-each = Questions about a service are asked for each service people say they use, so most answer a few more.
again-make-none = Nothing in the first survey is rated on a balanced scale: there is nothing to ask again.
again-ask-opens = First day
again-ask-closes = Last day
again-ask-reports = What people said is published by
again-ask-why = Also ask people why, in their own words
again-ask-why-hint = Somebody has to read every comment. Without them there are only ratings.
again-make-do = Make the survey
again-wrong-opens = The first day must be today or later, and after the last day of the time before
again-wrong-closes = The last day must be after the first
again-wrong-reports = The day of publishing must be after the last day
again-wrong-meanwhile = Another officer has asked again just now. Look at the list above before you make another.
again-differs = These questions have other words or answers now than when they were answered. They will be asked as they stand now, and cannot be compared:
again-do-take-back = Take it back
again-take-back-hint = Nobody can answer it yet. Until its first day it can be looked at here and taken back.
again-wrong-begun = It has begun, and is not taken back any more.
again-wrong-faults = The survey cannot be made from the first one’s files: { $faults }
again-compared = What people say now
again-compared-none = There is nothing to compare yet: it is compared once it has been asked again, and that has closed.
again-officers-note = What is not published yet is here for officers alone. What can still be answered is compared once it has closed.
again-promise-heading = What people say now about this service
