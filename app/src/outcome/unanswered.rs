//! Who left what out: of those who came to a question, how many answered nothing.
//!
//! It is worked out from figures that are shown elsewhere, and so gives nothing more away.

use std::collections::BTreeMap;

use domain::{
    code::Code,
    disclosure::Cell,
    findings::figures,
    outcome::{Block, Table, TableRow},
    survey::Survey,
};

use super::{Material, whose};
use crate::tables::{Printed, PrintedRow};

/// A share of fewer is not worth telling: every number it is made of is rounded to 5.
const LEAST: u64 = 100;

/// How many came to a question, and how many of them answered it or took a way out.
type Came = (u64, u64);

/// One table for each survey: a row for each question, a column for each group.
pub(super) fn unanswered(m: &Material<'_>) -> Vec<Block> {
    let ui = m.ui;
    let mut blocks: Vec<Block> =
        m.evidence.asked.values().filter_map(|asked| of_survey(m, &asked.edition.survey)).map(Block::Table).collect();
    if !blocks.is_empty() {
        blocks.insert(0, Block::Said(ui.say("outcome-said-unanswered")));
    }
    blocks
}

fn of_survey(m: &Material<'_>, survey: &Survey) -> Option<Table> {
    // Who is led past a question has not left it out.
    if survey.pages.iter().any(|page| !page.jumps.is_empty()) {
        return None;
    }
    let audience = m.ui.audience(survey.audience);
    let mut groups: Vec<String> = Vec::new();
    let mut rows: Vec<(String, BTreeMap<String, Option<Came>>)> = Vec::new();
    let mine = || m.tables.iter().filter(|table| table.survey == survey.code && !table.written && !table.theme);
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
            let more = came.zip(said(row));
            let sum = rows[at].1.entry(group).or_insert(Some((0, 0)));
            // A service of which something is hidden is left out on both sides.
            if let (Some(sum), Some((came, said))) = (sum.as_mut(), more) {
                *sum = (sum.0 + came, sum.1 + said);
            }
        }
    }
    let share = |came: Option<&Option<Came>>| match came {
        None => "[z]".to_owned(),
        Some(Some((came, said))) if *came >= LEAST => {
            let percent = figures::percent(came.saturating_sub(*said), *came).unwrap_or_default();
            m.ui.say_with("outcome-about-percent", &[("percent", percent.into())])
        }
        Some(_) => "[c]".to_owned(),
    };
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

/// How many answered, or took a way out; of a way that fewer than five took, none. Nothing where the base is hidden.
fn said(row: &PrintedRow) -> Option<u64> {
    let out = |cell: &Cell| match cell {
        Cell::Shown(n) => Some(*n),
        Cell::Low => Some(0),
        Cell::Confidential => None,
    };
    Some(row.row.base.shown()? + row.row.outs.iter().map(out).sum::<Option<u64>>()?)
}
