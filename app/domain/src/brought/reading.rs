//! Rows of a table to responses.

use std::collections::BTreeMap;

use super::{LONGEST_TEXT, Layout, Meaning, Spreadsheet, Target, is_closed, parts, separator};
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
    /// Cells that say something and are left out, by column; those of columns that are left out whole are in it.
    pub left: BTreeMap<usize, u64>,
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
    let between: BTreeMap<usize, _> =
        layout.columns.iter().map(|(column, target)| (*column, separator(survey, sheet, *column, target))).collect();
    for row in &sheet.rows {
        let mut said: BTreeMap<Slot, Said> = BTreeMap::new();
        let mut held = Vec::new();
        for (column, cell) in row.iter().enumerate() {
            let cell = cell.trim();
            if cell.is_empty() {
                continue;
            }
            let kept = layout.columns.get(&column).is_some_and(|target| {
                let said = said.entry(target.slot().clone()).or_default();
                if !is_closed(survey, target) {
                    let fits = cell.chars().count() <= LONGEST_TEXT;
                    said.text = fits.then(|| cell.replace("\r\n", "\n"));
                    return fits;
                }
                let meanings = layout.values.get(&column);
                let mut any = false;
                for value in parts(cell, between.get(&column).copied().flatten()) {
                    // What a lead has to see first is no answer meanwhile, whatever it was taken for before.
                    if layout.holds(column, value) {
                        held.push((read.responses.len(), target.slot().clone(), value.to_owned()));
                        continue;
                    }
                    match (meanings.and_then(|meanings| meanings.get(value)), target) {
                        (Some(Meaning::Answer(_)), Target::Option(_, option)) => said.chosen.push(option.clone()),
                        (Some(Meaning::Answer(code)), Target::Question(_)) => said.chosen.push(code.clone()),
                        (Some(Meaning::Out(way)), _) => said.out = Some(*way),
                        (Some(Meaning::Nothing) | None, _) => continue,
                    }
                    any = true;
                }
                any
            });
            *if kept { &mut read.kept } else { &mut read.left }.entry(column).or_default() += 1;
        }
        let answers: Answers = said
            .into_iter()
            .filter_map(|(slot, said)| {
                let value = value(survey, level, &slot, said)?;
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
