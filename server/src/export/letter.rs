//! A letter to parents, on paper.

use std::fmt::Write as _;

use app::pages::engage::Letter;

use super::typeset::{self, PdfError, TEXT, quoted};

const PREAMBLE: &str = r##"
#set page(paper: "a4", margin: (x: 2.4cm, y: 2.2cm), numbering: "1 / 1")
#set text(size: 12pt, fill: rgb("#14222b"))
#set par(leading: 0.7em, spacing: 1em)
#set list(spacing: 0.7em)
#show title: set text(size: 22pt, fill: rgb("#0b4a57"))
#show heading.where(level: 1): set text(size: 13pt, fill: rgb("#0b4a57"))
#show heading: set block(above: 1.3em, below: 0.7em, sticky: true)
"##;

/// Sets a letter.
pub fn pdf(letter: &Letter) -> Result<Vec<u8>, PdfError> {
    typeset::set(source(letter))
}

fn source(letter: &Letter) -> String {
    let mut out = String::new();
    let _ = writeln!(
        out,
        "#set document(title: {})\n{PREAMBLE}#set text(font: {}, lang: {})\n#title()",
        quoted(&letter.title),
        quoted(TEXT),
        quoted(&letter.language.to_string())
    );
    for line in &letter.about {
        let _ = writeln!(out, "#par(text(weight: \"bold\", {}))", quoted(line));
    }
    for part in &letter.parts {
        if let Some(heading) = &part.heading {
            let _ = writeln!(out, "#heading(level: 1, {})", quoted(heading));
        }
        for words in &part.text {
            let _ = writeln!(out, "#par({})", quoted(words));
        }
        if !part.points.is_empty() {
            let points: Vec<String> = part.points.iter().map(|point| quoted(point)).collect();
            let _ = writeln!(out, "#list({})", points.join(", "));
        }
    }
    out
}
