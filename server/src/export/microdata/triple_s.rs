//! What the columns of a CSV mean, as Triple-S XML: what survey programs read each other's data by.
//!
//! Source: *Triple-S XML, the survey interchange standard*, version 2.0, September 2011, <https://triple-s.org>. Of it
//! this uses variables of type *single*: options of a question that takes several are a variable each.

use std::io::Write;

use app::microdata::Labelled;
use quick_xml::{
    Writer,
    events::{BytesDecl, BytesText, Event},
};

use super::Package;
use crate::microdata::File;

/// Writes it, for the CSV that has the file's name.
pub(super) fn write(file: &File, columns: &[Labelled], package: &Package, to: impl Write) -> anyhow::Result<()> {
    let mut xml = Writer::new_with_indent(to, b' ', 1);
    let text = |xml: &mut Writer<_>, name: &str, words: &str| -> std::io::Result<()> {
        xml.create_element(name).write_text_content(BytesText::new(words)).map(|_| ())
    };
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    xml.create_element("sss").with_attribute(("version", "2.0")).write_inner_content(|xml| {
        text(xml, "date", package.released.as_str())?;
        text(xml, "origin", concat!("Soundings ", env!("CARGO_PKG_VERSION")))?;
        xml.create_element("survey").write_inner_content(|xml| {
            text(xml, "name", file.name)?;
            text(xml, "title", &format!("{}: {}", package.title, package.audience))?;
            let href = format!("{}.csv", file.name);
            xml.create_element("record")
                // Names stand in the first line of the CSV.
                .with_attributes([("ident", "A"), ("href", href.as_str()), ("format", "csv"), ("skip", "1")])
                .write_inner_content(|xml| {
                    for (at, column) in (1..).zip(columns) {
                        let at: u32 = at;
                        let ident = at.to_string();
                        xml.create_element("variable")
                            .with_attributes([("ident", ident.as_str()), ("type", "single")])
                            .write_inner_content(|xml| {
                                text(xml, "name", &column.name)?;
                                text(xml, "label", &column.label)?;
                                xml.create_element("position")
                                    .with_attribute(("start", ident.as_str()))
                                    .write_empty()?;
                                xml.create_element("values").write_inner_content(|xml| {
                                    for value in &column.values {
                                        let code = value.cell.to_string();
                                        let mut element =
                                            xml.create_element("value").with_attribute(("code", code.as_str()));
                                        let score = value.score.map(|score| score.to_string());
                                        if let Some(score) = &score {
                                            element = element.with_attribute(("score", score.as_str()));
                                        }
                                        element.write_text_content(BytesText::new(&value.words))?;
                                    }
                                    Ok(())
                                })?;
                                Ok(())
                            })?;
                    }
                    Ok(())
                })?;
            Ok(())
        })?;
        Ok(())
    })?;
    Ok(())
}
