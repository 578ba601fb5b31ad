//! The demonstration, asked again: shorter, in the same words, and nothing in it refused.

use crate::demonstration::demonstration;
use domain::{
    code::Code,
    consultation::{Day, Decision},
    edition::{self, Edition, Files},
    level::ReadingLevel,
    waves::asking::{self, Asking, Text},
    wording::Wording,
};

fn asking(why: bool) -> Asking {
    let day = |text: &str| Day::parse(text).expect("a day");
    Asking {
        code: Code::from("again-2"),
        opens: day("2027-09-01"),
        closes: day("2027-09-21"),
        reports: day("2027-11-01"),
        why,
    }
}

fn again(name: &str, why: bool) -> (Edition, Files, Edition) {
    let (files, first) = demonstration(name);
    let say = |wording: &Wording, text: Text| {
        (wording.0.as_str() == "en").then(|| format!("We ask {{again}}.\n\nIt is {}.", text.as_str()))
    };
    let (made, second) =
        asking::again(&files, &first, &asking(why), say).unwrap_or_else(|faults| panic!("{name}: {faults:#?}"));
    (first, made, second)
}

#[test]
fn both_demonstrations_can_be_asked_again_with_and_without_whys() {
    for name in ["education-services", "school-dinners"] {
        for why in [false, true] {
            let (first, _, second) = again(name, why);
            assert_eq!(second.consultation.code.as_str(), "again-2");
            assert_eq!(second.consultation.wave_of.as_ref(), Some(&first.consultation.code));
            assert_eq!(second.consultation.decision, Decision::Taken);
            assert_eq!(second.consultation.closes.as_str(), "2027-09-21");
            assert!(!second.surveys.is_empty());
        }
    }
}

#[test]
fn what_is_rated_is_asked_in_the_same_words_and_nothing_else_is() {
    let (first, _, second) = again("education-services", false);
    let of = |edition: &Edition, code: &str| {
        edition.surveys.iter().find(|one| one.survey.code == *code).expect("it is there").clone()
    };
    let (then, now) = (of(&first, "parents"), of(&second, "parents"));
    let asked: Vec<&str> = now.survey.pages.iter().flat_map(|page| &page.questions).map(Code::as_str).collect();
    assert_eq!(
        asked,
        ["filled-by", "services-used", "quality", "access", "listened", "more-needs", "joined-up", "extra-help"]
    );
    for question in ["quality", "access", "joined-up"] {
        for level in [ReadingLevel::Standard, ReadingLevel::EasyRead] {
            assert_eq!(then.put(&Code::from(question), level), now.put(&Code::from(question), level));
        }
    }
    assert_ne!(
        then.put(&Code::from("quality"), ReadingLevel::Standard),
        then.put(&Code::from("quality"), ReadingLevel::EasyRead),
        "a digest that no wording changes would compare anything with anything"
    );
    assert!(now.survey.minutes[&ReadingLevel::Standard] < then.survey.minutes[&ReadingLevel::Standard]);
    assert!(
        now.survey
            .questions
            .values()
            .all(|question| !question.is_free_text() || now.survey.page_of(&question.code).is_none())
    );
}

#[test]
fn whys_come_along_where_they_are_wanted() {
    let (_, _, second) = again("school-dinners", true);
    let parents = &second.surveys[0].survey;
    assert!(parents.page_of(&Code::from("quality-why")).is_some());
    let (_, _, second) = again("school-dinners", false);
    assert!(second.surveys[0].survey.page_of(&Code::from("quality-why")).is_none());
}

#[test]
fn why_people_are_asked_is_said_anew_and_never_in_another_language() {
    let (_, made, second) = again("education-services", false);
    let title = ("consultation-title".to_owned(), None);
    let english = second.surveys[0].wordings.text(&wording("en"), &title).expect("a title").to_owned();
    assert!(english.contains("We ask") && english.contains("{}again{}"), "{english}");
    assert!(!made["consultation.en.standard.ftl"].contains("Nothing has been decided"));
    // The program had no words in Arabic: the English ones stand in, marked as English.
    assert!(second.surveys[0].wordings.text(&wording("ar"), &title).is_none());
}

fn wording(language: &str) -> Wording {
    (domain::language::Language::parse(language).expect("a language"), ReadingLevel::Standard)
}

#[test]
fn whoever_was_led_past_a_question_is_led_past_it_again() {
    let (mut files, _) = demonstration("education-services");
    let path = "surveys/parents.toml";
    let jumping = files[path].replace(
        "questions = [\"services-used\"]",
        "questions = [\"services-used\"]\ngo = [{ when = 'answered(filled-by)', to = \"stay\" }]",
    );
    files.insert(path.to_owned(), jumping);
    let first = edition::read(&files).unwrap_or_else(|faults| panic!("{faults:#?}"));
    let (_, second) = asking::again(&files, &first, &asking(false), |_, text| Some(text.as_str().to_owned()))
        .expect("nothing is wrong");
    let page = second.surveys[0].survey.page("services").expect("the page is there");
    // What it led to is asked no more, nor is anything after it in the survey itself.
    assert_eq!(page.jumps.len(), 1);
    assert_eq!(page.jumps[0].to, None);
}
