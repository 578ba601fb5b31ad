//! The outcome report as a tagged PDF, PDF/UA-1: the typesetter refuses what a screen reader could not read.

use std::fmt::Write as _;

use app::outcome::{dots, drawing};
use domain::outcome::{Block, Document, Pointed, Section, Table};

use super::{
    columns,
    typeset::{self, PdfError, TEXT, quoted},
};
use crate::store::engage::drawings::Pictures;

/// Words that the typesetter adds to a document.
#[derive(Clone, Debug)]
pub struct PdfWords {
    /// The heading of the contents.
    pub contents: String,
    /// What stands before an officer's words.
    pub officers: String,
    /// Whose it is and when it was made.
    pub made: String,
    /// That the answers are made up, where they are.
    pub made_up: Option<String>,
    /// The digest, in words.
    pub digest: String,
    /// What a table is called, before its number.
    pub table: String,
    /// What stands before where the wordings of a table's questions are.
    pub how_asked: String,
    /// What stands before the tables below which a table's notes stood already.
    pub notes_below: String,
}

impl PdfWords {
    /// What a table is cited by.
    pub(super) fn cited(&self, number: u32) -> String {
        format!("{} {number}", self.table)
    }

    /// A table's caption, with its number.
    pub(super) fn caption(&self, table: &Table) -> String {
        match table.number {
            Some(number) => format!("{}: {}", self.cited(number), table.caption),
            None => table.caption.clone(),
        }
    }

    /// A sentence, and which table it is of.
    pub(super) fn pointed(&self, point: &Pointed) -> String {
        match point.table {
            Some(number) => format!("{} ({})", point.words, self.cited(number)),
            None => point.words.clone(),
        }
    }

    /// Below which tables a table's notes stand.
    pub(super) fn below(&self, tables: &[u32]) -> String {
        let each: Vec<String> = tables.iter().map(|number| self.cited(*number)).collect();
        format!("{} {}.", self.notes_below, each.join(", "))
    }

    /// How what is in a table was asked.
    pub(super) fn asked(&self, table: &Table) -> Option<String> {
        let each: Vec<String> = table.asked.iter().map(|asked| self.pointed(asked)).collect();
        (!each.is_empty()).then(|| format!("{} {}", self.how_asked, each.join("; ")))
    }
}

/// Sets a document. The same document gives the same bytes.
pub fn pdf(document: &Document, words: &PdfWords, pictures: &Pictures) -> Result<Vec<u8>, PdfError> {
    let document = &document.notes_once(|tables| words.below(tables));
    typeset::set_with(source(document, words, pictures), pictures)
}

const PREAMBLE: &str = r##"
#set page(paper: "a4", margin: (x: 2.1cm, y: 2.3cm), numbering: "1 / 1")
#set text(lang: "en", region: "GB", size: 11pt, fill: rgb("#14222b"))
#set par(leading: 0.72em, spacing: 1.1em)
#set list(spacing: 0.7em)
#let note-size = 9pt
#show heading.where(level: 1): it => block(above: 2em, below: 1em, stroke: (top: 2pt + rgb("#0b4a57")), inset: (top: 0.6em), width: 100%, text(size: 17pt, fill: rgb("#0b4a57"), if it.numbering == none { it.body } else [#counter(heading).display() #it.body]))
#set heading(numbering: (..n) => if n.pos().len() == 1 { numbering("1.", ..n) })
#show heading.where(level: 2): it => block(above: 1.4em, below: 0.8em, text(size: 13pt, it.body))
#show figure: set block(breakable: true, above: 1.6em, below: 1.6em)
#show figure.where(kind: table): set figure.caption(position: top)
#show figure.caption: it => block(sticky: true, width: 100%, align(left, text(weight: "bold", it.body)))
#set table.cell(breakable: false)
#show quote.where(block: true): set block(breakable: false)
#set table(stroke: (x, y) => (bottom: 0.5pt + rgb("#8a8371")), inset: (x: 4pt, y: 5pt))
#show table: set text(size: 8.6pt)
#show table: set par(leading: 0.5em)
#show table.cell.where(y: 0): set text(weight: "bold")
#show title: set text(size: 26pt, fill: rgb("#0b4a57"))
"##;

fn source(document: &Document, words: &PdfWords, pictures: &Pictures) -> String {
    let mut out = String::new();
    let _ = writeln!(
        out,
        "#set document(title: {}, author: {})\n{PREAMBLE}#set text(font: {})",
        quoted(&document.title),
        quoted(&document.council),
        quoted(TEXT),
    );
    // Whoever holds one page knows of which report it is.
    let _ = writeln!(
        out,
        "#set page(footer: context {{ set text(size: 8.5pt, fill: rgb(\"#45545e\")); text({}); h(1fr); counter(page).display(\"1 / 1\", both: true) }})",
        quoted(&document.title)
    );
    let _ = writeln!(out, "#title()\n#text(size: 13pt, {})\n", quoted(&words.made));
    if let Some(made_up) = &words.made_up {
        let _ = writeln!(out, "#block(fill: rgb(\"#fff7e6\"), inset: 10pt, width: 100%, {})\n", quoted(made_up));
    }
    let _ = writeln!(out, "#outline(title: {}, depth: 1)\n#pagebreak()", quoted(&words.contents));
    for section in &document.sections {
        set_section(&mut out, section, words, pictures);
    }
    let _ = writeln!(out, "#par(text(size: 9pt, {}))", quoted(&words.digest));
    out
}

fn set_section(out: &mut String, section: &Section, words: &PdfWords, pictures: &Pictures) {
    let _ = writeln!(out, "#heading(level: 1, {})", quoted(&section.title));
    if !section.words.is_empty() {
        out.push_str(
            "#block(fill: rgb(\"#e6f0f1\"), stroke: (left: 3pt + rgb(\"#0b4a57\")), inset: 10pt, width: 100%)[\n",
        );
        let _ = writeln!(out, "#text(size: 9pt, weight: \"bold\", {})", quoted(&words.officers));
        for paragraph in &section.words {
            let _ = writeln!(out, "\n#par({})", quoted(paragraph));
        }
        out.push_str("]\n");
    }
    for block in &section.blocks {
        match block {
            Block::Heading(text) => {
                let _ = writeln!(out, "#heading(level: 2, {})", quoted(text));
            }
            Block::Said(text) => {
                let _ = writeln!(out, "#par({})", quoted(text));
            }
            Block::Points(points) => {
                let points: Vec<String> = points.iter().map(|point| quoted(point)).collect();
                let _ = writeln!(out, "#list({})", points.join(", "));
            }
            Block::Pointed(points) => {
                let points: Vec<String> = points
                    .iter()
                    .map(|point| match point.table {
                        Some(number) => format!(
                            "[#{} #link(<table-{number}>)[#{}]]",
                            quoted(&point.words),
                            quoted(&format!("({})", words.cited(number)))
                        ),
                        None => quoted(&point.words),
                    })
                    .collect();
                let _ = writeln!(out, "#list({})", points.join(", "));
            }
            Block::Table(table) => {
                let notes = table.notes.iter().cloned().chain(words.asked(table)).collect();
                set_table(out, &Table { caption: words.caption(table), notes, ..table.clone() });
            }
            Block::Dots(drawn) => {
                let _ = writeln!(
                    out,
                    "#figure(kind: image, supplement: none, caption: {}, image(bytes({}), format: \"svg\", width: 100%, alt: {}))",
                    quoted(&drawn.caption),
                    quoted(&dots::svg(drawn, TEXT)),
                    quoted(&drawn.alternative)
                );
            }
            Block::Bars(bars) => {
                let _ = writeln!(
                    out,
                    "#figure(kind: image, supplement: none, caption: {}, image(bytes({}), format: \"svg\", width: 100%, alt: {}))",
                    quoted(&bars.caption),
                    quoted(&drawing::svg(bars, TEXT)),
                    quoted(&bars.alternative)
                );
            }
            Block::Runs(runs) => {
                for row in &runs.rows {
                    let _ = writeln!(
                        out,
                        "#figure(kind: image, supplement: none, caption: {}, image(bytes({}), format: \"svg\", width: 60%, alt: {}))",
                        quoted(&format!("{}: {}", runs.caption, row.name)),
                        quoted(&drawing::run(row, &runs.times, TEXT)),
                        quoted(&row.alternative)
                    );
                }
            }
            Block::Drawing(one) => out.push_str(&typeset::drawing(one, pictures, "7.5cm")),
            Block::Quote(quote) => {
                let _ =
                    writeln!(out, "#quote(block: true, attribution: {}, {})", quoted(&quote.who), quoted(&quote.words));
            }
        }
    }
}

pub(super) fn set_table(out: &mut String, table: &Table) {
    for part in columns::fitting(table) {
        set_fitting(out, &part);
    }
}

/// A table of so many lines is not parted between two pages: well under half a page. One that is kept whole and longer than a page
/// would be cut off at its foot.
const WHOLE_LINES: u32 = 28;

fn set_fitting(out: &mut String, table: &Table) {
    let columns: Vec<String> = columns::widths(table).iter().map(|width| format!("{width}fr")).collect();
    let head: Vec<String> = table.head.iter().map(|name| quoted(name)).collect();
    let whole = columns::lines(table) <= WHOLE_LINES;
    out.push_str(if whole { "#block(breakable: false, width: 100%)[" } else { "" });
    let _ = write!(
        out,
        "#figure(kind: table, supplement: none, caption: {}, align(left, table(columns: ({},), align: left, table.header({}), ",
        quoted(&table.caption),
        columns.join(", "),
        head.join(", ")
    );
    for row in &table.rows {
        // A part of the row above stands in from it.
        let inset = if row.part { "0.9em" } else { "0em" };
        let _ = write!(out, "pad(left: {inset}, {}), ", quoted(&row.name));
        for cell in &row.cells {
            let _ = write!(out, "{}, ", quoted(cell));
        }
    }
    let label = table.number.map(|number| format!(" <table-{number}>")).unwrap_or_default();
    let _ = writeln!(out, "))){label}{}", if whole { "]" } else { "" });
    for note in &table.notes {
        let _ = writeln!(out, "#par(text(size: note-size, {}))", quoted(note));
    }
}

#[cfg(test)]
mod tests {
    use domain::outcome::{Bars, Dot, Dots, Quote, Shade, TableRow};

    use super::*;
    use crate::picture::tests::{drawing, photograph};

    fn document() -> (Document, PdfWords) {
        let text = |text: &str| text.to_owned();
        let blocks = vec![
            Block::Heading(text("A heading")),
            Block::Said(text("#panic() *not bold* \"quoted\" \\ $x$")),
            Block::Points(vec![text("one"), text("two")]),
            Block::Pointed(vec![
                Pointed { words: text("Of \"it\""), table: Some(1), ..Pointed::default() },
                Pointed { words: text("Of none"), ..Pointed::default() },
            ]),
            Block::Dots(Dots {
                caption: text("Dots"),
                alternative: text("Parents: one +0.40."),
                of: vec![text("one")],
                rows: vec![(text("Parents"), vec![Some(Dot { at: 0.4, interval: None })])],
            }),
            Block::Table(Table {
                number: Some(1),
                asked: vec![Pointed { words: text("Parents"), table: Some(1), ..Pointed::default() }],
                caption: text("A table"),
                head: vec![text("Service"), text("Net")],
                rows: vec![TableRow { name: text("Admissions"), part: false, cells: vec![text("+0.40 (n 85)")] }],
                notes: vec![text("A note")],
                ..Table::default()
            }),
            Block::Bars(Bars {
                caption: text("Bars"),
                alternative: text("Good 70%, poor 30%."),
                parts: vec![(text("poor"), Shade::Poor), (text("good"), Shade::Good)],
                rows: vec![(text("Parents"), vec![30, 70])],
            }),
            Block::Quote(Quote { words: text("i like it 😕👍🏽 شكرا"), who: text("A child") }),
            Block::Drawing(drawing("a")),
            Block::Drawing(drawing("taken away")),
        ];
        let section = Section { key: text("a"), title: text("A section"), words: vec![text("Ours.")], blocks };
        let document = Document {
            title: text("A report"),
            council: text("A council"),
            made_on: domain::consultation::Day::parse("2027-02-01").expect("a day"),
            findings: text("abc"),
            demonstration: true,
            sections: vec![section],
            promises: Vec::new(),
            shorts: Vec::new(),
        };
        let words = PdfWords {
            contents: text("Contents"),
            officers: text("From the council"),
            made: text("A council, 1 February 2027"),
            made_up: Some(text("Made up.")),
            digest: text("Digest abc"),
            table: text("Table"),
            how_asked: text("How it was asked:"),
            notes_below: text("Notes as below"),
        };
        (document, words)
    }

    #[test]
    fn a_report_is_tagged_and_the_same_each_time() {
        let (document, words) = document();
        let pictures = Pictures::from([("a".to_owned(), photograph())]);
        let made = pdf(&document, &words, &pictures).expect("it keeps to PDF/UA-1, whatever people write");
        assert!(made.starts_with(b"%PDF-"));
        let has = |wanted: &[u8]| made.windows(wanted.len()).any(|part| part == wanted);
        assert!(has(b"/StructTreeRoot") && has(b"pdfuaid"), "tagged, and says which standard it keeps to");
        assert_eq!(pdf(&document, &words, &pictures).expect("as before"), made);
    }

    #[test]
    fn nothing_that_is_written_is_markup() {
        assert_eq!(quoted("a \"b\" \\c"), "\"a \\\"b\\\" \\\\c\"");
        assert_eq!(quoted("one\u{7}\ntwo"), "\"one\\ntwo\"");
        assert_eq!(quoted("😕"), "\"□\"");
    }
}
