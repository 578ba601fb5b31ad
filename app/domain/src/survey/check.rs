//! What a level may use and where routes may lead: refused with the reason, before anyone is asked.

use std::collections::BTreeSet;

use super::{Kind, Page, Question, Survey};
use crate::{
    code::Code,
    fault::{Fault, Faults},
    level::ReadingLevel,
    routing,
};

/// Checks a survey whose files parsed.
pub fn check(survey: &Survey, file: &str, source: &str, faults: &mut Vec<Fault>) {
    let mut found = Faults::new(file, source);
    if survey.levels.is_empty() {
        found.at(0, "levels", "name at least one reading level");
    }
    pages(survey, source, &mut found);
    for question in survey.questions.values() {
        // A block may hold more than a survey uses, and a page may be for some levels alone.
        let Some(page) = survey.page_of(&question.code) else { continue };
        for level in survey.levels.iter().filter(|level| question.asked_at(**level) && page.shown_at(**level)) {
            question_at(survey, question, *level, source, &mut found);
        }
    }
    for level in &survey.levels {
        length(survey, *level, source, &mut found);
    }
    routing::check::check(survey, source, &mut found);
    faults.append(&mut found.found);
}

/// Where a page's definition begins, for the line of a fault.
pub(crate) fn place_of_page(source: &str, code: &Code) -> usize {
    place(source, "[[page]]", code)
}

/// Where a thing's definition begins: the code below a header of its kind, for a page and a question may share one.
fn place(source: &str, header: &str, code: &Code) -> usize {
    let wanted = format!("code = \"{code}\"");
    let of_its_kind = |at: &usize| source[..*at].rfind("[[").is_some_and(|from| source[from..].starts_with(header));
    let mut all = source.match_indices(&wanted).map(|(at, _)| at);
    let found = all.clone().find(of_its_kind).or_else(|| all.next());
    found.or_else(|| source.find(&format!("\"{code}\""))).unwrap_or_default()
}

fn pages(survey: &Survey, source: &str, found: &mut Faults<'_>) {
    let mut seen = BTreeSet::new();
    let mut asked = BTreeSet::new();
    for page in &survey.pages {
        let at = place_of_page(source, &page.code);
        let key = format!("page.{}", page.code);
        if !seen.insert(&page.code) {
            found.at(at, &key, "two pages have this code");
        }
        for question in &page.questions {
            if !asked.insert(question) {
                found.at(at, format!("{key}.questions"), format!("“{question}” is asked on an earlier page already"));
            }
        }
        if let Some(each) = &page.each {
            check_loop(survey, page, each, at, found);
        }
    }
}

fn check_loop(survey: &Survey, page: &Page, each: &Code, at: usize, found: &mut Faults<'_>) {
    let key = format!("page.{}.each", page.code);
    let Some(question) = survey.questions.get(each) else {
        found.at(at, key, format!("there is no question “{each}”"));
        return;
    };
    if !matches!(question.kind, Kind::Services { .. }) {
        found.at(at, key, format!("“{each}” does not ask which services are used"));
        return;
    }
    if !page.jumps.is_empty() {
        found.at(at, format!("page.{}.go", page.code), "a page repeated for each service cannot lead elsewhere");
    }
    let position = |wanted: &Page| survey.pages.iter().position(|page| page.code == wanted.code);
    let source_page = survey.page_of(each);
    if source_page.is_none_or(|source| source.each.is_some() || position(source) >= position(page)) {
        found.at(at, key, format!("a loop without end: “{each}” must be asked before the pages repeated for it, and not be repeated itself"));
    }
}

fn question_at(survey: &Survey, question: &Question, level: ReadingLevel, source: &str, found: &mut Faults<'_>) {
    let limits = level.limits();
    let at = place(source, "[[question]]", &question.code);
    let key = format!("question.{}", question.code);
    let mut refuse = |why: String| found.at(at, &key, format!("at level {level}, {why}"));
    match &question.kind {
        Kind::Rating { .. } => {
            let scale = question.scale_at(level).expect("a rating has a scale");
            match survey.scales.get(scale) {
                None => refuse(format!("its scale “{scale}” does not exist")),
                Some(scale) if scale.points.len() > limits.scale_points => refuse(format!(
                    "a scale may have {} points, and “{}” has {}",
                    limits.scale_points,
                    scale.code,
                    scale.points.len()
                )),
                Some(scale) if level.is_pictured() && scale.points.iter().any(|point| point.picture.is_none()) => {
                    refuse(format!("each point of “{}” needs a picture beside its words", scale.code));
                }
                Some(_) => {}
            }
        }
        Kind::Single(_) | Kind::Many(_) => {
            let offered = question.offered().count();
            if offered > limits.options {
                refuse(format!("a choice may have {} options, and this has {offered}", limits.options));
            }
            if level == ReadingLevel::Infant && question.offered().any(|choice| choice.picture.is_none()) {
                refuse("each option needs a picture beside its words".to_owned());
            }
            if level == ReadingLevel::Infant && matches!(question.kind, Kind::Many(_)) {
                refuse("ask for one choice: pick the best, or the worst".to_owned());
            }
        }
        Kind::YesNoUnsure if level == ReadingLevel::Infant => {
            refuse("use a choice of two with pictures: “not sure” is already a way out".to_owned());
        }
        Kind::Rank { .. } if level.is_child() && level != ReadingLevel::Teen => {
            refuse("nothing is ranked: ask for the best, or the worst".to_owned());
        }
        // One of them is chosen.
        Kind::Rank { .. } if question.places_at(level) == 1 && question.offered().count() > limits.options => {
            let offered = question.offered().count();
            refuse(format!("a choice may have {} options, and this has {offered}", limits.options));
        }
        Kind::Services { .. } | Kind::ShortText { .. } | Kind::LongText { .. } if level == ReadingLevel::Infant => {
            refuse("only choices with pictures are asked".to_owned());
        }
        _ => {}
    }
    // One about a service has the service's, where it has none of its own.
    let about_one =
        question.service.is_some() || survey.page_of(&question.code).is_some_and(|page| page.each.is_some());
    if level.is_pictured() && question.picture.is_none() && !about_one {
        refuse("the question needs a picture".to_owned());
    }
    let special = ["ethnic-group", "disability", "sex", "religion", "sexual-orientation", "gender-identity"];
    let too_young = match level {
        ReadingLevel::Infant | ReadingLevel::Junior => &special[..],
        ReadingLevel::Teen => &special[3..],
        _ => &[],
    };
    if too_young.contains(&question.code.as_str()) {
        refuse("children this young are not asked this".to_owned());
    }
}

fn length(survey: &Survey, level: ReadingLevel, source: &str, found: &mut Faults<'_>) {
    let Some(most) = level.limits().questions else { return };
    let asked: usize = survey
        .pages
        .iter()
        .filter(|page| page.shown_at(level))
        .map(|page| {
            let times = match page.each.as_ref().and_then(|code| survey.questions.get(code)).map(|q| &q.kind) {
                Some(Kind::Services { max }) => *max,
                _ => 1,
            };
            let units = page
                .questions
                .iter()
                .map(|code| survey.question(code))
                .filter(|question| question.asked_at(level))
                // A rating and its why are one unit; who fills it in is not a question of the survey's.
                .filter(|question| !matches!(&question.kind, Kind::LongText { why: Some(_), .. }))
                .filter(|question| survey.filled_by.as_ref() != Some(&question.code))
                .count();
            times * units
        })
        .sum();
    if asked > most {
        found.at(
            source.find("levels").unwrap_or_default(),
            "levels",
            format!("at level {level} at most {most} questions are asked of one person, and this asks {asked}"),
        );
    }
}
