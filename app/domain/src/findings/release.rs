//! One published report after another: the guard against telling two of them apart.
//!
//! Who subtracts an earlier report from a later one must not find a few people: rounding is by the count, so one
//! person more can move a figure, and a figure that was hidden can be worked out from two that are not. So where fewer
//! than ten people have answered anew of a table's group and need, all of that table's figures of that group stay as
//! they were published (the usual guard against differencing: Government Statistical Service, *Disclosure control for
//! tables produced from surveys*).
//!
//! That is not enough: a count that is hidden in one report is bounded by what another shows of the same people, for
//! answers are only added. So a solver is set on all the reports at once ([`disclosure::may_follow`]); where it could pin
//! down anything that one of them hides, the figures stay as they were.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{
    person::{self, Beside, Of, Pairs},
    report::{Columns, Few, Marks, MarksOf, needs, together},
    tally::{Counts, Group, Need, Subject, Tally},
    written::{self, Accounted, ThemeName, Voices},
};
use crate::{
    audience::Channel,
    code::Code,
    disclosure::{self, CLASS_BASE, Grid, LEAST_BASE},
    engage::evidence::{self, Held},
    respond::answer::Slot,
    survey::Survey,
};

/// Everything that is counted of one survey.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SurveyCounts {
    /// What people chose.
    pub tally: Tally,
    /// What they wrote about services.
    pub services: Voices,
    /// What they wrote of themes.
    pub themes: Voices<ThemeName>,
    /// What became of every comment.
    pub accounted: Accounted,
    /// The engagement sessions that were accepted.
    pub held: Vec<Held>,
    /// Questions that the report sets against one another. What every later report shows of them stays as it was: their
    /// tables were checked beside those that stood with them, and beside no others.
    pub crossed: BTreeSet<Slot>,
    /// What is hidden, because few people are in it, of those tables' groups that stay as they were published, where more
    /// people have come to other tables since and it would not be hidden any more.
    pub marks: MarksOf,
}

/// What a report was made of: exact counts, which are kept and never shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Kept", into = "Kept")]
pub struct Basis(pub BTreeMap<Code, SurveyCounts>);

/// The same without maps that have no names for keys.
#[derive(Serialize, Deserialize)]
struct Kept(Vec<KeptSurvey>);

#[derive(Serialize, Deserialize)]
struct KeptSurvey {
    survey: Code,
    responses: Vec<(Group, u64)>,
    counts: Vec<(Subject, Group, Need, Counts)>,
    services: Vec<(Code, Group, [u64; 4])>,
    themes: Vec<(ThemeName, Group, [u64; 4])>,
    accounted: Accounted,
    /// Reports that were frozen before there were sessions have none.
    #[serde(default)]
    held: Vec<Held>,
    /// Nor did those of before this was kept say how responses reached us.
    #[serde(default)]
    channels: Vec<(Channel, u64)>,
    /// Nor could questions be set against one another in them.
    #[serde(default)]
    crossed: Vec<Slot>,
    /// Nor was each person's expectation of the council set beside that of an outside organisation.
    #[serde(default)]
    beside: Vec<(Of, Group, Need, Beside)>,
    /// Nor was what is hidden of tables that stayed as they were.
    #[serde(default)]
    marks: Vec<(Subject, Group, Marks)>,
}

impl From<Basis> for Kept {
    fn from(basis: Basis) -> Self {
        let kept = |(survey, counts): (Code, SurveyCounts)| {
            let mut flat = Vec::new();
            for (subject, groups) in counts.tally.counts {
                for (group, needs) in groups {
                    flat.extend(needs.into_iter().map(|(need, counts)| (subject.clone(), group, need, counts)));
                }
            }
            let mut beside = Vec::new();
            for (of, groups) in counts.tally.beside {
                for (group, needs) in groups {
                    beside.extend(needs.into_iter().map(|(need, one)| (of.clone(), group, need, one)));
                }
            }
            let flat_marks = |(subject, groups): (Subject, BTreeMap<Group, Marks>)| {
                groups.into_iter().map(move |(group, marks)| (subject.clone(), group, marks))
            };
            KeptSurvey {
                survey,
                beside,
                marks: counts.marks.into_iter().flat_map(flat_marks).collect(),
                responses: counts.tally.responses.into_iter().collect(),
                channels: counts.tally.channels.into_iter().collect(),
                counts: flat,
                services: counts.services.flat(),
                themes: counts.themes.flat(),
                accounted: counts.accounted,
                held: counts.held,
                crossed: counts.crossed.into_iter().collect(),
            }
        };
        Self(basis.0.into_iter().map(kept).collect())
    }
}

impl From<Kept> for Basis {
    fn from(kept: Kept) -> Self {
        let read = |one: KeptSurvey| {
            let mut tally = Tally {
                responses: one.responses.into_iter().collect(),
                channels: one.channels.into_iter().collect(),
                ..Tally::default()
            };
            for (subject, group, need, counts) in one.counts {
                tally.counts.entry(subject).or_default().entry(group).or_default().insert(need, counts);
            }
            for (of, group, need, one) in one.beside {
                tally.beside.entry(of).or_default().entry(group).or_default().insert(need, one);
            }
            let mut marks = MarksOf::new();
            for (subject, group, one) in one.marks {
                marks.entry(subject).or_default().insert(group, one);
            }
            let counts = SurveyCounts {
                tally,
                marks,
                services: Voices::built(one.services),
                themes: Voices::built(one.themes),
                accounted: one.accounted,
                held: one.held,
                crossed: one.crossed.into_iter().collect(),
            };
            (one.survey, counts)
        };
        Self(kept.0.into_iter().map(read).collect())
    }
}

impl Basis {
    /// What may be published after an earlier report: what is counted now, but for the figures that would give a few
    /// people away beside the earlier ones.
    ///
    /// `published` is what every earlier report was made of, the first first; `surveys` are what was asked.
    #[must_use]
    pub fn after(&self, published: &[Self], surveys: &[&Survey]) -> Self {
        let mixed = |(code, now): (&Code, &SurveyCounts)| {
            let nothing = SurveyCounts::default();
            let earlier: Vec<&SurveyCounts> =
                published.iter().map(|basis| basis.0.get(code).unwrap_or(&nothing)).collect();
            let survey = surveys.iter().find(|survey| survey.code == *code).copied();
            (code.clone(), now.after(&earlier, survey))
        };
        Self(self.0.iter().map(mixed).collect())
    }
}

/// Of a group's questions some stand as they were published before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptBack {
    /// The survey.
    pub survey: Code,
    /// The group.
    pub group: Group,
    /// How many of its questions.
    pub questions: usize,
    /// Of how many that were answered.
    pub of: usize,
}

impl Basis {
    /// Of which groups' questions `shown`, made of this by [`Self::after`], keeps what was published before.
    pub fn kept_back(&self, shown: &Self) -> Vec<KeptBack> {
        let mut found: BTreeMap<(Code, Group), (usize, usize)> = BTreeMap::new();
        for (code, counts) in &self.0 {
            for (subject, groups) in &counts.tally.counts {
                for (group, now) in groups {
                    let kept = shown.0.get(code).and_then(|one| one.tally.counts.get(subject)?.get(group));
                    let (back, all) = found.entry((code.clone(), *group)).or_default();
                    *back += usize::from(kept != Some(now));
                    *all += 1;
                }
            }
        }
        found
            .into_iter()
            .filter(|(_, (questions, _))| *questions > 0)
            .map(|((survey, group), (questions, of))| KeptBack { survey, group, questions, of })
            .collect()
    }
}

/// Whether a report may set questions against one another: every report that was published before it shows the same
/// counts of them, or none. Such tables are checked beside the questions' own as they stand now; beside those of fewer
/// people, nobody has checked them.
pub fn may_cross<'p>(now: &Tally, mut published: impl Iterator<Item = &'p SurveyCounts>, questions: &[Slot]) -> bool {
    let of = |tally: &Tally, slot: &Slot| -> BTreeMap<Subject, BTreeMap<Group, Block>> {
        let mine = tally.counts.iter().filter(|(subject, _)| subject.slot == *slot);
        mine.map(|(subject, groups)| (subject.clone(), groups.clone())).collect()
    };
    published.all(|one| {
        questions.iter().all(|slot| {
            let then = of(&one.tally, slot);
            then.is_empty() || then == of(now, slot)
        })
    })
}

type Block = BTreeMap<Need, Counts>;

impl SurveyCounts {
    fn after(&self, published: &[&Self], survey: Option<&Survey>) -> Self {
        let nothing = Self::default();
        let then = published.last().copied().unwrap_or(&nothing);
        let crossed: BTreeSet<Slot> = published.iter().flat_map(|one| one.crossed.iter().cloned()).collect();
        let responses = |counts: &Self| counts.tally.responses.values().sum::<u64>();
        // Who is few in a report is so in all of its tables: of each report, and of what is counted now.
        let few: Vec<Few> = survey
            .into_iter()
            .flat_map(|survey| {
                published.iter().copied().chain([self]).map(|one| Few::of(survey, &one.tally, &one.marks))
            })
            .collect();
        let mut stayed: Vec<(&Subject, Group)> = Vec::new();
        let mut tally = Tally::default();
        for (group, now) in &self.tally.responses {
            let then: Vec<u64> =
                published.iter().map(|one| one.tally.responses.get(group).copied().unwrap_or_default()).collect();
            tally.responses.insert(*group, newest(*now, &then));
        }
        for (channel, now) in &self.tally.channels {
            let then: Vec<u64> =
                published.iter().map(|one| one.tally.channels.get(channel).copied().unwrap_or_default()).collect();
            tally.channels.insert(*channel, newest(*now, &then));
        }
        for (subject, groups) in &self.tally.counts {
            for (group, now) in groups {
                let nobody = BTreeMap::new();
                let of =
                    |counts: &'_ Self| counts.tally.counts.get(subject).and_then(|groups| groups.get(group)).cloned();
                let earlier: Vec<Block> = published.iter().map(|counts| of(counts).unwrap_or_default()).collect();
                let then = earlier.last().unwrap_or(&nobody);
                let beside = || {
                    let told: Vec<(&Block, &Few)> = earlier.iter().chain([now]).zip(&few).collect();
                    survey.is_none_or(|survey| may_stand_beside(survey, subject, *group, &told))
                };
                let stays = crossed.contains(&subject.slot);
                let may_differ = earlier.iter().all(|then| block_may_differ(now, then));
                let is_new = !stays && may_differ && beside();
                let kept = if is_new { now } else { then };
                if !kept.is_empty() {
                    tally.counts.entry(subject.clone()).or_default().insert(*group, kept.clone());
                    if !is_new {
                        stayed.push((subject, *group));
                    }
                }
            }
        }
        // The last report's are before those of what is counted now.
        let last = published.len().checked_sub(1).and_then(|last| few.get(last));
        let anew = survey.map(|survey| Few::of(survey, &tally, &MarksOf::new()));
        let mut marks = MarksOf::new();
        for (subject, group) in stayed {
            let (Some(last), Some(anew)) = (last, &anew) else { break };
            let was = last.marks(subject, group);
            if was != anew.marks(subject, group) {
                marks.entry(subject.clone()).or_default().insert(group, was);
            }
        }
        tally.beside = self.beside_after(&tally, published, survey);
        Self {
            tally,
            services: voices(&self.services, published.iter().map(|one| &one.services), Clone::clone),
            // A theme that has another name is the same theme.
            themes: voices(&self.themes, published.iter().map(|one| &one.themes), |theme| theme.id),
            // How many comments there are says how many people wrote: a few more are not told from the others.
            accounted: if published.iter().all(|then| may_differ(responses(self), responses(then))) {
                self.accounted
            } else {
                then.accounted
            },
            held: evidence::after(&self.held, &then.held),
            crossed: self.crossed.union(&crossed).cloned().collect(),
            marks,
        }
    }
}

impl SurveyCounts {
    /// How one provider stands beside the other, as it may be told after earlier reports: as it is now where the group's tables of
    /// both questions are those of now, for then ten people or more have answered anew, or nobody; else as it was told before.
    /// One person more could turn it, and would be known by that.
    fn beside_after(&self, tally: &Tally, published: &[&Self], survey: Option<&Survey>) -> Pairs<Group, Need> {
        let mut found = Pairs::new();
        for (of, groups) in &self.tally.beside {
            let (outside, _) = of;
            let pair = survey.into_iter().flat_map(person::pairs).find(|pair| pair.outside.code == *outside);
            let council = pair.map(|pair| pair.council.code.clone());
            // Every table of either question, whichever service it is of.
            let is_now = |group: &Group| {
                let either = |code: &Code| code == outside || council.as_ref() == Some(code);
                let mine = self.tally.counts.iter().filter(|(subject, _)| either(&subject.slot.question));
                mine.into_iter().all(|(subject, groups)| {
                    groups.get(group) == tally.counts.get(subject).and_then(|groups| groups.get(group))
                })
            };
            let enough = |now: &BTreeMap<Need, Beside>, then: Option<&BTreeMap<Need, Beside>>| {
                let n = |of: Option<&BTreeMap<Need, Beside>>, need: &Need| {
                    of.and_then(|of| of.get(need)).map_or(0, |beside| beside.n())
                };
                let needs = now.keys().chain(then.into_iter().flat_map(BTreeMap::keys));
                then.is_none_or(|then| then == now)
                    || needs.into_iter().all(|need| {
                        now.get(need) == then.and_then(|then| then.get(need))
                            || n(Some(now), need).abs_diff(n(then, need)) >= LEAST_BASE
                    })
            };
            for (group, now) in groups {
                let then = published.last().and_then(|one| one.tally.beside.get(of)?.get(group));
                let anew = published.is_empty() || is_now(group) && enough(now, then);
                if let Some(kept) = if anew { Some(now) } else { then } {
                    found.entry(of.clone()).or_insert_with(BTreeMap::new).insert(*group, kept.clone());
                }
            }
        }
        found
    }
}

/// Whether all that was and is told of a group's answers may stand side by side.
fn may_stand_beside(survey: &Survey, subject: &Subject, group: Group, told: &[(&Block, &Few)]) -> bool {
    // A first report stands beside none.
    if told.len() < 2 {
        return true;
    }
    let blocks = || told.iter().map(|(block, _)| *block);
    let Some(columns) = Columns::of(survey, subject, blocks().flat_map(|block| block.values())) else { return true };
    let nobody = Counts::default();
    // How many have each need is one table, and not by need.
    if survey.need.as_ref() == Some(&subject.slot.question) {
        return may_follow(blocks().map(|block| columns.grid(std::iter::once(&together(block)))));
    }
    let needs = needs(survey, group.level, blocks().flat_map(|block| block.keys()));
    let grid = |block: &Block| columns.grid(needs.iter().map(|need| block.get(need).unwrap_or(&nobody)));
    let marked = |(block, few): &(&Block, &Few)| {
        let mut grid = grid(block);
        few.mark(subject, group, needs.iter(), &mut grid);
        grid
    };
    // As they were printed; and as they would be with nobody few, for who is few is settled once all is counted.
    may_follow(told.iter().map(marked)) && may_follow(blocks().map(grid))
}

/// Whether grids may stand side by side, one report after another: those that tell the same as the one before tell nothing
/// more, and those of before there was anybody tell nothing.
fn may_follow(grids: impl Iterator<Item = Grid>) -> bool {
    let is_empty = |grid: &Grid| grid.parts.iter().all(|part| part.base + part.outs.iter().sum::<u64>() == 0);
    let mut told: Vec<Grid> = Vec::new();
    for grid in grids {
        let known = told.last().map_or_else(|| is_empty(&grid), |last| *last == grid);
        if !known {
            told.push(grid);
        }
    }
    told.len() < 2 || disclosure::may_follow(&told)
}

/// Two counts of people may both be published where they are the same, or ten apart; and a first one after none, which
/// is protected by its own size.
fn may_differ(now: u64, then: u64) -> bool {
    now == then || then == 0 || now.abs_diff(then) >= LEAST_BASE
}

/// The number that may be published now: it as it is where that may stand beside each that was, or else the last.
fn newest(now: u64, published: &[u64]) -> u64 {
    let last = published.last().copied().unwrap_or_default();
    if published.iter().all(|then| may_differ(now, *then)) { now } else { last }
}

/// A table's group may be published anew where in each need nobody answered anew, or enough did: ten more who chose an
/// option, who did not nearly all choose the same, and ten more, or none, who took a way out.
fn block_may_differ(now: &BTreeMap<Need, Counts>, then: &BTreeMap<Need, Counts>) -> bool {
    let nobody = Counts::default();
    let outs = |counts: &Counts| counts.outs.values().sum::<u64>();
    if then.values().all(|counts| counts.answered + outs(counts) == 0) {
        return true;
    }
    now.keys().chain(then.keys()).all(|need| {
        let (now, then) = (now.get(need).unwrap_or(&nobody), then.get(need).unwrap_or(&nobody));
        let enough = |now: u64, then: u64| now.abs_diff(then) >= LEAST_BASE;
        let chosen = now.options == then.options && now.answered == then.answered
            || enough(now.answered, then.answered) && !nearly_all_alike(now, then);
        let left = now.outs == then.outs || enough(outs(now), outs(then));
        chosen && left
    })
}

/// Whether nearly all of a small number who answered anew chose the same: the rule of class disclosure, of those alone
/// who stand between two reports.
fn nearly_all_alike(now: &Counts, then: &Counts) -> bool {
    let more = now.answered.abs_diff(then.answered);
    let most = now
        .options
        .keys()
        .chain(then.options.keys())
        .map(|option| {
            let of = |counts: &Counts| counts.options.get(option).copied().unwrap_or_default();
            of(now).abs_diff(of(then))
        })
        .max()
        .unwrap_or_default();
    more < CLASS_BASE && most * 10 >= more * 9
}

/// The same of voices: an officer who reads a remark anew moves a voice, and that alone must not show either.
fn voices<'v, K: Ord + Clone + 'v, I: Ord>(
    now: &Voices<K>,
    published: impl Iterator<Item = &'v Voices<K>>,
    known_by: impl Fn(&K) -> I,
) -> Voices<K> {
    let published: Vec<BTreeMap<(I, Group), [u64; 4]>> = published
        .map(|voices| voices.flat().into_iter().map(|(about, group, n)| ((known_by(&about), group), n)).collect())
        .collect();
    Voices::built(now.flat().into_iter().filter_map(|(about, group, now)| {
        let key = (known_by(&about), group);
        let earlier: Vec<[u64; 4]> =
            published.iter().map(|voices| voices.get(&key).copied().unwrap_or_default()).collect();
        let then = earlier.last().copied().unwrap_or_default();
        let people = |counts: &[u64; 4]| counts.iter().sum::<u64>();
        // Where officers read many anew, nobody can tell whose they were, and the correction is due.
        let moved: u64 = now.iter().zip(&then).map(|(now, then)| now.abs_diff(*then)).sum::<u64>() / 2;
        let read_anew = people(&now) == people(&then) && now != then && moved < LEAST_BASE;
        let beside = || may_follow(earlier.iter().chain([&now]).map(written::grid));
        let may_differ = earlier.iter().all(|then| may_differ(people(&now), people(then)));
        let kept = if !read_anew && may_differ && beside() { now } else { then };
        (people(&kept) > 0).then_some((about, group, kept))
    }))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{audience::FilledBy, comments::Sentiment, level::ReadingLevel, respond::answer::Slot};

    const GROUP: Group = Group { level: ReadingLevel::Standard, filled_by: FilledBy::NotAsked };

    fn counts(good: u64, bad: u64) -> Counts {
        Counts {
            options: BTreeMap::from([(Code::from("good"), good), (Code::from("bad"), bad)]),
            answered: good + bad,
            ..Counts::default()
        }
    }

    fn basis(parts: &[(Option<&'static str>, u64, u64)]) -> Basis {
        let mut survey = SurveyCounts::default();
        let subject = Subject { slot: Slot { question: Code::from("quality"), service: None }, scale: None };
        let block = survey.tally.counts.entry(subject).or_default().entry(GROUP).or_default();
        for (need, good, bad) in parts {
            block.insert(need.map(Code::from), counts(*good, *bad));
            *survey.tally.responses.entry(GROUP).or_default() += good + bad;
            for _ in 0..*good {
                survey.services.add(&Code::from("admissions"), GROUP, Sentiment::Positive);
            }
            for _ in 0..*bad {
                survey.services.add(&Code::from("admissions"), GROUP, Sentiment::Negative);
            }
        }
        Basis(BTreeMap::from([(Code::from("parents"), survey)]))
    }

    #[test]
    fn a_few_more_people_change_nothing() {
        let then = basis(&[(None, 30, 20)]);
        assert_eq!(basis(&[(None, 35, 24)]).after(std::slice::from_ref(&then), &[]), then);
        let more = basis(&[(None, 35, 25)]);
        assert_eq!(more.after(std::slice::from_ref(&then), &[]), more);
        assert_eq!(then.after(&[], &[]), then, "the first report is of all");
        let few = basis(&[(None, 2, 1)]);
        assert_eq!(few.after(&[], &[]), few, "three people are hidden, and not said to be none");
    }

    #[test]
    fn a_few_more_of_one_need_hold_the_whole_group() {
        let then = basis(&[(None, 30, 20), (Some("plan"), 10, 10)]);
        let now = basis(&[(None, 60, 40), (Some("plan"), 11, 10)]);
        let after = now.after(std::slice::from_ref(&then), &[]);
        let tables = |basis: &Basis| basis.0[&Code::from("parents")].tally.counts.clone();
        assert_eq!(tables(&after), tables(&then), "the group less those without a need would be those with one");
    }

    #[test]
    fn those_between_two_reports_do_not_all_say_the_same() {
        let then = basis(&[(None, 30, 20)]);
        let tables = |basis: &Basis| basis.0[&Code::from("parents")].tally.counts.clone();
        assert_eq!(
            tables(&basis(&[(None, 30, 30)]).after(std::slice::from_ref(&then), &[])),
            tables(&then),
            "ten more, all of one mind"
        );
        assert_ne!(tables(&basis(&[(None, 35, 25)]).after(std::slice::from_ref(&then), &[])), tables(&then));
    }

    #[test]
    fn ways_out_do_not_make_up_for_answers() {
        let with_outs = |bad: u64, outs: u64| {
            let mut one = basis(&[(None, 30, bad)]);
            let survey = one.0.values_mut().next().unwrap();
            for needs in survey.tally.counts.values_mut().flat_map(BTreeMap::values_mut) {
                for counts in needs.values_mut() {
                    counts.outs.insert(crate::survey::WayOut::ALL[0], outs);
                }
            }
            one
        };
        let then = with_outs(20, 3);
        let after = with_outs(21, 12).after(std::slice::from_ref(&then), &[]);
        assert_eq!(after.0.values().next().unwrap().tally.counts, then.0.values().next().unwrap().tally.counts);
    }

    #[test]
    fn somebody_read_anew_does_not_show() {
        let then = basis(&[(None, 30, 20)]);
        let now = basis(&[(None, 29, 21)]);
        assert_eq!(
            now.after(std::slice::from_ref(&then), &[]).0[&Code::from("parents")].services,
            then.0[&Code::from("parents")].services
        );
    }

    #[test]
    fn what_is_set_against_another_question_stays_as_it_is_in_every_later_report() {
        let quality = Slot::of(Code::from("quality"));
        let code = Code::from("parents");
        let mut first = basis(&[(None, 30, 20)]);
        first.0.get_mut(&code).unwrap().crossed.insert(quality.clone());
        let more = basis(&[(None, 60, 45)]);
        let second = more.after(std::slice::from_ref(&first), &[]);
        assert_eq!(second.0[&code].tally.counts, first.0[&code].tally.counts);
        assert_ne!(second.0[&code].services, first.0[&code].services, "what people wrote is no part of it");
        let third = basis(&[(None, 90, 75)]).after(&[first.clone(), second], &[]);
        assert_eq!(third.0[&code].tally.counts, first.0[&code].tally.counts, "nor in the one after that");
    }

    #[test]
    fn questions_are_set_against_one_another_only_where_every_report_shows_the_same_of_them() {
        let (quality, other) = (Slot::of(Code::from("quality")), Slot::of(Code::from("other")));
        let code = Code::from("parents");
        let now = basis(&[(None, 30, 20)]);
        let tally = &now.0[&code].tally;
        let may =
            |published: &[&Basis], slots: &[Slot]| may_cross(tally, published.iter().map(|one| &one.0[&code]), slots);
        assert!(may(&[], std::slice::from_ref(&quality)));
        assert!(may(&[&now, &now], std::slice::from_ref(&quality)));
        let fewer = basis(&[(None, 29, 20)]);
        assert!(!may(&[&fewer, &now], &[other.clone(), quality]));
        assert!(may(&[&fewer], &[other]), "of the other nobody was told anything");
    }

    #[test]
    fn a_basis_is_read_back() {
        let mut one = basis(&[(None, 30, 20), (Some("plan"), 3, 1)]);
        one.0.values_mut().next().unwrap().crossed.insert(Slot::of(Code::from("quality")));
        let text = serde_json::to_string(&one).unwrap();
        assert_eq!(serde_json::from_str::<Basis>(&text).unwrap(), one);
    }

    proptest! {
        /// Whoever has any number of reports, each made after the one before, never finds two that differ by fewer
        /// than ten people in any need of any group.
        #[test]
        fn no_two_reports_in_a_row_differ_by_a_few(
            steps in proptest::collection::vec((0_u64..15, 0_u64..15, 0_u64..15, 0_u64..15), 1..8)
        ) {
            let mut published = Basis::default();
            let mut so_far = [0_u64; 4];
            for (a, b, c, d) in steps {
                for (sum, more) in so_far.iter_mut().zip([a, b, c, d]) {
                    *sum += more;
                }
                let [a, b, c, d] = so_far;
                let next = basis(&[(None, a, b), (Some("plan"), c, d)]).after(std::slice::from_ref(&published), &[]);
                let survey = |basis: &Basis| basis.0.get(&Code::from("parents")).cloned().unwrap_or_default();
                let (then, now) = (survey(&published), survey(&next));
                let of = |counts: &SurveyCounts| -> Vec<(Need, Counts)> {
                    counts
                        .tally
                        .counts
                        .values()
                        .flat_map(|groups| groups.values())
                        .flat_map(|needs| needs.iter().map(|(need, counts)| (need.clone(), counts.clone())))
                        .collect()
                };
                for (need, counts) in of(&now) {
                    let before = of(&then).into_iter().find(|(one, _)| *one == need).map(|(_, counts)| counts);
                    let before = before.unwrap_or_default();
                    let first = of(&then).iter().all(|(_, counts)| counts.answered == 0);
                    prop_assert!(first || counts == before || counts.answered.abs_diff(before.answered) >= 10);
                }
                published = next;
            }
        }
    }
}
