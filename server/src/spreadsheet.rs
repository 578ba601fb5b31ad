//! Files that other tools write, as tables: CSV in whatever encoding and with whatever separator, and XLSX.

use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};
use domain::brought::{MOST_COLUMNS, MOST_ROWS, Spreadsheet};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The largest file that is taken.
pub const LARGEST: usize = 10 * 1024 * 1024;
/// The most that a workbook may unpack to.
const UNPACKED: u64 = 300 * 1024 * 1024;

/// Why a file is no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotATable {
    /// It is neither CSV nor XLSX, or is broken.
    Unreadable,
    /// It has no row below its heads.
    NoRows,
    /// It has more rows or columns than are taken.
    TooLarge,
}

/// Reads a file.
pub fn read(bytes: &[u8]) -> Result<Spreadsheet, NotATable> {
    let rows = if bytes.starts_with(b"PK") { workbook(bytes)? } else { text(bytes)? };
    let mut rows = rows.into_iter().filter(|row| row.iter().any(|cell| !cell.trim().is_empty()));
    let head = rows.next().ok_or(NotATable::NoRows)?;
    // What spreadsheets leave empty to the right is no column.
    let columns = head.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last + 1);
    let mut sheet = Spreadsheet { head: head.into_iter().take(columns).collect(), rows: Vec::new() };
    for mut row in rows {
        row.resize(columns, String::new());
        sheet.rows.push(row);
        if sheet.rows.len() > MOST_ROWS {
            return Err(NotATable::TooLarge);
        }
    }
    if sheet.rows.is_empty() {
        return Err(NotATable::NoRows);
    }
    if columns > MOST_COLUMNS { Err(NotATable::TooLarge) } else { Ok(sheet) }
}

fn text(bytes: &[u8]) -> Result<Vec<Vec<String>>, NotATable> {
    // Excel's own “Unicode text” is UTF-16; its CSV is not Unicode at all.
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None if std::str::from_utf8(bytes).is_ok() => encoding_rs::UTF_8,
        None if bytes.iter().skip(1).step_by(2).take(100).filter(|byte| **byte == 0).count() > 40 => UTF_16LE,
        None if bytes.iter().step_by(2).take(100).filter(|byte| **byte == 0).count() > 40 => UTF_16BE,
        None => WINDOWS_1252,
    };
    let (text, _, _) = encoding.decode(bytes);
    if text.contains('\0') {
        return Err(NotATable::Unreadable);
    }
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    // Some say themselves what parts their columns.
    let said = first.strip_prefix("sep=").and_then(|rest| rest.bytes().next());
    let delimiter = said.unwrap_or_else(|| {
        let count = |byte: &u8| first.bytes().filter(|other| other == byte).count();
        *[b',', b';', b'\t'].iter().rev().max_by_key(|byte| count(byte)).unwrap_or(&b',')
    });
    let text = if said.is_some() { text.split_once('\n').map_or("", |(_, rest)| rest) } else { &text };
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for row in reader.records() {
        let row = row.map_err(|_| NotATable::Unreadable)?;
        if rows.len() > MOST_ROWS + 1 || row.len() > 10 * MOST_COLUMNS {
            return Err(NotATable::TooLarge);
        }
        rows.push(row.iter().map(str::to_owned).collect());
    }
    Ok(rows)
}

fn workbook(bytes: &[u8]) -> Result<Vec<Vec<String>>, NotATable> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| NotATable::Unreadable)?;
    let mut unpacked = 0u64;
    for at in 0..archive.len() {
        unpacked = unpacked.saturating_add(archive.by_index_raw(at).map_err(|_| NotATable::Unreadable)?.size());
    }
    if unpacked > UNPACKED {
        return Err(NotATable::TooLarge);
    }
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).map_err(|_| NotATable::Unreadable)?;
    // The first sheet that has something in it.
    for name in book.sheet_names() {
        let Ok(range) = book.worksheet_range(&name) else { continue };
        let (height, width) = range.get_size();
        if height > MOST_ROWS + 1 || width > 10 * MOST_COLUMNS {
            return Err(NotATable::TooLarge);
        }
        if height > 1 {
            return Ok(range.rows().map(|row| row.iter().map(cell).collect()).collect());
        }
    }
    Err(NotATable::NoRows)
}

fn cell(data: &Data) -> String {
    match data {
        Data::Empty | Data::Error(_) => String::new(),
        // A whole number is written as one.
        Data::Float(number) => number.to_string(),
        Data::DateTime(moment) => moment.to_string(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
        let sheet = read(bytes).expect("a table");
        std::iter::once(sheet.head).chain(sheet.rows).collect()
    }

    #[test]
    fn csv_is_read_as_it_comes() {
        let expected = vec![vec!["How good?", "Why?"], vec!["Good", "Caf\u{e9}, and\nmore"], vec!["Poor", ""]];
        let utf8 = "How good?,Why?\r\nGood,\"Café, and\nmore\"\r\nPoor\r\n\r\n";
        let semicolons = "\u{feff}How good?;Why?;\nGood;\"Café, and\nmore\"\nPoor;\n";
        let said = "sep=;\nHow good?;Why?\nGood;\"Café, and\nmore\"\nPoor;\n";
        let mut utf16 = vec![0xff, 0xfe];
        for unit in "How good?\tWhy?\r\nGood\t\"Café, and\nmore\"\r\nPoor\t\r\n".encode_utf16() {
            utf16.extend(unit.to_le_bytes());
        }
        let (windows, _, _) = WINDOWS_1252.encode(utf8);
        for bytes in [utf8.as_bytes(), semicolons.as_bytes(), said.as_bytes(), &utf16, &windows] {
            assert_eq!(cells(bytes), expected);
        }
    }

    #[test]
    fn a_workbook_is_read() {
        let mut book = rust_xlsxwriter::Workbook::new();
        book.add_worksheet();
        let sheet = book.add_worksheet();
        sheet.write(0, 0, "How good?").expect("written");
        sheet.write(0, 1, "Out of 5").expect("written");
        sheet.write(1, 0, "Good").expect("written");
        sheet.write(1, 1, 4).expect("written");
        let bytes = book.save_to_buffer().expect("saved");
        assert_eq!(cells(&bytes), [["How good?", "Out of 5"], ["Good", "4"]]);
    }

    #[test]
    fn what_is_no_table_says_so() {
        assert_eq!(read(b""), Err(NotATable::NoRows));
        assert_eq!(read(b"Only,heads\n"), Err(NotATable::NoRows));
        assert_eq!(read(b"PK\x03\x04 and nothing"), Err(NotATable::Unreadable));
        assert_eq!(read(b"%PDF-1.7\0\0\0binary\n1"), Err(NotATable::Unreadable));
        let many = format!("a\n{}", "1\n".repeat(MOST_ROWS + 1));
        assert_eq!(read(many.as_bytes()), Err(NotATable::TooLarge));
    }
}
