//! The pack for whoever runs a session: what to do, what to say, cards to hold up, and sheets to fill in, on paper.

use std::fmt::Write as _;

use app::pictures;
use domain::engage::paper;

use super::typeset::{self, PdfError, TEXT, quoted};

/// A part of the pack with a heading.
#[derive(Clone, Debug)]
pub struct Part {
    /// The heading.
    pub heading: String,
    /// Paragraphs.
    pub text: Vec<String>,
    /// Things to do or say, one by one.
    pub points: Vec<String>,
    /// Whether the points are the room's words, to be read out to it.
    pub aloud: bool,
}

/// A question as the room is asked it.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Its words.
    pub words: String,
    /// What can be answered, each with a picture where it has one.
    pub options: Vec<(String, Option<String>)>,
    /// How many of them, the last ones, say why there is no answer.
    pub outs: usize,
}

impl Asked {
    /// What can be answered, without what says why there is no answer.
    fn answers(&self) -> &[(String, Option<String>)] {
        &self.options[..self.options.len().saturating_sub(self.outs)]
    }
}

/// What is on a card, and the numbers of the questions that offer it.
type Face<'p> = ((&'p str, Option<&'p str>), Vec<usize>);

/// All that the pack says.
#[derive(Clone, Debug)]
pub struct Pack {
    /// Its title.
    pub title: String,
    /// The room's language, as a tag: the rest is for whoever runs the session, in English.
    pub language: String,
    /// Who, where and when.
    pub about: Vec<String>,
    /// The parts before the questions.
    pub before: Vec<Part>,
    /// The heading of the tally sheet, what to do with it, and its columns.
    pub tally: [String; 4],
    /// The questions.
    pub questions: Vec<Asked>,
    /// Where the group talks: the heading of what it talks about, how to, and what the lines below each question are for.
    pub talk: Option<[String; 3]>,
    /// Whether anything is counted by whoever runs it: without that there is nothing to count on a sheet, nor to hold up.
    pub counted: bool,
    /// The heading of the cards, and what to do with them.
    pub cards: [String; 2],
    /// What stands before the numbers of the questions that a sign is for, where each answer has a sign to be put up in a
    /// corner, pictured or not.
    pub signs: Option<String>,
    /// The heading of the paper form, and what it says at the top, in the room's words; none where no paper is planned:
    /// sheets could be typed in nowhere.
    pub form: Option<[String; 3]>,
    /// The parts after.
    pub after: Vec<Part>,
}

impl Pack {
    /// What is on the cards: each option that has a picture, or of signs each, once, however many questions offer it.
    fn faces<'p>(&'p self) -> Vec<Face<'p>> {
        let mut faces: Vec<Face<'p>> = Vec::new();
        for (number, question) in (1..).zip(&self.questions) {
            for (words, picture) in question.answers() {
                let face = (words.as_str(), picture.as_deref());
                match faces.iter_mut().find(|(one, _)| *one == face) {
                    Some((_, questions)) => questions.push(number),
                    None if self.signs.is_some() || picture.is_some() => faces.push((face, vec![number])),
                    None => {}
                }
            }
        }
        faces
    }
}

const PREAMBLE: &str = r##"
#set page(paper: "a4", margin: (x: 2cm, y: 2cm), numbering: "1 / 1")
#set text(lang: "en", region: "GB", size: 12.5pt, fill: rgb("#14222b"))
#set par(leading: 0.75em, spacing: 1.1em)
#set list(spacing: 0.8em)
#show heading.where(level: 1): it => block(above: 1.6em, below: 0.9em, stroke: (top: 2pt + rgb("#0b4a57")), inset: (top: 0.5em), width: 100%, text(size: 18pt, fill: rgb("#0b4a57"), it.body))
#show heading.where(level: 2): set text(size: 14pt)
#set table(stroke: 0.7pt + rgb("#6f6550"), inset: 8pt)
#show table.cell.where(y: 0): set text(weight: "bold")
#show title: set text(size: 26pt, fill: rgb("#0b4a57"))
"##;

/// So many lines there are for what was heard of a question.
const HEARD_LINES: usize = 3;

/// Sets a pack.
pub fn pdf(pack: &Pack) -> Result<Vec<u8>, PdfError> {
    typeset::set(source(pack))
}

/// A picture, of a size such as `height: 1cm`.
fn image(name: &str, alternative: &str, size: &str) -> Option<String> {
    let file = pictures::file(name)?;
    Some(format!("image(bytes({}), format: \"svg\", {size}, alt: {})", quoted(&file), quoted(alternative)))
}

/// Words for whoever runs the session, in the midst of the room's.
fn english(text: &str) -> String {
    format!("text(lang: \"en\", {})", quoted(text))
}

fn part(out: &mut String, part: &Part, language: &str) {
    let _ = writeln!(out, "#heading(level: 1, {})", quoted(&part.heading));
    for text in &part.text {
        let _ = writeln!(out, "#par({})", quoted(text));
    }
    if !part.points.is_empty() {
        let points: Vec<String> = part.points.iter().map(|point| quoted(point)).collect();
        if part.aloud {
            let _ = writeln!(out, "{}#list({})]", typeset::in_language(language), points.join(", "));
        } else {
            let _ = writeln!(out, "#list({})", points.join(", "));
        }
    }
}

fn source(pack: &Pack) -> String {
    let mut out = String::new();
    let _ = writeln!(
        out,
        "#set document(title: {})\n{PREAMBLE}#set text(font: {})\n#title()",
        quoted(&pack.title),
        quoted(TEXT)
    );
    for line in &pack.about {
        let _ = writeln!(out, "#par(text(size: 13pt, {}))", quoted(line));
    }
    for one in &pack.before {
        part(&mut out, one, &pack.language);
    }
    let [heading, how, option, hands] = &pack.tally;
    if pack.counted && !pack.questions.is_empty() {
        let _ = writeln!(out, "#pagebreak()\n#heading(level: 1, {})\n#par({})", quoted(heading), quoted(how));
        for (at, question) in pack.questions.iter().enumerate() {
            let _ = writeln!(
                out,
                "#block(breakable: false)[{}#heading(level: 2, {})\n#table(columns: (1.4fr, 2fr), table.header({}, {}), ",
                typeset::in_language(&pack.language),
                quoted(&format!("{}. {}", at + 1, question.words)),
                english(option),
                english(hands)
            );
            // Whoever stays where they are, while others walk, is not counted.
            let counted = if pack.signs.is_some() { question.answers() } else { &question.options };
            for (words, _) in counted {
                let _ = write!(out, "{}, [], ", quoted(words));
            }
            out.push_str(")]]\n");
        }
    }
    if let Some([heading, how, heard]) = pack.talk.as_ref().filter(|_| !pack.questions.is_empty()) {
        let _ = writeln!(out, "#pagebreak()\n#heading(level: 1, {})\n#par({})", quoted(heading), quoted(how));
        for (at, question) in pack.questions.iter().enumerate() {
            let answers: Vec<&str> = question.answers().iter().map(|(words, _)| words.as_str()).collect();
            let lines = "v(3mm)".to_owned() + &", line(length: 100%, stroke: 0.6pt)".repeat(HEARD_LINES);
            let _ = writeln!(
                out,
                "#block(breakable: false)[{}#heading(level: 2, {})\n#par({})]\n#par(text(size: 10pt, {}))\n#pdf.artifact(stack(spacing: 9mm, {}))]",
                typeset::in_language(&pack.language),
                quoted(&format!("{}. {}", at + 1, question.words)),
                quoted(&answers.join(" · ")),
                english(heard),
                lines
            );
        }
    }
    let faces = pack.faces();
    if pack.counted && !faces.is_empty() {
        let [heading, how] = &pack.cards;
        let _ = writeln!(out, "#pagebreak()\n#heading(level: 1, {})\n#par({})", quoted(heading), quoted(how));
        for ((words, name), questions) in faces {
            let picture = name.and_then(|name| image(name, words, "height: 7.2cm"));
            if picture.is_none() && pack.signs.is_none() {
                continue;
            }
            let of = pack.signs.as_ref().map(|of| {
                let numbers: Vec<String> = questions.iter().map(ToString::to_string).collect();
                format!(", text(size: 13pt, {})", quoted(&format!("{of} {}", numbers.join(", "))))
            });
            let _ = writeln!(
                out,
                "#block(breakable: false, width: 100%, height: 11.2cm, stroke: (dash: \"dashed\", paint: rgb(\"#6f6550\")), inset: 10pt, align(center + horizon, stack(spacing: 10pt, {}text(size: 30pt, weight: \"bold\", lang: {}, {}){})))",
                picture.map(|picture| format!("{picture}, ")).unwrap_or_default(),
                quoted(&pack.language),
                quoted(words),
                of.unwrap_or_default()
            );
        }
    }
    if let Some([heading, choice, how]) = pack.form.as_ref().filter(|_| !pack.questions.is_empty()) {
        // What children read is larger than what adults do.
        let _ = writeln!(
            out,
            "#pagebreak()\n{}#heading(level: 1, {})\n#set text(size: 16pt)\n#show heading.where(level: 2): set text(size: 18pt)\n#par({})\n#par(strong({}))",
            typeset::in_language(&pack.language),
            quoted(heading),
            quoted(choice),
            quoted(how)
        );
        for (at, question) in pack.questions.iter().enumerate() {
            let _ = writeln!(
                out,
                "#block(breakable: false)[#heading(level: 2, {})",
                quoted(&format!("{}. {}", at + 1, question.words))
            );
            let keys = paper::keys(question.options.len()).unwrap_or_default();
            for (at, (words, picture)) in question.options.iter().enumerate() {
                // For whoever types the sheets in: small, and not read out.
                let key = keys.get(at).map_or_else(|| "none".to_owned(), |key| quoted(&key.to_string()));
                let picture = picture
                    .as_deref()
                    .and_then(|name| image(name, words, "width: 1.5cm"))
                    .map(|image| format!("box(baseline: 35%, {image})\nh(8pt)\n"))
                    .unwrap_or_default();
                let _ = writeln!(
                    out,
                    "#par({{pdf.artifact(box(width: 11pt, text(size: 8pt, fill: rgb(\"#5b6670\"), {})))\nbox(width: 20pt, height: 20pt, baseline: 15%, stroke: 1.2pt)\nh(10pt)\n{}{}}})",
                    key,
                    picture,
                    quoted(words)
                );
            }
            out.push_str("]\n");
        }
        out.push_str("]\n");
    }
    out.push_str("#pagebreak()\n");
    for one in &pack.after {
        part(&mut out, one, &pack.language);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pack_is_tagged_and_says_what_it_is_told() {
        let one = |heading: &str| Part {
            heading: heading.to_owned(),
            text: vec!["#pagebreak() is no markup here".to_owned()],
            points: vec!["One".to_owned(), "Two".to_owned()],
            aloud: true,
        };
        let options = vec![
            ("Good".to_owned(), Some("face-happy".to_owned())),
            ("Bad".to_owned(), None),
            ("I don’t know".to_owned(), None),
        ];
        let pack = Pack {
            title: "A session".to_owned(),
            about: vec!["Year 5".to_owned()],
            language: "en".to_owned(),
            before: vec![one("Before")],
            tally: ["Tally", "Count", "Answer", "Hands"].map(str::to_owned),
            questions: vec![Asked { words: "Is it good?".to_owned(), options, outs: 1 }],
            talk: Some(["Talk", "Ask", "What was said"].map(str::to_owned)),
            counted: true,
            cards: ["Cards", "Cut"].map(str::to_owned),
            signs: None,
            form: Some(["Paper", "You need not", "Tick"].map(str::to_owned)),
            after: vec![one("After")],
        };
        let first = pdf(&pack).expect("it is set");
        assert!(first.starts_with(b"%PDF"));
        let text = String::from_utf8_lossy(&first);
        assert!(text.contains("/StructTreeRoot") && text.contains("/Lang"));
        assert_eq!(first, pdf(&pack).expect("it is set"));
        // A room's words keep their script and say their language; nothing of them is a box.
        let arabic = Pack {
            language: "ar".to_owned(),
            form: Some(["Paper", "ما رأيك؟", "Tick"].map(str::to_owned)),
            ..pack.clone()
        };
        assert!(source(&arabic).contains("#set text(lang: \"ar\")") && !source(&arabic).contains('□'));
        assert!(String::from_utf8_lossy(&pdf(&arabic).expect("it is set")).contains("NotoSansArabic"));
        // Cards are pictures to hold up; each answer has a sign; whoever does not answer stays where they are.
        assert_eq!(pack.faces(), [(("Good", Some("face-happy")), vec![1])]);
        let signs = Pack { signs: Some("For question".to_owned()), ..pack };
        assert_eq!(signs.faces(), [(("Good", Some("face-happy")), vec![1]), (("Bad", None), vec![1])]);
    }
}
