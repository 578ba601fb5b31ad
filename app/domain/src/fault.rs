//! What is wrong with a definition, said where it is wrong.

use std::fmt;

/// One thing wrong in a consultation's files.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The file, relative to the consultation's directory.
    pub file: String,
    /// The line, from 1; 0 where the fault is the file's as a whole.
    pub line: usize,
    /// The key at fault, such as `question.quality.scale`.
    pub key: String,
    /// What is wrong and what would be right, for the survey's author.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, key, message } = self;
        match (line, key.is_empty()) {
            (0, true) => write!(f, "{file}: {message}"),
            (0, false) => write!(f, "{file}: {key}: {message}"),
            (line, true) => write!(f, "{file}:{line}: {message}"),
            (line, false) => write!(f, "{file}:{line}: {key}: {message}"),
        }
    }
}

/// Gathers the faults of one file: an author hears of all of them at once.
#[derive(Debug)]
pub struct Faults<'a> {
    file: &'a str,
    source: &'a str,
    /// What was found so far.
    pub found: Vec<Fault>,
}

impl<'a> Faults<'a> {
    /// Begins with none.
    pub fn new(file: &'a str, source: &'a str) -> Self {
        Self { file, source, found: Vec::new() }
    }

    /// Adds one, at a byte offset of the file.
    pub fn at(&mut self, offset: usize, key: impl Into<String>, message: impl Into<String>) {
        self.found.push(Fault {
            file: self.file.to_owned(),
            line: line_of(self.source, offset),
            key: key.into(),
            message: message.into(),
        });
    }

    /// Adds what `toml` made of the file.
    pub fn toml(&mut self, error: &toml::de::Error) {
        let offset = error.span().map_or(0, |span| span.start);
        self.at(offset, "", error.message().to_owned());
    }
}

/// The line, from 1, of a byte offset.
pub fn line_of(source: &str, offset: usize) -> usize {
    source.as_bytes().iter().take(offset).filter(|byte| **byte == b'\n').count() + 1
}
