//! One question set against another, where an officer saved it for the report.

use std::cmp::Ordering;

use domain::{
    code::Code,
    disclosure::Cell,
    findings::crossed::stands,
    outcome::{Block, Section, Table, TableRow},
    respond::answer::Slot,
};

use super::{Material, compared::standing, headline, named};
use crate::tables::{Printed, PrintedRow, cell, method_crossed};

/// A pair of questions that an officer saved.
#[derive(Clone, Debug)]
pub struct Saved {
    /// Its number.
    pub id: i64,
    /// What it sets against what, and whose answers, in words.
    pub title: String,
    /// The survey and both questions.
    pub questions: (Code, [Slot; 2]),
    /// What may be shown of it, or why nothing is.
    pub shown: Result<Vec<Printed>, NotShown>,
    /// The same before it is put into words.
    pub tables: Vec<domain::findings::Table>,
}

/// Why what was saved is not in the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotShown {
    /// People can still answer: what is set against each other now could be told apart from what comes later.
    Open,
    /// An earlier report shows other figures of these questions: whoever has both could tell people apart.
    ToldBefore,
    /// Nobody has answered both.
    Nobody,
    /// It is asked no more.
    Gone,
    /// It takes longer to work out than a page is waited for, or somebody stopped it.
    Working,
}

impl NotShown {
    /// The name in Fluent keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::ToldBefore => "told-before",
            Self::Nobody => "nobody",
            Self::Gone => "gone",
            Self::Working => "working",
        }
    }
}

/// The section; none where nothing was saved.
pub(super) fn section(m: &Material<'_>) -> Option<Section> {
    let ui = m.ui;
    if m.crossed.is_empty() {
        return None;
    }
    let mut blocks = vec![Block::Said(ui.say("outcome-said-crossed"))];
    for saved in m.crossed {
        blocks.push(Block::Heading(saved.title.clone()));
        match &saved.shown {
            Ok(tables) => blocks.extend(tables.iter().flat_map(|table| of_groups(m, table))),
            Err(why) => blocks.push(Block::Said(ui.say(&format!("explore-not-{}", why.as_str())))),
        }
    }
    if m.crossed.iter().any(|saved| saved.shown.is_ok()) {
        blocks.push(Block::Points(method_crossed(ui)));
    }
    Some(named(m, "crossed", blocks))
}

/// A table for each group of those who answered: the group's own row, and below it one for each answer to the other
/// question.
fn of_groups(m: &Material<'_>, table: &Printed) -> Vec<Block> {
    let ui = m.ui;
    let mut tables: Vec<Table> = Vec::new();
    for row in &table.rows {
        let own = row.need.is_none();
        if own {
            let head = [ui.say("group"), ui.say("base")].into_iter().chain(table.columns.iter().cloned());
            let net = table.balanced.then(|| ui.say("net"));
            let caption = format!("{}: {}", table.title, row.who);
            tables.push(Table { caption, head: head.chain(net).collect(), rows: Vec::new(), ..Table::default() });
        }
        if let Some(last) = tables.last_mut() {
            let name = row.need.clone().unwrap_or_else(|| row.who.clone());
            last.rows.push(TableRow { name, part: !own, cells: cells(m, table, row) });
        }
    }
    // A group that stands alone stands in the findings already.
    tables.retain(|one| one.rows.len() > 1);
    let mut each = table.rows.chunk_by(|_, next| next.need.is_some()).filter(|rows| rows.len() > 1);
    for one in &mut tables {
        if let Some(rows) = each.next() {
            beside_most(m, one, &rows[1..]);
        }
    }
    tables.into_iter().map(Block::Table).collect()
}

/// Sets the net sentiment of those who gave each answer beside that of those who gave the answer most gave: a column more,
/// where any two can be compared.
fn beside_most(m: &Material<'_>, table: &mut Table, rows: &[PrintedRow]) {
    let shown = rows.iter().filter(|row| row.row.net.is_some());
    // Of as many, the first.
    let Some(most) = shown.rev().max_by_key(|row| row.row.base.shown()) else { return };
    let told: Vec<Option<Ordering>> = rows
        .iter()
        .map(|row| Some(row).filter(|row| row.row.key != most.row.key).and_then(|row| stands(&most.row, &row.row)))
        .collect();
    if told.iter().all(Option::is_none) {
        return;
    }
    let answer = most.need.clone().unwrap_or_default();
    table.head.push(m.ui.say_with("outcome-beside-most", &[("answer", answer.into())]));
    let own = std::iter::once("[z]".to_owned());
    let verdicts = rows.iter().zip(told).map(|(row, how)| match how {
        _ if row.row.key == most.row.key => "[z]".to_owned(),
        how => m.ui.say(how.map_or("outcome-not-comparable", standing)),
    });
    for (row, verdict) in table.rows.iter_mut().zip(own.chain(verdicts)) {
        row.cells.push(verdict);
    }
    table.notes.push(m.ui.say("outcome-note-crossed-verdict"));
}

fn cells(m: &Material<'_>, table: &Printed, row: &PrintedRow) -> Vec<String> {
    let share = row.row.counts.iter().zip(&row.row.percents).map(|(count, percent)| match percent {
        Some(percent) => format!("{} ({percent}%)", cell(*count)),
        None => cell(*count),
    });
    let net = table.balanced.then(|| match (row.row.net, row.row.base) {
        (None, Cell::Shown(n)) if n > 0 => "[c]".to_owned(),
        _ => headline(m.ui, table, row),
    });
    std::iter::once(cell(row.row.base)).chain(share).chain(net).collect()
}
