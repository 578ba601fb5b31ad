//! The council's own provision and an outside organisation's: asked about in the same words, on the same scale.

use std::{cmp::Ordering, collections::BTreeMap};

use domain::{
    code::Code,
    disclosure::Cell,
    outcome::{Block, Dot, Dots, Pointed, Section, Table, TableRow},
    survey::{Measure, Provider},
};

use super::{
    super::{Material, asked_as, named, says, services::sentence},
    Placed, asks_need, distribution, each_and_all, groups, is_lower, is_of, is_quality, left_out, name_of, shares,
    short_name_of, standing,
};
use crate::{
    tables::{Printed, PrintedRow, cell, signed},
    ui::Ui,
};

/// What a group expects of the council and of an outside organisation: asked in the same words on the same scale.
type Expected<'m> = (String, [Placed<'m>; 2]);

/// Of what people's expectations are.
#[derive(Clone, Copy)]
enum Of<'c> {
    /// Of all the services together, which was asked once.
    Whole,
    /// Of one service; without one, of every service that each person rated, each by itself.
    Each(Option<&'c Code>),
}

/// What each group expects of the two.
fn expected<'m>(m: &Material<'m>, of: Of<'_>) -> Vec<Expected<'m>> {
    let wanted = |table: &&Printed| match of {
        Of::Whole => table.service.is_none() && !table.over_all,
        Of::Each(service) => is_of(table, service),
    };
    let future = m.tables.iter().filter(|table| table.provider.is_some() && table.balanced).filter(wanted);
    groups(m, future)
        .into_iter()
        .filter_map(|(group, rows)| {
            let of = |provider| rows.iter().find(|(table, _)| table.provider == Some(provider)).copied();
            Some((group, [of(Provider::Council)?, of(Provider::Outside)?]))
        })
        .collect()
}

/// A group's rows by need, of both questions.
fn needs<'m>(m: &Material<'_>, [first, second]: [Placed<'m>; 2]) -> Vec<(String, [Placed<'m>; 2])> {
    if !asks_need(m, first.0, first.1) {
        return Vec::new();
    }
    let of = |(table, total): Placed<'m>| {
        table.rows.iter().filter(move |row| row.who == total.who && row.need.is_some()).map(move |row| (table, row))
    };
    of(first)
        .filter_map(|one| {
            let other = of(second).find(|other| other.1.need == one.1.need)?;
            Some((one.1.need.clone()?, [one, other]))
        })
        .collect()
}

/// How the second stands to the first, person by person; nothing where too few rated both, or where either is hidden whole.
fn stood(both: &[Placed<'_>; 2]) -> Option<Ordering> {
    both[1].1.beside_council.filter(|_| both[0].1.row.base.shown().is_some())
}

/// The same in words.
fn stood_words(m: &Material<'_>, both: &[Placed<'_>; 2]) -> String {
    m.ui.say(stood(both).map_or("outcome-too-few-both", standing))
}

/// The key of the table of what a group expects, service by service; of the one about all the services together.
fn key(group: Option<&str>) -> String {
    format!("providers/{}", group.unwrap_or_default())
}

/// A line of both figures, and how the second stands to the first; nothing where neither says anything, unless it is of
/// those with lower needs: that nothing of them may be shown is said.
fn line(m: &Material<'_>, name: String, part: bool, both: [Placed<'_>; 2], now: Option<String>) -> Option<TableRow> {
    let figures = both.map(|(_, row)| shares(m.ui, row));
    let said = figures.iter().any(|cell| says(cell)) || is_lower(m, both[0]);
    let told = stood_words(m, &both);
    let cells = now.into_iter().chain(figures).chain(std::iter::once(told)).collect();
    said.then_some(TableRow { name, part, cells })
}

/// The columns of both questions and of the verdict.
fn head(m: &Material<'_>, first: [&str; 2], both: &[Placed<'_>; 2]) -> Vec<String> {
    let first = first.into_iter().filter(|key| !key.is_empty()).map(|key| m.ui.say(key));
    let questions = both.iter().map(|(table, _)| table.question.clone());
    first.chain(questions).chain(std::iter::once(m.ui.say("outcome-second-is"))).collect()
}

fn notes(m: &Material<'_>) -> Vec<String> {
    ["outcome-note-shares", "outcome-note-same"].map(|key| m.ui.say(key)).to_vec()
}

/// The section: the two of all the services together, where that was asked; then service by service, one table for each
/// group, with what it says of the service now beside.
pub(in super::super) fn providers(m: &Material<'_>) -> Section {
    let ui = m.ui;
    let mut blocks = vec![Block::Said(ui.say("outcome-said-providers"))];
    let mut hidden: Vec<String> = Vec::new();
    let whole = expected(m, Of::Whole);
    if let Some((_, both)) = whole.first() {
        blocks.push(Block::Said(ui.say("outcome-said-providers-whole")));
        let mut rows: Vec<TableRow> = Vec::new();
        for (group, both) in &whole {
            match line(m, group.clone(), false, *both, None) {
                Some(row) => rows.push(row),
                None => hidden.push(group.clone()),
            }
            // Those with lower needs are not lost in their group's figure.
            let parts = needs(m, *both).into_iter();
            rows.extend(
                parts.filter_map(|(need, parts)| line(m, format!("{}: {need}", both[0].1.who), true, parts, None)),
            );
        }
        let asked = asked_as(ui, both.iter().map(|(table, _)| *table));
        let caption = ui.say("outcome-providers-caption");
        let table = Table {
            key: key(None),
            asked,
            caption,
            head: head(m, ["group", ""], both),
            rows,
            notes: notes(m),
            ..Table::default()
        };
        let drawn: Vec<(String, [Placed<'_>; 2])> = whole.iter().map(|(group, both)| (group.clone(), *both)).collect();
        if !table.rows.is_empty() {
            blocks.extend(with_dots(m, table, &drawn));
        }
        blocks.extend(apart(m, Of::Whole).map(Block::Table));
    }
    let each = by_group(m);
    if !each.is_empty() {
        blocks.push(Block::Said(ui.say("outcome-said-providers-each")));
    }
    for (group, services) in each {
        let mut rows: Vec<TableRow> = Vec::new();
        let mut drawn: Vec<(String, [Placed<'_>; 2])> = Vec::new();
        let mut of_needs: BTreeMap<String, bool> = BTreeMap::new();
        for (service, both) in &services {
            let name = name_of(ui, *service);
            let own = line(m, name.clone(), false, *both, Some(now(m, *service, both[0])));
            drawn.extend(own.is_some().then_some((name, *both)));
            let is_shown = own.is_some();
            rows.extend(own);
            for (need, parts) in needs(m, *both) {
                let shown = parts.iter().any(|(_, row)| says(&shares(ui, row)));
                *of_needs.entry(need.clone()).or_default() |= shown;
                // Below the service that they are of, and below no other.
                rows.extend(line(m, need, true, parts, Some(now(m, *service, parts[0]))).filter(|_| is_shown));
            }
        }
        // Whoever looks for those with most need finds that nothing may be shown of them, and not nothing.
        let silent = of_needs.into_iter().filter(|(_, shown)| !shown);
        let silent: Vec<String> = silent.map(|(need, _)| format!("“{need}”")).collect();
        let Some((_, both)) = services.first() else { continue };
        if rows.is_empty() {
            hidden.push(group);
            continue;
        }
        let expected = services.iter().flat_map(|(_, both)| both.map(|(table, _)| table));
        let quality = m.tables.iter().filter(|table| is_quality(table) && table.survey == both[0].0.survey);
        let tables = expected.chain(quality);
        let table = Table {
            key: key(Some(&group)),
            asked: asked_as(ui, tables),
            caption: ui.say_with("outcome-providers-each-caption", &[("group", group.clone().into())]),
            head: head(m, ["service", "measure-quality"], both),
            rows,
            notes: notes(m),
            ..Table::default()
        };
        blocks.extend(with_dots(m, table, &drawn));
        if !silent.is_empty() {
            let args = [("group", group.into()), ("needs", silent.join("; ").into())];
            blocks.push(Block::Said(ui.say_with("outcome-said-needs-silent", &args)));
        }
    }
    if !blocks.iter().any(|block| matches!(block, Block::Table(_))) {
        blocks.push(Block::Said(ui.say("outcome-said-providers-none")));
    }
    hidden.sort();
    hidden.dedup();
    blocks.extend(left_out(m, &hidden));
    // Who should provide, where people chose one.
    for table in m.tables.iter().filter(|table| is_choice(table)) {
        blocks.extend(distribution(m, table));
    }
    named(m, "providers", blocks)
}

/// What a group expects of the two, service by service.
type Each<'m> = (String, Vec<(Option<&'m Code>, [Placed<'m>; 2])>);

/// What each group expects of the two: of all that each person rated, and then service by service, in the consultation's
/// order.
fn by_group<'m>(m: &'m Material<'m>) -> Vec<Each<'m>> {
    let mut found: Vec<Each<'_>> = Vec::new();
    for service in each_and_all(m) {
        for (group, both) in expected(m, Of::Each(service)) {
            match found.iter_mut().find(|(one, _)| *one == group) {
                Some((_, services)) => services.push((service, both)),
                None => found.push((group, vec![(service, both)])),
            }
        }
    }
    found
}

/// What the same people say of how good a service is now.
fn now(m: &Material<'_>, service: Option<&Code>, (of, row): Placed<'_>) -> String {
    // Rows of different surveys have like names.
    let quality =
        m.tables.iter().filter(|table| table.survey == of.survey && is_quality(table) && is_of(table, service));
    quality
        .flat_map(|table| &table.rows)
        .find(|found| found.row.key == row.row.key && found.who == row.who && found.need == row.need)
        .map_or_else(|| "[z]".to_owned(), |found| shares(m.ui, found))
}

/// A table, and the picture of it where two rows or more can be seen in one.
fn with_dots(m: &Material<'_>, table: Table, rows: &[(String, [Placed<'_>; 2])]) -> Vec<Block> {
    let dot = |(_, row): Placed<'_>| row.row.net.map(|at| Dot { at, interval: row.row.interval });
    let (seen, unseen): (Vec<_>, Vec<_>) =
        rows.iter().partition(|(_, both)| both.iter().all(|placed| dot(*placed).is_some()));
    let drawn: Vec<_> = seen.into_iter().map(|(name, both)| (name.clone(), both.map(dot).to_vec())).collect();
    // What is hidden is no fair draw: few who think well, or few who think badly, hide a dot.
    let undrawn: Vec<String> = unseen
        .into_iter()
        .filter(|(_, both)| both.iter().any(|(_, row)| says(&shares(m.ui, row))))
        .map(|(name, both)| format!("{name} ({})", stood_words(m, both)))
        .collect();
    // A picture of the few that can be drawn would be taken for all.
    let picture = rows.first().filter(|_| drawn.len() > 1 && drawn.len() > undrawn.len()).map(|(_, both)| {
        let of: Vec<String> = both.iter().map(|(table, _)| table.question.clone()).collect();
        let told = drawn.iter().map(|(name, dots)| {
            let each = of.iter().zip(dots.iter().flatten()).map(|(of, dot)| format!("{of} {}", signed(dot.at)));
            format!("{name}: {}.", each.collect::<Vec<_>>().join(", "))
        });
        let alternative = format!("{} {}", m.ui.say("outcome-dots-alternative"), told.collect::<Vec<_>>().join(" "));
        Dots { caption: table.caption.clone(), alternative, of: of.clone(), rows: drawn.clone() }
    });
    let left = picture
        .as_ref()
        .filter(|_| !undrawn.is_empty())
        .map(|_| Block::Said(m.ui.say_with("outcome-said-undrawn", &[("services", undrawn.join("; ").into())])));
    std::iter::once(Block::Table(table)).chain(picture.map(Block::Dots)).chain(left).collect()
}

/// What those who replied expect of each for one service, for the service's own section.
pub(in super::super) fn of_service(m: &Material<'_>, service: &Code) -> Vec<Block> {
    let found = expected(m, Of::Each(Some(service)));
    let Some((_, both)) = found.first() else { return Vec::new() };
    let rows: Vec<TableRow> =
        found.iter().filter_map(|(group, both)| line(m, group.clone(), false, *both, None)).collect();
    let table = Table {
        asked: asked_as(m.ui, found.iter().flat_map(|(_, both)| both.map(|(table, _)| table))),
        caption: m.ui.say("outcome-providers-caption"),
        head: head(m, ["group", ""], both),
        rows,
        notes: notes(m),
        ..Table::default()
    };
    let shown = Some(table).filter(|table| !table.rows.is_empty());
    shown.into_iter().chain(apart(m, Of::Each(Some(service)))).map(Block::Table).collect()
}

/// How many chose no answer about what to expect of each: who does not know is no part of a net sentiment, and may be most.
fn apart(m: &Material<'_>, of: Of<'_>) -> Option<Table> {
    let ui = m.ui;
    let said = |(table, row): Placed<'_>| {
        let ways = table.out_columns.iter().zip(&row.row.outs).filter(|(_, n)| **n != Cell::Low);
        ways.map(|(way, n)| format!("{way}: {}", cell(*n))).collect::<Vec<_>>().join("; ")
    };
    let mut questions: Vec<String> = Vec::new();
    let rows: Vec<TableRow> = expected(m, of)
        .into_iter()
        .filter_map(|(name, both)| {
            questions = both.map(|(table, _)| table.question.clone()).to_vec();
            let cells = both.map(said);
            // A line of marks says nothing.
            let shown = |(_, row): &Placed<'_>| row.row.outs.iter().any(|n| n.shown().is_some_and(|n| n > 0));
            let any = both.iter().any(shown);
            let cells = cells.map(|said| if said.is_empty() { cell(Cell::Low) } else { said });
            any.then(|| TableRow { name, part: false, cells: cells.to_vec() })
        })
        .collect();
    let head = std::iter::once(ui.say("group")).chain(questions).collect();
    let notes = vec![ui.say("outcome-note-outs")];
    let caption = ui.say("outcome-apart-caption");
    (!rows.is_empty()).then(|| Table { caption, head, rows, notes, ..Table::default() })
}

/// What stands out, for the summary: one sentence for each group about what it expects of each provider.
pub(in super::super) fn sentences(m: &Material<'_>) -> Vec<Pointed> {
    let each = standings(m).into_iter().map(|(group, said)| stand(m, "outcome-said-expected-each", &[group], said));
    in_all(m).into_iter().chain(each).collect()
}

/// The same on one page: of groups of which the same is to be said it is said once.
pub(in super::super) fn sentences_in_short(m: &Material<'_>) -> Vec<Pointed> {
    let mut alike: Vec<(String, Vec<String>)> = Vec::new();
    for (group, said) in standings(m) {
        match alike.iter_mut().find(|(one, _)| *one == said) {
            Some((_, groups)) => groups.push(group),
            None => alike.push((said, vec![group])),
        }
    }
    let each = alike.into_iter().map(|(said, groups)| stand(m, "short-one-expected", &groups, said));
    in_all(m).into_iter().chain(each).collect()
}

/// What groups expect of the two as a whole, where they were asked so.
fn in_all(m: &Material<'_>) -> Vec<Pointed> {
    let said = expected(m, Of::Whole).into_iter().filter_map(|(group, rows)| {
        let [council, outside] = rows.map(|(_, row)| shares(m.ui, row));
        let args = [("group", group.into()), ("council", council.into()), ("outside", outside.into())];
        let said = match stood(&rows)? {
            Ordering::Equal => "outcome-said-expected-alike",
            Ordering::Less => "outcome-said-expected-lower",
            Ordering::Greater => "outcome-said-expected-higher",
        };
        Some(Pointed { words: m.ui.say_with(said, &args), key: key(None), table: None })
    });
    said.collect()
}

/// How the two stand to each group at each service, in words: of groups of which it can be told at one at least.
fn standings(m: &Material<'_>) -> Vec<(String, String)> {
    let said = by_group(m).into_iter().filter_map(|(group, services)| {
        let mut found: BTreeMap<Option<Ordering>, Vec<String>> = BTreeMap::new();
        for (service, both) in services {
            let stands = stood(&both);
            let name = short_name_of(m.ui, service);
            // Over all they rated, with what it is of where all of it is shown; services by name alone, or nobody reads
            // so far. The table that is cited has the figures of each.
            let figures = both.map(|(_, row)| row.row.good.and(row.row.bad).map(|_| shares(m.ui, row)));
            let name = match (service, stands, figures) {
                (None, Some(Ordering::Less | Ordering::Greater), [Some(first), Some(second)]) => {
                    let args = [("name", name.into()), ("first", first.into()), ("second", second.into())];
                    m.ui.say_with("outcome-both-figures", &args)
                }
                _ => name,
            };
            found.entry(stands).or_default().push(name);
        }
        let said = found.keys().any(Option::is_some);
        said.then(|| (group, super::listed(m.ui, &found, "outcome-few-rated-both")))
    });
    said.collect()
}

fn stand(m: &Material<'_>, said: &str, groups: &[String], services: String) -> Pointed {
    let args = [("group", groups.join("; ").into()), ("services", services.into())];
    Pointed { words: m.ui.say_with(said, &args), key: key(groups.first().map(String::as_str)), table: None }
}

/// What those of each need of a group expect of the council and of an outside organisation, over all the services they rated.
pub(in super::super) struct ExpectedByNeed {
    group: String,
    /// The need, what they expect of each, and how the two stand, of those of whom something may be shown.
    told: Vec<(String, [String; 2], String)>,
    /// The others' needs.
    pub(in super::super) silent: Vec<String>,
}

impl ExpectedByNeed {
    /// A sentence for each need.
    pub(in super::super) fn sentences(self, ui: &Ui) -> Vec<Pointed> {
        let Self { group, told, silent } = self;
        let key = key(Some(&group));
        let mut found: Vec<String> = told
            .into_iter()
            .map(|(need, [council, outside], verdict)| {
                let args = [
                    ("group", group.clone().into()),
                    ("need", need.into()),
                    ("council", council.into()),
                    ("outside", outside.into()),
                    ("verdict", verdict.into()),
                ];
                ui.say_with("outcome-said-expected-need", &args)
            })
            .collect();
        if !silent.is_empty() {
            let needs: Vec<String> =
                silent.into_iter().map(|need| ui.say_with("quoted", &[("words", need.into())])).collect();
            let args = [("group", group.into()), ("needs", needs.join("; ").into())];
            found.push(ui.say_with("outcome-said-expected-need-none", &args));
        }
        found.into_iter().map(|words| Pointed { words, key: key.clone(), table: None }).collect()
    }

    /// All needs in one sentence, where something may be shown of one.
    pub(in super::super) fn in_short(&self, ui: &Ui) -> Option<Pointed> {
        let each: Vec<String> = self
            .told
            .iter()
            .map(|(need, [council, outside], verdict)| {
                let args = [
                    ("need", need.clone().into()),
                    ("council", council.clone().into()),
                    ("outside", outside.clone().into()),
                    ("verdict", verdict.clone().into()),
                ];
                ui.say_with("short-one-expected-of", &args)
            })
            .collect();
        let args = [("group", self.group.clone().into()), ("needs", each.join("; ").into())];
        let words = (!each.is_empty()).then(|| ui.say_with("short-one-expected-need", &args))?;
        Some(Pointed { words, key: key(Some(&self.group)), table: None })
    }
}

/// What those of each need expect of the two, over all they rated: an average of their group would lose them. Of whom nothing
/// may be shown, that is said.
pub(in super::super) fn expected_by_need(m: &Material<'_>) -> Vec<ExpectedByNeed> {
    let mut found = Vec::new();
    for (group, services) in by_group(m) {
        let Some((_, both)) = services.into_iter().find(|(service, _)| service.is_none()) else { continue };
        let (mut told, mut silent) = (Vec::new(), Vec::new());
        for (need, parts) in needs(m, both) {
            let figures = parts.map(|(_, row)| shares(m.ui, row));
            if figures.iter().any(|figure| says(figure)) {
                told.push((need, figures, stood_words(m, &parts)));
            } else {
                silent.push(need);
            }
        }
        found.push(ExpectedByNeed { group, told, silent });
    }
    found
}

/// Who some people say should provide.
pub(in super::super) struct Preferred {
    /// The question they were asked.
    pub(in super::super) question: String,
    /// What they say, and which table it is of.
    pub(in super::super) said: Pointed,
}

impl Preferred {
    /// The question and what is said, in one sentence.
    pub(in super::super) fn pointed(self, ui: &Ui) -> Pointed {
        let args = [("question", self.question.into()), ("said", self.said.words.into())];
        Pointed { words: ui.say_with("outcome-said-preferred", &args), ..self.said }
    }
}

/// Who those who replied say should provide, where they were asked to choose: what they expect of each is not all that
/// they say. By the key `part` where some of it is hidden.
pub(in super::super) fn preferred(m: &Material<'_>, part: &str) -> Vec<Preferred> {
    let chosen = m.tables.iter().filter(|table| is_choice(table));
    chosen.flat_map(|table| table.rows.iter().filter_map(move |row| preference(m, (table, row), part))).collect()
}

/// Whether a question asks who should provide.
pub(in super::super) fn is_choice(table: &Printed) -> bool {
    table.measure == Some(Measure::Future) && table.service.is_none() && !table.balanced && table.exclusive
}

fn preference(m: &Material<'_>, (table, row): (&Printed, &PrintedRow), part: &str) -> Option<Preferred> {
    // Of those with lower needs it is said by itself: an average would lose them.
    if row.need.is_some() && !(is_lower(m, (table, row)) && asks_need(m, table, row)) {
        return None;
    }
    let said = Pointed { words: sentence(m, (table, row), part)?, key: table.name.clone(), table: None };
    Some(Preferred { question: table.question.clone(), said })
}
