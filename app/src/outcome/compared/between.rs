//! Groups of those who answered beside one another, where they were asked the same in the same words on the same scale.

use domain::{
    outcome::{Block, Pointed, Section, Table, TableRow},
    survey::Measure,
};

use super::{
    super::{Material, asked_as, headline, named, whose},
    Placed,
    verdicts::{self, Verdicts},
};
use crate::tables::Printed;

/// The key of the table.
const KEY: &str = "between";

/// What is compared of two groups.
pub(super) fn pairs<'m>(m: &'m Material<'_>) -> Vec<[Placed<'m>; 2]> {
    let mut found = Vec::new();
    // Service by service in the consultation's order, and measure by measure: it is no ranking.
    for service in &m.consultation.services {
        for measure in Measure::COMPARED {
            let rated = m.tables.iter().filter(|table| {
                !table.written
                    && table.balanced
                    && table.measure == Some(measure)
                    && table.service.as_ref() == Some(&service.code)
            });
            let rows: Vec<Placed<'_>> = rated
                .flat_map(|table| table.rows.iter().filter(|row| row.need.is_none()).map(move |row| (table, row)))
                .collect();
            for (at, first) in rows.iter().enumerate() {
                let others = rows[at + 1..].iter().filter(|second| is_alike(m, *first, **second));
                found.extend(others.map(|second| [*first, *second]));
            }
        }
    }
    found
}

/// Whether two groups of different audiences were asked alike: in the same wording, the same question, on the same scale.
fn is_alike(m: &Material<'_>, (first, one): Placed<'_>, (second, other): Placed<'_>) -> bool {
    let level = one.row.key.group.level;
    let wording = m.ui.say(&format!("level-name-{level}"));
    let words = |table: &Printed| table.asked.iter().find(|(name, _)| *name == wording).map(|(_, words)| words.clone());
    first.kind != second.kind
        && level == other.row.key.group.level
        && (&first.columns, &first.scores) == (&second.columns, &second.scores)
        && words(first).is_some()
        && words(first) == words(second)
}

/// The section; none where no two groups were asked alike.
pub(in super::super) fn between(m: &Material<'_>) -> Option<Section> {
    let ui = m.ui;
    let pairs = pairs(m);
    if pairs.is_empty() {
        return None;
    }
    let verdicts = Verdicts::of(m);
    let (told, silent): (Vec<_>, Vec<_>) = pairs.iter().partition(|both| verdicts.stands(m, **both).is_some());
    let mut blocks = vec![Block::Said(ui.say("outcome-said-between"))];
    let rows: Vec<TableRow> = told
        .iter()
        .map(|both: &&[Placed<'_>; 2]| {
            let figures = both.map(|(table, row)| format!("{}: {}", whose(ui, table, row), headline(ui, table, row)));
            let cells = figures.into_iter().chain(std::iter::once(verdicts.told(m, **both))).collect();
            TableRow { name: name(m, both[0].0), part: false, cells }
        })
        .collect();
    if rows.is_empty() {
        blocks.push(Block::Said(ui.say("outcome-said-between-none")));
    } else {
        let tested = told.iter().any(|both| verdicts::is_tested(m, **both));
        let open = told.iter().any(|both| !verdicts::is_tested(m, **both));
        let notes = [(tested, "outcome-note-tested"), (open, "outcome-note-verdict")];
        blocks.push(Block::Table(Table {
            key: KEY.to_owned(),
            asked: asked_as(ui, told.iter().flat_map(|both| both.map(|(table, _)| table))),
            caption: ui.say("outcome-between-caption"),
            head: ["service", "outcome-first-group", "outcome-second-group", "outcome-second-stands"]
                .map(|key| ui.say(key))
                .to_vec(),
            rows,
            notes: notes.into_iter().filter(|(is, _)| *is).map(|(_, key)| ui.say(key)).collect(),
            ..Table::default()
        }));
    }
    if !silent.is_empty() {
        let args = [("n", silent.len().into()), ("told", told.len().into())];
        blocks.push(Block::Said(ui.say_with("outcome-said-between-silent", &args)));
    }
    Some(named(m, "between", blocks))
}

/// The service and what was asked about it.
fn name(m: &Material<'_>, table: &Printed) -> String {
    let measure = table.measure.map(|one| m.ui.say(&format!("measure-{}", one.as_str()))).unwrap_or_default();
    format!("{}, {measure}", table.service_name.clone().unwrap_or_default())
}

/// For the summary: of how many comparisons how many are a difference, and which.
pub(in super::super) fn differences(m: &Material<'_>) -> Option<Pointed> {
    let ui = m.ui;
    let verdicts = Verdicts::of(m);
    let told: Vec<([Placed<'_>; 2], std::cmp::Ordering)> =
        pairs(m).into_iter().filter_map(|both| Some((both, verdicts.stands(m, both)?))).collect();
    let found: Vec<String> = told
        .iter()
        .filter(|(_, stands)| stands.is_ne())
        .map(|(both, stands)| {
            let [first, second] = both.map(|(table, row)| whose(ui, table, row));
            let args = [
                ("what", name(m, both[0].0).into()),
                ("first", first.into()),
                ("second", second.into()),
                ("verdict", ui.say(super::standing(*stands)).into()),
            ];
            ui.say_with("outcome-said-differs", &args)
        })
        .collect();
    let key = if found.is_empty() { "outcome-said-differ-none" } else { "outcome-said-differ" };
    let args = [("n", told.len().into()), ("k", found.len().into()), ("found", found.join("; ").into())];
    (!told.is_empty()).then(|| Pointed { words: ui.say_with(key, &args), key: KEY.to_owned(), table: None })
}
