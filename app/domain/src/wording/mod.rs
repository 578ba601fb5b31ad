//! Which wording a reader gets, and what an author has still to write.

pub mod coverage;
pub mod lint;
pub mod readability;
mod sentences;

pub(crate) use sentences::sentences;

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    consultation::Fallback,
    fault::{Fault, Faults},
    language::Language,
    level::ReadingLevel,
};

/// A wording: a language and a reading level.
pub type Wording = (Language, ReadingLevel);

/// Where to look for a text, in order. One rule for the interface and for surveys:
/// (language, level), the same language's next plainer level, its standard level, then English at
/// the level, then English standard. The officer may forbid each step.
pub fn fallback(language: &Language, level: ReadingLevel, forbid: Fallback) -> Vec<Wording> {
    let english = Language::english();
    let mut chain = vec![(language.clone(), level)];
    if !forbid.forbid_plainer
        && let Some(plainer) = level.plainer()
    {
        chain.push((language.clone(), plainer));
    }
    if !forbid.forbid_standard {
        chain.push((language.clone(), ReadingLevel::Standard));
    }
    if !forbid.forbid_english {
        chain.push((english.clone(), level));
        chain.push((english, ReadingLevel::Standard));
    }
    let mut seen = BTreeSet::new();
    chain.retain(|wording| seen.insert(wording.clone()));
    chain
}

/// One message, or one attribute of it.
pub type Key = (String, Option<String>);

/// The Fluent texts of a survey, by wording.
#[derive(Clone, Debug, Default)]
pub struct Wordings {
    /// The resources of each wording, in the order they were named.
    pub texts: BTreeMap<Wording, Vec<(String, String)>>,
    keys: BTreeMap<Wording, BTreeMap<Key, String>>,
}

impl Wordings {
    /// Takes the `<name>.<language>.<level>.ftl` files, checking that each is Fluent.
    pub fn read<'f>(files: impl IntoIterator<Item = (&'f str, &'f str)>, faults: &mut Vec<Fault>) -> Self {
        let mut wordings = Self::default();
        for (path, text) in files {
            let mut found = Faults::new(path, text);
            match wording_of(path) {
                None => found.at(0, "", "name it <name>.<language>.<level>.ftl, such as parents.en.easy-read.ftl"),
                Some(wording) => {
                    let keys = keys_of(text, &mut found);
                    wordings.keys.entry(wording.clone()).or_default().extend(keys);
                    wordings.texts.entry(wording).or_default().push((path.to_owned(), text.to_owned()));
                }
            }
            faults.append(&mut found.found);
        }
        wordings
    }

    /// Whether a wording itself has a text.
    pub fn has(&self, wording: &Wording, key: &Key) -> bool {
        self.text(wording, key).is_some()
    }

    /// A text as written, placeables as `{}`: for checking, not for showing.
    pub fn text(&self, wording: &Wording, key: &Key) -> Option<&str> {
        self.keys.get(wording)?.get(key).map(String::as_str)
    }

    /// The names of the texts in files whose path begins so, with the wording of each.
    pub fn of_files<'w>(&'w self, prefix: &'w str) -> impl Iterator<Item = (&'w Wording, &'w str)> + 'w {
        self.texts.iter().flat_map(move |(wording, files)| {
            let mine = files.iter().filter(move |(path, _)| path.starts_with(prefix));
            mine.flat_map(move |(_, text)| {
                text.lines().filter_map(move |line| {
                    let (name, _) = line.split_once(" =")?;
                    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic())
                        && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
                    is_name.then_some((wording, name))
                })
            })
        })
    }

    /// The languages there is any text in.
    pub fn languages(&self) -> BTreeSet<&Language> {
        self.texts.keys().map(|(language, _)| language).collect()
    }

    /// The file and line of a message, for faults.
    pub fn place(&self, wording: &Wording, message: &str) -> (String, usize) {
        let files = self.texts.get(wording).map_or(&[][..], Vec::as_slice);
        for (path, text) in files {
            if let Some(line) = text.lines().position(|line| line.split(" =").next() == Some(message)) {
                return (path.clone(), line + 1);
            }
        }
        let (path, _) = files.last().cloned().unwrap_or_default();
        (path, 0)
    }
}

/// The wording a file is in, by its name: `<name>.<language>.<level>.ftl`.
pub(crate) fn wording_of(path: &str) -> Option<Wording> {
    let name = path.rsplit('/').next()?.strip_suffix(".ftl")?;
    let mut parts = name.rsplitn(3, '.');
    let level = ReadingLevel::parse(parts.next()?)?;
    let language = Language::parse(parts.next()?)?;
    parts.next()?;
    Some((language, level))
}

fn keys_of(text: &str, found: &mut Faults<'_>) -> BTreeMap<Key, String> {
    use fluent_syntax::ast::{Entry, Pattern, PatternElement};

    let resource = match fluent_syntax::parser::parse(text) {
        Ok(resource) => resource,
        Err((resource, errors)) => {
            for error in errors {
                found.at(error.pos.start, "", format!("this is not Fluent: {error}"));
            }
            resource
        }
    };
    let plain = |pattern: &Pattern<&str>| -> String {
        pattern
            .elements
            .iter()
            .map(|element| match element {
                PatternElement::TextElement { value } => *value,
                PatternElement::Placeable { .. } => "{}",
            })
            .collect()
    };
    let mut keys = BTreeMap::new();
    let there: BTreeSet<&str> = resource
        .body
        .iter()
        .filter_map(|entry| match entry {
            Entry::Message(message) => Some(message.id.name),
            Entry::Term(term) => Some(term.id.name),
            _ => None,
        })
        .collect();
    for entry in &resource.body {
        let Entry::Message(message) = entry else { continue };
        let id = message.id.name.to_owned();
        let place = || text.find(&format!("\n{id} =")).map_or(0, |at| at + 1);
        for pattern in message.value.iter().chain(message.attributes.iter().map(|attribute| &attribute.value)) {
            for wrong in names_nothing(pattern, &there) {
                found.at(place(), &id, wrong);
            }
        }
        if let Some(value) = &message.value
            && keys.insert((id.clone(), None), plain(value)).is_some()
        {
            let at = text.rfind(&format!("\n{id} =")).map_or(0, |at| at + 1);
            found.at(at, &id, "this message is here twice");
        }
        for attribute in &message.attributes {
            keys.insert((id.clone(), Some(attribute.id.name.to_owned())), plain(&attribute.value));
        }
    }
    keys
}

/// What stands in braces in a text and means nothing, which readers would be shown as it stands there: another variable than the
/// service's name, and another text that is not in the file.
fn names_nothing(pattern: &fluent_syntax::ast::Pattern<&str>, there: &BTreeSet<&str>) -> Vec<String> {
    use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement};

    fn inline(one: &InlineExpression<&str>, there: &BTreeSet<&str>, wrong: &mut Vec<String>) {
        match one {
            InlineExpression::VariableReference { id } if id.name != "service" => {
                wrong.push(format!("{{ ${} }} stands for nothing: a text may hold {{ $service }} alone", id.name));
            }
            InlineExpression::MessageReference { id, .. } | InlineExpression::TermReference { id, .. }
                if !there.contains(id.name) =>
            {
                let meant = if id.name == "service" { ": write { $service } for the service’s name" } else { "" };
                wrong.push(format!("{{ {} }} is no text of this file{meant}", id.name));
            }
            InlineExpression::Placeable { expression } => whole(expression, there, wrong),
            _ => {}
        }
    }

    fn whole(one: &Expression<&str>, there: &BTreeSet<&str>, wrong: &mut Vec<String>) {
        match one {
            Expression::Inline(one) => inline(one, there, wrong),
            Expression::Select { selector, variants } => {
                inline(selector, there, wrong);
                for variant in variants {
                    walk(&variant.value, there, wrong);
                }
            }
        }
    }

    fn walk(pattern: &Pattern<&str>, there: &BTreeSet<&str>, wrong: &mut Vec<String>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                whole(expression, there, wrong);
            }
        }
    }

    let mut wrong = Vec::new();
    walk(pattern, there, &mut wrong);
    wrong
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain(tag: &str, level: ReadingLevel, forbid: Fallback) -> Vec<String> {
        let language = Language::parse(tag).expect("a tag");
        fallback(&language, level, forbid).into_iter().map(|(language, level)| format!("{language}/{level}")).collect()
    }

    #[test]
    fn a_reader_falls_to_plainer_then_standard_then_english() {
        assert_eq!(
            chain("ar", ReadingLevel::Teen, Fallback::default()),
            ["ar/teen", "ar/junior", "ar/standard", "en/teen", "en/standard"]
        );
        assert_eq!(chain("en", ReadingLevel::Standard, Fallback::default()), ["en/standard", "en/easy-read"]);
    }

    #[test]
    fn each_step_can_be_forbidden() {
        let never = Fallback { forbid_plainer: true, forbid_standard: true, forbid_english: true };
        assert_eq!(chain("ar", ReadingLevel::Teen, never), ["ar/teen"]);
        let no_english = Fallback { forbid_english: true, ..Fallback::default() };
        assert_eq!(chain("ar", ReadingLevel::EasyRead, no_english), ["ar/easy-read", "ar/standard"]);
    }

    #[test]
    fn file_names_say_the_wording() {
        assert!(wording_of("surveys/parents.en.easy-read.ftl").is_some());
        assert!(wording_of("parents.en.ftl").is_none());
        assert!(wording_of("parents.en.adult.ftl").is_none());
    }
}
