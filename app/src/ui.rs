//! What every page is told beside its model: the reader's words, and where assets are.

use std::sync::Arc;

use domain::{
    audience::Audience,
    code::Code,
    consultation::Day,
    heard::schools::Urn,
    language::Language,
    level::ReadingLevel,
    respond::answer::Slot,
    survey::{NO_SERVICE, WayOut},
};
use fluent::FluentValue;

use crate::{
    phrases::{Phrases, Said},
    signed::Signing,
};

/// Addresses of what a page fetches, named by their content.
#[derive(Clone, Debug, Default)]
pub struct Assets {
    /// The style sheet of every page.
    pub style: String,
    /// The style sheet of officers', sessions' and reports' pages, beside it.
    pub desk: String,
    /// The script that wakes islands; fetched only where there is one.
    pub boot: String,
    /// The icon.
    pub icon: String,
}

/// What every page is told.
#[derive(Clone, Debug)]
pub struct Ui {
    /// The reader's words.
    pub phrases: Arc<Phrases>,
    /// Where assets are.
    pub assets: Arc<Assets>,
    /// Whether the answers on show are made up.
    pub demonstration: bool,
    /// The council's name, where a consultation says it.
    pub council: Option<String>,
    /// Whose help pages the foot of the page leads to, where there is one consultation.
    pub consultation: Option<Code>,
    /// What is signed, where the reader wants it signed.
    pub signing: Option<Arc<Signing>>,
    /// Whether it is a survey for children and young people, in whatever wording: of those of sixteen, or in easy read, as
    /// of the others.
    pub young: bool,
    /// Whether it is answered in an engagement session: what may be a concern for a child is kept with the session it came from,
    /// and whoever writes is told so.
    pub in_session: bool,
    /// Where a trial is ended, in which a survey is read: nothing that is entered is kept, and each page says so.
    pub trial: Option<Arc<String>>,
    /// Whether its reader is shown what can be turned round the other way round.
    pub turned: bool,
    /// The school whose link the reader followed, until they begin.
    pub through: Option<Urn>,
}

impl Ui {
    /// Words and assets, and nothing else that a page may be told.
    pub fn plain(phrases: Arc<Phrases>, assets: Arc<Assets>) -> Self {
        Self {
            phrases,
            assets,
            demonstration: false,
            council: None,
            consultation: None,
            signing: None,
            young: false,
            in_session: false,
            trial: None,
            turned: false,
            through: None,
        }
    }

    /// Words for a sheet's foot: where the answers are made up, whoever has the sheet alone is told.
    pub fn foot(&self, words: String) -> String {
        if self.demonstration { format!("{words} {}", self.say("made-up")) } else { words }
    }

    /// The reader's language.
    pub fn language(&self) -> &Language {
        &self.phrases.language
    }

    /// Whether whoever reads it is a child or a young person: where help is stands on every page then.
    pub fn is_for_child(&self) -> bool {
        self.young || self.level().is_child()
    }

    /// Whether pages can be read aloud: where they carry pictures, and where there is no plainer wording for whoever reads
    /// little, as in other languages.
    pub fn reads_aloud(&self) -> bool {
        self.level().is_pictured() || *self.language() != Language::english()
    }

    /// The reader's level.
    pub fn level(&self) -> ReadingLevel {
        self.phrases.level
    }

    /// A text of the interface.
    pub fn say(&self, id: &str) -> String {
        self.phrases.say(id, &[])
    }

    /// A text of the interface with values in it.
    pub fn say_with(&self, id: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        self.phrases.say(id, args)
    }

    /// A text of the survey; empty where there is none and none is needed.
    pub fn survey(&self, id: &str) -> Said {
        self.survey_with(id, None, &[]).unwrap_or_else(|| Said { text: String::new(), language: None })
    }

    /// A part of a text of the survey.
    pub fn survey_part(&self, id: &str, part: &str) -> Option<Said> {
        self.survey_with(id, Some(part), &[])
    }

    /// A text of the survey with values in it.
    pub fn survey_with(&self, id: &str, part: Option<&str>, args: &[(&str, FluentValue<'_>)]) -> Option<Said> {
        self.phrases.survey(id, part, args)
    }

    /// A service's name in the reader's wording; that somebody uses none.
    pub fn service(&self, code: &Code) -> String {
        if *code == *NO_SERVICE {
            return self.say("services-none");
        }
        self.survey(&format!("service-{code}")).text
    }

    /// Whom a survey is for, in words.
    pub fn audience(&self, audience: Audience) -> String {
        self.say(&format!("audience-name-{}", audience.as_str()))
    }

    /// A question in the reader's wording, about a service where it is asked for one.
    pub fn question(&self, code: &Code, service: Option<&Code>) -> Said {
        self.question_part(code, None, service).unwrap_or(Said { text: String::new(), language: None })
    }

    /// A question where no page's heading names its service: the service is named with it.
    pub fn asked(&self, slot: &Slot) -> String {
        let words = self.question(&slot.question, slot.service.as_ref()).text;
        match slot.service.as_ref().filter(|_| self.is_unnamed(slot)) {
            Some(service) => format!("{}: {words}", self.service(service)),
            None => words,
        }
    }

    /// Whether a question is about a service that its own words do not name.
    pub fn is_unnamed(&self, slot: &Slot) -> bool {
        let Some(service) = &slot.service else { return false };
        let words = self.question(&slot.question, Some(service)).text.to_lowercase();
        !words.contains(&self.service(service).to_lowercase())
    }

    /// A part of a question's wording: its hint, its short name, an option.
    pub fn question_part(&self, code: &Code, part: Option<&str>, service: Option<&Code>) -> Option<Said> {
        let name = service.map(|service| self.service(service)).unwrap_or_default();
        self.survey_with(code.as_str(), part, &[("service", name.into())])
    }

    /// A point of a scale.
    pub fn point(&self, scale: &Code, point: &Code) -> Said {
        self.survey_part(&format!("scale-{scale}"), point.as_str())
            .unwrap_or(Said { text: String::new(), language: None })
    }

    /// A way out.
    pub fn way_out(&self, way: WayOut) -> String {
        self.say(&format!("way-{}", way.as_str()))
    }

    /// A day in words.
    pub fn day(&self, day: &Day) -> String {
        let (year, month, of_month) = day.parts();
        let month = self.say(&format!("month-{month}"));
        self.say_with(
            "date",
            &[("day", u32::from(of_month).into()), ("month", month.into()), ("year", year.to_string().into())],
        )
    }

    /// What carries a reader's choices to a page that keeps none: `?language=…&level=…`, and whose link they followed.
    pub fn carry(&self) -> String {
        self.carry_as(self.language(), self.level())
    }

    /// The same for another language or level.
    pub fn carry_as(&self, language: &Language, level: ReadingLevel) -> String {
        let school = self.through.as_ref().map(|urn| format!("&school={urn}")).unwrap_or_default();
        format!("?language={language}&level={level}{school}")
    }
}
