//! Whoever has everything that one report publishes of a group, and a solver: tables are of the same people.

use std::collections::BTreeMap;

use crate::demonstration::parents;
use domain::{
    audience::{Channel, FilledBy},
    code::Code,
    comments::Agreement,
    digest::Digest,
    disclosure::{Cell, LEAST_WIDTH},
    findings::{
        Counted, Report, SurveyFindings, Table, Tally,
        person::OVER_ALL,
        tally::{Group, Need, Record},
        written::{Accounted, Voices},
    },
    level::ReadingLevel,
    respond::answer::{Answer, Answers, Slot, Value},
    survey::{Kind, Survey, WayOut},
};
use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};
use rand::{Rng as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;

const LEVEL: ReadingLevel = ReadingLevel::Standard;
const GROUP: Group = Group { level: LEVEL, filled_by: FilledBy::NotAsked };
const SERVICES: [&str; 3] = ["admissions", "sen-inclusion", "free-school-meals"];

/// People who use some services and answer most of what they are asked.
fn crowd(survey: &Survey, n: usize, chance: &mut ChaCha8Rng) -> Vec<Answers> {
    let needs = [("none", 0.6), ("sen-support", 0.2), ("plan", 0.1)];
    (0..n)
        .map(|_| {
            let mut answers = Answers::default();
            let mut give = |slot: Slot, value: Value| answers.set(slot, Some(Answer { value, level: LEVEL }));
            let at: f64 = chance.random();
            let mut sum = 0.0;
            let need = needs.iter().find(|(_, share)| {
                sum += share;
                at < sum
            });
            match need {
                Some((code, _)) => give(Slot::of("extra-help".into()), Value::Choice((*code).into())),
                None if chance.random_bool(0.5) => {
                    give(Slot::of("extra-help".into()), Value::Out(WayOut::RatherNotSay));
                }
                None => {}
            }
            let used: Vec<Code> =
                SERVICES.iter().filter(|_| chance.random_bool(0.5)).map(|code| Code::from(*code)).collect();
            if used.is_empty() {
                return answers;
            }
            give(Slot::of("services-used".into()), Value::Services(used.clone()));
            for service in used {
                for question in ["quality", "access", "expect-council", "expect-outside"] {
                    let code = Code::from(question);
                    let scale = survey.questions[&code].scale_at(LEVEL).expect("it is a rating").clone();
                    let points = &survey.scales[&scale].points;
                    let value = match chance.random_range(0..40) {
                        0 => continue,
                        1 => Value::Out(WayOut::DontKnow),
                        _ => {
                            let at = chance.random_range(0..4) + chance.random_range(0..2);
                            Value::Point { point: points[at].code.clone(), scale }
                        }
                    };
                    give(Slot::about(code, service.clone()), value);
                }
            }
            answers
        })
        .collect()
}

fn found(survey: &Survey, people: &[Answers]) -> SurveyFindings {
    let mut tally = Tally::default();
    for answers in people {
        tally.add(survey, Record { level: LEVEL, channel: Channel::OpenLink, answers });
    }
    let (voices, themes) = (Voices::default(), Voices::default());
    let accounted = Accounted::default();
    let counted = Counted {
        survey,
        tally: &tally,
        marks: &BTreeMap::new(),
        voices: &voices,
        themes: &themes,
        accounted,
        held: &[],
    };
    Report::new(Digest::of([]), Agreement::default(), &[counted]).surveys.remove(0)
}

/// Everything that is published of the group, as sums of counts that nobody knows: how many people have each need; and of
/// each table, for each need, its options, its ways out and, where people may choose several, its base.
#[derive(Default)]
struct Attack {
    counts: usize,
    /// Which counts, the least and the most they are together.
    published: Vec<(Vec<usize>, f64, f64)>,
    /// Counts, each so many times, that add up to nothing or less.
    within: Vec<Vec<(usize, f64)>>,
    /// What is confidential: its name, and which counts it is.
    hidden: Vec<(String, Vec<usize>)>,
}

impl Attack {
    fn publish(&mut self, name: String, over: Vec<usize>, cell: Cell, least: u64) {
        match cell {
            Cell::Shown(0) => self.published.push((over, 0.0, 0.0)),
            Cell::Shown(n) => self.published.push((over, (n - 2).max(least) as f64, (n + 2) as f64)),
            Cell::Low => self.published.push((over, 0.0, 4.0)),
            Cell::Confidential => self.hidden.push((name, over)),
        }
    }

    /// Some counts add up to no more than others.
    fn no_more(&mut self, less: &[usize], more: &[usize]) {
        self.within.push(less.iter().map(|at| (*at, 1.0)).chain(more.iter().map(|at| (*at, -1.0))).collect());
    }

    fn of(survey: &Survey, found: &SurveyFindings) -> Self {
        let mut all = Self::default();
        let question = &survey.questions[survey.need.as_ref().expect("it asks")];
        let needs: Vec<Need> = question.choices().iter().map(|one| Some(one.code.clone())).chain([None]).collect();
        all.counts = needs.len();
        let (_, cell) = found.responses.iter().find(|(group, _)| *group == GROUP).expect("the group");
        all.publish("responses".to_owned(), (0..needs.len()).collect(), *cell, 5);
        let need = found.need.as_ref().expect("who they are");
        for row in need.rows.iter().filter(|row| row.key.group == GROUP) {
            for (at, cell) in row.counts.iter().enumerate() {
                all.publish(format!("people of need {at}"), vec![at], *cell, 5);
            }
            all.publish("people of a need".to_owned(), (0..needs.len() - 1).collect(), row.base, 10);
        }
        let mut used: BTreeMap<(Code, usize), usize> = BTreeMap::new();
        let mut of_a_service = Vec::new();
        for table in &found.tables {
            let (start, options, outs) = (all.counts, table.options.len(), WayOut::ALL.len());
            let width = options + outs + 1;
            all.counts += width * needs.len();
            for row in table.rows.iter().filter(|row| row.key.group == GROUP) {
                let parts: Vec<usize> = match &row.key.need {
                    None => (0..needs.len()).collect(),
                    Some(need) => vec![needs.iter().position(|one| one == need).expect("one that is offered")],
                };
                let name = |what: &str| format!("{} {parts:?} {what}", table.subject.slot);
                let over = |columns: &[usize]| -> Vec<usize> {
                    parts.iter().flat_map(|part| columns.iter().map(move |at| start + part * width + at)).collect()
                };
                let base: Vec<usize> = if table.exclusive { (0..options).collect() } else { vec![width - 1] };
                all.publish(name("base"), over(&base), row.base, 10);
                for (at, cell) in row.counts.iter().enumerate() {
                    all.publish(name(&format!("option {at}")), over(&[at]), *cell, 5);
                }
                for (at, cell) in row.outs.iter().enumerate() {
                    all.publish(name(&format!("way out {at}")), over(&[options + at]), *cell, 5);
                }
                // Shares of those above the middle and below it say how many those are, rounded.
                let ends = table.subject.scale.as_ref().and_then(|scale| survey.scale(scale));
                for (share, sign) in [(row.good, 1.0), (row.bad, -1.0)] {
                    let (Some(share), Some(scale), Some(base)) = (share, ends, row.base.shown()) else { continue };
                    let base = row.counts.iter().map(|cell| cell.shown()).sum::<Option<u64>>().unwrap_or(base);
                    let side: Vec<usize> = (0..options).filter(|at| scale.points[*at].score * sign > 0.0).collect();
                    let mut fit = (0..=base).step_by(5).filter(|n| (200 * n + base) / (2 * base) == share);
                    if let (Some(n), None) = (fit.next(), fit.next()) {
                        all.publish(name("side"), over(&side), Cell::Shown(n), 5);
                    }
                }
            }
            let kind = &survey.questions[&table.subject.slot.question].kind;
            for part in 0..needs.len() {
                let own = start + part * width;
                let chosen: Vec<usize> = (own..own + options).collect();
                let answered = if table.exclusive { chosen.clone() } else { vec![own + width - 1] };
                if !table.exclusive {
                    for one in &chosen {
                        all.no_more(&[*one], &answered);
                    }
                    all.no_more(&answered, &chosen);
                }
                if let Kind::Services { max, .. } = kind {
                    used.extend(table.options.iter().cloned().zip(&chosen).map(|(code, at)| ((code, part), *at)));
                    let most = -(*max as f64);
                    let sum = chosen.iter().map(|at| (*at, 1.0)).chain([(answered[0], most)]);
                    all.within.push(sum.collect());
                }
                let asked: Vec<usize> = answered.into_iter().chain(own + options..own + options + outs).collect();
                all.no_more(&asked, &[part]);
                of_a_service.extend(table.subject.slot.service.clone().map(|service| ((service, part), asked)));
            }
        }
        for (service, asked) in of_a_service {
            all.no_more(&asked, &[used[&service]]);
        }
        all.over_all(survey, found, needs.len());
        all
    }

    /// What people's ratings of several services come to is of the same people: whoever thinks well over all thinks well of a
    /// service at least, and whoever rated a service rated some.
    fn over_all(&mut self, survey: &Survey, found: &SurveyFindings, needs: usize) {
        let mut start = needs;
        let mut places: Vec<(&Table, usize, usize)> = Vec::new();
        for table in &found.tables {
            let width = table.options.len() + WayOut::ALL.len() + 1;
            places.push((table, start, width));
            start += width * needs;
        }
        let is_over_all = |table: &Table| table.subject.scale.as_ref().is_some_and(|scale| *scale == *OVER_ALL);
        for (whole, own, width) in places.iter().filter(|(table, ..)| is_over_all(table)) {
            let question = &whole.subject.slot.question;
            let each = || {
                places.iter().filter(move |(table, ..)| {
                    table.subject.slot.question == *question && table.subject.slot.service.is_some()
                })
            };
            for need in 0..needs {
                let of = |table: &Table, start: usize, width: usize, sign: f64| -> Vec<usize> {
                    let scale = table.subject.scale.as_ref().and_then(|scale| survey.scale(scale)).expect("a rating");
                    let at = |at: &usize| sign == 0.0 || scale.points[*at].score * sign > 0.0;
                    (0..table.options.len()).filter(at).map(|at| start + need * width + at).collect()
                };
                for sign in [0.0, 1.0, -1.0] {
                    let some =
                        each().flat_map(|(table, start, width)| of(table, *start, *width, sign)).collect::<Vec<_>>();
                    self.no_more(&of(whole, *own, *width, sign), &some);
                }
                for (table, start, other) in each() {
                    self.no_more(&of(table, *start, *other, 0.0), &of(whole, *own, *width, 0.0));
                }
            }
        }
    }

    /// What each confidential figure can be. One solution bears witness for all of them.
    fn bounds(&self) -> Vec<(f64, f64)> {
        let mut seen = vec![(f64::MAX, f64::MIN); self.hidden.len()];
        for at in 0..self.hidden.len() {
            for direction in [OptimizationDirection::Maximize, OptimizationDirection::Minimize] {
                if seen[at].1 - seen[at].0 >= LEAST_WIDTH {
                    break;
                }
                let values = self.solve(&self.hidden[at].1, direction);
                for (seen, (_, over)) in seen.iter_mut().zip(&self.hidden) {
                    let value: f64 = over.iter().map(|one| values[*one]).sum();
                    *seen = (seen.0.min(value), seen.1.max(value));
                }
            }
        }
        seen
    }

    fn solve(&self, target: &[usize], direction: OptimizationDirection) -> Vec<f64> {
        let mut problem = Problem::new(direction);
        let wanted = |at: &usize| if target.contains(at) { 1.0 } else { 0.0 };
        let all: Vec<Variable> = (0..self.counts).map(|at| problem.add_var(wanted(&at), (0.0, 2000.0))).collect();
        for (over, low, high) in &self.published {
            let terms: Vec<(Variable, f64)> = over.iter().map(|at| (all[*at], 1.0)).collect();
            problem.add_constraint(terms.as_slice(), ComparisonOp::Ge, *low);
            problem.add_constraint(terms.as_slice(), ComparisonOp::Le, *high);
        }
        for sum in &self.within {
            let terms: Vec<(Variable, f64)> = sum.iter().map(|(at, times)| (all[*at], *times)).collect();
            problem.add_constraint(terms.as_slice(), ComparisonOp::Le, 0.0);
        }
        let solution = problem.solve().expect("the truth is a solution");
        all.iter().map(|one| solution[*one]).collect()
    }
}

/// Any question may be left out, as it may on paper: so what is known is that no more answered than there are people of a
/// need, and no more about a service than used it.
#[test]
fn tables_of_the_same_people_do_not_show_what_each_of_them_hides() {
    let survey = parents();
    let (mut hidden, mut low) = (0, 0);
    // One crowd may be lucky.
    let crowds = (0..3).flat_map(|seed| [25, 30, 40, 60, 100, 200].map(|n| (seed, n)));
    let mut chances = [0, 1, 2].map(ChaCha8Rng::seed_from_u64);
    for (seed, n) in crowds {
        let chance = &mut chances[seed];
        let found = found(&survey, &crowd(&survey, n, chance));
        let attack = Attack::of(&survey, &found);
        for ((name, _), (least, most)) in attack.hidden.iter().zip(attack.bounds()) {
            // That a way out was few may be told; whether anybody took it may not.
            let nobody_knows = name.contains("way out") && least < 0.1;
            // Who used nothing, as another table says, rated nothing.
            let nobody_there = most < 0.1;
            assert!(
                nobody_knows || nobody_there || most - least > LEAST_WIDTH - 0.1,
                "of {n} people, {name}: {least} to {most}"
            );
        }
        hidden += attack.hidden.len();
        low += found
            .tables
            .iter()
            .flat_map(|one| &one.rows)
            .flat_map(|row| &row.outs)
            .filter(|out| **out == Cell::Low)
            .count();
    }
    assert!(hidden > 500 && low > 500, "there is something to attack: {hidden} hidden, {low} low");
}
