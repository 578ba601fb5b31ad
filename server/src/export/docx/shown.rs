//! What is drawn in a Word document: charts in lines (SVG), each with a picture of points (PNG) beside it for programs
//! that cannot draw them; and what people drew, as photographs (JPEG).
//!
//! How a chart in lines stands beside its picture is Office Open XML's extension `svgBlip` (\[MS-ODRAWXML\] 2.3.1.2).

use std::{
    io::{Cursor, Write as _},
    sync::{Arc, OnceLock},
};

use docx_rs::Pic;
use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{self, fontdb},
};
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter, result::ZipError, write::SimpleFileOptions};

use super::{DocxError, is_xml};
use crate::export::typeset;

/// The font charts in lines are set in, which every office program has or has the like of.
const LINES: &str = "Arial";
/// How many points of a chart's picture stand for one of its units: enough for print.
const FINE: f32 = 2.0;
/// English Metric Units in a centimetre.
const EMU: u64 = 360_000;

/// Something drawn.
pub(super) struct Shown {
    /// What readers who cannot see it are told it is.
    alternative: String,
    /// Its width and height, in its own units.
    size: (u32, u32),
    what: What,
}

enum What {
    /// A JPEG.
    Photograph(Vec<u8>),
    /// A PNG, and the SVG it was made from.
    Chart { points: Vec<u8>, lines: String },
}

impl Shown {
    pub(super) fn photograph(alternative: &str, jpeg: &[u8], size: (u32, u32)) -> Self {
        Self { alternative: alternative.to_owned(), size, what: What::Photograph(jpeg.to_vec()) }
    }

    /// A chart, drawn by what is given the font to set its text in.
    ///
    /// # Errors
    /// Where it is no drawing.
    pub(super) fn chart(alternative: &str, draw: impl Fn(&str) -> String) -> Result<Self, DocxError> {
        let fault = |error: &dyn std::fmt::Display| DocxError::Chart(error.to_string());
        let options = usvg::Options { fontdb: fonts(), ..usvg::Options::default() };
        let tree = usvg::Tree::from_str(&draw(typeset::TEXT), &options).map_err(|error| fault(&error))?;
        let size = tree.size().to_int_size();
        let large = size.scale_by(FINE).ok_or_else(|| fault(&"it is too large"))?;
        let mut picture = Pixmap::new(large.width(), large.height()).ok_or_else(|| fault(&"it is too large"))?;
        resvg::render(&tree, Transform::from_scale(FINE, FINE), &mut picture.as_mut());
        let points = picture.encode_png().map_err(|error| fault(&error))?;
        Ok(Self {
            alternative: alternative.to_owned(),
            size: (size.width(), size.height()),
            what: What::Chart { points, lines: draw(LINES) },
        })
    }

    /// Where it stands in the text, as the drawing of that number: as large as there is room, in centimetres.
    pub(super) fn image(&self, number: usize, largest: (u32, u32)) -> Pic {
        let (width, height) = (u64::from(self.size.0.max(1)), u64::from(self.size.1.max(1)));
        let (widest, highest) = (u64::from(largest.0) * EMU, u64::from(largest.1) * EMU);
        // As wide as there is room, but no higher.
        let (wide, high) = if widest * height <= highest * width {
            (widest, widest * height / width)
        } else {
            (highest * width / height, highest)
        };
        let emu = |length: u64| u32::try_from(length).unwrap_or(u32::MAX);
        let (What::Photograph(picture) | What::Chart { points: picture, .. }) = &self.what;
        Pic::new_with_dimensions(picture.clone(), self.size.0, self.size.1).id(id(number)).size(emu(wide), emu(high))
    }

    /// Its files, each with how its name ends.
    fn files(&self) -> Vec<(&'static str, &[u8])> {
        match &self.what {
            What::Photograph(jpeg) => vec![("jpeg", jpeg)],
            What::Chart { points, lines } => vec![("png", points), ("svg", lines.as_bytes())],
        }
    }
}

/// By what the text and the list of files name a drawing, of one or of lines.
fn id(number: usize) -> String {
    format!("rIdDrawing{number}")
}

fn lines_id(number: usize) -> String {
    format!("rIdVector{number}")
}

/// The fonts that are carried, for pictures of charts.
fn fonts() -> Arc<fontdb::Database> {
    static FONTS: OnceLock<Arc<fontdb::Database>> = OnceLock::new();
    let carried = || {
        let mut fonts = fontdb::Database::new();
        for font in typeset::carried() {
            fonts.load_font_data(font.to_vec());
        }
        Arc::new(fonts)
    };
    FONTS.get_or_init(carried).clone()
}

/// Text as XML has it, in an element or an attribute.
pub(super) fn escaped(text: &str) -> String {
    let plain: String = text.chars().filter(|c| is_xml(*c)).collect();
    plain.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The text with what each drawing is, and with the lines of each that has them.
pub(super) fn described(mut body: String, shown: &[Shown]) -> String {
    for (at, one) in shown.iter().enumerate() {
        let number = at + 1;
        // Each has a number of its own in the document.
        let named = format!(
            "<wp:docPr id=\"{}\" name=\"Drawing {number}\" descr=\"{}\" />",
            number + 100,
            escaped(&one.alternative)
        );
        body = body.replacen("<wp:docPr id=\"1\" name=\"Figure\" />", &named, 1);
        if matches!(one.what, What::Chart { .. }) {
            let lines = format!(
                "<a:blip r:embed=\"{}\"><a:extLst><a:ext uri=\"{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}\"><asvg:svgBlip \
                 xmlns:asvg=\"http://schemas.microsoft.com/office/drawing/2016/SVG/main\" r:embed=\"{}\" /></a:ext></a:extLst></a:blip>",
                id(number),
                lines_id(number)
            );
            body = body.replacen(&format!("<a:blip r:embed=\"{}\" />", id(number)), &lines, 1);
        }
    }
    body
}

/// The list of files that the text speaks of, under the kind each is of: the library would call each a PNG.
pub(super) fn related(mut relations: String, shown: &[Shown]) -> String {
    for (number, one) in (1..).zip(shown) {
        match one.what {
            What::Photograph(_) => {
                let (wrong, right) = (format!("{}.png\"", id(number)), format!("{}.jpeg\"", id(number)));
                relations = relations.replace(&wrong, &right);
            }
            What::Chart { .. } => {
                let lines = format!(
                    "<Relationship Id=\"{}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\" \
                     Target=\"media/{}.svg\" /></Relationships>",
                    lines_id(number),
                    id(number)
                );
                relations = relations.replace("</Relationships>", &lines);
            }
        }
    }
    relations
}

/// The kinds of files there are, with the one the library does not know.
pub(super) fn kinds(types: &str) -> String {
    types.replacen("<Default ", "<Default Extension=\"svg\" ContentType=\"image/svg+xml\" /><Default ", 1)
}

/// Packs a document small, which the library does not, with the files of what is drawn.
///
/// # Errors
/// Where the document is no archive.
pub(super) fn packed(document: Cursor<Vec<u8>>, shown: &[Shown]) -> Result<Vec<u8>, ZipError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let dated = SimpleFileOptions::default().last_modified_time(DateTime::default());
    let mut loose = ZipArchive::new(document)?;
    for at in 0..loose.len() {
        let mut part = loose.by_index(at)?;
        if part.is_file() {
            zip.start_file(part.name()?, dated.compression_method(CompressionMethod::Deflated))?;
            std::io::copy(&mut part, &mut zip)?;
        }
    }
    for (number, one) in (1..).zip(shown) {
        for (ending, file) in one.files() {
            // Pictures of points are small already.
            let method = if ending == "svg" { CompressionMethod::Deflated } else { CompressionMethod::Stored };
            zip.start_file(format!("word/media/{}.{ending}", id(number)), dated.compression_method(method))?;
            zip.write_all(file)?;
        }
    }
    Ok(zip.finish()?.into_inner())
}
