//! Conditions checked against the survey they stand in: names, types, order, and pages no route reaches.

use std::collections::BTreeSet;

use super::{Expression, Number, Subject, eval::Situation};
use crate::{
    code::Code,
    fault::Faults,
    level::ReadingLevel,
    respond::answer::{Answer, Answers, Slot, Value},
    survey::{Kind, Page, Question, Section, Survey, YES_NO_UNSURE, check::place_of_page},
};

/// Above this many combinations of answers a condition is taken to be satisfiable, unproved.
const MOST_COMBINATIONS: usize = 100_000;

/// Checks every condition and every route.
pub fn check(survey: &Survey, source: &str, found: &mut Faults<'_>) {
    let mut well_typed = true;
    for (index, page) in survey.pages.iter().enumerate() {
        let at = place_of_page(source, &page.code);
        let conditions = page
            .when
            .iter()
            .map(|when| (when, index, "when"))
            .chain(page.jumps.iter().map(|jump| (&jump.when, index + 1, "go")));
        for (condition, before, name) in conditions {
            let key = format!("page.{}.{name}", page.code);
            if let Err(message) = typed(survey, condition, before, page.each.as_ref()) {
                found.at(at, key, message);
                well_typed = false;
            }
        }
        for jump in &page.jumps {
            let Some(to) = &jump.to else { continue };
            let key = format!("page.{}.go", page.code);
            match survey.pages.iter().position(|page| page.code == *to) {
                None => found.at(at, key, format!("there is no page “{to}”")),
                Some(target) if survey.pages[target].section != page.section => {
                    found.at(at, key, format!("“{to}” is on the other side of “check your answers”"));
                }
                Some(target) if target <= index => {
                    found.at(at, key, format!("a loop without end: “{to}” comes before this page"));
                }
                Some(_) => {}
            }
        }
    }
    if well_typed {
        for section in [Section::Main, Section::About] {
            unreachable(survey, section, source, found);
        }
    }
}

fn typed(survey: &Survey, condition: &Expression, before: usize, each: Option<&Code>) -> Result<(), String> {
    let known = |code: &Code| -> Result<&Question, String> {
        let question = survey.questions.get(code).ok_or(format!("there is no question “{code}”"))?;
        let at = survey
            .pages
            .iter()
            .position(|page| page.questions.contains(code))
            .ok_or(format!("“{code}” is on no page"))?;
        if at >= before {
            return Err(format!("“{code}” is asked later"));
        }
        if survey.pages[at].each.is_some() && survey.pages[at].each.as_ref() != each {
            return Err(format!("“{code}” is asked once for each service, so here it has no single answer"));
        }
        Ok(question)
    };
    match condition {
        Expression::Always(_) => Ok(()),
        Expression::Not(inner) => typed(survey, inner, before, each),
        Expression::And(left, right) | Expression::Or(left, right) => {
            typed(survey, left, before, each)?;
            typed(survey, right, before, each)
        }
        Expression::Answered(code) => known(code).map(|_| ()),
        Expression::Is { subject: Subject::Level, value, .. } => match ReadingLevel::parse(value) {
            Some(level) if survey.levels.contains(&level) => Ok(()),
            _ => Err(format!("“{value}” is not a level of this survey")),
        },
        Expression::Is { subject: Subject::Question(code), value, .. } => {
            let question = known(code)?;
            let options: Vec<String> = match &question.kind {
                Kind::Single(_) => question.choices().iter().map(|choice| choice.code.to_string()).collect(),
                Kind::YesNoUnsure => YES_NO_UNSURE.map(str::to_owned).to_vec(),
                Kind::Rating { scale, at } => at
                    .values()
                    .chain([scale])
                    .filter_map(|scale| survey.scales.get(scale))
                    .flat_map(|scale| scale.points.iter().map(|point| point.code.to_string()))
                    .collect(),
                _ => {
                    return Err(format!(
                        "wrong type: “{code}” has no single option to compare; use has, count or answered"
                    ));
                }
            };
            if options.contains(value) { Ok(()) } else { Err(format!("“{code}” has no option “{value}”")) }
        }
        Expression::Has(code, value) => {
            let question = known(code)?;
            let there = match &question.kind {
                Kind::Services { .. } => survey.services.iter().any(|service| service == value.as_str()),
                Kind::Many(_) | Kind::Rank { .. } => {
                    question.choices().iter().any(|choice| choice.code == *value.as_str())
                }
                _ => return Err(format!("wrong type: “{code}” does not hold several options; use “=”")),
            };
            if there { Ok(()) } else { Err(format!("“{code}” has no option “{value}”")) }
        }
        Expression::Compare { number: Number::Count(code), .. } => match known(code)?.kind {
            Kind::Services { .. } | Kind::Many(_) | Kind::Rank { .. } => Ok(()),
            _ => Err(format!("wrong type: “{code}” does not hold several options to count")),
        },
        Expression::Compare { number: Number::Score(code), .. } => match known(code)?.kind {
            Kind::Rating { .. } => Ok(()),
            _ => Err(format!("wrong type: “{code}” is not a rating, so it has no score")),
        },
    }
}

/// Whether a condition can hold, and whether it can fail, over every combination of answers.
fn possible(survey: &Survey, condition: &Expression, levels: &[ReadingLevel]) -> (bool, bool) {
    let domains: Vec<(&Code, Vec<Option<Value>>)> =
        condition.questions().into_iter().map(|code| (code, values(survey, survey.question(code)))).collect();
    let combinations: usize = domains.iter().map(|(_, values)| values.len()).product();
    if combinations.saturating_mul(levels.len()) > MOST_COMBINATIONS {
        return (true, true);
    }
    let (mut can_hold, mut can_fail) = (false, false);
    for level in levels {
        for number in 0..combinations {
            let mut rest = number;
            let answers: Answers = domains
                .iter()
                .filter_map(|(code, values)| {
                    let value = values[rest % values.len()].clone();
                    rest /= values.len();
                    value.map(|value| (Slot::of((*code).clone()), Answer { value, level: *level }))
                })
                .collect();
            let holds = Situation { survey, answers: &answers, level: *level, service: None }.holds(condition);
            can_hold |= holds;
            can_fail |= !holds;
        }
    }
    (can_hold, can_fail)
}

/// The values worth trying for a question: `None` is no answer.
fn values(survey: &Survey, question: &Question) -> Vec<Option<Value>> {
    let several = |codes: Vec<Code>, most: usize, make: fn(Vec<Code>) -> Value| -> Vec<Option<Value>> {
        let mut sets: Vec<Vec<Code>> = Vec::new();
        if codes.len() <= 6 {
            for mask in 1u32..(1 << codes.len()) {
                let chosen = codes.iter().enumerate().filter(|(bit, _)| mask & (1 << bit) != 0);
                sets.push(chosen.map(|(_, code)| code.clone()).collect());
            }
        } else {
            sets.extend(codes.iter().map(|code| vec![code.clone()]));
            sets.extend((2..=codes.len()).map(|size| codes[..size].to_vec()));
            sets.extend((2..=codes.len()).map(|size| codes[codes.len() - size..].to_vec()));
        }
        sets.retain(|set| set.len() <= most);
        std::iter::once(None).chain(sets.into_iter().map(make).map(Some)).collect()
    };
    match &question.kind {
        Kind::Single(options) => {
            std::iter::once(None).chain(options.iter().map(|choice| Some(Value::Choice(choice.code.clone())))).collect()
        }
        Kind::YesNoUnsure => {
            std::iter::once(None).chain(YES_NO_UNSURE.map(|code| Some(Value::Choice(code.into())))).collect()
        }
        Kind::Rating { scale, at } => {
            let mut all: BTreeSet<&Code> = at.values().collect();
            all.insert(scale);
            std::iter::once(None)
                .chain(all.iter().filter_map(|scale| survey.scales.get(*scale)).flat_map(|scale| {
                    scale
                        .points
                        .iter()
                        .map(|point| Some(Value::Point { scale: scale.code.clone(), point: point.code.clone() }))
                }))
                .collect()
        }
        Kind::Services { max } => several(survey.services.clone(), *max, Value::Services),
        Kind::Many(options) => several(options.iter().map(|c| c.code.clone()).collect(), usize::MAX, Value::Many),
        Kind::Rank { options, places } => {
            several(options.iter().map(|c| c.code.clone()).collect(), *places, Value::Ranked)
        }
        Kind::ShortText { .. } | Kind::LongText { .. } => vec![None, Some(Value::Text("x".to_owned()))],
    }
}

/// Names the pages that no answers lead to.
fn unreachable(survey: &Survey, section: Section, source: &str, found: &mut Faults<'_>) {
    let pages: Vec<&Page> = survey.section(section).collect();
    let mut reached = vec![false; pages.len() + 1];
    reached[0] = true;
    for (index, page) in pages.iter().enumerate() {
        let levels: Vec<ReadingLevel> = survey.levels.iter().copied().filter(|level| page.shown_at(*level)).collect();
        let at = place_of_page(source, &page.code);
        let key = format!("page.{}", page.code);
        if levels.is_empty() {
            found.at(at, &key, "unreachable: the survey has none of its levels");
        }
        let (can_show, can_hide) = page.when.as_ref().map_or((true, false), |when| possible(survey, when, &levels));
        if !can_show && !levels.is_empty() {
            found.at(at, &key, "unreachable: no answers make its condition true");
        }
        if !reached[index] {
            found.at(at, &key, "unreachable: every route leads past it");
            continue;
        }
        let every_level = levels.len() == survey.levels.len();
        let mut falls_through = true;
        for jump in &page.jumps {
            let (can_hold, can_fail) = possible(survey, &jump.when, &levels);
            let target =
                jump.to.as_ref().map_or(Some(pages.len()), |to| pages.iter().position(|page| page.code == *to));
            if let (true, Some(target)) = (can_hold, target) {
                reached[target] = true;
            } else if !can_hold {
                found.at(at, format!("{key}.go"), "an impossible route: no answers make its condition true");
            }
            if !can_fail {
                falls_through = false;
                break;
            }
        }
        if falls_through || can_hide || !every_level || page.each.is_some() {
            reached[index + 1] = true;
        }
    }
}
