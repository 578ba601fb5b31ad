//! The same workbook in the open format: OpenDocument, its header rows marked as such.

use std::{collections::BTreeSet, fmt::Write as _};

use super::{
    Book,
    opendocument::{self, About, Part, SPACES, attribute, text},
    workbook::{self, HEADER_ROW, Marked, Sheet, Value},
};

const MEDIA: &str = "application/vnd.oasis.opendocument.spreadsheet";
/// How wide a character is, near enough, in millimetres.
const CHARACTER: f64 = 2.2;

/// Writes the workbook. The same findings give the same bytes on the same day.
pub fn write(book: &Book) -> anyhow::Result<Vec<u8>> {
    let mut body = Body::default();
    for sheet in workbook::sheets(book) {
        body.sheet(&sheet);
    }
    let title = workbook::title(book);
    let about = About {
        title: &title,
        creator: &book.consultation.contact.council,
        note: Some(format!("digest {}", book.digest)),
        on: book.today.as_str(),
    };
    let parts = [Part::xml("content.xml", body.content()), Part::xml("styles.xml", styles()), about.part()];
    opendocument::pack(MEDIA, Some(book.today.clone()), &parts)
}

/// The sheets, and how wide columns are in them, in characters.
#[derive(Default)]
struct Body {
    xml: String,
    widths: BTreeSet<u16>,
}

impl Body {
    fn sheet(&mut self, sheet: &Sheet) {
        let _ = write!(self.xml, "<table:table table:name=\"{}\" table:style-name=\"Sheet\">", attribute(&sheet.name));
        for column in 0..sheet.table.as_ref().map_or(1, |table| table.heads.len()) {
            let width = sheet.widths.get(column).or(sheet.widths.last()).copied().unwrap_or(16);
            self.widths.insert(width);
            let _ = write!(self.xml, "<table:table-column table:style-name=\"Wide{width}\"/>");
        }
        self.row(|xml| cell(xml, "Heading", &sheet.title));
        let style = if sheet.prose { "Text" } else { "Line" };
        for line in &sheet.lines {
            self.row(|xml| cell(xml, style, line));
        }
        if let Some(table) = &sheet.table {
            for _ in sheet.lines.len() + 1..HEADER_ROW as usize {
                self.row(|xml| xml.push_str("<table:table-cell/>"));
            }
            self.table(table);
        }
        self.xml.push_str("</table:table>");
    }

    fn row(&mut self, cells: impl FnOnce(&mut String)) {
        self.xml.push_str("<table:table-row>");
        cells(&mut self.xml);
        self.xml.push_str("</table:table-row>");
    }

    fn table(&mut self, table: &Marked) {
        self.xml.push_str("<table:table-header-rows>");
        self.row(|xml| table.heads.iter().for_each(|head| cell(xml, "Header", head)));
        self.xml.push_str("</table:table-header-rows>");
        for values in &table.rows {
            self.row(|xml| {
                for value in values {
                    match value {
                        Value::Text(words) => cell(xml, "Text", words),
                        Value::Mark(mark) => cell(xml, "Figure", mark),
                        Value::Sheet(name) => {
                            let there = format!(
                                "<text:a xlink:type=\"simple\" xlink:href=\"#{}.A1\">{}</text:a>",
                                attribute(name),
                                text(name)
                            );
                            written(xml, "Text", &there);
                        }
                        Value::Number(number) => {
                            let _ = write!(
                                xml,
                                "<table:table-cell table:style-name=\"Figure\" office:value-type=\"float\" \
                                 office:value=\"{number}\"><text:p>{number}</text:p></table:table-cell>"
                            );
                        }
                    }
                }
            });
        }
    }

    fn content(&self) -> String {
        let mut wide = String::new();
        for width in &self.widths {
            let _ = write!(
                wide,
                "<style:style style:name=\"Wide{width}\" style:family=\"table-column\"><style:table-column-properties \
                 style:column-width=\"{:.1}mm\"/></style:style>",
                f64::from(*width) * CHARACTER
            );
        }
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content {SPACES} office:version=\"1.3\">{FONTS}\
             <office:automatic-styles>{wide}<style:style style:name=\"Sheet\" style:family=\"table\" \
             style:master-page-name=\"Default\"><style:table-properties table:display=\"true\"/></style:style>\
             </office:automatic-styles><office:body><office:spreadsheet>{}</office:spreadsheet></office:body>\
             </office:document-content>",
            self.xml
        )
    }
}

/// A cell of words: each line of them a paragraph.
fn cell(xml: &mut String, style: &str, words: &str) {
    written(xml, style, &text(words).replace("<text:line-break/>", "</text:p><text:p>"));
}

fn written(xml: &mut String, style: &str, inside: &str) {
    let _ = write!(
        xml,
        "<table:table-cell table:style-name=\"{style}\" office:value-type=\"string\"><text:p>{inside}</text:p>\
         </table:table-cell>"
    );
}

const FONTS: &str = "<office:font-face-decls><style:font-face style:name=\"Arial\" svg:font-family=\"Arial\" \
                     style:font-pitch=\"variable\"/></office:font-face-decls>";

fn styles() -> String {
    let style = |name: &str, wrapped: bool, paragraph: &str, letters: &str| {
        let wrap = if wrapped { " fo:wrap-option=\"wrap\"" } else { "" };
        format!(
            "<style:style style:name=\"{name}\" style:family=\"table-cell\"><style:table-cell-properties \
             style:vertical-align=\"top\"{wrap}/>{paragraph}<style:text-properties style:font-name=\"Arial\" {letters}/>\
             </style:style>"
        )
    };
    let plain = "fo:font-size=\"12pt\"";
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-styles {SPACES} office:version=\"1.3\">{FONTS}\
         <office:styles><style:default-style style:family=\"table-cell\"><style:text-properties fo:language=\"en\" \
         fo:country=\"GB\"/></style:default-style>{}{}{}{}{}</office:styles><office:automatic-styles><style:page-layout \
         style:name=\"Page\"><style:page-layout-properties fo:page-width=\"29.7cm\" fo:page-height=\"21cm\" \
         style:print-orientation=\"landscape\"/></style:page-layout></office:automatic-styles><office:master-styles>\
         <style:master-page style:name=\"Default\" style:page-layout-name=\"Page\"/></office:master-styles>\
         </office:document-styles>",
        style("Heading", false, "", "fo:font-size=\"16pt\" fo:font-weight=\"bold\""),
        style("Line", false, "", plain),
        style("Text", true, "", plain),
        style("Header", true, "", "fo:font-size=\"12pt\" fo:font-weight=\"bold\""),
        style("Figure", false, "<style:paragraph-properties fo:text-align=\"end\"/>", plain),
    )
}
