### Weighted figures beside what was counted: officers' pages and the outcome report, in English alone.

outcome-weighted = Figures weighted to how many people there are
weighted-heading = What answers are weighted to, and what that changes
weighted-lead = The mix of people who answered differs from the mix of people there are: some groups are heard from more than others. Here every answer counts for as much as it would if people of every kind had answered equally often. The figures as counted come first, here as elsewhere; weighted figures are shown beside them and never replace them.
weighted-caution = Weighting does not make up for who chose to answer. It shows what the answers would come to with people of each kind in the right proportions, not what those who did not answer think.
weighted-caption = { $audience } by { $by }: what answers are weighted to
weighted-who = Who
weighted-known = There are
weighted-known-share = Of all there are
weighted-answered = Answered
weighted-answered-share = Of those who answered
weighted-share = Of those who answered, weighted
weighted-cut = No answer counts for more than three times an average one, nor for less than a third of one, so the shares are not all as they are known to be.
weighted-unsaid = Whoever did not say counts as an average answer of the same wording; where too few answered for needs to be told apart, they are weighed as one with the others of that line. Counts are those that may be shown, rounded to the nearest 5.
weighted-figures = { $audience }, { $who }: net sentiment as counted and weighted
weighted-what = What was asked
weighted-as-counted = As counted
weighted-weighted = Weighted
weighted-effective = Says as much as
weighted-effective-n = { $n } answers
weighted-design = Design effect
weighted-verdict = Effect of weighting
weighted-higher = Higher
weighted-lower = Lower
weighted-same = No clear difference
weighted-hidden = { $who }: not weighted, because figures by need that it would be made of may not be shown: { $figures }.
weighted-together = Weighed as one
weighted-says-little = { $who }: not weighted, because they would say no more than 30 answers: { $figures }.
weighted-of = { $service }: { $measure }
weighted-note = People whose own figures may not be shown are weighed as one; [z]: there are none. “Says as much as” is the number of answers of equal weight that would say as much (Kish). The design effect is how many times more answers are needed because they are weighted. A difference that rounding could have made, or one below 0.10, is no clear difference. There is no interval of a weighted figure.
weighted-said-higher = { $audience }, { $who }, of { $what }: { $counted } as counted, { $weighted } weighted. Those who are heard less often rate it higher.
weighted-said-lower = { $audience }, { $who }, of { $what }: { $counted } as counted, { $weighted } weighted. Those who are heard less often rate it lower.
weighted-said-none = { $audience }: { $n ->
    [one] 1 figure of { $all } could be weighted. It is not clearly different.
   *[other] { $n } figures of { $all } could be weighted. None of them is clearly different.
 }
weighted-none = { $audience }: no figure can be weighted.
weighted-cannot-hidden = { $audience }: answers cannot be weighted. Nobody in these groups answered, or how many did may not be shown, and the others cannot speak for them: { $parts }.
weighted-cannot-no-fit = { $audience }: answers cannot be weighted. No weights were found that fit the numbers which were entered.
weighted-on = Answers are weighted to these numbers, beside what was counted; children’s by age too, where those numbers are entered. Nothing else that is entered here is weighted to.
weighted-see = See weighted figures
weighted-do-on = Weight answers to these numbers
weighted-do-off = Stop weighting
weighted-hint = Adds figures of what those who answered would come to, had they been as many of each kind as there are: by these numbers, and children by age too where those are entered. What was counted stays as it is and stands first.
weighted-file-net = Net sentiment, weighted
weighted-file-effective = Effective number of answers, weighted
weighted-file-design = Design effect
weighted-and-more = { $first }; and { $more } more
