//! One basis: services beside services on the same measures, the council beside an outside organisation in the same
//! words, and those with lower needs beside those with more and with none.

use std::collections::BTreeMap;

use domain::{
    findings::figures,
    outcome::{Block, Section, Table, TableRow},
    survey::Measure,
};

use super::{Material, headline, named, whose};
use crate::tables::{Printed, PrintedRow, cell, signed};

/// What services are compared on.
const MEASURES: [Measure; 5] = [Measure::Quality, Measure::Access, Measure::Listened, Measure::Need, Measure::JoinedUp];

/// A group of those who answered, with its rows and the tables they stand in.
type Group<'m> = (String, Vec<(&'m Printed, &'m PrintedRow)>);

/// Every group of those who answered, in the tables' order, with its tables and rows.
fn groups<'m>(m: &Material<'_>, tables: impl Iterator<Item = &'m Printed>) -> Vec<Group<'m>> {
    let mut order: Vec<String> = Vec::new();
    let mut found: BTreeMap<String, Vec<(&Printed, &PrintedRow)>> = BTreeMap::new();
    for table in tables {
        for row in table.rows.iter().filter(|row| row.need.is_none()) {
            let group = whose(m.ui, table, row);
            if !order.contains(&group) {
                order.push(group.clone());
            }
            found.entry(group).or_default().push((table, row));
        }
    }
    order.into_iter().map(|group| (group.clone(), found.remove(&group).unwrap_or_default())).collect()
}

/// What people rate now: one table for each group of those who answered, never one of them all.
pub(super) fn basis(m: &Material<'_>) -> Section {
    let ui = m.ui;
    let rated = m.tables.iter().filter(|table| {
        table.service.is_some() && !table.written && table.measure.is_some_and(|one| MEASURES.contains(&one))
    });
    let mut blocks = vec![Block::Said(ui.say("findings-lead")), Block::Said(ui.say("findings-compare-note"))];
    for (group, rows) in groups(m, rated) {
        let measures: Vec<Measure> =
            MEASURES.into_iter().filter(|one| rows.iter().any(|(table, _)| table.measure == Some(*one))).collect();
        let figure = |service, measure| {
            rows.iter()
                .find(|(table, _)| table.service.as_ref() == Some(service) && table.measure == Some(measure))
                .map_or_else(|| "[z]".to_owned(), |(table, row)| headline(ui, table, row))
        };
        let lines: Vec<TableRow> = m
            .consultation
            .services
            .iter()
            .map(|service| TableRow {
                name: ui.service(&service.code),
                part: false,
                cells: measures.iter().map(|one| figure(&service.code, *one)).collect(),
            })
            // Where nothing may be shown of any service, a row of marks says nothing.
            .filter(|line| line.cells.iter().any(|cell| cell != "[z]" && cell != "[c]"))
            .collect();
        if lines.is_empty() {
            continue;
        }
        let head = std::iter::once(ui.say("service"))
            .chain(measures.iter().map(|one| ui.say(&format!("measure-{}", one.as_str()))))
            .collect();
        blocks.push(Block::Table(Table { caption: group, head, rows: lines, notes: Vec::new() }));
    }
    named(m, "basis", blocks)
}

/// Ratings of what is to come, that were asked about each kind of provider in the same words on the same scale.
fn expected<'m>(m: &Material<'m>) -> Vec<Group<'m>> {
    let future = m.tables.iter().filter(|table| table.measure == Some(Measure::Future) && table.balanced);
    groups(m, future).into_iter().filter(|(_, rows)| rows.len() >= 2).collect()
}

/// The council's own provision and an outside organisation's, side by side.
pub(super) fn providers(m: &Material<'_>) -> Section {
    let ui = m.ui;
    let mut blocks = vec![Block::Said(ui.say("outcome-said-providers"))];
    let groups = expected(m);
    let questions: Vec<String> = groups
        .first()
        .map(|(_, rows)| rows.iter().map(|(table, _)| table.question.clone()).collect())
        .unwrap_or_default();
    let rows: Vec<TableRow> = groups
        .iter()
        .map(|(group, rows)| {
            let mut cells: Vec<String> = rows.iter().map(|(table, row)| headline(ui, table, row)).collect();
            cells.push(verdict(m, rows[0].1, rows[1].1));
            TableRow { name: group.clone(), part: false, cells }
        })
        .collect();
    if rows.is_empty() {
        blocks.push(Block::Said(ui.say("outcome-said-providers-none")));
    } else {
        let head = std::iter::once(ui.say("group"))
            .chain(questions)
            .chain(std::iter::once(ui.say("outcome-second-is")))
            .collect();
        let notes = vec![ui.say("outcome-note-verdict")];
        blocks.push(Block::Table(Table { caption: ui.say("outcome-providers-caption"), head, rows, notes }));
    }
    // Who should provide, where people chose one.
    for table in m.tables.iter().filter(|table| {
        table.measure == Some(Measure::Future) && table.service.is_none() && !table.balanced && table.exclusive
    }) {
        blocks.push(Block::Table(distribution(m, table)));
    }
    named(m, "providers", blocks)
}

/// How the second of two figures stands to the first, in words that claim no more than may be claimed.
fn verdict(m: &Material<'_>, first: &PrintedRow, second: &PrintedRow) -> String {
    let figure = |row: &PrintedRow| Some((row.row.net?, row.row.base.shown()?));
    let key = match (figure(first), figure(second)) {
        (Some((one, n)), Some((other, k))) => match figures::stands(one, n, other, k) {
            std::cmp::Ordering::Less => "outcome-lower",
            std::cmp::Ordering::Equal => "outcome-no-difference",
            std::cmp::Ordering::Greater => "outcome-higher",
        },
        _ => "outcome-not-comparable",
    };
    m.ui.say(key)
}

/// What stands out, for the summary: one sentence for each group about what it expects of each provider.
pub(super) fn sentences(m: &Material<'_>) -> Vec<String> {
    expected(m)
        .into_iter()
        .filter_map(|(group, rows)| {
            let (first, second) = (rows[0], rows[1]);
            let args = [
                ("group", group.into()),
                ("council", signed(first.1.row.net?).into()),
                ("outside", signed(second.1.row.net?).into()),
                ("n", cell(first.1.row.base).into()),
                ("verdict", verdict(m, first.1, second.1).to_lowercase().into()),
            ];
            Some(m.ui.say_with("outcome-said-expected", &args))
        })
        .collect()
}

/// A table of a distribution: counts with their percentages, for each group.
pub(super) fn distribution(m: &Material<'_>, table: &Printed) -> Table {
    let ui = m.ui;
    let rows = table
        .rows
        .iter()
        .filter(|row| row.need.is_none())
        .map(|row| TableRow {
            name: row.who.clone(),
            part: false,
            cells: std::iter::once(cell(row.row.base))
                .chain(row.row.counts.iter().zip(&row.row.percents).map(|(count, percent)| match percent {
                    Some(percent) => format!("{} ({percent}%)", cell(*count)),
                    None => cell(*count),
                }))
                .collect(),
        })
        .collect();
    let head = [ui.say("group"), ui.say("base")].into_iter().chain(table.columns.iter().cloned()).collect();
    let notes = if table.exclusive { Vec::new() } else { vec![ui.say("caveat-several")] };
    Table { caption: table.title.clone(), head, rows, notes }
}

/// What people said would show that a service is still good.
pub(super) fn evidence(m: &Material<'_>) -> Vec<Block> {
    m.tables
        .iter()
        .filter(|table| table.measure == Some(Measure::Evidence))
        .map(|table| Block::Table(distribution(m, table)))
        .collect()
}

/// Those with lower needs beside those with more and with none, for each service.
pub(super) fn need(m: &Material<'_>) -> Section {
    let ui = m.ui;
    let mut blocks = vec![Block::Said(ui.say("outcome-said-need"))];
    let (mut all, mut hidden) = (0, 0);
    let quality = m.tables.iter().filter(|table| table.measure == Some(Measure::Quality) && table.balanced);
    let mut found: Vec<(String, Vec<String>, Vec<TableRow>)> = Vec::new();
    for table in quality {
        let mut rows = table.rows.iter().peekable();
        while let Some(total) = rows.next() {
            let mut parts: Vec<&PrintedRow> = Vec::new();
            while let Some(part) = rows.next_if(|row| row.need.is_some()) {
                parts.push(part);
            }
            if parts.is_empty() {
                continue;
            }
            let group = whose(m.ui, table, total);
            let needs: Vec<String> = parts.iter().filter_map(|part| part.need.clone()).collect();
            let mut cells: Vec<String> = parts.iter().map(|part| headline(ui, table, part)).collect();
            all += cells.len();
            hidden += parts.iter().filter(|part| part.row.net.is_none()).count();
            // The lower level against no extra help: the gap members asked about.
            cells.push(if parts.len() >= 2 {
                verdict(m, parts[0], parts[1])
            } else {
                ui.say("outcome-not-comparable")
            });
            let name = table.service_name.clone().unwrap_or_else(|| table.title.clone());
            let line = TableRow { name, part: false, cells };
            match found.iter_mut().find(|(one, heads, _)| *one == group && *heads == needs) {
                Some((_, _, lines)) => lines.push(line),
                None => found.push((group, needs, vec![line])),
            }
        }
    }
    for (group, needs, rows) in found {
        let head = std::iter::once(ui.say("service"))
            .chain(needs)
            .chain(std::iter::once(ui.say("outcome-lower-level-is")))
            .collect();
        // Of a group of which nothing may be shown, the count below says so.
        if rows.iter().any(|row| row.cells.iter().any(|cell| cell.contains('('))) {
            let caption = ui.say_with("outcome-need-caption", &[("group", group.into())]);
            blocks.push(Block::Table(Table { caption, head, rows, notes: vec![ui.say("outcome-note-verdict")] }));
        }
    }
    let args = [("hidden", hidden.into()), ("all", all.into())];
    blocks.push(Block::Said(ui.say_with("outcome-said-need-hidden", &args)));
    named(m, "need", blocks)
}
