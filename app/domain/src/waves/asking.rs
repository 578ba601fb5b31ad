//! Asking again: a shorter survey is made of one that was asked before, with the same questions in the same words.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    audience::named,
    code::Code,
    consultation::Day,
    edition::{self, Edition, Files},
    fault::Fault,
    level::ReadingLevel,
    survey::{Kind, Measure, Page, Survey},
    wording::{Wording, wording_of},
};

named! {
    /// A day that asking again needs.
    Field {
        /// The first day it can be answered.
        Opens = "opens",
        /// The last.
        Closes = "closes",
        /// The day by which what people said is published.
        Reports = "reports",
    }
}

named! {
    /// A text that says why people are asked: of another occasion it says something else.
    Text {
        /// What the consultation is called; it is given what the first was called.
        Title = "consultation-title",
        /// Why people are asked.
        Why = "consultation-why",
        /// What happens with what they say.
        WhatHappens = "consultation-what-happens",
        /// Why those a survey is for are asked.
        SurveyWhy = "survey-why",
    }
}

/// How and when the same is asked again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asking {
    /// What it is called in addresses.
    pub code: Code,
    /// The first day it can be answered.
    pub opens: Day,
    /// The last.
    pub closes: Day,
    /// The day by which what people said is published.
    pub reports: Day,
    /// Whether people are also asked, in their own words, why.
    pub why: bool,
}

impl Asking {
    /// Reads what was typed, or says which days will not do: none may be past, each comes after the one before, and the
    /// first after `over`, the last day of what was asked before.
    pub fn read(
        code: Code,
        typed: impl Fn(Field) -> String,
        why: bool,
        (today, over): (&Day, &Day),
    ) -> Result<Self, Vec<Field>> {
        let day = |field| Day::parse(typed(field).trim());
        let opens = day(Field::Opens).filter(|opens| opens >= today && opens > over);
        let closes = day(Field::Closes).filter(|closes| opens.as_ref().is_none_or(|opens| opens < closes));
        let reports = day(Field::Reports).filter(|reports| closes.as_ref().is_none_or(|closes| closes < reports));
        match (opens, closes, reports) {
            (Some(opens), Some(closes), Some(reports)) => Ok(Self { code, opens, closes, reports, why }),
            (opens, closes, reports) => {
                let all = [(Field::Opens, opens), (Field::Closes, closes), (Field::Reports, reports)];
                Err(all.into_iter().filter(|(_, day)| day.is_none()).map(|(field, _)| field).collect())
            }
        }
    }

    /// What the next wave is called: `number` is 2 for the first time something is asked again.
    pub fn code(baseline: &Code, number: usize) -> Code {
        let end = format!("-{number}");
        let begin = baseline.as_str().get(..40 - end.len()).unwrap_or(baseline.as_str()).trim_end_matches('-');
        Code::parse(&format!("{begin}{end}")).expect("a code and a number are a code")
    }
}

/// The questions that are asked again: what is rated on a measure services are compared on, what leads to it, who fills
/// it in and what need it is about. Nothing else is asked: what is not needed cannot leak.
pub fn questions(survey: &Survey, why: bool) -> BTreeSet<Code> {
    let compared = |page: &&Code| {
        let question = survey.question(page);
        matches!(question.kind, Kind::Rating { .. })
            && question.measure.is_some_and(|measure| Measure::COMPARED.contains(&measure))
    };
    let on_pages = || survey.pages.iter().flat_map(|page| &page.questions);
    let mut kept: BTreeSet<Code> = on_pages().filter(compared).cloned().collect();
    if kept.is_empty() {
        return kept;
    }
    if why {
        let of_kept = |question: &&Code| match &survey.question(question).kind {
            Kind::LongText { why: Some(rating), .. } => kept.contains(rating),
            _ => false,
        };
        let whys: Vec<Code> = on_pages().filter(of_kept).cloned().collect();
        kept.extend(whys);
    }
    kept.extend(survey.filled_by.iter().chain(survey.need.iter()).cloned());
    // What a page's place on the way depends on is asked too, and what that depends on.
    loop {
        let before = kept.len();
        let pages = survey.pages.iter().filter(|page| is_kept(page, &kept));
        let needed: Vec<Code> = pages
            .flat_map(|page| {
                let conditions = page.when.iter().chain(page.jumps.iter().map(|jump| &jump.when));
                page.each.iter().chain(conditions.flat_map(|condition| condition.questions())).cloned()
            })
            .collect();
        // Whoever was led past a question the first time is led past it again: a page that leads elsewhere stays, and is
        // asked in full where nothing else on it would be.
        let jumps = || survey.pages.iter().filter(|page| !page.jumps.is_empty());
        let leading = jumps().flat_map(|page| &page.jumps).flat_map(|jump| jump.when.questions()).cloned();
        let bare = jumps().filter(|page| !page.questions.iter().any(|question| kept.contains(question)));
        let bare: Vec<Code> = bare.flat_map(|page| page.questions.clone()).collect();
        kept.extend(needed.into_iter().chain(leading).chain(bare));
        if kept.len() == before {
            return kept;
        }
    }
}

fn is_kept(page: &Page, kept: &BTreeSet<Code>) -> bool {
    page.questions.iter().any(|question| kept.contains(question)) || !page.jumps.is_empty()
}

/// Makes the files of a consultation that asks the same again. `say` has the program's words for a wording, where it has
/// any in its language. What the files come to is read as any others are: nothing is kept that would be refused.
pub fn again(
    files: &Files,
    first: &Edition,
    asking: &Asking,
    say: impl Fn(&Wording, Text) -> Option<String>,
) -> Result<(Files, Edition), Vec<Fault>> {
    let broken = |file: &str, why: &dyn std::fmt::Display| {
        vec![Fault { file: file.to_owned(), line: 0, key: String::new(), message: why.to_string() }]
    };
    let mut made = files.clone();
    let mut asked: Vec<&Code> = Vec::new();
    for edition in &first.surveys {
        let survey = &edition.survey;
        let path = format!("surveys/{}.toml", survey.code);
        let kept = questions(survey, asking.why);
        let Some(source) = files.get(&path).filter(|_| !kept.is_empty()) else {
            made.retain(|file, _| !file.starts_with(&format!("surveys/{}.", survey.code)));
            continue;
        };
        let mut table: toml::Table = source.parse().map_err(|error| broken(&path, &error))?;
        shorten(&mut table, survey, &kept);
        made.insert(path, table.to_string());
        asked.push(&survey.code);
    }
    let path = "consultation.toml";
    let source = files.get(path).map_or("", String::as_str);
    let mut table: toml::Table = source.parse().map_err(|error| broken(path, &error))?;
    let text = |text: &str| toml::Value::String(text.to_owned());
    for (key, value) in [
        ("wave-of", first.consultation.code.as_str()),
        ("code", asking.code.as_str()),
        ("opens", asking.opens.as_str()),
        ("closes", asking.closes.as_str()),
        ("decides", asking.reports.as_str()),
        ("decision", "taken"),
    ] {
        table.insert(key.to_owned(), text(value));
    }
    let surveys = asked.iter().map(|code| text(code.as_str())).collect();
    table.insert("surveys".to_owned(), toml::Value::Array(surveys));
    made.insert(path.to_owned(), table.to_string());
    for (path, body) in &mut made {
        let Some(wording) = wording_of(path) else { continue };
        let texts = Text::ALL.iter().filter(|one| path.starts_with("consultation.") || **one == Text::SurveyWhy);
        for one in texts {
            if let Some(rest) = without(body, one.as_str()) {
                let new = say(&wording, *one).map(|words| message(one.as_str(), &words)).unwrap_or_default();
                *body = rest + &new;
            }
        }
    }
    let read = edition::read(&made)?;
    Ok((made, read))
}

/// Takes off a survey's pages what is not asked again.
fn shorten(table: &mut toml::Table, survey: &Survey, kept: &BTreeSet<Code>) {
    let stays = |code: &str| survey.page(code).is_some_and(|page| is_kept(page, kept));
    // A jump to a page that is gone leads to the next that is there.
    let landing = |to: &str| -> String {
        let from = survey.pages.iter().position(|page| page.code.as_str() == to);
        let next = from.and_then(|from| {
            let section = survey.pages[from].section;
            survey.pages[from..].iter().find(|page| page.section == section && is_kept(page, kept))
        });
        next.map_or_else(|| "end".to_owned(), |page| page.code.to_string())
    };
    if let Some(toml::Value::Array(pages)) = table.get_mut("page") {
        pages.retain(|page| page.get("code").and_then(toml::Value::as_str).is_some_and(stays));
        for page in pages {
            if let Some(toml::Value::Array(questions)) = page.get_mut("questions") {
                questions.retain(|question| question.as_str().is_some_and(|code| kept.iter().any(|one| one == code)));
            }
            if let Some(toml::Value::Array(jumps)) = page.get_mut("go") {
                for jump in jumps {
                    if let Some(toml::Value::String(to)) = jump.get_mut("to") {
                        *to = landing(to);
                    }
                }
            }
        }
    }
    if let Some(toml::Value::Table(minutes)) = table.get_mut("minutes") {
        for (level, minutes) in minutes.iter_mut() {
            if let (Some(level), Some(before)) = (ReadingLevel::parse(level), minutes.as_integer()) {
                let now = minutes_of(survey, level, before, kept);
                *minutes = toml::Value::Integer(now);
            }
        }
    }
}

/// How long it takes: as many minutes as the share of the questions that is left, and one at least.
fn minutes_of(survey: &Survey, level: ReadingLevel, before: i64, kept: &BTreeSet<Code>) -> i64 {
    let asked: Vec<&Code> = survey
        .pages
        .iter()
        .filter(|page| page.shown_at(level))
        .flat_map(|page| &page.questions)
        .filter(|code| survey.question(code).asked_at(level))
        .collect();
    let left = asked.iter().filter(|code| kept.contains(**code)).count();
    let (left, all) = (i64::try_from(left).unwrap_or_default(), i64::try_from(asked.len()).unwrap_or_default().max(1));
    ((before * left + all - 1) / all).max(1)
}

/// A Fluent file without one of its messages; nothing where it has no such message. What belongs to a message is
/// indented.
fn without(text: &str, id: &str) -> Option<String> {
    let begins = |line: &str| line.strip_prefix(id).is_some_and(|rest| rest.trim_start().starts_with('='));
    if !text.lines().any(begins) {
        return None;
    }
    let mut inside = false;
    let mut left = String::new();
    for line in text.split_inclusive('\n') {
        if begins(line) {
            inside = true;
        } else if inside && !line.trim().is_empty() && !line.starts_with([' ', '\t']) {
            inside = false;
        }
        if !inside {
            left.push_str(line);
        }
    }
    if !left.is_empty() && !left.ends_with('\n') {
        left.push('\n');
    }
    Some(left)
}

/// A message of plain words: what Fluent would read as its own is set in quotation marks.
fn message(id: &str, words: &str) -> String {
    let escaped = |line: &str| {
        let line = line.replace('{', "\u{0}").replace('}', "{\"}\"}").replace('\u{0}', "{\"{\"}");
        match line.chars().next() {
            Some(first @ ('.' | '*' | '[')) => format!("{{\"{first}\"}}{}", &line[1..]),
            _ => line,
        }
    };
    let lines: Vec<String> = words.lines().map(|line| escaped(line.trim())).collect();
    match lines.as_slice() {
        [one] => format!("{id} = {one}\n"),
        many => {
            let indented: String = many
                .iter()
                .map(|line| if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") })
                .collect();
            format!("{id} =\n{indented}")
        }
    }
}

/// How many questions a survey asks at each level, to be told before it is made.
pub fn how_many(survey: &Survey, why: bool) -> BTreeMap<ReadingLevel, usize> {
    let kept = questions(survey, why);
    let at = |level: &ReadingLevel| {
        survey
            .pages
            .iter()
            .filter(|page| page.shown_at(*level))
            .flat_map(|page| &page.questions)
            .filter(|code| kept.contains(*code) && survey.question(code).asked_at(*level))
            .count()
    };
    survey.levels.iter().map(|level| (*level, at(level))).filter(|(_, n)| *n > 0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    #[test]
    fn days_come_one_after_another_and_none_is_past() {
        let read = |opens: &str, closes: &str, reports: &str| {
            let typed = |field| match field {
                Field::Opens => opens.to_owned(),
                Field::Closes => closes.to_owned(),
                Field::Reports => reports.to_owned(),
            };
            let days = (&day("2027-09-01"), &day("2027-08-31"));
            Asking::read(Code::from("dinners-2"), typed, false, days).map(|_| ())
        };
        assert_eq!(read("2027-09-01", "2027-09-21", "2027-10-31"), Ok(()));
        assert_eq!(read("2027-08-31", "2027-09-21", "2027-10-31"), Err(vec![Field::Opens]));
        assert_eq!(read("2027-09-22", "2027-09-21", "2027-10-31"), Err(vec![Field::Closes]));
        assert_eq!(read("2027-09-01", "2027-09-21", "soon"), Err(vec![Field::Reports]));
        let typed = |field| ["2027-09-01", "2027-09-21", "2027-10-31"][field as usize].to_owned();
        let running = Asking::read(Code::from("a"), typed, false, (&day("2027-08-01"), &day("2027-09-01")));
        assert_eq!(running, Err(vec![Field::Opens]), "what was asked before must be over");
        assert_eq!(read("", "", ""), Err(vec![Field::Opens, Field::Closes, Field::Reports]));
    }

    #[test]
    fn a_name_stays_a_name() {
        assert_eq!(Asking::code(&Code::from("school-dinners"), 2).as_str(), "school-dinners-2");
        let long = Code::from("a-consultation-with-a-very-long-name-abc");
        assert_eq!(Asking::code(&long, 12).as_str(), "a-consultation-with-a-very-long-name-12");
    }

    #[test]
    fn a_message_is_taken_out_with_all_that_belongs_to_it() {
        let text = "a = One\nb =\n    Two\n\n    three\n    .about = Four\n\n# Note\nc = Five\nb-c = Six";
        assert_eq!(without(text, "b").as_deref(), Some("a = One\n# Note\nc = Five\nb-c = Six\n"));
        assert_eq!(without(text, "d"), None);
        assert_eq!(without("a = One", "a").as_deref(), Some(""));
    }

    #[test]
    fn words_that_look_like_fluent_are_words() {
        let text = message("m", "Braces {like} these\n\n*and stars*\n.and dots\n[and more]");
        let mut faults = Vec::new();
        let wordings = crate::wording::Wordings::read([("m.en.standard.ftl", text.as_str())], &mut faults);
        assert!(faults.is_empty(), "{faults:?} in {text}");
        let wording = (crate::language::Language::english(), ReadingLevel::Standard);
        assert!(wordings.has(&wording, &("m".to_owned(), None)));
    }
}
