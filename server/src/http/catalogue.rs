//! Surveys and words, read once and kept: a version never changes.

use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, RwLock},
};

use app::{phrases::Phrases, signed::Text};
use domain::{consultation::Day, language::Language, level::ReadingLevel};

use crate::store::{Store, StoreError, consultations::Version};

/// What is kept.
#[derive(Debug, Default)]
pub struct Catalogue {
    versions: RwLock<HashMap<i64, Arc<Version>>>,
    phrases: RwLock<HashMap<Reader, Arc<Phrases>>>,
    frozen: RwLock<HashSet<i64>>,
    texts: RwLock<HashMap<(i64, ReadingLevel), Texts>>,
}

/// What of a version can be signed at a level.
type Texts = Arc<Vec<Text>>;

/// Whose words: of a version or of the interface alone, in a language, at a level.
type Reader = (Option<i64>, Language, ReadingLevel);

impl Catalogue {
    /// A version, from the store the first time.
    pub async fn version(&self, store: &Store, id: i64) -> Result<Option<Arc<Version>>, StoreError> {
        if let Some(found) = self.versions.read().expect("nothing panics with it").get(&id) {
            return Ok(Some(found.clone()));
        }
        let Some(version) = store.version(id).await? else { return Ok(None) };
        let version = Arc::new(version);
        self.versions.write().expect("nothing panics with it").insert(id, version.clone());
        Ok(Some(version))
    }

    /// Freezes a version, once: from its first response on it never changes.
    pub async fn freeze(&self, store: &Store, version: &Version, today: &Day) -> Result<(), StoreError> {
        if version.frozen || self.frozen.read().expect("nothing panics with it").contains(&version.id) {
            return Ok(());
        }
        store.freeze(version.id, today).await?;
        self.frozen.write().expect("nothing panics with it").insert(version.id);
        Ok(())
    }

    /// The texts of a version at a level that can be signed: put together the first time.
    pub fn texts(&self, version: i64, level: ReadingLevel, list: impl FnOnce() -> Vec<Text>) -> Texts {
        if let Some(found) = self.texts.read().expect("nothing panics with it").get(&(version, level)) {
            return found.clone();
        }
        let made = Arc::new(list());
        self.texts.write().expect("nothing panics with it").insert((version, level), made.clone());
        made
    }

    /// A reader's words: of a version, or of the interface alone.
    pub fn phrases(&self, version: Option<&Version>, language: &Language, level: ReadingLevel) -> Arc<Phrases> {
        let key = (version.map(|version| version.id), language.clone(), level);
        if let Some(found) = self.phrases.read().expect("nothing panics with it").get(&key) {
            return found.clone();
        }
        let made = Arc::new(match version {
            None => Phrases::interface(language.clone(), level),
            Some(version) => Phrases::with_survey(
                language.clone(),
                level,
                &version.edition.wordings,
                version.edition.consultation.fallback,
            ),
        });
        self.phrases.write().expect("nothing panics with it").insert(key, made.clone());
        made
    }
}
