//! What an officer's words must not claim: beside figures that say *of those who replied*, one sentence of a summary that does not
//! is the one that is quoted.
//!
//! Sources: the AAPOR Code of Ethics and its guidance on non-probability samples (no margin of error without a sample);
//! the Code of Practice for Statistics (whose view it is); Local Government Association guidance on benchmarking (no ranking).

use crate::wording::sentences;

/// What a sentence seems to claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Claim {
    /// A margin of error, or significance: of those who chose to answer there is none.
    Margin,
    /// What all parents, pupils or schools think: those who replied said so.
    Everybody,
    /// That one service or group is the best or the worst.
    Ranking,
}

impl Claim {
    /// Its name in Fluent keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Margin => "margin",
            Self::Everybody => "everybody",
            Self::Ranking => "ranking",
        }
    }
}

/// Words of samples that were drawn.
const MARGIN: [&str; 7] = [
    "margin of error",
    "plus or minus",
    "±",
    "confidence interval",
    "statistically significant",
    "significant difference",
    "representative sample",
];

/// Words that put things in an order.
const RANKING: [&str; 8] = [
    "league table",
    "best performing",
    "worst performing",
    "best-performing",
    "worst-performing",
    "highest-rated",
    "lowest-rated",
    "ranked",
];

/// Whom a council asks.
const PEOPLE: [&str; 16] = [
    "parents",
    "carers",
    "families",
    "pupils",
    "children",
    "young people",
    "schools",
    "headteachers",
    "governors",
    "staff",
    "teachers",
    "providers",
    "residents",
    "people",
    "respondents",
    "teenagers",
];

/// How much of them.
const SHARES: [&str; 8] = ["most", "all", "half", "a majority of", "the majority of", "nearly all", "few", "many"];

/// How much of them, in numbers that are spelt out: *62 per cent of*, *two thirds of*, *three in four*.
const SPELT: [&str; 13] = [
    "per cent", "percent", "thirds", "third", "quarters", "quarter", "in three", "in four", "in five", "in six",
    "in eight", "in ten", "in 10",
];

/// What says that it is of those who answered.
const OF_THOSE: [&str; 9] = [
    "replied",
    "answered",
    "responded",
    "respondents",
    "responses",
    "told us",
    "wrote to us",
    "who took part",
    "we heard from",
];

/// What each sentence of a text seems to claim, in their order: for whoever wrote it to look at, since words alone do not
/// decide.
pub fn claims(text: &str) -> Vec<(Claim, String)> {
    let mut found = Vec::new();
    for sentence in sentences(text) {
        let lower = sentence.to_lowercase();
        let holds = |words: &[&str]| words.iter().any(|one| stands_in(&lower, one));
        if holds(&MARGIN) {
            found.push((Claim::Margin, sentence.to_owned()));
        }
        if holds(&RANKING) {
            found.push((Claim::Ranking, sentence.to_owned()));
        }
        if is_of_people(&lower) && !holds(&OF_THOSE) {
            found.push((Claim::Everybody, sentence.to_owned()));
        }
    }
    found
}

/// Whether words stand in a text, and not as a part of others.
fn stands_in(lower: &str, words: &str) -> bool {
    lower.match_indices(words).any(|(at, _)| {
        let apart =
            |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric()) || !words.starts_with(char::is_alphanumeric);
        apart(lower[..at].chars().next_back()) && apart(lower[at + words.len()..].chars().next())
    })
}

/// Whether a share of people is said: *62% of parents*, *most pupils*, *half of the schools*.
fn is_of_people(lower: &str) -> bool {
    let rest = |after: &str| -> bool {
        let mut after = after.trim_start();
        for filler in ["per cent", "percent", "of ", "all ", "the ", "our ", "local ", "borough’s ", "borough's "] {
            after = after.strip_prefix(filler).unwrap_or(after).trim_start();
        }
        PEOPLE
            .iter()
            .any(|people| after.strip_prefix(people).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
    };
    let shares = lower.match_indices('%').map(|(at, _)| at + 1);
    let spelt = SPELT.iter().flat_map(|share| {
        let whole = |at: usize| !lower[..at].ends_with(char::is_alphanumeric);
        lower.match_indices(share).filter(move |(at, _)| whole(*at)).map(|(at, _)| at + share.len())
    });
    let words = SHARES.iter().flat_map(|share| {
        // *All parents want it* says something of them; *a letter to all parents* does not.
        let fits = |before: &str| match *share {
            "all" => before.trim_end().is_empty() || before.trim_end().ends_with([',', ';', ':', '–']),
            _ => !before.ends_with(char::is_alphanumeric),
        };
        lower.match_indices(share).filter(move |(at, _)| fits(&lower[..*at])).map(|(at, _)| at + share.len())
    });
    shares.chain(spelt).chain(words).any(|at| rest(&lower[at..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<Claim> {
        claims(text).into_iter().map(|(claim, _)| claim).collect()
    }

    #[test]
    fn what_must_not_be_claimed_is_found() {
        assert_eq!(
            kinds("62% of parents in the borough want it, plus or minus 3%."),
            [Claim::Margin, Claim::Everybody]
        );
        assert_eq!(kinds("Most pupils like their dinner."), [Claim::Everybody]);
        assert_eq!(kinds("Half of the schools say so."), [Claim::Everybody]);
        for share in [
            "62 per cent of parents want it.",
            "Two thirds of parents want it.",
            "Three in four pupils do.",
            "A quarter of staff do.",
        ] {
            assert_eq!(kinds(share), [Claim::Everybody], "{share}");
        }
        assert_eq!(kinds("Admissions is the highest-rated service."), [Claim::Ranking]);
        assert_eq!(kinds("The difference is statistically significant (±4.5)."), [Claim::Margin]);
    }

    #[test]
    fn what_says_whose_view_it_is_stands() {
        for fair in [
            "62% of the 45 parents who replied want it.",
            "Most of those who answered like their dinner. Parents worry about the price.",
            "Many people told us that they wait.",
            "An average over all families would hide these.",
            "Children like the clubs.",
            "Most of it is paid for by the council, and all services are checked.",
            "",
        ] {
            assert_eq!(kinds(fair), [], "{fair}");
        }
    }

    #[test]
    fn each_sentence_is_told_by_itself() {
        let found = claims("All parents agree.\nOf those who replied, 4.5 in ten did. Few staff do!");
        let words: Vec<&str> = found.iter().map(|(_, words)| words.as_str()).collect();
        assert_eq!(words, ["All parents agree.", "Few staff do!"]);
    }
}
