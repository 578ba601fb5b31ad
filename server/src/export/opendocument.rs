//! What every OpenDocument file has (ODF 1.3, ISO/IEC 26300): its package, what it says of itself, and text that XML has
//! a place for. The same parts give the same bytes.

use std::{
    fmt::Write as _,
    io::{Cursor, Write as _},
};

use domain::consultation::Day;
use quick_xml::escape::escape;
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

use super::docx::is_xml;

/// The namespaces that the parts are written with.
pub(super) const SPACES: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
                                 xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
                                 xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
                                 xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" \
                                 xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" \
                                 xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" \
                                 xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" \
                                 xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
                                 xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
                                 xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\"";

/// Text that XML has a place for; line ends and tabs as OpenDocument has them.
pub(super) fn text(words: &str) -> String {
    let plain: String = words.replace('\t', " ").chars().filter(|c| is_xml(*c)).collect();
    escape(plain.as_str()).replace('\n', "<text:line-break/>")
}

/// Text within an attribute.
pub(super) fn attribute(words: &str) -> String {
    text(words).replace("<text:line-break/>", " ")
}

/// A file in the package.
pub(super) struct Part {
    pub(super) name: String,
    pub(super) media: &'static str,
    pub(super) bytes: Vec<u8>,
}

impl Part {
    pub(super) fn xml(name: &str, xml: String) -> Self {
        Self { name: name.to_owned(), media: "text/xml", bytes: xml.into_bytes() }
    }
}

/// What a file says of itself.
pub(super) struct About<'d> {
    pub(super) title: &'d str,
    pub(super) creator: &'d str,
    pub(super) note: Option<String>,
    /// The day it was made, as `2027-02-01`. No time of day is in it: the same document gives the same bytes.
    pub(super) on: &'d str,
}

impl About<'_> {
    pub(super) fn part(&self) -> Part {
        let note = self.note.as_deref().map(|note| format!("<dc:description>{}</dc:description>", attribute(note)));
        let xml = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-meta {SPACES} office:version=\"1.3\"><office:meta>\
             <meta:generator>Soundings</meta:generator><dc:title>{}</dc:title>{}<dc:creator>{}</dc:creator>\
             <dc:date>{}T00:00:00</dc:date><dc:language>en-GB</dc:language></office:meta></office:document-meta>",
            attribute(self.title),
            note.unwrap_or_default(),
            attribute(self.creator),
            attribute(self.on)
        );
        Part::xml("meta.xml", xml)
    }
}

/// Packs the parts of a document of a kind, as made on a day.
///
/// # Errors
/// Where it cannot be packed.
pub(super) fn pack(media: &str, on: Option<Day>, parts: &[Part]) -> anyhow::Result<Vec<u8>> {
    let (year, month, day) = on.map_or((1980, 1, 1), |day| day.parts());
    let on = DateTime::from_date_and_time(year, month, day, 0, 0, 0).unwrap_or_default();
    let plain = SimpleFileOptions::default().compression_method(CompressionMethod::Stored).last_modified_time(on);
    let small = plain.compression_method(CompressionMethod::Deflated);
    let mut manifest = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><manifest:manifest \
         xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.3\">\
         <manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.3\" manifest:media-type=\"{media}\"/>"
    );
    for Part { name, media, .. } in parts {
        let _ =
            write!(manifest, "<manifest:file-entry manifest:full-path=\"{name}\" manifest:media-type=\"{media}\"/>");
    }
    manifest.push_str("</manifest:manifest>");
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // It comes first and as it is: by it the format is known.
    zip.start_file("mimetype", plain)?;
    zip.write_all(media.as_bytes())?;
    for Part { name, bytes, .. } in parts {
        zip.start_file(name.as_str(), small)?;
        zip.write_all(bytes)?;
    }
    zip.start_file("META-INF/manifest.xml", small)?;
    zip.write_all(manifest.as_bytes())?;
    Ok(zip.finish()?.into_inner())
}
