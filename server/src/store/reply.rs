//! What officers wrote to say back, before it is frozen.
//!
//! It is kept as all their words are, under a name for each place: nobody writes over what they have not seen.

use std::collections::BTreeMap;

use domain::{
    code::Code,
    consultation::Day,
    language::Language,
    level::ReadingLevel,
    reply::{Decided, Texts, Topic},
    wording::Wording,
};

use super::{Store, StoreError, outcome::Words};

/// The beginning of every name.
const PREFIX: &str = "reply.";
/// The name of what was decided.
const DECISIONS: &str = "reply.decisions";

/// What is written so far, each with a mark that changes with every change; empty where nothing is written.
#[derive(Clone, Debug, Default)]
pub struct ReplyDraft {
    /// What was decided, by service.
    pub decided: BTreeMap<Code, Decided>,
    /// Its mark.
    pub decided_mark: String,
    texts: BTreeMap<String, (Texts, String)>,
}

impl ReplyDraft {
    /// What is written on a topic in a wording, with its mark.
    pub fn texts(&self, wording: &Wording, topic: &Topic) -> (Texts, String) {
        self.texts.get(&place(wording, topic)).cloned().unwrap_or_default()
    }
}

/// Under which name something is kept: at most 40 characters of a service after at most 36.
fn place((language, level): &(Language, ReadingLevel), topic: &Topic) -> String {
    let topic = topic.as_ref().map(|code| format!(".{code}")).unwrap_or_default();
    format!("{PREFIX}{language}.{level}{topic}")
}

impl Store {
    /// What is written so far.
    pub async fn reply_draft(&self, consultation: &Code) -> Result<ReplyDraft, StoreError> {
        let mut draft = ReplyDraft::default();
        let unreadable = |error: serde_json::Error| StoreError::Unreadable("a reply", error.to_string());
        for (name, Words { words, mark, .. }) in self.outcome_words(consultation).await? {
            if name == DECISIONS {
                draft.decided = serde_json::from_str(&words).map_err(unreadable)?;
                draft.decided_mark = mark;
            } else if name.starts_with(PREFIX) {
                draft.texts.insert(name, (serde_json::from_str(&words).map_err(unreadable)?, mark));
            }
        }
        Ok(draft)
    }

    /// Keeps what was written on a topic in a wording, over what was seen. Whether nobody had changed it meanwhile.
    pub async fn write_reply(
        &self,
        consultation: &Code,
        (wording, topic): (&Wording, &Topic),
        (seen, texts): (&str, &Texts),
        officer: i64,
        today: &Day,
    ) -> Result<bool, StoreError> {
        let words = serde_json::to_string(texts).expect("strings");
        self.write_outcome(consultation, &place(wording, topic), (seen, &words, None), officer, today).await
    }

    /// Keeps what was decided, over what was seen. Whether nobody had changed it meanwhile.
    pub async fn write_decisions(
        &self,
        consultation: &Code,
        (seen, decided): (&str, &BTreeMap<Code, Decided>),
        officer: i64,
        today: &Day,
    ) -> Result<bool, StoreError> {
        let words = serde_json::to_string(decided).expect("strings");
        self.write_outcome(consultation, DECISIONS, (seen, &words, None), officer, today).await
    }
}
