//! A question by another: points of two scales are never added up, and which is set against which changes nothing.

use crate::demonstration::parents;
use domain::{
    audience::Channel,
    code::Code,
    comments::Agreement,
    digest::Digest,
    disclosure::Cell,
    findings::{
        Counted, Crossing, Report, Sheet, SurveyFindings, Tally,
        sheet::Writing,
        written::{Accounted, Voices},
    },
    level::ReadingLevel,
    respond::answer::{Answer, Answers, Slot, Value},
    survey::Survey,
};

const LEVEL: ReadingLevel = ReadingLevel::Standard;

fn slot(text: &str) -> Slot {
    text.parse().expect("a slot")
}

/// So many people who are alike.
fn put(writing: &mut Writing, n: usize, answers: &[(&str, Value)]) {
    let answer = |(text, value): &(&str, Value)| (slot(text), Answer { value: value.clone(), level: LEVEL });
    let answers: Answers = answers.iter().map(answer).collect();
    for _ in 0..n {
        writing.add(LEVEL, Channel::OpenLink, &answers);
    }
}

fn choice(code: &'static str) -> Value {
    Value::Choice(code.into())
}

fn point(scale: &'static str, point: &'static str) -> Value {
    Value::Point { scale: scale.into(), point: point.into() }
}

/// What may be shown of one question, by need.
fn found(survey: &Survey, sheet: &Sheet) -> SurveyFindings {
    let mut tally = Tally::default();
    tally.add_sheet(survey, sheet);
    let (voices, themes) = (Voices::default(), Voices::default());
    let accounted = Accounted::default();
    let counted = Counted {
        survey,
        tally: &tally,
        marks: &std::collections::BTreeMap::new(),
        voices: &voices,
        themes: &themes,
        accounted,
        held: &[],
    };
    Report::new(Digest::of([]), Agreement::default(), &[counted]).surveys.remove(0)
}

/// The base and the counts of the row of an answer.
fn row(survey: &Survey, sheet: &Sheet, (ask, by): (&str, &'static str), answer: &'static str) -> (Cell, Vec<Cell>) {
    let mut crossing = Crossing::new(survey, slot(ask), &by.into()).expect("it may be set against");
    crossing.add(sheet);
    let found = found(survey, sheet);
    let tables = crossing.tables(&found);
    // Stopped at once, or after the last group: there is nothing, and no half of it.
    assert_eq!(crossing.tables_while(&found, &|_, _| false), None);
    assert_eq!(crossing.tables_while(&found, &|done, of| done + 1 < of), None);
    let rows = tables.iter().flat_map(|table| &table.rows);
    let found: Vec<_> = rows.filter(|row| row.key.need == Some(Some(Code::from(answer)))).collect();
    assert_eq!(found.len(), 1, "{answer} has one row");
    (found[0].base, found[0].counts.clone())
}

#[test]
fn points_of_a_scale_that_is_no_longer_asked_are_not_added() {
    let survey = parents();
    let mut writing = Writing::default();
    for age in ["from-25", "from-35"] {
        let with = |point: Value| [("age-group", choice(age)), ("quality@admissions", point)];
        put(&mut writing, 60, &with(point("good-5", "good")));
        put(&mut writing, 40, &with(point("good-5", "poor")));
        // The same points, of another scale.
        put(&mut writing, 50, &with(point("easy-5", "good")));
    }
    let sheet = writing.done();
    let (base, counts) = row(&survey, &sheet, ("quality@admissions", "age-group"), "from-35");
    assert_eq!(base, Cell::Shown(100));
    assert!(counts.contains(&Cell::Shown(60)) && counts.contains(&Cell::Shown(40)), "{counts:?}");
}

#[test]
fn either_may_be_set_against_the_other_and_both_show_the_same() {
    let survey = parents();
    let mut writing = Writing::default();
    for (age, council, outside) in [("from-25", 63, 34), ("from-35", 41, 12), ("from-45", 13, 44)] {
        put(&mut writing, council, &[("age-group", choice(age)), ("preference", choice("council"))]);
        put(&mut writing, outside, &[("age-group", choice(age)), ("preference", choice("outside"))]);
    }
    let sheet = writing.done();
    let column = |question: &'static str, answer: &'static str| {
        let options = survey.offered(survey.question(&question.into()));
        options.iter().position(|option| *option == *answer).expect("it is offered")
    };
    let mut shown = 0;
    for age in ["from-25", "from-35", "from-45"] {
        let (_, by_age) = row(&survey, &sheet, ("preference", "age-group"), age);
        for preference in ["council", "outside"] {
            let (_, by_preference) = row(&survey, &sheet, ("age-group", "preference"), preference);
            let cell = by_age[column("preference", preference)];
            assert_eq!(cell, by_preference[column("age-group", age)], "{age}, {preference}");
            shown += usize::from(cell != Cell::Confidential);
        }
    }
    assert!(shown >= 4, "most of them can be shown");
}

#[test]
fn what_may_not_be_set_against_is_not() {
    let survey = parents();
    for (ask, by) in [
        ("age-group", "age-group"),
        ("quality-why@admissions", "age-group"),
        ("quality@admissions", "extra-help"),
        ("age-group", "services-used"),
    ] {
        assert!(Crossing::new(&survey, slot(ask), &by.into()).is_none(), "{ask} by {by}");
    }
}
