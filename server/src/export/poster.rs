//! *You said, we did* for the wall of a classroom, a hall or a waiting room: large, with pictures, and tagged.

use std::fmt::Write as _;

use domain::reply::Part;

use super::typeset::{self, PdfError, TEXT, quoted};

/// An answer on one topic.
#[derive(Clone, Debug)]
pub struct Panel {
    /// The service, where it is about one: its name, a picture for it, and who is to run it, in a sentence.
    pub service: Option<(String, String, String)>,
    /// The parts, each with its heading and its paragraphs.
    pub parts: Vec<(Part, String, Vec<String>)>,
}

/// All that is on it.
#[derive(Clone, Debug)]
pub struct Poster {
    /// Its title.
    pub title: String,
    /// What was asked, by whom, when it was answered; whose poster it is.
    pub about: Vec<String>,
    /// What this group said in its own words: a heading, and the quotations.
    pub said: Option<(String, Vec<String>)>,
    /// The answers.
    pub panels: Vec<Panel>,
    /// Thanks.
    pub foot: String,
    /// Where it is to be read, in the same wording.
    pub address: String,
    /// Its language, as a tag.
    pub language: String,
}

const PREAMBLE: &str = r##"
#set page(paper: "a4", margin: (x: 1.6cm, y: 1.6cm), numbering: "1 / 1")
#set text(size: 16pt, fill: rgb("#14222b"))
#set par(leading: 0.7em, spacing: 0.9em)
#show title: set text(size: 40pt, fill: rgb("#0b4a57"))
#show heading.where(level: 1): set text(size: 22pt, fill: rgb("#0b4a57"))
#show heading: set block(above: 0.4em, below: 0.6em, sticky: true)
"##;

/// Sets a poster.
pub fn pdf(poster: &Poster) -> Result<Vec<u8>, PdfError> {
    typeset::set(source(poster))
}

fn source(poster: &Poster) -> String {
    let mut out = String::new();
    let _ = writeln!(
        out,
        "#set document(title: {})\n{PREAMBLE}#set text(font: {}, lang: {})\n#title()",
        quoted(&poster.title),
        quoted(TEXT),
        quoted(&poster.language)
    );
    for line in &poster.about {
        let _ = writeln!(out, "#par(text(size: 16pt, {}))", quoted(line));
    }
    if let Some((heading, said)) = &poster.said {
        out.push_str(&typeset::quotations(heading, said, "18pt"));
    }
    let begins = typeset::begins(&poster.language);
    for panel in &poster.panels {
        let _ = writeln!(
            out,
            "#block(width: 100%, stroke: ({begins}: 5pt + rgb(\"#0b4a57\")), inset: ({begins}: 14pt, y: 4pt), above: 1.1em)["
        );
        if let Some((name, picture, decided)) = &panel.service {
            let _ = writeln!(out, "{}", typeset::pictured(Some(picture), "1.5cm", name));
            let _ = writeln!(out, "#par(strong({}))", quoted(decided));
        }
        // What was heard and what is done about it stand side by side; why something is not done, below both.
        let level = if panel.service.is_some() { 2 } else { 1 };
        out.push_str("#grid(columns: (1fr, 1fr), gutter: 8pt, ");
        for (part, heading, paragraphs) in &panel.parts {
            let (fill, span) = match part {
                Part::YouSaid => ("#fff3dc", 1),
                Part::WeDid => ("#dcecec", 1),
                Part::WhyNot => ("#ffffff", 2),
            };
            let _ = writeln!(
                out,
                "grid.cell(colspan: {span}, fill: rgb(\"{fill}\"), inset: 10pt)[#heading(level: {level}, text(size: 14pt, fill: rgb(\"#6b3a10\"), {}))",
                quoted(heading)
            );
            for words in paragraphs {
                let _ = writeln!(out, "#par({})", quoted(words));
            }
            out.push_str("], ");
        }
        out.push_str(")]\n");
    }
    let _ = writeln!(out, "#par({})", quoted(&poster.foot));
    // The address is beside it in letters: to whoever listens the code is decoration.
    let code = super::qr::code(&poster.address).map(|qr| {
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-2 -2 {0} {0}\"><path d=\"{1}\"/></svg>",
            qr.width + 4,
            qr.path
        );
        typeset::ornament(&svg, "3cm")
    });
    let _ = writeln!(
        out,
        "#block(breakable: false, stack(dir: {}, spacing: 10pt, {}, align(horizon, text(size: 12pt, {}))))",
        if begins == "right" { "rtl" } else { "ltr" },
        code.unwrap_or_else(|| "none".to_owned()),
        quoted(&poster.address)
    );
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_poster_is_tagged_and_says_what_it_is_told() {
        let markup = "#pagebreak() is no markup here";
        let long = "A sentence that goes on. ".repeat(400);
        let panel = |name: Option<&str>| Panel {
            service: name
                .map(|name| (name.to_owned(), "teddy".to_owned(), "The council will go on doing this.".to_owned())),
            parts: Part::ALL
                .iter()
                .map(|part| (*part, "You said".to_owned(), vec![markup.to_owned(), long.clone()]))
                .collect(),
        };
        let poster = Poster {
            title: "You said, we did".to_owned(),
            about: vec!["Year 5".to_owned()],
            said: Some(("What Year 5 said".to_owned(), vec!["More time to eat.".to_owned()])),
            panels: vec![panel(None), panel(Some("School meals"))],
            foot: "Thank you".to_owned(),
            address: "https://example.org/c/dinners/you-said?level=junior".to_owned(),
            language: "en".to_owned(),
        };
        let source = source(&poster);
        assert!(source.contains(&quoted(markup)) && !source.contains(&format!("\n{markup}")), "it stays a string");
        assert!(!source.contains("breakable: false, width"), "what does not break is cut off at the sheet's end");
        let first = pdf(&poster).expect("it is set");
        assert!(first.starts_with(b"%PDF"));
        assert!(String::from_utf8_lossy(&first).contains("/StructTreeRoot"));
        assert_eq!(first, pdf(&poster).expect("it is set"));
    }
}
