//! A workbook for Excel: each table marked up as one.

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatUnderline, Table, TableColumn, TableStyle, Url, Workbook,
    Worksheet,
};

use super::{
    Book,
    workbook::{self, HEADER_ROW, Marked, Sheet, Value},
};

/// Writes the workbook.
pub fn write(book: &Book) -> anyhow::Result<Vec<u8>> {
    let (year, month, day) = book.today.parts();
    let mut workbook = Workbook::new();
    workbook.set_properties(
        &DocProperties::new()
            .set_title(workbook::title(book))
            .set_author(&book.consultation.contact.council)
            .set_comment(format!("digest {}", book.digest))
            // The day, and no time of it: the same findings give the same bytes.
            .set_creation_datetime(&ExcelDateTime::from_ymd(year, month, day)?),
    );
    for sheet in workbook::sheets(book) {
        write_sheet(&sheet, workbook.add_worksheet())?;
    }
    Ok(workbook.save_to_buffer()?)
}

/// The colour of a link.
const LINK: u32 = 0x0B_4A57;

struct Styles {
    heading: Format,
    text: Format,
    /// A line that may run over the cells to its right.
    line: Format,
    link: Format,
    number: Format,
    /// A whole number, its thousands parted.
    whole: Format,
    header: Format,
}

fn styles() -> Styles {
    let base = || Format::new().set_font_name("Arial").set_font_size(12).set_align(FormatAlign::Top);
    Styles {
        heading: base().set_bold().set_font_size(16),
        text: base().set_text_wrap(),
        line: base(),
        link: base().set_underline(FormatUnderline::Single).set_font_color(LINK),
        number: base().set_align(FormatAlign::Right),
        whole: base().set_align(FormatAlign::Right).set_num_format("#,##0"),
        header: base().set_bold().set_text_wrap(),
    }
}

fn write_sheet(sheet: &Sheet, to: &mut Worksheet) -> anyhow::Result<()> {
    let styles = styles();
    to.set_name(&sheet.name)?;
    to.write_string_with_format(0, 0, &sheet.title, &styles.heading)?;
    for (line, words) in (1..).zip(&sheet.lines) {
        to.write_string_with_format(line, 0, words, if sheet.prose { &styles.text } else { &styles.line })?;
    }
    let columns = sheet.table.as_ref().map_or(1, |table| table.heads.len());
    for column in 0..u16::try_from(columns)? {
        let width = sheet.widths.get(usize::from(column)).or(sheet.widths.last());
        to.set_column_width(column, f64::from(width.copied().unwrap_or(16)))?;
    }
    sheet.table.as_ref().map_or(Ok(()), |table| write_table(table, to, &styles))
}

/// Marks rows up as a table with one header row, plainly: no stripes, no filter buttons.
fn write_table(table: &Marked, to: &mut Worksheet, styles: &Styles) -> anyhow::Result<()> {
    for (line, row) in (HEADER_ROW + 1..).zip(&table.rows) {
        for (column, value) in (0u16..).zip(row) {
            match value {
                Value::Text(text) => to.write_string_with_format(line, column, text, &styles.text)?,
                Value::Sheet(name) => {
                    let there = Url::new(format!("internal:'{name}'!A1")).set_text(name);
                    to.write_url_with_format(line, column, there, &styles.link)?
                }
                Value::Mark(mark) => to.write_string_with_format(line, column, *mark, &styles.number)?,
                Value::Number(number) => {
                    let style = if number.fract() == 0.0 { &styles.whole } else { &styles.number };
                    to.write_number_with_format(line, column, *number, style)?
                }
            };
        }
    }
    let columns: Vec<TableColumn> =
        table.heads.iter().map(|head| TableColumn::new().set_header(head).set_header_format(&styles.header)).collect();
    let marked =
        Table::new().set_name(&table.name).set_columns(&columns).set_style(TableStyle::None).set_autofilter(false);
    let last_row = HEADER_ROW + u32::try_from(table.rows.len().max(1))?;
    to.add_table(HEADER_ROW, 0, last_row, u16::try_from(table.heads.len())? - 1, &marked)?;
    Ok(())
}
