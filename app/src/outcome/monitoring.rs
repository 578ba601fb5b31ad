//! What is promised, and where what it is about stands now.

use std::collections::BTreeSet;

use domain::{
    code::Code,
    monitoring::aim::Least,
    outcome::{Block, Section, Table, TableRow},
    survey::Measure,
};

use super::{
    Material, aimed,
    compared::{self, Placed},
    headline, named, says, whose,
};

pub(super) fn monitoring(m: &Material<'_>) -> Section {
    let ui = m.ui;
    let mut blocks = vec![Block::Said(ui.say("outcome-said-monitoring"))];
    let rows: Vec<TableRow> = m
        .promises
        .iter()
        .map(|(_, service, promise)| TableRow {
            name: service.as_ref().map_or_else(|| ui.say("outcome-every-service"), |code| ui.service(code)),
            part: false,
            cells: vec![
                promise.promise.clone(),
                promise.measure.clone(),
                match aimed::judged(ui, promise) {
                    Some(judged) => ui.say_with(
                        "promise-target-judged",
                        &[("target", promise.target.clone().into()), ("judged", judged.into())],
                    ),
                    None => promise.target.clone(),
                },
                promise.owner.clone(),
                ui.day(&promise.due),
                promise.otherwise.clone(),
            ],
        })
        .collect();
    if rows.is_empty() {
        blocks.push(Block::Said(ui.say("outcome-said-no-promise")));
    } else {
        let fields = ["promise", "measure", "target", "owner", "due", "otherwise"];
        let head =
            std::iter::once(ui.say("service")).chain(fields.map(|field| ui.say(&format!("promise-{field}")))).collect();
        let notes = Vec::new();
        blocks.push(Block::Table(Table { caption: ui.say("outcome-promises"), head, rows, notes, ..Table::default() }));
        blocks.extend(baseline(m));
        let names = |codes: Vec<&Code>| codes.into_iter().map(|code| ui.service(code)).collect::<Vec<_>>();
        let blind = without(m, is_shown);
        let half: Vec<&Code> =
            without(m, |(_, row)| row.row.net.is_some()).into_iter().filter(|code| !blind.contains(code)).collect();
        for (key, services) in [("outcome-said-no-baseline", blind), ("outcome-said-half-baseline", half)] {
            if !services.is_empty() {
                blocks.extend([Block::Said(ui.say(key)), Block::Points(names(services))]);
            }
        }
    }
    // What people said would show it, in their own order of importance.
    blocks.extend(compared::evidence(m));
    named(m, "monitoring", blocks)
}

/// Where the services that something is promised of stand now, by group and by need: what is found later is set beside it,
/// for each of those it was promised to. Quality, and what else is promised of what people say.
fn baseline(m: &Material<'_>) -> Vec<Block> {
    let ui = m.ui;
    let about = |code: &Code| {
        let code = code.clone();
        m.promises.iter().filter(move |(_, service, _)| service.as_ref().is_none_or(|one| *one == code))
    };
    let aims =
        |measure: &Measure| m.promises.iter().any(|(.., made)| made.aim.is_some_and(|aim| aim.measure == *measure));
    let measures: Vec<Measure> =
        Measure::COMPARED.into_iter().filter(|one| *one == Measure::Quality || aims(one)).collect();
    let mut rows: Vec<TableRow> = Vec::new();
    let mut left = 0;
    // What is promised of every service is promised to whoever uses several, too.
    let whole = m.promises.iter().any(|(_, service, _)| service.is_none()).then_some(None);
    let each = m.consultation.services.iter().map(|service| &service.code).filter(|code| about(code).next().is_some());
    for service in whole.into_iter().chain(each.map(Some)) {
        let rated = m.tables.iter().filter(|table| {
            table.measure.is_some_and(|one| measures.contains(&one))
                && table.balanced
                && !table.written
                && compared::is_of(table, service)
        });
        // A group has a line, whatever it was asked of the service.
        let mut lines: Vec<(Vec<String>, bool, TableRow)> = Vec::new();
        for (table, row) in rated.flat_map(|table| table.rows.iter().map(move |row| (table, row))) {
            let at =
                measures.iter().position(|one| table.measure == Some(*one)).expect("tables of others are left out");
            let group = whose(ui, table, row);
            let of = vec![group.clone(), table.survey.to_string(), row.need.clone().unwrap_or_default()];
            // A second question about the same of a service has a line of its own.
            let free = |(one, _, line): &(Vec<String>, bool, TableRow)| *one == of && line.cells[at] == "[z]";
            let found = lines.iter().position(free).unwrap_or_else(|| {
                let name = row.need.clone().unwrap_or_else(|| format!("{}: {group}", compared::name_of(ui, service)));
                let cells = vec!["[z]".to_owned(); measures.len()];
                let lower = compared::is_lower(m, (table, row));
                lines.push((of, lower, TableRow { name, part: row.need.is_some(), cells }));
                lines.len() - 1
            });
            lines[found].2.cells[at] = headline(ui, table, row);
        }
        // A group's needs stand below it, whatever they were asked first.
        let order: Vec<String> = lines.iter().filter(|(.., line)| !line.part).map(|(of, ..)| of[0].clone()).collect();
        lines.sort_by_key(|(of, _, line)| (order.iter().position(|one| *one == of[0]), line.part));
        // Of whom nothing may be shown they are counted: a page of marks hides the figures among them. Below a group that is shown
        // those with lower needs keep their line: whoever promises has to know that there is no figure to be held to.
        let shown: BTreeSet<String> = lines
            .iter()
            .filter(|(.., line)| line.cells.iter().any(|cell| says(cell)))
            .map(|(of, ..)| of[0].clone())
            .collect();
        let (kept, other): (Vec<_>, Vec<_>) = lines.into_iter().partition(|(of, lower, line)| {
            shown.contains(&of[0]) && (!line.part || *lower || line.cells.iter().any(|cell| says(cell)))
        });
        left += other.len();
        rows.extend(kept.into_iter().map(|(.., line)| line));
    }
    let head = std::iter::once(ui.say("group"))
        .chain(measures.iter().map(|one| ui.say(&format!("measure-{}", one.as_str()))))
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let notes = vec![ui.say("outcome-note-baseline")];
    let caption = ui.say("outcome-baseline-caption");
    let table = Block::Table(Table { caption, head, rows, notes, ..Table::default() });
    let left = (left > 0).then(|| Block::Said(ui.say_with("outcome-said-baseline-left", &[("n", left.into())])));
    std::iter::once(table).chain(left).collect()
}

/// Whether anything of which a promise can be judged may be shown of a row.
fn is_shown((_, row): Placed<'_>) -> bool {
    row.row.net.is_some() || row.row.good.is_some() || row.row.bad.is_some()
}

/// Of which services what is promised to everybody cannot be set beside what those with lower needs say now, where they were
/// asked: whoever reads the promise must not take it for something that will be seen. Of a share that is promised nothing has
/// to be known now.
pub(super) fn unseen_lower(m: &Material<'_>) -> Option<String> {
    let mut asked: Vec<(&Code, bool)> = Vec::new();
    for (_, about, promise) in m.promises {
        let Some(aim) = promise.aim.filter(|aim| matches!(aim.least, Least::NoLower | Least::Higher)) else { continue };
        for service in m.consultation.services.iter().map(|one| &one.code) {
            let rated = m.tables.iter().filter(|table| table.measure == Some(aim.measure) && table.balanced);
            let mine = rated.filter(|table| !table.written && table.service.as_ref() == Some(service));
            let rows = mine.flat_map(|table| table.rows.iter().map(move |row| (table, row)));
            let lower: Vec<Placed<'_>> = rows.filter(|placed| compared::is_lower(m, *placed)).collect();
            if about.as_ref().is_none_or(|about| about == service) && !lower.is_empty() {
                asked.push((service, lower.into_iter().any(is_shown)));
            }
        }
    }
    let seen = |code: &Code| asked.iter().all(|(one, shown)| *one != code || *shown);
    let services =
        || m.consultation.services.iter().map(|one| &one.code).filter(|code| asked.iter().any(|(one, _)| one == code));
    let unseen: Vec<&Code> = services().filter(|code| !seen(code)).collect();
    if unseen.is_empty() {
        return None;
    }
    if unseen.len() == services().count() {
        return Some(m.ui.say("outcome-said-promised-unseen-all"));
    }
    let names: Vec<String> = unseen.into_iter().map(|code| m.ui.service(code)).collect();
    Some(m.ui.say_with("outcome-said-promised-unseen", &[("services", names.join("; ").into())]))
}

/// The services that something is promised of, and of whose quality no row is of a kind: what is promised cannot be set beside
/// what people say now.
pub(super) fn without<'m>(m: &Material<'m>, kind: impl Fn(Placed<'_>) -> bool) -> Vec<&'m Code> {
    let promised =
        |code: &Code| m.promises.iter().any(|(_, service, _)| service.as_ref().is_none_or(|one| one == code));
    let is_shown = |code: &Code| {
        m.tables
            .iter()
            .filter(|table| table.measure == Some(Measure::Quality) && table.balanced && !table.written)
            .filter(|table| table.service.as_ref() == Some(code))
            .flat_map(|table| table.rows.iter().map(move |row| (table, row)))
            .any(&kind)
    };
    let services = m.consultation.services.iter().map(|service| &service.code);
    services.filter(|code| promised(code) && !is_shown(code)).collect()
}
