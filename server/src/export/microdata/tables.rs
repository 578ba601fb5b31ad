//! Rows as CSV, and what their columns mean as plain tables.

use std::io::Write;

use app::microdata::Labelled;
use domain::microdata::{BLANK, Cell};

use super::super::csv::safe;
use crate::microdata::File;

/// The rows. A cell that is blank is empty: its question was not asked, or not answered.
pub(super) fn rows(file: &File, columns: &[Labelled], to: impl Write) -> anyhow::Result<()> {
    let mut table = writer(to);
    table.write_record(columns.iter().map(|column| column.name.as_str()))?;
    let mut text = CellText::default();
    for (_, part) in &file.parts {
        for row in part.cells() {
            for cell in row {
                table.write_field(text.of(cell))?;
            }
            table.write_record(None::<&[u8]>)?;
        }
    }
    table.flush()?;
    Ok(())
}

/// Cells as text: there are few, and millions of them are written.
#[derive(Default)]
struct CellText(Vec<String>);

impl CellText {
    fn of(&mut self, cell: Cell) -> &str {
        if cell == BLANK {
            return "";
        }
        let at = usize::from(cell);
        while self.0.len() <= at {
            self.0.push(self.0.len().to_string());
        }
        &self.0[at]
    }
}

/// A line for each code of each column.
pub(super) fn codebook(files: &[(File, Vec<Labelled>)], to: impl Write) -> anyhow::Result<()> {
    let mut table = writer(read_by_people(to)?);
    table.write_record(["file", "column", "label", "question", "code", "meaning", "missing", "score"])?;
    for (file, columns) in files {
        for column in columns {
            for value in &column.values {
                table.write_record([
                    file.name,
                    &column.name,
                    &safe(&column.label),
                    column.question.as_ref().map_or("", |question| question.as_str()),
                    &value.cell.to_string(),
                    &safe(&value.words),
                    if value.missing { "yes" } else { "no" },
                    &value.score.map(|score| score.to_string()).unwrap_or_default(),
                ])?;
            }
        }
    }
    table.flush()?;
    Ok(())
}

/// A line for each wording of each column's question.
pub(super) fn wording(files: &[(File, Vec<Labelled>)], to: impl Write) -> anyhow::Result<()> {
    let mut table = writer(read_by_people(to)?);
    table.write_record(["file", "column", "wording", "asked"])?;
    for (file, columns) in files {
        for column in columns {
            for (level, asked) in &column.asked {
                table.write_record([file.name, &column.name, &safe(level), &safe(asked)])?;
            }
        }
    }
    table.flush()?;
    Ok(())
}

fn writer<W: Write>(to: W) -> ::csv::Writer<W> {
    ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(to)
}

/// Without a byte order mark Excel takes words for Windows-1252. Rows have none: R and Python would read it as part of the
/// first column's name.
fn read_by_people<W: Write>(mut to: W) -> std::io::Result<W> {
    to.write_all("\u{feff}".as_bytes())?;
    Ok(to)
}
