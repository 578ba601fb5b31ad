//! Rows of a table to responses.

use std::collections::BTreeMap;

use super::{LONGEST_TEXT, Layout, Meaning, Spreadsheet, Target, is_closed, is_not_answered, parts, separator};
use crate::{
    code::Code,
    level::ReadingLevel,
    respond::answer::{Answer, Answers, Slot, Value},
    survey::{Kind, NO_SERVICE, Survey, WayOut},
};

/// What comes of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Read {
    /// The responses, in the order of their rows.
    pub responses: Vec<Answers>,
    /// What may be a concern for a child: of which response, in place of an answer to what, and the words.
    pub held: Vec<(usize, Slot, String)>,
    /// Rows that hold no answer.
    pub empty: u64,
    /// Answers that are kept, by column.
    pub kept: BTreeMap<usize, u64>,
    /// Answers that are left out, by column, where a cell may hold several; the cells of columns that are left out whole.
    pub left: BTreeMap<usize, u64>,
    /// Responses with more services than the survey lets people choose.
    pub beyond: u64,
}

/// What one row says of a question.
#[derive(Default)]
struct Said {
    chosen: Vec<Code>,
    out: Option<WayOut>,
    text: Option<String>,
}

/// Reads every row. What a layout says nothing of is left out and counted.
pub fn read(survey: &Survey, level: ReadingLevel, sheet: &Spreadsheet, layout: &Layout) -> Read {
    let mut read = Read::default();
    let between: BTreeMap<usize, _> = layout
        .columns
        .iter()
        .map(|(column, target)| (*column, separator(survey, sheet, *column, (target, layout.whole(*column)))))
        .collect();
    for row in &sheet.rows {
        let mut said: BTreeMap<Slot, Said> = BTreeMap::new();
        let mut held = Vec::new();
        for (column, cell) in row.iter().enumerate() {
            let cell = cell.trim();
            if cell.is_empty() {
                continue;
            }
            let (mut kept, mut left) = (0, 0_u64);
            match layout.columns.get(&column) {
                None => left = 1,
                Some(target) if !is_closed(survey, target) => {
                    let fits = cell.chars().count() <= LONGEST_TEXT && !is_not_answered(cell);
                    if fits {
                        said.entry(target.slot().clone()).or_default().text = Some(cell.replace("\r\n", "\n"));
                    }
                    *if fits { &mut kept } else { &mut left } = 1;
                }
                Some(target) => {
                    let said = said.entry(target.slot().clone()).or_default();
                    let meanings = layout.values.get(&column);
                    let values = parts(cell, between.get(&column).copied().flatten(), layout.whole(column));
                    // What holds only what parts answers says nothing, and is left out.
                    left += u64::from(values.is_empty());
                    for value in values {
                        // What a lead has to see first is no answer meanwhile, whatever it was taken for before.
                        if layout.holds(column, value) {
                            held.push((read.responses.len(), target.slot().clone(), value.to_owned()));
                            left += 1;
                            continue;
                        }
                        match (meanings.and_then(|meanings| meanings.get(value)), target) {
                            (Some(Meaning::Answer(_)), Target::Option(_, option)) => said.chosen.push(option.clone()),
                            (Some(Meaning::Answer(code)), Target::Question(_)) => said.chosen.push(code.clone()),
                            (Some(Meaning::Out(way)), _) => said.out = Some(*way),
                            (Some(Meaning::Nothing) | None, _) => {
                                left += 1;
                                continue;
                            }
                        }
                        kept += 1;
                    }
                }
            }
            for (counts, n) in [(&mut read.kept, kept), (&mut read.left, left)] {
                if n > 0 {
                    *counts.entry(column).or_default() += n;
                }
            }
        }
        let answers: Answers = said
            .into_iter()
            .filter_map(|(slot, said)| {
                let value = value(survey, level, &slot, said)?;
                let most = match &survey.question(&slot.question).kind {
                    Kind::Services { max } => *max,
                    _ => usize::MAX,
                };
                read.beyond += u64::from(matches!(&value, Value::Services(chosen) if chosen.len() > most));
                Some((slot, Answer { value, level }))
            })
            .collect();
        if answers.is_empty() && held.is_empty() {
            read.empty += 1;
        } else {
            read.responses.push(answers);
            read.held.extend(held);
        }
    }
    read
}

fn value(survey: &Survey, level: ReadingLevel, slot: &Slot, said: Said) -> Option<Value> {
    let question = survey.question(&slot.question);
    if question.is_free_text() {
        return said.text.map(Value::Text);
    }
    // In the question's own order, and each once.
    let mut chosen: Vec<Code> =
        survey.answers_at(question, level).into_iter().filter(|code| said.chosen.contains(code)).collect();
    match &question.kind {
        _ if chosen.is_empty() => said.out.map(Value::Out),
        Kind::Many(options) => {
            // *None of these* beside others says nothing.
            let none = |code: &Code| options.iter().any(|option| option.none && option.code == *code);
            if chosen.len() > 1 {
                chosen.retain(|code| !none(code));
            }
            Some(Value::Many(chosen))
        }
        Kind::Services { .. } => {
            if chosen.len() > 1 {
                chosen.retain(|code| *code != *NO_SERVICE);
            }
            Some(Value::Services(chosen))
        }
        Kind::Rating { .. } => {
            let scale = question.scale_at(level)?.clone();
            chosen.pop().map(|point| Value::Point { scale, point })
        }
        _ => chosen.pop().map(Value::Choice),
    }
}
