//! Waves: the same questions asked again after the decision, beside what people said before it.
//!
//! Two figures are compared only where the question was put in the same words on the same scale to the same kind of
//! people, and each is of thirty or more. What a wave says is of those who replied to it, who need not be those who
//! replied before: nobody is followed from one to the next.

pub mod asking;
pub mod run;

use std::{cmp::Ordering, collections::BTreeMap};

use serde::{Deserialize, Serialize};

use crate::{
    audience::Audience,
    code::Code,
    digest::Digest,
    findings::{
        Report, Row,
        difference::{self, Rated, difference, holm},
        figures,
        tally::{Group, Subject},
    },
    level::ReadingLevel,
    survey::{Frame, Measure},
};

pub use crate::findings::figures::LEAST_COMPARED;

/// What a figure is about: the same in every wave.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct About {
    /// The survey.
    pub survey: Code,
    /// Whom it is for.
    pub audience: Audience,
    /// Who answered, at which level.
    pub group: Group,
    /// What is rated, on which scale.
    pub subject: Subject,
    /// The service that is rated.
    pub service: Option<Code>,
    /// What of it is rated.
    pub measure: Measure,
    /// The need within the group; `None` for the whole group.
    pub need: Option<Code>,
}

/// What a rating came to, as it may be shown.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// Net sentiment, −1 to 1; nothing where it may not be shown.
    pub net: Option<f64>,
    /// The share that rated it well, in percent; nothing where it may not be shown.
    pub good: Option<u64>,
    /// The share that rated it badly, likewise.
    pub bad: Option<u64>,
    /// How many people, rounded as they are shown.
    pub n: u64,
    /// How many were invited, where a known list was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list: Option<u32>,
}

impl Figure {
    /// Takes a row of findings; nothing where it may not be shown how many it is of.
    pub fn of(row: &Row, frame: Frame) -> Option<Self> {
        let list = match frame {
            Frame::Open => None,
            Frame::Invited(list) => Some(list),
        };
        row.base.shown().map(|n| Self { net: row.net, good: row.good, bad: row.bad, n, list })
    }

    /// The share at either end of the scale, 0 to 1, where both may be shown.
    pub fn ends(self) -> Option<f64> {
        self.good.zip(self.bad).map(|(good, bad)| (good + bad) as f64 / 100.0)
    }

    /// The same as it is tested; nothing where net sentiment may not be shown, or no list was invited.
    pub fn rated(self) -> Option<Rated> {
        let (net, list) = self.net.zip(self.list)?;
        Some(Rated { net, ends: self.ends(), n: self.n, list: u64::from(list) })
    }

    /// Whether anything of it may be shown but how many there were.
    pub fn says(self) -> bool {
        self.net.is_some() || self.good.is_some() || self.bad.is_some()
    }
}

/// How a question was put to those who read a level.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Put {
    /// The survey.
    pub survey: Code,
    /// The question.
    pub question: Code,
    /// The level.
    pub level: ReadingLevel,
    /// The digest of its words and answers; `None` where it was put in more than one way.
    pub digest: Option<Digest>,
}

/// All that one wave says, as it may be shown: kept with its report, and longer than its answers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Figures {
    /// How each question was put.
    pub put: Vec<Put>,
    /// What was rated, in the order of the findings; with no figure where too few did.
    pub rated: Vec<(About, Option<Figure>)>,
}

impl Figures {
    /// Takes what is rated on balanced scales out of a report. Nothing that disclosure control hides is in it.
    pub fn of(report: &Report, audience: impl Fn(&Code) -> Option<Audience>, put: Vec<Put>) -> Self {
        let mut rated = Vec::new();
        for survey in &report.surveys {
            let Some(audience) = audience(&survey.survey) else { continue };
            for table in survey.tables.iter().filter(|table| table.balanced) {
                let Some(measure) = table.measure.filter(|measure| Measure::COMPARED.contains(measure)) else {
                    continue;
                };
                for row in &table.rows {
                    // Those who did not say what need they speak of say nothing of any need.
                    let need = match &row.key.need {
                        None => None,
                        Some(None) => continue,
                        Some(Some(need)) => Some(need.clone()),
                    };
                    let about = About {
                        survey: survey.survey.clone(),
                        audience,
                        group: row.key.group,
                        subject: table.subject.clone(),
                        service: table.service.clone(),
                        measure,
                        need,
                    };
                    rated.push((about, Figure::of(row, survey.frame)));
                }
            }
        }
        Self { put, rated }
    }

    /// How what a figure is about was put; nothing where it was not asked.
    fn put(&self, about: &About) -> Option<&Put> {
        self.put.iter().find(|put| {
            put.survey == about.survey && put.question == about.subject.slot.question && put.level == about.group.level
        })
    }
}

/// How a wave stands to the first time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Against {
    /// Lower.
    Lower,
    /// Higher.
    Higher,
    /// Nothing that could not be rounding, or that is large enough to act on.
    Alike,
    /// Fewer than about thirty people or nobody, this time or the first.
    TooFew,
    /// Enough people, of whom too little may be shown: a number that is hidden protects somebody.
    Hidden,
    /// The question was put in other words, or on another scale.
    OtherWords,
    /// It was not asked both times.
    NotAsked,
}

impl Against {
    /// Its name in Fluent keys and style sheets.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Lower => "lower",
            Self::Higher => "higher",
            Self::Alike => "alike",
            Self::TooFew => "too-few",
            Self::Hidden => "hidden",
            Self::OtherWords => "other-words",
            Self::NotAsked => "not-asked",
        }
    }

    /// Whether the two can be compared.
    pub fn is_comparable(self) -> bool {
        matches!(self, Self::Lower | Self::Higher | Self::Alike)
    }
}

/// One thing that was rated, the first time and in each wave since.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What.
    pub about: About,
    /// What it came to each time, the first time first; none where it may not be shown or was not asked.
    pub figures: Vec<Option<Figure>>,
    /// How the last time stands to the first.
    pub against: Against,
}

/// Puts waves side by side, the first time first: a line for all that was rated the last time, or the first and not the
/// last.
pub fn lines(waves: &[&Figures]) -> Vec<Line> {
    let (Some(first), Some(last)) = (waves.first(), waves.last()) else { return Vec::new() };
    let found: Vec<BTreeMap<&About, Option<Figure>>> =
        waves.iter().map(|wave| wave.rated.iter().map(|(about, figure)| (about, *figure)).collect()).collect();
    let (then, now) = (&found[0], &found[found.len() - 1]);
    // In the order of the first time, which is the order of its report; what is new comes after.
    let every = first.rated.iter().chain(last.rated.iter().filter(|(about, _)| !then.contains_key(about)));
    // What a person's ratings come to was not always counted: where it was not, it is no figure of few.
    let counted = |wave: &Figures| wave.rated.iter().any(|(about, _)| about.subject.is_over_all());
    let both = counted(first) && counted(last);
    let every = every.filter(|(about, _)| both || !about.subject.is_over_all());
    let mut lines: Vec<Line> = every
        .map(|(about, _)| Line {
            // What was put otherwise in between is no point of the row.
            figures: waves
                .iter()
                .zip(&found)
                .map(|(wave, found)| {
                    let between = wave.put(about).map(|put| &put.digest) == last.put(about).map(|put| &put.digest)
                        || std::ptr::eq(*wave, *first);
                    found.get(about).copied().flatten().filter(|_| between)
                })
                .collect(),
            // That there is no row of a group says that nobody in it answered.
            against: match (first.put(about), last.put(about)) {
                (Some(one), Some(other)) if one.digest.is_some() && one.digest == other.digest => {
                    against(then.get(about).copied().flatten(), now.get(about).copied().flatten())
                }
                (Some(_), Some(_)) => Against::OtherWords,
                _ => Against::NotAsked,
            },
            about: about.clone(),
        })
        .collect();
    test(&mut lines);
    lines
}

/// Where a list was invited both times there is a test, of all such lines together; what it says stands in place of what can
/// be said of those who replied.
fn test(lines: &mut [Line]) {
    let found: Vec<(usize, difference::Difference)> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| matches!(line.against, Against::Lower | Against::Higher | Against::Alike))
        .filter_map(|(at, line)| {
            let [then, now] = [line.figures.first(), line.figures.last()].map(|one| one.copied().flatten());
            Some((at, difference(then?.rated()?, now?.rated()?)?))
        })
        .collect();
    let each: Vec<f64> = found.iter().map(|(_, difference)| difference.p).collect();
    for ((at, difference), adjusted) in found.into_iter().zip(holm(&each)) {
        lines[at].against = match difference::verdict(&difference, adjusted) {
            Ordering::Less => Against::Lower,
            Ordering::Equal => Against::Alike,
            Ordering::Greater => Against::Higher,
        };
    }
}

/// On what the last time is compared with the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Net sentiment.
    Net,
    /// The share that rated it well, where net sentiment may not be shown of one of the times.
    Good,
    /// The share that rated it badly, likewise.
    Bad,
}

impl Basis {
    /// What two times can be compared on: net sentiment, or else whichever shares may be shown of both.
    pub(crate) fn of(then: Figure, now: Figure) -> Vec<Self> {
        if then.net.is_some() && now.net.is_some() {
            return vec![Self::Net];
        }
        let both = |basis: &Self| basis.take(then).is_some() && basis.take(now).is_some();
        [Self::Good, Self::Bad].into_iter().filter(both).collect()
    }

    /// The figure it takes, −1 to 1 or 0 to 1.
    pub fn take(self, figure: Figure) -> Option<f64> {
        let share = |percent: Option<u64>| percent.map(|percent| percent as f64 / 100.0);
        match self {
            Self::Net => figure.net,
            Self::Good => share(figure.good),
            Self::Bad => share(figure.bad),
        }
    }

    /// How far a figure would vary were other people of the same mind to answer: its variance. Of net sentiment as of
    /// [`figures::net_interval`], and the most it can be where the shares may not be shown.
    pub(crate) fn variance(self, figure: Figure) -> Option<f64> {
        let value = self.take(figure)?;
        let variance = match self {
            Self::Net => figures::net_variance(value, figure.ends(), figure.n),
            Self::Good | Self::Bad => value * (1.0 - value) / figure.n.max(1) as f64,
        };
        // Of a list of whom nearly all answered, there are hardly any other people.
        let factor = figure.list.map_or(1.0, |list| figures::finite(figure.n.saturating_sub(2), u64::from(list)));
        Some(variance * factor * factor)
    }

    /// How far rounding, and [`figures::CHANCE`] times what other people of the same mind would make, may move the difference of
    /// two figures: what rounding may have made of it is no difference, and the rest has to be more than chance makes.
    pub(crate) fn reach(self, then: Figure, now: Figure) -> Option<f64> {
        let (first, second) = (self.take(then)?, self.take(now)?);
        let chance = figures::CHANCE * (self.variance(then)? + self.variance(now)?).sqrt();
        let rounded = match self {
            Self::Net => figures::rounding(first, then.n as f64) + figures::rounding(second, now.n as f64),
            Self::Good | Self::Bad => figures::share_slack(first, then.n) + figures::share_slack(second, now.n),
        };
        Some(chance + rounded)
    }

    /// How the last time stands to the first on it: *less* is worse. A difference is one where rounding cannot have made
    /// it, it is large enough to act on, and what rounding cannot have made of it is larger than [`figures::CHANCE`] times what other
    /// people of the same mind would make it. Where anyone could answer that is no test: it keeps noise from being called a change.
    pub fn stands(self, then: Figure, now: Figure) -> Option<Ordering> {
        let (first, second) = (self.take(then)?, self.take(now)?);
        if (second - first).abs() <= self.reach(then, now)? {
            return Some(Ordering::Equal);
        }
        Some(match self {
            Self::Net => figures::stands(first, then.n, second, now.n),
            Self::Good => figures::share_stands(first, then.n, second, now.n),
            Self::Bad => figures::share_stands(first, then.n, second, now.n).reverse(),
        })
    }
}

/// How a second figure stands to a first, and on what that was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stands {
    /// *Less* is worse.
    pub how: Ordering,
    /// On what.
    pub on: Basis,
}

/// How a second figure stands to a first: on net sentiment, or where that may not be shown of one of them, on whichever ends
/// of the scale may be shown of both. Nothing where too few answered, where neither end may be shown of both, or where one
/// alone may and did not differ, or what is hidden at the other may have moved as far the other way.
pub fn stands(first: Figure, second: Figure) -> Option<Stands> {
    if first.n < LEAST_COMPARED || second.n < LEAST_COMPARED {
        return None;
    }
    let found: Vec<Stands> = Basis::of(first, second)
        .into_iter()
        .filter_map(|on| Some(Stands { how: on.stands(first, second)?, on }))
        .collect();
    let differs: Vec<Stands> = found.iter().copied().filter(|one| one.how != Ordering::Equal).collect();
    match differs[..] {
        [one] if found.len() == 1 && one.on != Basis::Net => Some(one).filter(|one| surely(one.how, first, second)),
        [one] => Some(one),
        [one, other] if one.how == other.how => Some(one),
        // More people at both ends, or fewer: one with the other it is neither better nor worse.
        [one, _] => Some(Stands { how: Ordering::Equal, ..one }),
        _ => found.first().copied().filter(|one| one.on == Basis::Net || found.len() == 2),
    }
}

/// Whether a second figure stands so to a first whatever is hidden of either: the least and the most that the net sentiment of
/// each can be agree.
fn surely(how: Ordering, first: Figure, second: Figure) -> bool {
    let range = |figure: Figure| {
        let take = |basis: Basis| basis.take(figure);
        match (take(Basis::Net), take(Basis::Good), take(Basis::Bad)) {
            (Some(net), ..) => Some((net, net)),
            (None, Some(good), Some(bad)) => Some((good - bad, good - bad)),
            // Who did not rate it well may have rated it badly, every one of them or nobody; and the other way round.
            (None, Some(good), None) => Some((2.0 * good - 1.0, good)),
            (None, None, Some(bad)) => Some((-bad, 1.0 - 2.0 * bad)),
            (None, None, None) => None,
        }
    };
    let (Some(first), Some(second)) = (range(first), range(second)) else { return false };
    match how {
        Ordering::Greater => second.0 > first.1,
        Ordering::Less => second.1 < first.0,
        Ordering::Equal => false,
    }
}

impl Line {
    /// What its times are best seen on: what the last is compared with the first on, the one that moved before the other.
    pub fn basis(&self) -> Option<Basis> {
        let (then, now) = (self.figures.first().copied().flatten()?, self.figures.last().copied().flatten()?);
        let on = Basis::of(then, now);
        on.iter().copied().find(|basis| basis.stands(then, now) != Some(Ordering::Equal)).or(on.first().copied())
    }
}

fn against(then: Option<Figure>, now: Option<Figure>) -> Against {
    let enough = |figure: Option<Figure>| figure.filter(|figure| figure.n >= LEAST_COMPARED);
    let (Some(then), Some(now)) = (enough(then), enough(now)) else { return Against::TooFew };
    match stands(then, now).map(|stands| stands.how) {
        Some(Ordering::Less) => Against::Lower,
        Some(Ordering::Greater) => Against::Higher,
        Some(Ordering::Equal) => Against::Alike,
        None => Against::Hidden,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{audience::FilledBy, respond::answer::Slot};

    fn about(service: &str, need: Option<&str>) -> About {
        About {
            survey: Code::from("parents"),
            audience: Audience::Parents,
            group: Group { level: ReadingLevel::Standard, filled_by: FilledBy::NotAsked },
            subject: Subject {
                slot: Slot { question: Code::from("quality"), service: Some(Code::parse(service).expect("a code")) },
                scale: None,
            },
            service: Some(Code::parse(service).expect("a code")),
            measure: Measure::Quality,
            need: need.map(|need| Code::parse(need).expect("a code")),
        }
    }

    fn wave(words: &str, rated: Vec<(About, Option<Figure>)>) -> Figures {
        let put = Put {
            survey: Code::from("parents"),
            question: Code::from("quality"),
            level: ReadingLevel::Standard,
            digest: (!words.is_empty()).then(|| Digest::of([words.as_bytes()])),
        };
        Figures { put: vec![put], rated }
    }

    fn figure(net: f64, n: u64) -> Figure {
        Figure { net: Some(net), good: None, bad: None, n, list: None }
    }

    fn one(then: impl Into<Option<Figure>>, now: impl Into<Option<Figure>>) -> Against {
        let (then, now) = (then.into(), now.into());
        let (then, now) =
            (wave("w", vec![(about("dinners", None), then)]), wave("w", vec![(about("dinners", None), now)]));
        lines(&[&then, &now])[0].against
    }

    #[test]
    fn only_what_is_larger_than_rounding_is_a_difference() {
        assert_eq!(one(figure(0.5, 200), figure(0.2, 200)), Against::Lower);
        assert_eq!(one(figure(0.2, 200), figure(0.5, 200)), Against::Higher);
        assert_eq!(one(figure(0.5, 200), figure(0.45, 200)), Against::Alike);
        assert_eq!(one(figure(0.4, 100), figure(0.2, 100)), Against::Alike, "other people may have happened to answer");
        let tame = |net, good, bad| Figure { net: Some(net), good: Some(good), bad: Some(bad), n: 100, list: None };
        assert_eq!(one(figure(0.4, 100), figure(0.1, 100)), Against::Alike, "or rounding and they together");
        assert_eq!(one(tame(0.4, 45, 5), tame(0.1, 25, 15)), Against::Lower, "where few stand at the ends it is more");
        let share = |good, n| Figure { net: None, good: Some(good), bad: None, n, list: None };
        assert_eq!(one(share(67, 75), share(50, 60)), Against::Hidden, "49 of 75 and 32 of 60, as they are shown");
        assert_eq!(one(figure(0.5, 25), figure(-0.9, 200)), Against::TooFew);
        assert_eq!(one(None, figure(0.2, 200)), Against::TooFew);
    }

    #[test]
    fn where_net_may_not_be_shown_the_ends_are_looked_at() {
        let ends = |good: Option<u64>, bad: Option<u64>| Figure { net: None, good, bad, n: 200, list: None };
        assert_eq!(one(ends(Some(95), None), ends(Some(70), Some(20))), Against::Lower);
        assert_eq!(
            one(ends(Some(33), Some(26)), ends(None, Some(56))),
            Against::Lower,
            "a collapse is not hidden by itself"
        );
        assert_eq!(one(ends(None, Some(56)), ends(Some(33), Some(26))), Against::Higher);
        assert_eq!(
            one(ends(Some(60), None), ends(Some(60), Some(35))),
            Against::Hidden,
            "nothing is known of the other end"
        );
        assert_eq!(
            one(ends(Some(33), None), ends(Some(60), Some(40))),
            Against::Hidden,
            "more think well of it, and at the other end it may have moved as far the other way"
        );
        assert_eq!(one(ends(Some(60), Some(5)), ends(Some(60), Some(5))), Against::Alike);
        assert_eq!(one(ends(Some(30), Some(10)), ends(Some(60), Some(40))), Against::Alike, "more at both ends");
        assert_eq!(one(ends(Some(95), None), figure(0.9, 200)), Against::Hidden, "neither of both times");
        let net = |good, net| Figure { net: Some(net), good: Some(good), bad: None, n: 200, list: None };
        assert_eq!(one(net(95, 0.93), net(95, 0.6)), Against::Lower, "net sentiment where it can be had");
    }

    #[test]
    fn of_a_list_that_was_invited_all_are_tested_together() {
        let invited = |net, n| Some(Figure { net: Some(net), good: Some(60), bad: Some(20), n, list: Some(2000) });
        let all = |figures: [Option<Figure>; 2]| {
            let [then, now] = figures.map(|one| {
                let many = (0..40).map(|at| (about(&format!("s{at}"), None), invited(0.30, 100)));
                wave("w", std::iter::once((about("dinners", None), one)).chain(many).collect())
            });
            lines(&[&then, &now])[0].against
        };
        assert_eq!(one(invited(0.55, 120), invited(0.2, 120)), Against::Lower);
        assert_eq!(all([invited(0.55, 120), invited(0.2, 120)]), Against::Alike, "among forty others it may be chance");
        assert_eq!(all([invited(0.6, 500), invited(0.1, 500)]), Against::Lower, "large enough among forty others");
    }

    #[test]
    fn other_words_are_another_question() {
        let then = wave("How good?", vec![(about("dinners", None), Some(figure(0.5, 200)))]);
        let now = wave("How good is it now?", vec![(about("dinners", None), Some(figure(0.1, 200)))]);
        assert_eq!(lines(&[&then, &now])[0].against, Against::OtherWords);
        let both = wave("", vec![(about("dinners", None), Some(figure(0.5, 200)))]);
        assert_eq!(lines(&[&both, &now])[0].against, Against::OtherWords, "put in two ways the first time");
    }

    #[test]
    fn what_is_hidden_or_left_out_still_has_a_line() {
        let then = wave(
            "w",
            vec![
                (about("dinners", None), Some(figure(0.5, 200))),
                (about("dinners", Some("sen-support")), Some(figure(0.4, 60))),
            ],
        );
        let now = wave(
            "w",
            vec![(about("dinners", Some("sen-support")), None), (about("clubs", None), Some(figure(0.1, 90)))],
        );
        let lines = lines(&[&then, &now]);
        let found: Vec<(Option<&str>, Against)> =
            lines.iter().map(|line| (line.about.need.as_ref().map(Code::as_str), line.against)).collect();
        assert_eq!(
            found,
            [(None, Against::TooFew), (Some("sen-support"), Against::TooFew), (None, Against::TooFew)],
            "nobody in a group is too few"
        );
        let asked_nothing = Figures { put: Vec::new(), ..now.clone() };
        assert_eq!(super::lines(&[&then, &asked_nothing])[0].against, Against::NotAsked);
        assert!(super::lines(&[]).is_empty());
    }

    #[test]
    fn it_is_read_back() {
        let one =
            wave("w", vec![(about("dinners", Some("plan")), Some(figure(0.25, 45))), (about("clubs", None), None)]);
        let text = serde_json::to_string(&one).unwrap();
        assert_eq!(serde_json::from_str::<Figures>(&text).unwrap(), one);
    }

    proptest! {
        /// Whatever is higher one way is lower the other way.
        #[test]
        fn a_comparison_can_be_turned_round(a in -20..=20_i32, n in 6..80_u64, b in -20..=20_i32, k in 6..80_u64) {
            let (then, now) = (figure(f64::from(a) / 20.0, n * 5), figure(f64::from(b) / 20.0, k * 5));
            let turned = match one(now, then) {
                Against::Lower => Against::Higher,
                Against::Higher => Against::Lower,
                other => other,
            };
            prop_assert_eq!(one(then, now), turned);
        }
    }
}
