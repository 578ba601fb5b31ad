//! One basis: services beside services on the same measures, the council beside an outside organisation in the same
//! words, and those with lower needs beside those with more and with none.

use std::{cmp::Ordering, collections::BTreeMap};

use domain::{
    code::Code,
    disclosure::Cell,
    findings::{
        RowKey,
        difference::{self, Difference, difference, holm},
    },
    outcome::{Block, Section, Table, TableRow},
    survey::{Frame, Measure, Provider},
    waves::{Basis, Figure, LEAST_COMPARED, Who},
};

use super::{Asked, Material, headline, named, says, whose};
use crate::{
    tables::{Printed, PrintedRow, cell, signed},
    ui::Ui,
};

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
        table.service.is_some() && !table.written && table.measure.is_some_and(|one| Measure::COMPARED.contains(&one))
    });
    let mut blocks = vec![Block::Said(ui.say("findings-lead")), Block::Said(ui.say("findings-compare-note"))];
    let mut hidden: Vec<String> = Vec::new();
    for (group, rows) in groups(m, rated) {
        let measures: Vec<Measure> = Measure::COMPARED
            .into_iter()
            .filter(|one| rows.iter().any(|(table, _)| table.measure == Some(*one)))
            .collect();
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
            .filter(|line| line.cells.iter().any(|cell| cell != "[z]"))
            .collect();
        // Where nothing may be shown of any service, a table of marks says nothing.
        if !lines.iter().flat_map(|line| &line.cells).any(|cell| says(cell)) {
            hidden.push(group);
            continue;
        }
        let head = std::iter::once(ui.say("service"))
            .chain(measures.iter().map(|one| ui.say(&format!("measure-{}", one.as_str()))))
            .collect();
        let caption = ui.say_with("outcome-basis-caption", &[("group", group.into())]);
        blocks.push(Block::Table(Table { caption, head, rows: lines, notes: Vec::new() }));
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

/// What a group expects of the council and of an outside organisation: asked in the same words on the same scale.
type Expected<'m> = (String, [(&'m Printed, &'m PrintedRow); 2]);

fn expected<'m>(m: &Material<'m>) -> Vec<Expected<'m>> {
    let future = m.tables.iter().filter(|table| table.provider.is_some() && table.service.is_none() && table.balanced);
    groups(m, future)
        .into_iter()
        .filter_map(|(group, rows)| {
            let of = |provider| rows.iter().find(|(table, _)| table.provider == Some(provider)).copied();
            Some((group, [of(Provider::Council)?, of(Provider::Outside)?]))
        })
        .collect()
}

/// A group's rows by need, of both questions.
fn needs<'m>(
    m: &Material<'_>,
    [first, second]: [(&'m Printed, &'m PrintedRow); 2],
) -> Vec<(String, [(&'m Printed, &'m PrintedRow); 2])> {
    if !asks_need(m, first.0, first.1) {
        return Vec::new();
    }
    let of = |(table, total): (&'m Printed, &'m PrintedRow)| {
        table.rows.iter().filter(move |row| row.who == total.who && row.need.is_some()).map(move |row| (table, row))
    };
    of(first)
        .filter_map(|one| {
            let other = of(second).find(|other| other.1.need == one.1.need)?;
            Some((format!("{}: {}", one.1.who, one.1.need.clone()?), [one, other]))
        })
        .collect()
}

/// Whether those who read this wording are asked what need it is about.
fn asks_need(m: &Material<'_>, table: &Printed, row: &PrintedRow) -> bool {
    asked_of(m, table).any(|survey| survey.need_asked.contains(&row.row.key.group.level))
}

/// How a table's audience was asked.
fn asked_of<'m>(m: &'m Material<'_>, table: &Printed) -> impl Iterator<Item = &'m Asked> + use<'m> {
    let audience = m.ui.audience(table.kind);
    m.surveys.iter().filter(move |survey| survey.audience == audience)
}

/// Of a group's rows by need, that of no need and that of the lower level, where the survey says which those are.
fn levels_of<'p>(m: &Material<'_>, table: &Printed, parts: &[&'p PrintedRow]) -> Option<[&'p PrintedRow; 2]> {
    let needs = asked_of(m, table).find_map(|survey| survey.needs.as_ref())?;
    let of = |code: &Code| parts.iter().copied().find(|part| part.row.key.need == Some(Some(code.clone())));
    Some([of(&needs.none)?, of(&needs.lower)?])
}

/// The council's own provision and an outside organisation's, side by side.
pub(super) fn providers(m: &Material<'_>) -> Section {
    let ui = m.ui;
    let mut blocks = vec![Block::Said(ui.say("outcome-said-providers"))];
    let mut questions: Vec<String> = Vec::new();
    let mut hidden: Vec<String> = Vec::new();
    let mut rows: Vec<TableRow> = Vec::new();
    for (group, both) in expected(m) {
        questions = both.map(|(table, _)| table.question.clone()).to_vec();
        let line = |name: String, part: bool, both: [(&Printed, &PrintedRow); 2]| {
            let mut cells: Vec<String> = both.iter().map(|(table, row)| headline(ui, table, row)).collect();
            let said = cells.iter().any(|cell| says(cell));
            cells.push(verdict(m, both[0].1, both[1].1, Who::TheSame));
            said.then_some(TableRow { name, part, cells })
        };
        let by_need = needs(m, both);
        match line(group.clone(), false, both) {
            Some(row) => rows.push(row),
            None => hidden.push(group),
        }
        // Those with lower needs are not lost in their group's figure.
        rows.extend(by_need.into_iter().filter_map(|(need, both)| line(need, true, both)));
    }
    if rows.is_empty() {
        blocks.push(Block::Said(ui.say("outcome-said-providers-none")));
    } else {
        let head = std::iter::once(ui.say("group"))
            .chain(questions)
            .chain(std::iter::once(ui.say("outcome-second-is")))
            .collect();
        let notes = ["outcome-note-verdict", "outcome-note-same"].map(|key| ui.say(key)).to_vec();
        blocks.push(Block::Table(Table { caption: ui.say("outcome-providers-caption"), head, rows, notes }));
        blocks.extend(apart(m).map(Block::Table));
    }
    blocks.extend(left_out(m, &hidden));
    // Who should provide, where people chose one.
    for table in m.tables.iter().filter(|table| is_choice(table)) {
        blocks.extend(distribution(m, table));
    }
    named(m, "providers", blocks)
}

/// How many chose no answer about what to expect of each: who does not know is no part of a net sentiment, and may be most.
fn apart(m: &Material<'_>) -> Option<Table> {
    let ui = m.ui;
    let said = |(table, row): (&Printed, &PrintedRow)| {
        let ways = table.out_columns.iter().zip(&row.row.outs).filter(|(_, n)| **n != Cell::Low);
        ways.map(|(way, n)| format!("{way}: {}", cell(*n))).collect::<Vec<_>>().join("; ")
    };
    let mut questions: Vec<String> = Vec::new();
    let rows: Vec<TableRow> = expected(m)
        .into_iter()
        .filter_map(|(name, both)| {
            questions = both.map(|(table, _)| table.question.clone()).to_vec();
            let cells = both.map(said);
            let any = cells.iter().any(|cell| !cell.is_empty());
            let cells = cells.map(|said| if said.is_empty() { cell(Cell::Low) } else { said });
            any.then(|| TableRow { name, part: false, cells: cells.to_vec() })
        })
        .collect();
    let head = std::iter::once(ui.say("group")).chain(questions).collect();
    let notes = vec![ui.say("outcome-note-outs")];
    (!rows.is_empty()).then(|| Table { caption: ui.say("outcome-apart-caption"), head, rows, notes })
}

/// How the second of two figures stands to the first, by the rule that one time is compared with another by; nothing where
/// one of them may not be shown, or too few answered.
fn stands(first: &PrintedRow, second: &PrintedRow, who: Who) -> Option<Ordering> {
    let figure = |row: &PrintedRow| Figure::of(&row.row, Frame::Open).filter(|figure| figure.n >= LEAST_COMPARED);
    Basis::Net.stands(figure(first)?, figure(second)?, who)
}

/// What is tested of those with lower needs and those with none, by table and by the row of the former: of lists that were
/// invited, all of a report together. With each the probability that chance would make it, adjusted.
fn tested(m: &Material<'_>) -> BTreeMap<(String, RowKey), (Difference, f64)> {
    let mut found: Vec<((String, RowKey), Difference)> = Vec::new();
    for table in m.tables.iter().filter(|table| is_quality(table)) {
        let Some(list) = asked_of(m, table).find_map(|survey| survey.invited) else { continue };
        for total in table.rows.iter().filter(|row| row.need.is_none() && asks_need(m, table, row)) {
            let parts: Vec<&PrintedRow> =
                table.rows.iter().filter(|row| row.who == total.who && row.need.is_some()).collect();
            let rated = |row: &PrintedRow| Figure::of(&row.row, Frame::Invited(list))?.rated();
            let both = levels_of(m, table, &parts);
            let difference = both.and_then(|[none, lower]| difference(rated(none)?, rated(lower)?));
            let key = both.map(|[_, lower]| (table.name.clone(), lower.row.key.clone()));
            found.extend(key.zip(difference));
        }
    }
    let each: Vec<f64> = found.iter().map(|(_, difference)| difference.p).collect();
    let adjusted = holm(&each);
    found.into_iter().zip(adjusted).map(|((key, difference), p)| (key, (difference, p))).collect()
}

/// The key of how a second figure stands to a first.
fn standing(second: Ordering) -> &'static str {
    match second {
        Ordering::Less => "outcome-lower",
        Ordering::Equal => "outcome-no-difference",
        Ordering::Greater => "outcome-higher",
    }
}

/// What a test says: how the second stands to the first, by how much, and within what.
fn told(ui: &Ui, found: Option<&(Difference, f64)>) -> String {
    let Some((difference, adjusted)) = found else { return ui.say("outcome-not-comparable") };
    let key = standing(difference::verdict(difference, *adjusted));
    let args = [
        ("verdict", ui.say(key).into()),
        ("by", signed(difference.by).into()),
        ("low", signed(difference.interval.low).into()),
        ("high", signed(difference.interval.high).into()),
    ];
    ui.say_with("outcome-tested", &args)
}

/// Whether a table rates how good a service is, on a balanced scale.
fn is_quality(table: &Printed) -> bool {
    table.measure == Some(Measure::Quality) && table.balanced
}

/// The same in words that claim no more than may be claimed.
fn verdict(m: &Material<'_>, first: &PrintedRow, second: &PrintedRow, who: Who) -> String {
    m.ui.say(stands(first, second, who).map_or("outcome-not-comparable", standing))
}

/// What stands out, for the summary: one sentence for each group about what it expects of each provider.
pub(super) fn sentences(m: &Material<'_>) -> Vec<String> {
    expected(m)
        .into_iter()
        .filter_map(|(group, rows)| {
            let [first, second] = rows;
            let args = [
                ("group", group.into()),
                ("council", signed(first.1.row.net?).into()),
                ("outside", signed(second.1.row.net?).into()),
                ("n", cell(first.1.row.base).into()),
                ("m", cell(second.1.row.base).into()),
            ];
            let key = match stands(first.1, second.1, Who::TheSame)? {
                Ordering::Equal => "outcome-said-expected-alike",
                Ordering::Less => "outcome-said-expected-lower",
                Ordering::Greater => "outcome-said-expected-higher",
            };
            Some(m.ui.say_with(key, &args))
        })
        .collect()
}

/// Services by how those with lower needs stand to those with none there; by nothing where that cannot be said.
type Standings = BTreeMap<Option<Ordering>, Vec<String>>;

/// Those with lower needs beside those with none, for the summary: a sentence for each group, of every service that it rates.
pub(super) fn by_need(m: &Material<'_>) -> Vec<String> {
    let ui = m.ui;
    let tested = tested(m);
    let mut found: Vec<(String, [String; 2], Standings)> = Vec::new();
    for service in &m.consultation.services {
        let tables = m.tables.iter().filter(|table| is_quality(table) && table.service.as_ref() == Some(&service.code));
        for (group, rows) in groups(m, tables) {
            for (table, total) in rows.into_iter().filter(|(table, total)| asks_need(m, table, total)) {
                let parts: Vec<&PrintedRow> =
                    table.rows.iter().filter(|row| row.who == total.who && row.need.is_some()).collect();
                let Some([none, lower]) = levels_of(m, table, &parts) else { continue };
                let invited = asked_of(m, table).any(|survey| survey.invited.is_some());
                let stands = if invited {
                    let key = (table.name.clone(), lower.row.key.clone());
                    tested.get(&key).map(|(found, adjusted)| difference::verdict(found, *adjusted))
                } else {
                    stands(none, lower, Who::Others)
                };
                let names = [none, lower].map(|row| row.need.clone().unwrap_or_default());
                let at =
                    found.iter().position(|(one, other, _)| *one == group && *other == names).unwrap_or_else(|| {
                        found.push((group.clone(), names, BTreeMap::new()));
                        found.len() - 1
                    });
                found[at].2.entry(stands).or_default().push(ui.service(&service.code));
            }
        }
    }
    let listed = |stands: &Standings| {
        let order = [Some(Ordering::Less), Some(Ordering::Greater), Some(Ordering::Equal), None];
        let each = order.iter().filter_map(|one| {
            let verdict = ui.say(one.map_or("outcome-not-comparable", standing));
            Some(format!("{verdict}: {}", stands.get(one)?.join(", ")))
        });
        each.collect::<Vec<_>>().join("; ")
    };
    // Of whom nothing can be said at any service, that is said once.
    let (told, silent): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|(.., stands)| stands.keys().any(Option::is_some));
    let mut groups: Vec<String> = silent.into_iter().map(|(group, ..)| group).collect();
    groups.dedup();
    let silent =
        (!groups.is_empty()).then(|| ui.say_with("outcome-said-by-need-none", &[("groups", groups.join("; ").into())]));
    told.into_iter()
        .map(|(group, [none, lower], stands)| {
            let args = [
                ("group", group.into()),
                ("none", none.into()),
                ("lower", lower.into()),
                ("services", listed(&stands).into()),
            ];
            ui.say_with("outcome-said-by-need", &args)
        })
        .chain(silent)
        .collect()
}

/// Who those who replied say should provide, where they were asked to choose: what they expect of each is not all that
/// they say.
pub(super) fn preferred(m: &Material<'_>) -> Vec<String> {
    let chosen = m.tables.iter().filter(|table| is_choice(table));
    chosen.flat_map(|table| table.rows.iter().filter_map(move |row| preference(m, table, row))).collect()
}

/// Whether a question asks who should provide.
pub(super) fn is_choice(table: &Printed) -> bool {
    table.measure == Some(Measure::Future) && table.service.is_none() && !table.balanced && table.exclusive
}

fn preference(m: &Material<'_>, table: &Printed, row: &PrintedRow) -> Option<String> {
    if row.need.is_some() {
        return None;
    }
    let said = super::services::sentence(m, table, row)?;
    let args = [("question", table.question.clone().into()), ("said", said.into())];
    Some(m.ui.say_with("outcome-said-preferred", &args))
}

/// A table of a distribution: counts with their percentages, for each group of which something may be shown; none
/// where nothing may.
pub(super) fn distribution(m: &Material<'_>, table: &Printed) -> Option<Block> {
    let ui = m.ui;
    let shown = || table.rows.iter().filter(|row| row.need.is_none() && row.row.base.shown().is_some());
    // Who chose none of the answers: of ways out that more than a few took.
    let apart: Vec<usize> = (0..table.out_columns.len())
        .filter(|at| shown().any(|row| row.row.outs.get(*at).is_some_and(|n| *n != Cell::Low)))
        .collect();
    let rows: Vec<TableRow> = shown()
        .map(|row| TableRow {
            name: row.who.clone(),
            part: false,
            cells: std::iter::once(cell(row.row.base))
                .chain(row.row.counts.iter().zip(&row.row.percents).map(|(count, percent)| match percent {
                    Some(percent) => format!("{} ({percent}%)", cell(*count)),
                    None => cell(*count),
                }))
                .chain(apart.iter().map(|at| row.row.outs.get(*at).map_or_else(|| "[z]".to_owned(), |n| cell(*n))))
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
    (!rows.is_empty()).then(|| Block::Table(Table { caption: table.title.clone(), head, rows, notes }))
}

/// What was asked about no single service, and stands nowhere else: a question that was put is answered in the report.
pub(super) fn others(m: &Material<'_>) -> Option<Section> {
    let is_elsewhere = |table: &Printed| {
        table.service.is_some()
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

/// A group's services by need: the needs; none and the lower level among them, where those are known, with whether a list
/// was invited; and a line for each service with its place in the consultation.
type ByNeed = (String, Vec<String>, Option<([String; 2], bool)>, Vec<(Option<usize>, TableRow)>);

/// Those with lower needs beside those with more and with none, for each service.
pub(super) fn need(m: &Material<'_>) -> Section {
    let ui = m.ui;
    let mut blocks = vec![Block::Said(ui.say("outcome-said-need"))];
    let (mut all, mut hidden) = (0, 0);
    let tested = tested(m);
    let quality = m.tables.iter().filter(|table| is_quality(table));
    let mut found: Vec<ByNeed> = Vec::new();
    for table in quality {
        let mut rows = table.rows.iter().peekable();
        while let Some(total) = rows.next() {
            let mut parts: Vec<&PrintedRow> = Vec::new();
            while let Some(part) = rows.next_if(|row| row.need.is_some()) {
                parts.push(part);
            }
            if parts.is_empty() || !asks_need(m, table, total) {
                continue;
            }
            let group = whose(m.ui, table, total);
            let needs: Vec<String> = parts.iter().filter_map(|part| part.need.clone()).collect();
            let mut cells: Vec<String> = parts.iter().map(|part| headline(ui, table, part)).collect();
            // The lower level against no extra help: the gap members asked about.
            let levels = levels_of(m, table, &parts);
            let invited = asked_of(m, table).any(|survey| survey.invited.is_some());
            cells.extend(levels.map(|[none, lower]| {
                if invited {
                    told(ui, tested.get(&(table.name.clone(), lower.row.key.clone())))
                } else {
                    verdict(m, none, lower, Who::Others)
                }
            }));
            let levels = levels.map(|both| both.map(|row| row.need.clone().unwrap_or_default()));
            let name = table.service_name.clone().unwrap_or_else(|| table.title.clone());
            let place = m.consultation.services.iter().position(|one| table.service.as_ref() == Some(&one.code));
            let line = (place, TableRow { name, part: false, cells });
            let levels = levels.map(|both| (both, invited));
            match found.iter_mut().find(|(one, heads, ..)| *one == group && *heads == needs) {
                Some((.., lines)) => lines.push(line),
                None => found.push((group, needs, levels, vec![line])),
            }
        }
    }
    if found.is_empty() {
        blocks.push(Block::Said(ui.say("outcome-said-need-none")));
    }
    let mut silent: Vec<String> = Vec::new();
    for (group, needs, levels, mut lines) in found {
        // Those who did not say come last, and say nothing of any need.
        let figures = needs.iter().filter(|need| **need != ui.say("need-not-said")).count();
        // In the consultation's own order: it is no ranking.
        lines.sort_by_key(|(place, _)| *place);
        let rows: Vec<TableRow> = lines.into_iter().map(|(_, line)| line).collect();
        if !rows.iter().flat_map(|row| &row.cells[..figures]).any(|cell| says(cell)) {
            silent.push(group);
            continue;
        }
        // Of what stands in the tables below: of nobody there is no figure, hidden or not.
        let cells = || rows.iter().flat_map(|row| &row.cells[..figures]);
        let here = cells().filter(|cell| cell.starts_with("[c]")).count();
        hidden += here;
        all += here + cells().filter(|cell| says(cell)).count();
        let head = std::iter::once(ui.say("service"))
            .chain(needs)
            .chain(levels.clone().map(|([none, lower], _)| {
                ui.say_with("outcome-lower-level-is", &[("none", none.into()), ("lower", lower.into())])
            }))
            .collect();
        let caption = ui.say_with("outcome-need-caption", &[("group", group.into())]);
        let notes = levels
            .map(|(_, invited)| ui.say(if invited { "outcome-note-tested" } else { "outcome-note-verdict" }))
            .into_iter()
            .collect();
        blocks.push(Block::Table(Table { caption, head, rows, notes }));
    }
    blocks.extend(left_out(m, &silent));
    if hidden > 0 {
        let args = [("hidden", hidden.into()), ("all", all.into())];
        blocks.push(Block::Said(ui.say_with("outcome-said-need-hidden", &args)));
    }
    named(m, "need", blocks)
}
