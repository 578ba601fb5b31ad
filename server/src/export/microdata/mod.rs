//! Files of answers for analysts: SPSS, a workbook, and CSV with what its columns mean, in Triple-S and in plain tables.

mod sav;
mod tables;
mod triple_s;
mod xlsx;

use std::io::Write;

use app::{microdata::Labelled, tables::Asked, ui::Ui};
use domain::{consultation::Day, digest::Digest};
use sha2::Digest as _;
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

use crate::microdata::{File, Files};

/// All that the files say.
#[derive(Debug)]
pub struct Package {
    /// The words of whoever reads them.
    pub ui: Ui,
    /// The consultation, in words.
    pub title: String,
    /// Whom the survey is for.
    pub audience: String,
    /// The files, and their columns in words.
    pub files: Vec<(File, Vec<Labelled>)>,
    /// The fingerprint of the answers they were made from.
    pub digest: Digest,
    /// The day they were released.
    pub released: Day,
}

impl Package {
    /// The files of a survey, in an officer's words.
    pub fn new(ui: &Ui, asked: &Asked, files: Files, released: Day) -> Self {
        let with_words = files.files.into_iter().map(|file| {
            let columns = file.labelled(ui, asked);
            (file, columns)
        });
        Self {
            title: ui.survey("consultation-title").text,
            audience: ui.audience(asked.edition.survey.audience),
            files: with_words.collect(),
            digest: files.digest,
            released,
            ui: ui.clone(),
        }
    }

    fn file(&self, name: &str) -> Option<&(File, Vec<Labelled>)> {
        self.files.iter().find(|(file, _)| file.name == name)
    }

    /// How the files are to be read, in sentences.
    ///
    /// In words means that cells hold words and not codes.
    fn notes(&self, in_words: bool) -> Vec<String> {
        let ui = &self.ui;
        let mut notes = vec![
            ui.say_with(
                "answers-note-of",
                &[("title", self.title.clone().into()), ("audience", self.audience.clone().into())],
            ),
            ui.say_with("answers-note-released", &[("day", ui.day(&self.released).into())]),
        ];
        notes.extend((1..=7).map(|n| {
            let words = if in_words && matches!(n, 2 | 4) { "-words" } else { "" };
            ui.say(&format!("answers-note-{n}{words}"))
        }));
        notes.push(format!("{} {}", ui.say("digest"), self.digest));
        notes
    }
}

/// The SPSS file of a file, where there is one.
///
/// # Errors
/// Where it cannot be written.
pub fn sav(package: &Package, name: &str, to: &mut std::fs::File) -> anyhow::Result<bool> {
    let Some((file, columns)) = package.file(name) else { return Ok(false) };
    sav::write(file, columns, &package.notes(false), &package.title, to)?;
    Ok(true)
}

/// Everything as a workbook, each cell in words.
///
/// # Errors
/// Where it cannot be written.
pub fn xlsx(package: &Package, to: &mut std::fs::File) -> anyhow::Result<()> {
    xlsx::write(package, to)
}

/// Everything as CSV, with what its columns mean.
///
/// # Errors
/// Where it cannot be written.
pub fn zip(package: &Package, to: &mut std::fs::File) -> anyhow::Result<()> {
    let mut zip = ZipWriter::new(std::io::BufWriter::new(to));
    // The same answers make the same bytes: no time of day is in it.
    let (year, month, day) = package.released.parts();
    let on = DateTime::from_date_and_time(year, month, day, 0, 0, 0).unwrap_or_default();
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(on)
        .large_file(true);
    let mut listed = Vec::new();
    for (file, columns) in &package.files {
        zip.start_file(format!("{}.csv", file.name), options)?;
        let mut counting = Hashing { to: &mut zip, hash: sha2::Sha256::new() };
        tables::rows(file, columns, &mut counting)?;
        let hash = counting.hash.finalize();
        listed.push((format!("{}.csv", file.name), file.rows(), format!("{hash:x}")));
        zip.start_file(format!("{}.xml", file.name), options)?;
        triple_s::write(file, columns, package, &mut zip)?;
    }
    zip.start_file("codebook.csv", options)?;
    tables::codebook(&package.files).write(&mut zip)?;
    zip.start_file("wording.csv", options)?;
    tables::wording(&package.files).write(&mut zip)?;
    zip.start_file("read-me.txt", options)?;
    zip.write_all(read_me(package, &listed).as_bytes())?;
    zip.finish()?.flush()?;
    Ok(())
}

/// How the files are to be read, and how long each is: a file cut short shows.
fn read_me(package: &Package, listed: &[(String, usize, String)]) -> String {
    let ui = &package.ui;
    let mut lines = package.notes(false);
    for (name, rows, hash) in listed {
        lines.push(ui.say_with(
            "answers-note-file",
            &[("file", name.clone().into()), ("rows", rows.to_string().into()), ("hash", hash.clone().into())],
        ));
    }
    // Some editors of Windows know no other line end, and take a text for UTF-8 only where it says so.
    format!("\u{feff}{}\r\n", lines.join("\r\n\r\n"))
}

/// What is written is counted into a fingerprint.
struct Hashing<W> {
    to: W,
    hash: sha2::Sha256,
}

impl<W: Write> Write for Hashing<W> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let written = self.to.write(bytes)?;
        self.hash.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.to.flush()
    }
}
