//! The words: the interface's and a survey's, each looked up by the one fallback rule.

use std::{
    collections::BTreeMap,
    fmt,
    sync::{Arc, LazyLock},
};

use domain::{
    consultation::Fallback,
    language::Language,
    level::ReadingLevel,
    wording::{Wording, Wordings, fallback},
};
use fluent::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use rust_embed::RustEmbed;

/// `locales/<language>/<level>/*.ftl`
#[derive(RustEmbed)]
#[folder = "../locales"]
#[include = "*.ftl"]
struct Locales;

type Resources = BTreeMap<Wording, Vec<Arc<FluentResource>>>;

static INTERFACE: LazyLock<Resources> = LazyLock::new(|| {
    let mut texts: BTreeMap<Wording, Vec<String>> = BTreeMap::new();
    for path in Locales::iter() {
        let mut parts = path.split('/');
        let (Some(language), Some(level)) = (parts.next(), parts.next()) else { continue };
        let (Some(language), Some(level)) = (Language::parse(language), ReadingLevel::parse(level)) else { continue };
        let file = Locales::get(&path).expect("it was just listed");
        texts.entry((language, level)).or_default().push(String::from_utf8_lossy(&file.data).into_owned());
    }
    compile(texts)
});

fn compile(texts: BTreeMap<Wording, Vec<String>>) -> Resources {
    let parse = |text: String| match FluentResource::try_new(text) {
        Ok(resource) | Err((resource, _)) => Arc::new(resource),
    };
    texts.into_iter().map(|(wording, texts)| (wording, texts.into_iter().map(parse).collect())).collect()
}

/// The languages the interface is written in.
pub fn interface_languages() -> Vec<Language> {
    let mut languages: Vec<Language> = INTERFACE.keys().map(|(language, _)| language.clone()).collect();
    languages.dedup();
    languages
}

/// Whether the interface is written in a language at a level.
pub fn interface_has(language: &Language, level: ReadingLevel) -> bool {
    INTERFACE.contains_key(&(language.clone(), level))
}

/// A text, and the language it is in where that is not the page's: a reader's device has to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The words.
    pub text: String,
    /// The language, where it differs from the page's.
    pub language: Option<Language>,
}

impl Said {
    /// The `lang` and `dir` of what says it; none where both are the page's.
    pub fn marks(&self) -> (Option<String>, Option<&'static str>) {
        let language = self.language.as_ref();
        (language.map(ToString::to_string), language.map(Language::direction))
    }
}

/// The words for one reader: a language and a reading level, of the interface and perhaps a survey.
pub struct Phrases {
    /// The reader's language.
    pub language: Language,
    /// The reader's level.
    pub level: ReadingLevel,
    interface: Vec<(Wording, FluentBundle<Arc<FluentResource>>)>,
    survey: Vec<(Wording, FluentBundle<Arc<FluentResource>>)>,
}

impl fmt::Debug for Phrases {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Phrases({}, {})", self.language, self.level)
    }
}

impl Phrases {
    /// A language by its own name.
    pub fn language_name(language: &Language, level: ReadingLevel) -> String {
        Self::interface(language.clone(), level).say("language-name", &[])
    }

    /// The interface's words alone.
    pub fn interface(language: Language, level: ReadingLevel) -> Self {
        let interface = chain(&INTERFACE, &language, level, Fallback::default());
        Self { language, level, interface, survey: Vec::new() }
    }

    /// The interface's words and a survey's.
    pub fn with_survey(language: Language, level: ReadingLevel, wordings: &Wordings, forbid: Fallback) -> Self {
        let texts = wordings
            .texts
            .iter()
            .map(|(wording, files)| (wording.clone(), files.iter().map(|(_, text)| text.clone()).collect()))
            .collect();
        let survey = chain(&compile(texts), &language, level, forbid);
        Self { survey, ..Self::interface(language, level) }
    }

    /// A text of the interface.
    pub fn say(&self, id: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        match find(&self.interface, &self.language, id, None, args) {
            Some(said) => said.text,
            // A reader is never shown a key. That a text is missing is caught by a test.
            None => String::new(),
        }
    }

    /// A text of the interface, if it is there.
    pub fn try_say(&self, id: &str, args: &[(&str, FluentValue<'_>)]) -> Option<String> {
        find(&self.interface, &self.language, id, None, args).map(|said| said.text)
    }

    /// A text of the survey, if it is there.
    pub fn survey(&self, id: &str, attribute: Option<&str>, args: &[(&str, FluentValue<'_>)]) -> Option<Said> {
        find(&self.survey, &self.language, id, attribute, args)
    }
}

fn chain(
    resources: &Resources,
    language: &Language,
    level: ReadingLevel,
    forbid: Fallback,
) -> Vec<(Wording, FluentBundle<Arc<FluentResource>>)> {
    fallback(language, level, forbid)
        .into_iter()
        .filter_map(|wording| {
            let parts = resources.get(&wording)?;
            let tag = wording.0.as_str().parse().ok()?;
            let mut bundle = FluentBundle::new_concurrent(vec![tag]);
            // The marks that isolate directions would stand in attributes and titles as noise.
            bundle.set_use_isolating(false);
            for part in parts {
                bundle.add_resource_overriding(part.clone());
            }
            Some((wording, bundle))
        })
        .collect()
}

/// Whether a wording has words of its own for something.
fn says(bundle: &FluentBundle<Arc<FluentResource>>, id: &str) -> bool {
    bundle.get_message(id).is_some_and(|message| message.value().is_some())
}

fn find(
    chain: &[(Wording, FluentBundle<Arc<FluentResource>>)],
    language: &Language,
    id: &str,
    attribute: Option<&str>,
    args: &[(&str, FluentValue<'_>)],
) -> Option<Said> {
    // A hint explains the words it stands below: where a wording has its own of those and no hint, it has none.
    let own = if attribute == Some("hint") { chain.iter().position(|(_, bundle)| says(bundle, id)) } else { None };
    let chain = own.map_or(chain, |at| &chain[at..=at]);
    chain.iter().find_map(|((found_in, _), bundle)| {
        let message = bundle.get_message(id)?;
        let pattern = match attribute {
            None => message.value()?,
            Some(attribute) => message.get_attribute(attribute)?.value(),
        };
        let args: Option<FluentArgs<'_>> =
            (!args.is_empty()).then(|| args.iter().map(|(name, value)| (*name, value.clone())).collect());
        let mut problems = Vec::new();
        let text = bundle.format_pattern(pattern, args.as_ref(), &mut problems).into_owned();
        Some(Said { text, language: (found_in != language).then(|| found_in.clone()) })
    })
}
