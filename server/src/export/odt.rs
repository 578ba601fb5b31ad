//! The outcome report as an OpenDocument text (ODF 1.3, ISO/IEC 26300): the open format that government publishes in,
//! with real headings, lists and header rows, and its pictures as drawings with alternative text.

use std::fmt::Write as _;

use app::outcome::{dots, drawing};
use domain::outcome::{Block, Document, Pointed, Section, Table};

use super::{
    columns,
    docx::{place, place_of_table},
    opendocument::{self, About, Part, SPACES, attribute, text},
    pdf::PdfWords,
};
use crate::store::engage::drawings::Pictures;

const MEDIA: &str = "application/vnd.oasis.opendocument.text";
/// How wide the text is, in centimetres.
const WIDE: f64 = 17.0;
const FONT: &str = "Arial";

/// Writes a document. The same document gives the same bytes.
///
/// # Errors
/// Where it cannot be packed.
pub fn odt(document: &Document, words: &PdfWords, pictures: &Pictures) -> anyhow::Result<Vec<u8>> {
    let document = &document.notes_once(|tables| words.below(tables));
    let mut body = Body::default();
    body.paragraph("Title", &document.title);
    body.paragraph("Subtitle", &words.made);
    if let Some(made_up) = &words.made_up {
        body.paragraph("Officer", made_up);
    }
    body.contents(&words.contents, document);
    for (at, section) in document.sections.iter().enumerate() {
        body.section(at, section, words, pictures);
    }
    body.paragraph("Note", &words.digest);
    pack(document, &body)
}

/// What is written, and the drawings in it.
#[derive(Default)]
struct Body {
    xml: String,
    /// Each with how the name of its file ends.
    drawings: Vec<(Vec<u8>, &'static str)>,
    tables: usize,
    /// How wide the columns of each table are, as parts of it.
    columns: Vec<Vec<u32>>,
}

/// A sentence that leads to the table it is of.
fn pointed(point: &Pointed, words: &PdfWords) -> String {
    match point.table {
        Some(number) => format!(
            "{} <text:a xlink:type=\"simple\" xlink:href=\"#{}\">({})</text:a>",
            text(&point.words),
            place_of_table(number),
            text(&words.cited(number))
        ),
        None => text(&point.words),
    }
}

impl Body {
    fn paragraph(&mut self, style: &str, words: &str) {
        let _ = write!(self.xml, "<text:p text:style-name=\"{style}\">{}</text:p>", text(words));
    }

    /// What sections there are, each a link to it. They name no page: who opens the document may have them brought up to
    /// date.
    fn contents(&mut self, heading: &str, document: &Document) {
        let _ = write!(
            self.xml,
            "<text:table-of-content text:name=\"Contents\" text:protected=\"false\"><text:table-of-content-source \
             text:outline-level=\"1\"><text:index-title-template text:style-name=\"ContentsHead\">{0}</text:index-title-template>\
             </text:table-of-content-source><text:index-body><text:index-title text:name=\"Contents_Head\"><text:p \
             text:style-name=\"ContentsHead\">{0}</text:p></text:index-title>",
            text(heading)
        );
        for (at, section) in document.sections.iter().enumerate() {
            let _ = write!(
                self.xml,
                "<text:p text:style-name=\"Contents\"><text:a xlink:type=\"simple\" xlink:href=\"#{}\">{}</text:a></text:p>",
                place(at),
                text(&section.title)
            );
        }
        self.xml.push_str("</text:index-body></text:table-of-content>");
    }

    fn heading(&mut self, level: u8, place: Option<String>, words: &str) {
        let place = place.map(|place| format!("<text:bookmark text:name=\"{place}\"/>")).unwrap_or_default();
        let _ = write!(
            self.xml,
            "<text:h text:style-name=\"Heading_20_{level}\" text:outline-level=\"{level}\">{place}{}</text:h>",
            text(words)
        );
    }

    fn bullets(&mut self, points: impl Iterator<Item = String>) {
        self.list(points.map(|point| text(&point)));
    }

    /// A list of what is written as XML.
    fn list(&mut self, points: impl Iterator<Item = String>) {
        self.xml.push_str("<text:list text:style-name=\"Bullets\">");
        for point in points {
            let _ = write!(
                self.xml,
                "<text:list-item><text:p text:style-name=\"Text_20_body\">{point}</text:p></text:list-item>"
            );
        }
        self.xml.push_str("</text:list>");
    }

    fn section(&mut self, at: usize, section: &Section, words: &PdfWords, pictures: &Pictures) {
        self.heading(1, Some(place(at)), &section.title);
        if !section.words.is_empty() {
            self.paragraph("OfficerHead", &words.officers);
            for paragraph in &section.words {
                self.paragraph("Officer", paragraph);
            }
        }
        for block in &section.blocks {
            match block {
                Block::Heading(words) => self.heading(2, None, words),
                Block::Said(words) => self.paragraph("Text_20_body", words),
                Block::Points(points) => self.bullets(points.iter().cloned()),
                Block::Pointed(points) => self.list(points.iter().map(|point| pointed(point, words))),
                Block::Table(table) => {
                    for table in columns::fitting(table) {
                        let notes = table.notes.iter().cloned().chain(words.asked(&table)).collect();
                        self.table(&Table { caption: words.caption(&table), notes, ..table.clone() });
                    }
                }
                Block::Dots(drawn) => {
                    let svg = dots::svg(drawn, FONT);
                    let size = fitted(size(&svg).unwrap_or((2.0, 1.0)), WIDE, 22.0);
                    self.drawing(&drawn.caption, &drawn.alternative, (svg.into_bytes(), "svg"), size);
                }
                Block::Bars(bars) => {
                    let drawn = drawing::svg(bars, FONT);
                    let size = size(&drawn).unwrap_or((2.0, 1.0));
                    self.drawing(
                        &bars.caption,
                        &bars.alternative,
                        (drawn.into_bytes(), "svg"),
                        fitted(size, WIDE, WIDE),
                    );
                }
                Block::Runs(runs) => {
                    for row in &runs.rows {
                        let caption = format!("{}: {}", runs.caption, row.name);
                        let drawn = drawing::run(row, &runs.times, FONT);
                        let size = fitted(size(&drawn).unwrap_or((2.0, 1.0)), WIDE * 0.6, WIDE);
                        self.drawing(&caption, &row.alternative, (drawn.into_bytes(), "svg"), size);
                    }
                }
                Block::Drawing(one) => {
                    let words = format!("{} – {}", one.words, one.who);
                    match pictures.get(&one.digest) {
                        Some(picture) => {
                            let size = fitted((f64::from(one.width), f64::from(one.height)), WIDE * 0.6, 8.0);
                            self.drawing(&words, &one.alternative, (picture.clone(), "jpg"), size);
                        }
                        None => self.paragraph("Text_20_body", &format!("{}: {words}", one.alternative)),
                    }
                }
                Block::Quote(quote) => {
                    self.paragraph("Quotations", &quote.words);
                    self.paragraph("Note", &quote.who);
                }
            }
        }
    }

    fn table(&mut self, table: &Table) {
        self.tables += 1;
        let place = table.number.map(|number| format!("<text:bookmark text:name=\"{}\"/>", place_of_table(number)));
        let _ = write!(
            self.xml,
            "<text:p text:style-name=\"Caption\">{}{}</text:p>",
            place.unwrap_or_default(),
            text(&table.caption)
        );
        let widths = columns::widths(table);
        let column = |at: usize| format!("<table:table-column table:style-name=\"Column{}.{at}\"/>", self.tables);
        let rest: String = (1..widths.len()).map(column).collect();
        let _ = write!(
            self.xml,
            "<table:table table:name=\"Table{0}\" table:style-name=\"Figures\"><table:table-header-columns>{1}\
             </table:table-header-columns>{rest}<table:table-header-rows><table:table-row table:style-name=\"Row\">",
            self.tables,
            column(0)
        );
        self.columns.push(widths);
        for name in &table.head {
            self.cell("HeadCell", "CellHead", name);
        }
        self.xml.push_str("</table:table-row></table:table-header-rows>");
        for row in &table.rows {
            self.xml.push_str("<table:table-row table:style-name=\"Row\">");
            self.cell("BodyCell", "CellHead", &row.name);
            for cell in &row.cells {
                self.cell("BodyCell", "Cell", cell);
            }
            self.xml.push_str("</table:table-row>");
        }
        self.xml.push_str("</table:table>");
        for note in &table.notes {
            self.paragraph("Note", note);
        }
    }

    fn cell(&mut self, style: &str, paragraph: &str, words: &str) {
        let _ = write!(self.xml, "<table:table-cell table:style-name=\"{style}\" office:value-type=\"string\">");
        self.paragraph(paragraph, words);
        self.xml.push_str("</table:table-cell>");
    }

    /// A drawing under its caption, as wide and as high as is said, with what a reader who cannot see it is told.
    fn drawing(
        &mut self,
        caption: &str,
        alternative: &str,
        (file, ending): (Vec<u8>, &'static str),
        (wide, high): (f64, f64),
    ) {
        self.drawings.push((file, ending));
        let number = self.drawings.len();
        self.paragraph("Caption", caption);
        let _ = write!(
            self.xml,
            "<text:p text:style-name=\"Text_20_body\"><draw:frame draw:name=\"Drawing{number}\" text:anchor-type=\"as-char\" \
             svg:width=\"{wide:.2}cm\" svg:height=\"{high:.2}cm\"><draw:image xlink:href=\"Pictures/{number}.{ending}\" \
             xlink:type=\"simple\" xlink:show=\"embed\" xlink:actuate=\"onLoad\"/><svg:title>{}</svg:title>\
             <svg:desc>{}</svg:desc></draw:frame></text:p>",
            attribute(caption),
            attribute(alternative)
        );
    }
}

/// How large something is set, in centimetres: as wide as there is room, but no higher.
fn fitted((width, height): (f64, f64), widest: f64, highest: f64) -> (f64, f64) {
    let scale = (widest / width.max(1.0)).min(highest / height.max(1.0));
    (width * scale, height * scale)
}

/// How large a drawing is, in its own units: our drawings say so in their first element.
fn size(svg: &str) -> Option<(f64, f64)> {
    let of = |name: &str| svg.split_once(&format!(" {name}=\""))?.1.split_once('"')?.0.parse().ok();
    Some((of("width")?, of("height")?))
}

fn styles() -> String {
    let style = |name: &str, display: &str, parent: &str, paragraph: &str, text: &str| {
        let parent = if parent.is_empty() { String::new() } else { format!(" style:parent-style-name=\"{parent}\"") };
        format!(
            "<style:style style:name=\"{name}\" style:display-name=\"{display}\" style:family=\"paragraph\"{parent}>\
             <style:paragraph-properties {paragraph}/><style:text-properties {text}/></style:style>"
        )
    };
    let heading = |level: u8, size: &str, colour: &str| {
        format!(
            "<style:style style:name=\"Heading_20_{level}\" style:display-name=\"Heading {level}\" style:family=\"paragraph\" \
             style:parent-style-name=\"Standard\" style:default-outline-level=\"{level}\"><style:paragraph-properties \
             fo:margin-top=\"0.6cm\" fo:margin-bottom=\"0.25cm\" fo:keep-with-next=\"always\"/><style:text-properties \
             fo:font-size=\"{size}\" fo:font-weight=\"bold\" fo:color=\"{colour}\"/></style:style>"
        )
    };
    let mut all = format!(
        "<style:default-style style:family=\"paragraph\"><style:text-properties style:font-name=\"{FONT}\" \
         fo:font-family=\"{FONT}\" fo:font-size=\"11pt\" fo:language=\"en\" fo:country=\"GB\" fo:color=\"#14222b\"/>\
         </style:default-style>"
    );
    all += "<style:style style:name=\"Standard\" style:family=\"paragraph\"/>";
    all += &style(
        "Title",
        "Title",
        "Standard",
        "fo:margin-bottom=\"0.3cm\"",
        "fo:font-size=\"26pt\" fo:font-weight=\"bold\" fo:color=\"#0b4a57\"",
    );
    all += &style("Subtitle", "Subtitle", "Standard", "fo:margin-bottom=\"0.5cm\"", "fo:font-size=\"13pt\"");
    all += &heading(1, "17pt", "#0b4a57");
    all += &heading(2, "13pt", "#14222b");
    all += &style("Text_20_body", "Text body", "Standard", "fo:margin-bottom=\"0.25cm\" fo:line-height=\"120%\"", "");
    all += &style(
        "Caption",
        "Caption",
        "Standard",
        "fo:margin-top=\"0.3cm\" fo:margin-bottom=\"0.1cm\" fo:keep-with-next=\"always\"",
        "fo:font-size=\"10pt\" fo:font-weight=\"bold\"",
    );
    all += &style(
        "Quotations",
        "Quotations",
        "Standard",
        "fo:margin-left=\"0.7cm\" fo:keep-with-next=\"always\"",
        "fo:font-style=\"italic\"",
    );
    let officers =
        "fo:margin-left=\"0.5cm\" fo:margin-bottom=\"0.2cm\" fo:padding=\"0.15cm\" fo:background-color=\"#e6f0f1\"";
    all += &style("Officer", "Council’s words", "Standard", officers, "");
    all += &style(
        "OfficerHead",
        "Whose words",
        "Officer",
        &format!("{officers} fo:keep-with-next=\"always\""),
        "fo:font-weight=\"bold\" fo:font-size=\"9pt\"",
    );
    all += &style(
        "Note",
        "Note",
        "Standard",
        "fo:margin-top=\"0.1cm\" fo:margin-bottom=\"0.25cm\"",
        "fo:font-size=\"9pt\"",
    );
    all += &style(
        "ContentsHead",
        "Contents heading",
        "Standard",
        "fo:margin-bottom=\"0.15cm\" fo:keep-with-next=\"always\"",
        "fo:font-size=\"13pt\" fo:font-weight=\"bold\"",
    );
    all += &style("Contents", "Contents 1", "Standard", "fo:margin-bottom=\"0.1cm\"", "");
    all += &style("Cell", "Table text", "Standard", "", "fo:font-size=\"8.5pt\"");
    all += &style("CellHead", "Table heading", "Standard", "", "fo:font-size=\"8.5pt\" fo:font-weight=\"bold\"");
    all += &style("Foot", "Foot", "Standard", "fo:text-align=\"end\"", "fo:font-size=\"9pt\"");
    all += "<text:list-style style:name=\"Bullets\"><text:list-level-style-bullet text:level=\"1\" text:bullet-char=\"•\">\
            <style:list-level-properties text:list-level-position-and-space-mode=\"label-alignment\">\
            <style:list-level-label-alignment text:label-followed-by=\"listtab\" fo:text-indent=\"-0.5cm\" \
            fo:margin-left=\"0.8cm\"/></style:list-level-properties></text:list-level-style-bullet></text:list-style>";
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-styles {SPACES} office:version=\"1.3\"><office:styles>{all}</office:styles>\
         <office:automatic-styles><style:page-layout style:name=\"Page\"><style:page-layout-properties \
         fo:page-width=\"21cm\" fo:page-height=\"29.7cm\" fo:margin=\"2cm\"/></style:page-layout></office:automatic-styles>\
         <office:master-styles><style:master-page style:name=\"Standard\" style:page-layout-name=\"Page\"><style:footer>\
         <text:p text:style-name=\"Foot\"><text:page-number text:select-page=\"current\"/></text:p></style:footer>\
         </style:master-page></office:master-styles></office:document-styles>"
    )
}

fn content(body: &Body) -> String {
    let cell = |name: &str, more: &str| {
        format!(
            "<style:style style:name=\"{name}\" style:family=\"table-cell\"><style:table-cell-properties fo:padding=\"0.1cm\" \
             fo:border-bottom=\"0.5pt solid #8a8371\"{more}/></style:style>"
        )
    };
    let mut widths = String::new();
    for (table, widths_of) in (1..).zip(&body.columns) {
        for (at, part) in widths_of.iter().enumerate() {
            let _ = write!(
                widths,
                "<style:style style:name=\"Column{table}.{at}\" style:family=\"table-column\"><style:table-column-properties \
                 style:column-width=\"{:.2}cm\"/></style:style>",
                f64::from(*part) / f64::from(columns::WHOLE) * WIDE
            );
        }
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content {SPACES} office:version=\"1.3\">\
         <office:automatic-styles><style:style style:name=\"Figures\" style:family=\"table\"><style:table-properties \
         style:width=\"{WIDE}cm\" table:align=\"left\"/></style:style><style:style style:name=\"Row\" style:family=\"table-row\">\
         <style:table-row-properties fo:keep-together=\"always\"/></style:style>{widths}{}{}</office:automatic-styles>\
         <office:body><office:text>{}</office:text></office:body></office:document-content>",
        cell("HeadCell", " fo:background-color=\"#e6f0f1\""),
        cell("BodyCell", ""),
        body.xml
    )
}

fn pack(document: &Document, body: &Body) -> anyhow::Result<Vec<u8>> {
    let about = About { title: &document.title, creator: &document.council, note: None, on: document.made_on.as_str() };
    let mut parts = vec![Part::xml("content.xml", content(body)), Part::xml("styles.xml", styles()), about.part()];
    for (at, (file, ending)) in body.drawings.iter().enumerate() {
        let media = if *ending == "svg" { "image/svg+xml" } else { "image/jpeg" };
        parts.push(Part { name: format!("Pictures/{}.{ending}", at + 1), media, bytes: file.clone() });
    }
    opendocument::pack(MEDIA, Some(document.made_on.clone()), &parts)
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read as _};

    use domain::{
        consultation::Day,
        outcome::{Bars, Quote, Shade, TableRow},
    };
    use quick_xml::{Reader, events::Event};

    use super::*;
    use crate::picture::tests::{drawing, photograph};

    fn document() -> (Document, PdfWords) {
        let text = |text: &str| text.to_owned();
        let blocks = vec![
            Block::Heading(text("A heading & more")),
            Block::Points(vec![text("one"), text("two")]),
            Block::Table(Table {
                caption: text("A table"),
                head: vec![text("Service"), text("Net")],
                rows: vec![TableRow { name: text("Admissions"), part: false, cells: vec![text("+0.40 (n 85)")] }],
                notes: vec![text("A note")],
                ..Table::default()
            }),
            Block::Bars(Bars {
                caption: text("Bars"),
                alternative: text("Good 70%, poor \"30%\"."),
                parts: vec![(text("poor"), Shade::Poor), (text("good"), Shade::Good)],
                rows: vec![(text("Parents"), vec![30, 70])],
            }),
            Block::Quote(Quote { words: text("one\ntwo <b> \u{1} 👍🏽 شكرا"), who: text("A child") }),
            Block::Drawing(drawing("a")),
            Block::Drawing(drawing("taken away")),
        ];
        let section = Section { key: text("a"), title: text("A section"), words: vec![text("Ours.")], blocks };
        let document = Document {
            title: text("A report"),
            council: text("A council"),
            made_on: Day::parse("2027-02-01").expect("a day"),
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
    fn it_is_packed_as_the_format_says_and_every_part_is_whole() {
        let (document, words) = document();
        let pictures = Pictures::from([("a".to_owned(), photograph())]);
        let file = odt(&document, &words, &pictures).expect("it is written");
        assert_eq!(&file[30..38], b"mimetype", "it comes first");
        assert_eq!(&file[38..38 + MEDIA.len()], MEDIA.as_bytes(), "and is not made smaller");
        assert_eq!(odt(&document, &words, &pictures).expect("as before"), file, "the same bytes each time");
        let mut zip = zip::ZipArchive::new(Cursor::new(file)).expect("a package");
        let mut manifest = String::new();
        zip.by_name("META-INF/manifest.xml").expect("it is there").read_to_string(&mut manifest).expect("text");
        let names: Vec<String> = zip.file_names().map(|name| name.expect("a name").into_owned()).collect();
        for picture in ["Pictures/1.svg", "Pictures/2.jpg"] {
            assert!(names.contains(&picture.to_owned()));
        }
        assert!(!names.contains(&"Pictures/3.jpg".to_owned()), "one was taken away");
        for name in names.iter().filter(|name| !["mimetype", "META-INF/manifest.xml"].contains(&name.as_str())) {
            assert!(manifest.contains(&format!("full-path=\"{name}\"")), "{name} is listed");
            if name == "Pictures/2.jpg" {
                continue;
            }
            let mut part = String::new();
            zip.by_name(name).expect("it is there").read_to_string(&mut part).expect("text");
            let mut reader = Reader::from_str(&part);
            reader.config_mut().check_end_names = true;
            loop {
                match reader.read_event() {
                    Ok(Event::Eof) => break,
                    Ok(_) => {}
                    Err(error) => panic!("{name}: {error}"),
                }
            }
        }
    }

    #[test]
    fn headings_header_rows_and_what_drawings_show_are_there_for_whoever_listens() {
        let (document, words) = document();
        let mut body = Body::default();
        body.contents(&words.contents, &document);
        body.section(0, &document.sections[0], &words, &Pictures::new());
        for wanted in [
            "xlink:href=\"#section_1\">A section</text:a>",
            "text:outline-level=\"1\"><text:bookmark text:name=\"section_1\"/>A section",
            "<table:table-header-columns><table:table-column table:style-name=\"Column1.0\"/></table:table-header-columns>",
            "text:outline-level=\"2\">A heading &amp; more",
            "<table:table-header-rows>",
            "<svg:desc>Good 70%, poor &quot;30%&quot;.</svg:desc>",
            "one<text:line-break/>two &lt;b&gt;  👍🏽 شكرا",
        ] {
            assert!(body.xml.contains(wanted), "{wanted}: {}", body.xml);
        }
    }
}
