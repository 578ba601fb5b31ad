//! A table from elsewhere: what of it becomes which response, and what is left out.

use std::collections::BTreeMap;

use crate::demonstration::parents;
use domain::{
    brought::{
        CHOSEN, Heads, Layout, Meaning, Remembered, Spreadsheet, Target, Wrong, closed, guess_columns, guess_value,
        meanings, read, targets, whole, wrong_columns, wrong_values,
    },
    code::Code,
    level::ReadingLevel,
    respond::answer::{Answers, Slot, Value},
    survey::WayOut,
};
use proptest::prelude::*;

const LEVEL: ReadingLevel = ReadingLevel::Standard;

fn sheet(head: &[&str], rows: &[&[&str]]) -> Spreadsheet {
    let owned = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
    Spreadsheet { head: owned(head), rows: rows.iter().map(|row| owned(row)).collect(), ..Spreadsheet::default() }
}

fn layout(columns: &[(usize, &str)], values: &[(usize, &str, &str)]) -> Layout {
    let mut layout = Layout::default();
    for (column, target) in columns {
        layout.columns.insert(*column, target.parse().expect("a target"));
    }
    for (column, value, meaning) in values {
        let meaning = meaning.parse().expect("a meaning");
        layout.values.entry(*column).or_default().insert((*value).to_owned(), meaning);
    }
    layout
}

/// Nothing is known by its words.
fn nothing(_: &Target, _: &str) -> Option<Meaning> {
    None
}

fn answer(answers: &Answers, slot: &str) -> Option<Value> {
    answers.get(&slot.parse().expect("a slot")).map(|answer| answer.value.clone())
}

#[test]
fn rows_become_responses_and_what_is_left_out_is_counted() {
    let survey = parents();
    let sheet = sheet(
        &["Email", "Services", "How good?", "Why?"],
        &[
            &["a@example.org", "Admissions;SEN;", "Good", "They rang.\r\nTwice."],
            &["b@example.org", "Admissions", "No idea", ""],
            &["c@example.org", "", "", ""],
            &["", "Ice cream", "5", " "],
        ],
    );
    let layout = layout(
        &[(1, "services-used"), (2, "quality@admissions"), (3, "quality-why@admissions")],
        &[
            (1, "Admissions", "admissions"),
            (1, "SEN", "sen-inclusion"),
            (1, "Ice cream", "-"),
            (2, "Good", "good"),
            (2, "No idea", "~dont-know"),
            (2, "5", "-"),
        ],
    );
    assert_eq!(wrong_columns(&layout.columns, &closed(&survey, &sheet, &layout), nothing), []);
    assert_eq!(wrong_values(&survey, &closed(&survey, &sheet, &layout), &layout, nothing), []);
    let read = read(&survey, LEVEL, &sheet, &layout);
    assert_eq!(read.responses.len(), 2);
    assert_eq!(read.empty, 2);
    let first = &read.responses[0];
    let services = vec![Code::from("admissions"), Code::from("sen-inclusion")];
    assert_eq!(answer(first, "services-used"), Some(Value::Services(services)));
    let good = Value::Point { scale: "good-5".into(), point: "good".into() };
    assert_eq!(answer(first, "quality@admissions"), Some(good));
    assert_eq!(answer(first, "quality-why@admissions"), Some(Value::Text("They rang.\nTwice.".to_owned())));
    assert_eq!(answer(&read.responses[1], "quality@admissions"), Some(Value::Out(WayOut::DontKnow)));
    assert_eq!(read.left, BTreeMap::from([(0, 3), (1, 1), (2, 1)]));
    assert_eq!(read.kept, BTreeMap::from([(1, 3), (2, 2), (3, 1)]), "answers, not cells");
}

#[test]
fn a_column_for_each_option_is_one_answer() {
    let survey = parents();
    let sheet = sheet(&["Admissions", "SEN"], &[&["Yes", "No"], &["Yes", "Yes"], &["No", "No"]]);
    let layout = layout(
        &[(0, "services-used=admissions"), (1, "services-used=sen-inclusion")],
        &[(0, "Yes", CHOSEN), (0, "No", "-"), (1, "Yes", CHOSEN), (1, "No", "-")],
    );
    assert_eq!(wrong_values(&survey, &closed(&survey, &sheet, &layout), &layout, nothing), []);
    let read = read(&survey, LEVEL, &sheet, &layout);
    assert_eq!(read.responses.len(), 2);
    assert_eq!(answer(&read.responses[0], "services-used"), Some(Value::Services(vec!["admissions".into()])));
}

#[test]
fn what_will_not_do_is_said_where_it_is() {
    let survey = parents();
    let many: Vec<Vec<String>> = (0..100).map(|n| vec![n.to_string(), "Good".into(), "Fine".into()]).collect();
    let head = vec!["Id".into(), "Now".into(), "Then".into()];
    let sheet = Spreadsheet { head, rows: many, ..Spreadsheet::default() };
    let wrong = |of: &[(usize, &str)]| {
        let layout = layout(of, &[]);
        wrong_columns(&layout.columns, &closed(&survey, &sheet, &layout), nothing)
    };
    assert_eq!(wrong(&[]), [Wrong::Nothing]);
    assert_eq!(wrong(&[(0, "quality@admissions")]), [Wrong::TooMany(0)]);
    assert_eq!(wrong(&[(1, "quality@admissions"), (2, "quality@admissions")]), [Wrong::Twice(2)]);
    assert_eq!(wrong(&[(1, "services-used"), (2, "services-used=admissions")]), [Wrong::Both(2)]);
    let mut two = sheet.clone();
    two.rows[0][1] = "Great".to_owned();
    let of = layout(&[(1, "quality@admissions")], &[(1, "Good", "good")]);
    assert_eq!(
        wrong_values(&survey, &closed(&survey, &two, &of), &of, nothing),
        [Wrong::Unsaid(1, "Great".to_owned())]
    );
    let of = layout(&[(1, "quality@admissions")], &[(1, "Good", "good"), (1, "Great", "good")]);
    assert_eq!(
        wrong_values(&survey, &closed(&survey, &two, &of), &of, nothing),
        [Wrong::SamePoint(1, "Great".to_owned())]
    );
}

#[test]
fn heads_and_values_are_known_by_their_words() {
    let heads = [
        ("quality@admissions", "How good or poor is School admissions now?", "School admissions"),
        ("access@early-years", "How easy or hard is Early years to get?", "Early years"),
        ("services-used", "Which of these services have you used?", ""),
        ("services-used=admissions", "Which of these services have you used? School admissions", ""),
    ]
    .map(|(target, words, alone)| Heads {
        target: target.parse::<Target>().expect("a target"),
        put: vec![words.to_owned()],
        alone: Some(alone.to_owned()).filter(|words| !words.is_empty()).into_iter().collect(),
    });
    let target = |text: &str| text.parse::<Target>().expect("a target");
    let guess = |head: &[&str], row: &[&str]| {
        guess_columns(&sheet(head, &[row]), &heads, |target, value| {
            value == if target.slot().question == *"quality" { "Good" } else { "Easy" }
        })
    };
    let asked = "Q6. how good or poor is school admissions now (optional)";
    let found = guess(&["Start time", asked, "", "How good or poor is School admissions now?"], &["1", "x", "", "y"]);
    assert_eq!(found, BTreeMap::from([(1, target("quality@admissions"))]), "and none twice");
    // A service's name alone is a rating of it where the values are that scale's, and nothing otherwise.
    let alone = |value| guess(&["School admissions", "Early years"], &[value, "Yes"]);
    assert_eq!(alone("Good"), BTreeMap::from([(0, target("quality@admissions"))]));
    assert_eq!(alone("Yes"), BTreeMap::new());
    for head in [
        "Q2. How good or poor is each service now? – School admissions",
        "How good or poor is each of these now? [School admissions]",
    ] {
        assert_eq!(guess(&[head], &["Good"]), BTreeMap::from([(0, target("quality@admissions"))]), "{head}");
    }
    // What is asked about something else on the same scale is no answer to this.
    let other = "How good or poor was our website? - School admissions";
    assert_eq!(guess(&[other], &["Good"]), BTreeMap::new());
    // A second choice, whose head begins like the first's, takes its place from nobody.
    let longer = "How good or poor is School admissions now? If it is poor, what would make it good?";
    let short = "How good or poor is School admissions now?";
    assert_eq!(guess(&[longer, short], &["Good", "Good"]), BTreeMap::from([(1, target("quality@admissions"))]));
    assert_eq!(guess(&[longer], &["Good"]), BTreeMap::new());
    assert_eq!(
        guess(&["2. How good or poor is School admissions now? - Quality - School admissions"], &["Good"]).len(),
        1
    );
    // Whole, and option by option: the question that has a column whole needs no other.
    let both = ["Which of these services have you used?", "Which of these services have you used? - School admissions"];
    assert_eq!(guess(&both, &["x", "Yes"]), BTreeMap::from([(0, target("services-used"))]));
    let said = [(Meaning::Out(WayOut::DontKnow), vec!["I don’t know".to_owned(), "I do not know".to_owned()])];
    assert_eq!(guess_value("I DON'T KNOW.", &said), Some(Meaning::Out(WayOut::DontKnow)));
    assert_eq!(guess_value("Perhaps", &said), None);
}

#[test]
fn answers_that_hold_commas_are_not_cut_up() {
    let survey = parents();
    let sheet = sheet(
        &["How?"],
        &[&["Admissions, appeals,Early years"], &["Early years"], &["admissions, appeals"], &["Early years, One; two"]],
    );
    let mut layout = layout(
        &[(0, "services-used")],
        &[
            (0, "Admissions, appeals", "admissions"),
            (0, "admissions, appeals", "admissions"),
            (0, "Early years", "early-years"),
        ],
    );
    let said = ["Admissions, appeals", "Early years", "Not, chosen"].map(str::to_owned);
    let target = layout.columns[&0].clone();
    layout.whole.insert(0, whole(&survey, &sheet, (0, &target), said.into_iter()));
    assert_eq!(layout.whole[&0], ["Admissions, appeals"], "what nobody chose parts nothing");
    let values: Vec<String> =
        closed(&survey, &sheet, &layout)[0].values.iter().map(|(value, _)| value.clone()).collect();
    // The one semicolon stands in what somebody wrote.
    assert_eq!(values, ["Early years", "Admissions, appeals", "One; two", "admissions, appeals"]);
    let read = read(&survey, LEVEL, &sheet, &layout);
    let both = Value::Services(vec!["admissions".into(), "early-years".into()]);
    assert_eq!(answer(&read.responses[0], "services-used"), Some(both));
    assert_eq!(
        (read.kept[&0], read.left[&0]),
        (5, 1),
        "an answer that is left out is counted where others of its cell are kept"
    );
}

#[test]
fn what_says_that_nobody_answered_is_no_comment() {
    let survey = parents();
    let words: [&[&str]; 4] = [&["-99"], &["Not Answered"], &["-"], &["Not much"]];
    let read = read(&survey, LEVEL, &sheet(&["Why?"], &words), &layout(&[(0, "quality-why@admissions")], &[]));
    assert_eq!((read.responses.len(), read.empty, read.left[&0]), (1, 3, 3));
}

#[test]
fn two_spellings_of_a_point_are_one_point() {
    let survey = parents();
    let sheet = sheet(&["How good?"], &[&["Very good"], &["very good"], &["Great"]]);
    let layout = layout(
        &[(0, "quality@admissions")],
        &[(0, "Very good", "very-good"), (0, "very good", "very-good"), (0, "Great", "very-good")],
    );
    let wrong = |own: &dyn Fn(&Target, &str) -> Option<Meaning>| {
        wrong_values(&survey, &closed(&survey, &sheet, &layout), &layout, own)
    };
    let of = |value: &str| Wrong::SamePoint(0, value.to_owned());
    assert_eq!(wrong(&nothing), [of("Very good"), of("very good")], "“Great” comes first, and is another word");
    let own = |_: &Target, _: &str| Some(Meaning::Answer("very-good".into()));
    assert_eq!(wrong(&own), [], "the survey’s own words at two levels");
}

#[test]
fn what_was_not_sent_is_set_aside() {
    let whole = sheet(
        &["Response Type", "Finished", "How good?", "Response ID"],
        &[
            &["IP Address", "True", "Good", "R_1"],
            &["Survey Preview", "True", "Poor", "R_2"],
            &["2", "1", "Poor", "R_3"],
            &["0", "0", "Poor", "R_4"],
        ],
    )
    .set_aside();
    assert_eq!((whole.rows.len(), whole.aside.previews, whole.aside.unfinished), (1, 2, 1));
    let lime = sheet(&["submitdate", "lastpage", "How good?"], &[&["2026-11-02", "3", "Good"], &["", "1", "Poor"]])
        .set_aside();
    assert_eq!((lime.rows.len(), lime.aside.unfinished), (1, 1));
    let other = sheet(
        &["Status", "Finished", "Date submitted"],
        &[&["Parent", "Yes", "2 May"], &["Test", "No", ""], &["Carer", "No", "3 May"]],
    )
    .set_aside();
    assert!(other.aside.is_none(), "a question of one’s own may be headed so");
}

#[test]
fn what_may_be_a_concern_is_no_answer_and_is_not_lost() {
    let survey = parents();
    let sheet = sheet(&["How good?"], &[&["Good"], &["my dad hits me"]]);
    let mut layout = layout(&[(0, "quality@admissions")], &[(0, "Good", "good")]);
    let columns = closed(&survey, &sheet, &layout);
    assert_ne!(wrong_values(&survey, &columns, &layout, nothing), []);
    layout.held.entry(0).or_default().insert("my dad hits me".to_owned());
    assert_eq!(wrong_values(&survey, &columns, &layout, nothing), [], "nobody is asked what it means");
    let read = read(&survey, LEVEL, &sheet, &layout);
    let slot: Slot = "quality@admissions".parse().expect("a slot");
    assert_eq!(read.held, [(1, slot.clone(), "my dad hits me".to_owned())]);
    assert_eq!((read.responses.len(), read.empty), (2, 0), "whoever said it has responded");
    assert!(read.responses[1].get(&slot).is_none());
}

#[test]
fn a_layout_is_known_again_without_a_word_of_the_table() {
    let survey = parents();
    let sheet = sheet(&["How good?"], &[&["Good"], &["John Smith"]]);
    let layout = layout(&[(0, "quality@admissions")], &[(0, "Good", "good"), (0, "John Smith", "-")]);
    let kept = serde_json::to_string(&layout.remembered()).expect("plain data");
    assert!(!kept.contains("Smith") && !kept.contains("Good"), "{kept}");
    let again: Remembered = serde_json::from_str(&kept).expect("it was written just now");
    let mut columns = closed(&survey, &sheet, &layout);
    assert_eq!(again.meaning(&columns[0], "Good"), Some(Meaning::Answer("good".into())));
    assert_eq!(again.meaning(&columns[0], "John Smith"), Some(Meaning::Nothing));
    assert_eq!(again.meaning(&columns[0], "Poor"), None);
    columns[0].target = "access@admissions".parse().expect("a target");
    assert_eq!(again.meaning(&columns[0], "Good"), None, "of another question nothing is known");
}

proptest! {
    #[test]
    fn a_layout_is_read_back_as_it_was_written(columns in proptest::collection::btree_map(0usize..9, 0usize..60, 0..6)) {
        let survey = parents();
        let all = targets(&survey, LEVEL);
        let mut layout = Layout::default();
        for (column, target) in columns {
            let target = all[target % all.len()].clone();
            let said = meanings(&survey, &target, LEVEL).into_iter().map(|one| (format!("“{one}”"), one)).collect();
            layout.values.insert(column, said);
            layout.columns.insert(column, target);
        }
        let text = serde_json::to_string(&layout).expect("plain data");
        prop_assert_eq!(serde_json::from_str::<Layout>(&text).expect("it was written just now"), layout);
    }

    /// Whatever is in the cells, each is kept or counted as left out, and each row is a response or counted as empty.
    #[test]
    fn nothing_gets_lost(cells in proptest::collection::vec(proptest::collection::vec("(Good|Poor|\\?|;|a|b|c| )?", 3), 0..30)) {
        let survey = parents();
        let head = vec!["a".into(), "b".into(), "c".into()];
        let sheet = Spreadsheet { head, rows: cells, ..Spreadsheet::default() };
        let layout = layout(
            &[(0, "quality@admissions"), (1, "services-used")],
            &[(0, "Good", "good"), (0, "Poor", "poor"), (1, "a", "admissions"), (1, "b", "sen-inclusion"), (1, "c", "-")],
        );
        let read = read(&survey, LEVEL, &sheet, &layout);
        prop_assert_eq!(read.responses.len() as u64 + read.empty, sheet.rows.len() as u64);
        for column in 0..3 {
            let of = |counts: &BTreeMap<usize, u64>| counts.get(&column).copied().unwrap_or_default();
            // Of what several can be chosen of, each answer is counted, and what holds none once.
            let answers = |cell: &str| match column {
                1 => cell.split(';').filter(|part| !part.trim().is_empty()).count().max(1),
                _ => 1,
            };
            prop_assert_eq!(of(&read.kept) + of(&read.left), sheet.cells(column).map(answers).sum::<usize>() as u64);
        }
    }
}
