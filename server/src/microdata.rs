//! The way from stored responses to files for analysts.

use app::{
    microdata::{Labelled, labelled},
    tables::Asked,
    ui::Ui,
};
use domain::{
    code::Code,
    digest::Digest,
    microdata::{Describing, FORMAT, Gathering, Layout, Part, services},
    survey::Survey,
};
use rand::{Rng as _, SeedableRng as _};
use rand_chacha::ChaCha12Rng;
use sha2::Digest as _;
use tokio::sync::Semaphore;

use crate::store::{Store, StoreError};

/// A file: its rows are those of its parts, one after another.
#[derive(Clone, Debug)]
pub struct File {
    /// Its name.
    pub name: &'static str,
    /// Its columns, by rule.
    pub layout: Layout,
    /// Its rows: of no service, or of each in turn.
    pub parts: Vec<(Option<Code>, Part)>,
}

impl File {
    /// How many rows it has.
    pub fn rows(&self) -> usize {
        self.parts.iter().map(|(_, part)| part.rows()).sum()
    }

    /// Its columns in words.
    pub fn labelled(&self, ui: &Ui, asked: &Asked) -> Vec<Labelled> {
        labelled(ui, asked, &self.layout)
    }

    /// How many rows are left out, their wording being read by too few.
    pub fn left_out(&self) -> u64 {
        self.parts.iter().map(|(_, part)| part.left_out).sum()
    }

    /// How many rows are left out, few being described as they are.
    pub fn rare(&self) -> u64 {
        self.parts.iter().map(|(_, part)| part.rare).sum()
    }
}

/// The files of a survey, and the fingerprint of what they were made from and by.
#[derive(Clone, Debug)]
pub struct Files {
    /// The files that have rows.
    pub files: Vec<File>,
    /// The fingerprint.
    pub digest: Digest,
}

/// Files are made one at a time: those of a million people are a few seconds and some of the machine's memory.
#[derive(Debug)]
pub struct Turn(pub Semaphore);

impl Default for Turn {
    fn default() -> Self {
        Self(Semaphore::new(1))
    }
}

/// Makes a survey's files. The same seed and the same answers make the same files.
pub async fn gather(
    store: &Store,
    versions: &[i64],
    survey: &Survey,
    chosen: &[Describing],
    seed: &str,
) -> Result<Files, StoreError> {
    let layouts = [("people", Layout::of_people(survey, chosen)), ("services", Layout::of_services(survey, chosen))];
    let about = services(survey);
    let mut gathering: Vec<(usize, Gathering<'_>)> = Vec::new();
    for (at, (name, layout)) in layouts.iter().enumerate() {
        let Some(layout) = layout else { continue };
        if *name == "people" {
            gathering.push((at, Gathering::new(survey, layout, None)));
        } else {
            gathering.extend(about.iter().map(|service| (at, Gathering::new(survey, layout, Some(service)))));
        }
    }
    let digest = store.sheets(versions, |sheet| gathering.iter_mut().for_each(|(_, one)| one.add(sheet))).await?;
    // Drawing lots for a million rows is arithmetic, not waiting.
    let files = tokio::task::block_in_place(|| {
        let mut files: Vec<File> = Vec::new();
        for (at, one) in gathering {
            let (name, service) = (layouts[at].0, one.service().cloned());
            let of = format!("{seed} {name} {}", service.as_ref().map_or("", Code::as_str));
            let mut lots = ChaCha12Rng::from_seed(sha2::Sha256::digest(of).into());
            let part = one.done(|below| lots.random_range(0..below));
            if part.rows() == 0 {
                continue;
            }
            match (files.last_mut(), &layouts[at].1) {
                (Some(file), _) if file.name == name => file.parts.push((service, part)),
                (_, Some(layout)) => files.push(File { name, layout: layout.clone(), parts: vec![(service, part)] }),
                (_, None) => {}
            }
        }
        files
    });
    // Whatever the files are made by is in their fingerprint: the answers, the columns, and the rules.
    let layouts = format!("{FORMAT} {layouts:?}");
    let digest = Digest::of([digest.as_str().as_bytes(), layouts.as_bytes()]);
    Ok(Files { files, digest })
}
