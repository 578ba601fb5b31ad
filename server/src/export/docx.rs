//! The outcome report as a Word document with real headings, captions, lists and header rows.

use std::io::Cursor;

use app::outcome::{dots, drawing};
use docx_rs::{
    AbstractNumbering, BreakType, Docx, Footer, Hyperlink, HyperlinkType, IndentLevel, Level, LevelJc, LevelText,
    LineSpacing, NumberFormat, Numbering, NumberingId, PageNum, Paragraph, Run, RunFonts, Shading, SpecialIndentType,
    Start, Style, StyleType, Table, TableCell, TableRow, WidthType,
};
use domain::outcome::{Block, Document, Drawing, Pointed, Section, Table as Figures};

mod order;
mod shown;

use shown::{Shown, escaped};

use super::{columns, pdf::PdfWords};
use crate::store::engage::drawings::Pictures;

/// Why there is no document.
#[derive(Debug, thiserror::Error)]
pub enum DocxError {
    /// It could not be put together.
    #[error("the document could not be written: {0}")]
    Zip(String),
    /// It is not as it should be.
    #[error("the document's parts are not text")]
    Text,
    /// Nor is that.
    #[error("the document's parts are not XML: {0}")]
    Xml(#[from] quick_xml::Error),
    /// Nor a drawing.
    #[error("a chart could not be drawn: {0}")]
    Chart(String),
}

const INK: &str = "14222B";
const SEA: &str = "0B4A57";
const BULLETS: usize = 2;
/// Places of tables are numbered from here on, after those of sections.
const TABLES: u32 = 10_000;

/// Paragraphs with names of their own: the library would count them through the whole process, and the same document
/// would have other bytes each time.
#[derive(Default)]
struct Named {
    next: u32,
    /// What is drawn, in order.
    shown: Vec<Shown>,
    /// What the tables are of, in order.
    captions: Vec<String>,
}

/// How large something that people drew is at most, in centimetres.
const LARGEST_DRAWING: (u32, u32) = (10, 8);
/// And a chart: as wide as the text, and no higher than a page.
const LARGEST_CHART: (u32, u32) = (15, 22);
/// And one of several that stand beside one another elsewhere.
const LARGEST_RUN: (u32, u32) = (9, 22);

/// The library drops line ends, and XML has no place for some characters.
fn run(text: &str) -> Run {
    let plain: String = text.replace('\t', " ").chars().filter(|c| is_xml(*c)).collect();
    let mut lines = plain.split('\n');
    let first = Run::new().add_text(lines.next().unwrap_or_default());
    lines.fold(first, |run, line| run.add_break(BreakType::TextWrapping).add_text(line))
}

/// The place that a line of the contents leads to.
pub(super) fn place(section: usize) -> String {
    format!("section_{}", section + 1)
}

/// The place of a table, which sentences lead to.
pub(super) fn place_of_table(number: u32) -> String {
    format!("table_{number}")
}

impl Named {
    fn empty(&mut self, style: &str) -> Paragraph {
        self.next += 1;
        Paragraph::new().id(format!("{:08x}", self.next)).style(style)
    }

    fn paragraph(&mut self, style: &str, text: &str) -> Paragraph {
        self.empty(style).add_run(run(text))
    }

    /// A section's heading, with its place.
    fn heading(&mut self, section: usize, text: &str) -> Paragraph {
        self.empty("Heading1")
            .add_bookmark_start(section + 1, place(section))
            .add_run(run(text))
            .add_bookmark_end(section + 1)
    }

    /// A table's caption, with its place.
    fn caption(&mut self, table: &Figures, words: &PdfWords) -> Paragraph {
        let caption = self.empty("Caption").keep_next(true);
        let said = run(&words.caption(table));
        match table.number {
            // Sections have the numbers before.
            Some(number) => caption
                .add_bookmark_start((TABLES + number) as usize, place_of_table(number))
                .add_run(said)
                .add_bookmark_end((TABLES + number) as usize),
            None => caption.add_run(said),
        }
    }

    /// A sentence in a list, that leads to the table it is of.
    fn pointed(&mut self, point: &Pointed, words: &PdfWords) -> Paragraph {
        let said = self.paragraph("ListBullet", &point.words);
        match point.table {
            Some(number) => {
                let cited = run(&format!("({})", words.cited(number))).color(SEA).underline("single");
                let there = Hyperlink::new(place_of_table(number), HyperlinkType::Anchor).add_run(cited);
                said.add_run(run(" ")).add_hyperlink(there)
            }
            None => said,
        }
    }

    /// A line of the contents. It names no page: Word alone knows which that is, and would ask before it says so.
    fn line(&mut self, section: usize, text: &str) -> Paragraph {
        let run = run(text).color(SEA).underline("single");
        self.empty("Contents").add_hyperlink(Hyperlink::new(place(section), HyperlinkType::Anchor).add_run(run))
    }

    /// What people drew.
    fn drawing(&mut self, one: &Drawing, picture: &[u8]) -> Paragraph {
        self.shown(Shown::photograph(&one.alternative, picture, (one.width, one.height)), LARGEST_DRAWING)
    }

    /// A chart under its caption, with what it shows in words for whoever cannot see it.
    fn chart(
        &mut self,
        out: Docx,
        (caption, alternative): (&str, &str),
        draw: impl Fn(&str) -> String,
        largest: (u32, u32),
    ) -> Result<Docx, DocxError> {
        let chart = Shown::chart(alternative, draw)?;
        let caption = self.paragraph("Caption", caption).keep_next(true);
        Ok(out.add_paragraph(caption).add_paragraph(self.shown(chart, largest)))
    }

    fn shown(&mut self, shown: Shown, largest: (u32, u32)) -> Paragraph {
        let image = shown.image(self.shown.len() + 1, largest);
        self.shown.push(shown);
        self.empty("BodyText").add_run(Run::new().add_image(image))
    }
}

/// Whether XML 1.0 has a place for a character.
pub(super) fn is_xml(c: char) -> bool {
    matches!(c, '\n' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// Writes a document. The same document gives the same bytes.
pub fn docx(document: &Document, words: &PdfWords, pictures: &Pictures) -> Result<Vec<u8>, DocxError> {
    let document = &document.notes_once(|tables| words.below(tables));
    let mut named = Named::default();
    let made = format!("{}T00:00:00Z", document.made_on.as_str());
    let foot = Footer::new().add_paragraph(named.paragraph("Note", "").add_page_num(PageNum::new()));
    let mut out = styles(Docx::new()).created_at(&made).updated_at(&made).footer(foot);
    out = out.add_paragraph(named.paragraph("Title", &document.title));
    out = out.add_paragraph(named.paragraph("Subtitle", &words.made));
    if let Some(made_up) = &words.made_up {
        out = out.add_paragraph(named.paragraph("Officer", made_up));
    }
    out = out.add_paragraph(named.paragraph("ContentsHeading", &words.contents).keep_next(true));
    for (at, section) in document.sections.iter().enumerate() {
        out = out.add_paragraph(named.line(at, &section.title));
    }
    for (at, section) in document.sections.iter().enumerate() {
        out = out.add_paragraph(named.heading(at, &section.title));
        out = write_section(out, section, (words, pictures), &mut named)?;
    }
    out = out.add_paragraph(named.paragraph("Note", &words.digest));
    finish(out, document, &named)
}

/// What the library has no word for is put into its parts: which rows and columns are headers, so that they are read out
/// with each cell, and rows repeated on each page; what a table is of; what is drawn; the document's title and language.
fn finish(out: Docx, document: &Document, Named { shown, captions, .. }: &Named) -> Result<Vec<u8>, DocxError> {
    let mut parts = out.build();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).map_err(|_| DocxError::Text);
    let body = text(&parts.document)?;
    let mut tables = body.split("<w:tbl>");
    let mut whole = tables.next().unwrap_or_default().to_owned();
    for (table, caption) in tables.zip(captions) {
        let look = format!(
            "<w:tblLook w:val=\"06A0\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"1\" w:lastColumn=\"0\" w:noHBand=\"1\" \
             w:noVBand=\"1\" /><w:tblCaption w:val=\"{}\" /></w:tblPr>",
            escaped(caption)
        );
        whole.push_str("<w:tbl>");
        // The library gives columns a kind, for which the format has no place.
        let (grid, rest) = table.split_once("</w:tblGrid>").unwrap_or(("", table));
        let grid = grid.replace(" w:type=\"dxa\" />", " />");
        let table = if grid.is_empty() { rest.to_owned() } else { format!("{grid}</w:tblGrid>{rest}") };
        let table = table.replacen("</w:tblPr>", &look, 1);
        whole.push_str(&table.replacen("<w:trPr />", "<w:trPr><w:cantSplit /><w:tblHeader /></w:trPr>", 1));
    }
    parts.document = shown::described(whole, shown).into_bytes();
    parts.document_rels = shown::related(text(&parts.document_rels)?, shown).into_bytes();
    parts.content_type = shown::kinds(&text(&parts.content_type)?).into_bytes();
    parts.media = Vec::new();
    let core = text(&parts.doc_props.core)?.replace(">unknown<", &format!(">{}<", escaped(&document.council)));
    let named = format!(
        "<dc:title>{}</dc:title><dc:language>en-GB</dc:language></cp:coreProperties>",
        escaped(&document.title)
    );
    parts.doc_props.core = core.replace("</cp:coreProperties>", &named).into_bytes();
    let styles = text(&parts.styles)?;
    parts.styles =
        styles.replacen("<w:rPrDefault><w:rPr>", "<w:rPrDefault><w:rPr><w:lang w:val=\"en-GB\" />", 1).into_bytes();
    let one_by_one = [&mut parts.document, &mut parts.styles, &mut parts.numberings, &mut parts.settings];
    for part in one_by_one.into_iter().chain(&mut parts.footers) {
        *part = order::in_order(part)?;
    }
    let mut file = Cursor::new(Vec::new());
    parts.pack(&mut file).map_err(|error| DocxError::Zip(error.to_string()))?;
    shown::packed(file, shown).map_err(|error| DocxError::Zip(error.to_string()))
}

fn styles(out: Docx) -> Docx {
    let style = |id: &str, name: &str| {
        let after = if id.starts_with("Cell") || id == "Contents" { 20 } else { 140 };
        let spacing = LineSpacing::new().after(after);
        Style::new(id, StyleType::Paragraph).name(name).based_on("Normal").q_format(true).line_spacing(spacing)
    };
    let bullet = Level::new(0, Start::new(1), NumberFormat::new("bullet"), LevelText::new("•"), LevelJc::new("left"))
        .indent(Some(500), Some(SpecialIndentType::Hanging(250)), None, None);
    out.default_fonts(RunFonts::new().ascii("Arial").hi_ansi("Arial").cs("Arial"))
        .default_size(22)
        .add_style(style("Title", "Title").size(52).bold().color(SEA))
        .add_style(style("Subtitle", "Subtitle").size(26).color(INK))
        .add_style(style("Heading1", "heading 1").size(34).bold().color(SEA).outline_lvl(0))
        .add_style(style("Heading2", "heading 2").size(26).bold().color(INK).outline_lvl(1))
        .add_style(style("ContentsHeading", "TOC Heading").size(26).bold().color(INK))
        .add_style(style("Contents", "toc 1"))
        .add_style(style("Caption", "caption").size(20).bold().color(INK))
        .add_style(style("Quote", "Quote").italic().indent(Some(400), None, None, None))
        .add_style(style("Officer", "Council’s words").indent(Some(300), None, None, None))
        .add_style(style("Note", "Note").size(18))
        .add_style(style("Cell", "Table text").size(17))
        .add_style(style("CellHead", "Table heading").size(17).bold())
        .add_style(style("BodyText", "Body Text"))
        .add_style(style("ListBullet", "List Bullet"))
        .add_abstract_numbering(AbstractNumbering::new(BULLETS).add_level(bullet))
        .add_numbering(Numbering::new(BULLETS, BULLETS))
}

fn bullets(out: Docx, points: impl Iterator<Item = String>, named: &mut Named) -> Docx {
    points.fold(out, |out, point| {
        let one = named.paragraph("ListBullet", &point);
        out.add_paragraph(one.numbering(NumberingId::new(BULLETS), IndentLevel::new(0)))
    })
}

fn write_section(
    mut out: Docx,
    section: &Section,
    (words, pictures): (&PdfWords, &Pictures),
    named: &mut Named,
) -> Result<Docx, DocxError> {
    if !section.words.is_empty() {
        out = out.add_paragraph(named.paragraph("Officer", &words.officers).bold());
        for paragraph in &section.words {
            out = out.add_paragraph(named.paragraph("Officer", paragraph));
        }
    }
    for block in &section.blocks {
        out = match block {
            Block::Heading(text) => out.add_paragraph(named.paragraph("Heading2", text)),
            Block::Said(text) => out.add_paragraph(named.paragraph("BodyText", text)),
            Block::Points(points) => bullets(out, points.iter().cloned(), named),
            Block::Pointed(points) => points.iter().fold(out, |out, point| {
                let one = named.pointed(point, words);
                out.add_paragraph(one.numbering(NumberingId::new(BULLETS), IndentLevel::new(0)))
            }),
            Block::Table(table) => columns::fitting(table).iter().fold(out, |out, table| {
                let out = out.add_paragraph(named.caption(table, words)).add_table(figures(table, named));
                let notes = table.notes.iter().cloned().chain(words.asked(table));
                notes.fold(out, |out, note| out.add_paragraph(named.paragraph("Note", &note)))
            }),
            Block::Dots(drawn) => {
                let said = (drawn.caption.as_str(), drawn.alternative.as_str());
                named.chart(out, said, |font| dots::svg(drawn, font), LARGEST_CHART)?
            }
            Block::Bars(bars) => {
                let said = (bars.caption.as_str(), bars.alternative.as_str());
                named.chart(out, said, |font| drawing::svg(bars, font), LARGEST_CHART)?
            }
            Block::Runs(runs) => runs.rows.iter().try_fold(out, |out, row| {
                let caption = format!("{}: {}", runs.caption, row.name);
                let said = (caption.as_str(), row.alternative.as_str());
                named.chart(out, said, |font| drawing::run(row, &runs.times, font), LARGEST_RUN)
            })?,
            Block::Drawing(one) => {
                let words = format!("{} – {}", one.words, one.who);
                match pictures.get(&one.digest) {
                    Some(picture) => out
                        .add_paragraph(named.drawing(one, picture).keep_next(true))
                        .add_paragraph(named.paragraph("Note", &words)),
                    None => out.add_paragraph(named.paragraph("Note", &format!("{}: {words}", one.alternative))),
                }
            }
            Block::Quote(quote) => out
                .add_paragraph(named.paragraph("Quote", &quote.words).keep_next(true))
                .add_paragraph(named.paragraph("Note", &quote.who)),
        };
    }
    Ok(out)
}

/// How wide the text is, in twentieths of a point: an A4 page without the margins the library gives it.
const TEXT: u32 = 8504;

fn figures(table: &Figures, named: &mut Named) -> Table {
    named.captions.push(table.caption.clone());
    let widths: Vec<usize> =
        columns::widths(table).iter().map(|part| (part * TEXT / columns::WHOLE) as usize).collect();
    let cell = |at: usize, paragraph: Paragraph| {
        TableCell::new().add_paragraph(paragraph).width(widths.get(at).copied().unwrap_or_default(), WidthType::Dxa)
    };
    let head = table
        .head
        .iter()
        .enumerate()
        .map(|(at, name)| cell(at, named.paragraph("CellHead", name)).shading(Shading::new().fill("E6F0F1")));
    let mut rows = vec![TableRow::new(head.collect())];
    for row in &table.rows {
        let mut cells = vec![cell(0, named.paragraph("CellHead", &row.name))];
        cells.extend((1..).zip(&row.cells).map(|(at, text)| cell(at, named.paragraph("Cell", text))));
        rows.push(TableRow::new(cells).cant_split());
    }
    Table::new(rows).set_grid(widths.clone()).width(5000, WidthType::Pct)
}

#[cfg(test)]
mod tests {
    use domain::outcome::{Bars, Quote, Shade};

    use super::*;
    use crate::picture::tests::{drawing, photograph};

    /// Every part of a document, each after its name.
    fn unpacked(file: &[u8]) -> String {
        let mut zip = zip::ZipArchive::new(Cursor::new(file)).expect("it is a package");
        let mut all = String::new();
        for at in 0..zip.len() {
            let mut part = zip.by_index(at).expect("it is there");
            all.push_str(&part.name().expect("it has a name"));
            let mut bytes = Vec::new();
            std::io::Read::read_to_end(&mut part, &mut bytes).expect("it can be read");
            all.push_str(&String::from_utf8_lossy(&bytes));
        }
        all
    }

    #[test]
    fn lines_stay_apart_and_nothing_makes_it_unreadable() {
        let quote = Quote { words: "one\ntwo\tthree \u{ffff}\u{1} & <b>".to_owned(), who: "somebody".to_owned() };
        let drawings = ["a", "b", "taken away"].map(|digest| Block::Drawing(drawing(digest)));
        let row =
            domain::outcome::TableRow { name: "Admissions".to_owned(), part: false, cells: vec!["+0.40".to_owned()] };
        let table = Figures {
            caption: "Net & \"more\"".to_owned(),
            head: ["Service", "Net"].map(str::to_owned).to_vec(),
            rows: vec![row],
            ..Figures::default()
        };
        let bars = Bars {
            caption: "Bars".to_owned(),
            alternative: "Good 70%, \"poor\" 30%.".to_owned(),
            parts: vec![("poor".to_owned(), Shade::Poor), ("good".to_owned(), Shade::Good)],
            rows: vec![("Parents".to_owned(), vec![30, 70])],
        };
        let document = Document {
            title: "A & B".to_owned(),
            council: "C".to_owned(),
            made_on: domain::consultation::Day::parse("2027-02-01").expect("a day"),
            findings: String::new(),
            demonstration: false,
            sections: vec![Section {
                key: "a".to_owned(),
                title: "A".to_owned(),
                words: Vec::new(),
                blocks: [Block::Quote(quote), Block::Table(table), Block::Bars(bars)]
                    .into_iter()
                    .chain(drawings)
                    .collect(),
            }],
            promises: Vec::new(),
            shorts: Vec::new(),
        };
        let words = PdfWords {
            contents: String::new(),
            officers: String::new(),
            made: String::new(),
            made_up: None,
            digest: String::new(),
            table: String::new(),
            how_asked: String::new(),
            notes_below: String::new(),
        };
        let pictures = Pictures::from(["a", "b"].map(|digest| (digest.to_owned(), photograph())));
        let file = docx(&document, &words, &pictures).expect("it can be written");
        let text = unpacked(&file);
        assert!(
            text.contains("one</w:t>") && text.contains("two three  &amp; &lt;b&gt;"),
            "lines and words stay apart"
        );
        assert!(!text.contains('\u{ffff}') && text.contains("A &amp; B"));
        let described = "name=\"Drawing 3\" descr=\"A &quot;drawing&quot;\"";
        assert!(text.contains(described) && text.matches("<wp:docPr").count() == 3, "one was taken away");
        assert!(text.contains("descr=\"Good 70%, &quot;poor&quot; 30%.\""));
        let blip = "<a:blip r:embed=\"rIdDrawing1\"><a:extLst>";
        assert!(text.contains(blip) && text.contains("r:embed=\"rIdVector1\""), "a chart is drawn in lines");
        assert!(
            text.contains("<a:blip r:embed=\"rIdDrawing2\"/>") || text.contains("<a:blip r:embed=\"rIdDrawing2\" />")
        );
        for (name, kind) in [("rIdDrawing1", "png"), ("rIdDrawing1", "svg"), ("rIdDrawing2", "jpeg")] {
            let file = format!("media/{name}.{kind}");
            assert!(text.contains(&format!("Target=\"{file}\"")) && text.contains(&format!("word/{file}")), "{file}");
            assert!(text.contains(&format!("Extension=\"{kind}\"")), "{kind} is named");
        }
        // Its first row and first column are heads, its contents lead to its section.
        assert!(text.contains("<w:tblHeader />") && text.contains("w:firstColumn=\"1\""));
        assert!(text.contains("<w:tblCaption w:val=\"Net &amp; &quot;more&quot;\" /></w:tblPr>"));
        assert!(text.contains("w:anchor=\"section_1\"") && text.contains("w:name=\"section_1\""));
        assert_eq!(docx(&document, &words, &pictures).expect("as before"), file);
    }
}
