//! One basis: services beside services on the same measures, the council beside an outside organisation in the same
//! words, those with lower needs beside those with more and with none, and groups of those who answered beside one another.

mod between;
mod need;
mod providers;
mod verdicts;

use std::{cmp::Ordering, collections::BTreeMap};

use domain::{
    code::Code,
    disclosure::Cell,
    outcome::{Block, Pointed, Section, Table, TableRow},
    survey::{Frame, Measure},
    waves::{self, Basis, Figure, Stands},
};

pub(super) use between::{between, differences};
pub(super) use need::{ByNeeds, by_need, need};
pub(super) use providers::{
    expected_by_need, is_choice, of_service, preferred, providers, sentences, sentences_in_short,
};

use super::{Asked, Material, Unit, asked_as, headline_in, named, says, whose};
use crate::{
    tables::{Printed, PrintedRow, cell, way},
    ui::Ui,
};

/// A row, with the table it stands in.
pub(super) type Placed<'m> = (&'m Printed, &'m PrintedRow);

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

/// The key of the table of what a group rates now.
fn basis_key(group: &str) -> String {
    format!("basis/{group}")
}

/// What each group says of how good services are, for the summary: in the consultation's order, which is no ranking.
pub(super) fn rated(m: &Material<'_>) -> Vec<Pointed> {
    let quality = m.tables.iter().filter(|table| is_quality(table) && table.service.is_some() && !table.written);
    groups(m, quality)
        .into_iter()
        .filter_map(|(group, rows)| {
            let unit = Unit::of(rows.iter().map(|(_, row)| *row));
            let mut each: Vec<String> = Vec::new();
            let mut silent: Vec<String> = Vec::new();
            for service in &m.consultation.services {
                let name = m.ui.service(&service.code);
                let row = rows.iter().find(|(table, _)| table.service.as_ref() == Some(&service.code));
                match row.map(|(table, row)| headline_in(m.ui, unit, table, row)).filter(|figure| says(figure)) {
                    Some(figure) => each.push(format!("{name} {figure}")),
                    // Of what else they were asked nothing may be shown: it is not passed over in silence.
                    None if rows.iter().any(|(table, row)| was_asked(m, table, row, &service.code)) => {
                        silent.push(name);
                    }
                    None => {}
                }
            }
            let key = basis_key(&group);
            let hidden = if silent.is_empty() { "none" } else { "some" };
            let args = [
                ("group", group.into()),
                ("services", each.join("; ").into()),
                ("hidden", hidden.into()),
                ("names", silent.join("; ").into()),
            ];
            let said = if unit == Unit::Net { "outcome-said-rated" } else { "outcome-said-rated-shares" };
            (!each.is_empty()).then(|| Pointed { words: m.ui.say_with(said, &args), key, table: None })
        })
        .collect()
}

/// Whether those of a row were asked how good a service is.
fn was_asked(m: &Material<'_>, table: &Printed, row: &PrintedRow, service: &Code) -> bool {
    let level = row.row.key.group.level;
    let Some(asked) = m.evidence.asked.get(&table.survey) else { return false };
    let survey = &asked.edition.survey;
    m.tables.iter().any(|other| {
        let question = other.code.as_ref().and_then(|code| survey.questions.get(code));
        other.survey == table.survey
            && is_quality(other)
            && !other.written
            && other.service.as_ref() == Some(service)
            && question.is_some_and(|question| survey.is_asked(question, level))
    })
}

/// Services in the consultation's order, and before them all that each person rated.
fn each_and_all<'m>(m: &'m Material<'_>) -> impl Iterator<Item = Option<&'m Code>> + use<'m> {
    std::iter::once(None).chain(m.consultation.services.iter().map(|service| Some(&service.code)))
}

/// Whether a table is of a service, or of all that each person rated.
pub(super) fn is_of(table: &Printed, service: Option<&Code>) -> bool {
    match service {
        Some(_) => table.service.as_ref() == service,
        None => table.over_all,
    }
}

/// The name of a service, or of all that each person rated.
pub(super) fn name_of(ui: &Ui, service: Option<&Code>) -> String {
    service.map_or_else(|| ui.say("over-all-name"), |service| ui.service(service))
}

/// The same in a sentence.
pub(super) fn short_name_of(ui: &Ui, service: Option<&Code>) -> String {
    service.map_or_else(|| ui.say("over-all-short"), |service| ui.service(service))
}

/// What people rate now: one table for each group of those who answered, never one of them all.
pub(super) fn basis(m: &Material<'_>) -> Section {
    let ui = m.ui;
    let rated = m.tables.iter().filter(|table| {
        let compared = table.measure.is_some_and(|one| Measure::COMPARED.contains(&one));
        (table.service.is_some() || table.over_all) && !table.written && compared
    });
    let mut blocks = vec![Block::Said(ui.say("findings-lead")), Block::Said(ui.say("findings-compare-note"))];
    let mut hidden: Vec<String> = Vec::new();
    for (group, rows) in groups(m, rated) {
        let measures: Vec<Measure> = Measure::COMPARED
            .into_iter()
            .filter(|one| rows.iter().any(|(table, _)| table.measure == Some(*one)))
            .collect();
        let unit =
            |measure| Unit::of(rows.iter().filter(|(table, _)| table.measure == Some(measure)).map(|(_, row)| *row));
        let figure = |service, measure| {
            rows.iter()
                .find(|(table, _)| is_of(table, service) && table.measure == Some(measure))
                .map_or_else(|| "[z]".to_owned(), |(table, row)| headline_in(ui, unit(measure), table, row))
        };
        let lines: Vec<TableRow> = each_and_all(m)
            .map(|service| TableRow {
                name: name_of(ui, service),
                part: false,
                cells: measures.iter().map(|one| figure(service, *one)).collect(),
            })
            .filter(|line| line.cells.iter().any(|cell| cell != "[z]"))
            .collect();
        // Where nothing may be shown of any service, a table of marks says nothing.
        if !lines.iter().flat_map(|line| &line.cells).any(|cell| says(cell)) {
            hidden.push(group);
            continue;
        }
        let column = |one: &Measure| {
            let key = if unit(*one) == Unit::Net { "outcome-column-net" } else { "outcome-column-shares" };
            ui.say_with(key, &[("measure", ui.say(&format!("measure-{}", one.as_str())).into())])
        };
        let head = std::iter::once(ui.say("service")).chain(measures.iter().map(column)).collect();
        let key = basis_key(&group);
        let caption = ui.say_with("outcome-basis-caption", &[("group", group.into())]);
        let asked = asked_as(ui, rows.iter().map(|(table, _)| *table));
        blocks.push(Block::Table(Table { key, asked, caption, head, rows: lines, ..Table::default() }));
    }
    blocks.extend(left_out(m, &hidden));
    named(m, "basis", blocks)
}

/// Of which groups no net sentiment may be shown.
fn left_out(m: &Material<'_>, groups: &[String]) -> Vec<Block> {
    if groups.is_empty() {
        return Vec::new();
    }
    vec![Block::Said(m.ui.say("outcome-said-left-out")), Block::Points(groups.to_vec())]
}

/// Whether those who read this wording are asked what need it is about.
fn asks_need(m: &Material<'_>, table: &Printed, row: &PrintedRow) -> bool {
    asked_of(m, table).any(|survey| survey.need_asked.contains(&row.row.key.group.level))
}

/// Whether a row is of those with lower needs.
pub(super) fn is_lower(m: &Material<'_>, (table, row): Placed<'_>) -> bool {
    let need = row.row.key.need.as_ref().and_then(Option::as_ref);
    need.is_some_and(|need| {
        asked_of(m, table).any(|survey| survey.needs.as_ref().is_some_and(|needs| needs.lower == *need))
    })
}

/// How a table's audience was asked.
fn asked_of<'m>(m: &'m Material<'_>, table: &Printed) -> impl Iterator<Item = &'m Asked> + use<'m> {
    let audience = m.ui.audience(table.kind);
    m.surveys.iter().filter(move |survey| survey.audience == audience)
}

/// How the second of two figures stands to the first, by the rule that one time is compared with another by; nothing where
/// that cannot be said.
fn stands(first: &PrintedRow, second: &PrintedRow) -> Option<Stands> {
    let figure = |row: &PrintedRow| Figure::of(&row.row, Frame::Open);
    waves::stands(figure(first)?, figure(second)?)
}

/// The key of how a second figure stands to a first.
pub(super) fn standing(second: Ordering) -> &'static str {
    match second {
        Ordering::Less => "outcome-lower",
        Ordering::Equal => "outcome-no-difference",
        Ordering::Greater => "outcome-higher",
    }
}

/// Services by how a second figure stands to a first there; by nothing where that cannot be said.
type Standings = BTreeMap<Option<Ordering>, Vec<String>>;

/// The same in a line: what differs comes first; of what cannot be said, how many services it is, and by a key why.
fn listed(ui: &Ui, stands: &Standings, untold: &str) -> String {
    let order = [Ordering::Less, Ordering::Greater, Ordering::Equal];
    // All of them together are no service more: they are told of first, and apart from those that differ from one another.
    let whole = ui.say("over-all-short");
    let is_whole = |name: &&String| name.starts_with(&whole);
    let of_all = order.into_iter().find_map(|one| {
        let name = stands.get(&Some(one))?.iter().find(is_whole)?;
        Some(format!("{} {name}", ui.say(standing(one))))
    });
    let told = order.into_iter().filter_map(|one| {
        let each = stands.get(&Some(one))?.iter().filter(|name| !is_whole(name)).map(String::as_str);
        let names: Vec<&str> = each.collect();
        let args = [
            ("n", names.len().into()),
            ("standing", ui.say(standing(one)).into()),
            ("services", names.join(", ").into()),
        ];
        (!names.is_empty()).then(|| ui.say_with("outcome-standing-at", &args))
    });
    let n = stands.get(&None).map_or(0, |services| services.iter().filter(|name| !is_whole(name)).count());
    let untold = (n > 0).then(|| ui.say_with(untold, &[("n", n.into())]));
    of_all.into_iter().chain(told).chain(untold).collect::<Vec<_>>().join("; ")
}

/// Whether a table rates how good a service is, on a balanced scale.
fn is_quality(table: &Printed) -> bool {
    table.measure == Some(Measure::Quality) && table.balanced
}

/// The same in words that claim no more than may be claimed.
fn verdict(m: &Material<'_>, first: &PrintedRow, second: &PrintedRow) -> String {
    let Some(Stands { how, on }) = stands(first, second) else { return m.ui.say("outcome-not-comparable") };
    let verdict = m.ui.say(standing(how));
    match on {
        Basis::Net => verdict,
        Basis::Good => m.ui.say_with("outcome-by-good", &[("verdict", verdict.into())]),
        Basis::Bad => m.ui.say_with("outcome-by-bad", &[("verdict", verdict.into())]),
    }
}

/// The shares that think well and badly of something, with how many rated it: `45% / 27% (n 50)`. Where two are set side by
/// side both are in one unit.
pub(super) fn shares(ui: &Ui, row: &PrintedRow) -> String {
    let base = cell(row.row.base);
    match row.row.base {
        Cell::Low | Cell::Confidential => base,
        // Of nobody there is nothing to hide.
        Cell::Shown(0) => ui.say("outcome-nobody"),
        Cell::Shown(_) => {
            let share = |share: Option<u64>| share.map_or_else(|| "[c]".to_owned(), |share| format!("{share}%"));
            let args = [("good", share(row.row.good).into()), ("bad", share(row.row.bad).into()), ("n", base.into())];
            ui.say_with("shares-of-n", &args)
        }
    }
}

/// A table of a distribution: counts with their percentages, for each group of which something may be shown; none
/// where nothing may.
pub(super) fn distribution(m: &Material<'_>, table: &Printed) -> Option<Block> {
    let ui = m.ui;
    // Of what no section sets out by need, those with lower needs stand below their group, where anything of them may be
    // shown: they are lost in no average.
    let by_need = table.service.is_none() && matches!(table.measure, Some(Measure::Future | Measure::Evidence));
    let says = |row: &PrintedRow| row.row.counts.iter().any(|count| count.shown().is_some_and(|n| n > 0));
    let shown = || {
        table.rows.iter().filter(move |row| {
            row.row.base.shown().is_some() && (row.need.is_none() || by_need && asks_need(m, table, row) && says(row))
        })
    };
    // Who chose none of the answers: of ways out that more than a few took.
    let apart: Vec<usize> = (0..table.out_columns.len())
        .filter(|at| shown().any(|row| row.row.outs.get(*at).is_some_and(|n| *n != Cell::Low)))
        .collect();
    let rows: Vec<TableRow> = shown()
        .map(|row| TableRow {
            name: row.need.clone().unwrap_or_else(|| row.who.clone()),
            part: row.need.is_some(),
            cells: std::iter::once(cell(row.row.base))
                .chain(row.row.counts.iter().zip(&row.row.percents).map(|(count, percent)| match percent {
                    Some(percent) => format!("{} ({percent}%)", cell(*count)),
                    None => cell(*count),
                }))
                .chain(apart.iter().map(|at| way(row.ways.get(*at).copied().flatten())))
                .collect(),
        })
        .collect();
    let head = [ui.say("group"), ui.say("base")]
        .into_iter()
        .chain(table.columns.iter().cloned())
        .chain(apart.iter().map(|at| table.out_columns[*at].clone()))
        .collect();
    let notes = [
        (true, "outcome-note-rounded"),
        (table.ranked, "outcome-note-ranked"),
        (!table.exclusive && !table.ranked, "caveat-several"),
        (!apart.is_empty(), "outcome-note-outs"),
    ]
    .into_iter()
    .filter(|(is, _)| *is)
    .map(|(_, key)| ui.say(key))
    .collect();
    let (key, asked) = (table.name.clone(), asked_as(ui, std::iter::once(table)));
    // The short name of a question says little to whoever did not answer it.
    let caption = match table.asked.first() {
        Some((_, question)) => m.ui.say_with(
            "outcome-caption-asked",
            &[("title", table.title.clone().into()), ("question", question.clone().into())],
        ),
        None => table.title.clone(),
    };
    (!rows.is_empty()).then(|| Block::Table(Table { key, asked, caption, head, rows, notes, ..Table::default() }))
}

/// What was asked about no single service, and stands nowhere else: a question that was put is answered in the report.
pub(super) fn others(m: &Material<'_>) -> Option<Section> {
    let is_elsewhere = |table: &Printed| {
        table.service.is_some()
            || table.over_all
            || table.written
            || table.theme
            || (table.provider.is_some() && table.balanced)
            || is_choice(table)
            || table.measure == Some(Measure::Evidence)
    };
    let found: Vec<Block> =
        m.tables.iter().filter(|table| !is_elsewhere(table)).filter_map(|table| distribution(m, table)).collect();
    (!found.is_empty()).then(|| {
        named(m, "others", std::iter::once(Block::Said(m.ui.say("outcome-said-others"))).chain(found).collect())
    })
}

/// What people said would show that a service is still good.
pub(super) fn evidence(m: &Material<'_>) -> Vec<Block> {
    m.tables
        .iter()
        .filter(|table| table.measure == Some(Measure::Evidence))
        .filter_map(|table| distribution(m, table))
        .collect()
}
