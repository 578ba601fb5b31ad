//! Who left what out: of those who came to a question, how many answered nothing.
//!
//! It is worked out from figures that are shown elsewhere, and so gives nothing more away.

use std::collections::BTreeMap;

use domain::{
    code::Code,
    disclosure::{Cell, LEAST_COUNT},
    outcome::{Block, Table, TableRow},
    survey::Survey,
};

use super::{Material, whose};
use crate::tables::{Printed, PrintedRow};

/// A share of what was come to less often is not worth telling: every number it is made of is rounded to 5.
const LEAST: u64 = 100;

/// More apart, the least and the most that it can be say nothing.
const WIDEST: u64 = 15;

/// How often a question was come to; how often it was answered, or a way out was taken, of which more than a few took it; and
/// how many more may have taken one, which only few did.
#[derive(Clone, Copy, Default)]
struct Came {
    to: u64,
    said: u64,
    more: u64,
    /// How far rounding may have moved the first, and the second.
    off: (u64, u64),
}

/// The most that rounding to 5 takes from a number, or adds to it.
const ROUNDED: u64 = 2;

/// One table for each survey: a row for each question, a column for each group.
pub(super) fn unanswered(m: &Material<'_>) -> Vec<Block> {
    let ui = m.ui;
    let mut blocks: Vec<Block> =
        m.evidence.asked.values().filter_map(|asked| of_survey(m, &asked.edition.survey)).map(Block::Table).collect();
    if !blocks.is_empty() {
        let before = [Block::Heading(ui.say("outcome-unanswered")), Block::Said(ui.say("outcome-said-unanswered"))];
        blocks.splice(0..0, before);
    }
    blocks
}

fn of_survey(m: &Material<'_>, survey: &Survey) -> Option<Table> {
    // Who is led past a question has not left it out.
    if survey.pages.iter().any(|page| !page.jumps.is_empty()) {
        return None;
    }
    let audience = m.ui.audience(survey.audience);
    // Where some tables are those of an earlier report, more came than are in them.
    let of_audience = format!("{audience}, ");
    if m.kept_back.iter().any(|(who, ..)| who.starts_with(&of_audience)) {
        return None;
    }
    let mut groups: Vec<String> = Vec::new();
    let mut rows: Vec<(String, BTreeMap<String, Came>)> = Vec::new();
    let mine = || {
        m.tables.iter().filter(|table| table.survey == survey.code && !table.written && !table.theme && !table.over_all)
    };
    for table in mine() {
        let Some(page) =
            table.code.as_ref().and_then(|code| survey.pages.iter().find(|page| page.questions.contains(code)))
        else {
            continue;
        };
        if page.when.is_some() {
            continue;
        }
        for row in table.rows.iter().filter(|row| row.need.is_none()) {
            let group = whose(m.ui, table, row);
            let came = match &page.each {
                Some(each) => chose(mine(), each, table.service.as_ref(), row),
                None => {
                    let mut responses = m.responses.iter();
                    responses.find(|(one, who, _)| *one == audience && *who == row.who).and_then(|(_, _, n)| n.shown())
                }
            };
            if !groups.contains(&group) {
                groups.push(group.clone());
            }
            let at = rows.iter().position(|(question, _)| *question == table.question).unwrap_or_else(|| {
                rows.push((table.question.clone(), BTreeMap::new()));
                rows.len() - 1
            });
            let sum = rows[at].1.entry(group).or_default();
            // A service of which something is hidden is left out on both sides.
            if let Some((to, said)) = came.zip(said(row)) {
                *sum = Came {
                    to: sum.to + to,
                    said: sum.said + said.said,
                    more: sum.more + said.more,
                    off: (sum.off.0 + ROUNDED, sum.off.1 + said.off.1),
                };
            }
        }
    }
    let share = |came: Option<&Came>| {
        let Some(Came { to, said, more, off }) = came.copied() else { return "[z]".to_owned() };
        if to < LEAST {
            return m.ui.say("outcome-not-known");
        }
        // What it can be at the least and at the most, whichever way each number was rounded.
        let fewest = (to - off.0.min(to)).saturating_sub(said + more + off.1);
        let (least, most) =
            (fewest * 100 / to, ((to + off.0).saturating_sub(said.saturating_sub(off.1)) * 100).div_ceil(to));
        match (most - least <= WIDEST, least == most) {
            (false, _) => m.ui.say("outcome-not-known"),
            (true, true) => m.ui.say_with("outcome-about-percent", &[("percent", most.into())]),
            (true, false) => m.ui.say_with("outcome-about-between", &[("least", least.into()), ("most", most.into())]),
        }
    };
    // A group of which nothing is known has no column.
    groups.retain(|group| rows.iter().any(|(_, by)| share(by.get(group)).contains('%')));
    let rows: Vec<TableRow> = rows
        .into_iter()
        .map(|(name, by)| TableRow {
            name,
            part: false,
            cells: groups.iter().map(|group| share(by.get(group))).collect(),
        })
        .filter(|row| row.cells.iter().any(|cell| cell.contains('%')))
        .collect();
    let args = [("audience", audience.into())];
    let caption = m.ui.say_with("outcome-unanswered-caption", &args);
    let head = std::iter::once(m.ui.say("outcome-question")).chain(groups).collect();
    (!rows.is_empty()).then(|| Table { caption, head, rows, ..Table::default() })
}

/// How many of a group chose a service, and so were asked about it.
fn chose<'t>(
    mut tables: impl Iterator<Item = &'t Printed>,
    each: &Code,
    service: Option<&Code>,
    of: &PrintedRow,
) -> Option<u64> {
    let chosen = tables
        .find(|table| table.code.as_ref() == Some(each) && table.rows.iter().any(|row| row.row.key == of.row.key))?;
    let at = chosen.options.iter().position(|option| Some(option) == service)?;
    let row = chosen.rows.iter().find(|row| row.row.key == of.row.key)?;
    row.row.counts.get(at)?.shown()
}

/// How many answered, or took a way out that more than a few took; and how many more the few may be. Nothing where the base
/// is hidden, or a way out.
fn said(row: &PrintedRow) -> Option<Came> {
    let mut sum = Came { said: row.row.base.shown()?, off: (0, ROUNDED), ..Came::default() };
    for out in row.ways.iter().flatten() {
        match out {
            // Nobody is rounded to nobody alone.
            Cell::Shown(0) => {}
            Cell::Shown(n) => {
                sum.said += n;
                sum.off.1 += ROUNDED;
            }
            Cell::Low => sum.more += LEAST_COUNT - 1,
            Cell::Confidential => return None,
        }
    }
    Some(sum)
}
