//! What a form posted, parsed at the edge: answers, or what is wrong with each field.

use unicode_normalization::UnicodeNormalization as _;

use super::answer::{Answer, Answers, Slot, Value};
use crate::{
    code::Code,
    level::ReadingLevel,
    survey::{Kind, NO_SERVICE, Question, Survey, WayOut, YES_NO_UNSURE},
};

/// The fields of a form, as posted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// All the values of a field, in the order posted.
    pub fn all<'f>(&'f self, name: &'f str) -> impl Iterator<Item = &'f str> {
        self.0.iter().filter(move |(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// Every field with its value, in the order posted.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The first value of a field.
    pub fn first(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// Whether a field holds a value.
    pub fn holds(&self, name: &str, value: &str) -> bool {
        self.all(name).any(|found| found == value)
    }
}

impl FromIterator<(String, String)> for Fields {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(fields: I) -> Self {
        // Nobody types it, and PostgreSQL has no place for it.
        Self(fields.into_iter().map(|(name, value)| (name, value.replace('\0', ""))).collect())
    }
}

/// What is wrong with one question's fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldFault {
    /// The question, and its service.
    pub slot: Slot,
    /// What is wrong.
    pub wrong: Wrong,
}

/// What can be wrong, as the key of what the reader is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// A required question has no answer.
    Required,
    /// A text has so many characters too many.
    TooLong {
        /// How many characters are allowed.
        max: usize,
        /// How many are too many.
        over: usize,
    },
    /// *None of these*, or a way out, and something else.
    NoneAndSome,
    /// More services than may be chosen.
    TooMany {
        /// The most that may be chosen.
        max: usize,
    },
    /// One option in two places.
    RankedTwice,
    /// A value the page did not offer.
    NotOffered,
}

/// The field of a rank's place, from 1.
pub fn place_field(question: &Code, place: usize) -> String {
    format!("{question}.{place}")
}

/// A page as it was read: what can be kept, and what is wrong with the rest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The slots with nothing wrong, and what each now holds.
    pub kept: Vec<(Slot, Option<Answer>)>,
    /// The others. Whoever goes on keeps nothing of a page that has a fault; whoever leaves it for later
    /// keeps the rest.
    pub faults: Vec<FieldFault>,
}

/// Reads the slots of one page.
pub fn read(survey: &Survey, level: ReadingLevel, slots: &[Slot], fields: &Fields) -> Reading {
    let mut kept = Vec::new();
    let mut faults = Vec::new();
    for slot in slots {
        let question = survey.question(&slot.question);
        match value(survey, question, level, fields) {
            Ok(None) if question.required => {
                faults.push(FieldFault { slot: slot.clone(), wrong: Wrong::Required });
            }
            Ok(value) => kept.push((slot.clone(), value.map(|value| Answer { value, level }))),
            Err(wrong) => faults.push(FieldFault { slot: slot.clone(), wrong }),
        }
    }
    Reading { kept, faults }
}

fn value(survey: &Survey, question: &Question, level: ReadingLevel, fields: &Fields) -> Result<Option<Value>, Wrong> {
    let name = question.code.as_str();
    match &question.kind {
        Kind::ShortText { max } | Kind::LongText { max, .. } => text(fields.first(name).unwrap_or(""), *max),
        Kind::Rank { .. } => rank(question, question.places_at(level), fields),
        Kind::Many(_) | Kind::Services { .. } => several(survey, question, level, fields),
        Kind::Single(_) | Kind::YesNoUnsure | Kind::Rating { .. } => {
            let Some(chosen) = fields.first(name).filter(|value| !value.is_empty()) else { return Ok(None) };
            if let Some(way) = way_out(question, level, chosen) {
                return Ok(Some(Value::Out(way)));
            }
            let code = Code::parse(chosen).map_err(|_| Wrong::NotOffered)?;
            one(survey, question, level, code).map(Some)
        }
    }
}

fn one(survey: &Survey, question: &Question, level: ReadingLevel, code: Code) -> Result<Value, Wrong> {
    let offered = match &question.kind {
        Kind::YesNoUnsure => YES_NO_UNSURE.contains(&code.as_str()),
        Kind::Rating { .. } => {
            let scale = question.scale_at(level).expect("a rating has a scale");
            if survey.scales[scale].point(&code).is_none() {
                return Err(Wrong::NotOffered);
            }
            return Ok(Value::Point { scale: scale.clone(), point: code });
        }
        _ => question.offered().any(|choice| choice.code == code),
    };
    if offered { Ok(Value::Choice(code)) } else { Err(Wrong::NotOffered) }
}

fn several(survey: &Survey, question: &Question, level: ReadingLevel, fields: &Fields) -> Result<Option<Value>, Wrong> {
    let posted: Vec<&str> = fields.all(question.code.as_str()).filter(|value| !value.is_empty()).collect();
    let out = posted.iter().find_map(|value| way_out(question, level, value));
    match (out, posted.len()) {
        (_, 0) => return Ok(None),
        (Some(way), 1) => return Ok(Some(Value::Out(way))),
        (Some(_), _) => return Err(Wrong::NoneAndSome),
        (None, _) => {}
    }
    let offered = survey.offered(question);
    if posted.iter().any(|value| !offered.iter().any(|code| code.as_str() == *value)) {
        return Err(Wrong::NotOffered);
    }
    let chosen: Vec<Code> = offered.into_iter().filter(|code| posted.contains(&code.as_str())).collect();
    if let Kind::Services { max } = question.kind {
        return match chosen.len() {
            n if n > 1 && chosen.iter().any(|code| *code == *NO_SERVICE) => Err(Wrong::NoneAndSome),
            n if n > max => Err(Wrong::TooMany { max }),
            _ => Ok(Some(Value::Services(chosen))),
        };
    }
    let says_none = question.offered().any(|choice| choice.none && chosen.contains(&choice.code));
    if says_none && chosen.len() > 1 { Err(Wrong::NoneAndSome) } else { Ok(Some(Value::Many(chosen))) }
}

/// Whether what is kept says all that was answered now, and more: who reads a wording that asks what comes first alone, and says
/// the same, takes back nothing of what they put in order in another.
pub fn says_no_more(kept: &Value, now: &Value) -> bool {
    match (kept, now) {
        (Value::Ranked(kept), Value::Ranked(now)) => kept.len() > now.len() && kept.starts_with(now),
        _ => false,
    }
}

fn rank(question: &Question, places: usize, fields: &Fields) -> Result<Option<Value>, Wrong> {
    let mut ranked: Vec<Code> = Vec::new();
    for place in 1..=places {
        let field = place_field(&question.code, place);
        let Some(posted) = fields.first(&field).filter(|value| !value.is_empty()) else { continue };
        let code = Code::parse(posted).map_err(|_| Wrong::NotOffered)?;
        if !question.offered().any(|choice| choice.code == code) {
            return Err(Wrong::NotOffered);
        }
        if ranked.contains(&code) {
            return Err(Wrong::RankedTwice);
        }
        ranked.push(code);
    }
    Ok((!ranked.is_empty()).then_some(Value::Ranked(ranked)))
}

fn text(posted: &str, max: usize) -> Result<Option<Value>, Wrong> {
    let clean = tidy(posted);
    let length = length(&clean);
    if length > max {
        return Err(Wrong::TooLong { max, over: length - max });
    }
    Ok((!clean.is_empty()).then_some(Value::Text(clean)))
}

/// Line ends as `\n`, no control characters, no blank space at either end; letters composed, whatever keyboard they come
/// from, and without marks that nobody sees.
pub fn tidy(posted: &str) -> String {
    posted
        .replace("\r\n", "\n")
        .replace('\r', "\n")
        .chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        // What nobody sees and nobody typed: it would part words in two. Those that join letters and pictures stay.
        .filter(|c| !matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}'))
        // Composed last: what stood between a letter and its mark is gone by then.
        .nfc()
        .collect::<String>()
        .trim()
        .to_owned()
}

/// The length a browser counts: UTF-16 units, a line end counting once. A form posts `\r\n`, so a
/// server that counted what it received would refuse what the page said was short enough.
pub fn length(text: &str) -> usize {
    text.replace("\r\n", "\n").encode_utf16().count()
}

fn way_out(question: &Question, level: ReadingLevel, posted: &str) -> Option<WayOut> {
    question.ways_out_at(level).find(|way| way.form_value() == posted)
}

/// The fields a page shows for answers already given: what [`read`] would read back as the same.
pub fn fields_of(survey: &Survey, level: ReadingLevel, slots: &[Slot], answers: &Answers) -> Fields {
    let mut fields = Vec::new();
    for slot in slots {
        let name = slot.question.as_str();
        let Some(answer) = answers.get(slot) else { continue };
        let question = survey.question(&slot.question);
        match &answer.value {
            Value::Choice(code) => fields.push((name.to_owned(), code.to_string())),
            Value::Point { scale, point } => {
                // A point of another level's scale is kept, but is not one of the points shown.
                if question.scale_at(level) == Some(scale) {
                    fields.push((name.to_owned(), point.to_string()));
                }
            }
            Value::Many(chosen) | Value::Services(chosen) => {
                fields.extend(chosen.iter().map(|code| (name.to_owned(), code.to_string())));
            }
            Value::Ranked(chosen) => fields.extend(
                chosen.iter().enumerate().map(|(at, code)| (place_field(&slot.question, at + 1), code.to_string())),
            ),
            Value::Text(text) => fields.push((name.to_owned(), text.clone())),
            Value::Out(way) => fields.push((name.to_owned(), way.form_value())),
        }
    }
    Fields(fields)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_and_the_server_count_alike() {
        // 8 code points; 10 UTF-16 units in the page; 11 as posted with its \r\n.
        assert_eq!(length("Hi 👍🏽\r\nok"), 10);
        assert_eq!(length("Hi 👍🏽\nok"), 10);
    }

    #[test]
    fn text_is_tidied_not_changed() {
        assert_eq!(tidy("  a\r\nb\u{0}\t \n"), "a\nb");
        assert_eq!(tidy("\u{feff}Bjo\u{308}rn\u{ad}s 👨\u{200d}👩\u{200d}👧"), "Bj\u{f6}rns 👨\u{200d}👩\u{200d}👧");
    }

    #[test]
    fn too_long_says_by_how_much() {
        assert_eq!(text("abcdef", 4), Err(Wrong::TooLong { max: 4, over: 2 }));
        assert_eq!(text("abcd\r\n", 4), Ok(Some(Value::Text("abcd".to_owned()))));
    }
}
