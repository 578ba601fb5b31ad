//! Files that other tools write, as tables: CSV in whatever encoding and with whatever separator, and XLSX.
//!
//! Whoever made a file may have made it to do harm, and a small one can say very much: what is read is counted as it
//! comes, and no size that a file claims for itself is believed.

mod heads;

use std::io::{self, BufRead, BufReader, Cursor, Read as _};

use calamine::{Data, Reader as _, Xlsx};
use domain::{
    brought::{MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Spreadsheet},
    respond::form::tidy,
};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};
use quick_xml::events::Event;

/// The largest file that is taken.
pub const LARGEST: usize = 10 * 1024 * 1024;
/// The most that a workbook may unpack to.
const UNPACKED: u64 = 128 * 1024 * 1024;
/// The most texts that cells may share.
const MOST_STRINGS: usize = 500_000;
/// The most that all cells may say together, in bytes: one text may stand in many cells of a workbook.
const SAID: usize = 32 * 1024 * 1024;

/// Why a file is no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotATable {
    /// It is neither CSV nor XLSX, or is broken.
    Unreadable,
    /// It has no row below its heads.
    NoRows,
    /// It has more rows, columns or words than are taken.
    TooLarge,
}

/// Rows as they are read. Nothing is kept of a cell that says nothing.
struct Reading {
    rows: Vec<Vec<String>>,
    /// How many more bytes cells may say.
    left: usize,
    /// How many cells there are, with those that say nothing but stand before one that does.
    cells: usize,
}

impl Reading {
    fn new() -> Self {
        Self { rows: Vec::new(), left: SAID, cells: 0 }
    }

    /// Begins a row.
    fn row(&mut self) {
        // One that held nothing is no row.
        if self.rows.last().is_none_or(|row| !row.is_empty()) {
            self.rows.push(Vec::new());
        }
    }

    /// Puts what a cell says into the row that was begun.
    fn put(&mut self, column: usize, words: &str) -> Result<(), NotATable> {
        // As what is typed into a form is: nothing but words, and lines.
        let words = tidy(words);
        if words.is_empty() {
            return Ok(());
        }
        // The heads are a row too.
        if column >= MOST_COLUMNS || self.rows.len() > MOST_ROWS + 1 || words.len() > self.left {
            return Err(NotATable::TooLarge);
        }
        self.left -= words.len();
        if let Some(row) = self.rows.last_mut() {
            let wide = row.len().max(column + 1);
            self.cells += wide - row.len();
            // What stands far to the right in every row takes as much room as if all before it said something.
            if self.cells > MOST_CELLS {
                return Err(NotATable::TooLarge);
            }
            row.resize(wide, String::new());
            row[column] = words;
        }
        Ok(())
    }

    /// The table: the first row are its heads, and every column that says anything is one of it.
    fn done(mut self) -> Result<Spreadsheet, NotATable> {
        self.rows.retain(|row| !row.is_empty());
        heads::one(&mut self.rows);
        let width = self.rows.iter().map(Vec::len).max().unwrap_or_default();
        let says = |column: usize| self.rows.iter().any(|row| row.get(column).is_some_and(|cell| !cell.is_empty()));
        let columns: Vec<usize> = (0..width).filter(|column| says(*column)).collect();
        if self.rows.len() < 2 {
            return Err(NotATable::NoRows);
        }
        if self.rows.len() * columns.len() > MOST_CELLS {
            return Err(NotATable::TooLarge);
        }
        let mut rows = self.rows.into_iter().map(|mut row| {
            row.resize(width, String::new());
            columns.iter().map(|column| std::mem::take(&mut row[*column])).collect()
        });
        Ok(Spreadsheet { head: rows.next().unwrap_or_default(), rows: rows.collect(), ..Spreadsheet::default() }
            .set_aside())
    }
}

/// Reads a file.
pub fn read(bytes: &[u8]) -> Result<Spreadsheet, NotATable> {
    if bytes.starts_with(b"PK") { workbook(bytes) } else { text(bytes) }
}

fn text(bytes: &[u8]) -> Result<Spreadsheet, NotATable> {
    // Excel's own “Unicode text” is UTF-16, in which every second byte of most words is none; its CSV is not Unicode.
    let nothing_at = |first: usize| bytes.iter().skip(first).step_by(2).take(100).filter(|byte| **byte == 0).count();
    let half = bytes.len().min(200) / 2;
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None if half > 0 && nothing_at(1) * 10 > half * 4 => UTF_16LE,
        None if half > 0 && nothing_at(0) * 10 > half * 4 => UTF_16BE,
        None if std::str::from_utf8(bytes).is_ok() => encoding_rs::UTF_8,
        None => WINDOWS_1252,
    };
    let (text, _, _) = encoding.decode(bytes);
    if text.contains('\0') {
        return Err(NotATable::Unreadable);
    }
    // A questionnaire as another tool keeps it (LimeSurvey's .lss, Qualtrics' .qsf) is no table of answers.
    if text.trim_start().starts_with(['<', '{']) {
        return Err(NotATable::Unreadable);
    }
    let first = first_record(&text);
    // Some say themselves what parts their columns.
    let said = first.strip_prefix("sep=").and_then(|rest| rest.bytes().next());
    let text = if said.is_some() { text.split_once('\n').map_or("", |(_, rest)| rest) } else { &text };
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(said.unwrap_or_else(|| delimiter(first)))
        .from_reader(text.as_bytes());
    let mut reading = Reading::new();
    let mut row = csv::StringRecord::new();
    while reader.read_record(&mut row).map_err(|_| NotATable::Unreadable)? {
        reading.row();
        for (column, cell) in row.iter().enumerate() {
            reading.put(column, cell)?;
        }
    }
    reading.done()
}

/// The heads: a line, and on over lines that end within words.
fn first_record(text: &str) -> &str {
    let text = text.trim_start_matches(['\r', '\n', ' ', '\t']);
    let mut quoted = false;
    let end = text.bytes().position(|byte| {
        quoted ^= byte == b'"';
        byte == b'\n' && !quoted
    });
    &text[..end.unwrap_or(text.len())]
}

/// What parts the columns: what stands most often in the heads, but for what stands in their words.
fn delimiter(first: &str) -> u8 {
    let mut counts = [(b'\t', 0), (b';', 0), (b',', 0)];
    let mut quoted = false;
    for byte in first.bytes() {
        quoted ^= byte == b'"';
        for (delimiter, n) in &mut counts {
            *n += usize::from(!quoted && byte == *delimiter);
        }
    }
    counts.into_iter().max_by_key(|(_, n)| *n).map_or(b',', |(delimiter, _)| delimiter)
}

fn workbook(bytes: &[u8]) -> Result<Spreadsheet, NotATable> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| NotATable::Unreadable)?;
    // What it really unpacks to: what it claims to may be less.
    let mut left = UNPACKED;
    for at in 0..archive.len() {
        let file = archive.by_index(at).map_err(|_| NotATable::Unreadable)?;
        let name = file.name().map_err(|_| NotATable::Unreadable)?;
        let is_strings = name.to_ascii_lowercase().ends_with("sharedstrings.xml");
        let size = io::copy(&mut file.take(left + 1), &mut io::sink()).map_err(|_| NotATable::Unreadable)?;
        left = left.checked_sub(size).ok_or(NotATable::TooLarge)?;
        if is_strings {
            let file = archive.by_index(at).map_err(|_| NotATable::Unreadable)?;
            few_strings(BufReader::new(file.take(UNPACKED)))?;
        }
    }
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).map_err(|_| NotATable::Unreadable)?;
    // The first sheet that has something below a first row.
    for name in book.sheet_names() {
        let Ok(mut cells) = book.worksheet_cells_reader(&name) else { continue };
        let mut reading = Reading::new();
        let mut row = None;
        while let Some(cell) = cells.next_cell().map_err(|_| NotATable::Unreadable)? {
            let (at, column) = cell.get_position();
            if row.replace(at) != Some(at) {
                reading.row();
            }
            let column = usize::try_from(column).unwrap_or(usize::MAX);
            match Data::from(cell.get_value().clone()) {
                Data::Error(_) => {}
                // A whole number is written as one.
                value => reading.put(column, &value.to_string())?,
            }
        }
        match reading.done() {
            Err(NotATable::NoRows) => {}
            read => return read,
        }
    }
    Err(NotATable::NoRows)
}

/// Whether the texts that cells share are no more than can be told apart, and claimed to be no more: whoever reads a workbook
/// makes room for as many as are claimed.
fn few_strings(part: impl BufRead) -> Result<(), NotATable> {
    let mut xml = quick_xml::Reader::from_reader(part);
    let (mut buffer, mut strings) = (Vec::new(), 0);
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer) {
            Ok(Event::Start(tag) | Event::Empty(tag)) => match tag.local_name().as_ref() {
                "sst" => {
                    for claimed in
                        tag.attributes().flatten().filter(|one| one.key.local_name().as_ref() == "uniqueCount")
                    {
                        if !claimed.value.parse::<usize>().is_ok_and(|n| n <= MOST_STRINGS) {
                            return Err(NotATable::TooLarge);
                        }
                    }
                }
                "si" => {
                    strings += 1;
                    if strings > MOST_STRINGS {
                        return Err(NotATable::TooLarge);
                    }
                }
                _ => {}
            },
            Ok(Event::Eof) => return Ok(()),
            Ok(_) => {}
            Err(_) => return Err(NotATable::Unreadable),
        }
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

    /// A workbook of one sheet, of which somebody wrote the XML.
    fn forged(sheet: &str, strings: &str) -> Vec<u8> {
        forged_with(sheet, "", strings)
    }

    /// The same, with attributes of the part that holds what cells share.
    fn forged_with(sheet: &str, claims: &str, strings: &str) -> Vec<u8> {
        use std::io::Write as _;
        let of = |what: &str| format!("http://schemas.openxmlformats.org/{what}/2006");
        let main = format!("{}/main", of("spreadsheetml"));
        let kind = format!("{}/relationships", of("officeDocument"));
        let leads = |what: &str, to: &str| {
            let all = format!("{}/relationships", of("package"));
            format!(
                r#"<Relationships xmlns="{all}"><Relationship Id="r1" Type="{kind}/{what}" Target="{to}"/></Relationships>"#
            )
        };
        let sheets = r#"<sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets>"#;
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, xml) in [
            ("_rels/.rels", leads("officeDocument", "xl/workbook.xml")),
            ("xl/workbook.xml", format!(r#"<workbook xmlns="{main}" xmlns:r="{kind}">{sheets}</workbook>"#)),
            ("xl/_rels/workbook.xml.rels", leads("worksheet", "worksheets/sheet1.xml")),
            ("xl/sharedStrings.xml", format!(r#"<sst xmlns="{main}" {claims}>{strings}</sst>"#)),
            (
                "xl/worksheets/sheet1.xml",
                format!(r#"<worksheet xmlns="{main}"><sheetData>{sheet}</sheetData></worksheet>"#),
            ),
        ] {
            zip.start_file(name, zip::write::SimpleFileOptions::default()).expect("begun");
            zip.write_all(xml.as_bytes()).expect("written");
        }
        zip.finish().expect("finished").into_inner()
    }

    #[test]
    fn a_small_workbook_that_says_very_much_is_refused() {
        let one = r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>"#;
        assert_eq!(cells(&forged(one, "")), [["1"], ["2"]], "what is forged is otherwise a workbook");
        // A cell in the last row of the last column there can be.
        let corner = format!(r#"{one}<row r="1048576"><c r="XFD1048576"><v>3</v></c></row>"#);
        assert_eq!(read(&forged(&corner, "")), Err(NotATable::TooLarge));
        // One long text in very many cells.
        let many: Vec<String> =
            (1..5000).map(|row| format!(r#"<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>"#)).collect();
        let long = format!("<si><t>{}</t></si>", "x".repeat(32_000));
        assert_eq!(read(&forged(&many.concat(), &long)), Err(NotATable::TooLarge));
        // More texts than there are, for which whoever reads them makes room.
        let shared = "<si><t>Good</t></si>";
        for claims in [r#"uniqueCount="4294967295""#, r#"uniqueCount="99999999999999999999""#] {
            assert_eq!(read(&forged_with(one, claims, shared)), Err(NotATable::TooLarge));
        }
        assert_eq!(cells(&forged_with(one, r#"count="2" uniqueCount="1""#, shared)), [["1"], ["2"]]);
        assert_eq!(read(&forged(one, &"<si/>".repeat(MOST_STRINGS + 1))), Err(NotATable::TooLarge));
        // Few rows, far apart: they are two.
        let apart = r#"<row r="1"><c r="C1"><v>1</v></c></row><row r="900000"><c r="C900000"><v>2</v></c></row>"#;
        assert_eq!(cells(&forged(apart, "")), [["1"], ["2"]]);
    }

    #[test]
    fn a_narrow_file_under_wide_heads_is_refused() {
        let heads: Vec<String> = (0..MOST_COLUMNS).map(|n| n.to_string()).collect();
        let file = format!("{}\n{}", heads.join(","), "1\n".repeat(MOST_ROWS - 1));
        assert_eq!(read(file.as_bytes()), Err(NotATable::TooLarge));
    }

    #[test]
    fn nothing_beside_the_heads_is_lost() {
        assert_eq!(
            cells(b"Good?,Why?\nGood,They rang,and more\n"),
            [["Good?", "Why?", ""], ["Good", "They rang", "and more"]]
        );
        assert_eq!(
            cells(b"Good?,,Why?,\nGood,,,\n"),
            [["Good?", "Why?"], ["Good", ""]],
            "what says nothing is no column"
        );
    }

    #[test]
    fn three_rows_of_heads_are_one_and_no_people() {
        let file = "Q1,Q2\nHow good is it?,\n\"{\"\"ImportId\"\":\"\"QID1\"\"}\",\"{\"\"ImportId\"\":\"\"QID2\"\"}\"\nGood,They rang\n";
        assert_eq!(cells(file.as_bytes()), [["How good is it?", "Q2"], ["Good", "They rang"]]);
    }

    #[test]
    fn what_stands_far_to_the_right_counts_for_what_it_takes() {
        let far = format!("{}1\n", ",".repeat(MOST_COLUMNS - 1));
        assert_eq!(read(far.repeat(MOST_CELLS / MOST_COLUMNS + 2).as_bytes()), Err(NotATable::TooLarge));
    }

    #[test]
    fn heads_may_hold_commas_and_utf16_needs_no_mark() {
        let heads = "\"Good, poor, or neither?\";\"Why, then?\"\nGood;They rang\n";
        let expected = [["Good, poor, or neither?", "Why, then?"], ["Good", "They rang"]];
        assert_eq!(cells(heads.as_bytes()), expected);
        let units = || heads.encode_utf16();
        assert_eq!(cells(&units().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()), expected);
        assert_eq!(cells(&units().flat_map(u16::to_be_bytes).collect::<Vec<u8>>()), expected);
    }

    #[test]
    fn heads_may_end_a_line_within_their_words() {
        let file = "\"Your answers\n(page 1, 2, 3)\";\"How old?\"\nYes;34\n";
        assert_eq!(cells(file.as_bytes()), [["Your answers\n(page 1, 2, 3)", "How old?"], ["Yes", "34"]]);
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
