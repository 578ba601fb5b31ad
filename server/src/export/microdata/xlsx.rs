//! Everything as a workbook for Excel: rows in words, what the columns mean, how each question was asked.
//!
//! Rows go to the disk as they are written, and every word is kept once: a workbook of a million rows takes the memory of
//! one of a hundred.

use std::{collections::HashMap, io::BufWriter};

use app::microdata::Labelled;
use domain::microdata::{BLANK, Cell};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet};

use super::{Package, tables};
use crate::microdata::File;

/// The most rows on one sheet: Excel has 1,048,576, and the first names the columns. What is beyond them stands on sheets
/// that follow.
const ROWS: usize = 1_048_575;
/// How wide a column is, in characters: words, and sentences.
const WORDS: f64 = 24.0;
const SENTENCES: f64 = 90.0;

/// Writes it.
pub(super) fn write(package: &Package, to: &mut std::fs::File) -> anyhow::Result<()> {
    let mut workbook = Workbook::new();
    // The same answers make the same bytes: it says the day they were released, and no time.
    let (year, month, day) = package.released.parts();
    workbook.set_properties(
        &DocProperties::new()
            .set_title(format!("{}: {}", package.title, package.audience))
            .set_comment(format!("digest {}", package.digest))
            .set_creation_datetime(&ExcelDateTime::from_ymd(year, month, day)?),
    );
    let head = Format::new().set_bold();
    let prose = Format::new().set_text_wrap();
    let read_me = workbook.add_worksheet();
    read_me.set_name(package.ui.say("answers-sheet-read-me"))?.set_column_width(0, SENTENCES)?;
    let mut notes = package.notes(true);
    for (file, _) in &package.files {
        let args = [("file", file.name.into()), ("rows", file.rows().to_string().into())];
        notes.push(package.ui.say_with("answers-note-sheet", &args));
    }
    for (line, note) in (0..).zip(&notes) {
        read_me.write_string_with_format(line, 0, note, &prose)?;
    }
    for (file, columns) in &package.files {
        write_rows(file, columns, &mut workbook, &head)?;
    }
    for (name, listed) in [("codebook", tables::codebook(&package.files)), ("wording", tables::wording(&package.files))]
    {
        let sheet = begin(workbook.add_worksheet(), name, listed.heads.iter().copied(), &head)?;
        for (at, line) in (1..).zip(&listed.lines) {
            for (column, words) in (0..).zip(line).filter(|(_, words)| !words.is_empty()) {
                match words.parse::<f64>().ok().filter(|number| number.is_finite()) {
                    Some(number) => sheet.write_number(at, column, number)?,
                    None => sheet.write_string(at, column, words)?,
                };
            }
        }
    }
    workbook.save_to_writer(BufWriter::new(to))?;
    Ok(())
}

/// Names a sheet and its columns, which stay in sight.
fn begin<'s, 'h>(
    sheet: &'s mut Worksheet,
    name: &str,
    heads: impl Iterator<Item = &'h str>,
    head: &Format,
) -> anyhow::Result<&'s mut Worksheet> {
    sheet.set_name(name)?.set_freeze_panes(1, 0)?;
    for (column, words) in (0..).zip(heads) {
        sheet.set_column_width(column, WORDS)?;
        sheet.write_string_with_format(0, column, words, head)?;
    }
    Ok(sheet)
}

/// The rows of a file, each cell as what it means.
fn write_rows(file: &File, columns: &[Labelled], workbook: &mut Workbook, head: &Format) -> anyhow::Result<()> {
    let meanings: Vec<HashMap<Cell, &str>> = columns
        .iter()
        .map(|column| column.values.iter().map(|value| (value.cell, value.words.as_str())).collect())
        .collect();
    let mut rows = file.parts.iter().flat_map(|(_, part)| part.cells()).peekable();
    let mut sheets = 0;
    while rows.peek().is_some() {
        sheets += 1;
        let name = if sheets == 1 { file.name.to_owned() } else { format!("{} {sheets}", file.name) };
        let heads = columns.iter().map(|column| column.name.as_str());
        let sheet = begin(workbook.add_worksheet_with_low_memory()?, &name, heads, head)?;
        for (line, row) in (1..).zip(rows.by_ref().take(ROWS)) {
            for ((column, cell), meanings) in (0..).zip(row).zip(&meanings).filter(|((_, cell), _)| *cell != BLANK) {
                match meanings.get(&cell) {
                    Some(words) => sheet.write_string(line, column, *words)?,
                    None => sheet.write_number(line, column, cell)?,
                };
            }
        }
    }
    Ok(())
}
