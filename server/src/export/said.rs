//! What a room said, for its wall: each question with its answers, in the room's own words, as they may be shown.

use std::fmt::Write as _;

use super::typeset::{self, PdfError, TEXT, quoted};

/// One answer.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its words.
    pub words: String,
    /// Its picture, where the room reads with pictures.
    pub picture: Option<String>,
    /// About how many gave it, in words.
    pub number: String,
    /// How long its bar is, of the longest; nothing where that may not be shown.
    pub of_longest: Option<u64>,
}

/// What was gathered one way.
#[derive(Clone, Debug)]
pub struct Gathered {
    /// How, in words.
    pub how: String,
    /// The answers; none where there are too few to show.
    pub lines: Vec<Line>,
}

/// A question.
#[derive(Clone, Debug)]
pub struct Question {
    /// Its words.
    pub words: String,
    /// Its picture, where the room reads with pictures.
    pub picture: Option<String>,
    /// What was said, each way it was gathered.
    pub gathered: Vec<Gathered>,
}

/// All that is on the sheet.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Its title.
    pub title: String,
    /// Whose it is, where and when; what it was about.
    pub about: Vec<String>,
    /// What is said of every number.
    pub numbers: String,
    /// What is said where there are too few to show.
    pub too_few: String,
    /// The questions.
    pub questions: Vec<Question>,
    /// What the group said in its own words: a heading, and the quotations.
    pub said: Option<(String, Vec<String>)>,
    /// What happens with it.
    pub foot: String,
    /// Its language, as a tag.
    pub language: String,
}

const PREAMBLE: &str = r##"
#set page(paper: "a4", margin: (x: 1.8cm, y: 1.6cm), numbering: "1 / 1")
#set text(size: 15pt, fill: rgb("#14222b"))
#set par(leading: 0.7em, spacing: 0.8em)
#show title: set text(size: 36pt, fill: rgb("#0b4a57"))
#show heading.where(level: 1): set text(size: 19pt, fill: rgb("#0b4a57"))
#show heading.where(level: 2): set text(size: 13pt, fill: rgb("#6b3a10"))
#show heading: set block(above: 0.9em, below: 0.6em, sticky: true)
"##;

/// Sets a sheet.
pub fn pdf(sheet: &Sheet) -> Result<Vec<u8>, PdfError> {
    typeset::set(source(sheet))
}

fn source(sheet: &Sheet) -> String {
    let mut out = String::new();
    let _ = writeln!(
        out,
        "#set document(title: {})\n{PREAMBLE}#set text(font: {}, lang: {})\n#title()",
        quoted(&sheet.title),
        quoted(TEXT),
        quoted(&sheet.language)
    );
    for line in &sheet.about {
        let _ = writeln!(out, "#par({})", quoted(line));
    }
    let _ = writeln!(out, "#par(text(fill: rgb(\"#4a5560\"), {}))", quoted(&sheet.numbers));
    for question in &sheet.questions {
        let _ = writeln!(out, "{}", typeset::pictured(question.picture.as_deref(), "1.3cm", &question.words));
        for gathered in &question.gathered {
            if question.gathered.len() > 1 {
                let _ = writeln!(out, "#heading(level: 2, {})", quoted(&gathered.how));
            }
            if gathered.lines.is_empty() {
                let _ = writeln!(out, "#par({})", quoted(&sheet.too_few));
                continue;
            }
            bars(&mut out, &gathered.lines);
        }
    }
    if let Some((heading, said)) = &sheet.said {
        out.push_str(&typeset::quotations(heading, said, "17pt"));
    }
    let _ = writeln!(out, "#par({})", quoted(&sheet.foot));
    out
}

/// A list for whoever listens, with a bar beside each answer for whoever looks.
fn bars(out: &mut String, lines: &[Line]) {
    out.push_str(
        "#block(breakable: false, width: 100%)[#list(marker: none, indent: 0pt, body-indent: 0pt, spacing: 0.55em, ",
    );
    for line in lines {
        let picture = typeset::decoration(line.picture.as_deref(), "0.95cm").unwrap_or_else(|| "none".to_owned());
        // An answer of which no number is shown has no bar: one of no length would say that nobody gave it.
        let bar = line.of_longest.map_or_else(
            || "box(height: 0.55cm)".to_owned(),
            |width| format!("pdf.artifact(rect(width: {width}% + 1pt, height: 0.55cm, fill: rgb(\"#2f7f86\")))"),
        );
        let _ = writeln!(
            out,
            "grid(columns: (1.1cm, 5.2cm, 1fr, 2.6cm), align: horizon, column-gutter: 8pt, {picture}, {}, {bar}, strong({})), ",
            quoted(&line.words),
            quoted(&line.number)
        );
    }
    out.push_str(")]\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_is_tagged_and_hides_what_it_must() {
        let line = |words: &str, of_longest: Option<u64>| Line {
            words: words.to_owned(),
            picture: Some("face-happy".to_owned()),
            number: if of_longest.is_some() { "15" } else { "few" }.to_owned(),
            of_longest,
        };
        let gathered = |lines| Gathered { how: "Hands up".to_owned(), lines };
        let sheet = Sheet {
            title: "What we said".to_owned(),
            about: vec!["Year 5".to_owned()],
            numbers: "About this many chose each one".to_owned(),
            too_few: "Too few answers to show".to_owned(),
            questions: vec![Question {
                words: "#pagebreak() is no markup here".to_owned(),
                picture: Some("teddy".to_owned()),
                gathered: vec![gathered(vec![line("Good", Some(100)), line("Bad", None)]), gathered(Vec::new())],
            }],
            said: Some(("What Year 5 said".to_owned(), vec!["More time to eat.".to_owned()])),
            foot: "Thank you".to_owned(),
            language: "ar".to_owned(),
        };
        let source = source(&sheet);
        assert!(source.contains(&quoted("#pagebreak() is no markup here")) && !source.contains("\n#pagebreak"));
        assert_eq!(source.matches("rect(width").count(), 1, "what is hidden has no bar");
        assert!(source.contains("Too few answers to show"));
        let first = pdf(&sheet).expect("it is set");
        assert!(String::from_utf8_lossy(&first).contains("/StructTreeRoot"));
        assert_eq!(first, pdf(&sheet).expect("it is set"));
    }
}
