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

/// A table for people: its columns' names, and its lines.
pub(super) struct Listed {
    pub heads: &'static [&'static str],
    pub lines: Vec<Vec<String>>,
}

/// A line for each code of each column.
pub(super) fn codebook(files: &[(File, Vec<Labelled>)]) -> Listed {
    let mut lines = Vec::new();
    for (file, columns) in files {
        for column in columns {
            for value in &column.values {
                lines.push(vec![
                    file.name.to_owned(),
                    column.name.clone(),
                    column.label.clone(),
                    column.question.as_ref().map_or_else(String::new, |question| question.as_str().to_owned()),
                    value.cell.to_string(),
                    value.words.clone(),
                    if value.missing { "yes" } else { "no" }.to_owned(),
                    value.score.map(|score| score.to_string()).unwrap_or_default(),
                ]);
            }
        }
    }
    Listed { heads: &["file", "column", "label", "question", "code", "meaning", "missing", "score"], lines }
}

/// A line for each wording of each column's question.
pub(super) fn wording(files: &[(File, Vec<Labelled>)]) -> Listed {
    let mut lines = Vec::new();
    for (file, columns) in files {
        for column in columns {
            let of = column
                .asked
                .iter()
                .map(|(level, asked)| vec![file.name.to_owned(), column.name.clone(), level.clone(), asked.clone()]);
            lines.extend(of);
        }
    }
    Listed { heads: &["file", "column", "wording", "asked"], lines }
}

impl Listed {
    /// Writes it as CSV that opens in Excel.
    pub(super) fn write(&self, to: impl Write) -> anyhow::Result<()> {
        let mut table = writer(read_by_people(to)?);
        table.write_record(self.heads)?;
        for line in &self.lines {
            // A score below nothing is a number and no formula.
            let number = |field: &str| field.parse::<f64>().is_ok();
            let cells = line.iter().map(|field| if number(field) { field.clone() } else { safe(field) });
            table.write_record(cells)?;
        }
        table.flush()?;
        Ok(())
    }
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
