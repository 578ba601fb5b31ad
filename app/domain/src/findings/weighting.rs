//! What those who answered think, counted as if they were as many of each kind as there are: beside what was counted,
//! never in its place.
//!
//! Weights are raked to known totals: of those with each need, and of each age where that is known as well. Everything
//! here is worked out from figures that may be shown anyway, so that it gives nothing more away. Needs whose own figures
//! may not be shown are weighed as one, from what is left of the whole; where that will not do either there is no weighted
//! figure, and it is said for want of whom: the others do not speak for them.

use std::{cmp::Ordering, collections::BTreeMap};

use serde::{Deserialize, Serialize};

use super::{
    figures,
    report::{PERCENT_BASE, Row, SurveyFindings, Table},
};
use crate::{
    code::Code,
    disclosure::LEAST_BASE,
    heard::{By, Roll},
    level::ReadingLevel,
    survey::Survey,
};

/// No answer counts for more than this many times an average one, nor for less than one in as many: a few people must not
/// carry a figure.
pub const MOST: f64 = 3.0;
/// A figure that says no more than so many answers would is not shown.
pub const LEAST_EFFECTIVE: f64 = 30.0;

/// Known shares of some parts, and of which part each cell is.
#[derive(Clone, Debug)]
pub struct Target {
    /// The part of each cell; none where it is of none, and stays as it is.
    pub of: Vec<Option<usize>>,
    /// The share of each part, 0 to 1; they add up to 1.
    pub shares: Vec<f64>,
}

/// Weights of cells with so many answers each, by which the weighted answers have known shares: raking, which is iterative
/// proportional fitting (Deming and Stephan 1940). The average weight of an answer is 1.
///
/// `None` where no weights will do: a part that there should be some of has no answers, or two targets contradict
/// each other.
pub fn rake(counts: &[f64], targets: &[Target]) -> Option<Vec<f64>> {
    const ROUNDS: usize = 10_000;
    const CLOSE: f64 = 1e-13;
    let mut weights = vec![1.0; counts.len()];
    for _ in 0..ROUNDS {
        let mut moved: f64 = 0.0;
        for target in targets {
            let mut sums = vec![0.0; target.shares.len()];
            for ((of, n), weight) in target.of.iter().zip(counts).zip(&weights) {
                if let Some(part) = of {
                    sums[*part] += n * weight;
                }
            }
            let all: f64 = sums.iter().sum();
            for (of, weight) in target.of.iter().zip(&mut weights) {
                let Some(part) = *of else { continue };
                let factor = target.shares[part] * all / sums[part];
                if !factor.is_finite() {
                    continue;
                }
                moved = moved.max((factor - 1.0).abs());
                *weight *= factor;
            }
            if target.shares.iter().zip(&sums).any(|(share, sum)| *share > 0.0 && *sum <= 0.0) {
                return None;
            }
        }
        if moved < CLOSE {
            return Some(weights);
        }
    }
    None
}

/// Weights that are on average 1 and none of which is beyond [`MOST`]; whether any was.
pub fn trimmed(counts: &[f64], mut weights: Vec<f64>) -> (Vec<f64>, bool) {
    let (least, most) = (1.0 / MOST, MOST);
    let all: f64 = counts.iter().sum();
    let mut any = false;
    // To cut one moves the average, and with it what is beyond.
    for _ in 0..100 {
        let sum: f64 = counts.iter().zip(&weights).map(|(n, weight)| n * weight).sum();
        for weight in &mut weights {
            *weight *= all / sum;
        }
        if weights.iter().all(|weight| (least - 1e-9..=most + 1e-9).contains(weight)) {
            break;
        }
        any = true;
        for weight in &mut weights {
            *weight = weight.clamp(least, most);
        }
    }
    (weights, any)
}

/// Kish's effective number of answers, (Σw)² / Σw² (Kish 1965, *Survey Sampling*): with equal weights it is their number.
/// What is left of it beside that number is one over the design effect.
pub fn effective(parts: &[(f64, f64)]) -> f64 {
    let sum: f64 = parts.iter().map(|(n, weight)| n * weight).sum();
    let squares: f64 = parts.iter().map(|(n, weight)| n * weight * weight).sum();
    if squares > 0.0 { sum * sum / squares } else { 0.0 }
}

/// A part of those who could answer, and what becomes of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Which.
    pub part: Code,
    /// How many there are.
    pub known: u64,
    /// How many answered, as shown.
    pub answered: u64,
    /// Their share of those who are known, 0 to 1.
    pub known_share: f64,
    /// Their share of the answers.
    pub answered_share: f64,
    /// Their share of the weighted answers: of those who are known, unless a weight was cut.
    pub weighted_share: f64,
}

/// Known numbers that answers were weighted to.
#[derive(Clone, Debug, PartialEq)]
pub struct Margin {
    /// By what they count.
    pub by: By,
    /// The roll they are from.
    pub roll: Roll,
    /// Its parts.
    pub parts: Vec<Part>,
}

/// How much each answer to a survey counts for.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    /// What they are weighted to: by need first.
    pub margins: Vec<Margin>,
    /// Whether a weight was cut, so that shares are not all as they are known to be.
    pub cut: bool,
    /// Those of the roll by need of whom there are any.
    expected: Vec<Code>,
    /// By level and need, how many answered and what each counts for. A need that is on no roll has the weight of its level.
    by_cell: BTreeMap<(ReadingLevel, Option<Code>), (f64, f64)>,
}

/// Why answers to a survey cannot be weighted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CannotWeigh {
    /// Of these nobody answered, or how many did may not be shown.
    Hidden(Vec<Code>),
    /// No weights were found by which all the known numbers are met.
    NoFit,
}

/// What the answers to a survey are weighted to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeighedTo {
    /// How many there are by need.
    pub by_need: Roll,
    /// How many there are by age, of children, where that is known.
    pub by_level: Option<Roll>,
}

/// The same of each survey whose answers are to be weighted.
pub type Known = BTreeMap<Code, WeighedTo>;

/// The weights of each survey whose answers are weighted, or why they cannot be.
pub type Weighing = BTreeMap<Code, Result<Weights, CannotWeigh>>;

/// The question a survey's answers can be weighted by: the one by which its figures are shown apart.
pub fn weighed_by(survey: &Survey) -> Option<By> {
    survey.need.clone().map(By::Question)
}

/// How many answered of each level and need, as shown; what is hidden is in none.
fn cells(found: &SurveyFindings) -> BTreeMap<(ReadingLevel, Code), u64> {
    let mut cells = BTreeMap::new();
    if let Some(table) = &found.need {
        for row in &table.rows {
            for (option, cell) in table.options.iter().zip(&row.counts) {
                let n: &mut u64 = cells.entry((row.key.group.level, option.clone())).or_default();
                *n += cell.shown().unwrap_or_default();
            }
        }
    }
    cells.retain(|_, n| *n > 0);
    cells
}

/// The parts of a roll of whom somebody answered, each with how many there are, and the target they make. Ages of which
/// nobody answered are not spoken for by the others.
fn target(by: &By, roll: &Roll, cells: &BTreeMap<(ReadingLevel, Code), u64>) -> (Vec<(Code, u64)>, Target) {
    let of: Vec<Code> = cells
        .keys()
        .map(|(level, need)| if *by == By::Level { Code::from(level.as_str()) } else { need.clone() })
        .collect();
    let there = |(part, known): &&(Code, u64)| *known > 0 && of.contains(part);
    let parts: Vec<(Code, u64)> = roll.numbers.iter().filter(there).cloned().collect();
    let all: u64 = parts.iter().map(|(_, known)| known).sum();
    let target = Target {
        of: of.iter().map(|one| parts.iter().position(|(part, _)| part == one)).collect(),
        shares: parts.iter().map(|(_, known)| *known as f64 / all as f64).collect(),
    };
    (parts, target)
}

impl Target {
    /// The share of a part, of so much in each cell.
    fn share(&self, part: usize, amounts: &[f64]) -> f64 {
        let of = |is: &dyn Fn(usize) -> bool| -> f64 {
            self.of.iter().zip(amounts).filter(|(of, _)| of.is_some_and(is)).map(|(_, amount)| amount).sum()
        };
        of(&|one| one == part) / of(&|_| true)
    }
}

impl Weights {
    /// Weighs the answers to a survey to how many there are of each need and, where that is known too, of each age.
    ///
    /// # Errors
    /// Where it cannot be done.
    pub fn new(
        survey: &Survey,
        found: &SurveyFindings,
        WeighedTo { by_need, by_level }: &WeighedTo,
    ) -> Result<Self, CannotWeigh> {
        let by_level = by_level.as_ref();
        let cells = cells(found);
        let answered = |part: &Code| cells.keys().any(|(_, need)| need == part);
        let expected: Vec<Code> =
            by_need.numbers.iter().filter(|(_, known)| *known > 0).map(|(part, _)| part.clone()).collect();
        let few: Vec<Code> = expected.iter().filter(|part| !answered(part)).cloned().collect();
        if !few.is_empty() {
            return Err(CannotWeigh::Hidden(few));
        }
        let rolls = weighed_by(survey).map(|by| (by, by_need)).into_iter();
        let rolls: Vec<(By, &Roll)> = rolls.chain(by_level.map(|roll| (By::Level, roll))).collect();
        let (parts, targets): (Vec<_>, Vec<Target>) = rolls.iter().map(|(by, roll)| target(by, roll, &cells)).unzip();
        let counts: Vec<f64> = cells.values().map(|n| *n as f64).collect();
        let (weights, cut) = trimmed(&counts, rake(&counts, &targets).ok_or(CannotWeigh::NoFit)?);
        let weighted: Vec<f64> = counts.iter().zip(&weights).map(|(n, weight)| n * weight).collect();
        let margins = rolls
            .into_iter()
            .zip(parts.into_iter().zip(targets))
            .map(|((by, roll), (parts, target))| {
                let parts = parts.into_iter().enumerate().map(|(at, (part, known))| Part {
                    part,
                    known,
                    answered: cells.values().zip(&target.of).filter(|(_, of)| **of == Some(at)).map(|(n, _)| n).sum(),
                    known_share: target.shares[at],
                    answered_share: target.share(at, &counts),
                    weighted_share: target.share(at, &weighted),
                });
                Margin { parts: parts.collect(), roll: roll.clone(), by }
            })
            .collect();
        // Whoever did not say counts as the average of their age.
        let mut by_age: BTreeMap<ReadingLevel, (f64, f64)> = BTreeMap::new();
        for (((level, _), n), weighted) in cells.iter().zip(&weighted) {
            let (answers, sum) = by_age.entry(*level).or_default();
            *answers += *n as f64;
            *sum += weighted;
        }
        let unsaid = by_age.into_iter().map(|(level, (n, sum))| ((level, None), (n, sum / n)));
        let said = cells
            .into_iter()
            .zip(weights)
            .map(|(((level, need), n), weight)| ((level, Some(need)), (n as f64, weight)));
        Ok(Self { margins, cut, expected, by_cell: said.chain(unsaid).collect() })
    }

    /// The weighted figure of a group, beside the one as counted: of a rating, where it is shown by need. `None` where
    /// there is nothing to weigh: the group was not asked what need it is about, or its own figure is not shown.
    pub fn figure(&self, table: &Table, whole: &Row) -> Option<Result<Weighted, NotWeighted>> {
        let level = whole.key.group.level;
        let net = whole.net.filter(|_| table.balanced && table.exclusive && whole.key.need.is_none())?;
        let n = whole.base.shown()?;
        let rows: Vec<&Row> =
            table.rows.iter().filter(|row| row.key.group == whole.key.group && row.key.need.is_some()).collect();
        if rows.is_empty() {
            return None;
        }
        let mut strata: Vec<Stratum> = rows.iter().filter_map(|row| self.stratum(level, row)).collect();
        // Shown, and with a weight of its own: else it is weighed with those who are left.
        let is_shown = |part: &Code| {
            let need = Some(part.clone());
            self.by_cell.contains_key(&(level, need.clone()))
                && rows.iter().any(|row| row.net.is_some() && row.key.need.as_ref() == Some(&need))
        };
        let together: Vec<Code> = self.expected.iter().filter(|part| !is_shown(part)).cloned().collect();
        // Weighed as one, all of them would be as they were counted.
        let rest = if together.len() == self.expected.len() {
            Rest::TooFew
        } else {
            self.rest((net, n), &rows, &strata, (level, &together))
        };
        // What a few who are in no part may have moved: of each, from one end of the scale to the other.
        let mut slack = figures::rounding(net, n as f64);
        match rest {
            Rest::Nobody => {}
            Rest::Few(left) => slack += 2.0 * left / n as f64,
            Rest::Stratum(rest) => strata.push(rest),
            Rest::TooFew => return Some(Err(NotWeighted::Hidden(together))),
        }
        let parts: Vec<(f64, f64)> = strata.iter().map(|one| (one.n, one.weight)).collect();
        let effective = effective(&parts);
        if effective < LEAST_EFFECTIVE {
            return Some(Err(NotWeighted::SaysLittle));
        }
        let all: f64 = parts.iter().map(|(n, weight)| n * weight).sum();
        let of = |value: &dyn Fn(&Stratum) -> f64| -> f64 {
            strata.iter().map(|one| one.n * one.weight * value(one)).sum::<f64>() / all
        };
        let figure = of(&|one| one.net);
        // What rounding may have moved: the figure as counted, each part of the weighted one, and how much it counts for.
        let counts_for = |one: &Stratum| (one.net - figure).abs() * (2.0 / one.n + 2.0 / one.counted);
        slack += of(&|one| one.slack + counts_for(one));
        let stands = figures::told_apart(figure - net, slack);
        let answers: f64 = parts.iter().map(|(n, _)| n).sum();
        Some(Ok(Weighted { net: figure, effective, design_effect: answers / effective, stands, together }))
    }

    /// A need's row, where its figure is shown.
    fn stratum(&self, level: ReadingLevel, row: &Row) -> Option<Stratum> {
        let (n, net) = (row.base.shown()? as f64, row.net?);
        // A need that is on no roll counts as the average of its age.
        let cell = |need| self.by_cell.get(&(level, need));
        let need = row.key.need.clone()?;
        let of_roll = need.as_ref().is_some_and(|need| self.expected.contains(need));
        // One of the roll whose own weight could not be made is weighed with those who are left.
        let (counted, weight) = cell(need).or_else(|| if of_roll { None } else { cell(None) })?;
        Some(Stratum { n, weight: *weight, counted: *counted, net, slack: figures::rounding(net, n) })
    }

    /// All who are in no part whose figure is shown: what is left of the whole without those that are. `needs` are those
    /// of the roll among them.
    fn rest(
        &self,
        (net, n): (f64, u64),
        rows: &[&Row],
        strata: &[Stratum],
        (level, needs): (ReadingLevel, &[Code]),
    ) -> Rest {
        let whole = n as f64;
        let left = whole - strata.iter().map(|one| one.n).sum::<f64>();
        // Those among them who are on no roll: who did not say, or are of a need that nobody counted.
        let of_roll = |row: &Row| {
            row.key.need.as_ref().is_some_and(|need| need.as_ref().is_some_and(|need| needs.contains(need)))
        };
        let others = rows.iter().filter(|row| row.net.is_none() && !of_roll(row));
        let others: u64 = others.map(|row| row.base.shown().unwrap_or(LEAST_BASE)).sum();
        if needs.is_empty() && (others == 0 || left <= 0.0) {
            return Rest::Nobody;
        }
        if left < PERCENT_BASE as f64 {
            return if needs.is_empty() { Rest::Few(left) } else { Rest::TooFew };
        }
        if !needs.is_empty() && others as f64 * 4.0 > left {
            return Rest::TooFew;
        }
        let of = |need: Option<Code>| self.by_cell.get(&(level, need)).copied();
        let cells: Vec<(f64, f64)> = if needs.is_empty() {
            of(None).into_iter().collect()
        } else {
            needs.iter().filter_map(|need| of(Some(need.clone()))).collect()
        };
        let counted: f64 = cells.iter().map(|(n, _)| n).sum();
        if counted <= 0.0 {
            return Rest::TooFew;
        }
        let up = (net * whole - strata.iter().map(|one| one.net * one.n).sum::<f64>()) / left;
        let net = up.clamp(-1.0, 1.0);
        // Rounding moves the whole, and each part that is taken from it.
        let parts = strata.len() as f64 + 1.0;
        Rest::Stratum(Stratum {
            n: left,
            weight: cells.iter().map(|(n, weight)| n * weight).sum::<f64>() / counted,
            counted,
            net,
            slack: parts * figures::rounding(net, left),
        })
    }
}

/// Those who are in no part whose figure is shown.
#[derive(Clone, Copy, Debug)]
enum Rest {
    /// There are none.
    Nobody,
    /// So few, and none of a need on the roll: the figure goes without them.
    Few(f64),
    /// They are weighed as one.
    Stratum(Stratum),
    /// They are too few to be weighed, or too many of them are on no roll.
    TooFew,
}

/// Answers that weigh the same.
#[derive(Clone, Copy, Debug)]
struct Stratum {
    /// How many.
    n: f64,
    /// What each counts for.
    weight: f64,
    /// How many answers of all who were asked the weight was made of, as shown.
    counted: f64,
    /// Their net sentiment.
    net: f64,
    /// How far rounding may have moved it.
    slack: f64,
}

/// A weighted figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Weighted {
    /// Net sentiment, −1 to 1.
    pub net: f64,
    /// How many answers of equal weight would say as much.
    pub effective: f64,
    /// How many times as many answers are needed because they are weighted; 1 where they all weigh the same.
    pub design_effect: f64,
    /// How it stands to the figure as counted, beyond what rounding could have made and what is too small to act on.
    pub stands: Ordering,
    /// Those whose own figures are not shown, and who were weighed as one.
    pub together: Vec<Code>,
}

/// Why there is no weighted figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotWeighted {
    /// What these think may not be shown, and they are too few to be weighed as one.
    Hidden(Vec<Code>),
    /// It would say no more than [`LEAST_EFFECTIVE`] answers.
    SaysLittle,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        audience::FilledBy,
        consultation::Day,
        disclosure::Cell,
        findings::{
            report::RowKey,
            sample,
            tally::{Group, Subject},
        },
        respond::answer::Slot,
    };

    const GROUP: Group = Group { level: ReadingLevel::Standard, filled_by: FilledBy::NotAsked };
    const NEEDS: [&str; 3] = ["none", "sen-support", "plan"];

    fn roll(numbers: [u64; 3]) -> Roll {
        Roll {
            numbers: NEEDS.iter().zip(numbers).map(|(need, n)| (Code::from(*need), n)).collect(),
            source: "School census".to_owned(),
            on: Day::parse("2026-01-15").expect("a day"),
        }
    }

    /// A row of so many, of which so many are positive and negative.
    fn row(need: Option<&'static str>, base: u64, sides: Option<(u64, u64)>) -> Row {
        Row {
            key: RowKey { group: GROUP, need: need.map(|need| Some(Code::from(need))) },
            base: Cell::Shown(base),
            counts: Vec::new(),
            percents: Vec::new(),
            outs: Vec::new(),
            net: sides.and_then(|(up, down)| figures::net(up, down, base)),
            interval: None,
            good: None,
            bad: None,
            not_top: None,
        }
    }

    fn table(rows: Vec<Row>) -> Table {
        Table {
            subject: Subject { slot: Slot::of("quality".into()), scale: None },
            measure: None,
            service: None,
            options: Vec::new(),
            exclusive: true,
            balanced: true,
            top: None,
            rows,
        }
    }

    fn found(answered: [u64; 3]) -> SurveyFindings {
        let counts = answered.map(|n| if n == 0 { Cell::Confidential } else { Cell::Shown(n) }).to_vec();
        let mut need = table(vec![Row { counts, ..row(None, answered.iter().sum(), None) }]);
        need.options = NEEDS.map(Code::from).to_vec();
        sample::of_need(&sample::parents(), need)
    }

    fn weights(answered: [u64; 3], known: [u64; 3]) -> Result<Weights, CannotWeigh> {
        Weights::new(&sample::parents(), &found(answered), &WeighedTo { by_need: roll(known), by_level: None })
    }

    /// 200 without a need rate it well, 100 with a lower one do not, 50 with a plan still less.
    fn rated() -> Table {
        table(vec![
            row(None, 350, Some((180, 105))),
            row(Some("none"), 200, Some((140, 20))),
            row(Some("sen-support"), 100, Some((30, 50))),
            row(Some("plan"), 50, Some((10, 35))),
        ])
    }

    #[test]
    fn a_weighted_figure_is_the_sum_of_its_parts_in_their_known_shares() {
        let weights = weights([200, 100, 50], [8_000, 1_500, 500]).expect("it can be done");
        assert!(!weights.cut);
        let table = rated();
        let figure = weights.figure(&table, &table.rows[0]).expect("it is asked").expect("it is shown");
        let expected = 0.80 * 0.6 + 0.15 * -0.2 + 0.05 * -0.5;
        assert!((figure.net - expected).abs() < 1e-9, "{}", figure.net);
        assert_eq!(figure.stands, Ordering::Greater, "+0.21 as counted");
        // Kish: 350 answers, the weights are 1.4, 0.525 and 0.35.
        let squares = 200.0 * 1.4_f64.powi(2) + 100.0 * 0.525_f64.powi(2) + 50.0 * 0.35_f64.powi(2);
        assert!((figure.effective - 350.0 * 350.0 / squares).abs() < 1e-9);
        assert!((figure.design_effect - squares / 350.0).abs() < 1e-9);
        let [margin] = &weights.margins[..] else { panic!("one margin") };
        for part in &margin.parts {
            assert!((part.weighted_share - part.known_share).abs() < 1e-9);
        }
    }

    #[test]
    fn nobody_speaks_for_those_who_are_too_few_to_show() {
        let few = |codes: &[&'static str]| codes.iter().map(|code| Code::from(*code)).collect::<Vec<_>>();
        assert_eq!(weights([200, 100, 0], [8_000, 1_500, 500]), Err(CannotWeigh::Hidden(few(&["plan"]))));
        let weights = weights([200, 100, 50], [8_000, 1_500, 500]).expect("it can be done");
        let mut none = rated();
        none.rows[1..].iter_mut().for_each(|row| row.net = None);
        assert_eq!(weights.figure(&none, &none.rows[0]), Some(Err(NotWeighted::Hidden(few(&NEEDS)))));
        // Those who are few are weighed as one, where they are enough together.
        let mut table = rated();
        table.rows[2].net = None;
        table.rows[3].net = None;
        let figure = weights.figure(&table, &table.rows[0]).expect("asked").expect("shown");
        assert_eq!(figure.together, few(&["sen-support", "plan"]));
        assert!((figure.net - (0.8 * 0.6 + 0.2 * -0.3)).abs() < 1e-9, "{}", figure.net);
        assert_eq!(figure.stands, Ordering::Greater);
        // And where they are not, nobody speaks for them: 20 of them, or 150 of whom most did not say.
        let alone = super::tests::table(vec![
            row(None, 220, Some((150, 30))),
            table.rows[1].clone(),
            row(Some("plan"), 20, None),
        ]);
        let told = weights.figure(&alone, &alone.rows[0]);
        assert_eq!(told, Some(Err(NotWeighted::Hidden(few(&["sen-support", "plan"])))));
        let mut unsaid = table.clone();
        unsaid.rows.push(Row { key: RowKey { group: GROUP, need: Some(None) }, ..row(None, 100, None) });
        let told = weights.figure(&unsaid, &unsaid.rows[0]);
        assert_eq!(told, Some(Err(NotWeighted::Hidden(few(&["sen-support", "plan"])))));
        // Where the group's own figure is hidden, or it was not asked, there is nothing to stand beside.
        table.rows[0].net = None;
        assert_eq!(weights.figure(&table, &table.rows[0]), None);
        let alone = super::tests::table(vec![row(None, 350, Some((180, 105)))]);
        assert_eq!(weights.figure(&alone, &alone.rows[0]), None);
    }

    #[test]
    fn whoever_did_not_say_is_weighed_too_though_what_they_think_is_hidden() {
        // 160 said their need, as many of each as there should be; of the 40 who did not, 38 rate it well and two badly.
        let weights = weights([80, 80, 80], [1_000, 1_000, 1_000]).expect("it can be done");
        let weights = Weights { expected: vec!["none".into(), "plan".into()], ..weights };
        let mut rows = vec![
            row(None, 200, Some((142, 58))),
            row(Some("none"), 80, Some((52, 28))),
            row(Some("plan"), 80, Some((52, 28))),
        ];
        rows.push(Row { key: RowKey { group: GROUP, need: Some(None) }, ..row(None, 40, None) });
        let table = table(rows);
        let figure = weights.figure(&table, &table.rows[0]).expect("asked").expect("shown");
        assert!((figure.net - 0.42).abs() < 1e-9 && figure.stands == Ordering::Equal, "{figure:?}");
        // Fewer are left out, and may have moved it as far as they could.
        let mut few = table.clone();
        few.rows[0] = row(None, 180, Some((122, 58)));
        few.rows[3].base = Cell::Shown(20);
        let figure = weights.figure(&few, &few.rows[0]).expect("asked").expect("shown");
        assert!((figure.net - 0.30).abs() < 1e-9 && figure.stands == Ordering::Equal, "{figure:?}");
    }

    #[test]
    fn a_few_do_not_carry_a_figure() {
        let weights = weights([30, 30, 200], [9_000, 900, 100]).expect("it can be done");
        assert!(weights.cut);
        let of = |need: &'static str| weights.by_cell[&(ReadingLevel::Standard, Some(Code::from(need)))].1;
        assert!(of("none") <= MOST + 1e-6 && of("plan") >= 1.0 / MOST - 1e-6);
        assert!(weights.margins[0].parts[0].weighted_share < weights.margins[0].parts[0].known_share);
        let small = table(vec![
            row(None, 260, Some((100, 100))),
            row(Some("none"), 25, Some((10, 10))),
            row(Some("sen-support"), 25, Some((10, 10))),
            row(Some("plan"), 25, Some((10, 10))),
        ]);
        let lone = Weights { expected: vec!["none".into()], ..weights };
        let few = table(vec![row(None, 260, Some((100, 100))), row(Some("none"), 25, Some((10, 10)))]);
        assert_eq!(lone.figure(&few, &few.rows[0]), Some(Err(NotWeighted::SaysLittle)));
        assert!(lone.figure(&small, &small.rows[0]).expect("asked").is_ok());
    }

    #[test]
    fn targets_that_contradict_each_other_have_no_weights() {
        let of = |parts: [usize; 2]| parts.map(Some).to_vec();
        let same = Target { of: of([0, 1]), shares: vec![0.5, 0.5] };
        let other = Target { of: of([0, 1]), shares: vec![0.9, 0.1] };
        assert_eq!(rake(&[10.0, 30.0], &[same.clone(), other]), None);
        assert_eq!(rake(&[10.0, 0.0], std::slice::from_ref(&same)), None, "nobody can count for somebody");
        let weights = rake(&[10.0, 30.0], &[same]).expect("it can be done");
        assert!((weights[0] - 2.0).abs() < 1e-9 && (weights[1] - 2.0 / 3.0).abs() < 1e-9);
    }

    proptest! {
        #[test]
        fn raked_shares_are_the_known_ones(
            counts in proptest::collection::vec(1u32..500, 12),
            rows in proptest::collection::vec(1u32..1000, 3),
            columns in proptest::collection::vec(1u32..1000, 4),
        ) {
            let counts: Vec<f64> = counts.into_iter().map(f64::from).collect();
            let target = |numbers: &[u32], of: &dyn Fn(usize) -> usize| {
                let all: u32 = numbers.iter().sum();
                Target {
                    of: (0..12).map(|at| Some(of(at))).collect(),
                    shares: numbers.iter().map(|n| f64::from(*n) / f64::from(all)).collect(),
                }
            };
            let targets = [target(&rows, &|at| at / 4), target(&columns, &|at| at % 4)];
            let weights = rake(&counts, &targets).expect("every cell has answers");
            let weighted: Vec<f64> = counts.iter().zip(&weights).map(|(n, weight)| n * weight).collect();
            for target in &targets {
                for (part, share) in target.shares.iter().enumerate() {
                    prop_assert!((target.share(part, &weighted) - share).abs() < 1e-9);
                }
            }
            let all: f64 = counts.iter().sum();
            prop_assert!((weighted.iter().sum::<f64>() / all - 1.0).abs() < 1e-9, "on average 1");
            let parts: Vec<(f64, f64)> = counts.iter().copied().zip(weights.iter().copied()).collect();
            prop_assert!(effective(&parts) <= all + 1e-6, "weights never say more than the answers");
            let (cut, _) = trimmed(&counts, weights);
            let average = counts.iter().zip(&cut).map(|(n, weight)| n * weight).sum::<f64>() / all;
            prop_assert!((average - 1.0).abs() < 1e-6, "on average 1 still");
            prop_assert!(cut.iter().all(|weight| (1.0 / MOST - 1e-6..=MOST + 1e-6).contains(weight)));
        }

        #[test]
        fn rounding_alone_makes_no_verdict(
            groups in proptest::array::uniform3(26u64..200),
            known in proptest::array::uniform3(1u64..100),
            good in 0u64..=100,
        ) {
            // All of one mind, but for what whole people allow; every count is rounded, as it is shown.
            let near = |n: u64| (n + 2) / 5 * 5;
            let sides = groups.map(|n| (n * good / 100, n * (100 - good) / 200));
            let known = [known[0] + 100, known[1] + 100, known[2] + 100];
            let weights = weights(groups.map(near), known).expect("it can be done");
            let exactly: f64 = sides.iter().zip(groups).map(|((up, down), n)| (*up as f64 - *down as f64) / n as f64).sum();
            let spread = sides.iter().zip(groups).map(|((up, down), n)| {
                ((*up as f64 - *down as f64) / n as f64 - exactly / 3.0).abs()
            });
            prop_assume!(spread.fold(0.0, f64::max) < 0.02);
            let row_of = |need, n: u64, (up, down): (u64, u64)| row(need, near(n), Some((near(up), near(down))));
            let all = sides.iter().fold((0, 0), |(a, b), (up, down)| (a + up, b + down));
            let parts = NEEDS.iter().zip(groups).zip(sides).map(|((need, n), sides)| row_of(Some(*need), n, sides));
            let rows = std::iter::once(row_of(None, groups.iter().sum(), all)).chain(parts).collect();
            let table = table(rows);
            let figure = weights.figure(&table, &table.rows[0]).expect("asked").expect("shown");
            prop_assert_eq!(figure.stands, Ordering::Equal, "{:?}", figure);
        }

        #[test]
        fn equal_shares_change_nothing(answered in proptest::array::uniform3(6u64..200)) {
            let answered = answered.map(|n| n * 5);
            let weights = weights(answered, answered).expect("it can be done");
            let parts = NEEDS.iter().zip(answered).map(|(need, n)| row(Some(need), n, Some((n / 2, n / 4))));
            let (up, down) = answered.iter().fold((0, 0), |(up, down), n| (up + n / 2, down + n / 4));
            let rows = std::iter::once(row(None, answered.iter().sum(), Some((up, down)))).chain(parts).collect();
            let table = table(rows);
            let figure = weights.figure(&table, &table.rows[0]).expect("asked").expect("shown");
            prop_assert!((figure.net - table.rows[0].net.expect("shown")).abs() < 1e-9);
            prop_assert!((figure.design_effect - 1.0).abs() < 1e-9);
            prop_assert_eq!(figure.stands, Ordering::Equal);
        }
    }
}
