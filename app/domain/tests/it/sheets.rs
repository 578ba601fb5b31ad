//! Counting from sheets is counting one by one.

use crate::demonstration::parents;
use domain::{
    audience::Channel,
    findings::{
        Record, Sheet, Tally,
        sheet::{NotASheet, Writing},
    },
    level::ReadingLevel,
    respond::answer::{Answer, Answers, Slot, Value},
    survey::{Kind, Question, Survey, WayOut},
};
use proptest::prelude::*;

/// Some answer to a question, by a number; none by 0.
fn value(survey: &Survey, question: &Question, level: ReadingLevel, by: u8) -> Option<Value> {
    let by = usize::from(by);
    if by.is_multiple_of(4) {
        return None;
    }
    if by.is_multiple_of(7) {
        return Some(Value::Out(WayOut::ALL[by % WayOut::ALL.len()]));
    }
    let pick = |n: usize| (by / 4) % n.max(1);
    let offered: Vec<_> = question.choices().iter().map(|choice| choice.code.clone()).collect();
    Some(match &question.kind {
        Kind::Services { .. } => Value::Services(survey.services.iter().take(1 + pick(4)).cloned().collect()),
        Kind::Many(_) => Value::Many(offered.into_iter().skip(pick(3)).take(2).collect()),
        Kind::Rank { .. } => Value::Ranked(offered.into_iter().skip(pick(3)).collect()),
        _ => match question.scale_at(level) {
            Some(scale) => {
                let points = &survey.scales[scale].points;
                Value::Point { scale: scale.clone(), point: points[pick(points.len())].code.clone() }
            }
            None if !offered.is_empty() => Value::Choice(offered[pick(offered.len())].clone()),
            None => return None,
        },
    })
}

pub(crate) fn response(survey: &Survey, level: ReadingLevel, by: &[u8]) -> Answers {
    let slots = survey.questions.values().flat_map(|question| {
        let twice = survey.services.iter().take(2).map(|service| Slot::about(question.code.clone(), service.clone()));
        std::iter::once(Slot::of(question.code.clone())).chain(twice).map(move |slot| (slot, question))
    });
    slots
        .zip(by.iter().cycle())
        .filter_map(|((slot, question), by)| {
            let value = value(survey, question, level, *by)?;
            Some((slot, Answer { value, level }))
        })
        .collect()
}

proptest! {
    #[test]
    fn sheets_count_what_responses_count(
        people in proptest::collection::vec((0usize..2, 0usize..3, proptest::collection::vec(any::<u8>(), 5..60)), 0..40),
        on_each in 1usize..20,
    ) {
        let survey = parents();
        let (mut one_by_one, mut by_sheet) = (Tally::default(), Tally::default());
        for some in people.chunks(on_each) {
            let mut writing = Writing::default();
            for (level, channel, by) in some {
                let level = [ReadingLevel::Standard, ReadingLevel::EasyRead][*level];
                let answers = response(&survey, level, by);
                one_by_one.add(&survey, Record { level, channel: Channel::ALL[*channel], answers: &answers });
                writing.add(level, Channel::ALL[*channel], &answers);
            }
            let bytes = writing.done().encode();
            let sheet = Sheet::decode(&bytes).expect("it was written just now");
            prop_assert_eq!(sheet.rows(), some.len());
            prop_assert_eq!(sheet.came().values().sum::<u64>(), some.len() as u64);
            prop_assert_eq!(&sheet.encode(), &bytes, "read and written again it is the same");
            by_sheet.add_sheet(&survey, &sheet);
        }
        prop_assert_eq!(one_by_one, by_sheet);
    }

    #[test]
    fn what_is_no_sheet_is_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        prop_assert_eq!(Sheet::decode(&bytes).map(|_| ()), Err(NotASheet));
    }
}

proptest! {
    /// Whatever is changed of a sheet, reading and counting what is left of it ends well, or it is refused.
    #[test]
    fn a_sheet_that_was_changed_harms_nobody(at in any::<proptest::sample::Index>(), to in any::<u8>()) {
        let survey = parents();
        let mut writing = Writing::default();
        for by in [[9, 13, 21], [21, 5, 1], [2, 3, 90]] {
            writing.add(ReadingLevel::Standard, Channel::OpenLink, &response(&survey, ReadingLevel::Standard, &by));
        }
        let mut bytes = writing.done().encode();
        let at = at.index(bytes.len());
        bytes[at] = to;
        if let Ok(sheet) = Sheet::decode(&bytes) {
            let mut tally = Tally::default();
            tally.add_sheet(&survey, &sheet);
            prop_assert_eq!(tally.responses.values().sum::<u64>(), sheet.rows() as u64);
        }
    }
}

#[test]
fn a_sheet_that_was_cut_off_is_refused() {
    let survey = parents();
    let mut writing = Writing::default();
    writing.add(ReadingLevel::Standard, Channel::OpenLink, &response(&survey, ReadingLevel::Standard, &[9, 13, 21]));
    let bytes = writing.done().encode();
    assert!(Sheet::decode(&bytes[..bytes.len() - 1]).is_err());
}
