//! What children said: each age by itself, on its own scale, in their own words, and beside what adults did.

use domain::{
    audience::Audience,
    disclosure::Cell,
    findings::tally::Group,
    outcome::{Block, Section, Table, TableRow},
    survey::Measure,
};

use super::{Material, asked_as, fairest, named, services::agree, whose};
use crate::tables::{Printed, PrintedRow, cell};

/// How many quotations of children there is room for.
const CHILDREN_QUOTES: usize = 16;

/// The key of the table of an age, on a scale.
pub(super) fn key(who: &str, columns: &[String]) -> String {
    format!("children/{who}/{}", columns.join("/"))
}

/// What children said: each age by itself, on its own scale, in their own words.
pub(super) fn children(m: &Material<'_>) -> Section {
    let ui = m.ui;
    let mut blocks = vec![Block::Said(ui.say("outcome-said-children")), Block::Said(ui.say("caveat-faces"))];
    let mut ages: Vec<(Group, String, Vec<String>, Vec<TableRow>)> = Vec::new();
    let mut quality: Vec<&Printed> = m
        .tables
        .iter()
        .filter(|table| table.kind == Audience::Children && table.measure == Some(Measure::Quality) && !table.over_all)
        .collect();
    // In the consultation's own order: it is no ranking.
    let place =
        |table: &&Printed| m.consultation.services.iter().position(|one| table.service.as_ref() == Some(&one.code));
    quality.sort_by_key(place);
    let asked = asked_as(ui, quality.iter().copied());
    for table in quality {
        for row in table.rows.iter().filter(|row| row.need.is_none() && row.row.base.shown().is_some()) {
            // The count stands in every cell, whether or not a share of so many may be shown.
            // Shares that contradict the totals beside them are not told; the counts are.
            let fine = agree(table, row);
            let percents = row.row.counts.iter().zip(&row.row.percents).map(|(count, percent)| match percent {
                Some(percent) if fine => format!("{} ({percent}%)", cell(*count)),
                _ => cell(*count),
            });
            let not_top = match (row.row.not_top, row.row.base) {
                (Some(percent), _) => format!("{percent}%"),
                // Of nobody there is nothing to hide.
                (None, Cell::Shown(0)) => ui.say("outcome-nobody"),
                (None, _) => "[c]".to_owned(),
            };
            // Between two points there is nothing to add up.
            let sides =
                if table.balanced && table.columns.len() > 2 { vec![row.row.good, row.row.bad] } else { Vec::new() };
            let sides = sides.into_iter().map(|percent| match (percent, row.row.base) {
                (Some(percent), _) => format!("{percent}%"),
                (None, Cell::Shown(0)) => ui.say("outcome-nobody"),
                (None, _) => "[c]".to_owned(),
            });
            let cells: Vec<String> = std::iter::once(cell(row.row.base))
                .chain(percents)
                .chain(std::iter::once(not_top))
                .chain(sides)
                .collect();
            let line = TableRow { name: table.service_name.clone().unwrap_or_default(), part: false, cells };
            match ages.iter_mut().find(|(_, who, columns, _)| *who == row.who && *columns == table.columns) {
                Some((.., lines)) => lines.push(line),
                None => ages.push((row.row.key.group, row.who.clone(), table.columns.clone(), vec![line])),
            }
        }
    }
    ages.sort_by_key(|(group, ..)| *group);
    if ages.is_empty() {
        let asked = m.evidence.asked.values().any(|asked| asked.edition.survey.audience.is_children());
        blocks.push(Block::Said(ui.say(if asked {
            "outcome-said-nothing-to-show"
        } else {
            "outcome-said-no-children"
        })));
    }
    blocks.extend(ages.into_iter().map(|(_, group_name, columns, rows)| {
        let caption = ui.say_with("outcome-children-caption", &[("group", group_name.clone().into())]);
        let key = key(&group_name, &columns);
        let has_sides = rows.first().is_some_and(|row| row.cells.len() > columns.len() + 2);
        let sides = if has_sides { &["outcome-good", "outcome-bad"][..] } else { &[] };
        let head = [ui.say("service"), ui.say("base")]
            .into_iter()
            .chain(columns)
            .chain(std::iter::once(ui.say("not-top")))
            .chain(sides.iter().map(|key| ui.say(key)))
            .collect();
        let notes = vec![ui.say("outcome-note-rounded")];
        Block::Table(Table { key, asked: asked.clone(), caption, head, rows, notes, ..Table::default() })
    }));
    blocks.extend(spoke_of(m));
    let quotes: Vec<Block> = m
        .quotes
        .values()
        .flat_map(|all| fairest(all.iter().filter(|one| one.child), 2))
        .take(CHILDREN_QUOTES)
        .map(Block::Quote)
        .collect();
    if !quotes.is_empty() {
        blocks.extend([Block::Heading(ui.say("quotes-heading")), Block::Said(ui.say("quotes-lead"))]);
        blocks.extend(quotes);
    }
    named(m, "children", blocks)
}

/// What children spoke of in their own words, beside what adults did: each group by itself, of the themes of which a number of
/// children may be shown. And of which of them no number of adults may be shown: a group of fewer than ten who spoke of
/// something has no row.
fn spoke_of(m: &Material<'_>) -> Vec<Block> {
    let ui = m.ui;
    let themes: Vec<&Printed> = m.tables.iter().filter(|table| table.theme).collect();
    let n = |row: &PrintedRow| row.row.base.shown().filter(|n| *n > 0);
    let spoken: Vec<&Printed> = themes
        .iter()
        .copied()
        .filter(|table| table.kind == Audience::Children && table.rows.iter().any(|row| n(row).is_some()))
        .collect();
    // A theme is one table for each survey.
    let mut names: Vec<&str> = Vec::new();
    for table in &spoken {
        if !names.contains(&table.subject_name.as_str()) {
            names.push(&table.subject_name);
        }
    }
    let of =
        |name: &str| -> Vec<&Printed> { themes.iter().copied().filter(|table| table.subject_name == name).collect() };
    let mut groups: Vec<(bool, String)> = Vec::new();
    for (table, row) in
        names.iter().flat_map(|name| of(name)).flat_map(|table| table.rows.iter().map(move |row| (table, row)))
    {
        let group = (table.kind != Audience::Children, whose(ui, table, row));
        if n(row).is_some() && !groups.contains(&group) {
            groups.push(group);
        }
    }
    // Children first.
    groups.sort_by_key(|(adult, _)| *adult);
    let figure = |name: &str, group: &str| {
        let mut rows = of(name).into_iter().flat_map(|table| table.rows.iter().map(move |row| (table, row)));
        rows.find(|(table, row)| whose(ui, table, row) == group)
            .map_or_else(|| cell(Cell::Confidential), |(_, row)| cell(row.row.base))
    };
    let rows: Vec<TableRow> = names
        .iter()
        .map(|name| TableRow {
            name: (*name).to_owned(),
            part: false,
            cells: groups.iter().map(|(_, group)| figure(name, group)).collect(),
        })
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let adults = |name: &str| {
        of(name)
            .into_iter()
            .filter(|table| table.kind != Audience::Children)
            .flat_map(|table| &table.rows)
            .any(|row| n(row).is_some())
    };
    let alone: Vec<String> = names.iter().filter(|name| !adults(name)).map(|name| (*name).to_owned()).collect();
    let head = std::iter::once(ui.say("themes-name")).chain(groups.iter().map(|(_, group)| group.clone())).collect();
    let caption = ui.say("outcome-children-themes-caption");
    let notes = vec![ui.say("outcome-note-themes")];
    let mut blocks = vec![Block::Table(Table { caption, head, rows, notes, ..Table::default() })];
    if !alone.is_empty() {
        blocks.extend([Block::Said(ui.say("outcome-said-children-alone")), Block::Points(alone)]);
    }
    blocks
}
