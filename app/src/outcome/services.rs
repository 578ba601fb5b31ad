//! One section for each service; what people spoke of in their own words.

use domain::{
    audience::Audience,
    code::Code,
    consultation::{Duty, Service},
    disclosure::Cell,
    outcome::{Bars, Block, Pointed, Section, Shade, Table, TableRow},
    survey::Measure,
};

use super::{
    Material, Unit, asked_as, children,
    compared::{self, distribution},
    fairest, headline, headline_in, named, says, section, whose,
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
    let said: Vec<Pointed> = quality
        .iter()
        .filter_map(|(table, row)| {
            let words = sentence(m, (table, row), PARTLY).or_else(|| sides(m, table, row))?;
            Some(Pointed { words, key: key_of_shares(code, table, row), table: None })
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
    blocks.extend(bars(m, &title, &quality).map(Block::Bars));
    blocks.extend(thirds(m, &title, &quality).map(Block::Bars));
    blocks.extend(shares(m, code, &quality).into_iter().map(Block::Table));
    blocks.extend(ratings(m, &mine).map(Block::Table));
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

/// The key of the table that a group's shares stand in: children's have a section of their own.
fn key_of_shares(service: &Code, table: &Printed, row: &PrintedRow) -> String {
    if table.kind == Audience::Children {
        return children::key(&row.who, &table.columns);
    }
    format!("shares/{service}/{}", table.columns.join("/"))
}

/// By how many points what the points of a side come to may differ from the side's total before they say different things.
const APART: u64 = 5;

/// Whether the points of a row and its totals tell the same: each is rounded by itself, and of few people a point of 8 in
/// 100 may come to be shown as 13. Where they do not, the totals stand and the points do not.
pub(super) fn agree(table: &Printed, row: &PrintedRow) -> bool {
    let row = &row.row;
    let of = |wanted: fn(f64) -> bool| {
        let points = table.scores.iter().zip(&row.percents).filter(move |(score, _)| wanted(**score));
        let (shown, all): (Vec<_>, Vec<_>) =
            points.map(|(_, percent)| (percent.unwrap_or_default(), percent.is_some())).unzip();
        (shown.iter().sum::<u64>(), all.iter().all(|one| *one))
    };
    // A total that may not be shown contradicts nothing.
    let near = |(points, all): (u64, bool), total: Option<u64>| {
        total.is_none_or(|total| points <= total + APART && (!all || points + APART >= total))
    };
    let middle = row.good.zip(row.bad).map(|(good, bad)| 100_u64.saturating_sub(good + bad));
    !table.balanced
        || near(of(|score| score > 1e-9), row.good)
            && near(of(|score| score < -1e-9), row.bad)
            && near(of(|score| score.abs() <= 1e-9), middle)
}

/// How many of each group of adults chose each point of a service's quality, and how many in all called it good, and poor: what
/// the sentences and the report in short are made of. One table for each scale. Each total is rounded by itself, so that it need
/// not be what its points add up to.
fn shares(m: &Material<'_>, service: &Code, rows: &[(&Printed, &PrintedRow)]) -> Vec<Table> {
    let ui = m.ui;
    let share = |percent: Option<u64>| percent.map_or_else(|| "[c]".to_owned(), |percent| format!("{percent}%"));
    let mut found: Vec<Table> = Vec::new();
    let shown = |row: &PrintedRow| {
        let row = &row.row;
        row.good.is_some() || row.bad.is_some() || row.percents.iter().any(Option::is_some)
    };
    // Whoever stands in no row was asked, and is told of nowhere here.
    let adults = || rows.iter().filter(|(table, row)| table.kind != Audience::Children && shown(row));
    for (table, row) in adults() {
        let key = key_of_shares(service, table, row);
        let sides = if table.balanced { vec![share(row.row.good), share(row.row.bad)] } else { Vec::new() };
        let fine = agree(table, row);
        let points = row.row.percents.iter().map(|percent| match percent {
            Some(_) if !fine => "[u]".to_owned(),
            percent => share(*percent),
        });
        let line = TableRow {
            name: whose(ui, table, row),
            part: false,
            cells: std::iter::once(cell(row.row.base)).chain(points).chain(sides).collect(),
        };
        let one = match found.iter().position(|one| one.key == key) {
            Some(at) => &mut found[at],
            None => {
                let sides = if table.balanced { &["outcome-good", "outcome-bad"][..] } else { &[] };
                found.push(Table {
                    key,
                    caption: ui.say("outcome-totals-caption"),
                    head: ["group", "base"]
                        .map(|key| ui.say(key))
                        .into_iter()
                        .chain(table.columns.iter().cloned())
                        .chain(sides.iter().map(|key| ui.say(key)))
                        .collect(),
                    notes: vec![ui.say("outcome-note-totals")],
                    asked: asked_as(ui, adults().map(|(one, _)| *one).filter(|one| one.columns == table.columns)),
                    ..Table::default()
                });
                found.last_mut().expect("it was just put there")
            }
        };
        one.rows.push(line);
        let uneven = ui.say("outcome-note-uneven");
        if !fine && !one.notes.contains(&uneven) {
            one.notes.push(uneven);
        }
    }
    found
}

/// The same of a group of which no single point may be shown, but how many are above or below the middle.
fn sides(m: &Material<'_>, table: &Printed, row: &PrintedRow) -> Option<String> {
    let side =
        |key: &str, percent: Option<u64>| percent.map(|percent| m.ui.say_with(key, &[("percent", percent.into())]));
    let shown: Vec<String> = [side("outcome-share-good", row.row.good), side("outcome-share-bad", row.row.bad)]
        .into_iter()
        .flatten()
        .collect();
    let args = [
        ("group", whose(m.ui, table, row).into()),
        ("n", cell(row.row.base).into()),
        ("points", shown.join(", ").into()),
    ];
    // What is not told because it would contradict this is not hidden from anybody.
    let key = if agree(table, row) { PARTLY } else { "outcome-said-quality-totals" };
    (!shown.is_empty()).then(|| m.ui.say_with(key, &args))
}

/// Says that the shares of some points are hidden.
pub(super) const PARTLY: &str = "outcome-said-quality-part";

/// What one group of those who replied think of a service's quality: every point of which a share may be shown, in the
/// words it was asked in, by the key `part` where some may not; nothing where none may.
pub(super) fn sentence(m: &Material<'_>, (table, row): (&Printed, &PrintedRow), part: &str) -> Option<String> {
    // Beside totals that it contradicts no point stands in a sentence.
    let shown: Vec<String> = table
        .columns
        .iter()
        .zip(&row.row.percents)
        .filter(|_| agree(table, row))
        .filter_map(|(name, percent)| percent.map(|percent| format!("{name} {percent}%")))
        .collect();
    let key = if shown.len() == table.columns.len() { "outcome-said-quality" } else { part };
    let group = match &row.need {
        Some(need) => m.ui.say_with(
            "outcome-group-need",
            &[("group", whose(m.ui, table, row).into()), ("need", need.clone().into())],
        ),
        None => whose(m.ui, table, row),
    };
    let args = [("group", group.into()), ("n", cell(row.row.base).into()), ("points", shown.join(", ").into())];
    (!shown.is_empty()).then(|| m.ui.say_with(key, &args))
}

/// Bars of every group of which all percentages may be shown, the worst point first.
fn bars(m: &Material<'_>, caption: &str, rows: &[(&Printed, &PrintedRow)]) -> Option<Bars> {
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
                && agree(table, row)
        })
        .map(|(table, row)| {
            (whose(m.ui, table, row), order.iter().map(|at| row.row.percents[*at].unwrap_or_default()).collect())
        })
        .collect();
    if drawn.is_empty() {
        return None;
    }
    let parts: Vec<(String, Shade)> = order.iter().map(|at| (first.columns[*at].clone(), shades[*at])).collect();
    Some(told(m, caption.to_owned(), parts, drawn))
}

/// Bars of every group of which not every point may be shown, but how many are above and how many below the middle: three parts.
fn thirds(m: &Material<'_>, caption: &str, rows: &[(&Printed, &PrintedRow)]) -> Option<Bars> {
    let drawn: Vec<(String, Vec<u64>)> = rows
        .iter()
        .filter(|(table, row)| {
            let whole = row.row.percents.iter().all(Option::is_some) && agree(table, row);
            !table.child_rating && table.balanced && !whole
        })
        .filter_map(|(table, row)| {
            let (good, bad) = (row.row.good?, row.row.bad?);
            // Each is rounded by itself. What the middle is in the table it is in the picture, where that is shown.
            let good = good.min(100 - bad.min(100));
            let left = 100 - bad - good;
            let middles = table.scores.iter().zip(&row.row.percents).filter(|(score, _)| score.abs() < 1e-9);
            let middle =
                middles.map(|(_, percent)| *percent).sum::<Option<u64>>().filter(|one| one.abs_diff(left) <= 1);
            Some((whose(m.ui, table, row), vec![bad, middle.unwrap_or(left), good]))
        })
        .collect();
    let parts = [("outcome-bad", Shade::Poor), ("outcome-middle", Shade::Middle), ("outcome-good", Shade::Good)];
    let parts = parts.map(|(key, shade)| (m.ui.say(key), shade)).to_vec();
    let caption = m.ui.say_with("outcome-thirds-caption", &[("caption", caption.to_owned().into())]);
    (!drawn.is_empty()).then(|| told(m, caption, parts, drawn))
}

/// Bars, and what they show in words.
fn told(m: &Material<'_>, caption: String, parts: Vec<(String, Shade)>, drawn: Vec<(String, Vec<u64>)>) -> Bars {
    let told: Vec<String> = drawn
        .iter()
        .map(|(name, percents)| {
            let each: Vec<String> =
                parts.iter().zip(percents).map(|((part, _), percent)| format!("{part} {percent}%")).collect();
            format!("{name}: {}.", each.join(", "))
        })
        .collect();
    let alternative = format!("{} {}", m.ui.say("outcome-bars-alternative"), told.join(" "));
    Bars { caption, alternative, parts, rows: drawn }
}

/// A service's measures, one row for each group of those who answered.
fn ratings(m: &Material<'_>, tables: &[&Printed]) -> Option<Table> {
    let ui = m.ui;
    // What is expected of each provider is compared by itself.
    let rated = || tables.iter().copied().filter(|table| !table.written && table.provider.is_none());
    let measures: Vec<Measure> =
        Measure::ALL.into_iter().filter(|one| rated().any(|table| table.measure == Some(*one))).collect();
    let unit = |measure: Option<Measure>| {
        let alike = rated().filter(|table| table.measure == measure);
        Unit::of(alike.flat_map(|table| &table.rows).filter(|row| row.need.is_none()))
    };
    let mut rows: Vec<TableRow> = Vec::new();
    for table in rated() {
        let Some(at) = table.measure.and_then(|one| measures.iter().position(|other| *other == one)) else { continue };
        for row in table.rows.iter().filter(|row| row.need.is_none()) {
            let name = whose(m.ui, table, row);
            let place = rows.iter().position(|one| one.name == name).unwrap_or_else(|| {
                rows.push(TableRow { name, part: false, cells: vec!["[z]".to_owned(); measures.len()] });
                rows.len() - 1
            });
            rows[place].cells[at] = headline_in(ui, unit(table.measure), table, row);
        }
    }
    let head = std::iter::once(ui.say("group"))
        .chain(measures.iter().map(|one| ui.say(&format!("measure-{}", one.as_str()))))
        .collect();
    let caption = ui.say("outcome-ratings-caption");
    rows.retain(|row| row.cells.iter().any(|cell| says(cell)));
    // How those were asked who stand in it: of the others there is nothing here.
    let stands =
        |table: &&Printed| table.rows.iter().any(|row| rows.iter().any(|one| one.name == whose(m.ui, table, row)));
    let asked = asked_as(ui, rated().filter(|table| table.measure.is_some()).filter(stands));
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
        blocks.push(Block::Said(ui.say("outcome-said-themes-none")));
    }
    if m.unnamed > 0 {
        blocks.push(Block::Said(ui.say_with("outcome-said-themes-unnamed", &[("n", m.unnamed.into())])));
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
