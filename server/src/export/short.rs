//! The report in short as a tagged PDF: one sheet for those who decide; large, with pictures, for everybody else.

use std::fmt::Write as _;

use app::outcome::drawing;
use domain::{
    level::ReadingLevel,
    outcome::short::{Line, Short, ShortPart},
};

use super::{
    pdf::set_table,
    typeset::{self, PdfError, TEXT, quoted},
};
use crate::store::engage::drawings::Pictures;

/// Words that stand around a version.
#[derive(Clone, Debug)]
pub struct ShortWords {
    /// Whose it is.
    pub council: String,
    /// Its title.
    pub title: String,
    /// Whose it is and when it was made.
    pub made: String,
    /// That the answers are made up, where they are.
    pub made_up: Option<String>,
    /// What stands before an officer's words.
    pub officers: String,
    /// What stands before what people wrote.
    pub wrote: String,
    /// What stands before what people drew.
    pub drew: String,
    /// What leads to the whole report.
    pub whole: String,
    /// Where that is.
    pub address: String,
    /// The language, as a tag.
    pub language: String,
}

/// Sizes of the sheet for those who decide, in points: the largest in which it is one.
const SIZES: [f64; 5] = [10.5, 10.0, 9.5, 9.0, 8.5];
/// The size of everybody else's: easy read is never smaller than 14 points.
const LARGE: f64 = 15.0;

/// Sets a version. The same version gives the same bytes.
pub fn pdf(short: &Short, words: &ShortWords, pictures: &Pictures) -> Result<Vec<u8>, PdfError> {
    if short.level == ReadingLevel::Standard {
        typeset::set_within(1, &SIZES, |size| source(short, words, size, pictures))
    } else {
        typeset::set_with(source(short, words, LARGE, pictures), pictures)
    }
}

fn preamble(short: &Short, size: f64) -> String {
    if short.level == ReadingLevel::Standard {
        format!(
            "#set page(paper: \"a4\", margin: (x: 1.5cm, y: 1.2cm))\n\
             #set text(size: {size}pt, fill: rgb(\"#14222b\"))\n#set par(leading: 0.55em, spacing: 0.7em)\n\
             #set list(spacing: 0.5em)\n\
             #show title: set text(size: 17pt, fill: rgb(\"#0b4a57\"))\n\
             #show heading.where(level: 1): set text(size: 12pt, fill: rgb(\"#0b4a57\"))\n\
             #show heading: set block(above: 0.9em, below: 0.5em, sticky: true)\n\
             #show figure: set block(above: 0.6em, below: 0.6em)\n\
             #show figure.caption: it => block(width: 100%, align(left, text(weight: \"bold\", it.body)))\n\
             #show figure.where(kind: table): set figure.caption(position: top)\n\
             #set table(stroke: (x, y) => (bottom: 0.5pt + rgb(\"#8a8371\")), inset: (x: 3pt, y: 2.6pt))\n\
             #show table: set text(size: {}pt)\n#show table.cell.where(y: 0): set text(weight: \"bold\")\n\
             #let note-size = {}pt\n",
            size - 1.2,
            size - 0.5
        )
    } else {
        format!(
            "#set page(paper: \"a4\", margin: (x: 1.8cm, y: 1.7cm), numbering: \"1 / 1\")\n\
             #set text(size: {size}pt, fill: rgb(\"#14222b\"))\n#set par(leading: 0.75em, spacing: 1em)\n\
             #show title: set text(size: 32pt, fill: rgb(\"#0b4a57\"))\n\
             #show heading.where(level: 1): set text(size: 22pt, fill: rgb(\"#0b4a57\"))\n\
             #show heading.where(level: 2): set text(size: 16pt)\n\
             #show heading: set block(above: 1.4em, below: 0.8em, sticky: true)\n"
        )
    }
}

fn source(short: &Short, words: &ShortWords, size: f64, pictures: &Pictures) -> String {
    let mut out = String::new();
    let _ = writeln!(
        out,
        "#set document(title: {}, author: {})\n{}#set text(font: {}, lang: {})\n#title()",
        quoted(&words.title),
        quoted(&words.council),
        preamble(short, size),
        quoted(TEXT),
        quoted(&words.language)
    );
    // The sheet's title says already what was asked.
    if short.level != ReadingLevel::Standard {
        let _ = writeln!(out, "#par(strong({}))", quoted(&short.title));
    }
    let _ = writeln!(out, "#par({})", quoted(&words.made));
    if let Some(made_up) = &words.made_up {
        let _ = writeln!(out, "#block(fill: rgb(\"#fff7e6\"), inset: 7pt, width: 100%, {})\n", quoted(made_up));
    }
    if !short.words.is_empty() {
        let _ = writeln!(
            out,
            "#block(fill: rgb(\"#e6f0f1\"), stroke: (left: 3pt + rgb(\"#0b4a57\")), inset: 8pt, width: 100%)[\n\
             #text(size: 0.85em, weight: \"bold\", {})",
            quoted(&words.officers)
        );
        for paragraph in &short.words {
            let _ = writeln!(out, "\n#par({})", quoted(paragraph));
        }
        out.push_str("]\n");
    }
    for part in &short.parts {
        set_part(&mut out, short.level, part, (words, pictures));
    }
    let _ = writeln!(out, "#par(text(size: 0.85em, {}))", quoted(&format!("{}: {}", words.whole, words.address)));
    out
}

fn set_part(out: &mut String, level: ReadingLevel, part: &ShortPart, (words, pictures): (&ShortWords, &Pictures)) {
    let _ = writeln!(out, "{}", typeset::pictured(part.picture.as_deref(), "1.4cm", &part.heading));
    if let Some(table) = &part.table {
        set_table(out, table);
    }
    if level == ReadingLevel::Standard {
        // What is part of a line stands below it, and in from it.
        let mut lines: Vec<(&str, Vec<String>)> = Vec::new();
        for line in &part.lines {
            match lines.last_mut().filter(|_| line.part) {
                Some((_, parts)) => parts.push(quoted(&line.words)),
                None => lines.push((&line.words, Vec::new())),
            }
        }
        let lines = lines.into_iter().map(|(line, parts)| {
            if parts.is_empty() { quoted(line) } else { format!("[#{} #list({})]", quoted(line), parts.join(", ")) }
        });
        let lines: Vec<String> = lines.collect();
        if !lines.is_empty() {
            let _ = writeln!(out, "#list({})", lines.join(", "));
        }
    } else {
        for line in &part.lines {
            set_line(out, line);
        }
    }
    if !part.quotes.is_empty() {
        let _ = writeln!(out, "#heading(level: 2, {})", quoted(&words.wrote));
    }
    for quote in &part.quotes {
        let _ = writeln!(out, "#quote(block: true, attribution: {}, {})", quoted(&quote.who), quoted(&quote.words));
    }
    if !part.drawings.is_empty() {
        let _ = writeln!(out, "#heading(level: 2, {})", quoted(&words.drew));
    }
    for one in &part.drawings {
        out.push_str(&typeset::drawing(one, pictures, "9cm"));
    }
}

/// One idea: its picture on the left, its words, and the faces below them.
fn set_line(out: &mut String, line: &Line) {
    let indent = if line.part { "1.2cm" } else { "0cm" };
    let faces = line.faces.as_ref().map(|faces| {
        let image = format!("image(bytes({}), format: \"svg\", height: 0.85cm", quoted(&drawing::faces(faces)));
        if faces.alternative.is_empty() {
            format!("pdf.artifact({image}))")
        } else {
            format!("{image}, alt: {})", quoted(&faces.alternative))
        }
    });
    let image = typeset::decoration(line.picture.as_deref(), "1.2cm");
    let (columns, before) = match image {
        Some(image) => ("(1.6cm, 1fr)", format!("{image}, ")),
        None => ("(1fr,)", String::new()),
    };
    let _ = writeln!(
        out,
        "#block(breakable: false, width: 100%, inset: (left: {indent}), grid(columns: {columns}, gutter: 8pt, align: horizon, {before}[#par({})\n{}]))",
        quoted(&line.words),
        faces.map(|faces| format!("#{faces}")).unwrap_or_default()
    );
}

#[cfg(test)]
mod tests {
    use domain::outcome::{Quote, Table, TableRow, short::Faces};

    use super::*;
    use crate::picture::tests::{drawing, photograph};

    fn words() -> ShortWords {
        let text = |text: &str| text.to_owned();
        ShortWords {
            council: text("A council"),
            title: text("What people said"),
            made: text("A council, 1 February 2027"),
            made_up: Some(text("Made up.")),
            officers: text("From the council"),
            wrote: text("What children wrote"),
            drew: text("What children drew"),
            whole: text("Read the whole report"),
            address: text("https://example.org/c/dinners/report"),
            language: text("en"),
        }
    }

    fn line(words: &str) -> Line {
        Line { words: words.to_owned(), picture: None, faces: None, part: false }
    }

    #[test]
    fn a_plain_version_is_tagged_and_the_same_each_time() {
        let faces = |alternative: &str| Some(Faces { good: 6, bad: 3, alternative: alternative.to_owned() });
        let lines = vec![
            Line { picture: Some("people".to_owned()), ..line("#panic() is no markup here") },
            Line { faces: faces(""), ..line("The key.") },
            Line { faces: faces("Of ten faces, 6 happy and 3 sad."), part: true, ..line("Most said it is good.") },
        ];
        let quotes = vec![Quote { words: "i like it 👍🏽".to_owned(), who: "A child".to_owned() }];
        let part = ShortPart {
            heading: "School meals".to_owned(),
            picture: Some("dinner".to_owned()),
            lines,
            quotes,
            drawings: vec![drawing("a"), drawing("taken away")],
            table: None,
        };
        let short = Short {
            level: ReadingLevel::Junior,
            title: "Dinners".to_owned(),
            words: vec!["Thank you.".to_owned()],
            parts: vec![part],
        };
        let pictures = Pictures::from([("a".to_owned(), photograph())]);
        let made = pdf(&short, &words(), &pictures).expect("it keeps to PDF/UA-1");
        assert!(String::from_utf8_lossy(&made).contains("/StructTreeRoot"));
        assert_eq!(made, pdf(&short, &words(), &pictures).expect("as before"));
    }

    #[test]
    fn the_sheet_for_those_who_decide_is_one_and_what_is_too_long_is_whole() {
        let table = Table {
            caption: "Shares".to_owned(),
            head: ["Service", "Parents", "Children"].map(str::to_owned).to_vec(),
            rows: (0..14)
                .map(|at| TableRow {
                    name: format!("Service {at}"),
                    part: false,
                    cells: vec!["62% / 20%".to_owned(), "–".to_owned()],
                })
                .collect(),
            notes: vec!["A note.".to_owned()],
            ..Table::default()
        };
        let with = |count: usize| Short {
            level: ReadingLevel::Standard,
            title: "On one page".to_owned(),
            words: vec!["What we heard. ".repeat(20)],
            parts: vec![
                ShortPart { heading: "Rated".to_owned(), table: Some(table.clone()), ..ShortPart::default() },
                ShortPart {
                    heading: "Promised".to_owned(),
                    lines: (0..count).map(|at| line(&format!("Promise {at}, which is kept. ").repeat(5))).collect(),
                    ..ShortPart::default()
                },
            ],
        };
        let pages = |short: &Short| {
            typeset::pages_within(1, &SIZES, |size| source(short, &words(), size, &Pictures::new())).expect("it is set")
        };
        assert_eq!(pages(&with(8)), 1);
        assert!(pages(&with(80)) > 1);
    }
}
