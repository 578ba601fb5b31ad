//! The way through a survey, at each level.

use domain::{
    code::Code,
    level::ReadingLevel,
    respond::{
        answer::{Answer, Answers, Slot, Value},
        form::{self, Fields},
        journey::Journey,
    },
    survey::{Page, Section, Survey},
};
use proptest::prelude::*;

use crate::demonstration::survey;

fn answers(services: &[&str]) -> Answers {
    let chosen = services.iter().map(|code| Code::parse(code).expect("a code")).collect();
    let answer = Answer { value: Value::Services(chosen), level: ReadingLevel::Standard };
    [(Slot::of("services-used".into()), answer)].into_iter().collect()
}

fn names(journey: Journey<'_>, section: Section) -> Vec<String> {
    let name = |service: Option<&Code>| service.map(|code| format!("/{code}")).unwrap_or_default();
    journey.path(section).iter().map(|stop| format!("{}{}", stop.name(), name(stop.service))).collect()
}

#[test]
fn a_page_of_several_is_asked_one_at_a_time_of_those_who_read_slowly() {
    let parents = survey("parents");
    let answers = answers(&["admissions"]);
    let at = |level| Journey { survey: &parents, level, answers: &answers, turned: false };
    let adult = names(at(ReadingLevel::Standard), Section::Main);
    assert!(adult.contains(&"measures/admissions".to_owned()), "{adult:?}");
    let plain = names(at(ReadingLevel::EasyRead), Section::Main);
    let measures: Vec<&String> = plain.iter().filter(|name| name.starts_with("measures")).collect();
    assert_eq!(
        measures,
        ["access", "listened", "more-needs", "joined-up"].map(|part| format!("measures~{part}/admissions")).each_ref()
    );
    // What is written belongs to what it is about, and what is set beside one another stays so.
    assert!(plain.contains(&"quality/admissions".to_owned()) && plain.contains(&"expect/admissions".to_owned()));
    let about = names(at(ReadingLevel::EasyRead), Section::About);
    assert_eq!(about, ["about~age-group", "about~disability", "about~ethnic-group"]);
}

#[test]
fn whoever_changes_to_another_wording_is_at_the_same_question() {
    let parents = survey("parents");
    let answers = answers(&["admissions"]);
    let at = |level| Journey { survey: &parents, level, answers: &answers, turned: false };
    let asked = |journey: Journey<'_>, name: &str| {
        let (section, at) = journey.position(name, Some("admissions")).expect("it is on the way");
        journey.slots(journey.path(section)[at]).into_iter().map(|slot| slot.question.to_string()).collect::<Vec<_>>()
    };
    let [plain, adult] = [ReadingLevel::EasyRead, ReadingLevel::Standard].map(at);
    assert_eq!(asked(plain, "measures~more-needs"), ["more-needs"]);
    assert_eq!(asked(adult, "measures~more-needs"), ["access", "listened", "more-needs", "joined-up"]);
    assert_eq!(asked(plain, "measures"), ["access"], "where the page begins");
    assert!(plain.position("measures~quality", Some("admissions")).is_none());
    assert!(plain.position("measures~access", Some("early-years")).is_none(), "nobody chose it");
}

#[test]
fn what_is_put_the_other_way_round_stays_on_its_page() {
    let parents = survey("parents");
    let answers = answers(&["admissions"]);
    let order = |turned| {
        let journey = Journey { survey: &parents, level: ReadingLevel::EasyRead, answers: &answers, turned };
        let path = journey.path(Section::Main);
        let stop = path.iter().find(|stop| stop.page.code == *"expect").expect("it is asked");
        journey.slots(*stop).into_iter().map(|slot| slot.question.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(order(false), ["expect-council", "expect-outside"]);
    assert_eq!(order(true), ["expect-outside", "expect-council"]);
}

#[test]
fn a_form_is_read_as_it_was_made() {
    let parents = survey("parents");
    let answers = answers(&["admissions"]);
    let read = |level, name: &str| {
        let journey = Journey { survey: &parents, level, answers: &answers, turned: false };
        let (section, at) = journey.position(name, Some("admissions")).expect("it is on the way");
        let slots = journey.slots_of_form(name, journey.path(section)[at]);
        slots.into_iter().map(|slot| slot.question.to_string()).collect::<Vec<_>>()
    };
    let whole = ["access", "listened", "more-needs", "joined-up"];
    assert_eq!(read(ReadingLevel::EasyRead, "measures"), whole, "from before the wording was changed in another tab");
    assert_eq!(read(ReadingLevel::Standard, "measures"), whole);
    assert_eq!(read(ReadingLevel::Standard, "measures~listened"), ["listened"], "nobody was shown the others");
    assert_eq!(read(ReadingLevel::EasyRead, "measures~listened"), ["listened"]);
}

#[test]
fn whoever_reads_slowly_says_what_comes_first_and_puts_nothing_in_order() {
    let parents = survey("parents");
    let typed = [("evidence.1", "complaints"), ("evidence.2", "inspection")];
    let fields: Fields = typed.map(|(name, value)| (name.to_owned(), value.to_owned())).into_iter().collect();
    let ranked = |level| {
        let read = form::read(&parents, level, &[Slot::of("evidence".into())], &fields);
        read.kept[0].1.as_ref().map(|answer| answer.value.clone())
    };
    let codes = |all: &[&str]| Some(Value::Ranked(all.iter().map(|code| Code::parse(code).expect("a code")).collect()));
    assert_eq!(ranked(ReadingLevel::Standard), codes(&["complaints", "inspection"]));
    assert_eq!(ranked(ReadingLevel::EasyRead), codes(&["complaints"]));
    // Who says the same first in the plainer wording takes back nothing of the rest; who says another, does.
    let kept = codes(&["complaints", "inspection"]).expect("they are codes");
    assert!(form::says_no_more(&kept, &codes(&["complaints"]).expect("a code")));
    assert!(!form::says_no_more(&kept, &codes(&["inspection"]).expect("a code")));
    assert!(!form::says_no_more(&kept, &kept));
}

fn every(survey: &Survey) -> impl Iterator<Item = (ReadingLevel, Section)> + use<'_> {
    survey.levels.iter().flat_map(|level| [Section::Main, Section::About].map(|section| (*level, section)))
}

proptest! {
    /// However a page is taken apart, everyone is asked what the page asks at their level, once; and each stop has a name of its
    /// own that leads to it.
    #[test]
    fn nothing_is_lost_of_a_page_that_is_taken_apart(
        services in prop::sample::subsequence(vec!["admissions", "free-school-meals", "sen-inclusion"], 0..=3),
        turned: bool,
        which in 0_usize..2,
    ) {
        let survey = survey(["parents", "children"][which]);
        let answers = answers(&services);
        for (level, section) in every(&survey) {
            let journey = Journey { survey: &survey, level, answers: &answers, turned };
            let path = journey.path(section);
            let mut asked = Vec::new();
            for (at, stop) in path.iter().enumerate() {
                let slots = journey.slots(*stop);
                prop_assert!(!slots.is_empty() || stop.page.questions.is_empty());
                asked.extend(slots);
                let service = stop.service.map(Code::as_str);
                prop_assert_eq!(journey.position(&stop.name(), service), Some((section, at)));
            }
            // A page is shown here whoever answers: nothing is routed by what nobody has said.
            let shown = |page: &&Page| page.shown_at(level) && page.when.is_none();
            let mut whole: Vec<Slot> = Vec::new();
            for page in survey.section(section).filter(shown) {
                let turns = match &page.each {
                    None => vec![None],
                    Some(each) => answers.services(each).iter().cloned().map(Some).collect(),
                };
                let asked_here = page.questions.iter().filter(|code| survey.question(code).asked_at(level));
                for code in asked_here {
                    whole.extend(turns.iter().map(|service| Slot { question: code.clone(), service: service.clone() }));
                }
            }
            let routed = |slot: &Slot| survey.page_of(&slot.question).is_some_and(|page| page.when.is_some());
            asked.retain(|slot| !routed(slot));
            asked.sort();
            whole.sort();
            prop_assert_eq!(asked, whole);
        }
    }
}
