//! The demonstration, as it is on the disk.

use std::{fs, path::Path};

use domain::{
    edition::{self, Edition, Files},
    survey::Survey,
};

/// The files of a consultation of the demonstration.
pub fn files(name: &str) -> Files {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../server/demonstration").join(name);
    let mut files = Files::new();
    for inner in ["", "blocks", "surveys"] {
        for entry in fs::read_dir(folder.join(inner)).into_iter().flatten() {
            let path = entry.expect("it can be read").path();
            if path.is_file() {
                let name = path.strip_prefix(&folder).expect("it is inside").to_string_lossy().into_owned();
                files.insert(name, fs::read_to_string(&path).expect("it is text"));
            }
        }
    }
    files
}

/// A consultation of the demonstration, and its files.
pub fn demonstration(name: &str) -> (Files, Edition) {
    let files = files(name);
    let edition = edition::read(&files).expect("nothing is wrong with it");
    (files, edition)
}

/// A survey on education services.
pub fn survey(code: &str) -> Survey {
    let (_, edition) = demonstration("education-services");
    let found = edition.surveys.into_iter().find(|one| one.survey.code == *code);
    found.expect("they are asked").survey
}

/// The survey of parents on education services.
pub fn parents() -> Survey {
    survey("parents")
}
