//! A consultation: one exercise with a purpose, services in scope, dates, and surveys.

use serde::Deserialize;

use crate::{code::Code, fault::Faults, language::Language, survey::NO_SERVICE};

/// One exercise.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Consultation {
    /// Its stable name, part of its address.
    pub code: Code,
    /// The consultation whose questions it asks again, after what that was about was decided.
    #[serde(default)]
    pub wave_of: Option<Code>,
    /// The first day it can be answered, as `2026-11-02`, in the council's time zone.
    pub opens: Day,
    /// The last day it can be answered.
    pub closes: Day,
    /// The day by which what was decided is published; of a wave, what people said.
    pub decides: Day,
    /// Whether the decision is still open: consulting after it is taken is unlawful (Gunning 1). A wave decides nothing.
    pub decision: Decision,
    /// The surveys, by code, in the order offered.
    pub surveys: Vec<Code>,
    /// Where to write to; never a telephone number alone.
    pub contact: Contact,
    /// What may stand in for a wording that is missing.
    #[serde(default)]
    pub fallback: Fallback,
    /// The languages offered beside English.
    #[serde(default)]
    pub languages: Vec<Language>,
    /// The address of the licence under which figures of it are published as open data, where the council gives one.
    #[serde(default)]
    pub licence: Option<String>,
    /// The services in scope.
    #[serde(rename = "service")]
    pub services: Vec<Service>,
}

/// A calendar day, as `2026-11-22`. Compared as text: the form sorts by date.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(transparent)]
pub struct Day(String);

/// The last day of a month (Gregorian).
fn last_day(year: u16, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl Day {
    /// Parses `YYYY-MM-DD`, a day that there is.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let shaped = bytes.len() == 10
            && bytes.iter().enumerate().all(|(at, byte)| match at {
                4 | 7 => *byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        let number = |from: usize, to: usize| text.get(from..to)?.parse::<u8>().ok();
        let year = text.get(0..4)?.parse::<u16>().ok()?;
        let (month, day) = (number(5, 7)?, number(8, 10)?);
        let real = (1..=12).contains(&month) && (1..=last_day(year, month)).contains(&day);
        (shaped && real).then(|| Self(text.to_owned()))
    }

    /// The day as `2026-11-22`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Year, month and day of the month.
    pub fn parts(&self) -> (u16, u8, u8) {
        let number = |from: usize, to: usize| self.0[from..to].parse::<u16>().unwrap_or_default();
        let small = |n: u16| u8::try_from(n).unwrap_or_default();
        (number(0, 4), small(number(5, 7)), small(number(8, 10)))
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom(format!("“{text}” is not a day as 2026-11-22")))
    }
}

/// Whether what is consulted on has been decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Decision {
    /// Nothing is decided.
    Open,
    /// It is decided: such a consultation is refused, unless it asks how things are since.
    Taken,
}

/// Where to write to.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Contact {
    /// The council's name.
    pub council: String,
    /// An e-mail address.
    pub email: String,
    /// A postal address.
    pub post: String,
}

/// Which wordings may stand in for a missing one.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Fallback {
    /// Never the next plainer level of the same language.
    #[serde(default)]
    pub forbid_plainer: bool,
    /// Never the standard level of the same language.
    #[serde(default)]
    pub forbid_standard: bool,
    /// Never English.
    #[serde(default)]
    pub forbid_english: bool,
}

/// Something the council provides.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Service {
    /// Its stable name.
    pub code: Code,
    /// Other names people use for it.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Whether the law requires it.
    pub duty: Duty,
    /// The law, in a sentence.
    pub law: String,
    /// How it is provided now.
    pub provided: String,
    /// A picture for it.
    pub picture: String,
    /// Whether many of those who use it sign: what asks about it is signed before it opens, or it is said why not.
    #[serde(default)]
    pub sign_language: bool,
    /// Whether it is for children and young people with special educational needs or disabilities, so that the law names whom
    /// to ask about it ([`crate::duties::Law::Families`]).
    #[serde(default)]
    pub special_needs: bool,
}

/// Whether the law requires a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Duty {
    /// The law requires it.
    Statutory,
    /// The council chooses to provide it.
    Discretionary,
    /// Part is required and part is chosen.
    Both,
}

/// The state of a consultation on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Its first day is still to come.
    NotYetOpen,
    /// It can be answered.
    Open,
    /// Its last day is past.
    Closed,
}

impl Consultation {
    /// The languages it is offered in, English first.
    pub fn every_language(&self) -> impl Iterator<Item = Language> + '_ {
        std::iter::once(Language::english()).chain(self.languages.iter().cloned())
    }

    /// Parses `consultation.toml`.
    pub fn parse(file: &str, source: &str, faults: &mut Vec<crate::fault::Fault>) -> Option<Self> {
        let mut found = Faults::new(file, source);
        let parsed: Option<Self> = match toml::from_str(source) {
            Ok(parsed) => Some(parsed),
            Err(error) => {
                found.toml(&error);
                None
            }
        };
        if let Some(consultation) = &parsed {
            consultation.check(source, &mut found);
        }
        faults.append(&mut found.found);
        parsed
    }

    fn check(&self, source: &str, found: &mut Faults<'_>) {
        let at = |key: &str| source.find(key).unwrap_or_default();
        if self.opens > self.closes {
            found.at(at("closes"), "closes", "it closes before it opens");
        }
        if self.decides <= self.closes {
            found.at(
                at("decides"),
                "decides",
                "the decision is due before the consultation closes: what people say could not count",
            );
        }
        if self.decision == Decision::Taken && self.wave_of.is_none() {
            found.at(at("decision"), "decision", "consult while the decision is still open, or do not ask");
        }
        if self.wave_of.as_ref() == Some(&self.code) {
            found.at(at("wave-of"), "wave-of", "it cannot ask itself again");
        }
        for (index, service) in self.services.iter().enumerate() {
            if service.code == *NO_SERVICE {
                let at = source.find(NO_SERVICE).unwrap_or_default();
                found.at(
                    at,
                    format!("service.{}", service.code),
                    "this code means that somebody uses none: choose another",
                );
            }
            if self.services[..index].iter().any(|other| other.code == service.code) {
                let second = source.rfind(&format!("\"{}\"", service.code)).unwrap_or_default();
                found.at(second, format!("service.{}", service.code), "two services have this code");
            }
        }
    }

    /// Its state on a day in the council's time zone.
    pub fn state_on(&self, today: &Day) -> State {
        if *today < self.opens {
            State::NotYetOpen
        } else if *today > self.closes {
            State::Closed
        } else {
            State::Open
        }
    }

    /// The last day its answers are kept: six months after the decision, on the same day of the month or that
    /// month's last.
    pub fn deletes_on(&self) -> Day {
        let (year, month, day) = self.decides.parts();
        // There is no day after the last that four digits have.
        let (year, month) = if month > 6 { ((year + 1).min(9999), month - 6) } else { (year, month + 6) };
        Day(format!("{year:04}-{month:02}-{:02}", day.min(last_day(year, month))))
    }

    /// A service by its code.
    pub fn service(&self, code: &Code) -> Option<&Service> {
        self.services.iter().find(|service| service.code == *code)
    }
}
