//! Which services a text names: by name, by what people call them, and as they spell that.

use crate::tokens;

/// A service as people may name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    /// Its stable name.
    pub code: String,
    /// Its name in plain English: what the model is told it is about.
    pub name: String,
    /// Other names, acronyms among them.
    pub aliases: Vec<String>,
}

/// A place where a text names a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    /// Which service: its place in the list.
    pub service: usize,
    /// Where the words begin, in bytes.
    pub from: usize,
    /// Where they end.
    pub to: usize,
}

/// The council's services with what people call them.
pub(crate) const KNOWN: &[(&str, &[&str])] = &[
    (
        "admissions",
        &[
            "admissions",
            "school place",
            "school places",
            "waiting list",
            "appeals",
            "appeal panel",
            "in-year transfer",
            "applying",
            "application form",
            "secondary application",
            "offer day",
            "getting a place",
            "first choice",
            "place at",
            "in year place",
            "school application",
            "reception place",
            "reception places",
            "secondary place",
            "place allocation",
            "catchment appeal",
            "in-year",
            "in-year move",
            "third choice",
            "3rd choice",
            "second choice",
            "2nd choice",
            "1st choice",
            "year 7 place",
            "year 7 places",
            "secondary places",
            "school of our choice",
            "in-year application",
            "in-year admissions",
            "appeal",
        ],
    ),
    (
        "place-planning",
        &[
            "place planning",
            "places team",
            "enough schools",
            "new school",
            "school buildings",
            "bulge class",
            "extra classes",
            "expansion",
            "portakabin",
            "portakabins",
            "temporary classrooms",
            "building work",
            "new classrooms",
            "the building",
            "planning places",
            "new block",
            "forecast",
            "forecasts",
            "forecasting",
            "planning team",
            "PAN",
            "new building",
            "new hall",
            "new build",
            "roof",
            "the hut",
            "huts",
            "mobile hut",
            "catchment map",
            "building plans",
            "new schools",
            "primary places",
            "place planners",
            "planners",
            "planner",
            "rebuild",
            "bulge classes",
            "new wing",
            "building team",
            "capital team",
            "class size",
            "class sizes",
            "overcrowded",
            "old building",
            "old block",
            "the buildings",
            "school closure",
            "closing the school",
            "closing our school",
            "school is closing",
        ],
    ),
    (
        "education-welfare",
        &[
            "education welfare",
            "EWO",
            "welfare officer",
            "attendance",
            "attendance officer",
            "attendance team",
            "children missing education",
            "truancy",
            "absence fines",
            "fines",
            "attendance lady",
            "truancy lady",
            "fined",
            "fining",
            "late mark",
            "late slip",
            "attendance people",
            "attendance office",
            "attendance letter",
            "truanting",
            "persistent absence",
            "penalty notice",
            "welfare",
            "late lady",
            "attendance adviser",
        ],
    ),
    (
        "behaviour",
        &[
            "behaviour support",
            "behaviour team",
            "behaviour service",
            "behaviour",
            "pupil referral",
            "PRU",
            "exclusions",
            "exclusion",
            "respite",
            "alternative provision",
            "excluded",
            "mentor",
            "mentors",
            "managed move",
            "detention",
            "bullying",
            "bullies",
            "bully",
            "fights",
            "red room",
            "isolation",
            "suspended",
            "suspension",
            "suspensions",
            "expelled",
            "mentoring",
            "managed moves",
            "referral unit",
            "behaviour adviser",
            "behaviour advisers",
            "sanctions",
        ],
    ),
    (
        "school-standards",
        &[
            "school improvement",
            "school standards",
            "standards team",
            "advisers",
            "adviser",
            "schools causing concern",
            "standards",
            "improvement partner",
            "lessons",
            "teaching",
            "improvement adviser",
            "link adviser",
            "improvement team",
            "improvement side",
            "school improvement adviser",
            "inspection help",
            "standards people",
            "advisory visit",
            "lesson",
            "advisor",
            "advisors",
            "SIP",
            "maths lessons",
        ],
    ),
    (
        "workforce-governors",
        &[
            "workforce development",
            "governor services",
            "governor training",
            "governor support",
            "teacher training",
            "CPD",
            "clerking",
            "clerk",
            "training courses",
            "governors",
            "INSET",
            "ECT programme",
            "courses",
            "workforce",
            "governor",
            "clerks",
            "trainers",
            "trainer",
            "training",
            "recruitment",
            "induction year",
            "HR",
            "trainee teacher",
            "trainee teachers",
            "supply teacher",
            "supply teachers",
            "cover teacher",
            "TA training",
            "TA course",
            "TA courses",
            "training for TAs",
            "permanent teachers",
            "keep teachers",
            "teachers leaving",
            "behaviour training",
            "behaviour courses",
            "behaviour course",
            "deaf awareness training",
            "SEN training",
            "SEND training",
            "PGCE",
        ],
    ),
    (
        "early-years",
        &[
            "early years",
            "nursery",
            "nurseries",
            "childcare",
            "free hours",
            "preschool",
            "pre-school",
            "childminder",
            "childminders",
            "family information",
            "2 year old funding",
            "funded hours",
            "30 hours",
            "nursery adviser",
            "portage",
            "wraparound",
            "nursery hours",
            "funding portal",
            "free childcare",
            "playgroup",
            "creche",
            "crèche",
            "toddler group",
            "early years adviser",
            "early years advisers",
            "preschool adviser",
            "preschool advisers",
            "pre-school adviser",
            "pre-school advisers",
        ],
    ),
    (
        "sen-inclusion",
        &[
            "SEN inclusion",
            "inclusion support",
            "SENCO",
            "SEN support",
            "SEND team",
            "SEND",
            "SEN team",
            "inclusion team",
            "learning support",
            "teaching assistant",
            "TA",
            "EHCP",
            "EHC plan",
            "my TA",
            "one to one",
            "1:1",
            "extra help",
            "SEN",
            "caseworker",
            "casework",
            "plan team",
            "inclusion teacher",
            "inclusion lady",
            "specialist teachers",
            "specialist teacher",
            "helper",
            "extra time",
            "in class support",
            "annual review",
            "help in class",
            "SEN officer",
            "LSA",
            "LSAs",
            "support plan",
            "inclusion adviser",
            "inclusion advisers",
            "SEN adviser",
            "SEND adviser",
            "SEN advisers",
            "SEND advisers",
            "applying for the plan",
            "applying for a plan",
        ],
    ),
    (
        "educational-psychology",
        &[
            "educational psychology",
            "education psychology",
            "educational psychologist",
            "ed psych",
            "EP",
            "EPs",
            "psychologist",
            "EP service",
            "psychology",
            "ed psychs",
            "psychologists",
            "sycologist",
            "psycologist",
            "puzzles lady",
            "lady with the puzzles",
            "man with the tests",
            "psych",
            "psychs",
            "puzzle lady",
        ],
    ),
    (
        "free-school-meals",
        &[
            "free school meals",
            "FSM",
            "school dinners",
            "free meals",
            "school lunch",
            "school lunches",
            "school meals",
            "dinners",
            "dinner",
            "lunch vouchers",
            "vouchers",
            "packed lunch",
            "dinner lady",
            "dinner ladies",
            "canteen",
            "lunches",
            "meals",
            "food",
            "lunch",
            "breakfast",
            "the meals office",
            "meals team",
            "pizza",
            "curry",
            "custard",
            "dinner money",
            "school kitchen",
            "canteen staff",
            "caterers",
            "cook",
            "cooks",
            "school food",
        ],
    ),
    (
        "hearing-primary",
        &[
            "Primary Hearing Impairment Unit",
            "HIU",
            "hearing unit",
            "deaf unit",
            "hearing impairment unit",
            "primary hearing unit",
            "hearing impaired unit",
            "radio aid",
            "hearing base",
            "primary base",
            "primary unit",
            "teacher of the deaf",
            "ToD",
            "ToDs",
            "hearing resource base",
            "primary deaf unit",
            "hearing aids",
            "deaf teacher",
            "deaf service",
            "little unit",
            "unit staff",
            "hearing teacher",
            "hearing teachers",
        ],
    ),
    (
        "deaf-secondary",
        &[
            "Secondary Deaf Centre",
            "deaf centre",
            "secondary hearing unit",
            "deaf base",
            "deaf center",
            "the deaf centre",
            "signing",
            "secondary base",
            "secondary centre",
            "interpreter",
            "interpreters",
            "high school base",
            "BSL",
            "deaf provision at secondary",
            "note taker",
            "note takers",
            "centre staff",
        ],
    ),
];

/// What sounds like a service's name and names none: a year that somebody is in, and times of the day.
const NO_NAMES: &[&str] = &[
    "in year 1",
    "in year 2",
    "in year 3",
    "in year 4",
    "in year 5",
    "in year 6",
    "in year 7",
    "in year 8",
    "in year 9",
    "in year 10",
    "in year 11",
    "in year 12",
    "in year 13",
    "in year one",
    "in year two",
    "in year three",
    "in year four",
    "in year five",
    "in year six",
    "in year seven",
    "in year eight",
    "in year nine",
    "in year ten",
    "in year eleven",
    "after dinner",
    "after lunch",
    "before dinner",
    "before lunch",
    "lunch break",
    "lunch hour",
    "lunch time",
    "place at college",
    "place at uni",
    "place at university",
];

/// A service's place among those that texts were learnt for.
pub(crate) fn known(code: &str) -> Option<usize> {
    let code = if code == "education-psychology" { "educational-psychology" } else { code };
    KNOWN.iter().position(|(one, _)| *one == code)
}

/// The plain names of the council's services; anything else stands for itself.
pub(crate) fn plain_name(code: &str) -> String {
    let name = match code {
        "admissions" => "school admissions",
        "place-planning" => "planning school places and buildings",
        "education-welfare" => "education welfare",
        "behaviour" => "behaviour services",
        "school-standards" => "school standards",
        "workforce-governors" => "workforce development and governor services",
        "early-years" => "early years",
        "sen-inclusion" => "SEN inclusion support",
        "education-psychology" | "educational-psychology" => "educational psychology",
        "free-school-meals" => "free school meals",
        "hearing-primary" => "Primary Hearing Impairment Unit",
        "deaf-secondary" => "Secondary Deaf Centre",
        other => other,
    };
    name.replace('_', " ")
}

/// Words of a text with where they are.
pub(crate) fn words(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut from = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_alphanumeric() || c == '\'' || c == '’', from) {
            (true, None) => from = Some(at),
            (false, Some(start)) => {
                found.push((start, &text[start..at]));
                from = None;
            }
            _ => {}
        }
    }
    found
}

/// Names ready to be looked for.
#[derive(Clone, Debug)]
pub struct Names {
    /// Long names first; of those as long as one another, what the council says before what is known of such services.
    phrases: Vec<Phrase>,
}

#[derive(Clone, Debug)]
struct Phrase {
    words: Vec<String>,
    /// None of what names no service.
    service: Option<usize>,
    /// Whether it counts in capitals alone: “EP” and “SEND”, but not “ep” and “send”.
    shouted: bool,
}

/// Acronyms that are words too.
const WORDS_TOO: [&str; 2] = ["SEND", "PAN"];

impl Names {
    /// Takes the services' names apart.
    pub fn new(services: &[Service]) -> Self {
        let said = services.iter().enumerate().flat_map(|(at, service)| {
            service.aliases.iter().chain([&service.name]).map(move |name| (at, name.as_str()))
        });
        let known = services.iter().enumerate().flat_map(|(at, service)| {
            let names = known(&service.code).map_or(&[][..], |known| KNOWN[known].1);
            names.iter().map(move |name| (at, *name))
        });
        let mut phrases: Vec<Phrase> = Vec::new();
        for (service, name) in said.chain(known) {
            let words: Vec<String> = match words(name).as_slice() {
                // A fine and what is fine, a course and of course: a name of one word is that word and its plural.
                [(_, word)] => vec![plain(&word.to_lowercase())],
                several => several.iter().map(|(_, word)| stem(&word.to_lowercase())).collect(),
            };
            // A name that the council gives one service is no other's, whatever is known of others.
            if !words.is_empty() && !phrases.iter().any(|one| one.words == words) {
                let shouted = name.len() <= 2 || WORDS_TOO.contains(&name);
                phrases.push(Phrase { words, service: Some(service), shouted });
            }
        }
        phrases.extend(NO_NAMES.iter().map(|name| Phrase {
            words: words(name).iter().map(|(_, word)| stem(word)).collect(),
            service: None,
            shouted: false,
        }));
        phrases.sort_by_key(|one| std::cmp::Reverse(one.words.len()));
        Self { phrases }
    }

    /// Where a text names services, in its order; a longer name hides a shorter one inside it.
    pub fn find(&self, text: &str) -> Vec<Named> {
        let words = words(text);
        let whole: Vec<String> = words.iter().map(|(_, word)| plain(&word.to_lowercase())).collect();
        let stems: Vec<String> = words.iter().map(|(_, word)| stem(&word.to_lowercase())).collect();
        // Where everything is shouted, capitals say nothing.
        let loud = words.len() > 3 && words.iter().filter(|(_, word)| is_shouted(word)).count() * 10 > words.len() * 7;
        let mut taken = vec![false; words.len()];
        let mut found = Vec::new();
        for Phrase { words: parts, service, shouted } in &self.phrases {
            for start in 0..(words.len() + 1).saturating_sub(parts.len()) {
                let range = start..start + parts.len();
                if taken[range.clone()].iter().any(|taken| *taken) {
                    continue;
                }
                let alike = match parts.as_slice() {
                    [one] => {
                        near(&whole[start], one) || whole[start].strip_suffix('s').is_some_and(|word| near(word, one))
                    }
                    several => range.clone().all(|at| near(&stems[at], &several[at - start])),
                };
                let in_capitals = || words[range.clone()].iter().all(|(_, word)| is_shouted(word));
                let right = !shouted || (!loud && in_capitals());
                if alike && right {
                    taken[range.clone()].fill(true);
                    let (last, word) = words[range.end - 1];
                    let named = |service| Named { service, from: words[start].0, to: last + word.len() };
                    found.extend(service.map(named));
                }
            }
        }
        found.sort_by_key(|named| named.from);
        found
    }
}

/// Whether a word stands in capitals, but for the ending of its plural or possessive.
fn is_shouted(word: &str) -> bool {
    let plain = word.trim_end_matches("'s").trim_end_matches("’s").trim_end_matches('s');
    !plain.is_empty() && plain.to_uppercase() == plain
}

/// A word without its possessive.
fn plain(word: &str) -> String {
    word.trim_end_matches("'s").trim_end_matches("’s").replace(['\'', '’'], "")
}

/// A word without its plural and possessive.
fn stem(word: &str) -> String {
    let word = plain(word);
    match word.strip_suffix('s') {
        Some(one) if word.len() > 3 && !one.ends_with('s') => one.to_owned(),
        _ => word,
    }
}

/// Whether a word was meant to be another: one slip in five letters or more, two in nine or more. A word of its own was
/// meant: who carries does not speak of curry.
fn near(word: &str, meant: &str) -> bool {
    if word == meant {
        return true;
    }
    if tokens::is_word(word) {
        return false;
    }
    let length = meant.chars().count();
    let most = match length {
        0..=4 => return false,
        5..=8 => 1,
        _ => 2,
    };
    // A first letter is seldom wrong.
    word.chars().next() == meant.chars().next()
        && word.chars().count().abs_diff(length) <= most
        && slips(word, meant) <= most
}

/// Edits, with two letters changing places counted as one.
fn slips(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for i in 1..=one.len() {
        let mut row = vec![i];
        for j in 1..=other.len() {
            let changed = last[j - 1] + usize::from(one[i - 1] != other[j - 1]);
            let mut fewest = changed.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1] {
                fewest = fewest.min(before[j - 2] + 1);
            }
            row.push(fewest);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> (Vec<Service>, Names) {
        let service = |code: &str, name: &str, aliases: &[&str]| Service {
            code: code.to_owned(),
            name: name.to_owned(),
            aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
        };
        let services = vec![
            service("admissions", "School admissions", &["admissions", "appeal"]),
            service("welfare", "Education welfare", &["fines", "courses"]),
            service("free-school-meals", "Free school meals", &["FSM", "school dinners"]),
            service("educational-psychology", "Educational psychology", &["EP", "ed psych"]),
            service("hearing-primary", "Primary Hearing Impairment Unit", &["deaf unit"]),
        ];
        let names = Names::new(&services);
        (services, names)
    }

    #[test]
    fn a_service_is_known_by_its_names_and_misspelt() {
        let (services, names) = names();
        for (text, codes) in [
            ("the admisions team", vec!["admissions"]),
            ("School dinner's are cold, fsm too", vec!["free-school-meals", "free-school-meals"]),
            ("the deaf unit and the EP", vec!["hearing-primary", "educational-psychology"]),
            ("the ep said", vec![]),
            ("Primary Hearing Imparment Unit", vec!["hearing-primary"]),
            ("missions to mars", vec![]),
            ("the EP's report and two EPs", vec!["educational-psychology", "educational-psychology"]),
            ("I carry my own and they send it back", vec![]),
            ("It was fine, of course. WE HAD TO SEND IT BACK AGAIN", vec![]),
            ("two fines and a fined dad, an apeal and appeals", vec!["welfare", "admissions", "admissions"]),
        ] {
            let found: Vec<&str> = names.find(text).iter().map(|named| services[named.service].code.as_str()).collect();
            assert_eq!(found, codes, "{text}");
        }
    }

    #[test]
    fn slips_count_a_swap_once() {
        assert_eq!(slips("recieve", "receive"), 1);
        assert_eq!(slips("abc", "abc"), 0);
        assert_eq!(slips("kitten", "sitting"), 3);
    }
}
