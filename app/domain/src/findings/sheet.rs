//! Responses by column, as they are kept once no more can come: what counting reads a million of.
//!
//! A response never changes after it was sent, so those of one day to one version can be written down again, close
//! together, once the day is over. Each column has the answers that were given in it, each once, and then which of
//! them each response gave. What a response says, and in which order responses stand, is exactly what was stored:
//! nothing is counted yet, so any question may still be asked of it.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use super::{
    crossed::Crossed,
    person::{self, Beside, Sum},
    tally::{Group, Need, Tally, whose_are},
};
use crate::{
    audience::Channel,
    code::Code,
    digest::Digest,
    level::ReadingLevel,
    respond::answer::{Answer, Answers, Slot, Value},
    survey::{Question, Survey},
};

/// The most responses on one sheet.
pub const ROWS: usize = 50_000;

/// How a sheet is written: one that was written otherwise is made anew from its responses.
pub const FORMAT: i32 = 1;

/// What is wrong with bytes that should be a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("these bytes are no sheet of responses")]
pub struct NotASheet;

/// How a response reached us, and at which level it was sent.
pub type Came = (ReadingLevel, Channel);

/// Some responses to one version of a survey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    rows: usize,
    came: Column<Came>,
    answers: BTreeMap<Slot, Column<Answer>>,
}

/// A column: the values that are in it, and which rows have which.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Column<V> {
    values: Vec<V>,
    /// For each row that has one, how many rows before it have none since the last that had, times how many values
    /// there are, plus which it is; seven bits a byte, the lowest first. Nearly always one byte.
    cells: Vec<u8>,
}

impl<V> Column<V> {
    fn cells(&self) -> Cells<'_> {
        Cells { rest: &self.cells, values: self.values.len().max(1) as u64, row: 0 }
    }

    /// Whether rows have values of which there are none.
    fn is_unsaid(&self) -> bool {
        self.values.is_empty() && !self.cells.is_empty()
    }

    /// What each row has, each value read once.
    fn read<T: Copy>(&self, rows: usize, none: T, read: impl Fn(&V) -> T) -> Vec<T> {
        let values: Vec<T> = self.values.iter().map(read).collect();
        let mut dense = vec![none; rows];
        for (row, value) in self.cells() {
            if let (Some(cell), Some(value)) = (dense.get_mut(row), values.get(value)) {
                *cell = *value;
            }
        }
        dense
    }

    /// Which value each row has, by its place, from 1; 0 where it has none.
    fn dense(&self, rows: usize) -> Vec<usize> {
        let mut dense = vec![0; rows];
        for (row, value) in self.cells() {
            if let Some(cell) = dense.get_mut(row) {
                *cell = value + 1;
            }
        }
        dense
    }
}

/// The rows of a column that have a value, each with the value's place.
struct Cells<'c> {
    rest: &'c [u8],
    values: u64,
    row: u64,
}

impl Iterator for Cells<'_> {
    type Item = (usize, usize);

    fn next(&mut self) -> Option<(usize, usize)> {
        let mut number = 0u64;
        let mut shift = 0;
        loop {
            let (byte, rest) = self.rest.split_first()?;
            self.rest = rest;
            number |= u64::from(byte & 0x7f).checked_shl(shift)?;
            shift += 7;
            if byte & 0x80 == 0 {
                break;
            }
        }
        let row = self.row.saturating_add(number / self.values);
        self.row = row.saturating_add(1);
        Some((usize::try_from(row).ok()?, usize::try_from(number % self.values).ok()?))
    }
}

fn push_number(cells: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        cells.push(number.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    cells.push(number.to_le_bytes()[0]);
}

/// A sheet while responses are put on it.
#[derive(Debug, Default)]
pub struct Writing {
    rows: usize,
    came: Filling<Came>,
    answers: BTreeMap<Slot, Filling<Answer>>,
}

#[derive(Debug)]
struct Filling<V> {
    values: Vec<V>,
    found: HashMap<V, usize>,
    cells: Vec<(usize, usize)>,
}

impl<V> Default for Filling<V> {
    fn default() -> Self {
        Self { values: Vec::new(), found: HashMap::new(), cells: Vec::new() }
    }
}

impl<V: Clone + Eq + std::hash::Hash> Filling<V> {
    fn put(&mut self, row: usize, value: &V) {
        let place = self.found.get(value).copied().unwrap_or_else(|| {
            let place = self.values.len();
            self.values.push(value.clone());
            self.found.insert(value.clone(), place);
            place
        });
        self.cells.push((row, place));
    }

    fn done(self) -> Column<V> {
        let values = self.values.len().max(1) as u64;
        let mut cells = Vec::with_capacity(self.cells.len());
        let mut next = 0;
        for (row, place) in self.cells {
            push_number(&mut cells, (row - next) as u64 * values + place as u64);
            next = row + 1;
        }
        Column { values: self.values, cells }
    }
}

impl Writing {
    /// Puts a response on it.
    pub fn add(&mut self, level: ReadingLevel, channel: Channel, answers: &Answers) {
        self.came.put(self.rows, &(level, channel));
        for (slot, answer) in answers.iter() {
            match self.answers.get_mut(slot) {
                Some(column) => column.put(self.rows, answer),
                None => self.answers.entry(slot.clone()).or_default().put(self.rows, answer),
            }
        }
        self.rows += 1;
    }

    /// How many are on it.
    pub fn len(&self) -> usize {
        self.rows
    }

    /// Whether none are.
    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// The sheet.
    pub fn done(self) -> Sheet {
        let answers = self.answers.into_iter().map(|(slot, column)| (slot, column.done())).collect();
        Sheet { rows: self.rows, came: self.came.done(), answers }
    }
}

/// What stands before a sheet's cells.
#[derive(Serialize, Deserialize)]
struct Head {
    rows: usize,
    came: HeadOf<Came>,
    answers: Vec<(Slot, HeadOf<Answer>)>,
}

#[derive(Serialize, Deserialize)]
struct HeadOf<V> {
    values: Vec<V>,
    bytes: usize,
}

impl Sheet {
    /// How many responses are on it.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// As bytes: the same responses in the same order give the same.
    pub fn encode(&self) -> Vec<u8> {
        fn head<V: Clone>(column: &Column<V>) -> HeadOf<V> {
            HeadOf { values: column.values.clone(), bytes: column.cells.len() }
        }
        let answers = self.answers.iter().map(|(slot, column)| (slot.clone(), head(column))).collect();
        let head = Head { rows: self.rows, came: head(&self.came), answers };
        let head = serde_json::to_vec(&head).expect("plain data is written as JSON");
        let mut bytes = (head.len() as u64).to_le_bytes().to_vec();
        bytes.extend(head);
        bytes.extend(&self.came.cells);
        for column in self.answers.values() {
            bytes.extend(&column.cells);
        }
        bytes
    }

    /// Reads [`Self::encode`] back.
    pub fn decode(bytes: &[u8]) -> Result<Self, NotASheet> {
        fn take<'b>(bytes: &mut &'b [u8], n: usize) -> Result<&'b [u8], NotASheet> {
            let (taken, rest) = bytes.split_at_checked(n).ok_or(NotASheet)?;
            *bytes = rest;
            Ok(taken)
        }
        let mut rest = bytes;
        let length = u64::from_le_bytes(take(&mut rest, 8)?.try_into().map_err(|_| NotASheet)?);
        let head = take(&mut rest, usize::try_from(length).map_err(|_| NotASheet)?)?;
        let head: Head = serde_json::from_slice(head).map_err(|_| NotASheet)?;
        let came = Column { cells: take(&mut rest, head.came.bytes)?.to_vec(), values: head.came.values };
        let mut answers = BTreeMap::new();
        for (slot, of) in head.answers {
            answers.insert(slot, Column { cells: take(&mut rest, of.bytes)?.to_vec(), values: of.values });
        }
        let unsaid = came.is_unsaid() || answers.values().any(Column::is_unsaid);
        // Each response came somehow, and what says otherwise is none of ours.
        if !rest.is_empty() || head.rows > ROWS || unsaid || !came.cells().map(|(row, _)| row).eq(0..head.rows) {
            return Err(NotASheet);
        }
        Ok(Self { rows: head.rows, came, answers })
    }

    /// The fingerprint of what is on it.
    pub fn digest(encoded: &[u8]) -> Digest {
        Digest::of([encoded])
    }

    /// How many came at each level and by each channel.
    pub fn came(&self) -> BTreeMap<Came, u64> {
        let mut came = BTreeMap::new();
        for (_, value) in self.came.cells() {
            if let Some(value) = self.came.values.get(value) {
                *came.entry(*value).or_default() += 1;
            }
        }
        came
    }

    /// What each response has in a slot, as `read` has it; `none` where it has nothing.
    pub fn read<T: Copy>(&self, slot: &Slot, none: T, read: impl Fn(&Answer) -> T) -> Vec<T> {
        self.answers.get(slot).map_or_else(|| vec![none; self.rows], |column| column.read(self.rows, none, read))
    }

    /// How each response came, as `read` has it; `none` is never needed, and is what stands where nothing does.
    pub fn read_came<T: Copy>(&self, none: T, read: impl Fn(Came) -> T) -> Vec<T> {
        self.came.read(self.rows, none, |came| read(*came))
    }

    /// Whose voice each response is: for each row a place in the second.
    fn voices(&self, survey: &Survey) -> (Vec<usize>, Vec<(Group, Need)>) {
        let column = |question: &Option<Code>| self.answers.get(&Slot::of(question.clone()?));
        let (filled_by, need) = (column(&survey.filled_by), column(&survey.need));
        let none = || vec![0; self.rows];
        let filled = filled_by.map_or_else(none, |column| column.dense(self.rows));
        let needs = need.map_or_else(none, |column| column.dense(self.rows));
        let came = self.came.dense(self.rows);
        let mut voices = Vec::new();
        let mut found: HashMap<(usize, usize, usize), usize> = HashMap::new();
        let of_rows = came
            .iter()
            .zip(&filled)
            .zip(&needs)
            .map(|((came, filled), needed)| {
                *found.entry((*came, *filled, *needed)).or_insert_with(|| {
                    let value = |column: Option<&'_ Column<Answer>>, place: usize| {
                        Some(column?.values.get(place.checked_sub(1)?)?.value.clone())
                    };
                    let level = self.came.values[came.saturating_sub(1)].0;
                    let (filled, needed) = (value(filled_by, *filled), value(need, *needed));
                    voices.push(whose_are(level, filled.as_ref(), needed.as_ref()));
                    voices.len() - 1
                })
            })
            .collect();
        (of_rows, voices)
    }
}

impl Sheet {
    /// Counts a question by another. What was answered on a scale that is no longer asked counts as not answered: points of
    /// two scales are never added up.
    pub(super) fn cross(&self, survey: &Survey, slots: (&Slot, &Slot), into: &mut Crossed) {
        let (of_rows, voices) = self.voices(survey);
        let (this, other) = (self.answers.get(slots.0), self.answers.get(slots.1));
        let dense =
            |column: Option<&Column<Answer>>| column.map_or_else(|| vec![0; self.rows], |of| of.dense(self.rows));
        let mut alike: BTreeMap<(usize, usize, usize), u64> = BTreeMap::new();
        for ((voice, one), two) in of_rows.iter().zip(dense(this)).zip(dense(other)) {
            *alike.entry((*voice, one, two)).or_default() += 1;
        }
        let asked = |slot: &Slot, answer: &Answer| match &answer.value {
            Value::Point { scale, .. } => {
                survey.questions.get(&slot.question).and_then(|question| question.scale_at(answer.level)) == Some(scale)
            }
            _ => true,
        };
        let value = |slot: &Slot, column: Option<&'_ Column<Answer>>, place: usize| {
            column?.values.get(place.checked_sub(1)?).filter(|answer| asked(slot, answer)).cloned()
        };
        for ((voice, one, two), n) in alike {
            into.add(&voices[voice], value(slots.0, this, one).as_ref(), value(slots.1, other, two).as_ref(), n);
        }
    }
}

impl Tally {
    /// Adds every response on a sheet: what [`Tally::add`] would come to, one by one.
    pub fn add_sheet(&mut self, survey: &Survey, sheet: &Sheet) {
        let (of_rows, voices) = sheet.voices(survey);
        let mut responses = vec![0u64; voices.len()];
        for voice in &of_rows {
            responses[*voice] += 1;
        }
        for ((group, _), n) in voices.iter().zip(responses) {
            *self.responses.entry(*group).or_default() += n;
        }
        for ((_, channel), n) in sheet.came() {
            *self.channels.entry(channel).or_default() += n;
        }
        for (slot, column) in &sheet.answers {
            let width = column.values.len();
            let mut counts = vec![0u64; voices.len() * width];
            for (row, value) in column.cells() {
                if let Some(voice) = of_rows.get(row) {
                    counts[*voice * width + value] += 1;
                }
            }
            for (voice, counts) in voices.iter().zip(counts.chunks(width.max(1))) {
                for (answer, n) in column.values.iter().zip(counts).filter(|(_, n)| **n > 0) {
                    self.count(survey, slot, answer, (voice.0.filled_by, &voice.1), *n);
                }
            }
        }
        self.add_persons(survey, sheet, (&of_rows, &voices));
    }

    /// Adds what several answers of each person on a sheet come to.
    fn add_persons(&mut self, survey: &Survey, sheet: &Sheet, (of_rows, voices): (&[usize], &[(Group, Need)])) {
        // What each row's rating is worth: by the level it was sent at, as [`Tally::add`] has it.
        let scores = |question: &Question, slot: &Slot| -> Option<Vec<Option<f64>>> {
            let column = sheet.answers.get(slot)?;
            let worth: Vec<Option<(ReadingLevel, f64)>> = column
                .values
                .iter()
                .map(|answer| Some((answer.level, person::score(survey, question, answer.level, answer)?)))
                .collect();
            let mut dense = vec![None; sheet.rows];
            for (row, value) in column.cells() {
                let level = of_rows.get(row).map(|voice| voices[*voice].0.level);
                if let (Some(cell), Some(Some((of, score)))) = (dense.get_mut(row), worth.get(value)) {
                    *cell = (level == Some(*of)).then_some(*score);
                }
            }
            Some(dense)
        };
        for question in person::rated_of_each(survey) {
            let mut sums = vec![Sum::default(); sheet.rows];
            for service in &survey.services {
                let found = scores(question, &Slot::about(question.code.clone(), service.clone()));
                for (sum, score) in sums.iter_mut().zip(found.into_iter().flatten()) {
                    if let Some(score) = score {
                        sum.add(score);
                    }
                }
            }
            let mut alike: BTreeMap<(usize, Code), u64> = BTreeMap::new();
            for (voice, sum) in of_rows.iter().zip(sums) {
                if let Some(point) = sum.over_all() {
                    *alike.entry((*voice, point)).or_default() += 1;
                }
            }
            for ((voice, point), n) in alike {
                self.count_over_all(question, point, &voices[voice], n);
            }
        }
        for pair in person::pairs(survey) {
            let mut whole = vec![(Sum::default(), Sum::default()); sheet.rows];
            let mut put = |of: person::Of, counts: Vec<Beside>| {
                for (voice, beside) in voices.iter().zip(counts).filter(|(_, beside)| beside.n() > 0) {
                    self.add_beside(of.clone(), voice, beside);
                }
            };
            for [first, second] in pair.slots(survey) {
                let (Some(ones), Some(others)) = (scores(pair.council, &first), scores(pair.outside, &second)) else {
                    continue;
                };
                let mut counts = vec![Beside::default(); voices.len()];
                for (row, (one, other)) in ones.into_iter().zip(others).enumerate() {
                    let (Some(one), Some(other)) = (one, other) else { continue };
                    whole[row].0.add(one);
                    whole[row].1.add(other);
                    counts[of_rows[row]].add(one, other);
                }
                put(pair.of(second.service), counts);
            }
            if pair.each {
                let mut counts = vec![Beside::default(); voices.len()];
                for (voice, (one, other)) in of_rows.iter().zip(whole) {
                    if let (Some(one), Some(other)) = (one.get(), other.get()) {
                        counts[*voice].add(one, other);
                    }
                }
                put(pair.of(None), counts);
            }
        }
    }
}
