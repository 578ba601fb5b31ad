//! Sheets of responses become the rows of a file.

use std::collections::{BTreeMap, BTreeSet};

use super::{BLANK, CHOSEN, Cell, Layout, Meaning, NOT_CHOSEN, Of, SMALLEST, Variable, rare};
use crate::{
    code::Code,
    findings::Sheet,
    respond::answer::{Answer, Slot, Value},
    survey::{Question, Survey},
};

/// Rows of a file while sheets are read: of one service, or of none.
#[derive(Debug)]
pub struct Gathering<'l> {
    survey: &'l Survey,
    layout: &'l Layout,
    service: Option<&'l Code>,
    columns: Vec<Vec<Cell>>,
}

/// Rows of a file, protected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Each variable's cells, as the layout orders variables.
    columns: Vec<Vec<Cell>>,
    /// In which order rows stand.
    order: Vec<usize>,
    /// How many rows are left out: fewer than [`SMALLEST`] read their wording.
    pub left_out: u64,
    /// How many rows are left out because few are described as they are: none, or [`SMALLEST`] and more.
    pub rare: u64,
}

impl Part {
    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.order.len()
    }

    /// A variable's cells, row by row.
    pub fn column(&self, variable: usize) -> impl Iterator<Item = Cell> + '_ {
        self.order.iter().map(move |row| self.columns[variable][*row])
    }

    /// The cells of each row.
    pub fn cells(&self) -> impl Iterator<Item = impl Iterator<Item = Cell> + '_> + '_ {
        self.order.iter().map(|row| self.columns.iter().map(move |column| column[*row]))
    }
}

impl<'l> Gathering<'l> {
    /// Nothing yet. `service` is the one the rows are about.
    pub fn new(survey: &'l Survey, layout: &'l Layout, service: Option<&'l Code>) -> Self {
        Self { survey, layout, service, columns: vec![Vec::new(); layout.variables.len()] }
    }

    /// The service the rows are about.
    pub fn service(&self) -> Option<&Code> {
        self.service
    }

    /// Reads the responses of a sheet. What was answered on a scale, or with an option, that the survey no longer has is
    /// left blank, and what was answered in another wording than the one that was sent, but for what describes people.
    pub fn add(&mut self, sheet: &Sheet) {
        let columns: Vec<Vec<Cell>> = self.layout.variables.iter().map(|variable| self.read(sheet, variable)).collect();
        let answers: Vec<&Vec<Cell>> = self.layout.answers.iter().map(|at| &columns[*at]).collect();
        let said = |row: &usize| self.service.is_none() || answers.iter().any(|column| column[*row] != BLANK);
        let rows: Vec<usize> = (0..sheet.rows()).filter(said).collect();
        for (into, column) in self.columns.iter_mut().zip(&columns) {
            into.extend(rows.iter().map(|row| column[*row]));
        }
    }

    /// The slot that a question is answered in: where it is asked for each service, the row's.
    fn slot(&self, question: &Code) -> Slot {
        let of_each = self.survey.page_of(question).is_some_and(|page| page.each.is_some());
        match self.service {
            Some(service) if of_each => Slot::about(question.clone(), service.clone()),
            _ => Slot::of(question.clone()),
        }
    }

    fn read(&self, sheet: &Sheet, variable: &Variable) -> Vec<Cell> {
        let cell = |meaning: &Meaning| variable.cell(meaning).unwrap_or(BLANK);
        let code = match &variable.of {
            Of::Service => {
                let service = self.service.map_or(BLANK, |service| cell(&Meaning::Service(service.clone())));
                return vec![service; sheet.rows()];
            }
            Of::Level => return sheet.read_came(BLANK, |(level, _)| cell(&Meaning::Level(level))),
            Of::Channel => return sheet.read_came(BLANK, |(_, channel)| cell(&Meaning::Channel(channel))),
            Of::Answer { question, .. } | Of::Option { question, .. } | Of::Place { question, .. } => question,
        };
        let question = self.survey.question(code);
        // A question about another service than the row's.
        if question.service.as_ref().is_some_and(|of| self.service != Some(of)) {
            return vec![BLANK; sheet.rows()];
        }
        let read = sheet
            .read(&self.slot(code), (BLANK, None), |answer| (said(question, variable, answer), Some(answer.level)));
        // What was answered in another wording than the row's would be a row of its own in its columns.
        let levels = sheet.read_came(None, |(level, _)| Some(level));
        let is_key = self.layout.keys.iter().any(|at| self.layout.variables[*at].name == variable.name);
        let cells = read.into_iter().zip(levels);
        cells.map(|((cell, read), level)| if is_key || read == level { cell } else { BLANK }).collect()
    }

    /// The rows, in an order drawn by lot, and protected. `below` gives a number under the one it is given, each as
    /// likely.
    pub fn done(self, mut below: impl FnMut(usize) -> usize) -> Part {
        let rows = self.columns.first().map_or(0, Vec::len);
        let mut order: Vec<usize> = (0..rows).collect();
        shuffle(&mut order, &mut below);
        let level = self.layout.variables.iter().position(|variable| variable.of == Of::Level);
        let level_of = |columns: &[Vec<Cell>], row: usize| level.map_or(BLANK, |at| columns[at][row]);
        let mut levels: BTreeMap<Cell, Vec<usize>> = BTreeMap::new();
        for row in &order {
            levels.entry(level_of(&self.columns, *row)).or_default().push(*row);
        }
        let left_out: Vec<Cell> =
            levels.iter().filter(|(_, rows)| rows.len() < SMALLEST).map(|(level, _)| *level).collect();
        order.retain(|row| !left_out.contains(&level_of(&self.columns, *row)));
        let keys: Vec<&[Cell]> = self.layout.keys.iter().map(|at| self.columns[*at].as_slice()).collect();
        let few: BTreeSet<usize> =
            levels.values().filter(|rows| rows.len() >= SMALLEST).flat_map(|rows| rare(rows, &keys)).collect();
        let left_out = (rows - order.len()) as u64;
        order.retain(|row| !few.contains(row));
        // Drawn once more: which rows were left out with the few went by the order until now.
        shuffle(&mut order, &mut below);
        Part { left_out, rare: few.len() as u64, columns: self.columns, order }
    }
}

/// Fisher and Yates, as in D. E. Knuth, *The Art of Computer Programming*, volume 2, 3.4.2, algorithm P.
fn shuffle(order: &mut [usize], below: &mut impl FnMut(usize) -> usize) {
    for at in (1..order.len()).rev() {
        order.swap(at, below(at + 1));
    }
}

/// What an answer is in a variable.
fn said(question: &Question, variable: &Variable, answer: &Answer) -> Cell {
    let cell = |meaning: Meaning| variable.cell(&meaning).unwrap_or(BLANK);
    match (&answer.value, &variable.of) {
        // Of a rating's variables, that of the scale which was read.
        (Value::Out(_), Of::Answer { scale, .. }) if scale.as_ref() != question.scale_at(answer.level) => BLANK,
        (Value::Out(way), _) => cell(Meaning::Out(*way)),
        (Value::Choice(code), Of::Answer { scale: None, .. }) => cell(Meaning::Answer(code.clone())),
        (Value::Point { scale, point }, Of::Answer { scale: Some(of), .. }) if scale == of => {
            cell(Meaning::Answer(point.clone()))
        }
        (Value::Many(chosen), Of::Option { option, .. }) => {
            if chosen.contains(option) {
                CHOSEN
            } else {
                NOT_CHOSEN
            }
        }
        (Value::Ranked(places), Of::Place { place, .. }) => {
            places.get(place - 1).map_or(BLANK, |code| cell(Meaning::Answer(code.clone())))
        }
        _ => BLANK,
    }
}
