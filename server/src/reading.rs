//! The models that read what people wrote, loaded once for the whole process, and kept off the threads that
//! answer requests.

use std::sync::{Arc, OnceLock};

use domain::{code::Code, language::Language};
use sentiment::{AnalystError, Model, analyst, safeguarding::Concern, services::Service};

use crate::store::consultations::Version;

static MODEL: OnceLock<Result<Arc<Model>, String>> = OnceLock::new();

/// The models; loaded by whoever asks first, which takes a moment.
pub fn model() -> Result<Arc<Model>, AnalystError> {
    MODEL
        .get_or_init(|| Model::carried().map(Arc::new).map_err(|error| error.to_string()))
        .clone()
        .map_err(AnalystError::Weights)
}

/// A first look at texts as they arrive: which of them a safeguarding lead should see at once. It takes
/// microseconds; what it lets pass is read by the whole of the screen before it is on any list
/// ([`crate::jobs::screening`]). Where the models fail, the rules alone decide: a response is never refused because
/// a model failed.
pub async fn first_look(texts: Vec<String>) -> Vec<Option<Concern>> {
    if texts.is_empty() {
        return Vec::new();
    }
    let count = texts.len();
    let look = move || {
        let model = model();
        let look = |text: &String| match &model {
            Ok(model) => analyst::first_look(model, text),
            Err(_) => analyst::concern_by_rule(text),
        };
        texts.iter().map(look).collect()
    };
    tokio::task::spawn_blocking(look).await.unwrap_or_else(|_| {
        tracing::error!("the first look stopped short; what it was to look at goes to the safeguarding lead");
        vec![Some(Concern { topic: None, likely: 0.0 }); count]
    })
}

/// Why a child's text goes to the safeguarding lead whatever the screen says: rules and models know English alone, and what
/// nobody has screened a person reads first. An adult's does not.
pub fn unscreened(is_childs: bool, text: &str, chosen: &Language) -> Option<Concern> {
    is_childs.then(|| analyst::unscreened(text, &chosen.to_string())).flatten()
}

/// The whole of the screen.
pub async fn screen(texts: Vec<String>) -> Result<Vec<Option<Concern>>, AnalystError> {
    let screen = move || {
        let model = model()?;
        analyst::concerns(&model, &texts.iter().map(String::as_str).collect::<Vec<_>>())
    };
    tokio::task::spawn_blocking(screen).await.map_err(|_| AnalystError::Weights("it stopped short".to_owned()))?
}

/// The whole of the screen. One text that cannot be read must not keep the others waiting: it goes to the safeguarding lead.
pub async fn screen_each(texts: Vec<String>) -> Vec<Option<Concern>> {
    match screen(texts.clone()).await {
        Ok(found) => found,
        Err(error) => {
            tracing::error!(%error, "texts could not be screened together; each is tried by itself");
            let mut found = Vec::new();
            for text in texts {
                let unread = |_| vec![Some(Concern { topic: None, likely: 0.0 })];
                found.extend(screen(vec![text]).await.unwrap_or_else(unread));
            }
            found
        }
    }
}

/// The same of what an adult writes down in a session.
pub async fn concern(text: String) -> Option<Concern> {
    screen_each(vec![text]).await.pop().flatten()
}

/// The services of a version's consultation, as people may name them.
pub fn services(version: &Version) -> (Vec<Code>, Vec<Service>) {
    let consultation = &version.edition.consultation;
    let plain = app::phrases::Phrases::with_survey(
        Language::english(),
        domain::level::ReadingLevel::Standard,
        &version.edition.wordings,
        consultation.fallback,
    );
    consultation
        .services
        .iter()
        .map(|service| {
            let name =
                plain.survey(&format!("service-{}", service.code), None, &[]).map(|said| said.text).unwrap_or_default();
            let known = Service { code: service.code.to_string(), name, aliases: service.aliases.clone() };
            (service.code.clone(), known)
        })
        .unzip()
}
