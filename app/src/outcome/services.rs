//! One section for each service; what people spoke of in their own words.

use domain::{
    code::Code,
    consultation::{Duty, Service},
    disclosure::Cell,
    outcome::{Bars, Block, Pointed, Section, Shade, Table, TableRow},
    survey::Measure,
};

use super::{
    Material, asked_as,
    compared::{self, distribution},
    fairest, headline, named, says, section, whose,
};
use crate::tables::{Printed, PrintedRow, cell};

/// How many quotations stand in a service's section.
const QUOTES: usize = 8;

/// How the keys of services' sections begin.
pub(super) const KEY: &str = "service-";

/// The key of a service's section.
pub(super) fn key(service: &Code) -> String {
    format!("{KEY}{service}")
}

/// One service: what it must do, how it is provided, what those who replied think of it and wrote about it.
pub(super) fn service(m: &Material<'_>, service: &Service) -> Section {
    let ui = m.ui;
    let code = &service.code;
    let duty = ui.say(match service.duty {
        Duty::Statutory => "duty-statutory",
        Duty::Discretionary => "duty-discretionary",
        Duty::Both => "duty-both",
    });
    let mut blocks = Vec::new();
    if let Some(about) = ui.survey_part(&format!("service-{code}"), "about") {
        blocks.push(Block::Said(about.text));
    }
    let duty = format!("{}: {duty} {}", ui.say("duty"), service.law);
    // What asks again was made of files from before the decision: how it is provided since is not in them.
    let provided =
        m.consultation.wave_of.is_none().then(|| format!("{}: {}", ui.say("provided-now"), service.provided));
    blocks.push(Block::Points(std::iter::once(duty).chain(provided).collect()));
    let mine: Vec<&Printed> = m.tables.iter().filter(|table| table.service.as_ref() == Some(code)).collect();
    let quality: Vec<(&Printed, &PrintedRow)> = mine
        .iter()
        .filter(|table| table.measure == Some(Measure::Quality))
        .flat_map(|table| table.rows.iter().filter(|row| row.need.is_none()).map(move |row| (*table, row)))
        .collect();
    let key_of_ratings = format!("ratings/{code}");
    let said: Vec<Pointed> = quality
        .iter()
        .filter_map(|(table, row)| {
            Some(Pointed { words: sentence(m, table, row)?, key: key_of_ratings.clone(), table: None })
        })
        .collect();
    if quality.iter().all(|(_, row)| row.row.base == Cell::Shown(0)) {
        blocks.push(Block::Said(ui.say("outcome-said-not-rated")));
    } else if said.is_empty() {
        blocks.push(Block::Said(ui.say("outcome-said-nothing-to-show")));
    } else {
        blocks.extend([Block::Pointed(said), Block::Said(ui.say("outcome-note-rounded"))]);
    }
    let title = ui.say_with("outcome-bars-caption", &[("service", ui.service(code).into())]);
    blocks.extend(bars(m, title, &quality).map(Block::Bars));
    blocks.extend(totals(m, &quality).map(Block::Table));
    if let Some(table) = ratings(m, &mine) {
        blocks.push(Block::Table(Table { key: key_of_ratings, ..table }));
    }
    blocks.extend(compared::of_service(m, code));
    // What else was asked about it, and answered by choosing among words.
    let chosen = mine.iter().filter(|table| !table.written && !table.theme && !table.balanced);
    blocks.extend(
        chosen.filter(|table| table.measure != Some(Measure::Quality)).filter_map(|table| distribution(m, table)),
    );
    blocks.extend(written(m, &mine));
    let quotes = m.quotes.get(code).map(Vec::as_slice).unwrap_or_default();
    if !quotes.is_empty() {
        blocks.extend([Block::Heading(ui.say("quotes-heading")), Block::Said(ui.say("quotes-lead"))]);
        blocks.extend(fairest(quotes.iter(), QUOTES).into_iter().map(Block::Quote));
    }
    let rooms = m.evidence.about(ui, Some(code));
    if !rooms.is_empty() {
        blocks.push(Block::Heading(ui.say("rooms-heading")));
        blocks.push(Block::Said(ui.say("rooms-kind")));
        blocks.extend(rooms);
    }
    section(m, &key(code), ui.service(code), blocks)
}

/// How many in all called a service's quality good, and how many poor: what the report in short is made of. Each total is
/// rounded by itself, so that it need not be what its points add up to.
fn totals(m: &Material<'_>, rows: &[(&Printed, &PrintedRow)]) -> Option<Table> {
    let ui = m.ui;
    let share = |percent: Option<u64>| percent.map_or_else(|| "[c]".to_owned(), |percent| format!("{percent}%"));
    let rows: Vec<TableRow> = rows
        .iter()
        .filter(|(table, row)| table.balanced && (row.row.good.is_some() || row.row.bad.is_some()))
        .map(|(table, row)| TableRow {
            name: whose(ui, table, row),
            part: false,
            cells: vec![cell(row.row.base), share(row.row.good), share(row.row.bad)],
        })
        .collect();
    let head = ["group", "base", "outcome-good", "outcome-bad"].map(|key| ui.say(key)).to_vec();
    let notes = vec![ui.say("outcome-note-totals")];
    (!rows.is_empty()).then(|| Table {
        caption: ui.say("outcome-totals-caption"),
        head,
        rows,
        notes,
        ..Table::default()
    })
}

/// What one group of those who replied think of a service's quality: every point of which a share may be shown, in the
/// words it was asked in; nothing where none may.
pub(super) fn sentence(m: &Material<'_>, table: &Printed, row: &PrintedRow) -> Option<String> {
    let shown: Vec<String> = table
        .columns
        .iter()
        .zip(&row.row.percents)
        .filter_map(|(name, percent)| percent.map(|percent| format!("{name} {percent}%")))
        .collect();
    let key = if shown.len() == table.columns.len() { "outcome-said-quality" } else { "outcome-said-quality-part" };
    let args = [
        ("group", whose(m.ui, table, row).into()),
        ("n", cell(row.row.base).into()),
        ("points", shown.join(", ").into()),
    ];
    (!shown.is_empty()).then(|| m.ui.say_with(key, &args))
}

/// Bars of every group of which all percentages may be shown, the worst point first.
fn bars(m: &Material<'_>, caption: String, rows: &[(&Printed, &PrintedRow)]) -> Option<Bars> {
    let (first, shades) =
        rows.iter().find_map(|(table, _)| Some((table, table.shades().filter(|_| !table.child_rating)?)))?;
    let order = first.from_the_worst();
    let drawn: Vec<(String, Vec<u64>)> = rows
        .iter()
        // Only what was asked on the same scale stands in one picture.
        .filter(|(table, row)| {
            !table.child_rating
                && (&table.columns, &table.scores) == (&first.columns, &first.scores)
                && row.row.percents.iter().all(Option::is_some)
        })
        .map(|(table, row)| {
            (whose(m.ui, table, row), order.iter().map(|at| row.row.percents[*at].unwrap_or_default()).collect())
        })
        .collect();
    if drawn.is_empty() {
        return None;
    }
    let parts: Vec<(String, Shade)> = order.iter().map(|at| (first.columns[*at].clone(), shades[*at])).collect();
    let told: Vec<String> = drawn
        .iter()
        .map(|(name, percents)| {
            let each: Vec<String> =
                parts.iter().zip(percents).map(|((part, _), percent)| format!("{part} {percent}%")).collect();
            format!("{name}: {}.", each.join(", "))
        })
        .collect();
    let alternative = format!("{} {}", m.ui.say("outcome-bars-alternative"), told.join(" "));
    Some(Bars { caption, alternative, parts, rows: drawn })
}

/// A service's measures, one row for each group of those who answered.
fn ratings(m: &Material<'_>, tables: &[&Printed]) -> Option<Table> {
    let ui = m.ui;
    // What is expected of each provider is compared by itself.
    let rated = || tables.iter().copied().filter(|table| !table.written && table.provider.is_none());
    let measures: Vec<Measure> =
        Measure::ALL.into_iter().filter(|one| rated().any(|table| table.measure == Some(*one))).collect();
    let mut rows: Vec<TableRow> = Vec::new();
    for table in rated() {
        let Some(at) = table.measure.and_then(|one| measures.iter().position(|other| *other == one)) else { continue };
        for row in table.rows.iter().filter(|row| row.need.is_none()) {
            let name = whose(m.ui, table, row);
            let place = rows.iter().position(|one| one.name == name).unwrap_or_else(|| {
                rows.push(TableRow { name, part: false, cells: vec!["[z]".to_owned(); measures.len()] });
                rows.len() - 1
            });
            rows[place].cells[at] = headline(ui, table, row);
        }
    }
    let head = std::iter::once(ui.say("group"))
        .chain(measures.iter().map(|one| ui.say(&format!("measure-{}", one.as_str()))))
        .collect();
    let caption = ui.say("outcome-ratings-caption");
    rows.retain(|row| row.cells.iter().any(|cell| says(cell)));
    let asked = asked_as(ui, rated().filter(|table| table.measure.is_some()));
    let notes = vec![ui.say("findings-compare-note")];
    (!rows.is_empty()).then(|| Table { asked, caption, head, rows, notes, ..Table::default() })
}

/// What people wrote about something, by group, as it may be shown.
fn written(m: &Material<'_>, tables: &[&Printed]) -> Option<Block> {
    let ui = m.ui;
    let found: Vec<(&Printed, &PrintedRow)> = tables
        .iter()
        .filter(|table| table.written)
        .flat_map(|table| table.rows.iter().map(move |row| (*table, row)))
        .collect();
    let (first, _) = found.first()?;
    let head = [ui.say("group"), ui.say("outcome-wrote")]
        .into_iter()
        .chain(first.columns.iter().cloned())
        .chain(std::iter::once(ui.say("net")))
        .collect();
    let rows = found.iter().map(|(table, row)| voices(whose(m.ui, table, row), table, row, m)).collect();
    let notes = vec![ui.say("caveat-written"), ui.say("outcome-note-unread")];
    Some(Block::Table(Table { caption: ui.say("written-heading"), head, rows, notes, ..Table::default() }))
}

fn voices(name: String, table: &Printed, row: &PrintedRow, m: &Material<'_>) -> TableRow {
    let counts = row.row.counts.iter().map(|count| cell(*count));
    let net = if row.row.net.is_some() { headline(m.ui, table, row) } else { "[c]".to_owned() };
    let cells = std::iter::once(cell(row.row.base)).chain(counts).chain(std::iter::once(net)).collect();
    TableRow { name, part: false, cells }
}

/// What people spoke of, whichever service it was about: one table for each group.
pub(super) fn themes(m: &Material<'_>) -> Section {
    let ui = m.ui;
    let mut groups: Vec<(String, Vec<TableRow>)> = Vec::new();
    let mut columns: Vec<String> = Vec::new();
    for table in m.tables.iter().filter(|table| table.theme) {
        columns.clone_from(&table.columns);
        // A row of marks says nothing.
        for row in table.rows.iter().filter(|row| row.row.counts.iter().any(|count| count.shown().is_some())) {
            let group = whose(m.ui, table, row);
            let line = voices(table.subject_name.clone(), table, row, m);
            match groups.iter_mut().find(|(one, _)| *one == group) {
                Some((_, lines)) => lines.push(line),
                None => groups.push((group, vec![line])),
            }
        }
    }
    let mut blocks = vec![Block::Said(ui.say("findings-themes-lead"))];
    if groups.is_empty() {
        blocks.push(Block::Said(ui.say("findings-themes-none")));
    }
    blocks.extend(groups.into_iter().map(|(group, rows)| {
        let caption = ui.say_with("outcome-themes-caption", &[("group", group.into())]);
        let head = [ui.say("themes-name"), ui.say("outcome-spoke")]
            .into_iter()
            .chain(columns.iter().cloned())
            .chain(std::iter::once(ui.say("net")))
            .collect();
        Block::Table(Table { caption, head, rows, ..Table::default() })
    }));
    named(m, "themes", blocks)
}
