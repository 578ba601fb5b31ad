//! What has a shape: numbers, addresses, dates, links.

use std::sync::LazyLock;

use regex::Regex;

use super::{Kind, Mask};

/// A shape, and what else must be so of what has it.
type Shape = (Kind, Regex, fn(&str) -> bool);

static SHAPES: LazyLock<Vec<Shape>> = LazyLock::new(|| {
    let always: fn(&str) -> bool = |_| true;
    let shape = |kind, pattern: &str, and: fn(&str) -> bool| {
        (kind, Regex::new(pattern).expect("the pattern is written right"), and)
    };
    let street = "road|rd|street|str|st|avenue|ave|close|lane|ln|drive|dr|way|crescent|court|gardens?|gdns|place|grove|\
                  terrace|square|mews|rise|walk|hill|park|green|parade|row|view|boulevard|blvd|highway|estate";
    vec![
        shape(Kind::Email, r"(?i)[\w.+'-]+\s?@\s?[\w-]+(\.[\w-]+)+", always),
        shape(Kind::Link, r"(?i)\b(https?://|www\.)[^\s<>()\[\]]+[^\s<>()\[\].,;:!?']", always),
        shape(
            Kind::Link,
            r"(?i)\b[\w-]+(\.[\w-]+)*\.(co\.uk|org\.uk|ac\.uk|gov\.uk|sch\.uk|com|org|net|info|me|tv|io|uk)(/[^\s]*)?\b",
            always,
        ),
        shape(Kind::Handle, r"(?:^|[\s(])@[A-Za-z0-9_.]{2,}\b", always),
        shape(
            Kind::Handle,
            r"(?i)\b(?:snap(?:chat)?|insta(?:gram)?|tiktok|discord|roblox|xbox|whatsapp) ?(?:name|user(?:name)?|is|id|tag|:)+ ?(?:is |: ?)?[\w.#-]{3,}",
            always,
        ),
        // Bank accounts and cards.
        shape(Kind::Number, r"(?i)\b[a-z]{2}\d{2}(?: ?[a-z0-9]{4}){2,7}(?: ?[a-z0-9]{1,4})?\b", |text| {
            text.chars().filter(char::is_ascii_digit).count() >= 8
        }),
        shape(Kind::Number, r"\b\d(?:[ -]?\d){11,18}\b", always),
        // National Insurance; unique pupil number; NHS number and anything else of ten digits.
        shape(Kind::Number, r"(?i)\b[a-ceghj-pr-tw-z][a-z]\s?\d{2}\s?\d{2}\s?\d{2}\s?[a-d]?\b", always),
        shape(Kind::Number, r"(?i)\b[a-z]\d{11}[a-z0-9]\b", always),
        shape(Kind::Number, r"\b\d{3}[ -]?\d{3}[ -]?\d{4}\b", nhs),
        shape(Kind::Number, r"\b\d{3}-\d{2}-\d{4}\b", always),
        shape(Kind::Number, r"\b(?:\d{1,3}\.){3}\d{1,3}\b", always),
        shape(Kind::Number, r"(?i)\b[a-z]\d{7,}\b|\b\d{7,9}\b", always),
        shape(Kind::Phone, r"(?:\+|\b00)\d{1,3}[\s().-]*(?:\d[\s().-]*){6,12}\d\b", always),
        shape(Kind::Phone, r"(?:\(0\d{2,5}\)|\b0\d{2,5})[\s.-]*\d{2,6}(?:[\s.-]*\d{2,5}){0,3}\b", |text| {
            (9..=12).contains(&text.chars().filter(char::is_ascii_digit).count())
        }),
        shape(
            Kind::Phone,
            r"(?:\(\d{2,4}\) ?|\b\d{2,4}[ .-])\d{2,4}[ .-]\d{2,4}(?:[ .-]\d{2,4})*(?:x\d+)?\b",
            |text| (7..=14).contains(&text.chars().filter(char::is_ascii_digit).count()),
        ),
        // A local number, but not two years.
        shape(Kind::Phone, r"\b\d{2,5}[ -]\d{3,6}(?:x\d+)?\b", |text| {
            let year = |part: &str| part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
            (7..=9).contains(&text.chars().filter(char::is_ascii_digit).count()) && !text.split([' ', '-']).all(year)
        }),
        shape(Kind::Phone, r"\b\d{10,11}\b", always),
        shape(Kind::Postcode, r"(?i)\b[a-z]{1,2}\d[a-z0-9]?\s*\d[abd-hjlnp-uw-z]{2}\b", always),
        shape(
            Kind::Address,
            &format!(
                r"(?i)\b(?:flat|apt|apartment|unit|suite)\.?\s*\d+[a-z]?\b(?:,?\s*\d+[a-z]?,?\s+(?:[\w'’-]+\s+){{1,3}}(?:{street})\b)?"
            ),
            always,
        ),
        shape(
            Kind::Address,
            &format!(r"(?i)\b\d{{1,4}}[a-z]?,?\s+(?:(?:[a-z'’-]+)\s+){{1,3}}(?:{street})\b\.?"),
            address,
        ),
        // A street without a number is one where it is written as a name.
        shape(
            Kind::Address,
            r"\b(?:[A-Z][a-z'’]+\s+){1,2}(?:Road|Street|Avenue|Close|Lane|Drive|Crescent|Gardens|Grove|Terrace|Mews)\b",
            always,
        ),
        shape(
            Kind::Date,
            r"\b\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:\d{4}|\d{2})\b|\b(?:19|20)\d{2}-\d{2}-\d{2}\b",
            date,
        ),
        shape(
            Kind::Date,
            r"(?i)\b\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?,?\s+(?:19|20)\d{2}\b",
            always,
        ),
        shape(
            Kind::Date,
            r"(?i)\b(?:born|birthday|dob|d\.o\.b\.?|bday)\b[^.!?\n]{0,14}?\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:january|february|march|april|may|june|july|august|september|october|november|december)\b",
            always,
        ),
        shape(
            Kind::School,
            r"\b(?:St\.?\s|Saint\s)?(?:[A-Z][\w'’.-]+\s+){1,4}(?:(?:C\.? ?of ?E\.?|CE|RC|Catholic|Church of England)\s+)?(?:(?:Primary|Secondary|Infants?|Junior|High|Grammar|Nursery|Special|Community|Boys|Girls)\s+)*(?:School|Academy|College|Nursery|Primary|Infants|Juniors|Grammar)\b",
            school,
        ),
        shape(
            Kind::School,
            r"(?i)\bst\.?\s+[a-z]{3,}['’]?s?(?:\s+(?:rc|ce|catholic|c of e))?\s+(?:primary|infants?|juniors?|secondary|school|academy|college|nursery)\b(?:\s+school)?",
            always,
        ),
    ]
});

/// The NHS number's check digit (modulus 11). <https://www.datadictionary.nhs.uk/attributes/nhs_number.html>
fn nhs(text: &str) -> bool {
    let digits: Vec<u32> = text.chars().filter_map(|c| c.to_digit(10)).collect();
    let sum: u32 = digits.iter().take(9).zip((2..=10).rev()).map(|(digit, weight)| digit * weight).sum();
    match 11 - sum % 11 {
        11 => digits.get(9) == Some(&0),
        check => digits.get(9) == Some(&check),
    }
}

/// Neither “2 children in the road” nor “3 years in a row”.
fn address(text: &str) -> bool {
    let small = [
        "a", "an", "the", "in", "of", "to", "and", "or", "on", "at", "for", "by", "my", "his", "her", "is", "was",
        "we", "i", "years", "months", "weeks", "days", "children", "kids", "pupils", "times", "minutes", "hours",
    ];
    !text.to_lowercase().split_whitespace().any(|word| small.contains(&word))
}

fn date(text: &str) -> bool {
    let parts: Vec<u32> = text.split(['/', '.', '-']).filter_map(|part| part.trim().parse().ok()).collect();
    match parts[..] {
        [year, month, day] if year > 31 => month <= 12 && day <= 31,
        [one, other, _] => (1..=31).contains(&one) && (1..=31).contains(&other) && one.min(other) <= 12,
        _ => false,
    }
}

/// A school by its own name, not “Our School” or “The Primary School”.
fn school(text: &str) -> bool {
    let general = [
        "The",
        "Our",
        "My",
        "A",
        "An",
        "This",
        "That",
        "Your",
        "Their",
        "His",
        "Her",
        "Primary",
        "Secondary",
        "Infant",
        "Infants",
        "Junior",
        "High",
        "Grammar",
        "Nursery",
        "Special",
        "Community",
        "Every",
        "Each",
        "Any",
        "All",
        "Some",
        "Good",
        "New",
        "Local",
        "Free",
        "School",
        "Mainstream",
        "State",
        "Private",
        "Best",
        "Early",
        "Years",
        "Years’",
        "After",
        "Before",
        "Sunday",
    ];
    let named = text.split_whitespace().filter(|word| !general.contains(word)).count();
    let last = ["School", "Academy", "College", "Nursery", "Primary", "Infants", "Juniors", "Grammar"];
    let own = text.split_whitespace().filter(|word| !general.contains(word) && !last.contains(word)).count();
    named >= 1 && own >= 1
}

pub(super) fn find(text: &str) -> Vec<Mask> {
    SHAPES
        .iter()
        .flat_map(|(kind, pattern, and)| {
            pattern.find_iter(text).filter(|found| and(found.as_str())).map(|found| {
                // What came before it to know it by is not part of it.
                let lead = found.as_str().len() - found.as_str().trim_start_matches([' ', '(', '\n', '\t']).len();
                let trail = found.as_str().trim_end().len();
                Mask { from: found.start() + lead, to: found.start() + trail, kind: *kind }
            })
        })
        .map(|mask| if mask.kind == Kind::Date { shorter(text, mask) } else { mask })
        .collect()
}

/// A date after “born”: the day alone, without the word that gave it away.
fn shorter(text: &str, mask: Mask) -> Mask {
    let at = text[mask.from..mask.to].find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    Mask { from: mask.from + at, ..mask }
}
