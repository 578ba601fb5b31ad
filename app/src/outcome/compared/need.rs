//! Those with lower needs beside those with more and with none: an average would lose them.

use domain::{
    code::Code,
    outcome::{Block, Pointed, Section, Table, TableRow},
    survey::Measure,
};

use super::{
    super::{Material, asked_as, headline, named, says, whose},
    Placed, Standings, asked_of, asks_need, each_and_all, groups, is_lower, is_of, is_quality, left_out, listed,
    name_of, short_name_of,
    verdicts::{self, Verdicts},
};
use crate::tables::{Printed, PrintedRow};

/// Somebody's need beside none: the group's row of no need, and that of another.
#[derive(Clone, Copy)]
struct Beside<'m> {
    both: [Placed<'m>; 2],
    /// Whether it is the lower level: the gap that is asked about most.
    lower: bool,
}

impl Beside<'_> {
    /// The names of none and of the need.
    fn names(self) -> [String; 2] {
        self.both.map(|(_, row)| row.need.clone().unwrap_or_default())
    }
}

/// Every need of a group beside none, the lower level first; nothing where the survey does not say which that is.
fn beside<'m>(m: &Material<'_>, table: &'m Printed, parts: &[&'m PrintedRow]) -> Vec<Beside<'m>> {
    let Some(needs) = asked_of(m, table).find_map(|survey| survey.needs.as_ref()) else { return Vec::new() };
    let is = |part: &PrintedRow, code: &Code| part.row.key.need.as_ref().and_then(Option::as_ref) == Some(code);
    let Some(none) = parts.iter().copied().find(|part| is(part, &needs.none)) else { return Vec::new() };
    let others = parts.iter().copied().filter(|part| part.row.key.need.as_ref().is_some_and(Option::is_some));
    let mut found: Vec<Beside<'_>> = others
        .filter(|part| !is(part, &needs.none))
        .map(|part| Beside { both: [(table, none), (table, part)], lower: is_lower(m, (table, part)) })
        .collect();
    found.sort_by_key(|one| !one.lower);
    found
}

/// A group's rows by need.
fn parts<'m>(table: &'m Printed, total: &PrintedRow) -> Vec<&'m PrintedRow> {
    table.rows.iter().filter(|row| row.who == total.who && row.need.is_some()).collect()
}

/// Every group's rows of a measure by need, where those who read the wording were asked for it.
fn by_measure<'m>(m: &'m Material<'_>, measure: Measure) -> Vec<(&'m Printed, &'m PrintedRow, Vec<&'m PrintedRow>)> {
    let rated = m.tables.iter().filter(move |table| table.measure == Some(measure) && table.balanced);
    let totals = rated.flat_map(|table| table.rows.iter().map(move |row| (table, row)));
    totals
        .filter(|(table, row)| row.need.is_none() && asks_need(m, table, row))
        .map(|(table, row)| (table, row, parts(table, row)))
        .filter(|(.., parts)| !parts.is_empty())
        .collect()
}

/// What is compared by need.
pub(super) fn pairs<'m>(m: &'m Material<'_>) -> Vec<[Placed<'m>; 2]> {
    let every = Measure::COMPARED.into_iter().flat_map(|measure| by_measure(m, measure));
    every
        .flat_map(|(table, _, parts)| beside(m, table, &parts).into_iter().map(move |one| (table, one)))
        // Of other measures the lower level alone is shown: what nobody reads makes what they read no harder to tell.
        .filter(|(table, one)| is_quality(table) || one.lower)
        .map(|(_, one)| one.both)
        .collect()
}

/// The key of the table of a group.
fn key(group: &str) -> String {
    format!("need/{group}")
}

/// A need of a group beside none, at every service that it rates.
struct Told {
    group: String,
    names: [String; 2],
    lower: bool,
    standings: Standings,
}

/// How those with needs stand beside those with none.
pub(in super::super) struct ByNeeds {
    /// What can be said, group by group.
    pub(in super::super) told: Vec<Pointed>,
    /// Of which groups nothing can be said at any service: of those with lower needs first, then of those with most.
    pub(in super::super) silent: Vec<(bool, Vec<String>)>,
}

/// Those with a need beside those with none, for the summary: a sentence for each group and need, of every service that it
/// rates.
pub(in super::super) fn by_need(m: &Material<'_>) -> ByNeeds {
    let ui = m.ui;
    let verdicts = Verdicts::of(m);
    let mut found: Vec<Told> = Vec::new();
    for service in each_and_all(m) {
        let tables = m.tables.iter().filter(|table| is_quality(table) && is_of(table, service));
        for (group, rows) in groups(m, tables) {
            for (table, total) in rows.into_iter().filter(|(table, total)| asks_need(m, table, total)) {
                for one in beside(m, table, &parts(table, total)) {
                    let names = one.names();
                    let at = found.iter().position(|told| told.group == group && told.names == names);
                    let at = at.unwrap_or_else(|| {
                        let standings = Standings::new();
                        found.push(Told { group: group.clone(), names, lower: one.lower, standings });
                        found.len() - 1
                    });
                    let stands = verdicts.stands(m, one.both);
                    found[at].standings.entry(stands).or_default().push(short_name_of(ui, service));
                }
            }
        }
    }
    // Of whom nothing can be said at any service, that is said once of those with lower needs.
    let (told, silent): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|told| told.standings.keys().any(Option::is_some));
    // And of those with most, of whom nothing was told anywhere: who reads must not think that they were not asked.
    let silent: Vec<(bool, Vec<String>)> = [true, false]
        .into_iter()
        .map(|lower| {
            let mut groups: Vec<String> =
                silent.iter().filter(|told| told.lower == lower).map(|told| told.group.clone()).collect();
            groups.dedup();
            (lower, groups)
        })
        .filter(|(_, groups)| !groups.is_empty())
        .collect();
    let told = told
        .into_iter()
        .map(|told| {
            let said = if told.lower { "outcome-said-by-need" } else { "outcome-said-by-need-other" };
            let key = key(&told.group);
            let [none, other] = told.names;
            let args = [
                ("group", told.group.into()),
                ("none", none.into()),
                ("other", other.into()),
                ("services", listed(ui, &told.standings, "outcome-not-comparable-of").into()),
            ];
            Pointed { words: ui.say_with(said, &args), key, table: None }
        })
        .collect();
    ByNeeds { told, silent }
}

/// A service of a group's table: where it stands in the consultation, what each need says of it, and each need beside none.
struct Line<'m> {
    place: Option<usize>,
    name: String,
    figures: Vec<String>,
    beside: Vec<Beside<'m>>,
}

impl<'m> Line<'m> {
    /// The need that a column is of, beside none.
    fn of(&self, column: Beside<'_>) -> Option<Beside<'m>> {
        self.beside.iter().copied().find(|one| one.names() == column.names())
    }
}

/// A group's services by need.
struct ByNeed<'m> {
    group: String,
    needs: Vec<String>,
    lines: Vec<Line<'m>>,
    tables: Vec<&'m Printed>,
}

/// Those with lower needs beside those with more and with none, for each service.
pub(in super::super) fn need(m: &Material<'_>) -> Section {
    let ui = m.ui;
    let mut blocks = vec![Block::Said(ui.say("outcome-said-need"))];
    let (mut all, mut hidden) = (0, 0);
    let verdicts = Verdicts::of(m);
    let mut found: Vec<ByNeed<'_>> = Vec::new();
    for (table, total, parts) in by_measure(m, Measure::Quality) {
        let group = whose(m.ui, table, total);
        let needs: Vec<String> = parts.iter().filter_map(|part| part.need.clone()).collect();
        let line = Line {
            place: m.consultation.services.iter().position(|one| table.service.as_ref() == Some(&one.code)),
            name: name_of(ui, table.service.as_ref()),
            figures: parts.iter().map(|part| headline(ui, table, part)).collect(),
            beside: beside(m, table, &parts),
        };
        match found.iter_mut().find(|one| one.group == group && one.needs == needs) {
            Some(one) => {
                one.lines.push(line);
                one.tables.push(table);
            }
            None => found.push(ByNeed { group, needs, lines: vec![line], tables: vec![table] }),
        }
    }
    if found.is_empty() {
        blocks.push(Block::Said(ui.say("outcome-said-need-none")));
    }
    let mut silent: Vec<String> = Vec::new();
    for ByNeed { group, needs, mut lines, tables } in found {
        // Those who did not say come last, and say nothing of any need.
        let figures = needs.iter().filter(|need| **need != ui.say("need-not-said")).count();
        // In the consultation's own order: it is no ranking.
        lines.sort_by_key(|line| line.place);
        let cells = || lines.iter().flat_map(|line| &line.figures[..figures]);
        if !cells().any(|cell| says(cell)) {
            silent.push(group);
            continue;
        }
        // Of those with a need, in the tables below: of nobody there is no figure, hidden or not.
        let without = lines.iter().flat_map(|line| &line.beside).map(|one| one.names()[0].clone()).next();
        let each = || lines.iter().flat_map(|line| line.figures[..figures].iter().zip(&needs));
        let of_needs = || each().filter(|(_, need)| Some(*need) != without.as_ref()).map(|(cell, _)| cell);
        let here = of_needs().filter(|cell| cell.starts_with("[c]") && !says(cell)).count();
        hidden += here;
        all += here + of_needs().filter(|cell| says(cell)).count();
        // The lower level always, and whoever else can be compared at all.
        let first = lines.iter().map(|line| &line.beside).find(|beside| !beside.is_empty());
        let columns: Vec<Beside<'_>> = first.into_iter().flatten().copied().collect();
        let columns: Vec<Beside<'_>> = columns
            .into_iter()
            .filter(|column| {
                let mut every = lines.iter().filter_map(|line| line.of(*column));
                column.lower || every.any(|one| verdicts.stands(m, one.both).is_some())
            })
            .collect();
        let tested = columns.iter().any(|column| verdicts::is_tested(m, column.both));
        let rows: Vec<TableRow> = lines
            .iter()
            .map(|line| {
                let told = columns.iter().map(|column| match line.of(*column) {
                    Some(one) => verdicts.told(m, one.both),
                    None => ui.say("outcome-not-comparable"),
                });
                let cells = line.figures.iter().cloned().chain(told).collect();
                TableRow { name: line.name.clone(), part: false, cells }
            })
            .collect();
        let heads = columns.iter().map(|column| {
            let [none, other] = column.names();
            let key = if column.lower { "outcome-lower-level-is" } else { "outcome-other-need-is" };
            ui.say_with(key, &[("none", none.into()), ("other", other.into())])
        });
        let head = std::iter::once(ui.say("service")).chain(needs).chain(heads).collect();
        let note = ui.say(if tested { "outcome-note-tested" } else { "outcome-note-verdict" });
        blocks.push(Block::Table(Table {
            key: key(&group),
            asked: asked_as(ui, tables.into_iter()),
            caption: ui.say_with("outcome-need-caption", &[("group", group.into())]),
            head,
            rows,
            notes: Some(note).filter(|_| !columns.is_empty()).into_iter().collect(),
            ..Table::default()
        }));
    }
    blocks.extend(left_out(m, &silent));
    blocks.extend(on_other_measures(m, &verdicts));
    let args = [("hidden", hidden.into()), ("all", all.into())];
    if hidden > 0 && hidden == all {
        // Whoever looks for those with needs finds first that there is nothing of them, and not a table of others.
        blocks.insert(1, Block::Said(ui.say_with("outcome-said-need-all-hidden", &args)));
    } else if hidden > 0 {
        blocks.push(Block::Said(ui.say_with("outcome-said-need-hidden", &args)));
    }
    named(m, "need", blocks)
}

/// Those with lower needs beside those with none on everything that services are compared on but quality, which has tables
/// of its own: a table for each group, of the services at which anything of them may be shown.
fn on_other_measures(m: &Material<'_>, verdicts: &Verdicts) -> Vec<Block> {
    let ui = m.ui;
    let measures: Vec<Measure> = Measure::COMPARED.into_iter().filter(|one| *one != Measure::Quality).collect();
    let rated = m.tables.iter().filter(|table| table.measure.is_some_and(|one| measures.contains(&one)));
    let mut blocks = Vec::new();
    for (group, rows) in groups(m, rated.filter(|table| table.balanced && (table.service.is_some() || table.over_all)))
    {
        let asking: Vec<Placed<'_>> = rows.into_iter().filter(|(table, total)| asks_need(m, table, total)).collect();
        let lower = |service: Option<&Code>, measure: Measure| {
            let mine = |(table, _): &&Placed<'_>| is_of(table, service) && table.measure == Some(measure);
            let (table, total) = asking.iter().find(mine)?;
            beside(m, table, &parts(table, total)).into_iter().find(|one| one.lower)
        };
        let asked: Vec<Measure> = measures
            .iter()
            .copied()
            .filter(|one| each_and_all(m).any(|service| lower(service, *one).is_some()))
            .collect();
        let Some(names) = asking.iter().find_map(|(table, total)| {
            beside(m, table, &parts(table, total)).into_iter().find(|one| one.lower).map(Beside::names)
        }) else {
            continue;
        };
        let told = |one: Beside<'_>| {
            let [none, other] = one.both.map(|(table, row)| headline(ui, table, row));
            let args = [("verdict", verdicts.told(m, one.both).into()), ("none", none.into()), ("other", other.into())];
            ui.say_with("outcome-lower-cell", &args)
        };
        let rows: Vec<TableRow> = each_and_all(m)
            .filter(|service| {
                let mut every = asked.iter().filter_map(|one| lower(*service, *one));
                every.any(|one| one.both.iter().all(|(table, row)| says(&headline(ui, table, row))))
            })
            .map(|service| TableRow {
                name: name_of(ui, service),
                part: false,
                cells: asked.iter().map(|one| lower(service, *one).map_or_else(|| "[z]".to_owned(), told)).collect(),
            })
            .collect();
        if rows.is_empty() {
            continue;
        }
        let [none, other] = names;
        let args = [("group", group.into()), ("none", none.into()), ("other", other.into())];
        let tested = asking.iter().any(|(table, _)| asked_of(m, table).any(|survey| survey.invited.is_some()));
        blocks.push(Block::Table(Table {
            asked: asked_as(ui, asking.iter().map(|(table, _)| *table)),
            caption: ui.say_with("outcome-lower-caption", &args),
            head: std::iter::once(ui.say("service"))
                .chain(asked.iter().map(|one| ui.say(&format!("measure-{}", one.as_str()))))
                .collect(),
            rows,
            notes: vec![ui.say(if tested { "outcome-note-tested" } else { "outcome-note-verdict" })],
            ..Table::default()
        }));
    }
    if !blocks.is_empty() {
        blocks.insert(0, Block::Said(ui.say("outcome-said-need-others")));
    }
    blocks
}
