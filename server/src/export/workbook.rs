//! What a workbook of findings holds, sheet by sheet, as the Government Analysis Function's guidance wants it: a cover,
//! contents, notes, then one table a sheet, each with one header row; nothing merged, frozen, filtered or hidden. How it
//! is written is for each kind of workbook to say.

use app::{
    outcome::rooms::RoomPrinted,
    tables::{Printed, PrintedRow, not_weighted},
};
use domain::{
    disclosure::Cell,
    findings::{Weighted, figures::two_places},
};

use super::{Book, csv::asked_as};

/// A sheet.
pub(super) struct Sheet {
    /// Its name: of at most 31 characters, unlike every other's. The table's own stands in the contents.
    pub(super) name: String,
    /// Its heading, in the first cell.
    pub(super) title: String,
    /// Lines below it, in the first column.
    pub(super) lines: Vec<String>,
    /// Whether those lines are all there is, and are wrapped where they stand.
    pub(super) prose: bool,
    /// How wide columns are, in characters; the last stands for all that follow.
    pub(super) widths: Vec<u16>,
    /// Its table: below one empty row, or none.
    pub(super) table: Option<Marked>,
}

/// A table with one header row.
pub(super) struct Marked {
    /// Its name.
    pub(super) name: String,
    /// What its columns are headed, each unlike the others.
    pub(super) heads: Vec<String>,
    /// Its rows.
    pub(super) rows: Vec<Vec<Value>>,
}

/// What is in a cell.
pub(super) enum Value {
    Text(String),
    /// The name of another sheet, which leads to it.
    Sheet(String),
    /// That there is no figure, and why.
    Mark(&'static str),
    Number(f64),
}

impl Value {
    fn cell(cell: Cell) -> Self {
        cell.mark().map_or_else(|| Self::maybe(cell.shown().map(|count| count as f64)), Self::Mark)
    }

    fn maybe(number: Option<f64>) -> Self {
        number.map_or(Self::Mark("[c]"), Self::Number)
    }
}

/// The first row of a table's header, counted from 0: a heading, a line, and then it.
pub(super) const HEADER_ROW: u32 = 2;

/// A workbook's title.
pub(super) fn title(book: &Book) -> String {
    book.ui.say_with("file-title", &[("consultation", book.ui.survey("consultation-title").text.into())])
}

/// Every sheet.
pub(super) fn sheets(book: &Book) -> Vec<Sheet> {
    let (telling, silent): (Vec<&Printed>, Vec<&Printed>) = book.tables.iter().partition(|table| tells(table));
    let named: Vec<(String, &Printed)> = sheet_names(&telling).into_iter().zip(telling).collect();
    let mut all = vec![cover(book, named.len(), silent.len()), contents(book, &named), notes(book)];
    if !silent.is_empty() {
        all.push(not_shown(book, &silent));
    }
    all.extend(named.iter().map(|(sheet, table)| figures(book, table, sheet)));
    all.extend(book.rooms.iter().enumerate().map(|(at, room)| room_figures(book, room, at)));
    all
}

/// Whether anything of a table is shown: hundreds of sheets of marks hide those that say something.
fn tells(table: &Printed) -> bool {
    table.rows.iter().any(PrintedRow::is_telling)
}

/// What other sheets are called.
const FIXED: [&str; 4] = ["Cover_sheet", "Table_of_contents", "Notes", "Not_shown"];
/// As long as the name of a sheet may be.
const LONGEST_NAME: usize = 31;

/// A sheet for each table is called what the table is called in every file: numbers would be taken for the report's.
fn sheet_names(tables: &[&Printed]) -> Vec<String> {
    let mut names: Vec<String> = FIXED.map(str::to_owned).to_vec();
    for table in tables {
        let plain: String = table.name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
        let of = |number: usize| {
            let end = if number > 1 { format!("_{number}") } else { String::new() };
            format!("{}{end}", plain.chars().take(LONGEST_NAME - end.len()).collect::<String>())
        };
        let free =
            (1..=names.len() + 1).map(of).find(|name| !names.iter().any(|other| other.eq_ignore_ascii_case(name)));
        names.extend(free);
    }
    names.split_off(FIXED.len())
}

/// The tables of which nothing may be shown.
fn not_shown(book: &Book, tables: &[&Printed]) -> Sheet {
    let ui = &book.ui;
    Sheet {
        name: "Not_shown".to_owned(),
        title: ui.say("file-not-shown"),
        lines: vec![ui.say("file-not-shown-why")],
        prose: false,
        widths: vec![80, 44],
        table: Some(Marked {
            name: "not_shown".to_owned(),
            heads: unlike(["file-table", "group-survey"].map(|key| ui.say(key)).to_vec()),
            rows: tables
                .iter()
                .map(|one| vec![Value::Text(one.title.clone()), Value::Text(one.name.clone())])
                .collect(),
        }),
    }
}

/// The same for what was said in engagement sessions.
fn room_sheet(at: usize) -> String {
    format!("Session_{}", at + 1)
}

fn cover(book: &Book, tables: usize, hidden: usize) -> Sheet {
    let ui = &book.ui;
    let consultation = &book.consultation;
    let dates = if book.today > consultation.closes { "file-dates-over" } else { "file-dates" };
    let mut lines = vec![
        ui.say_with("file-council", &[("council", consultation.contact.council.clone().into())]),
        ui.say_with(
            dates,
            &[("opens", ui.day(&consultation.opens).into()), ("closes", ui.day(&consultation.closes).into())],
        ),
        ui.say_with("file-made", &[("day", ui.day(&book.today).into())]),
        ui.say_with("file-tables", &[("n", (tables + book.rooms.len()).to_string().into())]),
        format!("{} {}", ui.say("digest"), book.digest),
        ui.say_with("file-contact", &[("email", consultation.contact.email.clone().into())]),
    ];
    if hidden > 0 {
        lines.insert(4, ui.say_with("file-hidden-tables", &[("n", hidden.into())]));
    }
    lines.extend(
        consultation.licence.as_ref().map(|to| ui.say_with("file-licence", &[("licence", to.as_str().into())])),
    );
    if ui.demonstration {
        lines.insert(0, ui.say("made-up"));
    }
    Sheet { name: "Cover_sheet".to_owned(), title: title(book), lines, prose: true, widths: vec![100], table: None }
}

fn contents(book: &Book, named: &[(String, &Printed)]) -> Sheet {
    let ui = &book.ui;
    let tables = named.iter().map(|(sheet, table)| (sheet.clone(), table.title.clone(), table.name.clone()));
    let rooms = book.rooms.iter().enumerate().map(|(at, room)| (room_sheet(at), room.caption(ui), room.name.clone()));
    Sheet {
        name: "Table_of_contents".to_owned(),
        title: ui.say("file-contents"),
        lines: vec![ui.say("file-one-table")],
        prose: false,
        widths: vec![34, 80, 44],
        table: Some(Marked {
            name: "table_of_contents".to_owned(),
            heads: unlike(["file-sheet", "file-table", "group-survey"].map(|key| ui.say(key)).to_vec()),
            rows: tables
                .chain(rooms)
                .map(|(sheet, title, name)| vec![Value::Sheet(sheet), Value::Text(title), Value::Text(name)])
                .collect(),
        }),
    }
}

fn notes(book: &Book) -> Sheet {
    let ui = &book.ui;
    let mut notes = book.method.clone();
    if !book.rooms.is_empty() {
        notes.push(ui.say("rooms-kind"));
    }
    // Each only where it is of something in the file.
    let caveats = [
        ("caveat-open", book.tables.iter().any(|table| !table.invited)),
        ("caveat-invited", book.tables.iter().any(|table| table.invited)),
        ("caveat-faces", book.tables.iter().any(|table| table.child_rating)),
        ("outcome-note-ranked", book.tables.iter().any(|table| table.ranked)),
        ("caveat-several", book.tables.iter().any(|table| !table.exclusive && !table.written && !table.ranked)),
        ("caveat-written", book.tables.iter().any(|table| table.written)),
    ];
    notes.extend(caveats.into_iter().filter(|(_, is)| *is).map(|(key, _)| ui.say(key)));
    let rows = notes.into_iter().enumerate();
    Sheet {
        name: "Notes".to_owned(),
        title: ui.say("file-notes"),
        lines: vec![ui.say("file-one-table")],
        prose: false,
        widths: vec![12, 100],
        table: Some(Marked {
            name: "notes".to_owned(),
            heads: unlike(vec![ui.say("file-note"), ui.say("file-note-text")]),
            rows: rows.map(|(at, note)| vec![Value::Text(format!("note {}", at + 1)), Value::Text(note)]).collect(),
        }),
    }
}

fn figures(book: &Book, table: &Printed, sheet: &str) -> Sheet {
    let ui = &book.ui;
    let asked = asked_as(table);
    let mut heads = vec![ui.say("group"), ui.say("need"), ui.say("base")];
    let of = |key: &str| {
        table.columns.iter().map(|name| ui.say_with(key, &[("option", name.clone().into())])).collect::<Vec<_>>()
    };
    heads.extend(of("file-count-of"));
    heads.extend(of("file-percent-of"));
    if table.balanced {
        heads.extend(["net", "file-low", "file-high"].map(|key| ui.say(key)));
        let percent = |key| ui.say_with("file-percent-of", &[("option", ui.say(key).into())]);
        heads.extend(["outcome-good", "outcome-bad"].map(percent));
    }
    // What is worth a number from the worst point to the best.
    let scored = table.balanced && !table.child_rating && !table.written;
    if scored {
        heads.push(ui.say("file-mean"));
    }
    if table.is_weighted() {
        heads.extend(["net", "effective", "design"].map(|what| ui.say(&format!("weighted-file-{what}"))));
    }
    if table.child_rating {
        heads.push(ui.say("not-top"));
    }
    heads.extend(table.out_columns.iter().cloned());
    let row = |PrintedRow { who, need, row, ways, weighted, .. }: &PrintedRow| {
        let mut cells = vec![
            Value::Text(who.clone()),
            Value::Text(need.clone().unwrap_or_else(|| ui.say("all-needs"))),
            Value::cell(row.base),
        ];
        cells.extend(row.counts.iter().map(|count| Value::cell(*count)));
        cells.extend(row.percents.iter().map(|percent| Value::maybe(percent.map(|p| p as f64))));
        if table.balanced {
            cells.push(Value::maybe(row.net.map(two_places)));
            // There is no interval to show where nobody was invited: `[z]`, not applicable.
            let end = |of: fn(domain::findings::figures::Interval) -> f64| {
                row.interval.map_or(Value::Mark("[z]"), |interval| Value::Number(two_places(of(interval))))
            };
            cells.extend([end(|interval| interval.low), end(|interval| interval.high)]);
            cells.extend([row.good, row.bad].map(|percent| Value::maybe(percent.map(|p| p as f64))));
        }
        if scored {
            cells.push(Value::maybe(table.mean(row).map(two_places)));
        }
        if table.is_weighted() {
            cells.extend(match weighted {
                None => [const { Value::Mark("[z]") }; 3],
                Some(Err(why)) => [(); 3].map(|()| Value::Mark(not_weighted(why))),
                Some(Ok(weighted)) => {
                    let Weighted { net, effective, design_effect, .. } = weighted;
                    [two_places(*net), effective.round(), two_places(*design_effect)].map(Value::Number)
                }
            });
        }
        if table.child_rating {
            cells.push(Value::maybe(row.not_top.map(|p| p as f64)));
        }
        cells.extend(ways.iter().map(|way| way.map_or(Value::Mark("[z]"), Value::cell)));
        cells
    };
    Sheet {
        name: sheet.to_owned(),
        title: table.title.clone(),
        // What people wrote answers no one question.
        lines: vec![if asked.is_empty() {
            ui.say("file-one-table")
        } else {
            ui.say_with("file-asked", &[("asked", asked.into())])
        }],
        prose: false,
        widths: vec![30, 30, 16],
        table: Some(Marked {
            name: format!("table_{}", sheet.to_lowercase()),
            heads: unlike(heads),
            rows: table.rows.iter().map(row).collect(),
        }),
    }
}

/// What rooms said to one question: an option a row.
fn room_figures(book: &Book, room: &RoomPrinted, at: usize) -> Sheet {
    let ui = &book.ui;
    let base = match room.base {
        Cell::Shown(n) => ui.say_with("rooms-base", &[("n", n.to_string().into())]),
        Cell::Low | Cell::Confidential => ui.say("rooms-base-hidden"),
    };
    let outs = room.way_outs.iter().map(|(name, n)| (name, *n, Value::Mark("[z]")));
    let options =
        room.options.iter().map(|(name, n, percent)| (name, *n, Value::maybe(percent.map(|percent| percent as f64))));
    let rows = options.chain(outs).map(|(name, n, percent)| vec![Value::Text(name.clone()), Value::cell(n), percent]);
    Sheet {
        name: room_sheet(at),
        title: room.caption(ui),
        lines: vec![format!("{} {base}", ui.say("rooms-kind"))],
        prose: false,
        widths: vec![50, 16],
        table: Some(Marked {
            name: format!("session_{}", at + 1),
            heads: unlike(["rooms-answer", "rooms-people", "rooms-percent"].map(|key| ui.say(key)).to_vec()),
            rows: rows.collect(),
        }),
    }
}

/// A spreadsheet wants every header to differ from the others.
fn unlike(heads: Vec<String>) -> Vec<String> {
    let mut seen: Vec<String> = Vec::new();
    for head in heads {
        let mut unique = head.clone();
        let mut number = 2;
        // Two that differ by case alone are alike to it.
        while seen.iter().any(|other| other.to_lowercase() == unique.to_lowercase()) {
            unique = format!("{head} ({number})");
            number += 1;
        }
        seen.push(unique);
    }
    seen
}
