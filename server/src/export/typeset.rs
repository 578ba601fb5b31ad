//! The typesetter, inside the program: a source to a tagged PDF, PDF/UA-1. It refuses what a screen reader could not
//! read, and the same source gives the same bytes.

use std::sync::OnceLock;

use app::pictures;
use domain::{language::Language, outcome::Drawing};
use typst::{
    Library, LibraryExt as _, World,
    diag::{FileError, FileResult, SourceDiagnostic},
    foundations::{Bytes, Datetime, Dict, Duration, IntoValue as _},
    syntax::{FileId, Source},
    text::{Font, FontBook},
    utils::LazyHash,
};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::store::engage::drawings::Pictures;

/// The font documents are set in, carried by the program.
pub(super) const TEXT: &str = "Libertinus Serif";

/// What that has no letters for: Arabic script.
static OTHERS: [&[u8]; 2] =
    [include_bytes!("fonts/NotoSansArabic-Regular.ttf"), include_bytes!("fonts/NotoSansArabic-Bold.ttf")];

/// Why there is no PDF.
#[derive(Debug, thiserror::Error)]
#[error("the document could not be set: {0}")]
pub struct PdfError(String);

impl PdfError {
    fn of(errors: &[SourceDiagnostic]) -> Self {
        // What is said of an error may quote the document, which is public or about to be; it holds no answers.
        Self(errors.iter().map(|error| error.message.to_string()).collect::<Vec<_>>().join("; "))
    }
}

struct Setting {
    library: LazyHash<Library>,
    main: Source,
}

struct Fonts {
    fonts: Vec<Font>,
    book: LazyHash<FontBook>,
}

/// The fonts the program carries, as files.
pub(super) fn carried() -> impl Iterator<Item = &'static [u8]> {
    typst_assets::fonts().chain(OTHERS)
}

fn fonts() -> &'static Fonts {
    static FONTS: OnceLock<Fonts> = OnceLock::new();
    FONTS.get_or_init(|| {
        let fonts: Vec<Font> = carried().flat_map(|data| Font::iter(Bytes::new(data))).collect();
        let book = LazyHash::new(FontBook::from_fonts(&fonts));
        Fonts { fonts, book }
    })
}

impl World for Setting {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &fonts().book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() { Ok(self.main.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        // A document is one text: nothing of the machine's is read.
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        fonts().fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// Sets a source.
pub(super) fn set(source: String) -> Result<Vec<u8>, PdfError> {
    written(&laid_out(source, Dict::new())?)
}

/// Sets a source with pictures in it: [`drawing`].
pub(super) fn set_with(source: String, pictures: &Pictures) -> Result<Vec<u8>, PdfError> {
    let given =
        |(digest, picture): (&String, &Vec<u8>)| (digest.as_str().into(), Bytes::new(picture.clone()).into_value());
    written(&laid_out(source, pictures.iter().map(given).collect())?)
}

/// A drawing as a figure, as high as is said at most; its words alone where its picture was taken away.
pub(super) fn drawing(one: &Drawing, pictures: &Pictures, height: &str) -> String {
    let words = format!("{} – {}", one.words, one.who);
    if !pictures.contains_key(&one.digest) {
        return format!("#par({})\n", quoted(&format!("{}: {words}", one.alternative)));
    }
    format!(
        "#figure(kind: image, supplement: none, caption: {}, box(stroke: 0.5pt + rgb(\"#8a8371\"), \
         image(sys.inputs.at({}), format: \"jpg\", height: {height}, fit: \"contain\", alt: {})))\n",
        quoted(&words),
        quoted(&one.digest),
        quoted(&one.alternative)
    )
}

/// Vector graphics beside words that say the same: to whoever listens they are decoration.
pub(super) fn ornament(svg: &str, height: &str) -> String {
    format!("pdf.artifact(image(bytes({}), format: \"svg\", height: {height}))", quoted(svg))
}

/// A picture of those that stand beside words: [`ornament`].
pub(super) fn decoration(name: Option<&str>, height: &str) -> Option<String> {
    Some(ornament(&pictures::file(name?)?, height))
}

/// A first heading, with its picture before it where it has one.
pub(super) fn pictured(picture: Option<&str>, height: &str, words: &str) -> String {
    let image = decoration(picture, height).map(|image| format!("box(baseline: 30%, {image})\nh(10pt)\n"));
    format!("#heading(level: 1, {{{}{}}})", image.unwrap_or_default(), quoted(words))
}

/// What a group said, under its heading. Quotation marks are of the sheet, not of the words.
pub(super) fn quotations(heading: &str, said: &[String], size: &str) -> String {
    let paragraphs: Vec<String> =
        said.iter().map(|words| format!("#par(text(size: {size}, {}))", quoted(&format!("“{words}”")))).collect();
    format!(
        "#block(width: 100%, fill: rgb(\"#fff3dc\"), radius: 8pt, inset: 14pt)[#heading(level: 1, {})\n{}]\n",
        quoted(heading),
        paragraphs.join("\n")
    )
}

/// Sets a source in the largest of some sizes in which it has no more than so many pages; in the smallest where it has
/// more in all: nothing is cut off.
pub(super) fn set_within(most: usize, sizes: &[f64], source: impl Fn(f64) -> String) -> Result<Vec<u8>, PdfError> {
    written(&laid_out_within(most, sizes, source)?)
}

fn laid_out_within(most: usize, sizes: &[f64], source: impl Fn(f64) -> String) -> Result<PagedDocument, PdfError> {
    let mut last = None;
    for size in sizes {
        let set = laid_out(source(*size), Dict::new())?;
        let fits = set.pages().len() <= most;
        last = Some(set);
        if fits {
            break;
        }
    }
    last.ok_or_else(|| PdfError("no size to set it in".to_owned()))
}

/// How many pages a source has in the size it is set in.
#[cfg(test)]
pub(super) fn pages_within(most: usize, sizes: &[f64], source: impl Fn(f64) -> String) -> Result<usize, PdfError> {
    Ok(laid_out_within(most, sizes, source)?.pages().len())
}

fn laid_out(source: String, given: Dict) -> Result<PagedDocument, PdfError> {
    let library = Library::builder().with_inputs(given).build();
    let setting = Setting { library: LazyHash::new(library), main: Source::detached(source) };
    typst::compile::<PagedDocument>(&setting).output.map_err(|errors| PdfError::of(&errors))
}

fn written(set: &PagedDocument) -> Result<Vec<u8>, PdfError> {
    let standards = PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|error| PdfError(error.message().to_string()))?;
    let options = PdfOptions { standards, ..PdfOptions::default() };
    typst_pdf::pdf(set, &options).map_err(|errors| PdfError::of(&errors))
}

/// Opens a part of a document that is in another language than the rest: whoever listens hears it so, and what is written
/// from right to left is set so. It ends with `]`.
pub(super) fn in_language(language: &str) -> String {
    format!("#[#set text(lang: {})\n", quoted(language))
}

/// The side on which a language's lines begin.
pub(super) fn begins(language: &str) -> &'static str {
    let is_rtl = Language::parse(language).is_some_and(|language| language.direction() == "rtl");
    if is_rtl { "right" } else { "left" }
}

/// Text as a string of the typesetter's language: nothing in it is markup. What no font has is shown as a box, for a
/// character that cannot be read back is refused.
pub(super) fn quoted(text: &str) -> String {
    let known =
        |c: char| c.is_whitespace() || fonts().fonts.iter().any(|font| font.info().coverage.contains(u32::from(c)));
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            '\t' => out.push(' '),
            c if c.is_control() => {}
            // Joiners and shades of emoji have no shape of their own.
            '\u{200d}' | '\u{fe0e}' | '\u{fe0f}' | '\u{2066}'..='\u{2069}' => {}
            c if known(c) => out.push(c),
            _ => out.push('□'),
        }
    }
    out.push('"');
    out
}
