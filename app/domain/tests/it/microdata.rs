//! Files of answers for analysts: nobody in them is one of a few, and nothing in them is anything but what was answered.

use std::collections::BTreeMap;

use crate::{
    demonstration::{parents, survey},
    sheets::response,
};
use domain::{
    audience::Channel,
    findings::sheet::Writing,
    level::ReadingLevel,
    microdata::{
        BLANK, CHOSEN, Cell, Describing, Gathering, Layout, Meaning, Of, Part, SMALLEST, describing, rare, services,
    },
    respond::answer::{Answer, Answers, Slot, Value},
    survey::{Kind, Survey},
};
use proptest::prelude::*;

fn classes(columns: &[Vec<Cell>], rows: &[usize]) -> BTreeMap<Vec<Cell>, usize> {
    let mut classes = BTreeMap::new();
    for row in rows {
        *classes.entry(columns.iter().map(|column| column[*row]).collect()).or_default() += 1;
    }
    classes
}

proptest! {
    #[test]
    fn nobody_is_one_of_a_few(
        // Values that few have beside values that many have.
        people in proptest::collection::vec((0u16..3, prop_oneof![9 => 0u16..2, 1 => 0u16..9], 0u16..5), 10..400),
    ) {
        let keys = [
            people.iter().map(|(one, ..)| *one).collect::<Vec<_>>(),
            people.iter().map(|(_, two, _)| *two).collect(),
            people.iter().map(|(.., three)| *three).collect(),
        ];
        let rows: Vec<usize> = (0..people.len()).collect();
        let out = rare(&rows, &keys.each_ref().map(Vec::as_slice));
        let left: Vec<usize> = rows.iter().copied().filter(|row| !out.contains(row)).collect();
        for (class, n) in classes(&keys, &left) {
            prop_assert!(n >= SMALLEST, "{class:?} is {n}");
        }
        // That a few are missing would say something of them.
        prop_assert!(out.is_empty() || out.len() >= SMALLEST);
        let few: usize = classes(&keys, &rows).values().filter(|n| **n < SMALLEST).sum();
        prop_assert_eq!(out.is_empty(), few == 0, "what needs no protection is left as it is");
        prop_assert!(out.len() <= few + 2 * SMALLEST, "no more go than must, and those who go with them");
    }

    #[test]
    fn a_file_is_what_was_answered(
        people in proptest::collection::vec((0usize..2, 0usize..3, proptest::collection::vec(any::<u8>(), 5..60)), 0..60),
        lot in any::<usize>(),
    ) {
        let survey = parents();
        let everybody = everybody(&survey, &people);
        // No description: nothing is withheld, so a file counts what a plain loop over responses counts.
        let layout = Layout::of_services(&survey, &[]).unwrap();
        for service in services(&survey) {
            let part = gathered(&survey, &layout, Some(&service), &everybody, lot);
            let big: Vec<&(ReadingLevel, Answers)> = large(&survey, &layout, &service, &everybody);
            prop_assert_eq!(part.rows(), big.len());
            for (at, variable) in layout.variables.iter().enumerate().filter(|(at, _)| layout.answers.contains(at)) {
                let Of::Answer { question, scale: Some(scale) } = &variable.of else { panic!("only ratings are asked of each") };
                for (cell, meaning) in &variable.values {
                    let Meaning::Answer(code) = meaning else { continue };
                    let wanted = Value::Point { scale: scale.clone(), point: code.clone() };
                    let slot = Slot::about(question.clone(), service.clone());
                    let counted = big.iter().filter(|(_, answers)| answers.get(&slot).is_some_and(|answer| answer.value == wanted));
                    prop_assert_eq!(part.column(at).filter(|one| one == cell).count(), counted.count());
                }
            }
        }
    }

    #[test]
    fn a_description_is_never_of_a_few(
        people in proptest::collection::vec((0usize..2, 0usize..3, proptest::collection::vec(any::<u8>(), 5..60)), 0..200),
        which in any::<u8>(),
        lot in any::<usize>(),
    ) {
        let survey = parents();
        let everybody = everybody(&survey, &people);
        let chosen: Vec<Describing> =
            describing(&survey).into_iter().enumerate().filter(|(at, _)| which >> at & 1 == 1).map(|(_, one)| one).collect();
        let of_people = Layout::of_people(&survey, &chosen).unwrap();
        let of_services = Layout::of_services(&survey, &chosen).unwrap();
        let service = &services(&survey)[0];
        for (layout, service) in [(&of_people, None), (&of_services, Some(service))] {
            let part = gathered(&survey, layout, service, &everybody, lot);
            // Whatever stands before what was asked describes: the service, the wording, what was chosen.
            let mut classes: BTreeMap<Vec<Cell>, usize> = BTreeMap::new();
            for row in part.cells() {
                *classes.entry(row.take(layout.answers[0]).collect()).or_default() += 1;
            }
            prop_assert!(classes.values().all(|n| *n >= SMALLEST), "{:?}", classes);
            prop_assert!(service.is_some() || part.rows() as u64 + part.left_out + part.rare == everybody.len() as u64);
        }
    }
}

fn everybody(survey: &Survey, people: &[(usize, usize, Vec<u8>)]) -> Vec<(ReadingLevel, Answers)> {
    let level = |at: usize| survey.levels[at % survey.levels.len()];
    people.iter().map(|(at, _, by)| (level(*at), response(survey, level(*at), by))).collect()
}

fn gathered(
    survey: &Survey,
    layout: &Layout,
    service: Option<&domain::code::Code>,
    everybody: &[(ReadingLevel, Answers)],
    lot: usize,
) -> Part {
    let mut gathering = Gathering::new(survey, layout, service);
    for some in everybody.chunks(7) {
        let mut writing = Writing::default();
        for (at, (level, answers)) in some.iter().enumerate() {
            writing.add(*level, Channel::ALL[at % 2], answers);
        }
        gathering.add(&writing.done());
    }
    let mut n = lot;
    gathering.done(|below| {
        n = n.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (n >> 33) % below
    })
}

/// Who said something of a service, but for those whose wording too few of them read.
fn large<'e>(
    survey: &Survey,
    layout: &Layout,
    service: &domain::code::Code,
    everybody: &'e [(ReadingLevel, Answers)],
) -> Vec<&'e (ReadingLevel, Answers)> {
    let asked: Vec<Slot> = layout
        .answers
        .iter()
        .filter_map(|at| layout.variables[*at].of.question())
        .map(|question| Slot::about(question.clone(), service.clone()))
        .collect();
    // Of which no point of the level's own scale, nor a way out the question has, is an answer.
    let says = |(_, answers): &&(ReadingLevel, Answers)| {
        asked.iter().any(|slot| match answers.get(slot).map(|answer| &answer.value) {
            Some(Value::Out(way)) => survey.question(&slot.question).ways_out.contains(way),
            other => other.is_some(),
        })
    };
    let said: Vec<_> = everybody.iter().filter(says).collect();
    said.iter()
        .copied()
        .filter(|(level, _)| said.iter().filter(|(other, _)| other == level).count() >= SMALLEST)
        .collect()
}

#[test]
fn no_file_says_which_services_somebody_uses_or_what_they_wrote() {
    let survey = parents();
    let all = describing(&survey);
    assert_eq!(all[0], Describing::Question(survey.need.clone().unwrap()), "need is protected first, and loses least");
    for layout in [Layout::of_people(&survey, &all).unwrap(), Layout::of_services(&survey, &all).unwrap()] {
        for variable in &layout.variables {
            let Some(question) = variable.of.question() else { continue };
            let kind = &survey.question(question).kind;
            assert!(!matches!(kind, Kind::Services { .. } | Kind::ShortText { .. } | Kind::LongText { .. }));
        }
        let mut names: Vec<&str> = layout.variables.iter().map(|variable| variable.name.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), layout.variables.len());
        assert!(names.iter().all(|name| name.starts_with(|c: char| c.is_ascii_lowercase()) && name.len() <= 64));
    }
}

#[test]
fn what_describes_people_is_there_only_where_it_was_asked_for() {
    let survey = parents();
    let about: Vec<_> = describing(&survey);
    let bare = Layout::of_people(&survey, &[]).unwrap();
    assert!(bare.keys.is_empty());
    for one in &about {
        let Describing::Question(code) = one else { continue };
        assert!(bare.variables.iter().all(|variable| variable.of.question() != Some(code)));
    }
    let asked = Layout::of_people(&survey, &about).unwrap();
    assert_eq!(asked.keys.len(), about.len());
}

#[test]
fn an_option_that_was_not_chosen_is_said_and_one_that_was_not_asked_is_blank() {
    let survey = survey("schools");
    let layout = Layout::of_people(&survey, &[]).unwrap();
    let (at, variable) = layout
        .variables
        .iter()
        .enumerate()
        .find(|(_, variable)| matches!(&variable.of, Of::Option { .. }))
        .expect("schools are asked one that takes several");
    let Of::Option { question, option } = &variable.of else { unreachable!() };
    let level = survey.levels[0];
    let answer = |value| Answer { value, level };
    let chose: Answers =
        [(Slot::of(question.clone()), answer(Value::Many(vec![option.clone()])))].into_iter().collect();
    let others: Answers = [(Slot::of(question.clone()), answer(Value::Many(Vec::new())))].into_iter().collect();
    let everybody: Vec<_> =
        [chose, others, Answers::default()].into_iter().flat_map(|one| vec![(level, one); 10]).collect();
    let part = gathered(&survey, &layout, None, &everybody, 7);
    let count = |cell: Cell| part.column(at).filter(|one| *one == cell).count();
    assert_eq!((count(CHOSEN), count(0), count(BLANK)), (10, 10, 10));
}

#[test]
fn those_who_are_left_out_with_the_few_are_anybody() {
    let survey = parents();
    let level = survey.levels[0];
    let need = survey.need.clone().unwrap();
    let layout = Layout::of_people(&survey, &[Describing::Question(need.clone())]).unwrap();
    let person = |need_is: &'static str| -> Answers {
        let value = Value::Choice(need_is.into());
        [(Slot::of(need.clone()), Answer { value, level })].into_iter().collect()
    };
    let mut everybody: Vec<_> =
        (0..200).map(|at| (level, person(if at % 50 == 0 { "plan" } else { "none" }))).collect();
    // One of the others alone says more.
    let question = survey.question(&"preference".into());
    let value = Value::Choice("council".into());
    everybody[1].1.set(Slot::of("preference".into()), Some(Answer { value, level }));
    let said = layout.variables.iter().position(|one| one.of.question() == Some(&question.code)).unwrap();
    let key = layout.keys[0];
    // Four of two hundred are the few, six go with them, drawn by lot: whoever is one of them goes with them now and then.
    let mut went = 0;
    for lot in 0..400 {
        let part = gathered(&survey, &layout, None, &everybody, lot * 7919);
        assert_eq!((part.rows(), part.rare), (190, 10));
        assert!(part.column(key).all(|cell| cell == part.column(key).next().unwrap()), "the few are in no file");
        went += usize::from(part.column(said).all(|cell| cell == BLANK));
    }
    assert!((2..40).contains(&went), "{went} of 400, where 12 are to be expected");
}

#[test]
fn a_question_that_only_some_are_asked_for_what_they_are_is_in_no_file() {
    let mut survey = parents();
    let rating = survey.question(&"expect-council".into()).clone();
    let conditional = survey.pages.iter().position(|page| page.when.is_some()).expect("help is asked of some");
    let mut put = |code: &'static str, page: usize| {
        let question = domain::survey::Question { code: code.into(), ..rating.clone() };
        survey.questions.insert(question.code.clone(), question);
        survey.pages[page].questions.push(code.into());
    };
    put("keeps-its-help", conditional);
    put("asked-of-all", conditional + 1);
    let names = |survey: &Survey| -> Vec<String> {
        let layout = Layout::of_people(survey, &[]).unwrap();
        layout.variables.into_iter().map(|variable| variable.name).collect()
    };
    let found = names(&survey);
    assert!(!found.contains(&"keeps_its_help".to_owned()) && found.contains(&"asked_of_all".to_owned()), "{found:?}");
    // Asked of those who were asked the other: the same again.
    let when = domain::routing::Expression::Answered("keeps-its-help".into());
    survey.pages[conditional + 1].when = Some(when);
    assert!(!names(&survey).contains(&"asked_of_all".to_owned()));
    // A jump over it, for some.
    survey.pages[conditional + 1].when = None;
    let over = survey.pages[conditional + 2].code.clone();
    let looks = survey.pages[conditional].when.clone().unwrap();
    survey.pages[conditional - 1].jumps.push(domain::survey::Jump { when: looks, to: Some(over) });
    assert!(!names(&survey).contains(&"asked_of_all".to_owned()));
}

#[test]
fn what_says_who_somebody_is_is_protected_however_it_is_answered() {
    let mut survey = survey("schools");
    let one = Describing::Question("best-engaged".into());
    assert!(!describing(&survey).contains(&one), "its author says that it does not");
    survey.questions.get_mut(&"best-engaged".into()).unwrap().describes = None;
    assert!(describing(&survey).contains(&one), "nobody says so: several may be chosen of what people are");
    let bare = Layout::of_people(&survey, &[]).unwrap();
    assert!(bare.variables.iter().all(|variable| !variable.name.starts_with("best_engaged")));
    assert_eq!(Layout::of_people(&survey, &[one]).unwrap().keys.len(), 6, "a column for each option");
}

#[test]
fn an_answer_in_another_wording_than_the_one_sent_is_left_out() {
    let survey = parents();
    let (level, other) = (survey.levels[0], survey.levels[1]);
    let layout = Layout::of_people(&survey, &[]).unwrap();
    let at = layout.variables.iter().position(|variable| variable.name == "preference").expect("it is asked of all");
    let value = Value::Choice(survey.offered(survey.question(&"preference".into()))[0].clone());
    let person = |level| -> Answers {
        [(Slot::of("preference".into()), Answer { value: value.clone(), level })].into_iter().collect()
    };
    let everybody: Vec<_> = (0..20).map(|n| (level, person(if n == 0 { other } else { level }))).collect();
    let part = gathered(&survey, &layout, None, &everybody, 3);
    assert_eq!(part.column(at).filter(|cell| *cell == BLANK).count(), 1);
}
