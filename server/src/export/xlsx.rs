//! A workbook as the Government Analysis Function's guidance wants it: a cover, contents, notes, then one
//! table a sheet, each marked up as a table with one header row; nothing merged, frozen, filtered or hidden.

use app::{
    outcome::rooms::RoomPrinted,
    tables::{Printed, PrintedRow},
};
use domain::disclosure::Cell;
use rust_xlsxwriter::{DocProperties, Format, FormatAlign, Table, TableColumn, TableStyle, Workbook, Worksheet};

use super::Book;

/// Writes the workbook.
pub fn write(book: &Book) -> anyhow::Result<Vec<u8>> {
    let mut workbook = Workbook::new();
    let title = book.ui.say_with("file-title", &[("consultation", book.ui.survey("consultation-title").text.into())]);
    workbook.set_properties(
        &DocProperties::new()
            .set_title(&title)
            .set_author(&book.consultation.contact.council)
            .set_comment(format!("digest {}", book.digest)),
    );
    cover(book, &title, workbook.add_worksheet())?;
    contents(book, workbook.add_worksheet())?;
    notes(book, workbook.add_worksheet())?;
    for (at, table) in book.tables.iter().enumerate() {
        let sheet = workbook.add_worksheet();
        sheet.set_name(sheet_name(at))?;
        figures(book, table, at, sheet)?;
    }
    for (at, room) in book.rooms.iter().enumerate() {
        let sheet = workbook.add_worksheet();
        sheet.set_name(room_sheet(at))?;
        room_figures(book, room, at, sheet)?;
    }
    Ok(workbook.save_to_buffer()?)
}

/// The same for what was said in engagement sessions.
fn room_sheet(at: usize) -> String {
    format!("Session_{}", at + 1)
}

/// Names of at most 31 characters, told apart: the table's own stands in the contents.
fn sheet_name(at: usize) -> String {
    format!("Table_{}", at + 1)
}

struct Styles {
    heading: Format,
    text: Format,
    number: Format,
    header: Format,
}

fn styles() -> Styles {
    let base = || Format::new().set_font_name("Arial").set_font_size(12).set_align(FormatAlign::Top);
    Styles {
        heading: base().set_bold().set_font_size(16),
        text: base().set_text_wrap(),
        number: base().set_align(FormatAlign::Right),
        header: base().set_bold().set_text_wrap(),
    }
}

fn lines(sheet: &mut Worksheet, title: &str, lines: &[String]) -> anyhow::Result<()> {
    let styles = styles();
    sheet.set_column_width(0, 100)?;
    sheet.write_string_with_format(0, 0, title, &styles.heading)?;
    for (row, line) in lines.iter().enumerate() {
        sheet.write_string_with_format(u32::try_from(row)? + 1, 0, line, &styles.text)?;
    }
    Ok(())
}

fn cover(book: &Book, title: &str, sheet: &mut Worksheet) -> anyhow::Result<()> {
    sheet.set_name("Cover_sheet")?;
    let ui = &book.ui;
    let consultation = &book.consultation;
    let mut text = vec![
        ui.say_with("file-council", &[("council", consultation.contact.council.clone().into())]),
        ui.say_with(
            "file-dates",
            &[("opens", ui.day(&consultation.opens).into()), ("closes", ui.day(&consultation.closes).into())],
        ),
        ui.say_with("file-made", &[("day", ui.day(&book.today).into())]),
        ui.say_with("file-tables", &[("n", book.tables.len().to_string().into())]),
        format!("{} {}", ui.say("digest"), book.digest),
        ui.say_with("file-contact", &[("email", consultation.contact.email.clone().into())]),
    ];
    if ui.demonstration {
        text.insert(0, ui.say("made-up"));
    }
    lines(sheet, title, &text)
}

fn contents(book: &Book, sheet: &mut Worksheet) -> anyhow::Result<()> {
    sheet.set_name("Table_of_contents")?;
    let ui = &book.ui;
    let styles = styles();
    sheet.write_string_with_format(0, 0, ui.say("file-contents"), &styles.heading)?;
    sheet.write_string_with_format(1, 0, ui.say("file-one-table"), &styles.text)?;
    let heads = [ui.say("file-sheet"), ui.say("file-table"), ui.say("group-survey")];
    for (row, table) in book.tables.iter().enumerate() {
        let at = u32::try_from(row)? + 3;
        sheet.write_string_with_format(at, 0, sheet_name(row), &styles.text)?;
        sheet.write_string_with_format(at, 1, &table.title, &styles.text)?;
        sheet.write_string_with_format(at, 2, &table.name, &styles.text)?;
    }
    for (row, room) in book.rooms.iter().enumerate() {
        let at = u32::try_from(book.tables.len() + row)? + 3;
        sheet.write_string_with_format(at, 0, room_sheet(row), &styles.text)?;
        sheet.write_string_with_format(at, 1, room.caption(ui), &styles.text)?;
        sheet.write_string_with_format(at, 2, &room.name, &styles.text)?;
    }
    sheet.set_column_width(0, 14)?.set_column_width(1, 80)?.set_column_width(2, 44)?;
    add_table(sheet, "table_of_contents", 2, &heads, book.tables.len() + book.rooms.len())
}

fn notes(book: &Book, sheet: &mut Worksheet) -> anyhow::Result<()> {
    sheet.set_name("Notes")?;
    let ui = &book.ui;
    let styles = styles();
    sheet.write_string_with_format(0, 0, ui.say("file-notes"), &styles.heading)?;
    sheet.write_string_with_format(1, 0, ui.say("file-one-table"), &styles.text)?;
    let mut notes: Vec<String> = (1..=7).map(|n| ui.say(&format!("method-{n}"))).collect();
    if !book.rooms.is_empty() {
        notes.push(ui.say("rooms-kind"));
    }
    notes.extend(["caveat-open", "caveat-faces", "caveat-several", "caveat-written"].map(|key| ui.say(key)));
    for (row, note) in notes.iter().enumerate() {
        let at = u32::try_from(row)? + 3;
        sheet.write_string_with_format(at, 0, format!("note {}", row + 1), &styles.text)?;
        sheet.write_string_with_format(at, 1, note, &styles.text)?;
    }
    sheet.set_column_width(0, 12)?.set_column_width(1, 100)?;
    add_table(sheet, "notes", 2, &[ui.say("file-note"), ui.say("file-note-text")], notes.len())
}

fn figures(book: &Book, table: &Printed, at: usize, sheet: &mut Worksheet) -> anyhow::Result<()> {
    let ui = &book.ui;
    let styles = styles();
    sheet.write_string_with_format(0, 0, &table.title, &styles.heading)?;
    let asked = table.asked.iter().map(|(level, words)| format!("{level}: “{words}”")).collect::<Vec<_>>().join(" ");
    sheet.write_string_with_format(
        1,
        0,
        ui.say_with("file-asked", &[("asked", asked.into())]),
        &Format::new().set_font_name("Arial").set_font_size(12),
    )?;
    let mut heads = vec![ui.say("group"), ui.say("need"), ui.say("base")];
    for name in &table.columns {
        heads.push(ui.say_with("file-count-of", &[("option", name.clone().into())]));
    }
    for name in &table.columns {
        heads.push(ui.say_with("file-percent-of", &[("option", name.clone().into())]));
    }
    if table.balanced {
        heads.extend([ui.say("net"), ui.say("file-low"), ui.say("file-high")]);
    }
    if table.child_rating {
        heads.push(ui.say("not-top"));
    }
    heads.extend(table.out_columns.iter().cloned());
    for (row, PrintedRow { who, need, row: figures }) in table.rows.iter().enumerate() {
        let line = u32::try_from(row)? + 3;
        let mut column = 0u16;
        let mut put = |sheet: &mut Worksheet, value: Value| -> anyhow::Result<()> {
            match value {
                Value::Text(text) => sheet.write_string_with_format(line, column, text, &styles.text)?,
                Value::Mark(mark) => sheet.write_string_with_format(line, column, mark, &styles.number)?,
                Value::Number(number) => sheet.write_number_with_format(line, column, number, &styles.number)?,
            };
            column += 1;
            Ok(())
        };
        put(sheet, Value::Text(who.clone()))?;
        put(sheet, Value::Text(need.clone().unwrap_or_else(|| ui.say("all-needs"))))?;
        put(sheet, Value::cell(figures.base))?;
        for count in &figures.counts {
            put(sheet, Value::cell(*count))?;
        }
        for percent in &figures.percents {
            put(sheet, Value::maybe(percent.map(|p| p as f64)))?;
        }
        if table.balanced {
            put(sheet, Value::maybe(figures.net.map(two_places)))?;
            // There is no interval to show where nobody was invited: `[z]`, not applicable.
            put(sheet, figures.interval.map_or(Value::Mark("[z]"), |i| Value::Number(two_places(i.low))))?;
            put(sheet, figures.interval.map_or(Value::Mark("[z]"), |i| Value::Number(two_places(i.high))))?;
        }
        if table.child_rating {
            put(sheet, Value::maybe(figures.not_top.map(|p| p as f64)))?;
        }
        for out in &figures.outs {
            put(sheet, Value::cell(*out))?;
        }
    }
    sheet.set_column_width(0, 30)?.set_column_width(1, 30)?;
    for column in 2..u16::try_from(heads.len())? {
        sheet.set_column_width(column, 16)?;
    }
    add_table(sheet, &format!("table_{}", at + 1), 2, &heads, table.rows.len())
}

/// What rooms said to one question: an option a row.
fn room_figures(book: &Book, room: &RoomPrinted, at: usize, sheet: &mut Worksheet) -> anyhow::Result<()> {
    let ui = &book.ui;
    let styles = styles();
    sheet.write_string_with_format(0, 0, room.caption(ui), &styles.heading)?;
    let base = match room.base {
        Cell::Shown(n) => ui.say_with("rooms-base", &[("n", n.to_string().into())]),
        Cell::Confidential => ui.say("rooms-base-hidden"),
    };
    let plain = Format::new().set_font_name("Arial").set_font_size(12);
    sheet.write_string_with_format(1, 0, format!("{} {base}", ui.say("rooms-kind")), &plain)?;
    let heads = ["rooms-answer", "rooms-people", "rooms-percent"].map(|key| ui.say(key));
    let outs = room.way_outs.iter().map(|(name, n)| (name, *n, None));
    let rows = room.options.iter().map(|(name, n, percent)| (name, *n, Some(*percent))).chain(outs);
    for (row, (name, n, percent)) in rows.enumerate() {
        let line = u32::try_from(row)? + 3;
        sheet.write_string_with_format(line, 0, name, &styles.text)?;
        let cells =
            [Value::cell(n), percent.map_or(Value::Mark("[z]"), |percent| Value::maybe(percent.map(|p| p as f64)))];
        for (column, value) in (1u16..).zip(cells) {
            match value {
                Value::Text(text) => sheet.write_string_with_format(line, column, text, &styles.text)?,
                Value::Mark(mark) => sheet.write_string_with_format(line, column, mark, &styles.number)?,
                Value::Number(number) => sheet.write_number_with_format(line, column, number, &styles.number)?,
            };
        }
    }
    sheet.set_column_width(0, 50)?.set_column_width(1, 16)?.set_column_width(2, 16)?;
    add_table(sheet, &format!("session_{}", at + 1), 2, &heads, room.options.len() + room.way_outs.len())
}

enum Value {
    Text(String),
    Mark(&'static str),
    Number(f64),
}

impl Value {
    fn cell(cell: Cell) -> Self {
        Self::maybe(cell.shown().map(|count| count as f64))
    }

    fn maybe(number: Option<f64>) -> Self {
        number.map_or(Self::Mark("[c]"), Self::Number)
    }
}

fn two_places(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

/// Marks rows up as a table with one header row, plainly: no stripes, no filter buttons.
fn add_table(sheet: &mut Worksheet, name: &str, first: u32, heads: &[String], rows: usize) -> anyhow::Result<()> {
    // A spreadsheet wants every header to differ from the others.
    let mut seen: Vec<String> = Vec::new();
    for head in heads {
        let mut unique = head.clone();
        let mut number = 2;
        while seen.contains(&unique) {
            unique = format!("{head} ({number})");
            number += 1;
        }
        seen.push(unique);
    }
    let header = styles().header;
    let columns: Vec<TableColumn> =
        seen.iter().map(|head| TableColumn::new().set_header(head).set_header_format(&header)).collect();
    let table = Table::new().set_name(name).set_columns(&columns).set_style(TableStyle::None).set_autofilter(false);
    let last_row = first + u32::try_from(rows.max(1))?;
    let last_column = u16::try_from(heads.len())? - 1;
    sheet.add_table(first, 0, last_row, last_column, &table)?;
    Ok(())
}
