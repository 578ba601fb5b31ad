//! A survey's TOML to [`Survey`]: parsed at the edge, every fault with its file, line and key.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::{
    Choice, Frame, Jump, Kind, Look, Measure, Needs, Page, Point, Provider, Question, Scale, Section, Source, Survey,
    WayOut,
};
use crate::{
    audience::Audience,
    code::Code,
    comments::Asks,
    fault::{Fault, Faults},
    findings::person::OVER_ALL,
    level::ReadingLevel,
    routing::{Expression, syntax},
};

/// Characters allowed in a long text where its author sets no other limit.
const LONG_TEXT: usize = 2000;
/// Characters allowed in a short text where its author sets no other limit.
const SHORT_TEXT: usize = 200;
/// No text may be longer.
const MOST_TEXT: usize = 10_000;

/// `surveys/<code>.toml`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RawSurvey {
    code: Code,
    audience: Audience,
    levels: Vec<ReadingLevel>,
    minutes: BTreeMap<ReadingLevel, u8>,
    #[serde(default)]
    invited: Option<Spanned<u32>>,
    #[serde(default)]
    filled_by: Option<Spanned<Code>>,
    #[serde(default)]
    need: Option<Spanned<Code>>,
    #[serde(default)]
    need_none: Option<Spanned<Code>>,
    #[serde(default)]
    need_lower: Option<Spanned<Code>>,
    #[serde(default)]
    services: Vec<Spanned<Code>>,
    #[serde(default, rename = "use")]
    uses: Vec<Spanned<Code>>,
    #[serde(rename = "page")]
    pages: Vec<Spanned<RawPage>>,
    #[serde(default, rename = "question")]
    questions: Vec<Spanned<RawQuestion>>,
    #[serde(default, rename = "scale")]
    scales: Vec<Spanned<RawScale>>,
}

/// `blocks/<code>.toml`: questions and scales that several surveys put alike.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RawBlock {
    #[serde(default, rename = "question")]
    questions: Vec<Spanned<RawQuestion>>,
    #[serde(default, rename = "scale")]
    scales: Vec<Spanned<RawScale>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RawPage {
    code: Spanned<Code>,
    #[serde(default)]
    about: bool,
    #[serde(default)]
    questions: Vec<Spanned<Code>>,
    #[serde(default)]
    levels: Vec<ReadingLevel>,
    #[serde(default)]
    each: Option<Spanned<Code>>,
    #[serde(default)]
    when: Option<Spanned<String>>,
    #[serde(default)]
    go: Vec<RawJump>,
    #[serde(default)]
    picture: Option<String>,
    #[serde(default)]
    turns: Option<Spanned<bool>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RawJump {
    when: Spanned<String>,
    to: Spanned<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RawQuestion {
    code: Spanned<Code>,
    kind: Spanned<String>,
    #[serde(default)]
    measure: Option<Measure>,
    provider: Option<Provider>,
    #[serde(default)]
    service: Option<Code>,
    #[serde(default)]
    levels: Vec<ReadingLevel>,
    #[serde(default)]
    required: bool,
    #[serde(default)]
    ways_out: Option<Vec<WayOut>>,
    #[serde(default)]
    picture: Option<String>,
    #[serde(default)]
    source: Option<Source>,
    #[serde(default)]
    describes: Option<bool>,
    #[serde(default)]
    options: Option<Vec<RawChoice>>,
    #[serde(default)]
    scale: Option<Code>,
    #[serde(default)]
    scale_at: Option<BTreeMap<ReadingLevel, Code>>,
    #[serde(default)]
    max: Option<usize>,
    #[serde(default)]
    places: Option<usize>,
    #[serde(default)]
    why: Option<Code>,
    #[serde(default)]
    asks: Option<Asks>,
    #[serde(default)]
    turns: Option<Spanned<usize>>,
}

/// An option: its code, or its code with more.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum RawChoice {
    Plain(Code),
    Full {
        code: Code,
        #[serde(default)]
        picture: Option<String>,
        #[serde(default)]
        none: bool,
        #[serde(default)]
        retired: bool,
    },
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RawScale {
    code: Spanned<Code>,
    #[serde(default)]
    look: RawLook,
    points: Vec<RawPoint>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum RawLook {
    #[default]
    Words,
    Pictures,
    Numbers,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RawPoint {
    code: Code,
    score: f64,
    #[serde(default)]
    picture: Option<String>,
}

/// Questions and scales, with the file each came from.
#[derive(Debug, Default)]
struct Bank {
    questions: BTreeMap<Code, Question>,
    scales: BTreeMap<Code, Scale>,
}

/// Parses a survey and the blocks it uses. `file_of` finds a file of the consultation by its path.
/// What comes back is whole in itself but not yet checked: see [`super::check`].
pub fn parse<'f>(
    file: &'f str,
    source: &'f str,
    file_of: impl Fn(&str) -> Option<&'f str>,
    services: &[Code],
    faults: &mut Vec<Fault>,
) -> Option<Survey> {
    let mut found = Faults::new(file, source);
    let raw: RawSurvey = match toml::from_str(source) {
        Ok(raw) => raw,
        Err(error) => {
            found.toml(&error);
            faults.append(&mut found.found);
            return None;
        }
    };
    let mut bank = Bank::default();
    for name in &raw.uses {
        let path = format!("blocks/{}.toml", name.get_ref());
        let Some(block_source) = file_of(&path) else {
            found.at(name.span().start, "use", format!("there is no file {path}"));
            continue;
        };
        let mut in_block = Faults::new(&path, block_source);
        match toml::from_str::<RawBlock>(block_source) {
            Ok(block) => bank.add(block.questions, block.scales, &mut in_block),
            Err(error) => in_block.toml(&error),
        }
        found.found.append(&mut in_block.found);
    }
    bank.add(raw.questions, raw.scales, &mut found);

    for (key, named) in [("filled-by", &raw.filled_by), ("need", &raw.need)] {
        if let Some(named) = named
            && !bank.questions.contains_key(named.get_ref())
        {
            found.at(named.span().start, key, format!("there is no question “{}”", named.get_ref()));
        }
    }
    let needs = compared_needs([&raw.need, &raw.need_none, &raw.need_lower], &bank, &mut found);
    if let Some(invited) = raw.invited.as_ref().filter(|invited| *invited.get_ref() == 0) {
        found.at(
            invited.span().start,
            "invited",
            "a list has one person at least; leave it out where anyone can answer",
        );
    }
    let offered: Vec<Code> = raw
        .services
        .iter()
        .filter(|service| {
            let known = services.contains(service.get_ref());
            if !known {
                found.at(service.span().start, "services", format!("there is no service “{}”", service.get_ref()));
            }
            known
        })
        .map(|service| service.get_ref().clone())
        .collect();
    let mut pages: Vec<Page> =
        raw.pages.into_iter().map(|page| read_page(page.into_inner(), &bank, &mut found)).collect();
    pages.sort_by_key(|page| page.section);
    let whole = found.found.is_empty();
    faults.append(&mut found.found);
    whole.then(|| Survey {
        code: raw.code,
        audience: raw.audience,
        levels: raw.levels,
        minutes: raw.minutes,
        frame: raw.invited.map_or(Frame::Open, |invited| Frame::Invited(invited.into_inner())),
        filled_by: raw.filled_by.map(Spanned::into_inner),
        need: raw.need.map(Spanned::into_inner),
        needs,
        pages,
        questions: bank.questions,
        scales: bank.scales,
        services: if offered.is_empty() { services.to_vec() } else { offered },
        uses: raw.uses.into_iter().map(Spanned::into_inner).collect(),
    })
}

/// What is compared of the question about need: as the survey says, else where it has options of the usual names.
fn compared_needs(
    [need, none, lower]: [&Option<Spanned<Code>>; 3],
    bank: &Bank,
    found: &mut Faults<'_>,
) -> Option<Needs> {
    let question = need.as_ref().and_then(|code| bank.questions.get(code.get_ref()));
    let is_option =
        |code: &Code| question.is_some_and(|question| question.choices().iter().any(|one| one.code == *code));
    let mut named = |key: &str, named: Option<&Spanned<Code>>, usual: &str| match named {
        None => Code::parse(usual).ok().filter(|usual| is_option(usual)),
        Some(named) if is_option(named.get_ref()) => Some(named.get_ref().clone()),
        Some(named) => {
            let words = format!("the question about need has no option “{}”", named.get_ref());
            found.at(named.span().start, key, words);
            None
        }
    };
    let none = named("need-none", none.as_ref(), "none");
    let lower = named("need-lower", lower.as_ref(), "sen-support");
    Some(Needs { none: none?, lower: lower? })
}

fn read_page(raw: RawPage, bank: &Bank, found: &mut Faults<'_>) -> Page {
    let key = format!("page.{}", raw.code.get_ref());
    for question in &raw.questions {
        if !bank.questions.contains_key(question.get_ref()) {
            found.at(
                question.span().start,
                format!("{key}.questions"),
                format!("there is no question “{}”", question.get_ref()),
            );
        }
    }
    let follows = |code: &Spanned<Code>| {
        bank.questions
            .get(code.get_ref())
            .is_some_and(|question| matches!(question.kind, Kind::LongText { why: Some(_), .. }))
    };
    if let Some(turns) = raw.turns.as_ref().filter(|turns| *turns.get_ref())
        && raw.questions.iter().any(follows)
    {
        let words = "why stands below what it is asked of: the order of this page cannot be turned round";
        found.at(turns.span().start, format!("{key}.turns"), words);
    }
    let jumps = raw
        .go
        .into_iter()
        .filter_map(|jump| {
            let when = condition(&jump.when, &format!("{key}.go"), found)?;
            let to = match jump.to.get_ref().as_str() {
                "end" => None,
                text => match Code::parse(text) {
                    Ok(code) => Some(code),
                    Err(error) => {
                        found.at(jump.to.span().start, format!("{key}.go"), error.to_string());
                        return None;
                    }
                },
            };
            Some(Jump { when, to })
        })
        .collect();
    Page {
        when: raw.when.and_then(|when| condition(&when, &format!("{key}.when"), found)),
        code: raw.code.into_inner(),
        section: if raw.about { Section::About } else { Section::Main },
        questions: raw.questions.into_iter().map(Spanned::into_inner).collect(),
        levels: raw.levels,
        each: raw.each.map(Spanned::into_inner),
        jumps,
        picture: raw.picture,
        turns: raw.turns.is_some_and(Spanned::into_inner),
    }
}

fn condition(text: &Spanned<String>, key: &str, found: &mut Faults<'_>) -> Option<Expression> {
    match syntax::parse(text.get_ref()) {
        Ok(expression) => Some(expression),
        Err(error) => {
            found.at(text.span().start, key, error.to_string());
            None
        }
    }
}

impl Bank {
    fn add(&mut self, questions: Vec<Spanned<RawQuestion>>, scales: Vec<Spanned<RawScale>>, found: &mut Faults<'_>) {
        for raw in scales {
            let start = raw.span().start;
            let scale = read_scale(raw.into_inner(), found);
            if scale.code == *OVER_ALL {
                found.at(start, format!("scale.{OVER_ALL}"), "the program has a scale of this name: give it another");
            }
            if let Some(twice) = self.scales.insert(scale.code.clone(), scale) {
                found.at(start, format!("scale.{}", twice.code), "two scales have this code");
            }
        }
        for raw in questions {
            let start = raw.span().start;
            let Some(question) = read_question(raw.into_inner(), found) else { continue };
            if let Some(twice) = self.questions.insert(question.code.clone(), question) {
                found.at(start, format!("question.{}", twice.code), "two questions have this code");
            }
        }
    }
}

fn read_scale(raw: RawScale, found: &mut Faults<'_>) -> Scale {
    let start = raw.code.span().start;
    let key = format!("scale.{}", raw.code.get_ref());
    if !(2..=11).contains(&raw.points.len()) {
        found.at(start, &key, "a scale has from 2 to 11 points");
    }
    if raw.points.iter().any(|point| !(-1.0..=1.0).contains(&point.score)) {
        found.at(start, &key, "a point is worth from -1 to 1");
    }
    let scores: Vec<f64> = raw.points.iter().map(|point| point.score).collect();
    let ordered = scores.windows(2).all(|pair| pair[0] < pair[1]) || scores.windows(2).all(|pair| pair[0] > pair[1]);
    if !ordered {
        found.at(start, &key, "its points are not in order of what they are worth");
    }
    Scale {
        code: raw.code.into_inner(),
        look: match raw.look {
            RawLook::Words => Look::Words,
            RawLook::Pictures => Look::Pictures,
            RawLook::Numbers => Look::Numbers,
        },
        points: raw
            .points
            .into_iter()
            .map(|point| Point { code: point.code, score: point.score, picture: point.picture })
            .collect(),
    }
}

fn read_question(raw: RawQuestion, found: &mut Faults<'_>) -> Option<Question> {
    let key = format!("question.{}", raw.code.get_ref());
    let kind_at = raw.kind.span().start;
    let kind_name = raw.kind.get_ref().clone();
    let uses: &[&str] = match kind_name.as_str() {
        "single" | "many" => &["options"],
        "yes-no-unsure" => &[],
        "rating" => &["scale", "scale-at"],
        "services" | "short-text" => &["max"],
        "long-text" => &["max", "why", "asks"],
        "rank" => &["options", "places"],
        other => {
            found.at(kind_at, format!("{key}.kind"), format!(
                "“{other}” is not a kind of question: single, many, yes-no-unsure, rating, services, short-text, long-text, rank"
            ));
            return None;
        }
    };
    for (name, given) in [
        ("options", raw.options.is_some()),
        ("scale", raw.scale.is_some()),
        ("scale-at", raw.scale_at.is_some()),
        ("max", raw.max.is_some()),
        ("places", raw.places.is_some()),
        ("why", raw.why.is_some()),
        ("asks", raw.asks.is_some()),
    ] {
        if given && !uses.contains(&name) {
            found.at(kind_at, format!("{key}.{name}"), format!("a question of kind “{kind_name}” has no {name}"));
        }
    }
    let options: Vec<Choice> = raw.options.unwrap_or_default().into_iter().map(read_choice).collect();
    if uses.contains(&"options") && options.iter().filter(|choice| !choice.retired).count() < 2 {
        found.at(kind_at, format!("{key}.options"), "at least two options are needed");
    }
    for reserved in ["hint", "short", "why"] {
        if options.iter().any(|choice| choice.code == *reserved) {
            found.at(
                kind_at,
                format!("{key}.options"),
                format!("“{reserved}” names a part of the wording: give the option another code"),
            );
        }
    }
    let text_limit = |default: usize| raw.max.unwrap_or(default).min(MOST_TEXT);
    let kind = match kind_name.as_str() {
        "single" => Kind::Single(options),
        "many" => Kind::Many(options),
        "rank" => Kind::Rank { places: raw.places.unwrap_or(3).min(options.len()), options },
        "yes-no-unsure" => Kind::YesNoUnsure,
        "services" => Kind::Services { max: raw.max.unwrap_or(3) },
        "short-text" => Kind::ShortText { max: text_limit(SHORT_TEXT) },
        "long-text" => Kind::LongText { max: text_limit(LONG_TEXT), why: raw.why, asks: raw.asks },
        _ => {
            let Some(scale) = raw.scale else {
                found.at(kind_at, format!("{key}.scale"), "a rating needs a scale");
                return None;
            };
            Kind::Rating { scale, at: raw.scale_at.unwrap_or_default() }
        }
    };
    let closed = !matches!(kind, Kind::ShortText { .. } | Kind::LongText { .. } | Kind::Rank { .. });
    let ways_out = match (raw.ways_out, closed) {
        (Some(given), _) => given,
        (None, true) => WayOut::ALL.to_vec(),
        (None, false) => Vec::new(),
    };
    if let Some(turns) = &raw.turns {
        let n = match &kind {
            Kind::Single(options) | Kind::Many(options) | Kind::Rank { options, .. } => options.len(),
            _ => 0,
        };
        if !(2..=n).contains(turns.get_ref()) {
            let words = format!("of this question’s {n} answers from two on can be turned round, and no scale can");
            found.at(turns.span().start, format!("{key}.turns"), words);
        }
    }
    Some(Question {
        turns: raw.turns.map_or(0, Spanned::into_inner),
        code: raw.code.into_inner(),
        kind,
        measure: raw.measure,
        provider: raw.provider,
        service: raw.service,
        levels: raw.levels,
        required: raw.required,
        ways_out,
        picture: raw.picture,
        source: raw.source,
        describes: raw.describes,
    })
}

fn read_choice(raw: RawChoice) -> Choice {
    match raw {
        RawChoice::Plain(code) => Choice { code, picture: None, none: false, retired: false },
        RawChoice::Full { code, picture, none, retired } => Choice { code, picture, none, retired },
    }
}
