//! The same workbook in the open format: OpenDocument, its header rows marked as such. Its cells are the same each
//! time, its bytes are not: the library that writes it puts attributes in any order.

use icu_locale_core::locale;
use spreadsheet_ods::{
    CellStyle, CellStyleRef, Length, Sheet as Page, ValueFormatRef, WorkBook,
    defaultstyles::DefaultFormat,
    mm, pt,
    style::{
        FontFaceDecl,
        units::{CellAlignVertical, FontPitch, FontSize, TextAlign, WrapOption},
    },
    text::{TextA, TextP},
    write_ods_buf,
};

use super::{
    Book,
    workbook::{self, HEADER_ROW, Marked, Sheet, Value},
};

/// How wide a character is, near enough, in millimetres.
const CHARACTER: f64 = 2.2;

/// Writes the workbook.
pub fn write(book: &Book) -> anyhow::Result<Vec<u8>> {
    let mut workbook = WorkBook::new(locale!("en-GB"));
    let metadata = workbook.metadata_mut();
    "Soundings".clone_into(&mut metadata.generator);
    metadata.title = workbook::title(book);
    metadata.initial_creator.clone_from(&book.consultation.contact.council);
    metadata.description = format!("digest {}", book.digest);
    "en-GB".clone_into(&mut metadata.language);
    // The day it was made stands on its cover.
    (metadata.creation_date, metadata.date) = (None, None);
    let styles = styles(&mut workbook);
    for sheet in workbook::sheets(book) {
        let page = write_sheet(&sheet, &styles)?;
        workbook.push_sheet(page);
    }
    Ok(write_ods_buf(&mut workbook, Vec::new())?)
}

struct Styles {
    heading: CellStyleRef,
    text: CellStyleRef,
    line: CellStyleRef,
    number: CellStyleRef,
    header: CellStyleRef,
}

fn styles(workbook: &mut WorkBook) -> Styles {
    let mut arial = FontFaceDecl::new("Arial");
    arial.set_font_family("Arial");
    arial.set_font_pitch(FontPitch::Variable);
    workbook.add_font(arial);
    let mut add = |name: &str, format: ValueFormatRef, set: fn(&mut CellStyle)| {
        let mut style = CellStyle::new(name, &format);
        style.set_font_name("Arial");
        style.set_font_size(FontSize::Length(pt!(12)));
        style.set_vertical_align(CellAlignVertical::Top);
        set(&mut style);
        workbook.add_cellstyle(style)
    };
    Styles {
        heading: add("heading", DefaultFormat::default(), |style| {
            style.set_font_size(FontSize::Length(pt!(16)));
            style.set_font_bold();
        }),
        text: add("text", DefaultFormat::default(), |style| style.set_wrap_option(WrapOption::Wrap)),
        line: add("line", DefaultFormat::default(), |_| {}),
        number: add("figure", DefaultFormat::default(), |style| style.set_text_align(TextAlign::End)),
        header: add("header", DefaultFormat::default(), |style| {
            style.set_font_bold();
            style.set_wrap_option(WrapOption::Wrap);
        }),
    }
}

fn write_sheet(sheet: &Sheet, styles: &Styles) -> anyhow::Result<Page> {
    let mut page = Page::new(&sheet.name);
    page.set_styled_value(0, 0, sheet.title.as_str(), &styles.heading);
    for (line, words) in (1..).zip(&sheet.lines) {
        page.set_styled_value(line, 0, words.as_str(), if sheet.prose { &styles.text } else { &styles.line });
    }
    let columns = sheet.table.as_ref().map_or(1, |table| table.heads.len());
    for column in 0..u32::try_from(columns)? {
        let width = sheet.widths.get(usize::try_from(column)?).or(sheet.widths.last());
        let width: Length = mm!(f64::from(width.copied().unwrap_or(16)) * CHARACTER);
        page.set_col_width(column, width);
    }
    if let Some(table) = &sheet.table {
        write_table(table, &mut page, styles);
    }
    Ok(page)
}

fn write_table(table: &Marked, page: &mut Page, styles: &Styles) {
    for (column, head) in (0..).zip(&table.heads) {
        page.set_styled_value(HEADER_ROW, column, head.as_str(), &styles.header);
    }
    page.set_header_rows(HEADER_ROW, HEADER_ROW);
    for (line, row) in (HEADER_ROW + 1..).zip(&table.rows) {
        for (column, value) in (0..).zip(row) {
            match value {
                Value::Text(text) => page.set_styled_value(line, column, text.as_str(), &styles.text),
                Value::Sheet(name) => {
                    let there = TextP::new().tag(TextA::new().href(format!("#{name}.A1")).text(name));
                    page.set_styled_value(line, column, there.into_xmltag(), &styles.text);
                }
                Value::Mark(mark) => page.set_styled_value(line, column, *mark, &styles.number),
                Value::Number(number) => page.set_styled_value(line, column, *number, &styles.number),
            }
        }
    }
}
